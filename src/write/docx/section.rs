//! Sections: page set-up, page numbers, headers and footers.
//!
//! In go the section and what the sections before it left in the margins; out come a `w:sectPr`
//! and the parts of new headers and footers. A margin equal to the one before is not written
//! again: Word then shows it as linked to the previous section. Follows ECMA-376 part 1 §17.6 and
//! `layout-facts` §7, §8.

use super::body::{Column, Story, Walk};
use super::edits::Edits;
use super::names::broken;
use super::package::{MarginKind, Package};
use super::parts;
use super::xml::Xml;
use crate::block::change::Former;
use crate::block::{Block, Numbering, Orientation, Section};
use crate::error::Result;
use crate::kit::style::PageSetup;
use crate::length::Length;

/// What `w:sectPr` says of one section.
pub(super) struct Setup {
    page: PageSetup,
    orientation: Orientation,
    numbering: Numbering,
    first_page: FirstPage,
    references: Vec<Reference>,
    /// What it was in the old version, where that was another; without references.
    former: Option<Box<Setup>>,
}

/// Whether the first page of a section has margins of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FirstPage {
    AsOthers,
    OfItsOwn,
}

/// A header or footer that begins with a section.
struct Reference {
    kind: MarginKind,
    pages: &'static str,
    relation: String,
}

/// What the margins hold unless a section says otherwise.
#[derive(Default)]
pub(super) struct Margins<'a> {
    header: Slots<'a>,
    footer: Slots<'a>,
}

#[derive(Default)]
struct Slots<'a> {
    first: Slot<'a>,
    rest: Slot<'a>,
}

/// Blocks, and the width of the column they were written for.
#[derive(Clone, Default)]
struct Slot<'a> {
    blocks: &'a [Block],
    width: Length,
    /// The part they were written to; empty: to none.
    relation: String,
}

impl Slot<'_> {
    /// Whether the blocks come out alike: only tables depend on the width of the column.
    fn equals(&self, other: &Slot<'_>) -> bool {
        let table = self.blocks.iter().any(|block| matches!(block, Block::Table(_)));
        self.blocks == other.blocks && (self.width == other.width || !table)
    }
}

impl<'a> Walk<'a> {
    /// The set-up of a section; writes the parts of margins that differ from those before.
    pub(super) fn setup(
        &mut self,
        section: &'a Section,
        before: &mut Margins<'a>,
        package: &mut Package,
    ) -> Result<Setup> {
        let page = *self.page_setup(&section.page)?;
        let same = section.header.first == section.header.rest
            && section.footer.first == section.footer.rest;
        let mut setup = Setup {
            page,
            orientation: section.orientation,
            numbering: section.numbering,
            first_page: if same { FirstPage::AsOthers } else { FirstPage::OfItsOwn },
            references: Vec::new(),
            former: None,
        };
        if let Some(Former { page, orientation, numbering }) = &section.former {
            let page = *self.page_setup(page)?;
            let (orientation, numbering) = (*orientation, *numbering);
            let former = Setup { page, orientation, numbering, references: Vec::new(), ..setup };
            setup = Setup { former: Some(Box::new(former)), references: Vec::new(), ..setup };
        }
        let column = Column { width: setup.text_width(), story: Story::Margin };
        let margins = [
            (MarginKind::Header, &section.header, &mut before.header),
            (MarginKind::Footer, &section.footer, &mut before.footer),
        ];
        for (kind, margin, slots) in margins {
            let own_first = setup.first_page == FirstPage::OfItsOwn;
            let first = own_first.then_some(("first", margin.first.as_slice(), &mut slots.first));
            let rest = ("default", margin.rest.as_slice(), &mut slots.rest);
            for (pages, blocks, slot) in [Some(rest), first].into_iter().flatten() {
                let new = Slot { blocks, width: column.width, relation: String::new() };
                if !slot.equals(&new) {
                    let bytes = self.margin(kind, blocks, column)?;
                    let relation = package.add_margin(kind, bytes);
                    setup.references.push(Reference { kind, pages, relation: relation.clone() });
                    *slot = Slot { relation, ..new };
                } else if setup.former.is_some() && !slot.relation.is_empty() {
                    // The section before, whose margins these are, may go.
                    let relation = slot.relation.clone();
                    setup.references.push(Reference { kind, pages, relation });
                }
            }
        }
        Ok(setup)
    }

    fn page_setup(&self, name: &str) -> Result<&'a PageSetup> {
        let page = self.sheet.pages.get(name);
        page.ok_or_else(|| broken(format!("no page set-up «{name}»")))
    }

    fn margin(&mut self, kind: MarginKind, blocks: &'a [Block], column: Column) -> Result<Vec<u8>> {
        let root = match kind {
            MarginKind::Header => "w:hdr",
            MarginKind::Footer => "w:ftr",
        };
        let mut xml = Xml::new();
        xml.open(root, parts::NAMESPACES);
        self.blocks(&mut xml, blocks, column, None)?;
        xml.close(root);
        Ok(xml.finish())
    }
}

impl Setup {
    /// Width of the column of text.
    pub(super) fn text_width(&self) -> Length {
        self.page.text_width(self.sheet().0)
    }

    /// Width and height of the sheet as it lies.
    fn sheet(&self) -> (Length, Length) {
        match self.orientation {
            Orientation::Portrait => (self.page.width, self.page.height),
            Orientation::Landscape => (self.page.height, self.page.width),
        }
    }

    /// `w:sectPr`.
    pub(super) fn write(&self, xml: &mut Xml, edits: &Edits<'_>) {
        xml.open("w:sectPr", &[]);
        for reference in &self.references {
            let name = match reference.kind {
                MarginKind::Header => "w:headerReference",
                MarginKind::Footer => "w:footerReference",
            };
            xml.leaf(name, &[("w:type", &reference.pages), ("r:id", &reference.relation)]);
        }
        self.pages(xml);
        if let Some(former) = &self.former {
            edits.around(xml, "w:sectPrChange", |xml| {
                xml.open("w:sectPr", &[]);
                former.pages(xml);
                xml.close("w:sectPr");
            });
        }
        xml.close("w:sectPr");
    }

    /// What of `w:sectPr` is of the pages alone.
    fn pages(&self, xml: &mut Xml) {
        let (width, height) = self.sheet();
        let (width, height) = (width.as_twips(), height.as_twips());
        match self.orientation {
            Orientation::Portrait => xml.leaf("w:pgSz", &[("w:w", &width), ("w:h", &height)]),
            Orientation::Landscape => {
                xml.leaf("w:pgSz", &[("w:w", &width), ("w:h", &height), ("w:orient", &"landscape")])
            }
        }
        let page = &self.page;
        xml.leaf(
            "w:pgMar",
            &[
                ("w:top", &page.top.as_twips()),
                ("w:right", &page.right.as_twips()),
                ("w:bottom", &page.bottom.as_twips()),
                ("w:left", &page.left.as_twips()),
                ("w:header", &page.header.as_twips()),
                ("w:footer", &page.footer.as_twips()),
                ("w:gutter", &0),
            ],
        );
        match self.numbering {
            Numbering::Continue => {}
            Numbering::Restart => xml.leaf("w:pgNumType", &[("w:start", &1)]),
        }
        match self.first_page {
            FirstPage::AsOthers => {}
            FirstPage::OfItsOwn => xml.leaf("w:titlePg", &[]),
        }
    }
}
