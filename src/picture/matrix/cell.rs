//! What stands in a cell of a matrix: kinds with numbers, or squares.

use std::collections::{BTreeMap, BTreeSet};

use super::{SMALL, block};
use crate::draw::{Rect, text};
use crate::model::Family;
use crate::picture::canvas::{Anchor, Canvas, LINE, Letters, Look};
use crate::picture::marks::{Counted, marked};
use crate::picture::overview::kinds;
use crate::picture::palette::Paint;
use crate::picture::shown::Shown;

/// The side of a count's square.
pub(super) const SQUARE: f64 = 17.0;
/// The room of a sign before a kind.
pub(super) const SIGN: f64 = 16.0;
/// The room between a kind and its number, at least.
const COLUMNS: f64 = 12.0;

/// Before the kinds of ties that stand in two cells.
pub(super) const BOTH: &str = "↔";

/// The ties in a cell, by family, and by whether they stand in the cell on the other side of the diagonal as well.
pub(super) type Cell<'g> = BTreeMap<(Family, bool), Vec<Counted<'g>>>;

/// A line in a cell.
struct Row {
    family: Family,
    is_both: bool,
    /// The kind, and what is in doubt.
    kind: String,
    count: String,
}

/// What is written in a cell.
fn rows(shown: &Shown<'_>, cell: &Cell<'_>) -> Vec<Row> {
    let of = |(&(family, is_both), ties): (&(Family, bool), &Vec<Counted<'_>>)| {
        kinds(family, ties, shown)
            .into_iter()
            .map(move |(kind, mark, count)| Row {
                family,
                is_both,
                kind: marked(kind, mark),
                count: count.to_string(),
            })
            .collect::<Vec<_>>()
    };
    cell.iter().flat_map(of).collect()
}

/// How wide and high what is written in a cell is, without the room for signs.
pub(super) fn size(shown: &Shown<'_>, cell: &Cell<'_>) -> (f64, f64) {
    let rows = rows(shown, cell);
    let wide = |row: &Row| text::width(&row.kind, SMALL) + COLUMNS + text::width(&row.count, SMALL);
    let widest = rows.iter().map(wide).fold(0.0, f64::max);
    (widest, block(rows.len(), SMALL))
}

/// Writes kinds on the left of a cell, after a room for signs, and their numbers on the right.
pub(super) fn words(
    shown: &Shown<'_>,
    cell: &Cell<'_>,
    ground: &Rect,
    indent: f64,
    canvas: &mut Canvas,
) {
    let rows = rows(shown, cell);
    let mut y = ground.middle().y - block(rows.len(), SMALL) / 2.0;
    for row in rows {
        let mut write = |words: String, at: f64, anchor: Anchor| {
            let within = Rect {
                x: ground.x + 7.0 + at,
                y,
                width: ground.width - 14.0 - at,
                height: SMALL * LINE,
            };
            let letters = Letters {
                size: SMALL,
                paint: Paint::Words(Some(row.family)),
                bold: false,
                anchor,
            };
            canvas.block(&[words], &within, letters);
        };
        if row.is_both {
            write(BOTH.to_owned(), 0.0, Anchor::Start);
        }
        write(row.kind, indent, Anchor::Start);
        write(row.count, 0.0, Anchor::End);
        y += SMALL * LINE;
    }
}

/// The letter for each mark that squares bear.
pub(super) type Letter = BTreeMap<String, String>;

/// Gives letters to the marks in some cells: `a`, `b` and so on, `aa` after `z`.
pub(super) fn lettered<'c>(cells: impl Iterator<Item = &'c Cell<'c>>) -> Letter {
    let ties = cells.flat_map(BTreeMap::values).flatten();
    let marks: BTreeSet<&String> = ties.filter_map(|counted| counted.mark.as_ref()).collect();
    let letter = |(at, mark): (usize, &String)| {
        let last = char::from(b"abcdefghijklmnopqrstuvwxyz"[at % 26]);
        let letter = last.to_string().repeat(1 + at / 26);
        (mark.clone(), letter)
    };
    marks.into_iter().enumerate().map(letter).collect()
}

/// A number in a cell.
struct Count {
    family: Family,
    is_open: bool,
    /// The number, and the letter of the mark.
    words: String,
}

impl Count {
    fn width(&self) -> f64 {
        (text::width(&self.words, SMALL) + 5.0).max(SQUARE)
    }
}

/// The numbers of a cell, in rows: of each family, of ties in no doubt, and apart from these, of those with each mark.
fn counts(cell: &Cell<'_>, letters: &Letter) -> Vec<Vec<Count>> {
    let mut counts: BTreeMap<(Family, Option<&str>), usize> = BTreeMap::new();
    for (&(family, _), ties) in cell {
        for counted in ties {
            let key = (family, counted.mark.as_deref());
            *counts.entry(key).or_default() += 1;
        }
    }
    let mut rows: Vec<Vec<Count>> = Vec::new();
    for ((family, mark), count) in counts {
        let letter = mark.and_then(|mark| letters.get(mark));
        let count = Count {
            family,
            is_open: mark.is_some(),
            words: format!("{count}{}", letter.map_or("", String::as_str)),
        };
        match rows.last_mut() {
            Some(row) if wide(row) + count.width() <= 3.0 * SQUARE => row.push(count),
            _ => rows.push(vec![count]),
        }
    }
    rows
}

fn wide(row: &[Count]) -> f64 {
    row.iter().map(Count::width).sum()
}

/// How high the squares of a cell are.
pub(super) fn squares_height(cell: &Cell<'_>, letters: &Letter) -> f64 {
    in_squares(counts(cell, letters).len())
}

/// A square with a number for each family, a few side by side, in the middle of the cell; hollow ones with letters for those in doubt.
pub(super) fn squares(cell: &Cell<'_>, letters: &Letter, ground: &Rect, canvas: &mut Canvas) {
    let rows = counts(cell, letters);
    let mut y = ground.middle().y - in_squares(rows.len()) / 2.0;
    for row in rows {
        let mut x = ground.middle().x - wide(&row) / 2.0;
        for count in row {
            square((x, y), &count, canvas);
            x += count.width();
        }
        y += SQUARE;
    }
}

#[expect(clippy::cast_precision_loss, reason = "rows are few")]
fn in_squares(count: usize) -> f64 {
    count as f64 * SQUARE
}

fn square((x, y): (f64, f64), count: &Count, canvas: &mut Canvas) {
    let square = Rect {
        x: x + 0.75,
        y: y + 0.75,
        width: count.width() - 1.5,
        height: SQUARE - 1.5,
    };
    let own = Paint::Words(Some(count.family));
    let (look, paint) = if count.is_open {
        (Look::framed(Paint::Paper, own, 1.0), own)
    } else {
        (Look::filled(own), Paint::Paper)
    };
    canvas.rect(&square, 2.0, look);
    let letters = Letters {
        size: SMALL,
        paint,
        bold: true,
        anchor: Anchor::Middle,
    };
    canvas.block(std::slice::from_ref(&count.words), &square, letters);
}
