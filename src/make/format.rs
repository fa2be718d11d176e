//! What can be made of a document, and what its files are called.
//!
//! Names alone; how each is made is known to `make`.

/// What can be made of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The file the clerk edits.
    Docx,
    /// The file the leader signs.
    Pdf,
    /// A picture of each page, for previews.
    Png,
    /// What the template made of the document, for authors of templates.
    Markup,
    /// The finished pages as text, for comparing.
    Dump,
}

impl Format {
    /// All formats, in the order in which outputs are listed.
    pub const ALL: [Format; 5] =
        [Format::Docx, Format::Pdf, Format::Png, Format::Markup, Format::Dump];

    /// The word for it on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Docx => "docx",
            Format::Pdf => "pdf",
            Format::Png => "png",
            Format::Markup => "markup",
            Format::Dump => "dump",
        }
    }

    /// What a file of this format is called after its stem and a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Docx => "docx",
            Format::Pdf => "pdf",
            Format::Png => "png",
            Format::Markup => "markup.xml",
            Format::Dump => "pages.txt",
        }
    }
}
