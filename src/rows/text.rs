//! The rows of a CSV file, one after the other.
//!
//! In: its path. Out: its cells as they are typed, row by row, whatever its line ends and the sign
//! between its cells. Must not know what columns mean.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::Cells;
use crate::error::{Error, Result};

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// So much of the file is looked at for the sign between its cells.
const BEGINNING: u64 = 64 * 1024;

/// A CSV file.
#[derive(Debug)]
pub(super) struct File {
    path: PathBuf,
    delimiter: u8,
}

impl File {
    /// A file whose beginning can be read.
    pub(super) fn open(path: &Path) -> Result<File> {
        let mut file = File { path: path.to_owned(), delimiter: b',' };
        let mut beginning = Vec::new();
        let read = file.bytes()?.take(BEGINNING).read_to_end(&mut beginning);
        read.map_err(|source| Error::Read { path: path.to_owned(), source })?;
        let text = String::from_utf8_lossy(&beginning);
        // A heading above the titles has no such sign.
        let mut lines = text.lines();
        let line = lines.find(|line| line.contains([',', ';', '\t'])).unwrap_or_default();
        file.delimiter = crate::input::delimiter(line);
        Ok(file)
    }

    /// Its rows with their numbers, those without cells left out.
    pub(super) fn rows(&self) -> Result<Rows> {
        // The end of the last line is that of a row like any other.
        let bytes = self.bytes()?.chain(&b"\n"[..]);
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .from_reader(bytes);
        Ok(Rows { reader, record: ByteRecord::new(), number: 0, ended: Ended::No })
    }

    fn bytes(&self) -> Result<Unified> {
        let failed = |source| Error::Read { path: self.path.clone(), source };
        let mut file = BufReader::new(fs::File::open(&self.path).map_err(failed)?);
        if file.fill_buf().map_err(failed)?.starts_with(BOM) {
            file.consume(BOM.len());
        }
        Ok(Unified { file, last: 0 })
    }
}

/// Rows as they are read.
pub(super) struct Rows {
    reader: Reader<std::io::Chain<Unified, &'static [u8]>>,
    record: ByteRecord,
    number: usize,
    ended: Ended,
}

/// Whether the file could not be read any further.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    Yes,
    No,
}

impl Iterator for Rows {
    type Item = (usize, Cells);

    fn next(&mut self) -> Option<(usize, Cells)> {
        if self.ended == Ended::Yes {
            return None;
        }
        let before = self.reader.position().line();
        let read = self.reader.read_byte_record(&mut self.record);
        match read {
            Ok(true) => {}
            Ok(false) => return None,
            Err(why) => {
                self.number += 1;
                self.ended = Ended::Yes;
                return Some((self.number, vec![Err(format!("không đọc được: {why}"))]));
            }
        }
        // A row of a sheet may be several lines of the file.
        let breaks = self.record.iter().flatten().filter(|byte| **byte == b'\n').count();
        let lines = usize::try_from(self.reader.position().line() - before).unwrap_or(usize::MAX);
        self.number += lines.saturating_sub(breaks).max(1);
        let cell = |bytes: &[u8]| match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) => {
                Err("không phải là UTF-8; lưu lại tệp dạng «CSV UTF-8» hoặc .xlsx".to_owned())
            }
        };
        Some((self.number, self.record.iter().map(cell).collect()))
    }
}

/// The bytes of a file with `\n` at the end of each line.
struct Unified {
    file: BufReader<fs::File>,
    last: u8,
}

impl Read for Unified {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        loop {
            let bytes = self.file.fill_buf()?;
            if bytes.is_empty() {
                return Ok(0);
            }
            let (mut taken, mut given) = (0, 0);
            for byte in bytes.iter().take(buffer.len()) {
                taken += 1;
                // The second half of `\r\n`.
                let is_over = *byte == b'\n' && self.last == b'\r';
                self.last = *byte;
                if !is_over {
                    buffer[given] = if *byte == b'\r' { b'\n' } else { *byte };
                    given += 1;
                }
            }
            self.file.consume(taken);
            if given > 0 || buffer.is_empty() {
                return Ok(given);
            }
        }
    }
}
