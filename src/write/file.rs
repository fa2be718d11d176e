//! Writes a file whole or not at all.
//!
//! In go a path and bytes; at every moment the path holds the old file or the new one. Knows no
//! format. DESIGN §6.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::error::{Error, Result};

/// How the names of temporary files begin and end.
const PREFIX: &str = ".vanban-";
const SUFFIX: &str = ".tmp";

/// Replaces the file at `path` by these bytes, keeping its permissions; a link is followed.
///
/// The bytes go to a temporary file in the same folder, which then takes the name: a process that
/// dies leaves the old file. They are not forced to the disk, so a power cut may lose the new one.
///
/// # Errors
///
/// `Error::Write` if the folder is missing or closed to us, if `path` is a folder or a read-only
/// file, or if the disk is full. The old file is untouched then and no temporary file remains.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    replace(path, bytes).map_err(|source| Error::Write { path: path.to_owned(), source })
}

/// Makes a new file of these bytes, whole or not at all.
///
/// # Errors
///
/// `Error::Exists` if something is there already, which is left as it is; `Error::Write` if the
/// folder is missing or closed to us, or if the disk is full.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let made = temporary(folder_of(path)).and_then(|mut file| {
        file.write_all(bytes)?;
        file.persist_noclobber(path).map(drop).map_err(|failed| failed.error)
    });
    made.map_err(|source| {
        let path = path.to_owned();
        let taken = source.kind() == io::ErrorKind::AlreadyExists;
        if taken { Error::Exists { path } } else { Error::Write { path, source } }
    })
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = followed(path)?;
    let old = match fs::metadata(&target) {
        Ok(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(metadata) if metadata.permissions().readonly() => {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(metadata) => Some(metadata.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let mut file = temporary(folder_of(&target))?;
    file.write_all(bytes)?;
    if let Some(permissions) = old {
        file.as_file().set_permissions(permissions)?;
    }
    file.persist(&target).map(drop).map_err(|failed| failed.error)
}

/// The folder in which a file stands or will stand.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    }
}

/// The file a link leads to: renaming over the link would cut it.
fn followed(path: &Path) -> io::Result<PathBuf> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => fs::canonicalize(path),
        Ok(_) | Err(_) => Ok(path.to_owned()),
    }
}

/// Removes from a folder what processes that died while writing have left there.
pub fn sweep(folder: &Path) {
    // The folder the user stands in has no name of its own.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(PREFIX) && name.ends_with(SUFFIX) {
            // What cannot be removed does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// A file that vanishes unless it is given its name, open to those to whom new files are open.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names in a folder.
    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("the folder is there");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn refusal(path: &Path) -> io::ErrorKind {
        match write_whole(path, b"new") {
            Err(Error::Write { path: named, source }) => {
                assert_eq!(named, path);
                source.kind()
            }
            other => panic!("expected a refusal, got {other:?}"),
        }
    }

    #[test]
    fn a_file_is_made_and_replaced_and_nothing_else_remains() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("công văn.docx");
        write_whole(&path, b"old and longer").unwrap();
        write_whole(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["công văn.docx"]);
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        write_new(&path, b"first").unwrap();
        let refused = write_new(&path, b"second");
        assert!(matches!(refused, Err(Error::Exists { path: named }) if named == path));
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(names(folder.path()), ["a.yaml"]);
    }

    #[test]
    fn what_a_killed_process_left_is_swept_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        for name in [".vanban-a1B2c3.tmp", ".vanban-x", "a.tmp", "a.docx"] {
            fs::write(folder.path().join(name), b"x").unwrap();
        }
        sweep(folder.path());
        assert_eq!(names(folder.path()), [".vanban-x", "a.docx", "a.tmp"]);
        sweep(&folder.path().join("none"));
    }

    #[test]
    fn a_read_only_file_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.docx");
        fs::write(&path, b"old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert_eq!(refusal(&path), io::ErrorKind::PermissionDenied);
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a.docx"]);
    }

    #[test]
    fn a_folder_is_not_replaced_and_a_missing_one_not_made() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(refusal(folder.path()), io::ErrorKind::IsADirectory);
        let missing = folder.path().join("none").join("a.docx");
        assert_eq!(refusal(&missing), io::ErrorKind::NotFound);
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_a_link_is_followed() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.docx");
        fs::write(&path, b"old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let link = folder.path().join("link.docx");
        symlink(&path, &link).unwrap();
        write_whole(&link, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_as_open_as_any_other() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (ours, plain) = (folder.path().join("a"), folder.path().join("b"));
        write_whole(&ours, b"new").unwrap();
        fs::write(&plain, b"new").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&ours), mode(&plain));
    }
}
