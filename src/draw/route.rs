//! The lines: cubic curves that bend in the channels and run level past orgs and labels.
//!
//! In a channel, every line is the same curve stretched to its two heights, so that two of them cross once if their ends change order, and
//! not at all if they don't. Turns run level to their lane and round its corners.

use super::along::{Along, height};
use super::expand::Full;
use super::layout::{Point, Rect, Route};
use super::net::{HIGH, Kind, LOW};
use super::parts::{Flow, Parts};
use super::place::{LIFT, Placed};
use super::scene::{Scene, Style};

/// What routing needs to know.
pub(super) struct Router<'a> {
    pub(super) scene: &'a Scene,
    pub(super) parts: &'a Parts,
    pub(super) full: &'a Full,
    pub(super) placed: &'a Placed,
    pub(super) along: &'a Along,
    pub(super) style: &'a Style,
}

/// A curve being drawn, in places along and across the flow.
struct Pen {
    points: Vec<(f64, f64)>,
}

impl Pen {
    fn level(&mut self, along: f64) {
        let (x, y) = self.points[self.points.len() - 1];
        if (along - x).abs() < 0.01 {
            return;
        }
        // Goes on from a level piece, in one.
        let count = self.points.len();
        if count > 3
            && self.points[count - 4..]
                .iter()
                .all(|point| (point.1 - y).abs() < 1e-9)
        {
            self.points.truncate(count - 3);
            return self.level(along);
        }
        let part = |share: f64| (x + (along - x) * share, y);
        self.points
            .extend([part(1.0 / 3.0), part(2.0 / 3.0), (along, y)]);
    }

    fn bend(&mut self, along: f64, across: f64) {
        let (x, y) = self.points[self.points.len() - 1];
        if (across - y).abs() < 0.05 {
            return self.level(along);
        }
        let middle = f64::midpoint(x, along);
        self.points
            .extend([(middle, y), (middle, across), (along, across)]);
    }

    /// Level to a lane, round a corner, along the lane, round another corner and level back to where it started from.
    fn turn(&mut self, lane: f64, across: f64) {
        let (x, y) = self.points[self.points.len() - 1];
        let radius = (lane - x).abs().min((across - y).abs() / 2.0).min(10.0);
        let toward = (lane - x).signum() * radius;
        let down = (across - y).signum() * radius;
        // The usual approximation of a quarter circle.
        let round = 0.5523;
        self.level(lane - toward);
        self.points.extend([
            (lane - toward * (1.0 - round), y),
            (lane, y + down * (1.0 - round)),
            (lane, y + down),
        ]);
        let (top, bottom) = (y + down, across - down);
        if (bottom - top).abs() > 0.01 {
            let part = |share: f64| (lane, top + (bottom - top) * share);
            self.points
                .extend([part(1.0 / 3.0), part(2.0 / 3.0), (lane, bottom)]);
        }
        self.points.extend([
            (lane, across - down * (1.0 - round)),
            (lane - toward * (1.0 - round), across),
            (lane - toward, across),
        ]);
        self.level(x);
    }
}

impl Router<'_> {
    /// A chain's line and words.
    pub(super) fn route(&self, chain: usize) -> Route {
        let net = &self.full.net;
        let way = &net.chains[chain];
        let line = &self.parts.lines[way.line];
        let last = way.vertices.len() - 1;
        let layer = |at: usize| net.layer[way.vertices[at]];
        let side = |at: usize, next: usize| if layer(next) < layer(at) { LOW } else { HIGH };
        let mut pen = Pen {
            points: vec![(
                self.outline(chain, 0, side(0, 1)),
                height(self.parts, net, self.placed, chain, 0),
            )],
        };
        for at in 0..last {
            let across = height(self.parts, net, self.placed, chain, at + 1);
            if let Some((place, side)) = way.turn
                && place == at
            {
                let edge = self.edge(layer(at), side);
                pen.level(edge);
                let beyond = self.along.turns[chain];
                pen.turn(
                    if side == HIGH {
                        edge + beyond
                    } else {
                        edge - beyond
                    },
                    across,
                );
                continue;
            }
            let out = side(at, at + 1);
            pen.level(self.stub(layer(at), out));
            pen.bend(self.stub(layer(at + 1), 1 - out), across);
            if at + 1 == last {
                pen.level(self.outline(chain, last, 1 - out));
            }
        }
        let mut points = pen.points;
        if way.is_against {
            points.reverse();
        }
        let arrow = line.directed.then(|| self.head(&mut points)).flatten();
        Route {
            link: line.origin,
            curve: points.into_iter().map(|point| self.point(point)).collect(),
            arrow: arrow.map(|points| points.map(|point| self.point(point))),
            label: self.label(chain),
        }
    }

    fn edge(&self, layer: usize, side: usize) -> f64 {
        let stretch = self.along.layers[layer];
        if side == LOW {
            stretch.start
        } else {
            stretch.end
        }
    }

    /// Where lines begin to bend beside a layer: beyond the lanes, and beyond the arrow heads at orgs.
    fn stub(&self, layer: usize, side: usize) -> f64 {
        let is_column = self.full.columns.binary_search(&layer).is_ok();
        let reach =
            self.along.layers[layer].lanes[side] + if is_column { self.style.arrow } else { 0.0 };
        self.edge(layer, side) + if side == LOW { -reach } else { reach }
    }

    /// Where a chain meets the outline of the org at one of its ends.
    fn outline(&self, chain: usize, at: usize, side: usize) -> f64 {
        let net = &self.full.net;
        let vertex = net.chains[chain].vertices[at];
        let Kind::Org(node) = net.kinds[vertex] else {
            return self.edge(net.layer[vertex], side);
        };
        let rect = self.org(vertex, node);
        let off = self.placed.ports[chain][usize::from(at > 0)];
        let shape = self.scene.nodes[self.parts.nodes[node].origin].shape;
        let (start, length, inset) = match self.parts.flow {
            Flow::Right => (
                rect.x,
                rect.width,
                shape.inset(rect.width, rect.height, off),
            ),
            Flow::Down => (
                rect.y,
                rect.height,
                shape.drop(rect.width, rect.height, off),
            ),
        };
        if side == LOW {
            start + inset
        } else {
            start + length - inset
        }
    }

    /// The box of an org.
    pub(super) fn org(&self, vertex: usize, node: usize) -> Rect {
        let stretch = self.along.layers[self.full.net.layer[vertex]];
        let across = self.placed.across[vertex];
        let top = self.placed.middle[vertex] - across / 2.0;
        match self.parts.flow {
            // All orgs of a column are as wide as it.
            Flow::Right => Rect {
                x: stretch.start,
                y: top,
                width: stretch.end - stretch.start,
                height: across,
            },
            Flow::Down => {
                let high = self.parts.nodes[node].along;
                Rect {
                    x: top,
                    y: f64::midpoint(stretch.start, stretch.end) - high / 2.0,
                    width: across,
                    height: high,
                }
            }
        }
    }

    fn label(&self, chain: usize) -> Option<Rect> {
        let net = &self.full.net;
        let line = net.chains[chain].line;
        let is_label = |&&vertex: &&usize| matches!(net.kinds[vertex], Kind::Label(_));
        let vertex = *net.chains[chain].vertices.iter().find(is_label)?;
        let stretch = self.along.layers[net.layer[vertex]];
        let (middle, across) = (self.placed.middle[vertex], self.placed.across[vertex]);
        let words = self.parts.lines[line].words;
        let center = f64::midpoint(stretch.start, stretch.end);
        Some(match self.parts.flow {
            Flow::Right => Rect {
                x: center - words.0 / 2.0,
                y: middle - across / 2.0,
                width: words.0,
                height: words.1,
            },
            Flow::Down => Rect {
                x: middle - across / 2.0 + LIFT + 2.0,
                y: center - words.1 / 2.0,
                width: words.0,
                height: words.1,
            },
        })
    }

    /// Cuts a curve's end back by an arrow head and makes the head.
    fn head(&self, points: &mut [(f64, f64)]) -> Option<[(f64, f64); 3]> {
        let count = points.len();
        let (tip, before) = (*points.last()?, *points.get(count.checked_sub(4)?)?);
        // The last piece is level: all lines leave and reach orgs so.
        let length = self.style.arrow.min((tip.0 - before.0).abs());
        let back = (before.0 - tip.0).signum() * length;
        let base = (tip.0 + back, tip.1);
        let part = |share: f64| (before.0 + (base.0 - before.0) * share, tip.1);
        points[count - 3..].copy_from_slice(&[part(1.0 / 3.0), part(2.0 / 3.0), base]);
        let half = self.style.arrow * 0.4;
        Some([tip, (base.0, tip.1 - half), (base.0, tip.1 + half)])
    }

    fn point(&self, (along, across): (f64, f64)) -> Point {
        let (x, y) = self.parts.flow.turn(along, across);
        Point { x, y }
    }
}
