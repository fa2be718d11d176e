//! A part of a list, for several computers that make one list together.

use std::ops::Range;
use std::str::FromStr;

/// The k-th of n parts, each as long as any other or shorter by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    part: usize,
    of: usize,
}

impl Share {
    /// The places of this part among so many.
    pub fn range(self, count: usize) -> Range<usize> {
        let edge = |part: usize| {
            // No list is so long that this would not fit.
            let edge = (count as u128 * part as u128) / self.of as u128;
            usize::try_from(edge).unwrap_or(count)
        };
        edge(self.part - 1)..edge(self.part)
    }
}

impl FromStr for Share {
    type Err = String;

    /// `k/n`, counted from 1.
    fn from_str(text: &str) -> Result<Share, String> {
        let wrong = || "cần k/n với 1 ≤ k ≤ n, ví dụ 2/8".to_owned();
        let (part, of) = text.split_once('/').ok_or_else(wrong)?;
        let part: usize = part.trim().parse().map_err(|_| wrong())?;
        let of: usize = of.trim().parse().map_err(|_| wrong())?;
        if (1..=of).contains(&part) { Ok(Share { part, of }) } else { Err(wrong()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_all_of_the_list_and_each_row_is_in_one() {
        for (count, of) in [(0, 1), (10, 3), (2, 5), (1_000_000, 7)] {
            let mut next = 0;
            for part in 1..=of {
                let share: Share = format!("{part}/{of}").parse().expect("a part");
                let range = share.range(count);
                assert_eq!(range.start, next);
                assert!(range.len() <= count / of + 1);
                next = range.end;
            }
            assert_eq!(next, count);
        }
    }

    #[test]
    fn a_part_that_there_is_not_is_refused() {
        for wrong in ["", "1", "0/3", "4/3", "1/0", "a/b", "1/2/3", "-1/2"] {
            assert!(wrong.parse::<Share>().is_err(), "{wrong}");
        }
    }
}
