//! What a layout is: places, in pixels, from the upper left corner.

use std::fmt;

/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A rectangle by its upper left corner and its size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Its left side.
    pub x: f64,
    /// Its upper side.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

/// A link's line and words.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// The link, by its place in the scene.
    pub link: usize,
    /// A chain of cubic Bézier curves from `from` to `to`: the first point, then three a curve.
    pub curve: Vec<Point>,
    /// The arrow head of a directed link, its tip first. The curve ends at its base.
    pub arrow: Option<[Point; 3]>,
    /// Where the words go, centred.
    pub label: Option<Rect>,
}

/// The ground of a bloc.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// The bloc, by its place in the scene.
    pub bloc: usize,
    /// The whole of it.
    pub area: Rect,
    /// Where its title goes, left-aligned.
    pub title: Rect,
}

/// Where everything in a scene is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// How wide the picture is, margins included.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// The orgs' boxes, in the order of the scene.
    pub nodes: Vec<Rect>,
    /// The links' lines, in the order of the scene.
    pub routes: Vec<Route>,
    /// The blocs' grounds, from left to right. A bloc may have two: its linked orgs and those without a link.
    pub grounds: Vec<Ground>,
}

/// A number as pictures write it: with one decimal at most, and never `-0`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tenths(pub f64);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round();
        if tenths % 10.0 == 0.0 {
            // Adding 0 makes a 0 of a −0.
            write!(f, "{}", tenths / 10.0 + 0.0)
        } else {
            write!(f, "{:.1}", tenths / 10.0)
        }
    }
}

impl Rect {
    /// Its right side.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Its lower side.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Its middle.
    pub fn middle(&self) -> Point {
        Point {
            x: self.x + self.width / 2.0,
            y: self.y + self.height / 2.0,
        }
    }

    /// Whether it and another share more than a border of a width.
    pub fn overlaps(&self, other: &Rect, border: f64) -> bool {
        self.x + border < other.right()
            && other.x + border < self.right()
            && self.y + border < other.bottom()
            && other.y + border < self.bottom()
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn around(&self, other: &Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Rect {
            x,
            y,
            width: self.right().max(other.right()) - x,
            height: self.bottom().max(other.bottom()) - y,
        }
    }
}

impl Layout {
    /// Moves everything.
    pub(super) fn shift(&mut self, dx: f64, dy: f64) {
        let point = |point: &mut Point| {
            point.x += dx;
            point.y += dy;
        };
        let rect = |rect: &mut Rect| {
            rect.x += dx;
            rect.y += dy;
        };
        self.nodes.iter_mut().for_each(rect);
        for route in &mut self.routes {
            route.curve.iter_mut().for_each(point);
            route.arrow.iter_mut().flatten().for_each(point);
            route.label.iter_mut().for_each(rect);
        }
        for ground in &mut self.grounds {
            rect(&mut ground.area);
            rect(&mut ground.title);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tenths;

    #[test]
    fn numbers_have_one_decimal_at_most() {
        let written: Vec<String> = [0.0, -0.01, 2.0, 2.04, 2.05001, -3.25, 1e6]
            .map(|number| Tenths(number).to_string())
            .into();
        assert_eq!(written, ["0", "0", "2", "2", "2.1", "-3.3", "1000000"]);
    }
}
