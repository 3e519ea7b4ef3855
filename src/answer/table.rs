//! Answers as columns on a terminal.

use super::Screen;
use super::grid::{Cell, Column, Grid, Line, Tone};
use super::paint::paint;
use super::text::{Span, cells, line_cells, wrap};

/// Between two columns.
const GAP: usize = 2;
/// No column becomes narrower, save where its text is.
const LEAST: usize = 4;

/// Prints a grid under its columns' titles; nothing where it has no rows. Where a cell has
/// several lines, a blank line stands between rows.
pub(super) fn render(grid: &Grid, screen: Screen) -> String {
    if grid.rows.is_empty() {
        return String::new();
    }
    let widths = widths(grid, screen.width);
    let rows: Vec<Vec<Vec<Vec<Span>>>> = grid
        .rows
        .iter()
        .map(|row| {
            let sized = row.iter().zip(&widths);
            sized.map(|(cell, width)| fold(cell, *width)).collect()
        })
        .collect();
    // A cell of several lines, not only of a broken one, needs to be told apart from the next.
    let airy = grid.rows.iter().flatten().any(|cell| cell.len() > 1);
    let mut out = String::new();
    let heads: Vec<Vec<Vec<Span>>> = grid
        .columns
        .iter()
        .zip(&widths)
        .map(|(column, width)| fold(&vec![column.head()], *width))
        .collect();
    write_row(&mut out, &grid.columns, &widths, &heads, screen.color);
    for (at, row) in rows.iter().enumerate() {
        if airy && at > 0 {
            out.push('\n');
        }
        write_row(&mut out, &grid.columns, &widths, row, screen.color);
    }
    out
}

impl Column {
    fn head(&self) -> Line {
        Line::toned(self.title.to_uppercase(), Tone::Faint)
    }
}

fn fold(cell: &Cell, width: usize) -> Vec<Vec<Span>> {
    cell.iter()
        .flat_map(|line| wrap(line, Some(width)))
        .collect()
}

fn write_row(
    out: &mut String,
    columns: &[Column],
    widths: &[usize],
    row: &[Vec<Vec<Span>>],
    color: bool,
) {
    let height = row.iter().map(Vec::len).max().unwrap_or(0);
    for number in 0..height {
        let mut owed = 0;
        for ((column, width), cell) in columns.iter().zip(widths).zip(row) {
            let line = cell.get(number).map_or(&[][..], Vec::as_slice);
            let used: usize = line.iter().map(|(text, _)| cells(text)).sum();
            let left = width.saturating_sub(used);
            let (before, after) = if column.number { (left, 0) } else { (0, left) };
            if used > 0 {
                out.extend(std::iter::repeat_n(' ', owed + before));
                owed = 0;
                for (text, tone) in line {
                    paint(out, text, *tone, color);
                }
            } else {
                owed += before;
            }
            owed += after + GAP;
        }
        out.push('\n');
    }
}

/// The columns' widths: what their texts need, or where that is too much, as much as leaves all of the wide ones the same. What breaking
/// leaves over goes to those that then need no breaking, and then to the widest.
fn widths(grid: &Grid, limit: Option<usize>) -> Vec<usize> {
    let natural: Vec<usize> = (0..grid.columns.len())
        .map(|at| {
            let lines = grid.rows.iter().flat_map(|row| &row[at]);
            let widest = lines.map(line_cells).max().unwrap_or(0);
            widest.max(cells(grid.columns[at].title))
        })
        .collect();
    let gaps = GAP * natural.len().saturating_sub(1);
    let Some(room) = limit.map(|limit| limit.saturating_sub(gaps)) else {
        return natural;
    };
    let capped = |cap: usize| natural.iter().map(move |&width| width.min(cap));
    let mut cap = natural.iter().copied().max().unwrap_or(0);
    while cap > LEAST && capped(cap).sum::<usize>() > room {
        cap -= 1;
    }
    let mut widths: Vec<usize> = capped(cap).collect();
    let mut cut: Vec<usize> = (0..widths.len())
        .filter(|&at| widths[at] < natural[at])
        .collect();
    cut.sort_by_key(|&at| natural[at]);
    let spare_of = |widths: &[usize]| room.saturating_sub(widths.iter().sum());
    for complete in [true, false] {
        for &at in &cut {
            let spare = spare_of(&widths);
            if natural[at] - widths[at] <= spare {
                widths[at] = natural[at];
            } else if complete {
                widths[at] = broken(grid, at, widths[at]);
            }
        }
    }
    if let Some(&widest) = cut.last() {
        let width = natural[widest].min(widths[widest] + spare_of(&widths));
        widths[widest] = broken(grid, widest, width);
    }
    widths
}

/// What a column needs of a width once its lines are broken to it.
fn broken(grid: &Grid, at: usize, width: usize) -> usize {
    let cells_of = |line: &Vec<Span>| line.iter().map(|(text, _)| cells(text)).sum();
    let head = vec![grid.columns[at].head()];
    let column = grid.rows.iter().map(|row| &row[at]);
    let lines = column.chain([&head]).flat_map(|cell| fold(cell, width));
    lines
        .map(|line| cells_of(&line))
        .max()
        .unwrap_or(width)
        .min(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        let cells = |row: &&[&str]| row.iter().map(|text| vec![Line::plain(*text)]).collect();
        Grid {
            columns: vec![Column::text("name"), Column::number("ties")],
            rows: rows.iter().map(cells).collect(),
        }
    }

    fn plain(grid: &Grid, width: Option<usize>) -> String {
        render(
            grid,
            Screen {
                width,
                ..Screen::default()
            },
        )
    }

    #[test]
    fn columns_stand_under_their_titles_whatever_the_script() {
        let shown = plain(&grid(&[&["인스퍼", "12"], &["IBM", "3"]]), None);
        assert_eq!(shown, "NAME    TIES\n인스퍼    12\nIBM        3\n");
    }

    #[test]
    fn wide_columns_are_broken_to_the_width() {
        let shown = plain(
            &grid(&[&["Networking joint venture", "1"], &["Supply", "2"]]),
            Some(20),
        );
        assert_eq!(
            shown,
            "NAME        TIES\nNetworking     1\n  joint\n  venture\nSupply         2\n"
        );
    }

    #[test]
    fn titles_are_broken_to_the_width_and_narrow_screens_have_narrow_columns() {
        let mut grid = grid(&[&["Networking joint venture", "1"]]);
        grid.columns[0] = Column::text("by what date, and who says so");
        let shown = plain(&grid, Some(16));
        assert!(shown.lines().all(|line| line.len() <= 16), "{shown}");
        assert!(shown.starts_with("BY WHAT     TIES\n"), "{shown}");
    }

    #[test]
    fn what_breaking_a_column_leaves_over_goes_to_the_others() {
        let mut grid = grid(&[&[
            "Networking joint venture of Cisco",
            "2015-09-22: nothing known",
        ]]);
        grid.columns[1] = Column::text("became");
        assert_eq!(widths(&grid, Some(51)), [24, 25]);
        assert_eq!(widths(&grid, Some(48)), [18, 25]);
    }

    #[test]
    fn rows_whose_cells_have_several_lines_are_set_apart() {
        let mut grid = grid(&[&["IBM", "1"], &["HP", "2"]]);
        grid.rows[0][0].push(Line::plain("US"));
        assert_eq!(
            plain(&grid, None),
            "NAME  TIES\nIBM      1\nUS\n\nHP       2\n"
        );
    }

    #[test]
    fn no_rows_are_no_table() {
        assert_eq!(plain(&grid(&[]), None), "");
    }

    #[test]
    fn no_line_ends_in_a_space() {
        let shown = plain(&grid(&[&["a", ""], &["bbb", "1"]]), Some(80));
        assert!(shown.lines().all(|line| !line.ends_with(' ')), "{shown:?}");
    }
}
