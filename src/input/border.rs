//! The border: bytes of a file become a clean text, or a finding says what is wrong with them.
//!
//! In: a file's bytes. Out: UTF-8 text in NFC with `\n` line ends and without control characters,
//! kept as a `Source`, and findings. Must not know what the text means. Sources:
//! ND30-I.I.I.4-2 (TCVN 6909:2001, precomposed), the characters XML 1.0 §2.2 forbids.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::rules;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::hash::Hash;
use crate::source::{Source, SourceId, Sources, Span};

/// More bytes than any document has; a longer file is refused unread.
pub(super) const LARGEST: u64 = 4 * 1024 * 1024;

/// More findings of one sort than anyone reads.
const MOST_FINDINGS: usize = 20;

/// A file that came over the border.
pub(super) struct Entry {
    /// Its text; what was wrong in it is replaced, so that later findings keep their places.
    pub(super) source: SourceId,
    /// Whether the text is whole enough to be read on.
    pub(super) readable: bool,
    /// The bytes it came from; none of a file that was left unread.
    pub(super) hash: Option<Hash>,
}

/// Reads a file as UTF-8 text under the name that messages show.
///
/// # Errors
/// [`Error::Read`] when the system refuses, or the path is not a file.
pub(super) fn read(
    path: &Path,
    name: &str,
    sources: &mut Sources,
    findings: &mut Vec<Diagnostic>,
) -> Result<Entry> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let file = File::open(path).map_err(failed)?;
    let facts = file.metadata().map_err(failed)?;
    if !facts.is_file() {
        let reason = std::io::Error::new(std::io::ErrorKind::InvalidInput, "không phải là tệp");
        return Err(failed(reason));
    }
    let mut bytes = Vec::new();
    if facts.len() <= LARGEST {
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    if facts.len() > LARGEST || bytes.len() as u64 > LARGEST {
        let source = sources.add(Source::new(name, ""));
        findings.push(too_large(source, facts.len().max(bytes.len() as u64)));
        return Ok(Entry { source, readable: false, hash: None });
    }
    Ok(admit(&bytes, name, sources, findings))
}

/// Takes bytes that are already in memory over the border.
pub(super) fn admit(
    bytes: &[u8],
    name: &str,
    sources: &mut Sources,
    findings: &mut Vec<Diagnostic>,
) -> Entry {
    let hash = Some(Hash::of(bytes));
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let (text, faults) = clean(text);
            let source = sources.add(Source::new(name, text));
            findings.extend(faults.into_iter().map(|fault| fault.finding(source)));
            Entry { source, readable: true, hash }
        }
        Err(error) => {
            let at = error.valid_up_to();
            let (good, _) = clean(std::str::from_utf8(&bytes[..at]).expect("valid up to here"));
            let (rest, _) = clean(&String::from_utf8_lossy(&bytes[at..]));
            let place = good.len();
            let source = sources.add(Source::new(name, good + &rest));
            let end = place + rest.chars().next().map_or(0, char::len_utf8);
            findings.push(not_utf8(bytes, at, Span::new(source, place, end)));
            Entry { source, readable: false, hash }
        }
    }
}

/// Something wrong in the text, before it has a source.
enum Fault {
    Decomposed { start: usize, end: usize, letters: usize, lines: usize },
    Control { start: usize, end: usize, letter: char },
}

impl Fault {
    fn finding(self, source: SourceId) -> Diagnostic {
        match self {
            Fault::Decomposed { start, end, letters, lines } => Diagnostic::note(
                rules::DECOMPOSED,
                Span::new(source, start, end),
                format!(
                    "{letters} chữ cái trên {lines} dòng có dấu gõ rời (Unicode tổ hợp); đã ghép thành \
                     chữ dựng sẵn, dòng đầu tiên ở đây"
                ),
            )
            .clause("ND30-I.I.I.4-2")
            .help("đặt bộ gõ ở bảng mã Unicode dựng sẵn"),
            Fault::Control { start, end, letter } => control(letter, Span::new(source, start, end)),
        }
    }
}

/// The finding for a character that no document can hold.
pub(super) fn control(letter: char, span: Span) -> Diagnostic {
    let code = u32::from(letter);
    Diagnostic::error(
        rules::CONTROL,
        span,
        format!("ký tự điều khiển U+{code:04X} không nhìn thấy được và không in được"),
    )
    .help("xóa ký tự này (thường lọt vào khi dán từ phần mềm khác)")
}

/// Whether no document can hold a character: XML forbids it, or it would act on text unseen.
pub(super) fn forbidden(letter: char) -> bool {
    match letter {
        '\t' | '\n' => false,
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => true,
        '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => true,
        other => u32::from(other) & 0xFFFE == 0xFFFE,
    }
}

/// Whether every letter is one character (NFC).
pub(super) fn composed(text: &str) -> bool {
    is_nfc(text)
}

/// A word as someone without a Vietnamese keyboard types it: lower case, no marks, `_` for `-` and
/// spaces.
pub(crate) fn bare(word: &str) -> String {
    let letters = word.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36F}'));
    letters
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'đ' => 'd',
            '-' | ' ' => '_',
            other => other,
        })
        .collect()
}

/// A text that did not come from a file of the author's own, as it would be if it had.
pub(crate) fn cleaned(text: &str) -> String {
    clean(text).0
}

/// Line ends, composition, control characters.
fn clean(text: &str) -> (String, Vec<Fault>) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut clean = String::with_capacity(text.len());
    let mut faults = Vec::new();
    let mut decomposed: Option<(usize, usize, usize, usize)> = None;
    for line in text.split_inclusive('\n') {
        let start = clean.len();
        if is_nfc(line) {
            clean.push_str(line);
        } else {
            clean.extend(line.nfc());
            let letters = line.chars().count().saturating_sub(clean[start..].chars().count());
            let entry = decomposed.get_or_insert((start, clean.len(), 0, 0));
            entry.2 += letters;
            entry.3 += 1;
        }
    }
    if let Some((start, end, letters, lines)) = decomposed {
        faults.push(Fault::Decomposed { start, end, letters, lines });
    }
    let bad = clean.char_indices().filter(|(_, letter)| forbidden(*letter));
    let bad: Vec<(usize, char)> = bad.collect();
    faults.extend(bad.iter().take(MOST_FINDINGS).map(|(start, letter)| Fault::Control {
        start: *start,
        end: start + letter.len_utf8(),
        letter: *letter,
    }));
    // Spaces of the same length keep every later place true.
    for (start, letter) in bad {
        let length = letter.len_utf8();
        clean.replace_range(start..start + length, &" ".repeat(length));
    }
    (clean, faults)
}

fn too_large(source: SourceId, size: u64) -> Diagnostic {
    let shown = size as f64 / 1024.0 / 1024.0;
    Diagnostic::error(
        rules::TOO_LARGE,
        Span::new(source, 0, 0),
        format!("tệp dài {shown:.1} MB, quá 4 MB: không phải là một văn bản"),
    )
    .help("kiểm tra lại tên tệp; bảng lớn thì tách thành phụ lục riêng")
}

fn not_utf8(bytes: &[u8], at: usize, span: Span) -> Diagnostic {
    let guess = if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        "tệp được lưu bằng UTF-16"
    } else {
        "tệp không phải UTF-8 (có thể là TCVN3, VNI hoặc Windows-1258)"
    };
    Diagnostic::error(rules::ENCODING, span, format!("{guess}: byte thứ {} không đọc được", at + 1))
        .clause("ND30-I.I.I.4-2")
        .help("mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8")
}
