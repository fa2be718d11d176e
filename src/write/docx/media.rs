//! Pictures in the package: each file once, however often it is shown.
//!
//! In go the pictures of the tree; out come the ids by which the main text shows them and, for the
//! package, the files that were shown. Follows ECMA-376 part 1 §15.2.14.

use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};

use super::names::broken;
use crate::block::Tree;
use crate::error::Result;
use crate::picture::Picture;

/// Pictures of one tree and which of them were shown so far.
pub(super) struct Pictures<'a> {
    all: &'a IndexMap<String, Arc<Picture>>,
    shown: IndexSet<usize>,
}

impl<'a> Pictures<'a> {
    pub(super) fn of(tree: &'a Tree) -> Pictures<'a> {
        Pictures { all: &tree.pictures, shown: IndexSet::new() }
    }

    /// The id of the relation to a picture, which is now shown.
    pub(super) fn relation(&mut self, name: &str) -> Result<String> {
        let index = self.all.get_index_of(name);
        let index = index.ok_or_else(|| broken(format!("no picture «{name}» in the tree")))?;
        let (place, _) = self.shown.insert_full(index);
        Ok(relation_id(place))
    }

    /// Relation id, path below `word/` and bytes of every picture shown.
    pub(super) fn files(&self) -> impl Iterator<Item = (String, String, &'a [u8])> {
        let shown = self.shown.iter().filter_map(|index| self.all.get_index(*index));
        shown.enumerate().map(|(place, (_, picture))| {
            let path = format!("media/image{}.png", place + 1);
            (relation_id(place), path, picture.file.as_slice())
        })
    }
}

fn relation_id(place: usize) -> String {
    format!("picture{}", place + 1)
}
