//! Links become the lines of a picture: those that look alike between the same two organisations are one line with
//! several labels, and all of two organisations are one where the picture is folded.

use std::collections::BTreeMap;

use super::marks::{Counted, counted_kinds, mark, marked};
use super::palette::{self, Ink, Stroke};
use super::shown::{Shown, is_share};
use super::words;
use crate::graph::Link;
use crate::model::{Date, DateKey, Family, OrgKey, Share, Stake, Standing, Tie};

/// A line with its links.
#[derive(Clone, Debug)]
pub(crate) struct Line<'g> {
    /// Where it comes from; of a line without direction, the organisation with the smaller id.
    pub(crate) from: OrgKey,
    pub(crate) to: OrgKey,
    pub(crate) directed: bool,
    /// None where several families are folded.
    pub(crate) family: Option<Family>,
    pub(crate) standing: Standing,
    /// The links, the earliest first.
    pub(crate) links: Vec<Link<'g>>,
}

impl Line<'_> {
    pub(crate) fn ink(&self) -> Ink {
        palette::ink(self.family)
    }

    pub(crate) fn stroke(&self) -> Stroke {
        palette::stroke(self.standing)
    }
}

/// The lines of a picture, in a fixed order.
pub(crate) fn lines<'g>(shown: &Shown<'g>) -> Vec<Line<'g>> {
    let mut groups: BTreeMap<_, Vec<Link<'g>>> = BTreeMap::new();
    for link in shown.graph().links() {
        let ends = (link.from().key(), link.to().key());
        let (low, high) = (ends.0.min(ends.1), ends.0.max(ends.1));
        let key = if shown.is_folded() {
            (low, high, None)
        } else {
            let look = (link.family(), link.tie().standing(), link.is_directed());
            let (from, to) = if link.is_directed() {
                ends
            } else {
                (low, high)
            };
            (from, to, Some(look))
        };
        groups.entry(key).or_default().push(link);
    }
    let by_start = |link: &Link<'g>| {
        let start = span(shown, link.tie()).start;
        let day = start.and_then(|date| date.earliest().or(date.latest()));
        (day.is_none(), day, link.tie().key())
    };
    let in_time = |mut links: Vec<Link<'g>>| {
        links.sort_by_key(by_start);
        links
    };
    groups.into_values().map(in_time).filter_map(line).collect()
}

/// What links have in common.
fn line(links: Vec<Link<'_>>) -> Option<Line<'_>> {
    let first = *links.first()?;
    let ends = (first.from().key(), first.to().key());
    let is_like =
        |link: &Link<'_>| link.is_directed() && (link.from().key(), link.to().key()) == ends;
    let directed = links.iter().all(is_like);
    let (from, to) = if directed {
        ends
    } else {
        (ends.0.min(ends.1), ends.0.max(ends.1))
    };
    let one_family = links.iter().all(|link| link.family() == first.family());
    Some(Line {
        from,
        to,
        directed,
        family: one_family.then(|| first.family()),
        // A line is as sure as the surest of its ties.
        standing: links.iter().map(|link| link.tie().standing()).min()?,
        links,
    })
}

/// What stands on a line: a label for each of its links, or their number and kinds where they are folded.
pub(crate) fn labels(shown: &Shown<'_>, line: &Line<'_>) -> Vec<String> {
    let own = |link: &Link<'_>| Some(label(shown, link)).filter(|label| !label.is_empty());
    if !shown.is_folded() || line.links.len() < 2 {
        return line.links.iter().filter_map(own).collect();
    }
    let count = Counted::all(shown, &line.links).len();
    let count = words::ties(count, shown.lang());
    vec![count, kinds(shown, line)]
}

/// The kinds of a line's ties with their numbers and what is in doubt, the most frequent first.
fn kinds(shown: &Shown<'_>, line: &Line<'_>) -> String {
    let ties = Counted::all(shown, &line.links);
    let kinds: Vec<String> = counted_kinds(&ties)
        .into_iter()
        .map(|(kind, mark, count)| {
            let label = kind.row().labels.in_lang(shown.lang());
            marked(&words::times(label, count), mark)
        })
        .collect();
    words::listed(&kinds, shown.lang())
}

/// What stands on a line for one of its links: the kind, the years, the stake, and what is in doubt.
fn label(shown: &Shown<'_>, link: &Link<'_>) -> String {
    let tie = link.tie();
    let stake = tie
        .party(link.from().key())
        .and_then(|party| party.stake())
        .filter(|_| link.family() == Family::Ownership)
        .map(|stake| stake_label(*stake, shown))
        .map(|stake| match shown.left_of(link) {
            Some(left) => format!("{left} ({stake})"),
            None => stake,
        });
    // A share in a venture is told by the stake, and its status: the venture's kind and years stand between the partners.
    let is_share = is_share(link);
    let mut parts: Vec<String> = Vec::new();
    if is_share {
        parts.extend(stake);
    } else {
        parts.push(tie.kind().row().labels.in_lang(shown.lang()).to_owned());
        parts.extend(years(shown, tie));
        if let (Some(last), Some(_)) = (parts.last_mut(), &stake) {
            last.push(',');
        }
        parts.extend(stake.map(|stake| stake.replace(' ', "\u{a0}")));
    }
    parts.extend(mark(shown, link));
    let mut label = parts.join(" ");
    let contested = (tie.is_contested() && !is_share) || shown.excess(link).is_some();
    let marks = [
        palette::stroke(tie.standing()).mark,
        if contested { palette::CONTESTED } else { "" },
    ];
    for mark in marks.iter().filter(|mark| !mark.is_empty()) {
        // No line breaks before a mark.
        label.push('\u{a0}');
        label.push_str(mark);
    }
    label
}

/// A stake, the votes in words of the picture's language.
pub(crate) fn stake_label(stake: Stake, shown: &Shown<'_>) -> String {
    let of_votes = words::OF_VOTES;
    let word = of_votes.in_lang(shown.lang());
    if word == of_votes.en {
        return stake.label();
    }
    let votes = stake
        .votes()
        .map(|votes| format!("{word} {}", votes.label()));
    match (stake.equity().map(Share::label), votes) {
        (Some(equity), Some(votes)) => format!("{equity} ({votes})"),
        (equity, votes) => equity.or(votes).unwrap_or_default(),
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

/// The dates that a picture shows of a tie's life: since when it is, until when, and whether the first of them is an observation only.
pub(crate) struct Span {
    pub(crate) start: Option<Date>,
    pub(crate) end: Option<Date>,
    pub(crate) observed: bool,
}

pub(crate) fn span(shown: &Shown<'_>, tie: &Tie) -> Span {
    let dates = shown.model().dates_of(tie);
    let of = |key: DateKey| {
        let of = move |&&(kept, _): &&(DateKey, Date)| kept == key;
        dates.iter().filter(of).map(|(_, date)| *date)
    };
    let first = |keys: &[DateKey]| keys.iter().find(|&&key| of(key).next().is_some()).copied();
    let start = first(&STARTS);
    let observed = start == Some(DateKey::Observed);
    let end = match first(&ENDS) {
        Some(key) => of(key).next(),
        None if observed => of(DateKey::Observed).next_back(),
        None => None,
    };
    Span {
        start: start.and_then(|key| of(key).next()),
        end,
        observed,
    }
}

/// The years of a tie, from its start to its end where it has one: `2015`, `2012–2016`; of one whose start is unknown,
/// those in which it was observed: `in 2014–2015`.
pub(crate) fn years(shown: &Shown<'_>, tie: &Tie) -> Option<String> {
    let span = span(shown, tie);
    let bounded = |years: &str| words::bounded(span.observed, years, shown.lang());
    let (start, end) = match (
        span.start.map(Date::years_label),
        span.end.map(Date::years_label),
    ) {
        (Some(start), Some(end)) if start != end => (start, end),
        (start, end) => return start.or(end).map(|years| bounded(&years)),
    };
    let both_plain = [&start, &end].iter().all(|years| !years.contains('–'));
    let dash = if both_plain {
        "–"
    } else {
        words::to(shown.lang())
    };
    if both_plain {
        return Some(bounded(&format!("{start}{dash}{end}")));
    }
    Some(format!(
        "{}{dash}{}",
        bounded(&start),
        words::until(&end, shown.lang())
    ))
}
