//! Lengths that never drift: whole English Metric Units.
//!
//! Everything that has a size on paper is a [`Length`]. Nothing here knows what is measured.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};
use std::str::FromStr;

/// A length, exact for every unit we meet.
///
/// Counted in English Metric Units, in which a millimetre (36 000), a point (12 700) and Word's
/// twip (635) are all whole numbers: sums never drift and golden files never wobble.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Length(i64);

const PER_MM: i64 = 36_000;
const PER_PT: i64 = 12_700;
const PER_TWIP: i64 = 635;

impl Length {
    /// No length at all.
    pub const ZERO: Length = Length(0);

    /// From English Metric Units (1/914 400 inch).
    pub const fn emu(emu: i64) -> Length {
        Length(emu)
    }

    /// From whole millimetres.
    pub const fn mm(mm: i64) -> Length {
        Length(mm * PER_MM)
    }

    /// From whole points (1/72 inch).
    pub const fn pt(pt: i64) -> Length {
        Length(pt * PER_PT)
    }

    /// From twips (1/20 point), the unit of WordprocessingML.
    pub const fn twips(twips: i64) -> Length {
        Length(twips * PER_TWIP)
    }

    /// From a fraction of points, rounded to the nearest English Metric Unit.
    pub fn from_pt(pt: f64) -> Length {
        Length((pt * PER_PT as f64).round() as i64)
    }

    /// In English Metric Units.
    pub const fn as_emu(self) -> i64 {
        self.0
    }

    /// In twips, rounded half away from zero.
    pub const fn as_twips(self) -> i64 {
        let half = if self.0 < 0 { -PER_TWIP / 2 } else { PER_TWIP / 2 };
        (self.0 + half) / PER_TWIP
    }

    /// In points.
    pub fn as_pt(self) -> f64 {
        self.0 as f64 / PER_PT as f64
    }

    /// In millimetres.
    pub fn as_mm(self) -> f64 {
        self.0 as f64 / PER_MM as f64
    }

    /// The nearest length that is a whole number of twips.
    pub const fn to_whole_twips(self) -> Length {
        Length::twips(self.as_twips())
    }

    /// `self × numerator / denominator`, rounded toward zero, without overflow on the way.
    pub const fn scaled(self, numerator: i64, denominator: i64) -> Length {
        Length((self.0 as i128 * numerator as i128 / denominator as i128) as i64)
    }
}

/// A length that could not be read; the text is kept for the message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» không phải là một độ dài (ví dụ: 20mm, 1.27cm, 14pt)")]
pub struct NotALength(pub String);

impl FromStr for Length {
    type Err = NotALength;

    /// Reads `20mm`, `1.27cm`, `14pt` or `120tw`; a decimal comma is taken too.
    fn from_str(text: &str) -> Result<Length, NotALength> {
        let fail = || NotALength(text.to_owned());
        let trimmed = text.trim();
        let at = trimmed.find(|c: char| c.is_ascii_alphabetic()).ok_or_else(fail)?;
        let (number, unit) = trimmed.split_at(at);
        let per = match unit {
            "mm" => PER_MM,
            "cm" => PER_MM * 10,
            "pt" => PER_PT,
            "tw" => PER_TWIP,
            _ => return Err(fail()),
        };
        let value: f64 = number.trim().replace(',', ".").parse().map_err(|_| fail())?;
        let emu = (value * per as f64).round();
        // A sheet of paper is far below this; beyond it the number is a mistake.
        if !emu.is_finite() || emu.abs() > 1e12 {
            return Err(fail());
        }
        Ok(Length(emu as i64))
    }
}

impl fmt::Display for Length {
    /// In points with at most three decimals, as dumps and messages show it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.3}", self.as_pt());
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl Add for Length {
    type Output = Length;
    fn add(self, other: Length) -> Length {
        Length(self.0 + other.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Length) {
        self.0 += other.0;
    }
}

impl Sub for Length {
    type Output = Length;
    fn sub(self, other: Length) -> Length {
        Length(self.0 - other.0)
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Length) {
        self.0 -= other.0;
    }
}

impl Neg for Length {
    type Output = Length;
    fn neg(self) -> Length {
        Length(-self.0)
    }
}

impl Mul<i64> for Length {
    type Output = Length;
    fn mul(self, by: i64) -> Length {
        Length(self.0 * by)
    }
}

impl Div<i64> for Length {
    type Output = Length;
    fn div(self, by: i64) -> Length {
        Length(self.0 / by)
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Length>>(lengths: I) -> Length {
        lengths.fold(Length::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_of_paper_and_word_is_a_whole_number() {
        assert_eq!("1.27cm".parse(), Ok(Length::twips(720)));
        assert_eq!("1,27cm".parse(), Ok(Length::twips(720)));
        assert_eq!("14pt".parse(), Ok(Length::twips(280)));
        assert_eq!("-1.9mm".parse(), Ok(Length::emu(-68_400)));
        assert_eq!(Length::mm(20).as_twips(), 1134);
    }

    #[test]
    fn what_is_no_length_is_refused_with_its_text() {
        for text in ["", "12", "mm", "twelve pt", "1e99mm", "3 inch"] {
            assert_eq!(text.parse::<Length>(), Err(NotALength(text.to_owned())));
        }
    }
}
