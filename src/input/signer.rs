//! Signers: authority, titles, name.
//!
//! In: the node of `ky`. Out: signers whose titles fit their authority, or findings with the right
//! form. Must not know how a signature is printed. Sources: ND30-D13, ND30-I.I.II.7.b.

use super::document::{Authority, Issuer, Signer};
use super::inline::Mode;
use super::nearest::suggest;
use super::picture::Size;
use super::profile::LEADERS;
use super::rules;
use super::session::{Session, Slot};
use super::yaml::{Node, Value};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

const EXAMPLE: &str = "{ quyen_han: KT, chuc_vu: [Chủ tịch, Phó Chủ tịch], ho_ten: Nguyễn Văn A }";
/// Keys of a signer.
pub(super) const KEYS: [&str; 6] =
    ["ai", "quyen_han", "chuc_vu", "chuc_vu_khac", "ho_ten", "chu_ky"];

/// The authorities that may stand together, with the lines of titles each asks for
/// (ND30-I.I.II.7.b, ND30-D13).
const STACKS: [(&[Authority], usize, &str); 9] = [
    (&[], 1, "chuc_vu: Giám đốc"),
    (&[Authority::Tm], 2, "quyen_han: TM, chuc_vu: [Ủy ban nhân dân, Chủ tịch]"),
    (&[Authority::Kt], 2, "quyen_han: KT, chuc_vu: [Chủ tịch, Phó Chủ tịch]"),
    (&[Authority::Tl], 2, "quyen_han: TL, chuc_vu: [Chủ tịch, Chánh Văn phòng]"),
    (&[Authority::Tuq], 2, "quyen_han: TUQ, chuc_vu: [Chủ tịch, Giám đốc Sở Nội vụ]"),
    (&[Authority::Q], 1, "quyen_han: Q, chuc_vu: Giám đốc"),
    (
        &[Authority::Tm, Authority::Kt],
        3,
        "quyen_han: [TM, KT], chuc_vu: [Ủy ban nhân dân, Chủ tịch, Phó Chủ tịch]",
    ),
    (
        &[Authority::Tl, Authority::Kt],
        3,
        "quyen_han: [TL, KT], chuc_vu: [Bộ trưởng, Vụ trưởng Vụ A, Phó Vụ trưởng]",
    ),
    (&[Authority::Tm, Authority::Q], 2, "quyen_han: [TM, Q], chuc_vu: [Ủy ban nhân dân, Chủ tịch]"),
];

impl Session<'_> {
    /// Reads `ky`.
    pub(super) fn signers(&mut self, node: &Node, issuer: &Issuer) -> Vec<Signer> {
        let items = self.items(node);
        items.into_iter().filter_map(|item| self.signer(item, issuer)).collect()
    }

    fn signer(&mut self, node: &Node, issuer: &Issuer) -> Option<Signer> {
        let fields = self.fields(node, Slot::new("ky", EXAMPLE), &KEYS)?;
        let mut signer = Signer { span: node.span, ..Signer::default() };
        let faults = self.findings.len();
        if let Some(who) = fields.get("ai") {
            let id = self.code(who, Slot::new("ai", "chu-tich"))?;
            let Some(leader) = issuer.leaders.get(&id.value) else {
                let message = format!("hồ sơ cơ quan không có lãnh đạo «{}»", id.value);
                let help = suggest(&id.value, issuer.leaders.keys().map(String::as_str));
                let finding = Diagnostic::error(rules::UNKNOWN_LEADER, id.span, message);
                self.report(finding.help(help));
                return None;
            };
            let leader = leader.clone();
            self.share_part(&format!("{LEADERS}.{}", id.value), id.span);
            signer.authority = leader
                .authority
                .iter()
                .map(|authority| Spanned::new(*authority, id.span))
                .collect();
            signer.titles.clone_from(&leader.titles);
            signer.name = Some(leader.name.clone()).filter(|name| !name.is_blank());
        }
        if let Some(node) = fields.get("quyen_han") {
            signer.authority = self.authorities(node);
        }
        if let Some(node) = fields.get("chuc_vu") {
            signer.titles =
                self.lines(node, Slot::new("chuc_vu", "[Chủ tịch, Phó Chủ tịch]"), Mode::Bare);
        }
        if let Some(node) = fields.get("chuc_vu_khac") {
            let slot = Slot::new("chuc_vu_khac", "Phó Chủ tịch UBND tỉnh");
            signer.other_titles = self.lines(node, slot, Mode::Bare);
        }
        if let Some(node) = fields.get("ho_ten") {
            signer.name = self.line(node, Slot::new("ho_ten", "Nguyễn Văn A"), Mode::Bare);
        }
        if let Some(node) = fields.get("chu_ky") {
            signer.signature = self.picture(node, Slot::new("chu_ky", "chu-ky.png"), Size::Any);
        }
        let place =
            fields.get("chuc_vu").or(fields.get("quyen_han")).map_or(node.span, |node| node.span);
        // What is wrong already would only look wrong again.
        if self.findings.len() == faults {
            self.check_stack(&signer, place);
        }
        Some(signer)
    }

    fn check_stack(&mut self, signer: &Signer, place: Span) {
        let stack: Vec<Authority> = signer.authority.iter().map(|spanned| spanned.value).collect();
        let names: Vec<&str> = stack.iter().map(|authority| authority.key()).collect();
        let names = names.join(" rồi ");
        let Some((_, lines, form)) = STACKS.iter().find(|(allowed, _, _)| *allowed == stack) else {
            let first = signer.authority.first().map_or(place, |spanned| spanned.span);
            let span = signer.authority.iter().fold(first, |span, next| {
                if next.span.source == span.source { span.to(next.span) } else { span }
            });
            let clause =
                if stack.contains(&Authority::Tuq) { "ND30-D13.3" } else { "ND30-I.I.II.7.b-6" };
            let message = format!("quyền hạn {names} không ký cùng nhau được");
            let finding = Diagnostic::error(rules::AUTHORITY, span, message).clause(clause);
            return self.report(finding.help(
                "dùng một trong TM, KT, TL, TUQ, Q, hoặc [TM, KT], [TL, KT], [TM, Q] theo thứ tự này",
            ));
        };
        let given = signer.titles.len();
        if given == *lines {
            return;
        }
        let authority = if names.is_empty() { "không có quyen_han".to_owned() } else { names };
        let message = format!("«chuc_vu» có {given} dòng, người ký {authority} cần {lines} dòng");
        let finding = Diagnostic::error(rules::AUTHORITY, place, message).clause("ND30-I.I.II.7.b");
        self.report(finding.help(*form));
    }

    /// Authorities from the outside in, one or a list.
    pub(super) fn authorities(&mut self, node: &Node) -> Vec<Spanned<Authority>> {
        let items = match &node.value {
            Value::Sequence(items) => items.iter().collect(),
            Value::Scalar(_) | Value::Mapping(_) => vec![node],
        };
        items.into_iter().filter_map(|item| self.authority(item)).collect()
    }

    fn authority(&mut self, node: &Node) -> Option<Spanned<Authority>> {
        let typed = self.code(node, Slot::new("quyen_han", "KT"))?;
        let authority = match typed.value.strip_suffix('.').unwrap_or(&typed.value) {
            "TM" => Authority::Tm,
            "KT" => Authority::Kt,
            "TL" => Authority::Tl,
            "TUQ" => Authority::Tuq,
            "Q" => Authority::Q,
            other => {
                let party = other.contains('/');
                let message = match party {
                    true => format!("«{other}» là cách ghi của văn bản Đảng"),
                    false => format!("không có quyền hạn «{other}»"),
                };
                let right: String = other.chars().filter(|c| c.is_alphabetic()).collect();
                let help = suggest(&right.to_uppercase(), ["TM", "KT", "TL", "TUQ", "Q"]);
                let finding = Diagnostic::error(rules::AUTHORITY, typed.span, message);
                self.report(finding.clause("ND30-I.I.II.7.b-6").help(help));
                return None;
            }
        };
        Some(typed.map(|_| authority))
    }
}
