//! Pages made by hand: every role, every kind of mark, all Vietnamese letters.

use std::sync::Arc;

use crate::block::{Area, Properties};
use crate::kit::style::{Color, Face};
use crate::layout::page::*;
use crate::length::Length;
use crate::picture::Picture;
use crate::write::pdf::FontBytes;

pub(super) const FONTS: FontBytes<'static> = FontBytes {
    faces: [
        include_bytes!("../../../../fonts/LiberationSerif-Regular.ttf"),
        include_bytes!("../../../../fonts/LiberationSerif-Bold.ttf"),
        include_bytes!("../../../../fonts/LiberationSerif-Italic.ttf"),
        include_bytes!("../../../../fonts/LiberationSerif-BoldItalic.ttf"),
    ],
};

/// Every letter of the Vietnamese alphabet with every tone, in NFC.
pub(super) const ALPHABET: &str = "aàảãáạ ăằẳẵắặ âầẩẫấậ bcdđ eèẻẽéẹ êềểễếệ gh iìỉĩíị klmn oòỏõóọ \
    ôồổỗốộ ơờởỡớợ pqrst uùủũúụ ưừửữứự vx yỳỷỹýỵ AÀẢÃÁẠ ĂẰẲẴẮẶ ÂẦẨẪẤẬ BCDĐ EÈẺẼÉẸ ÊỀỂỄẾỆ GH \
    IÌỈĨÍỊ KLMN OÒỎÕÓỌ ÔỒỔỖỐỘ ƠỜỞỠỚỢ PQRST UÙỦŨÚỤ ƯỪỬỮỨỰ VX YỲỶỸÝỴ";

/// The width of `text` as layout measures it: the sum of the advances; a no-break hyphen, which
/// the faces lack, is a hyphen.
pub(super) fn width(face: Face, size: Length, text: &str) -> Length {
    let font = ttf_parser::Face::parse(FONTS.faces[face as usize], 0).unwrap();
    let units: i64 = text
        .replace('\u{2011}', "-")
        .chars()
        .map(|c| i64::from(font.glyph_hor_advance(font.glyph_index(c).unwrap()).unwrap()))
        .sum();
    size.scaled(units, i64::from(font.units_per_em()))
}

/// A mark of 13 pt at these points.
pub(super) fn mark(x: i64, y: i64, face: Face, text: &str) -> TextMark {
    let size = Length::pt(13);
    TextMark {
        x: Length::pt(x),
        y: Length::pt(y),
        text: text.to_owned(),
        face,
        size,
        stretch: Length::ZERO,
        width: width(face, size, text.trim_end()),
        color: Color::default(),
    }
}

/// The same in another size.
pub(super) fn sized(points: i64, mark: TextMark) -> TextMark {
    let size = Length::pt(points);
    TextMark { size, width: width(mark.face, size, mark.text.trim_end()), ..mark }
}

/// A mark of 13 pt, stretched so that its last letter ends `wide` points further right.
pub(super) fn justified(x: i64, y: i64, wide: i64, text: &str) -> TextMark {
    let mark = mark(x, y, Face::Regular, text);
    let spaces = text.trim_end().matches(' ').count() as i64;
    let stretch = (Length::pt(wide) - mark.width) / spaces;
    TextMark { stretch, width: mark.width + stretch * spaces, ..mark }
}

/// Pages in the making.
#[derive(Default)]
pub(super) struct Maker {
    pub(super) pages: Pages,
}

impl Maker {
    pub(super) fn page(&mut self, number: u32) {
        let page = Page {
            width: Length::twips(11906),
            height: Length::twips(16838),
            number,
            items: vec![],
        };
        self.pages.pages.push(page);
    }

    pub(super) fn node(&mut self, parent: Option<NodeId>, role: NodeRole) -> NodeId {
        let node = Node { parent, role, anchor: None, title: String::new(), target: None };
        self.pages.nodes.push(node);
        NodeId(self.pages.nodes.len() - 1)
    }

    pub(super) fn draw(&mut self, node: impl Into<Option<NodeId>>, mark: TextMark) {
        let item = Item { node: node.into(), mark: Mark::Text(mark) };
        self.pages.pages.last_mut().unwrap().items.push(item);
    }

    pub(super) fn rule(&mut self, x1: i64, x2: i64, y: i64) {
        let line = LineMark {
            x1: Length::pt(x1),
            y1: Length::pt(y),
            x2: Length::pt(x2),
            y2: Length::pt(y),
            thickness: Length::emu(9525),
            color: Color::default(),
        };
        let item = Item { node: None, mark: Mark::Line(line) };
        self.pages.pages.last_mut().unwrap().items.push(item);
    }

    pub(super) fn titled(&mut self, role: NodeRole, title: &str) -> NodeId {
        let node = self.node(None, role);
        self.pages.nodes[node.0].title = title.to_owned();
        node
    }

    pub(super) fn mention(&mut self, parent: NodeId, title: &str, target: Option<&str>) -> NodeId {
        let node = self.node(Some(parent), NodeRole::Mention);
        self.pages.nodes[node.0].title = title.to_owned();
        self.pages.nodes[node.0].target = target.map(str::to_owned);
        node
    }

    pub(super) fn item(&mut self, node: NodeId, mark: Mark) {
        self.pages.pages.last_mut().unwrap().items.push(Item { node: Some(node), mark });
    }

    pub(super) fn heading(&mut self, level: u8, y: i64, text: &str) -> NodeId {
        let node = self.node(None, NodeRole::Heading(level));
        self.pages.nodes[node.0].title = text.to_owned();
        self.draw(node, mark(85, y, Face::Bold, text));
        node
    }

    pub(super) fn paragraph(&mut self, y: i64, text: &str) -> NodeId {
        let node = self.node(None, NodeRole::Paragraph);
        self.draw(node, mark(85, y, Face::Regular, text));
        node
    }
}

pub(super) fn properties() -> Properties {
    Properties {
        title: "Quyết định về việc ban hành Quy chế <thử> & nghiệm".into(),
        subject: "ban hành Quy chế".into(),
        author: "Ủy ban nhân dân tỉnh Lạng Sơn".into(),
        category: "Quyết định".into(),
        identifier: "05/2020/QĐ-UBND".into(),
        language: "vi-VN".into(),
        date: "2020-02-25".into(),
        status: "DỰ THẢO LẦN 2".into(),
        revision: "git 3f2a9c1d4e5b có sửa đổi, sha256 ba7816bf8f01".into(),
        record: [("codeNumber".to_owned(), "125 & 126".to_owned())].into_iter().collect(),
    }
}

/// Two pages with everything in them.
pub(super) fn everything() -> Pages {
    let mut make = Maker::default();
    make.pages.properties = properties();
    make.page(1);
    head(&mut make);
    let article = make.heading(1, 170, "Điều 1. Phạm vi");
    make.pages.nodes[article.0].anchor = Some("dieu-1".into());
    make.heading(2, 190, "Khoản 1");
    let first = body(&mut make);
    list(&mut make);
    table(&mut make);
    make.rule(85, 230, 700);
    let note = make.node(Some(first), NodeRole::Note);
    let label = make.node(Some(note), NodeRole::NoteMark);
    make.draw(label, sized(6, mark(85, 715, Face::Regular, "1")));
    make.draw(note, mark(92, 719, Face::Regular, " Nghị định số 30/2020/NĐ-CP."));
    let over = make.node(None, NodeRole::Paragraph);
    make.draw(over, mark(85, 660, Face::Regular, "Đoạn này còn "));
    make.page(2);
    make.draw(None, mark(290, 50, Face::Regular, "2"));
    make.draw(over, mark(85, 90, Face::Regular, "tiếp sang trang sau."));
    make.draw(None, mark(85, 110, Face::Bold, "Cột lặp lại"));
    make.heading(2, 140, "Khoản 2");
    make.heading(1, 160, "Điều 2. Hiệu lực");
    make.paragraph(180, "");
    let red =
        TextMark { color: Color(200, 0, 30), ..mark(85, 200, Face::BoldItalic, "HỎA TỐC") };
    let stamp = make.node(None, NodeRole::Paragraph);
    make.draw(stamp, red);
    for (line, text) in ALPHABET.split(" A").enumerate() {
        let text = if line == 0 { format!("{text} ") } else { format!("A{text}") };
        let node = make.node(None, NodeRole::Paragraph);
        make.draw(node, sized(8, mark(30, 240 + 20 * line as i64, Face::Italic, &text)));
    }
    make.pages
}

/// One page with a signature, a seal and the fields for them.
pub(super) fn signed() -> Pages {
    let mut make = Maker::default();
    make.pages.properties = properties();
    make.page(1);
    make.paragraph(80, "CHỦ TỊCH");
    let seal = Picture {
        columns: 2,
        rows: 2,
        colors: vec![255, 0, 0, 255, 0, 0, 255, 0, 0, 200, 0, 0],
        opacity: Some(vec![255, 128, 0, 255]),
        ..Picture::default()
    };
    let opaque = Picture { opacity: None, ..seal.clone() };
    for (name, picture) in [("unused", seal.clone()), ("seal", seal), ("ink", opaque)] {
        make.pages.pictures.insert(name.to_owned(), Arc::new(picture));
    }
    let area = |x, y, side| Area {
        x: Length::pt(x),
        y: Length::pt(y),
        width: Length::pt(side),
        height: Length::pt(side),
    };
    for (name, area) in [("ink", area(300, 100, 60)), ("seal", area(220, 90, 100))] {
        let figure = make.titled(NodeRole::Figure, &format!("Hình «{name}»"));
        let picture = PictureMark { area, picture: name.to_owned() };
        make.item(figure, Mark::Picture(picture));
        let title = format!("Nơi ký «{name}»");
        let node = make.titled(NodeRole::Field, &title);
        make.item(node, Mark::Field(FieldMark { area, name: name.to_owned(), title }));
    }
    make.paragraph(250, "Nguyễn Văn A");
    make.pages
}

/// A clause that is mentioned twice: across the end of a line and of a page, and in a table of contents.
/// A third mention leads nowhere.
pub(super) fn mentioned() -> Pages {
    let mut make = Maker::default();
    make.pages.properties = properties();
    make.page(1);
    let contents = make.node(None, NodeRole::Contents);
    let entry = make.node(Some(contents), NodeRole::Entry);
    let line = make.node(Some(entry), NodeRole::Paragraph);
    let listed = make.mention(line, "Điều 1. Phạm vi 2", Some("dieu-1"));
    make.draw(listed, mark(85, 80, Face::Regular, "Điều 1. Phạm vi"));
    make.draw(None, mark(200, 80, Face::Regular, "......"));
    make.draw(listed, mark(500, 80, Face::Regular, "2"));
    let paragraph = make.paragraph(110, "Theo ");
    let mention = make.mention(paragraph, "khoản 2 Điều 1", Some("dieu-1"));
    make.draw(mention, mark(480, 110, Face::Regular, "khoản "));
    make.draw(mention, mark(85, 130, Face::Regular, "2 "));
    make.page(2);
    make.draw(mention, mark(85, 80, Face::Regular, "Điều 1"));
    make.draw(paragraph, mark(120, 80, Face::Regular, " và "));
    let lost = make.mention(paragraph, "Điều 9", None);
    make.draw(lost, mark(150, 80, Face::Regular, "Điều 9"));
    let article = make.heading(1, 170, "Điều 1. Phạm vi");
    make.pages.nodes[article.0].anchor = Some("dieu-1".into());
    make.pages
}

/// Two columns and a rule under the left one.
fn head(make: &mut Maker) {
    let group = make.node(None, NodeRole::Group);
    let left = make.node(Some(group), NodeRole::Paragraph);
    let right = make.node(Some(group), NodeRole::Paragraph);
    make.draw(left, mark(85, 80, Face::Bold, "ỦY BAN NHÂN DÂN"));
    make.rule(110, 170, 86);
    make.draw(left, mark(85, 100, Face::Regular, "Số: 05/2020/QĐ\u{2011}UBND"));
    make.draw(right, mark(300, 80, Face::Bold, "CỘNG HÒA XÃ HỘI"));
    make.draw(right, mark(300, 100, Face::Italic, "ngày\u{A0}25\u{A0}tháng\u{A0}02"));
}

/// A justified paragraph of two lines with the mark of a note between its words.
fn body(make: &mut Maker) -> NodeId {
    let first = make.node(None, NodeRole::Paragraph);
    make.draw(first, justified(110, 215, 400, "Quy chế này quy định việc soạn thảo và ban hành "));
    make.draw(first, mark(85, 235, Face::Regular, "văn bản"));
    let reference = make.node(Some(first), NodeRole::NoteMark);
    make.draw(reference, sized(8, mark(130, 230, Face::Regular, "1")));
    make.draw(first, mark(134, 235, Face::Regular, " của cơ quan."));
    first
}

/// Two items; the second holds a list of its own.
fn list(make: &mut Maker) {
    let list = make.node(None, NodeRole::List);
    let mut last = list;
    for (line, text) in ["a) Điểm thứ nhất;", "b) Điểm thứ hai:"].into_iter().enumerate()
    {
        last = make.node(Some(list), NodeRole::Item);
        let body = make.node(Some(last), NodeRole::ItemBody);
        make.draw(body, mark(110, 260 + 20 * line as i64, Face::Regular, text));
    }
    let inner = make.node(Some(last), NodeRole::List);
    let item = make.node(Some(inner), NodeRole::Item);
    let body = make.node(Some(item), NodeRole::ItemBody);
    let paragraph = make.node(Some(body), NodeRole::Paragraph);
    make.draw(paragraph, mark(130, 300, Face::Regular, "- Gạch đầu dòng."));
}

/// Three columns, a row of heads, a cell over two columns, an empty cell.
fn table(make: &mut Maker) {
    use NodeRole as R;
    let table = make.node(None, R::Table);
    let rows: [&[(NodeRole, &str)]; 3] = [
        &[(R::HeadCell(1), "TT"), (R::HeadCell(2), "Nội dung")],
        &[(R::Cell(1), "1"), (R::Cell(1), "Họp"), (R::Cell(1), "")],
        &[(R::Cell(2), "Cộng"), (R::Cell(1), "20")],
    ];
    for (line, cells) in rows.into_iter().enumerate() {
        let y = 340 + 20 * line as i64;
        make.rule(85, 500, y - 14);
        let row = make.node(Some(table), R::Row);
        for (column, &(role, text)) in cells.iter().enumerate() {
            let cell = make.node(Some(row), role);
            let paragraph = make.node(Some(cell), R::Paragraph);
            if !text.is_empty() {
                let face = if line == 0 { Face::Bold } else { Face::Regular };
                make.draw(paragraph, mark(90 + 100 * column as i64, y, face, text));
            }
        }
    }
    make.rule(85, 500, 386);
}
