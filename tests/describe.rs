//! What the program tells of its documents, from outside: blanks, kinds, schema.

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::Value;
use vanban::batch;
use vanban::kit::Kit;

mod program;
use program::{text, vanban};

fn kit() -> Kit {
    Kit::bundled().expect("the embedded knowledge loads")
}

/// The blank with the optional keys brought out from behind their `#`.
fn whole(blank: &str) -> String {
    let opened = blank.lines().map(|line| match line.strip_prefix('#') {
        Some(rest) if !rest.starts_with(' ') => rest,
        _ => line,
    });
    opened.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_blank_of_every_kind_builds_clean() {
    let folder = tempfile::tempdir().expect("a folder");
    for id in kit().kinds.keys() {
        let file = format!("{id}.yaml");
        let done = vanban(folder.path(), &["new", id, "-o", &file]);
        assert_eq!(text(&done.stdout), format!("{file}\n"), "{}", text(&done.stderr));
        let printed = vanban(folder.path(), &["new", id]);
        let written = fs::read_to_string(folder.path().join(&file)).expect("it was written");
        assert_eq!(text(&printed.stdout), written);
    }
    let done = vanban(folder.path(), &["build", "."]);
    assert_eq!((done.status.code(), text(&done.stderr)), (Some(0), String::new()));
}

#[test]
fn the_blank_of_every_kind_builds_with_all_it_offers() {
    let folder = tempfile::tempdir().expect("a folder");
    for id in kit().kinds.keys() {
        let blank = text(&vanban(folder.path(), &["new", id]).stdout);
        fs::write(folder.path().join(format!("{id}.yaml")), whole(&blank)).expect("a file");
    }
    let seal = "samples/dai-hoi-thi-dua/con-dau-mau.png";
    fs::copy(seal, folder.path().join("con-dau.png")).expect("the picture the example names");
    let list = folder.path().join("danh-sach.csv");
    fs::write(list, "Số,Họ tên\n01,Lê An\n").expect("the list the example names");
    let done = vanban(folder.path(), &["build", ".", "--to", "dump"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
}

#[test]
fn a_blank_never_replaces_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.yaml"), "mine").expect("a file");
    let done = vanban(folder.path(), &["new", "cong-van", "-o", "a.yaml"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).starts_with("lỗi: không ghi được a.yaml"), "{}", text(&done.stderr));
    assert_eq!(fs::read_to_string(folder.path().join("a.yaml")).expect("kept"), "mine");
}

#[test]
fn the_blank_of_an_unknown_kind_is_answered_with_the_nearest() {
    let folder = tempfile::tempdir().expect("a folder");
    let done = vanban(folder.path(), &["new", "cong-vam"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("cong-van"), "{}", text(&done.stderr));
    assert!(done.stdout.is_empty());
}

#[test]
fn the_kinds_are_told_as_json_with_all_their_fields() {
    let folder = tempfile::tempdir().expect("a folder");
    let done = vanban(folder.path(), &["kinds", "--json"]);
    assert_eq!(done.status.code(), Some(0));
    let told: serde_json::Value = serde_json::from_slice(&done.stdout).expect("it is JSON");
    let told = told.as_array().expect("a list");
    let kit = kit();
    assert_eq!(told.len(), kit.kinds.len());
    for (entry, kind) in told.iter().zip(kit.kinds.values()) {
        assert_eq!(entry["id"], kind.id.as_str());
        assert_eq!(entry["name"], kind.name.as_str());
        let fields = entry["fields"].as_array().expect("a list");
        let keys: Vec<_> = fields.iter().filter_map(|field| field["key"].as_str()).collect();
        assert_eq!(keys, kind.fields.keys().collect::<Vec<_>>());
        assert!(
            fields.iter().all(|field| field["help"].as_str().is_some_and(|help| !help.is_empty()))
        );
    }
    let dispatch = told.iter().find(|entry| entry["id"] == "cong-van").expect("a dispatch");
    assert_eq!(dispatch["abbreviation"], serde_json::Value::Null);
    assert_eq!(dispatch["form"], "1.5");
    let body = dispatch["fields"].as_array().expect("a list");
    let body = body.iter().find(|field| field["key"] == "noi_dung").expect("it has a body");
    assert_eq!((&body["shape"], &body["required"]), (&"noi-dung".into(), &true.into()));
}

#[test]
fn the_help_names_every_command() {
    let help = text(&vanban(Path::new("."), &["--help"]).stdout);
    for command in ["build", "new", "kinds", "schema"] {
        assert!(help.lines().any(|line| line.trim_start().starts_with(command)), "{help}");
    }
}

/// The schema as an editor takes it up.
fn schema() -> Validator {
    let printed = vanban(Path::new("."), &["schema"]).stdout;
    let schema = serde_json::from_slice(&printed).expect("it is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("it is a schema of 2020-12");
    jsonschema::draft202012::new(&schema).expect("its references lead somewhere")
}

/// What an editor finds wrong in a document.
fn faults(schema: &Validator, yaml: &str) -> Vec<String> {
    // A blank has more comments than the reader would keep.
    let options = serde_saphyr::options! { emit_comments: false };
    let document: Value = serde_saphyr::from_str_with_options(yaml, options).expect("it is YAML");
    schema
        .iter_errors(&document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn the_schema_takes_every_sample() {
    let schema = schema();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for job in batch::find(&[samples], None).expect("there are samples") {
        let text = fs::read_to_string(&job.source).expect("a sample is text");
        assert_eq!(faults(&schema, &text), [""; 0], "{}", job.source.display());
    }
}

#[test]
fn the_schema_takes_every_blank_with_all_it_offers() {
    let schema = schema();
    for id in kit().kinds.keys() {
        let blank = text(&vanban(Path::new("."), &["new", id]).stdout);
        assert_eq!(faults(&schema, &blank), [""; 0], "{blank}");
        assert_eq!(faults(&schema, &whole(&blank)), [""; 0], "{}", whole(&blank));
    }
}

/// A document that is right.
const RIGHT: &str = "\
loai: cong-van
co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }
so: 05
ngay: 2020-02-25
trich_yeu: lịch làm việc
kinh_gui: [Các phòng, ]
noi_dung:
  - Mở đầu.
  - khoan: Việc thứ nhất.
    nhan: viec
  - bang: lich
bang: { lich: { cot: [TT, { ten: Việc, can: trai }], hang: [[1, Họp], { nhom: Khác }] } }
vien_dan: { kh: { loai: Kế hoạch, so: 1/KH-UBND, ngay: 17/7/2019 } }
phu_luc: [{ ten: Biểu, noi_dung: Biểu. }]
nguoi_soan: { ky_hieu: PL, so_ban: 3 }
trinh_bay: { co_chu: 13pt, giu_lien: true }
ky: { quyen_han: KT., chuc_vu: [Giám đốc, Phó Giám đốc], ho_ten: Nguyễn Văn An }
";

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let schema = schema();
    assert_eq!(faults(&schema, RIGHT), [""; 0]);
    for (right, wrong) in [
        ("loai: cong-van", "loai: cong-vam"),
        ("trich_yeu:", "trich_yue:"),
        ("so: 05", "thoi_gian: 05"),
        ("trich_yeu: lịch làm việc", "trich_yeu:"),
        ("ngay: 2020-02-25", "ngay: hôm nay"),
        ("viet_tat: SNV, ", ""),
        ("viet_tat: SNV, ", "viet_tat: SNV, viettat: X, "),
        ("khoan: Việc", "khoang: Việc"),
        ("can: trai", "can: le"),
        ("{ nhom: Khác }", "{ tong: Khác }"),
        ("hang: [[1", "hang: [[{ a: 1 }"),
        ("so: 1/KH-UBND", "so_hieu: 1/KH-UBND"),
        ("ten: Biểu, noi_dung: Biểu.", "ten: Biểu"),
        ("so_ban: 3", "so_ban: ba"),
        ("co_chu: 13pt", "cochu: 13pt"),
        ("giu_lien: true", "giu_lien: [true]"),
        ("quyen_han: KT.", "quyen_han: T/M"),
        ("ho_ten:", "hoten:"),
    ] {
        let text = RIGHT.replacen(right, wrong, 1);
        assert_ne!(text, RIGHT, "{right}");
        assert!(!faults(&schema, &text).is_empty(), "{wrong}");
    }
}

#[test]
fn the_schema_takes_facts_wherever_the_reader_does() {
    let schema = schema();
    for (right, filled) in [
        ("so: 05", "so: \"{{ so }}\""),
        ("ngay: 2020-02-25", "ngay: \"{{ dai_hoi.ngay }}\""),
        ("trich_yeu: lịch", "trich_yeu: \"{{ dai_hoi.ten }}\" #"),
        ("so_ban: 3", "so_ban: \"{{ so_ban }}\""),
        (
            "hang: [[1, Họp], { nhom: Khác }]",
            "hang: \"{% for x in y %}| {{ x }} | a |{% endfor %}\"",
        ),
        ("so: 1/KH-UBND, ngay: 17/7/2019", "tep: kh.yaml, het_hieu_luc: \"{{ ngay }}\""),
    ] {
        let text = RIGHT.replacen(right, filled, 1);
        assert_ne!(text, RIGHT, "{right}");
        assert_eq!(faults(&schema, &text), [""; 0], "{filled}");
    }
}

/// The schema that is printed in a folder.
fn schema_in(folder: &Path, words: &[&str]) -> Validator {
    let printed = vanban(folder, words).stdout;
    let schema = serde_json::from_slice(&printed).expect("it is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("it is a schema of 2020-12");
    jsonschema::draft202012::new(&schema).expect("its references lead somewhere")
}

#[test]
fn in_a_dossier_the_schema_does_not_ask_for_what_mac_dinh_supplies() {
    let folder = tempfile::tempdir().expect("a folder");
    let without = RIGHT.replacen("co_quan: {", "#", 1);
    assert!(!faults(&schema_in(folder.path(), &["schema"]), &without).is_empty());
    let dossier = "mac_dinh: { co_quan: { ten: Sở A, viet_tat: SA, dia_danh: A } }\n";
    fs::write(folder.path().join("ho-so.yaml"), dossier).expect("written");
    let schema = schema_in(folder.path(), &["schema"]);
    assert_eq!(faults(&schema, &without), [""; 0]);
    assert!(!faults(&schema, &RIGHT.replacen("trich_yeu:", "#", 1)).is_empty());
    // The reader agrees, and says of a blank key what to do.
    fs::write(folder.path().join("a.yaml"), "co_quan:\n".to_owned() + &without).expect("written");
    let said = text(&vanban(folder.path(), &["check", "a.yaml"]).stdout);
    assert!(said.contains("xóa dòng này để lấy «mac_dinh»"), "{said}");
    // Told for a file elsewhere, it is for the documents there.
    let above = folder.path().parent().expect("a folder stands in another");
    let done = vanban(above, &["schema", "-o", &folder.path().join("v.json").to_string_lossy()]);
    assert_eq!(done.status.code(), Some(0));
    let printed = vanban(folder.path(), &["schema"]).stdout;
    assert_eq!(fs::read(folder.path().join("v.json")).expect("written"), printed);
}

#[test]
fn the_schema_of_ho_so_yaml_takes_what_the_reader_takes() {
    let schema = schema_in(Path::new("."), &["schema", "ho-so"]);
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/dai-hoi-thi-dua/ho-so.yaml");
    let sample = fs::read_to_string(sample).expect("the sample");
    assert_eq!(faults(&schema, &sample), [""; 0]);
    const DOSSIER: &str = "\
bien: { a: { b: [1, { c: x }] }, d: true }
vien_dan: { kh: { loai: ke-hoach, so: 1/KH, tep: kh.yaml } }
mac_dinh: { luu: VT, trinh_bay: { co_chu: 13pt } }
so_dang_ky: chung
dung: [a.yaml, { tep: b, ra: { dang: pdf } }]
ra: { thu_muc: in, dang: [docx, pdf] }
";
    assert_eq!(faults(&schema, DOSSIER), [""; 0]);
    for (right, wrong) in [
        ("a: { b", "a-b: { b"),
        ("so: 1/KH", "so_hieu: 1/KH"),
        ("luu: VT", "luuu: VT"),
        ("mac_dinh: { luu: VT", "mac_dinh: { loai: VT"),
        ("chung", "rieng"),
        ("tep: b", "tepp: b"),
        ("dang: pdf", "dang: doc"),
        ("thu_muc", "thumuc"),
        ("bien:", "bienn:"),
    ] {
        let text = DOSSIER.replacen(right, wrong, 1);
        assert_ne!(text, DOSSIER, "{right}");
        assert!(!faults(&schema, &text).is_empty(), "{wrong}");
    }
}

#[test]
fn the_schema_is_written_where_it_is_asked_for_and_again() {
    let folder = tempfile::tempdir().expect("a folder");
    for _ in 0..2 {
        let done = vanban(folder.path(), &["schema", "-o", "vanban.json"]);
        assert_eq!(text(&done.stdout), "vanban.json\n", "{}", text(&done.stderr));
    }
    let written = fs::read_to_string(folder.path().join("vanban.json")).expect("it was written");
    assert_eq!(written, text(&vanban(folder.path(), &["schema"]).stdout));
}
