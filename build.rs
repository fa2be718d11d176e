//! Names the program by all it is made from, so that a build of a dossier notices another program of
//! the same version.
//!
//! Takes the sources, templates, fonts and the list of dependencies; gives `VANBAN_CODE`, the same for
//! the same files on every machine.

use std::fs;
use std::path::{Path, PathBuf};

/// What the program is made from.
const PARTS: [&str; 5] = ["Cargo.lock", "Cargo.toml", "fonts", "src", "templates"];

fn main() {
    let mut files = Vec::new();
    for part in PARTS {
        println!("cargo::rerun-if-changed={part}");
        gather(Path::new(part), &mut files);
    }
    // By their names with `/`, whatever order the disk has them in.
    let name = |path: &Path| path.to_string_lossy().replace('\\', "/");
    files.sort_by_key(|path| name(path));
    let mut code = Code(0xcbf2_9ce4_8422_2325);
    for path in &files {
        let content = fs::read(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        code.add(name(path).as_bytes());
        code.add(&(content.len() as u64).to_le_bytes());
        code.add(&content);
    }
    println!("cargo::rustc-env=VANBAN_CODE={:016x}", code.0);
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_file() {
        files.push(path.to_owned());
    }
    // A package without its list of dependencies is named without it.
    for entry in fs::read_dir(path).into_iter().flatten() {
        gather(&entry.expect("an entry of a folder that is read").path(), files);
    }
}

/// FNV-1a of 64 bits: a name for contents, not a protection.
struct Code(u64);

impl Code {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
