//! Every kind of the decree, from the data that declares it: complete, exact, and buildable from
//! the examples that its own fields give.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use vanban::batch;
use vanban::diagnostic::Severity;
use vanban::kit::{Example, Field, Kind, Kit, Need, Shape};
use vanban::layout::Faces;
use vanban::make::{Format, Maker};

/// The kinds of ND30-D7 in its order and the copies of ND30-D25, with the abbreviation of
/// ND30-III.I and the official form.
const DECREE: [(&str, &str, &str); 32] = [
    ("Nghị quyết", "NQ", "1.1"),
    ("Quyết định", "QĐ", "1.2"),
    ("Chỉ thị", "CT", "1.4"),
    ("Quy chế", "QC", "1.4"),
    ("Quy định", "QyĐ", "1.4"),
    ("Thông cáo", "TC", "1.4"),
    ("Thông báo", "TB", "1.4"),
    ("Hướng dẫn", "HD", "1.4"),
    ("Chương trình", "CTr", "1.4"),
    ("Kế hoạch", "KH", "1.4"),
    ("Phương án", "PA", "1.4"),
    ("Đề án", "ĐA", "1.4"),
    ("Dự án", "DA", "1.4"),
    ("Báo cáo", "BC", "1.4"),
    ("Biên bản", "BB", "1.9"),
    ("Tờ trình", "TTr", "1.4"),
    ("Hợp đồng", "HĐ", ""),
    ("Công văn", "", "1.5"),
    ("Công điện", "CĐ", "1.6"),
    ("Bản ghi nhớ", "BGN", ""),
    ("Bản thỏa thuận", "BTT", ""),
    ("Giấy ủy quyền", "GUQ", "1.4"),
    ("Giấy mời", "GM", "1.7"),
    ("Giấy giới thiệu", "GGT", "1.8"),
    ("Giấy nghỉ phép", "GNP", "1.10"),
    ("Phiếu gửi", "PG", "1.4"),
    ("Phiếu chuyển", "PC", "1.4"),
    ("Phiếu báo", "PB", "1.4"),
    ("Thư công", "", ""),
    ("Sao y", "SY", "3.1"),
    ("Sao lục", "SL", "3.1"),
    ("Trích sao", "TrS", "3.1"),
];

fn kit() -> Kit {
    Kit::bundled().expect("the embedded knowledge loads")
}

/// A document of a kind, made of the examples of the fields that `wanted` takes.
fn document(kind: &Kind, wanted: fn(&Field) -> bool) -> String {
    let mut text = String::new();
    for (key, field) in kind.fields.iter().filter(|(_, field)| wanted(field)) {
        let example = match key.as_str() {
            "loai" => &kind.id,
            "co_quan" => "{ ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }",
            _ => &field.example,
        };
        text += &format!("{key}: {example}\n");
    }
    text
}

fn each_kind_builds(wanted: fn(&Field) -> bool) {
    let kit = kit();
    let faces = Faces::bundled().expect("the embedded fonts serve");
    let maker = Maker::new(&kit, faces).expect("the embedded templates are right");
    let folder = tempfile::tempdir().expect("a folder");
    let seal = "samples/dai-hoi-thi-dua/con-dau-mau.png";
    fs::copy(seal, folder.path().join("con-dau.png")).expect("the picture the example names");
    let list = folder.path().join("danh-sach.csv");
    fs::write(list, "Số,Họ tên\n01,Lê An\n").expect("the list the example names");
    for kind in kit.kinds.values() {
        let path = folder.path().join(format!("{}.yaml", kind.id));
        let text = document(kind, wanted);
        fs::write(&path, &text).expect("a file");
        let made = maker.make(&path, &Format::ALL).expect("nothing fails but by the author");
        let errors = made.findings.iter().filter(|finding| finding.severity == Severity::Error);
        assert_eq!(errors.collect::<Vec<_>>(), Vec::<&_>::new(), "{text}");
        let made_as = |format| made.outputs.iter().any(|output| output.format == format);
        assert!(Format::ALL.into_iter().all(made_as), "{text}");
        let markup = made.outputs.iter().find(|output| output.format == Format::Markup);
        let markup = String::from_utf8_lossy(&markup.expect("it was asked for").bytes);
        let printed = words_of(&markup);
        for (key, field) in kind.fields.iter().filter(|(_, field)| wanted(field)) {
            if let (Shape::Line | Shape::Lines | Shape::Body, Example::Text(example)) =
                (field.shape, &field.value)
            {
                assert!(printed.contains(&words_of(example)), "{}: {key}: {printed}", kind.id);
            }
        }
    }
}

/// The words of a text without markup, emphasis, case and final punctuation.
fn words_of(text: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            '*' | '"' => {}
            _ if inside => {}
            _ => words.extend(letter.to_lowercase()),
        }
    }
    words.trim_end_matches(['.', ';', '/']).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_kinds_are_those_of_the_decree_in_its_order() {
    let kit = kit();
    let kinds = kit.kinds.values().map(|kind| {
        (kind.name.as_str(), kind.abbreviation.as_deref().unwrap_or(""), kind.form.as_str())
    });
    assert_eq!(kinds.collect::<Vec<_>>(), DECREE);
}

#[test]
fn every_kind_has_a_sample() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut shown = BTreeSet::new();
    for job in batch::find(&[folder], None).expect("there are samples") {
        let text = fs::read_to_string(job.source).expect("a sample is text");
        let kinds = text.lines().filter_map(|line| line.strip_prefix("loai: "));
        shown.extend(kinds.map(str::to_owned));
    }
    for id in kit().kinds.keys() {
        assert!(shown.contains(id), "no sample shows {id}");
    }
}

#[test]
fn every_kind_builds_from_its_required_fields_alone() {
    each_kind_builds(|field| field.need == Need::Required);
}

#[test]
fn every_kind_builds_with_every_field_it_has() {
    each_kind_builds(|_| true);
}
