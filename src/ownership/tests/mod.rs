//! The facts of ownership, each with a small model.

mod chains;
mod control;
mod counts;
mod groups;
mod room;

use std::fmt::Write as _;

use super::*;
use crate::Compiled;
use crate::diag::{File, Files, Syntax};
use crate::load::Loaded;

/// A model of the companies `a` to `h`, the government `state`, and some ties.
fn model(ties: &str) -> Model {
    let mut text = String::from("[org.state]\nname = \"State\"\nkind = \"government\"\n");
    for org in "abcdefgh".chars() {
        let _ = write!(text, "[org.{org}]\nname = \"Firm {org}\"\n");
    }
    text += ties;
    let mut files = Files::default();
    files.push(File::new("t.toml", Syntax::Toml, text));
    let compiled = Compiled::new(Loaded {
        files,
        ..Loaded::default()
    });
    assert!(compiled.faults().is_empty(), "{:?}", compiled.faults());
    compiled.into_model().unwrap()
}

fn day(text: &str) -> Day {
    text.parse::<crate::model::Date>().unwrap().day().unwrap()
}

fn on<'m>(model: &'m Model, text: &str) -> Ownership<'m> {
    Ownership::new(model, model.ties().iter(), day(text))
}

fn key(model: &Model, id: &str) -> OrgKey {
    model.org_by_id(id).unwrap().key()
}

/// `a→b 49 %`, each in its order, with `?` behind what is only possibly held.
fn told(ownership: &Ownership<'_>) -> Vec<String> {
    let id = |org| ownership.model().org(org).id();
    let holdings = ownership.holdings().iter();
    holdings
        .map(|holding| {
            let votes = holding.votes().map(|votes| format!(", {votes} of votes"));
            let mark = if holding.is_certain() { "" } else { "?" };
            format!(
                "{}→{} {}{}{mark}",
                id(holding.holder()),
                id(holding.held()),
                holding.equity(),
                votes.unwrap_or_default()
            )
        })
        .collect()
}

fn holdings(ties: &str, text: &str) -> Vec<String> {
    told(&on(&model(ties), text))
}

/// `a 45 %`, each owner of an organisation.
fn owners(ties: &str, org: &str) -> Vec<String> {
    let model = model(ties);
    let ownership = on(&model, "2020-01-01");
    let owners = ownership.owners(key(&model, org));
    owners
        .iter()
        .map(|owner| {
            let mark = if owner.certain { "" } else { "?" };
            format!("{} {}{mark}", model.org(owner.org).id(), owner.equity)
        })
        .collect()
}

/// `a: b stated, c majority of b`, each controller of an organisation with its way.
fn controllers(ties: &str, org: &str) -> Vec<String> {
    let model = model(ties);
    let ownership = on(&model, "2020-01-01");
    let id = |org: OrgKey| model.org(org).id();
    let controllers = ownership.controllers_of(key(&model, org));
    controllers
        .iter()
        .map(|control| {
            let steps: Vec<String> = control
                .steps
                .iter()
                .map(|step| {
                    let through: Vec<&str> = step.through.iter().map(|&org| id(org)).collect();
                    format!(
                        "{} {} {}",
                        through.join("+"),
                        step.rule.name(),
                        id(step.org)
                    )
                })
                .collect();
            let mark = if control.certain { "" } else { "?" };
            format!("{}{mark}: {}", id(control.controller), steps.join(", "))
        })
        .collect()
}

/// A holding since 2010.
fn holds(holder: &str, held: &str, stake: &str) -> String {
    format!(
        "[tie.{holder}-{held}]\nkind = \"ownership\"\nparties.{holder} = {{ role = \"holder\", stake = {stake} }}\n\
         parties.{held} = \"held\"\ndates.from = \"2010\"\n"
    )
}

/// What ties say otherwise of the first holding, and which.
fn otherwise(ties: &str) -> Vec<String> {
    let model = model(ties);
    let ownership = on(&model, "2019-02-01");
    let otherwise = ownership.holdings()[0].otherwise().iter();
    otherwise
        .filter_map(|one| {
            Some(format!(
                "{} {}",
                one.stake()?.label(),
                model.tie(one.tie()).id()
            ))
        })
        .collect()
}
