//! Dates as authors type them, and what the calendar says of them.
//!
//! In: `2020`, `2020-02`, `2020-02-25` or `25/02/2020`. Out: a `PartialDate` the calendar has, or why
//! it has none; its weekday; another day so many days away. Must not know how dates are printed.
//! Source: ND30-I.I.II.4.b. The interface to chrono is localised here.

use chrono::{Datelike, Days, NaiveDate};

/// A date of which day and month may still be blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialDate {
    /// Year.
    pub year: i32,
    /// Month from 1, if known.
    pub month: Option<u32>,
    /// Day from 1, if known; only with a month.
    pub day: Option<u32>,
}

impl PartialDate {
    /// Days since Monday (0 to 6) of a whole date.
    pub fn weekday(self) -> Option<u32> {
        Some(self.whole()?.weekday().num_days_from_monday())
    }

    /// The day so many days later, or earlier; none of a date that is not whole or years away.
    pub fn plus_days(self, days: i64) -> Option<PartialDate> {
        let date = self.whole()?;
        let distance = Days::new(days.unsigned_abs());
        let moved = match days < 0 {
            true => date.checked_sub_days(distance)?,
            false => date.checked_add_days(distance)?,
        };
        let moved =
            PartialDate { year: moved.year(), month: Some(moved.month()), day: Some(moved.day()) };
        YEARS.contains(&moved.year).then_some(moved)
    }

    /// Whether it is earlier than another whatever days they still lack.
    pub fn is_surely_before(self, other: PartialDate) -> bool {
        let pairs = [(self.month, other.month), (self.day, other.day)];
        let mut order = self.year.cmp(&other.year);
        for (ours, theirs) in pairs {
            let (Some(ours), Some(theirs)) = (ours, theirs) else { break };
            order = order.then(ours.cmp(&theirs));
        }
        order.is_lt()
    }

    fn whole(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month?, self.day?)
    }
}

/// Years outside of these are slips of the hand.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A date, or what is wrong with it.
pub(crate) fn read(text: &str) -> Result<PartialDate, String> {
    let numbers = |separator| {
        let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
        let fits = parts.iter().all(|part| {
            (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        });
        fits.then_some(parts)
    };
    let form = || format!("«{text}» không phải là một ngày");
    let parts = if text.contains('/') {
        let mut parts = numbers('/').filter(|parts| parts.len() == 3).ok_or_else(form)?;
        parts.reverse();
        parts
    } else {
        numbers('-').filter(|parts| parts.len() <= 3).ok_or_else(form)?
    };
    if parts[0].len() != 4 || parts[1..].iter().any(|part| part.len() > 2) {
        return Err(form());
    }
    let number = |at: usize| parts.get(at).map(|part| part.parse::<u32>().unwrap_or(0));
    let year = i32::try_from(number(0).unwrap_or(0)).unwrap_or(0);
    exists(PartialDate { year, month: number(1), day: number(2) })
}

fn exists(date: PartialDate) -> Result<PartialDate, String> {
    if !YEARS.contains(&date.year) {
        return Err(format!("năm {} không hợp lý", date.year));
    }
    let Some(month) = date.month else { return Ok(date) };
    if !(1..=12).contains(&month) {
        return Err(format!("không có tháng {month}"));
    }
    let Some(day) = date.day else { return Ok(date) };
    if NaiveDate::from_ymd_opt(date.year, month, day).is_some() {
        return Ok(date);
    }
    let last = (28..=31).rev().find_map(|day| NaiveDate::from_ymd_opt(date.year, month, day));
    let last = last.map_or(31, |last| last.day());
    let leap = if month == 2 && day == 29 { " vì không phải năm nhuận" } else { "" };
    let year = date.year;
    Err(format!(
        "không có ngày {day}/{month}/{year}: tháng {month} năm {year} có {last} ngày{leap}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_write_a_date_is_taken_as_far_as_it_is_known() {
        let date = |year, month, day| Ok(PartialDate { year, month, day });
        assert_eq!(read("2020"), date(2020, None, None));
        assert_eq!(read("2020-02"), date(2020, Some(2), None));
        assert_eq!(read("2020-02-25"), date(2020, Some(2), Some(25)));
        assert_eq!(read("25/02/2020"), date(2020, Some(2), Some(25)));
        assert_eq!(read("5/2/2020"), date(2020, Some(2), Some(5)));
    }

    #[test]
    fn days_are_counted_over_the_ends_of_months_and_leap_days() {
        let whole = |text| read(text).expect("a date");
        assert_eq!(whole("2020-02-28").plus_days(2), Some(whole("2020-03-01")));
        assert_eq!(whole("2021-01-05").plus_days(-10), Some(whole("2020-12-26")));
        assert_eq!(whole("2020-06-25").weekday(), Some(3));
        assert_eq!((whole("2020-06").weekday(), whole("2020").plus_days(1)), (None, None));
        assert_eq!(whole("2020-06-25").plus_days(i64::MAX), None);
    }

    #[test]
    fn a_date_is_surely_before_another_only_by_what_both_say() {
        let before = |a, b| read(a).expect("a").is_surely_before(read(b).expect("b"));
        assert!(before("2019-12-31", "2020") && before("2020-05-31", "2020-06"));
        assert!(before("2020-06-01", "2020-06-02"));
        assert!(!before("2020-06-01", "2020-06") && !before("2020", "2020-12-31"));
        assert!(!before("2020-06-02", "2020-06-02") && !before("2020-07-01", "2020-06-02"));
    }

    #[test]
    fn a_date_the_calendar_lacks_is_refused_with_the_reason() {
        let why = |text| read(text).expect_err("no such date");
        assert_eq!(
            why("29/02/2019"),
            "không có ngày 29/2/2019: tháng 2 năm 2019 có 28 ngày vì không phải năm nhuận"
        );
        assert_eq!(why("2020-13-01"), "không có tháng 13");
        assert_eq!(why("31/4/2020"), "không có ngày 31/4/2020: tháng 4 năm 2020 có 30 ngày");
        assert_eq!(why("2020-00"), "không có tháng 0");
        for text in ["", "tháng 2", "20-02-2020", "2020-2-3-4", "25.2.2020", "1/2020", "0020"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
