//! The keys that each group of keys may hold, gathered from their readers for the schema.
//!
//! Constants and nothing else; what a key means is known to its reader.

use super::{
    appendix, body, citation, copying, form, manuscript, marks, picture, policy, profile, project,
    signer, silence, table,
};

/// The system of rules of the kinds.
pub(crate) const SYSTEM: &str = form::SYSTEM;
/// A profile (`co_quan`).
pub(crate) const ISSUER: &[&str] = &profile::KEYS;
/// A leader in a profile.
pub(crate) const LEADER: &[&str] = &profile::LEADER_KEYS;
/// A signer (`ky`).
pub(crate) const SIGNER: &[&str] = &signer::KEYS;
/// The drafter's mark (`nguoi_soan`).
pub(crate) const DRAFTER: &[&str] = &marks::DRAFTER_KEYS;
/// A silenced rule (`bo_qua`).
pub(crate) const SILENCING: &[&str] = &silence::KEYS;
/// One appendix (`phu_luc`).
pub(crate) const APPENDIX: &[&str] = &appendix::KEYS;
/// An attached document (`kem_theo`).
pub(crate) const ATTACHED: &[&str] = &appendix::ATTACHED_KEYS;
/// One table (`bang`).
pub(crate) const TABLE: &[&str] = &table::named::KEYS;
/// A column of a table.
pub(crate) const COLUMN: &[&str] = &table::named::COLUMN_KEYS;
/// A row of a table that is more than its cells.
pub(crate) const ROW: &[&str] = &table::named::ROW_KEYS;
/// A picture (`dau`, `chu_ky`).
pub(crate) const PICTURE: &[&str] = &picture::KEYS;
/// One cited document (`vien_dan`).
pub(crate) const CITATION: &[&str] = &citation::KEYS;

/// The list a document is made with (`du_lieu`).
pub(crate) const LIST: &[&str] = &manuscript::KEYS;
/// How numbers run (`so_dang_ky`).
pub(crate) const REGISTER: &[&str] = &policy::KEYS;
/// What documents share (`ho-so.yaml`).
pub(crate) const DOSSIER: &[&str] = &project::KEYS;
/// Where to and as what (`ra`).
pub(crate) const TARGET: &[&str] = &project::TARGET_KEYS;
/// An entry of `dung` that says more than a name.
pub(crate) const PLANNED: &[&str] = &project::ENTRY_KEYS;
/// What is copied (`ban_goc`).
pub(crate) const ORIGINAL: &[&str] = &copying::KEYS;

/// A part of a body in the list notation.
pub(crate) fn part() -> Vec<&'static str> {
    body::list::known().into_iter().chain(body::list::BESIDE).collect()
}
