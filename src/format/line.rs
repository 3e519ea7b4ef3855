//! Writes TOML values on one line.

use std::borrow::Cow;

use super::order::Shape;
use crate::raw::tree::{Kind, NodeId, Range, Tree};

fn source<'t>(tree: &'t Tree<'_>, range: Range) -> &'t str {
    let text = tree.source().get(range.start as usize..range.end as usize);
    text.unwrap_or_default()
}

/// A key as it must be written: bare where it can be, else as it was.
pub(super) fn key<'t>(tree: &'t Tree<'_>, node: NodeId) -> &'t str {
    let key = tree.key(node);
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !key.is_empty() && key.bytes().all(bare) {
        key
    } else {
        source(tree, tree.key_span(node))
    }
}

/// A scalar as it was written, its line breaks included.
fn scalar<'t>(tree: &'t Tree<'_>, node: NodeId) -> Cow<'t, str> {
    let text = source(tree, tree.span(node));
    if text.contains('\r') {
        text.replace("\r\n", "\n").into()
    } else {
        text.into()
    }
}

/// The role of a party of which nothing else is told: the short form of the party.
fn role_alone(tree: &Tree<'_>, node: NodeId, shape: Shape) -> Option<NodeId> {
    if shape != Shape::Party || tree.kind(node) != Kind::Table || tree.size(node) != 1 {
        return None;
    }
    let role = tree.child(node, "role")?;
    (tree.kind(role) == Kind::String).then_some(role)
}

/// A value, on one line but for the line breaks in texts.
pub(super) fn value(tree: &Tree<'_>, node: NodeId, shape: Shape) -> String {
    if let Some(role) = role_alone(tree, node, shape) {
        return scalar(tree, role).into_owned();
    }
    match tree.kind(node) {
        Kind::Table => {
            let mut pairs = Vec::new();
            pairs_of(tree, node, shape, "", &mut pairs);
            if pairs.is_empty() {
                "{}".to_owned()
            } else {
                format!("{{ {} }}", pairs.join(", "))
            }
        }
        Kind::Array => {
            let children = tree.children(node);
            let values: Vec<String> = children.map(|child| value(tree, child, shape)).collect();
            format!("[{}]", values.join(", "))
        }
        _ => scalar(tree, node).into_owned(),
    }
}

/// The `key = value` pairs of a table, with dotted keys for what is in tables of few values.
fn pairs_of(tree: &Tree<'_>, table: NodeId, shape: Shape, prefix: &str, pairs: &mut Vec<String>) {
    for child in shape.children(tree, table) {
        let key = format!("{prefix}{}", key(tree, child));
        let of_child = shape.child(tree, table, tree.key(child));
        let size = tree.size(child);
        let dotted = tree.kind(child) == Kind::Table
            && size > 0
            && of_child.is_dotted_inside(size)
            && role_alone(tree, child, of_child).is_none();
        if dotted {
            pairs_of(tree, child, of_child, &format!("{key}."), pairs);
        } else {
            pairs.push(format!("{key} = {}", value(tree, child, of_child)));
        }
    }
}
