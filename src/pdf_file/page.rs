//! One page: its box as it is seen, what turns it upright, its contents and what they name.
//!
//! In: the document and the page's object. Out: a [`Page`]. Must not know what contents mean.
//! Source: ISO 32000-1, 7.7.3.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{Fault, LARGEST_STREAM, Read};

/// A mapping of points, in the order of PDF: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    /// Leaves points where they are.
    pub(super) const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First this mapping, then the other.
    pub(super) fn then(self, other: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], Matrix([p, q, r, s, t, u])) = (self.0, other);
        Matrix([
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ])
    }

    /// Where a point goes.
    pub(super) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// The least box around where a box goes.
    pub(super) fn apply_box(self, [x0, y0, x1, y1]: [f64; 4]) -> [f64; 4] {
        let corners = [(x0, y0), (x1, y0), (x0, y1), (x1, y1)].map(|(x, y)| self.apply(x, y));
        let low = |pick: fn(&(f64, f64)) -> f64| corners.iter().map(pick).fold(f64::MAX, f64::min);
        let high = |pick: fn(&(f64, f64)) -> f64| corners.iter().map(pick).fold(f64::MIN, f64::max);
        [low(|p| p.0), low(|p| p.1), high(|p| p.0), high(|p| p.1)]
    }

    /// As a PDF array.
    pub(super) fn array(self) -> Object {
        Object::Array(self.0.iter().map(|&part| Object::Real(part as f32)).collect())
    }
}

/// A page as it is seen.
#[derive(Debug)]
pub(super) struct Page {
    /// The part of its own plane that is seen.
    pub(super) bounds: [f64; 4],
    /// From its own plane to a sheet that stands upright with its lower left corner at the origin.
    pub(super) upright: Matrix,
    /// Width of that sheet in points.
    pub(super) width: f64,
    /// Its height.
    pub(super) height: f64,
    /// What its contents name.
    pub(super) resources: Dictionary,
    /// Its contents, unpacked.
    pub(super) contents: Vec<u8>,
    /// How its marks blend, where it says so.
    pub(super) group: Option<Object>,
    /// Its annotations.
    pub(super) annotations: Vec<Dictionary>,
}

impl Page {
    /// The page of an object.
    pub(super) fn of(doc: &Document, id: ObjectId) -> Read<Page> {
        let page = doc.get_dictionary(id)?;
        let media = inherited(doc, page, b"MediaBox").and_then(|found| rectangle(doc, found));
        let media = media.ok_or(Fault::Broken)?;
        let crop = inherited(doc, page, b"CropBox").and_then(|found| rectangle(doc, found));
        let bounds = crop.map_or(media, |crop| common(crop, media));
        let [x0, y0, x1, y1] = bounds;
        let (wide, tall) = (x1 - x0, y1 - y0);
        let turns = inherited(doc, page, b"Rotate").and_then(number).unwrap_or(0.0) / 90.0;
        let unit = page.get(b"UserUnit").ok().and_then(number).filter(|unit| *unit > 0.0);
        let u = unit.unwrap_or(1.0);
        let (upright, width, height) = match (turns.round() as i64).rem_euclid(4) {
            1 => ([0.0, -u, u, 0.0, -y0 * u, x1 * u], tall, wide),
            2 => ([-u, 0.0, 0.0, -u, x1 * u, y1 * u], wide, tall),
            3 => ([0.0, u, -u, 0.0, y1 * u, -x0 * u], tall, wide),
            _ => ([u, 0.0, 0.0, u, -x0 * u, -y0 * u], wide, tall),
        };
        let (width, height) = (width * u, height * u);
        // PDF itself allows no sheet of more than 200 inches (annex C.2).
        if !(width.is_finite() && height.is_finite() && width >= 1.0 && height >= 1.0)
            || width.max(height) > 14_400.0 * u
        {
            return Err(Fault::Broken);
        }
        let resources = inherited(doc, page, b"Resources");
        let resources = resources.and_then(|found| found.as_dict().ok()).cloned();
        Ok(Page {
            bounds,
            upright: Matrix(upright),
            width,
            height,
            resources: resources.unwrap_or_default(),
            contents: contents(doc, id)?,
            group: page.get(b"Group").ok().cloned(),
            annotations: annotations(doc, page),
        })
    }
}

/// All parts of the contents, a line end between them: a part may end inside no token.
fn contents(doc: &Document, id: ObjectId) -> Read<Vec<u8>> {
    let mut whole = Vec::new();
    for part in doc.get_page_contents(id) {
        let stream = doc.get_object(part)?.as_stream()?;
        whole.extend(unpacked(stream)?);
        whole.push(b'\n');
    }
    Ok(whole)
}

/// The content of a stream.
pub(super) fn unpacked(stream: &lopdf::Stream) -> Read<Vec<u8>> {
    if !stream.dict.has(b"Filter") {
        return Ok(stream.content.clone());
    }
    stream.decompressed_content_with_limit(LARGEST_STREAM).map_err(|_| Fault::Broken)
}

fn annotations(doc: &Document, page: &Dictionary) -> Vec<Dictionary> {
    let all = page.get(b"Annots").ok().and_then(|all| followed(doc, all).as_array().ok());
    let all = all.map_or(&[][..], Vec::as_slice).iter();
    all.filter_map(|one| followed(doc, one).as_dict().ok().cloned()).collect()
}

/// An entry of the page or of the nearest node above that has it.
fn inherited<'d>(doc: &'d Document, page: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    let mut node = page;
    // Deeper trees are circles.
    for _ in 0..64 {
        if let Ok(found) = node.get(key) {
            return Some(followed(doc, found));
        }
        node = followed(doc, node.get(b"Parent").ok()?).as_dict().ok()?;
    }
    None
}

/// The object a reference leads to; anything else itself.
pub(super) fn followed<'d>(doc: &'d Document, object: &'d Object) -> &'d Object {
    doc.dereference(object).map_or(&Object::Null, |(_, found)| found)
}

/// A number, whole or not.
pub(super) fn number(object: &Object) -> Option<f64> {
    object.as_float().ok().map(f64::from).filter(|number| number.is_finite())
}

/// Left, lower, right and upper edge, in that order whatever corners are given.
pub(super) fn rectangle(doc: &Document, object: &Object) -> Option<[f64; 4]> {
    let corners: Vec<f64> =
        object.as_array().ok()?.iter().filter_map(|side| number(followed(doc, side))).collect();
    let [x0, y0, x1, y1] = corners.try_into().ok()?;
    Some([x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)])
}

/// What two boxes share; the second where they share nothing.
fn common(a: [f64; 4], b: [f64; 4]) -> [f64; 4] {
    let shared = [a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])];
    if shared[0] < shared[2] && shared[1] < shared[3] { shared } else { b }
}
