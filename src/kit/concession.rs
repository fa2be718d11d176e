//! What gives way, and by which steps, where a document is to fit a number of pages.
//!
//! Comes in as the `nhuong` of a choice in `style.yaml`; goes out as the values each named choice
//! may take, from the sheet's own down to the smallest that its properties allow. The range stands
//! at the properties, so that no number stands twice. Knows no choice in particular and no page.

use serde::Deserialize;

use super::sheet::SheetFile;
use super::value::Given;
use crate::error::Result;

/// A choice that may be made smaller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concession {
    /// Name of the choice.
    pub choice: String,
    /// As an author would write them: the sheet's own first, the smallest allowed last; at least
    /// one.
    pub values: Vec<String>,
}

/// One entry of `nhuong`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GivesWay {
    /// Name of a choice.
    chon: Given,
    /// By how much at a time.
    buoc: Given,
}

/// A number with its unit, so that steps are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Amount<'a> {
    thousandths: i64,
    unit: &'a str,
}

/// More steps than any range of a sheet of paper holds.
const MOST_STEPS: i64 = 1000;

impl SheetFile {
    /// What gives way for a choice, in order.
    ///
    /// # Errors
    /// [`crate::error::Error::Kit`] at an entry that names no choice, or one without lower bound,
    /// or whose step is of another unit than value and bound.
    pub(super) fn concessions(&self, file: &str, choice: &str) -> Result<Vec<Concession>> {
        let entries = self.lua_chon.get(choice).map_or(&[][..], |choice| &choice.nhuong);
        entries.iter().map(|entry| self.concession(file, entry)).collect()
    }

    fn concession(&self, file: &str, entry: &GivesWay) -> Result<Concession> {
        let at = |given: &Given, why: String| given.fault(file, format!("nhuong: {why}"));
        let name = entry.chon.word().map_err(|why| at(&entry.chon, why))?;
        let named = self.lua_chon.get(name);
        let named = named.ok_or_else(|| at(&entry.chon, format!("không có lựa chọn «{name}»")))?;
        let set: Vec<&Given> = named.dat.iter().filter_map(|path| self.at(path)).collect();
        let own = set.first().and_then(|given| given.word().ok());
        let own = own.ok_or_else(|| at(&entry.chon, format!("«{name}» không đặt giá trị nào")))?;
        let step = entry.buoc.word().map_err(|why| at(&entry.buoc, why))?;
        let bounds: Vec<&str> = set.iter().filter_map(|given| given.range.lower()).collect();
        if bounds.len() < set.len() {
            return Err(at(&entry.chon, format!("«{name}» chưa có giới hạn dưới (tu)")));
        }
        let values = values(own, step, &bounds).map_err(|why| at(&entry.buoc, why))?;
        Ok(Concession { choice: name.to_owned(), values })
    }
}

/// From `own` down to the largest of the bounds, which is always the last.
fn values(own: &str, step: &str, bounds: &[&str]) -> std::result::Result<Vec<String>, String> {
    let first = Amount::read(own)?;
    let step = Amount::read(step)?;
    let bounds = bounds.iter().map(|bound| Amount::read(bound));
    let bounds = bounds.collect::<std::result::Result<Vec<_>, _>>()?;
    if bounds.iter().any(|bound| bound.unit != first.unit) || step.unit != first.unit {
        return Err(format!("«tu», «buoc» và giá trị «{own}» phải cùng đơn vị"));
    }
    let last = bounds.iter().map(|bound| bound.thousandths).max().unwrap_or(first.thousandths);
    let way = first.thousandths - last;
    if step.thousandths <= 0 || way / step.thousandths > MOST_STEPS {
        return Err("bước phải lớn hơn 0 và không quá nhỏ".to_owned());
    }
    let mut values = vec![own.to_owned()];
    let mut now = first.thousandths;
    while now > last {
        now = (now - step.thousandths).max(last);
        values.push(Amount { thousandths: now, ..first }.written());
    }
    Ok(values)
}

impl<'a> Amount<'a> {
    fn read(word: &'a str) -> std::result::Result<Amount<'a>, String> {
        let fail = || format!("«{word}» không phải là một số có đơn vị (ví dụ: 0.5pt, 0.05)");
        let end = word.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(word.len());
        let (digits, unit) = word.split_at(end);
        let number: f64 = digits.trim().replace(',', ".").parse().map_err(|_| fail())?;
        let thousandths = (number * 1000.0).round();
        // Beyond a thousandth a step would not add up; beyond a kilometre it is a mistake.
        if (thousandths - number * 1000.0).abs() > 1e-6 || thousandths.abs() > 1e9 {
            return Err(fail());
        }
        Ok(Amount { thousandths: thousandths as i64, unit: unit.trim() })
    }

    /// As an author would write it: no zeros at the end.
    fn written(self) -> String {
        let text = format!("{:.3}", self.thousandths as f64 / 1000.0);
        format!("{}{}", text.trim_end_matches('0').trim_end_matches('.'), self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_go_down_by_steps_and_end_at_the_bound() {
        let down = |own, step, bounds: &[&str]| values(own, step, bounds).expect("of one unit");
        assert_eq!(down("1.15", "0.05", &["1"]), ["1.15", "1.1", "1.05", "1"]);
        assert_eq!(down("14pt", "0.4pt", &["13pt"]), ["14pt", "13.6pt", "13.2pt", "13pt"]);
        assert_eq!(down("14pt", "0.5pt", &["12pt", "13pt"]).len(), 3, "the largest bound holds");
        assert_eq!(down("6pt", "1pt", &["6pt"]), ["6pt"], "nothing left to give");
        assert_eq!(down("5pt", "1pt", &["6pt"]), ["5pt"], "below the bound there is nothing");
    }

    #[test]
    fn steps_of_another_unit_or_of_no_size_are_refused() {
        for (own, step, bound) in
            [("20mm", "1pt", "15mm"), ("2cm", "1mm", "15mm"), ("14pt", "0pt", "13pt")]
        {
            assert!(values(own, step, &[bound]).is_err(), "{own} {step} {bound}");
        }
        assert!(values("20mm", "0.001mm", &["1mm"]).is_err(), "too many steps");
        assert!(values("x", "1mm", &["1mm"]).is_err());
    }
}
