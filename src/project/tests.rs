//! Projects from outside, without the program around them.

use super::*;
use crate::batch::Job;

#[test]
fn a_folder_without_the_mark_is_no_project() {
    let folder = tempfile::tempdir().expect("a folder");
    let refused = Project::at(folder.path(), None).expect_err("nothing marks it");
    assert!(refused.to_string().contains("không có ho-so.yaml"), "{refused}");
    std::fs::write(folder.path().join(MARK), "").expect("written");
    assert!(Project::at(folder.path(), None).is_ok());
}

#[test]
fn documents_belong_to_a_project_only_if_all_of_them_lie_in_it_with_their_outputs() {
    let top = tempfile::tempdir().expect("a folder");
    let root = top.path().join("a");
    std::fs::create_dir_all(root.join("b")).expect("folders");
    std::fs::write(root.join(MARK), "").expect("written");
    let job = |source: &str, folder: &str| Job {
        source: top.path().join(source),
        folder: top.path().join(folder),
    };
    for name in ["a/x.yaml", "a/b/y.yaml"] {
        std::fs::write(top.path().join(name), "").expect("written");
    }
    let inside = [job("a/x.yaml", "a"), job("a/b/y.yaml", "a/b")];
    assert_eq!(Project::around(&inside).map(|(project, _)| project.root), Some(root));
    assert_eq!(Project::around(&[job("a/x.yaml", "out")]), None);
    assert_eq!(Project::around(&[job("a/x.yaml", "a"), job("z.yaml", "")]), None);
    assert_eq!(Project::around(&[]), None);
}
