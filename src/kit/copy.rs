//! What may be copied from what, as data of the kinds of copy (ND30-D25).
//!
//! Filled from `sao:` in `kinds.yaml`; read by `input`, which holds the author's `ban_goc` against
//! it. Knows no kind in particular.

use serde::{Deserialize, Serialize};

/// On what a document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Medium {
    /// `giay`.
    #[default]
    #[serde(rename = "giay")]
    Paper,
    /// `dien-tu`.
    #[serde(rename = "dien-tu")]
    Electronic,
}

impl Medium {
    /// All media, paper first.
    pub const ALL: [Medium; 2] = [Medium::Paper, Medium::Electronic];

    /// The word for it in YAML.
    pub fn key(self) -> &'static str {
        match self {
            Medium::Paper => "giay",
            Medium::Electronic => "dien-tu",
        }
    }

    /// How a sentence says it.
    pub fn name(self) -> &'static str {
        match self {
            Medium::Paper => "giấy",
            Medium::Electronic => "điện tử",
        }
    }
}

/// What the document is that a copy is made of (ND30-D3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// `ban-goc`: signed by hand or digitally.
    #[serde(rename = "ban-goc")]
    Original,
    /// `ban-chinh`: of paper, made from the signed one.
    #[serde(rename = "ban-chinh")]
    Principal,
    /// `ban-sao-y`: itself a full copy of one of the two.
    #[serde(rename = "ban-sao-y")]
    FullCopy,
}

impl Standing {
    /// All of them, in the order of the decree.
    pub const ALL: [Standing; 3] = [Standing::Original, Standing::Principal, Standing::FullCopy];

    /// The word for it in YAML.
    pub fn key(self) -> &'static str {
        match self {
            Standing::Original => "ban-goc",
            Standing::Principal => "ban-chinh",
            Standing::FullCopy => "ban-sao-y",
        }
    }

    /// How a sentence says it.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Original => "bản gốc",
            Standing::Principal => "bản chính",
            Standing::FullCopy => "bản sao y",
        }
    }
}

/// One way in which copies of a kind are made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// `tu`: medium of what is copied.
    #[serde(rename = "tu")]
    pub from: Medium,
    /// `sang`: medium of the copy.
    #[serde(rename = "sang")]
    pub to: Medium,
    /// `cua`: of which documents.
    #[serde(rename = "cua")]
    pub of: Vec<Standing>,
    /// `quy_tac`: the rule that allows it.
    #[serde(rename = "quy_tac")]
    pub clause: String,
}

/// How copies of a kind are made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Copying {
    /// `la`: what a copy of this kind is to whoever copies it again; none: it is not copied again.
    #[serde(rename = "la", default)]
    pub standing: Option<Standing>,
    /// `phan`: how much is copied.
    #[serde(rename = "phan")]
    pub extent: Extent,
    /// `cach`: the ways that are allowed.
    #[serde(rename = "cach")]
    pub ways: Vec<Way>,
}

/// How much of a document a copy holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Extent {
    /// `toan-bo`.
    #[serde(rename = "toan-bo")]
    Whole,
    /// `trich`: the parts that are named.
    #[serde(rename = "trich")]
    Parts,
}
