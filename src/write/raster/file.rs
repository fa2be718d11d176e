//! A canvas as a PNG file.
//!
//! Grey where nothing on the page has a colour, else red, green and blue; the file says how large
//! the page is on paper. Compression is quick and the same on every machine. Source: W3C PNG
//! (second edition) §11.

use png::{BitDepth, ColorType, Compression, Encoder, Filter, PixelDimensions, Unit};

use super::Resolution;
use super::canvas::Canvas;
use crate::error::{Error, Result};

/// The bytes of the file.
pub(super) fn write(canvas: &Canvas, resolution: Resolution) -> Result<Vec<u8>> {
    let broken =
        |error: png::EncodingError| Error::Broken { stage: "png", message: error.to_string() };
    let size = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
    let (kind, samples) = samples(canvas);
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, size(canvas.width), size(canvas.height));
    encoder.set_color(kind);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_filter(Filter::Up);
    encoder.set_compression(Compression::Fast);
    let per_meter = resolution.per_meter();
    let dims = PixelDimensions { xppu: per_meter, yppu: per_meter, unit: Unit::Meter };
    encoder.set_pixel_dims(Some(dims));
    let mut writer = encoder.write_header().map_err(broken)?;
    writer.write_image_data(&samples).map_err(broken)?;
    writer.finish().map_err(broken)?;
    Ok(file)
}

/// One sample a pixel if all are grey, else three.
fn samples(canvas: &Canvas) -> (ColorType, Vec<u8>) {
    let (pixels, _) = canvas.pixels.as_chunks::<3>();
    if pixels.iter().all(|[red, green, blue]| red == green && green == blue) {
        return (ColorType::Grayscale, pixels.iter().map(|[grey, _, _]| *grey).collect());
    }
    (ColorType::Rgb, canvas.pixels.clone())
}
