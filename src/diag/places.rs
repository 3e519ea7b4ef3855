//! From bytes to lines and columns, cheaply for many bytes of one file. How a place is printed is left to others.

use std::collections::HashMap;
use std::ops::Range;

use super::files::BYTE_ORDER_MARK;
use super::{FileId, Files, Span};

/// A byte of a text with the line and column where a person finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1: characters, not bytes and not cells; a byte order mark is not counted.
    pub column: usize,
    /// The byte, from 0.
    pub byte: usize,
}

/// Finds the lines and columns of bytes in [`Files`].
///
/// Each text is read once, as far as the furthest byte that was asked for; after that a look-up
/// costs a binary search, however long the text and its lines are.
#[derive(Debug)]
pub struct Places<'a> {
    files: &'a Files,
    indexes: HashMap<FileId, Index>,
}

impl<'a> Places<'a> {
    /// Knows nothing yet of the files.
    pub fn new(files: &'a Files) -> Self {
        Places {
            files,
            indexes: HashMap::new(),
        }
    }

    /// The files in which it looks.
    pub fn files(&self) -> &'a Files {
        self.files
    }

    /// The part of the text that a span means: inside the text, never backwards, of whole characters.
    pub fn clamp(&self, span: Span) -> Range<usize> {
        let text = self.files.get(span.file).text();
        let mut start = (span.start as usize).min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = (span.end as usize).clamp(start, text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        start..end
    }

    /// Where a byte stands; a byte past the end stands at the end, one inside a character at its start.
    pub fn position(&mut self, file: FileId, byte: usize) -> Position {
        let text = self.files.get(file).text();
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let index = self.index(file, byte);
        let line = index.line(byte);
        let start = index.starts[line - 1];
        let column = if byte < start {
            1
        } else {
            index.characters(text, byte) - index.characters(text, start) + 1
        };
        Position { line, column, byte }
    }

    /// Where a span starts and ends.
    pub fn range(&mut self, span: Span) -> (Position, Position) {
        let bytes = self.clamp(span);
        (
            self.position(span.file, bytes.start),
            self.position(span.file, bytes.end),
        )
    }

    /// The line of a byte.
    pub(super) fn line(&mut self, file: FileId, byte: usize) -> usize {
        self.index(file, byte).line(byte)
    }

    /// The first byte of a line at or before one whose number was asked for.
    pub(super) fn line_start(&mut self, file: FileId, line: usize) -> usize {
        let index = self.index(file, 0);
        let last = index.starts.len() - 1;
        index.starts[line.saturating_sub(1).min(last)]
    }

    fn index(&mut self, file: FileId, byte: usize) -> &Index {
        let text = self.files.get(file).text();
        let index = self.indexes.entry(file).or_insert_with(|| Index::new(text));
        index.read(text.as_bytes(), byte);
        index
    }
}

/// How far apart the bytes are before which characters have been counted.
const BLOCK: usize = 4096;

#[derive(Debug)]
struct Index {
    /// The first byte of each line that begins in the part read.
    starts: Vec<usize>,
    /// The characters before each block of the part read, and before the byte after it.
    counts: Vec<usize>,
    read: usize,
}

impl Index {
    fn new(text: &str) -> Self {
        let first = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        Index {
            starts: vec![text.len() - first.len()],
            counts: vec![0],
            read: 0,
        }
    }

    fn read(&mut self, text: &[u8], byte: usize) {
        let mut characters = self.counts[self.counts.len() - 1];
        while self.read <= byte && self.read < text.len() {
            let block = &text[self.read..text.len().min(self.read + BLOCK)];
            // Most blocks of a long line have none, which is soon known.
            if block.contains(&b'\n') {
                let after = self.read + 1;
                let ends = block.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
                self.starts.extend(ends.map(|(at, _)| after + at));
            }
            characters += count_characters(block);
            self.counts.push(characters);
            self.read += block.len();
        }
    }

    fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte).max(1)
    }

    fn characters(&self, text: &str, byte: usize) -> usize {
        let block = byte / BLOCK;
        self.counts[block] + count_characters(&text.as_bytes()[block * BLOCK..byte])
    }
}

/// Counts the bytes that begin a character, so that a part may start or end inside one.
fn count_characters(bytes: &[u8]) -> usize {
    // Sums of few enough bytes fit into a byte, which the compiler adds up sixteen or more at a time.
    let begins = |byte: &u8| u8::from(byte & 0xC0 != 0x80);
    let sums = bytes
        .chunks(192)
        .map(|chunk| chunk.iter().map(begins).sum::<u8>());
    sums.map(usize::from).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{File, Syntax};

    fn one(text: &str) -> (Files, FileId) {
        let mut files = Files::default();
        let id = files.push(File::new("a.toml", Syntax::Toml, text));
        (files, id)
    }

    #[test]
    fn every_byte_stands_where_a_slow_count_says() {
        let text = format!(
            "\u{feff}수곤\r\n\n{}曙光\n{}x",
            "é".repeat(5000),
            "ab\n".repeat(4000)
        );
        let (files, id) = one(&text);
        let mut places = Places::new(&files);
        for byte in (0..=text.len() + 3).rev().step_by(7) {
            let place = places.position(id, byte);
            let slow = files.get(id).line_column(u32::try_from(byte).unwrap());
            assert_eq!((place.line, place.column), slow, "byte {byte}");
        }
    }

    #[test]
    fn byte_order_mark_is_no_column() {
        let (files, id) = one("\u{feff}ab");
        let mut places = Places::new(&files);
        assert_eq!(places.position(id, 0).column, 1);
        assert_eq!(places.position(id, 3).column, 1);
        assert_eq!(places.position(id, 4).column, 2);
    }

    #[test]
    fn end_after_a_line_break_is_a_line_of_its_own() {
        let (files, id) = one("ab\n");
        let place = Places::new(&files).position(id, 3);
        assert_eq!((place.line, place.column, place.byte), (2, 1, 3));
    }

    #[test]
    fn wrong_spans_are_clamped_to_whole_characters() {
        let (files, file) = one("a수b");
        let places = Places::new(&files);
        let clamp = |start, end| places.clamp(Span { file, start, end });
        assert_eq!(clamp(2, 3), 1..4);
        assert_eq!(clamp(4, 1), 4..4);
        assert_eq!(clamp(3, 0), 1..1);
        assert_eq!(clamp(90, 99), 5..5);
        assert_eq!(clamp(0, u32::MAX), 0..5);
    }
}
