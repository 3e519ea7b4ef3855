//! Finds and reads the files of a graph: a folder, one file, or a graph that is built into the program.
//!
//! This and the command line are the only places that touch the disk. Whatever is wrong with a file ends in a
//! diagnostic; the other files are read all the same.

use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use crate::diag::{Diagnostic, File, FileId, Files, Level, Span, Syntax, excerpt_of_path, nearest};
use crate::raw;

/// The largest file that is read, in bytes.
pub const MAX_FILE_SIZE: u64 = 256 << 20;

/// The deepest folder that is looked into, below that of the graph.
const MAX_DEPTH: usize = 32;

/// The graphs that are built into the program: a name, and its files with their paths.
static BUILTIN: &[(&str, &[(&str, &str)])] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The files of a graph and of all that it includes, and what was wrong with any of them.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The texts.
    pub files: Files,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
    /// The files and folders that were looked at, whether they were there or not, in that order: while none of them changes,
    /// the graph doesn't. Built-in graphs have none.
    pub paths: Vec<PathBuf>,
}

/// Where a graph is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// A folder, or one file.
    Path(PathBuf),
    /// A graph that is built into the program, by name.
    Builtin(&'static str),
}

impl Location {
    /// The built-in graph of that name, unless there is a file or folder of that name.
    pub fn find(name: &str) -> Location {
        let path = Path::new(name);
        match BUILTIN.iter().find(|(builtin, _)| *builtin == name) {
            Some((builtin, _)) if !path.exists() => Location::Builtin(builtin),
            _ => Location::Path(path.to_owned()),
        }
    }

    /// The folder with a `graph.toml` or `graph.json` that is or holds `folder`, nearest first.
    pub fn around(folder: &Path) -> Option<Location> {
        let is_graph = |folder: &&Path| {
            ["graph.toml", "graph.json"]
                .iter()
                .any(|name| folder.join(name).is_file())
        };
        folder
            .ancestors()
            .find(is_graph)
            .map(|folder| Location::Path(folder.to_owned()))
    }

    fn include(&self, name: &str) -> Location {
        match self {
            Location::Path(path) => {
                let folder = if path.is_dir() {
                    path
                } else {
                    path.parent().unwrap_or(path)
                };
                Location::Path(tidy(&folder.join(name)))
            }
            Location::Builtin(_) => {
                let name = name
                    .trim_end_matches('/')
                    .rsplit('/')
                    .next()
                    .unwrap_or(name);
                let found = BUILTIN.iter().find(|(builtin, _)| *builtin == name);
                found.map_or_else(
                    || Location::Path(name.into()),
                    |(builtin, _)| Location::Builtin(builtin),
                )
            }
        }
    }

    /// What is the same for two ways to write one place.
    fn identity(&self) -> Location {
        match self {
            Location::Path(path) => {
                Location::Path(fs::canonicalize(path).unwrap_or_else(|_| path.clone()))
            }
            Location::Builtin(_) => self.clone(),
        }
    }
}

/// The names of the built-in graphs, in alphabetical order.
pub fn builtin() -> impl Iterator<Item = &'static str> {
    BUILTIN.iter().map(|(name, _)| *name)
}

/// A path without `.` and with as few `..` as can be, by its text alone.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(tidy.components().next_back(), Some(Component::Normal(_))) =>
            {
                tidy.pop();
            }
            part => tidy.push(part),
        }
    }
    tidy
}

/// Reads a graph and all that it includes.
pub fn load(location: &Location) -> Loaded {
    load_all(std::slice::from_ref(location))
}

/// Reads several graphs as one: what `check a.toml b.toml` does.
pub fn load_all(locations: &[Location]) -> Loaded {
    let mut loader = Loader::default();
    for location in locations {
        loader.graph(location, 0, None, &mut Vec::new());
    }
    loader.loaded
}

#[derive(Default)]
struct Loader {
    loaded: Loaded,
    /// The graphs that were read, so that each is read once.
    graphs: HashSet<Location>,
    /// How many graphs were included.
    included: u32,
    /// The folders of the graph that were looked into, to notice a link that leads to one of them.
    folders: HashSet<PathBuf>,
}

impl Loader {
    fn fault(
        &mut self,
        rule: &'static str,
        message: String,
        because: Option<Span>,
    ) -> &mut Diagnostic {
        let mut diagnostic = Diagnostic::new(rule, Level::Error, message);
        if let Some(span) = because {
            diagnostic = diagnostic.at(span, "");
        }
        self.loaded.diagnostics.push(diagnostic);
        self.loaded.diagnostics.last_mut().expect("just pushed")
    }

    /// Reads a graph, then what it includes. `path` are the graphs on the way to it.
    fn graph(
        &mut self,
        location: &Location,
        number: u32,
        because: Option<Span>,
        path: &mut Vec<Location>,
    ) {
        let identity = location.identity();
        if path.contains(&identity) {
            let message = "a graph includes itself, directly or through others".to_owned();
            self.fault("include-cycle", message, because)
                .add_help("remove one of the `include`s on the way");
            return;
        }
        if !self.graphs.insert(identity.clone()) {
            return;
        }
        let first = self.loaded.files.iter().count();
        match location {
            Location::Builtin(name) => self.builtin(name, number),
            Location::Path(path) => self.path(path, number, because),
        }
        let mut includes: Vec<(String, Span)> = Vec::new();
        for (id, file) in self.loaded.files.iter().skip(first) {
            includes.extend(raw::includes(id, file));
        }
        path.push(identity);
        for (name, span) in includes {
            self.included += 1;
            let number = self.included;
            self.graph(&location.include(&name), number, Some(span), path);
        }
        path.pop();
    }

    fn builtin(&mut self, name: &str, number: u32) {
        let files = BUILTIN
            .iter()
            .find(|(builtin, _)| *builtin == name)
            .map_or(&[][..], |(_, files)| *files);
        for (path, text) in files {
            let syntax = syntax(Path::new(path)).unwrap_or(Syntax::Toml);
            self.loaded
                .files
                .push(File::new(format!("{name}/{path}"), syntax, *text).of_graph(number));
        }
    }

    fn path(&mut self, path: &Path, number: u32, because: Option<Span>) {
        self.loaded.paths.push(path.to_owned());
        let found = self.loaded.files.iter().count();
        match fs::metadata(path) {
            Ok(what) if what.is_dir() => {
                self.folders.clear();
                self.folder(path, number, 0);
                if self.loaded.files.iter().count() == found && self.loaded.diagnostics.is_empty() {
                    let message = format!(
                        "the folder `{}` holds no `.toml`, `.json` or `.jsonl` file",
                        path.display()
                    );
                    self.fault("unreadable-file", message, because)
                        .add_help("name the folder of a graph");
                }
            }
            Ok(_) => {
                if let Some(syntax) = syntax(path) {
                    self.file(path, syntax, number);
                    return;
                }
                let message = format!(
                    "`{}` ends in neither `.toml`, `.json` nor `.jsonl`",
                    path.display()
                );
                self.fault("unreadable-file", message, because)
                    .add_help("name a file of a graph, or its folder");
            }
            Err(error) => {
                let name = path.to_string_lossy();
                let near = nearest(&name, builtin(), 3);
                let message = format!("there is no graph at `{}`: {error}", excerpt_of_path(&name));
                let fault = self.fault("unreadable-file", message, because);
                if near.is_empty() {
                    fault.add_help(
                        "name a folder or a file; `tieup graphs` lists the built-in graphs",
                    );
                } else {
                    fault.add_help(format!("name the built-in graph `{}`", near.join("` or `")));
                }
            }
        }
    }

    fn folder(&mut self, folder: &Path, number: u32, depth: usize) {
        let identity = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        if depth > MAX_DEPTH {
            let message = format!("`{}` lies too deep", folder.display());
            self.fault("unreadable-file", message, None)
                .add_help("move it up");
            return;
        }
        if !self.folders.insert(identity) {
            let message = format!("`{}` is a link to a folder of this graph", folder.display());
            self.fault("unreadable-file", message, None)
                .add_help("remove the link");
            return;
        }
        let entries = match fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
            Ok(entries) => entries,
            Err(error) => {
                self.fault(
                    "unreadable-file",
                    format!("the folder `{}` can't be read: {error}", folder.display()),
                    None,
                );
                return;
            }
        };
        let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let hidden = path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if hidden {
            } else if path.is_dir() {
                self.loaded.paths.push(path.clone());
                self.folder(&path, number, depth + 1);
            } else if let Some(syntax) = syntax(&path) {
                self.loaded.paths.push(path.clone());
                self.file(&path, syntax, number);
            }
        }
    }

    fn file(&mut self, path: &Path, syntax: Syntax, number: u32) {
        let name = path.strip_prefix(".").unwrap_or(path);
        let name = name.to_string_lossy().into_owned();
        let bytes = match read(path) {
            Ok(bytes) => bytes,
            Err(problem) => {
                let rule = if matches!(problem, ReadProblem::TooLarge) {
                    "file-too-large"
                } else {
                    "unreadable-file"
                };
                self.fault(rule, format!("`{name}` can't be read: {problem}"), None);
                return;
            }
        };
        match String::from_utf8(bytes) {
            Ok(mut text) => {
                if text.starts_with('\u{feff}') {
                    text.drain(..'\u{feff}'.len_utf8());
                }
                self.loaded
                    .files
                    .push(File::new(name, syntax, text).of_graph(number));
            }
            Err(error) => self.not_utf8(name, syntax, &error),
        }
    }

    /// The file is kept to show the place, but not read as a part of the graph.
    fn not_utf8(&mut self, name: String, syntax: Syntax, error: &std::string::FromUtf8Error) {
        let start = error.utf8_error().valid_up_to();
        let shown = String::from_utf8_lossy(error.as_bytes()).into_owned();
        let id = self
            .loaded
            .files
            .push(File::new(name, syntax, shown).unread());
        let span = span(id, start, start + '\u{fffd}'.len_utf8());
        self.fault(
            "not-utf8",
            "the text is not UTF-8 from here on".to_owned(),
            Some(span),
        )
        .add_help("save the file as UTF-8");
    }
}

fn span(file: FileId, start: usize, end: usize) -> Span {
    let byte = |at| u32::try_from(at).unwrap_or(u32::MAX);
    Span {
        file,
        start: byte(start),
        end: byte(end),
    }
}

fn syntax(path: &Path) -> Option<Syntax> {
    match path.extension()?.to_str()? {
        "toml" => Some(Syntax::Toml),
        "json" => Some(Syntax::Json),
        "jsonl" | "ndjson" => Some(Syntax::JsonLines),
        _ => None,
    }
}

#[derive(Debug, thiserror::Error)]
enum ReadProblem {
    #[error("{0}")]
    Io(#[from] std::io::Error),
    #[error("it is not a regular file")]
    NotAFile,
    #[error("it is larger than {} MiB", MAX_FILE_SIZE >> 20)]
    TooLarge,
}

fn read(path: &Path) -> Result<Vec<u8>, ReadProblem> {
    let what = fs::metadata(path)?;
    // Opening a pipe would wait for ever.
    if !what.is_file() {
        return Err(ReadProblem::NotAFile);
    }
    if what.len() > MAX_FILE_SIZE {
        return Err(ReadProblem::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(what.len()).unwrap_or(0) + 1);
    // A file that grows while it is read is cut off, too.
    fs::File::open(path)?
        .take(MAX_FILE_SIZE + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE_SIZE {
        Err(ReadProblem::TooLarge)
    } else {
        Ok(bytes)
    }
}
