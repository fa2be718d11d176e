//! Dates in running text: where they stand and which day they name.
//!
//! In: prose. Out: dates with day, month and year, `ngày 29 tháng 6 năm 2019` or `29/6/2019`.
//! Must not know what a date is right for.

use std::ops::Range;

use super::prose::{Prose, Sort};
use crate::input::document::PartialDate;

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// The token of its day.
    pub(super) day: usize,
    /// The token of its month.
    pub(super) month: usize,
    /// As written.
    pub(super) form: Form,
    /// What it names, in the calendar or not.
    pub(super) date: PartialDate,
}

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `ngày 29 tháng 6 năm 2019`.
    Words,
    /// `29/6/2019`.
    Slashes,
}

/// All dates of a text, in its order.
pub(super) fn dates(prose: &Prose<'_>) -> Vec<Dated> {
    let days = prose.numbers.iter();
    days.filter_map(|day| words(prose, *day).or_else(|| slashes(prose, *day))).collect()
}

fn words(prose: &Prose<'_>, day: usize) -> Option<Dated> {
    let at = day.checked_sub(2)?;
    let pattern = [" ", "#", " ", "tháng", " ", "#", " ", "năm", " ", "#"];
    let opens = matches!(prose.token(at), "ngày" | "Ngày");
    if !opens || !prose.reads(at + 1, &pattern) {
        return None;
    }
    let date = date(prose, [at + 2, at + 6, at + 10])?;
    Some(Dated { tokens: at..at + 11, day: at + 2, month: at + 6, form: Form::Words, date })
}

fn slashes(prose: &Prose<'_>, at: usize) -> Option<Dated> {
    let alone = |at: Option<usize>| {
        let token = at.and_then(|at| prose.tokens.get(at));
        token.is_none_or(|token| !matches!(&prose.text[token.range.clone()], "/" | "-"))
    };
    if !prose.reads(at, &["#", "/", "#", "/", "#"]) || !alone(at.checked_sub(1)) {
        return None;
    }
    let short = [at, at + 2].iter().all(|at| prose.token(*at).len() <= 2);
    if !short || prose.token(at + 4).len() != 4 || !alone(Some(at + 5)) {
        return None;
    }
    let date = date(prose, [at, at + 2, at + 4])?;
    Some(Dated { tokens: at..at + 5, day: at, month: at + 2, form: Form::Slashes, date })
}

fn date(prose: &Prose<'_>, [day, month, year]: [usize; 3]) -> Option<PartialDate> {
    debug_assert!(prose.tokens[day].sort == Sort::Number, "the pattern asks for numbers");
    Some(PartialDate {
        year: prose.token(year).parse().ok()?,
        month: Some(prose.token(month).parse().ok()?),
        day: Some(prose.token(day).parse().ok()?),
    })
}

/// Days of a month; none of a month there is not.
pub(super) fn days_in(year: i32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

/// Whether the calendar has a date.
pub(super) fn exists(date: PartialDate) -> bool {
    let PartialDate { year, month, day } = date;
    let most = month.map_or(31, |month| days_in(year, month));
    (1..=most).contains(&day.unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_knows_leap_years() {
        assert_eq!([2019, 2020, 1900, 2000].map(|year| days_in(year, 2)), [28, 29, 28, 29]);
        let date = |day, month| PartialDate { year: 2020, month: Some(month), day: Some(day) };
        assert!(exists(date(31, 12)));
        for wrong in [date(31, 4), date(0, 1), date(1, 13), date(30, 2)] {
            assert!(!exists(wrong), "{wrong:?}");
        }
    }
}
