//! The document from its mapping: every key by the shape the kit declares, in the order of
//! printing.
//!
//! In: the root node. Out: a `Document`, as far as it can be made, and findings. Must not know
//! notation. Source: `kinds.yaml`, DESIGN §3.

use indexmap::IndexMap;

use super::appendix::Attachments;
use super::body;
use super::document::{Copying, Document, Flag, Issue, Issuer, OwnValue, Silencing};
use super::file;
use super::form::Form;
use super::inline::Mode;
use super::marks;
use super::nearest::{nearest, suggest};
use super::outline::Outline;
use super::picture::Size;
use super::profile::GROUPS;
use super::rich::Text;
use super::rules;
use super::session::{Session, Slot};
use super::yaml::{Node, Value};
use crate::diagnostic::Diagnostic;
use crate::kit::{Field, Kit, Need, Shape};
use crate::source::{Span, Spanned};

/// Keys that have a field of their own in [`Document`]; every other key is the kind's own.
const CORE: [&str; 35] = [
    "du_lieu",
    "loai",
    "co_quan",
    "so",
    "ky_hieu",
    "don_vi",
    "ngay",
    "hinh_thuc",
    "thoi_diem_ky",
    "trich_yeu",
    "kinh_gui",
    "tham_quyen",
    "can_cu",
    "theo_de_nghi",
    "noi_dung",
    "noi_nhan",
    "luu",
    "nguoi_soan",
    "lien_he",
    "ky",
    "phu_luc",
    "kem_theo",
    "bang",
    "vien_dan",
    "trinh_bay",
    "bo_qua",
    "ban_goc",
    "trich",
    "do_khan",
    "do_mat",
    "luu_hanh",
    "du_thao",
    "dau",
    "ky_so",
    "muc_luc",
];

/// Reads the document of a root node.
pub(super) fn document(session: &mut Session<'_>, root: Node) -> Option<Document> {
    let root_span = root.span;
    let Value::Mapping(entries) = root.value else {
        let slot = Slot::new("loai", "cong-van");
        session.wrong_shape(&root, slot, "một dòng «khóa: giá trị» của văn bản");
        return None;
    };
    let mut entries = session.with_defaults(entries);
    session.expect_row(&entries);
    session.fill_entries(&mut entries);
    let kit = session.kit;
    let start = Span::new(root_span.source, root_span.start, root_span.start);
    let Some(named) = entries.iter().find(|entry| entry.key.value == "loai") else {
        session.missing(start, Slot::new("loai", "cong-van"), "văn bản");
        return None;
    };
    let (id, kind) = session.kind(&named.value)?;
    let form = Form::new(kind, &entries);
    unknown_keys(session, kit, &form);
    missing_keys(session, &form, start);
    let document = filled(session, &form, id, root_span);
    session.check_files(&document);
    Some(document)
}

fn unknown_keys(session: &mut Session<'_>, kit: &Kit, form: &Form<'_, '_>) {
    for entry in form.entries() {
        let key = &entry.key.value;
        if form.kind().fields.contains_key(key) {
            continue;
        }
        let elsewhere: Vec<&str> = kit
            .kinds
            .values()
            .filter(|kind| kind.fields.contains_key(key))
            .map(|kind| kind.id.as_str())
            .collect();
        let message = format!("loại {} không có khóa «{key}»", form.kind().id);
        let help = match (
            elsewhere.is_empty(),
            nearest(key, form.kind().fields.keys().map(String::as_str)),
        ) {
            (false, _) => {
                format!("khóa này có ở loại: {}; xóa đi hoặc đổi «loai»", elsewhere.join(", "))
            }
            (true, Some(near)) => format!("«{near}» (gần giống nhất)"),
            (true, None) => {
                let known: Vec<&str> = form.kind().fields.keys().map(String::as_str).collect();
                format!("các khóa của loại này: {}", known.join(", "))
            }
        };
        let finding = Diagnostic::error(rules::UNKNOWN_KEY, entry.key.span, message);
        session.report(finding.help(help));
    }
}

fn missing_keys(session: &mut Session<'_>, form: &Form<'_, '_>, start: Span) {
    for (key, field) in form.kind().fields.iter().filter(|(_, field)| field.need == Need::Required)
    {
        let given = form.get(key);
        let empty = |node: &Node| matches!(&node.value, Value::Sequence(items) if items.is_empty());
        if given.is_some_and(|(node, _)| !empty(node)) {
            continue;
        }
        let blank = form.entries().iter().find(|entry| entry.key.value == *key);
        let (span, message) = match blank {
            Some(entry) => {
                (entry.key.span, format!("khóa «{key}» để trống, loại {} phải có", form.kind().id))
            }
            None => (
                session.first_letter(start),
                format!("văn bản thiếu khóa «{key}», loại {} phải có", form.kind().id),
            ),
        };
        let finding = Diagnostic::error(rules::MISSING_KEY, span, message);
        let project = session.project.as_ref();
        let supplied = project.is_some_and(|project| project.supplied().any(|own| own == key));
        let help = match blank.is_some() && supplied {
            true => "xóa dòng này để lấy «mac_dinh» của ho-so.yaml, hoặc ghi giá trị".to_owned(),
            false => format!("{key}: {}  ({})", field.example, field.help),
        };
        session.report(finding.help(help));
    }
}

/// Takes in what the body may ask for.
fn define(session: &mut Session<'_>, form: &Form<'_, '_>) {
    if let Some((node, slot)) = form.get("bang") {
        session.define_tables(node, slot);
    }
    if let Some((node, slot)) = form.get("du_lieu") {
        session.list(node, slot);
    }
    if let Some((node, slot)) = form.get("vien_dan") {
        session.describe_citations(node, slot);
    }
}

/// Reads every key, in the order in which their texts print.
fn filled(
    session: &mut Session<'_>,
    form: &Form<'_, '_>,
    kind: Spanned<String>,
    span: Span,
) -> Document {
    define(session, form);
    let presentation = presentation(session, form);
    let issuer = form.get("co_quan").and_then(|(node, slot)| session.issuer(node, slot));
    let issuer = issuer.unwrap_or_default();
    // Footnotes stand in the body but may be mentioned before it.
    let draft = form.get("noi_dung").map(|(node, slot)| body::cut(session, node, slot));
    let mut code = |key| form.get(key).and_then(|(node, slot)| session.code(node, slot));
    let (number, symbol, unit) = (code("so"), code("ky_hieu"), code("don_vi"));
    let date = form.get("ngay").and_then(|(node, slot)| session.date(node, slot));
    session.issued = date.as_ref().map(|date| date.value);
    let issue = file::issue(session, form);
    let subject = line(session, form, "trich_yeu", Mode::Head);
    let addressees = lines(session, form, "kinh_gui", Mode::Head);
    let competence = line(session, form, "tham_quyen", Mode::Bare);
    let bases = bases(session, form);
    let proposal = line(session, form, "theo_de_nghi", Mode::Head);
    let own = own(session, form);
    let body = draft.map_or(Outline::default(), |draft| body::build(session, draft));
    let attached = form.get("kem_theo").and_then(|(node, slot)| session.attached(node, slot));
    let appendices = match form.get("phu_luc") {
        Some((node, slot)) => session.appendices(node, slot),
        None => Attachments::default(),
    };
    let marks = marks::marks(session, form);
    let seal = form.get("dau");
    let seal = seal.and_then(|(node, slot)| session.picture(node, slot, Size::Known));
    let signers = form.get("ky").map_or(Vec::new(), |(node, _)| session.signers(node, &issuer));
    let recipients = recipients(session, form, &issuer);
    let copying = copying(session, form, &issue);
    Document {
        kind,
        number,
        symbol,
        unit,
        date,
        issue,
        subject,
        addressees,
        competence,
        bases,
        proposal,
        body,
        recipients,
        archive: line(session, form, "luu", Mode::Bare),
        drafter: form.get("nguoi_soan").and_then(|(node, slot)| session.drafter(node, slot)),
        contact: lines(session, form, "lien_he", Mode::Bare),
        signers,
        marks,
        seal,
        contents: flag(session, form, "muc_luc"),
        digital: flag(session, form, "ky_so"),
        pictures: IndexMap::new(),
        appendices,
        attached,
        copying,
        presentation,
        silenced: silenced(session, form),
        own,
        issuer,
        span,
    }
}

fn flag<'k>(session: &mut Session<'_>, form: &Form<'k, '_>, key: &'k str) -> Flag {
    let given = form.get(key).and_then(|(node, slot)| session.flag(node, slot));
    given.unwrap_or(Flag::No)
}

fn line<'k>(
    session: &mut Session<'_>,
    form: &Form<'k, '_>,
    key: &'k str,
    mode: Mode,
) -> Option<Text> {
    let (node, slot) = form.get(key)?;
    session.line(node, slot, mode)
}

fn lines<'k>(
    session: &mut Session<'_>,
    form: &Form<'k, '_>,
    key: &'k str,
    mode: Mode,
) -> Vec<Text> {
    form.get(key).map_or(Vec::new(), |(node, slot)| session.lines(node, slot, mode))
}

/// Legal bases: lines, or ids of cited documents.
fn bases(session: &mut Session<'_>, form: &Form<'_, '_>) -> Vec<Text> {
    let Some((node, slot)) = form.get("can_cu") else { return Vec::new() };
    let lines = session.line_passages(node, slot);
    let basis = |line| match session.basis_by_id(line) {
        Some(basis) => basis,
        None => session.inline(line, Mode::Basis),
    };
    lines.iter().map(basis).collect()
}

fn silenced(session: &mut Session<'_>, form: &Form<'_, '_>) -> Vec<Silencing> {
    let given = form.get("bo_qua");
    given.map_or(Vec::new(), |(node, slot)| session.silencings(node, slot))
}

/// What a document of a kind that copies does copy.
fn copying(session: &mut Session<'_>, form: &Form<'_, '_>, issue: &Issue) -> Option<Copying> {
    let rules = form.kind().copying.as_ref()?;
    session.copying(form.kind(), rules, form.get("ban_goc")?, form.get("trich"), issue)
}

fn presentation(
    session: &mut Session<'_>,
    form: &Form<'_, '_>,
) -> IndexMap<String, Spanned<String>> {
    let Some((node, slot)) = form.get("trinh_bay") else { return IndexMap::new() };
    let mut choices = IndexMap::new();
    for entry in session.names(node, slot) {
        let example = Slot::new(&entry.key.value, "14pt");
        if let Some(value) = session.code(&entry.value, example) {
            choices.insert(entry.key.value.clone(), value);
        }
    }
    choices
}

/// Recipients, with `+nhom` replaced by the group of that name.
fn recipients(session: &mut Session<'_>, form: &Form<'_, '_>, issuer: &Issuer) -> Vec<Text> {
    let mut recipients = Vec::new();
    let Some((node, slot)) = form.get("noi_nhan") else { return recipients };
    for passage in session.line_passages(node, slot) {
        let group = passage
            .text()
            .strip_prefix('+')
            .filter(|id| !id.starts_with(' ') && passage.is_typed(0));
        let Some(id) = group else {
            recipients.push(session.inline(&passage, Mode::Head));
            continue;
        };
        match issuer.groups.get(id) {
            Some(group) => {
                session.share_part(&format!("{GROUPS}.{id}"), passage.whole());
                recipients.extend(group.iter().cloned());
            }
            None => {
                let message = format!("hồ sơ cơ quan không có nhóm nơi nhận «{id}»");
                let help = suggest(id, issuer.groups.keys().map(String::as_str));
                let finding = Diagnostic::error(rules::UNKNOWN_GROUP, passage.whole(), message);
                session.report(finding.help(help));
            }
        }
    }
    recipients
}

/// The keys that only this kind has.
fn own(session: &mut Session<'_>, form: &Form<'_, '_>) -> IndexMap<String, OwnValue> {
    let mut own = IndexMap::new();
    let fields = form.kind().fields.iter().filter(|(key, _)| !CORE.contains(&key.as_str()));
    for (key, field) in fields {
        let Some((node, slot)) = form.get(key) else { continue };
        if let Some(value) = own_value(session, node, slot, field) {
            own.insert(key.clone(), value);
        }
    }
    own
}

fn own_value(
    session: &mut Session<'_>,
    node: &Node,
    slot: Slot<'_>,
    field: &Field,
) -> Option<OwnValue> {
    match field.shape {
        Shape::Code => session.code_among(node, slot, &field.among).map(OwnValue::Code),
        Shape::Line => session.line(node, slot, Mode::Head).map(OwnValue::Line),
        Shape::Lines => Some(OwnValue::Lines(session.lines(node, slot, Mode::Head))),
        Shape::Date => session.date(node, slot).map(OwnValue::Date),
        Shape::Flag => session.spanned_flag(node, slot).map(OwnValue::Flag),
        Shape::Body => {
            let draft = body::cut(session, node, slot);
            Some(OwnValue::Body(body::build(session, draft)))
        }
        Shape::Issuer
        | Shape::Signers
        | Shape::Appendices
        | Shape::Attached
        | Shape::Tables
        | Shape::Citations
        | Shape::Presentation
        | Shape::Silencings
        | Shape::Drafter
        | Shape::Original
        | Shape::Labels
        | Shape::Draft
        | Shape::List
        | Shape::Picture
        | Shape::Moment => {
            // These shapes belong to keys that every kind shares.
            let message =
                format!("kinds.yaml khai «{}» theo dạng chỉ dùng cho khóa chung", slot.key);
            session.report(Diagnostic::error(rules::WRONG_SHAPE, node.span, message));
            None
        }
    }
}
