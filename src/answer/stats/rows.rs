//! The figures of each breakdown.

use std::cmp::Reverse;

use super::{By, RecordsRow, StatRow, TotalRow};
use crate::answer::Asked;
use crate::answer::records::OrgRef;
use crate::graph::Graph;
use crate::model::{Bloc, Day, Model, Tie};
use crate::query::{self, AmountTotal, Degree, Joined, Tally};

/// The whole.
pub(super) fn total(graph: &Graph) -> StatRow {
    let totals = query::totals(graph);
    StatRow {
        records: Some(RecordsRow {
            links: totals.links,
            sources: totals.sources,
            events: totals.events,
        }),
        by: "total",
        ..row(By::Kind, "all", "all", totals.ties, totals.orgs)
    }
}

/// All figures of a breakdown.
pub(super) fn rows(asked: &Asked, graph: &Graph, by: By) -> Vec<StatRow> {
    let model = graph.model();
    match by {
        By::Kind => {
            let tallies = query::tally(graph, Tie::kind);
            let label = |tally: &Tally<crate::model::Kind>| {
                let kind = tally.key;
                (kind.name().to_owned(), kind.row().labels.en.to_owned())
            };
            counted(By::Kind, &most_first(tallies), label)
        }
        By::Family => {
            let tallies = query::tally(graph, |tie| tie.kind().family());
            counted(By::Family, &most_first(tallies), |tally| {
                (tally.key.to_string(), tally.key.to_string())
            })
        }
        By::Bloc => counted(By::Bloc, &most_first(query::bloc_pairs(graph)), joined),
        By::Year => {
            let tallies = query::tally(graph, |tie| model.began(tie, asked.as_of));
            counted(By::Year, &tallies, |tally| {
                (tally.key.key(), tally.key.to_string())
            })
        }
        By::Status => by_status(graph, asked.as_of),
        By::Standing => by_standing(graph),
        By::Degree => query::degrees(graph)
            .iter()
            .map(|one| degree(By::Degree, one))
            .collect(),
        By::Broker => brokers(graph),
        By::Component => components(graph),
        By::Amount => query::amounts(graph)
            .iter()
            .map(|total| amount(model, total))
            .collect(),
    }
}

fn by_status(graph: &Graph, day: Day) -> Vec<StatRow> {
    let model = graph.model();
    let tallies = query::tally(graph, |tie| {
        let status = model.status(tie, day);
        (status.phase, !status.certain)
    });
    counted(By::Status, &tallies, |tally| {
        let (phase, possibly) = (tally.key.0.name(), tally.key.1);
        let key = if possibly {
            format!("possibly-{phase}")
        } else {
            phase.to_owned()
        };
        let label = key.replace('-', " ");
        (key, label)
    })
}

fn by_standing(graph: &Graph) -> Vec<StatRow> {
    let tallies = query::tally(graph, |tie| (tie.standing(), tie.is_contested()));
    counted(By::Standing, &tallies, |tally| {
        let (standing, contested) = (tally.key.0.name(), tally.key.1);
        let also = |gap: &str| format!("{standing}{gap}contested");
        if contested {
            (also("-"), also(", "))
        } else {
            (standing.to_owned(), standing.to_owned())
        }
    })
}

fn row(by: By, key: &str, label: &str, ties: usize, orgs: usize) -> StatRow {
    StatRow {
        by: by.name(),
        key: key.to_owned(),
        label: label.to_owned(),
        ties,
        of_which: None,
        orgs,
        records: None,
        score: None,
        amount: None,
        members: Vec::new(),
    }
}

/// Those with most ties first; of as many, in the order that they have.
fn most_first<K>(mut tallies: Vec<Tally<K>>) -> Vec<Tally<K>> {
    tallies.sort_by_key(|tally| Reverse(tally.ties));
    tallies
}

fn counted<K>(
    by: By,
    tallies: &[Tally<K>],
    named: impl Fn(&Tally<K>) -> (String, String),
) -> Vec<StatRow> {
    let row = |tally: &Tally<K>| {
        let (key, label) = named(tally);
        row(by, &key, &label, tally.ties, tally.orgs)
    };
    tallies.iter().map(row).collect()
}

fn joined(tally: &Tally<Joined<'_>>) -> (String, String) {
    let Joined::Blocs(one, other) = tally.key else {
        return ("none".to_owned(), "links nobody".to_owned());
    };
    let id = |bloc: Option<&Bloc>| bloc.map_or("other", Bloc::id).to_owned();
    let label = |bloc: Option<&Bloc>| bloc.map_or("no bloc", Bloc::label).to_owned();
    let key = format!("{}/{}", id(one), id(other));
    match (one, other) {
        (Some(bloc), Some(same)) if bloc.id() == same.id() => {
            (key, format!("within {}", bloc.label()))
        }
        (None, None) => (key, "outside of the blocs".to_owned()),
        _ => (key, format!("{} – {}", label(one), label(other))),
    }
}

fn degree(by: By, degree: &Degree<'_>) -> StatRow {
    StatRow {
        members: vec![OrgRef::new(degree.org)],
        ..row(
            by,
            degree.org.id(),
            degree.org.name(),
            degree.ties,
            degree.linked,
        )
    }
}

/// Those who stand between blocs at all, the most of it first.
fn brokers(graph: &Graph) -> Vec<StatRow> {
    let brokers = query::brokers(graph);
    let score = |degree: Degree<'_>| {
        // Sums of the same shares in another order may differ behind the sixth digit.
        let score = (brokers[degree.org.key().index()] * 1e6).round() / 1e6;
        let broker = self::degree(By::Broker, &degree);
        (score > 0.0).then_some(StatRow {
            score: Some(score),
            ..broker
        })
    };
    let mut rows: Vec<StatRow> = query::degrees(graph)
        .into_iter()
        .filter_map(score)
        .collect();
    rows.sort_by(|a, b| {
        b.score
            .unwrap_or(0.0)
            .total_cmp(&a.score.unwrap_or(0.0))
            .then_with(|| a.key.cmp(&b.key))
    });
    rows
}

/// The components of two or more, and as one row those who stand alone.
fn components(graph: &Graph) -> Vec<StatRow> {
    let components = query::components(graph);
    let mut of = vec![usize::MAX; graph.model().orgs().len()];
    let mut members: Vec<Vec<OrgRef>> = Vec::new();
    let mut alone = Vec::new();
    for component in &components {
        if let [org] = component.orgs[..] {
            alone.push(OrgRef::new(org));
            continue;
        }
        for org in &component.orgs {
            of[org.key().index()] = members.len();
        }
        members.push(component.orgs.iter().copied().map(OrgRef::new).collect());
    }
    alone.sort_by(|a, b| a.id.cmp(&b.id));
    let mut ties = vec![0; members.len()];
    let mut alone_ties = 0;
    for tie in graph.ties() {
        let parties = graph.parties(tie);
        let mut places = parties.map(|party| of[party.org().index()]);
        // A party that no link reaches may stand beside those that a tie links.
        match places.find(|place| *place != usize::MAX) {
            Some(place) => ties[place] += 1,
            None => alone_ties += 1,
        }
    }
    let whole = |((at, members), ties): ((usize, Vec<OrgRef>), usize)| {
        let key = (at + 1).to_string();
        StatRow {
            members: members.clone(),
            ..row(By::Component, &key, &key, ties, members.len())
        }
    };
    let mut rows: Vec<StatRow> = members
        .into_iter()
        .enumerate()
        .zip(ties)
        .map(whole)
        .collect();
    if !alone.is_empty() {
        let count = alone.len();
        rows.push(StatRow {
            members: alone,
            ..row(
                By::Component,
                "alone",
                "linked with nobody",
                alone_ties,
                count,
            )
        });
    }
    rows
}

fn amount(model: &Model, total: &AmountTotal) -> StatRow {
    let purpose = total.purpose.name();
    let currency = total.total.currency();
    StatRow {
        amount: Some(TotalRow {
            purpose: purpose.to_owned(),
            currency: currency.to_string(),
            total: total.total.to_string(),
            min: total.total.min().map(|min| min.to_string()),
            max: total.total.max().map(|max| max.to_string()),
            approximate: total.total.is_approximate(),
            ties: total
                .ties
                .iter()
                .map(|&tie| model.tie(tie).id().to_owned())
                .collect(),
            parts: total.parts,
        }),
        ..row(
            By::Amount,
            &format!("{purpose}/{currency}"),
            &format!("{purpose}, {currency}"),
            total.ties.len(),
            total.orgs,
        )
    }
}
