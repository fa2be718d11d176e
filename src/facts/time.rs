//! Days and times of day as Vietnamese says them.
//!
//! In: dates and times as authors type them. Out: their words, or why there are none. Must not know
//! facts or templates. Sources: ND30-I.I.II.4.b-1 (noughts), ND30-II.V.8.c (weekdays).

use crate::calendar::{self, PartialDate};

/// From Monday.
const WEEKDAYS: [&str; 7] =
    ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];

/// A date as typed; of a time, its day.
pub(super) fn date(text: &str) -> Result<PartialDate, String> {
    let text = text.trim();
    let day = text.split_once(['T', ' ']).and_then(|(day, _)| calendar::read(day).ok());
    day.map_or_else(|| calendar::read(text), Ok)
}

/// `ngày 05 tháng 6 năm 2020`, as much of it as is known.
pub(super) fn long(date: PartialDate) -> String {
    let PartialDate { year, month, day } = date;
    let day = day.map_or(String::new(), |day| format!("ngày {day:02} "));
    let month = month.map_or(String::new(), |month| format!("tháng {} ", padded(month)));
    format!("{day}{month}năm {year}")
}

/// `05/6/2020`, as much of it as is known.
pub(super) fn short(date: PartialDate) -> String {
    let PartialDate { year, month, day } = date;
    let day = day.map_or(String::new(), |day| format!("{day:02}/"));
    let month = month.map_or(String::new(), |month| format!("{}/", padded(month)));
    format!("{day}{month}{year}")
}

/// As dates are typed: `2020-06-05`.
pub(super) fn typed(date: PartialDate) -> String {
    let PartialDate { year, month, day } = date;
    let two = |part: Option<u32>| part.map_or(String::new(), |part| format!("-{part:02}"));
    format!("{year}{}{}", two(month), two(day))
}

/// `thứ Năm`.
pub(super) fn weekday(date: PartialDate) -> Result<&'static str, String> {
    let at = date.weekday().ok_or("cần đủ ngày, tháng, năm")?;
    Ok(WEEKDAYS[at as usize % WEEKDAYS.len()])
}

/// `08 giờ 00` of `8:00`, `8h`, `08 giờ 00`, or of a day with its time.
pub(super) fn clock(text: &str) -> Result<String, String> {
    let form = || format!("«{text}» không phải là giờ; ghi dạng 08:00");
    let time = text.trim().replace("giờ", ":").replace(['h', 'g'], ":").replace(' ', "");
    let time = match text.trim().split_once(['T', ' ']) {
        Some((day, time)) if calendar::read(day).is_ok() => time.trim().to_owned(),
        Some(_) | None => time,
    };
    let mut parts = time.split(':');
    let mut next = || -> Option<u32> {
        let part = parts.next().filter(|part| !part.is_empty())?;
        let good = part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| good)
    };
    let hour = next().filter(|hour| *hour < 24).ok_or_else(form)?;
    let minute = match time.contains(':') && !time.ends_with(':') {
        true => next().filter(|minute| *minute < 60).ok_or_else(form)?,
        false => 0,
    };
    Ok(format!("{hour:02} giờ {minute:02}"))
}

/// Months one and two with a nought.
fn padded(month: u32) -> String {
    match month {
        1 | 2 => format!("{month:02}"),
        _ => month.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_said_as_far_as_it_is_known() {
        let said = |text| date(text).map(|date| (long(date), short(date), typed(date)));
        let three = |a: &str, b: &str, c: &str| Ok((a.to_owned(), b.to_owned(), c.to_owned()));
        let day = three("ngày 05 tháng 6 năm 2020", "05/6/2020", "2020-06-05");
        assert_eq!(said("2020-06-05"), day);
        assert_eq!(said("5/6/2020"), day);
        assert_eq!(said("2020-06-05 07:30"), day);
        assert_eq!(said("2020-02"), three("tháng 02 năm 2020", "02/2020", "2020-02"));
        assert_eq!(said("2020"), three("năm 2020", "2020", "2020"));
        assert!(said("hôm nay").is_err() && said("31/4/2020").is_err());
    }

    #[test]
    fn a_weekday_needs_the_whole_date() {
        let said = |text| date(text).and_then(weekday);
        assert_eq!(said("2020-06-25"), Ok("thứ Năm"));
        assert_eq!(said("2020-06-28"), Ok("Chủ nhật"));
        assert!(said("2020-06").is_err());
    }

    #[test]
    fn a_time_of_day_has_two_digits_on_either_side() {
        for text in ["8:00", "08:00", "8h", "8h00", "08 giờ 00", "8 giờ", "2020-06-05 08:00"] {
            assert_eq!(clock(text).as_deref(), Ok("08 giờ 00"), "{text}");
        }
        assert_eq!(clock("14:05:30").as_deref(), Ok("14 giờ 05"));
        for text in ["", "24:00", "8:60", "tám giờ", "8:0x", ":30", "123:00"] {
            assert!(clock(text).is_err(), "{text}");
        }
    }
}
