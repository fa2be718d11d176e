//! The parts around the text: settings, fonts, theme and properties.
//!
//! In go the sheet and the properties; out goes each part as bytes. Nothing here depends on the
//! text but the properties. Follows ECMA-376 part 1 §15.2, §17.15 and part 2 §11, and
//! `layout-facts` §14.4-5.

use super::names::broken;
use super::notes::SEPARATORS;
use super::xml::{Attributes, Xml};
use crate::block::Properties;
use crate::error::Result;
use crate::kit::style::StyleSheet;

/// Prefixes of every part of WordprocessingML.
pub(super) const NAMESPACES: Attributes<'static> = &[
    ("xmlns:w", &"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", &"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:mc", &"http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("xmlns:wp", &"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:wps", &"http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    ("xmlns:v", &"urn:schemas-microsoft-com:vml"),
];

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const EXTENDED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
const CUSTOM: &str = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
/// The set of properties that users give a file, and the first number free in it (ECMA-376 part 1
/// §22.3.2.2).
const USERS: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
const FIRST_NUMBER: u8 = 2;
const WORD: &str = "http://schemas.microsoft.com/office/word";

/// Settings of Word 2013 and later, each at what Word writes for a new file.
const COMPATIBILITY: [(&str, u8); 6] = [
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
    ("useWord2013TrackBottomHyphenation", 0),
];

/// `settings.xml`.
pub(super) fn settings(sheet: &StyleSheet) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:settings", NAMESPACES);
    xml.leaf("w:zoom", &[("w:percent", &100)]);
    xml.val("w:defaultTabStop", &sheet.tab.as_twips());
    xml.val("w:characterSpacingControl", &"doNotCompress");
    xml.open("w:footnotePr", &[]);
    for (_, _, id) in SEPARATORS {
        xml.leaf("w:footnote", &[("w:id", &id)]);
    }
    xml.close("w:footnotePr");
    xml.open("w:compat", &[]);
    // A line ended by hand in a justified paragraph keeps its natural width.
    xml.leaf("w:doNotExpandShiftReturn", &[]);
    for (name, value) in COMPATIBILITY {
        xml.leaf("w:compatSetting", &[("w:name", &name), ("w:uri", &WORD), ("w:val", &value)]);
    }
    xml.close("w:compat");
    xml.val("w:themeFontLang", &sheet.language);
    xml.leaf(
        "w:clrSchemeMapping",
        &[
            ("w:bg1", &"light1"),
            ("w:t1", &"dark1"),
            ("w:bg2", &"light2"),
            ("w:t2", &"dark2"),
            ("w:accent1", &"accent1"),
            ("w:accent2", &"accent2"),
            ("w:accent3", &"accent3"),
            ("w:accent4", &"accent4"),
            ("w:accent5", &"accent5"),
            ("w:accent6", &"accent6"),
            ("w:hyperlink", &"hyperlink"),
            ("w:followedHyperlink", &"followedHyperlink"),
        ],
    );
    xml.val("w:decimalSymbol", &",");
    xml.val("w:listSeparator", &";");
    xml.close("w:settings");
    xml.finish()
}

/// `fontTable.xml`.
pub(super) fn fonts(sheet: &StyleSheet) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:fonts", NAMESPACES);
    xml.open("w:font", &[("w:name", &sheet.family)]);
    xml.val("w:charset", &"00");
    xml.val("w:family", &"auto");
    xml.val("w:pitch", &"variable");
    xml.close("w:font");
    xml.close("w:fonts");
    xml.finish()
}

/// `theme1.xml`: black on white and one family; nothing refers to it, but Word wants one.
pub(super) fn theme(sheet: &StyleSheet) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("a:theme", &[("xmlns:a", &DRAWING), ("name", &"Office")]);
    xml.open("a:themeElements", &[]);
    theme_colors(&mut xml);
    xml.open("a:fontScheme", &[("name", &"Office")]);
    for font in ["a:majorFont", "a:minorFont"] {
        xml.open(font, &[]);
        xml.leaf("a:latin", &[("typeface", &sheet.family)]);
        xml.leaf("a:ea", &[("typeface", &"")]);
        xml.leaf("a:cs", &[("typeface", &"")]);
        xml.close(font);
    }
    xml.close("a:fontScheme");
    theme_formats(&mut xml);
    xml.close("a:themeElements");
    xml.close("a:theme");
    xml.finish()
}

fn theme_colors(xml: &mut Xml) {
    let colors = [
        ("a:dk1", "000000"),
        ("a:lt1", "FFFFFF"),
        ("a:dk2", "44546A"),
        ("a:lt2", "E7E6E6"),
        ("a:accent1", "4472C4"),
        ("a:accent2", "ED7D31"),
        ("a:accent3", "A5A5A5"),
        ("a:accent4", "FFC000"),
        ("a:accent5", "5B9BD5"),
        ("a:accent6", "70AD47"),
        ("a:hlink", "0563C1"),
        ("a:folHlink", "954F72"),
    ];
    xml.open("a:clrScheme", &[("name", &"Office")]);
    for (name, color) in colors {
        xml.open(name, &[]);
        xml.leaf("a:srgbClr", &[("val", &color)]);
        xml.close(name);
    }
    xml.close("a:clrScheme");
}

/// Three of each, as the schema wants; all the same.
fn theme_formats(xml: &mut Xml) {
    let fill = |xml: &mut Xml| {
        xml.open("a:solidFill", &[]);
        xml.leaf("a:schemeClr", &[("val", &"phClr")]);
        xml.close("a:solidFill");
    };
    xml.open("a:fmtScheme", &[("name", &"Office")]);
    xml.open("a:fillStyleLst", &[]);
    (0..3).for_each(|_| fill(xml));
    xml.close("a:fillStyleLst");
    xml.open("a:lnStyleLst", &[]);
    for _ in 0..3 {
        xml.open("a:ln", &[("w", &6350)]);
        fill(xml);
        xml.close("a:ln");
    }
    xml.close("a:lnStyleLst");
    xml.open("a:effectStyleLst", &[]);
    for _ in 0..3 {
        xml.open("a:effectStyle", &[]);
        xml.leaf("a:effectLst", &[]);
        xml.close("a:effectStyle");
    }
    xml.close("a:effectStyleLst");
    xml.open("a:bgFillStyleLst", &[]);
    (0..3).for_each(|_| fill(xml));
    xml.close("a:bgFillStyleLst");
    xml.close("a:fmtScheme");
}

/// `app.xml`.
pub(super) fn application() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Properties", &[("xmlns", &EXTENDED)]);
    xml.text("Application", &[], env!("CARGO_PKG_NAME"));
    xml.close("Properties");
    xml.finish()
}

/// `core.xml`; what is empty is left out, and so is any time but the date of the document.
pub(super) fn core(properties: &Properties) -> Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &CORE),
            ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
            ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    let texts = [
        ("dc:title", &properties.title),
        ("dc:subject", &properties.subject),
        ("dc:creator", &properties.author),
        ("cp:category", &properties.category),
        ("dc:identifier", &properties.identifier),
        ("dc:language", &properties.language),
        ("cp:contentStatus", &properties.status),
    ];
    for (name, text) in texts {
        if !text.is_empty() {
            xml.text(name, &[], text);
        }
    }
    if !properties.date.is_empty() {
        let time = midnight(&properties.date)?;
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.text(name, &[("xsi:type", &"dcterms:W3CDTF")], &time);
        }
    }
    xml.close("cp:coreProperties");
    Ok(xml.finish())
}

/// `custom.xml`: what a file is made from, where that is told; names that programs read are those of
/// the PDF's.
pub(super) fn custom(properties: &Properties) -> Option<Vec<u8>> {
    if properties.revision.is_empty() {
        return None;
    }
    let mut xml = Xml::new();
    xml.open("Properties", &[("xmlns", &CUSTOM), ("xmlns:vt", &TYPES)]);
    let name = &"SourceRevision";
    xml.open("property", &[("fmtid", &USERS), ("pid", &FIRST_NUMBER), ("name", name)]);
    xml.text("vt:lpwstr", &[], &properties.revision);
    xml.close("property");
    xml.close("Properties");
    Some(xml.finish())
}

/// A date with the time Word asks for; a wrong date would make Word repair the file.
fn midnight(date: &str) -> Result<String> {
    let is_number = |text: &str, digits: usize| {
        text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts: Vec<&str> = date.split('-').collect();
    match parts.as_slice() {
        [year, month, day]
            if is_number(year, 4)
                && is_number(month, 2)
                && is_number(day, 2)
                && ("01"..="12").contains(month)
                && ("01"..="31").contains(day) =>
        {
            Ok(format!("{date}T00:00:00Z"))
        }
        _ => Err(broken(format!("«{date}» is no date of the form YYYY-MM-DD"))),
    }
}
