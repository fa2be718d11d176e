//! What the two READMEs show is true: their documents build clean, their commands are known.

use std::fs;
use std::path::Path;
use std::process::Command;

mod program;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The first block of YAML of a README, without the indentation it stands in.
fn yaml_of(readme: &str) -> String {
    let text = fs::read_to_string(root().join(readme)).expect("the README is there");
    let block = text.split("```yaml\n").nth(1).expect("it shows a document");
    let block = block.split("```").next().expect("the block ends");
    let indent = block.len() - block.trim_start_matches(' ').len();
    let lines = block.lines().map(|line| line.get(indent..).unwrap_or(""));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_documents_of_both_readmes_build_clean() {
    for readme in ["README.md", "README.vi.md"] {
        let folder = tempfile::tempdir().expect("a folder");
        let profiles = root().join("samples/dai-hoi-thi-dua/co-quan.yaml");
        fs::copy(profiles, folder.path().join("co-quan.yaml"))
            .expect("the profiles of the samples");
        fs::write(folder.path().join("a.yaml"), yaml_of(readme)).expect("the document");
        let done = program::vanban(folder.path(), &["build", "a.yaml"]);
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!((done.status.code(), said.as_ref()), (Some(0), ""), "{readme}");
    }
}

/// The block that begins with these words.
fn block_with(readme: &str, words: &str) -> String {
    let text = fs::read_to_string(root().join(readme)).expect("the README is there");
    let blocks = text.split("\n```").skip(1).step_by(2);
    let mut bodies = blocks.filter_map(|block| block.split_once('\n')).map(|(_, body)| body);
    bodies.find(|body| body.starts_with(words)).expect("the README shows it").to_owned()
}

fn vanban(folder: &Path, words: &str) -> (Option<i32>, String) {
    let done = program::vanban(folder, &words.split_whitespace().collect::<Vec<_>>());
    (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned())
}

#[test]
fn the_report_for_clerks_is_what_the_checker_says_of_their_first_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let faulty = yaml_of("README.vi.md")
        .replace("của các sở, ban, ngành.", "của các sở,ban, ngành.")
        .replace("ho_ten: Nguyễn", "ho_ten: ThS. Nguyễn");
    let path = folder.path().join("thong-bao.yaml");
    fs::write(&path, &faulty).expect("the document");
    let (code, said) = vanban(folder.path(), "check thong-bao.yaml");
    assert_eq!(code, Some(1));
    assert_eq!(said.trim_end(), block_with("README.vi.md", "cảnh báo["));
    // A habit is left out, and mended; the name is its author's.
    let (_, said) = vanban(folder.path(), "check thong-bao.yaml --min-level quy-dinh");
    assert!(said.contains("1 văn bản: 1 lỗi\n"), "{said}");
    vanban(folder.path(), "check thong-bao.yaml --fix");
    let mended = fs::read_to_string(&path).expect("the document");
    assert_eq!(mended, faulty.replace("sở,ban", "sở, ban"));
    // The draft is made, the document is not.
    assert_eq!(vanban(folder.path(), "build thong-bao.yaml").0, Some(1));
    assert!(!folder.path().join("thong-bao.docx").exists());
    assert_eq!(vanban(folder.path(), "build thong-bao.yaml --draft").0, Some(0));
    assert!(folder.path().join("thong-bao.docx").exists());
    for id in ["hoc-vi-truoc-ten", "ND30-I.I.II.7.c-4"] {
        assert_eq!(vanban(folder.path(), &format!("explain {id}")).0, Some(0));
    }
}

#[test]
fn a_silencing_as_clerks_are_shown_it_silences() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = yaml_of("README.vi.md").replace("thành phố./.", "thành phố.");
    let silenced = format!("{text}\n{}\n", block_with("README.vi.md", "bo_qua:"));
    fs::write(folder.path().join("a.yaml"), silenced).expect("the document");
    let (code, said) = vanban(folder.path(), "check a.yaml");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("(lý do: mẫu của ngành"), "{said}");
}

#[test]
fn the_picture_of_the_readme_is_the_page_its_first_document_makes() {
    let folder = tempfile::tempdir().expect("a folder");
    let profiles = root().join("samples/dai-hoi-thi-dua/co-quan.yaml");
    fs::copy(profiles, folder.path().join("co-quan.yaml")).expect("the profiles of the samples");
    fs::write(folder.path().join("a.yaml"), yaml_of("README.md")).expect("the document");
    let done = program::vanban(folder.path(), &["build", "a.yaml", "--to", "png", "--dpi", "80"]);
    assert_eq!(String::from_utf8_lossy(&done.stdout), "a.trang-1.png\n");
    let made = fs::read(folder.path().join("a.trang-1.png")).expect("the picture");
    let shown = root().join("samples/page.png");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&shown, &made).expect("the picture of the README can be written");
    }
    let same = fs::read(shown).expect("the picture of the README") == made;
    assert!(same, "UPDATE=1 cargo test --test readme, then look at samples/page.png");
}

/// Writes every block of the README that is headed with the path of a file, and gives the paths.
fn write_files(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(root().join("README.md")).expect("the README is there");
    let mut written = Vec::new();
    for block in text.split("\n```").skip(1).step_by(2) {
        let (head, body) = block.split_once('\n').expect("a block has lines");
        let Some((_, path)) = head.split_once(' ') else { continue };
        let path_there = folder.join(path);
        fs::create_dir_all(path_there.parent().expect("in a folder")).expect("its folder");
        fs::write(path_there, format!("{body}\n")).expect("a file");
        written.push(path.to_owned());
    }
    written
}

#[test]
fn the_kind_that_the_readme_adds_builds_in_an_empty_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(write_files(folder.path()), ["mau/them-loai.yaml", "mau/giay-khen.xml"]);
    let readme = fs::read_to_string(root().join("README.md")).expect("the README is there");
    let steps = readme.lines().filter(|line| line.starts_with("vanban") && line.contains(" mau"));
    let steps: Vec<&str> = steps.collect();
    assert_eq!(steps.len(), 2, "{steps:?}");
    for step in steps {
        let words = step.split('#').next().unwrap_or(step).split_whitespace().skip(1);
        let done = program::vanban(folder.path(), &words.collect::<Vec<_>>());
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!((done.status.code(), said.as_ref()), (Some(0), ""), "{step}");
    }
    for made in ["a.yaml", "a.docx", "a.pdf"] {
        assert!(folder.path().join(made).exists(), "{made}");
    }
}

/// What a line of a story changes in a file: `… a.yaml, «cũ» … «mới»`.
fn edit(folder: &Path, line: &str) {
    let file = line.split([' ', ',']).find(|word| word.ends_with(".yaml")).expect("a file");
    let mut quoted = line.split('«').skip(1).filter_map(|rest| rest.split('»').next());
    let (old, new) = quoted.next().zip(quoted.next()).expect("what becomes what");
    let text = program::read(folder, file);
    assert!(text.contains(old), "{old} in {text}");
    program::write(folder, file, &text.replace(old, new));
}

#[test]
fn the_way_from_draft_to_number_is_as_the_readmes_tell_it() {
    let beside = Path::new(env!("CARGO_BIN_EXE_vanban")).parent().expect("a folder");
    for (readme, document) in [("README.md", "cong-van.yaml"), ("README.vi.md", "thong-bao.yaml")] {
        let profiles = root().join("samples/dai-hoi-thi-dua/co-quan.yaml");
        let profiles = fs::read_to_string(profiles).expect("the profiles of the samples");
        let document = (document, yaml_of(readme));
        let folder = program::folder(&[("co-quan.yaml", &profiles), (document.0, &document.1)]);
        let story = block_with(readme, "$ vanban build");
        let steps: Vec<&str> = story.split("$ ").filter(|step| !step.is_empty()).collect();
        assert_eq!(steps.len(), 4, "{readme}");
        for step in steps {
            let (words, shown) = step.split_once('\n').unwrap_or((step, ""));
            let mut shell = Command::new("sh");
            let path = std::env::var("PATH").unwrap_or_default();
            shell.env("PATH", format!("{}:{path}", beside.display())).args(["-c", words]);
            let done = shell.current_dir(folder.path()).output().expect("a shell");
            assert_eq!(program::text(&done.stderr), "", "{readme}: {words}");
            let (edits, shown): (Vec<&str>, Vec<&str>) =
                shown.lines().partition(|line| line.starts_with('#'));
            let said = program::text(&done.stdout);
            assert_eq!(said.trim_end(), shown.join("\n"), "{readme}: {words}");
            edits.iter().for_each(|line| edit(folder.path(), line));
        }
    }
}

#[test]
fn what_the_readmes_point_to_is_there() {
    for readme in ["README.md", "README.vi.md"] {
        let text = fs::read_to_string(root().join(readme)).expect("the README is there");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(root().join(link).exists(), "{readme}: {link}");
        }
    }
}
