//! Appendices and attached documents that the text before them never mentions.
//!
//! Takes the document; compares the plain words of its main text with the numbers of what follows
//! it. `Phụ lục` without a number, or with several, is taken to mean all. Source:
//! ND30-I.I.III.1.a-1.

use super::Subject;
use super::rule::{Check, Example, Rule};
use super::texts::plain;
use crate::diagnostic::{Certainty, Diagnostic, Severity, Weight};
use crate::input::document::{Appendix, Document, OwnValue};

/// See [`super::RULES`].
pub(super) const RULE: Rule = Rule {
    id: "phu-luc-khong-nhac",
    clauses: &["ND30-I.I.III.1.a-1"],
    weight: Weight::Decree,
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    what: "Nội dung văn bản nhắc đến từng phụ lục, văn bản kèm theo.",
    why: "Người đọc không biết phần kèm theo dùng vào việc gì; ở tệp riêng thì không biết là có.",
    example: Example::Lines {
        wrong: "phu_luc: [{ ten: ⟦Danh sách⟧, noi_dung: Chữ./. }]",
        right: "noi_dung: Danh sách tại Phụ lục kèm theo./.\nphu_luc: [{ ten: Danh sách, noi_dung: Chữ./. }]",
    },
    alike: &[
        "noi_dung: Phân công tại {@a}./.\nphu_luc: [{ nhan: a, ten: Phân công, noi_dung: Chữ./. }]",
        "noi_dung: Phân công tại các phụ lục kèm theo./.\n\
         phu_luc: [{ ten: Một, noi_dung: Chữ./. }, { ten: Hai, noi_dung: Chữ./. }]",
    ],
    check: Check::Document(check),
};

fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let document = subject.document;
    let phrase = |key: &str| subject.kit.words.phrases.get(key).map_or("", String::as_str);
    let (word, behind) = (phrase("phu_luc").to_lowercase(), phrase("kem_theo").to_lowercase());
    let main = main_text(document);
    let mut findings = unmentioned(&document.appendices, &main, &word);
    if let Some(attached) = &document.attached {
        findings.extend(unmentioned(&attached.appendices, &plain(&attached.body), &word));
        let name = subject.kit.kinds.get(&attached.kind.value).map(|kind| kind.name.to_lowercase());
        let said = main.to_lowercase();
        if !said.contains(&behind) && !name.is_some_and(|name| said.contains(&name)) {
            let message = "nội dung không nhắc đến văn bản kèm theo";
            let finding = RULE.at(attached.kind.span, message);
            findings.push(
                finding.help(
                    "ghi ở nội dung, ví dụ: Điều 1. Ban hành kèm theo Quyết định này Quy chế …",
                ),
            );
        }
    }
    findings
}

fn main_text(document: &Document) -> String {
    let mut text = plain(&document.body);
    for value in document.own.values() {
        match value {
            OwnValue::Body(body) => text += &plain(body),
            OwnValue::Line(line) => text += &line.plain(),
            OwnValue::Lines(lines) => lines.iter().for_each(|line| text += &line.plain()),
            OwnValue::Code(_) | OwnValue::Date(_) | OwnValue::Flag(_) => {}
        }
        text.push('\n');
    }
    text
}

fn unmentioned(appendices: &[Appendix], text: &str, word: &str) -> Vec<Diagnostic> {
    let text = text.to_lowercase();
    let mentions: Vec<Mention> = text.split(word).skip(1).map(Mention::of).collect();
    let is_mentioned = |appendix: &&Appendix| {
        let number = appendix.number.as_ref().map(|number| number.to_lowercase());
        mentions.iter().any(|mention| match mention {
            Mention::All => true,
            Mention::One(one) => number.as_ref().is_none_or(|number| number == one),
        })
    };
    let silent = appendices.iter().filter(|appendix| !is_mentioned(appendix));
    let finding = |appendix: &Appendix| {
        let number = appendix.number.as_deref().unwrap_or_default();
        let name = format!("Phụ lục {number}");
        let name = name.trim_end();
        let place = appendix.title.as_ref().map_or(appendix.span, |title| title.span);
        let finding = RULE.at(place, format!("nội dung không nhắc đến {name}"));
        let help = "đặt nhan cho phụ lục rồi ghi {@nhan} ở chỗ cần nhắc, ví dụ: … tại {@danh-sach}";
        finding.help(help)
    };
    silent.map(finding).collect()
}

/// What follows the word in the text.
enum Mention {
    /// No number, or a row of them.
    All,
    /// One number.
    One(String),
}

impl Mention {
    fn of(behind: &str) -> Mention {
        let is_digit = |letter: char| "ivxlc".contains(letter);
        let behind = behind.trim_start();
        let number: String = behind.chars().take_while(|letter| is_digit(*letter)).collect();
        let rest = &behind[number.len()..];
        // A letter that goes on is a word, as in «phụ lục liên quan».
        if number.is_empty() || rest.starts_with(char::is_alphabetic) {
            return Mention::All;
        }
        let rest = rest.trim_start();
        let mut next = rest.trim_start_matches([',', '-', '–']).split_whitespace();
        let joined = match next.next() {
            Some("và" | "đến") => next.next(),
            first if rest.starts_with([',', '-', '–']) => first,
            Some(_) | None => None,
        };
        let goes_on = joined.is_some_and(|word| {
            let word = word.trim_end_matches(|letter: char| !letter.is_alphabetic());
            !word.is_empty() && word.chars().all(is_digit)
        });
        if goes_on { Mention::All } else { Mention::One(number) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn silent(text: &str) -> Vec<String> {
        let appendix =
            |number: &str| Appendix { number: Some(number.to_owned()), ..Appendix::default() };
        let three = ["I", "II", "III"].map(appendix);
        let findings = unmentioned(&three, text, "phụ lục");
        findings.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn one_number_is_not_taken_for_another_that_begins_alike() {
        assert_eq!(
            silent("Danh sách tại Phụ lục II, mẫu tại Phụ lục III."),
            ["nội dung không nhắc đến Phụ lục I"]
        );
        assert_eq!(silent("Theo Phụ lục I, Phụ lục II và Phụ lục III./.").len(), 0);
    }

    #[test]
    fn several_numbers_or_none_mean_all() {
        for text in [
            "tại các phụ lục kèm theo",
            "tại Phụ lục I, II, III",
            "từ Phụ lục I đến III",
            "tại các Phụ lục I, II và III.",
            "tại Phụ lục I - III",
            "phụ lục liên quan",
        ] {
            assert_eq!(silent(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(silent("không nhắc gì").len(), 3);
    }
}
