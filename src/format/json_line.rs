//! Writes JSON on one line: short values, and the records of JSON Lines.

use super::order::Shape;
use crate::raw::Section;
use crate::raw::json::{JsonReader, SyntaxFault};
use crate::raw::tree::{Kind, NodeId, Range, Tree};

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
        written.push_str(key(tree, field));
        written.push(':');
        let of_field = shape.child(tree, record, tree.key(field));
        one_line(tree, field, of_field, Spacing::None, usize::MAX, written);
    }
    written.push('}');
}

/// What stands at a place.
pub(super) fn source<'t>(tree: &'t Tree<'_>, range: Range) -> &'t str {
    let text = tree.source().get(range.start as usize..range.end as usize);
    text.unwrap_or_default()
}

/// A key as it was written, with the quotes around its place.
pub(super) fn key<'t>(tree: &'t Tree<'_>, node: NodeId) -> &'t str {
    let Range { start, end } = tree.key_span(node);
    let quoted = Range {
        start: start.saturating_sub(1),
        end: end.saturating_add(1),
    };
    source(tree, quoted)
}

/// Whether spaces make a line easier to read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Spacing {
    None,
    Some,
}

/// Writes a value on one line; `false` as soon as the text is longer than `limit` bytes.
pub(super) fn one_line(
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
            text.push_str(key(tree, child));
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
