//! Puts a value behind a key at the top of a YAML text, and touches nothing else.
//!
//! Takes the text as it stands in the file, with its own line ends; gives the same with one line
//! changed or added. Comments stay. Whether the text then means what was wanted is for the caller to
//! read.

/// The text with `key: value` at its top level: in the line of the key, or in a new one behind the
/// line that begins with `after`.
pub(super) fn with_key(text: &str, key: &str, value: &str, after: &str) -> String {
    let mut edited = String::with_capacity(text.len() + 32);
    let at = |wanted: &str| {
        // What is deeper is indented, and so is every line of a block of text.
        text.split_inclusive('\n').position(|line| is_key(line, wanted))
    };
    let own = at(key);
    let anchor = at(after);
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let end = line_end(line);
        let body = &line[..line.len() - end.len()];
        if own == Some(index) {
            edited += &with_value(body, key, value);
            edited += end;
            continue;
        }
        edited += line;
        if own.is_none() && anchor == Some(index) {
            let end = if end.is_empty() { "\n" } else { end };
            if line_end(line).is_empty() {
                edited += end;
            }
            edited += &format!("{key}: {value}{end}");
        }
    }
    edited
}

fn is_key(line: &str, key: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}');
    line.strip_prefix(key).is_some_and(|rest| rest.trim_start_matches(' ').starts_with(':'))
}

fn line_end(line: &str) -> &str {
    ["\r\n", "\n"].into_iter().find(|end| line.ends_with(end)).unwrap_or("")
}

/// `key: value` in place of a line, with the comment behind its value.
fn with_value(line: &str, key: &str, value: &str) -> String {
    let comment = line.find(" #").map_or("", |at| {
        let start = line[..at].trim_end().len();
        &line[start..]
    });
    let mark = if line.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    format!("{mark}{key}: {value}{comment}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_value_is_filled_and_its_comment_stays() {
        let text = "loai: cong-van\nso:             # khi cấp\nnoi_dung: |\n  so: 5\n";
        let edited = with_key(text, "so", "05", "loai");
        assert_eq!(edited, "loai: cong-van\nso: 05             # khi cấp\nnoi_dung: |\n  so: 5\n");
        let dated = with_key("ngay: 2020-02\n", "ngay", "2020-02-25", "loai");
        assert_eq!(dated, "ngay: 2020-02-25\n");
    }

    #[test]
    fn a_missing_key_is_added_behind_the_kind_with_the_files_own_line_ends() {
        let edited = with_key("loai: cong-van\r\ntrich_yeu: a\r\n", "so", "05", "loai");
        assert_eq!(edited, "loai: cong-van\r\nso: 05\r\ntrich_yeu: a\r\n");
        assert_eq!(with_key("loai: cong-van", "so", "05", "loai"), "loai: cong-van\nso: 05\n");
        assert_eq!(with_key("\u{feff}loai: a\n", "so", "05", "loai"), "\u{feff}loai: a\nso: 05\n");
    }
}
