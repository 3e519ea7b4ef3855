//! The axis of time: which day stands where.

use crate::draw::{Point, Tenths};
use crate::model::{Date, Day};
use crate::picture::canvas::{Anchor, Canvas, Letters, Look};
use crate::picture::palette::Paint;

/// The width of the span of time.
const WIDTH: f64 = 940.0;

/// So many days of what has no known beginning are drawn.
const OPEN: i32 = 500;

/// Lanes of such a height have the years below them as well.
const TALL: f64 = 700.0;

/// The room for years below lanes of a height.
pub(super) fn foot(height: f64) -> f64 {
    if height < TALL { 0.0 } else { 14.0 }
}

/// Days from left to right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    first: Day,
    last: Day,
    left: f64,
    /// Where it ends.
    pub(super) right: f64,
}

impl Axis {
    /// An axis on which all these dates lie, from the start of a year to the end of one; no longer than to a day where there is one.
    pub(super) fn new(
        dates: impl Iterator<Item = Date>,
        as_of: Option<Day>,
        left: f64,
    ) -> Option<Self> {
        let days: Vec<Day> = dates
            .flat_map(|date| [date.earliest(), date.latest()])
            .flatten()
            .collect();
        let (first, last) = (*days.iter().min()?, *days.iter().max()?);
        let last = as_of.map_or(last, |day| day.max(first));
        Axis::over([first, last].into_iter(), left)
    }

    /// An axis of the years of some days.
    pub(super) fn over(days: impl Iterator<Item = Day> + Clone, left: f64) -> Option<Self> {
        let (first, last) = (days.clone().min()?, days.max()?);
        let first = Day::new(first.year(), 1, 1).unwrap_or(first);
        let last = Day::new(last.year(), 12, 31).unwrap_or(last);
        Some(Axis {
            first,
            last,
            left,
            right: left + WIDTH,
        })
    }

    /// The last day.
    pub(super) fn last(&self) -> Day {
        self.last
    }

    /// The first day.
    pub(super) fn first(&self) -> Day {
        self.first
    }

    /// Where a day begins; days beyond the ends stand there.
    pub(super) fn at(&self, day: Day) -> f64 {
        let since = |day: Day| f64::from(day.since_epoch() - self.first.since_epoch());
        let all = since(self.last) + 1.0;
        self.left + (since(day) / all).clamp(0.0, 1.0) * (self.right - self.left)
    }

    /// Where a date's possible days begin and end.
    pub(super) fn range(&self, date: Date) -> (f64, f64) {
        let first = self.first_of(date);
        let last = date.latest().unwrap_or(self.last);
        (self.at(first), self.at(last.plus(1)))
    }

    /// The first day that a date can be; where nothing bounds it, a while before the last.
    pub(super) fn first_of(&self, date: Date) -> Day {
        date.earliest()
            .or_else(|| Some(date.latest()?.plus(-OPEN)))
            .unwrap_or(self.first)
    }

    /// Whether some day of a date lies on the axis.
    pub(super) fn has(&self, date: Date) -> bool {
        date.earliest().is_none_or(|day| day <= self.last)
            && date.latest().is_none_or(|day| day >= self.first)
    }

    /// Writes the years, with lines through the lanes; below these as well where they are long.
    pub(super) fn write(&self, canvas: &mut Canvas, top: f64, bottom: f64) {
        let years = self.last.year() - self.first.year() + 1;
        let room = (self.right - self.left) / f64::from(years);
        let step = [1, 2, 5, 10, 20, 50, 100]
            .into_iter()
            .find(|&step| room * f64::from(step) >= 40.0)
            .unwrap_or(200);
        let letters = Letters {
            size: 11.5,
            paint: Paint::Muted,
            bold: false,
            anchor: Anchor::Start,
        };
        for year in self.first.year()..=self.last.year() {
            let Some(day) = Day::new(year, 1, 1) else {
                continue;
            };
            let x = self.at(day);
            let named = year % step == 0 || step == 1;
            if named || room >= 6.0 {
                let look = Look::line(Paint::Faint, if named { 1.0 } else { 0.5 });
                canvas.straight(
                    Point {
                        x,
                        y: if named { top - 14.0 } else { top },
                    },
                    Point {
                        x,
                        y: if named {
                            bottom + foot(bottom - top)
                        } else {
                            bottom
                        },
                    },
                    look,
                );
            }
            let below = (foot(bottom - top) > 0.0).then_some(bottom + 12.0);
            for y in [Some(top - 5.0), below]
                .into_iter()
                .flatten()
                .filter(|_| named)
            {
                let words = Tenths(f64::from(year)).to_string();
                canvas.words(&words, Point { x: x + 3.0, y }, letters);
            }
        }
        if years == 1 {
            self.months(canvas, top, bottom);
        }
    }

    fn months(&self, canvas: &mut Canvas, top: f64, bottom: f64) {
        for month in 2..=12 {
            if let Some(day) = Day::new(self.first.year(), month, 1) {
                let x = self.at(day);
                canvas.straight(
                    Point { x, y: top },
                    Point { x, y: bottom },
                    Look::line(Paint::Faint, 0.5),
                );
            }
        }
    }
}
