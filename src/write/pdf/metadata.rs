//! What an archive reads without opening the pages: XMP packet and document information.
//!
//! Takes the properties of the document; gives the packet as XML and the `Info` dictionary, which
//! agree. No clock: what is not known is not written. Sources: ISO 16684-1; ISO 19005-2, 6.6 (the
//! extension schema for every field that is not predefined); ISO 14289-1, 5 and 7.1.

use lopdf::{Dictionary, dictionary, text_string};

use crate::block::{Archival, Properties};

/// Name of this program in the files it makes.
const PRODUCER: &str = concat!("vanban ", env!("CARGO_PKG_VERSION"));

/// Namespace of the fields of official documents.
const NAMESPACE: &str = "urn:vanban:official-document:1.0:";

/// A field of our own namespace.
struct Field<'a> {
    name: &'a str,
    /// Type in the terms of XMP.
    kind: &'static str,
    description: &'static str,
    value: String,
}

/// What the document says of itself, then the record for archives with the number of pages.
fn fields(properties: &Properties, pages: usize) -> Vec<Field<'_>> {
    let field = |name, kind, description, value: &str| Field {
        name,
        kind,
        description,
        value: value.to_owned(),
    };
    let mut fields = vec![
        field("kind", "Text", "Kind of the official document", &properties.category),
        field("identifier", "Text", "Number and symbol of the document", &properties.identifier),
        field("issuer", "Text", "Body that issued the document", &properties.author),
        field("date", "Date", "Day of issue", &properties.date),
        field("status", "Text", "What a draft calls itself", &properties.status),
        field("sourceRevision", "Text", "Sources a draft was made from", &properties.revision),
    ];
    if !properties.record.is_empty() {
        let record = properties.record.iter();
        fields.extend(record.map(|(name, value)| field(name, "Text", RECORD, value)));
        fields.push(field("pageAmount", "Text", RECORD, &pages.to_string()));
    }
    fields.retain(|field| !field.value.is_empty());
    fields
}

/// What the fields for archives are.
const RECORD: &str = "Field of the record that an archive takes in";

/// The title; without one, the next best name of the document.
fn title(properties: &Properties) -> &str {
    let names = [&properties.title, &properties.subject, &properties.identifier];
    names.into_iter().find(|name| !name.is_empty()).unwrap_or(&properties.category)
}

/// The language; `und` (BCP 47: undetermined) if it is not given, because readers ask for one.
pub(super) fn language(properties: &Properties) -> &str {
    if properties.language.is_empty() { "und" } else { &properties.language }
}

/// The document information dictionary.
pub(super) fn info(properties: &Properties) -> Dictionary {
    let mut info = dictionary! {
        "Creator" => text_string(PRODUCER),
        "Producer" => text_string(PRODUCER),
    };
    let entries = [
        ("Title", title(properties)),
        ("Subject", properties.subject.as_str()),
        ("Author", properties.author.as_str()),
        // Of our own, for readers that show no XMP.
        ("Status", properties.status.as_str()),
        ("SourceRevision", properties.revision.as_str()),
    ];
    for (key, value) in entries.into_iter().filter(|(_, value)| !value.is_empty()) {
        info.set(key, text_string(value));
    }
    info
}

/// The XMP packet.
pub(super) fn packet(properties: &Properties, pages: usize, archival: Archival) -> String {
    let fields = fields(properties, pages);
    let language = escape(language(properties));
    let mut dublin = format!(
        "<dc:format>application/pdf</dc:format>\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n"
    );
    let mut add = |name: &str, value: &str, open: &str, close: &str| {
        if !value.is_empty() {
            let value = escape(value);
            dublin += &format!("<dc:{name}>{open}{value}{close}</dc:{name}>\n");
        }
    };
    let (alt, seq, bag) = (
        ("<rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt>"),
        ("<rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq>"),
        ("<rdf:Bag><rdf:li>", "</rdf:li></rdf:Bag>"),
    );
    add("title", title(properties), alt.0, alt.1);
    add("description", &properties.subject, alt.0, alt.1);
    add("creator", &properties.author, seq.0, seq.1);
    add("date", &properties.date, seq.0, seq.1);
    add("identifier", &properties.identifier, "", "");
    add("type", &properties.category, bag.0, bag.1);

    let own: String = fields
        .iter()
        .map(|field| format!("<vb:{0}>{1}</vb:{0}>\n", field.name, escape(&field.value)))
        .collect();
    let schemas = schemas(&fields);
    // What cannot be read by programs is not accessible either.
    let claim = match archival {
        Archival::Tagged => {
            "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n\
             <pdfuaid:part>1</pdfuaid:part>\n"
        }
        Archival::Visual => {
            "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n"
        }
        Archival::None => "",
    };
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:vb=\"{NAMESPACE}\" \
         xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
         xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
         xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n\
         {claim}{dublin}<pdf:Producer>{PRODUCER}</pdf:Producer>\
         <xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>\n\
         {own}<pdfaExtension:schemas><rdf:Bag>\n{schemas}</rdf:Bag></pdfaExtension:schemas>\n\
         </rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}

/// The description of every schema PDF/A does not know; all must stand in one bag.
fn schemas(fields: &[Field<'_>]) -> String {
    let part = property("part", "Integer", "Part of ISO 14289 to which the file conforms");
    let own: String =
        fields.iter().map(|field| property(field.name, field.kind, field.description)).collect();
    let universal = "http://www.aiim.org/pdfua/ns/id/";
    let mut schemas = schema("PDF/UA identification schema", universal, "pdfuaid", &part);
    if !own.is_empty() {
        schemas += &schema("Official document schema", NAMESPACE, "vb", &own);
    }
    schemas
}

fn schema(name: &str, namespace: &str, prefix: &str, properties: &str) -> String {
    format!(
        "<rdf:li rdf:parseType=\"Resource\">\
         <pdfaSchema:schema>{name}</pdfaSchema:schema>\
         <pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>\
         <pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>\
         <pdfaSchema:property><rdf:Seq>\n{properties}</rdf:Seq></pdfaSchema:property></rdf:li>\n"
    )
}

fn property(name: &str, kind: &str, description: &str) -> String {
    format!(
        "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{name}</pdfaProperty:name>\
         <pdfaProperty:valueType>{kind}</pdfaProperty:valueType>\
         <pdfaProperty:category>external</pdfaProperty:category>\
         <pdfaProperty:description>{description}</pdfaProperty:description></rdf:li>\n"
    )
}

/// Text as XML takes it; letters that no XML file may hold are left out.
fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, letter| {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            letter if letter.is_control() && !letter.is_ascii_whitespace() => {}
            letter => out.push(letter),
        }
        out
    })
}
