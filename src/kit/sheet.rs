//! From `style.yaml` to a [`StyleSheet`]: inheritance resolved, every reference and range checked.
//!
//! Takes the text of the file; gives the sheet, or the first fault with its line. A style may
//! derive only from one above it, so there are no circles. Line spacing and titles follow
//! `layout-facts` §14. Knows no rule of the decree: ranges and clauses stand in the file.

use indexmap::IndexMap;
use serde::Deserialize;

use super::choices::Choice;
use super::drawn::{frame, rule, spot};
use super::look::{Entry, Look};
use super::style::{
    Align, Face, NoteSetup, PageSetup, ParagraphStyle, Role, RunStyle, Slope, StyleSheet,
    TableStyle, Vertical, Weight,
};
use super::value::Given;
use crate::error::Result;

/// The file as written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SheetFile {
    phong: Given,
    ngon_ngu: Given,
    khoang_tab: Given,
    /// Choices an author has, by name.
    pub(super) lua_chon: IndexMap<String, Choice>,
    trang: IndexMap<String, Entry>,
    doan: IndexMap<String, Entry>,
    chu: IndexMap<String, Entry>,
    bang: IndexMap<String, Entry>,
    duong_ke: IndexMap<String, Entry>,
    khung: IndexMap<String, Entry>,
    cho_ky: IndexMap<String, Entry>,
    cuoc_chu: Entry,
}

/// Properties of a paragraph style that a derived style does not inherit.
const OWN_ONLY: [&str; 3] = ["ten", "theo", "tiep"];

const ALIGNS: [(&str, Align); 4] = [
    ("trai", Align::Left),
    ("giua", Align::Center),
    ("phai", Align::Right),
    ("deu", Align::Justify),
];
const VERTICALS: [(&str, Vertical); 3] =
    [("tren", Vertical::Top), ("giua", Vertical::Center), ("duoi", Vertical::Bottom)];

impl SheetFile {
    /// The property at a path such as `doan.noi-dung.co_chu`, as the style itself gives it.
    pub(super) fn at(&self, path: &str) -> Option<&Given> {
        let (group, name, key) = split(path)?;
        match group {
            "trang" => self.trang.get(name)?.get(key),
            "doan" => self.doan.get(name)?.get(key),
            "chu" => self.chu.get(name)?.get(key),
            "bang" => self.bang.get(name)?.get(key),
            "duong_ke" => self.duong_ke.get(name)?.get(key),
            "khung" => self.khung.get(name)?.get(key),
            "cho_ky" => self.cho_ky.get(name)?.get(key),
            _ => None,
        }
    }

    /// The same for writing.
    pub(super) fn at_mut(&mut self, path: &str) -> Option<&mut Given> {
        let (group, name, key) = split(path)?;
        match group {
            "trang" => self.trang.get_mut(name)?.get_mut(key),
            "doan" => self.doan.get_mut(name)?.get_mut(key),
            "chu" => self.chu.get_mut(name)?.get_mut(key),
            "bang" => self.bang.get_mut(name)?.get_mut(key),
            "duong_ke" => self.duong_ke.get_mut(name)?.get_mut(key),
            "khung" => self.khung.get_mut(name)?.get_mut(key),
            "cho_ky" => self.cho_ky.get_mut(name)?.get_mut(key),
            _ => None,
        }
    }

    /// The sheet the file describes; `file` is its name in messages.
    ///
    /// # Errors
    /// [`crate::error::Error::Kit`] at the first property that is unknown, missing, of the wrong
    /// shape, outside its own range, or names a style that is not there.
    pub(super) fn resolve(&self, file: &str) -> Result<StyleSheet> {
        let at = |given: &Given, why: String| given.fault(file, why);
        let word =
            |given: &Given| given.word().map(str::to_owned).map_err(|why| given.fault(file, why));
        let mut sheet = StyleSheet {
            family: word(&self.phong)?,
            language: word(&self.ngon_ngu)?,
            tab: self.khoang_tab.length().map_err(|why| at(&self.khoang_tab, why))?,
            ..StyleSheet::default()
        };
        for (name, entry) in &self.trang {
            let look = Look::new(file, format!("trang.{name}"), entry);
            sheet.pages.insert(name.clone(), page(look)?);
        }
        self.paragraphs(file, &mut sheet)?;
        for (name, entry) in &self.chu {
            let look = Look::new(file, format!("chu.{name}"), entry);
            sheet.runs.insert(name.clone(), run(look)?);
        }
        for (name, entry) in &self.bang {
            let look = Look::new(file, format!("bang.{name}"), entry);
            sheet.tables.insert(name.clone(), table(look)?);
        }
        for (name, entry) in &self.duong_ke {
            let look = Look::new(file, format!("duong_ke.{name}"), entry);
            sheet.rules.insert(name.clone(), rule(look, &sheet.paragraphs)?);
        }
        for (name, entry) in &self.khung {
            let look = Look::new(file, format!("khung.{name}"), entry);
            sheet.frames.insert(name.clone(), frame(look, &sheet.paragraphs)?);
        }
        for (name, entry) in &self.cho_ky {
            let look = Look::new(file, format!("cho_ky.{name}"), entry);
            sheet.spots.insert(name.clone(), spot(look)?);
        }
        let look = Look::new(file, "cuoc_chu".to_owned(), &self.cuoc_chu);
        sheet.notes = notes(look, &sheet)?;
        Ok(sheet)
    }

    fn paragraphs(&self, file: &str, sheet: &mut StyleSheet) -> Result<()> {
        let mut legacies = IndexMap::new();
        for (name, entry) in &self.doan {
            let mut look = Look::new(file, format!("doan.{name}"), entry);
            let parent = look.read("theo", |given| given.word().map(str::to_owned))?;
            if let Some(parent) = &parent {
                let Some(legacy) = legacies.get(parent) else {
                    let why = format!("chưa có kiểu «{parent}» ở phía trên");
                    return Err(look.fault("theo", &why));
                };
                look = look.over(legacy);
            }
            legacies.insert(name.clone(), look.legacy(&OWN_ONLY));
            let next = look.read("tiep", |given| given.word().map(str::to_owned))?;
            if let Some(next) = &next
                && !self.doan.contains_key(next)
            {
                return Err(look.fault("tiep", &format!("không có kiểu «{next}»")));
            }
            let style = ParagraphStyle { based_on: parent, next, ..paragraph(look)? };
            sheet.paragraphs.insert(name.clone(), style);
        }
        Ok(())
    }
}

fn split(path: &str) -> Option<(&str, &str, &str)> {
    let (group, rest) = path.split_once('.')?;
    let (name, key) = rest.split_once('.')?;
    Some((group, name, key))
}

fn page(mut look: Look<'_>) -> Result<PageSetup> {
    let setup = PageSetup {
        width: look.size("rong")?,
        height: look.size("cao")?,
        top: look.size("le_tren")?,
        bottom: look.size("le_duoi")?,
        left: look.size("le_trai")?,
        right: look.size("le_phai")?,
        header: look.size("dau_trang")?,
        footer: look.size("chan_trang")?,
    };
    look.finish()?;
    Ok(setup)
}

fn paragraph(mut look: Look<'_>) -> Result<ParagraphStyle> {
    let style = ParagraphStyle {
        title: look.title()?,
        based_on: None,
        next: None,
        role: look.read("vai", |given| role(given.word()?))?.unwrap_or_default(),
        size: look.size("co_chu")?,
        face: Face::of(weight(look.flag("dam")?), slope(look.flag("nghieng")?)),
        color: look.color("mau")?.unwrap_or_default(),
        align: look.one_of("can", &ALIGNS)?.unwrap_or_default(),
        left: look.length("lui_trai")?,
        right: look.length("lui_phai")?,
        first_line: look.length("thut_dau")?,
        before: look.length("truoc")?,
        after: look.length("sau")?,
        line: look.line("dong")?.unwrap_or_default(),
        keep_next: look.flag("giu_sau")?,
        keep_lines: look.flag("giu_dong")?,
        widow_control: look.flag("chong_dong_le")?,
        page_break_before: look.flag("sang_trang")?,
        even_lines: look.flag("can_dong")?,
        tabs: look.tabs("moc")?,
    };
    look.finish()?;
    Ok(style)
}

fn weight(bold: bool) -> Weight {
    if bold { Weight::Bold } else { Weight::Normal }
}

fn slope(italic: bool) -> Slope {
    if italic { Slope::Italic } else { Slope::Upright }
}

/// `van-ban`, `trang-tri`, `tieu-de-1` … `tieu-de-9`, `muc-1` … `muc-9`.
fn role(word: &str) -> std::result::Result<Role, String> {
    let level = |digits: &str| digits.parse::<u8>().ok().filter(|level| (1..=9).contains(level));
    let role = match word.rsplit_once('-') {
        _ if word == "van-ban" => Some(Role::Text),
        _ if word == "trang-tri" => Some(Role::Artifact),
        Some(("tieu-de", digits)) => level(digits).map(Role::Heading),
        Some(("muc", digits)) => level(digits).map(Role::Item),
        Some(_) | None => None,
    };
    role.ok_or_else(|| {
        format!("«{word}» không hợp lệ; nhận: van-ban, trang-tri, tieu-de-1 … 9, muc-1 … 9")
    })
}

fn run(mut look: Look<'_>) -> Result<RunStyle> {
    let style = RunStyle {
        title: look.title()?,
        size: look.read("co_chu", Given::length)?,
        weight: look.read("dam", Given::flag)?.map(weight),
        slope: look.read("nghieng", Given::flag)?.map(slope),
        color: look.color("mau")?,
    };
    look.finish()?;
    Ok(style)
}

fn table(mut look: Look<'_>) -> Result<TableStyle> {
    let style = TableStyle {
        title: look.title()?,
        columns: look.lengths("cot")?,
        indent: look.length("lui_trai")?,
        margin: look.length("dem_ngang")?,
        padding: look.length("dem_doc")?,
        border: look.read("vien", Given::length)?,
        rows_split: look.flag("tach_hang")?,
        lines_before: look.count("dong_truoc")?,
        vertical: look.one_of("doc", &VERTICALS)?.unwrap_or_default(),
    };
    look.finish()?;
    Ok(style)
}

fn notes(mut look: Look<'_>, sheet: &StyleSheet) -> Result<NoteSetup> {
    let setup = NoteSetup {
        paragraph: look.text("doan")?,
        mark: look.text("dau")?,
        separator: look.size("phan_cach")?,
        rule: look.size("ke")?,
    };
    if !sheet.paragraphs.contains_key(&setup.paragraph) {
        return Err(look.fault("doan", &format!("không có kiểu đoạn «{}»", setup.paragraph)));
    }
    if !sheet.runs.contains_key(&setup.mark) {
        return Err(look.fault("dau", &format!("không có kiểu chữ «{}»", setup.mark)));
    }
    look.finish()?;
    Ok(setup)
}
