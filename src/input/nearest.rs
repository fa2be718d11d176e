//! The known word an unknown one was probably meant to be.
//!
//! In: a word and the known ones. Out: the nearest, or none that is near. Must not know what the
//! words are for. The interface to strsim is localised here.

use super::border::bare;

/// Most words compared with an unknown one.
const MOST_KNOWN: usize = 500;
/// Most words listed when none is near.
const MOST_SHOWN: usize = 40;

/// The known word nearest to `word`, if one is near enough to be worth a suggestion; of equally
/// near ones the first.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = bare(word);
    // Of one or two letters, any other word would be near.
    let length = word.chars().count();
    let most = if length < 3 { 0 } else { (length / 3).max(1) };
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &bare(candidate)), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Help that names the nearest known word, or all of them.
pub(crate) fn suggest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    // A text of nothing but unknown names must not cost the square of its length.
    let known: Vec<&str> = known.into_iter().take(MOST_KNOWN).collect();
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("«{near}» (gần giống nhất)"),
        None if known.is_empty() => "ở đây chưa khai mục nào".to_owned(),
        None if known.len() > MOST_SHOWN => {
            format!("các tên có thể dùng: {}, …", known[..MOST_SHOWN].join(", "))
        }
        None => format!("các tên có thể dùng: {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_finds_its_word_and_another_word_finds_none() {
        let known = ["trich_yeu", "noi_nhan", "noi_dung"];
        assert_eq!(nearest("trich_yue", known), Some("trich_yeu"));
        assert_eq!(nearest("nơi nhận", known), Some("noi_nhan"));
        assert_eq!(nearest("Nội-dung", known), Some("noi_dung"));
        assert_eq!(nearest("chuc_vu", known), None);
    }
}
