//! Watching a dossier from outside: real processes that save, replace, break and take away what is
//! watched. Nothing here asks how fast it is.
#![cfg(unix)]

mod program;

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Lines};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};

use tempfile::TempDir;

use program::program;

const PROFILE: &str =
    "so: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn, chu_quan: UBND tỉnh }\n";
const FACTS: &str = "bien: { noi: Hội trường A }\n";

/// A notice that says these words.
fn notice(words: &str) -> String {
    format!(
        "loai: thong-bao\nco_quan: so\nso: 05\nngay: 2020-02-25\ntrich_yeu: Lịch làm việc\n\
         noi_dung: \"{words}./.\"\nnoi_nhan: [Các phòng]\nluu: VT, VP\n\
         ky: {{ chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }}\n"
    )
}

/// A dossier that is watched, up to date.
struct Watched {
    _top: TempDir,
    folder: PathBuf,
    child: Child,
    written: Lines<BufReader<ChildStdout>>,
    said: Lines<BufReader<ChildStderr>>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        // One that has ended cannot be killed.
        let _ = self.child.kill();
    }
}

impl Watched {
    fn begin() -> Watched {
        let top = tempfile::tempdir().expect("a folder");
        let folder = top.path().join("hs");
        fill(&folder);
        let mut program = program(top.path(), &["watch", "hs"]);
        let program = program.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = program.spawn().expect("the program runs");
        let written = BufReader::new(child.stdout.take().expect("piped")).lines();
        let said = BufReader::new(child.stderr.take().expect("piped")).lines();
        let mut watched = Watched { _top: top, folder, child, written, said };
        watched.hears("đang theo dõi hs");
        watched.writes(&["a.docx", "a.pdf", "b/b.docx", "b/b.pdf"]);
        watched
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.join(name), text).expect("written");
    }

    /// As editors do: beside the file, then over it.
    fn replace(&self, name: &str, text: &str) {
        let beside = self.folder.join(format!("{name}~"));
        fs::write(&beside, text).expect("written");
        fs::rename(beside, self.folder.join(name)).expect("renamed");
    }

    /// Waits for the next outputs, which are these.
    #[track_caller]
    fn writes(&mut self, names: &[&str]) {
        for name in names {
            let line = self.written.next().expect("it goes on").expect("text");
            assert_eq!(line, format!("hs/{name}"));
        }
    }

    /// Waits for a line on standard error; those before it.
    #[track_caller]
    fn hears(&mut self, words: &str) -> Vec<String> {
        let mut before = Vec::new();
        loop {
            let line = self.said.next().expect("it says so").expect("text");
            if line.contains(words) {
                return before;
            }
            before.push(line);
        }
    }

    /// Ends it as Ctrl-C does; its code and what it had still to say.
    fn ended(mut self) -> (Option<i32>, Vec<String>) {
        let id = self.child.id().to_string();
        let killed = Command::new("kill").args(["-INT", &id]).status().expect("kill runs");
        assert!(killed.success());
        let code = self.child.wait().expect("it ends").code();
        (code, self.said.by_ref().map(|line| line.expect("text")).collect())
    }
}

fn fill(folder: &Path) {
    fs::create_dir_all(folder.join("b")).expect("folders");
    for (name, text) in [
        ("ho-so.yaml", FACTS),
        ("co-quan.yaml", PROFILE),
        ("a.yaml", &notice("Sở thông báo lịch")),
        ("b/b.yaml", &notice("Họp tại {{ noi }}")),
    ] {
        fs::write(folder.join(name), text).expect("written");
    }
}

#[test]
fn what_is_saved_or_replaced_is_built_and_a_fact_reaches_those_that_say_it() {
    let mut watched = Watched::begin();
    watched.replace("a.yaml", &notice("Sở báo lại lịch"));
    watched.writes(&["a.docx", "a.pdf"]);
    watched.replace("ho-so.yaml", "bien: { noi: Hội trường B }\n");
    watched.writes(&["b/b.docx", "b/b.pdf"]);
    // Nothing else was built, and there was nothing to say.
    assert_eq!(watched.ended(), (Some(0), Vec::new()));
}

#[test]
fn half_a_file_is_a_fault_that_is_told_once_and_again_when_it_comes_again() {
    let mut watched = Watched::begin();
    let broken = "loai: thong-bao\nnoi_dung: [";
    for _ in 0..2 {
        watched.write("a.yaml", broken);
        watched.hears("hs/a.yaml:2:11");
        // Another one goes on meanwhile, and the fault is not said again.
        watched.replace("b/b.yaml", &notice("Họp sớm tại {{ noi }}"));
        watched.writes(&["b/b.docx", "b/b.pdf"]);
        watched.replace("b/b.yaml", &notice("Họp tại {{ noi }}"));
        watched.writes(&["b/b.docx", "b/b.pdf"]);
        // Back to what it was: nothing is to be built, so another one tells that this was seen.
        watched.replace("a.yaml", &notice("Sở thông báo lịch"));
        watched.replace("b/b.yaml", &notice("Họp muộn tại {{ noi }}"));
        watched.writes(&["b/b.docx", "b/b.pdf"]);
        watched.replace("b/b.yaml", &notice("Họp tại {{ noi }}"));
        watched.writes(&["b/b.docx", "b/b.pdf"]);
    }
    let (code, said) = watched.ended();
    assert_eq!(code, Some(0));
    assert!(said.iter().all(|line| !line.contains("a.yaml:2:11")), "{said:?}");
}

#[test]
fn a_fault_of_the_dossier_is_told_once_for_all_its_documents() {
    let mut watched = Watched::begin();
    watched.write("ho-so.yaml", "bienn: 1\n");
    watched.hears("hs/ho-so.yaml:1:1");
    watched.replace("ho-so.yaml", "bien: { noi: Hội trường B }\n");
    watched.writes(&["b/b.docx", "b/b.pdf"]);
    let (code, said) = watched.ended();
    assert_eq!(code, Some(0));
    assert!(said.iter().all(|line| !line.contains("ho-so.yaml:1:1")), "{said:?}");
}

#[test]
fn a_folder_that_goes_and_comes_again_is_watched_on() {
    let mut watched = Watched::begin();
    // A sub-folder, moved away and back.
    fs::rename(watched.folder.join("b"), watched.folder.join(".b")).expect("renamed");
    fs::rename(watched.folder.join(".b"), watched.folder.join("b")).expect("renamed");
    watched.write("b/b.yaml", &notice("Họp gấp tại {{ noi }}"));
    watched.writes(&["b/b.docx", "b/b.pdf"]);
    // The whole, deleted and made anew.
    fs::remove_dir_all(&watched.folder).expect("it goes");
    watched.hears("không có ho-so.yaml");
    fill(&watched.folder);
    watched.writes(&["a.docx", "a.pdf", "b/b.docx", "b/b.pdf"]);
    // Saved in place, as simple editors do.
    watched.write("a.yaml", &notice("Sở báo lại lịch"));
    watched.writes(&["a.docx", "a.pdf"]);
    assert_eq!(watched.ended().0, Some(0));
}

#[test]
fn a_folder_that_is_put_in_the_place_of_another_is_the_one_watched() {
    let mut watched = Watched::begin();
    let other = watched.folder.with_file_name("khac");
    fill(&other);
    fs::write(other.join("a.yaml"), notice("Sở báo lịch khác")).expect("written");
    fs::rename(&watched.folder, watched.folder.with_file_name("cu")).expect("renamed");
    fs::rename(&other, &watched.folder).expect("renamed");
    watched.writes(&["a.docx", "a.pdf", "b/b.docx", "b/b.pdf"]);
    watched.replace("a.yaml", &notice("Sở báo lại lịch"));
    watched.writes(&["a.docx", "a.pdf"]);
    assert_eq!(watched.ended().0, Some(0));
}

#[test]
fn the_end_comes_while_the_folder_is_gone_and_while_another_build_has_it() {
    let mut watched = Watched::begin();
    fs::remove_dir_all(&watched.folder).expect("it goes");
    watched.hears("không có ho-so.yaml");
    assert_eq!(watched.ended().0, Some(0));
    let mut watched = Watched::begin();
    let lock = File::open(watched.folder.join(".vanban/khoa")).expect("it is there");
    lock.lock().expect("nobody builds");
    watched.replace("a.yaml", &notice("Sở báo lại lịch"));
    watched.hears("đang chờ một lần dựng khác");
    assert_eq!(watched.ended().0, Some(130));
}
