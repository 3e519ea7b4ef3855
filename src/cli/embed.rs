use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use tieup::Graph;
use tieup::answer::GraphRef;
use tieup::diag::visible_line;
use tieup::export;
use tieup::report::{self, Document, EDITED, Embedded, How, Page};

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output::{self, counted};
use super::{difference, write};

/// Keep the figures, tables, answers and footnotes of Markdown reports up to date
///
/// A report says where it wants what, in a comment on a line of its own:
///
///   <!-- tieup figure id=inspur org=Inspur as-of=2015-11 caption="Inspur's alliances" -->
///
/// Below it tieup writes the figure, and closes the block with a comment that has a checksum of it. Nothing outside of the
/// comments changes, and a second run changes nothing. What people wrote inside a block is not overwritten without `--force`.
/// Where there is any fault in any report, nothing is written at all.
///
/// The directives are `figure`, `table`, `answer`, `timeline` and `sources`; each takes an `id`, and the flags of the selection
/// under the same names. Without `as-of` they tell what is known so far, whatever the day.
///
/// Exits with 1 where `--check` finds a report that is stale.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup embed report.md
  tieup embed --check report.md             in CI: a diff, and 1 if the report is stale
  tieup embed --clean report.md             empties the blocks")]
pub(super) struct EmbedArgs {
    /// The reports
    #[arg(value_name = "REPORT", required = true)]
    reports: Vec<PathBuf>,
    /// Write nothing; show what would change, and exit with 1 if anything would
    #[arg(long)]
    check: bool,
    /// Empty the blocks; pictures stay where they are
    #[arg(long)]
    clean: bool,
    /// Overwrite what people changed inside of blocks
    #[arg(long)]
    force: bool,
}

/// A file that is not as it ought to be.
struct Stale {
    path: PathBuf,
    old: Option<Vec<u8>>,
    new: New,
}

enum New {
    Report(String),
    Picture(Vec<u8>),
}

impl New {
    fn into_bytes(self) -> Vec<u8> {
        match self {
            New::Report(text) => text.into_bytes(),
            New::Picture(bytes) => bytes,
        }
    }
}

impl EmbedArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let documents = self.read()?;
        let (asked, opened) = graph.open_for_report()?;
        let embedded = self.embed(&documents, &opened, &asked.graph, self.force);
        if !embedded.faults.is_empty() {
            return self.refuse(graph, &documents, &opened, &asked.graph, &embedded);
        }
        let stale = Self::stale(&documents, &embedded.pages)?;
        for ((path, _), page) in documents.iter().zip(&embedded.pages) {
            remarks(path, page);
        }
        if self.check {
            return self.tell(&stale, graph, self.force);
        }
        let files: Vec<(PathBuf, Vec<u8>)> = stale
            .into_iter()
            .map(|file| (file.path, file.new.into_bytes()))
            .collect();
        write::all(&files)?;
        for (path, _) in &files {
            output::say(&format!(
                "wrote {}\n",
                visible_line(&path.display().to_string())
            ));
        }
        if files.is_empty() {
            output::say(&format!("{} up to date\n", are(documents.len())));
        }
        Ok(Outcome::Done)
    }

    /// The reports, each once, with their places: that of a link is where it leads, as the pictures stand there.
    fn read(&self) -> Result<Vec<(PathBuf, Document)>, Failure> {
        let mut seen = HashSet::new();
        let mut documents = Vec::new();
        for path in &self.reports {
            let name = path.display().to_string();
            let unread = |error: &dyn std::fmt::Display| {
                Failure::new(format!("`{name}` can't be read")).because(&error.to_string())
            };
            let identity = fs::canonicalize(path).map_err(|error| unread(&error))?;
            if !seen.insert(identity.clone()) {
                continue;
            }
            let bytes = fs::read(path).map_err(|error| unread(&error))?;
            let text = String::from_utf8(bytes).map_err(|error| {
                unread(&error.utf8_error())
                    .hint("save it as UTF-8: tieup changes no byte that it doesn't understand")
            })?;
            let place = if fs::symlink_metadata(path).is_ok_and(|what| what.is_symlink()) {
                identity
            } else {
                path.clone()
            };
            let stem = place
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            documents.push((place, Document { name, stem, text }));
        }
        Ok(documents)
    }

    fn embed(
        &self,
        documents: &[(PathBuf, Document)],
        graph: &Graph,
        about: &GraphRef,
        force: bool,
    ) -> Embedded {
        let how = How {
            force,
            clean: self.clean,
            inline: false,
        };
        let texts: Vec<Document> = documents
            .iter()
            .map(|(_, document)| document.clone())
            .collect();
        let beside =
            |place: usize, name: &str| fs::read(documents[place].0.with_file_name(name)).ok();
        report::embed(&texts, graph, about, how, &beside)
    }

    /// Prints the faults. To a check, a block that was changed by hand is one that is not as it ought to be.
    fn refuse(
        &self,
        graph: &GraphArgs,
        documents: &[(PathBuf, Document)],
        opened: &Graph,
        about: &GraphRef,
        embedded: &Embedded,
    ) -> Result<Outcome, Failure> {
        output::say(&output::faults(&embedded.faults, &embedded.files));
        let only_hands = embedded.faults.iter().all(|fault| fault.rule() == EDITED);
        if self.check && only_hands {
            let forced = self.embed(documents, opened, about, true);
            let stale = Self::stale(documents, &forced.pages)?;
            return self.tell(&stale, graph, true);
        }
        if !self.check {
            output::say("nothing was written\n");
        }
        Ok(Outcome::Failed)
    }

    /// The files that are not as they ought to be: pictures first, so that no report names one that is not there.
    fn stale(documents: &[(PathBuf, Document)], pages: &[Page]) -> Result<Vec<Stale>, Failure> {
        let mut pictures: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
        let mut reports = Vec::new();
        for ((path, document), page) in documents.iter().zip(pages) {
            for picture in &page.pictures {
                let path = path.with_file_name(&picture.name);
                let other = pictures.insert(path.clone(), picture.bytes.clone());
                if other.is_some_and(|other| other != picture.bytes) {
                    let name = path.display();
                    return Err(Failure::new(format!(
                        "two reports want a picture `{name}`, and not the same"
                    ))
                    .hint("give one of the blocks another id"));
                }
            }
            if document.text != page.text {
                reports.push(Stale {
                    path: path.clone(),
                    old: Some(document.text.clone().into_bytes()),
                    new: New::Report(page.text.clone()),
                });
            }
        }
        let picture = |(path, new): (PathBuf, Vec<u8>)| {
            let old = fs::read(&path).ok();
            let new = (old.as_ref() != Some(&new)).then_some(New::Picture(new))?;
            Some(Stale { path, old, new })
        };
        Ok(pictures
            .into_iter()
            .filter_map(picture)
            .chain(reports)
            .collect())
    }

    /// Shows what would change, and says how to mend it.
    fn tell(&self, stale: &[Stale], graph: &GraphArgs, force: bool) -> Result<Outcome, Failure> {
        if stale.is_empty() {
            return Ok(Outcome::Done);
        }
        let mut out = String::new();
        for file in stale {
            let name = file.path.display().to_string();
            let name = visible_line(&name);
            let told = match (&file.old, &file.new) {
                (None, _) => format!("{name} is missing\n"),
                (_, New::Picture(_)) => format!("{name} differs\n"),
                (Some(old), New::Report(new)) => {
                    difference::text(&name, "up to date", &String::from_utf8_lossy(old), new)
                }
            };
            out.push_str(&told);
        }
        output::print(&out)?;
        let mut words = vec!["tieup".to_owned()];
        if let Some(graph) = &graph.graph {
            words.extend(["-g".to_owned(), quoted(graph)]);
        }
        words.push("embed".to_owned());
        words.extend(self.clean.then(|| "--clean".to_owned()));
        words.extend(force.then(|| "--force".to_owned()));
        words.extend(
            self.reports
                .iter()
                .map(|path| quoted(&path.display().to_string())),
        );
        output::say(&format!(
            "{} stale; this mends it:\n  {}\n",
            counted(stale.len(), "file"),
            visible_line(&words.join(" ")),
        ));
        Ok(Outcome::Negative)
    }
}

/// What a person may want to know of a report that has no fault.
fn remarks(path: &Path, page: &Page) {
    let name = path.display().to_string();
    let name = visible_line(&name);
    if page.blocks.is_empty() {
        output::say(&format!(
            "note: {name} has no block: put `<!-- tieup figure id=all -->` on a line of its own\n"
        ));
    }
    for left in left_over(path, page) {
        output::say(&format!(
            "note: no block of {name} has the picture {}: delete it if you don't need it\n",
            visible_line(&left)
        ));
    }
}

/// Files that are called like pictures of the report, and belong to none of its blocks.
fn left_over(path: &Path, page: &Page) -> Vec<String> {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
        + ".";
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let Ok(entries) = fs::read_dir(folder.unwrap_or(Path::new("."))) else {
        return Vec::new();
    };
    let is_picture = |ending: &str| {
        let mut pictures = export::Format::all().filter(|format| format.is_picture());
        pictures.any(|format| format.endings().first() == Some(&ending))
    };
    let names = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok());
    let mut left: Vec<String> = names
        .filter(|name| {
            let Some((id, ending)) = name
                .strip_prefix(&stem)
                .and_then(|rest| rest.split_once('.'))
            else {
                return false;
            };
            is_picture(ending)
                && !page.blocks.iter().any(|block| block == id)
                && !page.pictures.iter().any(|picture| picture.name == *name)
        })
        .collect();
    left.sort();
    left
}

fn are(count: usize) -> String {
    let verb = if count == 1 { "is" } else { "are" };
    format!("{} {verb}", counted(count, "report"))
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:@%+=,".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}
