//! The glyphs a document uses, cut out of the faces and numbered anew.
//!
//! Takes the text of all marks and the font programs; gives one subset per used face: its program,
//! its letters, and the widths and descriptor values that printpdf truncates or lacks. Knows
//! nothing of where letters stand.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use printpdf::{FontId, FontMetrics, ParsedFont};
use subsetter::GlyphRemapper;

use super::packing::Packed;
use super::{FontBytes, broken};
use crate::error::{Error, Result};
use crate::kit::style::Face;
use crate::layout::page::{Mark, Pages};

/// The subsets of one document.
pub(super) struct Fonts {
    /// In the order of `Face::ALL`; none: the face draws nothing.
    faces: [Option<Arc<Subset>>; 4],
}

/// So many subsets of a face are kept.
const KEPT: usize = 16;

/// Subsets that were cut of the same fonts, those of each face with the latest first.
#[derive(Default)]
pub(super) struct Cuts([Mutex<VecDeque<Arc<Subset>>>; 4]);

impl Cuts {
    /// The subset of a face for these letters, cut where it is not kept.
    fn of(&self, face: Face, program: &[u8], letters: &BTreeSet<char>) -> Result<Arc<Subset>> {
        let kept = || self.0[face as usize].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept().iter().find(|subset| subset.letters == *letters) {
            return Ok(Arc::clone(known));
        }
        let cut = Arc::new(Subset::cut(face, program, letters)?);
        let mut kept = kept();
        kept.push_front(Arc::clone(&cut));
        kept.truncate(KEPT);
        Ok(cut)
    }
}

impl Fonts {
    /// Reads and cuts every face that draws something.
    pub(super) fn subset(pages: &Pages, fonts: &FontBytes, cuts: &Cuts) -> Result<Fonts> {
        let mut letters: [BTreeSet<char>; 4] = Default::default();
        for mark in pages.pages.iter().flat_map(|page| &page.items).map(|item| &item.mark) {
            match mark {
                Mark::Text(text) => {
                    letters[text.face as usize].extend(text.text.chars().map(plain));
                }
                Mark::Line(_) | Mark::Sheet(_) | Mark::Picture(_) | Mark::Field(_) => {}
            }
        }
        let mut faces = [const { None }; 4];
        for face in Face::ALL {
            let letters = &letters[face as usize];
            if !letters.is_empty() {
                faces[face as usize] = Some(cuts.of(face, fonts.of(face), letters)?);
            }
        }
        Ok(Fonts { faces })
    }

    /// The subset of a face that draws something.
    pub(super) fn of(&self, face: Face) -> &Subset {
        self.faces[face as usize].as_deref().expect("every face with text was cut before drawing")
    }

    /// All subsets, in the order of `Face::ALL`.
    pub(super) fn used(&self) -> impl Iterator<Item = &Subset> {
        self.faces.iter().flatten().map(Arc::as_ref)
    }
}

/// Glue reads back as what it looks like: a search for `30/2020/NĐ-CP` must find it.
fn plain(letter: char) -> char {
    match letter {
        '\u{A0}' => ' ',
        '\u{2011}' => '-',
        other => other,
    }
}

/// One face, cut down to the glyphs of the document.
pub(super) struct Subset {
    /// Name of the font among the resources of the pages.
    pub(super) id: FontId,
    /// What printpdf embeds.
    pub(super) parsed: ParsedFont,
    /// The program in it, and the same deflated: that costs more than all else here.
    pub(super) program: Vec<u8>,
    pub(super) packed: Packed,
    /// What it was cut for.
    letters: BTreeSet<char>,
    /// Widths of glyphs 0, 1, 2 … in thousandths of an em. printpdf truncates them to whole
    /// numbers, by which a line would run short.
    pub(super) widths: Vec<f32>,
    /// `/Flags` of the descriptor.
    pub(super) flags: i64,
    /// `/CapHeight` of the descriptor, in thousandths of an em.
    pub(super) cap_height: i64,
    /// `/ItalicAngle` of the descriptor, in degrees.
    pub(super) italic_angle: f32,
    /// The letter that stands for each letter in the text of the file: the first one among those
    /// that share its glyph, because a glyph reads back as one letter only.
    readable: BTreeMap<char, char>,
}

impl Subset {
    fn cut(face: Face, program: &[u8], letters: &BTreeSet<char>) -> Result<Subset> {
        let font = ttf_parser::Face::parse(program, 0)
            .map_err(|error| unusable(face, format!("không đọc được tệp phông chữ ({error})")))?;
        check_licence(face, &font)?;
        let glyphs = glyphs(face, &font, letters)?;
        let mut order: Vec<u16> = glyphs.values().copied().collect();
        order.sort_unstable();
        order.dedup();
        let numbers = GlyphRemapper::new_from_glyphs(&order);
        let program = subsetter::subset(program, 0, &numbers)
            .map_err(|error| unusable(face, format!("không trích được chữ cái ({error})")))?;

        let first = first_letters(&glyphs);
        let readable = glyphs.iter().map(|(&letter, glyph)| (letter, first[glyph])).collect();
        let numbered = |glyph: &u16| {
            numbers.get(*glyph).ok_or_else(|| broken("a glyph was not given its new number"))
        };
        let numbered_letters = first
            .iter()
            .map(|(glyph, &letter)| Ok((u32::from(letter), numbered(glyph)?)))
            .collect::<Result<BTreeMap<u32, u16>>>()?;
        let name = format!("{}+{}", tag(face, &glyphs), postscript_name(&font));
        let em = f32::from(font.units_per_em());
        let per_mille = |units: f32| (units * 1_000_000.0 / em).round() / 1000.0;
        let advances = advances(&font, &numbers);
        Ok(Subset {
            id: FontId(resource_name(face).to_owned()),
            widths: advances.values().map(|&units| per_mille(f32::from(units))).collect(),
            packed: Packed::of(&program)?,
            parsed: parsed(&font, program.clone(), name, numbered_letters, advances),
            program,
            letters: letters.clone(),
            flags: flags(&font),
            cap_height: per_mille(f32::from(
                font.capital_height().unwrap_or_else(|| font.ascender()),
            ))
            .round() as i64,
            italic_angle: font.italic_angle(),
            readable,
        })
    }

    /// `text` as it is written to the file and read back from it.
    pub(super) fn readable(&self, text: &str) -> String {
        text.chars()
            .map(|letter| {
                let letter = plain(letter);
                self.readable.get(&letter).copied().unwrap_or(letter)
            })
            .collect()
    }
}

/// The glyph of every letter; the first letter without one is the error.
fn glyphs(
    face: Face,
    font: &ttf_parser::Face,
    letters: &BTreeSet<char>,
) -> Result<BTreeMap<char, u16>> {
    letters
        .iter()
        .map(|&letter| match font.glyph_index(letter) {
            Some(glyph) if glyph.0 != 0 => Ok((letter, glyph.0)),
            Some(_) | None => {
                let code = u32::from(letter);
                Err(unusable(face, format!("không có chữ «{letter}» (U+{code:04X})")))
            }
        })
        .collect()
}

/// The first letter of every glyph.
fn first_letters(glyphs: &BTreeMap<char, u16>) -> BTreeMap<u16, char> {
    // Backward, so that the first one of several is the one that stays.
    glyphs.iter().rev().map(|(&letter, &glyph)| (glyph, letter)).collect()
}

/// A file that may be passed on must not hold a font that may not.
fn check_licence(face: Face, font: &ttf_parser::Face) -> Result<()> {
    let restricted = font.permissions() == Some(ttf_parser::Permissions::Restricted);
    if restricted || !font.is_subsetting_allowed() {
        return Err(unusable(
            face,
            "giấy phép của phông chữ không cho nhúng vào tệp PDF; hãy dùng phông chữ khác".into(),
        ));
    }
    Ok(())
}

/// Advances of the new glyph numbers, in font units.
fn advances(font: &ttf_parser::Face, numbers: &GlyphRemapper) -> BTreeMap<u16, u16> {
    numbers
        .remapped_gids()
        .map(|old| font.glyph_hor_advance(ttf_parser::GlyphId(old)).unwrap_or(0))
        .zip(0..)
        .map(|(advance, new)| (new, advance))
        .collect()
}

fn parsed(
    font: &ttf_parser::Face,
    program: Vec<u8>,
    name: String,
    letters: BTreeMap<u32, u16>,
    advances: BTreeMap<u16, u16>,
) -> ParsedFont {
    let metrics = FontMetrics { ascent: font.ascender(), descent: font.descender() };
    let em = font.units_per_em();
    let mut parsed =
        ParsedFont::with_glyph_data(program, 0, Some(name), letters, advances, em, metrics);
    let bounds = font.global_bounding_box();
    let out = &mut parsed.pdf_font_metrics;
    (out.x_min, out.y_min, out.x_max, out.y_max) =
        (bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max);
    out.us_weight_class = font.weight().to_number();
    parsed
}

/// `/Flags` of ISO 32000-1, table 123: serif (bit 2, this is a family for official text),
/// non-symbolic (bit 6), italic (bit 7).
fn flags(font: &ttf_parser::Face) -> i64 {
    const SERIF: i64 = 1 << 1;
    const NON_SYMBOLIC: i64 = 1 << 5;
    const ITALIC: i64 = 1 << 6;
    SERIF | NON_SYMBOLIC | if font.is_italic() { ITALIC } else { 0 }
}

/// Six capitals that name the glyph set (ISO 32000-1, 9.6.4): other glyphs, another tag.
fn tag(face: Face, glyphs: &BTreeMap<char, u16>) -> String {
    let mut hash = super::finish::Hash::new();
    hash.add(&[face as u8]);
    for glyph in glyphs.values() {
        hash.add(&glyph.to_be_bytes());
    }
    let mut rest = hash.value();
    (0..6)
        .map(|_| {
            let letter = b'A' + (rest % 26) as u8;
            rest /= 26;
            char::from(letter)
        })
        .collect()
}

/// The PostScript name inside the font, in the letters a PDF name takes without escapes.
fn postscript_name(font: &ttf_parser::Face) -> String {
    let name = font
        .names()
        .into_iter()
        .filter(|name| name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME)
        .find_map(|name| name.to_string())
        .unwrap_or_default();
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if name.is_empty() { "Unnamed".to_owned() } else { name }
}

fn resource_name(face: Face) -> &'static str {
    match face {
        Face::Regular => "R",
        Face::Bold => "B",
        Face::Italic => "I",
        Face::BoldItalic => "BI",
    }
}

fn unusable(face: Face, message: String) -> Error {
    Error::Font { face: format!("{face:?}"), message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glyph_of_several_letters_reads_back_as_the_first_of_them() {
        let glyphs = BTreeMap::from([('-', 16), ('\u{AD}', 16), ('a', 68)]);
        assert_eq!(first_letters(&glyphs), BTreeMap::from([(16, '-'), (68, 'a')]));
    }

    #[test]
    fn the_tag_of_a_subset_follows_its_glyphs_and_its_face() {
        let (one, two) = (BTreeMap::from([('a', 68)]), BTreeMap::from([('b', 69)]));
        let tags = [tag(Face::Regular, &one), tag(Face::Regular, &two), tag(Face::Bold, &one)];
        assert!(tags[0] != tags[1] && tags[0] != tags[2], "{tags:?}");
    }
}
