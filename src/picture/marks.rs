//! What marks a tie in a picture that is not plainly in force, or lies only possibly in the time that was asked for: the same words
//! wherever it is drawn or counted.

use std::collections::BTreeMap;

use super::shown::Shown;
use super::words;
use crate::graph::Link;
use crate::model::{Day, Kind, Lang, Org, Phase, Status, Tie};
use crate::query::{Doubt, Doubts};

/// A tie among others that are counted, with what is in doubt about it there.
#[derive(Clone, Debug)]
pub(super) struct Counted<'g> {
    pub(super) tie: &'g Tie,
    /// `(planned)`; nothing of what is in no doubt.
    pub(super) mark: Option<String>,
}

impl<'g> Counted<'g> {
    /// The ties of some links. What a tie certainly links is in no doubt, though others of its links be.
    pub(super) fn all(shown: &Shown<'_>, links: &[Link<'g>]) -> Vec<Counted<'g>> {
        let mut ties: BTreeMap<_, Vec<Link<'g>>> = BTreeMap::new();
        for link in links {
            ties.entry(link.tie().key()).or_default().push(*link);
        }
        let counted = ties.into_values().map(|links| {
            let marks = links.iter().map(|link| mark(shown, link));
            let tie = links[0].tie();
            let mark = marks.min().flatten();
            Counted { tie, mark }
        });
        counted.collect()
    }

    /// What it is called, with what is in doubt.
    pub(super) fn title(&self, shown: &Shown<'_>) -> String {
        marked(shown.tie_title(self.tie), self.mark.as_deref())
    }
}

/// How many ties there are, and of these, how many bear which mark: `2 ties, 1 planned or in force`.
pub(crate) fn tallied_marks(marks: &[Option<String>], lang: Lang) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for mark in marks.iter().flatten() {
        *counts.entry(mark).or_default() += 1;
    }
    let marked = counts
        .into_iter()
        .map(|(mark, count)| words::so_many(count, &unbracketed(mark, lang), lang));
    let all: Vec<String> = [words::ties(marks.len(), lang)]
        .into_iter()
        .chain(marked)
        .collect();
    words::in_row(&all, lang)
}

/// A mark where no words stand before it, which would say what is only possible.
pub(super) fn unbracketed(mark: &str, lang: Lang) -> String {
    let possibly = words::POSSIBLY.in_lang(lang);
    let parts = mark.trim_matches(['(', ')']).split(") (");
    let alone = |part: &str| {
        let part = if part == possibly {
            words::ONLY_POSSIBLE.in_lang(lang)
        } else {
            part
        };
        part.to_owned()
    };
    let parts: Vec<String> = parts.map(alone).collect();
    words::listed(&parts, lang)
}

/// Words with a mark behind them, if there is one.
pub(super) fn marked(words: &str, mark: Option<&str>) -> String {
    match mark {
        Some(mark) => format!("{words} {mark}"),
        None => words.to_owned(),
    }
}

/// The kinds of ties, each with what is in doubt and how many there are, the most frequent first.
pub(super) fn counted_kinds<'c>(ties: &'c [Counted<'_>]) -> Vec<(Kind, Option<&'c str>, usize)> {
    let mut kinds: BTreeMap<(Kind, Option<&str>), usize> = BTreeMap::new();
    for counted in ties {
        let key = (counted.tie.kind(), counted.mark.as_deref());
        *kinds.entry(key).or_default() += 1;
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|&((kind, mark), count)| (std::cmp::Reverse(count), kind, mark));
    let flat = |((kind, mark), count)| (kind, mark, count);
    kinds.into_iter().map(flat).collect()
}

/// All that is in doubt about a tie and any of its parties, in brackets.
pub(super) fn tie_mark(shown: &Shown<'_>, tie: &Tie) -> Option<String> {
    let graph = shown.graph();
    let is_open = |org| !graph.is_surely_in(tie, shown.model().org(org));
    let of_parties = graph.parties(tie).any(|party| is_open(party.org()));
    bracketed(shown, tie, of_parties)
}

/// The same, where it is told already whether parties are in doubt.
pub(super) fn bracketed(shown: &Shown<'_>, tie: &Tie, of_parties: bool) -> Option<String> {
    let possibly = of_parties.then(|| words::POSSIBLY.in_lang(shown.lang()).to_owned());
    let status = status(shown, tie).or(possibly);
    let then = possibly_then(shown, tie).map(str::to_owned);
    let words = status.into_iter().chain(then);
    let words: Vec<String> = words.map(|words| format!("({words})")).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// All that is in doubt about a link, in brackets.
/// The status of its tie where it is not plainly in force, or that one of its ends is only possibly there on the day; and whether the tie lies
/// only possibly in the time that was asked for.
pub(crate) fn mark(shown: &Shown<'_>, link: &Link<'_>) -> Option<String> {
    let is_there = |end: &Org| shown.graph().is_surely_in(link.tie(), end);
    let of_ends = !is_there(link.from()) || !is_there(link.to());
    bracketed(shown, link.tie(), of_ends)
}

/// How many of some ties are in which doubt; empty where none is.
pub(super) fn tallied<'t>(shown: &Shown<'_>, ties: impl IntoIterator<Item = &'t Tie>) -> String {
    let doubts = Doubts::of(shown.graph(), ties, shown.as_of());
    doubts_in_words(&doubts, shown.lang())
}

/// How many ties are in which doubt, in words: `1 planned, 2 possibly in force`; empty where none is.
pub(crate) fn doubts_in_words(doubts: &Doubts, lang: Lang) -> String {
    let one = |(doubts, ties): (&[Doubt], usize)| {
        words::so_many(ties, &doubts_of_tie(doubts, lang), lang)
    };
    let all: Vec<String> = doubts.iter().map(one).collect();
    words::in_row(&all, lang)
}

/// The doubts about one tie, in words: `planned, possibly then`.
pub(crate) fn doubts_of_tie(doubts: &[Doubt], lang: Lang) -> String {
    let all: Vec<String> = doubts.iter().map(|doubt| in_words(*doubt, lang)).collect();
    words::listed(&all, lang)
}

/// A doubt in the words of pictures.
fn in_words(doubt: Doubt, lang: Lang) -> String {
    let words = match doubt {
        Doubt::Stands {
            or_planned: true, ..
        } => words::PLANNED_OR_IN_FORCE,
        Doubt::Stands {
            phase: Phase::InForce,
            certain: false,
            ..
        } => words::POSSIBLY_IN_FORCE,
        Doubt::Stands { phase, certain, .. } => {
            return words::status(Status { phase, certain }, lang);
        }
        Doubt::Party => words::POSSIBLY_THERE,
        Doubt::Time => words::POSSIBLY_THEN,
    };
    words.in_lang(lang).to_owned()
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
                Status {
                    certain: true,
                    ..status
                },
                lang,
            )
        });
    };
    status_mark(model.status(tie, day), &model.else_phases(tie, day), lang)
}

/// What a line has room for of a status with the other phases in which the tie may be: nothing where it is plainly in force.
pub(crate) fn status_mark(status: Status, others: &[Phase], lang: Lang) -> Option<String> {
    let words = match (status.phase, status.certain) {
        (Phase::InForce, true) => return None,
        (Phase::InForce, false) if others.contains(&Phase::Planned) => words::PLANNED_OR_IN_FORCE,
        (Phase::InForce, false) => words::POSSIBLY,
        _ => return Some(words::status(status, lang)),
    };
    Some(words.in_lang(lang).to_owned())
}

/// That its dates leave open whether a tie lies in the time that was asked for, where they do.
pub(super) fn possibly_then(shown: &Shown<'_>, tie: &Tie) -> Option<&'static str> {
    let is_open = shown.graph().hit(tie).is_some_and(|hit| !hit.is_certain());
    is_open.then(|| words::POSSIBLY_THEN.in_lang(shown.lang()))
}
