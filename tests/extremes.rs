//! Documents larger, longer or barer than any office writes: nothing is lost, nothing leaves its
//! page, nothing that belongs together is parted.

use std::fmt::Write as _;
use std::fs;

use vanban::kit::Kit;
use vanban::layout::Faces;
use vanban::make::{Format, Maker};

/// Edges of the text on an upright A4 sheet, in points: the margins of the style sheet, and what
/// the head, the signatures and the edges of tables reach over.
const LEFT: f64 = 70.0;
const RIGHT: f64 = 546.0;
const FOOT: f64 = 785.3;

/// A text on a page, by its baseline.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    y: f64,
    x: f64,
    width: f64,
    size: f64,
    text: String,
}

/// A page as the dump tells of it.
#[derive(Debug, Clone, PartialEq)]
struct Page {
    number: u32,
    width: f64,
    height: f64,
    lines: Vec<Line>,
}

/// A document as it came out.
struct Made {
    pages: Vec<Page>,
    document: String,
}

impl Made {
    /// All words of a page in one line each.
    fn text(&self, page: usize) -> String {
        self.pages[page].lines.iter().map(|line| format!("{}\n", line.text)).collect()
    }

    fn all(&self) -> String {
        (0..self.pages.len()).map(|page| self.text(page)).collect()
    }

    /// The page on which a text stands that no other line has.
    fn page_of(&self, text: &str) -> usize {
        let holds = |page: &Page| page.lines.iter().any(|line| line.text.trim_end() == text);
        let found: Vec<_> = (0..self.pages.len()).filter(|at| holds(&self.pages[*at])).collect();
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found[0]
    }

    fn line(&self, text: &str) -> &Line {
        let page = &self.pages[self.page_of(text)];
        page.lines.iter().find(|line| line.text.trim_end() == text).expect("it is on its page")
    }

    fn count(&self, text: &str) -> usize {
        self.pages.iter().flat_map(|page| &page.lines).filter(|line| line.text == text).count()
    }
}

/// Makes a document that must be without fault, and checks that all of it lies inside its pages
/// and that no two lines of a page overlap.
fn make(yaml: &str) -> Made {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.yaml");
    fs::write(&path, yaml).expect("a document");
    let kit = Kit::bundled().expect("the embedded knowledge loads");
    let faces = Faces::bundled().expect("the embedded fonts serve");
    let maker = Maker::new(&kit, faces).expect("the embedded templates are right");
    let made = maker.make(&path, &[Format::Dump, Format::Docx, Format::Pdf]).expect("it is made");
    assert_eq!(made.findings, [], "{yaml}");
    let [dump, docx, pdf] = made.outputs.as_slice() else { panic!("one file in three formats") };
    assert!(pdf.bytes.starts_with(b"%PDF"));
    let dump = String::from_utf8(dump.bytes.clone()).expect("text is UTF-8");
    let made = Made { pages: pages(&dump), document: document(&docx.bytes) };
    made.pages.iter().for_each(nothing_is_outside_or_on_top);
    made
}

fn nothing_is_outside_or_on_top(page: &Page) {
    let upright = page.width < page.height;
    for line in &page.lines {
        let place = format!("page {}: {line:?}", page.number);
        assert!(line.x >= LEFT && line.y > 0.0, "{place}");
        if upright {
            assert!(line.x + line.width <= RIGHT && line.y <= FOOT, "{place}");
        }
    }
    for (at, line) in page.lines.iter().enumerate() {
        for other in &page.lines[at + 1..] {
            let apart =
                line.x + line.width <= other.x + 0.1 || other.x + other.width <= line.x + 0.1;
            let above = (line.y - other.y).abs() >= line.size.min(other.size) * 0.9;
            assert!(apart || above, "page {}: {line:?} {other:?}", page.number);
        }
    }
}

fn pages(dump: &str) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for line in dump.lines().filter(|line| !line.is_empty()) {
        if let Some(head) = line.strip_prefix("page ") {
            let words: Vec<&str> = head.split([' ', ',']).collect();
            let number = words.iter().position(|word| *word == "number").expect("a number");
            let [.., width, _, height] = words.as_slice() else { panic!("{line}") };
            pages.push(Page {
                number: words[number + 1].parse().expect("a number"),
                width: width.parse().expect("a width"),
                height: height.parse().expect("a height"),
                lines: Vec::new(),
            });
        } else if let Some((place, text)) = line.split_once('"') {
            let numbers: Vec<f64> =
                place.split_whitespace().map_while(|n| n.parse().ok()).collect();
            let [y, x, width, size] = numbers.as_slice() else { panic!("{line}") };
            let text = text.strip_suffix('"').unwrap_or(text).to_owned();
            let page = pages.last_mut().expect("a page before its lines");
            page.lines.push(Line { y: *y, x: *x, width: *width, size: *size, text });
        }
    }
    pages
}

/// The main part of a DOCX.
fn document(docx: &[u8]) -> String {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("a DOCX is a zip");
    let part = package.by_name("word/document.xml").expect("the part is there");
    std::io::read_to_string(part).expect("parts are UTF-8")
}

const NOTICE: &str = "\
loai: thong-bao
co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }
trich_yeu: Lịch làm việc
ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }
";

/// The notice with more keys.
fn notice(keys: &str) -> String {
    format!("{NOTICE}{keys}")
}

/// So many numbered copies of a line, each made by `line`.
fn numbered(count: usize, line: impl Fn(usize) -> String) -> String {
    (1..=count).map(line).collect()
}

#[test]
fn an_agency_name_of_three_lines_pushes_the_number_down_and_nothing_aside() {
    let made = make(
        "loai: cong-van\n\
         co_quan:\n  \
           ten: Ban Quản lý Đường sắt đô thị Thành phố Hồ Chí Minh\n  \
           ngat_ten: [Ban Quản lý, Đường sắt đô thị, Thành phố Hồ Chí Minh]\n  \
           chu_quan: [Ủy ban nhân dân, Thành phố Hồ Chí Minh]\n  \
           viet_tat: BQL\n  \
           dia_danh: Thành phố Hồ Chí Minh\n\
         so: 1234\n\
         don_vi: VP\n\
         ngay: 2025-09-25\n\
         trich_yeu: đón đoàn\n\
         kinh_gui: Sở Nội vụ\n\
         noi_dung: Đề nghị phối hợp./.\n\
         ky: { chuc_vu: Trưởng ban }\n",
    );
    assert_eq!(made.pages.len(), 1);
    // Two lines of the upper body, the second of them the same as the last of the name.
    let head: Vec<&Line> = made.pages[0].lines.iter().take(5).collect();
    let texts: Vec<&str> = head.iter().map(|line| line.text.as_str()).collect();
    let city = "THÀNH PHỐ HỒ CHÍ MINH";
    assert_eq!(texts, ["ỦY BAN NHÂN DÂN", city, "BAN QUẢN LÝ", "ĐƯỜNG SẮT ĐÔ THỊ", city]);
    let date = made.line("Thành phố Hồ Chí Minh, ngày 25 tháng 9 năm 2025");
    let number = made.line("Số: 1234/BQL-VP");
    assert_eq!(date.y, number.y, "number and date stand on one line");
    assert!(number.y > head[4].y + 15.0);
    assert!(made.line("Độc lập - Tự do - Hạnh phúc").y < head[2].y);
}

#[test]
fn a_subject_of_six_lines_is_whole_above_its_rule() {
    let words = "Về việc tổ chức hội nghị biểu dương điển hình tiên tiến các cấp ";
    let text = notice("noi_dung: Sở Nội vụ thông báo./.\n")
        .replace("Lịch làm việc", &format!("{}và việc khác", words.repeat(6)));
    let made = make(&text);
    let page = &made.pages[0];
    let title = page.lines.iter().position(|line| line.text == "THÔNG BÁO").expect("a title");
    let body = page.lines.iter().position(|line| line.text.starts_with("Sở Nội vụ thông báo"));
    let subject = &page.lines[title + 1..body.expect("a body")];
    assert_eq!(subject.len(), 6, "{subject:?}");
    let middle = |line: &Line| line.x + line.width / 2.0;
    // The space that ends a line hangs over.
    assert!(subject.iter().all(|line| (middle(line) - middle(&subject[0])).abs() < 3.0));
    let joined: String = subject.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(joined.matches("điển hình tiên tiến").count(), 6);
}

#[test]
fn sixty_recipients_go_on_overleaf_and_all_are_there() {
    let list = numbered(60, |at| format!("  - Ủy ban nhân dân xã số {at}\n"));
    let made = make(&notice(&format!("noi_dung: Thông báo./.\nnoi_nhan:\n{list}luu: VT\n")));
    for at in 1..=60 {
        made.page_of(&format!("- Ủy ban nhân dân xã số {at};"));
    }
    assert_eq!(made.page_of("- Lưu: VT."), made.pages.len() - 1);
    let sign = made.page_of("GIÁM ĐỐC");
    assert_eq!((sign, made.page_of("Nguyễn Văn An")), (0, 0), "the signature stays together");
    assert_eq!(made.pages.len(), 2);
    assert_eq!(made.line("GIÁM ĐỐC").y, made.line("Nơi nhận:").y);
}

#[test]
fn thirty_signers_of_minutes_stand_in_pairs_each_whole_on_a_page() {
    let signers = numbered(30, |at| {
        format!("  - {{ chuc_vu: Thành viên tổ {at}, ho_ten: Nguyễn Văn Thứ {at} }}\n")
    });
    let made = make(&format!(
        "loai: bien-ban\n\
         co_quan: {{ ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }}\n\
         trich_yeu: Họp tổ công tác\n\
         bat_dau: 08 giờ 00, ngày 29 tháng 5 năm 2020\n\
         dia_diem: Phòng họp\n\
         thanh_phan: Các thành viên\n\
         chu_tri: Ông Nguyễn Văn An\n\
         thu_ky: Bà Trần Thị Bình\n\
         noi_dung: Thống nhất phân công.\n\
         ket_thuc: 11 giờ 00, ngày 29 tháng 5 năm 2020\n\
         noi_nhan: [Thành viên tổ công tác]\n\
         luu: VT\n\
         ky:\n{signers}"
    ));
    for at in 1..=30 {
        let title = made.page_of(&format!("THÀNH VIÊN TỔ {at}"));
        assert_eq!(title, made.page_of(&format!("Nguyễn Văn Thứ {at}")), "signer {at}");
    }
    for at in (1..30).step_by(2) {
        let left = made.line(&format!("Nguyễn Văn Thứ {at}"));
        let right = made.line(&format!("Nguyễn Văn Thứ {}", at + 1));
        assert!(left.y == right.y && left.x + left.width < right.x, "{left:?} {right:?}");
    }
    assert_eq!(made.page_of("Nguyễn Văn Thứ 30"), made.page_of("- Lưu: VT."));
}

#[test]
fn a_table_of_five_hundred_rows_repeats_its_head_and_keeps_a_groups_name_with_its_rows() {
    let rows = numbered(500, |at| match at % 20 {
        1 => format!("      - nhom: Nhóm {at}\n"),
        0 => format!("      - cong: [\"\", Cộng đến {at}, {at}]\n"),
        _ => format!("      - [{at}, Việc của hàng {at}, {at}]\n"),
    });
    let made = make(&notice(&format!(
        "noi_dung: |\n  Kết quả như sau:\n\n  {{bang: viec}}\n\n  Thông báo để biết./.\n\
         bang:\n  viec:\n    cot: [{{ ten: Số thứ tự, rong: 1 }}, {{ ten: Việc, rong: 4 }}, \
         {{ ten: Số lượng, rong: 1 }}]\n    hang:\n{rows}"
    )));
    let last = made.pages.len() - 1;
    let with_rows: Vec<usize> =
        (0..=last).filter(|page| made.text(*page).contains("Việc của hàng")).collect();
    assert!(with_rows.len() > 10, "{} pages", made.pages.len());
    for page in &with_rows {
        assert!(made.text(*page).contains("Số lượng"), "page {page} has the head");
    }
    let mut at = 1;
    while at < 500 {
        let group = made.page_of(&format!("Nhóm {at}"));
        assert_eq!(group, made.page_of(&format!("Việc của hàng {}", at + 1)), "group {at}");
        made.page_of(&format!("Cộng đến {}", at + 19));
        at += 20;
    }
    assert_eq!(made.document.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(made.document.matches("<w:gridSpan w:val=\"3\"/>").count(), 25);
    assert_eq!(made.document.matches("<w:tr>").count(), 501 + 3, "with head and signature");
}

const CHAPTERS: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

#[test]
fn a_regulation_of_forty_pages_numbers_its_articles_and_pages_through() {
    let clause = "Cơ quan, đơn vị thực hiện nhiệm vụ được giao, báo cáo kết quả theo quy định. ";
    let mut body = String::new();
    for article in 1..=200 {
        if article % 20 == 1 {
            let chapter = CHAPTERS[article / 20];
            write!(body, "    Chương {chapter}\n    NỘI DUNG PHẦN NÀY\n\n").expect("text");
        }
        write!(body, "    Điều {article}. Trách nhiệm thứ {article}\n\n").expect("text");
        for number in 1..=3 {
            write!(body, "    {number}. {}\n\n", clause.repeat(2).trim_end()).expect("text");
        }
    }
    let body = format!("{}/.\n", body.trim_end());
    let made = make(&format!(
        "loai: quyet-dinh\n\
         co_quan: {{ ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn, tham_quyen: Giám đốc }}\n\
         trich_yeu: Về việc ban hành Quy chế\n\
         can_cu: [Luật Lưu trữ]\n\
         noi_dung: Điều 1. Ban hành kèm theo Quyết định này Quy chế./.\n\
         ky: {{ chuc_vu: Giám đốc }}\n\
         kem_theo:\n  loai: quy-che\n  trich_yeu: Làm việc\n  noi_dung: |\n{body}"
    ));
    let regulation = made.page_of("QUY CHẾ");
    assert_eq!(regulation, 1);
    assert!(made.pages.len() >= 41, "{} pages", made.pages.len());
    for (count, page) in made.pages[regulation..].iter().enumerate() {
        assert_eq!(page.number as usize, count + 1);
        let shown = page.lines[0].text == (count + 1).to_string();
        assert_eq!(shown, count > 0, "the number stands on every page but the first");
    }
    for article in 1..=200 {
        let heading = format!("Điều {article}. Trách nhiệm thứ {article}");
        let page = &made.pages[made.page_of(&heading)];
        assert_ne!(page.lines.last().map(|line| line.text.as_str()), Some(heading.as_str()));
    }
}

#[test]
fn a_footnote_longer_than_a_page_goes_on_at_the_foot_of_the_next() {
    let words = numbered(1800, |at| format!("chữ{at} "));
    let after = numbered(30, |at| format!("  Đoạn sau thứ {at}.\n\n"));
    let after = format!("{}/.\n\n", after.trim_end());
    let made = make(&notice(&format!(
        "noi_dung: |\n  Đoạn đầu có chú thích[^dai].\n\n{after}  [^dai]: {}.\n",
        words.trim_end()
    )));
    let (cited, last) = (made.page_of("Đoạn đầu có chú thích"), made.pages.len() - 1);
    assert_eq!((cited, last), (0, 3));
    assert!(
        made.text(1).lines().skip(1).all(|line| line.contains("chữ")),
        "a page of nothing else"
    );
    let all = made.all().replace('\n', " ");
    let seen = all.split_whitespace().filter_map(|word| word.strip_prefix("chữ"));
    let seen: Vec<&str> = seen.map(|number| number.trim_end_matches('.')).collect();
    let told: Vec<String> = (1..=1800).map(|at| at.to_string()).collect();
    assert_eq!(seen, told, "nothing is lost, parted or said twice");
    assert_eq!((made.page_of("GIÁM ĐỐC"), made.page_of("Nguyễn Văn An")), (last, last));
    assert_eq!(made.page_of("Đoạn sau thứ 30./."), last, "text stands with the signature");
    assert_eq!(made.document.matches("<w:footnoteReference").count(), 1);
}

#[test]
fn appendices_lie_as_asked_with_or_without_a_title_each_numbered_from_one() {
    let long = "Nội dung của phụ lục này dài hơn một trang. ".repeat(150);
    let made = make(&notice(&format!(
        "noi_dung: \"Thực hiện theo {{@mot}}, {{@hai}} và {{@ba}}./.\"\n\
         phu_luc:\n  \
         - {{ nhan: mot, ten: Danh sách, noi_dung: \"{long}\" }}\n  \
         - {{ nhan: hai, ngang: true, noi_dung: \"{long}\" }}\n  \
         - {{ nhan: ba, ten: Biểu mẫu, ngang: true, noi_dung: Mẫu./. }}\n"
    )));
    for mention in ["Phụ lục I", "Phụ lục II", "Phụ lục III"] {
        assert!(made.text(0).contains(mention), "{mention}");
    }
    // Behind the page that mentions them.
    let heads = |name: &str, at: usize| {
        made.pages[at].lines.iter().any(|line| line.text.trim_end() == name)
    };
    let begin = ["Phụ lục I", "Phụ lục II", "Phụ lục III"].map(|name| {
        let found: Vec<_> = (1..made.pages.len()).filter(|at| heads(name, *at)).collect();
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        found[0]
    });
    for (page, lies) in begin.iter().zip([false, true, true]) {
        let page = &made.pages[*page];
        assert_eq!((page.number, page.width > page.height), (1, lies));
        assert!(page.lines[0].text.starts_with("Phụ lục"), "page 1 shows no number");
    }
    assert!(begin[1] - begin[0] >= 2 && begin[2] - begin[1] >= 2, "{begin:?}");
    for from in [begin[0], begin[1]] {
        let second = &made.pages[from + 1];
        assert_eq!((second.number, second.lines[0].text.as_str()), (2, "2"));
    }
    assert_eq!((made.count("DANH SÁCH"), made.count("BIỂU MẪU")), (1, 1));
    assert_eq!(made.document.matches("w:orient=\"landscape\"").count(), 2);
    assert_eq!(made.document.matches("<w:pgNumType w:start=\"1\"/>").count(), 3);
}
