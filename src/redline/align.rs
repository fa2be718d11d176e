//! Which parts of two sequences are versions of each other.
//!
//! In go keys of both sequences and how much two parts are alike; out come steps that pass every
//! part once and in order. Equal keys are matched first (longest common subsequence, Myers 1986, by
//! the crate `similar`, whose interface is localised here); between them the pairs that are most
//! alike in sum (Needleman and Wunsch 1970). Knows nothing of documents.

use std::collections::BTreeMap;
use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// More pairs than this are not tried out: parts are then matched in turn.
const TRIED: usize = 250_000;

/// A step through two sequences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// These two are versions of each other.
    Both(usize, usize),
    /// This one is in the old sequence alone.
    Old(usize),
    /// This one is in the new sequence alone.
    New(usize),
}

/// A stretch of both sequences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
    /// Whether it is the same in both, part by part.
    pub(super) equal: bool,
}

/// The sequences cut into stretches that are equal and stretches that are not, in turn.
pub(super) fn stretches<K: Eq + Hash>(old: &[K], new: &[K]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let equal = matches!(op, DiffOp::Equal { .. });
        let (old, new) = (op.old_range(), op.new_range());
        match stretches.last_mut() {
            Some(last) if last.equal == equal => {
                last.old.end = old.end;
                last.new.end = new.end;
            }
            Some(_) | None => stretches.push(Stretch { old, new, equal }),
        }
    }
    stretches
}

/// The steps through two sequences. `alike` says of two places how much their parts are alike; 0:
/// never to be matched. Between two matches what is old comes before what is new.
pub(super) fn align<K: Eq + Hash>(
    old: &[K],
    new: &[K],
    alike: impl Fn(usize, usize) -> u32,
) -> Vec<Step> {
    let mut steps = Vec::new();
    for Stretch { old, new, equal } in stretches(old, new) {
        if equal {
            steps.extend(old.zip(new).map(|(i, j)| Step::Both(i, j)));
        } else if old.len() * new.len() <= TRIED {
            best(old, new, &alike, &mut steps);
        } else {
            in_turn(old, new, &alike, &mut steps);
        }
    }
    steps
}

fn best(
    old: Range<usize>,
    new: Range<usize>,
    alike: &impl Fn(usize, usize) -> u32,
    steps: &mut Vec<Step>,
) {
    let (rows, columns) = (old.len(), new.len());
    let place = |i: usize, j: usize| i * (columns + 1) + j;
    let mut pairs = vec![0; (rows + 1) * (columns + 1)];
    // The greatest sum that can still be had from each place on.
    let mut sums = pairs.clone();
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let pair = alike(old.start + i, new.start + j);
            pairs[place(i, j)] = pair;
            let matched = if pair > 0 { pair + sums[place(i + 1, j + 1)] } else { 0 };
            sums[place(i, j)] = matched.max(sums[place(i + 1, j)]).max(sums[place(i, j + 1)]);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut waiting = Vec::new();
    while i < rows || j < columns {
        let sum = sums[place(i, j)];
        let pair = pairs[place(i, j)];
        if i < rows && j < columns && pair > 0 && sum == pair + sums[place(i + 1, j + 1)] {
            steps.append(&mut waiting);
            steps.push(Step::Both(old.start + i, new.start + j));
            (i, j) = (i + 1, j + 1);
        } else if i < rows && (j == columns || sum == sums[place(i + 1, j)]) {
            steps.push(Step::Old(old.start + i));
            i += 1;
        } else {
            waiting.push(Step::New(new.start + j));
            j += 1;
        }
    }
    steps.append(&mut waiting);
}

fn in_turn(
    old: Range<usize>,
    new: Range<usize>,
    alike: &impl Fn(usize, usize) -> u32,
    steps: &mut Vec<Step>,
) {
    let shared = old.len().min(new.len());
    for (i, j) in old.clone().zip(new.clone()) {
        match alike(i, j) {
            0 => steps.extend([Step::Old(i), Step::New(j)]),
            _ => steps.push(Step::Both(i, j)),
        }
    }
    steps.extend(old.skip(shared).map(Step::Old));
    steps.extend(new.skip(shared).map(Step::New));
}

/// How much two texts are alike, of a thousand: words in both against words in each (Dice 1945).
pub(super) fn alike(old: &str, new: &str) -> u32 {
    let words = |text: &'_ str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (old, new) = (words(old), words(new));
    let all = old.len() + new.len();
    if all == 0 {
        return 1000;
    }
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for word in &old {
        *left.entry(word).or_default() += 1;
    }
    let mut shared = 0;
    for word in &new {
        if let Some(count) = left.get_mut(word.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    u32::try_from(2000 * shared / all).unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(old: &[&str], new: &[&str]) -> Vec<Step> {
        let alike = |i: usize, j: usize| match alike(old[i], new[j]) {
            some if some >= 500 => some,
            _ => 0,
        };
        align(old, new, alike)
    }

    #[test]
    fn what_is_alike_is_matched_in_order_and_the_rest_is_old_before_new() {
        use Step::{Both, New, Old};
        let old = ["một hai ba", "bốn năm sáu", "bảy tám chín"];
        assert_eq!(steps(&old, &old), [Both(0, 0), Both(1, 1), Both(2, 2)]);
        let new = ["một hai ba", "mười", "bảy tám mươi chín"];
        assert_eq!(steps(&old, &new), [Both(0, 0), Old(1), New(1), Both(2, 2)]);
        assert_eq!(steps(&old, &[]), [Old(0), Old(1), Old(2)]);
        assert_eq!(steps(&[], &old), [New(0), New(1), New(2)]);
    }

    #[test]
    fn likeness_counts_words_and_no_signs() {
        assert_eq!(alike("Sở Nội vụ;", "sở nội vụ."), 1000);
        assert_eq!(alike("a b", "a c"), 500);
        assert_eq!(alike("a a", "a"), 666);
        assert_eq!(alike("", ""), 1000);
        assert_eq!(alike("a", ""), 0);
    }
}
