//! What stands around every picture: its title above, its legend and caption below.

use super::canvas::{Anchor, Canvas, LINE, Letters, Look};
use super::legend::{Legend, Mark};
use super::outline::outline;
use super::palette::{self, Paint};
use super::shown::Shown;
use super::words;
use crate::draw::{Point, Rect, text};
use crate::model::{Family, Lang, OrgKind};

/// Around the page.
const MARGIN: f64 = 16.0;
const TITLE: f64 = 20.0;
const SMALL: f64 = 12.5;
/// The height of a row of the legend.
const ROW: f64 = 21.0;
/// The width of what stands before an entry's words.
const SAMPLE: f64 = 36.0;
/// Between the legend and the caption.
const SPACE: f64 = 8.0;
/// Between two entries.
const GAP: f64 = 20.0;
/// No picture is narrower, so that titles and captions have room.
const LEAST: f64 = 480.0;

/// What an entry of the legend shows.
#[derive(Clone, Debug)]
pub(super) enum Sample {
    Mark(Mark),
    Org(OrgKind),
    /// The orgs of a bloc.
    Bloc(Option<usize>),
    /// A hollow square with a letter in it.
    Hollow(String),
    /// Something that one picture alone has.
    Drawn(fn(&mut Canvas, &Rect)),
}

/// An entry of the legend.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) sample: Sample,
    pub(super) words: String,
}

impl Entry {
    /// What a hollow shape in the stead of a full one means: ties in doubt.
    pub(super) fn of_doubt(lang: Lang) -> Entry {
        Entry {
            sample: Sample::Drawn(hollow),
            words: words::IN_DOUBT.in_lang(lang).to_owned(),
        }
    }
}

/// A hollow square, for the legend.
fn hollow(canvas: &mut Canvas, within: &Rect) {
    let middle = within.middle();
    let square = Rect {
        x: middle.x - 6.0,
        y: middle.y - 6.0,
        width: 12.0,
        height: 12.0,
    };
    canvas.rect(&square, 2.0, Look::framed(Paint::Paper, Paint::Muted, 1.0));
}

/// A page around a picture of a size.
pub(super) struct Page {
    title: Vec<String>,
    /// The size of its letters.
    size: f64,
    subtitle: Vec<String>,
    legend: Vec<Vec<Entry>>,
    caption: Vec<String>,
    width: f64,
}

impl Page {
    pub(super) fn new(
        shown: &Shown<'_>,
        width: f64,
        legend: Vec<Vec<Entry>>,
        caption: &str,
    ) -> Self {
        let width = width.max(LEAST);
        let room = width - 2.0 * MARGIN;
        let (size, title) = titled(shown.title(), room);
        let subtitle = match shown.subtitle() {
            "" => Vec::new(),
            words => text::filled(words, SMALL, room),
        };
        Page {
            title,
            size,
            subtitle,
            legend,
            caption: text::filled(caption, SMALL, room),
            width,
        }
    }

    /// Writes a page with a picture of a height in it. Returns its size.
    pub(super) fn write(
        &self,
        canvas: &mut Canvas,
        height: f64,
        picture: impl FnOnce(&mut Canvas),
    ) -> (f64, f64) {
        let bold = Letters {
            size: self.size,
            paint: Paint::Ink,
            bold: true,
            anchor: Anchor::Start,
        };
        let room = self.width - 2.0 * MARGIN;
        let small = Letters {
            size: SMALL,
            paint: Paint::Muted,
            bold: false,
            anchor: Anchor::Start,
        };
        let is_headed = !(self.title.is_empty() && self.subtitle.is_empty());
        let mut y = if is_headed { MARGIN } else { 0.0 };
        let high = block_height(&self.title, self.size);
        canvas.block(
            &self.title,
            &Rect {
                x: MARGIN,
                y,
                width: room,
                height: high,
            },
            bold,
        );
        y += high;
        if !self.subtitle.is_empty() {
            y += SPACE / 2.0;
            let high = block_height(&self.subtitle, SMALL);
            let place = Rect {
                x: MARGIN,
                y,
                width: room,
                height: high,
            };
            canvas.block(&self.subtitle, &place, small);
            y += high;
        }
        canvas.open_at(0.0, y);
        picture(canvas);
        canvas.close(false);
        y += height;
        for group in &self.legend {
            y = row_of_entries(canvas, group, y, room);
        }
        let high = block_height(&self.caption, SMALL);
        canvas.block(
            &self.caption,
            &Rect {
                x: MARGIN,
                y: y + SPACE,
                width: room,
                height: high,
            },
            small,
        );
        (self.width, y + SPACE + high + MARGIN)
    }
}

/// A title's lines, and the size of its letters: smaller ones where it would take many lines, so that it stays a title.
fn titled(title: &str, room: f64) -> (f64, Vec<String>) {
    if title.is_empty() {
        return (TITLE, Vec::new());
    }
    let sizes = [(TITLE, 2), (16.0, 3)].into_iter();
    let tries = sizes.map(|(size, most)| (size, text::wrap(title, size, room), most));
    let fits = |(_, lines, most): &(f64, Vec<String>, usize)| lines.len() <= *most;
    let first = { tries }.find(fits);
    first.map_or_else(
        || (SMALL, text::filled(title, SMALL, room)),
        |(size, lines, _)| (size, lines),
    )
}

#[expect(clippy::cast_precision_loss, reason = "lines are few")]
fn block_height(lines: &[String], size: f64) -> f64 {
    lines.len() as f64 * size * LINE
}

/// Writes entries side by side, on as many rows as they need. Returns where the next row begins.
fn row_of_entries(canvas: &mut Canvas, entries: &[Entry], top: f64, room: f64) -> f64 {
    let letters = Letters {
        size: SMALL,
        paint: Paint::Ink,
        bold: false,
        anchor: Anchor::Start,
    };
    let (mut x, mut y) = (MARGIN, top);
    for entry in entries {
        let width = SAMPLE + text::width(&entry.words, SMALL);
        if x > MARGIN && x + width > MARGIN + room {
            x = MARGIN;
            y += ROW;
        }
        sample(
            canvas,
            &entry.sample,
            &Rect {
                x,
                y: y + 3.0,
                width: SAMPLE - 8.0,
                height: ROW - 6.0,
            },
        );
        canvas.words(
            &entry.words,
            Point {
                x: x + SAMPLE,
                y: y + ROW / 2.0 + SMALL * 0.36,
            },
            letters,
        );
        x += width + GAP;
    }
    if entries.is_empty() { top } else { y + ROW }
}

fn sample(canvas: &mut Canvas, sample: &Sample, within: &Rect) {
    let level = |x: f64| Point {
        x,
        y: within.middle().y,
    };
    let (start, end) = (level(within.x), level(within.right()));
    match *sample {
        Sample::Mark(Mark::Line(family)) => {
            canvas.straight(start, end, Look::line(Paint::Line(family), 3.0));
        }
        Sample::Mark(Mark::Stroke(standing)) => {
            let stroke = palette::stroke(standing);
            let look = Look {
                dashes: stroke.dashes,
                ..Look::line(Paint::Ink, stroke.width)
            };
            canvas.straight(start, end, look);
        }
        Sample::Mark(Mark::Sign(sign)) => {
            let letters = Letters {
                size: SMALL + 1.0,
                paint: Paint::Ink,
                bold: false,
                anchor: Anchor::Middle,
            };
            canvas.block(&[sign.to_owned()], within, letters);
        }
        Sample::Org(kind) => outline(
            canvas,
            kind,
            within,
            (Paint::Node(None), Paint::Frame(None)),
        ),
        Sample::Bloc(bloc) => canvas.rect(
            within,
            1.0,
            Look::framed(Paint::Node(bloc), Paint::Frame(bloc), 1.0),
        ),
        Sample::Hollow(ref letter) => {
            let middle = within.middle();
            let square = Rect {
                x: middle.x - 8.0,
                y: middle.y - 8.0,
                width: 16.0,
                height: 16.0,
            };
            canvas.rect(&square, 2.0, Look::framed(Paint::Paper, Paint::Muted, 1.0));
            let letters = Letters {
                size: SMALL,
                paint: Paint::Ink,
                bold: true,
                anchor: Anchor::Middle,
            };
            canvas.block(std::slice::from_ref(letter), &square, letters);
        }
        Sample::Drawn(draw) => draw(canvas, within),
    }
}

/// The families that occur, for a legend.
pub(super) fn families(shown: &Shown<'_>, occurs: impl Fn(Family) -> bool) -> Vec<Entry> {
    let all = Family::ALL.iter().copied().filter(|&family| occurs(family));
    all.map(|family| Entry {
        sample: Sample::Mark(Mark::Line(Some(family))),
        words: words::family(family).in_lang(shown.lang()).to_owned(),
    })
    .collect()
}

/// A legend as the rows of a page.
pub(super) fn rows(shown: &Shown<'_>, legend: &Legend) -> Vec<Vec<Entry>> {
    let marks = |marks: &[(Mark, String)]| -> Vec<Entry> {
        marks
            .iter()
            .map(|(mark, words)| Entry {
                sample: Sample::Mark(*mark),
                words: words.clone(),
            })
            .collect()
    };
    let shapes = legend.shapes.iter().map(|&kind| Entry {
        sample: Sample::Org(kind),
        words: kind.label(shown.lang().name()).to_owned(),
    });
    vec![
        marks(&legend.families),
        marks(&legend.standings),
        shapes.collect(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_would_take_many_lines_is_set_smaller_and_keeps_all_its_words() {
        let of = |words: usize| {
            let title = vec!["organisations"; words].join(" ");
            let (size, lines) = titled(&title, 448.0);
            assert_eq!(lines.join(" "), title);
            (size, lines.len())
        };
        let (large, lines) = of(3);
        assert!(large >= TITLE && lines <= 2, "{large} {lines}");
        let (size, lines) = of(9);
        assert!(size < TITLE && lines <= 3, "{size} {lines}");
        assert!(of(60).0 <= SMALL);
        assert_eq!(titled("", 448.0).1, Vec::<String>::new());
    }
}
