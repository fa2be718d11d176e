//! The four faces of the family: which letters they have, how wide and how tall they are.
//!
//! Comes from the bundled files or from a user's own; goes to every step of the layout (widths,
//! line heights) and to the PDF writer (the bytes). Knows nothing of paragraphs. Widths follow
//! `layout-facts` §3.1 (plain `cmap` + `hmtx`), heights §1.1 (`hhea` with the whole line gap).

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::error::{Error, Result};
use crate::kit::style::Face;
use crate::length::Length;

/// Lower-case letters of Vietnamese beyond ASCII; with their capitals the 134 a face must have.
const VIETNAMESE: &str = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

/// Letters that are looked up once a face: ASCII to the horn letters, the Vietnamese
/// block, and general punctuation.
const COMMON: [(u32, u32); 3] = [(0x20, 0x1B1), (0x1EA0, 0x1EFA), (0x2010, 0x2028)];

/// LibreOffice measures fonts on a grid of sixths of a twip (8640 dots an inch) and rounds to
/// whole twips from there; with it every value of `layout-facts` table 1.1 comes out exactly.
const GRID: i64 = 6;

/// Four faces of one family.
#[derive(Debug)]
pub struct Faces {
    faces: [FontFile; 4],
}

/// One face: its file and what every line asks of it.
#[derive(Debug)]
struct FontFile {
    bytes: Cow<'static, [u8]>,
    units_per_em: i64,
    ascender: i64,
    descender: i64,
    line_gap: i64,
    common: OnceLock<Vec<Known>>,
}

/// What is known of a letter in a face.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    advance: u16,
    /// Whether the face has a glyph for it.
    covered: bool,
}

/// The height of a single line of one size, in whole twips.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineMetrics {
    /// From the upper edge of the line to the baseline, with the whole line gap.
    pub ascent: Length,
    /// From the upper to the lower edge.
    pub height: Length,
}

impl Faces {
    /// The faces that come with the program.
    ///
    /// # Errors
    /// [`Error::Font`] if a bundled file is damaged.
    pub fn bundled() -> Result<Faces> {
        const REGULAR: &[u8] = include_bytes!("../../fonts/LiberationSerif-Regular.ttf");
        const BOLD: &[u8] = include_bytes!("../../fonts/LiberationSerif-Bold.ttf");
        const ITALIC: &[u8] = include_bytes!("../../fonts/LiberationSerif-Italic.ttf");
        const BOLD_ITALIC: &[u8] = include_bytes!("../../fonts/LiberationSerif-BoldItalic.ttf");
        let file = |bytes: &'static [u8], face| FontFile::read(Cow::Borrowed(bytes), face);
        Ok(Faces {
            faces: [
                file(REGULAR, Face::Regular)?,
                file(BOLD, Face::Bold)?,
                file(ITALIC, Face::Italic)?,
                file(BOLD_ITALIC, Face::BoldItalic)?,
            ],
        })
    }

    /// A user's own faces, in the order of [`Face::ALL`].
    ///
    /// # Errors
    /// [`Error::Font`] if a file is no font or lacks a letter of Vietnamese.
    pub fn from_bytes(files: [Vec<u8>; 4]) -> Result<Faces> {
        let [regular, bold, italic, bold_italic] = files;
        let file = |bytes, face| FontFile::read(Cow::Owned(bytes), face);
        let faces = Faces {
            faces: [
                file(regular, Face::Regular)?,
                file(bold, Face::Bold)?,
                file(italic, Face::Italic)?,
                file(bold_italic, Face::BoldItalic)?,
            ],
        };
        for face in Face::ALL {
            let missing: String = vietnamese().filter(|c| !faces.covers(*c, face)).collect();
            if !missing.is_empty() {
                return Err(Error::Font {
                    face: name(face).to_owned(),
                    message: format!(
                        "không có đủ chữ tiếng Việt, thiếu: {missing}. Hãy dùng phông Unicode đầy đủ"
                    ),
                });
            }
        }
        Ok(faces)
    }

    /// Whether a face can draw a letter, be it by the glyph of another ([`Faces::drawn_as`]).
    pub fn covers(&self, letter: char, face: Face) -> bool {
        self.file(face).known(self.drawn_as(letter, face)).covered
    }

    /// The letter whose glyph stands for this one: a space for U+00A0, the hyphen for U+2011 in
    /// faces without it, else the letter itself.
    pub fn drawn_as(&self, letter: char, face: Face) -> char {
        match letter {
            '\u{a0}' => ' ',
            '\u{2011}' if !self.file(face).known('\u{2011}').covered => '-',
            other => other,
        }
    }

    /// How far a letter moves the pen at a size. A letter the face lacks takes the width of the
    /// empty box drawn for it.
    pub fn advance(&self, letter: char, face: Face, size: Length) -> Length {
        let file = self.file(face);
        let units = i64::from(file.known(self.drawn_as(letter, face)).advance);
        // Half a unit is added so that the cut of `scaled` becomes rounding.
        Length::emu((units * size.as_emu() + file.units_per_em / 2) / file.units_per_em)
    }

    /// An advance on the grid line breaking counts on, so that a word that just fits does so in
    /// both programs (`layout-facts` §3.1, §3.2).
    pub fn measured(advance: Length) -> Length {
        let twip = Length::twips(1).as_emu();
        let dots = (2 * advance.as_emu() * GRID + twip) / (2 * twip);
        Length::emu((2 * dots * twip + GRID) / (2 * GRID))
    }

    /// The single line of a face and size (`layout-facts` table 1.1).
    pub fn line(&self, face: Face, size: Length) -> LineMetrics {
        let file = self.file(face);
        let em = size.as_emu() * GRID / Length::twips(1).as_emu();
        let dots = |units: i64| (2 * units * em + file.units_per_em) / (2 * file.units_per_em);
        let twips = |dots: i64| Length::twips((2 * dots + GRID) / (2 * GRID));
        let (ascent, descent, gap) =
            (dots(file.ascender), dots(file.descender), dots(file.line_gap));
        LineMetrics {
            ascent: twips(ascent) + twips(gap),
            height: twips(ascent + descent) + twips(gap),
        }
    }

    /// What multiple spacing adds below the last line of a cell, unrounded by lines: so many
    /// hundredths of the font's own height, in whole twips (`layout-facts` §4.3).
    pub fn share_of_height(&self, face: Face, size: Length, percent: i64) -> Length {
        let file = self.file(face);
        let em = file.ascender + file.descender + file.line_gap;
        let emu = size.scaled(em * percent, file.units_per_em * 100).as_emu();
        Length::twips(emu / Length::twips(1).as_emu())
    }

    /// The font file of a face.
    pub fn bytes(&self, face: Face) -> &[u8] {
        &self.file(face).bytes
    }

    fn file(&self, face: Face) -> &FontFile {
        let [regular, bold, italic, bold_italic] = &self.faces;
        match face {
            Face::Regular => regular,
            Face::Bold => bold,
            Face::Italic => italic,
            Face::BoldItalic => bold_italic,
        }
    }
}

impl FontFile {
    fn read(bytes: Cow<'static, [u8]>, face: Face) -> Result<FontFile> {
        let fail = |message: String| Error::Font { face: name(face).to_owned(), message };
        let font = ttf_parser::Face::parse(&bytes, 0)
            .map_err(|why| fail(format!("không đọc được tệp phông chữ ({why})")))?;
        let units_per_em = i64::from(font.units_per_em());
        let hhea = font.tables().hhea;
        let file = FontFile {
            units_per_em,
            ascender: i64::from(hhea.ascender),
            descender: -i64::from(hhea.descender),
            line_gap: i64::from(hhea.line_gap),
            common: OnceLock::new(),
            bytes,
        };
        if file.ascender + file.descender <= 0 {
            return Err(fail("bảng hhea không có chiều cao chữ".to_owned()));
        }
        Ok(file)
    }

    fn font(&self) -> ttf_parser::Face<'_> {
        ttf_parser::Face::parse(&self.bytes, 0).expect("the file was parsed when it was read")
    }

    fn known(&self, letter: char) -> Known {
        let mut before = 0;
        for (first, end) in COMMON {
            let code = u32::from(letter);
            if (first..end).contains(&code) {
                let table = self.common.get_or_init(|| self.common());
                return table.get(before + (code - first) as usize).copied().unwrap_or_default();
            }
            before += (end - first) as usize;
        }
        look_up(&self.font(), letter)
    }

    fn common(&self) -> Vec<Known> {
        let font = self.font();
        let codes = COMMON.into_iter().flat_map(|(first, end)| first..end);
        let letters = codes.map(char::from_u32);
        letters.map(|c| c.map_or(Known::default(), |c| look_up(&font, c))).collect()
    }
}

/// A letter, with the advance of the empty box where the font lacks it; marks that are never seen
/// take no room.
fn look_up(font: &ttf_parser::Face<'_>, letter: char) -> Known {
    let glyph = font.glyph_index(letter);
    let advance = match letter {
        '\u{200b}' | '\u{2060}' => 0,
        _ => font.glyph_hor_advance(glyph.unwrap_or_default()).unwrap_or(0),
    };
    Known { advance, covered: glyph.is_some() }
}

fn vietnamese() -> impl Iterator<Item = char> {
    VIETNAMESE.chars().chain(VIETNAMESE.chars().flat_map(char::to_uppercase))
}

fn name(face: Face) -> &'static str {
    match face {
        Face::Regular => "thường",
        Face::Bold => "đậm",
        Face::Italic => "nghiêng",
        Face::BoldItalic => "đậm nghiêng",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Size in half points, height, ascent: `layout-facts` table 1.1, whole.
    const TABLE: [(i64, i64, i64); 30] = [
        (12, 138, 112),
        (13, 150, 122),
        (14, 161, 131),
        (15, 172, 140),
        (16, 184, 150),
        (17, 195, 159),
        (18, 207, 168),
        (19, 219, 177),
        (20, 231, 187),
        (21, 242, 196),
        (22, 253, 205),
        (23, 265, 215),
        (24, 276, 224),
        (25, 288, 234),
        (26, 299, 243),
        (27, 311, 253),
        (28, 322, 262),
        (29, 333, 271),
        (30, 345, 280),
        (31, 356, 289),
        (32, 368, 299),
        (33, 379, 308),
        (34, 392, 318),
        (35, 403, 327),
        (36, 414, 336),
        (37, 426, 346),
        (38, 437, 355),
        (39, 449, 365),
        (40, 460, 374),
        (48, 552, 448),
    ];

    #[test]
    fn every_measured_line_height_comes_out_exactly() {
        let faces = Faces::bundled().unwrap();
        for face in Face::ALL {
            for (half_points, height, ascent) in TABLE {
                let line = faces.line(face, Length::twips(half_points * 10));
                let found = (half_points, line.height.as_twips(), line.ascent.as_twips());
                assert_eq!(found, (half_points, height, ascent), "{face:?}");
            }
        }
    }

    #[test]
    fn the_bundled_faces_have_every_letter_of_vietnamese() {
        let faces = Faces::bundled().unwrap();
        assert_eq!(vietnamese().count(), 134);
        for face in Face::ALL {
            assert!(vietnamese().all(|letter| faces.covers(letter, face)));
            assert!(faces.covers('\u{2011}', face) && faces.covers('\u{a0}', face));
            assert!(!faces.covers('字', face));
        }
    }

    #[test]
    fn a_width_is_the_plain_sum_of_advances_without_kerning() {
        let faces = Faces::bundled().unwrap();
        let wide = |text: &str, face| -> Length {
            text.chars().map(|c| faces.advance(c, face, Length::pt(13))).sum()
        };
        let text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
        // The decree's first line as LibreOffice sets it, `layout-facts` §12: 280.75 to 551.95.
        assert!((wide(text, Face::Bold).as_pt() - 271.2).abs() < 0.02);
        assert_eq!(wide("\u{a0}", Face::Italic), wide(" ", Face::Italic));
        assert_eq!(wide("\u{2011}", Face::Regular), wide("-", Face::Regular));
    }

    #[test]
    fn a_users_font_without_vietnamese_is_refused_with_its_missing_letters() {
        let whole = || Faces::bundled().unwrap().bytes(Face::Regular).to_vec();
        assert!(Faces::from_bytes([whole(), whole(), whole(), whole()]).is_ok());
        let broken = Faces::from_bytes([whole(), vec![0; 40], whole(), whole()]);
        assert!(broken.unwrap_err().to_string().contains("đậm"));
    }
}
