//! Counting where lines cross, from the order of the vertices alone.
//!
//! Between two layers by a Fenwick tree, as in Barth, Jünger and Mutzel, "Simple and efficient bilayer cross counting", 2002: O(e log v).
//! A turn crosses what leaves on its side from between its ends, and the turns that interleave with it.

use super::net::{HIGH, LOW, Net};

/// How many crossings the net has.
pub(super) fn count(net: &Net) -> u64 {
    (0..net.layers.len())
        .map(|layer| between(net, layer) + of_turns(net, layer, LOW) + of_turns(net, layer, HIGH))
        .sum()
}

/// The crossings of edges between a layer and the next.
fn between(net: &Net, layer: usize) -> u64 {
    let Some(beyond) = net.layers.get(layer + 1) else {
        return 0;
    };
    let mut tree = vec![0u32; beyond.len() + 1];
    let mut seen = 0u64;
    let mut crossings = 0;
    let mut ends = Vec::new();
    for &vertex in &net.layers[layer] {
        ends.clear();
        ends.extend(
            net.near[HIGH][vertex]
                .iter()
                .map(|&other| net.position[other]),
        );
        for &end in &ends {
            // Those seen that end beyond this one.
            let mut upto = 0;
            let mut at = end + 1;
            while at > 0 {
                upto += u64::from(tree[at]);
                at &= at - 1;
            }
            crossings += seen - upto;
        }
        for &end in &ends {
            let mut at = end + 1;
            while at < tree.len() {
                tree[at] += 1;
                at += at & at.wrapping_neg();
            }
            seen += 1;
        }
    }
    crossings
}

fn of_turns(net: &Net, layer: usize, side: usize) -> u64 {
    let order = &net.layers[layer];
    let mut turns = Vec::new();
    for (at, &vertex) in order.iter().enumerate() {
        turns.extend(
            net.turns[side][vertex]
                .iter()
                .map(|&other| (at, net.position[other]))
                .filter(|(a, b)| a < b),
        );
    }
    if turns.is_empty() {
        return 0;
    }
    let mut leaving = Vec::with_capacity(order.len() + 1);
    leaving.push(0u64);
    for &vertex in order {
        leaving.push(leaving[leaving.len() - 1] + net.near[side][vertex].len() as u64);
    }
    let mut crossings: u64 = turns
        .iter()
        .map(|&(a, b)| leaving[b] - leaving[a + 1])
        .sum();
    for (at, &(a, b)) in turns.iter().enumerate() {
        for &(c, d) in &turns[..at] {
            crossings += u64::from((a < c && c < b && b < d) || (c < a && a < d && d < b));
        }
    }
    crossings
}

/// How many of a sorted list's pairs with another are the wrong way round: (x, y) with x > y.
pub(super) fn inversions(first: &[u32], second: &[u32]) -> i64 {
    let mut below = 0usize;
    let mut pairs = 0usize;
    for &x in first {
        while second.get(below).is_some_and(|&y| y < x) {
            below += 1;
        }
        pairs += below;
    }
    i64::try_from(pairs).unwrap_or(i64::MAX)
}
