//! Reads TOML (version 1.1) into a [`Tree`].
//!
//! `toml_parser` finds the pieces and the faults of syntax; this module puts the pieces together, by TOML's rules on
//! which table may be opened or extended when.

use std::borrow::Cow;

use toml_parser::decoder::{Encoding, IntegerRadix, ScalarKind};
use toml_parser::parser::{EventReceiver, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span};

use super::json::{MAX_DEPTH, SyntaxFault};
use super::tree::{Growth, Kind, NodeId, Range, Text, Tree};

/// A key that stands in a table twice.
#[derive(Debug)]
pub(crate) struct RepeatedKey {
    /// The keys from the root, the repeated one last.
    pub(crate) path: Vec<String>,
    pub(crate) at: Range,
    pub(crate) first: Range,
}

/// What reading a TOML text came to.
#[derive(Debug)]
pub(crate) struct TomlDocument<'s> {
    pub(crate) tree: Tree<'s>,
    pub(crate) root: NodeId,
    pub(crate) faults: Vec<SyntaxFault>,
    pub(crate) repeated: Vec<RepeatedKey>,
}

/// Reads a whole text. What has faults is left out; all else is there.
pub(crate) fn read(text: &str) -> TomlDocument<'_> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut tree = Tree::new(text);
    let root = tree.add(Kind::Table, Range::default());
    let mut builder = Builder {
        source,
        tree,
        root,
        current: root,
        header: None,
        keys: Vec::new(),
        open: Vec::new(),
        repeated: Vec::new(),
    };
    let mut errors: Vec<ParseError> = Vec::new();
    let depth = u32::try_from(MAX_DEPTH).unwrap_or(u32::MAX);
    let mut validated = ValidateWhitespace::new(&mut builder, source);
    parse_document(
        &tokens,
        &mut RecursionGuard::new(&mut validated, depth),
        &mut errors,
    );
    TomlDocument {
        faults: errors
            .iter()
            .map(|error| fault(error, text.len()))
            .collect(),
        tree: builder.tree,
        root,
        repeated: builder.repeated,
    }
}

fn fault(error: &ParseError, length: usize) -> SyntaxFault {
    let span = error.unexpected().or(error.context());
    let mut message = error.description().to_lowercase();
    if let Some([first, rest @ ..]) = error.expected() {
        let name = |expected: &toml_parser::Expected| match expected {
            toml_parser::Expected::Literal("\n") => "a line break".to_owned(),
            toml_parser::Expected::Literal(text) => format!("`{text}`"),
            toml_parser::Expected::Description(text) => (*text).to_owned(),
            _ => "something else".to_owned(),
        };
        message.push_str("; expected ");
        message.push_str(&name(first));
        for (at, expected) in rest.iter().enumerate() {
            message.push_str(if at + 1 == rest.len() { " or " } else { ", " });
            message.push_str(&name(expected));
        }
    }
    SyntaxFault {
        at: span.map_or((length, length), |span| (span.start(), span.end())),
        message,
        help: None,
    }
}

#[derive(Clone, Copy)]
struct Key {
    text: Text,
    span: Range,
}

struct Builder<'s> {
    source: Source<'s>,
    tree: Tree<'s>,
    root: NodeId,
    /// The table of the last header.
    current: NodeId,
    /// Where the header began that is being read, and whether it is a `[[header]]`.
    header: Option<(usize, bool)>,
    keys: Vec<Key>,
    /// The lists and tables between brackets that are being read.
    open: Vec<NodeId>,
    repeated: Vec<RepeatedKey>,
}

/// Collects decoded text: borrowed where nothing was escaped.
type Decoded<'s> = Cow<'s, str>;

impl<'s> Builder<'s> {
    fn raw(&self, span: Span, encoding: Option<Encoding>) -> Option<Raw<'s>> {
        let text = self.source.input().get(span.start()..span.end())?;
        Some(Raw::new_unchecked(text, encoding, span))
    }

    fn stored(&mut self, decoded: &Decoded<'s>) -> Text {
        match decoded {
            Cow::Borrowed("") => Text::default(),
            Cow::Borrowed(text) => {
                let start = text.as_ptr() as usize - self.source.input().as_ptr() as usize;
                Tree::literal(start, start + text.len())
            }
            Cow::Owned(text) => self.tree.unescaped(text),
        }
    }

    fn child(&self, table: NodeId, key: Key) -> Option<NodeId> {
        self.tree.child(table, self.tree.text(key.text))
    }

    fn insert(&mut self, table: NodeId, key: Key, child: NodeId) {
        self.tree.set_key(child, key.text, key.span);
        self.tree.attach(table, child);
    }

    fn repeated(&mut self, keys: &[Key], first: NodeId) {
        let at = keys.last().map_or(Range::default(), |key| key.span);
        let path = keys
            .iter()
            .map(|key| self.tree.text(key.text).to_owned())
            .collect();
        let first = self.tree.key_span(first);
        self.repeated.push(RepeatedKey { path, at, first });
    }

    /// The table under a key, made if there is none; `None` where something else stands there.
    fn descend(&mut self, table: NodeId, key: Key, growth: Growth) -> Result<NodeId, NodeId> {
        let Some(found) = self.child(table, key) else {
            let made = self.tree.add(Kind::Table, key.span);
            self.tree.set_growth(made, growth);
            self.insert(table, key, made);
            return Ok(made);
        };
        match (self.tree.kind(found), self.tree.growth(found)) {
            (Kind::Array, Growth::Headers) if growth == Growth::Implicit => {
                Ok(self.tree.last_child(found).unwrap_or(found))
            }
            (Kind::Table, Growth::Closed) => Err(found),
            // Dotted keys may not reach into a table that a header opened.
            (Kind::Table, Growth::Opened) if growth == Growth::Dotted => Err(found),
            (Kind::Table, _) => Ok(found),
            _ => Err(found),
        }
    }

    /// Follows all keys but the last.
    fn parent(&mut self, from: NodeId, keys: &[Key], growth: Growth) -> Option<NodeId> {
        let mut table = from;
        for at in 0..keys.len().saturating_sub(1) {
            match self.descend(table, keys[at], growth) {
                Ok(next) => table = next,
                Err(first) => {
                    self.repeated(&keys[..=at], first);
                    return None;
                }
            }
        }
        Some(table)
    }

    /// Opens the table of a header.
    fn open_table(&mut self, span: Range, is_list: bool) {
        let keys = std::mem::take(&mut self.keys);
        let table = self.tree.add(Kind::Table, span);
        self.tree.set_growth(table, Growth::Opened);
        self.current = table;
        let Some(&key) = keys.last() else { return };
        let Some(parent) = self.parent(self.root, &keys, Growth::Implicit) else {
            return;
        };
        let found = self.child(parent, key);
        match found {
            None if is_list => {
                let list = self.tree.add(Kind::Array, span);
                self.tree.set_growth(list, Growth::Headers);
                self.insert(parent, key, list);
                self.tree.attach(list, table);
            }
            None => self.insert(parent, key, table),
            Some(list) if is_list && self.tree.growth(list) == Growth::Headers => {
                self.tree.attach(list, table);
            }
            Some(implicit) if !is_list && self.tree.growth(implicit) == Growth::Implicit => {
                self.tree.set_growth(implicit, Growth::Opened);
                self.tree.set_span(implicit, span);
                self.tree.set_key(implicit, key.text, key.span);
                self.current = implicit;
            }
            Some(first) => self.repeated(&keys, first),
        }
    }

    /// Puts a value where the keys before it say, or into the list that is being read.
    fn place(&mut self, value: NodeId) {
        let keys = std::mem::take(&mut self.keys);
        let into = self.open.last().copied().unwrap_or(self.current);
        let Some(&key) = keys.last() else {
            if self.tree.kind(into) == Kind::Array {
                self.tree.attach(into, value);
            }
            return;
        };
        if self.tree.kind(into) != Kind::Table {
            return;
        }
        let Some(parent) = self.parent(into, &keys, Growth::Dotted) else {
            return;
        };
        match self.child(parent, key) {
            None => self.insert(parent, key, value),
            Some(first) => self.repeated(&keys, first),
        }
    }
}

fn range(span: Span) -> Range {
    Range::new(span.start(), span.end())
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.keys.clear();
        self.open.clear();
        self.header = Some((span.start(), false));
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.keys.clear();
        self.open.clear();
        self.header = Some((span.start(), true));
    }

    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        if let Some((start, is_list)) = self.header.take() {
            self.open_table(Range::new(start, span.end()), is_list);
        }
    }

    fn array_table_close(&mut self, span: Span, error: &mut dyn ErrorSink) {
        self.std_table_close(span, error);
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        let table = self.tree.add(Kind::Table, range(span));
        self.place(table);
        self.open.push(table);
        true
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        if let Some(closed) = self.open.pop() {
            self.tree.set_end(closed, span.end());
        }
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        let list = self.tree.add(Kind::Array, range(span));
        self.place(list);
        self.open.push(list);
        true
    }

    fn array_close(&mut self, span: Span, error: &mut dyn ErrorSink) {
        self.inline_table_close(span, error);
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let Some(raw) = self.raw(span, encoding) else {
            return;
        };
        let mut decoded = Decoded::default();
        raw.decode_key(&mut decoded, error);
        let text = self.stored(&decoded);
        self.keys.push(Key {
            text,
            span: range(span),
        });
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let Some(raw) = self.raw(span, encoding) else {
            return;
        };
        // A line break in a text is one character, whatever a checkout made of it; other returns are faults.
        let has_returns = raw.as_str().contains("\r\n");
        let lines = has_returns.then(|| raw.as_str().replace("\r\n", "\n"));
        let (kind, text) = if let Some(lines) = lines.filter(|lines| !lines.contains('\r')) {
            let mut decoded = Decoded::default();
            let kind =
                Raw::new_unchecked(&lines, encoding, span).decode_scalar(&mut decoded, error);
            (kind, self.tree.unescaped(&decoded))
        } else {
            let mut decoded = Decoded::default();
            let kind = raw.decode_scalar(&mut decoded, error);
            (kind, self.stored(&decoded))
        };
        let text = match kind {
            // Decoded, `0x10` is without its prefix, and would be read as ten.
            ScalarKind::Integer(radix) if radix != IntegerRadix::Dec => {
                Tree::literal(span.start(), span.end())
            }
            // The model has one way to write a number, in every syntax.
            ScalarKind::Integer(_) | ScalarKind::Float if raw.as_str().contains('_') => {
                Tree::literal(span.start(), span.end())
            }
            _ => text,
        };
        let kind = match kind {
            ScalarKind::String => Kind::String,
            ScalarKind::Boolean(value) => Kind::Bool(value),
            ScalarKind::DateTime => Kind::Datetime,
            ScalarKind::Float | ScalarKind::Integer(_) => Kind::Number,
        };
        let value = self.tree.add(kind, range(span));
        self.tree.set_text(value, text);
        self.place(value);
    }

    fn newline(&mut self, _: Span, _: &mut dyn ErrorSink) {
        // After a fault, a key may be left without a value.
        self.keys.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_radix_and_its_underscores() {
        let written = ["16", "5.890", "0x10", "0o17", "0b11", "1_000", "inf", "nan"];
        let text = format!("list = [{}]", written.join(", "));
        let document = read(&text);
        let tree = &document.tree;
        let list = tree.child(document.root, "list").expect("written");
        let read: Vec<&str> = tree
            .children(list)
            .map(|child| tree.string(child))
            .collect();
        assert_eq!(read, written);
    }
}
