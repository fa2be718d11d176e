//! What fails without being the author's fault: files, templates, fonts.
//!
//! An [`Error`] stops; what is wrong in the author's text is a `Diagnostic` and accumulates.
//! Messages are Vietnamese because the user reads them.

use std::path::PathBuf;

/// One variant per situation; each carries what the user needs to act.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read.
    #[error("không đọc được {path}: {source}", path = path.display())]
    Read {
        /// What was to be read.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// An output could not be written; what stood there before still stands.
    #[error(
        "không ghi được {path}: {source}\n  Tệp cũ (nếu có) vẫn còn nguyên. Hãy đóng tệp đang mở trong Word, \
         kiểm tra quyền ghi, hoặc chọn thư mục khác bằng -o.",
        path = path.display()
    )]
    Write {
        /// The output file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file of the format knowledge (kinds, style sheet, words, template) is wrong.
    #[error("{file}:{line}:{column}: {message}")]
    Kit {
        /// Name of the file inside the templates folder.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong and what is right, in Vietnamese.
        message: String,
    },
    /// A font file is missing, unreadable, or lacks Vietnamese letters.
    #[error("phông chữ {face}: {message}")]
    Font {
        /// File or face.
        face: String,
        /// What is wrong and what to do.
        message: String,
    },
    /// Two documents would write the same outputs.
    #[error(
        "{first} và {second} cùng ghi ra {target}.*; hãy đổi tên một tệp hoặc dựng riêng từng tệp",
        first = first.display(), second = second.display(), target = target.display()
    )]
    Clash {
        /// The first document.
        first: PathBuf,
        /// The second.
        second: PathBuf,
        /// The outputs, without extension.
        target: PathBuf,
    },
    /// A list that documents are to be made from is none.
    #[error("danh sách {path}: {message}", path = path.display())]
    Rows {
        /// The file.
        path: PathBuf,
        /// What is wrong and what to do.
        message: String,
    },
    /// A name for the files of rows is asked for that cannot be one.
    #[error("mẫu tên «{typed}»: {message}")]
    Name {
        /// As asked for.
        typed: String,
        /// What is wrong and what to do.
        message: String,
    },
    /// Documents are to be bound into one file that cannot be.
    #[error("bản sao trên trang của tệp PDF không gộp được vào một tệp; dựng riêng từng tệp")]
    Unbindable,
    /// A folder is asked for as a project that is none.
    #[error(
        "{} không phải là một hồ sơ: không có ho-so.yaml\n  = nên viết: vanban build TỆP.yaml, hoặc tạo ho-so.yaml trong thư mục ấy",
        folder.display()
    )]
    NoProject {
        /// The folder.
        folder: PathBuf,
    },
    /// There is no document in the paths given.
    #[error("không có văn bản nào (*.yaml) trong {}", list(paths))]
    Empty {
        /// The paths of the command line.
        paths: Vec<PathBuf>,
    },
    /// A file that would be made anew is there already.
    #[error(
        "không ghi được {path}: đã có tệp này\n  Tệp cũ vẫn còn nguyên. Hãy chọn tên khác bằng -o.",
        path = path.display()
    )]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A kind was asked for that the kit does not have.
    #[error("không có loại văn bản «{id}»\n  = nên viết: {known}")]
    UnknownKind {
        /// As asked for.
        id: String,
        /// The nearest kind, or all of them.
        known: String,
    },
    /// A rule or clause was asked for that there is not.
    #[error("không có quy tắc hay điều khoản «{id}»\n  = nên viết: {known}")]
    UnknownRule {
        /// As asked for.
        id: String,
        /// The nearest id, or some of them.
        known: String,
    },
    /// A register of numbers is not as this program writes it.
    #[error("{path}:{line}: {message}", path = path.display())]
    Register {
        /// The register, or the document that could not be numbered.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What is wrong and what to do.
        message: String,
    },
    /// git has no such version of a file, or is not at hand.
    #[error("không lấy được {file} ở bản «{revision}» từ git: {message}", file = file.display())]
    History {
        /// The revision as asked for.
        revision: String,
        /// The file.
        file: PathBuf,
        /// What git said.
        message: String,
    },
    /// A version of a document cannot be compared, because it cannot be read.
    #[error("không so sánh được: {path} có lỗi")]
    Unreadable {
        /// The version as it was asked for.
        path: String,
    },
    /// A folder is to be compared with a file.
    #[error("không so sánh được thư mục với tệp: {old} và {new}")]
    Unlike {
        /// The old version as it was asked for.
        old: String,
        /// The new one.
        new: String,
    },
    /// A promise between our own stages was broken; only a fault of the program leads here.
    #[error("lỗi bên trong của vanban ({stage}): {message}")]
    Broken {
        /// The stage that noticed.
        stage: &'static str,
        /// What it noticed.
        message: String,
    },
}

/// What may stop.
pub type Result<T> = std::result::Result<T, Error>;

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}
