//! The colour space sRGB as a profile of the International Color Consortium.
//!
//! Gives the bytes that the output intent embeds: a display profile of version 4.2 with three
//! primaries and one parametric curve. Source: ICC.1:2004-10 for the form; IEC 61966-2-1 for the
//! curve and the primaries, adapted to D50 by the Bradford matrix.

/// Version 4.2.0.0, which PDF 1.7 knows.
const VERSION: u32 = 0x0420_0000;

/// The white of the connection space, D50.
const WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];

/// From D65 to D50, row by row.
const ADAPTATION: [f64; 9] = [
    1.047_811, 0.022_887, -0.050_127, //
    0.029_542, 0.990_484, -0.017_049, //
    -0.009_234, 0.015_044, 0.752_132,
];

const RED: [f64; 3] = [0.436_075, 0.222_504, 0.013_932];
const GREEN: [f64; 3] = [0.385_065, 0.716_879, 0.097_105];
const BLUE: [f64; 3] = [0.143_080, 0.060_617, 0.714_173];

/// g, a, b, c, d of `Y = (aX + b)^g where X ≥ d, else cX`.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];

/// The profile.
pub(super) fn srgb() -> Vec<u8> {
    let curve = element(b"para", &[&[0, 3, 0, 0], &numbers(&CURVE)]);
    let data = [
        text("sRGB IEC61966-2.1"),
        text("No copyright, use freely"),
        element(b"XYZ ", &[&numbers(&WHITE)]),
        element(b"sf32", &[&numbers(&ADAPTATION)]),
        element(b"XYZ ", &[&numbers(&RED)]),
        element(b"XYZ ", &[&numbers(&GREEN)]),
        element(b"XYZ ", &[&numbers(&BLUE)]),
        curve,
    ];
    // The three channels share the last element.
    let tags: [(&[u8; 4], usize); 10] = [
        (b"desc", 0),
        (b"cprt", 1),
        (b"wtpt", 2),
        (b"chad", 3),
        (b"rXYZ", 4),
        (b"gXYZ", 5),
        (b"bXYZ", 6),
        (b"rTRC", 7),
        (b"gTRC", 7),
        (b"bTRC", 7),
    ];
    let mut offset = 128 + 4 + 12 * tags.len();
    let places: Vec<(usize, usize)> = data
        .iter()
        .map(|element| {
            let place = (offset, element.len());
            offset += element.len();
            place
        })
        .collect();
    let mut profile = header(offset);
    profile.extend((tags.len() as u32).to_be_bytes());
    for (name, index) in tags {
        profile.extend(name);
        profile.extend((places[index].0 as u32).to_be_bytes());
        profile.extend((places[index].1 as u32).to_be_bytes());
    }
    profile.extend(data.concat());
    profile
}

/// The 128 bytes before the table of tags (ICC.1:2004-10, 7.2).
fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    header.extend((size as u32).to_be_bytes());
    header.extend([0; 4]);
    header.extend(VERSION.to_be_bytes());
    header.extend(b"mntrRGB XYZ ");
    // A date is asked for, and the same bytes every day: that of the standard.
    for part in [2004_u16, 10, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(numbers(&WHITE));
    header.resize(128, 0);
    header
}

/// An element of this type, filled up to a multiple of four bytes.
fn element(kind: &[u8; 4], parts: &[&[u8]]) -> Vec<u8> {
    let mut element = [kind.as_slice(), &[0; 4], &parts.concat()].concat();
    element.resize(element.len().next_multiple_of(4), 0);
    element
}

/// A text in one language.
fn text(text: &str) -> Vec<u8> {
    let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let head = [1, 12].map(u32::to_be_bytes).concat();
    let place = [letters.len() as u32, 28].map(u32::to_be_bytes).concat();
    element(b"mluc", &[&head, b"enUS", &place, &letters])
}

/// Fixed-point numbers of 16 bits before and 16 after the point.
fn numbers(values: &[f64]) -> Vec<u8> {
    values.iter().flat_map(|value| ((value * 65536.0).round() as i32).to_be_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_primaries_add_up_to_white() {
        for axis in 0..3 {
            let sum = RED[axis] + GREEN[axis] + BLUE[axis];
            assert!((sum - WHITE[axis]).abs() < 0.0005, "axis {axis}: {sum}");
        }
    }

    #[test]
    fn every_tag_lies_inside_the_profile_at_a_multiple_of_four() {
        let profile = srgb();
        let number =
            |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(number(0), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        for tag in 0..number(128) {
            let at = 132 + 12 * tag;
            assert_eq!(number(at + 4) % 4, 0);
            assert!(number(at + 4) + number(at + 8) <= profile.len());
        }
    }
}
