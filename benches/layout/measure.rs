//! What can be wrong with a drawing, counted from its geometry: ours and Graphviz' alike.

use tieup::draw::{Layout, Point, Rect, Scene};

/// A drawing, whoever made it.
pub(crate) struct Drawn {
    pub width: f64,
    pub height: f64,
    pub nodes: Vec<Rect>,
    pub lines: Vec<Drawline>,
}

/// A link in it.
pub(crate) struct Drawline {
    pub ends: [usize; 2],
    /// The curve as straight pieces.
    pub points: Vec<Point>,
    pub label: Option<Rect>,
}

/// What was counted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    /// Pairs of lines that cross, elsewhere than beside an org that both lead to.
    pub crossings: usize,
    /// All points where lines cross: some pairs cross more than once.
    pub points: usize,
    pub through_orgs: usize,
    pub label_on_org: usize,
    pub label_on_label: usize,
    pub label_on_line: usize,
    /// In square pixels.
    pub area: f64,
    /// Of all lines, in pixels.
    pub length: f64,
}

/// What is allowed to touch: strokes have a width.
const BORDER: f64 = 1.0;
/// How far from an org the lines that lead to it may run over each other.
const BESIDE: f64 = 20.0;

fn distance(rect: &Rect, point: Point) -> f64 {
    let beyond = |low: f64, high: f64, at: f64| (low - at).max(at - high).max(0.0);
    beyond(rect.x, rect.right(), point.x).hypot(beyond(rect.y, rect.bottom(), point.y))
}

/// A chain of cubic curves as straight pieces.
pub(crate) fn flatten(curve: &[Point]) -> Vec<Point> {
    const PIECES: u8 = 24;
    let mut points: Vec<Point> = curve.first().copied().into_iter().collect();
    for at in (0..curve.len().saturating_sub(1)).step_by(3) {
        let Some(piece) = curve.get(at..at + 4) else {
            break;
        };
        for step in 1..=PIECES {
            let t = f64::from(step) / f64::from(PIECES);
            let s = 1.0 - t;
            let weights = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
            let sum = |of: fn(&Point) -> f64| {
                piece
                    .iter()
                    .zip(weights)
                    .map(|(point, weight)| of(point) * weight)
                    .sum()
            };
            points.push(Point {
                x: sum(|point| point.x),
                y: sum(|point| point.y),
            });
        }
    }
    points
}

impl Drawn {
    pub(crate) fn ours(scene: &Scene, layout: &Layout, margin: f64) -> Self {
        let lines = layout.routes.iter().map(|route| {
            let link = &scene.links[route.link];
            let mut points = flatten(&route.curve);
            if let Some(arrow) = route.arrow {
                points.push(arrow[0]);
            }
            Drawline {
                ends: [link.from, link.to],
                points,
                label: route.label,
            }
        });
        Drawn {
            width: layout.width - 2.0 * margin,
            height: layout.height - 2.0 * margin,
            nodes: layout.nodes.clone(),
            lines: lines.collect(),
        }
    }

    pub(crate) fn counts(&self) -> Counts {
        let mut counts = Counts {
            area: self.width * self.height,
            ..Counts::default()
        };
        let bounds: Vec<Rect> = self.lines.iter().map(|line| bound(&line.points)).collect();
        for (at, line) in self.lines.iter().enumerate() {
            counts.length += line
                .points
                .windows(2)
                .map(|pair| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y))
                .sum::<f64>();
            for (other, bound) in self.lines[..at].iter().zip(&bounds) {
                if bounds[at].overlaps(bound, 0.0) {
                    let points = crossings(&line.points, &other.points);
                    counts.points += points.len();
                    let shared: Vec<&Rect> = line
                        .ends
                        .iter()
                        .filter(|end| other.ends.contains(end))
                        .map(|&end| &self.nodes[end])
                        .collect();
                    counts.crossings += usize::from(
                        points
                            .iter()
                            .any(|point| shared.iter().all(|org| distance(org, *point) > BESIDE)),
                    );
                }
            }
            for (number, node) in self.nodes.iter().enumerate() {
                if !line.ends.contains(&number) && touches(&line.points, node) {
                    counts.through_orgs += 1;
                }
                if line.label.is_some_and(|label| label.overlaps(node, BORDER)) {
                    counts.label_on_org += 1;
                }
            }
            let Some(label) = line.label else { continue };
            for (number, other) in self.lines.iter().enumerate() {
                if number < at
                    && other
                        .label
                        .is_some_and(|other| other.overlaps(&label, BORDER))
                {
                    counts.label_on_label += 1;
                }
                if number != at && touches(&other.points, &label) {
                    counts.label_on_line += 1;
                }
            }
        }
        counts
    }
}

fn bound(points: &[Point]) -> Rect {
    let rects = points.iter().map(|point| Rect {
        x: point.x - 0.5,
        y: point.y - 0.5,
        width: 1.0,
        height: 1.0,
    });
    rects
        .reduce(|all, next| all.around(&next))
        .unwrap_or_default()
}

/// On which side of a line a point is; on it counts as one side.
fn side(a: Point, b: Point, point: Point) -> bool {
    (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) >= 0.0
}

fn cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    a.x.min(b.x) <= c.x.max(d.x)
        && c.x.min(d.x) <= a.x.max(b.x)
        && a.y.min(b.y) <= c.y.max(d.y)
        && c.y.min(d.y) <= a.y.max(b.y)
        && side(a, b, c) != side(a, b, d)
        && side(c, d, a) != side(c, d, b)
}

/// Where two lines cross, to the piece.
fn crossings(first: &[Point], second: &[Point]) -> Vec<Point> {
    let mut points = Vec::new();
    for a in first.windows(2) {
        points.extend(
            second
                .windows(2)
                .filter(|b| cross(a[0], a[1], b[0], b[1]))
                .map(|_| a[0]),
        );
    }
    points
}

fn touches(points: &[Point], rect: &Rect) -> bool {
    let (left, top, right, bottom) = (
        rect.x + BORDER,
        rect.y + BORDER,
        rect.right() - BORDER,
        rect.bottom() - BORDER,
    );
    let is_inside =
        |point: &Point| point.x > left && point.x < right && point.y > top && point.y < bottom;
    let corner = |x, y| Point { x, y };
    let diagonals = [
        (corner(left, top), corner(right, bottom)),
        (corner(right, top), corner(left, bottom)),
    ];
    points.iter().any(is_inside)
        || points.windows(2).any(|pair| {
            diagonals
                .iter()
                .any(|&(c, d)| cross(pair[0], pair[1], c, d))
        })
}
