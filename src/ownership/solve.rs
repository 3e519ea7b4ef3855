//! Solves x = A·(e + x) exactly, where A is sparse and has no entry below zero.
//!
//! The unknowns are taken by strongly connected components (Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on
//! Computing 1, 1972), each after those that it depends on. Within one, Gaussian elimination takes the unknown first that touches
//! fewest others (Markowitz, "The elimination form of the inverse", Management Science 3, 1957), and goes on with a dense matrix once
//! the rest is not sparse. I − A is an M-matrix where no column of A exceeds 1, so that no pivoting is needed.

use std::collections::{BTreeMap, BTreeSet};

/// An entry of a row: the column, and what stands there.
pub(super) type Entry = (u32, f64);

/// What a pivot is at least. Smaller ones come from circles that own themselves wholly: their solution is cut at the whole.
const LEAST_PIVOT: f64 = 1e-12;

/// The rows of A without their values: which unknown depends on which.
pub(super) struct System {
    /// For each unknown the entries of its row: the column and the number of the value.
    rows: Vec<Vec<(u32, u32)>>,
    /// The components, each after those that it depends on.
    components: Vec<Vec<u32>>,
}

impl System {
    /// Costs a pass over the entries.
    pub(super) fn new(rows: Vec<Vec<(u32, u32)>>) -> System {
        let components = components(&rows);
        System { rows, components }
    }

    /// The solution for the unit vector of `start` and the given values; none of it exceeds 1.
    ///
    /// Costs a pass over the entries, and for each circle of k that is not sparse k³/3 products.
    pub(super) fn solve(&self, start: u32, values: &[f64]) -> Vec<f64> {
        let mut solution = vec![0.0; self.rows.len()];
        let mut place = vec![u32::MAX; self.rows.len()];
        for component in &self.components {
            for (at, &unknown) in (0..).zip(component) {
                place[unknown as usize] = at;
            }
            let mut block = Block::new(component.len());
            for (at, &unknown) in component.iter().enumerate() {
                for &(column, number) in &self.rows[unknown as usize] {
                    let value = values[number as usize];
                    if column == start {
                        block.right[at] += value;
                    }
                    match place[column as usize] {
                        u32::MAX => block.right[at] += value * solution[column as usize],
                        inside => block.add(at, inside, value),
                    }
                }
            }
            for (&unknown, value) in component.iter().zip(block.solve()) {
                solution[unknown as usize] = value.min(1.0);
            }
            for &unknown in component {
                place[unknown as usize] = u32::MAX;
            }
        }
        solution
    }
}

/// The strongly connected components, each after those that its members depend on.
fn components(rows: &[Vec<(u32, u32)>]) -> Vec<Vec<u32>> {
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
            let Some(&(column, _)) = rows[here].get(*entry) else {
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

/// The equations of one component, and their right-hand sides.
struct Block {
    rows: Vec<BTreeMap<u32, f64>>,
    right: Vec<f64>,
}

impl Block {
    fn new(size: usize) -> Block {
        Block {
            rows: vec![BTreeMap::new(); size],
            right: vec![0.0; size],
        }
    }

    fn add(&mut self, row: usize, column: u32, value: f64) {
        *self.rows[row].entry(column).or_insert(0.0) += value;
    }

    fn solve(mut self) -> Vec<f64> {
        if self.rows.len() == 1 {
            let itself = self.rows[0].get(&0).copied().unwrap_or(0.0);
            return vec![self.right[0] / pivot(itself)];
        }
        let mut columns = vec![BTreeSet::new(); self.rows.len()];
        for (row, entries) in (0_u32..).zip(&self.rows) {
            for &column in entries.keys() {
                columns[column as usize].insert(row);
            }
        }
        let cost = |rows: &[BTreeMap<u32, f64>], columns: &[BTreeSet<u32>], at: usize| {
            rows[at].len() * columns[at].len()
        };
        let mut waiting: BTreeSet<(usize, u32)> = (0_u32..)
            .take(self.rows.len())
            .map(|at| (cost(&self.rows, &columns, at as usize), at))
            .collect();
        let mut eliminated: Vec<(u32, Vec<Entry>)> = Vec::new();
        while let Some(&(least, at)) = waiting.first() {
            if is_dense(least, waiting.len()) {
                break;
            }
            waiting.pop_first();
            let here = at as usize;
            let mut row = std::mem::take(&mut self.rows[here]);
            let scale = pivot(row.remove(&at).unwrap_or(0.0));
            let row: Vec<Entry> = row
                .into_iter()
                .map(|(to, value)| (to, value / scale))
                .collect();
            self.right[here] /= scale;
            let users = std::mem::take(&mut columns[here]);
            let mut touched: BTreeSet<u32> = row.iter().map(|(to, _)| *to).collect();
            touched.extend(users.iter().filter(|&&user| user != at));
            for &one in &touched {
                waiting.remove(&(cost(&self.rows, &columns, one as usize), one));
            }
            for (to, _) in &row {
                columns[*to as usize].remove(&at);
            }
            for &user in users.iter().filter(|&&user| user != at) {
                let factor = self.rows[user as usize].remove(&at).unwrap_or(0.0);
                self.right[user as usize] += factor * self.right[here];
                for &(to, value) in &row {
                    *self.rows[user as usize].entry(to).or_insert(0.0) += factor * value;
                    columns[to as usize].insert(user);
                }
            }
            for &one in &touched {
                waiting.insert((cost(&self.rows, &columns, one as usize), one));
            }
            eliminated.push((at, row));
        }
        let rest: Vec<u32> = waiting.into_iter().map(|(_, at)| at).collect();
        self.solve_dense(rest);
        // What is eliminated last depends on nothing that was eliminated before it.
        for (at, row) in eliminated.into_iter().rev() {
            let known = row
                .iter()
                .map(|&(to, value)| value * self.right[to as usize]);
            self.right[at as usize] += known.sum::<f64>();
        }
        self.right
    }

    /// Solves for the unknowns that are left, and puts their values into the right-hand sides.
    fn solve_dense(&mut self, mut rest: Vec<u32>) {
        rest.sort_unstable();
        let size = rest.len();
        let mut place = vec![0; self.rows.len()];
        for (at, &unknown) in rest.iter().enumerate() {
            place[unknown as usize] = at;
        }
        let mut matrix = vec![0.0; size * size];
        for (at, &unknown) in rest.iter().enumerate() {
            for (&column, &value) in &self.rows[unknown as usize] {
                matrix[at * size + place[column as usize]] = value;
            }
        }
        let mut right: Vec<f64> = rest.iter().map(|&at| self.right[at as usize]).collect();
        for at in 0..size {
            let (above, below) = matrix.split_at_mut((at + 1) * size);
            let row = &mut above[at * size..];
            let scale = pivot(row[at]);
            row[at] = 0.0;
            for value in row.iter_mut() {
                *value /= scale;
            }
            right[at] /= scale;
            for (under, other) in below.chunks_exact_mut(size).enumerate() {
                let factor = std::mem::take(&mut other[at]);
                if factor == 0.0 {
                    continue;
                }
                for (value, &from) in other[at + 1..].iter_mut().zip(&row[at + 1..]) {
                    *value += factor * from;
                }
                right[at + 1 + under] += factor * right[at];
            }
        }
        for at in (0..size).rev() {
            let row = &matrix[at * size + at + 1..(at + 1) * size];
            let known: f64 = row.iter().zip(&right[at + 1..]).map(|(a, x)| a * x).sum();
            right[at] += known;
            self.right[rest[at] as usize] = right[at];
        }
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
