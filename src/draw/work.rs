//! The steps in their order, for the division into columns that turns out best.

use super::along::{Along, along};
use super::columns::{Division, Ranks, bloc_order, columns};
use super::expand::{Full, expand};
use super::layout::{Ground, Layout, Rect};
use super::lone;
use super::net::{HIGH, Kind, LOW, Net};
use super::order::{Effort, order};
use super::parts::Parts;
use super::place::{Placed, place, room_for_ports};
use super::ranks::ranks;
use super::route::Router;
use super::scene::{Mode, Scene, Style};
use super::skeleton::{part_components, skeleton};
use super::text;

/// Around the orgs of a bloc, to the border of its ground.
pub(super) const PAD: f64 = 12.0;

/// Lays a scene out. The cost grows with the number of links times their number in the fullest layer: about 20 ms for
/// 100 orgs with 200 links.
pub fn lay_out(scene: &Scene, style: &Style) -> Layout {
    let parts = Parts::new(scene, style);
    let ranked = choose(scene, &parts, style);
    let mut layout = Layout { nodes: vec![Rect::default(); scene.nodes.len()], ..Layout::default() };
    if let Some((ranks, net)) = ranked {
        let drawing = Drawing::new(scene, &parts, &ranks, net, style);
        drawing.write(&ranks, &mut layout);
    }
    lone::gather(scene, &parts, style, &mut layout);
    frame(scene, style, &mut layout);
    layout
}

/// Divides the orgs into columns and orders them.
fn choose(scene: &Scene, parts: &Parts, style: &Style) -> Option<(Ranks, Net)> {
    let linked = parts.linked().count();
    if linked == 0 {
        return None;
    }
    let effort = effort(parts.lines.len());
    let blocs = scene.blocs.len();
    let as_given = scene.mode == Mode::BlocsAsGiven;
    let order_of = bloc_order(parts, blocs, as_given);
    let is_layered = matches!(scene.mode, Mode::Down | Mode::Right) || order_of.len() < 2;
    if is_layered {
        let ranks = ranks(parts);
        let (net, _) = ordered(parts, &ranks, effort);
        return Some((ranks, net));
    }
    let mut best: Option<(f64, Ranks)> = None;
    for division in divisions(linked) {
        let ranks = columns(parts, blocs, &order_of, division);
        if best.as_ref().is_some_and(|best| best.1 == ranks) {
            continue;
        }
        let (net, crossings) = ordered(parts, &ranks, Effort { starts: effort.starts.div_ceil(5), rounds: effort.rounds / 2, ..effort });
        let cost = cost(parts, &ranks, &net, crossings, style);
        // The first division stays unless another is clearly better, so that small edits rarely change it.
        if best.as_ref().is_none_or(|best| cost < best.0 * 0.95) {
            best = Some((cost, ranks));
        }
    }
    let (_, ranks) = best?;
    let (net, _) = ordered(parts, &ranks, effort);
    Some((ranks, net))
}

/// The divisions into columns that are tried.
#[expect(clippy::cast_precision_loss, reason = "orgs are few")]
fn divisions(linked: usize) -> Vec<Division> {
    let rows = (linked as f64 * 4.5).sqrt().max(9.0);
    vec![
        Division { rows, spare: 1 },
        Division { rows: rows * 1.6, spare: 0 },
        Division { rows: rows * 1.6, spare: 1 },
        Division { rows: rows * 0.7, spare: 1 },
    ]
}

fn effort(lines: usize) -> Effort {
    let (starts, rounds, reach) = match lines {
        0..=60 => (24, 12, usize::MAX),
        61..=150 => (10, 12, usize::MAX),
        151..=400 => (4, 8, 120),
        401..=1000 => (2, 4, 60),
        _ => (1, 3, 30),
    };
    Effort { starts, sweeps: 8, rounds, reach }
}

fn ordered(parts: &Parts, ranks: &Ranks, effort: Effort) -> (Net, u64) {
    let mut net = skeleton(parts, ranks);
    order(&mut net, effort);
    part_components(parts, &mut net);
    let crossings = super::crossing::count(&net);
    (net, crossings)
}

/// What an ordered skeleton costs: its crossings, and the room that it will take.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn cost(parts: &Parts, ranks: &Ranks, net: &Net, crossings: u64, style: &Style) -> f64 {
    let heights = heights(parts, net, style);
    let tall = heights.iter().copied().fold(0.0, f64::max);
    let words = parts.lines.iter().map(|line| line.words.0).fold(0.0, f64::max);
    let node = parts.nodes.iter().map(|node| node.along).fold(0.0, f64::max);
    let wide = (node + words + 3.0 * style.channel) * ranks.layers as f64;
    // How small it gets on a page, which is a little higher than wide.
    let size = wide.max(tall / 1.2);
    (crossings as f64 + 0.15 * parts.lines.len() as f64 + 3.0) * size
}

/// About how high each column is.
fn heights(parts: &Parts, net: &Net, style: &Style) -> Vec<f64> {
    let of = |&vertex: &usize| match net.kinds[vertex] {
        Kind::Org(node) => {
            let lines = [LOW, HIGH].map(|side| net.near[side][vertex].len() + net.turns[side][vertex].len());
            parts.nodes[node].across.max(room_for_ports(lines[0].max(lines[1]), style)) + style.gap
        }
        Kind::Label(_) | Kind::Pass(_) => style.pitch + 2.0,
    };
    net.layers.iter().map(|layer| layer.iter().map(of).sum()).collect()
}

/// A drawing with all its places.
struct Drawing<'a> {
    scene: &'a Scene,
    parts: &'a Parts,
    style: &'a Style,
    full: Full,
    placed: Placed,
    along: Along,
}

impl<'a> Drawing<'a> {
    fn new(scene: &'a Scene, parts: &'a Parts, ranks: &Ranks, net: Net, style: &'a Style) -> Self {
        let mut full = expand(parts, &net, &heights(parts, &net, style), style);
        if full.net.turns.iter().flatten().any(|turns| !turns.is_empty()) && full.net.kinds.len() < 2000 {
            super::order::sift(&mut full.net, 2, 60);
        }
        let placed = place(parts, &full, style);
        let along = along(parts, &full, &placed, &least_widths(scene, ranks, style), style);
        Drawing { scene, parts, style, full, placed, along }
    }

    fn write(&self, ranks: &Ranks, layout: &mut Layout) {
        let router = Router {
            scene: self.scene,
            parts: self.parts,
            full: &self.full,
            placed: &self.placed,
            along: &self.along,
            style: self.style,
        };
        for (vertex, kind) in self.full.net.kinds.iter().enumerate() {
            if let Kind::Org(node) = *kind {
                layout.nodes[self.parts.nodes[node].origin] = router.org(vertex, node);
            }
        }
        layout.routes = (0..self.full.net.chains.len()).map(|chain| router.route(chain)).collect();
        layout.routes.sort_by_key(|route| route.link);
        self.grounds(ranks, layout);
    }

    /// The grounds of blocs, all from the same top to the same bottom.
    fn grounds(&self, ranks: &Ranks, layout: &mut Layout) {
        let Some(all) = extent(layout) else { return };
        let title = Style::lines(1, self.style.title);
        for span in &ranks.spans {
            let Some(bloc) = span.bloc else { continue };
            let (first, last) = (self.full.columns[span.first], self.full.columns[span.last]);
            let (mut start, mut end) = (self.along.layers[first].start, self.along.layers[last].end);
            // Turns beyond the first and the last column belong to their blocs.
            if span.first == 0 {
                start = all.x;
            }
            if span.last + 1 == ranks.layers {
                end = all.right();
            }
            let area = Rect {
                x: start - PAD,
                y: all.y - PAD - title - 2.0,
                width: end - start + 2.0 * PAD,
                height: all.height + 2.0 * PAD + title + 2.0,
            };
            layout.grounds.push(Ground { bloc, area, title: title_in(self.scene, bloc, &area, self.style) });
        }
    }
}

/// Where the title of a ground goes.
pub(super) fn title_in(scene: &Scene, bloc: usize, area: &Rect, style: &Style) -> Rect {
    let width = text::width(&scene.blocs[bloc], style.title);
    Rect { x: area.x + PAD, y: area.y + 5.0, width, height: Style::lines(1, style.title) }
}

/// How wide columns must be for the titles above them: a bloc's first columns carry its title.
fn least_widths(scene: &Scene, ranks: &Ranks, style: &Style) -> Vec<f64> {
    let mut least = vec![0.0; ranks.layers];
    for span in &ranks.spans {
        if let Some(bloc) = span.bloc && span.first == span.last {
            least[span.first] = text::width(&scene.blocs[bloc], style.title);
        }
    }
    least
}

/// What is around everything placed so far.
pub(super) fn extent(layout: &Layout) -> Option<Rect> {
    let points = layout.routes.iter().flat_map(|route| route.curve.iter().map(|point| Rect { x: point.x, y: point.y, ..Rect::default() }));
    let labels = layout.routes.iter().filter_map(|route| route.label);
    let nodes = layout.nodes.iter().copied().filter(|node| node.width > 0.0);
    let grounds = layout.grounds.iter().map(|ground| ground.area);
    points.chain(labels).chain(nodes).chain(grounds).reduce(|all, next| all.around(&next))
}

/// Moves the picture to the corner and measures it.
fn frame(scene: &Scene, style: &Style, layout: &mut Layout) {
    debug_assert_eq!(layout.nodes.len(), scene.nodes.len());
    let all = extent(layout).unwrap_or_default();
    layout.shift(style.margin - all.x, style.margin - all.y);
    layout.width = all.width + 2.0 * style.margin;
    layout.height = all.height + 2.0 * style.margin;
}
