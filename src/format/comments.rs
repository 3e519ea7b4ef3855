//! Finds the comments of a TOML text, and says which value, header or list each belongs to.
//!
//! The reader's tree has no comments, but knows where everything stands. One pass over the tokens is enough: a comment
//! after something on its line belongs to that; a comment on a line of its own to what follows, to the list that ends
//! after it, or to the record that it closes.

use std::collections::HashMap;

use toml_parser::lexer::{Token, TokenKind};

use crate::raw::tree::{Growth, Kind, NodeId, Tree};

/// What stands on a line between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Note<'s> {
    /// One empty line or more.
    Blank,
    /// A comment, from its `#` on.
    Comment(&'s str),
}

impl<'s> Note<'s> {
    pub(super) fn comment(self) -> Option<&'s str> {
        match self {
            Note::Blank => None,
            Note::Comment(text) => Some(text),
        }
    }
}

/// The comments of one value or header.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes<'s> {
    /// On the lines before it.
    pub(super) lead: Vec<Note<'s>>,
    /// On its line, after it; of a list or table, after its end. More than one only where a comma has its own line.
    pub(super) trailing: Vec<&'s str>,
    /// On the line where a list or table begins, after the bracket.
    pub(super) open: Vec<&'s str>,
    /// Before the end of a list or table; of a header, after the last line under it.
    pub(super) end: Vec<Note<'s>>,
}

/// All comments of a text.
#[derive(Debug, Default)]
pub(super) struct Comments<'s> {
    of: HashMap<NodeId, Notes<'s>>,
    /// After the last record.
    pub(super) end: Vec<Note<'s>>,
}

static NONE: Notes<'static> = Notes {
    lead: Vec::new(),
    trailing: Vec::new(),
    open: Vec::new(),
    end: Vec::new(),
};

impl<'s> Comments<'s> {
    /// Reads the comments of a text that was read without faults into a tree.
    pub(super) fn of(tree: &Tree<'s>, root: NodeId) -> Comments<'s> {
        let text = tree.source();
        let mut walk = Walk {
            places: Places::of(tree, root),
            comments: Comments::default(),
            pending: Vec::new(),
            line: Line::Empty,
            last: None,
            header: None,
        };
        for token in toml_parser::Source::new(text).lex() {
            walk.token(tree, token);
        }
        walk.comments
    }

    /// Those of a node.
    pub(super) fn at(&self, node: NodeId) -> &Notes<'s> {
        self.of.get(&node).unwrap_or(&NONE)
    }

    /// Takes the lines before a node away.
    pub(super) fn take_lead(&mut self, node: NodeId) -> Vec<Note<'s>> {
        let notes = self.of.get_mut(&node);
        notes.map_or_else(Vec::new, |notes| std::mem::take(&mut notes.lead))
    }

    /// All comments of a node and of what is in it, blank lines left out.
    pub(super) fn within(&self, tree: &Tree<'_>, node: NodeId, found: &mut Vec<&'s str>) {
        let notes = self.at(node);
        found.extend(notes.lead.iter().filter_map(|note| note.comment()));
        if tree.growth(node) == Growth::Opened {
            found.extend(&notes.trailing);
            self.inside(tree, node, found);
        } else {
            self.inside(tree, node, found);
            found.extend(&notes.trailing);
        }
    }

    /// The comments between the brackets of a node.
    pub(super) fn inside(&self, tree: &Tree<'_>, node: NodeId, found: &mut Vec<&'s str>) {
        let notes = self.at(node);
        found.extend(&notes.open);
        for child in tree.children(node) {
            self.within(tree, child, found);
        }
        found.extend(notes.end.iter().filter_map(|note| note.comment()));
    }
}

/// Where everything that is written out begins and ends.
#[derive(Default)]
struct Places {
    starts: HashMap<usize, NodeId>,
    ends: HashMap<usize, NodeId>,
}

impl Places {
    fn of(tree: &Tree<'_>, root: NodeId) -> Places {
        let mut places = Places::default();
        let mut open: Vec<NodeId> = tree.children(root).collect();
        while let Some(node) = open.pop() {
            open.extend(tree.children(node));
            // The others are named by their parts only.
            if matches!(tree.growth(node), Growth::Closed | Growth::Opened) {
                let span = tree.span(node);
                places.starts.insert(span.start as usize, node);
                places.ends.insert(span.end as usize, node);
            }
        }
        places
    }
}

/// What stands on the line so far.
enum Line {
    Empty,
    /// The bracket of a list or table is the last thing.
    Opens(NodeId),
    /// A value or header is the last thing.
    Ends(NodeId),
    /// A key, or the like.
    Begun,
}

struct Walk<'s> {
    places: Places,
    comments: Comments<'s>,
    /// The lines since the last value.
    pending: Vec<Note<'s>>,
    line: Line,
    /// The last value or header that ended.
    last: Option<NodeId>,
    header: Option<NodeId>,
}

impl<'s> Walk<'s> {
    fn token(&mut self, tree: &Tree<'s>, token: Token) {
        let (start, end) = (token.span().start(), token.span().end());
        match token.kind() {
            TokenKind::Whitespace => {}
            TokenKind::Newline => {
                if matches!(self.line, Line::Empty) && self.pending.last() != Some(&Note::Blank) {
                    self.pending.push(Note::Blank);
                }
                self.line = Line::Empty;
            }
            TokenKind::Comment => {
                let text = tree.source().get(start..end).unwrap_or_default();
                self.comment(text.trim_ascii_end());
            }
            TokenKind::Comma => {
                self.line = self.last.map_or(Line::Begun, Line::Ends);
            }
            TokenKind::Eof => self.end_of_file(),
            _ => {
                self.line = Line::Begun;
                if let Some(&node) = self.places.starts.get(&start) {
                    self.start(tree, node);
                }
                if let Some(&node) = self.places.ends.get(&end) {
                    self.end(node);
                }
            }
        }
    }

    fn notes(&mut self, node: NodeId) -> &mut Notes<'s> {
        self.comments.of.entry(node).or_default()
    }

    fn comment(&mut self, text: &'s str) {
        match self.line {
            Line::Opens(node) => self.notes(node).open.push(text),
            Line::Ends(node) => self.notes(node).trailing.push(text),
            Line::Empty | Line::Begun => self.pending.push(Note::Comment(text)),
        }
        // The line break that ends the comment makes no empty line.
        self.line = Line::Begun;
    }

    fn start(&mut self, tree: &Tree<'_>, node: NodeId) {
        if tree.growth(node) == Growth::Opened {
            self.close_record();
            self.header = Some(node);
        } else if matches!(tree.kind(node), Kind::Array | Kind::Table) {
            self.line = Line::Opens(node);
        }
        if !self.pending.is_empty() {
            self.notes(node).lead = std::mem::take(&mut self.pending);
        }
    }

    fn end(&mut self, node: NodeId) {
        if !self.pending.is_empty() {
            self.notes(node).end = std::mem::take(&mut self.pending);
        }
        self.line = Line::Ends(node);
        self.last = Some(node);
    }

    /// Comments right after the last line under a header, with an empty line after them, stay there.
    fn close_record(&mut self) {
        let close = self.pending.iter().position(|note| *note == Note::Blank);
        if let (Some(header), Some(close)) = (self.header, close) {
            let rest = self.pending.split_off(close);
            self.notes(header).end = std::mem::replace(&mut self.pending, rest);
        }
    }

    fn end_of_file(&mut self) {
        self.pending.push(Note::Blank);
        self.close_record();
        self.comments.end = std::mem::take(&mut self.pending);
    }
}
