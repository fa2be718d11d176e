//! Days and moments as a template prints them: their pieces, each a number or room for it.
//!
//! Takes the dates of a document and the words of the kit; gives values Tera reads. Decides neither
//! order nor what stands between the pieces. Source: ND30-I.I.II.4.b-1, ND30-I.I.II.8.b-2.

use serde::Serialize;

use super::rich::Markup;
use crate::input::document::{Moment, PartialDate};
use crate::kit::Words;

/// A day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct DateView {
    ngay: Markup,
    thang: Markup,
    nam: Markup,
}

/// A moment in pieces of two digits, the year in four.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct MomentView {
    ngay: Markup,
    thang: Markup,
    nam: Markup,
    gio: Markup,
    phut: Markup,
    giay: Markup,
}

/// Room for a value that is not known yet.
pub(super) fn blank(words: &Words, key: &str) -> Markup {
    Markup::blank(words.blanks.get(key).copied().unwrap_or(1))
}

/// The pieces of a date: days below 10 and the months 1 and 2 begin with 0.
pub(super) fn date(date: Option<PartialDate>, words: &Words) -> DateView {
    let day = date.and_then(|date| date.day).map(|day| format!("{day:02}"));
    let month = date.and_then(|date| date.month).map(|month| match month {
        1 | 2 => format!("{month:02}"),
        later => later.to_string(),
    });
    let known = |piece: Option<String>, key| match piece {
        Some(piece) => Markup::plain(&piece),
        None => blank(words, key),
    };
    DateView {
        ngay: known(day, "ngay"),
        thang: known(month, "thang"),
        nam: known(date.map(|date| date.year.to_string()), "nam"),
    }
}

/// The pieces of a moment.
pub(super) fn moment(moment: Option<Moment>, words: &Words) -> MomentView {
    let piece = |key, piece: fn(&Moment) -> Option<u32>| match moment.as_ref().and_then(piece) {
        Some(number) => Markup::plain(&format!("{number:02}")),
        None => blank(words, key),
    };
    let nam = moment.map(|moment| Markup::plain(&moment.date.year.to_string()));
    MomentView {
        ngay: piece("ngay", |moment| moment.date.day),
        thang: piece("thang", |moment| moment.date.month),
        nam: nam.unwrap_or_else(|| blank(words, "nam")),
        gio: piece("gio", |moment| Some(moment.hour)),
        phut: piece("phut", |moment| Some(moment.minute)),
        giay: piece("giay", |moment| Some(moment.second)),
    }
}
