//! In which order the blocs of a picture stand.

use super::columns::bloc_of;
use super::parts::Parts;

/// What the link to a vehicle in no bloc counts among the links between blocs: it should stand between its parents.
const VEHICLE: f64 = 6.0;
/// What passing the column of orgs in no bloc costs, where another bloc's costs 1.
const PASS_NONE: f64 = 0.3;
/// The number of blocs up to which all their orders are tried.
const TRY_ALL: usize = 7;

/// The order of blocs, from left to right: those that have a linked node; the number of blocs stands for the nodes in none.
pub(super) fn bloc_order(parts: &Parts, blocs: usize, as_given: bool) -> Vec<usize> {
    let mut present = vec![false; blocs + 1];
    for node in parts.linked() {
        present[bloc_of(parts, blocs, node)] = true;
    }
    let mut given: Vec<usize> = (0..blocs).filter(|&bloc| present[bloc]).collect();
    if present[blocs] {
        given.insert(given.len().saturating_sub(1), blocs);
    }
    if given.len() < 3 {
        return given;
    }
    let mut between = vec![vec![0.0; given.len()]; given.len()];
    let mut place = vec![0; blocs + 1];
    for (at, &bloc) in given.iter().enumerate() {
        place[bloc] = at;
    }
    for line in &parts.lines {
        let (from, to) = (
            bloc_of(parts, blocs, line.from),
            bloc_of(parts, blocs, line.to),
        );
        let (a, b) = (place[from], place[to]);
        if a != b {
            let is_free = line.vehicle && to == blocs;
            between[a.min(b)][a.max(b)] += if is_free { VEHICLE } else { 1.0 };
        }
    }
    let none = given.iter().position(|&bloc| bloc == blocs);
    let cost = |order: &[usize]| order_cost(&between, order, none);
    let best = if as_given {
        none.map_or_else(
            || (0..given.len()).collect(),
            |none| best_place_for(none, given.len(), cost),
        )
    } else if given.len() <= TRY_ALL {
        best_of_all(given.len(), cost)
    } else {
        best_by_swaps(given.len(), cost)
    };
    best.into_iter().map(|at| given[at]).collect()
}

/// What an order of blocs costs: how many columns its links pass, and a little for leaving the given order.
fn order_cost(between: &[Vec<f64>], order: &[usize], none: Option<usize>) -> f64 {
    let mut place = vec![0usize; order.len()];
    for (at, &bloc) in order.iter().enumerate() {
        place[bloc] = at;
    }
    let (mut cost, mut all) = (0.0, 0.0);
    for (a, row) in between.iter().enumerate() {
        for (b, &links) in row.iter().enumerate().skip(a + 1) {
            let (low, high) = (place[a].min(place[b]), place[a].max(place[b]));
            let passed = order[(low + 1).min(high)..high]
                .iter()
                .map(|&bloc| if Some(bloc) == none { PASS_NONE } else { 1.0 });
            cost += links * passed.sum::<f64>();
            all += links;
            if place[a] > place[b] && Some(a) != none && Some(b) != none {
                // Of two orders as good, that which keeps the earlier blocs in theirs.
                cost += 0.1 * 0.25f64.powi(i32::try_from(a + b).unwrap_or(i32::MAX));
            }
        }
    }
    // Readers look for the first bloc at the left: only a clear gain moves it.
    if place[0] > 0 && place[0] + 1 < order.len() {
        cost + all * 0.06
    } else {
        cost
    }
}

/// The given order, but for one bloc, which stands where that costs least.
fn best_place_for(free: usize, blocs: usize, cost_of: impl Fn(&[usize]) -> f64) -> Vec<usize> {
    let rest: Vec<usize> = (0..blocs).filter(|&bloc| bloc != free).collect();
    let with = |at: usize| [&rest[..at], &[free], &rest[at..]].concat();
    let orders = (0..blocs).map(with);
    orders
        .min_by(|a, b| cost_of(a).total_cmp(&cost_of(b)))
        .unwrap_or_default()
}

fn best_of_all(blocs: usize, cost_of: impl Fn(&[usize]) -> f64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..blocs).collect();
    let mut best = (cost_of(&order), order.clone());
    while next_permutation(&mut order) {
        let cost = cost_of(&order);
        if cost < best.0 - 1e-9 {
            best = (cost, order.clone());
        }
    }
    best.1
}

/// The next order in the dictionary, until there is none.
fn next_permutation(order: &mut [usize]) -> bool {
    let Some(at) = order.windows(2).rposition(|pair| pair[0] < pair[1]) else {
        return false;
    };
    let other = order
        .iter()
        .rposition(|&bloc| bloc > order[at])
        .unwrap_or(at);
    order.swap(at, other);
    order[at + 1..].reverse();
    true
}

fn best_by_swaps(blocs: usize, cost_of: impl Fn(&[usize]) -> f64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..blocs).collect();
    let mut best = cost_of(&order);
    for _ in 0..order.len() {
        let mut gained = false;
        for a in 0..order.len() {
            for b in a + 1..order.len() {
                order.swap(a, b);
                let cost = cost_of(&order);
                if cost < best - 1e-9 {
                    best = cost;
                    gained = true;
                } else {
                    order.swap(a, b);
                }
            }
        }
        if !gained {
            break;
        }
    }
    order
}
