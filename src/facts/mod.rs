//! Facts that many documents share, and the words they become in an author's text.
//!
//! In: a tree of facts and texts with `{{ … }}`, `{% for %}` and `{% if %}` in them. Out: the words
//! in pieces, each with the place in the text it came from; which facts were used, where; and what
//! is wrong, where. The expressions are Tera's, with filters for Vietnamese dates, numbers and names;
//! authors get no functions, no includes and no maps to walk through, so that every text is
//! evaluated in bounds and the same each time. Must not know YAML, notation, kinds or documents.

mod fact;
mod filters;
mod lexer;
mod names;
mod number;
mod paths;
mod render;
mod split;
#[cfg(test)]
mod tests;
mod time;

use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use indexmap::IndexMap;

pub use fact::Fact;

/// The name of a row's values in texts: `{{ dong.ho_ten }}`.
pub const ROW: &str = "dong";

use self::render::Engine;
use self::split::Part;

/// Facts by their names, ready to be put into texts.
#[derive(Debug)]
pub struct Facts {
    tree: IndexMap<String, Fact>,
    /// The language, shared with all facts that are made of these by rows.
    language: Arc<tera::Tera>,
    /// Made when a text asks for more than to print a fact.
    engine: OnceLock<Engine>,
}

/// What came of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    /// Its words in order; where a fault stands against it, all that is typed, with `…` for values.
    pub pieces: Vec<Piece>,
    /// The facts it names, in the order of the text.
    pub uses: Vec<Use>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// Words of a filled text. Places are bytes of the author's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Typed by the author there.
    Typed(Range<usize>),
    /// The value of the tag that stands there.
    Put {
        /// The value.
        text: String,
        /// The tag with its braces.
        tag: Range<usize>,
    },
}

/// A fact that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Its path: `dai_hoi.ngay`; of what a loop goes through, the list.
    pub path: String,
    /// The path in the text.
    pub at: Range<usize>,
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where in the text.
    pub at: Range<usize>,
    /// What sort of fault it is.
    pub sort: Sort,
    /// What is wrong: Vietnamese, lower-case start.
    pub message: String,
    /// What to write instead; may be empty.
    pub help: String,
    /// The name that is not known, and those that are.
    pub unknown: Option<(String, Vec<String>)>,
}

/// Sorts of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A fact that is not there.
    Undefined,
    /// A filter, function or test that is not there.
    Filter,
    /// A tag that does not say anything.
    Form,
    /// A value that cannot be computed.
    Value,
}

/// Whether a text names facts at all.
pub fn has_tags(text: &str) -> bool {
    split::has_tags(text)
}

/// What is wrong with a name for a fact in the group of this path (none: in no group), if anything
/// is.
pub fn name_fault(name: &str, above: &str) -> Option<&'static str> {
    let mut letters = name.chars();
    let opens = letters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_');
    if !opens || !letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_') {
        return Some("chỉ gồm chữ không dấu, số và «_», mở đầu bằng chữ");
    }
    if above.is_empty() && name == ROW {
        return Some("là tên dòng của danh sách (--du-lieu), không đặt tên biến được");
    }
    names::RESERVED.contains(&name).then_some("là từ của biểu thức, không đặt tên biến được")
}

impl Default for Facts {
    /// No facts, and the filters of the language.
    fn default() -> Facts {
        Facts::new(IndexMap::new())
    }
}

impl Facts {
    /// Facts by their names.
    pub fn new(tree: IndexMap<String, Fact>) -> Facts {
        Facts { tree, language: Arc::new(render::language()), engine: OnceLock::new() }
    }

    /// The facts of a document that lies in no project.
    pub fn none() -> &'static Facts {
        static NONE: LazyLock<Facts> = LazyLock::new(Facts::default);
        &NONE
    }

    /// These facts and beside them the values of a row, by its columns; an empty cell is
    /// [`Fact::Blank`].
    #[must_use]
    pub fn with_row(&self, row: IndexMap<String, Fact>) -> Facts {
        let mut tree = self.tree.clone();
        tree.insert(ROW.to_owned(), Fact::Group(row));
        Facts { tree, language: Arc::clone(&self.language), engine: OnceLock::new() }
    }

    /// The facts by their names.
    pub fn tree(&self) -> &IndexMap<String, Fact> {
        &self.tree
    }

    /// The fact at a path (`dai_hoi.ngay`, `tieu_ban.0.ten`).
    pub fn at(&self, path: &str) -> Option<&Fact> {
        let mut steps = path.split('.');
        let root = self.tree.get(steps.next()?)?;
        steps.try_fold(root, |fact, step| fact.step(step))
    }

    /// Names of all filters, for messages.
    pub fn filters(&self) -> &[&'static str] {
        filters::NAMES
    }

    /// A text with its facts put in.
    pub fn fill(&self, text: &str) -> Filled {
        let parts = match split::split(text) {
            Ok(parts) => parts,
            Err(at) => {
                let braces = &text[at.clone()];
                let closing = if braces == "{{" { "}}" } else { "%}" };
                let fault = Fault {
                    message: format!("«{braces}» mở mà không đóng bằng «{closing}»"),
                    help: format!("{braces} … {closing}; nếu là chữ thường thì viết \\{braces}"),
                    sort: Sort::Form,
                    unknown: None,
                    at,
                };
                let pieces = vec![Piece::Typed(0..text.len())];
                return Filled { pieces, faults: vec![fault], ..Filled::default() };
            }
        };
        let names::Reader { uses, faults, .. } = names::Reader::read(self, text, &parts);
        if !faults.is_empty() {
            return Filled { pieces: unfilled(&parts), uses, faults };
        }
        if let Some(pieces) = render::plain(self, text, &parts) {
            return Filled { pieces, uses, faults };
        }
        let engine = || Engine::new(Arc::clone(&self.language), &self.tree);
        match self.engine.get_or_init(engine).render(text, &parts) {
            Ok(pieces) => Filled { pieces, uses, faults },
            Err(fault) => Filled { pieces: unfilled(&parts), uses, faults: vec![fault] },
        }
    }
}

/// The parts of a text whose values cannot be told.
fn unfilled(parts: &[Part]) -> Vec<Piece> {
    let piece = |part: &Part| match part {
        Part::Typed(range) => Some(Piece::Typed(range.clone())),
        Part::Value(tag) => Some(Piece::Put { text: "…".to_owned(), tag: tag.whole.clone() }),
        Part::Statement(_) => None,
    };
    parts.iter().filter_map(piece).collect()
}
