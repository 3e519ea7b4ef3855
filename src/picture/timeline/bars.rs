//! The bar of a tie: what its dates prove of each day.

use super::axis::Axis;
use super::{SMALL, STUB};
use crate::draw::{Rect, text};
use crate::model::{Certainty, Day, Family, Labels, Party, Phase, Status, Tie};
use crate::picture::canvas::{Canvas, Look};
use crate::picture::groups::Group;
use crate::picture::marks::{bracketed, marked, possibly_then};
use crate::picture::palette::{self, Paint};
use crate::picture::shown::Shown;
use crate::picture::words;

/// What is known of a tie over a stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segment {
    InForce,
    Possibly,
    Planned,
    Suspended,
}

impl Segment {
    pub(super) const ALL: [Segment; 4] = [
        Segment::InForce,
        Segment::Possibly,
        Segment::Planned,
        Segment::Suspended,
    ];

    fn of(status: Status) -> Option<Segment> {
        match (status.phase, status.certain) {
            (Phase::InForce, true) => Some(Segment::InForce),
            (Phase::InForce, false) => Some(Segment::Possibly),
            (Phase::Planned, true) => Some(Segment::Planned),
            (Phase::Suspended, _) => Some(Segment::Suspended),
            (Phase::Planned, false) | (Phase::Unknown | Phase::Ended | Phase::Dropped, _) => None,
        }
    }

    pub(super) fn words(self) -> Labels {
        match self {
            Segment::InForce => words::IN_FORCE,
            Segment::Possibly => words::POSSIBLY_IN_FORCE,
            Segment::Planned => words::phase(Phase::Planned),
            Segment::Suspended => words::phase(Phase::Suspended),
        }
    }

    /// Draws it in a colour.
    pub(super) fn draw(self, canvas: &mut Canvas, rect: &Rect, paint: Paint) {
        match self {
            Segment::InForce => canvas.rect(rect, 0.0, Look::filled(paint)),
            Segment::Possibly => canvas.hatch(rect, paint),
            Segment::Planned => {
                let inner = Rect {
                    x: rect.x + 0.5,
                    y: rect.y + 0.5,
                    width: (rect.width - 1.0).max(0.5),
                    height: rect.height - 1.0,
                };
                canvas.rect(&inner, 0.0, Look::framed(Paint::Paper, paint, 1.0));
            }
            Segment::Suspended => {
                let inner = Rect {
                    y: rect.middle().y - 1.0,
                    height: 2.0,
                    ..*rect
                };
                canvas.rect(&inner, 0.0, Look::filled(paint));
            }
        }
    }

    /// The drawing of it in a legend.
    pub(super) fn sample(self) -> fn(&mut Canvas, &Rect) {
        fn bar(rect: &Rect) -> Rect {
            Rect {
                y: rect.middle().y - super::BAR / 2.0,
                height: super::BAR,
                ..*rect
            }
        }
        match self {
            Segment::InForce => {
                |canvas, within| Segment::InForce.draw(canvas, &bar(within), Paint::Muted)
            }
            Segment::Possibly => {
                |canvas, within| Segment::Possibly.draw(canvas, &bar(within), Paint::Muted)
            }
            Segment::Planned => {
                |canvas, within| Segment::Planned.draw(canvas, &bar(within), Paint::Muted)
            }
            Segment::Suspended => {
                |canvas, within| Segment::Suspended.draw(canvas, &bar(within), Paint::Muted)
            }
        }
    }
}

/// A tie in a lane.
#[derive(Clone, Debug)]
pub(super) struct Bar<'g> {
    pub(super) tie: &'g Tie,
    /// The others in it, and its kind.
    pub(super) words: String,
    /// Where these begin, and the stroke before them.
    pub(super) words_at: f64,
    /// Whether the stroke stands after them: where they have no room to the right of the bar's start, they end where it does.
    pub(super) is_late: bool,
    /// Stretches from left to right.
    pub(super) segments: Vec<(f64, f64, Segment)>,
    /// All of it, words included.
    pub(super) from: f64,
    pub(super) to: f64,
}

impl<'g> Bar<'g> {
    pub(super) fn new(shown: &Shown<'g>, tie: &'g Tie, lane: &Group<'_>, axis: &Axis) -> Self {
        let own: Vec<&Party> = own(tie, lane).collect();
        let segments = segments(shown, tie, &own, axis);
        let words = words_of(shown, tie, lane);
        let width = STUB + text::width(&words, SMALL);
        let start = segments
            .first()
            .map_or_else(|| axis.at(first_day(shown, tie, axis)), |first| first.0);
        let end = segments.last().map_or(start, |last| last.1);
        let is_late = start + width > axis.right;
        let words_at = if is_late {
            (end - width).max(axis.at(axis.first()))
        } else {
            start
        };
        Bar {
            tie,
            words,
            words_at,
            is_late,
            from: start.min(words_at),
            to: end.max(words_at + width),
            segments,
        }
    }

    pub(super) fn family(&self) -> Family {
        self.tie.kind().family()
    }
}

fn first_day(shown: &Shown<'_>, tie: &Tie, axis: &Axis) -> Day {
    let dates = shown.model().dates_of(tie).iter();
    dates
        .map(|(_, date)| axis.first_of(*date))
        .min()
        .unwrap_or(axis.first())
}

/// The parties of a tie that a lane is of.
fn own<'t>(tie: &'t Tie, lane: &Group<'_>) -> impl Iterator<Item = &'t Party> {
    let parties = tie.parties().iter();
    parties.filter(|party| lane.orgs.iter().any(|org| org.key() == party.org()))
}

/// What is in doubt about a tie on the picture's day, and in the time that was asked for. Without a day bars show all but that it was dropped.
fn doubts(shown: &Shown<'_>, tie: &Tie) -> Option<String> {
    let is_dropped = || shown.model().status(tie, Day::LAST).phase == Phase::Dropped;
    let is_told = shown.as_of().is_some() || is_dropped() || possibly_then(shown, tie).is_some();
    is_told.then(|| bracketed(shown, tie, false)).flatten()
}

/// The others in a tie, its kind, and what is in doubt.
fn words_of(shown: &Shown<'_>, tie: &Tie, lane: &Group<'_>) -> String {
    let is_own = |party: &Party| own(tie, lane).any(|own| own.org() == party.org());
    let others = shown.graph().parties(tie).filter(|party| !is_own(party));
    let is_open = |party: &Party| {
        let org = shown.model().org(party.org());
        !shown.graph().is_surely_in(tie, org)
    };
    let possibly = format!("({})", words::POSSIBLY.in_lang(shown.lang()));
    let names: Vec<String> = others
        .map(|party| {
            let mark = is_open(party).then_some(&*possibly);
            marked(shown.name(shown.model().org(party.org())), mark)
        })
        .collect();
    let kind = tie.kind().row().labels.in_lang(shown.lang());
    let mut words = if names.is_empty() {
        kind.to_owned()
    } else {
        words::headed(kind, &words::listed(&names, shown.lang()), shown.lang())
    };
    words = marked(&words, doubts(shown, tie).as_deref());
    if own(tie, lane).any(is_open) {
        words = marked(&words, Some(&possibly));
    }
    for mark in [
        palette::stroke(tie.standing()).mark,
        if tie.is_contested() {
            palette::CONTESTED
        } else {
            ""
        },
    ] {
        if !mark.is_empty() {
            words.push('\u{a0}');
            words.push_str(mark);
        }
    }
    words
}

/// The stretches of a tie's life on the axis in which one of these parties may be there. What is so of a day can only change at the
/// bounds of the tie's dates and of theirs.
fn segments(shown: &Shown<'_>, tie: &Tie, own: &[&Party], axis: &Axis) -> Vec<(f64, f64, Segment)> {
    let model = shown.model();
    let dates = model.dates_of(tie).iter().map(|(_, date)| *date);
    let stays = own.iter().flat_map(|party| [party.from(), party.until()]);
    let bounds = dates.chain(stays.flatten()).flat_map(|date| {
        [
            date.earliest(),
            date.latest(),
            date.latest().map(|day| day.plus(1)),
        ]
    });
    let mut days: Vec<Day> = bounds
        .flatten()
        .chain([axis.first()])
        .filter(|day| (axis.first()..=axis.last()).contains(day))
        .collect();
    // What may have begun at any time before a day is drawn a little before it.
    let open = model
        .dates_of(tie)
        .iter()
        .map(|(_, date)| axis.first_of(*date))
        .min()
        .unwrap_or(axis.first());
    days.push(open.max(axis.first()));
    days.retain(|&day| day >= open);
    days.sort_unstable();
    days.dedup();
    let ends = days.iter().skip(1).copied().chain([axis.last().plus(1)]);
    let mut segments: Vec<(f64, f64, Segment)> = Vec::new();
    for (&day, end) in days.iter().zip(ends) {
        let there = own.iter().map(|party| party.presence(day)).max();
        let there = there.unwrap_or(Certainty::No);
        let mut status = model.status(tie, day);
        status.certain &= there.is_certain();
        let segment = Segment::of(status).filter(|_| there.is_possible());
        let Some(segment) = segment else {
            continue;
        };
        let (from, to) = (axis.at(day), axis.at(end));
        match segments.last_mut() {
            Some(last) if last.2 == segment && (last.1 - from).abs() < 1e-6 => last.1 = to,
            _ => segments.push((from, to, segment)),
        }
    }
    // A day is seen at any scale.
    for segment in &mut segments {
        segment.1 = segment.1.max(segment.0 + 2.5);
    }
    segments
}
