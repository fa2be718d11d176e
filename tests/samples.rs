//! Every sample builds clean, and looks at every stage as it looked when it was last read.
//!
//! `UPDATE=1 cargo test --test samples` rewrites the goldens; read the difference before you keep it.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use vanban::batch;
use vanban::kit::Kit;
use vanban::layout::Faces;
use vanban::make::{Format, Made, Maker};

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

fn output(made: &Made, format: Format) -> &[u8] {
    let found = made.outputs.iter().find(|output| output.format == format);
    &found.expect("every format was asked for").bytes
}

#[test]
fn every_sample_is_clean() {
    let kit = kit();
    let maker = maker(&kit);
    for (name, path) in samples() {
        assert_eq!(make(&maker, &path).findings, [], "{name}");
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
        let stages = [
            ("markup.xml", String::from_utf8(output(&made, Format::Markup).to_vec())),
            (
                "document.xml",
                Ok(lines_of_xml(&part(output(&made, Format::Docx), "word/document.xml"))),
            ),
            ("pages.txt", String::from_utf8(output(&made, Format::Dump).to_vec())),
        ];
        for (file, now) in stages {
            let now = now.expect("stages are UTF-8");
            let golden = folder.join(file);
            if std::env::var_os("UPDATE").is_some() {
                fs::create_dir_all(&folder).expect("the folder of goldens");
                fs::write(&golden, &now).expect("a golden can be written");
            } else if fs::read_to_string(&golden).ok().as_deref() != Some(now.as_str()) {
                changed.push(format!("{name}/{file}: {}", first_difference(&golden, &now)));
            }
        }
    }
    assert!(changed.is_empty(), "UPDATE=1 rewrites; read the difference:\n{}", changed.join("\n"));
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
        for format in FORMATS {
            assert!(output(alone, format) == output(&again, format), "{name}: {}", format.name());
        }
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
        let alone = make(&maker, &outcome.job.source);
        for (path, format) in outcome.written.iter().zip([Format::Docx, Format::Pdf]) {
            assert!(fs::read(path).expect("it was written") == output(&alone, format), "{path:?}");
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
