//! The ties of a graph in time: a lane an organisation, a bar a tie.
//!
//! Bars show what the dates prove, as [`Model::status`](crate::model::Model::status) has it on each day: full where a tie is certainly in force, pale where possibly,
//! hollow where it is planned. So the ends of a bar are as blurred as its dates.

mod axis;
mod bars;
mod years;

pub(crate) use years::years;

use std::collections::{BTreeMap, HashSet};

use self::axis::Axis;
use self::bars::{Bar, Segment};
use super::canvas::{Anchor, Canvas, Letters, Look, Theme};
use super::diagram::wrapped;
use super::groups::{Group, Groups};
use super::legend::{Legend, Mark};
use super::lines::{Line, lines};
use super::page::{Entry, Page, Sample};
use super::palette::{self, Paint};
use super::shown::Shown;
use super::{said, words};
use crate::draw::{Point, Rect, text};
use crate::model::{Date, DateKey, Event, Record, Tie, TieKey};

const MARGIN: f64 = 16.0;
const NAME: f64 = 13.0;
const SMALL: f64 = 11.0;
/// The width of the lanes' names.
const HEADS: f64 = 150.0;
/// The height of a row: words, and the bar below them.
const ROW: f64 = 25.0;
const BAR: f64 = 7.0;
/// The width of the stroke before a bar's words that tells its standing.
const STUB: f64 = 22.0;

/// A lane with its bars in rows.
struct Lane<'g> {
    group: Group<'g>,
    rows: Vec<Vec<Bar<'g>>>,
}

/// An event as it stands above the lanes.
struct Flag<'g> {
    event: &'g Event,
    date: Date,
    row: usize,
    /// Where its words begin, or end.
    anchor: Anchor,
}

struct Timeline<'s, 'g> {
    shown: &'s Shown<'g>,
    axis: Axis,
    lanes: Vec<Lane<'g>>,
    flags: Vec<Flag<'g>>,
}

/// Draws a timeline; `None` where no tie has a date.
pub(crate) fn timeline(shown: &Shown<'_>, theme: Theme) -> Option<String> {
    let timeline = Timeline::new(shown)?;
    let lines = lines(shown);
    let legend = timeline.legend(&lines);
    let title = shown.title().unwrap_or_default();
    let ties: HashSet<TieKey> = timeline.bars().map(|bar| bar.tie.key()).collect();
    let orgs = timeline.lanes.iter().map(|lane| lane.group.orgs.len()).sum();
    let undated = shown.graph().ties().count() - ties.len();
    let mut caption = shown.caption_of(&ties, orgs, 0);
    if undated > 0 {
        caption = format!("{caption} {}", words::undated(undated, shown.lang()));
    }
    let mut canvas = Canvas::new(theme);
    let page = Page::new(title, timeline.axis.right + MARGIN, legend, &caption);
    let size = page.write(&mut canvas, timeline.height(), |canvas| timeline.write(canvas));
    Some(canvas.document(size, title, &caption, shown.lang().name()))
}

impl<'s, 'g> Timeline<'s, 'g> {
    fn new(shown: &'s Shown<'g>) -> Option<Self> {
        let graph = shown.graph();
        let dated: Vec<&Tie> = graph.ties().filter(|tie| !shown.model().dates_of(tie).is_empty()).collect();
        let events: Vec<&Event> = shown.model().events().iter().filter(|event| is_near(shown, event)).collect();
        let dates = dated.iter().flat_map(|tie| shown.model().dates_of(tie)).map(|(_, date)| *date);
        let axis = Axis::new(dates, shown.as_of(), MARGIN + HEADS)?;
        let groups = Groups::single_of_all(shown);
        let mut lanes: Vec<Lane<'g>> = Vec::new();
        let mut bars: BTreeMap<usize, Vec<Bar<'g>>> = BTreeMap::new();
        for tie in dated {
            let mut seats: Vec<usize> = tie.parties().iter().filter_map(|party| groups.group(party.org())).collect();
            seats.sort_unstable();
            seats.dedup();
            for seat in seats {
                let bar = Bar::new(shown, tie, &groups.all[seat], &axis);
                bars.entry(seat).or_default().push(bar);
            }
        }
        for (seat, bars) in bars {
            lanes.push(Lane { group: groups.all[seat].clone(), rows: packed(bars) });
        }
        let flags = flags(shown, &events, &axis);
        Some(Timeline { shown, axis, lanes, flags })
    }

    fn bars(&self) -> impl Iterator<Item = &Bar<'g>> {
        self.lanes.iter().flat_map(|lane| lane.rows.iter().flatten())
    }

    /// What occurs: families, standings, what the bars' looks mean, events.
    fn legend(&self, lines: &[Line<'_>]) -> Vec<Vec<Entry>> {
        let lang = self.shown.lang();
        let entry = |sample, words: &str| Entry { sample, words: words.to_owned() };
        let families = crate::model::Family::ALL.iter().filter(|&&family| self.bars().any(|bar| bar.family() == family));
        let families = families
            .map(|&family| entry(Sample::Mark(Mark::Line(Some(family))), words::family(family).in_lang(lang)))
            .collect();
        let legend = Legend::new(self.shown, lines.iter(), true);
        let standings = legend.standings.iter().map(|(mark, words)| entry(Sample::Mark(*mark), words)).collect();
        let looks = Segment::ALL.iter().filter(|&&look| self.bars().any(|bar| bar.segments.iter().any(|(_, _, of)| *of == look)));
        let mut looks: Vec<Entry> = looks.map(|&look| entry(Sample::Drawn(look.sample()), look.words().in_lang(lang))).collect();
        if !self.flags.is_empty() {
            looks.push(entry(Sample::Drawn(|canvas, within| diamond(canvas, within.middle())), words::EVENT.in_lang(lang)));
        }
        vec![families, standings, looks]
    }

    /// How high the events above the lanes are, and the years below them.
    fn head(&self) -> f64 {
        let rows = self.flags.iter().map(|flag| flag.row + 1).max().unwrap_or(0);
        MARGIN + in_rows(rows, 17.0) + 24.0
    }

    fn height(&self) -> f64 {
        self.head() + self.lanes.iter().map(lane_height).sum::<f64>() + MARGIN
    }

    fn write(&self, canvas: &mut Canvas) {
        let (top, bottom) = (self.head(), self.height() - MARGIN);
        let mut y = top;
        for lane in &self.lanes {
            let height = lane_height(lane);
            let ground = Rect { x: MARGIN, y: y + 1.0, width: self.axis.right - MARGIN, height: height - 2.0 };
            canvas.rect(&ground, 3.0, Look::filled(lane.group.bloc.map_or(Paint::Paper, Paint::Ground)));
            y += height;
        }
        self.axis.write(canvas, top, bottom);
        for flag in &self.flags {
            self.flag(flag, bottom, canvas);
        }
        let mut y = top;
        for lane in &self.lanes {
            self.lane(lane, y, canvas);
            y += lane_height(lane);
        }
    }

    fn lane(&self, lane: &Lane<'_>, y: f64, canvas: &mut Canvas) {
        let height = lane_height(lane);
        let name = Rect { x: MARGIN, y: y + 1.0, width: HEADS - 6.0, height: height - 2.0 };
        let words = match &lane.group.orgs[..] {
            [org] => said::org(self.shown, org),
            _ => vec![lane.group.label.clone()],
        };
        canvas.open(&format!("lane.{}", lane.group.id), &words, None);
        canvas.rect(&name, 3.0, Look::framed(Paint::Node(lane.group.bloc), Paint::Frame(lane.group.bloc), 1.0));
        let letters = Letters { size: NAME, paint: Paint::Ink, bold: false, anchor: Anchor::Middle };
        canvas.block(&wrapped(&lane.group.label, NAME, HEADS - 20.0), &name, letters);
        for (at, row) in lane.rows.iter().enumerate() {
            for bar in row {
                let top = y + 4.0 + in_rows(at, ROW);
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
        canvas.open(&format!("tie.{}.{}", bar.tie.id(), group.id), &words, page);
        let stroke = palette::stroke(bar.tie.standing());
        let (line, letters) = (Paint::Line(Some(bar.family())), Paint::Words(Some(bar.family())));
        let level = |x: f64| Point { x, y: top + SMALL * 0.6 };
        let dashes = Look { dashes: stroke.dashes, ..Look::line(line, stroke.width) };
        canvas.straight(level(bar.words_at), level(bar.words_at + STUB - 5.0), dashes);
        let at = Point { x: bar.words_at + STUB, y: top + SMALL };
        canvas.words(&bar.words, at, Letters { size: SMALL, paint: letters, bold: false, anchor: Anchor::Start });
        for &(from, to, segment) in &bar.segments {
            let rect = Rect { x: from, y: top + SMALL + 3.5, width: (to - from).max(1.0), height: BAR };
            segment.draw(canvas, &rect, line);
        }
        canvas.close(page.is_some());
    }

    fn flag(&self, flag: &Flag<'_>, bottom: f64, canvas: &mut Canvas) {
        let model = self.shown.model();
        let y = MARGIN + in_rows(flag.row, 17.0) + 8.0;
        let (first, last) = self.axis.range(flag.date);
        let middle = Point { x: f64::midpoint(first, last), y };
        let title = self.shown.event_title(flag.event);
        let dates: Vec<String> = flag.event.dates().iter().map(|(_, date)| date.to_string()).collect();
        let page = said::page_about(model, Record::Event(flag.event.key()));
        canvas.open(&format!("event.{}", flag.event.id()), &[title.to_owned(), dates.join(", ")], page);
        let guide = Look { dashes: "1 3", ..Look::line(Paint::Muted, 0.8) };
        canvas.straight(middle, Point { y: bottom, ..middle }, guide);
        if last - first > 10.0 {
            let blur = Rect { x: first, y: y - 1.5, width: last - first, height: 3.0 };
            canvas.rect(&blur, 1.0, Look::filled(Paint::Faint));
        }
        diamond(canvas, middle);
        let off = ((last - first) / 2.0 + 3.0).max(9.0);
        let side = if flag.anchor == Anchor::Start { off } else { -off };
        let at = Point { x: middle.x + side, y: y + SMALL * 0.36 };
        canvas.words(title, at, Letters { size: SMALL, paint: Paint::Ink, bold: false, anchor: flag.anchor });
        canvas.close(page.is_some());
    }
}

#[expect(clippy::cast_precision_loss, reason = "rows are few")]
fn in_rows(count: usize, height: f64) -> f64 {
    count as f64 * height
}

fn lane_height(lane: &Lane<'_>) -> f64 {
    let name = wrapped(&lane.group.label, NAME, HEADS - 20.0).len();
    (in_rows(lane.rows.len(), ROW) + 10.0).max(in_rows(name, NAME * 1.2) + 12.0)
}

/// Bars in as few rows as take them side by side, earlier ones above.
fn packed(mut bars: Vec<Bar<'_>>) -> Vec<Vec<Bar<'_>>> {
    bars.sort_by(|a, b| a.from.total_cmp(&b.from).then_with(|| a.tie.key().cmp(&b.tie.key())));
    let mut rows: Vec<Vec<Bar<'_>>> = Vec::new();
    for bar in bars {
        let fits = |row: &&mut Vec<Bar<'_>>| row.iter().all(|other| other.to + 8.0 < bar.from || bar.to + 8.0 < other.from);
        match rows.iter_mut().find(fits) {
            Some(row) => row.push(bar),
            None => rows.push(vec![bar]),
        }
    }
    rows
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

/// Events in rows, so that their words don't run into each other.
fn flags<'g>(shown: &Shown<'_>, events: &[&'g Event], axis: &Axis) -> Vec<Flag<'g>> {
    let mut placed: Vec<(f64, f64, usize)> = Vec::new();
    let mut flags = Vec::new();
    let dated = events.iter().filter_map(|event| {
        let on = event.dates().iter().find(|(key, _)| *key == DateKey::On).or(event.dates().first())?;
        Some((*event, on.1))
    });
    let mut dated: Vec<_> = dated.filter(|(_, date)| axis.has(*date)).collect();
    dated.sort_by_key(|(event, date)| (date.earliest(), event.key()));
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
        let is_free = |row: usize| placed.iter().all(|&(start, end, at)| at != row || end < from || to < start);
        let row = (0..).find(|&row| is_free(row)).unwrap_or(0);
        placed.push((from, to, row));
        flags.push(Flag { event, date, row, anchor });
    }
    flags
}

fn diamond(canvas: &mut Canvas, middle: Point) {
    let corner = |x: f64, y: f64| Point { x: middle.x + x, y: middle.y + y };
    canvas.polygon(&[corner(0.0, -5.5), corner(5.5, 0.0), corner(0.0, 5.5), corner(-5.5, 0.0)], Look::filled(Paint::Ink));
}
