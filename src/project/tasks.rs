//! What of a project is to be made, where to and as what.
//!
//! In: the documents below its folder, what `ho-so.yaml` says of them (`dung`, `ra`), and what the user
//! asked for, which goes before it. Out: tasks in their order. Must not know what is out of date.

use std::path::Path;

use super::names::Names;
use super::{Chosen, MARK, Project};
use crate::batch::{self, Job};
use crate::error::{Error, Result};
use crate::input::project::{self, Planned, Target};
use crate::make::{Format, output_stem};

/// A document that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) job: Job,
    /// The way to it from the project's folder.
    pub(super) name: String,
    pub(super) formats: Vec<Format>,
    /// The way to the folder of its outputs from that of all, where it is not its own.
    pub(super) place: Option<String>,
}

/// All of them.
#[derive(Debug)]
pub(super) struct Tasks {
    pub(super) tasks: Vec<Task>,
    /// The plan they come from.
    pub(super) planned: Planned,
    /// The names of all documents there are.
    pub(super) names: Vec<String>,
}

impl Project {
    /// The project all these documents lie in and are made with, if there is one and their outputs are
    /// to stand where it puts them; and how they are made there.
    pub fn around(jobs: &[Job]) -> Option<(Project, Vec<Job>)> {
        let root = |job: &Job| {
            let beside = job.source.parent().unwrap_or(Path::new(""));
            let mut folders = beside.ancestors().filter(|_| job.folder == beside);
            folders.find(|folder| Project::is_at(folder)).map(Path::to_owned)
        };
        let first = root(jobs.first()?)?;
        let one = jobs.iter().all(|job| root(job).as_ref() == Some(&first));
        let project = one.then_some(Project { root: first, outputs: None })?;
        let Tasks { tasks, .. } =
            project.tasks(&mut project.names().ok()?, Chosen::Usual, &[]).ok()?;
        let there = |job: &Job| {
            let task = tasks.iter().find(|task| task.job.source == job.source)?;
            Some(task.job.clone())
        };
        let jobs = jobs.iter().map(there).collect::<Option<Vec<Job>>>()?;
        Some((project, jobs))
    }

    /// What is to be made; `formats` where the plan says no others or may not.
    pub(super) fn tasks(
        &self,
        names: &mut Names,
        chosen: Chosen,
        formats: &[Format],
    ) -> Result<Tasks> {
        let jobs = match batch::find(std::slice::from_ref(&self.root), self.outputs.as_deref()) {
            Err(Error::Empty { .. }) => Vec::new(),
            found => found?,
        };
        let known: Vec<String> = jobs.iter().map(|job| names.source(&job.source)).collect();
        let planned = project::plan(&self.root.join(MARK), &known)?;
        let mut task = |(at, target): (usize, Target)| {
            let (mut job, name) = (jobs[at].clone(), known[at].clone());
            if let (None, Some(folder)) = (&self.outputs, &target.folder) {
                let below = Path::new(&name).parent().unwrap_or(Path::new(""));
                job.folder = self.root.join(folder).join(below);
            }
            let place = names.output(&output_stem(&job.source, &job.folder));
            let (place, own) = (parent(&place), parent(&name));
            let place = (place != own).then(|| place.to_owned());
            let words = target.formats.filter(|_| chosen == Chosen::Usual);
            let formats = words.map_or_else(|| formats.to_vec(), |words| named(&words));
            Task { job, name, formats, place }
        };
        let tasks: Vec<Task> = planned.plan.chosen(&known).into_iter().map(&mut task).collect();
        batch::refuse_clashes(tasks.iter().map(|task| &task.job))?;
        Ok(Tasks { tasks, planned, names: known })
    }
}

/// The folder of a name.
fn parent(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The formats of these words.
fn named(words: &[String]) -> Vec<Format> {
    let asked = |format: &Format| words.iter().any(|word| word == format.name());
    Format::ALL.into_iter().filter(asked).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ho_so_yaml_has_the_words_for_formats_that_the_command_line_has() {
        assert_eq!(project::FORMATS, Format::ALL.map(Format::name));
    }
}
