//! Marks of the first page, pictures of signatures and seals.

use super::super::document::{Draft, Flag};
use super::{case, dispatch};
use crate::length::Length;

/// A PNG of one pixel that says nothing of its size, and one of 360 pixels at 10 a millimetre.
const DOT: &[u8] = include_bytes!("dot.png");
const SEAL: &[u8] = include_bytes!("seal.png");

fn with(lines: &str) -> super::Case {
    dispatch(&format!("{lines}noi_dung: Đề nghị thực hiện.\n"))
}

/// A dispatch beside pictures, signed with these keys of a signer.
fn signed(lines: &str, signer: &str) -> super::Case {
    let text = format!(
        "{lines}loai: cong-van\nco_quan: {{ ten: Sở A, viet_tat: SA, dia_danh: A }}\ntrich_yeu: a\n\
         kinh_gui: Các sở\nnoi_dung: Thực hiện.\nky: {{ chuc_vu: Chủ tịch, {signer} }}\n"
    );
    case(&[
        ("a.yaml", text.as_bytes()),
        ("dot.png", DOT),
        ("seal.png", SEAL),
        ("cut.png", &DOT[..40]),
        ("gif.png", b"GIF89a"),
    ])
}

#[test]
fn marks_are_the_codes_of_the_kit() {
    let case = with("do_khan: hoa-toc\ndo_mat: mat\nluu_hanh: xem-xong-tra-lai\nky_so: true\n");
    case.expect(&[]);
    let document = case.document();
    let codes = [&document.marks.urgency, &document.marks.secrecy, &document.marks.circulation];
    let codes = codes.map(|code| code.as_ref().map(|code| code.value.as_str()));
    assert_eq!(codes, [Some("hoa-toc"), Some("mat"), Some("xem-xong-tra-lai")]);
    assert_eq!(document.digital, Flag::Yes);
}

#[test]
fn another_code_is_refused_with_those_there_are() {
    with("do_khan: hoa-toc-hen-gio\nluu_hanh: luu-hanh-noi-b\n").expect(&[
        ("a.yaml:1:10 lỗi [sai-dang] «do_khan» không nhận", &["khan, thuong-khan, hoa-toc"]),
        ("a.yaml:2:11 lỗi [sai-dang]", &["«luu-hanh-noi-bo»"]),
    ]);
}

#[test]
fn a_draft_has_a_number_or_none() {
    let draft = |text: &str| {
        let case = with(&format!("du_thao: {text}\n"));
        case.expect(&[]);
        case.document().marks.draft.as_ref().map(|draft| draft.value)
    };
    assert_eq!(draft("2"), Some(Draft::Number(2)));
    assert_eq!(draft("true"), Some(Draft::Unnumbered));
    assert_eq!(draft("false"), None);
    with("du_thao: lần 2\n").expect(&[("a.yaml:1:10 lỗi [sai-dang]", &["du_thao: true"])]);
    with("du_thao: 100\n").expect(&[("a.yaml:1:10 lỗi [sai-dang]", &["từ 1 đến 99"])]);
}

#[test]
fn pictures_are_read_once_by_the_names_typed() {
    let case = signed("dau: seal.png\n", "chu_ky: dot.png");
    case.expect(&[]);
    let document = case.document();
    assert_eq!(document.pictures.keys().collect::<Vec<_>>(), ["seal.png", "dot.png"]);
    assert_eq!(document.seal.as_ref().map(|name| name.value.as_str()), Some("seal.png"));
    assert_eq!(document.pictures["seal.png"].real_width, Some(Length::mm(36)));
    let files: Vec<_> =
        case.reading.files.iter().filter_map(|file| file.path.file_name()).collect();
    assert_eq!(files, ["a.yaml", "seal.png", "dot.png"], "what a build depends on");
}

#[test]
fn the_author_can_say_how_wide_the_thing_in_a_picture_is() {
    let case = signed("dau: { tep: dot.png, rong: 3.6cm }\n", "chu_ky: dot.png");
    case.expect(&[]);
    let document = case.document();
    let name = &document.seal.as_ref().expect("a seal").value;
    assert_eq!(document.pictures[name].real_width, Some(Length::mm(36)));
    assert_eq!(document.pictures["dot.png"].real_width, None, "the signature is another thing");
}

#[test]
fn a_seal_of_unknown_size_asks_for_it() {
    signed("dau: dot.png\n", "chu_ky: dot.png").expect(&[(
        "a.yaml:1:6 lỗi [hinh] không biết bề rộng thật của «dot.png»",
        &["dau: { tep: dot.png, rong: 36mm }"],
    )]);
    signed("dau: { tep: dot.png, rong: 3 }\n", "chu_ky: dot.png")
        .expect(&[("a.yaml:1:28 lỗi [sai-dang] «rong»", &["36mm"])]);
}

#[test]
fn a_file_that_is_no_picture_is_refused_at_its_key() {
    for (file, why) in [
        ("gif.png", "không phải là hình PNG"),
        ("cut.png", "bị hỏng"),
        ("none.png", "không có tệp «none.png»"),
        ("../x.png", "nằm ngoài thư mục"),
        ("/x.png", "đường dẫn tuyệt đối"),
    ] {
        let lines = signed("", &format!("chu_ky: {file}")).lines();
        assert_eq!(lines.len(), 1, "{lines:#?}");
        assert!(lines[0].starts_with("a.yaml:6:34 lỗi"), "{}", lines[0]);
        assert!(lines[0].contains(why) && lines[0].contains("chu_ky: chu-ky.png"), "{}", lines[0]);
    }
}
