//! `styles.xml`: every named look of the sheet as a style a clerk can edit.
//!
//! In goes the sheet; out goes the part. A style says only what differs from the one it derives
//! from, so that a change there reaches it. Paragraph formatting that no style names comes from
//! the document defaults, which are complete: what they leave out Word fills in its own way
//! (`layout-facts` §14.4). Follows ECMA-376 part 1 §17.7.

use super::names::{DEFAULT_FONT, NO_LIST, NORMAL, SPACER, StyleName, StyleNames, TABLE_NORMAL};
use super::parts;
use super::xml::Xml;
use crate::kit::style::{
    Align, Color, LineSpacing, ParagraphStyle, Role, RunStyle, Slope, StyleSheet, TableStyle,
    Weight,
};
use crate::length::Length;

/// Names by which Word knows the styles it gives to new footnotes.
const NOTE_TEXT: &str = "footnote text";
const NOTE_MARK: &str = "footnote reference";

/// The part.
pub(super) fn part(sheet: &StyleSheet, names: &StyleNames) -> Vec<u8> {
    let normal = normal(sheet);
    let mut xml = Xml::new();
    xml.open("w:styles", parts::NAMESPACES);
    defaults(&mut xml, sheet, &normal);
    latent(&mut xml);
    built_in(&mut xml);
    for (order, (key, style)) in sheet.paragraphs.iter().enumerate() {
        let base = style.based_on.as_ref().and_then(|base| sheet.paragraphs.get_key_value(base));
        let entry = Entry { sheet, names, key, order, normal: &normal };
        entry.paragraph(&mut xml, style, base);
    }
    for (order, (key, name)) in names.runs.iter().enumerate() {
        let style = sheet.runs.get(key).cloned().unwrap_or_default();
        run_style(&mut xml, name, &style, order, *key == sheet.notes.mark);
    }
    for (order, (key, style)) in sheet.tables.iter().enumerate() {
        table_style(&mut xml, &names.tables[key], style, order);
    }
    xml.close("w:styles");
    xml.finish()
}

/// What the document defaults amount to: the size of the sheet's first style, all else plain.
fn normal(sheet: &StyleSheet) -> ParagraphStyle {
    let size = sheet.paragraphs.first().map(|(_, style)| style.size).unwrap_or(Length::pt(10));
    ParagraphStyle { size, widow_control: true, ..ParagraphStyle::default() }
}

fn defaults(xml: &mut Xml, sheet: &StyleSheet, normal: &ParagraphStyle) {
    let (family, language) = (&sheet.family, &sheet.language);
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    xml.leaf(
        "w:rFonts",
        &[("w:ascii", family), ("w:eastAsia", family), ("w:hAnsi", family), ("w:cs", family)],
    );
    size(xml, normal.size);
    xml.leaf("w:lang", &[("w:val", language), ("w:eastAsia", language), ("w:bidi", &"ar-SA")]);
    xml.close("w:rPr");
    xml.close("w:rPrDefault");
    xml.open("w:pPrDefault", &[]);
    xml.open("w:pPr", &[]);
    xml.leaf("w:widowControl", &[]);
    let single: [(&str, &dyn std::fmt::Display); 4] =
        [("w:before", &0), ("w:after", &0), ("w:line", &240), ("w:lineRule", &"auto")];
    xml.leaf("w:spacing", &single);
    xml.close("w:pPr");
    xml.close("w:pPrDefault");
    xml.close("w:docDefaults");
}

/// Keeps Word's own styles out of the way of the sheet's.
fn latent(xml: &mut Xml) {
    xml.leaf(
        "w:latentStyles",
        &[
            ("w:defLockedState", &0),
            ("w:defUIPriority", &99),
            ("w:defSemiHidden", &1),
            ("w:defUnhideWhenUsed", &1),
            ("w:defQFormat", &0),
            ("w:count", &376),
        ],
    );
}

/// The styles every Word file has, and the spacer.
fn built_in(xml: &mut Xml) {
    open_default(xml, "paragraph", NORMAL, NORMAL);
    xml.leaf("w:qFormat", &[]);
    xml.close("w:style");
    open_default(xml, "character", DEFAULT_FONT, "Default Paragraph Font");
    hidden(xml);
    xml.close("w:style");
    open_default(xml, "table", TABLE_NORMAL, "Normal Table");
    hidden(xml);
    xml.open("w:tblPr", &[]);
    twips(xml, "w:tblInd", Length::ZERO);
    cell_margins(xml, Length::ZERO, Length::twips(108));
    xml.close("w:tblPr");
    xml.close("w:style");
    open_default(xml, "numbering", NO_LIST, "No List");
    hidden(xml);
    xml.close("w:style");
    let spacer = StyleName { id: SPACER.to_owned(), title: SPACER.to_owned() };
    begin(xml, "paragraph", &spacer, None);
    xml.val("w:basedOn", &NORMAL);
    hidden(xml);
    xml.open("w:pPr", &[]);
    xml.leaf("w:spacing", &[("w:line", &20), ("w:lineRule", &"exact")]);
    xml.close("w:pPr");
    xml.open("w:rPr", &[]);
    size(xml, Length::pt(1));
    xml.close("w:rPr");
    xml.close("w:style");
}

fn open_default(xml: &mut Xml, kind: &str, id: &str, name: &str) {
    xml.open("w:style", &[("w:type", &kind), ("w:default", &1), ("w:styleId", &id)]);
    xml.val("w:name", &name);
}

/// Out of the clerk's way.
fn hidden(xml: &mut Xml) {
    xml.val("w:uiPriority", &99);
    xml.leaf("w:semiHidden", &[]);
}

/// A paragraph style and where it stands.
struct Entry<'a> {
    sheet: &'a StyleSheet,
    names: &'a StyleNames,
    key: &'a str,
    order: usize,
    normal: &'a ParagraphStyle,
}

impl Entry<'_> {
    fn paragraph(
        &self,
        xml: &mut Xml,
        style: &ParagraphStyle,
        base: Option<(&String, &ParagraphStyle)>,
    ) {
        let id = |key: &str| self.names.paragraphs.get(key).map(|name| name.id.as_str());
        let own = &self.names.paragraphs[self.key];
        let is_note = self.key == self.sheet.notes.paragraph;
        begin(xml, "paragraph", own, is_note.then_some(NOTE_TEXT));
        xml.val("w:basedOn", &base.and_then(|(key, _)| id(key)).unwrap_or(NORMAL));
        if let Some(next) = style.next.as_deref().and_then(id) {
            xml.val("w:next", &next);
        }
        xml.val("w:uiPriority", &(self.order + 1));
        if style.role != Role::Artifact {
            xml.leaf("w:qFormat", &[]);
        }
        let base = base.map_or(self.normal, |(_, base)| base);
        paragraph_properties(xml, style, base);
        run_properties(xml, style, base);
        xml.close("w:style");
    }
}

/// Opens a style; one that Word knows by a name of its own bears the sheet's as an alias.
fn begin(xml: &mut Xml, kind: &str, name: &StyleName, known: Option<&str>) {
    if let Some(known) = known {
        xml.open("w:style", &[("w:type", &kind), ("w:styleId", &name.id)]);
        xml.val("w:name", &known);
        xml.val("w:aliases", &name.title);
    } else {
        xml.open("w:style", &[("w:type", &kind), ("w:customStyle", &1), ("w:styleId", &name.id)]);
        xml.val("w:name", &name.title);
    }
}

fn paragraph_properties(xml: &mut Xml, own: &ParagraphStyle, base: &ParagraphStyle) {
    xml.open_optional("w:pPr");
    let switches = [
        ("w:keepNext", own.keep_next, base.keep_next),
        ("w:keepLines", own.keep_lines, base.keep_lines),
        ("w:pageBreakBefore", own.page_break_before, base.page_break_before),
        ("w:widowControl", own.widow_control, base.widow_control),
    ];
    for (name, own, base) in switches {
        if own != base {
            xml.switch(name, own);
        }
    }
    super::tabs::tabs(xml, own, base);
    spacing(xml, own, base);
    indents(xml, own, base);
    if own.align != base.align {
        xml.val("w:jc", &justification(own.align));
    }
    if level(own.role) != level(base.role) {
        xml.val("w:outlineLvl", &level(own.role));
    }
    xml.close("w:pPr");
}

fn spacing(xml: &mut Xml, own: &ParagraphStyle, base: &ParagraphStyle) {
    let (before, after) = (own.before.as_twips(), own.after.as_twips());
    let (line, rule) = match own.line {
        LineSpacing::Multiple(line) => (line, "auto"),
        LineSpacing::Exact(line) => (line.as_twips(), "exact"),
    };
    let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = Vec::new();
    if own.before != base.before {
        attributes.push(("w:before", &before));
    }
    if own.after != base.after {
        attributes.push(("w:after", &after));
    }
    if own.line != base.line {
        attributes.extend([("w:line", &line as &dyn std::fmt::Display), ("w:lineRule", &rule)]);
    }
    if !attributes.is_empty() {
        xml.leaf("w:spacing", &attributes);
    }
}

fn indents(xml: &mut Xml, own: &ParagraphStyle, base: &ParagraphStyle) {
    let (left, right) = (own.left.as_twips(), own.right.as_twips());
    let (first, hanging) = (own.first_line.as_twips(), (-own.first_line).as_twips());
    let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = Vec::new();
    if own.left != base.left {
        attributes.push(("w:left", &left));
    }
    if own.right != base.right {
        attributes.push(("w:right", &right));
    }
    if own.first_line != base.first_line {
        let hangs = own.first_line < Length::ZERO;
        attributes.push(if hangs { ("w:hanging", &hanging) } else { ("w:firstLine", &first) });
    }
    if !attributes.is_empty() {
        xml.leaf("w:ind", &attributes);
    }
}

fn run_properties(xml: &mut Xml, own: &ParagraphStyle, base: &ParagraphStyle) {
    xml.open_optional("w:rPr");
    if own.face.is_bold() != base.face.is_bold() {
        xml.switch("w:b", own.face.is_bold());
        xml.switch("w:bCs", own.face.is_bold());
    }
    if own.face.is_italic() != base.face.is_italic() {
        xml.switch("w:i", own.face.is_italic());
        xml.switch("w:iCs", own.face.is_italic());
    }
    if own.color != base.color {
        xml.val("w:color", &hex(own.color));
    }
    if own.size != base.size {
        size(xml, own.size);
    }
    xml.close("w:rPr");
}

fn run_style(xml: &mut Xml, name: &StyleName, style: &RunStyle, order: usize, is_mark: bool) {
    begin(xml, "character", name, is_mark.then_some(NOTE_MARK));
    xml.val("w:basedOn", &DEFAULT_FONT);
    xml.val("w:uiPriority", &(order + 1));
    xml.leaf("w:qFormat", &[]);
    xml.open_optional("w:rPr");
    if let Some(weight) = style.weight {
        xml.switch("w:b", weight == Weight::Bold);
        xml.switch("w:bCs", weight == Weight::Bold);
    }
    if let Some(slope) = style.slope {
        xml.switch("w:i", slope == Slope::Italic);
        xml.switch("w:iCs", slope == Slope::Italic);
    }
    if let Some(color) = style.color {
        xml.val("w:color", &hex(color));
    }
    if let Some(length) = style.size {
        size(xml, length);
    }
    if is_mark {
        xml.val("w:vertAlign", &"superscript");
    }
    xml.close("w:rPr");
    xml.close("w:style");
}

fn table_style(xml: &mut Xml, name: &StyleName, style: &TableStyle, order: usize) {
    begin(xml, "table", name, None);
    xml.val("w:basedOn", &TABLE_NORMAL);
    xml.val("w:uiPriority", &(order + 1));
    xml.leaf("w:qFormat", &[]);
    xml.open("w:tblPr", &[]);
    twips(xml, "w:tblInd", style.indent);
    if let Some(border) = style.border {
        let eighths = border.as_emu() * 8 / Length::pt(1).as_emu();
        xml.open("w:tblBorders", &[]);
        for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
            xml.leaf(
                side,
                &[
                    ("w:val", &"single"),
                    ("w:sz", &eighths),
                    ("w:space", &0),
                    ("w:color", &"000000"),
                ],
            );
        }
        xml.close("w:tblBorders");
    }
    cell_margins(xml, style.padding, style.margin);
    xml.close("w:tblPr");
    xml.close("w:style");
}

fn cell_margins(xml: &mut Xml, above_below: Length, left_right: Length) {
    xml.open("w:tblCellMar", &[]);
    let sides = [
        ("w:top", above_below),
        ("w:left", left_right),
        ("w:bottom", above_below),
        ("w:right", left_right),
    ];
    for (side, length) in sides {
        twips(xml, side, length);
    }
    xml.close("w:tblCellMar");
}

fn twips(xml: &mut Xml, name: &'static str, length: Length) {
    xml.leaf(name, &[("w:w", &length.as_twips()), ("w:type", &"dxa")]);
}

/// A size of letters, in the half points Word counts.
fn size(xml: &mut Xml, length: Length) {
    let half_points = (length.as_twips() + 5) / 10;
    xml.val("w:sz", &half_points);
    xml.val("w:szCs", &half_points);
}

fn justification(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Justify => "both",
    }
}

/// Outline level from 0; 9 is body text.
fn level(role: Role) -> u8 {
    match role {
        Role::Heading(level) => level.clamp(1, 9) - 1,
        Role::Text | Role::Item(_) | Role::Artifact => 9,
    }
}

/// Six hexadecimal digits.
pub(super) fn hex(Color(red, green, blue): Color) -> String {
    format!("{red:02X}{green:02X}{blue:02X}")
}
