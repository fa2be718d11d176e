//! Pages as forms, with everything they rest on and nothing else, in a file of their own.
//!
//! In: pages of a document. Out: a parcel: a PDF whose catalog lists one form a page under
//! `Forms`; each form puts its page upright with the lower left corner at the origin. What the
//! page prints of its annotations (stamps, signatures) is drawn into it. Must not know what
//! contents mean. Source: ISO 32000-1, 8.10 (forms), 12.5.5 (appearances).

use std::collections::{BTreeMap, VecDeque};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::page::{Matrix, Page, followed, rectangle, unpacked};
use super::strip::without_marks;
use super::{Fault, Read};

/// Entries of streams that tie them to the file they come from.
const TIES: [&[u8]; 10] = [
    b"StructParent",
    b"StructParents",
    b"Metadata",
    b"PieceInfo",
    b"LastModified",
    b"OC",
    b"OPI",
    b"Ref",
    b"AF",
    b"Length",
];

/// Flags of annotations: hidden everywhere, and printed (ISO 32000-1, table 165).
const HIDDEN: i64 = 1 << 1;
const PRINTED: i64 = 1 << 2;

/// A parcel under way.
pub(super) struct Parcel<'d> {
    from: &'d Document,
    made: Document,
    /// Where objects of the document are in the parcel.
    places: BTreeMap<ObjectId, ObjectId>,
    /// Objects that have a place and are not there yet.
    awaited: VecDeque<ObjectId>,
    forms: Vec<Object>,
}

impl<'d> Parcel<'d> {
    /// An empty parcel.
    pub(super) fn new(from: &'d Document) -> Parcel<'d> {
        Parcel {
            from,
            made: Document::with_version("1.7"),
            places: BTreeMap::new(),
            awaited: VecDeque::new(),
            forms: Vec::new(),
        }
    }

    /// What is in it so far.
    pub(super) fn made(&self) -> &Document {
        &self.made
    }

    /// Puts a page in; gives its form.
    pub(super) fn page(&mut self, page: &Page) -> Read<ObjectId> {
        let resources = self.dictionary(&page.resources);
        let mut form = form(page.bounds, Matrix::IDENTITY, resources);
        if let Some(group) = &page.group {
            form.set("Group", self.object(group));
        }
        let mut contents = without_marks(&page.contents);
        let stamps = self.stamps(page);
        if !stamps.is_empty() {
            // Contents may leave the graphics state changed, so they stand apart.
            let inner = self.made.add_object(Stream::new(form, contents));
            let mut named = dictionary! { "Page" => inner };
            contents = b"/Page Do\n".to_vec();
            for (number, (stamp, place)) in stamps.into_iter().enumerate() {
                let name = format!("Stamp{number}");
                let place: Vec<String> = place.0.iter().map(|part| format!("{part:.4}")).collect();
                contents.extend(format!("q {} cm /{name} Do Q\n", place.join(" ")).into_bytes());
                named.set(name, stamp);
            }
            let resources = dictionary! { "XObject" => named };
            form = self::form(page.bounds, Matrix::IDENTITY, resources);
        }
        form.set("Matrix", page.upright.array());
        let form = self.made.add_object(Stream::new(form, contents));
        self.forms.push(form.into());
        self.fetch()?;
        Ok(form)
    }

    /// The parcel as a file.
    pub(super) fn bytes(mut self) -> Read<Vec<u8>> {
        let pages = dictionary! { "Type" => "Pages", "Kids" => Vec::<Object>::new(), "Count" => 0 };
        let pages = self.made.add_object(pages);
        let forms = std::mem::take(&mut self.forms);
        let catalog = dictionary! { "Type" => "Catalog", "Pages" => pages, "Forms" => forms };
        let root = self.made.add_object(catalog);
        self.made.trailer.set("Root", root);
        let mut bytes = Vec::new();
        self.made.save_to(&mut bytes).map_err(|_| Fault::Broken)?;
        Ok(bytes)
    }

    /// The appearances that the page prints, each with what puts it into its place.
    fn stamps(&mut self, page: &Page) -> Vec<(ObjectId, Matrix)> {
        let mut stamps = Vec::new();
        for annotation in &page.annotations {
            let flags = annotation.get(b"F").and_then(Object::as_i64).unwrap_or(0);
            if flags & HIDDEN != 0 || flags & PRINTED == 0 {
                continue;
            }
            if let Some((appearance, place)) = self.appearance(annotation) {
                stamps.push((self.place(appearance), place));
            }
        }
        stamps
    }

    /// The appearance of an annotation and its place, where it shows anything.
    fn appearance(&self, annotation: &Dictionary) -> Option<(ObjectId, Matrix)> {
        let looks = followed(self.from, annotation.get(b"AP").ok()?).as_dict().ok()?;
        let mut normal = looks.get(b"N").ok()?;
        if let Ok(states) = followed(self.from, normal).as_dict() {
            normal = states.get(annotation.get(b"AS").and_then(Object::as_name).ok()?).ok()?;
        }
        let id = normal.as_reference().ok()?;
        let look = &self.from.get_object(id).ok()?.as_stream().ok()?.dict;
        let bounds = rectangle(self.from, followed(self.from, look.get(b"BBox").ok()?))?;
        let seen = matrix(self.from, look).apply_box(bounds);
        let target = rectangle(self.from, followed(self.from, annotation.get(b"Rect").ok()?))?;
        let (wide, tall) = (seen[2] - seen[0], seen[3] - seen[1]);
        if wide <= 0.0 || tall <= 0.0 {
            return None;
        }
        let (x, y) = ((target[2] - target[0]) / wide, (target[3] - target[1]) / tall);
        let place = [x, 0.0, 0.0, y, target[0] - seen[0] * x, target[1] - seen[1] * y];
        (x > 0.0 && y > 0.0).then_some((id, Matrix(place)))
    }

    /// The place of an object of the document.
    fn place(&mut self, id: ObjectId) -> ObjectId {
        if let Some(place) = self.places.get(&id) {
            return *place;
        }
        let place = self.made.new_object_id();
        self.places.insert(id, place);
        self.awaited.push_back(id);
        place
    }

    /// Brings in what the objects that are there point at, until nothing is missing.
    fn fetch(&mut self) -> Read<()> {
        while let Some(id) = self.awaited.pop_front() {
            let from = self.from;
            let copied = match from.get_object(id) {
                Ok(Object::Stream(stream)) => Object::Stream(self.stream(stream)?),
                Ok(object) => self.object(object),
                // ISO 32000-1, 7.3.10: what is not there is null.
                Err(_) => Object::Null,
            };
            self.made.objects.insert(self.places[&id], copied);
        }
        Ok(())
    }

    fn stream(&mut self, stream: &Stream) -> Read<Stream> {
        let mut dict = Dictionary::new();
        for (key, value) in stream.dict.iter().filter(|(key, _)| !TIES.contains(&key.as_slice())) {
            dict.set(key.clone(), self.object(value));
        }
        let is_form =
            stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|s| s == b"Form");
        if !is_form && !stream.dict.has(b"PatternType") {
            return Ok(Stream::new(dict, stream.content.clone()));
        }
        dict.remove(b"Filter");
        dict.remove(b"DecodeParms");
        Ok(Stream::new(dict, without_marks(&unpacked(stream)?)))
    }

    /// An object with its references led to the parcel.
    fn object(&mut self, object: &Object) -> Object {
        match object {
            Object::Reference(id) => self.place(*id).into(),
            Object::Array(all) => all.iter().map(|one| self.object(one)).collect::<Vec<_>>().into(),
            Object::Dictionary(dict) => self.dictionary(dict).into(),
            // No stream stands inside another object (ISO 32000-1, 7.3.8).
            Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Name(_)
            | Object::String(..)
            | Object::Stream(_) => object.clone(),
        }
    }

    fn dictionary(&mut self, dict: &Dictionary) -> Dictionary {
        let mut copied = Dictionary::new();
        for (key, value) in dict {
            copied.set(key.clone(), self.object(value));
        }
        copied
    }
}

/// The dictionary of a form.
fn form(bounds: [f64; 4], matrix: Matrix, resources: Dictionary) -> Dictionary {
    let bounds: Vec<Object> = bounds.iter().map(|&side| Object::Real(side as f32)).collect();
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => bounds,
        "Matrix" => matrix.array(),
        "Resources" => resources,
    }
}

/// The mapping of a form into what it is drawn on.
pub(super) fn matrix(doc: &Document, form: &Dictionary) -> Matrix {
    let parts = form.get(b"Matrix").ok().and_then(|array| followed(doc, array).as_array().ok());
    let parts: Option<Vec<f64>> = parts.map(|parts| {
        parts.iter().filter_map(|it| super::page::number(followed(doc, it))).collect()
    });
    parts.and_then(|parts| parts.try_into().ok()).map_or(Matrix::IDENTITY, Matrix)
}
