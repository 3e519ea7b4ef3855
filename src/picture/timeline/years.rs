//! Too many organisations for lanes of their own: a lane a bloc, with the number of ties that began in each year.

use std::collections::{BTreeMap, HashSet};

use super::axis::Axis;
use super::{HEADS, MARGIN, NAME, SMALL, in_rows};
use crate::draw::{Point, Rect, text};
use crate::model::{Day, Family, Tie, TieKey};
use crate::picture::canvas::{Anchor, Canvas, Dress, Letters, Look};
use crate::picture::groups::Groups;
use crate::picture::lines::span;
use crate::picture::marks::{Counted, tie_mark};
use crate::picture::page::{Entry, Page, families};
use crate::picture::palette::Paint;
use crate::picture::shown::Shown;
use crate::picture::words;

/// The height of the tallest column.
const TALL: f64 = 130.0;
const LEAST: f64 = 34.0;
const TOP: f64 = MARGIN + 24.0;

/// The ties of a year by family, those in doubt apart.
type Year<'g> = BTreeMap<(Family, bool), Vec<Counted<'g>>>;

/// The ties of a lane by year.
type Lane<'g> = BTreeMap<i32, Year<'g>>;

/// The lanes of a picture.
struct Years<'s, 'g> {
    shown: &'s Shown<'g>,
    groups: Groups<'g>,
    axis: Axis,
    lanes: Vec<Lane<'g>>,
    /// The height of a tie.
    scale: f64,
}

/// Draws the years of blocs; `None` where no tie has a date.
pub(crate) fn years(shown: &Shown<'_>, dress: Dress) -> Option<String> {
    let years = Years::new(shown)?;
    let ties: Vec<&Tie> = years.ties().collect();
    let families = families(shown, |family| {
        ties.iter().any(|tie| tie.kind().family() == family)
    });
    let keys: HashSet<TieKey> = ties.iter().map(|tie| tie.key()).collect();
    let orgs = years.groups.all.iter().map(|group| group.orgs.len()).sum();
    let caption = shown.caption_of(&keys, orgs, 0);
    let lang = shown.lang();
    let caption = words::sentences(&caption, words::YEARS.in_lang(lang), lang);
    let mut canvas = Canvas::new(dress);
    let doubted = years.is_doubted().then(|| Entry::of_doubt(lang));
    let legend = vec![families, doubted.into_iter().collect()];
    let page = Page::new(shown, years.axis.right + MARGIN, legend, &caption);
    let size = page.write(&mut canvas, years.height(), |canvas| years.write(canvas));
    Some(canvas.document(size, &shown.whole_title(), &caption, shown.lang().name()))
}

impl<'s, 'g> Years<'s, 'g> {
    fn new(shown: &'s Shown<'g>) -> Option<Self> {
        let groups = Groups::new(shown);
        let dated = |tie: &'g Tie| Some((tie, start(shown, tie)?));
        let dated: Vec<(&Tie, Day)> = shown.graph().ties().filter_map(dated).collect();
        let axis = Axis::over(dated.iter().map(|(_, day)| *day), MARGIN + HEADS)?;
        let mut lanes: Vec<Lane<'g>> = vec![Lane::new(); groups.all.len()];
        for (tie, day) in dated {
            let parties = shown.graph().parties(tie);
            let seats: HashSet<usize> = parties
                .filter_map(|party| groups.group(party.org()))
                .collect();
            for seat in seats {
                let year = lanes[seat].entry(day.year()).or_default();
                let mark = tie_mark(shown, tie);
                let of = (tie.kind().family(), mark.is_some());
                year.entry(of).or_default().push(Counted { tie, mark });
            }
        }
        let tallest = lanes.iter().map(most).max().unwrap_or(1).max(1);
        let scale = TALL / in_rows(tallest, 1.0);
        Some(Years {
            shown,
            groups,
            axis,
            lanes,
            scale,
        })
    }

    fn ties(&self) -> impl Iterator<Item = &'g Tie> {
        self.lanes
            .iter()
            .flat_map(BTreeMap::values)
            .flat_map(BTreeMap::values)
            .flatten()
            .map(|counted| counted.tie)
    }

    fn is_doubted(&self) -> bool {
        let mut years = self.lanes.iter().flat_map(BTreeMap::values);
        years.any(|year| year.keys().any(|(_, is_open)| *is_open))
    }

    fn lane_height(&self, lane: &Lane<'_>) -> f64 {
        (in_rows(most(lane), self.scale) + 20.0).max(LEAST)
    }

    fn height(&self) -> f64 {
        TOP + self
            .lanes
            .iter()
            .map(|lane| self.lane_height(lane))
            .sum::<f64>()
            + MARGIN
    }

    fn write(&self, canvas: &mut Canvas) {
        let mut y = TOP;
        for (group, lane) in self.groups.all.iter().zip(&self.lanes) {
            let height = self.lane_height(lane);
            let ground = Rect {
                x: MARGIN,
                y: y + 1.0,
                width: self.axis.right - MARGIN,
                height: height - 2.0,
            };
            canvas.rect(
                &ground,
                3.0,
                Look::filled(group.bloc.map_or(Paint::Paper, Paint::Ground)),
            );
            let name = Rect {
                width: HEADS - 6.0,
                ..ground
            };
            canvas.rect(
                &name,
                3.0,
                Look::framed(Paint::Node(group.bloc), Paint::Frame(group.bloc), 1.0),
            );
            let letters = Letters {
                size: NAME,
                paint: Paint::Ink,
                bold: false,
                anchor: Anchor::Middle,
            };
            canvas.block(
                &text::wrap(&group.label, NAME, HEADS - 20.0),
                &name,
                letters,
            );
            y += height;
        }
        self.axis.write(canvas, TOP, y);
        let mut y = TOP;
        for (lane, group) in self.lanes.iter().zip(&self.groups.all) {
            y += self.lane_height(lane);
            for (&year, families) in lane {
                self.column((year, families), &group.id, y - 3.0, canvas);
            }
        }
    }

    /// The ties of a year, stacked by family, with their number above.
    fn column(
        &self,
        (year, families): (i32, &Year<'_>),
        group: &str,
        bottom: f64,
        canvas: &mut Canvas,
    ) {
        let (Some(first), Some(last)) = (Day::new(year, 1, 1), Day::new(year, 12, 31)) else {
            return;
        };
        let (left, right) = (self.axis.at(first) + 2.0, self.axis.at(last) - 1.0);
        let titles = families
            .values()
            .flatten()
            .map(|counted| counted.title(self.shown));
        let words: Vec<String> = [year.to_string()].into_iter().chain(titles).collect();
        let ties = families.values().flatten();
        let ties: Vec<_> = ties.map(|counted| counted.tie.key()).collect();
        canvas.open_ties(&format!("year.{group}.{year}"), &words, None, &ties);
        let mut y = bottom;
        for (&(family, is_open), ties) in families {
            let height = in_rows(ties.len(), self.scale);
            y -= height;
            let rect = Rect {
                x: left,
                y,
                width: right - left,
                height,
            };
            let line = Paint::Line(Some(family));
            if is_open {
                let inner = Rect {
                    x: rect.x + 0.5,
                    y: rect.y + 0.5,
                    width: rect.width - 1.0,
                    height: (rect.height - 1.0).max(0.5),
                };
                canvas.rect(&inner, 0.0, Look::framed(Paint::Paper, line, 1.0));
            } else {
                canvas.rect(&rect, 0.0, Look::framed(line, Paint::Paper, 0.7));
            }
        }
        let letters = Letters {
            size: SMALL,
            paint: Paint::Ink,
            bold: false,
            anchor: Anchor::Middle,
        };
        let at = Point {
            x: f64::midpoint(left, right),
            y: y - 3.0,
        };
        canvas.words(&(words.len() - 1).to_string(), at, letters);
        canvas.close(false);
    }
}

/// The ties in the fullest year of a lane.
fn most(lane: &Lane<'_>) -> usize {
    let count = |year: &Year<'_>| year.values().map(Vec::len).sum();
    lane.values().map(count).max().unwrap_or(0)
}

/// The day on which a tie began, at the earliest.
fn start(shown: &Shown<'_>, tie: &Tie) -> Option<Day> {
    let start = span(shown, tie).start?;
    start.earliest().or(start.latest())
}
