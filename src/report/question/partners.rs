//! `query=partners`: who an organisation is allied with.

use super::moment::moment;
use super::{Question, Sentence};
use crate::answer::{self, Layout, SourceRef, TieRow};
use crate::model::{Date, Day, Model, Phase, Status, Tie};
use crate::query;
use crate::report::alt::named;
use crate::report::fault::Fault;
use crate::report::language::Tongue;
use crate::report::request::Request;

pub(super) static QUESTION: Question = Question {
    name: "partners",
    what: "who an organisation is allied with",
    subjects: &["org"],
    options: &[],
    rows: |request| {
        let org = request.org("org")?;
        let narrowed = request.narrow(QUESTION.subjects)?;
        Ok(answer::partners(&narrowed.asked, narrowed.graph(), org).grid())
    },
    sentence: Some(sentence),
};

fn sentence(request: &Request<'_>, tongue: Tongue) -> Result<Sentence, Fault> {
    let org = request.org("org")?;
    let narrowed = request.narrow(QUESTION.subjects)?;
    let (model, day) = (narrowed.graph().model(), narrowed.asked.as_of);
    let mut cited: Vec<SourceRef> = Vec::new();
    let mut names = Vec::new();
    for partner in query::partners(narrowed.graph(), org.key()) {
        let remark = remark(model, &partner.ties, day, tongue);
        names.push(named(partner.org, tongue, remark));
        for tie in partner.ties {
            let sources = TieRow::new(model, tie, day).sources.into_iter();
            for source in sources.map(|said| said.source) {
                if !cited.contains(&source) {
                    cited.push(source);
                }
            }
        }
    }
    let (whose, names) = (
        named(org, tongue, None),
        (!names.is_empty()).then(|| tongue.list(&names)),
    );
    let text = told(
        &whose,
        names.as_deref(),
        narrowed.as_of.map(|(date, _)| date),
        tongue,
    );
    Ok(Sentence { text, cited })
}

/// No particle follows a name, as its form would depend on the name's last sound.
fn told(whose: &str, names: Option<&str>, as_of: Option<Date>, tongue: Tongue) -> String {
    let when = as_of.map(|date| moment(date, tongue));
    match (tongue, when) {
        (Tongue::English, Some(when)) => {
            format!(
                "{whose} was allied with {} {when}.",
                names.unwrap_or("nobody in this graph")
            )
        }
        (Tongue::English, None) => {
            format!(
                "As last known, {whose} is allied with {}.",
                names.unwrap_or("nobody in this graph")
            )
        }
        (Tongue::Korean, when) => {
            let when = when.unwrap_or_else(|| "알려진 바".to_owned());
            format!("{whose}의 제휴 상대({when}): {}.", names.unwrap_or("없음"))
        }
        (Tongue::Chinese, when) => {
            let when = when.unwrap_or_else(|| "据所知".to_owned());
            format!("{whose}的合作伙伴（{when}）：{}。", names.unwrap_or("无"))
        }
    }
}

/// What is to be said of an alliance that is not simply in force, by the tie that stands best.
fn remark(model: &Model, ties: &[&Tie], day: Day, tongue: Tongue) -> Option<&'static str> {
    let rank = |status: &Status| match status.phase {
        Phase::InForce => u8::from(!status.certain),
        Phase::Suspended => 2,
        Phase::Planned => 3,
        Phase::Ended => 4,
        Phase::Dropped => 5,
        Phase::Unknown => 6,
    };
    let best = ties
        .iter()
        .map(|tie| model.status(tie, day))
        .min_by_key(rank)?;
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
