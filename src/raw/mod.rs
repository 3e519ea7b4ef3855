//! Reads files into records, and says where each of their values stands.
//!
//! Three syntaxes, one shape: TOML, JSON and JSON Lines end in the same [`Tree`], one record at a time, and serde makes
//! the [raw records](record) from it. What the values mean, and whether what they name exists, is the model's business.
//!
//! Records of a JSON file are handed on one by one, so that the memory for reading is that of the largest record. To
//! point at a value later, its record is simply read again ([`Locator`]): diagnostics are rare, and a model that has to
//! carry a place for each of its values is twice as large.

mod decode;
pub(crate) mod json;
mod locate;
pub(crate) mod record;
mod schema;
mod shape;
pub(crate) mod toml;
pub(crate) mod tree;

pub(crate) use decode::list;
pub(crate) use locate::{Locator, Part, Step};
pub use schema::json_schema;

use json::{JsonReader, Stopped, SyntaxFault};
use serde::Deserialize;
use tree::{Kind, NodeId, Range, Text, Tree};

use crate::diag::{Diagnostic, File, FileId, Level, Span, Syntax, nearest};

/// The sections of a document: what kind of record stands under them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Section {
    Graph,
    Bloc,
    Org,
    Tie,
    Source,
    Event,
    View,
}

impl Section {
    pub(crate) const ALL: [Section; 7] = [
        Section::Graph,
        Section::Bloc,
        Section::Org,
        Section::Tie,
        Section::Source,
        Section::Event,
        Section::View,
    ];
    const NAMES: [&'static str; 7] = ["graph", "bloc", "org", "tie", "source", "event", "view"];

    /// The key under which its records stand.
    pub(crate) fn name(self) -> &'static str {
        Section::NAMES[self as usize]
    }

    pub(crate) fn from_name(name: &str) -> Option<Section> {
        Section::ALL
            .into_iter()
            .find(|section| section.name() == name)
    }
}

/// A record as it is read: its id, and the values under it.
pub(crate) struct RawRecord<'r> {
    pub(crate) section: Section,
    /// Empty for the graph.
    pub(crate) id: &'r str,
    pub(crate) id_span: Span,
    /// What [`Locator::locate`] wants back: in TOML the id, in JSON the whole value.
    pub(crate) origin: Span,
    tree: &'r Tree<'r>,
    node: NodeId,
    file: FileId,
}

impl<'r> RawRecord<'r> {
    /// Whether a field is written, be it with a fault.
    pub(crate) fn mentions(&self, field: &str) -> bool {
        self.tree.mentions(self.node, field)
    }

    /// The record in its Rust type; faults of type and unknown fields go to `diagnostics`.
    pub(crate) fn decode<T: Deserialize<'r>>(
        &self,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<T> {
        let mut faults = Vec::new();
        let record = decode::decode(self.tree, self.node, &mut faults);
        for fault in faults {
            let span = span(self.file, fault.at);
            let mut diagnostic =
                Diagnostic::new(fault.rule, Level::Error, fault.message).at(span, "");
            diagnostic = match (fault.help, fault.replacement) {
                (Some(help), Some(replacement)) => diagnostic.mend(help, span, replacement),
                (Some(help), None) => diagnostic.help(help),
                (None, _) => diagnostic,
            };
            diagnostics.push(diagnostic);
        }
        record
    }
}

fn span(file: FileId, range: Range) -> Span {
    Span {
        file,
        start: range.start,
        end: range.end,
    }
}

/// Reads a file and hands on its records, in the order of the file.
pub(crate) fn read(
    id: FileId,
    file: &File,
    diagnostics: &mut Vec<Diagnostic>,
    sink: &mut dyn FnMut(&RawRecord<'_>, &mut Vec<Diagnostic>),
) {
    if file.is_unread() {
        return;
    }
    let mut reading = Reading {
        file: id,
        diagnostics,
        sink,
    };
    match file.syntax() {
        Syntax::Toml => reading.toml(file.text()),
        Syntax::Json => reading.json(file.text()),
        Syntax::JsonLines => reading.json_lines(file.text()),
    }
}

/// The folders that the `[graph]` of a file includes, and where it says so.
///
/// Costs a search for the key; a file that has it is read.
pub(crate) fn includes(id: FileId, file: &File) -> Vec<(String, Span)> {
    let mut includes = Vec::new();
    let key = match file.syntax() {
        Syntax::Toml => "include",
        Syntax::Json | Syntax::JsonLines => "\"include\"",
    };
    if file.is_unread() || !file.text().contains(key) {
        return includes;
    }
    read(id, file, &mut Vec::new(), &mut |record, _| {
        if record.section != Section::Graph || record.tree.kind(record.node) != Kind::Table {
            return;
        }
        let Some(list) = record.tree.child(record.node, "include") else {
            return;
        };
        for name in record
            .tree
            .children(list)
            .filter(|&name| record.tree.kind(name) == Kind::String)
        {
            includes.push((
                record.tree.string(name).to_owned(),
                span(id, record.tree.span(name)),
            ));
        }
    });
    includes
}

impl SyntaxFault {
    /// The fault as it is told.
    pub(crate) fn diagnostic(self, file: FileId) -> Diagnostic {
        let at = span(file, Range::new(self.at.0, self.at.1));
        let diagnostic = Diagnostic::new("syntax", Level::Error, self.message).at(at, "");
        match self.help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }
}

struct Reading<'a> {
    file: FileId,
    diagnostics: &'a mut Vec<Diagnostic>,
    sink: &'a mut dyn FnMut(&RawRecord<'_>, &mut Vec<Diagnostic>),
}

impl Reading<'_> {
    fn syntax_faults(&mut self, faults: Vec<SyntaxFault>) {
        let file = self.file;
        self.diagnostics
            .extend(faults.into_iter().map(|fault| fault.diagnostic(file)));
    }

    fn record(
        &mut self,
        section: Section,
        id: &str,
        id_span: Range,
        origin: Range,
        tree: &Tree<'_>,
        node: NodeId,
    ) {
        let record = RawRecord {
            section,
            id,
            id_span: span(self.file, id_span),
            origin: span(self.file, origin),
            tree,
            node,
            file: self.file,
        };
        (self.sink)(&record, self.diagnostics);
    }

    fn unknown_section(&mut self, name: &str, at: Range, part: Part) {
        let at = span(self.file, at);
        let diagnostic = Diagnostic::new(
            "unknown-field",
            Level::Error,
            format!("there is no section `{name}`"),
        )
        .at(at, "");
        self.diagnostics.push(
            match nearest(name, Section::NAMES.iter().copied(), 1).pop() {
                Some(near) => {
                    let text = match part {
                        Part::Key => near.to_owned(),
                        Part::Value => format!("\"{near}\""),
                    };
                    diagnostic.mend(format!("write `{near}`"), at, text)
                }
                None => diagnostic.help(format!("use one of {}", list(&Section::NAMES))),
            },
        );
    }

    fn expected(&mut self, what: &str, found: Kind, at: Range) {
        let message = format!("expected {what}, found {}", found.noun());
        let at = span(self.file, at);
        self.diagnostics
            .push(Diagnostic::new("wrong-type", Level::Error, message).at(at, ""));
    }

    fn toml(&mut self, text: &str) {
        let document = toml::read(text);
        self.syntax_faults(document.faults);
        for repeated in document.repeated {
            let (rule, message) = match &repeated.path[..] {
                [section, id] if Section::from_name(section).is_some() => {
                    ("duplicate-id", format!("`{section}.{id}` is opened twice"))
                }
                path => ("syntax", format!("`{}` is set twice", path.join("."))),
            };
            let diagnostic = Diagnostic::new(rule, Level::Error, message)
                .at(span(self.file, repeated.at), "opened again")
                .because(span(self.file, repeated.first), "opened here");
            self.diagnostics.push(diagnostic);
        }
        let tree = &document.tree;
        for section in tree.children(document.root) {
            let Some(found) = Section::from_name(tree.key(section)) else {
                self.unknown_section(tree.key(section), tree.key_span(section), Part::Key);
                continue;
            };
            let at = tree.key_span(section);
            if found == Section::Graph {
                self.record(found, "", at, at, tree, section);
                continue;
            }
            if tree.kind(section) != Kind::Table {
                self.expected(
                    "a table of records by id",
                    tree.kind(section),
                    tree.span(section),
                );
                continue;
            }
            for record in tree.children(section) {
                let at = tree.key_span(record);
                self.record(found, tree.key(record), at, at, tree, record);
            }
        }
    }

    fn json(&mut self, text: &str) {
        let mut reader = JsonReader::new(text, 0, text.len());
        // The fault that stopped the reader is among its faults.
        let _stopped = self.json_document(&mut reader, text);
        self.syntax_faults(reader.take_faults());
    }

    fn json_document<'s>(
        &mut self,
        reader: &mut JsonReader<'s>,
        text: &'s str,
    ) -> Result<(), Stopped> {
        let mut tree = Tree::new(text);
        if reader.peek() != Some(b'{') {
            reader.fault("a document is a table: it starts with `{`");
            return Err(Stopped);
        }
        self.members(reader, &mut tree, &mut |this, reader, tree, (name, at)| {
            let name = tree.text(name).to_owned();
            let Some(section) = Section::from_name(&name) else {
                this.unknown_section(&name, at, Part::Key);
                return reader.value(tree).map(|_| ());
            };
            if section == Section::Graph {
                let node = reader.value(tree)?;
                this.record(section, "", at, tree.span(node), tree, node);
                return Ok(());
            }
            if reader.peek() != Some(b'{') {
                let node = reader.value(tree)?;
                this.expected("a table of records by id", tree.kind(node), tree.span(node));
                return Ok(());
            }
            this.members(reader, tree, &mut |this, reader, tree, (id, at)| {
                let node = reader.value(tree)?;
                this.record(section, tree.text(id), at, tree.span(node), tree, node);
                Ok(())
            })
        })?;
        if reader.peek().is_some() {
            reader.fault("the document ended before this");
            return Err(Stopped);
        }
        Ok(())
    }

    /// Reads the members of an object one by one: the tree is emptied before each.
    fn members<'s>(
        &mut self,
        reader: &mut JsonReader<'s>,
        tree: &mut Tree<'s>,
        member: &mut MemberReader<'_, 's>,
    ) -> Result<(), Stopped> {
        reader.take(b'{');
        let mut first = true;
        loop {
            let comma = reader.position();
            let separated = reader.take(b',');
            if reader.take(b'}') {
                if separated {
                    reader.fault_at(
                        comma,
                        comma + 1,
                        "a comma before the end",
                        Some("remove the comma"),
                    );
                }
                return Ok(());
            }
            if separated == first {
                reader.fault(if first {
                    "a comma before the first key"
                } else {
                    "a comma is missing before this"
                });
            }
            first = false;
            tree.clear();
            let key = reader.key(tree)?;
            member(self, reader, tree, key)?;
        }
    }

    fn json_lines(&mut self, text: &str) {
        let mut tree = Tree::new(text);
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let end = start + line.len();
            if !line.trim().is_empty() {
                tree.clear();
                let mut reader = JsonReader::new(text, start, end);
                if let Ok(node) = reader.value(&mut tree) {
                    if reader.peek().is_some() {
                        reader.fault("one record a line: the record ended before this");
                    }
                    self.json_line(&tree, node);
                }
                self.syntax_faults(reader.take_faults());
            }
            start = end;
        }
    }

    fn json_line(&mut self, tree: &Tree<'_>, node: NodeId) {
        let whole = tree.span(node);
        if tree.kind(node) != Kind::Table {
            self.expected("a record, with its `type` and `id`", tree.kind(node), whole);
            return;
        }
        let Some(kind) = self.line_field(tree, node, "type", whole) else {
            return;
        };
        let Some(section) = Section::from_name(tree.string(kind)) else {
            self.unknown_section(tree.string(kind), tree.span(kind), Part::Value);
            return;
        };
        if section == Section::Graph {
            self.record(section, "", tree.span(kind), whole, tree, node);
        } else if let Some(id) = self.line_field(tree, node, "id", whole) {
            self.record(section, tree.string(id), tree.span(id), whole, tree, node);
        }
    }

    /// A text that each line must have; it is hidden from the record.
    fn line_field(
        &mut self,
        tree: &Tree<'_>,
        node: NodeId,
        name: &str,
        whole: Range,
    ) -> Option<NodeId> {
        let Some(found) = tree.child(node, name) else {
            let at = span(
                self.file,
                Range {
                    end: whole.start + 1,
                    ..whole
                },
            );
            let diagnostic = Diagnostic::new(
                "missing-field",
                Level::Error,
                format!("this record has no `{name}`"),
            );
            self.diagnostics.push(
                diagnostic
                    .at(at, "")
                    .help(format!("add `\"{name}\": \"…\"`")),
            );
            return None;
        };
        tree.skip(found);
        if tree.kind(found) != Kind::String {
            self.expected("a string", tree.kind(found), tree.span(found));
            return None;
        }
        Some(found)
    }
}

type MemberReader<'a, 's> = dyn FnMut(
        &mut Reading<'_>,
        &mut JsonReader<'s>,
        &mut Tree<'s>,
        (Text, Range),
    ) -> Result<(), Stopped>
    + 'a;
