//! Mends the author's file where that cannot change what it says.
//!
//! In: a file, and the fixes that findings carry. Out: the bytes of the mended file and the changed
//! lines. Comments and layout stay: only the bytes of a fix are touched. A mended text is looked
//! at again before it is given out, and what would make it worse is left as it was.

use std::path::Path;

use crate::checks;
use crate::diagnostic::{Fix, Severity, Weight};
use crate::error::{Error, Result};
use crate::make::{Made, Maker};
use crate::source::SourceId;

/// One repair can make way for another; more rounds than this are a circle.
const ROUNDS: usize = 8;
const BOM: &str = "\u{FEFF}";

/// A mended file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amended {
    /// The whole file, with its own line ends.
    pub bytes: Vec<u8>,
    /// The changed lines before and after, for the reader.
    pub changes: String,
}

/// The file mended by the fixes of findings of at least this weight; none where there is nothing
/// to mend, or the text cannot be read.
///
/// # Errors
/// [`Error::Read`] when the file or its folder cannot be read.
pub fn amend(maker: &Maker<'_>, path: &Path, least: Weight) -> Result<Option<Amended>> {
    let bytes =
        std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let Ok(raw) = String::from_utf8(bytes) else { return Ok(None) };
    let plain = raw.trim_start_matches(BOM).replace("\r\n", "\n").replace('\r', "\n");
    let mut made = maker.check_text(path, &plain)?;
    if made.findings.iter().any(checks::stops_reading) {
        return Ok(None);
    }
    let mut text = made.sources.get(SourceId::default()).text().to_owned();
    for _ in 0..ROUNDS {
        let fixes = fixes(&made, least);
        if fixes.is_empty() {
            break;
        }
        let Some((better, seen)) = applied(maker, path, Attempt { made, text: &text, fixes })?
        else {
            break;
        };
        (text, made) = (better, seen);
    }
    if text == plain {
        return Ok(None);
    }
    let changes = changes(path, &plain, &text);
    Ok(Some(Amended { bytes: with_line_ends(&raw, &text).into_bytes(), changes }))
}

/// What can be mended in the file itself: in the order of the text, none over another.
fn fixes(made: &Made, least: Weight) -> Vec<Fix> {
    let own = made.findings.iter().filter(|finding| finding.weight >= least);
    let mut fixes: Vec<Fix> = own.filter_map(|finding| finding.fix.clone()).collect();
    fixes.retain(|fix| fix.span.source == SourceId::default());
    fixes.sort();
    let mut end = 0;
    let mut first = true;
    fixes.retain(|fix| {
        let free = first || fix.span.start >= end;
        if free {
            (end, first) = (fix.span.end.max(fix.span.start + 1), false);
        }
        free
    });
    fixes
}

/// Fixes to try on a text of which this was seen.
struct Attempt<'t> {
    made: Made,
    text: &'t str,
    fixes: Vec<Fix>,
}

/// The text with all fixes, or with those that do not make it worse; none where there are none.
fn applied(maker: &Maker<'_>, path: &Path, attempt: Attempt<'_>) -> Result<Option<(String, Made)>> {
    let Attempt { made, text, fixes } = attempt;
    let all = with_fixes(text, &fixes);
    let seen = maker.check_text(path, &all)?;
    if is_better(&made, &seen) {
        return Ok(Some((all, seen)));
    }
    // One of them does harm: each is put in beside those that did none.
    let mut best: Option<(String, Made)> = None;
    let mut kept: Vec<Fix> = Vec::new();
    for fix in fixes {
        kept.push(fix);
        let mended = with_fixes(text, &kept);
        let seen = maker.check_text(path, &mended)?;
        let so_far = best.as_ref().map_or(&made, |(_, seen)| seen);
        if is_better(so_far, &seen) {
            best = Some((mended, seen));
        } else {
            kept.pop();
        }
    }
    Ok(best)
}

fn is_better(before: &Made, after: &Made) -> bool {
    let errors = |made: &Made| {
        made.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    };
    errors(after) <= errors(before) && after.findings.len() < before.findings.len()
}

fn with_fixes(text: &str, fixes: &[Fix]) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    for Fix { span, text: right } in fixes {
        mended += text.get(at..span.start).unwrap_or("");
        mended += right;
        at = span.end;
    }
    mended + text.get(at..).unwrap_or("")
}

/// The text with the mark and the line ends that the file had, line by line.
fn with_line_ends(raw: &str, text: &str) -> String {
    let ends: Vec<&str> = raw
        .split_inclusive('\n')
        .map(|line| if line.ends_with("\r\n") { "\r\n" } else { "\n" })
        .collect();
    let usual = ends.first().copied().unwrap_or("\n");
    let mut out = String::with_capacity(raw.len());
    if raw.starts_with(BOM) {
        out += BOM;
    }
    for (at, line) in text.split_inclusive('\n').enumerate() {
        match line.strip_suffix('\n') {
            Some(line) => {
                out += line;
                out += ends.get(at).copied().unwrap_or(usual);
            }
            None => out += line,
        }
    }
    out
}

/// The lines that differ, as a diff shows them. Fixes stay within their lines.
fn changes(path: &Path, before: &str, after: &str) -> String {
    let name = path.display();
    let mut shown = format!("--- {name}\n+++ {name}\n");
    for (at, (old, new)) in before.lines().zip(after.lines()).enumerate() {
        if old != new {
            shown += &format!("@@ dòng {} @@\n-{old}\n+{new}\n", at + 1);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Kit;
    use crate::layout::Faces;

    const TEXT: &str = "# ghi chú  của tôi\r\nloai: thong-bao\r\n\
        co_quan: { ten: Sở Nội vụ,   viet_tat: SNV, dia_danh: Lạng Sơn }\r\n\
        trich_yeu: Lịch làm việc\r\nnoi_dung: |\r\n  Họp:\r\n\r\n  1. Một.\r\n\r\n  3. Hai./.\r\n\
        noi_nhan: [Các phòng]\nluu: VT, VP\r\n\
        ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An } # xong";

    #[test]
    fn only_the_bytes_of_a_fix_change_and_a_second_time_nothing_does() {
        let kit = Kit::bundled().expect("the embedded kit loads");
        let faces = Faces::bundled().expect("the embedded fonts serve");
        let maker = Maker::new(&kit, faces).expect("the templates are right");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.yaml");
        let raw = format!("{BOM}{TEXT}");
        std::fs::write(&path, &raw).expect("a file");
        let amended = amend(&maker, &path, Weight::Custom).expect("read").expect("mended");
        let right = raw.replace("  3. Hai", "  2. Hai");
        assert_eq!(String::from_utf8(amended.bytes.clone()).expect("UTF-8"), right);
        assert!(amended.changes.ends_with("@@ dòng 10 @@\n-  3. Hai./.\n+  2. Hai./.\n"));
        std::fs::write(&path, amended.bytes).expect("a file");
        assert_eq!(amend(&maker, &path, Weight::Custom).expect("read"), None);
    }

    #[test]
    fn a_fix_that_would_break_the_yaml_is_left_out_and_the_others_are_made() {
        let kit = Kit::bundled().expect("the embedded kit loads");
        let faces = Faces::bundled().expect("the embedded fonts serve");
        let maker = Maker::new(&kit, faces).expect("the templates are right");
        let text = TEXT.replace("\r\n", "\n");
        let place = |what: &str| {
            let start = text.find(what).expect("it is there");
            crate::source::Span::new(SourceId::default(), start, start + what.len())
        };
        let fix = |what: &str, right: &str| Fix { span: place(what), text: right.to_owned() };
        let fixes = vec![fix("Lịch làm", "Lịch: làm"), fix("3. Hai", "2. Hai")];
        let path = Path::new("a.yaml");
        let made = maker.check_text(path, &text).expect("read");
        let attempt = Attempt { made, text: &text, fixes };
        let (mended, _) = applied(&maker, path, attempt).expect("read").expect("mended");
        assert_eq!(mended, text.replace("3. Hai", "2. Hai"));
    }

    #[test]
    fn a_text_that_cannot_be_read_is_left_alone() {
        let kit = Kit::bundled().expect("the embedded kit loads");
        let faces = Faces::bundled().expect("the embedded fonts serve");
        let maker = Maker::new(&kit, faces).expect("the templates are right");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.yaml");
        std::fs::write(&path, TEXT.replace("ky:", "ko:")).expect("a file");
        let changed = amend(&maker, &path, Weight::Custom).expect("read");
        assert_eq!(changed, None);
    }
}
