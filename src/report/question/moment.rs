//! What a sentence says of a date, and of how things stood then.

use crate::graph::{Graph, Hit};
use crate::model::{Date, Day, Org, Phase, Status, Tie};
use crate::report::language::Tongue;

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

/// What is to be said of ties between two that are not simply in force, by the tie that stands best: only possible is what is so for their
/// dates, for a party that is only possibly there, or for the time that is asked for.
pub(super) fn remark(
    graph: &Graph,
    ends: [&Org; 2],
    ties: &[&Tie],
    day: Day,
    tongue: Tongue,
) -> Option<&'static str> {
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
    match best.phase {
        Phase::InForce if best.certain => None,
        Phase::InForce => Some(tongue.pick("possibly", "추정", "可能")),
        Phase::Suspended => Some(tongue.pick("suspended", "중단", "中止")),
        Phase::Planned => Some(tongue.pick("planned", "예정", "计划中")),
        Phase::Ended => Some(tongue.pick("ended", "종료", "已结束")),
        Phase::Dropped => Some(tongue.pick("dropped", "무산", "已取消")),
        Phase::Unknown => Some(tongue.pick("unknown", "불명", "不明")),
    }
}
