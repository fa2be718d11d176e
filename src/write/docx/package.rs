//! The package: parts, their content types and relationships, packed into a zip.
//!
//! In go the parts as bytes; out comes the file. Parts that depend on the style sheet alone are
//! deflated once and copied into every file of a batch. No clock: every entry bears the first
//! time a zip can hold. The only module that knows the zip writer. Follows ECMA-376 part 2 (Open
//! Packaging Conventions).

use std::io::{Cursor, Write};

use zip::result::{ZipError, ZipResult};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::names::broken;
use super::xml::Xml;
use crate::error::{Error, Result};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const CORE: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// The part of properties that are not among Word's own, and what it is.
const CUSTOM_PART: &str = "docProps/custom.xml";
const CUSTOM_KIND: &str = "custom-properties";

/// Parts the main text refers to in every file: path below `word/` and kind.
const WORD_PARTS: [(&str, &str); 5] = [
    ("styles.xml", "styles"),
    ("settings.xml", "settings"),
    ("fontTable.xml", "fontTable"),
    ("theme/theme1.xml", "theme"),
    ("footnotes.xml", "footnotes"),
];

/// Which margin of a page a part fills.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum MarginKind {
    Header,
    Footer,
}

impl MarginKind {
    /// Kind of relationship and of content; also the stem of the part's name.
    fn name(self) -> &'static str {
        match self {
            MarginKind::Header => "header",
            MarginKind::Footer => "footer",
        }
    }
}

/// Parts that are the same in every file of one style sheet, deflated.
pub(super) struct Constant(Vec<u8>);

impl Constant {
    /// From paths and contents.
    pub(super) fn new(parts: &[(&str, Vec<u8>)]) -> Result<Constant> {
        zipped(|zip| parts.iter().try_for_each(|(path, bytes)| add(zip, path, bytes))).map(Constant)
    }

    fn copy_into(&self, zip: &mut ZipWriter<Cursor<Vec<u8>>>) -> ZipResult<()> {
        let mut archive = ZipArchive::new(Cursor::new(self.0.as_slice()))?;
        (0..archive.len()).try_for_each(|index| zip.raw_copy_file(archive.by_index_raw(index)?))
    }
}

/// The parts of one file besides the constant ones.
#[derive(Default)]
pub(super) struct Package {
    margins: Vec<Margin>,
    pictures: Vec<PicturePart>,
    custom: Option<Vec<u8>>,
}

struct PicturePart {
    relation: String,
    /// Below `word/`.
    path: String,
    bytes: Vec<u8>,
}

struct Margin {
    name: String,
    kind: MarginKind,
    bytes: Vec<u8>,
}

impl Package {
    /// Adds a header or footer and gives the id by which the main text refers to it.
    pub(super) fn add_margin(&mut self, kind: MarginKind, bytes: Vec<u8>) -> String {
        let number = self.margins.iter().filter(|margin| margin.kind == kind).count() + 1;
        self.margins.push(Margin { name: format!("{}{number}.xml", kind.name()), kind, bytes });
        relation_id(WORD_PARTS.len() + self.margins.len())
    }

    /// Adds a picture under the id by which the main text shows it.
    pub(super) fn add_picture(&mut self, relation: String, path: String, bytes: Vec<u8>) {
        self.pictures.push(PicturePart { relation, path, bytes });
    }

    /// Adds the properties that are not among Word's own.
    pub(super) fn add_custom(&mut self, bytes: Vec<u8>) {
        self.custom = Some(bytes);
    }

    /// The file.
    pub(super) fn pack(
        &self,
        constant: &Constant,
        core: &[u8],
        document: &[u8],
        notes: &[u8],
    ) -> Result<Vec<u8>> {
        zipped(|zip| {
            add(zip, "[Content_Types].xml", &self.content_types())?;
            add(zip, "_rels/.rels", &self.package_relations())?;
            constant.copy_into(zip)?;
            add(zip, "docProps/core.xml", core)?;
            self.custom.iter().try_for_each(|custom| add(zip, CUSTOM_PART, custom))?;
            add(zip, "word/_rels/document.xml.rels", &self.document_relations())?;
            add(zip, "word/document.xml", document)?;
            add(zip, "word/footnotes.xml", notes)?;
            for part in &self.margins {
                add(zip, &format!("word/{}", part.name), &part.bytes)?;
            }
            let mut pictures = self.pictures.iter();
            pictures.try_for_each(|part| add(zip, &format!("word/{}", part.path), &part.bytes))
        })
    }

    /// Name below `word/` and kind of every part the main text refers to, in the order of ids.
    fn referred(&self) -> impl Iterator<Item = (&str, &str)> {
        let margins = self.margins.iter().map(|part| (part.name.as_str(), part.kind.name()));
        WORD_PARTS.into_iter().chain(margins)
    }

    fn package_relations(&self) -> Vec<u8> {
        let mut relations = vec![
            ("word/document.xml", format!("{OFFICE}/officeDocument")),
            ("docProps/core.xml", CORE.to_owned()),
            ("docProps/app.xml", format!("{OFFICE}/extended-properties")),
        ];
        if self.custom.is_some() {
            relations.push((CUSTOM_PART, format!("{OFFICE}/{CUSTOM_KIND}")));
        }
        let numbered = relations.into_iter().enumerate();
        relations_part(numbered.map(|(index, (path, kind))| (relation_id(index + 1), path, kind)))
    }

    fn document_relations(&self) -> Vec<u8> {
        let parts = self.referred().enumerate().map(|(index, (path, kind))| {
            (relation_id(index + 1), path, format!("{OFFICE}/{kind}"))
        });
        let pictures = self.pictures.iter().map(|picture| {
            (picture.relation.clone(), picture.path.as_str(), format!("{OFFICE}/image"))
        });
        relations_part(parts.chain(pictures))
    }

    fn content_types(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open("Types", &[("xmlns", &CONTENT_TYPES)]);
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.leaf("Default", &[("Extension", &"rels"), ("ContentType", &relations)]);
        xml.leaf("Default", &[("Extension", &"xml"), ("ContentType", &"application/xml")]);
        if !self.pictures.is_empty() {
            xml.leaf("Default", &[("Extension", &"png"), ("ContentType", &"image/png")]);
        }
        let core = "application/vnd.openxmlformats-package.core-properties+xml".to_owned();
        let mut part = |path: &str, content_type: String| {
            xml.leaf("Override", &[("PartName", &path), ("ContentType", &content_type)]);
        };
        part("/docProps/core.xml", core);
        part("/docProps/app.xml", office_type("extended-properties"));
        if self.custom.is_some() {
            part(&format!("/{CUSTOM_PART}"), office_type(CUSTOM_KIND));
        }
        part("/word/document.xml", office_type("wordprocessingml.document.main"));
        for (path, kind) in self.referred() {
            let kind = match kind {
                "theme" => kind.to_owned(),
                kind => format!("wordprocessingml.{kind}"),
            };
            part(&format!("/word/{path}"), office_type(&kind));
        }
        xml.close("Types");
        xml.finish()
    }
}

fn office_type(kind: &str) -> String {
    format!("application/vnd.openxmlformats-officedocument.{kind}+xml")
}

/// Relations by id, target and kind.
fn relations_part<'a>(relations: impl Iterator<Item = (String, &'a str, String)>) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", &PACKAGE)]);
    for (id, target, kind) in relations {
        xml.leaf("Relationship", &[("Id", &id), ("Type", &kind), ("Target", &target)]);
    }
    xml.close("Relationships");
    xml.finish()
}

fn relation_id(number: usize) -> String {
    format!("rId{number}")
}

fn zipped(fill: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>) -> ZipResult<()>) -> Result<Vec<u8>> {
    let packed = || {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        fill(&mut zip)?;
        Ok(zip.finish()?.into_inner())
    };
    packed().map_err(|error: ZipError| -> Error { broken(format!("zip: {error}")) })
}

/// Adds a part; time and system are fixed so that every machine writes the same bytes.
fn add(zip: &mut ZipWriter<Cursor<Vec<u8>>>, path: &str, bytes: &[u8]) -> ZipResult<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(System::Dos);
    zip.start_file(path, options)?;
    zip.write_all(bytes)?;
    Ok(())
}
