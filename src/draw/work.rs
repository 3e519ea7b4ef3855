//! The steps in their order.

use super::along::{Along, along};
use super::choose::{choose, heights};
use super::columns::Ranks;
use super::expand::{Full, expand};
use super::layout::{Ground, Layout, Rect};
use super::lone;
use super::net::{Kind, Net};
use super::order::sift;
use super::parts::Parts;
use super::place::{Placed, place};
use super::route::Router;
use super::scene::{Scene, Style};
use super::shelves::lay_out_pieces;
use super::text;

/// Around the orgs of a bloc, to the border of its ground.
pub(super) const PAD: f64 = 12.0;

/// Lays a scene out. The cost grows with the number of links times their number in the fullest layer: about 20 ms for
/// 100 orgs with 200 links.
pub fn lay_out(scene: &Scene, style: &Style) -> Layout {
    let parts = Parts::new(scene, style);
    let mut layout = Layout {
        nodes: vec![Rect::default(); scene.nodes.len()],
        ..Layout::default()
    };
    if scene.mode.has_blocs() {
        lay_out_linked(scene, &parts, style, &mut layout);
    } else {
        lay_out_pieces(scene, &parts, style, &mut layout);
    }
    lone::gather(scene, &parts, style, &mut layout);
    frame(scene, style, &mut layout);
    layout
}

/// Lays out the nodes that have a link, and their links.
pub(super) fn lay_out_linked(scene: &Scene, parts: &Parts, style: &Style, layout: &mut Layout) {
    if let Some((ranks, net)) = choose(scene, parts, style) {
        let drawing = Drawing::new(scene, parts, &ranks, &net, style);
        drawing.write(&ranks, layout);
    }
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
    fn new(scene: &'a Scene, parts: &'a Parts, ranks: &Ranks, net: &Net, style: &'a Style) -> Self {
        let mut full = expand(parts, net, &heights(parts, net, style), style);
        if full
            .net
            .turns
            .iter()
            .flatten()
            .any(|turns| !turns.is_empty())
            && full.net.kinds.len() < 2000
        {
            sift(&mut full.net, 2, 60, &full.columns);
        }
        let placed = place(parts, &full, style);
        let along = along(
            parts,
            &full,
            &placed,
            &least_widths(scene, parts, ranks, style),
            style,
        );
        Drawing {
            scene,
            parts,
            style,
            full,
            placed,
            along,
        }
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
        layout.routes = (0..self.full.net.chains.len())
            .map(|chain| router.route(chain))
            .collect();
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
            let (mut start, mut end) =
                (self.along.layers[first].start, self.along.layers[last].end);
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
            layout.grounds.push(Ground {
                bloc,
                area,
                title: title_in(self.scene, bloc, &area, self.style),
            });
        }
    }
}

/// Where the title of a ground goes.
pub(super) fn title_in(scene: &Scene, bloc: usize, area: &Rect, style: &Style) -> Rect {
    let width = text::width(&scene.blocs[bloc], style.title);
    Rect {
        x: area.x + PAD,
        y: area.y + 5.0,
        width,
        height: Style::lines(1, style.title),
    }
}

/// How wide columns must be: a bloc's first column carries its title, and its orgs without a link stand under it.
fn least_widths(scene: &Scene, parts: &Parts, ranks: &Ranks, style: &Style) -> Vec<f64> {
    let mut least = vec![0.0; ranks.layers];
    for span in &ranks.spans {
        if let Some(bloc) = span.bloc {
            let title = text::width(&scene.blocs[bloc], style.title);
            let lone = parts
                .nodes
                .iter()
                .filter(|node| !node.is_linked && node.bloc == span.bloc);
            least[span.first] = lone.map(|node| node.along).fold(title, f64::max);
        }
    }
    least
}

/// What is around everything placed so far.
pub(super) fn extent(layout: &Layout) -> Option<Rect> {
    let points = layout.routes.iter().flat_map(|route| {
        route.curve.iter().map(|point| Rect {
            x: point.x,
            y: point.y,
            ..Rect::default()
        })
    });
    let labels = layout.routes.iter().filter_map(|route| route.label);
    let nodes = layout.nodes.iter().copied().filter(|node| node.width > 0.0);
    let grounds = layout.grounds.iter().map(|ground| ground.area);
    let all = points.chain(labels).chain(nodes).chain(grounds);
    // By corners: widths would be rounded at each step, differently in another order.
    let corners = all.map(|rect| [rect.x, rect.y, -rect.right(), -rect.bottom()]);
    let least = |a: [f64; 4], b: [f64; 4]| [0, 1, 2, 3].map(|side: usize| a[side].min(b[side]));
    let [x, y, right, bottom] = corners.reduce(least)?;
    Some(Rect {
        x,
        y,
        width: -right - x,
        height: -bottom - y,
    })
}

/// Moves the picture to the corner and measures it.
fn frame(scene: &Scene, style: &Style, layout: &mut Layout) {
    debug_assert_eq!(layout.nodes.len(), scene.nodes.len());
    let all = extent(layout).unwrap_or_default();
    layout.shift(style.margin - all.x, style.margin - all.y);
    layout.width = all.width + 2.0 * style.margin;
    layout.height = all.height + 2.0 * style.margin;
}
