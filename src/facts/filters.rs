//! What an author can do to a value: Vietnamese dates, times, numbers, money, capitals, names.
//!
//! Each filter takes what the author has typed as a fact and gives words, or says why it cannot.
//! Besides them stand those of Tera's own that give the same each time.

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::number::Amount;
use super::time;

/// All filters, ours first.
pub(super) const NAMES: &[&str] = &[
    "ngay_thang",
    "ngay_ngan",
    "nam",
    "thu",
    "gio",
    "them_ngay",
    "so",
    "so_chu",
    "tien",
    "tien_chu",
    "in_hoa",
    "hoa_dau",
    "ho_ten",
    "join",
    "length",
    "default",
    "first",
    "last",
    "nth",
    "reverse",
    "sort",
    "unique",
    "round",
    "abs",
    "int",
    "float",
    "str",
    "trim",
    "replace",
    "split",
];

/// Adds our filters to those of Tera.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("ngay_thang", |value: Value, _: Kwargs, _: &State<'_>| {
        date(&value).map(time::long)
    });
    tera.register_filter("ngay_ngan", |value: Value, _: Kwargs, _: &State<'_>| {
        date(&value).map(time::short)
    });
    tera.register_filter("nam", |value: Value, _: Kwargs, _: &State<'_>| {
        date(&value).map(|date| date.year.to_string())
    });
    tera.register_filter("thu", |value: Value, _: Kwargs, _: &State<'_>| {
        let weekday = time::weekday(date(&value)?);
        weekday.map_err(|why| refused(&value, &why))
    });
    tera.register_filter("gio", |value: Value, _: Kwargs, _: &State<'_>| {
        time::clock(&words(&value)).map_err(Error::message)
    });
    tera.register_filter("them_ngay", them_ngay);
    tera.register_filter("so", |value: Value, arguments: Kwargs, _: &State<'_>| {
        let least = arguments.get::<usize>("it_nhat")?.unwrap_or(1);
        amount(&value).map(|amount| amount.figures(least))
    });
    tera.register_filter("so_chu", |value: Value, _: Kwargs, _: &State<'_>| {
        amount(&value).map(|amount| amount.words())
    });
    tera.register_filter("tien", |value: Value, _: Kwargs, _: &State<'_>| {
        money(&value).map(|amount| format!("{} đồng", amount.figures(1)))
    });
    tera.register_filter("tien_chu", |value: Value, _: Kwargs, _: &State<'_>| {
        money(&value).map(|amount| format!("{} đồng", amount.words()))
    });
    tera.register_filter("in_hoa", |value: Value, _: Kwargs, _: &State<'_>| {
        words(&value).to_uppercase()
    });
    tera.register_filter("hoa_dau", |value: Value, _: Kwargs, _: &State<'_>| {
        capital(&words(&value))
    });
    tera.register_filter("ho_ten", |value: Value, _: Kwargs, _: &State<'_>| {
        let name = words(&value).to_lowercase();
        name.split(' ').map(capital).collect::<Vec<_>>().join(" ")
    });
}

/// `them_ngay(so=-10)`: the date ten days before, as dates are typed.
fn them_ngay(value: Value, arguments: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let days: i64 = arguments
        .get("so")?
        .ok_or_else(|| Error::message("thiếu số ngày: them_ngay(so=1) hoặc them_ngay(so=-1)"))?;
    let moved = date(&value)?.plus_days(days);
    let moved = moved.ok_or_else(|| refused(&value, "cần đủ ngày, tháng, năm"))?;
    Ok(time::typed(moved))
}

fn date(value: &Value) -> TeraResult<crate::calendar::PartialDate> {
    time::date(&words(value)).map_err(|why| {
        Error::message(format!("{why}; ghi dạng 2020-06-05, 05/6/2020, 2020-06 hoặc 2020"))
    })
}

fn amount(value: &Value) -> TeraResult<Amount> {
    let typed = words(value);
    let amount = match value.is_string() {
        true => Amount::typed(&typed),
        false => Amount::printed(&typed),
    };
    amount.ok_or_else(|| refused(value, "không phải là số; ghi dạng 300000000 hoặc 300.000.000"))
}

fn money(value: &Value) -> TeraResult<Amount> {
    let amount = amount(value)?;
    match amount.is_whole() {
        true => Ok(amount),
        false => Err(refused(value, "số tiền phải là số nguyên đồng")),
    }
}

fn refused(value: &Value, why: &str) -> Error {
    Error::message(format!("«{}»: {why}", words(value)))
}

/// A value as it prints.
fn words(value: &Value) -> String {
    value.to_string()
}

/// With its first letter a capital.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
