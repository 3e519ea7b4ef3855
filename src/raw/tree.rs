//! A tree of values with the place of every key and value: what both syntaxes are read into.
//!
//! Nodes lie in one vector and are linked by number, so that a tree can be emptied and filled again for the next
//! record without giving its memory back: a file of 50,000 ties is read with the memory of its largest record.

use std::cell::Cell;
use std::collections::HashMap;

/// The number of a node in its [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct NodeId(u32);

const NONE: u32 = u32::MAX;

/// What a node holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// JSON's `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it is written.
    Number,
    /// TOML's own date or time, as it is written.
    Datetime,
    /// A string, unescaped.
    String,
    /// A list of values.
    Array,
    /// Keys with values.
    Table,
}

impl Kind {
    /// What a message calls it.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Kind::Null => "`null`",
            Kind::Bool(_) => "`true` or `false`",
            Kind::Number => "a number",
            Kind::Datetime => "a date without quotes",
            Kind::String => "a string",
            Kind::Array => "a list",
            Kind::Table => "a table",
        }
    }
}

/// A range of bytes of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Range {
    pub(crate) fn new(start: usize, end: usize) -> Self {
        // Files of 4 GB and more are refused before they are read.
        Range {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
        }
    }
}

/// Text that stands in the file as it is, or, where it had escapes, in the tree's buffer (counted from the file's end).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Text(Range);

/// How TOML allows a table to grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Growth {
    /// Named only as the parent of another table: it may still be opened.
    Implicit,
    /// Opened by its own header.
    Opened,
    /// Made by dotted keys.
    Dotted,
    /// Written between braces or brackets: complete.
    Closed,
    /// A list made by `[[headers]]`.
    Headers,
}

#[derive(Clone, Debug)]
struct Node {
    kind: Kind,
    growth: Growth,
    skipped: Cell<bool>,
    key: Text,
    text: Text,
    key_span: Range,
    span: Range,
    first: u32,
    last: u32,
    next: u32,
    size: u32,
}

/// The tree of one file, or of one record of it.
#[derive(Debug)]
pub(crate) struct Tree<'s> {
    source: &'s str,
    nodes: Vec<Node>,
    buffer: String,
    /// The children of large tables, by key; of those with one key, the first.
    index: HashMap<NodeId, HashMap<Box<str>, NodeId>>,
}

/// Tables with more children than this are looked up by hash.
const FEW: u32 = 16;

impl<'s> Tree<'s> {
    /// An empty tree over the text of a file.
    pub(crate) fn new(source: &'s str) -> Self {
        Tree {
            source,
            nodes: Vec::new(),
            buffer: String::new(),
            index: HashMap::new(),
        }
    }

    /// The text of the file.
    pub(crate) fn source(&self) -> &'s str {
        self.source
    }

    /// Forgets all nodes, keeps the memory.
    pub(crate) fn clear(&mut self) {
        self.nodes.clear();
        self.buffer.clear();
        self.index.clear();
    }

    /// Text that the file holds literally.
    pub(crate) fn literal(start: usize, end: usize) -> Text {
        Text(Range::new(start, end))
    }

    /// Text that had to be unescaped.
    pub(crate) fn unescaped(&mut self, text: &str) -> Text {
        let start = self.source.len() + self.buffer.len();
        self.buffer.push_str(text);
        Text(Range::new(start, start + text.len()))
    }

    /// The text that was stored.
    pub(crate) fn text(&self, text: Text) -> &str {
        let (start, end) = (text.0.start as usize, text.0.end as usize);
        let found = match start.checked_sub(self.source.len()) {
            Some(at) if start != end => self.buffer.get(at..end - self.source.len()),
            _ => self.source.get(start..end),
        };
        found.unwrap_or_default()
    }

    /// Adds a node that belongs to nothing yet.
    pub(crate) fn add(&mut self, kind: Kind, span: Range) -> NodeId {
        let id = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        self.nodes.push(Node {
            kind,
            growth: Growth::Closed,
            skipped: Cell::new(false),
            key: Text::default(),
            text: Text::default(),
            key_span: Range::default(),
            span,
            first: NONE,
            last: NONE,
            next: NONE,
            size: 0,
        });
        NodeId(id)
    }

    /// Makes a node the last child of a list or table; its key must have been set.
    pub(crate) fn attach(&mut self, parent: NodeId, child: NodeId) {
        let last = self.node(parent).last;
        if last == NONE {
            self.node_mut(parent).first = child.0;
        } else {
            self.nodes[last as usize].next = child.0;
        }
        let node = self.node_mut(parent);
        node.last = child.0;
        node.size += 1;
        if node.kind == Kind::Table && node.size > FEW {
            self.add_to_index(parent, child);
        }
    }

    #[cold]
    fn add_to_index(&mut self, table: NodeId, child: NodeId) {
        let mut children = self.index.remove(&table).unwrap_or_default();
        if children.is_empty() {
            for child in self.children(table) {
                children.entry(self.key(child).into()).or_insert(child);
            }
        } else {
            children.entry(self.key(child).into()).or_insert(child);
        }
        self.index.insert(table, children);
    }

    pub(crate) fn set_key(&mut self, id: NodeId, key: Text, span: Range) {
        let node = self.node_mut(id);
        node.key = key;
        node.key_span = span;
    }

    pub(crate) fn set_text(&mut self, id: NodeId, text: Text) {
        self.node_mut(id).text = text;
    }

    pub(crate) fn set_end(&mut self, id: NodeId, end: usize) {
        self.node_mut(id).span.end = Range::new(end, end).end;
    }

    pub(crate) fn set_span(&mut self, id: NodeId, span: Range) {
        self.node_mut(id).span = span;
    }

    pub(crate) fn set_growth(&mut self, id: NodeId, growth: Growth) {
        self.node_mut(id).growth = growth;
    }

    /// Hides a node from [`Tree::children`]: its fault has been told.
    pub(crate) fn skip(&self, id: NodeId) {
        self.node(id).skipped.set(true);
    }

    pub(crate) fn kind(&self, id: NodeId) -> Kind {
        self.node(id).kind
    }

    pub(crate) fn growth(&self, id: NodeId) -> Growth {
        self.node(id).growth
    }

    /// The key under which the node stands; empty in a list.
    pub(crate) fn key(&self, id: NodeId) -> &str {
        self.text(self.node(id).key)
    }

    /// Whether two nodes stand under the same key.
    pub(crate) fn same_key(&self, a: NodeId, b: NodeId) -> bool {
        // Most keys differ in their length already.
        let length = |id| {
            let Text(range) = self.node(id).key;
            range.end - range.start
        };
        length(a) == length(b) && self.key(a) == self.key(b)
    }

    /// The unescaped text of a string, the literal text of a number or date.
    pub(crate) fn string(&self, id: NodeId) -> &str {
        self.text(self.node(id).text)
    }

    /// Where the value stands.
    pub(crate) fn span(&self, id: NodeId) -> Range {
        self.node(id).span
    }

    /// Where the key stands; the value's place where there is no key.
    pub(crate) fn key_span(&self, id: NodeId) -> Range {
        let node = self.node(id);
        if node.key_span.end == 0 {
            node.span
        } else {
            node.key_span
        }
    }

    /// The children of a list or table that are not skipped, in the order of the file.
    pub(crate) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<'_, 's> {
        let mut at = self.node(id).first;
        std::iter::from_fn(move || {
            while at != NONE {
                let id = NodeId(at);
                let node = self.node(id);
                at = node.next;
                if !node.skipped.get() {
                    return Some(id);
                }
            }
            None
        })
    }

    /// Whether there is a child under a key, be it skipped.
    pub(crate) fn mentions(&self, id: NodeId, key: &str) -> bool {
        let mut at = self.node(id).first;
        while at != NONE {
            if self.key(NodeId(at)) == key {
                return true;
            }
            at = self.nodes[at as usize].next;
        }
        false
    }

    /// How many children were attached. Costs a pass over them.
    pub(crate) fn size(&self, id: NodeId) -> usize {
        let mut at = self.node(id).first;
        let mut size = 0;
        while at != NONE {
            size += 1;
            at = self.nodes[at as usize].next;
        }
        size
    }

    /// The last child of a list or table.
    pub(crate) fn last_child(&self, id: NodeId) -> Option<NodeId> {
        let last = self.node(id).last;
        (last != NONE).then_some(NodeId(last))
    }

    /// The child under a key. Costs a pass over the children where they are few.
    pub(crate) fn child(&self, id: NodeId, key: &str) -> Option<NodeId> {
        if let Some(children) = self.index.get(&id) {
            let child = children.get(key).copied();
            return child.filter(|&child| !self.node(child).skipped.get());
        }
        self.children(id).find(|&child| self.key(child) == key)
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.0 as usize]
    }
}
