//! Writes a JSON document: two spaces, what is short on one line.

use unicode_width::UnicodeWidthStr;

use super::json_line::{Spacing, key, one_line};
use super::order::Shape;
use crate::raw::Section;
use crate::raw::json::{JsonReader, SyntaxFault};
use crate::raw::tree::{Kind, NodeId, Tree};

/// What is wider stands on several lines.
const WIDTH: usize = 100;

/// Writes a document, from the byte `start` on.
pub(super) fn document(text: &str, start: usize) -> Result<String, Vec<SyntaxFault>> {
    let mut reader = JsonReader::new(text, start, text.len());
    if reader.peek() != Some(b'{') {
        reader.fault("a document is a table: it starts with `{`");
        return Err(reader.take_faults());
    }
    let mut tree = Tree::new(text);
    let root = reader.value(&mut tree);
    if root.is_ok() && reader.peek().is_some() {
        reader.fault("the document ended before this");
    }
    let faults = reader.take_faults();
    let Ok(root) = root else { return Err(faults) };
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut writer = Writer {
        tree: &tree,
        text: String::new(),
    };
    writer.broken(root, Level::Document, 0);
    writer.text.push('\n');
    Ok(writer.text)
}

/// How far down a value stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Document,
    Section(Option<Section>),
    Value(Shape),
}

impl Level {
    fn shape(self) -> Shape {
        match self {
            Level::Value(shape) => shape,
            Level::Document | Level::Section(_) => Shape::Other,
        }
    }
}

struct Writer<'t, 's> {
    tree: &'t Tree<'s>,
    text: String,
}

impl Writer<'_, '_> {
    fn value(&mut self, node: NodeId, level: Level, depth: usize) {
        let tree = self.tree;
        let is_filled = tree.size(node) > 0;
        // Records, and rows of evidence, are what people look for.
        let is_broken = match level {
            Level::Document | Level::Section(_) => true,
            Level::Value(Shape::Record(_)) => tree.kind(node) == Kind::Table,
            Level::Value(Shape::Evidence) => tree.kind(node) == Kind::Array,
            Level::Value(_) => false,
        };
        if !(is_broken && is_filled) {
            // No text has more than four bytes a column; a limit keeps deep nesting cheap.
            let limit = if is_filled { 4 * WIDTH } else { usize::MAX };
            let mut line = String::new();
            let fits = one_line(tree, node, level.shape(), Spacing::Some, limit, &mut line);
            // A comma may follow.
            if !is_filled || (fits && self.column() + line.width() < WIDTH) {
                self.text.push_str(&line);
                return;
            }
        }
        self.broken(node, level, depth);
    }

    /// The width of the line so far.
    fn column(&self) -> usize {
        let line = self.text.rfind('\n').map_or(0, |at| at + 1);
        self.text[line..].width()
    }

    fn broken(&mut self, node: NodeId, level: Level, depth: usize) {
        let tree = self.tree;
        let is_table = tree.kind(node) == Kind::Table;
        let children = match level {
            Level::Value(shape) if is_table => shape.children(tree, node),
            // Sections and records stay in the order of the file.
            _ => tree.children(node).collect(),
        };
        if children.is_empty() {
            self.text.push_str(if is_table { "{}" } else { "[]" });
            return;
        }
        self.text.push(if is_table { '{' } else { '[' });
        for (number, &child) in children.iter().enumerate() {
            self.text.push_str(if number > 0 { ",\n" } else { "\n" });
            self.indent(depth + 1);
            if is_table {
                self.text.push_str(key(tree, child));
                self.text.push_str(": ");
            }
            self.value(child, below(tree, node, level, child), depth + 1);
        }
        self.text.push('\n');
        self.indent(depth);
        self.text.push(if is_table { '}' } else { ']' });
    }

    fn indent(&mut self, depth: usize) {
        for _ in 0..depth {
            self.text.push_str("  ");
        }
    }
}

/// What a child of a value is.
fn below(tree: &Tree<'_>, node: NodeId, level: Level, child: NodeId) -> Level {
    let key = tree.key(child);
    let is_table = tree.kind(child) == Kind::Table;
    match level {
        Level::Document if !is_table => Level::Value(Shape::Other),
        Level::Document => match Section::from_name(key) {
            Some(Section::Graph) => Level::Value(Shape::Record(Section::Graph)),
            found => Level::Section(found),
        },
        Level::Section(found) => Level::Value(found.map_or(Shape::Other, Shape::Record)),
        Level::Value(shape) if tree.kind(node) == Kind::Table => {
            Level::Value(shape.child(tree, node, key))
        }
        // A row is broken like any other value.
        Level::Value(shape) => Level::Value(shape),
    }
}
