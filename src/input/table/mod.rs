//! Tables of the author's: pipe tables in the body, and tables by name under `bang`.
//!
//! In: lines of a pipe table, nodes, CSV files. Out: `outline::Table`s and findings. Must not know
//! looks. Source: DESIGN §3, ND30-I.I.I.2.

pub(crate) mod csv;
pub(super) mod named;
mod pipe;
mod width;

use indexmap::IndexMap;

use super::nearest::suggest;
use super::outline::Table;
use super::rules;
use super::session::{Session, Slot};
use super::yaml::Node;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// Tables by name, read when they are asked for, because their cells print there.
#[derive(Debug, Default)]
pub(super) struct Tables {
    defined: IndexMap<String, Defined>,
}

#[derive(Debug)]
struct Defined {
    span: Span,
    node: Node,
    asked: bool,
}

impl Session<'_> {
    /// Takes the tables under `bang`.
    pub(super) fn define_tables(&mut self, node: &Node, slot: Slot<'_>) {
        for entry in self.names(node, slot) {
            let (span, node) = (entry.key.span, entry.value.clone());
            self.tables
                .defined
                .insert(entry.key.value.clone(), Defined { span, node, asked: false });
        }
    }

    /// The table of a name.
    pub(super) fn named_table(&mut self, name: &Spanned<String>) -> Option<Table> {
        let id = &name.value;
        let Some(defined) = self.tables.defined.get_mut(id) else {
            let help = match self.tables.defined.is_empty() {
                true => format!("khai bảng: bang: {{ {id}: {{ cot: […], hang: […] }} }}"),
                false => suggest(id, self.tables.defined.keys().map(String::as_str)),
            };
            let message = format!("không có bảng «{id}» ở khóa «bang»");
            let finding = Diagnostic::error(rules::TABLE_UNDEFINED, name.span, message);
            self.report(finding.help(help));
            return None;
        };
        defined.asked = true;
        let node = defined.node.clone();
        let table = named::read(self, id, &node)?;
        Some(Table { span: name.span, ..table })
    }

    /// Reports tables that nothing asks for; what is wrong in them is said all the same.
    pub(super) fn close_tables(&mut self) {
        let unused: Vec<(String, Span, Node)> = self
            .tables
            .defined
            .iter()
            .filter(|(_, table)| !table.asked)
            .map(|(id, table)| (id.clone(), table.span, table.node.clone()))
            .collect();
        for (id, span, node) in unused {
            named::read(self, &id, &node);
            let message = format!("bảng «{id}» không được đặt vào nội dung nên không in");
            self.report(
                Diagnostic::warning(rules::TABLE_UNUSED, span, message)
                    .help(format!("thêm một đoạn {{bang: {id}}} vào nội dung, hoặc xóa bảng")),
            );
        }
    }
}
