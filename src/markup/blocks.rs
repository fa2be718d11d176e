//! Sections, paragraphs and tables.
//!
//! Takes an element, gives the block; what stands in a line is read by `markup::inlines`, what is
//! drawn by `markup::drawn`.

use roxmltree::Node;

use super::{Fault, Parsed, drawn, elements, inlines, misplaced, named, needed, only, style, word};
use crate::block::{
    Block, Cell, Contents, Keep, Margin, Numbering, Orientation, Paragraph, Row, RowRole, Section,
    Sheet, Table,
};
use crate::kit::StyleSheet;

const ORIENTATIONS: [(&str, Orientation); 2] =
    [("portrait", Orientation::Portrait), ("landscape", Orientation::Landscape)];
const NUMBERINGS: [(&str, Numbering); 2] =
    [("continue", Numbering::Continue), ("restart", Numbering::Restart)];

/// `<section>`.
pub(super) fn section(node: Node<'_, '_>, sheet: &StyleSheet) -> Parsed<Section> {
    only(node, &["page", "orientation", "numbering"])?;
    let mut section = Section {
        page: named(node, "page", |name| sheet.pages.contains_key(name))?,
        orientation: word(node, "orientation", &ORIENTATIONS, Orientation::default())?,
        numbering: word(node, "numbering", &NUMBERINGS, Numbering::default())?,
        ..Section::default()
    };
    for child in elements(node)? {
        match child.tag_name().name() {
            "header" => margin(child, sheet, &mut section.header)?,
            "footer" => margin(child, sheet, &mut section.footer)?,
            "sheet" => section.sheets.push(copied_sheet(child)?),
            _ => section.blocks.push(block(child, sheet, "section")?),
        }
    }
    Ok(section)
}

/// `<sheet>`: pages are counted from 1.
fn copied_sheet(node: Node<'_, '_>) -> Parsed<Sheet> {
    only(node, &["page", "title"])?;
    if let Some(child) = elements(node)?.first() {
        return Err(misplaced(*child, child.tag_name().name(), "sheet"));
    }
    let page = needed(node, "page")?.parse::<usize>().ok().and_then(|page| page.checked_sub(1));
    let page = page.ok_or_else(|| Fault::new(node, "page phải là số của một trang, từ 1"))?;
    Ok(Sheet { page, title: needed(node, "title")?.to_owned() })
}

/// Which pages of a section a margin's content stands on.
#[derive(Clone, Copy)]
enum On {
    First,
    Rest,
}

fn margin(node: Node<'_, '_>, sheet: &StyleSheet, margin: &mut Margin) -> Parsed<()> {
    let name = node.tag_name().name();
    only(node, &["on"])?;
    needed(node, "on")?;
    let on = word(node, "on", &[("first", On::First), ("rest", On::Rest)], On::Rest)?;
    let place = match on {
        On::First => &mut margin.first,
        On::Rest => &mut margin.rest,
    };
    if !place.is_empty() {
        return Err(Fault::new(node, format!("đã có một <{name}> cho các trang này")));
    }
    for child in elements(node)? {
        place.push(block(child, sheet, name)?);
    }
    Ok(())
}

fn block(node: Node<'_, '_>, sheet: &StyleSheet, parent: &str) -> Parsed<Block> {
    match node.tag_name().name() {
        "p" => paragraph(node, sheet).map(Block::Paragraph),
        "rule" => drawn::rule(node, sheet).map(Block::Rule),
        "frame" => drawn::frame(node, sheet).map(Block::Frame),
        "sign" => drawn::sign(node, sheet).map(Block::Sign),
        "contents" if parent == "section" => contents(node, sheet).map(Block::Contents),
        // Word nests tables; our pages never need it, and no checker follows it.
        "table" if parent != "cell" => table(node, sheet).map(Block::Table),
        other => Err(misplaced(node, other, parent)),
    }
}

fn paragraph(node: Node<'_, '_>, sheet: &StyleSheet) -> Parsed<Paragraph> {
    only(node, &["style", "keep"])?;
    Ok(Paragraph {
        style: style(node, |name| sheet.paragraphs.contains_key(name))?,
        keep: keep(node)?,
        content: inlines::content(node, sheet)?,
    })
}

/// `<contents>`: its styles are those of this name with each of its levels behind it.
fn contents(node: Node<'_, '_>, sheet: &StyleSheet) -> Parsed<Contents> {
    only(node, &["style", "depth"])?;
    let depth = needed(node, "depth")?;
    let levels = depth.parse().ok().filter(|depth| (1..=9).contains(depth));
    let levels: u8 = levels
        .ok_or_else(|| Fault::new(node, format!("depth=\"{depth}\" phải là số từ 1 đến 9")))?;
    let known = |name: &str| {
        (1..=levels).all(|level| sheet.paragraphs.contains_key(&format!("{name}-{level}")))
    };
    Ok(Contents { style: style(node, known)?, depth: levels, listing: None })
}

/// The attribute `keep`: what the block stays together with beyond its style.
pub(super) fn keep(node: Node<'_, '_>) -> Parsed<Keep> {
    let mut keep = Keep::default();
    for word in node.attribute("keep").unwrap_or_default().split_ascii_whitespace() {
        match word {
            "next" => keep.next = true,
            "lines" => keep.lines = true,
            other => {
                let why = format!("keep=\"{other}\" không hợp lệ; nhận: next, lines");
                return Err(Fault::new(node, why));
            }
        }
    }
    Ok(keep)
}

fn table(node: Node<'_, '_>, sheet: &StyleSheet) -> Parsed<Table> {
    only(node, &["style", "columns"])?;
    let style = style(node, |name| sheet.tables.contains_key(name))?;
    let mut columns = Vec::new();
    for share in node.attribute("columns").unwrap_or_default().split_ascii_whitespace() {
        match share.parse::<u32>() {
            Ok(share) if share > 0 => columns.push(share),
            Ok(_) | Err(_) => {
                let why = format!("columns: «{share}» không phải là một phần nguyên dương");
                return Err(Fault::new(node, why));
            }
        }
    }
    let fixed = sheet.tables.get(&style).map_or(0, |style| style.columns.len());
    let count = if columns.is_empty() { fixed } else { columns.len() };
    if count == 0 {
        let why = format!("kiểu bảng «{style}» không định cột; cần thuộc tính columns");
        return Err(Fault::new(node, why));
    }
    let mut rows: Vec<Row> = Vec::new();
    for child in elements(node)? {
        if child.tag_name().name() != "row" {
            return Err(misplaced(child, child.tag_name().name(), "table"));
        }
        let row = row(child, sheet, count)?;
        if row.role == RowRole::Head && rows.last().is_some_and(|row| row.role == RowRole::Body) {
            return Err(Fault::new(child, "hàng đầu (head) phải đứng trước mọi hàng khác"));
        }
        rows.push(row);
    }
    if rows.is_empty() {
        return Err(Fault::new(node, "<table> cần ít nhất một <row>"));
    }
    Ok(Table { style, columns, rows })
}

fn row(node: Node<'_, '_>, sheet: &StyleSheet, columns: usize) -> Parsed<Row> {
    only(node, &["head"])?;
    let role = word(node, "head", &[("yes", RowRole::Head)], RowRole::Body)?;
    let mut cells = Vec::new();
    let mut covered = 0_usize;
    for child in elements(node)? {
        if child.tag_name().name() != "cell" {
            return Err(misplaced(child, child.tag_name().name(), "row"));
        }
        let cell = cell(child, sheet)?;
        covered = covered.saturating_add(cell.span as usize);
        cells.push(cell);
    }
    if covered != columns {
        let why = format!("các ô phủ {covered} cột, bảng có {columns} cột");
        return Err(Fault::new(node, why));
    }
    Ok(Row { role, cells })
}

fn cell(node: Node<'_, '_>, sheet: &StyleSheet) -> Parsed<Cell> {
    only(node, &["span"])?;
    let span = node.attribute("span").unwrap_or("1");
    let span = span.parse::<u32>().ok().filter(|span| *span > 0);
    let span = span.ok_or_else(|| Fault::new(node, "span phải là một số nguyên dương"))?;
    let mut blocks = Vec::new();
    for child in elements(node)? {
        blocks.push(block(child, sheet, "cell")?);
    }
    Ok(Cell { span, blocks })
}
