//! Contents without the marks that tie them to the structure of the file they come from.
//!
//! In: the bytes of a content stream. Out: the same bytes without `BMC`, `BDC`, `EMC`, `MP`, `DP`
//! and their operands; everything that draws stays as it is, byte for byte. Must not know what
//! operators draw. Source: ISO 32000-1, 7.2 (tokens), 7.8.2 and 8.9.7 (inline images), 14.6.

/// Operators of marked content.
const MARKS: [&[u8]; 5] = [b"BMC", b"BDC", b"EMC", b"MP", b"DP"];

/// Words that look like operators and are operands.
const WORDS: [&[u8]; 3] = [b"true", b"false", b"null"];

/// The contents without marks.
pub(super) fn without_marks(contents: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(contents.len());
    let mut at = 0;
    // Where the operands of the next operator begin.
    let mut operands = 0;
    while at < contents.len() {
        let token = at..token_end(contents, at);
        at = token.end.max(token.start + 1);
        let bytes = &contents[token];
        if !is_operator(bytes) {
            continue;
        }
        if bytes == b"ID" {
            at = image_end(contents, at);
        }
        match MARKS.contains(&bytes) {
            true => kept.push(b'\n'),
            false => kept.extend_from_slice(&contents[operands..at]),
        }
        operands = at;
    }
    // Operands without an operator draw nothing.
    kept
}

fn is_operator(token: &[u8]) -> bool {
    let begins = |c: &u8| c.is_ascii_alphabetic() || matches!(c, b'\'' | b'"');
    token.first().is_some_and(begins) && !WORDS.contains(&token)
}

/// Behind the token that begins at `start`; white space is a token of its own.
fn token_end(contents: &[u8], start: usize) -> usize {
    let rest = &contents[start..];
    let run =
        |accept: fn(u8) -> bool| start + 1 + rest[1..].iter().take_while(|c| accept(**c)).count();
    match rest[0] {
        b'%' => run(|c| !matches!(c, b'\r' | b'\n')),
        b'(' => string_end(contents, start),
        b'<' if rest.get(1) != Some(&b'<') => (run(|c| c != b'>') + 1).min(contents.len()),
        c if is_delimiter(c) && c != b'/' => start + 1,
        c if is_space(c) => run(is_space),
        _ => run(|c| !is_space(c) && !is_delimiter(c)),
    }
}

/// Behind a string in parentheses, in which others may nest and a backslash hides what follows.
fn string_end(contents: &[u8], start: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = start;
    while at < contents.len() {
        match contents[at] {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' if depth == 1 => return at + 1,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    contents.len()
}

/// Behind the `EI` of an inline image whose data begin at `start`: the first that stands between
/// white space and has text behind it, as data can hold the two letters as well.
fn image_end(contents: &[u8], start: usize) -> usize {
    let text = |c: &u8| is_space(*c) || (0x20..0x7F).contains(c);
    let ends = (start + 1..contents.len().saturating_sub(1)).find(|&at| {
        let behind = &contents[at + 2..];
        contents[at..].starts_with(b"EI")
            && is_space(contents[at - 1])
            && behind.first().is_none_or(|c| is_space(*c))
            && behind.iter().take(12).all(text)
    });
    ends.map_or(contents.len(), |at| at + 2)
}

fn is_space(c: u8) -> bool {
    matches!(c, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_delimiter(c: u8) -> bool {
    matches!(c, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(contents: &str) -> String {
        let kept = String::from_utf8(without_marks(contents.as_bytes())).expect("as it came in");
        kept.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn marks_go_with_their_operands_and_what_draws_stays() {
        let marked = "/P <</MCID 0 /T (EMC)>> BDC BT /F1 12 Tf (a) Tj ET EMC\n/Artifact BMC 0 0 m \
                      9 9 l S EMC /X /Y DP";
        assert_eq!(stripped(marked), "BT /F1 12 Tf (a) Tj ET 0 0 m 9 9 l S");
    }

    #[test]
    fn what_only_looks_like_a_mark_is_left_alone() {
        for drawn in [
            "(EMC \\) BMC) Tj",
            "((EMC) BMC) Tj",
            "<45 4D 43> Tj",
            "/EMC gs",
            "[(EMC) -3 (BMC)] TJ",
            "/A true false null x",
            "BI /W 1 /H 1 ID \u{1} EMC EI\u{2} EI Q",
        ] {
            assert_eq!(without_marks(drawn.as_bytes()), drawn.as_bytes(), "{drawn}");
        }
        assert_eq!(stripped("q % BMC (\nQ EMC"), "q % BMC ( Q");
    }

    #[test]
    fn contents_that_break_off_are_stripped_all_the_same() {
        for broken in ["(a", "<a", "/", "BI ID \u{1}", "<</A", "BDC", "%", "\\", ")"] {
            let kept = without_marks(broken.as_bytes());
            assert!(kept.len() <= broken.len(), "{broken}");
        }
    }
}
