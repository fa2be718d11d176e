//! The issuing body: a profile of `co-quan.yaml`, the mapping itself, or a profile with changes.
//!
//! In: the node of `co_quan`. Out: an `Issuer`, or findings in the file they belong to. Must not
//! know kinds of document. Sources: DESIGN §3, ND30-I.I.II.2.

use indexmap::IndexMap;

use super::document::{Flag, Issuer, Leader, Regime};
use super::inline::Mode;
use super::nearest::suggest;
use super::profiles::Joined;
use super::rich::Text;
use super::rules;
use super::session::{Fields, Session, Slot};
use super::shared::words;
use super::yaml::{Node, Value};
use crate::diagnostic::Diagnostic;
use crate::hash::Stamp;
use crate::source::Spanned;

/// The file of profiles.
const FILE: &str = "co-quan.yaml";
/// Most profiles one may rest on in turn.
const LONGEST_LINE: usize = 8;

const INHERITS: &str = "ke_thua";
/// Keys of a profile.
pub(super) const KEYS: [&str; 12] = [
    INHERITS,
    "ten",
    "ngat_ten",
    "chu_quan",
    "viet_tat",
    "ten_ngan",
    "dia_danh",
    "tap_the",
    "tham_quyen",
    "lien_he",
    "lanh_dao",
    "nhom_nhan",
];

/// Keys whose entries are named one by one.
const PARTS: [&str; 2] = [LEADERS, GROUPS];
/// The leaders by their ids.
pub(super) const LEADERS: &str = "lanh_dao";
/// The groups of recipients by their ids.
pub(super) const GROUPS: &str = "nhom_nhan";

/// Keys of a leader in a profile.
pub(super) const LEADER_KEYS: [&str; 3] = ["ho_ten", "chuc_vu", "quyen_han"];

/// The profiles of a file, if it could be read.
enum Profiles {
    /// There is no file.
    Absent,
    /// There is one, and what is wrong with it has been said.
    Broken,
    /// It.
    Read(Joined),
}

impl Session<'_> {
    /// Reads `co_quan`.
    pub(super) fn issuer(&mut self, node: &Node, slot: Slot<'_>) -> Option<Issuer> {
        match &node.value {
            Value::Scalar(_) => {
                let id = self.code(node, slot)?;
                let profiles = self.profiles();
                let mut profile = self.profile(&profiles, &id, 0)?;
                self.share_profile(&id.value, &profile, &PARTS, id.span);
                self.fill(&mut profile);
                self.read_issuer(&profile, &id.value)
            }
            Value::Mapping(entries) => {
                let rests = entries.iter().any(|entry| entry.key.value == INHERITS);
                let profiles = if rests { self.profiles() } else { Profiles::Absent };
                let mut whole = self.inherit(&profiles, node.clone(), 0)?;
                if let Some(parent) = entries.iter().find(|entry| entry.key.value == INHERITS) {
                    let id = words(&parent.value);
                    self.share_profile(id.trim_matches('"'), &whole, &PARTS, parent.value.span);
                }
                self.fill(&mut whole);
                self.read_issuer(&whole, slot.key)
            }
            Value::Sequence(_) => {
                self.wrong_shape(node, slot, "mã trong co-quan.yaml hoặc một nhóm khóa");
                None
            }
        }
    }

    /// The profiles of the nearest file.
    fn profiles(&mut self) -> Profiles {
        let Some(path) = self.folder.nearest(FILE) else { return Profiles::Absent };
        let file = match self.projects.profiles(&path) {
            Ok(file) => file,
            Err(error) => {
                let name = path.display().to_string();
                let source = self.sources.add(crate::source::Source::new(name, ""));
                let start = crate::source::Span::new(source, 0, 0);
                self.report(Diagnostic::error(rules::UNKNOWN_PROFILE, start, error.to_string()));
                return Profiles::Broken;
            }
        };
        self.folder.reach(&path);
        // One that comes to stand nearer will be taken instead.
        self.looked.extend(self.folder.nearer(FILE).map(Stamp::absent));
        self.looked.push(Stamp { path, hash: file.hash });
        let (source, findings) = file.join(self.sources);
        self.findings.extend(findings);
        if file.entries().is_some() {
            return Profiles::Read(Joined { file, source });
        }
        match file.root(source) {
            Some(node) if !node.is_blank() => {
                let slot = Slot::new(FILE, "\n  ubnd-tinh: { ten: …, viet_tat: …, dia_danh: … }");
                self.wrong_shape(&node, slot, "các mã cơ quan và hồ sơ của chúng");
                Profiles::Broken
            }
            Some(_) => Profiles::Read(Joined { file, source }),
            None => Profiles::Broken,
        }
    }

    /// The profile of an id, with those it rests on.
    fn profile(&mut self, profiles: &Profiles, id: &Spanned<String>, depth: usize) -> Option<Node> {
        let Joined { file, source } = match profiles {
            Profiles::Broken => return None,
            Profiles::Absent => {
                let message = format!("không tìm thấy cơ quan «{}»: không có {FILE}", id.value);
                let help = format!(
                    "đặt {FILE} cạnh văn bản hoặc ở thư mục trên, hoặc ghi thẳng co_quan: {{ ten: …, viet_tat: …, dia_danh: … }}"
                );
                let finding = Diagnostic::error(rules::UNKNOWN_PROFILE, id.span, message);
                self.report(finding.help(help));
                return None;
            }
            Profiles::Read(joined) => joined,
        };
        let (name, entries) = (&file.name, file.entries().unwrap_or(&[]));
        let Some(entry) = entries.iter().find(|entry| entry.key.value == id.value) else {
            let message = format!("không tìm thấy cơ quan «{}» trong {name}", id.value);
            let known = entries.iter().map(|entry| entry.key.value.as_str());
            let finding = Diagnostic::error(rules::UNKNOWN_PROFILE, id.span, message);
            self.report(finding.help(suggest(&id.value, known)));
            return None;
        };
        self.inherit(profiles, entry.value.clone().moved(*source), depth)
    }

    /// A profile laid over the one it rests on.
    fn inherit(&mut self, profiles: &Profiles, node: Node, depth: usize) -> Option<Node> {
        let Value::Mapping(entries) = &node.value else { return Some(node) };
        let Some(parent) = entries.iter().find(|entry| entry.key.value == INHERITS) else {
            return Some(node);
        };
        if depth >= LONGEST_LINE {
            let message = "các hồ sơ kế thừa nhau thành vòng hoặc quá 8 đời";
            let finding = Diagnostic::error(rules::UNKNOWN_PROFILE, parent.value.span, message);
            self.report(finding.help("bỏ bớt ke_thua"));
            return None;
        }
        let id = self.code(&parent.value, Slot::new(INHERITS, "ubnd-tinh"))?;
        let base = self.profile(profiles, &id, depth + 1)?;
        let Value::Mapping(mut merged) = base.value else { return Some(base) };
        for entry in entries.iter().filter(|entry| entry.key.value != INHERITS) {
            match merged.iter_mut().find(|old| old.key.value == entry.key.value) {
                Some(old) => *old = entry.clone(),
                None => merged.push(entry.clone()),
            }
        }
        Some(Node { value: Value::Mapping(merged), span: node.span })
    }

    fn read_issuer(&mut self, node: &Node, name: &str) -> Option<Issuer> {
        let example = "{ ten: Ủy ban nhân dân tỉnh A, viet_tat: UBND, dia_danh: A }";
        let fields = self.fields(node, Slot::new(name, example), &KEYS)?;
        let what = format!("hồ sơ cơ quan «{name}»");
        let needed = [
            Slot::new("ten", "Ủy ban nhân dân tỉnh A"),
            Slot::new("viet_tat", "UBND"),
            Slot::new("dia_danh", "A"),
        ];
        for slot in needed {
            if fields.get(slot.key).is_none() {
                self.missing(fields.span, slot, &what);
            }
        }
        let mut line = |key: &str, example: &str| {
            let node = fields.get(key)?;
            self.line(node, Slot::new(key, example), Mode::Bare)
        };
        let name = line("ten", "Ủy ban nhân dân tỉnh A").unwrap_or_default();
        let short = line("ten_ngan", "UBND tỉnh");
        let place = line("dia_danh", "Hà Nội");
        let competence = line("tham_quyen", "Chủ tịch Ủy ban nhân dân tỉnh A");
        let mut lines = |key: &str, example: &str| {
            let node = fields.get(key);
            node.map_or(Vec::new(), |node| self.lines(node, Slot::new(key, example), Mode::Bare))
        };
        let name_lines = lines("ngat_ten", "[Ủy ban nhân dân, tỉnh A]");
        let parent = lines("chu_quan", "Bộ Nội vụ");
        let contact = lines("lien_he", "Số 1 đường Hùng Vương");
        self.check_name_lines(&name, &name_lines);
        let abbreviation =
            fields.get("viet_tat").and_then(|node| self.code(node, Slot::new("viet_tat", "UBND")));
        let regime =
            fields.get("tap_the").and_then(|node| self.flag(node, Slot::new("tap_the", "true")));
        let regime = match regime {
            Some(Flag::Yes) => Regime::Collective,
            Some(Flag::No) | None => Regime::Head,
        };
        let abbreviation = abbreviation.map(|code| code.value).unwrap_or_default();
        let leaders = self.leaders(&fields);
        let groups = self.groups(&fields);
        Some(Issuer {
            name,
            name_lines,
            parent,
            abbreviation,
            short,
            place,
            regime,
            competence,
            contact,
            leaders,
            groups,
        })
    }

    fn check_name_lines(&mut self, name: &Text, lines: &[Text]) {
        let flat =
            |text: &str| text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        let together = lines.iter().map(Text::plain).collect::<Vec<_>>().join(" ");
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        if flat(&together) == flat(&name.plain()) {
            return;
        }
        let message = format!("các dòng của «ngat_ten» ghép lại là «{together}», khác «ten»");
        let finding = Diagnostic::error(rules::NAME_LINES, first.span.to(last.span), message);
        let finding = finding.clause("ND30-I.I.II.2.a-1").related(name.span, "tên ghi ở đây");
        self.report(finding.help(format!("chỉ ngắt dòng, không đổi chữ: {}", name.plain())));
    }

    fn leaders(&mut self, fields: &Fields<'_>) -> IndexMap<String, Leader> {
        let slot =
            Slot::new("lanh_dao", "{ chu-tich: { ho_ten: Nguyễn Văn A, chuc_vu: Chủ tịch } }");
        let Some(node) = fields.get("lanh_dao") else { return IndexMap::new() };
        let mut leaders = IndexMap::new();
        for entry in self.names(node, slot) {
            let example =
                Slot::new(&entry.key.value, "{ ho_ten: Nguyễn Văn A, chuc_vu: Chủ tịch }");
            let Some(fields) = self.fields(&entry.value, example, &LEADER_KEYS) else { continue };
            let name = fields.get("ho_ten");
            let name = name
                .and_then(|node| self.line(node, Slot::new("ho_ten", "Nguyễn Văn A"), Mode::Bare));
            let titles = fields.get("chuc_vu");
            let titles = titles.map_or(Vec::new(), |node| {
                self.lines(node, Slot::new("chuc_vu", "[Chủ tịch, Phó Chủ tịch]"), Mode::Bare)
            });
            let authority =
                fields.get("quyen_han").map_or(Vec::new(), |node| self.authorities(node));
            let authority = authority.into_iter().map(|authority| authority.value).collect();
            let leader = Leader { name: name.unwrap_or_default(), titles, authority };
            leaders.insert(entry.key.value.clone(), leader);
        }
        leaders
    }

    fn groups(&mut self, fields: &Fields<'_>) -> IndexMap<String, Vec<Text>> {
        let slot =
            Slot::new("nhom_nhan", "{ thuong-truc: [Thường trực Tỉnh ủy, Thường trực HĐND tỉnh] }");
        let Some(node) = fields.get("nhom_nhan") else { return IndexMap::new() };
        let mut groups = IndexMap::new();
        for entry in self.names(node, slot) {
            let example = Slot::new(&entry.key.value, "[Thường trực Tỉnh ủy]");
            groups.insert(entry.key.value.clone(), self.lines(&entry.value, example, Mode::Bare));
        }
        groups
    }
}
