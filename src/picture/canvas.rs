//! Writes SVG 1.1 with nothing in it that some renderer lacks: presentation attributes, hexadecimal colours, paths, and text without
//! measured lengths. Arrow heads are polygons.
//!
//! Colours are attributes, for the theme that is asked for. Where the reader's own is to be followed, the attributes are those of
//! light, and one style block for `prefers-color-scheme: dark` overrides them by class.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::palette::Paint;
use crate::draw::{Point, Rect, Tenths};
use crate::model::{TieKey, UnknownWord, vocabulary};

vocabulary! {
    /// Whether a picture is light or dark.
    Theme {
        Auto = "auto": "light, and dark where the reader's system is",
        Light = "light": "on white",
        Dark = "dark": "on near-black",
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "the vocabulary's macro takes no attribute on a word"
)]
impl Default for Theme {
    fn default() -> Self {
        Theme::Auto
    }
}

/// What a picture is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dress {
    /// To stand alone, in a theme.
    Alone(Theme),
    /// To stand in a page that has the colours, by class, and a script that tells of what it shows: no tooltips, no links, no ids.
    InPage,
}

impl From<Theme> for Dress {
    fn from(theme: Theme) -> Dress {
        Dress::Alone(theme)
    }
}

/// How a shape is filled and framed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub(super) fill: Option<Paint>,
    pub(super) stroke: Option<Paint>,
    /// The width of the stroke.
    pub(super) width: f64,
    /// Lengths of dashes and gaps; nothing for a solid stroke.
    pub(super) dashes: &'static str,
}

/// Where a text stands on its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How letters look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    pub(super) size: f64,
    pub(super) paint: Paint,
    pub(super) bold: bool,
    pub(super) anchor: Anchor,
}

/// The elements of a picture as they are written.
#[derive(Debug)]
pub(super) struct Canvas {
    text: String,
    dress: Dress,
    /// The classes that need a rule in the style block.
    used: BTreeSet<(Paint, bool)>,
    depth: usize,
}

impl Look {
    pub(super) fn filled(fill: Paint) -> Look {
        Look {
            fill: Some(fill),
            ..Look::default()
        }
    }

    pub(super) fn line(stroke: Paint, width: f64) -> Look {
        Look {
            stroke: Some(stroke),
            width,
            ..Look::default()
        }
    }

    pub(super) fn framed(fill: Paint, stroke: Paint, width: f64) -> Look {
        Look {
            fill: Some(fill),
            stroke: Some(stroke),
            width,
            ..Look::default()
        }
    }
}

// Writing to a string cannot fail.
impl Canvas {
    pub(super) fn new(dress: Dress) -> Self {
        Canvas {
            text: String::new(),
            dress,
            used: BTreeSet::new(),
            depth: 1,
        }
    }

    fn colour(&self, paint: Paint) -> &'static str {
        let hue = paint.hue();
        if self.dress == Dress::Alone(Theme::Dark) {
            hue.dark
        } else {
            hue.light
        }
    }

    /// The attributes of some paints.
    fn paint(&mut self, fill: Option<Paint>, stroke: Option<Paint>) -> String {
        let mut attributes = String::new();
        let in_page = self.dress == Dress::InPage;
        if in_page || self.dress == Dress::Alone(Theme::Auto) {
            let mut classes = Vec::new();
            for (paint, is_stroke) in [(fill, false), (stroke, true)] {
                if let Some(paint) = paint {
                    self.used.insert((paint, is_stroke));
                    classes.push(if in_page {
                        class_in_page(paint, is_stroke)
                    } else {
                        class(paint, is_stroke)
                    });
                }
            }
            if !classes.is_empty() {
                let _ = write!(attributes, " class=\"{}\"", classes.join(" "));
            }
        }
        if in_page {
            return attributes;
        }
        let fill = fill.map_or("none", |fill| self.colour(fill));
        let _ = write!(attributes, " fill=\"{fill}\"");
        if let Some(stroke) = stroke {
            let _ = write!(attributes, " stroke=\"{}\"", self.colour(stroke));
        }
        attributes
    }

    fn look(&mut self, look: Look) -> String {
        let mut attributes = self.paint(look.fill, look.stroke);
        if look.stroke.is_some() {
            let _ = write!(attributes, " stroke-width=\"{}\"", Tenths(look.width));
        }
        if !look.dashes.is_empty() {
            let _ = write!(attributes, " stroke-dasharray=\"{}\"", look.dashes);
        }
        attributes
    }

    fn line(&mut self, element: &str) {
        if self.dress != Dress::InPage {
            for _ in 0..self.depth {
                self.text.push_str("  ");
            }
        }
        self.text.push_str(element);
        self.text.push('\n');
    }

    /// Opens a group with an id, told in words to those who point at it or cannot see it. Where there is a page, it leads there.
    pub(super) fn open(&mut self, id: &str, words: &[String], page: Option<&str>) {
        self.open_ties(id, words, page, &[]);
    }

    /// The same for a group that shows ties. In a page, these are told by their places in the model.
    pub(super) fn open_ties(
        &mut self,
        id: &str,
        words: &[String],
        page: Option<&str>,
        ties: &[TieKey],
    ) {
        if self.dress == Dress::InPage {
            let places: Vec<String> = ties.iter().map(|tie| tie.index().to_string()).collect();
            let places = match places.join(" ") {
                none if none.is_empty() => none,
                some => format!(" data-ties=\"{some}\""),
            };
            return self.line(&format!("<g data-id=\"{}\"{places}>", escaped(id)));
        }
        self.line(&format!("<g id=\"{}\">", escaped(id)));
        self.depth += 1;
        if !words.is_empty() {
            self.line(&format!("<title>{}</title>", lines(words)));
        }
        if let Some(page) = page {
            self.line(&format!("<a href=\"{}\">", escaped(page)));
            self.depth += 1;
        }
    }

    /// Closes a group; `linked` where it was opened with a page.
    pub(super) fn close(&mut self, linked: bool) {
        if self.dress == Dress::InPage {
            return self.line("</g>");
        }
        if linked {
            self.depth -= 1;
            self.line("</a>");
        }
        self.depth -= 1;
        self.line("</g>");
    }

    /// Opens a group whose coordinates are moved.
    pub(super) fn open_at(&mut self, x: f64, y: f64) {
        self.line(&format!(
            "<g transform=\"translate({} {})\">",
            Tenths(x),
            Tenths(y)
        ));
        self.depth += 1;
    }

    pub(super) fn rect(&mut self, rect: &Rect, radius: f64, look: Look) {
        let rounded = if radius > 0.0 {
            format!(" rx=\"{}\"", Tenths(radius))
        } else {
            String::new()
        };
        let look = self.look(look);
        let (x, y, width, height) = (
            Tenths(rect.x),
            Tenths(rect.y),
            Tenths(rect.width),
            Tenths(rect.height),
        );
        self.line(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{rounded}{look}/>"
        ));
    }

    /// A rectangle that is hatched: a thin frame, and slanting strokes in it.
    pub(super) fn hatch(&mut self, rect: &Rect, paint: Paint) {
        let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
        if self.dress == Dress::InPage {
            // Upright strokes are one dashed line, and a tenth of the text.
            self.rect(rect, 0.0, Look::line(paint, 0.7));
            let dashes = Look {
                dashes: "0.8 4.2",
                ..Look::line(paint, rect.height)
            };
            let y = rect.middle().y;
            return self.straight(Point { x: left, y }, Point { x: right, y }, dashes);
        }
        let look = self.look(Look::line(paint, 0.7));
        let mut path = format!(
            "M{} {}H{}V{}H{}Z",
            Tenths(left),
            Tenths(top),
            Tenths(right),
            Tenths(bottom),
            Tenths(left)
        );
        let mut x = left + HATCH;
        while x < right + rect.height - 0.5 {
            // From the upper side or the right one, down to the left.
            let from = (x.min(right), top + (x - right).max(0.0));
            let to = (
                (x - rect.height).max(left),
                bottom - (left - (x - rect.height)).max(0.0),
            );
            let _ = write!(
                path,
                "M{} {}L{} {}",
                Tenths(from.0),
                Tenths(from.1),
                Tenths(to.0),
                Tenths(to.1)
            );
            x += HATCH;
        }
        self.line(&format!("<path d=\"{path}\"{look}/>"));
    }

    pub(super) fn ellipse(&mut self, rect: &Rect, look: Look) {
        let (look, middle) = (self.look(look), rect.middle());
        let (x, y, rx, ry) = (
            Tenths(middle.x),
            Tenths(middle.y),
            Tenths(rect.width / 2.0),
            Tenths(rect.height / 2.0),
        );
        self.line(&format!(
            "<ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{rx}\" ry=\"{ry}\"{look}/>"
        ));
    }

    pub(super) fn polygon(&mut self, points: &[Point], look: Look) {
        let look = self.look(look);
        let points: Vec<String> = points
            .iter()
            .map(|point| format!("{},{}", Tenths(point.x), Tenths(point.y)))
            .collect();
        self.line(&format!("<polygon points=\"{}\"{look}/>", points.join(" ")));
    }

    pub(super) fn straight(&mut self, from: Point, to: Point, look: Look) {
        let look = self.look(look);
        let (x1, y1, x2, y2) = (Tenths(from.x), Tenths(from.y), Tenths(to.x), Tenths(to.y));
        self.line(&format!("<path d=\"M{x1} {y1}L{x2} {y2}\"{look}/>"));
    }

    /// A chain of cubic Bézier curves: the first point, then three a curve.
    pub(super) fn curve(&mut self, points: &[Point], look: Look) {
        let look = self.look(look);
        let mut path = String::new();
        for (at, point) in points.iter().enumerate() {
            let before = match at {
                0 => "M",
                1 => "C",
                _ => " ",
            };
            let _ = write!(path, "{before}{} {}", Tenths(point.x), Tenths(point.y));
        }
        self.line(&format!("<path d=\"{path}\"{look}/>"));
    }

    /// A line of text with its base line at a height.
    pub(super) fn words(&mut self, text: &str, at: Point, letters: Letters) {
        let paint = self.paint(Some(letters.paint), None);
        let anchor = match letters.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let bold = if letters.bold {
            " font-weight=\"bold\""
        } else {
            ""
        };
        let (x, y, size) = (Tenths(at.x), Tenths(at.y), Tenths(letters.size));
        self.line(&format!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{bold}{anchor}{paint}>{}</text>",
            escaped(text)
        ));
    }

    /// A line of text that rises to the right by 50°.
    pub(super) fn slanted(&mut self, text: &str, at: Point, letters: Letters) {
        let (x, y) = (Tenths(at.x), Tenths(at.y));
        self.line(&format!("<g transform=\"translate({x} {y}) rotate(-50)\">"));
        self.depth += 1;
        self.words(text, Point::default(), letters);
        self.close(false);
    }

    /// Lines of text, one below the other, in the middle of a rectangle, or at its left or right side.
    pub(super) fn block(&mut self, texts: &[String], within: &Rect, letters: Letters) {
        let step = letters.size * LINE;
        let x = match letters.anchor {
            Anchor::Start => within.x,
            Anchor::Middle => within.middle().x,
            Anchor::End => within.right(),
        };
        #[expect(clippy::cast_precision_loss, reason = "lines are few")]
        let height = texts.len() as f64 * step;
        let mut y = within.middle().y - height / 2.0 + step / 2.0 + letters.size * BASE;
        for text in texts {
            self.words(text, Point { x, y }, letters);
            y += step;
        }
    }

    /// The whole document, of a size, around what was written.
    pub(super) fn document(
        mut self,
        size: (f64, f64),
        title: &str,
        about: &str,
        lang: &str,
    ) -> String {
        let (width, height) = (size.0.ceil(), size.1.ceil());
        let fonts = super::palette::fonts(lang);
        if self.dress == Dress::InPage {
            return format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"{lang}\" role=\"group\" aria-label=\"{}\" viewBox=\"0 0 {width} {height}\" font-family=\"{fonts}\">\n{}</svg>\n",
                escaped(about),
                self.text,
            );
        }
        let paper = self.look(Look::filled(Paint::Paper));
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{lang}\" role=\"img\" aria-labelledby=\"title about\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {width} {height}\" font-family=\"{}\">\n",
            Tenths(width * INTRINSIC),
            Tenths(height * INTRINSIC),
            fonts,
        );
        let _ = writeln!(text, "  <title id=\"title\">{}</title>", escaped(title));
        let _ = writeln!(text, "  <desc id=\"about\">{}</desc>", escaped(about));
        if !self.used.is_empty() {
            text.push_str("  <style>\n    @media (prefers-color-scheme: dark) {\n");
            for &(paint, is_stroke) in &self.used {
                let property = if is_stroke { "stroke" } else { "fill" };
                let _ = writeln!(
                    text,
                    "      .{} {{ {property}: {}; }}",
                    class(paint, is_stroke),
                    paint.hue().dark
                );
            }
            text.push_str("    }\n  </style>\n");
        }
        let _ = writeln!(
            text,
            "  <rect width=\"{width}\" height=\"{height}\"{paper}/>"
        );
        text + &self.text + "</svg>\n"
    }
}

/// Between two strokes of a hatch.
const HATCH: f64 = 6.0;

/// The height of a line of text, in font sizes.
pub(super) const LINE: f64 = 1.2;

/// How far below the middle of a line its base line is, in font sizes.
const BASE: f64 = 0.36;

/// The size in which a picture is shown where nobody says otherwise, in units of its own: what shrinks it to a page keeps it sharp.
pub(crate) const INTRINSIC: f64 = 1.5;

/// The same in a page, which has thousands of them: short. A stroke's class fills nothing unless a fill's says so.
pub(crate) fn class_in_page(paint: Paint, is_stroke: bool) -> String {
    format!("{}{}", paint.code(), if is_stroke { "s" } else { "" })
}

/// The class of what is filled or stroked with a paint.
fn class(paint: Paint, is_stroke: bool) -> String {
    let property = if is_stroke { "stroke" } else { "fill" };
    format!("{}-{property}", paint.name())
}

fn lines(words: &[String]) -> String {
    let escaped: Vec<String> = words.iter().map(|line| escaped(line)).collect();
    escaped.join("\n")
}

/// The text as it stands in an element or a quoted attribute: on one line, and without what XML may not hold or what turns the
/// direction of the text around it.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match super::visible(c) {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}
