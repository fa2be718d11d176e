//! Numbers as Vietnamese writes them in figures and reads them in words.
//!
//! In: numbers as authors type them (`300000000`, `300.000.000`, `12,5`). Out: figures with `.` and
//! `,`, words with lăm, mốt, tư and linh. Must not know facts or templates. Source: the school
//! grammar of number words; ND30-II.V for what stays small.

/// A number of which every digit is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    sign: Sign,
    whole: u64,
    /// Digits behind the comma as typed.
    fraction: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
}

/// More digits before the comma than any sum has.
const MOST_DIGITS: usize = 18;
const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
/// Names of the groups of three digits below a billion, from small to large.
const GROUPS: [&str; 3] = ["", "nghìn", "triệu"];
const BILLION: u64 = 1_000_000_000;

impl Amount {
    /// A number as typed here: `.` between groups of three, `,` before a fraction; a lone point
    /// that cannot stand between groups is taken for a comma.
    pub(super) fn typed(text: &str) -> Option<Amount> {
        let text = text.trim();
        if let Some((whole, fraction)) = text.split_once(',') {
            return Amount::of(&ungrouped(whole)?, fraction);
        }
        match (ungrouped(text), text.split_once('.')) {
            (Some(whole), _) => Amount::of(&whole, ""),
            (None, Some((whole, fraction))) => Amount::of(whole, fraction),
            (None, None) => None,
        }
    }

    /// A number as programs print it: a point before a fraction, which may be nought.
    pub(super) fn printed(text: &str) -> Option<Amount> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let fraction = fraction.trim_end_matches('0');
        Amount::of(whole, fraction)
    }

    fn of(whole: &str, fraction: &str) -> Option<Amount> {
        let (sign, digits) = match whole.strip_prefix('-') {
            Some(digits) => (Sign::Minus, digits),
            None => (Sign::Plus, whole),
        };
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let fits = (1..=MOST_DIGITS).contains(&digits.len()) && fraction.len() <= MOST_DIGITS;
        if !fits || !all_digits(digits) || !all_digits(fraction) {
            return None;
        }
        Some(Amount { sign, whole: digits.parse().ok()?, fraction: fraction.to_owned() })
    }

    /// Whether nothing stands behind the comma.
    pub(super) fn is_whole(&self) -> bool {
        self.fraction.is_empty()
    }

    /// In figures: `.` between groups, `,` before the fraction, noughts in front up to `least`
    /// digits.
    pub(super) fn figures(&self, least: usize) -> String {
        let digits = format!("{:0least$}", self.whole, least = least.min(MOST_DIGITS));
        let mut figures = match self.sign {
            Sign::Plus => String::new(),
            Sign::Minus => "-".to_owned(),
        };
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                figures.push('.');
            }
            figures.push(digit);
        }
        if !self.fraction.is_empty() {
            figures.push(',');
            figures.push_str(&self.fraction);
        }
        figures
    }

    /// In words, all small letters.
    pub(super) fn words(&self) -> String {
        let mut words = Vec::new();
        if self.sign == Sign::Minus {
            words.push("âm");
        }
        read(self.whole, Lead::First, &mut words);
        if !self.fraction.is_empty() {
            words.push("phẩy");
            let rest = self.fraction.trim_start_matches('0');
            words.extend(std::iter::repeat_n(DIGITS[0], self.fraction.len() - rest.len()));
            match rest.parse::<u64>() {
                Ok(rest) => read(rest, Lead::First, &mut words),
                Err(_) => words.extend(rest.bytes().map(|digit| DIGITS[usize::from(digit - b'0')])),
            }
        }
        words.join(" ")
    }
}

/// The digits without the points between groups; none where the points do not stand so.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split('.');
    let first = groups.next()?;
    let digits = first.trim_start_matches('-');
    let mut whole = first.to_owned();
    for group in groups {
        if group.len() != 3 || digits.len() > 3 || digits.starts_with('0') {
            return None;
        }
        whole.push_str(group);
    }
    Some(whole)
}

/// Whether something has been read before a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// It begins the number.
    First,
    /// Its noughts are read, for the places they keep.
    Behind,
}

/// Reads a number, billions first, each group of three with its name; groups of noughts are silent.
fn read(number: u64, lead: Lead, words: &mut Vec<&'static str>) {
    if number == 0 && lead == Lead::First {
        return words.push(DIGITS[0]);
    }
    let mut lead = lead;
    if number >= BILLION {
        read(number / BILLION, lead, words);
        words.push("tỷ");
        lead = Lead::Behind;
    }
    let rest = number % BILLION;
    for (power, name) in GROUPS.iter().enumerate().rev() {
        let size = 1000_u64.pow(u32::try_from(power).unwrap_or(0));
        let group = usize::try_from(rest / size % 1000).unwrap_or(0);
        if group == 0 {
            continue;
        }
        read_group(group, lead, words);
        words.extend(Some(*name).filter(|name| !name.is_empty()));
        lead = Lead::Behind;
    }
}

/// Reads one to three digits that are not all noughts.
fn read_group(group: usize, lead: Lead, words: &mut Vec<&'static str>) {
    let (hundreds, tens, units) = (group / 100, group / 10 % 10, group % 10);
    let said = hundreds > 0 || lead == Lead::Behind;
    if said {
        words.extend([DIGITS[hundreds], "trăm"]);
    }
    match tens {
        0 if units > 0 && said => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([DIGITS[tens], "mươi"]),
    }
    match (tens, units) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        (_, units) => words.push(DIGITS[units]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        Amount::typed(text).unwrap_or_else(|| panic!("{text} is a number")).words()
    }

    #[test]
    fn numbers_are_read_as_they_are_said() {
        for (number, said) in [
            ("0", "không"),
            ("4", "bốn"),
            ("5", "năm"),
            ("10", "mười"),
            ("11", "mười một"),
            ("14", "mười bốn"),
            ("15", "mười lăm"),
            ("20", "hai mươi"),
            ("21", "hai mươi mốt"),
            ("24", "hai mươi tư"),
            ("25", "hai mươi lăm"),
            ("55", "năm mươi lăm"),
            ("91", "chín mươi mốt"),
            ("100", "một trăm"),
            ("101", "một trăm linh một"),
            ("104", "một trăm linh bốn"),
            ("105", "một trăm linh năm"),
            ("110", "một trăm mười"),
            ("111", "một trăm mười một"),
            ("115", "một trăm mười lăm"),
            ("121", "một trăm hai mươi mốt"),
            ("1000", "một nghìn"),
            ("1005", "một nghìn không trăm linh năm"),
            ("1015", "một nghìn không trăm mười lăm"),
            ("1050", "một nghìn không trăm năm mươi"),
            ("2020", "hai nghìn không trăm hai mươi"),
            ("10000", "mười nghìn"),
            ("21000", "hai mươi mốt nghìn"),
            ("120000000", "một trăm hai mươi triệu"),
            ("300.000.000", "ba trăm triệu"),
            ("1000005", "một triệu không trăm linh năm"),
            ("1.005.000.000", "một tỷ không trăm linh năm triệu"),
            ("1000000000000", "một nghìn tỷ"),
            ("-7", "âm bảy"),
            ("12,5", "mười hai phẩy năm"),
            ("0,05", "không phẩy không năm"),
        ] {
            assert_eq!(words(number), said, "{number}");
        }
    }

    /// Reads words back by another way than they are made: by their names alone.
    fn heard(words: &str) -> u64 {
        let (mut billions, mut millions, mut group, mut digit) = (0, 0, 0, None::<u64>);
        for word in words.split(' ') {
            let unit = match word {
                "mốt" => Some(1),
                "tư" => Some(4),
                "lăm" => Some(5),
                other => DIGITS.iter().position(|name| *name == other).map(|at| at as u64),
            };
            if unit.is_some() {
                digit = unit;
                continue;
            }
            let value = digit.take().unwrap_or(0);
            match word {
                "trăm" => group += value * 100,
                "mươi" => group += value * 10,
                "mười" => group += 10,
                "linh" => {}
                "nghìn" => (millions, group) = (millions + (group + value) * 1000, 0),
                "triệu" => (millions, group) = (millions + (group + value) * 1_000_000, 0),
                "tỷ" => (billions, millions, group) = (billions + millions + group + value, 0, 0),
                other => panic!("{other} in {words}"),
            }
        }
        billions * BILLION + millions + group + digit.unwrap_or(0)
    }

    #[test]
    fn every_number_is_heard_as_the_number_it_is() {
        let small = 0..20_000_u64;
        let large = (0..20_000_u64).map(|seed| seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 5);
        let round = (0..17).map(|power| 10_u64.pow(power)).flat_map(|ten| [ten, ten + 5, ten * 4]);
        for number in small.chain(large.map(|number| number % BILLION.pow(2))).chain(round) {
            let Some(amount) = Amount::printed(&number.to_string()) else { continue };
            assert_eq!(heard(&amount.words()), number, "{}", amount.words());
        }
    }

    #[test]
    fn the_forms_that_are_never_said_are_never_made() {
        for number in 0..100_000_u64 {
            let words = Amount::printed(&number.to_string()).expect("a number").words();
            for wrong in ["mươi một", "mươi năm", "mười năm", "mười mốt", "mười tư", "linh mười"]
            {
                assert!(!words.contains(wrong), "{number}: {words}");
            }
            assert!(!words.ends_with("trăm không") && !words.contains("  "), "{number}: {words}");
        }
    }

    #[test]
    fn figures_have_points_between_groups_and_a_comma_before_the_fraction() {
        let figures = |text: &str, least| Amount::typed(text).map(|amount| amount.figures(least));
        for (typed, shown) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1.000"),
            ("300.000.000", "300.000.000"),
            ("-1234567", "-1.234.567"),
            ("12.5", "12,5"),
            ("1.234,50", "1.234,50"),
            ("05", "5"),
        ] {
            assert_eq!(figures(typed, 0).as_deref(), Some(shown), "{typed}");
        }
        assert_eq!(figures("3", 2).as_deref(), Some("03"));
        for text in ["", "-", "1.2.3", "1,2,3", "năm", "1 000", "12.34.567", "9999999999999999999"]
        {
            assert_eq!(figures(text, 0), None, "{text}");
        }
    }
}
