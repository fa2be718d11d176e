//! Paths of facts in expressions: `a.b[0].c`.
//!
//! In: words of an expression that begin with a name. Out: the facts the path leads to, its use, or
//! the first step that leads nowhere. Must not know filters or loops.

use std::ops::Range;

use super::lexer::{Token, Word};
use super::names::{Meaning, Place, Reader, owned};
use super::{Fact, Fault, ROW, Sort, Use};

impl<'f> Reader<'f, '_> {
    /// Reads `a.b[0].c`, which the tokens begin with: what it means and how many tokens it is.
    pub(super) fn path(&mut self, tokens: &[Token<'_>]) -> (Meaning<'f>, usize) {
        let Word::Name(root) = tokens[0].word else { return (Meaning::Computed, 1) };
        let (steps, length, computed) = self.steps(tokens);
        let local = self.locals.iter().rev().find(|(name, _)| name == root).map(|(_, what)| what);
        let (start, global) = match local {
            Some(meaning) => (Some(meaning.clone()), false),
            None => (self.facts.tree().get(root).map(|fact| Meaning::Among(vec![fact])), true),
        };
        let whole: String =
            steps.iter().fold(root.to_owned(), |path, step| format!("{path}.{}", step.name));
        let is_asked = match self.place {
            // `{% if dong.ghi_chu %}`: whether the cell is empty.
            Place::Condition => self.facts.at(&whole) == Some(&Fact::Blank),
            Place::Text => false,
        };
        if global && (is_asked || asks(tokens.get(length..).unwrap_or(&[]))) {
            self.asked.insert(whole.clone());
        }
        let at = tokens[0].range.start..tokens[length - 1].range.end;
        // What may be missing is used as well: it changes the text when it comes.
        let hope = match global && self.asked.contains(&whole) {
            true => Hope::MayFail,
            false => Hope::MustLead,
        };
        let found = match start {
            Some(Meaning::Computed) => return (Meaning::Computed, length),
            Some(Meaning::Among(facts)) => self.walk(facts, root, &steps, hope),
            None if hope == Hope::MayFail => None,
            None => {
                let known: Vec<&str> = self.facts.tree().keys().map(String::as_str).collect();
                let message = format!("chưa khai biến «{root}»");
                self.undefined(tokens[0].range.clone(), message, root, &known);
                None
            }
        };
        if global && (found.is_some() || hope == Hope::MayFail) {
            self.uses.push(Use { path: whole.clone(), at: at.clone() });
        }
        if let Some([Fact::Blank]) = found.as_deref() {
            if hope == Hope::MustLead {
                self.blank(&whole, &at);
            }
            return (Meaning::Computed, length);
        }
        match found {
            Some(facts) if !computed => (Meaning::Among(facts), length),
            Some(_) | None => (Meaning::Computed, length),
        }
    }

    /// Says that a cell is empty though the text prints it.
    fn blank(&mut self, path: &str, at: &Range<usize>) {
        let message = format!("«{path}» để trống ở dòng này");
        let help = format!(
            "điền ô ấy; cột được phép để trống thì viết {{% if {path} %}}…{{% endif %}} hoặc \
             {{{{ {path} | default(value=\"…\") }}}}"
        );
        self.fault(at.clone(), Sort::Value, message, help);
    }

    /// The facts that steps lead to from others, or none where a step leads nowhere, which is
    /// reported unless it may.
    fn walk(
        &mut self,
        mut facts: Vec<&'f Fact>,
        root: &str,
        steps: &[Step],
        hope: Hope,
    ) -> Option<Vec<&'f Fact>> {
        let mut path = root.to_owned();
        for step in steps {
            let found: Vec<Option<&Fact>> =
                facts.iter().map(|fact| fact.step(&step.name)).collect();
            if let Some(missing) = found.iter().position(Option::is_none) {
                if hope == Hope::MustLead {
                    self.missing_step(facts[missing], &path, step, (missing, facts.len()));
                }
                return None;
            }
            facts = found.into_iter().flatten().collect();
            path = format!("{path}.{}", step.name);
        }
        Some(facts)
    }

    /// The steps of a path as far as they are written out, its length in tokens, and whether it
    /// goes on with what is computed.
    fn steps(&mut self, tokens: &[Token<'_>]) -> (Vec<Step>, usize, bool) {
        let mut steps = Vec::new();
        let mut computed = false;
        let mut at = 1;
        loop {
            match tokens.get(at..).unwrap_or(&[]) {
                [dot, Token { word: Word::Name(name), range }, ..]
                    if dot.word == Word::Sign('.') =>
                {
                    if !computed {
                        steps.push(Step { name: (*name).to_owned(), at: range.clone() });
                    }
                    at += 2;
                }
                [open, Token { word, range }, close, ..]
                    if open.word == Word::Sign('[')
                        && close.word == Word::Sign(']')
                        && matches!(word, Word::Number | Word::Text) =>
                {
                    let typed = self.text[range.clone()].trim_matches(['"', '\'', '`']);
                    if !computed {
                        steps.push(Step { name: typed.to_owned(), at: range.clone() });
                    }
                    at += 3;
                }
                [open, ..] if open.word == Word::Sign('[') => {
                    let end = matching(tokens, at);
                    let inside: Vec<Token<'_>> = tokens[at + 1..end].to_vec();
                    self.expression(&inside);
                    computed = true;
                    at = (end + 1).min(tokens.len());
                }
                _ => return (steps, at, computed),
            }
        }
    }

    fn missing_step(&mut self, fact: &Fact, path: &str, step: &Step, (at, of): (usize, usize)) {
        let name = &step.name;
        let whose = match of {
            0 | 1 => format!("«{path}»"),
            _ => format!("mục thứ {} của «{path}»", at + 1),
        };
        let known: Vec<&str> = match fact {
            Fact::Group(group) => group.keys().map(String::as_str).collect(),
            Fact::Text(_) | Fact::Number(_) | Fact::Flag(_) | Fact::List(_) | Fact::Blank => {
                Vec::new()
            }
        };
        let message = match fact {
            Fact::Group(_) if path == ROW => format!("danh sách không có cột «{name}»"),
            Fact::Group(_) => format!("{whose} không có «{name}»"),
            Fact::List(items) if name.bytes().all(|byte| byte.is_ascii_digit()) => {
                format!("{whose} chỉ có {} mục, đếm từ 0", items.len())
            }
            Fact::Text(_) | Fact::Number(_) | Fact::Flag(_) | Fact::List(_) | Fact::Blank => {
                format!("{whose} là {}, không có «{name}»", fact.form())
            }
        };
        self.undefined(step.at.clone(), message, name, &known);
    }

    fn undefined(&mut self, at: Range<usize>, message: String, name: &str, known: &[&str]) {
        let unknown = Some((name.to_owned(), owned(known)));
        self.faults.push(Fault {
            at,
            sort: Sort::Undefined,
            message,
            help: String::new(),
            unknown,
        });
    }
}

/// Whether a path may lead nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hope {
    /// The text asks whether it leads somewhere.
    MayFail,
    /// It must.
    MustLead,
}

/// A step of a path.
struct Step {
    name: String,
    at: Range<usize>,
}

/// The bracket that closes the one at `open`; past the end where none does.
fn matching(tokens: &[Token<'_>], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.word {
            Word::Sign('[') => depth += 1,
            Word::Sign(']') => depth -= 1,
            Word::Name(_) | Word::Text | Word::Number | Word::Sign(_) => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

/// Whether what stands behind a path asks if it is there.
fn asks(behind: &[Token<'_>]) -> bool {
    match behind {
        [is, test, ..] if is.word == Word::Name("is") => {
            matches!(test.word, Word::Name("defined" | "undefined" | "not"))
        }
        [pipe, filter, ..] => pipe.word == Word::Sign('|') && filter.word == Word::Name("default"),
        _ => false,
    }
}
