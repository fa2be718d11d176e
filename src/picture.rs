//! A picture of a signature or a seal: a PNG file, read once and known by its pixels.
//!
//! Comes in as the bytes of a file; goes out as those bytes, which a DOCX holds as they are, and as
//! colours and transparency in eight bits, which a PDF wants. The only place that knows the PNG
//! reader. Source: W3C PNG (second edition) §11; ND30-I.I.II.7.d and 8.a ask for PNG with a
//! transparent ground.

use std::fmt::{self, Display};
use std::io::Cursor;

use png::{BitDepth, ColorType, Decoder, Limits, Transformations, Unit};

use crate::length::Length;

/// Most pixels a picture may have: a seal of 50 mm at 2400 dpi.
const MOST_PIXELS: u64 = 25_000_000;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// The PNG file.
    pub file: Vec<u8>,
    /// Columns of pixels, at least 1.
    pub columns: u32,
    /// Rows of pixels, at least 1.
    pub rows: u32,
    /// Width of the thing it shows, where the author or the file says so.
    pub real_width: Option<Length>,
    /// Red, green and blue of every pixel, row by row.
    pub colors: Vec<u8>,
    /// Opacity of every pixel, row by row; none where all are opaque.
    pub opacity: Option<Vec<u8>>,
}

/// Why bytes are no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// They do not begin as a PNG file.
    NotPng,
    /// The file is cut off or damaged.
    Damaged,
    /// It has more pixels than a signature or a seal can need.
    TooLarge,
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fault::NotPng => "không phải là hình PNG",
            Fault::Damaged => "là hình PNG bị hỏng hoặc thiếu",
            Fault::TooLarge => "có quá nhiều điểm ảnh (tối đa 25 triệu)",
        })
    }
}

impl Picture {
    /// Reads the bytes of a PNG file.
    ///
    /// # Errors
    /// [`Fault`] where the bytes are no whole PNG of a usable size.
    pub fn read(file: Vec<u8>) -> Result<Picture, Fault> {
        if !file.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Err(Fault::NotPng);
        }
        // Eight bytes a pixel and as much again for the reader's own rows.
        let limits = Limits { bytes: MOST_PIXELS as usize * 16 };
        let mut decoder = Decoder::new_with_limits(Cursor::new(&file), limits);
        decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
        let mut reader = decoder.read_info().map_err(fault)?;
        let info = reader.info();
        let (columns, rows) = (info.width, info.height);
        if u64::from(columns) * u64::from(rows) > MOST_PIXELS {
            return Err(Fault::TooLarge);
        }
        let real_width = info.pixel_dims.filter(|dims| dims.unit == Unit::Meter && dims.xppu > 0);
        let real_width = real_width
            .map(|dims| Length::mm(1000).scaled(i64::from(columns), i64::from(dims.xppu)));
        let mut pixels = vec![0; reader.output_buffer_size().ok_or(Fault::TooLarge)?];
        let shape = reader.next_frame(&mut pixels).map_err(fault)?;
        if shape.bit_depth != BitDepth::Eight {
            return Err(Fault::Damaged);
        }
        pixels.truncate(shape.buffer_size());
        let (colors, opacity) = split(&pixels, shape.color_type);
        Ok(Picture { columns, rows, real_width, colors, opacity, file })
    }

    /// Height of the picture when it is so wide.
    pub fn height_at(&self, width: Length) -> Length {
        width.scaled(i64::from(self.rows), i64::from(self.columns.max(1)))
    }

    /// The largest width and height inside a box, in the picture's own proportions.
    pub fn fitting(&self, width: Length, height: Length) -> (Length, Length) {
        let tall = self.height_at(width);
        if tall <= height {
            return (width, tall);
        }
        (height.scaled(i64::from(self.columns), i64::from(self.rows.max(1))), height)
    }
}

fn fault(error: png::DecodingError) -> Fault {
    match error {
        png::DecodingError::LimitsExceeded => Fault::TooLarge,
        png::DecodingError::IoError(_)
        | png::DecodingError::Format(_)
        | png::DecodingError::Parameter(_) => Fault::Damaged,
    }
}

/// Colours and opacity of pixels of eight bits a channel.
fn split(pixels: &[u8], kind: ColorType) -> (Vec<u8>, Option<Vec<u8>>) {
    let grey = |values: &mut dyn Iterator<Item = u8>| values.flat_map(|value| [value; 3]).collect();
    let (colors, opacity): (Vec<u8>, Option<Vec<u8>>) = match kind {
        ColorType::Grayscale => (grey(&mut pixels.iter().copied()), None),
        ColorType::GrayscaleAlpha => (
            grey(&mut pixels.chunks_exact(2).map(|pixel| pixel[0])),
            Some(pixels.chunks_exact(2).map(|pixel| pixel[1]).collect()),
        ),
        // The reader has expanded palettes.
        ColorType::Rgb | ColorType::Indexed => (pixels.to_vec(), None),
        ColorType::Rgba => (
            pixels.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect(),
            Some(pixels.chunks_exact(4).map(|pixel| pixel[3]).collect()),
        ),
    };
    (colors, opacity.filter(|opacity| opacity.iter().any(|value| *value < u8::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(kind: ColorType, columns: u32, rows: u32, pixels: &[u8]) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, columns, rows);
        encoder.set_color(kind);
        encoder.set_depth(BitDepth::Eight);
        let dims = png::PixelDimensions { xppu: 10_000, yppu: 10_000, unit: Unit::Meter };
        encoder.set_pixel_dims(Some(dims));
        let mut writer = encoder.write_header().expect("a header");
        writer.write_image_data(pixels).expect("pixels");
        writer.finish().expect("an end");
        file
    }

    #[test]
    fn a_picture_is_known_by_its_colours_its_opacity_and_its_real_width() {
        let file = png(ColorType::Rgba, 2, 1, &[255, 0, 0, 128, 0, 0, 255, 0]);
        let picture = Picture::read(file.clone()).expect("a picture");
        assert_eq!((picture.columns, picture.rows), (2, 1));
        assert_eq!(picture.colors, [255, 0, 0, 0, 0, 255]);
        assert_eq!(picture.opacity, Some(vec![128, 0]));
        assert_eq!(picture.real_width, Some(Length::emu(7200)));
        assert_eq!(picture.file, file);
    }

    #[test]
    fn an_opaque_picture_says_nothing_of_opacity_and_grey_is_a_colour() {
        let rgba = Picture::read(png(ColorType::Rgba, 1, 1, &[1, 2, 3, 255])).expect("a picture");
        assert_eq!(rgba.opacity, None);
        let grey = Picture::read(png(ColorType::GrayscaleAlpha, 1, 1, &[9, 0])).expect("a picture");
        assert_eq!((grey.colors, grey.opacity), (vec![9; 3], Some(vec![0])));
    }

    #[test]
    fn what_is_no_whole_png_is_refused_wherever_it_is_cut() {
        let file = png(ColorType::Rgb, 3, 3, &[7; 27]);
        for end in 0..file.len() - 12 {
            assert!(Picture::read(file[..end].to_vec()).is_err(), "cut at {end}");
        }
        assert_eq!(Picture::read(b"GIF89a".to_vec()), Err(Fault::NotPng));
    }

    #[test]
    fn a_picture_keeps_its_proportions_in_a_box() {
        let picture = Picture { columns: 4, rows: 2, ..Picture::default() };
        let (width, height) = (Length::mm(40), Length::mm(10));
        assert_eq!(picture.fitting(width, height), (Length::mm(20), Length::mm(10)));
        assert_eq!(picture.fitting(Length::mm(8), height), (Length::mm(8), Length::mm(4)));
    }
}
