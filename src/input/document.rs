//! A document as its author meant it: the values of the YAML, read, checked for shape, numbered.
//!
//! Made by `input::read`; read by `checks` and `template`. Each field names its key. Nothing here
//! knows looks, pages or the wording around the values.

use std::sync::Arc;

use indexmap::IndexMap;

use super::outline::Outline;
use super::rich::Text;
pub use crate::calendar::PartialDate;
use crate::kit::copy::Medium;
use crate::pdf_file::PdfFile;
use crate::picture::Picture;
use crate::source::{Span, Spanned};

/// One document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// `loai`: id of a kind of the kit.
    pub kind: Spanned<String>,
    /// `co_quan`: the issuing body, the document's own overrides applied.
    pub issuer: Issuer,
    /// `so`: number as typed (`05` stays `05`); none until issued.
    pub number: Option<Spanned<String>>,
    /// `ky_hieu`: the symbol after the number, where it is not what the kind's pattern gives.
    pub symbol: Option<Spanned<String>>,
    /// `don_vi`: drafting unit or field in a dispatch's symbol.
    pub unit: Option<Spanned<String>>,
    /// `ngay`: date of issue, as far as known.
    pub date: Option<Spanned<PartialDate>>,
    /// How it is issued.
    pub issue: Issue,
    /// `trich_yeu`: the subject.
    pub subject: Option<Text>,
    /// `kinh_gui`: who it is addressed to.
    pub addressees: Vec<Text>,
    /// `tham_quyen`: the competence line of decisions, where it is not the issuer's.
    pub competence: Option<Text>,
    /// `can_cu`: legal bases, one line each, without the punctuation at the end.
    pub bases: Vec<Text>,
    /// `theo_de_nghi`: the last line of the bases, without the words before or the full stop.
    pub proposal: Option<Text>,
    /// `noi_dung`: the body.
    pub body: Outline,
    /// `noi_nhan`: recipients, without dash and punctuation.
    pub recipients: Vec<Text>,
    /// `luu`: what stands after `Lưu:`.
    pub archive: Option<Text>,
    /// `nguoi_soan`: code of the drafter and number of copies.
    pub drafter: Option<Drafter>,
    /// `lien_he`: address, telephone …, one line each, at the foot of page 1.
    pub contact: Vec<Text>,
    /// `ky`: signers, left to right.
    pub signers: Vec<Signer>,
    /// Marks of urgency, secrecy, circulation and draft.
    pub marks: Marks,
    /// `dau`: name of the picture of the seal.
    pub seal: Option<Spanned<String>>,
    /// `muc_luc`: a table of contents is wanted.
    pub contents: Flag,
    /// `ky_so`: places for digital signatures are wanted.
    pub digital: Flag,
    /// The pictures that `dau` and `chu_ky` name.
    pub pictures: IndexMap<String, Arc<Picture>>,
    /// `phu_luc`: appendices in order.
    pub appendices: Vec<Appendix>,
    /// `kem_theo`: the document this one issues.
    pub attached: Option<Attached>,
    /// `ban_goc`: what it copies, where its kind is a copy.
    pub copying: Option<Copying>,
    /// `trinh_bay`: choices inside the ranges of the style sheet, by name.
    pub presentation: IndexMap<String, Spanned<String>>,
    /// `bo_qua`: rules whose findings the author does not want to hear.
    pub silenced: Vec<Silencing>,
    /// Keys of the kind's own that stand in `kinds.yaml` only.
    pub own: IndexMap<String, OwnValue>,
    /// The mapping as a whole.
    pub span: Span,
}

/// A rule the author silences in this document.
#[derive(Debug, Clone, PartialEq)]
pub struct Silencing {
    /// `quy_tac`: id of the rule.
    pub rule: Spanned<String>,
    /// `ly_do`: why.
    pub reason: String,
}

impl Document {
    /// The document at the bottom of a line of copies: itself where it copies no document of ours.
    pub fn innermost(&self) -> &Document {
        let mut innermost = self;
        while let Some(Copying { copied: Copied::Document(inner), .. }) = &innermost.copying {
            innermost = inner;
        }
        innermost
    }

    /// Whether the registry has given it its number and its day (ND30-D15).
    pub fn is_issued(&self) -> bool {
        let dated = self.date.as_ref().is_some_and(|date| date.value.day.is_some());
        dated && self.number.is_some()
    }
}

/// How a document copies another (ND30-D25).
#[derive(Debug, Clone, PartialEq)]
pub struct Copying {
    /// `ban_goc.tep`: what is copied; of an extract (`trich`) only the parts that were asked for.
    pub copied: Copied,
    /// `ban_goc.het_o`: where the copied text ends on its last page, from the upper edge in mm,
    /// where it is not for the program to find.
    pub ends_at: Option<Spanned<u32>>,
}

/// What a copy is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Copied {
    /// Sheets that were copied elsewhere: the words of the copy are printed on them.
    Apart,
    /// A document of ours.
    Document(Box<Document>),
    /// The pages of a PDF file.
    Pages(PdfFile),
}

/// Marks on the first page; the codes are those `kinds.yaml` allows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks {
    /// `do_khan`: how urgent it is (ND30-I.I.III.2.b-1).
    pub urgency: Option<Spanned<String>>,
    /// `do_mat`: how secret it is (ND30-I.I.III.2.a).
    pub secrecy: Option<Spanned<String>>,
    /// `luu_hanh`: how far it may go round (ND30-I.I.III.2.c).
    pub circulation: Option<Spanned<String>>,
    /// `du_thao`: it is a draft.
    pub draft: Option<Spanned<Draft>>,
}

/// Which draft it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draft {
    /// `true`: its number is not told.
    Unnumbered,
    /// The first, the second …
    Number(u32),
}

/// On what a document is issued, and in which of its files this part is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Issue {
    /// `hinh_thuc`: the medium.
    pub medium: Medium,
    /// `thoi_diem_ky`: when the issuing body signs an electronic document or copy.
    pub signed_at: Option<Spanned<Moment>>,
    /// What stands in the file.
    pub role: Role,
}

/// A time by the clocks of Vietnam, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Its day, all of it known.
    pub date: PartialDate,
    /// Hour, 0 to 23.
    pub hour: u32,
    /// Minute, 0 to 59.
    pub minute: u32,
    /// Second, 0 to 59.
    pub second: u32,
}

/// What stands in the file of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// The document with whatever shares its file.
    #[default]
    Main,
    /// Attachments alone, signed on their own (ND30-I.I.II.8.b-2).
    Attachment,
}

/// The issuing body: a profile of `co-quan.yaml`, or the same mapping in the document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Issuer {
    /// `ten`: official full name.
    pub name: Text,
    /// `ngat_ten`: the name as it breaks into lines in the head; together equal to `ten`.
    pub name_lines: Vec<Text>,
    /// `chu_quan`: the body directly above, as printed (lines).
    pub parent: Vec<Text>,
    /// `viet_tat`: abbreviation in symbols.
    pub abbreviation: String,
    /// `ten_ngan`: the name as the text after `của` says it, where it is shorter than `ten`.
    pub short: Option<Text>,
    /// `dia_danh`: place before the date.
    pub place: Option<Text>,
    /// `tap_the`: decides collectively, so that its head signs `TM.`.
    pub regime: Regime,
    /// `tham_quyen`: the competence line of its decisions.
    pub competence: Option<Text>,
    /// `lien_he`: contact lines.
    pub contact: Vec<Text>,
    /// `lanh_dao`: leaders by id, for `ky: {ai: id}`.
    pub leaders: IndexMap<String, Leader>,
    /// `nhom_nhan`: standing groups of recipients by id, for `noi_nhan: [+id]`.
    pub groups: IndexMap<String, Vec<Text>>,
}

/// How an issuing body decides (ND30-D13.1, ND30-D13.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Regime {
    /// Its head decides.
    #[default]
    Head,
    /// It decides as a body.
    Collective,
}

/// A leader of the issuing body.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Leader {
    /// `ho_ten`: name.
    pub name: Text,
    /// `chuc_vu`: titles, as in a signer.
    pub titles: Vec<Text>,
    /// `quyen_han`: authority, as in a signer.
    pub authority: Vec<Authority>,
}

/// In whose place someone signs (ND30-I.I.II.7.b).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Authority {
    /// `TM`: for the collective.
    Tm,
    /// `KT`: in the head's place.
    Kt,
    /// `TL`: by the head's order.
    Tl,
    /// `TUQ`: by the head's delegation.
    Tuq,
    /// `Q`: acting head.
    Q,
}

impl Authority {
    /// The letters as the author writes them, also the key in `words.yaml`.
    pub fn key(self) -> &'static str {
        match self {
            Authority::Tm => "TM",
            Authority::Kt => "KT",
            Authority::Tl => "TL",
            Authority::Tuq => "TUQ",
            Authority::Q => "Q",
        }
    }
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Signer {
    /// `quyen_han`: authorities from the outside in, e.g. TM then KT.
    pub authority: Vec<Spanned<Authority>>,
    /// `chuc_vu`: the lines of titles under them: the collective's name after TM, the head's title
    /// after KT, TL, TUQ, then the signer's own.
    pub titles: Vec<Text>,
    /// `chuc_vu_khac`: title above the name (ô 7b).
    pub other_titles: Vec<Text>,
    /// `ho_ten`: name; blank in a draft.
    pub name: Option<Text>,
    /// `chu_ky`: name of the picture of the signature.
    pub signature: Option<Spanned<String>>,
    /// The value as a whole.
    pub span: Span,
}

/// Code of the drafter and number of copies (ô 12).
#[derive(Debug, Clone, PartialEq)]
pub struct Drafter {
    /// `ky_hieu`: capitals.
    pub code: Spanned<String>,
    /// `so_ban`: number of copies issued.
    pub copies: Option<Spanned<u32>>,
}

/// An appendix.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Appendix {
    /// `nhan`: label that references name.
    pub label: Option<Spanned<String>>,
    /// `ten`: title.
    pub title: Option<Text>,
    /// `ngang`: the sheet lies on its long side.
    pub landscape: Landscape,
    /// `tep_rieng`: the `true` that makes it a file of its own.
    pub apart: Option<Span>,
    /// `noi_dung`: its body.
    pub body: Outline,
    /// Its Roman number; none where it is the only one (ND30-I.I.III.1.a-2).
    pub number: Option<String>,
    /// The mapping as a whole.
    pub span: Span,
}

/// Whether an appendix lies on its long side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Landscape {
    /// Upright.
    #[default]
    No,
    /// On its long side.
    Yes,
}

/// A document issued with this one.
#[derive(Debug, Clone, PartialEq)]
pub struct Attached {
    /// `loai`: its kind.
    pub kind: Spanned<String>,
    /// `trich_yeu`: its subject.
    pub subject: Option<Text>,
    /// `muc_luc`: a table of contents is wanted.
    pub contents: Flag,
    /// `tep_rieng`: the `true` that makes it a file of its own.
    pub apart: Option<Span>,
    /// `noi_dung`: its body.
    pub body: Outline,
    /// `phu_luc`: its appendices.
    pub appendices: Vec<Appendix>,
    /// The mapping as a whole.
    pub span: Span,
}

/// Value of a key of the kind's own.
#[derive(Debug, Clone, PartialEq)]
pub enum OwnValue {
    /// A code as it stands.
    Code(Spanned<String>),
    /// One line.
    Line(Text),
    /// Several lines.
    Lines(Vec<Text>),
    /// A date.
    Date(Spanned<PartialDate>),
    /// A body.
    Body(Outline),
    /// Yes or no.
    Flag(Spanned<Flag>),
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// `true`.
    Yes,
    /// `false`.
    No,
}
