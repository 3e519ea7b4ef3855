//! Writes a TOML file: records under their headers, a field a line.

use unicode_width::UnicodeWidthStr;

use super::comments::{Comments, Note};
use super::line::{key, value};
use super::order::{Form, Shape};
use super::page::{Line, Page};
use super::plan::{Block, Plan};
use crate::raw::tree::{Growth, Kind, NodeId, Tree};

/// What is wider is broken where it can be.
const WIDTH: usize = 120;

/// Writes the tree of a text that has no faults.
pub(super) fn write(tree: &Tree<'_>, root: NodeId) -> String {
    let mut comments = Comments::of(tree, root);
    let plan = Plan::of(tree, &mut comments, root);
    let writer = Writer { tree, comments };
    let mut page = Page::default();
    for node in plan.top {
        page.line(&writer.field(node, key(tree, node), Shape::Other));
    }
    for block in &plan.blocks {
        writer.block(block, &mut page);
    }
    page.end(&writer.comments.end);
    page.into_text()
}

struct Writer<'t, 's> {
    tree: &'t Tree<'s>,
    comments: Comments<'s>,
}

impl<'s> Writer<'_, 's> {
    fn is_table(&self, node: NodeId) -> bool {
        self.tree.kind(node) == Kind::Table
    }

    fn block(&self, block: &Block<'s>, page: &mut Page) {
        let notes = self.comments.at(block.table);
        let mut lead = block.lead.clone();
        lead.extend(notes.open.iter().map(|text| Note::Comment(text)));
        let (trailing, more) = split(&notes.trailing);
        lead.extend(more.iter().map(|text| Note::Comment(text)));
        page.header(&lead, &block.header, trailing);

        let mut glossaries = Vec::new();
        let mut tail = Vec::new();
        for child in block.shape.children(self.tree, block.table) {
            if block.loose && self.is_table(child) {
                continue;
            }
            let shape = block
                .shape
                .child(self.tree, block.table, self.tree.key(child));
            let name = key(self.tree, child);
            let filled = self.is_table(child) && self.tree.size(child) > 0;
            match shape.form() {
                Form::Header if filled => glossaries.push(child),
                Form::Dotted if filled => self.dotted(child, name, shape, page, &mut tail),
                Form::BracesOrDotted if filled => {
                    let line = self.field(child, name, shape);
                    let mut inside = Vec::new();
                    self.comments.inside(self.tree, child, &mut inside);
                    if inside.is_empty() && line.text.width() <= WIDTH {
                        page.line(&line);
                    } else {
                        self.dotted(child, name, shape, page, &mut tail);
                    }
                }
                _ => page.line(&self.field(child, name, shape)),
            }
        }
        tail.extend(notes.end.iter().filter(|note| note.comment().is_some()));
        page.notes("", &tail);
        for glossary in glossaries {
            self.block(
                &Block {
                    place: 0,
                    header: format!("{}.{}", block.header, key(self.tree, glossary)),
                    lead: self.comments.at(glossary).lead.clone(),
                    table: glossary,
                    shape: Shape::Texts,
                    loose: false,
                },
                page,
            );
        }
    }

    /// The values of a table, a line each.
    fn dotted(
        &self,
        table: NodeId,
        name: &str,
        shape: Shape,
        page: &mut Page,
        tail: &mut Vec<Note<'s>>,
    ) {
        let mut lines = Vec::new();
        for child in shape.children(self.tree, table) {
            let of_child = shape.child(self.tree, table, self.tree.key(child));
            let name = format!("{name}.{}", key(self.tree, child));
            lines.push(self.field(child, &name, of_child));
        }
        let notes = self.comments.at(table);
        let mut trailing = notes.trailing.clone();
        if let [only] = &mut lines[..]
            && only.trailing.is_none()
        {
            only.trailing = trailing.pop();
        }
        if let Some(first) = lines.first_mut() {
            let lead = notes.lead.iter().filter_map(|note| note.comment());
            let lead = lead.chain(notes.open.iter().copied()).chain(trailing);
            first.lead.splice(0..0, lead);
        }
        for line in &lines {
            page.line(line);
        }
        tail.extend(notes.end.iter().filter(|note| note.comment().is_some()));
    }

    /// A field with its value: a line, or as many as its list has values.
    fn field(&self, node: NodeId, name: &str, shape: Shape) -> Line<'s> {
        let notes = self.comments.at(node);
        let lead = notes.lead.iter().filter_map(|note| note.comment());
        let (trailing, more) = split(&notes.trailing);
        let mut lead: Vec<&'s str> = lead.chain(more.iter().copied()).collect();
        let mut inside = Vec::new();
        self.comments.inside(self.tree, node, &mut inside);
        let text = format!("{name} = {}", value(self.tree, node, shape));
        let rows = shape == Shape::Evidence && self.tree.size(node) > 0;
        let broken = rows || !inside.is_empty() || text.width() > WIDTH;
        let is_list = self.tree.kind(node) == Kind::Array;
        let text = if is_list && broken && (self.tree.size(node) > 0 || !inside.is_empty()) {
            self.list(node, name, shape)
        } else {
            lead.append(&mut inside);
            text
        };
        Line {
            lead,
            text,
            trailing,
        }
    }

    /// A list with a value a line.
    fn list(&self, node: NodeId, name: &str, shape: Shape) -> String {
        let notes = self.comments.at(node);
        let mut page = Page::default();
        let (open, more) = split(&notes.open);
        page.line(&Line {
            lead: Vec::new(),
            text: format!("{name} = ["),
            trailing: open,
        });
        let more: Vec<Note<'_>> = more.iter().map(|text| Note::Comment(text)).collect();
        page.notes("  ", &more);
        let headers = self.tree.growth(node) == Growth::Headers;
        for (number, child) in self.tree.children(node).enumerate() {
            let notes = self.comments.at(child);
            let mut lead = notes.lead.clone();
            if headers {
                lead.retain(|note| note.comment().is_some());
            }
            let (trailing, more) = split(&notes.trailing);
            let mut inside = Vec::new();
            self.comments.inside(self.tree, child, &mut inside);
            lead.extend(inside.into_iter().map(Note::Comment));
            lead.extend(more.iter().map(|text| Note::Comment(text)));
            if number == 0 && lead.first() == Some(&Note::Blank) {
                lead.remove(0);
            }
            page.notes("  ", &lead);
            page.line(&Line {
                lead: Vec::new(),
                text: format!("  {},", value(self.tree, child, shape)),
                trailing,
            });
        }
        let mut end = notes.end.clone();
        if end.last() == Some(&Note::Blank) {
            end.pop();
        }
        if self.tree.size(node) == 0 && end.first() == Some(&Note::Blank) {
            end.remove(0);
        }
        page.notes("  ", &end);
        page.into_text() + "]"
    }
}

/// The comment that can stay on its line, and those that cannot.
fn split<'n, 's>(comments: &'n [&'s str]) -> (Option<&'s str>, &'n [&'s str]) {
    match comments {
        [] => (None, &[]),
        [first, rest @ ..] => (Some(first), rest),
    }
}
