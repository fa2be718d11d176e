//! Reads a file back: what stands where, and how its parts nest.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A file, parsed.
pub(super) struct File {
    pub(super) doc: Document,
    pub(super) pages: Vec<ObjectId>,
}

/// One operand of a showing operator: a run of letters between two stretches.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    /// Left edge of each letter and right edge of the last, in points.
    pub(super) edges: Vec<f64>,
    /// Baseline, from the lower edge of the sheet.
    pub(super) y: f64,
    pub(super) text: String,
    /// Type and number of the marked content it stands in; no number: an artifact.
    pub(super) tag: String,
    pub(super) mcid: Option<i64>,
}

/// What one font says of its codes.
struct Font {
    letters: BTreeMap<u16, String>,
    widths: Vec<f64>,
}

impl File {
    pub(super) fn read(bytes: &[u8]) -> File {
        let doc = Document::load_mem(bytes).unwrap();
        let pages = doc.get_pages().into_values().collect();
        File { doc, pages }
    }

    pub(super) fn catalog(&self) -> &Dictionary {
        self.doc.catalog().unwrap()
    }

    /// The dictionary at `key`, direct or not.
    pub(super) fn dict<'a>(&'a self, of: &'a Dictionary, key: &str) -> &'a Dictionary {
        self.follow(of.get(key.as_bytes()).unwrap()).as_dict().unwrap()
    }

    pub(super) fn follow<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.doc.dereference(object).unwrap().1
    }

    fn fonts(&self, page: usize) -> BTreeMap<Vec<u8>, Font> {
        let page = self.doc.get_dictionary(self.pages[page]).unwrap();
        let fonts = self.dict(self.dict(page, "Resources"), "Font");
        fonts
            .iter()
            .map(|(name, font)| {
                let font = self.follow(font).as_dict().unwrap();
                let map = self.follow(font.get(b"ToUnicode").unwrap()).as_stream().unwrap();
                let map = String::from_utf8(map.decompressed_content().unwrap()).unwrap();
                let kin = &font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0];
                let widths = kin.as_dict().unwrap().get(b"W").unwrap().as_array().unwrap();
                let widths = widths[1].as_array().unwrap();
                let widths = widths.iter().map(|w| f64::from(w.as_float().unwrap())).collect();
                (name.clone(), Font { letters: letters(&map), widths })
            })
            .collect()
    }

    /// Everything that is shown on a page, in order.
    pub(super) fn runs(&self, page: usize) -> Vec<Run> {
        let fonts = self.fonts(page);
        let content = self.doc.get_page_content(self.pages[page]);
        let mut runs = Vec::new();
        let (mut font, mut size, mut at) = (Vec::new(), 0.0, (0.0, 0.0));
        let mut tag = (String::new(), None);
        for operation in Content::decode(&content).unwrap().operations {
            let number = |index: usize| f64::from(operation.operands[index].as_float().unwrap());
            match operation.operator.as_str() {
                "BDC" => {
                    let properties = operation.operands[1].as_dict().unwrap();
                    let mcid = properties.get(b"MCID").and_then(Object::as_i64).ok();
                    tag = (name(&operation.operands[0]).to_owned(), mcid);
                }
                "EMC" => tag = (String::new(), None),
                "Tf" => {
                    font = operation.operands[0].as_name().unwrap().to_vec();
                    size = number(1);
                }
                "Tm" => at = (number(4), number(5)),
                "Tj" | "TJ" => {
                    let operand = &operation.operands[0];
                    let items = operand.as_array().cloned().unwrap_or(vec![operand.clone()]);
                    for item in &items {
                        let Ok(codes) = item.as_str() else {
                            at.0 -= f64::from(item.as_float().unwrap()) * size / 1000.0;
                            continue;
                        };
                        let font = &fonts[&font];
                        let (mut edges, mut text) = (vec![at.0], String::new());
                        for code in codes.chunks(2) {
                            let code = u16::from_be_bytes(code.try_into().unwrap());
                            text += &font.letters[&code];
                            at.0 += font.widths[usize::from(code)] * size / 1000.0;
                            edges.push(at.0);
                        }
                        let (tag, mcid) = tag.clone();
                        runs.push(Run { edges, y: at.1, text, tag, mcid });
                    }
                }
                "BT" | "ET" | "g" | "rg" | "w" | "G" | "RG" => {}
                "m" | "l" | "S" => assert_eq!(tag.0, "Artifact", "a stroke is no text"),
                other => panic!("an operator nobody asked for: {other}"),
            }
        }
        runs
    }

    /// All letters of a page, in order.
    pub(super) fn text(&self, page: usize) -> String {
        self.runs(page).into_iter().map(|run| run.text).collect()
    }

    /// The structure tree as `Type(kids …)`; a piece is `page.number`, pages from 1.
    pub(super) fn structure(&self) -> String {
        let root = self.dict(self.catalog(), "StructTreeRoot");
        self.element(root.get(b"K").unwrap(), None)
    }

    fn element(&self, kid: &Object, page: Option<ObjectId>) -> String {
        let number = |page: ObjectId| self.pages.iter().position(|&id| id == page).unwrap() + 1;
        let kid = self.follow(kid);
        if let Ok(mcid) = kid.as_i64() {
            return format!("{}.{mcid}", number(page.unwrap()));
        }
        let element = kid.as_dict().unwrap();
        let page = element.get(b"Pg").and_then(Object::as_reference).ok();
        if let Ok(mcid) = element.get(b"MCID").and_then(Object::as_i64) {
            return format!("{}.{mcid}", number(page.unwrap()));
        }
        if element.has(b"Obj") {
            return "widget".to_owned();
        }
        let kids = match element.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        let kids: Vec<String> = kids.iter().map(|kid| self.element(kid, page)).collect();
        let kind = name(element.get(b"S").unwrap());
        if kids.is_empty() { kind.to_owned() } else { format!("{kind}({})", kids.join(" ")) }
    }
}

/// A name as text.
pub(super) fn name(object: &Object) -> &str {
    str::from_utf8(object.as_name().unwrap()).unwrap()
}

/// Codes and letters of a `ToUnicode` map.
fn letters(map: &str) -> BTreeMap<u16, String> {
    let hex = |text: &str| u16::from_str_radix(text, 16).unwrap();
    map.lines()
        .filter_map(|line| line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <"))
        .filter(|pair| *pair != ("0000", "FFFF"))
        .map(|(code, letter)| (hex(code), String::from_utf16(&[hex(letter)]).unwrap()))
        .collect()
}
