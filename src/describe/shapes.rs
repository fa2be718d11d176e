//! The shapes of values as parts of the schema.
//!
//! In: the kit, for the names it gives (levels, authorities, choices, kinds). Out: one definition
//! for each shape, named by its word in `kinds.yaml`, and for the groups of keys inside them. The
//! keys are those of the readers in `input`; a test holds the two together. Must not know kinds.

mod citation;
mod dossier;
mod table;

use serde_json::{Map, Value, json};

pub(super) use self::dossier::dossier;

use crate::input::keys;
use crate::kit::copy::{Medium, Standing};
use crate::kit::{Kit, Need, Shape};

/// Names of the definitions that are parts of shapes.
mod part {
    pub(super) const LEADER: &str = "mot-lanh-dao";
    pub(super) const ISSUER: &str = "mot-co-quan";
    pub(super) const SIGNER: &str = "mot-nguoi-ky";
    pub(super) const AUTHORITY: &str = "quyen-han";
    pub(super) const APPENDIX: &str = "mot-phu-luc";
    pub(super) const TABLE: &str = "mot-bang";
    pub(super) const COLUMN: &str = "mot-cot";
    pub(super) const ROW: &str = "hang-dac-biet";
    pub(super) const CITATION: &str = "mot-vien-dan";
    pub(super) const CLAUSE: &str = "mot-phan";
    pub(super) const SILENCING: &str = "mot-bo-qua";
    pub(super) const PICTURE: &str = "mot-hinh";
    pub(super) const FACT: &str = "bien";
}

/// The reference to the definition of a shape.
pub(super) fn of(shape: Shape) -> Value {
    reference(&word(shape))
}

/// The id of a kind; with its system before it, it is taken but not offered.
pub(super) fn kind(kit: &Kit) -> Value {
    let ids: Vec<&String> = kit.kinds.keys().collect();
    let full = format!("^{}/", keys::SYSTEM);
    json!({ "anyOf": [{ "enum": ids }, { "type": "string", "pattern": full }] })
}

/// A value with its help; one that may be left out may be blank.
pub(super) fn described(value: Value, need: Need, help: &str) -> Value {
    let mut value = match need {
        Need::Required => value,
        Need::Optional => json!({ "anyOf": [value, { "type": "null" }] }),
    };
    value["description"] = json!(help);
    value
}

/// All definitions.
pub(super) fn definitions(kit: &Kit) -> Map<String, Value> {
    let shapes = Shape::ALL.into_iter().map(|shape| (word(shape), definition(shape, kit)));
    let parts = [
        (part::LEADER, leader()),
        (part::ISSUER, issuer()),
        (part::SIGNER, signer()),
        (part::AUTHORITY, authority(kit)),
        (part::APPENDIX, appendix()),
        (part::TABLE, table::table()),
        (part::COLUMN, table::column()),
        (part::ROW, table::row()),
        (part::CITATION, citation::citation()),
        (part::CLAUSE, clause(kit)),
        (part::SILENCING, silencing()),
        (part::PICTURE, picture()),
        (part::FACT, dossier::fact()),
    ];
    shapes.chain(parts.map(|(name, part)| (name.to_owned(), part))).collect()
}

fn word(shape: Shape) -> String {
    let word = serde_json::to_value(shape).ok();
    let word = word.as_ref().and_then(Value::as_str);
    word.expect("a shape is written as its word").to_owned()
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// One, or a list of which some may be blank.
fn one_or_more(value: Value) -> Value {
    json!({ "anyOf": [value, list(value)] })
}

fn list(value: Value) -> Value {
    json!({ "type": "array", "items": { "anyOf": [value, { "type": "null" }] } })
}

/// Values by names that the author gives.
fn named(value: Value) -> Value {
    json!({ "type": "object", "additionalProperties": value })
}

/// A group of keys and no others: those its reader knows.
fn group(known: &[&str], keys: &[(&str, Value, Need, &str)]) -> Value {
    debug_assert!(
        known.len() == keys.len() && keys.iter().all(|(key, ..)| known.contains(key)),
        "the schema has the keys of the reader: {known:?}"
    );
    let property = |(key, value, need, help): &(&str, Value, Need, &str)| {
        ((*key).to_owned(), described(value.clone(), *need, help))
    };
    let properties: Map<_, _> = keys.iter().map(property).collect();
    let required = keys.iter().filter(|(_, _, need, _)| *need == Need::Required);
    let required: Vec<&str> = required.map(|(key, ..)| *key).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn definition(shape: Shape, kit: &Kit) -> Value {
    // What is printed is taken as text, whatever YAML would take it for.
    let text = json!({ "type": ["string", "number", "boolean"] });
    match shape {
        Shape::Code | Shape::Line => text,
        Shape::Lines => one_or_more(of(Shape::Line)),
        Shape::Date => json!({ "anyOf": [
            { "type": "string",
              "pattern": r"^\s*([0-9]{4}(-[0-9]{1,2}){0,2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})\s*$" },
            { "type": "integer", "minimum": 1000, "maximum": 9999 },
            variable(),
        ] }),
        Shape::Body => json!({ "anyOf": [text, list(reference(part::CLAUSE))] }),
        Shape::Issuer => json!({ "anyOf": [text, reference(part::ISSUER)] }),
        Shape::Signers => one_or_more(reference(part::SIGNER)),
        Shape::Appendices => list(reference(part::APPENDIX)),
        Shape::Attached => attached(kit),
        Shape::Tables => named(reference(part::TABLE)),
        Shape::Citations => named(reference(part::CITATION)),
        Shape::Presentation => {
            let choices: Vec<_> = kit.choices().collect();
            let entries: Vec<_> = choices
                .iter()
                .map(|(name, help)| (*name, of(Shape::Code), Need::Optional, help.as_str()))
                .collect();
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            group(&names, &entries)
        }
        Shape::Silencings => one_or_more(reference(part::SILENCING)),
        Shape::Drafter => group(
            keys::DRAFTER,
            &[
                ("ky_hieu", of(Shape::Code), Need::Required, "Ký hiệu người soạn thảo."),
                ("so_ban", count(), Need::Optional, "Số lượng bản phát hành."),
            ],
        ),
        Shape::Flag => {
            json!({ "anyOf": [{ "type": "boolean" }, { "enum": ["true", "false"] }, variable()] })
        }
        Shape::Original => original(),
        Shape::Labels => one_or_more(of(Shape::Code)),
        Shape::Draft => json!({ "anyOf": [of(Shape::Flag), count()] }),
        Shape::Picture => json!({ "anyOf": [text, reference(part::PICTURE)] }),
        Shape::List => json!({ "anyOf": [
            text,
            group(
                keys::LIST,
                &[
                    ("tep", of(Shape::Code), Need::Required, "Tệp .xlsx, .ods, .xls hoặc .csv."),
                    ("ten", of(Shape::Code), Need::Optional, "Tên tệp của mỗi dòng, ví dụ thu-{{ dong.so }}."),
                ],
            ),
        ] }),
        Shape::Moment => json!({ "anyOf": [
            { "type": "string",
              "pattern": r"^\s*([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})[T ]+[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\s*\+07:00)?\s*$" },
            variable(),
        ] }),
    }
}

fn original() -> Value {
    group(
        keys::ORIGINAL,
        &[
            ("tep", of(Shape::Code), Need::Optional, "Tệp YAML hoặc PDF của văn bản được sao."),
            ("la", json!({ "enum": Standing::ALL }), Need::Required, "Văn bản được sao là gì."),
            (
                "dang",
                json!({ "enum": Medium::ALL }),
                Need::Required,
                "Văn bản được sao là giấy hay điện tử.",
            ),
            (
                "het_o",
                count(),
                Need::Optional,
                "Phần được sao hết ở cách mép trên trang cuối của PDF bao nhiêu mm.",
            ),
        ],
    )
}

fn count() -> Value {
    json!({ "anyOf": [
        { "type": "integer", "minimum": 1 },
        { "type": "string", "pattern": r"^\s*[0-9]+\s*$" },
        variable(),
    ] })
}

/// A text with a fact of the project in it, whose value only the reader knows.
fn variable() -> Value {
    json!({ "type": "string", "pattern": r"\{\{.*\}\}" })
}

fn issuer() -> Value {
    let line = || of(Shape::Line);
    let lines = || of(Shape::Lines);
    let optional = Need::Optional;
    let mut issuer = group(
        keys::ISSUER,
        &[
            ("ke_thua", of(Shape::Code), optional, "Mã trong co-quan.yaml mà hồ sơ này lấy theo."),
            ("ten", line(), optional, "Tên đầy đủ của cơ quan."),
            (
                "ngat_ten",
                lines(),
                optional,
                "Tên cơ quan chia thành các dòng như in ở đầu văn bản.",
            ),
            ("chu_quan", lines(), optional, "Cơ quan chủ quản trực tiếp."),
            ("viet_tat", of(Shape::Code), optional, "Chữ viết tắt của cơ quan trong ký hiệu."),
            ("ten_ngan", line(), optional, "Tên ngắn dùng trong lời văn."),
            ("dia_danh", line(), optional, "Địa danh in trước ngày tháng."),
            (
                "tap_the",
                of(Shape::Flag),
                optional,
                "Cơ quan làm việc theo chế độ tập thể hay không.",
            ),
            ("tham_quyen", line(), optional, "Dòng thẩm quyền ban hành của quyết định."),
            ("lien_he", lines(), optional, "Địa chỉ, điện thoại, thư điện tử ở cuối trang đầu."),
            (
                "lanh_dao",
                named(reference(part::LEADER)),
                optional,
                "Lãnh đạo theo mã, gọi bằng ky: { ai: mã }.",
            ),
            (
                "nhom_nhan",
                named(lines()),
                optional,
                "Nhóm nơi nhận theo mã, gọi bằng +mã ở noi_nhan.",
            ),
        ],
    );
    issuer["anyOf"] = json!([
        { "required": ["ten", "viet_tat", "dia_danh"] },
        { "required": ["ke_thua"] },
    ]);
    issuer
}

fn leader() -> Value {
    group(
        keys::LEADER,
        &[
            ("ho_ten", of(Shape::Line), Need::Optional, "Họ và tên."),
            ("chuc_vu", of(Shape::Lines), Need::Optional, TITLES),
            ("quyen_han", one_or_more(reference(part::AUTHORITY)), Need::Optional, AUTHORITIES),
        ],
    )
}

const TITLES: &str = "Các dòng chức vụ: tập thể hoặc người đứng đầu trước, người ký sau cùng.";
const AUTHORITIES: &str = "Quyền hạn ký, từ ngoài vào trong.";

fn signer() -> Value {
    let lines = || of(Shape::Lines);
    group(
        keys::SIGNER,
        &[
            ("ai", of(Shape::Code), Need::Optional, "Mã lãnh đạo trong hồ sơ cơ quan."),
            ("quyen_han", one_or_more(reference(part::AUTHORITY)), Need::Optional, AUTHORITIES),
            ("chuc_vu", lines(), Need::Optional, TITLES),
            (
                "chuc_vu_khac",
                lines(),
                Need::Optional,
                "Chức vụ khác của người ký, in ngay trên họ tên.",
            ),
            ("ho_ten", of(Shape::Line), Need::Optional, "Họ và tên."),
            (
                "chu_ky",
                of(Shape::Picture),
                Need::Optional,
                "Hình chữ ký, tệp PNG nền trong suốt, màu xanh.",
            ),
        ],
    )
}

fn picture() -> Value {
    group(
        keys::PICTURE,
        &[
            ("tep", of(Shape::Code), Need::Required, "Tệp PNG, tính từ thư mục của văn bản."),
            ("rong", of(Shape::Code), Need::Optional, "Bề rộng thật của vật trong hình, như 36mm."),
        ],
    )
}

fn authority(kit: &Kit) -> Value {
    let names: Vec<&String> = kit.words.authorities.keys().collect();
    // With a full stop it is taken but not offered.
    json!({ "anyOf": [{ "enum": names }, { "type": "string", "pattern": r"^[A-Z]+\.$" }] })
}

const APART: &str = "Thành một tệp riêng, ký số riêng; chỉ với hinh_thuc: dien-tu.";

fn appendix() -> Value {
    group(
        keys::APPENDIX,
        &[
            ("nhan", of(Shape::Code), Need::Optional, "Nhãn để gọi phụ lục bằng {@nhãn}."),
            ("ten", of(Shape::Line), Need::Optional, "Tên phụ lục."),
            ("ngang", of(Shape::Flag), Need::Optional, "Trang nằm ngang hay không."),
            ("tep_rieng", of(Shape::Flag), Need::Optional, APART),
            ("noi_dung", of(Shape::Body), Need::Required, "Nội dung phụ lục."),
        ],
    )
}

fn attached(kit: &Kit) -> Value {
    group(
        keys::ATTACHED,
        &[
            ("loai", kind(kit), Need::Required, "Loại văn bản kèm theo."),
            ("trich_yeu", of(Shape::Line), Need::Required, "Tên gọi của văn bản kèm theo."),
            ("tep_rieng", of(Shape::Flag), Need::Optional, APART),
            ("muc_luc", of(Shape::Flag), Need::Optional, "In mục lục của văn bản kèm theo."),
            ("noi_dung", of(Shape::Body), Need::Required, "Nội dung văn bản kèm theo."),
            ("phu_luc", of(Shape::Appendices), Need::Optional, "Phụ lục của văn bản kèm theo."),
        ],
    )
}

fn silencing() -> Value {
    group(
        keys::SILENCING,
        &[
            ("quy_tac", of(Shape::Code), Need::Required, "Mã quy tắc, xem bằng vanban rules."),
            ("ly_do", of(Shape::Line), Need::Required, "Vì sao văn bản này không theo."),
        ],
    )
}

fn clause(kit: &Kit) -> Value {
    let text = || of(Shape::Line);
    let levels = kit.words.levels.keys();
    let mut entries: Vec<(&str, Value, Need, &str)> = levels
        .map(|level| (level.as_str(), text(), Need::Optional, "Một phần ở cấp này."))
        .collect();
    entries.extend([
        ("doan", text(), Need::Optional, "Một đoạn không mang số."),
        ("bang", of(Shape::Code), Need::Optional, "Tên một bảng khai ở khóa bang."),
        ("tieu_de", text(), Need::Optional, "Tiêu đề của phần."),
        ("nhan", of(Shape::Code), Need::Optional, "Nhãn để gọi phần này bằng {@nhãn}."),
        (
            "gom",
            json!({ "type": "array", "items": reference(part::CLAUSE) }),
            Need::Optional,
            "Các phần nằm trong phần này.",
        ),
    ]);
    json!({ "anyOf": [text(), group(&keys::part(), &entries)] })
}
