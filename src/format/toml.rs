//! Writes a TOML file: records under their headers, a field a line.

use unicode_width::UnicodeWidthStr;

use super::comments::{Comments, Note};
use super::line::{key, value};
use super::order::{Form, Shape};
use super::page::{Line, Page};
use crate::raw::Section;
use crate::raw::tree::{Growth, Kind, NodeId, Tree};

/// What is wider is broken where it can be.
const WIDTH: usize = 120;

/// Writes the tree of a text that has no faults.
pub(super) fn write(tree: &Tree<'_>, root: NodeId) -> String {
    let mut writer = Writer {
        tree,
        comments: Comments::of(tree, root),
    };
    let mut page = Page::default();
    let (top, blocks) = writer.plan(root);
    for node in top {
        page.line(&writer.field(node, key(tree, node), Shape::Other));
    }
    for block in &blocks {
        writer.block(block, &mut page);
    }
    page.end(&writer.comments.end);
    page.into_text()
}

/// A header with the lines under it.
struct Block<'s> {
    /// Where it stands in the file.
    place: u32,
    header: String,
    lead: Vec<Note<'s>>,
    table: NodeId,
    shape: Shape,
    /// Only what is no table: the records of a section have headers of their own.
    loose: bool,
}

struct Writer<'t, 's> {
    tree: &'t Tree<'s>,
    comments: Comments<'s>,
}

impl<'s> Writer<'_, 's> {
    fn is_table(&self, node: NodeId) -> bool {
        self.tree.kind(node) == Kind::Table
    }

    /// What stands before the first header, and the blocks in the order of the file.
    fn plan(&mut self, root: NodeId) -> (Vec<NodeId>, Vec<Block<'s>>) {
        let (mut top, mut blocks) = (Vec::new(), Vec::new());
        for section in self.tree.children(root) {
            if self.is_table(section) {
                self.section(section, &mut blocks);
            } else {
                top.push(section);
            }
        }
        blocks.sort_by_key(|block| block.place);
        (top, blocks)
    }

    fn section(&mut self, section: NodeId, blocks: &mut Vec<Block<'s>>) {
        let found = Section::from_name(self.tree.key(section));
        if found == Some(Section::Graph) {
            blocks.push(self.plan_block(section, "", Shape::Record(Section::Graph), false));
            return;
        }
        let mut records: Vec<NodeId> = self.tree.children(section).collect();
        records.retain(|&record| self.is_table(record));
        let loose = self.tree.size(section) - records.len();
        if records.is_empty() || (loose > 0 && found.is_none()) {
            blocks.push(self.plan_block(section, "", Shape::Other, false));
            return;
        }
        let mut of_section = Vec::new();
        if loose > 0 {
            of_section.push(self.plan_block(section, "", Shape::Other, true));
        }
        let prefix = format!("{}.", key(self.tree, section));
        let shape = found.map_or(Shape::Other, Shape::Record);
        for record in records {
            of_section.push(self.plan_block(record, &prefix, shape, false));
        }
        if loose == 0 {
            // A header for the section alone says nothing: only its comments stay.
            of_section.sort_by_key(|block| block.place);
            let notes = self.comments.at(section);
            let carried = notes.open.iter().chain(&notes.trailing);
            let carried = carried.map(|text| Note::Comment(text));
            let lead = notes.lead.iter().copied().chain(carried);
            let lead = lead.chain(notes.end.iter().copied());
            if let Some(first) = of_section.first_mut() {
                first.lead.splice(0..0, lead);
            }
        }
        blocks.append(&mut of_section);
    }

    fn plan_block(&mut self, table: NodeId, prefix: &str, shape: Shape, loose: bool) -> Block<'s> {
        let tree = self.tree;
        // What stands before the first value of a table without a header stands before its header.
        let mut first = table;
        while !matches!(tree.growth(first), Growth::Opened | Growth::Closed) {
            match tree.children(first).next() {
                Some(child) => first = child,
                None => break,
            }
        }
        Block {
            place: tree.key_span(table).start,
            header: format!("{prefix}{}", key(tree, table)),
            lead: self.comments.take_lead(first),
            table,
            shape,
            loose,
        }
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
