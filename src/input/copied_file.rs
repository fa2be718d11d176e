//! The file a copy is made of: a document of ours, read as such, or the pages of a PDF.
//!
//! In: a path as the author typed it. Out: what lies there, and findings at the path; those of a
//! document of ours stand in its own file. Must not know what may be copied. Sources: ND30-I.II.I.2
//! (scans), DESIGN §7.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::document::{Document, Flag};
use super::project::Project;
use super::rules;
use super::session::Session;
use crate::block::Archival;
use crate::diagnostic::Diagnostic;
use crate::hash::{Hash, Stamp};
use crate::kit::copy::Medium;
use crate::pdf_file::{self, Fault, PdfFile, Scan, Tones};
use crate::source::Spanned;

/// Most bytes of a PDF that is read.
const LARGEST_PDF: u64 = 256 << 20;
/// Most copies of copies.
const LONGEST_LINE: usize = 5;
/// What a scan must have (ND30-I.II.I.2).
const LEAST_DPI: u32 = 200;
const LEAST_VERSION: (u8, u8) = (1, 4);

/// What lies in a file.
pub(super) enum Given {
    /// A document of ours.
    Document(Box<Document>),
    /// Pages.
    Pages(PdfFile),
}

impl Session<'_> {
    /// Reads the file of a copy.
    pub(super) fn given(&mut self, file: &Spanned<String>) -> Option<Given> {
        let path = match self.folder.inside(&file.value) {
            Ok(path) => path,
            Err(refused) => {
                let (rule, message) = refused.told(&file.value, rules::COPY_FILE);
                let finding = Diagnostic::error(rule, file.span, message);
                self.report(finding.help("đặt tệp cạnh văn bản, ví dụ tep: ke-hoach-125.yaml"));
                return None;
            }
        };
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        match extension.as_str() {
            "yaml" | "yml" => self.given_document(file, path).map(Given::Document),
            "pdf" => self.given_pages(file, path).map(Given::Pages),
            _ => {
                let message = format!("không sao được từ tệp {}", file.value);
                let finding = Diagnostic::error(rules::COPY_FILE, file.span, message);
                self.report(finding.help("nhận tệp .yaml của một văn bản hoặc tệp .pdf"));
                None
            }
        }
    }

    fn given_document(&mut self, file: &Spanned<String>, path: PathBuf) -> Option<Box<Document>> {
        let real = |path: &Path| path.canonicalize().ok();
        let circle = self.copies.iter().any(|copy| real(copy) == real(&path));
        if circle || self.copies.len() >= LONGEST_LINE {
            let message = match circle {
                true => format!("{} lại sao từ chính văn bản này", file.value),
                false => format!("sao tiếp nhau quá {LONGEST_LINE} lần"),
            };
            let finding = Diagnostic::error(rules::COPY_FILE, file.span, message);
            self.report(finding.help("ghi tệp của văn bản được sao"));
            return None;
        }
        let reading =
            super::read_copied(self.projects, &path, self.kit, self.sources, &self.copies);
        let reading = match reading {
            Ok(reading) => reading,
            Err(error) => {
                self.report(Diagnostic::error(rules::COPY_FILE, file.span, error.to_string()));
                return None;
            }
        };
        self.files.extend(reading.files);
        self.looked.extend(reading.looked);
        self.shared.extend(reading.shared);
        self.cited.extend(reading.cited);
        // What is wrong with the project of both is said once.
        let project = self.project.as_ref();
        let ours = |finding: &Diagnostic| {
            let of = |project: &std::sync::Arc<Project>| {
                finding.span.is_some_and(|span| project.holds(self.sources, span))
            };
            project.is_some_and(of)
        };
        self.findings.extend(reading.findings.into_iter().filter(|finding| !ours(finding)));
        if reading.document.is_none() {
            let message = format!("văn bản được sao {} còn lỗi, chưa sao được", file.value);
            let finding = Diagnostic::error(rules::COPY_FILE, file.span, message);
            self.report(finding.help("sửa các lỗi báo trong tệp ấy"));
        }
        // Whoever copies has nothing to sign in the copied text.
        reading.document.map(|document| Box::new(Document { digital: Flag::No, ..document }))
    }

    fn given_pages(&mut self, file: &Spanned<String>, path: PathBuf) -> Option<PdfFile> {
        let own = self.copies.last().map(|own| own.with_extension("pdf"));
        let real = |path: &Path| path.canonicalize().ok();
        if own.is_some_and(|own| real(&own) == real(&path)) {
            let message = format!("bản sao này sẽ ghi ra đúng tệp {} và làm mất nó", file.value);
            let finding = Diagnostic::error(rules::COPY_FILE, file.span, message);
            self.report(finding.help("đổi tên tệp PDF được sao, ví dụ van-ban-den.pdf"));
            return None;
        }
        let read = read_bytes(&path);
        let hash = read.as_ref().ok().map(|bytes| Hash::of(bytes));
        self.files.push(Stamp { path, hash });
        let finding = match read {
            Ok(bytes) => match pdf_file::open(&bytes) {
                Ok(pages) => return Some(pages),
                Err(fault) => {
                    let (what, help) = in_words(fault);
                    let message = format!("không sao được từ {}: {what}", file.value);
                    Diagnostic::error(rules::COPY_FILE, file.span, message).help(help)
                }
            },
            Err(why) => {
                let message = format!("không đọc được tệp {}: {why}", file.value);
                Diagnostic::error(rules::COPY_FILE, file.span, message)
            }
        };
        self.report(finding);
        None
    }

    /// What the author should know of the pages; `way` is from which medium to which, `ends` where
    /// the author says that the last page ends.
    pub(super) fn judge_pages(
        &mut self,
        pages: &PdfFile,
        file: &Spanned<String>,
        way: (Medium, Medium),
        ends: Option<u32>,
    ) {
        self.judge_end(pages, file, ends);
        let ends_unseen = ends.is_none() && pages.scans.last().is_some_and(Option::is_some);
        match way {
            (Medium::Paper, Medium::Electronic) => self.judge_scan(pages, file),
            (Medium::Paper | Medium::Electronic, Medium::Paper) if ends_unseen => {
                let message = "trang cuối là ảnh quét, không thấy chữ hết ở đâu: khối sao đứng ở \
                               trang riêng nếu ảnh chiếm hết trang";
                let finding = Diagnostic::note(rules::COPY_LIMIT, file.span, message);
                let help =
                    "đo từ mép trên trang cuối đến hết chữ, ghi vào «ban_goc», ví dụ het_o: 180";
                self.report(finding.help(help).clause("ND30-I.II.II.2.a"));
            }
            (Medium::Paper | Medium::Electronic, Medium::Paper)
            | (Medium::Electronic, Medium::Electronic) => {}
        }
        let message = match way.1 {
            Medium::Paper => "tệp .docx của bản sao này chỉ có khối sao; trang được sao ở tệp .pdf",
            Medium::Electronic => {
                "tệp .docx của bản sao này chỉ có dòng ở góc trên; trang được sao ở tệp .pdf"
            }
        };
        let finding = Diagnostic::note(rules::COPY_LIMIT, file.span, message);
        self.report(finding.help("dùng tệp .pdf, hoặc in tệp .docx lên tờ đã sao chụp"));
        let message = match pages.carried.archival {
            Archival::Tagged => return,
            Archival::Visual => "tệp PDF được sao chỉ đạt mức B của PDF/A nên bản sao cũng vậy",
            Archival::None => "tệp PDF được sao không phải PDF/A nên bản sao cũng không phải",
        };
        let finding = Diagnostic::note(rules::COPY_LIMIT, file.span, message);
        self.report(finding.help("cần lưu trữ lâu dài thì xuất tệp được sao thành PDF/A-2 trước"));
    }

    /// What the author says of the end of the text must not put the block over it.
    fn judge_end(&mut self, pages: &PdfFile, file: &Spanned<String>, ends: Option<u32>) {
        let (Some(ends), Some(sheet), Some(None)) =
            (ends, pages.carried.sheets.last(), pages.scans.last())
        else {
            return;
        };
        let ink = sheet.ink.as_mm().ceil();
        if f64::from(ends) + 1.0 < ink {
            let message = format!("khối sao ở {ends} mm sẽ đè lên chữ của trang cuối");
            let finding = Diagnostic::warning(rules::COPY_FILE, file.span, message);
            self.report(finding.help(format!("het_o: {ink}, hoặc bỏ «het_o»")));
        }
    }

    fn judge_scan(&mut self, pages: &PdfFile, file: &Spanned<String>) {
        let mut faults = Vec::new();
        let (major, minor) = pages.version;
        if pages.version < LEAST_VERSION {
            faults.push(format!("bản quét là PDF {major}.{minor}, phải từ PDF 1.4 trở lên"));
        }
        let such = |is: &dyn Fn(&Option<Scan>) -> bool| {
            let numbered = (1..).zip(&pages.scans);
            let pages: Vec<u32> = numbered.filter(|(_, scan)| is(scan)).map(|(at, _)| at).collect();
            (!pages.is_empty()).then(|| runs(&pages))
        };
        if let Some(these) = such(&|scan| scan.is_none()) {
            faults.push(format!("trang {these} không phải là ảnh quét"));
        }
        let coarse = |scan: &Scan| scan.dpi < LEAST_DPI;
        if let Some(these) = such(&|scan| scan.as_ref().is_some_and(coarse)) {
            let dpi = pages.scans.iter().flatten().map(|scan| scan.dpi).min().unwrap_or(0);
            faults.push(format!("trang {these} quét ở {dpi} dpi, phải từ {LEAST_DPI} dpi trở lên"));
        }
        let grey = |scan: &Scan| scan.tones == Tones::Grey;
        if let Some(these) = such(&|scan| scan.as_ref().is_some_and(grey)) {
            faults.push(format!("trang {these} quét đen trắng, phải là ảnh màu"));
        }
        for message in faults {
            let finding = Diagnostic::warning(rules::SCAN, file.span, message);
            let help = "quét lại: PDF 1.4 trở lên, ảnh màu, từ 200 dpi, tỷ lệ 100%";
            self.report(finding.help(help).clause("ND30-I.II.I.2"));
        }
    }
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, String> {
    let read = || -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        std::fs::File::open(path)?.take(LARGEST_PDF + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().map_err(|error| error.to_string())?;
    match bytes.len() as u64 > LARGEST_PDF {
        true => Err(format!("lớn hơn {} MB", LARGEST_PDF >> 20)),
        false => Ok(bytes),
    }
}

/// Numbers in ascending order as people write them: `1-3, 7`.
fn runs(numbers: &[u32]) -> String {
    let runs = numbers.chunk_by(|a, b| a + 1 == *b).map(|run| match run {
        [first, .., last] => format!("{first}-{last}"),
        [one] => one.to_string(),
        [] => String::new(),
    });
    runs.collect::<Vec<_>>().join(", ")
}

/// What is wrong with a PDF, and what to do.
fn in_words(fault: Fault) -> (&'static str, &'static str) {
    match fault {
        Fault::NotPdf => ("tệp này không phải là PDF", "xuất hoặc quét văn bản thành PDF"),
        Fault::Encrypted => {
            ("tệp bị khóa bằng mật khẩu", "mở khóa rồi lưu lại thành PDF không có mật khẩu")
        }
        Fault::Broken => {
            ("tệp hỏng hoặc thiếu", "mở bằng trình xem PDF và in lại thành PDF, hoặc quét lại")
        }
        Fault::Empty => ("tệp không có trang nào", "chọn đúng tệp của văn bản được sao"),
        Fault::TooLong => ("tệp quá nhiều trang", "tách thành nhiều tệp"),
        Fault::HiddenLayers => {
            ("tệp có lớp nội dung đang ẩn, sao sẽ làm hiện ra", "in lại thành PDF để bỏ lớp ẩn")
        }
    }
}

impl Session<'_> {
    /// Takes back what was said of labels that nothing mentions but an extract.
    pub(super) fn forget_unused(&mut self, labels: &[&str]) {
        let sources = &self.sources;
        self.findings.retain(|finding| {
            let typed = finding
                .span
                .and_then(|span| sources.get(span.source).text().get(span.start..span.end));
            finding.rule != rules::LABEL_UNUSED
                || !typed.is_some_and(|typed| labels.contains(&typed))
        });
    }
}
