//! Pictures in layers whose parts have nothing to do with each other: each is laid out by itself, and all are put on shelves, as on a page.

use super::layout::{Layout, Rect};
use super::parts::Parts;
use super::scene::{Link, Scene, Style};
use super::skeleton::find;
use super::work::{extent, lay_out_linked};

/// Between two components.
const GAP: f64 = 30.0;
/// How wide the page may be for its height; the one with the least area is taken.
const SHAPES: [f64; 6] = [1.0, 1.2, 1.4, 1.6, 1.8, 2.0];

/// A component with its layout.
struct Piece {
    nodes: Vec<usize>,
    links: Vec<usize>,
    layout: Layout,
    extent: Rect,
}

/// Lays out what is linked; by components, where there are several.
pub(super) fn lay_out_pieces(scene: &Scene, parts: &Parts, style: &Style, layout: &mut Layout) {
    let components = components(parts);
    if components.len() < 2 {
        lay_out_linked(scene, parts, style, layout);
        return;
    }
    let mut pieces: Vec<Piece> = components
        .into_iter()
        .filter_map(|nodes| piece(scene, nodes, style))
        .collect();
    // The highest first, so that what stands on one shelf is about as high.
    pieces.sort_by(|a, b| b.extent.height.total_cmp(&a.extent.height));
    let area: f64 = pieces
        .iter()
        .map(|piece| (piece.extent.width + GAP) * (piece.extent.height + GAP))
        .sum();
    let widest = pieces
        .iter()
        .map(|piece| piece.extent.width)
        .fold(0.0, f64::max);
    let corners = SHAPES
        .iter()
        .map(|shape| shelve(&pieces, (area * shape).sqrt().max(widest)))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map_or_else(Vec::new, |best| best.1);
    for (piece, corner) in pieces.into_iter().zip(corners) {
        piece.put(corner, layout);
    }
    layout.routes.sort_by_key(|route| route.link);
}

/// The linked nodes, by places in the scene, in the order of the least key in each component.
fn components(parts: &Parts) -> Vec<Vec<usize>> {
    let mut root: Vec<usize> = (0..parts.nodes.len()).collect();
    for line in &parts.lines {
        let (a, b) = (find(&mut root, line.from), find(&mut root, line.to));
        root[a.max(b)] = a.min(b);
    }
    let mut components = vec![Vec::new(); parts.nodes.len()];
    for node in parts.linked() {
        components[find(&mut root, node)].push(parts.nodes[node].origin);
    }
    components.retain(|nodes| !nodes.is_empty());
    components
}

fn piece(scene: &Scene, nodes: Vec<usize>, style: &Style) -> Option<Piece> {
    let mut place = vec![None; scene.nodes.len()];
    for (at, &node) in nodes.iter().enumerate() {
        place[node] = Some(at);
    }
    let end = |node: usize| place.get(node).copied().flatten();
    let (links, within): (Vec<usize>, Vec<Link>) = scene
        .links
        .iter()
        .enumerate()
        .filter_map(|(at, link)| {
            let (from, to) = (end(link.from)?, end(link.to)?);
            let link = link.clone();
            Some((at, Link { from, to, ..link }))
        })
        .unzip();
    let own = Scene {
        nodes: nodes
            .iter()
            .map(|&node| scene.nodes[node].clone())
            .collect(),
        links: within,
        blocs: scene.blocs.clone(),
        mode: scene.mode,
    };
    let mut layout = Layout {
        nodes: vec![Rect::default(); nodes.len()],
        ..Layout::default()
    };
    lay_out_linked(&own, &Parts::new(&own, style), style, &mut layout);
    let extent = extent(&layout)?;
    Some(Piece {
        nodes,
        links,
        layout,
        extent,
    })
}

/// The corners of pieces, each on the first shelf with room, and the area that they take.
fn shelve(pieces: &[Piece], width: f64) -> (f64, Vec<(f64, f64)>) {
    // The right end of each shelf, and its top.
    let mut shelves: Vec<(f64, f64)> = Vec::new();
    let (mut low, mut right) = (0.0f64, 0.0f64);
    let corners = pieces
        .iter()
        .map(|piece| {
            let wide = piece.extent.width;
            let fits = |shelf: &(f64, f64)| shelf.0 + wide <= width;
            let at = shelves.iter().position(fits).unwrap_or_else(|| {
                shelves.push((0.0, low));
                low += piece.extent.height + GAP;
                shelves.len() - 1
            });
            let corner = shelves[at];
            shelves[at].0 += wide + GAP;
            right = right.max(corner.0 + wide);
            corner
        })
        .collect();
    (right * low, corners)
}

impl Piece {
    /// Puts it into the whole, its corner at a place.
    fn put(mut self, (x, y): (f64, f64), layout: &mut Layout) {
        self.layout.shift(x - self.extent.x, y - self.extent.y);
        for (&node, rect) in self.nodes.iter().zip(&self.layout.nodes) {
            layout.nodes[node] = *rect;
        }
        for mut route in self.layout.routes {
            route.link = self.links[route.link];
            layout.routes.push(route);
        }
    }
}
