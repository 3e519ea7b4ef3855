//! What stands in a cell of a matrix: kinds with numbers, or squares.

use std::collections::BTreeMap;

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

/// The numbers of a cell: of each family, of ties in no doubt, and apart from these, where it is `true`, of others.
fn counts(cell: &Cell<'_>) -> Vec<(Family, bool, usize)> {
    let mut counts: BTreeMap<(Family, bool), usize> = BTreeMap::new();
    for (&(family, _), ties) in cell {
        for counted in ties {
            let is_open = counted.mark.is_some();
            *counts.entry((family, is_open)).or_default() += 1;
        }
    }
    let flat = |((family, is_open), count)| (family, is_open, count);
    counts.into_iter().map(flat).collect()
}

/// How high the squares of a cell are.
pub(super) fn squares_height(cell: &Cell<'_>) -> f64 {
    in_squares(counts(cell).len().div_ceil(3))
}

/// A square with a number for each family, at most three side by side, in the middle of the cell; a hollow one for those in doubt.
pub(super) fn squares(cell: &Cell<'_>, ground: &Rect, canvas: &mut Canvas) {
    let counts = counts(cell);
    let rows = counts.chunks(3);
    let mut y = ground.middle().y - in_squares(rows.len()) / 2.0;
    for row in rows {
        let mut x = ground.middle().x - in_squares(row.len()) / 2.0;
        for &count in row {
            square((x, y), count, canvas);
            x += SQUARE;
        }
        y += SQUARE;
    }
}

#[expect(clippy::cast_precision_loss, reason = "families are few")]
fn in_squares(count: usize) -> f64 {
    count as f64 * SQUARE
}

fn square(
    (x, y): (f64, f64),
    (family, is_open, count): (Family, bool, usize),
    canvas: &mut Canvas,
) {
    let square = Rect {
        x: x + 0.75,
        y: y + 0.75,
        width: SQUARE - 1.5,
        height: SQUARE - 1.5,
    };
    let own = Paint::Words(Some(family));
    let (look, paint) = if is_open {
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
    canvas.block(&[count.to_string()], &square, letters);
}
