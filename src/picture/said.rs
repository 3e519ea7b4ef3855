//! What a reader is told who points at a node or a line: the record, and who says so.

use super::lines::stake_label;
use super::marks::possibly_then;
use super::palette::CONTESTED;
use super::shown::Shown;
use super::{terms, words};
use crate::graph::Link;
use crate::model::{Evidence, Labels, Lang, Model, Org, Party, Record, Tie, Via, Voice, Weight};

/// How many pieces of evidence a tooltip lists for a tie.
const EVIDENCE: usize = 8;

/// The lines about an organisation: its name, its other names, and what it is.
pub(crate) fn org(shown: &Shown<'_>, org: &Org) -> Vec<String> {
    let (model, lang) = (shown.model(), shown.lang().name());
    let mut lines = vec![shown.name(org).to_owned()];
    lines.extend(other_names(shown, org));
    let country = org.hq().map(|country| country.name_in(lang));
    lines.push(match country {
        Some(country) => format!("{}, {country}", org.kind().label(lang)),
        None => org.kind().label(lang).to_owned(),
    });
    if let Some(whole) = org.part_of() {
        let part_of = terms::PART_OF.in_lang(shown.lang());
        lines.push(format!("{part_of} {}", shown.name(model.org(whole))));
    }
    lines.extend(
        org.dates()
            .iter()
            .map(|(key, date)| dated(terms::org_date(*key), date, shown.lang())),
    );
    lines
}

/// The names by which it is known beside the one that is shown.
fn other_names(shown: &Shown<'_>, org: &Org) -> Option<String> {
    let names = [org.name()]
        .into_iter()
        .chain(org.names().iter().map(|(_, text)| text));
    let mut others: Vec<&str> = Vec::new();
    for name in names.filter(|&name| name != shown.name(org)) {
        if !others.contains(&name) {
            others.push(name);
        }
    }
    (!others.is_empty()).then(|| others.join(" · "))
}

/// The lines about the ties of a line in the picture.
pub(crate) fn links(shown: &Shown<'_>, links: &[Link<'_>]) -> Vec<String> {
    let mut said = Vec::new();
    for (number, link) in links.iter().enumerate() {
        if number > 0 {
            said.push(String::new());
        }
        tie(shown, link.tie(), &mut said);
        let excess = shown.excess(link);
        said.extend(excess.map(|one| format!("{CONTESTED} {}", shown.sum_of(one))));
    }
    said
}

pub(crate) fn tie(shown: &Shown<'_>, tie: &Tie, lines: &mut Vec<String>) {
    let model = shown.model();
    let kind = tie.kind().row().labels.in_lang(shown.lang());
    lines.push(shown.tie_title(tie).to_owned());
    let mut standing = words::standing(tie.standing())
        .in_lang(shown.lang())
        .to_owned();
    if tie.is_contested() {
        standing = format!("{standing}; {}", words::CONTESTED.in_lang(shown.lang()));
    }
    lines.push(format!("{kind}: {standing}"));
    let parties = shown.graph().parties(tie);
    let parties: Vec<String> = parties.map(|each| party(shown, each)).collect();
    lines.push(parties.join(", "));
    let dates = model.dates_of(tie).iter();
    let mut facts: Vec<String> = dates
        .map(|(key, date)| dated(terms::date(*key), date, shown.lang()))
        .collect();
    facts.extend(tie.amounts().iter().map(|(purpose, amount)| {
        let amount = amount.words(shown.lang());
        dated(terms::amount(*purpose), amount, shown.lang())
    }));
    if !facts.is_empty() {
        lines.push(facts.join(", "));
    }
    if let Some(day) = shown.as_of() {
        let status = words::status_on(model, tie, day, shown.lang());
        lines.push(format!("{day}: {status}"));
    }
    lines.extend(possibly_then(shown, tie).map(str::to_owned));
    let evidence = tie.evidence();
    lines.extend(
        evidence
            .iter()
            .take(EVIDENCE)
            .map(|&key| format!("• {}", voice(shown, model.evidence(key)))),
    );
    if let Some(more) = evidence
        .len()
        .checked_sub(EVIDENCE)
        .filter(|&more| more > 0)
    {
        lines.push(format!("• {}", words::more(more, shown.lang())));
    }
}

fn party(shown: &Shown<'_>, party: &Party) -> String {
    let roles = party.roles().iter();
    let roles = roles.map(|role| terms::role(role).in_lang(shown.lang()));
    let day = shown.graph().day();
    let is_open = day.is_some_and(|day| !party.presence(day).is_certain());
    let possibly = is_open.then(|| words::POSSIBLY.in_lang(shown.lang()));
    let marks: Vec<&str> = roles.chain(possibly).collect();
    let name = shown.name(shown.model().org(party.org()));
    let stake = party
        .stake()
        .map(|stake| format!(" {}", stake_label(*stake, shown)));
    format!("{name} ({}{})", marks.join(", "), stake.unwrap_or_default())
}

/// A fact after what it is: `announced 2015-09-23`.
fn dated(what: Labels, fact: impl std::fmt::Display, lang: Lang) -> String {
    format!("{} {fact}", what.in_lang(lang))
}

/// Who says it: the publisher, the day, the modality, and through whom.
fn voice(shown: &Shown<'_>, evidence: &Evidence) -> String {
    let (model, lang) = (shown.model(), shown.lang());
    let modality = terms::modality(model.modality(evidence)).in_lang(lang);
    let source = match evidence.voice() {
        Voice::Source(source) => model.source(source),
        Voice::Curator => return format!("{}: {modality}", terms::CURATOR.in_lang(lang)),
    };
    let published = source.published();
    let day = published.map_or_else(String::new, |published| format!(", {published}"));
    let said = format!("{}{day}: {modality}", source.label());
    let via: Vec<&str> = model
        .via(evidence)
        .iter()
        .map(|via| match via {
            Via::Org(org) => shown.name(model.org(*org)),
            Via::Source(source) => model.source(*source).label(),
            Via::Text(name) => name,
        })
        .collect();
    match &via[..] {
        [] => said,
        via => format!("{said} {} {}", terms::VIA.in_lang(lang), via.join(", ")),
    }
}

/// The page that bears out the first of some links that has one.
pub(crate) fn page_of<'m>(model: &'m Model, links: &[Link<'_>]) -> Option<&'m str> {
    links.iter().find_map(|link| page(model, link.tie()))
}

/// The page that bears out a tie best: the first that counts for it, else the first there is.
pub(crate) fn page<'m>(model: &'m Model, tie: &Tie) -> Option<&'m str> {
    page_about(model, Record::Tie(tie.key()))
}

/// The same of any record.
pub(crate) fn page_about(model: &Model, record: Record) -> Option<&str> {
    let pages = |only_for: bool| {
        model
            .evidence_about(record)
            .iter()
            .map(|&key| model.evidence(key))
            .filter(move |evidence| !only_for || model.modality(evidence).weight() == Weight::For)
            .find_map(|evidence| match evidence.voice() {
                Voice::Source(source) => model.source(source).url(),
                Voice::Curator => None,
            })
    };
    pages(true).or_else(|| pages(false))
}
