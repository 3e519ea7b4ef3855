//! What is to be laid out, and how large its parts are.

/// A picture to be laid out: who stands in it, what links them, in which order their blocs stand.
///
/// Places in the picture depend on keys, blocs and links, not on the order of `nodes` and `links`.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// The orgs.
    pub nodes: Vec<Node>,
    /// The lines between them. A link from a node to itself is not laid out.
    pub links: Vec<Link>,
    /// The titles of the blocs, from left to right. A bloc without a node is not laid out.
    pub blocs: Vec<String>,
    /// How the orgs are arranged.
    pub mode: Mode,
}

/// How the orgs of a picture are arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// A column or more a bloc, in whichever order of blocs makes the links shortest; the given order where nothing is gained by another.
    #[default]
    Blocs,
    /// The same, in the given order of blocs; only the orgs in none stand where that makes the links shortest.
    BlocsAsGiven,
    /// Layers from top to bottom, along the arrows; blocs only colour.
    Down,
    /// Layers from left to right, along the arrows; blocs only colour.
    Right,
}

impl Mode {
    /// Whether orgs stand with their blocs.
    pub fn has_blocs(self) -> bool {
        matches!(self, Mode::Blocs | Mode::BlocsAsGiven)
    }
}

/// An org in a picture.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// What it is known by: unique in its scene.
    pub key: String,
    /// Its name, wrapped.
    pub lines: Vec<String>,
    /// The place of its bloc in the scene.
    pub bloc: Option<usize>,
    /// The outline that it has.
    pub shape: Shape,
    /// Its place among the orgs that somebody has put in order, from top to bottom of their columns. Those without one stand where their lines are
    /// short. Only arrangements in blocs heed it.
    pub rank: Option<usize>,
}

/// The outline of an org.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// A rectangle, its corners perhaps rounded.
    #[default]
    Rectangle,
    /// A rectangle in a second frame.
    Framed,
    /// A hexagon with a corner at the left and at the right.
    Hexagon,
    /// An ellipse.
    Oval,
}

/// A line between two orgs.
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// What it is known by; links with equal keys keep their order. Links with the last keys are put into the picture last, where they
    /// disturb it least: keys that begin with a date keep a picture stable while ties are added.
    pub key: String,
    /// The node that it leaves, by place in the scene.
    pub from: usize,
    /// The node that it reaches.
    pub to: usize,
    /// Whether it has an arrow head at `to`.
    pub directed: bool,
    /// The words on it, wrapped; none for a bare line.
    pub label: Vec<String>,
    /// Whether it leads from a parent to the vehicle of a joint venture, which is best placed between its parents.
    pub vehicle: bool,
}

/// The sizes of a picture's parts, in pixels.
#[derive(Clone, Debug)]
pub struct Style {
    /// The font size of names.
    pub name: f64,
    /// The font size of labels.
    pub label: f64,
    /// The font size of the blocs' titles.
    pub title: f64,
    /// Between an org's frame and its name, at either side.
    pub padding: f64,
    /// Between two orgs in a column.
    pub gap: f64,
    /// Between a column and its neighbour: the least room for lines to bend in.
    pub channel: f64,
    /// Between two lines side by side.
    pub pitch: f64,
    /// Around the whole picture.
    pub margin: f64,
    /// The length of an arrow head.
    pub arrow: f64,
}

impl Default for Style {
    fn default() -> Self {
        Style {
            name: 15.0,
            label: 11.5,
            title: 16.0,
            padding: 10.0,
            gap: 12.0,
            channel: 34.0,
            pitch: 6.0,
            margin: 16.0,
            arrow: 9.0,
        }
    }
}

impl Style {
    /// The height of so many lines of text of a size.
    pub fn lines(count: usize, size: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "no text has 2^52 lines")]
        let count = count as f64;
        count * size * 1.2
    }
}

impl Shape {
    /// How far the outline of a box lies inside the box's side, at a height above or below its middle.
    pub fn inset(self, width: f64, height: f64, off: f64) -> f64 {
        let far = (2.0 * off / height).clamp(-1.0, 1.0).abs();
        match self {
            Shape::Rectangle | Shape::Framed => 0.0,
            Shape::Hexagon => far * height * HEXAGON_SLANT,
            Shape::Oval => width / 2.0 * (1.0 - (1.0 - far * far).sqrt()),
        }
    }

    /// How far the outline of a box lies inside the box's upper or lower side, at a distance to the left or right of its middle.
    pub fn drop(self, width: f64, height: f64, off: f64) -> f64 {
        let far = (2.0 * off / width).clamp(-1.0, 1.0).abs();
        match self {
            Shape::Rectangle | Shape::Framed => 0.0,
            Shape::Hexagon => {
                (off.abs() - (width / 2.0 - height * HEXAGON_SLANT)).max(0.0)
                    / (2.0 * HEXAGON_SLANT)
            }
            Shape::Oval => height / 2.0 * (1.0 - (1.0 - far * far).sqrt()),
        }
    }

    /// The room that the outline needs beyond the text: in width and in height.
    pub(super) fn room(self, text: (f64, f64), padding: f64) -> (f64, f64) {
        match self {
            Shape::Rectangle => (2.0 * padding, 1.2 * padding),
            Shape::Framed => (2.0 * padding + 6.0, 1.2 * padding + 6.0),
            Shape::Hexagon => (2.0 * padding + text.1 * 0.6, 1.2 * padding),
            Shape::Oval => (padding + text.0 * 0.3, padding + text.1 * 0.3),
        }
    }
}

/// How far the corner of a hexagon stands out beyond its upper and lower edge, as a part of its height.
pub(super) const HEXAGON_SLANT: f64 = 0.3;
