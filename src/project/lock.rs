//! One build at a time in a folder of outputs.
//!
//! A lock on a file, which the system takes back from a process that dies. Must not know what is built.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;

use super::{LOCK, MEMORY, Project};
use crate::error::{Error, Result};
use crate::write::file;

/// A project whose outputs are ours to write until this is dropped.
#[derive(Debug)]
pub struct Held<'p> {
    pub(super) project: &'p Project,
    /// Holds the lock.
    _file: File,
}

impl Project {
    /// Takes the folder of outputs; where another build has it, says so with `wait` and waits.
    ///
    /// # Errors
    /// [`Error::Write`] where the folder is closed to us.
    pub fn hold(&self, wait: impl FnOnce()) -> Result<Held<'_>> {
        let path = self.memory(LOCK);
        let fail = |source| Error::Write { path: path.clone(), source };
        let folder = self.home().join(MEMORY);
        std::fs::create_dir_all(&folder).map_err(fail)?;
        let mut options = OpenOptions::new();
        let file = options.write(true).create(true).truncate(false).open(&path).map_err(fail)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                wait();
                file.lock().map_err(fail)?;
            }
            // A disk on a network without locks: whoever builds there builds alone.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(fail(error)),
        }
        // Only who holds the lock writes here, so what has no name yet never gets one.
        file::sweep(&folder);
        Ok(Held { project: self, _file: file })
    }
}
