//! Each form of a report, read back by what reads it.

use super::*;
use crate::checks;
use crate::diagnostic::Certainty;
use crate::source::Source;

/// A document with a finding that has all there is, and one that is silenced.
fn report() -> Report {
    let mut sources = Sources::default();
    let id = sources.add(Source::new("hồ sơ/a,b.yaml", "luu: VT\ntrich_yeu: Về  việc gì\n"));
    let span = Span::new(id, 23, 25);
    let rule = checks::rules().next().expect("there are rules").id;
    let mut finding = Diagnostic::warning(rule, span, "hai dấu cách: 50%")
        .clause("ND30-II.I")
        .help("một dấu cách")
        .related(Span::new(id, 0, 3), "xem đây")
        .fix(span, " ");
    finding.weight = Weight::Custom;
    finding.certainty = Certainty::Likely;
    let silenced = Silenced { finding: finding.clone(), reason: "vì thế".to_owned() };
    let looked = Looked {
        path: "hồ sơ/a,b.yaml".into(),
        role: Role::Document,
        sources,
        findings: vec![finding],
        silenced: vec![silenced],
    };
    Report::new(vec![looked], Weight::Custom)
}

fn told(form: Form) -> String {
    report().told(form, Paint::Plain).expect("the report is told")
}

fn value(form: Form) -> serde_json::Value {
    serde_json::from_str(&told(form)).expect("it is JSON")
}

#[test]
fn text_shows_the_line_the_weight_what_is_silenced_and_the_sum() {
    let told = told(Form::Text);
    assert!(told.contains("hồ sơ/a,b.yaml:2:14"), "{told}");
    assert!(told.contains("mức: thông lệ; nhiều khả năng"), "{told}");
    assert!(told.contains("(lý do: vì thế)"), "{told}");
    assert!(told.ends_with("1 văn bản: 1 cảnh báo, 1 chỗ được bỏ qua\n"), "{told}");
}

#[test]
fn json_gives_places_from_one_with_columns_in_characters() {
    let value = value(Form::Json);
    let document = &value["documents"][0];
    let finding = &document["findings"][0];
    assert_eq!(finding["place"]["line"], 2);
    assert_eq!(
        (&finding["place"]["column"], &finding["place"]["end_column"]),
        (&14.into(), &16.into())
    );
    assert_eq!(finding["weight"], "thong-le");
    assert_eq!(finding["fix"]["text"], " ");
    assert!(finding.get("reason").is_none());
    assert_eq!(document["silenced"][0]["reason"], "vì thế");
    assert_eq!(value["summary"]["warnings"], 1);
}

#[test]
fn sarif_points_to_its_rules_and_escapes_paths() {
    let run = &value(Form::Sarif)["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    let index = results[0]["ruleIndex"].as_u64().expect("an index");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let named = &rules[usize::try_from(index).expect("a small index")];
    assert_eq!(named["id"], results[0]["ruleId"]);
    let location = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "h%E1%BB%93%20s%C6%A1/a%2Cb.yaml");
    assert_eq!(location["region"]["startColumn"], 14);
    assert_eq!(results[1]["suppressions"][0]["kind"], "inSource");
    assert!(results[0].get("suppressions").is_none());
}

#[test]
fn github_gets_one_line_a_finding_with_its_signs_escaped() {
    let told = told(Form::Github);
    assert_eq!(told.lines().count(), 1);
    assert!(told.starts_with("::warning file=hồ sơ/a%2Cb.yaml,line=2,col=14,title="), "{told}");
    assert!(told.contains("::hai dấu cách: 50%25%0Anên viết: một dấu cách"), "{told}");
}

#[test]
fn what_weighs_less_than_asked_is_neither_told_nor_counted() {
    let mut report = report();
    assert!(!report.is_clean());
    report = Report::new(report.documents, Weight::Guidance);
    assert!(report.is_clean());
    assert_eq!(report.told(Form::Github, Paint::Plain).expect("told"), "");
}
