//! Whole files through `input::read`: good ones, and each way a file can be wrong.

mod bodies;
mod copies;
mod faults;
mod garbage;
mod marks;
mod projects;
mod reading;
mod references;
mod shared;
mod tables;

use std::fs;
use std::sync::OnceLock;

use tempfile::TempDir;

use super::{Document, Reading, read};
use crate::diagnostic::Severity;
use crate::kit::Kit;
use crate::source::Sources;

/// A reading with the texts it points into; the folder lives as long as it.
struct Case {
    reading: Reading,
    sources: Sources,
    folder: TempDir,
}

/// Reads the first of these files, all of which lie in one folder.
fn case(files: &[(&str, &[u8])]) -> Case {
    let folder = tempfile::tempdir().expect("a folder to write to");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    let mut sources = Sources::default();
    let path = folder.path().join(files[0].0);
    let reading = read(&path, kit(), &mut sources).expect("the file can be read");
    Case { reading, sources, folder }
}

/// The bundled kit, loaded once for all tests.
fn kit() -> &'static Kit {
    static KIT: OnceLock<Kit> = OnceLock::new();
    KIT.get_or_init(|| Kit::bundled().expect("the embedded files are right"))
}

/// A document of these lines over a head that is right; line 1 is the first of them.
fn dispatch(lines: &str) -> Case {
    case(&[("a.yaml", format!("{lines}{HEAD}").as_bytes())])
}

/// A dispatch with this body, which begins in line 2 at column 3.
fn body(text: &str) -> Case {
    let indented: String = text.lines().map(|line| format!("  {line}\n")).collect();
    dispatch(&format!("noi_dung: |\n{indented}"))
}

/// What a dispatch needs, but for its body.
const HEAD: &str = "loai: cong-van
co_quan: { ten: Ủy ban nhân dân tỉnh A, viet_tat: UBND, dia_danh: A }
trich_yeu: tổ chức hội nghị
kinh_gui: Các đơn vị
ky: { chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn A }
";

impl Case {
    /// The findings as `line:column rule severity message | help`.
    fn lines(&self) -> Vec<String> {
        let shown = |finding: &crate::diagnostic::Diagnostic| {
            let span = finding.span.expect("every finding has a place");
            let source = self.sources.get(span.source);
            let place = source.place(span.start);
            let file = source.name().rsplit('/').next().unwrap_or("");
            let severity = match finding.severity {
                Severity::Error => "lỗi",
                Severity::Warning => "cảnh báo",
                Severity::Note => "ghi chú",
            };
            let help = finding.help.as_deref().unwrap_or("");
            format!(
                "{file}:{}:{} {severity} [{}] {} | {help}",
                place.line, place.column, finding.rule, finding.message
            )
        };
        self.reading.findings.iter().map(shown).collect()
    }

    /// Asserts that the findings are exactly these, each by its beginning and what it holds.
    #[track_caller]
    fn expect(&self, wanted: &[(&str, &[&str])]) {
        let lines = self.lines();
        assert_eq!(lines.len(), wanted.len(), "{lines:#?}");
        for (line, (start, parts)) in lines.iter().zip(wanted) {
            assert!(line.starts_with(start), "{line}\nshould begin with {start}");
            for part in *parts {
                assert!(line.contains(part), "{line}\nshould hold {part}");
            }
        }
    }

    /// The document of a file without errors.
    #[track_caller]
    fn document(&self) -> &Document {
        let lines = self.lines();
        self.reading.document.as_ref().unwrap_or_else(|| panic!("{lines:#?}"))
    }
}

/// An outline as indented lines: `khoan 1 [title] text`.
fn outline(case: &Case) -> String {
    let mut shown = String::new();
    show(&case.document().body.parts, 0, &mut shown);
    shown
}

fn show(parts: &[super::outline::Part], depth: usize, shown: &mut String) {
    use super::outline::Part;
    for part in parts {
        shown.push_str(&" ".repeat(depth * 2));
        match part {
            Part::Paragraph(text) => shown.push_str(&format!("¶ {}\n", text.plain())),
            Part::Table(table) => {
                let rows: Vec<String> = table
                    .rows
                    .iter()
                    .map(|row| {
                        row.cells.iter().map(|cell| cell.plain()).collect::<Vec<_>>().join(",")
                    })
                    .collect();
                shown.push_str(&format!(
                    "bảng {} cột: {}\n",
                    table.columns.len(),
                    rows.join(" / ")
                ));
            }
            Part::Clause(clause) => {
                let title = clause.title.as_ref().map(|title| format!(" [{}]", title.plain()));
                let text = clause.text.as_ref().map(|text| format!(" {}", text.plain()));
                shown.push_str(&format!(
                    "{} {}{}{}\n",
                    clause.level.key(),
                    clause.numeral,
                    title.unwrap_or_default(),
                    text.unwrap_or_default()
                ));
                show(&clause.parts, depth + 1, shown);
            }
        }
    }
}
