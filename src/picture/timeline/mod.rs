//! The ties of a graph in time: a lane an organisation, a bar a tie.
//!
//! Bars show what the dates prove, as [`Model::status`](crate::model::Model::status) has it on each day: full where a tie is certainly in force, pale where possibly,
//! hollow where it is planned. So the ends of a bar are as blurred as its dates.

mod axis;
mod bars;
mod flags;
mod years;

pub(crate) use years::years;

use std::collections::{BTreeMap, HashSet};

use self::axis::{Axis, foot};
use self::bars::{Bar, Segment};
use self::flags::{Flag, diamond, flags};
use super::canvas::{Anchor, Canvas, Dress, Letters, Look};
use super::groups::{Group, Groups};
use super::legend::Legend;
use super::lines::{Line, lines};
use super::page::{Entry, Page, Sample, families};
use super::palette::{self, Paint};
use super::shown::Shown;
use super::{said, words};
use crate::draw::{Point, Rect, text};
use crate::model::{Tie, TieKey};

const MARGIN: f64 = 16.0;
const NAME: f64 = 13.0;
const SMALL: f64 = 11.0;
/// The width of the lanes' names.
const HEADS: f64 = 150.0;
/// The height of a row: words, and the bar below them.
const ROW: f64 = 23.0;
const BAR: f64 = 6.0;
/// The width of the stroke before a bar's words that tells its standing.
const STUB: f64 = 22.0;

/// A lane with its bars in rows.
struct Lane<'g> {
    group: Group<'g>,
    rows: Vec<Vec<Bar<'g>>>,
}

struct Timeline<'s, 'g> {
    shown: &'s Shown<'g>,
    axis: Axis,
    lanes: Vec<Lane<'g>>,
    flags: Vec<Flag<'g>>,
}

/// Draws a timeline; `None` where no tie has a date.
pub(crate) fn timeline(shown: &Shown<'_>, dress: Dress) -> Option<String> {
    let timeline = Timeline::new(shown)?;
    let lines = lines(shown);
    let legend = timeline.legend(&lines);
    let ties: HashSet<TieKey> = timeline.bars().map(|bar| bar.tie.key()).collect();
    let orgs = timeline
        .lanes
        .iter()
        .map(|lane| lane.group.orgs.len())
        .sum();
    let undated = shown.graph().ties().count() - ties.len();
    let mut caption = shown.caption_of(&ties, orgs, 0);
    if undated > 0 {
        let more = words::undated(undated, shown.lang());
        caption = words::sentences(&caption, &more, shown.lang());
    }
    let mut canvas = Canvas::new(dress);
    let page = Page::new(shown, timeline.axis.right + MARGIN, legend, &caption);
    let size = page.write(&mut canvas, timeline.height(), |canvas| {
        timeline.write(canvas);
    });
    Some(canvas.document(size, &shown.whole_title(), &caption, shown.lang().name()))
}

impl<'s, 'g> Timeline<'s, 'g> {
    fn new(shown: &'s Shown<'g>) -> Option<Self> {
        let graph = shown.graph();
        let dated: Vec<&Tie> = graph
            .ties()
            .filter(|tie| !shown.model().dates_of(tie).is_empty())
            .collect();
        let all_dates = dated
            .iter()
            .flat_map(|tie| shown.model().dates_of(tie))
            .map(|(_, date)| *date);
        let axis = Axis::new(all_dates, shown.as_of(), MARGIN + HEADS)?;
        let groups = Groups::single_of_all(shown);
        let mut lanes: Vec<Lane<'g>> = Vec::new();
        let mut bars: BTreeMap<usize, Vec<Bar<'g>>> = BTreeMap::new();
        for tie in dated {
            let mut seats: Vec<usize> = graph
                .parties(tie)
                .filter_map(|party| groups.group(party.org()))
                .collect();
            seats.sort_unstable();
            seats.dedup();
            for seat in seats {
                let bar = Bar::new(shown, tie, &groups.all[seat], &axis);
                bars.entry(seat).or_default().push(bar);
            }
        }
        for (seat, bars) in bars {
            lanes.push(Lane {
                group: groups.all[seat].clone(),
                rows: packed(bars),
            });
        }
        let flags = flags(shown, &axis);
        Some(Timeline {
            shown,
            axis,
            lanes,
            flags,
        })
    }

    fn bars(&self) -> impl Iterator<Item = &Bar<'g>> {
        self.lanes
            .iter()
            .flat_map(|lane| lane.rows.iter().flatten())
    }

    /// What occurs: families, standings, what the bars' looks mean, events.
    fn legend(&self, lines: &[Line<'_>]) -> Vec<Vec<Entry>> {
        let lang = self.shown.lang();
        let entry = |sample, words: &str| Entry {
            sample,
            words: words.to_owned(),
        };
        let families = families(self.shown, |family| {
            self.bars().any(|bar| bar.family() == family)
        });
        let legend = Legend::new(self.shown, &lines.iter().collect::<Vec<_>>(), true);
        let standings = legend
            .standings
            .iter()
            .map(|(mark, words)| entry(Sample::Mark(*mark), words))
            .collect();
        let looks = Segment::ALL.iter().filter(|&&look| {
            self.bars()
                .any(|bar| bar.segments.iter().any(|(_, _, of)| *of == look))
        });
        let mut looks: Vec<Entry> = looks
            .map(|&look| entry(Sample::Drawn(look.sample()), look.words().in_lang(lang)))
            .collect();
        if !self.flags.is_empty() {
            looks.push(entry(
                Sample::Drawn(|canvas, within| diamond(canvas, within.middle())),
                words::EVENT.in_lang(lang),
            ));
        }
        vec![families, standings, looks]
    }

    /// How high the events above the lanes are, and the years below them.
    fn head(&self) -> f64 {
        let rows = self
            .flags
            .iter()
            .map(|flag| flag.row + 1)
            .max()
            .unwrap_or(0);
        MARGIN + in_rows(rows, 17.0) + 24.0
    }

    fn lanes_height(&self) -> f64 {
        self.lanes.iter().map(lane_height).sum()
    }

    fn height(&self) -> f64 {
        let lanes = self.lanes_height();
        self.head() + lanes + foot(lanes) + MARGIN
    }

    fn write(&self, canvas: &mut Canvas) {
        let top = self.head();
        let bottom = top + self.lanes_height();
        let mut y = top;
        for lane in &self.lanes {
            let height = lane_height(lane);
            let ground = Rect {
                x: MARGIN,
                y: y + 1.0,
                width: self.axis.right - MARGIN,
                height: height - 2.0,
            };
            canvas.rect(
                &ground,
                3.0,
                Look::filled(lane.group.bloc.map_or(Paint::Paper, Paint::Ground)),
            );
            y += height;
        }
        self.axis.write(canvas, top, bottom);
        for flag in &self.flags {
            flag.write(self.shown, &self.axis, bottom, canvas);
        }
        let mut y = top;
        for lane in &self.lanes {
            self.lane(lane, y, canvas);
            y += lane_height(lane);
        }
    }

    fn lane(&self, lane: &Lane<'_>, y: f64, canvas: &mut Canvas) {
        let height = lane_height(lane);
        let name = Rect {
            x: MARGIN,
            y: y + 1.0,
            width: HEADS - 6.0,
            height: height - 2.0,
        };
        let words = match &lane.group.orgs[..] {
            [org] => said::org(self.shown, org),
            _ => vec![lane.group.label.clone()],
        };
        canvas.open(&format!("lane.{}", lane.group.id), &words, None);
        canvas.rect(
            &name,
            3.0,
            Look::framed(
                Paint::Node(lane.group.bloc),
                Paint::Frame(lane.group.bloc),
                1.0,
            ),
        );
        let letters = Letters {
            size: NAME,
            paint: Paint::Ink,
            bold: false,
            anchor: Anchor::Middle,
        };
        canvas.block(
            &text::wrap(&lane.group.label, NAME, HEADS - 20.0),
            &name,
            letters,
        );
        for (at, row) in lane.rows.iter().enumerate() {
            for bar in row {
                let top = y + 3.0 + in_rows(at, ROW);
                self.bar(bar, &lane.group, top, canvas);
            }
        }
        canvas.close(false);
    }

    fn bar(&self, bar: &Bar<'_>, group: &Group<'_>, top: f64, canvas: &mut Canvas) {
        let model = self.shown.model();
        let mut words = Vec::new();
        said::tie(self.shown, bar.tie, &mut words);
        let page = said::page(model, bar.tie);
        let id = format!("tie.{}.{}", bar.tie.id(), group.id);
        canvas.open_ties(&id, &words, page, &[bar.tie.key()]);
        let stroke = palette::stroke(bar.tie.standing());
        let (line, letters) = (
            Paint::Line(Some(bar.family())),
            Paint::Words(Some(bar.family())),
        );
        let level = |x: f64| Point {
            x,
            y: top + SMALL * 0.6,
        };
        let dashes = Look {
            dashes: stroke.dashes,
            ..Look::line(line, stroke.width)
        };
        let wide = text::width(&bar.words, SMALL);
        let (stub, words_at) = if bar.is_late {
            (bar.words_at + wide + 5.0, bar.words_at + wide)
        } else {
            (bar.words_at, bar.words_at + STUB)
        };
        canvas.straight(level(stub), level(stub + STUB - 5.0), dashes);
        let at = Point {
            x: words_at,
            y: top + SMALL,
        };
        canvas.words(
            &bar.words,
            at,
            Letters {
                size: SMALL,
                paint: letters,
                bold: false,
                // Measured widths are upper ones: the words stand close to their stroke.
                anchor: if bar.is_late {
                    Anchor::End
                } else {
                    Anchor::Start
                },
            },
        );
        for &(from, to, segment) in &bar.segments {
            let rect = Rect {
                x: from,
                y: top + SMALL + 2.5,
                width: (to - from).max(1.0),
                height: BAR,
            };
            segment.draw(canvas, &rect, line);
        }
        canvas.close(page.is_some());
    }
}

#[expect(clippy::cast_precision_loss, reason = "rows are few")]
fn in_rows(count: usize, height: f64) -> f64 {
    count as f64 * height
}

fn lane_height(lane: &Lane<'_>) -> f64 {
    let name = text::wrap(&lane.group.label, NAME, HEADS - 20.0).len();
    (in_rows(lane.rows.len(), ROW) + 6.0).max(in_rows(name, NAME * 1.2) + 10.0)
}

/// Bars in as few rows as take them side by side, earlier ones above.
fn packed(mut bars: Vec<Bar<'_>>) -> Vec<Vec<Bar<'_>>> {
    bars.sort_by(|a, b| {
        a.from
            .total_cmp(&b.from)
            .then_with(|| a.tie.key().cmp(&b.tie.key()))
    });
    let mut rows: Vec<Vec<Bar<'_>>> = Vec::new();
    for bar in bars {
        let fits = |row: &&mut Vec<Bar<'_>>| {
            row.iter()
                .all(|other| other.to + 8.0 < bar.from || bar.to + 8.0 < other.from)
        };
        match rows.iter_mut().find(fits) {
            Some(row) => row.push(bar),
            None => rows.push(vec![bar]),
        }
    }
    rows
}
