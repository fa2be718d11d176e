//! The time of a signature as authors type it.
//!
//! In: a date, `T` or a space, `10:30:00`; the zone of Vietnam may follow. Out: a `Moment`, or why
//! it is none. Must not know how it is printed. Source: ND30-I.I.II.8.b-2, ISO 8601.

use super::document::{Moment, PartialDate};
use crate::calendar;

/// The only zone there is in Vietnam.
const ZONE: &str = "+07:00";

/// A moment, or what is wrong with it.
pub(super) fn read(text: &str) -> Result<Moment, String> {
    let form = || format!("«{text}» không phải là ngày và giờ");
    let (day, time) = text.split_once(['T', ' ']).ok_or_else(form)?;
    let date = calendar::read(day)?;
    let PartialDate { month: Some(_), day: Some(_), .. } = date else {
        return Err(format!("«{day}» chưa đủ ngày, tháng, năm"));
    };
    let time = time.trim();
    let clock = match time.split_once(['+', '-', 'Z']) {
        None => time,
        Some((clock, _)) if time.strip_prefix(clock) == Some(ZONE) => clock.trim_end(),
        Some((clock, _)) => {
            let zone = &time[clock.len()..];
            return Err(format!("múi giờ «{zone}» không phải giờ Việt Nam ({ZONE})"));
        }
    };
    let parts: Vec<&str> = clock.split(':').collect();
    let digits = |part: &&str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let [hour, minute, second] = parts.as_slice() else { return Err(form()) };
    if !parts.iter().all(digits) {
        return Err(form());
    }
    let number = |part: &str| part.parse::<u32>().unwrap_or(u32::MAX);
    let (hour, minute, second) = (number(hour), number(minute), number(second));
    match hour < 24 && minute < 60 && second < 60 {
        true => Ok(Moment { date, hour, minute, second }),
        false => Err(format!("không có {hour} giờ {minute} phút {second} giây")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_whole_day_and_a_time_with_or_without_the_zone() {
        let date = PartialDate { year: 2025, month: Some(5), day: Some(20) };
        let moment = Moment { date, hour: 10, minute: 5, second: 0 };
        for text in [
            "2025-05-20 10:05:00",
            "2025-05-20T10:05:00+07:00",
            "2025-05-20 10:05:00 +07:00",
            "20/05/2025 10:05:00",
        ] {
            assert_eq!(read(text), Ok(moment), "{text}");
        }
    }

    #[test]
    fn what_no_clock_of_vietnam_shows_is_refused_with_the_reason() {
        let why = |text| read(text).expect_err("no such moment");
        assert_eq!(why("2025-05-20 25:00:00"), "không có 25 giờ 0 phút 0 giây");
        assert_eq!(why("2025-05 10:30:00"), "«2025-05» chưa đủ ngày, tháng, năm");
        assert_eq!(why("2025-05-20T03:30:00Z"), "múi giờ «Z» không phải giờ Việt Nam (+07:00)");
        for text in ["", "10:30:00", "2025-05-20", "2025-05-20 10:30", "2025-05-20 1030:00:00"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
