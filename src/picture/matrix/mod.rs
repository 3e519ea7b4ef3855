//! Who is tied to whom as a table: a row and a column an organisation where they are few, else a bloc.
//!
//! A tie with a direction stands in the row of its tail and the column of its head; one without stands in both cells, with a sign, or
//! in the upper one where no tie has a direction.

mod cell;

use std::collections::BTreeMap;

use self::cell::{BOTH, Cell, Letter, SIGN, SQUARE, lettered};
use crate::draw::{Point, Rect, text};
use crate::graph::Link;
use crate::model::Family;
use crate::picture::canvas::{Anchor, Canvas, Dress, LINE, Letters, Look};
use crate::picture::groups::{Group, Groups};
use crate::picture::legend::Mark;
use crate::picture::marks::{Counted, unbracketed};
use crate::picture::page::{Entry, Page, Sample, families};
use crate::picture::palette::Paint;
use crate::picture::shown::Shown;
use crate::picture::words;

/// Above so many organisations, blocs stand for them.
const FEW: usize = 24;

const NAME: f64 = 13.0;
const SMALL: f64 = 11.5;
const MARGIN: f64 = 16.0;
/// Which directions the links of a matrix have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Directions {
    All,
    Mixed,
    Absent,
}

impl Directions {
    fn of(shown: &Shown<'_>) -> Self {
        let mut directed = shown.graph().links().map(Link::is_directed);
        match directed.next() {
            Some(first) if directed.any(|other| other != first) => Directions::Mixed,
            Some(false) => Directions::Absent,
            Some(true) | None => Directions::All,
        }
    }
}

/// The ties of each cell that has any.
fn cells<'g>(
    shown: &Shown<'g>,
    groups: &Groups<'g>,
    directions: Directions,
) -> BTreeMap<(usize, usize), Cell<'g>> {
    let mut cells: BTreeMap<(usize, usize), BTreeMap<_, Vec<Link<'g>>>> = BTreeMap::new();
    for link in shown.graph().links() {
        let Some(ends) = groups.ends(&link) else {
            continue;
        };
        let (low, high) = (ends.0.min(ends.1), ends.0.max(ends.1));
        let is_both = directions == Directions::Mixed && !link.is_directed() && low != high;
        let places = match (is_both, link.is_directed()) {
            (true, _) => vec![ends, (ends.1, ends.0)],
            (false, true) => vec![ends],
            (false, false) => vec![(low, high)],
        };
        for place in places {
            let stacks = cells.entry(place).or_default();
            let links = stacks.entry((link.family(), is_both)).or_default();
            links.push(link);
        }
    }
    let counted = |(stack, links): ((Family, bool), Vec<Link<'g>>)| {
        let ties = Counted::all(shown, &links);
        (stack, ties)
    };
    let cell = |(place, stacks): (_, BTreeMap<_, _>)| {
        let cell: Cell<'g> = stacks.into_iter().map(counted).collect();
        (place, cell)
    };
    cells.into_iter().map(cell).collect()
}

struct Matrix<'s, 'g> {
    shown: &'s Shown<'g>,
    groups: Groups<'g>,
    /// By row and column.
    cells: BTreeMap<(usize, usize), Cell<'g>>,
    directions: Directions,
    /// Whether kinds are written out; else a square with a number stands for each family.
    in_words: bool,
    /// What squares bear for each mark of ties in doubt.
    letters: Letter,
    names: Vec<Vec<String>>,
    heads: f64,
    widths: Vec<f64>,
    heights: Vec<f64>,
}

/// Draws a matrix; `None` where nothing is linked.
pub(crate) fn matrix(shown: &Shown<'_>, dress: Dress) -> Option<String> {
    shown.graph().links().next()?;
    let matrix = Matrix::new(shown);
    let families = families(shown, |family| {
        let mut stacks = matrix.cells.values().flat_map(BTreeMap::keys);
        stacks.any(|&(of, _)| of == family)
    });
    let lang = shown.lang();
    let is_signed = matrix.is_signed();
    let how_read = match matrix.directions {
        Directions::Mixed if !is_signed => words::IN_BOTH_CELLS,
        Directions::All | Directions::Mixed => words::ROW_TO_COLUMN,
        Directions::Absent => words::ABOVE_THE_DIAGONAL,
    };
    let caption = words::sentences(&shown.caption(), how_read.in_lang(lang), lang);
    let mut signs = Vec::new();
    if is_signed {
        signs.push(Entry {
            sample: Sample::Mark(Mark::Sign(BOTH)),
            words: words::NO_DIRECTION.in_lang(lang).to_owned(),
        });
    }
    signs.extend(matrix.letters.iter().map(|(mark, letter)| Entry {
        sample: Sample::Hollow(letter.clone()),
        words: unbracketed(mark, lang),
    }));
    let (width, height) = matrix.size();
    let mut canvas = Canvas::new(dress);
    let page = Page::new(shown, width, vec![families, signs], &caption);
    let size = page.write(&mut canvas, height, |canvas| matrix.write(canvas));
    Some(canvas.document(size, &shown.whole_title(), &caption, shown.lang().name()))
}

impl<'s, 'g> Matrix<'s, 'g> {
    fn new(shown: &'s Shown<'g>) -> Self {
        let few = shown.orgs().count() <= FEW;
        let groups = if few {
            Groups::single(shown)
        } else {
            Groups::new(shown)
        };
        let directions = Directions::of(shown);
        let cells = cells(shown, &groups, directions);
        let names: Vec<Vec<String>> = groups
            .all
            .iter()
            .map(|group| text::wrap(&group.label, NAME, 130.0))
            .collect();
        let heads = names
            .iter()
            .map(|name| text::widest(name, NAME))
            .fold(0.0, f64::max)
            + 16.0;
        let in_words = groups.all.len() <= 9;
        let letters = if in_words {
            Letter::new()
        } else {
            lettered(cells.values())
        };
        let mut matrix = Matrix {
            shown,
            groups,
            cells,
            directions,
            in_words,
            letters,
            names,
            heads,
            widths: Vec::new(),
            heights: Vec::new(),
        };
        matrix.measure();
        matrix
    }

    /// Makes rows and columns as large as what stands in them.
    fn measure(&mut self) {
        let count = self.groups.all.len();
        let least = if self.in_words {
            84.0
        } else {
            3.0 * SQUARE + 8.0
        };
        let mut widths = vec![least; count];
        let mut heights: Vec<f64> = self
            .names
            .iter()
            .map(|name| (block(name.len(), NAME) + 10.0).max(2.0 * SQUARE + 8.0))
            .collect();
        for (&(row, column), cell) in &self.cells {
            if self.in_words {
                let (width, height) = cell::size(self.shown, cell);
                widths[column] = widths[column].max(width + self.indent(column) + 16.0);
                heights[row] = heights[row].max(height + 12.0);
            } else {
                heights[row] = heights[row].max(cell::squares_height(cell, &self.letters) + 8.0);
            }
        }
        if self.in_words {
            for (width, name) in widths.iter_mut().zip(&self.names) {
                *width = width.max(text::widest(name, NAME) + 16.0);
            }
        }
        (self.widths, self.heights) = (widths, heights);
    }

    /// Whether a sign tells what stands in two cells.
    fn is_signed(&self) -> bool {
        let mut stacks = self.cells.values().flat_map(BTreeMap::keys);
        self.in_words && stacks.any(|&(_, is_both)| is_both)
    }

    /// The room before the kinds in a column.
    fn indent(&self, column: usize) -> f64 {
        let mut cells = self.cells.iter().filter(|((_, of), _)| *of == column);
        let is_signed = cells.any(|(_, cell)| cell.keys().any(|&(_, is_both)| is_both));
        if is_signed { SIGN } else { 0.0 }
    }

    /// How high the names above the columns are: upright where columns are wide, else slanting upwards.
    fn top(&self) -> f64 {
        let lines = self.names.iter().map(Vec::len).max().unwrap_or(1);
        if self.in_words {
            block(lines, NAME) + 12.0
        } else {
            self.slanted() * SLANT.1 + 20.0
        }
    }

    fn slanted(&self) -> f64 {
        self.groups
            .all
            .iter()
            .map(|group| text::width(&group.label, NAME))
            .fold(0.0, f64::max)
    }

    fn size(&self) -> (f64, f64) {
        let over = if self.in_words {
            0.0
        } else {
            self.slanted() * SLANT.0 - 3.0 * SQUARE
        };
        let width = self.heads + self.widths.iter().sum::<f64>() + over.max(0.0) + 2.0 * MARGIN;
        (
            width,
            self.top() + self.heights.iter().sum::<f64>() + 2.0 * MARGIN,
        )
    }

    fn write(&self, canvas: &mut Canvas) {
        let (left, top) = (MARGIN + self.heads, MARGIN + self.top());
        let mut y = top;
        for (row, group) in self.groups.all.iter().enumerate() {
            let height = self.heights[row];
            self.row_name(
                row,
                group,
                &Rect {
                    x: MARGIN,
                    y,
                    width: self.heads,
                    height,
                },
                canvas,
            );
            let mut x = left;
            for column in 0..self.groups.all.len() {
                let within = Rect {
                    x,
                    y,
                    width: self.widths[column],
                    height,
                };
                self.cell((row, column), &within, canvas);
                x += self.widths[column];
            }
            y += height;
        }
        let mut x = left;
        for (column, group) in self.groups.all.iter().enumerate() {
            self.column_name(column, group, x, top, canvas);
            x += self.widths[column];
        }
    }

    fn row_name(&self, row: usize, group: &Group<'_>, within: &Rect, canvas: &mut Canvas) {
        let ground = Rect {
            height: within.height - 2.0,
            y: within.y + 1.0,
            width: within.width - 2.0,
            ..*within
        };
        canvas.rect(&ground, 2.0, Look::filled(Paint::Node(group.bloc)));
        let inner = Rect {
            width: ground.width - 8.0,
            ..ground
        };
        canvas.block(
            &self.names[row],
            &inner,
            Letters {
                size: NAME,
                paint: Paint::Ink,
                bold: false,
                anchor: Anchor::End,
            },
        );
    }

    fn column_name(&self, column: usize, group: &Group<'_>, x: f64, top: f64, canvas: &mut Canvas) {
        let letters = Letters {
            size: NAME,
            paint: Paint::Ink,
            bold: false,
            anchor: Anchor::Middle,
        };
        let width = self.widths[column];
        if self.in_words {
            let ground = Rect {
                x: x + 1.0,
                y: MARGIN,
                width: width - 2.0,
                height: top - MARGIN - 2.0,
            };
            canvas.rect(&ground, 2.0, Look::filled(Paint::Node(group.bloc)));
            canvas.block(&self.names[column], &ground, letters);
        } else {
            let ground = Rect {
                x: x + 1.0,
                y: top - 10.0,
                width: width - 2.0,
                height: 8.0,
            };
            canvas.rect(
                &ground,
                2.0,
                Look::framed(Paint::Node(group.bloc), Paint::Frame(group.bloc), 0.5),
            );
            let at = Point {
                x: x + width / 2.0,
                y: top - 14.0,
            };
            canvas.slanted(
                &group.label,
                at,
                Letters {
                    anchor: Anchor::Start,
                    ..letters
                },
            );
        }
    }

    fn cell(&self, at: (usize, usize), within: &Rect, canvas: &mut Canvas) {
        let ground = Rect {
            x: within.x + 1.0,
            y: within.y + 1.0,
            width: within.width - 2.0,
            height: within.height - 2.0,
        };
        let own = at.0 == at.1;
        let tint = match self.groups.all[at.0].bloc {
            None if self.shown.model().blocs().is_empty() => Some(Paint::Faint),
            bloc => bloc.map(Paint::Ground),
        };
        let look = Look {
            fill: tint.filter(|_| own),
            ..Look::line(Paint::Faint, 1.0)
        };
        let Some(cell) = self.cells.get(&at) else {
            canvas.rect(&ground, 2.0, look);
            return;
        };
        let ids = [at.0, at.1].map(|group| &self.groups.all[group].id);
        let labels = [at.0, at.1].map(|group| &self.groups.all[group].label);
        let mut words = vec![format!("{} → {}", labels[0], labels[1])];
        words.extend(
            cell.values()
                .flatten()
                .take(40)
                .map(|counted| counted.title(self.shown)),
        );
        let ties: Vec<_> = cell
            .values()
            .flatten()
            .map(|counted| counted.tie.key())
            .collect();
        let id = format!("cell.{}.{}", ids[0], ids[1]);
        canvas.open_ties(&id, &words, None, &ties);
        canvas.rect(&ground, 2.0, look);
        if self.in_words {
            cell::words(self.shown, cell, &ground, self.indent(at.1), canvas);
        } else {
            cell::squares(cell, &self.letters, &ground, canvas);
        }
        canvas.close(false);
    }
}

#[expect(clippy::cast_precision_loss, reason = "lines are few")]
fn block(lines: usize, size: f64) -> f64 {
    lines as f64 * size * LINE
}

/// How far names above narrow columns reach to the right and upwards, for each unit of their length: they stand at 50°.
const SLANT: (f64, f64) = (0.643, 0.766);
