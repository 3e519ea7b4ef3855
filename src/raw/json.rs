//! Reads JSON (RFC 8259) into a [`Tree`], value by value.
//!
//! The reader goes on after the slips that people make (a missing or trailing comma, a comment), and says of each
//! where it is; after anything else it gives up on the text. Nesting is counted, not recursed, so no depth overflows.

use super::tree::{Kind, NodeId, Range, Tree};

/// The deepest nesting that is read. The format itself needs seven levels.
pub(crate) const MAX_DEPTH: usize = 64;

/// What is wrong with a piece of text, and where.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SyntaxFault {
    pub(crate) at: (usize, usize),
    pub(crate) message: String,
    pub(crate) help: Option<&'static str>,
}

/// The reader gave up: the fault that stopped it is among its faults.
#[derive(Debug)]
pub(crate) struct Stopped;

/// A position in a JSON text.
#[derive(Debug)]
pub(crate) struct JsonReader<'s> {
    /// From the start of the file to the end of what is read.
    text: &'s str,
    at: usize,
    faults: Vec<SyntaxFault>,
    open: Vec<NodeId>,
}

impl<'s> JsonReader<'s> {
    /// A reader of the bytes `start..end` of a text.
    pub(crate) fn new(text: &'s str, start: usize, end: usize) -> Self {
        JsonReader {
            text: text.get(..end).unwrap_or(text),
            at: start,
            faults: Vec::new(),
            open: Vec::new(),
        }
    }

    /// The faults found so far; forgets them.
    pub(crate) fn take_faults(&mut self) -> Vec<SyntaxFault> {
        std::mem::take(&mut self.faults)
    }

    /// Where the reader stands.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// The next byte that is neither white space nor in a comment.
    #[inline]
    pub(crate) fn peek(&mut self) -> Option<u8> {
        loop {
            match *self.text.as_bytes().get(self.at)? {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                b'/' if matches!(self.text.as_bytes().get(self.at + 1), Some(b'/' | b'*')) => {
                    self.comment();
                }
                byte => return Some(byte),
            }
        }
    }

    /// Takes a byte if it is the next one.
    pub(crate) fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Notes a fault at the next character.
    pub(crate) fn fault(&mut self, message: impl Into<String>) {
        let width = self.rest().chars().next().map_or(0, char::len_utf8);
        self.fault_at(self.at, self.at + width, message, None);
    }

    pub(crate) fn fault_at(
        &mut self,
        start: usize,
        end: usize,
        message: impl Into<String>,
        help: Option<&'static str>,
    ) {
        self.faults.push(SyntaxFault {
            at: (start, end),
            message: message.into(),
            help,
        });
    }

    fn stop<T>(&mut self, message: impl Into<String>) -> Result<T, Stopped> {
        self.fault(message);
        Err(Stopped)
    }

    fn rest(&self) -> &'s str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn comment(&mut self) {
        let rest = self.rest();
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        };
        self.fault_at(
            self.at,
            self.at + 2,
            "JSON has no comments",
            Some("remove the comment, or write the file in TOML"),
        );
        self.at += length;
    }

    /// Reads one value and all that is in it, and adds it to the tree.
    pub(crate) fn value(&mut self, tree: &mut Tree<'s>) -> Result<NodeId, Stopped> {
        self.open.clear();
        let root = self.start_value(tree)?;
        while let Some(&container) = self.open.last() {
            if self.next_child(tree, container)? {
                continue;
            }
            tree.set_end(container, self.at);
            self.open.pop();
            self.repeated_keys(tree, container);
        }
        Ok(root)
    }

    /// Reads a scalar, or opens a list or table.
    fn start_value(&mut self, tree: &mut Tree<'s>) -> Result<NodeId, Stopped> {
        let Some(byte) = self.peek() else {
            return self.stop("the text ends where a value should stand");
        };
        let start = self.at;
        match byte {
            b'{' | b'[' => {
                if self.open.len() == MAX_DEPTH {
                    return self.stop(format!("nested more than {MAX_DEPTH} levels deep"));
                }
                self.at += 1;
                let kind = if byte == b'{' {
                    Kind::Table
                } else {
                    Kind::Array
                };
                let id = tree.add(kind, Range::new(start, self.at));
                self.open.push(id);
                Ok(id)
            }
            b'"' => {
                let text = self.string(tree)?;
                let id = tree.add(Kind::String, Range::new(start, self.at));
                tree.set_text(id, text);
                Ok(id)
            }
            b'-' | b'0'..=b'9' => self.number(tree),
            _ => self.word(tree),
        }
    }

    /// Reads the next child of a container; `false` at its end.
    fn next_child(&mut self, tree: &mut Tree<'s>, container: NodeId) -> Result<bool, Stopped> {
        let is_table = tree.kind(container) == Kind::Table;
        let close = if is_table { b'}' } else { b']' };
        let first = tree.last_child(container).is_none();
        let mut next = self.peek();
        let comma = self.at;
        let separated = next == Some(b',');
        if separated {
            self.at += 1;
            next = self.peek();
        }
        let Some(next) = next else {
            let open = tree.span(container).start as usize;
            self.fault_at(open, open + 1, "this is never closed", None);
            return Err(Stopped);
        };
        if next == close {
            self.at += 1;
            if separated {
                self.fault_at(
                    comma,
                    comma + 1,
                    "a comma before the end",
                    Some("remove the comma"),
                );
            }
            return Ok(false);
        }
        if separated == first {
            self.fault(if first {
                "a comma before the first value"
            } else {
                "a comma is missing before this"
            });
        }
        let key = if is_table {
            Some(self.key(tree)?)
        } else {
            None
        };
        let child = self.start_value(tree)?;
        if let Some((key, span)) = key {
            tree.set_key(child, key, span);
        }
        tree.attach(container, child);
        Ok(true)
    }

    /// Reads a key and its colon. The place is that between the quotes: a mend of a key is the bare word.
    pub(crate) fn key(
        &mut self,
        tree: &mut Tree<'s>,
    ) -> Result<(super::tree::Text, Range), Stopped> {
        if self.peek() != Some(b'"') {
            return self.stop("a key in double quotes should stand here");
        }
        let start = self.at;
        let key = self.string(tree)?;
        let span = Range::new(start + 1, self.at - 1);
        if !self.take(b':') {
            return self.stop("a colon should stand here");
        }
        Ok((key, span))
    }

    fn string(&mut self, tree: &mut Tree<'s>) -> Result<super::tree::Text, Stopped> {
        let start = self.at + 1;
        self.at = start;
        let mut unescaped: Option<String> = None;
        let mut copied = start;
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let Some(skip) = rest
                .iter()
                .position(|&b| b == b'"' || b == b'\\' || b < 0x20)
            else {
                self.fault_at(start - 1, start, "this string is never closed", None);
                return Err(Stopped);
            };
            self.at += skip;
            match self.text.as_bytes()[self.at] {
                b'"' => break,
                b'\\' => {
                    let out = unescaped.get_or_insert_default();
                    out.push_str(&self.text[copied..self.at]);
                    let decoded = self.escape()?;
                    unescaped.get_or_insert_default().push(decoded);
                    copied = self.at;
                }
                b'\n' | b'\r' => {
                    self.fault_at(
                        start - 1,
                        start,
                        "this string does not end on its line",
                        Some("write a line break as `\\n`"),
                    );
                    return Err(Stopped);
                }
                _ => {
                    self.fault_at(
                        self.at,
                        self.at + 1,
                        "a control character in a string",
                        Some("write it as an escape such as `\\t`"),
                    );
                    self.at += 1;
                }
            }
        }
        let end = self.at;
        self.at += 1;
        Ok(match unescaped {
            None => Tree::literal(start, end),
            Some(mut text) => {
                text.push_str(&self.text[copied..end]);
                tree.unescaped(&text)
            }
        })
    }

    /// Reads an escape, the backslash included.
    fn escape(&mut self) -> Result<char, Stopped> {
        let start = self.at;
        let simple = match self.text.as_bytes().get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return self.stop("not an escape that JSON knows"),
        };
        self.at += 2;
        Ok(simple)
    }

    fn unicode_escape(&mut self) -> Result<char, Stopped> {
        let start = self.at;
        let unit = |at: usize| -> Option<u32> {
            let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
            if digits.bytes().all(|b| b.is_ascii_hexdigit()) {
                u32::from_str_radix(digits, 16).ok()
            } else {
                None
            }
        };
        let decoded = match unit(start) {
            Some(high @ 0xD800..=0xDBFF) => unit(start + 6)
                .filter(|low| (0xDC00..=0xDFFF).contains(low))
                .and_then(|low| char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)))
                .map(|decoded| (decoded, 12)),
            Some(code) => char::from_u32(code).map(|decoded| (decoded, 6)),
            None => None,
        };
        let Some((decoded, length)) = decoded else {
            return self.stop("`\\u` wants four hexadecimal digits that make a character");
        };
        self.at += length;
        Ok(decoded)
    }

    fn number(&mut self, tree: &mut Tree<'s>) -> Result<NodeId, Stopped> {
        let start = self.at;
        let rest = &self.text.as_bytes()[start..];
        let length = rest
            .iter()
            .position(|b| !matches!(b, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'))
            .unwrap_or(rest.len());
        if !is_number(&rest[..length]) {
            self.fault_at(start, start + length, "not a number that JSON knows", None);
            return Err(Stopped);
        }
        self.at += length;
        let id = tree.add(Kind::Number, Range::new(start, self.at));
        tree.set_text(id, Tree::literal(start, self.at));
        Ok(id)
    }

    fn word(&mut self, tree: &mut Tree<'s>) -> Result<NodeId, Stopped> {
        let start = self.at;
        for (word, kind) in [
            ("true", Kind::Bool(true)),
            ("false", Kind::Bool(false)),
            ("null", Kind::Null),
        ] {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Ok(tree.add(kind, Range::new(start, self.at)));
            }
        }
        self.stop(
            "a value should stand here: a string in double quotes, a number, a list or a table",
        )
    }

    /// Reports keys that a table has twice. The first one counts.
    fn repeated_keys(&mut self, tree: &mut Tree<'s>, table: NodeId) {
        if tree.kind(table) != Kind::Table {
            return;
        }
        let children: Vec<NodeId>;
        let repeated: Vec<NodeId> = {
            const FEW: usize = 16;
            let mut few = [table; FEW];
            let mut count = 0;
            for child in tree.children(table).take(FEW) {
                few[count] = child;
                count += 1;
            }
            if count < FEW {
                let seen = &few[..count];
                let again = |(at, &child): (usize, &NodeId)| {
                    seen[..at]
                        .iter()
                        .any(|&before| tree.same_key(before, child))
                        .then_some(child)
                };
                seen.iter().enumerate().filter_map(again).collect()
            } else {
                children = tree.children(table).collect();
                let mut seen = std::collections::HashSet::new();
                children
                    .iter()
                    .copied()
                    .filter(|&child| !seen.insert(tree.key(child)))
                    .collect()
            }
        };
        for child in repeated {
            let span = tree.key_span(child);
            let message = format!("the key `{}` stands here twice", tree.key(child));
            self.fault_at(
                span.start as usize,
                span.end as usize,
                message,
                Some("keep one of them"),
            );
            tree.skip(child);
        }
    }
}

/// Whether bytes are a number by the grammar of RFC 8259, section 6.
fn is_number(bytes: &[u8]) -> bool {
    let digits = |from: &[u8]| from.iter().take_while(|b| b.is_ascii_digit()).count();
    let mut rest = bytes.strip_prefix(b"-").unwrap_or(bytes);
    let whole = digits(rest);
    if whole == 0 || (whole > 1 && rest[0] == b'0') {
        return false;
    }
    rest = &rest[whole..];
    if let Some(fraction) = rest.strip_prefix(b".") {
        let count = digits(fraction);
        if count == 0 {
            return false;
        }
        rest = &fraction[count..];
    }
    if let Some(exponent) = rest.strip_prefix(b"e").or_else(|| rest.strip_prefix(b"E")) {
        let unsigned = exponent
            .strip_prefix(b"-")
            .or_else(|| exponent.strip_prefix(b"+"))
            .unwrap_or(exponent);
        let count = digits(unsigned);
        return count > 0 && count == unsigned.len();
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        let mut reader = JsonReader::new(text, 0, text.len());
        let _ = reader.value(&mut Tree::new(text));
        reader
            .take_faults()
            .into_iter()
            .map(|fault| fault.message)
            .collect()
    }

    #[test]
    fn strings_are_unescaped_and_numbers_kept_as_written() {
        let text = r#"{"a": "x\u00e9\n\ud83d\ude00y", "b": 1.50, "c": "plain"}"#;
        let mut tree = Tree::new(text);
        let root = JsonReader::new(text, 0, text.len())
            .value(&mut tree)
            .expect("valid");
        let texts: Vec<_> = tree
            .children(root)
            .map(|child| (tree.key(child), tree.string(child)))
            .collect();
        assert_eq!(texts, [("a", "xé\n😀y"), ("b", "1.50"), ("c", "plain")]);
    }

    #[test]
    fn slips_are_all_reported_and_reading_goes_on() {
        let text = "{\"a\": [1 2,], // so\n \"a\": 3,}";
        assert_eq!(
            faults(text),
            [
                "a comma is missing before this",
                "a comma before the end",
                "JSON has no comments",
                "a comma before the end",
                "the key `a` stands here twice",
            ]
        );
    }

    #[test]
    fn ten_thousand_nested_lists_are_a_fault_and_no_overflow() {
        assert_eq!(
            faults(&"[".repeat(10_000)),
            ["nested more than 64 levels deep"]
        );
    }

    #[test]
    fn lone_surrogates_and_bad_numbers_are_faults() {
        assert_eq!(faults(r#""\ud800""#).len(), 1);
        assert_eq!(faults("[01]").len(), 1);
        assert_eq!(faults("[1.]").len(), 1);
        assert_eq!(faults("[-]").len(), 1);
    }
}
