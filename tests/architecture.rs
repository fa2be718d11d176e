//! Holds the table of modules: who may import whom, how long a file may be, what no file may hold.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module and the modules it may name with `crate::`; those not listed here are the library's
/// own face (`lib`, `make`, `merge`, `batch`, `tree`), which joins all stages.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("length", &[]),
    ("picture", &["length"]),
    ("diagnostic", &["source"]),
    ("error", &[]),
    ("hash", &[]),
    ("kit", &["length", "error"]),
    ("pdf_file", &["block", "length"]),
    ("calendar", &[]),
    ("facts", &["calendar"]),
    (
        "input",
        &[
            "source",
            "calendar",
            "facts",
            "diagnostic",
            "kit",
            "error",
            "hash",
            "length",
            "picture",
            "block",
            "pdf_file",
        ],
    ),
    ("checks", &["input", "layout", "kit", "diagnostic", "source", "length"]),
    ("describe", &["input", "checks", "kit", "error"]),
    ("report", &["checks", "diagnostic", "source", "error"]),
    ("template", &["input", "kit", "source", "error"]),
    ("markup", &["block", "kit", "error", "length"]),
    ("block", &["length", "picture"]),
    (
        "fit",
        &[
            "block",
            "diagnostic",
            "error",
            "input",
            "kit",
            "layout",
            "length",
            "source",
            "template",
            "tree",
        ],
    ),
    ("redline", &["block", "kit", "diagnostic"]),
    ("history", &["error", "hash"]),
    ("layout", &["block", "kit", "length", "picture", "error"]),
    ("project", &["batch", "error", "hash", "history", "input", "kit", "make", "source", "write"]),
    ("rows", &["error", "facts", "input"]),
    ("write", &["block", "layout", "kit", "length", "picture", "error"]),
];

/// Outside crates and the one module that may know each.
const CRATE_HOMES: &[(&str, &[&str])] = &[
    ("printpdf", &["write/pdf"]),
    // Two directions that share nothing but the parcel of a copied file: reading and writing.
    ("lopdf", &["write/pdf", "pdf_file"]),
    ("subsetter", &["write/pdf"]),
    ("quick_xml", &["write/docx"]),
    ("zip", &["write/docx"]),
    ("docx_rs", &["write/docx"]),
    ("roxmltree", &["markup", "write/docx"]),
    // Two kinds of authors who never meet: of templates, and of texts with facts in them.
    ("tera", &["template", "facts"]),
    ("serde_json", &["describe", "report"]),
    ("serde_saphyr", &["kit", "input/yaml"]),
    ("ttf_parser", &["layout/font", "write/pdf/font", "write/raster/glyph"]),
    ("ab_glyph_rasterizer", &["write/raster/glyph"]),
    ("png", &["picture", "write/raster/file"]),
    ("clap", &["args"]),
    ("annotate_snippets", &["diagnostic"]),
    // Days that authors type, and the day of `SOURCE_DATE_EPOCH`.
    ("chrono", &["calendar", "args/diff"]),
    ("aho_corasick", &["kit/spelling"]),
    ("glob", &["input/project/plan"]),
    ("csv", &["input", "register/book", "rows/text"]),
    ("calamine", &["rows/book"]),
    ("similar", &["redline/align"]),
    ("unicode_normalization", &["input"]),
    ("rayon", &["batch"]),
    ("sha2", &["hash"]),
    ("notify", &["project/watch"]),
    ("ctrlc", &["watch"]),
    ("indicatif", &["merged"]),
];

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        let mut entries: Vec<_> = fs::read_dir(folder)
            .expect("src is there")
            .map(|e| e.expect("an entry").path())
            .collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).expect("a source is UTF-8");
                found.push((path, text));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.into_iter().map(|(p, t)| (p.strip_prefix(&root).expect("below src").into(), t)).collect()
}

/// The path with `/` and without `.rs`, e.g. `write/pdf/finish`.
fn name(path: &Path) -> String {
    path.with_extension("").to_string_lossy().replace('\\', "/")
}

/// Code without comments, and without the tests at its foot.
fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    let lines = body.lines().map(|line| line.split("//").next().unwrap_or(""));
    lines.collect::<Vec<_>>().join("\n")
}

fn is_test(path: &Path) -> bool {
    path.iter().any(|part| part == "tests" || part == "tests.rs")
}

#[test]
fn modules_import_only_what_the_design_allows() {
    let table: BTreeMap<_, _> = MAY_IMPORT.iter().copied().collect();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let module = name(&path).split('/').next().unwrap_or("").to_owned();
        let Some(allowed) = table.get(module.as_str()) else { continue };
        if is_test(&path) {
            continue;
        }
        for piece in code(&text).split("crate::").skip(1) {
            let target: String =
                piece.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let grouped = target.is_empty();
            if grouped || (target != module && !allowed.contains(&target.as_str())) {
                wrong.push(format!("{}: crate::{target}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "not in the table of modules:\n{}", wrong.join("\n"));
}

#[test]
fn each_outside_crate_is_known_to_one_module() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if is_test(&path) {
            continue;
        }
        let (name, code) = (name(&path), code(&text));
        for (krate, homes) in CRATE_HOMES {
            let known =
                code.contains(&format!("use {krate}")) || code.contains(&format!("{krate}::"));
            if known && !homes.iter().any(|home| name.starts_with(home)) {
                wrong.push(format!("{}: {krate}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "crates outside their module:\n{}", wrong.join("\n"));
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let long: Vec<_> = sources()
        .into_iter()
        .filter(|(_, text)| text.lines().count() > 400)
        .map(|(path, text)| format!("{}: {}", path.display(), text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_module_opens_with_what_it_is_for() {
    let mute: Vec<_> = sources()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(p, _)| p)
        .collect();
    assert!(mute.is_empty(), "{mute:?}");
}

#[test]
fn layout_and_writers_hold_no_vietnamese_wording() {
    let vietnamese =
        |c: char| ('\u{1EA0}'..='\u{1EF9}').contains(&c) || "ăâđêôơưĂÂĐÊÔƠƯ".contains(c);
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let name = name(&path);
        // The two files about fonts name letters and say why a font does not serve.
        let speaks_of_fonts = name.ends_with("/font");
        let ours = name.starts_with("layout/") || name.starts_with("write/");
        if is_test(&path) || speaks_of_fonts || !ours {
            continue;
        }
        for (at, line) in code(&text).lines().enumerate() {
            let quoted: String = line.split('"').skip(1).step_by(2).collect();
            // Messages of `Error` are the program's, not the document's.
            let message = quoted.contains("{") || line.contains("message");
            if !message && quoted.chars().any(vietnamese) {
                wrong.push(format!("{}:{}: {}", path.display(), at + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
