//! What a template sees of a document: the YAML's own keys, with words ready to print.
//!
//! Takes a [`Document`] and the kit; gives a value Tera reads. Blank values become spaces
//! kept free for them, dates their pieces (ND30-I.I.II.4.b-1), texts markup. Decides neither order nor looks.

use serde::Serialize;

use super::body::{Item, items};
use super::date::{DateView, MomentView, blank, date, moment};
use super::properties::{PropertiesView, properties};
use super::rich::{Markup, opens_with, unpunctuated, without_opening};
use crate::error::{Error, Result};
use crate::input::Document;
use crate::input::document::{
    Appendix, Attached, Draft, Flag, Issuer, Landscape, OwnValue, Role, Signer,
};
use crate::input::rich::Text;
use crate::kit::{Kind, Kit, Words};
use crate::source::Spanned;

/// A document, key by key.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct View {
    thuoc_tinh: PropertiesView,
    loai: KindView,
    co_quan: IssuerView,
    /// Number as typed, or the blank kept for it.
    so: Markup,
    /// What follows the number's `/`; empty where the kind has none.
    ky_hieu: String,
    ngay: DateView,
    trich_yeu: Option<Markup>,
    kinh_gui: Vec<Markup>,
    /// The competence line; the issuing body where nothing else is said.
    tham_quyen: Markup,
    /// Legal bases with their opening words, without final punctuation.
    can_cu: Vec<Markup>,
    theo_de_nghi: Option<Markup>,
    noi_dung: Vec<Item>,
    noi_nhan: Vec<Markup>,
    luu: Option<Markup>,
    nguoi_soan: Option<DrafterView>,
    lien_he: Vec<Markup>,
    ky: Vec<SignerView>,
    do_khan: Option<String>,
    do_mat: Option<String>,
    luu_hanh: Option<String>,
    du_thao: Option<DraftView>,
    /// Name of the picture of the seal.
    dau: Option<String>,
    ky_so: bool,
    muc_luc: bool,
    phu_luc: Vec<AppendixView>,
    kem_theo: Option<AttachedView>,
    /// Who issues it, as the words after `của` say it.
    ban_hanh: Markup,
    /// Number and date as attachments name the document.
    dan_chieu: ReferenceView,
    /// When the issuing body signs.
    thoi_diem_ky: MomentView,
    /// Whether this is the file of attachments that stand apart from their document.
    tep_rieng: bool,
}

/// The number and the date in the line under an attachment's title; not filled in where the
/// attachment is an electronic file of its own (ND30-I.I.III.1.c-2).
#[derive(Debug, Clone, PartialEq, Serialize)]
struct ReferenceView {
    so: Markup,
    ngay: DateView,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct KindView {
    ma: String,
    ten: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct IssuerView {
    ten: Markup,
    /// The name as it breaks in the head.
    ngat_ten: Vec<Markup>,
    chu_quan: Vec<Markup>,
    dia_danh: Option<Markup>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct DrafterView {
    ky_hieu: String,
    so_ban: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct DraftView {
    lan: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct SignerView {
    /// Lines of authority and titles, the authority's letters before its line.
    chuc_vu: Vec<Markup>,
    chuc_vu_khac: Vec<Markup>,
    ho_ten: Option<Markup>,
    /// Name of the picture of the signature.
    chu_ky: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct AppendixView {
    nhan: Option<String>,
    so: Option<String>,
    ten: Option<Markup>,
    ngang: bool,
    noi_dung: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct AttachedView {
    loai: KindView,
    trich_yeu: Option<Markup>,
    muc_luc: bool,
    noi_dung: Vec<Item>,
    phu_luc: Vec<AppendixView>,
}

/// A value of the kind's own.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum OwnView {
    Code(String),
    Line(Markup),
    Lines(Vec<Markup>),
    Date(DateOf),
    Body(Vec<Item>),
    Flag(bool),
    /// Declared by the kind, not given by the author.
    Absent,
}

/// A date of the kind's own.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub(super) struct DateOf(DateView);

/// The kind of a document, which `input` has checked.
pub(super) fn kind<'k>(id: &str, kit: &'k Kit) -> Result<&'k Kind> {
    kit.kinds.get(id).ok_or_else(|| Error::Broken {
        stage: "template",
        message: format!("loại «{id}» không có trong kinds.yaml"),
    })
}

impl View {
    /// The view of a document.
    pub(super) fn of(document: &Document, kit: &Kit) -> Result<View> {
        let words = &kit.words;
        let kind = kind(&document.kind.value, kit)?;
        let issuer = &document.issuer;
        let symbol = document.symbol_text(kit);
        let competence = document.competence.as_ref().or(issuer.competence.as_ref());
        // A kind that names its competence is issued by whoever has it.
        let speaks = competence.filter(|_| kind.fields.contains_key("tham_quyen"));
        let by = speaks.or(issuer.short.as_ref()).unwrap_or(&issuer.name);
        let contact = match (&document.contact, kind.fields.contains_key("lien_he")) {
            (own, _) if !own.is_empty() => own.as_slice(),
            (_, true) => issuer.contact.as_slice(),
            (_, false) => &[],
        };
        let attached = document.attached.as_ref();
        Ok(View {
            thuoc_tinh: properties(document, kit)?,
            loai: kind_view(kind),
            co_quan: issuer_view(issuer),
            so: number(document, words),
            ky_hieu: symbol,
            ngay: date(document.date.as_ref().map(|date| date.value), words),
            trich_yeu: document.subject.as_ref().map(Markup::of),
            kinh_gui: addressees(&document.addressees),
            tham_quyen: Markup::of(competence.unwrap_or(&issuer.name)),
            can_cu: document.bases.iter().map(|basis| self::basis(basis, words)).collect(),
            theo_de_nghi: document.proposal.as_ref().map(|text| proposal(text, words)),
            noi_dung: items(&document.body, words),
            noi_nhan: bare(&document.recipients),
            luu: document.archive.as_ref().map(|text| {
                Markup::of(&unpunctuated(&without_opening(text, phrase(words, "luu"))))
            }),
            nguoi_soan: document.drafter.as_ref().map(|drafter| DrafterView {
                ky_hieu: drafter.code.value.trim_end_matches('.').to_owned(),
                so_ban: drafter.copies.as_ref().map(|copies| copies.value),
            }),
            lien_he: contact.iter().map(Markup::of).collect(),
            ky: signers(&document.signers, words),
            do_khan: code(&document.marks.urgency),
            do_mat: code(&document.marks.secrecy),
            luu_hanh: code(&document.marks.circulation),
            du_thao: document.marks.draft.as_ref().map(|draft| draft_view(draft.value)),
            dau: code(&document.seal),
            ky_so: document.digital == Flag::Yes,
            muc_luc: document.contents == Flag::Yes,
            phu_luc: appendices(&document.appendices, words),
            kem_theo: attached.map(|attached| attached_view(attached, kit)).transpose()?,
            ban_hanh: Markup::of(by),
            dan_chieu: reference(document, words),
            thoi_diem_ky: moment(
                document.issue.signed_at.as_ref().map(|moment| moment.value),
                words,
            ),
            tep_rieng: document.issue.role == Role::Attachment,
        })
    }
}

/// The values of the kind's own keys, every declared key among them; lines without the final
/// punctuation, which is the template's.
pub(super) fn own(document: &Document, kit: &Kit) -> Result<Vec<(String, OwnView)>> {
    let kind = kind(&document.kind.value, kit)?;
    let words = &kit.words;
    let mut values = Vec::new();
    for key in kind.fields.keys() {
        let value = document.own.get(key).map_or(OwnView::Absent, |value| match value {
            OwnValue::Code(code) => OwnView::Code(code.value.clone()),
            OwnValue::Line(line) => OwnView::Line(Markup::of(&unpunctuated(line))),
            OwnValue::Lines(lines) => OwnView::Lines(bare(lines)),
            OwnValue::Date(day) => OwnView::Date(DateOf(date(Some(day.value), words))),
            OwnValue::Body(body) => OwnView::Body(items(body, words)),
            OwnValue::Flag(flag) => OwnView::Flag(flag.value == Flag::Yes),
        });
        values.push((key.clone(), value));
    }
    Ok(values)
}

/// A phrase of the kit; nothing where there is none.
pub(super) fn phrase<'w>(words: &'w Words, name: &str) -> &'w str {
    words.phrases.get(name).map_or("", String::as_str)
}

fn bare(texts: &[Text]) -> Vec<Markup> {
    texts.iter().map(|text| Markup::of(&unpunctuated(text))).collect()
}

/// One addressee stands on the line as typed; several get their punctuation from the template.
fn addressees(texts: &[Text]) -> Vec<Markup> {
    match texts {
        [one] => vec![Markup::of(one)],
        several => bare(several),
    }
}

fn number(document: &Document, words: &Words) -> Markup {
    let typed = document.number.as_ref().map(|number| Markup::plain(&number.value));
    typed.unwrap_or_else(|| blank(words, "so"))
}

fn reference(document: &Document, words: &Words) -> ReferenceView {
    let filled = match document.issue.role {
        Role::Main => document.date.as_ref().map(|date| date.value),
        Role::Attachment => None,
    };
    let so = match document.issue.role {
        Role::Main => number(document, words),
        Role::Attachment => blank(words, "so"),
    };
    ReferenceView { so, ngay: date(filled, words) }
}

fn kind_view(kind: &Kind) -> KindView {
    KindView { ma: kind.id.clone(), ten: kind.name.clone() }
}

fn issuer_view(issuer: &Issuer) -> IssuerView {
    let lines = match issuer.name_lines.as_slice() {
        [] => std::slice::from_ref(&issuer.name),
        lines => lines,
    };
    IssuerView {
        ten: Markup::of(&issuer.name),
        ngat_ten: lines.iter().map(Markup::of).collect(),
        chu_quan: issuer.parent.iter().map(Markup::of).collect(),
        dia_danh: issuer.place.as_ref().map(Markup::of),
    }
}

fn basis(basis: &Text, words: &Words) -> Markup {
    let basis = unpunctuated(basis);
    if words.basis_openings.iter().any(|opening| opens_with(&basis, opening)) {
        return Markup::of(&basis);
    }
    Markup::after(&format!("{} ", phrase(words, "can_cu")), &basis)
}

fn proposal(text: &Text, words: &Words) -> Markup {
    let opening = phrase(words, "theo_de_nghi");
    let text = unpunctuated(&without_opening(text, opening));
    Markup::after(&format!("{opening} "), &text)
}

/// Signers side by side: all have as many lines above and below the place of the signature, so
/// that their names stand level.
fn signers(signers: &[Signer], words: &Words) -> Vec<SignerView> {
    let mut views: Vec<_> = signers.iter().map(|signer| signer_view(signer, words)).collect();
    let most = |count: fn(&SignerView) -> usize| views.iter().map(count).max().unwrap_or(0);
    let (above, below) = (most(|view| view.chuc_vu.len()), most(|view| view.chuc_vu_khac.len()));
    for view in &mut views {
        view.chuc_vu.resize(above, Markup::default());
        view.chuc_vu_khac.reverse();
        view.chuc_vu_khac.resize(below, Markup::default());
        view.chuc_vu_khac.reverse();
    }
    views
}

fn code(code: &Option<Spanned<String>>) -> Option<String> {
    code.as_ref().map(|code| code.value.clone())
}

fn draft_view(draft: Draft) -> DraftView {
    DraftView {
        lan: match draft {
            Draft::Unnumbered => None,
            Draft::Number(number) => Some(number),
        },
    }
}

fn signer_view(signer: &Signer, words: &Words) -> SignerView {
    let count = signer.authority.len().max(signer.titles.len());
    let lines = (0..count).map(|at| {
        let authority = signer.authority.get(at).map(|authority| authority.value.key());
        let letters = authority.and_then(|key| words.authorities.get(key));
        let letters = letters.map_or("", String::as_str);
        match signer.titles.get(at) {
            Some(title) => Markup::after(letters, title),
            None => Markup::plain(letters.trim_end()),
        }
    });
    SignerView {
        chuc_vu: lines.collect(),
        chuc_vu_khac: signer.other_titles.iter().map(Markup::of).collect(),
        ho_ten: signer.name.as_ref().map(Markup::of),
        chu_ky: code(&signer.signature),
    }
}

fn appendices(appendices: &[Appendix], words: &Words) -> Vec<AppendixView> {
    let view = |appendix: &Appendix| AppendixView {
        nhan: appendix.label.as_ref().map(|label| label.value.clone()),
        so: appendix.number.clone(),
        ten: appendix.title.as_ref().map(Markup::of),
        ngang: appendix.landscape == Landscape::Yes,
        noi_dung: items(&appendix.body, words),
    };
    appendices.iter().map(view).collect()
}

fn attached_view(attached: &Attached, kit: &Kit) -> Result<AttachedView> {
    Ok(AttachedView {
        loai: kind_view(kind(&attached.kind.value, kit)?),
        trich_yeu: attached.subject.as_ref().map(Markup::of),
        muc_luc: attached.contents == Flag::Yes,
        noi_dung: items(&attached.body, &kit.words),
        phu_luc: appendices(&attached.appendices, &kit.words),
    })
}
