//! The orgs without a link, gathered under the rest.

use super::layout::{Ground, Layout, Rect};
use super::parts::Parts;
use super::scene::{Scene, Style};
use super::text;
use super::work::{PAD, extent, title_in};

/// Between two orgs without a link.
const GAP: f64 = 8.0;

/// How high a block of orgs without a link may be on the ground of its bloc. Where one would be higher, all stand on grounds of their own.
const ON_GROUND: f64 = 150.0;

/// Puts the orgs without a link under the picture: on the ground of their bloc, where there is room, else beside each other below.
pub(super) fn gather(scene: &Scene, parts: &Parts, style: &Style, layout: &mut Layout) {
    let lone = Lone {
        scene,
        parts,
        style,
    };
    let apart = if lone.fill_grounds(layout) {
        lone.blocs_without(&layout.grounds)
    } else {
        lone.blocs_without(&[])
    };
    lone.shelve(&apart, layout);
}

struct Lone<'a> {
    scene: &'a Scene,
    parts: &'a Parts,
    style: &'a Style,
}

impl Lone<'_> {
    fn of(&self, bloc: Option<usize>) -> Vec<usize> {
        let is_of =
            |node: usize| self.parts.nodes[node].bloc == bloc || !self.scene.mode.has_blocs();
        let nodes = 0..self.parts.nodes.len();
        nodes
            .filter(|&node| !self.parts.nodes[node].is_linked && is_of(node))
            .collect()
    }

    fn size(&self, node: usize) -> (f64, f64) {
        let node = &self.parts.nodes[node];
        self.parts.flow.turn(node.along, node.across)
    }

    /// The blocs that have none of these grounds, and none.
    fn blocs_without(&self, grounds: &[Ground]) -> Vec<Option<usize>> {
        let count = if self.scene.mode.has_blocs() {
            self.scene.blocs.len()
        } else {
            0
        };
        let has = |bloc: usize| grounds.iter().any(|ground| ground.bloc == bloc);
        (0..count)
            .filter(|&bloc| !has(bloc))
            .map(Some)
            .chain([None])
            .collect()
    }

    /// Puts what belongs to a bloc with a ground on it, if there is room on all of them. Whether there was.
    fn fill_grounds(&self, layout: &mut Layout) -> bool {
        let bottom = extent(layout).map_or(0.0, |all| all.bottom());
        let mut lowest = bottom;
        for at in 0..layout.grounds.len() {
            let (bloc, area) = (layout.grounds[at].bloc, layout.grounds[at].area);
            let nodes = self.of(Some(bloc));
            if nodes.is_empty() {
                continue;
            }
            let corner = (area.x + PAD, bottom - PAD + self.style.gap);
            let end = self.rows(&nodes, corner, area.width - 2.0 * PAD, layout);
            if end - corner.1 > ON_GROUND {
                return false;
            }
            lowest = lowest.max(end + PAD);
        }
        for ground in &mut layout.grounds {
            ground.area.height = lowest - ground.area.y;
        }
        true
    }

    /// Puts blocs below the picture, beside each other as far as it is wide.
    #[expect(clippy::cast_precision_loss, reason = "orgs are few")]
    fn shelve(&self, blocs: &[Option<usize>], layout: &mut Layout) {
        let groups: Vec<(Option<usize>, Vec<usize>)> = blocs
            .iter()
            .map(|&bloc| (bloc, self.of(bloc)))
            .filter(|group| !group.1.is_empty())
            .collect();
        let count: usize = groups.iter().map(|group| group.1.len()).sum();
        for &node in groups.iter().flat_map(|group| &group.1) {
            layout.nodes[self.parts.nodes[node].origin] = Rect::default();
        }
        let all = extent(layout).unwrap_or_default();
        let (mut x, mut low) = (
            all.x,
            if all.height > 0.0 {
                all.bottom() + self.style.gap
            } else {
                0.0
            },
        );
        let mut top = low;
        for (bloc, nodes) in groups {
            let share = all.width * nodes.len() as f64 / count as f64 - self.style.gap;
            let width = share.max(self.row_width(&nodes));
            if x > all.x && x + width > all.right() {
                (x, top) = (all.x, low);
            }
            let title = bloc.map_or(0.0, |_| Style::lines(1, self.style.title) + 2.0);
            let end = self.rows(
                &nodes,
                (x + PAD, top + title + PAD),
                width - 2.0 * PAD,
                layout,
            ) + PAD;
            let boxes = nodes
                .iter()
                .map(|&node| layout.nodes[self.parts.nodes[node].origin]);
            let mut right = boxes.map(|org| org.right()).fold(x, f64::max) + PAD;
            if let Some(bloc) = bloc {
                right = right
                    .max(x + text::width(&self.scene.blocs[bloc], self.style.title) + 2.0 * PAD);
                let area = Rect {
                    x,
                    y: top,
                    width: right - x,
                    height: end - top,
                };
                let title = title_in(self.scene, bloc, &area, self.style);
                layout.grounds.push(Ground { bloc, area, title });
            }
            x = right + self.style.gap;
            low = low.max(end + self.style.gap);
        }
    }

    /// How wide rows are that make a block about twice as wide as high.
    fn row_width(&self, nodes: &[usize]) -> f64 {
        let sizes = || nodes.iter().map(|&node| self.size(node));
        let area: f64 = sizes()
            .map(|(width, height)| (width + GAP) * (height + GAP))
            .sum();
        let widest = sizes().map(|size| size.0).fold(0.0, f64::max);
        (area * 2.0).sqrt().max(widest) + 2.0 * PAD
    }

    /// Puts nodes into rows from a corner on. Returns the bottom.
    fn rows(&self, nodes: &[usize], corner: (f64, f64), wide: f64, layout: &mut Layout) -> f64 {
        let (mut x, mut y, mut high) = (corner.0, corner.1, 0.0f64);
        for &node in nodes {
            let (width, height) = self.size(node);
            if x > corner.0 && x + width > corner.0 + wide {
                x = corner.0;
                y += high + GAP;
                high = 0.0;
            }
            layout.nodes[self.parts.nodes[node].origin] = Rect {
                x,
                y,
                width,
                height,
            };
            x += width + GAP;
            high = high.max(height);
        }
        y + high
    }
}
