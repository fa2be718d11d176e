//! From entries of `style.yaml` to the looks of what is drawn: lines, frames, spots for signatures.
//!
//! Takes the properties of one entry; gives the typed style or the fault at its line. Knows no
//! number of the decree.

use indexmap::IndexMap;

use super::look::Look;
use super::style::{
    FrameStyle, FrameWidth, ParagraphStyle, RuleLength, RuleStyle, SpotPlace, SpotSize, SpotStyle,
};
use super::value::{Given, Hundredths};
use crate::error::Result;

type Paragraphs = IndexMap<String, ParagraphStyle>;

/// What the length of a drawn line is measured against.
#[derive(Clone, Copy)]
enum Against {
    Text,
    Column,
}

/// A drawn line.
pub(super) fn rule(mut look: Look<'_>, paragraphs: &Paragraphs) -> Result<RuleStyle> {
    let paragraph = paragraph(&mut look, "doan", paragraphs)?;
    let against = look.one_of("so_voi", &[("chu", Against::Text), ("cot", Against::Column)])?;
    let length = match against {
        None => RuleLength::Fixed(look.size("dai")?),
        Some(against) => {
            let share = look.read("dai", share)?;
            let share = share.ok_or_else(|| look.fault("dai", "thiếu giá trị"))?;
            match against {
                Against::Text => RuleLength::OfText(share),
                Against::Column => RuleLength::OfColumn(share),
            }
        }
    };
    let style = RuleStyle {
        paragraph,
        thickness: look.size("day")?,
        color: look.color("mau")?.unwrap_or_default(),
        drop: look.length("xuong")?,
        length,
    };
    look.finish()?;
    Ok(style)
}

/// A framed word.
pub(super) fn frame(mut look: Look<'_>, paragraphs: &Paragraphs) -> Result<FrameStyle> {
    let room = look.read("chua", Given::length)?;
    let width = match room {
        Some(room) => FrameWidth::OfText(room),
        None => FrameWidth::Fixed(look.size("rong")?),
    };
    let style = FrameStyle {
        paragraph: paragraph(&mut look, "doan", paragraphs)?,
        text: paragraph(&mut look, "chu", paragraphs)?,
        thickness: look.size("day")?,
        color: look.color("mau")?.unwrap_or_default(),
        drop: look.length("xuong")?,
        width,
        height: look.size("cao")?,
    };
    look.finish()?;
    Ok(style)
}

/// What stands in a place for a signature.
pub(super) fn spot(mut look: Look<'_>) -> Result<SpotStyle> {
    let over = look.read("trum_trai", share)?;
    let sizes = [("vua", SpotSize::Fitting), ("that", SpotSize::Real)];
    let style = SpotStyle {
        width: look.size("rong")?,
        height: look.size("cao")?,
        size: look.one_of("co_hinh", &sizes)?.unwrap_or_default(),
        place: over.map_or(SpotPlace::Middle, SpotPlace::OverLeft),
    };
    look.finish()?;
    Ok(style)
}

fn share(given: &Given) -> std::result::Result<u16, String> {
    let Hundredths(hundredths) = given.number()?;
    u16::try_from(hundredths).map_err(|_| "cần một tỉ lệ, ví dụ 40%".to_owned())
}

/// The name of a paragraph style that is there.
fn paragraph(look: &mut Look<'_>, key: &'static str, styles: &Paragraphs) -> Result<String> {
    let name = look.text(key)?;
    if styles.contains_key(&name) {
        return Ok(name);
    }
    Err(look.fault(key, &format!("không có kiểu đoạn «{name}»")))
}
