//! The orgs without a link, gathered under the rest.

use super::layout::{Ground, Layout, Rect};
use super::parts::{Flow, Parts};
use super::scene::{Scene, Style};
use super::work::{PAD, extent, title_in};
use super::text;

/// Between two orgs without a link.
const GAP: f64 = 8.0;

/// Puts the orgs without a link under the picture: those of a bloc on its ground, the others in rows below, as do those of a bloc that has no ground.
pub(super) fn gather(scene: &Scene, parts: &Parts, style: &Style, layout: &mut Layout) {
    let size = |node: usize| parts.flow.turn(parts.nodes[node].along, parts.nodes[node].across);
    debug_assert!(parts.flow == Flow::Right || parts.flow == Flow::Down);
    let lone = |bloc: Option<usize>| -> Vec<usize> {
        (0..parts.nodes.len()).filter(|&node| !parts.nodes[node].is_linked && parts.nodes[node].bloc == bloc).collect()
    };
    let bottom = extent(layout).map_or(0.0, |all| all.bottom());
    let mut lowest = bottom;
    let grounds = layout.grounds.len();
    for at in 0..grounds {
        let ground = layout.grounds[at].clone();
        let nodes = lone(Some(ground.bloc));
        if nodes.is_empty() {
            continue;
        }
        let within = Rect { x: ground.area.x + PAD, y: bottom - PAD + style.gap, width: ground.area.width - 2.0 * PAD, height: 0.0 };
        let end = rows(parts, &nodes, within, size, layout);
        lowest = lowest.max(end + PAD);
    }
    for ground in &mut layout.grounds {
        ground.area.height = lowest - ground.area.y;
    }
    let all = extent(layout).unwrap_or_default();
    let mut top = if all.height > 0.0 { all.bottom() + style.gap } else { 0.0 };
    let has_ground: Vec<usize> = layout.grounds.iter().map(|ground| ground.bloc).collect();
    for bloc in (0..scene.blocs.len()).filter(|bloc| !has_ground.contains(bloc)).map(Some).chain([None]) {
        let nodes = lone(bloc);
        if nodes.is_empty() {
            continue;
        }
        let title = if bloc.is_some() { Style::lines(1, style.title) + 2.0 } else { 0.0 };
        let width = all.width.max(row_width(&nodes, size)) - 2.0 * PAD;
        let within = Rect { x: all.x + PAD, y: top + title + PAD, width, height: 0.0 };
        let end = rows(parts, &nodes, within, size, layout) + PAD;
        if let Some(bloc) = bloc {
            let right = nodes.iter().map(|&node| layout.nodes[parts.nodes[node].origin].right()).fold(0.0, f64::max);
            let title = text::width(&scene.blocs[bloc], style.title);
            let area = Rect { x: all.x, y: top, width: (right - all.x).max(title + PAD) + PAD, height: end - top };
            layout.grounds.push(Ground { bloc, area, title: title_in(scene, bloc, &area, style) });
        }
        top = end + style.gap;
    }
}

/// How wide rows are that make a block about twice as wide as high.
fn row_width(nodes: &[usize], size: impl Fn(usize) -> (f64, f64)) -> f64 {
    let area: f64 = nodes.iter().map(|&node| (size(node).0 + GAP) * (size(node).1 + GAP)).sum();
    let widest = nodes.iter().map(|&node| size(node).0).fold(0.0, f64::max);
    (area * 2.0).sqrt().max(widest) + 2.0 * PAD
}

/// Puts nodes into rows from a corner on. Returns the bottom.
fn rows(parts: &Parts, nodes: &[usize], within: Rect, size: impl Fn(usize) -> (f64, f64), layout: &mut Layout) -> f64 {
    let (mut x, mut y, mut high) = (within.x, within.y, 0.0f64);
    for &node in nodes {
        let (width, height) = size(node);
        if x > within.x && x + width > within.right() {
            x = within.x;
            y += high + GAP;
            high = 0.0;
        }
        layout.nodes[parts.nodes[node].origin] = Rect { x, y, width, height };
        x += width + GAP;
        high = high.max(height);
    }
    y + high
}
