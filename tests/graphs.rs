//! Facts about the curated graphs.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;

use tieup::diag::Level;
use tieup::model::{EvidenceKey, Model, Record, Voice};
use tieup::{Compiled, Graph, load::Location};

const ARTICLE: &str = "zdnet-korea-2015-11-06";
const CLAIMS: &str = include_str!("data/claims.tsv");

fn graph(name: &str) -> Graph {
    Graph::open(name).unwrap()
}

fn record(model: &Model, name: &str) -> Option<Record> {
    match name.split_once('.') {
        None => Some(Record::Graph),
        Some(("org", id)) => model.org_by_id(id).map(|org| Record::Org(org.key())),
        Some(("tie", id)) => model.tie_by_id(id).map(|tie| Record::Tie(tie.key())),
        Some((_, id)) => model
            .event_by_id(id)
            .map(|event| Record::Event(event.key())),
    }
}

fn claims() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let rows = CLAIMS.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| {
        let mut fields = line.split('\t');
        (
            fields.next().unwrap(),
            fields.next().unwrap(),
            fields.next().unwrap(),
        )
    })
}

#[test]
fn the_built_in_graphs_have_neither_errors_nor_warnings() {
    for name in tieup::load::builtin() {
        let compiled = Compiled::open(&[Location::find(name)]);
        let found = compiled.check();
        let found: Vec<_> = found
            .iter()
            .filter(|found| found.level() != Level::Note)
            .collect();
        assert!(found.is_empty(), "{name}: {found:#?}");
    }
}

#[test]
fn the_ten_firms_of_the_article_are_in_the_default_graph() {
    let graph = graph("us-china-2015");
    for id in [
        "vmware",
        "sugon",
        "inspur",
        "cisco",
        "ibm",
        "hp",
        "foxconn",
        "microsoft",
        "cetc",
        "emc",
    ] {
        let org = graph.model().org_by_id(id).unwrap();
        assert!(
            graph.links_at(org.key()).next().is_some(),
            "{id} has no link"
        );
    }
}

#[test]
fn all_sixty_claims_of_the_article_are_numbered() {
    let numbers: BTreeSet<&str> = claims().map(|(claim, ..)| claim).collect();
    let expected: BTreeSet<String> = (1..=60).map(|number| format!("c{number:03}")).collect();
    assert_eq!(numbers, expected.iter().map(String::as_str).collect());
}

#[test]
fn every_claim_has_a_record_whose_evidence_cites_the_article_at_its_place() {
    let graph = graph("us-china-2015");
    let model = graph.model();
    let article = model.source_by_id(ARTICLE).unwrap().key();
    for (claim, name, place) in claims() {
        let record = record(model, name).unwrap_or_else(|| panic!("{claim}: there is no {name}"));
        let cites = |&key: &EvidenceKey| {
            let row = model.evidence(key);
            row.voice() == Voice::Source(article) && row.at() == Some(place)
        };
        assert!(
            model.evidence_about(record).iter().any(cites),
            "{claim}: {name} at {place}"
        );
    }
}

#[test]
fn every_tie_leads_to_a_source_with_publisher_date_and_address() {
    for name in ["us-china-2015", "us-china-tech"] {
        let graph = graph(name);
        let model = graph.model();
        for tie in model.ties() {
            let traceable = tie
                .evidence()
                .iter()
                .any(|&key| match model.evidence(key).voice() {
                    Voice::Source(source) => {
                        let source = model.source(source);
                        source.publisher().is_some()
                            && source.published().is_some()
                            && source.url().is_some()
                    }
                    Voice::Curator => false,
                });
            assert!(traceable, "{name}: {}", tie.id());
        }
    }
}

#[test]
fn the_long_view_adds_eighty_five_deals_and_more() {
    let (article, long) = (graph("us-china-2015"), graph("us-china-tech"));
    assert!(long.model().ties().len() >= article.model().ties().len() + 85);
}
