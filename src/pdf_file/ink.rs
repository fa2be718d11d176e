//! What contents draw: how far down the page there is ink, and the images they show.
//!
//! In: the form of a page in its parcel. Out: [`Drawn`]. Follows the operators as far as places
//! go; letters count from their descenders down, white areas, blanks and invisible text not at
//! all, and what is not understood counts as ink down to the edge, so that nothing is ever printed
//! over it. Source: ISO 32000-1, 8 and 9.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, Stream};

use super::color::{BLACK, Paint, entry, tones};
use super::page::{Matrix, Page, followed, number, rectangle, unpacked};
use super::parcel::matrix;
use super::{Read, Scan, Tones};

/// Deepest nesting of forms.
const DEEPEST: usize = 12;
/// Most forms drawn on a page: forms that draw each other twice would never end.
const MOST_FORMS: usize = 4000;
/// How far letters reach below their baseline and above it, in parts of their size.
const BELOW: f64 = 0.22;
const ABOVE: f64 = 0.7;
/// The share of a page that images cover if it is a scan.
const SCANNED: f64 = 0.5;
/// The least share of a page of an image that counts for its resolution: a seal or a logo on a
/// scan is none of it.
const COUNTS: f64 = 0.05;

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// The lowest ink, in points from the lower edge; none: the page is blank.
    pub(super) lowest: Option<f64>,
    images: Vec<Image>,
}

#[derive(Debug)]
struct Image {
    /// In square points.
    area: f64,
    dpi: f64,
    tones: Tones,
}

impl Drawn {
    /// The scan a page is, if images cover most of it.
    pub(super) fn scan(&self, page: &Page) -> Option<Scan> {
        let sheet = page.width * page.height;
        let covered: f64 = self.images.iter().map(|image| image.area).sum();
        let counts = |image: &&Image| image.area >= sheet * COUNTS;
        let dpi = self.images.iter().filter(counts).map(|image| image.dpi).reduce(f64::min)?;
        let tones = self.images.iter().filter(counts).map(|image| image.tones).max()?;
        (covered >= sheet * SCANNED).then_some(Scan { dpi: dpi.round() as u32, tones })
    }
}

/// Follows a page's form of the parcel.
pub(super) fn drawn(doc: &Document, form: ObjectId, page: &Page) -> Read<Drawn> {
    let form = doc.get_object(form)?.as_stream()?;
    let mut eye = Eye { doc, drawn: Drawn::default(), forms: 0, height: page.height };
    eye.form(form, &State::default(), 0)?;
    Ok(eye.drawn)
}

#[derive(Debug, Clone)]
struct State {
    ctm: Matrix,
    /// Nothing shows below it.
    floor: f64,
    fill: Paint,
    stroke: Paint,
    line: f64,
    font: Option<Vec<u8>>,
    size: f64,
    leading: f64,
    rise: f64,
    /// Text rendering mode.
    mode: i64,
}

impl Default for State {
    fn default() -> State {
        State {
            ctm: Matrix::IDENTITY,
            floor: 0.0,
            fill: BLACK,
            stroke: BLACK,
            line: 1.0,
            font: None,
            size: 0.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }
}

struct Eye<'d> {
    doc: &'d Document,
    drawn: Drawn,
    forms: usize,
    height: f64,
}

/// One stream of contents on its way.
struct Reading<'d> {
    resources: Option<&'d Dictionary>,
    fonts: BTreeMap<Vec<u8>, Option<Encoding<'d>>>,
    state: State,
    kept: Vec<State>,
    /// Box of the path so far, on the page.
    path: Option<[f64; 4]>,
    clips: bool,
    text: Matrix,
    text_line: Matrix,
    depth: usize,
}

impl<'d> Eye<'d> {
    fn form(&mut self, form: &'d Stream, state: &State, depth: usize) -> Read<()> {
        self.forms += 1;
        if depth > DEEPEST || self.forms > MOST_FORMS {
            self.ink([0.0, 0.0, 0.0, self.height], state.floor);
            return Ok(());
        }
        let mut state = state.clone();
        state.ctm = matrix(self.doc, &form.dict).then(state.ctm);
        let bounds = form.dict.get(b"BBox").ok().map(|bounds| followed(self.doc, bounds));
        if let Some(bounds) = bounds.and_then(|bounds| rectangle(self.doc, bounds)) {
            state.floor = state.floor.max(state.ctm.apply_box(bounds)[1]);
        }
        let resources = form.dict.get(b"Resources").ok();
        let mut reading = Reading {
            resources: resources.and_then(|it| followed(self.doc, it).as_dict().ok()),
            fonts: BTreeMap::new(),
            state,
            kept: Vec::new(),
            path: None,
            clips: false,
            text: Matrix::IDENTITY,
            text_line: Matrix::IDENTITY,
            depth,
        };
        let Ok(content) = Content::decode_strict(&unpacked(form)?) else {
            self.ink([0.0, 0.0, 0.0, self.height], reading.state.floor);
            return Ok(());
        };
        for operation in &content.operations {
            self.operation(operation, &mut reading)?;
        }
        Ok(())
    }

    /// Notes ink in a box on the page, of which nothing shows below `floor`.
    fn ink(&mut self, [_, low, _, high]: [f64; 4], floor: f64) {
        if high > floor && low < self.height {
            let low = low.max(floor);
            self.drawn.lowest = Some(self.drawn.lowest.map_or(low, |lowest| lowest.min(low)));
        }
    }

    fn operation(&mut self, operation: &Operation, reading: &mut Reading<'d>) -> Read<()> {
        let numbers: Vec<f64> = operation.operands.iter().filter_map(number).collect();
        let state = &mut reading.state;
        match (operation.operator.as_str(), numbers.as_slice()) {
            ("q", _) => reading.kept.push(state.clone()),
            ("Q", _) => {
                if let Some(kept) = reading.kept.pop() {
                    reading.state = kept;
                }
            }
            ("cm", &[a, b, c, d, e, f]) => state.ctm = Matrix([a, b, c, d, e, f]).then(state.ctm),
            ("w", &[line]) => state.line = line,
            (
                "g" | "G" | "rg" | "RG" | "k" | "K" | "sc" | "SC" | "scn" | "SCN" | "cs" | "CS",
                _,
            ) => {
                let fills = operation.operator.starts_with(|c: char| c.is_ascii_lowercase());
                let paint = if fills { &mut state.fill } else { &mut state.stroke };
                *paint = paint.changed(self.doc, operation, &numbers, reading.resources);
            }
            ("Do", _) => self.object(operation, reading)?,
            ("BI", _) => {
                let ctm = state.ctm;
                self.ink(ctm.apply_box([0.0, 0.0, 1.0, 1.0]), state.floor);
            }
            ("sh", _) => {
                let floor = state.floor;
                self.ink([0.0, floor, 0.0, self.height], floor);
            }
            (operator, numbers) => {
                if !self.path(operator, numbers, reading) {
                    self.text(operation, numbers, reading);
                }
            }
        }
        Ok(())
    }

    /// An image or another form.
    fn object(&mut self, operation: &Operation, reading: &mut Reading<'d>) -> Read<()> {
        let name = operation.operands.first().and_then(|name| name.as_name().ok());
        let (Some(name), Some(resources)) = (name, reading.resources) else { return Ok(()) };
        let found = entry(self.doc, resources, b"XObject", name);
        let Some(stream) = found.and_then(|found| found.as_stream().ok()) else { return Ok(()) };
        if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|sort| sort == b"Form") {
            return self.form(stream, &reading.state, reading.depth + 1);
        }
        let state = &reading.state;
        let is_mask = stream.dict.get(b"ImageMask").and_then(Object::as_bool).unwrap_or(false);
        if is_mask && state.fill.white {
            return Ok(());
        }
        self.ink(state.ctm.apply_box([0.0, 0.0, 1.0, 1.0]), state.floor);
        let [a, b, c, d, ..] = state.ctm.0;
        let (wide, tall) = (a.hypot(b), c.hypot(d));
        let dots = |key: &[u8]| {
            stream.dict.get(key).ok().and_then(|dots| number(followed(self.doc, dots)))
        };
        if let (Some(across), Some(down)) = (dots(b"Width"), dots(b"Height"))
            && wide > 0.0
            && tall > 0.0
        {
            let dpi = (across * 72.0 / wide).min(down * 72.0 / tall);
            let tones = if is_mask { Tones::Grey } else { tones(self.doc, &stream.dict) };
            self.drawn.images.push(Image { area: wide * tall, dpi, tones });
        }
        Ok(())
    }

    /// Whether the operator is about paths.
    fn path(&mut self, operator: &str, numbers: &[f64], reading: &mut Reading<'d>) -> bool {
        let state = &reading.state;
        let (fills, strokes) = match operator {
            "m" | "l" | "c" | "v" | "y" => {
                for pair in numbers.chunks_exact(2) {
                    reading.reach(pair[0], pair[1]);
                }
                return true;
            }
            "re" => {
                if let &[x, y, wide, tall] = numbers {
                    for (x, y) in [(x, y), (x + wide, y), (x, y + tall), (x + wide, y + tall)] {
                        reading.reach(x, y);
                    }
                }
                return true;
            }
            "W" | "W*" => {
                reading.clips = true;
                return true;
            }
            "n" => (false, false),
            "f" | "F" | "f*" => (true, false),
            "S" | "s" => (false, true),
            "B" | "B*" | "b" | "b*" => (true, true),
            _ => return false,
        };
        if let Some(mut path) = reading.path.take() {
            if strokes && !state.stroke.white {
                let [a, b, c, d, ..] = state.ctm.0;
                let half = state.line / 2.0 * (a * d - b * c).abs().sqrt();
                self.ink([path[0], path[1] - half, path[2], path[3] + half], state.floor);
            }
            if fills && !state.fill.white {
                // An area without height shows nothing but must count where it is drawn as a line.
                path[3] = path[3].max(path[1] + f64::EPSILON);
                self.ink(path, state.floor);
            }
            if reading.clips {
                reading.state.floor = reading.state.floor.max(path[1]);
            }
        }
        reading.clips = false;
        true
    }

    fn text(&mut self, operation: &Operation, numbers: &[f64], reading: &mut Reading<'d>) {
        let state = &mut reading.state;
        match (operation.operator.as_str(), numbers) {
            ("BT", _) => (reading.text, reading.text_line) = (Matrix::IDENTITY, Matrix::IDENTITY),
            ("Tf", &[size]) => {
                state.size = size;
                let name = operation.operands.first().and_then(|name| name.as_name().ok());
                state.font = name.map(<[u8]>::to_vec);
            }
            ("TL", &[leading]) => state.leading = leading,
            ("Ts", &[rise]) => state.rise = rise,
            ("Tr", &[mode]) => state.mode = mode as i64,
            ("Td", &[x, y]) => reading.next_line(x, y),
            ("TD", &[x, y]) => {
                state.leading = -y;
                reading.next_line(x, y);
            }
            ("Tm", &[a, b, c, d, e, f]) => {
                reading.text = Matrix([a, b, c, d, e, f]);
                reading.text_line = reading.text;
            }
            ("T*", _) => {
                let down = -state.leading;
                reading.next_line(0.0, down);
            }
            ("Tj" | "TJ", _) => self.show(&operation.operands, reading),
            ("'" | "\"", _) => {
                let down = -state.leading;
                reading.next_line(0.0, down);
                self.show(&operation.operands, reading);
            }
            _ => {}
        }
    }

    fn show(&mut self, operands: &[Object], reading: &mut Reading<'d>) {
        let mut shown = Vec::new();
        for operand in operands {
            let parts = operand.as_array().map_or(std::slice::from_ref(operand), Vec::as_slice);
            parts.iter().filter_map(|it| it.as_str().ok()).for_each(|it| shown.extend(it));
        }
        let state = &reading.state;
        // Modes 3 and 7 leave no ink: the text under a scan.
        let invisible = matches!(state.mode, 3 | 7) || (state.mode == 0 && state.fill.white);
        if invisible || reading.is_blank(self.doc, &shown) {
            return;
        }
        let state = &reading.state;
        let (size, rise) = (state.size, state.rise);
        let width = size * shown.len() as f64 / 2.0;
        let letters = [0.0, rise - size * BELOW, width, rise + size * ABOVE];
        self.ink(reading.text.then(state.ctm).apply_box(letters), state.floor);
    }
}

impl<'d> Reading<'d> {
    /// Takes a point into the path.
    fn reach(&mut self, x: f64, y: f64) {
        let (x, y) = self.state.ctm.apply(x, y);
        let [x0, y0, x1, y1] = self.path.unwrap_or([x, y, x, y]);
        self.path = Some([x0.min(x), y0.min(y), x1.max(x), y1.max(y)]);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.text_line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.text_line);
        self.text = self.text_line;
    }

    /// Whether letters of the present font are all blanks: writers of PDF set them at the end of
    /// lines and in empty paragraphs.
    fn is_blank(&mut self, doc: &'d Document, shown: &[u8]) -> bool {
        if shown.iter().all(|byte| *byte == b' ') {
            return true;
        }
        let Some(name) = &self.state.font else { return false };
        let resources = self.resources;
        let encoding = self.fonts.entry(name.clone()).or_insert_with(|| {
            let font = resources.and_then(|all| entry(doc, all, b"Font", name))?;
            font.as_dict().ok()?.get_font_encoding(doc).ok()
        });
        let text = encoding.as_ref().and_then(|it| Document::decode_text(it, shown).ok());
        text.is_some_and(|text| !text.is_empty() && text.chars().all(char::is_whitespace))
    }
}
