//! `query=path from=A to=B`: how two organisations are connected.

use super::moment::{bracketed, by_ties, moment, remark};
use super::{Question, Sentence};
use crate::answer::{self, Layout, SourceRef, TieRow};
use crate::model::Org;
use crate::query::{self, Chain, PathOptions, Paths, Way};
use crate::report::alt::named;
use crate::report::fault::Fault;
use crate::report::language::Tongue;
use crate::report::request::{Narrowed, Request};

pub(super) static QUESTION: Question = Question {
    name: "path",
    what: "how two organisations are connected",
    subjects: &["from", "to"],
    options: &["max", "all", "through", "not-through"],
    rows: |request| {
        let [from, to] = [request.org("from")?, request.org("to")?];
        let narrowed = request.narrow(QUESTION.subjects)?;
        let found = found(request, &narrowed)?;
        let options = options(request, &narrowed)?;
        let answer = answer::path(
            &narrowed.asked,
            narrowed.graph(),
            [from, to],
            &options,
            &found,
        );
        let answer =
            answer.map_err(|error| request.fault("to", error.to_string(), error.help()))?;
        Ok(answer.grid())
    },
    sentence: Some(sentence),
};

fn options(request: &Request<'_>, narrowed: &Narrowed<'_>) -> Result<PathOptions, Fault> {
    let ways = |key: &str| {
        let words = request
            .text(key)
            .into_iter()
            .flat_map(|words| words.split(','));
        let ways = words.map(|word| Way::find(narrowed.graph(), word.trim()));
        let ways: Result<Vec<Way>, _> = ways.collect();
        ways.map_err(|error| request.fault(key, error.to_string(), error.help()))
    };
    let max = |word: &str| {
        let max = word.parse().ok().filter(|max| *max > 0);
        max.ok_or_else(|| {
            let message = format!("`{word}` is no number of hops");
            request.fault("max", message, "write a number from 1")
        })
    };
    Ok(PathOptions {
        max: request.text("max").map(max).transpose()?,
        all: request.yes("all")?,
        through: ways("through")?,
        not_through: ways("not-through")?,
    })
}

fn found<'n>(request: &Request<'_>, narrowed: &'n Narrowed<'_>) -> Result<Paths<'n>, Fault> {
    let [from, to] = [request.org("from")?, request.org("to")?];
    let options = options(request, narrowed)?;
    let found = query::paths(narrowed.graph(), from.key(), to.key(), &options);
    found.map_err(|error| request.fault("to", error.to_string(), error.help()))
}

/// Tells the best of the shortest chains.
fn sentence(request: &Request<'_>, tongue: Tongue) -> Result<Sentence, Fault> {
    let [from, to] = [request.org("from")?, request.org("to")?];
    let narrowed = request.narrow(QUESTION.subjects)?;
    let found = found(request, &narrowed)?;
    let Some(chain) = found.chains.first() else {
        let text = unconnected([from, to], &narrowed, tongue);
        return Ok(Sentence {
            text,
            cited: Vec::new(),
        });
    };
    Ok(Sentence {
        text: connected(from, chain, &narrowed, tongue),
        cited: cited(chain, &narrowed),
    })
}

/// The sources of a chain's ties, each once.
fn cited(chain: &Chain<'_>, narrowed: &Narrowed<'_>) -> Vec<SourceRef> {
    let mut cited: Vec<SourceRef> = Vec::new();
    let ties = chain.hops.iter().flat_map(|hop| &hop.ties);
    for tie in ties {
        for said in TieRow::new(narrowed.graph(), tie, narrowed.asked.as_of).sources {
            if !cited.contains(&said.source) {
                cited.push(said.source);
            }
        }
    }
    cited
}

fn unconnected(ends: [&Org; 2], narrowed: &Narrowed<'_>, tongue: Tongue) -> String {
    let [from, to] = ends.map(|end| named(end, tongue, None));
    let when = narrowed.as_of.map(|(date, _)| moment(date, tongue));
    let nobody = || narrowed.nobody(tongue);
    match tongue {
        Tongue::English => {
            let verb = if when.is_some() { "were" } else { "are" };
            let when = when.map(|when| format!(" {when}")).unwrap_or_default();
            let place = narrowed.place();
            format!("{from} and {to} {verb} not connected {place}{when}.")
        }
        Tongue::Korean => {
            let when = when.unwrap_or_else(|| "알려진 바".to_owned());
            format!("{from}–{to}({when}): 연결 {}.", nobody())
        }
        Tongue::Chinese => {
            let when = when.unwrap_or_else(|| "据所知".to_owned());
            format!("{from}与{to}之间的联系（{when}）：{}。", nobody())
        }
    }
}

fn connected(from: &Org, chain: &Chain<'_>, narrowed: &Narrowed<'_>, tongue: Tongue) -> String {
    let (graph, day) = (narrowed.graph(), narrowed.asked.as_of);
    let when = narrowed.as_of.map(|(date, _)| moment(date, tongue));
    let from = named(from, tongue, None);
    // What is said of a hop stands behind the organisation that it leads to.
    let steps = chain.hops.iter().map(|hop| {
        let remark = remark(graph, [hop.from, hop.to], &hop.ties, day, tongue);
        named(hop.to, tongue, remark.as_deref())
    });
    let all: Vec<String> = std::iter::once(from.clone()).chain(steps).collect();
    let to = all.last().cloned().unwrap_or_default();
    let between = &all[1..all.len().saturating_sub(1).max(1)];
    match tongue {
        Tongue::English => {
            let when = when.map(|when| format!(" {when}")).unwrap_or_default();
            let verb = if when.is_empty() { "is" } else { "was" };
            let how = if between.is_empty() {
                "directly".to_owned()
            } else {
                format!("through {}", tongue.list(between))
            };
            let by = by_ties(narrowed);
            format!("{from} {verb} connected with {to} {how}{when}{by}.")
        }
        Tongue::Korean => {
            let when = bracketed(when, narrowed, tongue);
            format!("연결 경로({when}): {}.", all.join(" – "))
        }
        Tongue::Chinese => {
            let when = bracketed(when, narrowed, tongue);
            format!("联系路径（{when}）：{}。", all.join(" – "))
        }
    }
}
