//! The congress of the samples is one dossier: what its documents share is said once, and a change
//! of it reaches every document that says it and no other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use vanban::batch;
use vanban::kit::Kit;
use vanban::layout::Faces;
use vanban::make::{Format, Made, Maker, Readiness};
use vanban::project::{Chosen, Extent, Project, Recipe};
use vanban::write::raster::Resolution;

/// What is compared; a picture of a page says no more than the page.
const FORMATS: [Format; 4] = [Format::Docx, Format::Pdf, Format::Markup, Format::Dump];

/// The dossier in a folder of its own, its `ho-so.yaml` with one text put in the place of another.
fn dossier(from: &str, to: &str) -> TempDir {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/dai-hoi-thi-dua");
    let folder = tempfile::tempdir().expect("a folder");
    for entry in fs::read_dir(samples).expect("the samples") {
        let path = entry.expect("an entry").path();
        let target = folder.path().join(path.file_name().expect("a file has a name"));
        fs::copy(path, target).expect("a copy");
    }
    let file = folder.path().join("ho-so.yaml");
    let text = fs::read_to_string(&file).expect("the dossier has its file");
    assert!(text.contains(from), "{from}");
    fs::write(file, text.replace(from, to)).expect("a change");
    folder
}

/// All documents of a folder by their names.
fn made(folder: &TempDir) -> BTreeMap<String, Made> {
    let kit = Kit::bundled().expect("the embedded knowledge loads");
    let faces = Faces::bundled().expect("the embedded fonts serve");
    let maker = Maker::new(&kit, faces).expect("the embedded templates are right");
    let jobs = batch::find(&[folder.path().to_owned()], None).expect("documents");
    let one = |source: PathBuf| {
        let made = maker.make(&source, &FORMATS).expect("a sample never fails");
        assert!(!made.is_refused(), "{}: {:?}", source.display(), made.findings);
        let name = source.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, made)
    };
    jobs.into_iter().map(|job| one(job.source)).collect()
}

/// The outputs in a folder by their names.
fn outputs(folder: &TempDir) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder.path()).expect("the folder").map(|entry| entry.expect("one"));
    let named =
        entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()));
    let ours = named.filter(|(name, _)| name.ends_with(".markup.xml") || name.ends_with(".pdf"));
    ours.map(|(name, path)| (name, fs::read(path).expect("an output"))).collect()
}

/// Builds the dossier as the program does; the documents that were made, by their names.
fn build(folder: &TempDir) -> BTreeSet<String> {
    let recipe = Recipe {
        formats: vec![Format::Pdf, Format::Markup],
        chosen: Chosen::Asked,
        readiness: Readiness::Final,
        resolution: Resolution::default(),
        templates: None,
        fonts: None,
    };
    let kit = Kit::bundled().expect("the embedded knowledge loads");
    let faces = Faces::bundled().expect("the embedded fonts serve");
    let maker = Maker::new(&kit, faces).expect("the embedded templates are right");
    let project = Project::at(folder.path(), None).expect("a dossier");
    let held = project.hold(|| {}).expect("nobody else builds");
    let survey = project.survey(&recipe).expect("it is read");
    let built = held.build(&maker, &recipe, survey, &Extent::Stale).expect("it is written");
    assert!(built.outcomes.values().all(|outcome| outcome.is_ok()));
    built.outcomes.into_keys().map(|name| name.trim_end_matches(".yaml").to_owned()).collect()
}

fn uses(made: &Made, key: &str) -> bool {
    made.shared.iter().any(|shared| shared.key == key)
}

fn says_a_fact(made: &Made) -> bool {
    made.shared.iter().any(|shared| shared.key.starts_with("bien."))
}

/// The markup of the files of a document.
fn markup(made: &Made) -> String {
    let files = made.outputs.iter().filter(|output| output.format == Format::Markup);
    files.map(|output| String::from_utf8_lossy(&output.bytes).into_owned()).collect()
}

/// Makes the dossier before and after a change, and asserts that exactly the documents that use
/// the key changed, each as the texts that say it, and by no other byte. Their names.
fn changed(
    before: &TempDir,
    after: &TempDir,
    key: &str,
    said: &[(&str, &str)],
) -> BTreeSet<String> {
    let (before, after) = (made(before), made(after));
    let mut names = BTreeSet::new();
    for ((name, before), after) in before.iter().zip(after.values()) {
        assert_eq!(uses(before, key), uses(after, key), "{name}");
        if !uses(before, key) {
            assert!(before.outputs == after.outputs, "{name} does not say it, and changed");
            continue;
        }
        let expected = said.iter().fold(markup(before), |text, (old, new)| text.replace(old, new));
        assert_ne!(expected, markup(before), "{name} says it in other words");
        assert_eq!(markup(after), expected, "{name}");
        for (old, new) in before.outputs.iter().zip(&after.outputs) {
            assert_ne!(old.bytes, new.bytes, "{name}: {:?}", old.format);
        }
        names.insert(name.clone());
    }
    names
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn at_least_25_documents_say_what_the_dossier_says_once_and_nothing_in_it_is_idle() {
    let folder = dossier("", "");
    let all = made(&folder);
    let sharing = all.values().filter(|made| says_a_fact(made)).count();
    assert!(sharing >= 25, "{sharing}");
    let kit = Kit::bundled().expect("the embedded knowledge loads");
    let faces = Faces::bundled().expect("the embedded fonts serve");
    let maker = Maker::new(&kit, faces).expect("the embedded templates are right");
    let project = maker.project(&folder.path().join("ke-hoach-125.yaml"));
    let project = project.expect("it is read").expect("it is there");
    let shared = all.values().flat_map(|made| made.shared.iter().map(|one| one.key.as_str()));
    assert_eq!(project.unused(shared), []);
}

#[test]
fn the_congress_moves_by_a_day_and_every_document_that_says_the_date_follows() {
    let on = |day: &str| dossier("    nam: 2020\n", &format!("    nam: 2020\n    ngay: {day}\n"));
    // In this order, so that no new text is taken for an old one.
    let said = [
        ("thứ Năm, ngày 20 tháng 8 năm 2020", "thứ Sáu, ngày 21 tháng 8 năm 2020"),
        ("ngày 20 tháng 8 năm 2020", "ngày 21 tháng 8 năm 2020"),
        ("(20/8/2020)", "(21/8/2020)"),
        ("(19/8/2020)", "(20/8/2020)"),
        ("(10/8/2020)", "(11/8/2020)"),
    ];
    let names = changed(&on("2020-08-20"), &on("2020-08-21"), "bien.dai_hoi.ngay", &said);
    assert_eq!(
        names,
        set(&[
            "ban-thoa-thuan-khanh-tiet",
            "chuong-trinh-dai-hoi",
            "giay-moi-dai-hoi",
            "giay-uy-quyen-ky-ho-so",
            "phuong-an-dieu-hanh",
            "thong-bao-phan-bo-dai-bieu",
            "thong-cao-dai-hoi",
        ])
    );
}

#[test]
fn when_the_congress_moves_exactly_the_documents_that_say_its_date_are_made_and_written() {
    let folder = dossier("    nam: 2020\n", "    nam: 2020\n    ngay: 2020-08-20\n");
    assert_eq!(
        build(&folder).len(),
        batch::find(&[folder.path().to_owned()], None).map_or(0, |all| all.len())
    );
    let before = outputs(&folder);
    let file = folder.path().join("ho-so.yaml");
    let facts = fs::read_to_string(&file).expect("the dossier has its file");
    fs::write(&file, facts.replace("ngay: 2020-08-20", "ngay: 2020-08-21")).expect("a change");
    let made = build(&folder);
    assert_eq!(made.len(), 7, "{made:?}");
    let after = outputs(&folder);
    for ((name, before), after) in before.iter().zip(after.values()) {
        let document = name.split('.').next().unwrap_or_default();
        assert_eq!(before != after, made.contains(document), "{name}");
        let says = |bytes: &[u8], day: &str| String::from_utf8_lossy(bytes).contains(day);
        if name.ends_with(".markup.xml") && made.contains(document) {
            let days = ["ngày 20 tháng 8 năm 2020", "(20/8/2020)", "(19/8/2020)", "(10/8/2020)"];
            assert!(days.iter().any(|day| says(before, day)), "{name}");
            assert!(!says(after, "ngày 20 tháng 8 năm 2020"), "{name}");
        }
    }
    assert_eq!(build(&folder), set(&[]));
}

#[test]
fn a_meeting_moves_by_a_day_and_every_document_that_says_the_date_follows() {
    let said = [
        ("ngày 29 tháng 5 năm 2020", "ngày 30 tháng 5 năm 2020"),
        ("gày 29/5/2020", "gày 30/5/2020"),
    ];
    let (before, after) = (dossier("", ""), dossier("ngay: 2020-05-29", "ngay: 2020-05-30"));
    let names = changed(&before, &after, "bien.hop.ngay", &said);
    assert_eq!(
        names,
        set(&[
            "ban-thoa-thuan-khanh-tiet",
            "bien-ban-hop-ban-to-chuc",
            "giay-moi-hop",
            "phieu-gui-tai-lieu",
            "thong-bao-ket-luan",
            "to-trinh-du-toan",
            "to-trinh-thanh-lap-tieu-ban",
        ])
    );
}

#[test]
fn the_number_of_a_document_flows_into_all_that_cite_it() {
    let (before, after) = (dossier("", ""), dossier("", ""));
    let plan = after.path().join("ke-hoach-125.yaml");
    let text = fs::read_to_string(&plan).expect("the plan");
    fs::write(&plan, text.replace("\nso: 125\n", "\nso: 126\n")).expect("a change");
    let (before, after) = (made(&before), made(&after));
    let mut citing = BTreeSet::new();
    for ((name, before), after) in before.iter().zip(after.values()) {
        let cites = before.cited.iter().any(|cited| cited.id == "ke-hoach-125");
        let copies = before.files.iter().any(|file| file.path.ends_with("ke-hoach-125.yaml"));
        assert_eq!(before.outputs == after.outputs, !cites && !copies, "{name}");
        if cites {
            let expected = markup(before).replace("số 125/KH-UBND", "số 126/KH-UBND");
            assert_eq!(markup(after), expected, "{name}");
            citing.insert(name.clone());
        }
    }
    assert_eq!(
        citing,
        set(&[
            "cong-van-to-chuc-hoi-nghi",
            "huong-dan-gioi-thieu-dien-hinh",
            "nghi-quyet-kinh-phi",
            "quyet-dinh-ban-to-chuc",
        ])
    );
}
