//! Writes JSON and JSON Lines: two spaces, what is short on one line; a record a line.

use unicode_width::UnicodeWidthStr;

use super::order::Shape;
use crate::raw::Section;
use crate::raw::json::{JsonReader, SyntaxFault};
use crate::raw::tree::{Kind, NodeId, Range, Tree};

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

/// Writes a record a line, from the byte `start` on.
pub(super) fn lines(text: &str, start: usize) -> Result<String, Vec<SyntaxFault>> {
    let mut faults = Vec::new();
    let mut written = String::new();
    let mut tree = Tree::new(text);
    let mut at = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let end = at + line.len();
        if !line.trim().is_empty() {
            tree.clear();
            let mut reader = JsonReader::new(text, at, end);
            let record = reader.value(&mut tree);
            if record.is_ok() && reader.peek().is_some() {
                reader.fault("one record a line: the record ended before this");
            }
            faults.append(&mut reader.take_faults());
            if let Ok(record) = record {
                write_line(&tree, record, &mut written);
                written.push('\n');
            }
        }
        at = end;
    }
    if faults.is_empty() {
        Ok(written)
    } else {
        Err(faults)
    }
}

fn write_line(tree: &Tree<'_>, record: NodeId, written: &mut String) {
    if tree.kind(record) != Kind::Table {
        one_line(
            tree,
            record,
            Shape::Other,
            Spacing::None,
            usize::MAX,
            written,
        );
        return;
    }
    let section = tree
        .child(record, "type")
        .and_then(|section| Section::from_name(tree.string(section)));
    let shape = section.map_or(Shape::Other, Shape::Record);
    let mut fields = shape.children(tree, record);
    // Before it can be read, a record must say what it is.
    fields.sort_by_key(|&field| match tree.key(field) {
        "type" => 0,
        "id" => 1,
        _ => 2,
    });
    written.push('{');
    for (number, &field) in fields.iter().enumerate() {
        if number > 0 {
            written.push(',');
        }
        written.push_str(source(tree, tree.key_span(field)));
        written.push(':');
        let of_field = shape.child(tree, record, tree.key(field));
        one_line(tree, field, of_field, Spacing::None, usize::MAX, written);
    }
    written.push('}');
}

fn source<'t>(tree: &'t Tree<'_>, range: Range) -> &'t str {
    let text = tree.source().get(range.start as usize..range.end as usize);
    text.unwrap_or_default()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Spacing {
    None,
    Some,
}

/// Writes a value on one line; `false` as soon as the text is longer than `limit` bytes.
fn one_line(
    tree: &Tree<'_>,
    node: NodeId,
    shape: Shape,
    spacing: Spacing,
    limit: usize,
    text: &mut String,
) -> bool {
    let space = if spacing == Spacing::Some { " " } else { "" };
    let is_table = tree.kind(node) == Kind::Table;
    let children = match tree.kind(node) {
        Kind::Table => shape.children(tree, node),
        Kind::Array => tree.children(node).collect(),
        _ => {
            text.push_str(source(tree, tree.span(node)));
            return text.len() <= limit;
        }
    };
    if children.is_empty() {
        text.push_str(if is_table { "{}" } else { "[]" });
        return text.len() <= limit;
    }
    text.push(if is_table { '{' } else { '[' });
    for (number, &child) in children.iter().enumerate() {
        if number > 0 {
            text.push(',');
        }
        let mut of_child = shape;
        if number > 0 || is_table {
            text.push_str(space);
        }
        if is_table {
            text.push_str(source(tree, tree.key_span(child)));
            text.push(':');
            text.push_str(space);
            of_child = shape.child(tree, node, tree.key(child));
        }
        if !one_line(tree, child, of_child, spacing, limit, text) {
            return false;
        }
    }
    if is_table {
        text.push_str(space);
    }
    text.push(if is_table { '}' } else { ']' });
    text.len() <= limit
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
            // Sections and records stay in the order of the file.
            Level::Document | Level::Section(_) => tree.children(node).collect(),
            Level::Value(shape) if is_table => shape.children(tree, node),
            Level::Value(_) => tree.children(node).collect(),
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
                self.text.push_str(source(tree, tree.key_span(child)));
                self.text.push_str(": ");
            }
            self.value(child, self.below(node, level, child), depth + 1);
        }
        self.text.push('\n');
        self.indent(depth);
        self.text.push(if is_table { '}' } else { ']' });
    }

    fn below(&self, node: NodeId, level: Level, child: NodeId) -> Level {
        let (tree, key) = (self.tree, self.tree.key(child));
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

    fn indent(&mut self, depth: usize) {
        for _ in 0..depth {
            self.text.push_str("  ");
        }
    }
}
