//! Every sample builds clean, and looks at every stage as it looked when it was last read.
//!
//! `UPDATE=1 cargo test --test samples` rewrites the goldens; read the difference before you keep it.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use vanban::batch;
use vanban::diagnostic::Severity;
use vanban::kit::Kit;
use vanban::layout::Faces;
use vanban::make::{Format, Made, Maker, Output};

/// What is compared; pictures of pages show the same marks as the PDF.
const FORMATS: [Format; 4] = [Format::Docx, Format::Pdf, Format::Markup, Format::Dump];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn kit() -> Kit {
    Kit::bundled().expect("the embedded knowledge loads")
}

fn maker(kit: &Kit) -> Maker<'_> {
    let faces = Faces::bundled().expect("the embedded fonts serve");
    Maker::new(kit, faces).expect("the embedded templates are right")
}

/// Every sample as `story/name` with its path.
fn samples() -> Vec<(String, PathBuf)> {
    let folder = root().join("samples");
    let jobs = batch::find(std::slice::from_ref(&folder), None).expect("there are samples");
    let named = jobs.into_iter().map(|job| {
        let below = job.source.strip_prefix(&folder).expect("below samples").with_extension("");
        (below.to_string_lossy().replace('\\', "/"), job.source)
    });
    named.collect()
}

fn make(maker: &Maker<'_>, path: &Path) -> Made {
    maker.make(path, &FORMATS).expect("a sample never fails")
}

/// The outputs of each file of a document, in the order of [`FORMATS`]; of a document of many rows
/// those of the first, for the others differ in its values alone.
fn files(made: &Made) -> impl Iterator<Item = &[Output]> {
    let first = made.outputs.first().and_then(|output| output.stem.as_ref());
    made.outputs.chunks(FORMATS.len()).filter(move |file| file[0].stem.as_ref() == first)
}

fn output(file: &[Output], format: Format) -> &[u8] {
    let found = file.iter().find(|output| output.format == format);
    &found.expect("every format was asked for").bytes
}

#[test]
fn every_sample_is_clean() {
    let kit = kit();
    let maker = maker(&kit);
    for (name, path) in samples() {
        let mut findings = make(&maker, &path).findings;
        // A note changes nothing: it says what one of the outputs cannot hold.
        findings.retain(|finding| finding.severity != Severity::Note);
        assert_eq!(findings, [], "{name}");
    }
}

#[test]
fn every_sample_looks_as_it_did_at_every_stage() {
    let kit = kit();
    let maker = maker(&kit);
    let mut changed = Vec::new();
    for (name, path) in samples() {
        let made = make(&maker, &path);
        let folder = root().join("tests/golden").join(&name);
        for file in files(&made) {
            for (stage, now) in stages(file) {
                let golden = folder.join(&file[0].suffix).join(stage);
                if std::env::var_os("UPDATE").is_some() {
                    let folder = golden.parent().expect("it is in a folder");
                    fs::create_dir_all(folder).expect("the folder of goldens");
                    fs::write(&golden, &now).expect("a golden can be written");
                } else if fs::read_to_string(&golden).ok().as_deref() != Some(now.as_str()) {
                    let difference = first_difference(&golden, &now);
                    changed.push(format!("{}: {difference}", golden.display()));
                }
            }
        }
    }
    assert!(changed.is_empty(), "UPDATE=1 rewrites; read the difference:\n{}", changed.join("\n"));
}

/// The stages of a file that are compared.
fn stages(file: &[Output]) -> [(&'static str, String); 3] {
    let text = |format| String::from_utf8(output(file, format).to_vec()).expect("UTF-8");
    let document = lines_of_xml(&part(output(file, Format::Docx), "word/document.xml"));
    [
        ("markup.xml", text(Format::Markup)),
        ("document.xml", document),
        ("pages.txt", text(Format::Dump)),
    ]
}

#[test]
fn a_golden_without_a_sample_is_gone() {
    let known: Vec<String> = samples().into_iter().map(|(name, _)| name).collect();
    let golden = root().join("tests/golden");
    for story in fs::read_dir(&golden).expect("goldens") {
        let story = story.expect("an entry").path();
        for entry in fs::read_dir(&story).expect("a story of goldens") {
            let path = entry.expect("an entry").path();
            let name =
                path.strip_prefix(&golden).expect("below").to_string_lossy().replace('\\', "/");
            assert!(known.contains(&name), "no sample makes tests/golden/{name}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_alone_or_after_others() {
    let kit = kit();
    let first = maker(&kit);
    let all = samples();
    let alone: Vec<Made> = all.iter().map(|(_, path)| make(&maker(&kit), path)).collect();
    for ((name, path), alone) in all.iter().zip(&alone).rev() {
        let again = make(&first, path);
        assert!(alone.outputs == again.outputs, "{name}");
    }
}

#[test]
fn a_batch_over_all_cores_writes_the_bytes_of_single_runs() {
    let folder = tempfile::tempdir().expect("a folder for outputs");
    let kit = kit();
    let maker = maker(&kit);
    let jobs = batch::find(&[root().join("samples")], Some(folder.path())).expect("samples");
    for outcome in batch::run(&maker, jobs, &[Format::Docx, Format::Pdf]) {
        let outcome = outcome.expect("a sample is written");
        let alone = maker.make(&outcome.job.source, &[Format::Docx, Format::Pdf]);
        let alone = alone.expect("a sample never fails").outputs;
        assert_eq!(outcome.written.len(), alone.len());
        for (path, output) in outcome.written.iter().zip(&alone) {
            assert!(fs::read(path).expect("it was written") == output.bytes, "{path:?}");
        }
    }
}

/// A part of a DOCX as text.
fn part(docx: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("a DOCX is a zip");
    let mut text = String::new();
    let mut part = package.by_name(name).expect("the part is there");
    part.read_to_string(&mut text).expect("parts are UTF-8");
    text
}

/// One line a paragraph, table, row or cell, so that a difference can be read.
fn lines_of_xml(xml: &str) -> String {
    let mut lines = xml.to_owned();
    for tag in ["<w:body", "<w:p>", "<w:p ", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:sectPr", "</w:tbl>"]
    {
        lines = lines.replace(tag, &format!("\n{tag}"));
    }
    lines + "\n"
}

fn first_difference(golden: &Path, now: &str) -> String {
    let Ok(before) = fs::read_to_string(golden) else { return "no golden yet".to_owned() };
    let mut pairs = before.lines().zip(now.lines()).enumerate();
    match pairs.find(|(_, (a, b))| a != b) {
        Some((at, (a, b))) => format!("line {}\n  - {a}\n  + {b}", at + 1),
        None => format!("{} lines became {}", before.lines().count(), now.lines().count()),
    }
}
