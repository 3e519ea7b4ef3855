//! The events above the lanes.

use super::axis::Axis;
use super::{MARGIN, SMALL, in_rows};
use crate::draw::{Point, Rect, text};
use crate::model::{Date, DateKey, Event, Record};
use crate::picture::canvas::{Anchor, Canvas, Letters, Look};
use crate::picture::palette::Paint;
use crate::picture::said;
use crate::picture::shown::Shown;

/// An event as it stands above the lanes.
pub(super) struct Flag<'g> {
    event: &'g Event,
    date: Date,
    pub(super) row: usize,
    /// Where its words begin, or end.
    anchor: Anchor,
}

impl Flag<'_> {
    /// Writes it, with a guide down to the end of the lanes.
    pub(super) fn write(&self, shown: &Shown<'_>, axis: &Axis, bottom: f64, canvas: &mut Canvas) {
        let model = shown.model();
        let y = MARGIN + in_rows(self.row, 17.0) + 8.0;
        let (first, last) = axis.range(self.date);
        let middle = Point {
            x: f64::midpoint(first, last),
            y,
        };
        let title = shown.event_title(self.event);
        let dates: Vec<String> = self
            .event
            .dates()
            .iter()
            .map(|(_, date)| date.to_string())
            .collect();
        let page = said::page_about(model, Record::Event(self.event.key()));
        canvas.open(
            &format!("event.{}", self.event.id()),
            &[title.to_owned(), dates.join(", ")],
            page,
        );
        mark(canvas, middle, last - first, bottom);
        let off = ((last - first) / 2.0 + 3.0).max(9.0);
        let side = if self.anchor == Anchor::Start {
            off
        } else {
            -off
        };
        let at = Point {
            x: middle.x + side,
            y: y + SMALL * 0.36,
        };
        canvas.words(
            title,
            at,
            Letters {
                size: SMALL,
                paint: Paint::Ink,
                bold: false,
                anchor: self.anchor,
            },
        );
        canvas.close(page.is_some());
    }
}

/// The sign of an event, as wide as its date is uncertain, with a guide down to the end of the lanes.
fn mark(canvas: &mut Canvas, middle: Point, width: f64, bottom: f64) {
    let end = Point {
        y: bottom,
        ..middle
    };
    let guide = Look {
        dashes: "1 3",
        ..Look::line(Paint::Muted, 0.8)
    };
    canvas.straight(middle, end, guide);
    if width > 10.0 {
        let blur = Rect {
            x: middle.x - width / 2.0,
            y: middle.y - 1.5,
            width,
            height: 3.0,
        };
        canvas.rect(&blur, 1.0, Look::filled(Paint::Faint));
    }
    diamond(canvas, middle);
}

/// Whether an event concerns what the graph keeps.
fn is_near(shown: &Shown<'_>, event: &Event) -> bool {
    let kept = |record: &Record| match record {
        Record::Org(org) => shown.is_linked(*org),
        Record::Tie(tie) => shown.graph().ties().any(|kept| kept.key() == *tie),
        Record::Graph | Record::Event(_) | Record::Source(_) => false,
    };
    !shown.graph().is_narrowed() || event.about().iter().any(kept)
}

/// An event that has its row.
struct Placed {
    from: f64,
    to: f64,
    /// Where its guide runs down.
    guide: f64,
    row: usize,
}

/// The first row in which an event with words of an extent and a guide is in nobody's way, else one in which its words have room.
fn row_for((from, to): (f64, f64), guide: f64, placed: &[Placed]) -> usize {
    let rows = placed.iter().map(|other| other.row + 1).max().unwrap_or(0);
    let mut taken = vec![false; rows];
    // Guides run down through the words of the rows below their own.
    let (mut first, mut last) = (0, rows);
    for other in placed {
        if from <= other.to && other.from <= to {
            taken[other.row] = true;
        }
        if (other.from..=other.to).contains(&guide) {
            first = first.max(other.row);
        }
        if (from..=to).contains(&other.guide) {
            last = last.min(other.row);
        }
    }
    let is_free = |row: &usize| !taken.get(*row).is_some_and(|taken| *taken);
    (first..=last)
        .find(is_free)
        .or_else(|| (0..rows).find(is_free))
        .unwrap_or(rows)
}

/// Events in rows, so that their words don't run into each other, nor guides through words where that can be.
pub(super) fn flags<'g>(shown: &Shown<'g>, axis: &Axis) -> Vec<Flag<'g>> {
    let mut placed: Vec<Placed> = Vec::new();
    let mut flags = Vec::new();
    let near = shown
        .model()
        .events()
        .iter()
        .filter(|event| is_near(shown, event));
    let dated = near.filter_map(|event| {
        let on = event
            .dates()
            .iter()
            .find(|(key, _)| *key == DateKey::On)
            .or(event.dates().first())?;
        Some((event, on.1))
    });
    let mut dated: Vec<_> = dated.filter(|(_, date)| axis.has(*date)).collect();
    let middle = |date: Date| {
        let (first, last) = axis.range(date);
        f64::midpoint(first, last)
    };
    dated.sort_by(|a, b| {
        let by_date = middle(a.1).total_cmp(&middle(b.1));
        by_date.then_with(|| a.0.key().cmp(&b.0.key()))
    });
    for (event, date) in dated {
        let (first, last) = axis.range(date);
        let middle = f64::midpoint(first, last);
        let blur = (last - first) / 2.0;
        let width = text::width(shown.event_title(event), SMALL) + blur.max(9.0) + 9.0;
        let (anchor, from, to) = if middle + width <= axis.right {
            (Anchor::Start, first - 8.0, middle + width)
        } else {
            (Anchor::End, middle - width, last + 8.0)
        };
        let row = row_for((from, to), middle, &placed);
        placed.push(Placed {
            from,
            to,
            guide: middle,
            row,
        });
        flags.push(Flag {
            event,
            date,
            row,
            anchor,
        });
    }
    flags
}

pub(super) fn diamond(canvas: &mut Canvas, middle: Point) {
    let corner = |x: f64, y: f64| Point {
        x: middle.x + x,
        y: middle.y + y,
    };
    canvas.polygon(
        &[
            corner(0.0, -5.5),
            corner(5.5, 0.0),
            corner(0.0, 5.5),
            corner(-5.5, 0.0),
        ],
        Look::filled(Paint::Ink),
    );
}
