//! Notices that files have changed, by looking.
//!
//! What an operating system tells of changes differs with the system, the file system and how an editor saves; a graph has
//! few files, so that asking for the time and the length of each five times a second costs less than to understand that.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use sha2::{Digest, Sha256};
use tieup::load::Loaded;

/// So often is looked.
const TICK: Duration = Duration::from_millis(200);

/// Longer than this, one doesn't wait for files to come to rest.
const MOST_WAIT: Duration = Duration::from_secs(1);

/// Two changes within so long may bear the same time: no file system in use counts in longer steps. So the texts are read once
/// more after it.
const STEP: Duration = Duration::from_secs(2);

/// What tells whether files and folders have changed: a change in a folder is a change of the folder's time.
#[derive(Debug, PartialEq, Eq)]
struct Stamp(Vec<Option<(Option<SystemTime>, u64, bool)>>);

impl Stamp {
    fn of(paths: &[PathBuf]) -> Stamp {
        let stamp = |path: &PathBuf| {
            let what = std::fs::metadata(path).ok()?;
            Some((what.modified().ok(), what.len(), what.is_dir()))
        };
        Stamp(paths.iter().map(stamp).collect())
    }
}

/// Calls `reread` each time that some of the paths may have changed, for ever. It gives the paths to look at from then on, and whether
/// anything was different.
pub(super) fn watch(
    mut paths: Vec<PathBuf>,
    mut reread: impl FnMut() -> (Vec<PathBuf>, bool),
) -> ! {
    let mut stamp = Stamp::of(&paths);
    // The first reading was a moment ago.
    let mut again = Some(Instant::now() + STEP);
    let mut restless: Option<Instant> = None;
    loop {
        thread::sleep(TICK);
        let now = Stamp::of(&paths);
        if now != stamp {
            stamp = now;
            let since = *restless.get_or_insert_with(Instant::now);
            if since.elapsed() < MOST_WAIT {
                continue;
            }
        }
        let late = again.is_some_and(|again| again <= Instant::now());
        if restless.take().is_none() && !late {
            continue;
        }
        let (looked_at, different) = reread();
        let elsewhere = looked_at != paths;
        if elsewhere {
            paths = looked_at;
            stamp = Stamp::of(&paths);
        }
        again = (!late || different || elsewhere).then(|| Instant::now() + STEP);
    }
}

/// What tells the texts of a graph from others.
pub(super) fn digest(loaded: &Loaded, flags: &str) -> String {
    let mut digest = Sha256::new();
    let mut part = |text: &str| {
        digest.update(text.len().to_le_bytes());
        digest.update(text);
    };
    part(flags);
    for (_, file) in loaded.files.iter() {
        part(file.name());
        part(file.text());
    }
    for unread in &loaded.diagnostics {
        part(unread.message());
    }
    let mut out = String::new();
    for byte in digest.finalize().iter().take(8) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}
