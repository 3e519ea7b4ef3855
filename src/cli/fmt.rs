//! `tieup fmt`: gives files their one layout, in place.
//!
//! Everything is read and laid out before anything is written; each file is then written whole, beside the old one,
//! and put in its place.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tieup::diag::{self, Diagnostic, File, Files, Syntax, counted};
use tieup::format::format;
use tieup::load::{Location, MAX_FILE_SIZE};

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::{difference, write};

/// Give files their one layout
///
/// Values and comments stay as they are; where they stand follows from what they say. Files with syntax errors are
/// reported, and then nothing is written at all.
#[derive(Debug, clap::Args)]
pub(super) struct FmtArgs {
    /// Files and folders; without any, the graph in or above the current folder
    paths: Vec<PathBuf>,
    /// Write nothing; show what would change, and exit with 1 if anything would
    #[arg(long)]
    check: bool,
}

impl FmtArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let mut paths = self.paths.clone();
        if paths.is_empty() {
            match graph.location() {
                (_, Location::Path(path)) => paths.push(path),
                (name, Location::Builtin(_)) => {
                    return Err(Failure::new(format!("`{name}` is built into the program"))
                        .hint("name files or folders to lay out"));
                }
            }
        }
        run(&paths, self.check, &mut io::stdout(), &mut io::stderr()).map_err(|error| {
            match error.kind() {
                io::ErrorKind::BrokenPipe => Failure::Closed,
                _ => Failure::new("the result can't be printed").because(&error),
            }
        })
    }
}

/// A file with its text and what becomes of it.
struct Job {
    path: PathBuf,
    text: String,
    formatted: String,
}

/// Runs the command; what differs goes to `out`, everything else to `err`. Returns the exit code.
///
/// # Errors
///
/// Where `out` or `err` cannot be written to.
fn run(
    paths: &[PathBuf],
    check: bool,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Outcome> {
    let mut found = Found::default();
    for path in paths {
        found.add(path, true);
    }
    let mut jobs = Vec::new();
    let mut failed = false;
    for (path, syntax) in &found.files {
        match read(path, *syntax) {
            Ok(job) => jobs.push(job),
            Err(fault) => {
                failed = true;
                write!(err, "{fault}")?;
            }
        }
    }
    for fault in &found.faults {
        failed = true;
        writeln!(err, "error: {fault}")?;
    }
    if failed {
        writeln!(err, "nothing was written")?;
        return Ok(Outcome::Failed);
    }
    let all = jobs.len();
    jobs.retain(|job| job.text != job.formatted);
    for job in &jobs {
        if check {
            let name = job.path.display().to_string();
            let shown = difference::text(&name, "laid out", &job.text, &job.formatted);
            out.write_all(shown.as_bytes())?;
        } else if let Err(error) = write::whole(&job.path, job.formatted.as_bytes()) {
            writeln!(
                err,
                "error: `{}` can't be written: {error}",
                job.path.display()
            )?;
            return Ok(Outcome::Failed);
        }
    }
    let what = if check { "differ" } else { "changed" };
    writeln!(err, "{} of {} {what}", jobs.len(), counted(all, "file"))?;
    Ok(if check && !jobs.is_empty() {
        Outcome::Negative
    } else {
        Outcome::Done
    })
}

/// The files to lay out, each once, in the order of their paths.
#[derive(Default)]
struct Found {
    files: Vec<(PathBuf, Syntax)>,
    faults: Vec<String>,
    seen: HashSet<PathBuf>,
}

impl Found {
    fn add(&mut self, path: &Path, is_named: bool) {
        let identity = match fs::canonicalize(path) {
            Ok(identity) => identity,
            Err(error) => {
                let name = path.display();
                return self.faults.push(format!("`{name}` can't be read: {error}"));
            }
        };
        if !self.seen.insert(identity.clone()) {
            return;
        }
        if identity.is_dir() {
            let entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
            match entries {
                Ok(entries) => {
                    let mut paths: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
                    paths.sort();
                    paths.retain(|path| !is_hidden(path));
                    for path in paths {
                        self.add(&path, false);
                    }
                }
                Err(error) => {
                    let name = path.display();
                    self.faults
                        .push(format!("the folder `{name}` can't be read: {error}"));
                }
            }
        } else if let Some(syntax) = syntax(path) {
            self.files.push((path.to_owned(), syntax));
        } else if is_named {
            let name = path.display();
            self.faults.push(format!(
                "`{name}` ends in neither `.toml`, `.json` nor `.jsonl`"
            ));
        }
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn syntax(path: &Path) -> Option<Syntax> {
    match path.extension()?.to_str()? {
        "toml" => Some(Syntax::Toml),
        "json" => Some(Syntax::Json),
        "jsonl" | "ndjson" => Some(Syntax::JsonLines),
        _ => None,
    }
}

/// Reads a file and lays it out; an error is what to print.
fn read(path: &Path, syntax: Syntax) -> Result<Job, String> {
    let name = path.display().to_string();
    let unreadable = |why: String| format!("error: `{name}` can't be read: {why}\n");
    let what = fs::metadata(path).map_err(|error| unreadable(error.to_string()))?;
    if !what.is_file() || what.len() > MAX_FILE_SIZE {
        return Err(unreadable("it is too large, or no regular file".to_owned()));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| unreadable(error.to_string()))?;
    let file = File::new(name, syntax, text.as_str());
    let formatted = format(&file).map_err(|faults| shown(file, &faults))?;
    Ok(Job {
        path: path.to_owned(),
        text,
        formatted,
    })
}

fn shown(file: File, faults: &[Diagnostic]) -> String {
    let mut files = Files::default();
    files.push(file);
    diag::Format::Human.render(faults, &files, diag::Output::default())
}
