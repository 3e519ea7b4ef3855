//! Finds the places of values again, by reading their records once more.

use std::collections::HashMap;

use super::json::JsonReader;
use super::toml;
use super::tree::{Kind, NodeId, Range, Tree};
use super::{Section, span};
use crate::diag::{FileId, Span, Syntax};

/// A step on the way from a record to one of its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The value under a key.
    Key(Box<str>),
    /// The value of that number in a list; of a value that stands alone, itself.
    Number(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Step::Key(key.into())
    }
}

impl From<usize> for Step {
    fn from(number: usize) -> Self {
        Step::Number(number)
    }
}

/// Which part of a value a diagnostic points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The key under which it stands.
    Key,
    /// The value itself.
    Value,
}

/// Finds places in files by reading their records again. Keeps the TOML files that it was asked about, and the last
/// record of JSON: a finding often points into two files, and the next one into the same record.
#[derive(Default)]
pub(crate) struct Locator<'f> {
    files: HashMap<FileId, Located<'f>>,
    last: Option<(Span, Located<'f>)>,
}

/// What was read again: a file of TOML, or a record of JSON.
struct Located<'f> {
    tree: Tree<'f>,
    root: NodeId,
    /// The records of a file, by the first byte of their ids.
    records: Vec<(u32, NodeId)>,
    /// The items of the lists that were looked into.
    lists: HashMap<NodeId, Vec<NodeId>>,
}

impl<'f> Locator<'f> {
    /// Where a value of a record stands; where there is no such value, the nearest one around it.
    pub(crate) fn locate(
        &mut self,
        files: &'f crate::diag::Files,
        (section, id, origin): (Section, &str, Span),
        path: &[Step],
        part: Part,
    ) -> Span {
        let Some((located, record)) = self.record(files, (section, id, origin)) else {
            return origin;
        };
        let is_whole = path.is_empty() || located.tree.kind(record) != Kind::Table;
        if is_whole && files.get(origin.file).syntax() != Syntax::Toml {
            return Span {
                end: origin.start + 1,
                ..origin
            };
        }
        span(origin.file, located.follow(record, path, part))
    }

    /// Where each value of a list stands; where one stands alone, itself. Costs one walk over the list.
    pub(crate) fn locate_values(
        &mut self,
        files: &'f crate::diag::Files,
        (section, id, origin): (Section, &str, Span),
        path: &[Step],
    ) -> Vec<Span> {
        let Some((located, record)) = self.record(files, (section, id, origin)) else {
            return Vec::new();
        };
        let Ok(found) = located.descend(record, path) else {
            return Vec::new();
        };
        let tree = &located.tree;
        let place = |value| span(origin.file, place_of_value(tree, value));
        match tree.kind(found) {
            Kind::Array => tree.children(found).map(place).collect(),
            _ => vec![place(found)],
        }
    }

    /// The record that was read from a place, in what it was read with.
    fn record(
        &mut self,
        files: &'f crate::diag::Files,
        (section, id, origin): (Section, &str, Span),
    ) -> Option<(&mut Located<'f>, NodeId)> {
        let file = files.get(origin.file);
        if file.syntax() == Syntax::Toml {
            let located = self
                .files
                .entry(origin.file)
                .or_insert_with(|| Located::file(file.text()));
            let record = located.record(section, id, origin.start)?;
            return Some((located, record));
        }
        if self.last.as_ref().is_none_or(|(last, _)| *last != origin) {
            self.last = Located::json(file.text(), origin).map(|located| (origin, located));
        }
        let (_, located) = self.last.as_mut()?;
        let record = located.root;
        Some((located, record))
    }
}

impl<'f> Located<'f> {
    fn file(text: &'f str) -> Self {
        let toml::TomlDocument { tree, root, .. } = toml::read(text);
        let sections = tree.children(root);
        let tables = sections.filter(|&section| tree.kind(section) == Kind::Table);
        let mut records: Vec<(u32, NodeId)> = tables
            .flat_map(|section| tree.children(section))
            .map(|record| (tree.key_span(record).start, record))
            .collect();
        records.sort_unstable_by_key(|(start, _)| *start);
        Located {
            tree,
            root,
            records,
            lists: HashMap::new(),
        }
    }

    fn json(text: &'f str, of: Span) -> Option<Self> {
        let mut tree = Tree::new(text);
        let mut reader = JsonReader::new(text, of.start as usize, of.end as usize);
        let root = reader.value(&mut tree).ok()?;
        Some(Located {
            tree,
            root,
            records: Vec::new(),
            lists: HashMap::new(),
        })
    }

    fn record(&self, section: Section, id: &str, start: u32) -> Option<NodeId> {
        if section == Section::Graph {
            return self.tree.child(self.root, section.name());
        }
        let found = self
            .records
            .binary_search_by_key(&start, |(start, _)| *start);
        let (_, record) = *self.records.get(found.ok()?)?;
        (self.tree.key(record) == id).then_some(record)
    }

    /// The value at the end of a path; where there is none, the last one on the way.
    fn descend(&mut self, record: NodeId, path: &[Step]) -> Result<NodeId, NodeId> {
        let tree = &self.tree;
        let mut at = record;
        for step in path {
            let next = match step {
                Step::Key(key) => tree.child(at, key),
                Step::Number(_) if tree.kind(at) != Kind::Array => Some(at),
                Step::Number(number) => {
                    let list = self.lists.entry(at).or_insert_with(|| items(tree, at));
                    list.get(*number).copied()
                }
            };
            at = next.ok_or(at)?;
        }
        Ok(at)
    }

    fn follow(&mut self, record: NodeId, path: &[Step], part: Part) -> Range {
        match self.descend(record, path) {
            Ok(at) if part == Part::Key => self.tree.key_span(at),
            Ok(at) => place_of_value(&self.tree, at),
            // A record is pointed at by its id, a table in a list by its start.
            Err(at) => around(&self.tree, at),
        }
    }
}

fn place_of_value(tree: &Tree<'_>, node: NodeId) -> Range {
    match tree.kind(node) {
        Kind::Table => around(tree, node),
        _ => tree.span(node),
    }
}

/// The items that were decoded, and so have numbers: rows of evidence are tables, all others are strings.
fn items(tree: &Tree<'_>, list: NodeId) -> Vec<NodeId> {
    let kind = if tree.key(list) == "evidence" {
        Kind::Table
    } else {
        Kind::String
    };
    tree.children(list)
        .filter(|&item| tree.kind(item) == kind)
        .collect()
}

/// A short place that stands for a whole table or list.
fn around(tree: &Tree<'_>, node: NodeId) -> Range {
    match tree.key(node) {
        "" => {
            let whole = tree.span(node);
            Range {
                end: whole.start + 1,
                ..whole
            }
        }
        _ => tree.key_span(node),
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::diag::{File, Files};

    #[test]
    fn rows_after_one_of_a_wrong_type_are_found() {
        let text = r#"{"tie":{"a":{"evidence":[1,{"source":"x"}]}}}"#;
        let mut files = Files::default();
        let id = files.push(File::new("a.json", Syntax::Json, text));
        let mut origin = None;
        read(id, files.get(id), &mut Vec::new(), &mut |record, _| {
            origin = Some(record.origin);
        });
        let path = [Step::from("evidence"), Step::from(0), Step::from("source")];
        let record = (Section::Tie, "a", origin.expect("one record is read"));
        let found = Locator::default().locate(&files, record, &path, Part::Value);
        assert_eq!(&text[found.start as usize..found.end as usize], "\"x\"");
    }
}
