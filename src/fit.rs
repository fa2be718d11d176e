//! `trinh_bay: { vua_trang: N }`: the largest sizes and spaces with which a text stands on N pages.
//!
//! Comes in as a document and the sheet it would be set with; goes out as the sheet both files are
//! set with, and what there is to say about it. What counts is the first section, the document
//! itself: appendices and what is attached are set with the same sheet, but may be as long as they
//! are. Nothing leaves the ranges of the style sheet, and what the author has chosen stays. What
//! gives way first is said by the style sheet (`nhuong`). Source: `practice`, trap 12.
//!
//! The search: if all at its smallest does not fit, nothing does. Else each choice, from the one
//! that is to give way last, takes the largest value with which the text fits while those before
//! it are at their smallest. Few layouts are needed, of the first section only.

use crate::block::Tree;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::input::Document;
use crate::input::outline::Part;
use crate::kit::{Concession, Kit, StyleSheet};
use crate::layout::{self, Faces, Tally};
use crate::length::Length;
use crate::source::{Span, Spanned};
use crate::template::Templates;
use crate::tree;

/// The choice that asks for it.
const KEY: &str = "vua_trang";
/// Id of the note that says what was chosen.
const CHOSEN: &str = "da-thu-vua-trang";
/// Id of the warning where the text is too long.
const TOO_LONG: &str = "khong-vua-trang";

/// So few words in a last line are easily saved.
const FEW_WORDS: usize = 3;
/// Paragraphs of so many lines are worth a second look.
const MANY_LINES: usize = 4;
/// So many paragraphs of each sort are pointed at.
const POINTED_AT: usize = 3;

/// What came of it.
#[derive(Debug)]
pub struct Fitted {
    /// What the document is to be set with.
    pub sheet: StyleSheet,
    /// What was chosen, or by how much the text is too long; none where nothing had to change.
    pub finding: Option<Diagnostic>,
}

/// The sheet with which a document fits the pages its author wants, beginning with `sheet`, which
/// holds the author's own choices and is given back where nothing has to or can be changed.
///
/// # Errors
/// [`Error::Kit`] at the line of a template or of the style sheet that is wrong.
pub fn fit(
    document: &Document,
    kit: &Kit,
    templates: &Templates,
    faces: &Faces,
    sheet: StyleSheet,
) -> Result<Fitted> {
    let wanted = document.presentation.get(KEY);
    let Some(wanted) = wanted.and_then(|wanted| {
        let value = wanted.value.parse().ok()?;
        Some(Spanned { value, span: wanted.span })
    }) else {
        return Ok(Fitted { sheet, finding: None });
    };
    let search = Search::new(document, kit, templates, faces, &sheet, wanted.value)?;
    let mut levels = vec![0; search.gives.len()];
    if search.fits(&levels)? {
        return Ok(Fitted { sheet, finding: None });
    }
    for (level, concession) in levels.iter_mut().zip(&search.gives) {
        *level = concession.values.len() - 1;
    }
    let smallest = search.sheet(&levels)?;
    let over = search.excess(&smallest)?;
    if over > Length::ZERO {
        let paragraphs = search.tally(&smallest)?;
        let finding = too_long(document, &wanted, over, &paragraphs, &search.held);
        return Ok(Fitted { sheet, finding: Some(finding) });
    }
    search.enlarge(&mut levels)?;
    let finding = Some(chosen(&wanted, &search.values(&levels)));
    Ok(Fitted { sheet: search.sheet(&levels)?, finding })
}

/// A document under way to its pages.
struct Search<'a> {
    kit: &'a Kit,
    faces: &'a Faces,
    /// The first section alone, not yet measured.
    tree: Tree,
    pages: u32,
    /// The author's own choices.
    own: Vec<(&'a str, &'a str)>,
    /// What may give way, the first first; a level counts the values of each.
    gives: Vec<Concession>,
    /// Choices of the author's that could have been smaller.
    held: Vec<(&'a str, &'a str)>,
}

impl<'a> Search<'a> {
    fn new(
        document: &'a Document,
        kit: &'a Kit,
        templates: &Templates,
        faces: &'a Faces,
        sheet: &StyleSheet,
        pages: u32,
    ) -> Result<Search<'a>> {
        let (_, mut tree) = tree::of(document, kit, templates, sheet)?;
        tree.sections.truncate(1);
        let own = document.presentation.iter();
        let own: Vec<_> = own.map(|(name, word)| (name.as_str(), word.value.as_str())).collect();
        let named = |name: &str| own.iter().find(|(own, _)| *own == name).copied();
        let (taken, gives): (Vec<_>, Vec<_>) = kit
            .concessions(KEY)?
            .into_iter()
            .partition(|concession| named(&concession.choice).is_some());
        let held = taken.iter().filter_map(|concession| {
            named(&concession.choice)
                .filter(|(_, value)| concession.values.last() != Some(&(*value).to_owned()))
        });
        let held = held.collect();
        Ok(Search { kit, faces, tree, pages, own, gives, held })
    }

    /// What is chosen at these levels, beyond the author's own.
    fn values(&self, levels: &[usize]) -> Vec<(&str, &str)> {
        let chosen = self.gives.iter().zip(levels).filter(|(_, level)| **level > 0);
        let value = chosen.filter_map(|(concession, level)| {
            Some((concession.choice.as_str(), concession.values.get(*level)?.as_str()))
        });
        value.collect()
    }

    fn sheet(&self, levels: &[usize]) -> Result<StyleSheet> {
        let choices = self.own.iter().copied().chain(self.values(levels));
        // A kit whose ranges contradict each other over properties set together.
        let broken = |faults| Error::Broken { stage: "fit", message: format!("{faults:?}") };
        self.kit.sheet_for(choices).map_err(broken)
    }

    fn measured(&self, sheet: &StyleSheet) -> Result<Tree> {
        let mut tree = self.tree.clone();
        layout::measure(&mut tree, sheet, self.faces)?;
        Ok(tree)
    }

    fn excess(&self, sheet: &StyleSheet) -> Result<Length> {
        layout::excess(&self.measured(sheet)?, sheet, self.faces, self.pages)
    }

    fn fits(&self, levels: &[usize]) -> Result<bool> {
        Ok(self.excess(&self.sheet(levels)?)? == Length::ZERO)
    }

    /// From levels that fit to the largest that do, the choice that gives way last first.
    fn enlarge(&self, levels: &mut [usize]) -> Result<()> {
        for at in (0..levels.len()).rev() {
            let (mut low, mut high) = (0, levels[at]);
            // Most often a choice need not give way at all: its own value is tried first.
            let mut middle = 0;
            while low < high {
                levels[at] = middle;
                if self.fits(levels)? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
                middle = (low + high) / 2;
            }
            levels[at] = high;
        }
        Ok(())
    }

    fn tally(&self, sheet: &StyleSheet) -> Result<Vec<Tally>> {
        let tree = self.measured(sheet)?;
        let section = tree.sections.first().expect("a tree has at least one section");
        layout::tally(section, sheet, self.faces)
    }
}

fn chosen(wanted: &Spanned<u32>, values: &[(&str, &str)]) -> Diagnostic {
    let list = |between: &str| {
        let entries = values.iter().map(|(name, value)| format!("{name}{between}{value}"));
        entries.collect::<Vec<_>>().join(", ")
    };
    let message = format!("trinh_bay: để vừa {} trang, đã dùng {}", wanted.value, list(" "));
    let help = format!("để giữ đúng như vậy về sau: trinh_bay: {{ {} }}", list(": "));
    Diagnostic::note(CHOSEN, wanted.span, message).help(help)
}

fn too_long(
    document: &Document,
    wanted: &Spanned<u32>,
    over: Length,
    paragraphs: &[Tally],
    held: &[(&str, &str)],
) -> Diagnostic {
    let longest = paragraphs.iter().max_by_key(|paragraph| paragraph.lines);
    let pitch = longest.map(|paragraph| paragraph.pitch).filter(|pitch| *pitch > Length::ZERO);
    let rest = match pitch {
        Some(pitch) => {
            let lines = (over.as_emu() + pitch.as_emu() - 1) / pitch.as_emu();
            format!("{lines} dòng")
        }
        None => format!("{:.0} mm", over.as_mm().ceil()),
    };
    let message = format!(
        "trinh_bay: không vừa được {} trang: ở mức nhỏ nhất cho phép vẫn thừa khoảng {rest}; văn bản \
         được trình bày như khi không có {KEY}",
        wanted.value
    );
    let mut help = format!("bớt khoảng {rest} ở phần chính, hoặc đặt {KEY} lớn hơn");
    if !held.is_empty() {
        let held = held.iter().map(|(name, value)| format!("{name}: {value}"));
        let held = held.collect::<Vec<_>>().join(", ");
        help += &format!("; hoặc bỏ {held} để chương trình được giảm thêm");
    }
    let found = Diagnostic::warning(TOO_LONG, wanted.span, message).help(help);
    pointers(document, paragraphs)
        .into_iter()
        .fold(found, |found, (span, word)| found.related(span, word))
}

/// Where a few words less save a line, then the longest paragraphs.
fn pointers(document: &Document, paragraphs: &[Tally]) -> Vec<(Span, String)> {
    let mut texts = Vec::new();
    texts_of(&document.body.parts, &mut texts);
    let place = |paragraph: &Tally| {
        let whole = unglued(&paragraph.text);
        texts.iter().find(|(text, _)| whole.ends_with(text.as_str())).map(|(_, span)| *span)
    };
    let is_easy = |paragraph: &&Tally| paragraph.lines > 1 && paragraph.last_words <= FEW_WORDS;
    let mut easy: Vec<_> = paragraphs.iter().filter(is_easy).collect();
    easy.sort_by_key(|paragraph| paragraph.last_words);
    let mut long: Vec<_> = paragraphs
        .iter()
        .filter(|paragraph| !is_easy(paragraph) && paragraph.lines >= MANY_LINES)
        .collect();
    long.sort_by_key(|paragraph| std::cmp::Reverse(paragraph.lines));
    let easy = easy.into_iter().filter_map(|paragraph| {
        let words = paragraph.last_words;
        Some((place(paragraph)?, format!("dòng cuối chỉ có {words} chữ: bớt đi là được một dòng")))
    });
    let long = long.into_iter().filter_map(|paragraph| {
        Some((place(paragraph)?, format!("đoạn này dài {} dòng", paragraph.lines)))
    });
    easy.take(POINTED_AT).chain(long.take(POINTED_AT)).collect()
}

/// The texts of a body with their places, in order.
fn texts_of(parts: &[Part], texts: &mut Vec<(String, Span)>) {
    for part in parts {
        match part {
            Part::Paragraph(text) => texts.push((unglued(&text.plain()), text.span)),
            Part::Clause(clause) => {
                let own = clause.title.iter().chain(&clause.text);
                texts.extend(own.map(|text| (unglued(&text.plain()), text.span)));
                texts_of(&clause.parts, texts);
            }
            Part::Table(_) => {}
        }
    }
}

/// A text as it was before glue was put into it.
fn unglued(text: &str) -> String {
    text.replace('\u{A0}', " ").replace('\u{2011}', "-").trim().to_owned()
}
