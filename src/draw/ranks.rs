//! Which layer each org of a picture without blocs stands in.
//!
//! Arrows lead from earlier to later layers. Links without a direction get one that leads away from the org with the most
//! links; cycles are broken where a walk along the arrows, from the keys' first, meets itself. Layers are the longest paths, then each
//! org moves to where its links are shortest.

use super::columns::Ranks;
use super::parts::Parts;

/// Puts each linked node into a layer.
pub(super) fn ranks(parts: &Parts) -> Ranks {
    let edges = oriented(parts);
    let count = parts.nodes.len();
    let mut after = vec![Vec::new(); count];
    let mut before = vec![Vec::new(); count];
    for &(a, b) in &edges {
        after[a].push(b);
        before[b].push(a);
    }
    let mut layer = longest_paths(&after, &before);
    tighten(parts, &mut layer, &after, &before);
    let used = |layers: &[usize]| {
        let mut used: Vec<usize> = parts.linked().map(|node| layers[node]).collect();
        used.sort_unstable();
        used.dedup();
        used
    };
    let numbers = used(&layer);
    for node in parts.linked() {
        layer[node] = numbers.binary_search(&layer[node]).unwrap_or(0);
    }
    Ranks {
        layer,
        layers: numbers.len(),
        spans: Vec::new(),
    }
}

/// The links as edges without a cycle.
fn oriented(parts: &Parts) -> Vec<(usize, usize)> {
    let distance = distances(parts);
    let mut edges: Vec<(usize, usize)> = parts
        .lines
        .iter()
        .map(|line| {
            let (from, to) = (line.from, line.to);
            let leads_back = (distance[from], from) > (distance[to], to);
            if line.directed || !leads_back {
                (from, to)
            } else {
                (to, from)
            }
        })
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let mut after = vec![Vec::new(); parts.nodes.len()];
    for &(a, b) in &edges {
        after[a].push(b);
    }
    let back = back_edges(parts, &edges, &after);
    for edge in &mut edges {
        if back.contains(edge) {
            *edge = (edge.1, edge.0);
        }
    }
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// How many links away each node is from the one with the most links in its component.
fn distances(parts: &Parts) -> Vec<usize> {
    let count = parts.nodes.len();
    let mut near = vec![Vec::new(); count];
    for line in &parts.lines {
        near[line.from].push(line.to);
        near[line.to].push(line.from);
    }
    let mut hubs: Vec<usize> = (0..count).collect();
    hubs.sort_by_key(|&node| (std::cmp::Reverse(near[node].len()), node));
    let mut distance = vec![usize::MAX; count];
    for hub in hubs {
        if distance[hub] != usize::MAX {
            continue;
        }
        distance[hub] = 0;
        let mut queue = std::collections::VecDeque::from([hub]);
        while let Some(node) = queue.pop_front() {
            for &next in &near[node] {
                if distance[next] == usize::MAX {
                    distance[next] = distance[node] + 1;
                    queue.push_back(next);
                }
            }
        }
    }
    distance
}

/// The edges that close a cycle in a walk in depth, from nodes that no arrow reaches first.
fn back_edges(
    parts: &Parts,
    edges: &[(usize, usize)],
    after: &[Vec<usize>],
) -> std::collections::BTreeSet<(usize, usize)> {
    let mut reached = vec![false; parts.nodes.len()];
    for &(_, to) in edges {
        reached[to] = true;
    }
    let mut starts: Vec<usize> = parts.linked().collect();
    starts.sort_by_key(|&node| (reached[node], node));
    let mut back = std::collections::BTreeSet::new();
    // 0 unseen, 1 on the walk, 2 done.
    let mut state = vec![0u8; parts.nodes.len()];
    for start in starts {
        if state[start] != 0 {
            continue;
        }
        let mut walk = vec![(start, 0)];
        state[start] = 1;
        while let Some((node, next)) = walk.last_mut() {
            let node = *node;
            let Some(&other) = after[node].get(*next) else {
                state[node] = 2;
                walk.pop();
                continue;
            };
            *next += 1;
            match state[other] {
                0 => {
                    state[other] = 1;
                    walk.push((other, 0));
                }
                1 => {
                    back.insert((node, other));
                }
                _ => {}
            }
        }
    }
    back
}

/// The length of the longest path to each node.
fn longest_paths(after: &[Vec<usize>], before: &[Vec<usize>]) -> Vec<usize> {
    let mut missing: Vec<usize> = before.iter().map(Vec::len).collect();
    let mut ready: Vec<usize> = (0..after.len())
        .filter(|&node| missing[node] == 0)
        .collect();
    let mut layer = vec![0; after.len()];
    while let Some(node) = ready.pop() {
        for &next in &after[node] {
            layer[next] = layer[next].max(layer[node] + 1);
            missing[next] -= 1;
            if missing[next] == 0 {
                ready.push(next);
            }
        }
    }
    layer
}

/// Moves nodes within what their neighbours allow to where their links are shorter.
fn tighten(parts: &Parts, layer: &mut [usize], after: &[Vec<usize>], before: &[Vec<usize>]) {
    let last = layer.iter().copied().max().unwrap_or(0);
    for _ in 0..parts.nodes.len().min(50) {
        let mut moved = false;
        for node in parts.linked() {
            let low = before[node]
                .iter()
                .map(|&other| layer[other] + 1)
                .max()
                .unwrap_or(0);
            let high = after[node]
                .iter()
                .map(|&other| layer[other] - 1)
                .min()
                .unwrap_or(last);
            let to = match before[node].len().cmp(&after[node].len()) {
                std::cmp::Ordering::Less => high,
                std::cmp::Ordering::Greater => low,
                std::cmp::Ordering::Equal => layer[node].clamp(low, high),
            };
            if to != layer[node] {
                layer[node] = to;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
}
