//! Pictures of pages, read back by the reader of pictures.

use std::sync::Arc;

use super::glyph::stroke;
use super::*;
use crate::block::Area;
use crate::kit::style::Face;
use crate::layout::page::{Item, PictureMark};
use crate::picture::Picture;

const RED: Color = Color(255, 0, 0);

/// A page of a small sheet.
fn page(marks: Vec<Mark>) -> Pages {
    sheet(Length::pt(200), Length::pt(240), marks)
}

fn sheet(width: Length, height: Length, marks: Vec<Mark>) -> Pages {
    let items = marks.into_iter().map(|mark| Item { node: None, mark }).collect();
    let page = Page { width, height, number: 1, items };
    Pages { pages: vec![page], ..Pages::default() }
}

fn pictures(pages: &Pages, dpi: u32) -> Vec<Picture> {
    let faces = Faces::bundled().expect("the bundled fonts serve");
    let resolution = Resolution::per_inch(dpi).expect("a resolution in the range");
    let files = write(pages, &faces, resolution).expect("pages can be written");
    files.into_iter().map(|file| Picture::read(file).expect("a PNG")).collect()
}

/// The only page at 72 dots an inch, at which a pixel is a point.
fn in_points(pages: &Pages) -> Picture {
    pictures(pages, 72).pop().expect("there is a page")
}

fn color(picture: &Picture, x: u32, y: u32) -> [u8; 3] {
    let at = ((y * picture.columns + x) * 3) as usize;
    *picture.colors[at..].first_chunk().expect("inside the picture")
}

/// Columns and rows of the first and the last pixel that is not white.
fn inked(picture: &Picture) -> Option<[u32; 4]> {
    let all = (0..picture.rows).flat_map(|y| (0..picture.columns).map(move |x| (x, y)));
    let inked: Vec<_> = all.filter(|(x, y)| color(picture, *x, *y) != [255; 3]).collect();
    let columns = || inked.iter().map(|(x, _)| *x);
    let rows = || inked.iter().map(|(_, y)| *y);
    Some([columns().min()?, rows().min()?, columns().max()?, rows().max()?])
}

fn text(words: &str) -> TextMark {
    let (x, y, size) = (Length::pt(85), Length::pt(100), Length::pt(14));
    TextMark { x, y, text: words.to_owned(), size, ..TextMark::default() }
}

fn line(from: (i64, i64), to: (i64, i64), color: Color) -> Mark {
    let (x1, y1) = (Length::pt(from.0), Length::pt(from.1));
    let (x2, y2) = (Length::pt(to.0), Length::pt(to.1));
    Mark::Line(LineMark { x1, y1, x2, y2, thickness: Length::pt(2), color })
}

#[test]
fn a_page_has_the_size_of_its_sheet_and_says_so() {
    let blank = sheet(Length::twips(11906), Length::twips(16838), Vec::new());
    for (dpi, columns, rows) in [(96, 794, 1123), (72, 596, 842), (200, 1654, 2339)] {
        let picture = pictures(&blank, dpi).pop().expect("there is a page");
        assert_eq!((picture.columns, picture.rows), (columns, rows), "{dpi}");
        assert_eq!(inked(&picture), None, "nothing is on it");
        let width = picture.real_width.expect("the file says how large it is");
        assert!((width.as_mm() - 210.0).abs() < 0.8, "{dpi}: {} mm", width.as_mm());
    }
}

#[test]
fn ink_is_where_the_letters_are_and_nowhere_else() {
    let mark = TextMark { text: "Hộ".to_owned(), ..text("") };
    let [left, top, right, bottom] = inked(&in_points(&page(vec![Mark::Text(mark)]))).expect("ink");
    // A capital of 14 pt is 9.3 pt high; the dot of ộ lies under the line.
    assert!((85..=86).contains(&left) && (88..=91).contains(&top), "{left} {top}");
    assert!((100..=104).contains(&bottom) && (99..=103).contains(&right), "{right} {bottom}");
}

#[test]
fn a_letter_covers_as_much_paper_as_its_outline_at_any_resolution() {
    let ink = |dpi: u32| {
        let picture = pictures(&page(vec![Mark::Text(text("Nghị định"))]), dpi);
        let dark: u64 = picture[0].colors.iter().map(|value| u64::from(255 - *value)).sum();
        dark as f64 / f64::from(dpi * dpi)
    };
    let (coarse, fine) = (ink(72), ink(400));
    assert!((coarse / fine - 1.0).abs() < 0.02, "{coarse} {fine}");
}

#[test]
fn spaces_of_a_justified_line_are_stretched() {
    let right = |stretch| {
        let mark = TextMark { stretch, ..text("a b c") };
        inked(&in_points(&page(vec![Mark::Text(mark)]))).expect("ink")[2]
    };
    assert_eq!(right(Length::pt(10)), right(Length::ZERO) + 20);
}

#[test]
fn a_red_frame_is_red_on_whole_pixels_and_black_letters_stay_grey() {
    let frame = [
        line((100, 200), (180, 200), RED),
        line((100, 230), (180, 230), RED),
        line((100, 200), (100, 230), RED),
        line((180, 200), (180, 230), RED),
    ];
    let picture = in_points(&page(frame.to_vec()));
    assert_eq!(inked(&picture), Some([99, 199, 180, 230]));
    for (x, y) in [(140, 199), (140, 200), (99, 215), (179, 215), (140, 230)] {
        assert_eq!(color(&picture, x, y), [255, 0, 0], "{x} {y}");
    }
    assert_eq!(color(&picture, 140, 215), [255; 3], "its inside is paper");
    let words = in_points(&page(vec![Mark::Text(text("HỎA TỐC"))]));
    assert!(words.colors.chunks(3).all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2]));
}

#[test]
fn the_sides_of_a_frame_are_equally_thick_and_meet_at_its_corners() {
    let thickness = Length::pt(1);
    for shift in 0..12 {
        let place = |points: i64| Length::pt(points) + Length::twips(2 * shift);
        let (left, top, right, bottom) = (place(30), place(40), place(87), place(63));
        let stroke =
            |x1, y1, x2, y2| Mark::Line(LineMark { x1, y1, x2, y2, thickness, color: RED });
        let half = thickness / 2;
        let frame = vec![
            stroke(left - half, top, right + half, top),
            stroke(left - half, bottom, right + half, bottom),
            stroke(left, top, left, bottom),
            stroke(right, top, right, bottom),
        ];
        let picture = pictures(&page(frame), 96).pop().expect("a page");
        let [first, upper, last, lower] = inked(&picture).expect("ink");
        let red = (0..picture.rows).flat_map(|y| (0..picture.columns).map(move |x| (x, y)));
        let red = red.filter(|(x, y)| color(&picture, *x, *y) == [255, 0, 0]).count() as u32;
        let (width, height) = (last - first + 1, lower - upper + 1);
        assert_eq!(red, 2 * (width + height) - 4, "one pixel on each side, shift {shift}");
    }
}

#[test]
fn a_line_thinner_than_a_pixel_is_fainter_and_still_seen() {
    let hair = LineMark { thickness: Length::emu(1), ..LineMark::default() };
    let level = LineMark { x2: Length::pt(50), ..hair };
    let upright = LineMark { y2: Length::pt(50), ..hair };
    assert_eq!(inked(&in_points(&page(vec![Mark::Line(level)]))), Some([0, 0, 50, 0]));
    assert_eq!(inked(&in_points(&page(vec![Mark::Line(upright)]))), Some([0, 0, 0, 50]));
    let half = LineMark { thickness: Length::emu(6350), ..level };
    assert_eq!(color(&in_points(&page(vec![Mark::Line(half)])), 25, 0), [127; 3]);
}

#[test]
fn a_slanted_stroke_covers_its_length_times_its_thickness() {
    let stamp = stroke((3.25, 4.5), (33.25, 44.5), 2.0);
    let covered: f64 = stamp.coverage.iter().map(|share| f64::from(*share) / 255.0).sum();
    assert!((covered - 100.0).abs() < 1.0, "{covered}");
    assert!(inked(&in_points(&page(vec![line((10, 10), (60, 40), RED)]))).is_some());
}

/// A page with a picture of 4 by 2 pixels in a box, half of it glass, and a black ground under it.
fn with_picture(width: i64, height: i64) -> Picture {
    let colors = [[0, 0, 255], [0, 0, 255], [9, 9, 9], [9, 9, 9]].concat().repeat(2);
    let opacity = Some([255, 255, 0, 0].repeat(2));
    let picture = Picture { columns: 4, rows: 2, colors, opacity, ..Picture::default() };
    let (x, y) = (Length::pt(50), Length::pt(60));
    let area = Area { x, y, width: Length::pt(width), height: Length::pt(height) };
    let mark = PictureMark { area, picture: "seal".to_owned() };
    let mut pages = page(vec![line((50, 61), (150, 61), Color::default()), Mark::Picture(mark)]);
    pages.pictures.insert("seal".to_owned(), Arc::new(picture));
    in_points(&pages)
}

#[test]
fn a_picture_covers_what_is_under_it_where_it_is_opaque_and_nothing_where_it_is_not() {
    let large = with_picture(40, 20);
    assert_eq!(color(&large, 55, 75), [0, 0, 255]);
    assert_eq!(color(&large, 55, 60), [0, 0, 255], "over the line");
    assert_eq!(color(&large, 85, 60), [0, 0, 0], "the line is seen through it");
    assert_eq!(color(&large, 85, 75), [255; 3]);
    assert_eq!(color(&large, 69, 79), [0, 0, 255], "to the last pixel");
    assert_eq!(color(&large, 69, 80), [255; 3], "and no further");
}

#[test]
fn a_picture_smaller_than_its_pixels_is_their_mean() {
    let small = with_picture(1, 3);
    // Half of the pixel is blue; the other half lets the paper or the line through.
    assert_eq!(color(&small, 50, 62), [127, 127, 255]);
    assert_eq!(color(&small, 50, 60), [0, 0, 128]);
}

#[test]
fn what_lies_beside_the_paper_is_left_out() {
    let beside = [
        Mark::Text(TextMark { x: Length::pt(-5), y: Length::pt(3), ..text("Wide") }),
        Mark::Text(TextMark { x: Length::pt(190), y: Length::pt(243), ..text("Wide") }),
        line((-50, -50), (300, -50), RED),
        line((190, 300), (190, 100), RED),
        line((-20, -30), (300, 400), RED),
        Mark::Text(text("")),
    ];
    let picture = in_points(&page(beside.to_vec()));
    assert_eq!((picture.columns, picture.rows), (200, 240));
    assert_eq!(color(&picture, 190, 239), [255, 0, 0]);
}

#[test]
fn there_is_one_file_for_each_page_and_always_the_same() {
    let mut pages = page(vec![Mark::Text(text("Một"))]);
    let second = page(vec![Mark::Text(TextMark { face: Face::BoldItalic, ..text("Hai") })]);
    pages.pages.extend(second.pages);
    let (first, again) = (pictures(&pages, 96), pictures(&pages, 96));
    assert_eq!(first.len(), 2);
    assert_ne!(first[0].colors, first[1].colors);
    assert_eq!(first, again);
}

#[test]
fn a_resolution_lies_between_a_blur_and_a_flood() {
    let taken = |pixels| Resolution::per_inch(pixels).is_some();
    assert!([36, 96, 600].into_iter().all(taken));
    assert!(![0, 35, 601].into_iter().any(taken));
}
