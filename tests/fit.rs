//! `trinh_bay: { vua_trang: N }`: what is chosen so that a document fits its pages, and what is said
//! where it does not.

use std::fmt::Write;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use vanban::diagnostic::{Diagnostic, Severity};
use vanban::kit::Kit;
use vanban::layout::Faces;
use vanban::make::{Format, Made, Maker};

const HEAD: &str = "\
loai: thong-bao
co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }
so: 05
ngay: 2020-02-25
trich_yeu: Lịch làm việc
noi_nhan: [Các phòng]
luu: VT, VP
ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }
";

/// A document of so many clauses: three lines each at 14 pt, two at 13 pt.
fn document(clauses: usize, more: &str) -> String {
    let mut text = format!("{HEAD}{more}\nnoi_dung: |\n");
    for clause in 1..=clauses {
        let end = if clause == clauses { "./." } else { "." };
        let _ = write!(
            text,
            "  {clause}. Các phòng, ban chuyên môn chủ động phối hợp với các cơ quan, đơn vị liên \
             quan xây dựng chương trình, kế hoạch công tác lần thứ {clause} và báo cáo theo quy \
             định{end}\n\n"
        );
    }
    text
}

fn make(text: &str) -> Made {
    make_in(tempfile::tempdir().expect("a folder").path(), text)
}

fn make_in(folder: &Path, text: &str) -> Made {
    let kit = Kit::bundled().expect("the embedded knowledge loads");
    let faces = Faces::bundled().expect("the embedded fonts serve");
    let maker = Maker::new(&kit, faces).expect("the embedded templates are right");
    let path = folder.join("a.yaml");
    fs::write(&path, text).expect("the document");
    let made = maker.make(&path, &[Format::Docx, Format::Dump]).expect("only the author fails");
    assert!(!made.is_refused(), "{:?}", made.findings);
    made
}

fn pages(made: &Made) -> String {
    let dump = made.outputs.iter().find(|output| output.format == Format::Dump);
    String::from_utf8(dump.expect("it was asked for").bytes.clone()).expect("text")
}

fn count(made: &Made) -> usize {
    pages(made).lines().filter(|line| line.starts_with("page ")).count()
}

/// A part of the DOCX.
fn part(made: &Made, name: &str) -> String {
    let docx = made.outputs.iter().find(|output| output.format == Format::Docx);
    let bytes = &docx.expect("it was asked for").bytes;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

/// The style of the body in the DOCX, from its name to its end.
fn body_style(made: &Made) -> String {
    let styles = part(made, "word/styles.xml");
    let style = styles.split("w:styleId=\"noi-dung\"").nth(1).expect("it is there");
    style.split("</w:style>").next().expect("it ends").to_owned()
}

fn finding(made: &Made) -> &Diagnostic {
    let [finding] = &made.findings[..] else { panic!("one finding: {:?}", made.findings) };
    assert!(vanban::checks::rule(finding.rule).is_some(), "{} can be explained", finding.rule);
    finding
}

const ONE_PAGE: &str = "trinh_bay: { vua_trang: 1 }";

#[test]
fn a_text_that_fits_at_13_pt_and_not_at_14_is_set_in_13_pt_in_both_files() {
    assert_eq!(count(&make(&document(11, ""))), 2);
    let made = make(&document(11, ONE_PAGE));
    assert_eq!(count(&made), 1);
    let said = finding(&made);
    assert_eq!(said.severity, Severity::Note);
    assert_eq!(said.message, "trinh_bay: để vừa 1 trang, đã dùng co_chu 13pt");
    assert!(said.help.as_ref().is_some_and(|help| help.ends_with("{ co_chu: 13pt }")));
    assert!(body_style(&made).contains("<w:sz w:val=\"26\"/>"), "{}", body_style(&made));
    assert!(body_style(&made).contains("w:line=\"276\""), "what fits need not give way");
    let dump = pages(&made);
    let body: Vec<_> = dump.lines().filter(|line| line.contains("\"1. Các phòng")).collect();
    assert!(body.len() == 1 && body[0].contains(" 13.00 regular "), "{body:?}");
}

/// The first of ever longer texts about which something is said.
fn first_too_long(choices: &str) -> Made {
    let texts = (150..300).step_by(2).map(|words| {
        let text = "kế hoạch ".repeat(words);
        format!(
            "{HEAD}trinh_bay: {{ vua_trang: 1, {choices} }}\nnoi_dung: |\n  Theo {text}năm./.\n"
        )
    });
    let mut made = texts.map(|text| make(&text));
    made.find(|made| !made.findings.is_empty()).expect("one of them is too long")
}

#[test]
fn lines_move_together_before_letters_shrink() {
    let made = first_too_long("thut_dong: 1cm");
    assert_eq!(finding(&made).message, "trinh_bay: để vừa 1 trang, đã dùng gian_dong 1.1");
    assert_eq!(count(&made), 1);
    let style = body_style(&made);
    assert!(style.contains("w:line=\"264\"") && !style.contains("<w:sz"), "{style}");
}

#[test]
fn the_choice_told_makes_the_same_files_when_it_is_written_down() {
    let fitted = make(&document(11, ONE_PAGE));
    let help = finding(&fitted).help.as_ref().expect("it says what to write");
    let choice = help.split("về sau: ").nth(1).expect("the line to write");
    let written = make(&document(11, choice));
    assert_eq!(fitted.outputs, written.outputs);
    assert_eq!(written.findings, []);
}

#[test]
fn a_text_that_fits_is_left_as_it_is() {
    let plain = make(&document(4, ""));
    let wanted = make(&document(4, ONE_PAGE));
    assert_eq!(wanted.outputs, plain.outputs);
    assert_eq!(wanted.findings, []);
    let roomy = make(&document(11, "trinh_bay: { vua_trang: 9 }"));
    assert_eq!((count(&roomy), roomy.findings), (2, Vec::new()));
}

#[test]
fn a_text_that_cannot_fit_is_told_by_how_many_lines_and_where_it_is_long() {
    let is_too_long = |clauses: &usize| {
        finding(&make(&document(*clauses, ONE_PAGE))).severity == Severity::Warning
    };
    let clauses = (11..20).find(is_too_long).expect("one of them is too long");
    let made = make(&document(clauses, ONE_PAGE));
    let said = &finding(&made).message;
    let told = |lines: usize| said.contains(&format!("vẫn thừa khoảng {lines} dòng"));
    // A clause has two lines there: with one clause less it fits.
    assert!(told(1) || told(2), "{said}");
    let plain = make(&document(clauses, ""));
    assert_eq!(made.outputs, plain.outputs, "nothing is squeezed in vain");

    let sentence = "Các phòng chuyên môn chủ động phối hợp xây dựng kế hoạch công tác ";
    let long = format!("{}noi_dung: |\n  {}./.\n", HEAD, sentence.repeat(60).trim_end());
    let made = make(&format!("{long}{ONE_PAGE}\n"));
    let [(span, word)] = &finding(&made).related[..] else { panic!("the only paragraph") };
    assert!(word.starts_with("đoạn này dài ") || word.starts_with("dòng cuối chỉ có "), "{word}");
    let source = made.sources.get(span.source).text();
    assert!(source[span.start..span.end].starts_with("Các phòng"), "at its place in the file");
}

#[test]
fn what_the_author_has_chosen_stays() {
    let made = first_too_long("gian_dong: 1.15");
    assert_eq!((finding(&made).severity, count(&made)), (Severity::Note, 1));
    assert!(body_style(&made).contains("w:line=\"276\""), "{}", body_style(&made));
    assert!(!finding(&made).message.contains("gian_dong"), "{}", finding(&made).message);

    let made = make(&document(11, "trinh_bay: { co_chu: 14pt, vua_trang: 1 }"));
    let said = finding(&made);
    assert_eq!(said.severity, Severity::Warning);
    let help = said.help.as_ref().expect("it says what else could be done");
    assert!(help.contains("hoặc bỏ co_chu: 14pt"), "{help}");
    assert_eq!(count(&made), 2);
}

#[test]
fn margins_give_way_last() {
    let made = first_too_long("co_chu: 14pt, gian_dong: 1.15");
    let said = &finding(&made).message;
    let margin = said.split("đã dùng le_phai ").nth(1).expect(said);
    let twips = (15..20).zip([850, 907, 964, 1021, 1077]);
    let (_, twips) = twips.into_iter().find(|(mm, _)| margin == format!("{mm}mm")).expect(margin);
    let section = part(&made, "word/document.xml");
    assert!(section.contains(&format!("w:right=\"{twips}\"")), "{margin} in the DOCX");
    assert_eq!(count(&made), 1);
}

#[test]
fn appendices_may_be_as_long_as_they_are() {
    let appendix = "phu_luc:\n  - ten: Danh sách\n    noi_dung: |\n";
    let lines: String = (0..80).map(|line| format!("      Dòng thứ {line}.\n\n")).collect();
    let made = make(&format!("{}{appendix}{lines}", document(11, ONE_PAGE)));
    let note = made.findings.iter().find(|finding| finding.severity == Severity::Note);
    assert_eq!(
        note.map(|note| note.message.as_str()),
        Some("trinh_bay: để vừa 1 trang, đã dùng co_chu 13pt")
    );
    assert!(count(&made) > 3, "the main part takes one page, the appendix its own");
}

#[test]
fn a_copy_shows_the_document_as_it_was_fitted() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("goc.yaml"), document(11, ONE_PAGE)).expect("the document");
    let copy = "\
loai: sao-y
co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }
ban_goc: { tep: goc.yaml, la: ban-chinh, dang: giay }
so: 12
ngay: 2020-06-08
noi_nhan: [Các phòng]
luu: VT
ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }
";
    let made = make_in(folder.path(), copy);
    assert!(body_style(&made).contains("<w:sz w:val=\"26\"/>"), "{}", body_style(&made));
    assert!(count(&made) > 1, "the words of the copy have a page of their own");
}

#[test]
fn a_number_of_pages_that_is_none_is_refused_at_its_line() {
    let kit = Kit::bundled().expect("the embedded knowledge loads");
    let faces = Faces::bundled().expect("the embedded fonts serve");
    let maker = Maker::new(&kit, faces).expect("the embedded templates are right");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.yaml");
    fs::write(&path, document(2, "trinh_bay: { vua_trang: một }")).expect("the document");
    let made = maker.make(&path, &[Format::Docx]).expect("only the author fails");
    assert!(made.is_refused() && made.outputs.is_empty());
    assert!(finding(&made).message.contains("số trang, từ 1 đến 999"));
}
