//! The texts that diagnostics point into. What is read, and from where, is `load`'s business.

use std::sync::Arc;

/// What some editors put before a text; no line or column counts it.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// TOML 1.0.
    Toml,
    /// One JSON value.
    Json,
    /// JSON Lines: one JSON object a line.
    JsonLines,
}

/// The number of a file in its [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

/// A range of bytes in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte, from 0.
    pub start: u32,
    /// The byte after the last one; equal to `start` for a mere position.
    pub end: u32,
}

/// One text with the name that a person knows it by.
#[derive(Clone, Debug)]
pub struct File {
    name: String,
    syntax: Syntax,
    text: Arc<String>,
    graph: u32,
    unread: bool,
}

impl File {
    /// Wraps a text.
    pub fn new(name: impl Into<String>, syntax: Syntax, text: impl Into<String>) -> Self {
        File {
            name: name.into(),
            syntax,
            text: Arc::new(text.into()),
            graph: 0,
            unread: false,
        }
    }

    /// Wraps a text that is no part of a graph, to show places in it.
    pub fn shown(name: impl Into<String>, text: impl Into<String>) -> Self {
        File::new(name, Syntax::Toml, text).unread()
    }

    /// The same file as part of a graph that is included; 0 is the graph that was asked for.
    #[must_use]
    pub fn of_graph(mut self, graph: u32) -> Self {
        self.graph = graph;
        self
    }

    /// The same file, to be shown only: it cannot be read as a part of a graph.
    #[must_use]
    pub fn unread(mut self) -> Self {
        self.unread = true;
        self
    }

    /// Whether it is to be shown only.
    pub fn is_unread(&self) -> bool {
        self.unread
    }

    /// The number of the graph that it is part of.
    pub fn graph(&self) -> u32 {
        self.graph
    }

    /// The path as it is shown.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How it is written.
    pub fn syntax(&self) -> Syntax {
        self.syntax
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole text, to keep.
    pub(crate) fn shared_text(&self) -> &Arc<String> {
        &self.text
    }

    /// The line and column of a byte, both from 1; the column counts characters, save a byte order mark.
    ///
    /// Costs a pass over the text before the byte; for many bytes, ask [`Places`](super::Places).
    pub fn line_column(&self, byte: u32) -> (usize, usize) {
        let mut end = (byte as usize).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &self.text[..end];
        let before = before.strip_prefix(BYTE_ORDER_MARK).unwrap_or(before);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}

/// All texts of one graph, in a fixed order.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: Vec<File>,
}

impl Files {
    /// Adds a file and returns its number.
    ///
    /// # Panics
    ///
    /// With more than `u32::MAX` files.
    pub fn push(&mut self, file: File) -> FileId {
        let id = u32::try_from(self.files.len()).expect("fewer than 2^32 files");
        self.files.push(file);
        FileId(id)
    }

    /// The file of that number.
    ///
    /// # Panics
    ///
    /// When the number is another `Files`'s and too large for this one.
    pub fn get(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// The start of the first file: what stands for a graph that is opened nowhere.
    pub(crate) const fn start() -> Span {
        Span {
            file: FileId(0),
            start: 0,
            end: 0,
        }
    }

    /// All files with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        (0..).map(FileId).zip(&self.files)
    }
}
