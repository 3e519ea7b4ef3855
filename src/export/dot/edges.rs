//! Links become the lines of a diagram: those that look alike between the same two organisations are one line with
//! several labels.

use std::collections::BTreeMap;

use super::drawing::Drawing;
use super::style::{self, Ink, Stroke};
use crate::graph::Link;
use crate::model::{Date, DateKey, Day, Family, Model, OrgKey, Phase, Standing, Tie};

/// Which way the arrow points, seen along the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Arrow {
    None,
    Forward,
    Back,
}

/// What makes two links one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Look {
    /// The end that stands further left.
    pub(super) tail: OrgKey,
    pub(super) head: OrgKey,
    pub(super) family: Family,
    pub(super) standing: Standing,
    pub(super) arrow: Arrow,
}

impl Look {
    pub(super) fn ink(&self) -> Ink {
        style::ink(self.family)
    }

    pub(super) fn stroke(&self) -> Stroke {
        style::stroke(self.standing)
    }
}

/// The lines of a drawing, each with its links, in a fixed order.
pub(super) fn edges<'g>(drawing: &Drawing<'g>) -> Vec<(Look, Vec<Link<'g>>)> {
    let mut edges: BTreeMap<Look, Vec<Link<'g>>> = BTreeMap::new();
    for link in drawing.graph().links() {
        let (from, to) = (link.from(), link.to());
        let turned = drawing.column(to) < drawing.column(from);
        let (tail, head) = if turned { (to, from) } else { (from, to) };
        let look = Look {
            tail: tail.key(),
            head: head.key(),
            family: link.family(),
            standing: link.tie().standing(),
            arrow: match (link.is_directed(), turned) {
                (false, _) => Arrow::None,
                (true, false) => Arrow::Forward,
                (true, true) => Arrow::Back,
            },
        };
        edges.entry(look).or_default().push(link);
    }
    edges.into_iter().collect()
}

/// What stands on a line for one of its links: the kind, the years, the stake, and what is in doubt.
pub(super) fn label(drawing: &Drawing<'_>, link: &Link<'_>) -> String {
    let (model, tie) = (drawing.graph().model(), link.tie());
    let stake = tie
        .party(link.from().key())
        .and_then(|party| party.stake())
        .filter(|_| link.family() == Family::Ownership)
        .map(|stake| stake.label());
    // A share in a venture is told by the stake alone: the venture's kind and years stand between the partners.
    let is_share = link.family() != tie.kind().family();
    let mut parts: Vec<String> = Vec::new();
    if is_share {
        parts.extend(stake);
    } else {
        parts.push(tie.kind().row().labels.en.to_owned());
        parts.extend(years(model, tie));
        if let (Some(last), Some(_)) = (parts.last_mut(), &stake) {
            last.push(',');
        }
        parts.extend(stake.map(|stake| stake.replace(' ', "\u{a0}")));
        parts.extend(status(drawing, tie).map(|status| format!("({status})")));
    }
    let mut label = parts.join(" ");
    let contested = tie.is_contested() && !is_share;
    let marks = [
        style::stroke(tie.standing()).mark,
        if contested { style::CONTESTED.0 } else { "" },
    ];
    for mark in marks.iter().filter(|mark| !mark.is_empty()) {
        // No line breaks before a mark.
        label.push('\u{a0}');
        label.push_str(mark);
    }
    label
}

/// The status on the drawing's day, unless the tie is plainly in force then. Without a day, only what never began or was
/// halted is told, as far as is known.
fn status(drawing: &Drawing<'_>, tie: &Tie) -> Option<String> {
    let model = drawing.graph().model();
    let Some(day) = drawing.as_of() else {
        let phase = model.status(tie, Day::LAST).phase;
        return matches!(phase, Phase::Planned | Phase::Suspended | Phase::Dropped)
            .then(|| phase.to_string());
    };
    let status = model.status(tie, day);
    match (status.phase, status.certain) {
        (Phase::InForce, true) => None,
        (Phase::InForce, false) => Some("possibly".to_owned()),
        _ => Some(status.to_string()),
    }
}

/// The dates that say since when a tie is, the best first; then those of a tie that has not begun.
const STARTS: [DateKey; 8] = [
    DateKey::From,
    DateKey::Closed,
    DateKey::Signed,
    DateKey::Announced,
    DateKey::Observed,
    DateKey::Approved,
    DateKey::Due,
    DateKey::Rumoured,
];

const ENDS: [DateKey; 5] = [
    DateKey::Ended,
    DateKey::Until,
    DateKey::Withdrawn,
    DateKey::Refused,
    DateKey::Blocked,
];

/// The years of a tie, from its start to its end where it has one: `2015`, `2012–2016`; of one whose start is unknown,
/// those in which it was observed: `in 2014–2015`.
fn years(model: &Model, tie: &Tie) -> Option<String> {
    let dates = model.dates_of(tie);
    let of = |key: DateKey| dates.iter().filter(move |(kept, _)| *kept == key);
    let first = |keys: &[DateKey]| keys.iter().find(|&&key| of(key).next().is_some()).copied();
    let label = |date: Option<&(DateKey, Date)>| date.map(|(_, date)| date.years_label());
    let start_key = first(&STARTS);
    let start = start_key.and_then(|key| label(of(key).next()));
    let observed = start_key == Some(DateKey::Observed);
    let end = match first(&ENDS) {
        Some(key) => label(of(key).next()),
        None if observed => label(of(DateKey::Observed).next_back()),
        None => None,
    };
    let prefix = if observed { "in\u{a0}" } else { "" };
    let (start, end) = match (start, end) {
        (Some(start), Some(end)) if start != end => (start, end),
        (start, end) => return start.or(end).map(|years| bounded(prefix, &years)),
    };
    let both_plain = [&start, &end].iter().all(|years| !years.contains('–'));
    let dash = if both_plain { "–" } else { "\u{a0}to\u{a0}" };
    Some(bounded(prefix, &format!("{start}{dash}{end}")))
}

/// Says in words that a year is a bound: `–2014` is `by 2014`, `2014–` is `2014 or later`.
fn bounded(prefix: &str, years: &str) -> String {
    if let Some(latest) = years.strip_prefix('–') {
        format!("by\u{a0}{latest}")
    } else if let Some(earliest) = years.strip_suffix('–') {
        format!("{earliest}\u{a0}or\u{a0}later")
    } else {
        format!("{prefix}{years}")
    }
}
