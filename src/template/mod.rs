//! From a document and the kit to markup, by Tera (that of authors' texts is `facts`).
//!
//! Takes a [`Document`] and the templates of a [`Kit`]; gives XML text in the elements of DESIGN
//! §4. A template sees the document under the YAML's own keys (`view`), the phrases of
//! `words.yaml` under `chu`, the components of every template, and the filters `in_hoa` and
//! `hoa_dau`. Knows no size and no style but the three of the author's emphasis.

mod body;
mod copies;
mod date;
mod filters;
mod origins;
mod properties;
mod rich;
mod view;

use tera::{Context, ErrorKind, Tera};

use crate::error::{Error, Result};
use crate::input::Document;
use crate::input::document::Role;
use crate::kit::Kit;
use copies::Copies;
use view::View;

/// The template of attachments in a file of their own.
const ATTACHMENT: &str = "tep-rieng";

/// The templates of a kit, parsed once for any number of documents.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
}

impl Templates {
    /// Parses every template of the kit.
    ///
    /// # Errors
    /// [`Error::Kit`] at the line of a syntax error, an unknown filter or an unknown component.
    pub fn of(kit: &Kit) -> Result<Templates> {
        let templates = kit.templates.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        Templates::parse(kit, templates)
    }

    /// The same, but every element says where it comes from (`markup::ORIGIN`).
    ///
    /// # Errors
    /// As [`Templates::of`].
    pub fn traced(kit: &Kit) -> Result<Templates> {
        let marked = kit.templates.iter().map(|(name, text)| (name, origins::mark(name, text)));
        let marked: Vec<_> = marked.collect();
        Templates::parse(kit, marked.iter().map(|(name, text)| (name.as_str(), text.as_str())))
    }

    fn parse<'t>(
        kit: &Kit,
        templates: impl Iterator<Item = (&'t str, &'t str)>,
    ) -> Result<Templates> {
        let mut tera = Tera::new();
        tera.register_filter("in_hoa", filters::in_hoa);
        tera.register_filter("hoa_dau", filters::hoa_dau);
        tera.global_context().insert("chu", &kit.words.phrases);
        tera.add_raw_templates(templates).map_err(|error| fault("templates", &error))?;
        Ok(Templates { tera })
    }

    /// The markup of a document, by the template its kind names, or by that of attachments where
    /// it holds nothing else; that of a copy by the template of the document at its bottom, which
    /// closes with the words of the copies. `kit` is the one the templates are of.
    ///
    /// # Errors
    /// [`Error::Kit`] at the line of the template that asks for what is not there.
    pub fn render(&self, document: &Document, kit: &Kit) -> Result<String> {
        let whole = document.innermost();
        let template = match whole.issue.role {
            Role::Main => view::kind(&whole.kind.value, kit)?.template.as_str(),
            Role::Attachment => ATTACHMENT,
        };
        let template = format!("{template}.xml");
        let read = |error| fault(&template, &error);
        let mut context = Context::from_serialize(&View::of(whole, kit)?).map_err(read)?;
        context.extend(Context::from_serialize(&Copies::of(document, kit)?).map_err(read)?);
        context.insert("thuoc_tinh", &properties::properties(document, kit)?);
        for (key, value) in view::own(whole, kit)? {
            if !context.contains_key(&key) {
                context.insert(key, &value);
            }
        }
        let rendered = self.tera.render(&template, &context);
        rendered.map(|xml| tidy(&xml)).map_err(|error| fault(&template, &error))
    }
}

/// One element a line, without the blanks that the templates' own lines leave behind; white space
/// collapses in markup, so nothing is lost.
fn tidy(xml: &str) -> String {
    let mut tidy = String::with_capacity(xml.len());
    for line in xml.lines().map(|line| line.trim_matches([' ', '\t', '\r'])) {
        if !line.is_empty() {
            tidy.push_str(line);
            tidy.push('\n');
        }
    }
    tidy
}

/// Tera's error at its place in the template.
fn fault(template: &str, error: &tera::Error) -> Error {
    #[allow(clippy::wildcard_enum_match_arm)] // Tera's enum, open to new variants.
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Error::Kit {
            file: report.filename().to_owned(),
            line: report.span().start_line,
            column: report.span().start_col + 1,
            message: format!("mẫu có lỗi: {}", report.message()),
        },
        other => reported(&other.to_string()).unwrap_or_else(|| Error::Kit {
            file: template.to_owned(),
            line: 1,
            column: 1,
            message: format!("mẫu có lỗi: {other}"),
        }),
    }
}

/// The first fault of a report that Tera gives only as text, as it does for names unknown at
/// load: `error: what is wrong`, then ` --> file:line:column`.
fn reported(report: &str) -> Option<Error> {
    let (before, behind) = report.split_once("--> ")?;
    let mut place = behind.lines().next()?.rsplitn(3, ':');
    let (column, line) = (place.next()?.parse().ok()?, place.next()?.parse().ok()?);
    let what = before.trim().trim_start_matches("error: ");
    let message = format!("mẫu có lỗi: {what}");
    Some(Error::Kit { file: place.next()?.to_owned(), line, column, message })
}

#[cfg(test)]
mod tests;
