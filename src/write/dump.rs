//! The pages as text, for golden files and for `--to dump`.
//!
//! Takes finished pages; gives one line per mark, so that a difference between two dumps shows
//! what moved, where a line now breaks and what it is in the structure. Knows nothing of fonts.
//!
//! All lengths are points with two decimals, from the upper left corner of the sheet:
//!
//! ```text
//! page 1, number 1, 595.30 x 841.90
//! 113.40   78.20  165.31  13.00 bold        H1 "ỦY BAN NHÂN DÂN"
//! 127.55   99.70  425.20  14.00 regular     P +0.83 "Thực hiện "
//! 143.65   78.20   56.12  14.00 regular     ~P "công văn"
//! 180.00  119.00 line 0.75 to 180.00 250.00
//! ```
//!
//! Text: baseline, left edge, width, size, face, role, stretch of each space if there is any,
//! colour if it is not black, letters between the first and the last quotation mark. Roles name
//! all ancestors, outermost first; `~` stands before a node that has been shown before, and
//! `artifact` for none. In the letters a backslash is doubled, a no-break space is `\_` and a
//! no-break hyphen `\-`.
//!
//! Line: y and x of its start, thickness, y and x of its end; role and colour as above, where it
//! has one. Picture, field of a signature: y and x of the upper left corner, width and height, role,
//! name.
//!
//! Sheet: which page of the copied file, its size, role and alternative text.

use std::collections::BTreeSet;
use std::fmt::{self, Display, Write as _};

use crate::block::Area;
use crate::kit::style::{Color, Face};
use crate::layout::page::{LineMark, Mark, NodeId, NodeRole, Page, Pages, SheetMark, TextMark};
use crate::length::Length;

/// The dump of all pages.
pub fn write(pages: &Pages) -> String {
    let mut dump = Dump { pages, seen: BTreeSet::new(), out: String::new() };
    for (index, page) in pages.pages.iter().enumerate() {
        dump.page(index, page).expect("a string takes all that is written to it");
    }
    dump.out
}

struct Dump<'a> {
    pages: &'a Pages,
    /// Nodes of which something was shown.
    seen: BTreeSet<NodeId>,
    out: String,
}

impl Dump<'_> {
    fn page(&mut self, index: usize, page: &Page) -> fmt::Result {
        if index > 0 {
            self.out.push('\n');
        }
        let (width, height) = (Points(page.width), Points(page.height));
        writeln!(self.out, "page {}, number {}, {width} x {height}", index + 1, page.number)?;
        for item in &page.items {
            match &item.mark {
                Mark::Text(text) => self.text(item.node, text)?,
                Mark::Line(line) => self.line(item.node, line)?,
                Mark::Sheet(sheet) => self.sheet(item.node, sheet)?,
                Mark::Picture(mark) => self.area(item.node, "picture", mark.area, &mark.picture)?,
                Mark::Field(mark) => self.area(item.node, "field", mark.area, &mark.name)?,
            }
        }
        Ok(())
    }

    fn text(&mut self, node: Option<NodeId>, mark: &TextMark) -> fmt::Result {
        let role = self.role(node);
        write!(
            self.out,
            "{:>7} {:>7} {:>7} {:>6} {:<11} {role}",
            Points(mark.y),
            Points(mark.x),
            Points(mark.width),
            Points(mark.size),
            face(mark.face),
        )?;
        if mark.stretch != Length::ZERO {
            let sign = if mark.stretch > Length::ZERO { "+" } else { "" };
            write!(self.out, " {sign}{}", Points(mark.stretch))?;
        }
        self.color(mark.color)?;
        writeln!(self.out, " \"{}\"", letters(&mark.text))
    }

    fn line(&mut self, node: Option<NodeId>, mark: &LineMark) -> fmt::Result {
        write!(
            self.out,
            "{:>7} {:>7} line {} to {} {}",
            Points(mark.y1),
            Points(mark.x1),
            Points(mark.thickness),
            Points(mark.y2),
            Points(mark.x2),
        )?;
        if node.is_some() {
            let role = self.role(node);
            write!(self.out, " {role}")?;
        }
        self.color(mark.color)?;
        self.out.push('\n');
        Ok(())
    }

    fn sheet(&mut self, node: Option<NodeId>, mark: &SheetMark) -> fmt::Result {
        let role = self.role(node);
        let (width, height) = (Points(mark.width), Points(mark.height));
        let title = node.and_then(|id| self.pages.nodes.get(id.0)).map_or("", |node| &node.title);
        let number = mark.page + 1;
        writeln!(self.out, "sheet {number}, {width} x {height} {role} \"{}\"", letters(title))
    }

    fn area(&mut self, node: Option<NodeId>, kind: &str, area: Area, name: &str) -> fmt::Result {
        let Area { x, y, width, height } = area;
        let role = self.role(node);
        writeln!(
            self.out,
            "{:>7} {:>7} {kind} {} x {} {role} \"{}\"",
            Points(y),
            Points(x),
            Points(width),
            Points(height),
            letters(name),
        )
    }

    fn color(&mut self, color: Color) -> fmt::Result {
        if color == Color::default() {
            return Ok(());
        }
        let Color(red, green, blue) = color;
        write!(self.out, " #{red:02x}{green:02x}{blue:02x}")
    }

    /// Roles from the outermost ancestor down, with `~` if the node goes on.
    fn role(&mut self, node: Option<NodeId>) -> String {
        let Some(id) = node else { return "artifact".to_owned() };
        let of = |id: NodeId| self.pages.nodes.get(id.0);
        let mut path: Vec<String> = std::iter::successors(of(id), |node| of(node.parent?))
            // A parent that stands after its child would never end.
            .take(self.pages.nodes.len())
            .map(|node| role(node.role))
            .collect();
        path.reverse();
        let goes_on = if self.seen.insert(id) { "" } else { "~" };
        format!("{goes_on}{}", path.join("/"))
    }
}

/// A length in points, two decimals, never `-0.00`.
struct Points(Length);

impl Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.2}", self.0.as_pt());
        f.pad(if text == "-0.00" { "0.00" } else { &text })
    }
}

fn face(face: Face) -> &'static str {
    match face {
        Face::Regular => "regular",
        Face::Bold => "bold",
        Face::Italic => "italic",
        Face::BoldItalic => "bold-italic",
    }
}

fn role(role: NodeRole) -> String {
    let spanning = |name: &str, columns: u32| match columns {
        1 => name.to_owned(),
        _ => format!("{name}{columns}"),
    };
    match role {
        NodeRole::Heading(level) => format!("H{level}"),
        NodeRole::Paragraph => "P".to_owned(),
        NodeRole::List => "List".to_owned(),
        NodeRole::Item => "Item".to_owned(),
        NodeRole::ItemBody => "Body".to_owned(),
        NodeRole::Table => "Table".to_owned(),
        NodeRole::Group => "Group".to_owned(),
        NodeRole::Row => "Row".to_owned(),
        NodeRole::HeadCell(columns) => spanning("Head", columns),
        NodeRole::Cell(columns) => spanning("Cell", columns),
        NodeRole::NoteMark => "Mark".to_owned(),
        NodeRole::Note => "Note".to_owned(),
        NodeRole::Mention => "Link".to_owned(),
        NodeRole::Contents => "Contents".to_owned(),
        NodeRole::Entry => "Entry".to_owned(),
        NodeRole::Figure => "Figure".to_owned(),
        NodeRole::Field => "Field".to_owned(),
    }
}

fn letters(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\u{A0}', "\\_").replace('\u{2011}', "\\-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::page::{Item, Node};

    fn node(parent: Option<NodeId>, role: NodeRole) -> Node {
        Node { parent, role, anchor: None, title: String::new(), target: None }
    }

    fn text(node: Option<usize>, y: i64, text: &str) -> Item {
        let mark = TextMark {
            x: Length::pt(85),
            y: Length::pt(y),
            text: text.to_owned(),
            size: Length::pt(14),
            width: Length::emu(1_270_127),
            ..TextMark::default()
        };
        Item { node: node.map(NodeId), mark: Mark::Text(mark) }
    }

    fn page(number: u32, items: Vec<Item>) -> Page {
        Page { width: Length::twips(11906), height: Length::twips(16838), number, items }
    }

    #[test]
    fn every_mark_is_a_line_with_its_place_its_looks_and_its_role() {
        let mut stretched = text(Some(2), 120, "Điều\u{A0}5 NĐ\u{2011}CP \\ ");
        let Mark::Text(mark) = &mut stretched.mark else { unreachable!() };
        (mark.stretch, mark.face, mark.color) =
            (Length::from_pt(0.834), Face::BoldItalic, Color(200, 0, 30));
        let line = LineMark {
            x1: Length::pt(119),
            y1: Length::from_pt(-0.001),
            x2: Length::pt(250),
            y2: Length::ZERO,
            thickness: Length::emu(9525),
            color: Color::default(),
        };
        let pages = Pages {
            nodes: vec![
                node(None, NodeRole::Heading(1)),
                node(None, NodeRole::Table),
                node(Some(NodeId(1)), NodeRole::HeadCell(2)),
            ],
            pages: vec![
                page(1, vec![text(Some(0), 80, "Một"), stretched]),
                page(
                    7,
                    vec![
                        text(None, 50, "7"),
                        text(Some(2), 80, "tiếp"),
                        Item { node: None, mark: Mark::Line(line) },
                    ],
                ),
            ],
            ..Pages::default()
        };
        assert_eq!(
            write(&pages),
            r#"page 1, number 1, 595.30 x 841.90
  80.00   85.00  100.01  14.00 regular     H1 "Một"
 120.00   85.00  100.01  14.00 bold-italic Table/Head2 +0.83 #c8001e "Điều\_5 NĐ\-CP \\ "

page 2, number 7, 595.30 x 841.90
  50.00   85.00  100.01  14.00 regular     artifact "7"
  80.00   85.00  100.01  14.00 regular     ~Table/Head2 "tiếp"
   0.00  119.00 line 0.75 to 0.00 250.00
"#
        );
    }

    #[test]
    fn a_node_that_is_its_own_ancestor_does_not_hang_the_dump() {
        let pages = Pages {
            nodes: vec![node(Some(NodeId(0)), NodeRole::Group)],
            pages: vec![page(1, vec![text(Some(0), 80, "a"), text(Some(9), 90, "b")])],
            ..Pages::default()
        };
        assert_eq!(write(&pages).lines().count(), 3);
    }
}
