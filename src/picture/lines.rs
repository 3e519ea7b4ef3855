//! Links become the lines of a picture: those that look alike between the same two organisations are one line with
//! several labels, and all of two organisations are one where the picture is folded.

use std::collections::BTreeMap;

use super::palette::{self, Ink, Stroke};
use super::shown::{Shown, is_share};
use super::words;
use crate::graph::Link;
use crate::model::{
    Date, DateKey, Day, Family, Kind, Org, OrgKey, Phase, Share, Stake, Standing, Tie,
};

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
    let count = words::ties(ties(line), shown.lang());
    vec![count, kinds(shown, line)]
}

fn ties(line: &Line<'_>) -> usize {
    let mut ties: Vec<_> = line.links.iter().map(|link| link.tie().key()).collect();
    ties.sort_unstable();
    ties.dedup();
    ties.len()
}

/// The kinds of a line's ties with their numbers, the most frequent first.
fn kinds(shown: &Shown<'_>, line: &Line<'_>) -> String {
    let kinds: Vec<String> = counted_kinds(line.links.iter().map(|link| link.tie()))
        .into_iter()
        .map(|(kind, count)| {
            let label = kind.row().labels.in_lang(shown.lang());
            words::times(label, count)
        })
        .collect();
    words::listed(&kinds, shown.lang())
}

/// The kinds of ties with their numbers, the most frequent first. A tie that stands there several times counts once.
pub(crate) fn counted_kinds<'g>(ties: impl Iterator<Item = &'g Tie>) -> Vec<(Kind, usize)> {
    let mut keys = Vec::new();
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for tie in ties {
        if !keys.contains(&tie.key()) {
            keys.push(tie.key());
            *kinds.entry(tie.kind()).or_default() += 1;
        }
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|&(kind, count)| (std::cmp::Reverse(count), kind));
    kinds
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
    parts.extend(doubts(shown, link));
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

/// What is told of a link in brackets: the status of its tie where it is not plainly in force, or that one of its ends is only possibly there
/// on the day; and whether the tie lies only possibly in the time that was asked for.
pub(crate) fn doubts(shown: &Shown<'_>, link: &Link<'_>) -> impl Iterator<Item = String> + use<> {
    let tie = link.tie();
    let is_there = |end: &Org| shown.graph().is_surely_in(tie, end);
    let possibly = || words::POSSIBLY.in_lang(shown.lang()).to_owned();
    let of_ends = (!is_there(link.from()) || !is_there(link.to())).then(possibly);
    let status = status(shown, tie).or(of_ends);
    let then = possibly_then(shown, tie).map(str::to_owned);
    let words: Vec<String> = status.into_iter().chain(then).collect();
    words.into_iter().map(|words| format!("({words})"))
}

/// The status on the picture's day, unless the tie is plainly in force then. Without a day, only what never began or was
/// halted is told, as far as is known.
fn status(shown: &Shown<'_>, tie: &Tie) -> Option<String> {
    let (model, lang) = (shown.model(), shown.lang());
    let Some(day) = shown.as_of() else {
        let status = model.status(tie, Day::LAST);
        return matches!(
            status.phase,
            Phase::Planned | Phase::Suspended | Phase::Dropped
        )
        .then(|| {
            words::status(
                crate::model::Status {
                    certain: true,
                    ..status
                },
                lang,
            )
        });
    };
    let status = model.status(tie, day);
    match (status.phase, status.certain) {
        (Phase::InForce, true) => None,
        (Phase::InForce, false) => {
            let may_be_planned = model.else_phases(tie, day).contains(&Phase::Planned);
            let words = if may_be_planned {
                words::PLANNED_OR_IN_FORCE
            } else {
                words::POSSIBLY
            };
            Some(words.in_lang(lang).to_owned())
        }
        _ => Some(words::status(status, lang)),
    }
}

/// That its dates leave open whether a tie lies in the time that was asked for, where they do.
pub(crate) fn possibly_then(shown: &Shown<'_>, tie: &Tie) -> Option<&'static str> {
    let is_open = shown.graph().hit(tie).is_some_and(|hit| !hit.is_certain());
    is_open.then(|| words::POSSIBLY_THEN.in_lang(shown.lang()))
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
