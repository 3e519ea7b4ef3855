//! A scene made ready: sorted by key and measured.
//!
//! From here to the writing down of places, nodes and links are numbered in the order of their keys, so that the order in which the
//! caller lists them cannot show.

use super::scene::{Mode, Scene, Shape, Style};
use super::seed;
use super::text;

/// Which way the layers follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    Right,
    Down,
}

/// A node, measured along the flow and across it.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Its place in the scene.
    pub(super) origin: usize,
    pub(super) along: f64,
    pub(super) across: f64,
    pub(super) bloc: Option<usize>,
    pub(super) rank: Option<usize>,
    /// A random number that belongs to its key.
    pub(super) seed: u64,
    /// Which part of its sides, in the middle, lines may leave from: round shapes have none at their ends.
    pub(super) port_share: f64,
    /// Whether a link leads to or from another node.
    pub(super) is_linked: bool,
}

/// A link, its ends by place among the parts.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) origin: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) directed: bool,
    pub(super) vehicle: bool,
    /// A random number that belongs to its key and its ends.
    pub(super) seed: u64,
    /// The size of its words, (0, 0) where it has none.
    pub(super) words: (f64, f64),
}

/// A scene, sorted and measured.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    pub(super) nodes: Vec<Part>,
    pub(super) lines: Vec<Line>,
    pub(super) flow: Flow,
}

impl Parts {
    pub(super) fn new(scene: &Scene, style: &Style) -> Self {
        let flow = if scene.mode == Mode::Down {
            Flow::Down
        } else {
            Flow::Right
        };
        let mut order: Vec<usize> = (0..scene.nodes.len()).collect();
        order.sort_by(|&a, &b| scene.nodes[a].key.cmp(&scene.nodes[b].key));
        let mut place = vec![0; order.len()];
        for (at, &origin) in order.iter().enumerate() {
            place[origin] = at;
        }
        let mut nodes: Vec<Part> = order
            .iter()
            .map(|&origin| measured_node(scene, origin, style, flow))
            .collect();
        let mut lines: Vec<Line> = (0..scene.links.len())
            .filter_map(|origin| measured_line(scene, origin, style, &place, &nodes))
            .collect();
        for line in &lines {
            nodes[line.from].is_linked = true;
            nodes[line.to].is_linked = true;
        }
        lines.sort_by(|a, b| {
            let key = |line: &Line| {
                (
                    &scene.links[line.origin].key,
                    line.from,
                    line.to,
                    line.origin,
                )
            };
            key(a).cmp(&key(b))
        });
        Parts { nodes, lines, flow }
    }

    /// The nodes that have a link, in order.
    pub(super) fn linked(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.nodes.len()).filter(|&node| self.nodes[node].is_linked)
    }
}

fn measured_node(scene: &Scene, origin: usize, style: &Style, flow: Flow) -> Part {
    let node = &scene.nodes[origin];
    let words = (
        text::widest(&node.lines, style.name),
        Style::lines(node.lines.len().max(1), style.name),
    );
    let room = node.shape.room(words, style.padding);
    let (along, across) = flow.turn(words.0 + room.0, words.1 + room.1);
    let port_share = if node.shape == Shape::Oval || node.shape == Shape::Hexagon {
        0.7
    } else {
        1.0
    };
    Part {
        origin,
        along,
        across,
        port_share,
        seed: seed::of(&node.key),
        bloc: node.bloc.filter(|&bloc| bloc < scene.blocs.len()),
        rank: node.rank,
        is_linked: false,
    }
}

/// A link between two nodes, by their places; none from a node to itself, nor to one that is not there.
fn measured_line(
    scene: &Scene,
    origin: usize,
    style: &Style,
    place: &[usize],
    nodes: &[Part],
) -> Option<Line> {
    let link = &scene.links[origin];
    if link.from == link.to {
        return None;
    }
    let (from, to) = (*place.get(link.from)?, *place.get(link.to)?);
    let height = if link.label.is_empty() {
        0.0
    } else {
        Style::lines(link.label.len(), style.label)
    };
    let ends =
        nodes[from].seed ^ seed::of(&link.key).rotate_left(32) ^ nodes[to].seed.rotate_left(16);
    Some(Line {
        origin,
        from,
        to,
        directed: link.directed,
        vehicle: link.vehicle,
        seed: seed::mix(ends, 0),
        words: (text::widest(&link.label, style.label), height),
    })
}

impl Flow {
    /// Width and height as along and across the flow, and back.
    pub(super) fn turn(self, width: f64, height: f64) -> (f64, f64) {
        match self {
            Flow::Right => (width, height),
            Flow::Down => (height, width),
        }
    }
}
