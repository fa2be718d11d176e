//! Waits until something in a project may have changed.
//!
//! In: the project's folder, and folders outside of it that its documents rest on. Out: [`Woken`], once
//! for everything that happens within a moment: editors write beside a file and rename, or cut it short
//! and fill it. What has really changed is for a survey to say. A folder that vanishes is waited for.
//! The interface to notify is localised here.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::Project;
use crate::batch;

/// A change is told after so long a silence,
const SILENCE: Duration = Duration::from_millis(15);
/// and at the latest so long after it began.
const PATIENCE: Duration = Duration::from_millis(60);
/// How often a folder that is gone is looked for, or one that the system cannot watch is looked at; and
/// how often one that is watched is looked for at its place: the system does not tell when a folder above
/// it goes.
const LOOK: Duration = Duration::from_millis(250);

/// Why the waiting ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Woken {
    /// Something may have changed.
    Changed,
    /// It was asked to end.
    Stopped,
}

/// Ends the waiting, from any thread.
#[derive(Debug, Clone)]
pub struct Stopper(Sender<Event>);

/// A project that is watched.
#[derive(Debug)]
pub struct Watch {
    /// The folder, without links: its own end is told under this path.
    root: PathBuf,
    also: BTreeSet<PathBuf>,
    sender: Sender<Event>,
    events: Receiver<Event>,
    /// None while the folder is not there or cannot be watched.
    watcher: Option<RecommendedWatcher>,
    /// What tells the folder that is watched from another one at its place.
    watched: Option<Identity>,
}

#[derive(Debug)]
enum Event {
    Changed,
    /// The folder itself may be gone.
    Lost,
    Stop,
}

impl Stopper {
    /// Asks for the end.
    pub fn stop(&self) {
        // Nobody is left to hear it: then it has ended.
        let _ = self.0.send(Event::Stop);
    }
}

impl Watch {
    /// Begins to watch; what changes from now on is not missed.
    pub fn of(project: &Project) -> Watch {
        let (sender, events) = mpsc::channel();
        let root = batch::here(&project.root);
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let mut watch =
            Watch { root, also: BTreeSet::new(), sender, events, watcher: None, watched: None };
        watch.begin();
        watch
    }

    /// What ends the waiting.
    pub fn stopper(&self) -> Stopper {
        Stopper(self.sender.clone())
    }

    /// Watches these folders outside of the project as well, without those below them.
    pub fn also(&mut self, folders: BTreeSet<PathBuf>) {
        let new: Vec<_> = folders.difference(&self.also).collect();
        if let (Some(watcher), false) = (&mut self.watcher, new.is_empty()) {
            new.into_iter().for_each(|folder| also(watcher, folder));
            // What has changed there since it was looked at.
            let _ = self.sender.send(Event::Changed);
        }
        self.also = folders;
    }

    /// Waits for a change.
    pub fn wait(&mut self) -> Woken {
        loop {
            match self.events.recv_timeout(LOOK) {
                Ok(Event::Stop) | Err(RecvTimeoutError::Disconnected) => return Woken::Stopped,
                Ok(Event::Changed) => return self.silence(),
                Ok(Event::Lost) => self.watcher = None,
                Err(RecvTimeoutError::Timeout) => {
                    let is = identity(&self.root);
                    if is.is_some() && (self.watcher.is_none() || is != self.watched) {
                        self.begin();
                        return Woken::Changed;
                    }
                }
            }
        }
    }

    /// Waits until nothing more happens.
    fn silence(&mut self) -> Woken {
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(SILENCE.min(left)) {
                Ok(Event::Changed) => {}
                Ok(Event::Lost) => self.watcher = None,
                Ok(Event::Stop) | Err(RecvTimeoutError::Disconnected) => return Woken::Stopped,
                Err(RecvTimeoutError::Timeout) => return Woken::Changed,
            }
        }
    }

    /// Watches the folder as it is now.
    fn begin(&mut self) {
        let (sender, root) = (self.sender.clone(), self.root.clone());
        let hear = move |event: notify::Result<notify::Event>| {
            let heard = match event {
                Ok(event) => meaning(&event, &root),
                Err(_) => Some(Event::Lost),
            };
            // Nobody is left to hear it when the program ends.
            heard.into_iter().for_each(|heard| drop(sender.send(heard)));
        };
        (self.watcher, self.watched) = (None, identity(&self.root));
        let Ok(mut watcher) = notify::recommended_watcher(hear) else { return };
        if watcher.watch(&self.root, RecursiveMode::Recursive).is_err() {
            return;
        }
        self.also.iter().for_each(|folder| also(&mut watcher, folder));
        self.watcher = Some(watcher);
    }
}

/// What tells a folder from another one at the same place.
#[cfg(unix)]
type Identity = (u64, u64);

/// The folder at a place; none where there is none.
#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let facts = std::fs::metadata(folder).ok().filter(std::fs::Metadata::is_dir)?;
    Some((facts.dev(), facts.ino()))
}

/// When it was made: elsewhere a folder that is watched cannot be taken away under the watcher.
#[cfg(not(unix))]
type Identity = Option<std::time::SystemTime>;

/// The folder at a place; none where there is none.
#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<Identity> {
    let facts = std::fs::metadata(folder).ok().filter(std::fs::Metadata::is_dir)?;
    Some(facts.created().ok())
}

fn also(watcher: &mut RecommendedWatcher, folder: &Path) {
    // One that is not there cannot change; its documents say that it is missing.
    let _ = watcher.watch(batch::here(folder), RecursiveMode::NonRecursive);
}

/// What an event of the system means to us, if anything.
fn meaning(event: &notify::Event, root: &Path) -> Option<Event> {
    let is_gone = matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(_));
    if is_gone && event.paths.iter().any(|path| path == root) {
        return Some(Event::Lost);
    }
    let hidden = |path: &PathBuf| {
        let below =
            path.strip_prefix(root).unwrap_or(path.file_name().unwrap_or_default().as_ref());
        below.iter().any(|part| part.to_string_lossy().starts_with('.'))
    };
    let is_ours = event.paths.iter().all(hidden) && !event.paths.is_empty();
    match event.kind {
        EventKind::Access(_) => None,
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => (!is_ours).then_some(Event::Changed),
    }
}
