//! Ids of the rules whose breach the reading of the input reports.
//!
//! Constants and nothing else; a rule's id names the fault. The rules about a document that was
//! read well are in `checks`.

/// The bytes are not UTF-8.
pub const ENCODING: &str = "ma-hoa";
/// Letters typed as base letter and separate marks; they were joined.
pub const DECOMPOSED: &str = "dau-roi";
/// A character that no document can hold.
pub const CONTROL: &str = "ky-tu-dieu-khien";
/// The file is larger than any document.
pub const TOO_LARGE: &str = "tep-qua-lon";
/// The text is not YAML.
pub const SYNTAX: &str = "cu-phap-yaml";
/// Values nested or repeated beyond any document.
pub const TOO_DEEP: &str = "long-qua-sau";
/// A key stands twice in one mapping.
pub const DUPLICATE_KEY: &str = "khoa-trung";
/// A feature of YAML that this input does not use (merge keys, tags, several documents).
pub const UNUSED_YAML: &str = "yaml-la";
/// Words behind `#` that YAML drops though they look meant to be printed.
pub const LOST_COMMENT: &str = "mat-chu";
/// A key that is not known here.
pub const UNKNOWN_KEY: &str = "khoa-la";
/// A key that must be there is not.
pub const MISSING_KEY: &str = "thieu-khoa";
/// A value of the wrong shape.
pub const WRONG_SHAPE: &str = "sai-dang";
/// A kind that the kit does not have.
pub const UNKNOWN_KIND: &str = "loai-la";
/// A profile that no `co-quan.yaml` has.
pub const UNKNOWN_PROFILE: &str = "co-quan-la";
/// The lines of a name do not make up the name.
pub const NAME_LINES: &str = "ngat-ten";
/// A date that the calendar does not have.
pub const DATE: &str = "ngay-sai";
/// A time that no clock shows, or of another zone.
pub const MOMENT: &str = "thoi-diem-sai";
/// An attachment of its own file in a document on paper.
pub const APART: &str = "tep-rieng";
/// A leader the profile does not list.
pub const UNKNOWN_LEADER: &str = "lanh-dao-la";
/// A group of recipients the profile does not list.
pub const UNKNOWN_GROUP: &str = "nhom-nhan-la";
/// Authority and titles of a signer do not fit.
pub const AUTHORITY: &str = "quyen-han";
/// Emphasis that is opened and not closed.
pub const EMPHASIS: &str = "nhan-manh";
/// A variable that nothing has filled.
pub const VARIABLE: &str = "bien-trong";
/// A fact that the project does not have.
pub const FACT_UNDEFINED: &str = "bien-la";
/// A row of a list that no document can be made of.
pub const ROW: &str = "dong-sai";
/// A row of a list in a document that is made for none.
pub const ROW_MISSING: &str = "thieu-danh-sach";
/// A fact of the project that no document uses.
pub const FACT_UNUSED: &str = "bien-thua";
/// An entry of `dung` that names nothing new.
pub const PLAN: &str = "dung-thua";
/// A fact whose name or value no text could use.
pub const FACT: &str = "bien-sai";
/// An expression that says nothing, or asks for a filter that is not there.
pub const EXPRESSION: &str = "bieu-thuc-sai";
/// An expression whose value cannot be computed.
pub const EXPRESSION_VALUE: &str = "gia-tri-sai";
/// A footnote that is mentioned but not defined.
pub const NOTE_UNDEFINED: &str = "chu-thich-thieu";
/// A footnote that is defined but not mentioned.
pub const NOTE_UNUSED: &str = "chu-thich-thua";
/// A footnote that is defined or mentioned twice, or stands where none can.
pub const NOTE_MISUSED: &str = "chu-thich-sai";
/// A reference to a label that nothing carries.
pub const LABEL_UNDEFINED: &str = "nhan-thieu";
/// A label that nothing refers to.
pub const LABEL_UNUSED: &str = "nhan-thua";
/// A label given twice, or where none can stand.
pub const LABEL_MISUSED: &str = "nhan-sai";
/// A table that is asked for but not defined.
pub const TABLE_UNDEFINED: &str = "bang-thieu";
/// A table that is defined but not asked for.
pub const TABLE_UNUSED: &str = "bang-thua";
/// Rows, columns or cells of a table that do not fit.
pub const TABLE_SHAPE: &str = "bang-sai";
/// A file of rows that cannot be read.
pub const TABLE_FILE: &str = "bang-tep";
/// A picture that cannot be read or whose size is not known.
pub const PICTURE: &str = "hinh";
/// A path that leaves the project's folder.
pub const OUTSIDE: &str = "ngoai-thu-muc";
/// A cited document that is not described.
pub const CITATION_UNDEFINED: &str = "vien-dan-thieu";
/// A described document that is never cited.
pub const CITATION_UNUSED: &str = "vien-dan-thua";
/// A description of a cited document that lacks what is printed.
pub const CITATION_INCOMPLETE: &str = "vien-dan-sai";
/// A document of the project that is cited before it has a number and a day.
pub const CITATION_UNISSUED: &str = "vien-dan-chua-ban-hanh";
/// A document that is cited when it has no force any more.
pub const CITATION_REPEALED: &str = "vien-dan-het-hieu-luc";
/// A document of the project that cannot be cited as it is.
pub const CITATION_FILE: &str = "vien-dan-tep";
/// A typed number that is not the clause's number.
pub const NUMBERING: &str = "so-thu-tu";
/// A line of which it is not certain whether it opens a clause.
pub const UNCLEAR_OPENING: &str = "mo-dau-khong-ro";
/// A numbering that is none of the decree's levels.
pub const UNKNOWN_LEVEL: &str = "cap-la";
/// A body whose lines YAML has run together.
pub const FOLDED_BODY: &str = "noi-dung-gap-dong";
/// A copy of a kind that must not be made of what it is made of, or in this way.
pub const COPY_WAY: &str = "cach-sao";
/// A file to copy that cannot be copied.
pub const COPY_FILE: &str = "tep-sao";
/// Something a copy of this form does not print.
pub const COPY_UNUSED: &str = "sao-thua";
/// A scan that is not as electronic copies ask.
pub const SCAN: &str = "ban-quet";
/// A part to extract that the document does not have.
pub const EXTRACT: &str = "trich-thieu";
/// What one of the outputs of a copy cannot hold.
pub const COPY_LIMIT: &str = "gioi-han-sao";
