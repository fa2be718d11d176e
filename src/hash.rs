//! What tells one content from another.
//!
//! Takes bytes, gives a [`Hash`] that is short enough to be read in a list and long enough never to be
//! the same by chance. Knows nothing of what the bytes are. The interface to sha2 is localised here.

use std::fmt;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// The first 16 bytes of the SHA-256 of a content, written as 32 hexadecimal digits: as many as
/// `sha256sum` begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hash([u8; 16]);

/// A file that something rests on, as it was when it was looked at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Where it is.
    pub path: PathBuf,
    /// Its content; none where there is no such file.
    pub hash: Option<Hash>,
}

impl Hash {
    /// The hash of a content.
    pub fn of(bytes: &[u8]) -> Hash {
        let whole: [u8; 32] = Sha256::digest(bytes).into();
        let mut first = [0; 16];
        first.copy_from_slice(&whole[..16]);
        Hash(first)
    }

    /// The hash of what stands in a file; none where none can be read.
    pub fn of_file(path: &Path) -> Option<Hash> {
        std::fs::read(path).ok().map(|bytes| Hash::of(&bytes))
    }

    /// The hash that was written so.
    pub fn parse(text: &str) -> Option<Hash> {
        let digits = text.as_bytes();
        let is_hex = digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        if digits.len() != 32 || !is_hex {
            return None;
        }
        let mut bytes = [0; 16];
        for (byte, pair) in bytes.iter_mut().zip(0..) {
            *byte = u8::from_str_radix(&text[pair * 2..pair * 2 + 2], 16).ok()?;
        }
        Some(Hash(bytes))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Stamp {
    /// A file with this content.
    pub fn of(path: PathBuf, bytes: &[u8]) -> Stamp {
        Stamp { path, hash: Some(Hash::of(bytes)) }
    }

    /// A file that was looked for where there is none.
    pub fn absent(path: PathBuf) -> Stamp {
        Stamp { path, hash: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_how_sha256sum_begins_and_is_read_back() {
        let hash = Hash::of(b"abc");
        // FIPS 180-2, B.1.
        assert_eq!(hash.to_string(), "ba7816bf8f01cfea414140de5dae2223");
        assert_eq!(Hash::parse(&hash.to_string()), Some(hash));
        for wrong in
            ["", "ba78", "BA7816BF8F01CFEA414140DE5DAE2223", "+a7816bf8f01cfea414140de5dae2223"]
        {
            assert_eq!(Hash::parse(wrong), None, "{wrong}");
        }
    }
}
