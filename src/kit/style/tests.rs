//! Widths of pages and columns, in whole twips.

use super::*;

fn twips(widths: &[Length]) -> Vec<i64> {
    widths.iter().map(|width| width.as_twips()).collect()
}

#[test]
fn shares_fill_the_column_to_the_twip() {
    let style = TableStyle::default();
    let widths = style.column_widths(&[1, 1, 1], 3, Length::twips(9355));
    assert_eq!(twips(&widths), [3118, 3118, 3119]);
    let widths = style.column_widths(&[7, 40, 13], 3, Length::mm(160));
    assert_eq!(widths.iter().copied().sum::<Length>(), Length::mm(160).to_whole_twips());
}

#[test]
fn a_table_that_hangs_out_on_the_left_does_so_on_the_right() {
    let style = TableStyle { indent: Length::twips(-108), ..TableStyle::default() };
    assert_eq!(twips(&style.column_widths(&[], 2, Length::twips(9000))), [4608, 4608]);
    assert_eq!(twips(&style.column_widths(&[], 1, Length::ZERO - Length::mm(90))), [0]);
}

#[test]
fn fixed_widths_are_rounded_at_their_boundaries() {
    let columns = vec![Length::mm(65), Length::mm(107)];
    let style = TableStyle { columns, ..TableStyle::default() };
    let widths = style.column_widths(&[], 2, Length::mm(160));
    assert_eq!(twips(&widths), [3681, 6070]);
    assert_eq!(widths.iter().copied().sum::<Length>(), Length::mm(172).to_whole_twips());
}

#[test]
fn own_shares_win_over_the_widths_of_the_style() {
    let style = TableStyle { columns: vec![Length::mm(5); 2], ..TableStyle::default() };
    assert_eq!(twips(&style.column_widths(&[3, 1], 2, Length::twips(400))), [300, 100]);
}

#[test]
fn columns_without_widths_that_fit_are_equal() {
    let style = TableStyle { columns: vec![Length::mm(5); 3], ..TableStyle::default() };
    assert_eq!(twips(&style.column_widths(&[], 2, Length::twips(401))), [200, 201]);
    assert_eq!(twips(&style.column_widths(&[0, 0], 2, Length::twips(400))), [200, 200]);
    assert_eq!(style.column_widths(&[], 0, Length::twips(400)), []);
}

#[test]
fn the_text_is_as_wide_as_whole_twips_make_it() {
    let page = PageSetup {
        width: Length::mm(210),
        left: Length::mm(30),
        right: Length::mm(15),
        ..PageSetup::default()
    };
    assert_eq!(page.text_width(page.width), Length::twips(11906 - 1701 - 850));
}

#[test]
fn boundaries_stay_where_they_are_in_ten_thousandths_of_the_table() {
    let style = TableStyle::default();
    // Upright and landscape A4; close to ten thousand twips, in between, every boundary moves.
    for whole in (8_400..9_580).chain(11_000..15_000).step_by(7) {
        let widths = twips(&style.column_widths(&[5, 38, 18, 21, 18], 5, Length::twips(whole)));
        assert_eq!(widths.iter().sum::<i64>(), whole);
        let mut boundary = 0;
        for width in widths {
            boundary += width;
            let share = (2 * boundary * 10_000 + whole) / (2 * whole);
            assert_eq!(share * whole / 10_000, boundary, "of {whole}");
        }
    }
}
