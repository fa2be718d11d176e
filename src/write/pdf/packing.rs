//! Streams of a file, deflated.
//!
//! In: the content of a stream. Out: [`Packed`], which may be put into a stream of that content more
//! than once. Must not know what the content is. The interface to flate2 is localised here.

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::Stream;

use super::broken;
use crate::error::Result;

/// What zlib calls its default: one step up costs time and gains nothing on files like these.
pub(super) const LEVEL: u32 = 6;

thread_local! {
    /// One compressor for all streams of a core: making its tables costs more than packing a small
    /// stream. It is wiped before each.
    static COMPRESSOR: RefCell<Compress> =
        RefCell::new(Compress::new(Compression::new(LEVEL), true));
}

/// A content, deflated.
pub(super) struct Packed {
    bytes: Vec<u8>,
    /// How long it is unpacked.
    length: usize,
}

impl Packed {
    /// Packs `content` so that its last byte is no carriage return: with the line feed before
    /// `endstream` that would look like an end of line of two bytes, and the length like a wrong
    /// one (ISO 19005-2, 6.1.7.1). The last bytes are a checksum; a line feed more at the end,
    /// which operators, character maps and font programs take, gives another one.
    pub(super) fn of(content: &[u8]) -> Result<Packed> {
        let mut bytes = deflate(content)?;
        let mut length = content.len();
        if bytes.last() == Some(&b'\r') {
            let mut longer = content.to_vec();
            while bytes.last() == Some(&b'\r') {
                longer.push(b'\n');
                bytes = deflate(&longer)?;
            }
            length = longer.len();
        }
        Ok(Packed { bytes, length })
    }

    /// Takes the place of the content it was made of, where it is shorter.
    pub(super) fn put_into(&self, stream: &mut Stream) {
        if self.bytes.len() < stream.content.len() {
            if stream.dict.has(b"Length1") {
                stream.dict.set("Length1", self.length as i64);
            }
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(self.bytes.clone());
        }
    }
}

fn deflate(content: &[u8]) -> Result<Vec<u8>> {
    COMPRESSOR.with_borrow_mut(|state| {
        state.reset();
        let mut packed = Vec::with_capacity(content.len() / 2 + 64);
        loop {
            let read = usize::try_from(state.total_in()).map_err(broken)?;
            let rest = &content[read..];
            let status =
                state.compress_vec(rest, &mut packed, FlushCompress::Finish).map_err(broken)?;
            match status {
                Status::StreamEnd => return Ok(packed),
                Status::Ok | Status::BufError => packed.reserve(rest.len() / 2 + 64),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn no_packed_stream_ends_in_a_carriage_return() {
        let mut longer = 0;
        // The sum of the letters takes every last byte once.
        for count in 0..256 {
            let typed = "a".repeat(count);
            let packed = Packed::of(typed.as_bytes()).unwrap();
            assert_ne!(packed.bytes.last(), Some(&b'\r'));
            let mut read = String::new();
            flate2::read::ZlibDecoder::new(&packed.bytes[..]).read_to_string(&mut read).unwrap();
            assert_eq!((read.trim_end(), read.len()), (typed.as_str(), packed.length));
            longer += read.len() - typed.len();
        }
        assert_eq!(longer, 1, "one of the contents needs it");
    }
}
