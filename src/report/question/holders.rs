//! What `owners` and `holdings` share: they are one question, asked up and down the chain.

use super::Sentence;
use super::moment::{bracketed, by_ties, moment};
use crate::answer::{Asked, Grid, OwnerRow, OwnersAnswer, SourceRef};
use crate::graph::Graph;
use crate::model::Org;
use crate::report::alt::named;
use crate::report::fault::Fault;
use crate::report::language::Tongue;
use crate::report::markdown::escape;
use crate::report::request::{Narrowed, Request};

type Ask = fn(&Asked, &Graph, &Org) -> OwnersAnswer;

pub(super) fn rows(request: &Request<'_>, ask: Ask) -> Result<Grid, Fault> {
    let (answer, ..) = answer(request, ask)?;
    Ok(answer.whole_grid())
}

fn answer<'a>(
    request: &Request<'a>,
    ask: Ask,
) -> Result<(OwnersAnswer, &'a Org, Narrowed<'a>), Fault> {
    let org = request.org("org")?;
    let narrowed = request.narrow(&["org"])?;
    let answer = ask(&narrowed.asked, narrowed.graph(), org);
    let answer = match request.text("holder") {
        Some(_) => answer.of_holder(request.org("holder")?),
        None => answer,
    };
    Ok((answer, org, narrowed))
}

/// Those who hold something directly, or control: who holds through others only is for the table.
pub(super) fn sentence(request: &Request<'_>, tongue: Tongue, ask: Ask) -> Result<Sentence, Fault> {
    if request.text("holder").is_some() {
        let message = "there is no sentence on a single holder";
        return Err(request.fault("holder", message, "write it as a `table`"));
    }
    let (answer, org, narrowed) = answer(request, ask)?;
    let up = answer.query.command == "owners";
    let rows = || {
        answer
            .rows
            .iter()
            .filter(|row| row.direct.is_some() || row.control.is_some())
    };
    let cited = cited(rows(), &answer);
    let name = |row: &OwnerRow| {
        let remark = remark(row, up, tongue);
        let remark = (!remark.is_empty()).then_some(&*remark);
        match request.graph.find(&row.org.id) {
            Ok(other) => named(other, tongue, remark),
            Err(_) => crate::report::markdown::escape_line(&row.org.name),
        }
    };
    let names: Vec<String> = rows().map(name).collect();
    let names = if names.is_empty() {
        narrowed.nobody(tongue)
    } else {
        tongue.list(&names)
    };
    let whose = named(org, tongue, None);
    let text = told(&whose, &names, up, &narrowed, tongue) + &beside(request, tongue, &answer);
    Ok(Sentence { text, cited })
}

/// The sources of what is held directly, and of what is planned, each once.
fn cited<'r>(rows: impl Iterator<Item = &'r OwnerRow>, answer: &'r OwnersAnswer) -> Vec<SourceRef> {
    let mut cited: Vec<SourceRef> = Vec::new();
    let direct = rows.filter_map(|row| row.direct.as_ref());
    let ties = direct.flat_map(|direct| &direct.ties);
    for said in ties.chain(&answer.planned).flat_map(|tie| &tie.sources) {
        if !cited.contains(&said.source) {
            cited.push(said.source.clone());
        }
    }
    cited
}

fn told(whose: &str, names: &str, up: bool, narrowed: &Narrowed<'_>, tongue: Tongue) -> String {
    let when = narrowed.as_of.map(|(date, _)| moment(date, tongue));
    let by = by_ties(narrowed);
    match (tongue, when) {
        (Tongue::English, Some(when)) if up => {
            format!("{whose} was owned or controlled by {names} {when}{by}.")
        }
        (Tongue::English, None) if up => {
            format!("As last known, {whose} is owned or controlled by {names}{by}.")
        }
        (Tongue::English, Some(when)) => {
            format!("{whose} had holdings in or control of {names} {when}{by}.")
        }
        (Tongue::English, None) => {
            format!("As last known, {whose} has holdings in or control of {names}{by}.")
        }
        (Tongue::Korean, when) => {
            let when = bracketed(when, narrowed, tongue);
            let what = if up { "주주" } else { "보유 지분" };
            format!("{whose}의 {what}({when}): {names}.")
        }
        (Tongue::Chinese, when) => {
            let when = bracketed(when, narrowed, tongue);
            let what = if up { "股东" } else { "持股" };
            format!("{whose}的{what}（{when}）：{names}。")
        }
    }
}

/// What contradicts each other, and what is planned, after the sentence.
fn beside(request: &Request<'_>, tongue: Tongue, answer: &OwnersAnswer) -> String {
    let mut text = String::new();
    let mut add = |head: &str, what: &str| {
        let (open, stop) = tongue.pick((" ", "."), (" ", "."), ("", "。"));
        let colon = tongue.pick(": ", ": ", "：");
        text.push_str(&[open, head, colon, what, stop].concat());
    };
    for row in &answer.contradictions {
        let figures = escape(&row.figures().text());
        add(tongue.pick("Contested", "상충", "有争议"), &figures);
    }
    for tie in &answer.planned {
        let parties = tie.parties.iter().map(|party| {
            let org = request.graph.find(&format!("org.{}", party.org.id));
            org.map_or_else(|_| escape(&party.org.name), |org| named(org, tongue, None))
        });
        let parties: Vec<String> = parties.collect();
        let what = match (tongue, &tie.tie.title) {
            (Tongue::English, Some(title)) => {
                format!("{} ({})", escape(title), parties.join(", "))
            }
            _ => parties.join(tongue.pick(", ", ", ", "、")),
        };
        add(tongue.pick("Planned", "예정", "计划中"), &what);
    }
    text
}

/// `81 %, possibly in control`; `possibly 81 %, in control`; `possibly: 81 %, in control` where both are.
fn remark(row: &OwnerRow, up: bool, tongue: Tongue) -> String {
    let perhaps = tongue.pick("possibly", "추정", "可能");
    let doubtful = |text: String, certain: bool| {
        if certain {
            text
        } else {
            format!("{perhaps} {text}")
        }
    };
    let in_control = if up { "in control" } else { "controlled" };
    let in_control = tongue.pick(in_control, "지배", "控制");
    let share = row.direct.as_ref().and_then(|direct| {
        let label = direct.equity.label.clone();
        let in_time = !direct.ties.iter().any(|tie| tie.tie.is_open());
        (label != "unknown").then_some((label, direct.certain && in_time))
    });
    let suspended = row.is_halted();
    let suspended =
        suspended.map(|certain| (tongue.pick("suspended", "중단", "中止").to_owned(), certain));
    let control = row.control.as_ref();
    let control = control.map(|control| {
        let certain = control.certain && !control.is_open();
        (in_control.to_owned(), certain)
    });
    let told: Vec<(String, bool)> = share.into_iter().chain(suspended).chain(control).collect();
    if told.is_empty() {
        let doubt = if row.is_sure() { "" } else { perhaps };
        return doubt.to_owned();
    }
    if told.len() > 1 && told.iter().all(|(_, certain)| !certain) {
        let texts: Vec<String> = told.into_iter().map(|(text, _)| text).collect();
        return format!("{perhaps}: {}", texts.join(", "));
    }
    let texts = told
        .into_iter()
        .map(|(text, certain)| doubtful(text, certain));
    texts.collect::<Vec<String>>().join(", ")
}
