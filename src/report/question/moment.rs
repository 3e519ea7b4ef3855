//! What a sentence says of a date, of a time, and of how things stood then.

use crate::graph::{Graph, Hit};
use crate::model::{Date, Day, Org, Phase, Status, Tie};
use crate::report::language::Tongue;
use crate::report::markdown::escape_line;
use crate::report::request::Narrowed;
use crate::select::Span;

/// `on 2015-11-06`, `at the end of 2015-11`.
pub(super) fn moment(date: Date, tongue: Tongue) -> String {
    let is_day = date.earliest().is_some() && date.earliest() == date.latest();
    match (tongue, is_day) {
        (Tongue::English, true) => format!("on {date}"),
        (Tongue::English, false) => format!("at the end of {date}"),
        (Tongue::Korean, false) => format!("{date} 말"),
        (Tongue::Korean | Tongue::Chinese, true) => date.to_string(),
        (Tongue::Chinese, false) => format!("{date}底"),
    }
}

/// The times in which the ties that a sentence rests on lie, certainly or possibly: `by ties that began in 2014`, `by ties with the step closed
/// since 2016`. Nothing where none is asked for.
pub(super) fn times(narrowed: &Narrowed<'_>, tongue: Tongue) -> Option<String> {
    let spans = narrowed.spans.iter();
    let told: Vec<String> = spans.map(|span| time(span, tongue)).collect();
    (!told.is_empty()).then(|| told.join(tongue.pick(", ", ", ", "，")))
}

fn time(span: &Span, tongue: Tongue) -> String {
    let steps = escape_line(&span.steps.join(", "));
    let (since, until) = (span.since, span.until);
    match tongue {
        Tongue::English => {
            let within = match (since, until) {
                (Some(since), Some(until)) if since == until => {
                    let is_day = since.earliest().is_some() && since.earliest() == since.latest();
                    format!(" {} {since}", if is_day { "on" } else { "in" })
                }
                (Some(since), Some(until)) => format!(" from {since} to {until}"),
                (Some(since), None) => format!(" since {since}"),
                (None, Some(until)) => format!(" until {until}"),
                (None, None) => String::new(),
            };
            match &*steps {
                "" => format!("by ties that began{within}"),
                steps => format!("by ties with the step {steps}{within}"),
            }
        }
        Tongue::Korean | Tongue::Chinese => {
            let within = match (since, until) {
                (Some(since), Some(until)) if since == until => since.to_string(),
                (Some(since), Some(until)) => format!("{since}–{until}"),
                (Some(since), None) => format!("{since}{}", tongue.pick("", " 이후", "以来")),
                (None, Some(until)) => format!("{until}{}", tongue.pick("", "까지", "以前")),
                (None, None) => String::new(),
            };
            let what = match &*steps {
                "" => tongue.pick("", "시작된 관계", "开始的关系").to_owned(),
                steps => format!("{} {steps}", tongue.pick("", "단계", "步骤")),
            };
            format!("{within} {what}").trim_start().to_owned()
        }
    }
}

/// `2014, 2014 시작된 관계` in brackets of a sentence that is none in English: the moment, and the times.
pub(super) fn bracketed(when: Option<String>, narrowed: &Narrowed<'_>, tongue: Tongue) -> String {
    let known = tongue.pick("as last known", "알려진 바", "据所知");
    let when = when.unwrap_or_else(|| known.to_owned());
    let all = std::iter::once(when).chain(times(narrowed, tongue));
    let all: Vec<String> = all.collect();
    all.join(tongue.pick(", ", ", ", "，"))
}

/// `, by ties that began in 2014` behind an English sentence, where a time is asked for.
pub(super) fn by_ties(narrowed: &Narrowed<'_>) -> String {
    let times = times(narrowed, Tongue::English);
    times.map_or_else(String::new, |times| format!(", {times}"))
}

/// What is to be said of ties between two that are not simply in force, by the tie that stands best: only possible is what is so for their
/// dates, for a party that is only possibly there, or for the time that is asked for.
pub(super) fn remark(
    graph: &Graph,
    ends: [&Org; 2],
    ties: &[&Tie],
    day: Day,
    tongue: Tongue,
) -> Option<String> {
    let stands = |tie: &Tie| {
        let status = graph.model().status(tie, day);
        let is_hit = graph.hit(tie).is_none_or(Hit::is_certain);
        Status {
            certain: status.certain
                && is_hit
                && ends.iter().all(|end| graph.is_surely_in(tie, end)),
            ..status
        }
    };
    let rank = |status: &Status| match status.phase {
        Phase::InForce => u8::from(!status.certain),
        Phase::Suspended => 2,
        Phase::Planned => 3,
        Phase::Ended => 4,
        Phase::Dropped => 5,
        Phase::Unknown => 6,
    };
    let best = ties.iter().map(|tie| stands(tie)).min_by_key(rank)?;
    let word = match best.phase {
        Phase::InForce if best.certain => return None,
        Phase::InForce => return Some(tongue.pick("possibly", "추정", "可能").to_owned()),
        Phase::Suspended => tongue.pick("suspended", "중단", "中止"),
        Phase::Planned => tongue.pick("planned", "예정", "计划中"),
        Phase::Ended => tongue.pick("ended", "종료", "已结束"),
        Phase::Dropped => tongue.pick("dropped", "무산", "已取消"),
        Phase::Unknown => tongue.pick("unknown", "불명", "不明"),
    };
    Some(match (best.certain, tongue) {
        (true, _) => word.to_owned(),
        (false, Tongue::English) => format!("possibly {word}"),
        (false, Tongue::Korean) => format!("{word} 추정"),
        (false, Tongue::Chinese) => format!("可能{word}"),
    })
}
