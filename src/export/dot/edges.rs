//! Links become the lines of a diagram: those that look alike between the same two organisations are one line with
//! several labels.

use std::collections::BTreeMap;

use super::drawing::Drawing;
use super::style::{self, Ink, Stroke};
use crate::graph::Link;
use crate::model::{DateKey, Family, Model, OrgKey, Phase, Standing, Tie};

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
    if !is_share {
        parts.push(tie.kind().row().labels.en.to_owned());
        parts.extend(years(model, tie));
    }
    parts.extend(stake);
    let mark = style::stroke(tie.standing()).mark;
    parts.extend((!mark.is_empty()).then(|| mark.to_owned()));
    if !is_share {
        parts.extend(tie.is_contested().then(|| style::CONTESTED.0.to_owned()));
        parts.extend(status(drawing, tie).map(|status| format!("({status})")));
    }
    parts.join(" ")
}

/// The status on the drawing's day, unless the tie is plainly in force then.
fn status(drawing: &Drawing<'_>, tie: &Tie) -> Option<String> {
    let status = drawing.graph().model().status(tie, drawing.as_of()?);
    match (status.phase, status.certain) {
        (Phase::InForce, true) => None,
        (Phase::InForce, false) => Some("possibly".to_owned()),
        _ => Some(status.to_string()),
    }
}

/// The dates that say since when a tie is, the best first; after them those of a tie that has not begun.
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

/// The years of a tie, from its start to its end where it has one: `2015`, `2012–2016`.
fn years(model: &Model, tie: &Tie) -> Option<String> {
    let dates = model.dates_of(tie);
    let first = |keys: &[DateKey]| {
        keys.iter()
            .find_map(|key| dates.iter().find(|(kept, _)| kept == key))
            .map(|(_, date)| date.years_label())
    };
    let start = first(&STARTS);
    match (start, first(&ENDS)) {
        (Some(start), Some(end)) if start != end => Some(match is_span(&start) || is_span(&end) {
            true => format!("{start} to {end}"),
            false => format!("{start}–{end}"),
        }),
        (start, end) => start.or(end),
    }
}

fn is_span(years: &str) -> bool {
    years.contains('–')
}
