//! `query=partners`: who an organisation is allied with.

use super::moment::{bracketed, by_ties, moment, remark};
use super::{Question, Sentence};
use crate::answer::{self, Layout, SourceRef, TieRow};
use crate::query;
use crate::report::alt::named;
use crate::report::fault::Fault;
use crate::report::language::Tongue;
use crate::report::request::{Narrowed, Request};

pub(super) static QUESTION: Question = Question {
    name: "partners",
    what: "who an organisation is allied with",
    subjects: &["org"],
    options: &["group", "hq", "org-kind"],
    rows: |request| {
        let org = request.org("org")?;
        let narrowed = request.narrow(QUESTION.subjects)?;
        let partners = if request.yes("group")? {
            answer::group_partners
        } else {
            answer::partners
        };
        let which = request.which()?;
        Ok(partners(&narrowed.asked, narrowed.graph(), org)
            .only(narrowed.graph().model(), &which)
            .grid())
    },
    sentence: Some(sentence),
};

fn sentence(request: &Request<'_>, tongue: Tongue) -> Result<Sentence, Fault> {
    let org = request.org("org")?;
    if request.yes("group")? {
        let message = "there is no sentence on the partners of a group";
        return Err(request.fault("group", message, "write it as a `table`"));
    }
    let narrowed = request.narrow(QUESTION.subjects)?;
    let (graph, day) = (narrowed.graph(), narrowed.asked.as_of);
    let mut cited: Vec<SourceRef> = Vec::new();
    let mut names = Vec::new();
    let which = request.which()?;
    let partners = query::partners(narrowed.graph(), org.key()).into_iter();
    for partner in partners.filter(|partner| which.has(partner.org)) {
        let remark = remark(graph, [org, partner.org], &partner.ties, day, tongue);
        names.push(named(partner.org, tongue, remark.as_deref()));
        for tie in partner.ties {
            let sources = TieRow::new(narrowed.graph(), tie, day).sources.into_iter();
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
    let names = names.unwrap_or_else(|| narrowed.nobody(tongue));
    let text = told(&whose, &names, &narrowed, tongue);
    Ok(Sentence { text, cited })
}

/// No particle follows a name, as its form would depend on the name's last sound.
fn told(whose: &str, names: &str, narrowed: &Narrowed<'_>, tongue: Tongue) -> String {
    let when = narrowed.as_of.map(|(date, _)| moment(date, tongue));
    let by = by_ties(narrowed);
    match (tongue, when) {
        (Tongue::English, Some(when)) => {
            format!("{whose} was allied with {names} {when}{by}.")
        }
        (Tongue::English, None) => {
            format!("As last known, {whose} is allied with {names}{by}.")
        }
        (Tongue::Korean, when) => {
            let when = bracketed(when, narrowed, tongue);
            format!("{whose}의 제휴 상대({when}): {names}.")
        }
        (Tongue::Chinese, when) => {
            let when = bracketed(when, narrowed, tongue);
            format!("{whose}的合作伙伴（{when}）：{names}。")
        }
    }
}
