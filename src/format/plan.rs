//! Decides which headers a TOML file has, and in which order.

use super::comments::{Comments, Note};
use super::line::key;
use super::order::Shape;
use crate::raw::Section;
use crate::raw::tree::{Growth, Kind, NodeId, Tree};

/// A header with the lines under it.
#[derive(Debug)]
pub(super) struct Block<'s> {
    /// Where it stands in the file.
    pub(super) place: u32,
    pub(super) header: String,
    pub(super) lead: Vec<Note<'s>>,
    pub(super) table: NodeId,
    pub(super) shape: Shape,
    /// Only what is no table: the records of a section have headers of their own.
    pub(super) loose: bool,
}

/// What a file consists of.
#[derive(Debug, Default)]
pub(super) struct Plan<'s> {
    /// What stands before the first header.
    pub(super) top: Vec<NodeId>,
    /// The headers, in the order of the file.
    pub(super) blocks: Vec<Block<'s>>,
}

impl<'s> Plan<'s> {
    /// Plans a file. The comments before a block go over to it.
    pub(super) fn of(tree: &Tree<'_>, comments: &mut Comments<'s>, root: NodeId) -> Plan<'s> {
        let mut plan = Plan::default();
        let mut planner = Planner { tree, comments };
        for section in tree.children(root) {
            if planner.is_table(section) {
                planner.section(section, &mut plan.blocks);
            } else {
                plan.top.push(section);
            }
        }
        plan.blocks.sort_by_key(|block| block.place);
        plan
    }
}

struct Planner<'p, 't, 's> {
    tree: &'p Tree<'t>,
    comments: &'p mut Comments<'s>,
}

impl<'s> Planner<'_, '_, 's> {
    fn is_table(&self, node: NodeId) -> bool {
        self.tree.kind(node) == Kind::Table
    }

    fn section(&mut self, section: NodeId, blocks: &mut Vec<Block<'s>>) {
        let found = Section::from_name(self.tree.key(section));
        if found == Some(Section::Graph) {
            blocks.push(self.block(section, "", Shape::Record(Section::Graph), false));
            return;
        }
        let mut records: Vec<NodeId> = self.tree.children(section).collect();
        records.retain(|&record| self.is_table(record));
        let loose = self.tree.size(section) - records.len();
        if records.is_empty() || (loose > 0 && found.is_none()) {
            blocks.push(self.block(section, "", Shape::Other, false));
            return;
        }
        let mut of_section = Vec::new();
        if loose > 0 {
            of_section.push(self.block(section, "", Shape::Other, true));
        }
        let prefix = format!("{}.", key(self.tree, section));
        let shape = found.map_or(Shape::Other, Shape::Record);
        for record in records {
            of_section.push(self.block(record, &prefix, shape, false));
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

    fn block(&mut self, table: NodeId, prefix: &str, shape: Shape, loose: bool) -> Block<'s> {
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
}
