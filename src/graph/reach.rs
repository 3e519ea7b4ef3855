//! The records that a graph needs: its ties, and all that these and their evidence name.

use super::Graph;
use crate::model::{Evidence, Given, GivenParty, Model, OrgKey, Record, Through, Via, Voice};

/// The records that a graph needs to be whole: of one that no selection narrowed, all of them.
///
/// Of a narrowed one: the ties that it keeps, their parties, the events that it keeps, and the sources of the evidence about them,
/// and of that which gives the dates that a tie takes from one of which it is a part. What they name in turn is there too, but for
/// ties: of these there are no others than the graph keeps.
#[derive(Clone, Debug)]
pub struct Reach {
    orgs: Box<[bool]>,
    ties: Box<[bool]>,
    sources: Box<[bool]>,
    events: Box<[bool]>,
}

impl Graph {
    /// The records that the graph needs. Costs a pass over the ties that it keeps, and their evidence.
    pub fn reach(&self) -> Reach {
        let model = self.model();
        let all = !self.is_narrowed();
        let mut reach = Reach {
            orgs: vec![all; model.orgs().len()].into(),
            ties: vec![all; model.ties().len()].into(),
            sources: vec![all; model.sources().len()].into(),
            events: vec![all; model.events().len()].into(),
        };
        if all {
            return reach;
        }
        let ties = self.ties().map(|tie| Record::Tie(tie.key()));
        let graph = model.evidence_about_graph();
        let mut open: Vec<Record> = ties.collect();
        for &key in graph {
            voices(model, model.evidence(key), &mut open);
        }
        let dated_by = self.ties().map(|tie| model.dated_by(tie));
        for whole in dated_by.filter(|whole| !self.keeps(whole)) {
            for (evidence, _) in model.dating(whole) {
                voices(model, evidence, &mut open);
            }
        }
        reach.follow(self, open);
        let events = self.events().map(|event| Record::Event(event.key()));
        reach.follow(self, events.collect());
        reach
    }
}

impl Reach {
    /// Whether the graph needs a record. It always needs itself.
    pub fn has(&self, record: Record) -> bool {
        match record {
            Record::Graph => true,
            Record::Org(key) => self.orgs[key.index()],
            Record::Tie(key) => self.ties[key.index()],
            Record::Source(key) => self.sources[key.index()],
            Record::Event(key) => self.events[key.index()],
        }
    }

    fn follow(&mut self, graph: &Graph, mut open: Vec<Record>) {
        let model = graph.model();
        while let Some(record) = open.pop() {
            let seen = match record {
                Record::Graph => continue,
                Record::Tie(key) if !graph.keeps(model.tie(key)) => continue,
                Record::Org(key) => &mut self.orgs[key.index()],
                Record::Tie(key) => &mut self.ties[key.index()],
                Record::Source(key) => &mut self.sources[key.index()],
                Record::Event(key) => &mut self.events[key.index()],
            };
            if !std::mem::replace(seen, true) {
                named(model, record, &mut open);
            }
        }
    }
}

/// What a record names, and what the evidence about it does.
fn named(model: &Model, record: Record, open: &mut Vec<Record>) {
    match record {
        Record::Graph | Record::Event(_) => {}
        Record::Org(key) => open.extend(model.org(key).part_of().map(Record::Org)),
        Record::Source(key) => open.extend(model.source(key).via().iter().filter_map(via)),
        Record::Tie(key) => {
            let tie = model.tie(key);
            for party in tie.parties() {
                open.push(Record::Org(party.org()));
                open.extend(party.through().and_then(through).map(Record::Org));
            }
        }
    }
    // What a source says of others is told where these are.
    let is_source = matches!(record, Record::Source(_));
    let about = model.evidence_about(record).iter();
    for &key in about.filter(|_| !is_source) {
        let evidence = model.evidence(key);
        voices(model, evidence, open);
        open.extend(evidence.gives().iter().filter_map(given));
        open.extend(evidence.gives().iter().filter_map(given_through));
    }
}

fn voices(model: &Model, evidence: &Evidence, open: &mut Vec<Record>) {
    if let Voice::Source(source) = evidence.voice() {
        open.push(Record::Source(source));
    }
    open.extend(model.via(evidence).iter().filter_map(via));
}

fn via(via: &Via) -> Option<Record> {
    match via {
        Via::Org(org) => Some(Record::Org(*org)),
        Via::Source(source) => Some(Record::Source(*source)),
        Via::Text(_) => None,
    }
}

fn through(through: &Through) -> Option<OrgKey> {
    match through {
        Through::Org(org) => Some(*org),
        Through::Text(_) => None,
    }
}

fn given(given: &Given) -> Option<Record> {
    match given {
        Given::Party(org, _) => Some(Record::Org(*org)),
        Given::About(record) => Some(*record),
        Given::OrgPartOf(whole) => whole.map(Record::Org),
        _ => None,
    }
}

fn given_through(given: &Given) -> Option<Record> {
    match given {
        Given::Party(_, GivenParty::Through(by)) => through(by).map(Record::Org),
        _ => None,
    }
}
