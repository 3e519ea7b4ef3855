//! Solves x = A·(e + x), where A is sparse and has no entry below zero.
//!
//! The unknowns are taken by strongly connected components (Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on
//! Computing 1, 1972), each after those that it depends on. Within one, Gaussian elimination takes the unknown first that touches
//! fewest others (Markowitz, "The elimination form of the inverse", Management Science 3, 1957), and goes on with a dense matrix once
//! the rest is not sparse. I − A is an M-matrix where no column of A exceeds 1, so that no pivoting is needed. A component so large
//! that this would take seconds is solved by Gauss–Seidel sweeps from below (Varga, "Matrix Iterative Analysis", 1962), as far as the
//! interval's last digit, and by elimination where the sweeps settle too slowly.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::Rows;

/// An entry of a row: the column, and what stands there.
pub(super) type Entry = (u32, f64);

/// What a pivot is at least. Smaller ones come from circles that own themselves wholly.
const LEAST_PIVOT: f64 = 1e-12;

/// How many unknowns of a component are gone through with a dense matrix, however few of them touch each other.
const SMALL: usize = 24;

/// From how many unknowns on a component is gone through in sweeps.
const LARGE: usize = 400;

/// How many sweeps are tried.
const MOST_SWEEPS: usize = 400;

/// How far the last sweep may be from the solution, as it looks: far less than the least share that an interval tells apart, 1e-11.
const CLOSE: f64 = 1e-15;

/// What a solution is at most. In a circle the numbers go beyond the whole, and what is held from it counts with all of them; only those without
/// bound, which come of circles that own themselves wholly, are cut.
const MOST: f64 = 1e9;

/// Which unknown depends on which: A without its values.
pub(super) struct System {
    /// For each unknown the entries of its row: the column and the number of the value.
    rows: Rows<(u32, u32)>,
    /// The components, each after those that it depends on.
    components: Vec<Vec<u32>>,
}

impl System {
    /// The system of `count` unknowns that has these entries: row and column, in the order of the values. Costs a pass over them.
    pub(super) fn new(count: usize, entries: &[(u32, u32)]) -> System {
        let numbered = entries.iter().zip(0..);
        let rows = Rows::new(
            count,
            numbered.map(|(&(row, column), number)| (row, (column, number))),
        );
        let components = components(&rows);
        System { rows, components }
    }

    /// The solution for the unit vector of `start` and the given values.
    ///
    /// Costs a pass over the entries, and for each circle of k that is not sparse k³/3 products, or as a rule some fifty passes over its
    /// entries where it is large.
    pub(super) fn solve(&self, start: u32, values: &[f64]) -> Vec<f64> {
        let mut solution = vec![0.0; self.rows.len()];
        let mut place = vec![u32::MAX; self.rows.len()];
        for component in &self.components {
            for (at, &unknown) in (0..).zip(component) {
                place[unknown as usize] = at;
            }
            let mut block = Block::new(component.len());
            for (at, &unknown) in component.iter().enumerate() {
                for &(column, number) in self.rows.row(unknown) {
                    let value = values[number as usize];
                    if column == start {
                        block.right[at] += value;
                    }
                    match place[column as usize] {
                        u32::MAX => block.right[at] += value * solution[column as usize],
                        inside => block
                            .entries
                            .push((place[unknown as usize], (inside, value))),
                    }
                }
            }
            for (&unknown, value) in component.iter().zip(block.solve()) {
                solution[unknown as usize] = value.min(MOST);
            }
            for &unknown in component {
                place[unknown as usize] = u32::MAX;
            }
        }
        solution
    }
}

/// The strongly connected components, each after those that its members depend on.
fn components(rows: &Rows<(u32, u32)>) -> Vec<Vec<u32>> {
    const NEW: u32 = u32::MAX;
    let mut order = vec![NEW; rows.len()];
    let mut low = vec![0_u32; rows.len()];
    let mut is_open = vec![false; rows.len()];
    let mut open = Vec::new();
    let mut way: Vec<(u32, usize)> = Vec::new();
    let mut found = Vec::new();
    let mut next = 0_u32;
    for root in (0..).take(rows.len()) {
        if order[root as usize] != NEW {
            continue;
        }
        way.push((root, 0));
        while let Some((at, entry)) = way.last_mut() {
            let here = *at as usize;
            if *entry == 0 {
                (order[here], low[here], is_open[here]) = (next, next, true);
                next += 1;
                open.push(*at);
            }
            let Some(&(column, _)) = rows.row(*at).get(*entry) else {
                let done = *at;
                way.pop();
                if let Some((above, _)) = way.last() {
                    low[*above as usize] = low[*above as usize].min(low[here]);
                }
                if low[here] == order[here] {
                    let first = open.iter().rposition(|&other| other == done).unwrap_or(0);
                    let component = open.split_off(first);
                    for &member in &component {
                        is_open[member as usize] = false;
                    }
                    found.push(component);
                }
                continue;
            };
            *entry += 1;
            let there = column as usize;
            if order[there] == NEW {
                way.push((column, 0));
            } else if is_open[there] {
                low[here] = low[here].min(order[there]);
            }
        }
    }
    found
}

/// The equations of one component: the entries by row, and the right-hand sides.
struct Block {
    entries: Vec<(u32, Entry)>,
    right: Vec<f64>,
}

impl Block {
    fn new(size: usize) -> Block {
        Block {
            entries: Vec::new(),
            right: vec![0.0; size],
        }
    }

    fn solve(self) -> Vec<f64> {
        let size = self.right.len();
        let swept = (size >= LARGE).then(|| self.sweep()).flatten();
        swept.unwrap_or_else(|| self.eliminate())
    }

    fn eliminate(self) -> Vec<f64> {
        let mut right = self.right;
        let size = right.len();
        if size <= SMALL {
            let mut matrix = vec![0.0; size * size];
            for (row, (column, value)) in self.entries {
                matrix[row as usize * size + column as usize] += value;
            }
            solve_dense(&mut matrix, &mut right);
        } else {
            let mut rows = vec![BTreeMap::new(); size];
            for (row, (column, value)) in self.entries {
                *rows[row as usize].entry(column).or_insert(0.0) += value;
            }
            solve_sparse(rows, &mut right);
        }
        right
    }

    /// The solution from below; `None` where it does not settle soon.
    ///
    /// Each sweep comes nearer by about the same factor, so that what is left is a geometric series.
    fn sweep(&self) -> Option<Vec<f64>> {
        let rows = Rows::new(self.right.len(), self.entries.iter().copied());
        let mut solution = vec![0.0_f64; self.right.len()];
        let mut before = [f64::INFINITY; 2];
        for _ in 0..MOST_SWEEPS {
            let mut change = 0.0_f64;
            for (row, &right) in (0_u32..).zip(&self.right) {
                let known = rows.row(row).iter();
                let known: f64 = known
                    .map(|&(to, value)| value * solution[to as usize])
                    .sum();
                let here = &mut solution[row as usize];
                let next = right + known;
                change = change.max(next - *here);
                *here = next;
            }
            let factor = (change / before[0]).max((before[0] / before[1]).min(1.0));
            if change <= 0.0 || (factor < 1.0 && change * factor / (1.0 - factor) < CLOSE) {
                return Some(solution);
            }
            before = [change, before[0]];
        }
        None
    }
}

/// Puts the solution into the right-hand sides.
fn solve_sparse(mut rows: Vec<BTreeMap<u32, f64>>, right: &mut [f64]) {
    let mut columns = vec![BTreeSet::new(); rows.len()];
    for (row, entries) in (0_u32..).zip(&rows) {
        for &column in entries.keys() {
            columns[column as usize].insert(row);
        }
    }
    let cost = |rows: &[BTreeMap<u32, f64>], columns: &[BTreeSet<u32>], at: u32| {
        (rows[at as usize].len() * columns[at as usize].len(), at)
    };
    let unknowns = (0_u32..).take(rows.len());
    let mut waiting: BTreeSet<(usize, u32)> =
        unknowns.map(|at| cost(&rows, &columns, at)).collect();
    let mut eliminated: Vec<(u32, Vec<Entry>)> = Vec::new();
    while let Some(&(least, at)) = waiting.first() {
        if is_dense(least, waiting.len()) {
            break;
        }
        waiting.pop_first();
        let here = at as usize;
        let mut row = std::mem::take(&mut rows[here]);
        let scale = pivot(row.remove(&at).unwrap_or(0.0));
        let row = row.into_iter().map(|(to, value)| (to, value / scale));
        let row: Vec<Entry> = row.collect();
        right[here] /= scale;
        let mut users = std::mem::take(&mut columns[here]);
        users.remove(&at);
        let mut touched: BTreeSet<u32> = row.iter().map(|(to, _)| *to).collect();
        touched.extend(&users);
        for &one in &touched {
            waiting.remove(&cost(&rows, &columns, one));
        }
        for (to, _) in &row {
            columns[*to as usize].remove(&at);
        }
        for &user in &users {
            let factor = rows[user as usize].remove(&at).unwrap_or(0.0);
            right[user as usize] += factor * right[here];
            for &(to, value) in &row {
                *rows[user as usize].entry(to).or_insert(0.0) += factor * value;
                columns[to as usize].insert(user);
            }
        }
        waiting.extend(touched.iter().map(|&one| cost(&rows, &columns, one)));
        eliminated.push((at, row));
    }
    let rest = waiting.into_iter().map(|(_, at)| at).collect();
    solve_rest(&rows, rest, right);
    // What is eliminated last depends on nothing that was eliminated before it.
    for (at, row) in eliminated.into_iter().rev() {
        let known = row.iter().map(|&(to, value)| value * right[to as usize]);
        right[at as usize] += known.sum::<f64>();
    }
}

/// Solves for the unknowns that are left.
fn solve_rest(rows: &[BTreeMap<u32, f64>], mut rest: Vec<u32>, right: &mut [f64]) {
    rest.sort_unstable();
    let size = rest.len();
    let mut place = vec![0; rows.len()];
    for (at, &unknown) in rest.iter().enumerate() {
        place[unknown as usize] = at;
    }
    let mut matrix = vec![0.0; size * size];
    for (at, &unknown) in rest.iter().enumerate() {
        for (&column, &value) in &rows[unknown as usize] {
            matrix[at * size + place[column as usize]] = value;
        }
    }
    let mut values: Vec<f64> = rest.iter().map(|&at| right[at as usize]).collect();
    solve_dense(&mut matrix, &mut values);
    for (unknown, value) in rest.into_iter().zip(values) {
        right[unknown as usize] = value;
    }
}

/// Puts the solution into the right-hand sides, and leaves the matrix used up.
fn solve_dense(matrix: &mut [f64], right: &mut [f64]) {
    let size = right.len();
    for at in 0..size {
        let (above, below) = matrix.split_at_mut((at + 1) * size);
        let row = &mut above[at * size + at..];
        let scale = pivot(row[0]);
        for value in &mut row[1..] {
            *value /= scale;
        }
        right[at] /= scale;
        for (under, other) in below.chunks_exact_mut(size).enumerate() {
            let factor = other[at];
            if factor == 0.0 {
                continue;
            }
            for (value, &from) in other[at + 1..].iter_mut().zip(&row[1..]) {
                *value += factor * from;
            }
            right[at + 1 + under] += factor * right[at];
        }
    }
    for at in (0..size).rev() {
        let row = &matrix[at * size + at + 1..(at + 1) * size];
        let known: f64 = row.iter().zip(&right[at + 1..]).map(|(a, x)| a * x).sum();
        right[at] += known;
    }
}

/// What an equation is divided by: 1 less what its unknown has in itself.
fn pivot(itself: f64) -> f64 {
    (1.0 - itself).max(LEAST_PIVOT)
}

/// Whether a matrix of so many rows is better gone through whole, where the cheapest unknown touches so many entries.
fn is_dense(least: usize, rows: usize) -> bool {
    least > 16 && least.saturating_mul(16) > rows.saturating_mul(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A component of unknowns in a circle, each with three entries more.
    fn circle(size: u32) -> Block {
        let mut seed = 7_u64;
        let mut block = Block::new(size as usize);
        for row in 0..size {
            block.right[row as usize] = f64::from(row % 5) / 50.0;
            for _ in 0..3 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let to = u32::try_from(seed >> 33).expect("31 bits") % size;
                block.entries.push((row, (to, 0.1)));
            }
            block.entries.push((row, ((row + 1) % size, 0.3)));
        }
        block
    }

    #[test]
    fn sweeps_and_elimination_come_to_the_same() {
        let block = circle(500);
        let swept = block.sweep().expect("it settles");
        for (swept, eliminated) in swept.into_iter().zip(block.eliminate()) {
            assert!((swept - eliminated).abs() < 1e-12);
        }
    }

    #[test]
    fn what_settles_too_slowly_is_not_told_by_sweeps() {
        let mut block = Block::new(500);
        block.right[0] = 1e-6;
        let ring = (0..500).map(|row| (row, ((row + 1) % 500, 0.999_999)));
        block.entries.extend(ring);
        assert!(block.sweep().is_none());
        assert!(block.solve()[0] > 1e-6);
    }
}
