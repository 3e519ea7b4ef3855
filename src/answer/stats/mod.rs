//! Figures of a graph: how many ties of which kind, since when, who is best connected, what amounts come to.

mod by;
mod layout;
mod marks;
mod rows;

use crate::answer::holding::OpenTopRef;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::marked::MarkedTies;
use super::records::OrgRef;
use super::which::Which;
use super::{Asked, GraphRef, Select};
use crate::graph::Graph;

pub use by::By;
use marks::Marks;

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StatsQuery {
    /// `stats`.
    pub command: &'static str,
    /// What the figures are broken down by; absent for the overview.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<&'static str>,
    /// The countries that only organisations run from there were asked of; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hq: Vec<String>,
    /// What only organisations were asked of that are it; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub org_kind: Vec<String>,
    /// The day on which the status of ties is told.
    pub as_of: String,
    /// The selection that was asked for, by flag; absent without one.
    #[serde(skip_serializing_if = "Select::is_empty")]
    pub select: Select,
    /// Of whom the graph has no owner, so that it is not known whether they are under the control that was asked for: ties are left out for
    /// that. Absent where none is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unowned: Vec<OpenTopRef>,
}

/// A figure. Every row has all fields, whatever it is broken down by.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct StatRow {
    /// What it is broken down by: `kind`, `family`, `bloc` …; `total` for the whole.
    pub by: &'static str,
    /// The group, for programs: a word of the format, `cn/us`, `2014/2015`, an organisation's id, `paid/USD`.
    pub key: String,
    /// The group, for readers.
    pub label: String,
    /// How many ties are in it: of an organisation, those that it is a party of.
    pub ties: usize,
    /// How many of these are not plainly in force on the day, or only possibly in the time, that was asked for. Absent where neither was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of_which: Option<MarkedTies>,
    /// How many organisations are in it: parties of its ties; of an organisation, the others that it is linked with.
    pub orgs: usize,
    /// Of the whole, the other records.
    pub records: Option<RecordsRow>,
    /// Of a broker, its betweenness between blocs: the shortest chains between organisations of different blocs that go
    /// over it, each pair sharing one among all its shortest chains. Rounded to six digits after the point.
    pub score: Option<f64>,
    /// Of amounts, what they come to.
    pub amount: Option<TotalRow>,
    /// Of a degree, a broker or a component, the organisations themselves, by id.
    pub members: Vec<OrgRef>,
}

/// How many other records there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RecordsRow {
    /// Links that the ties make.
    pub links: usize,
    /// Sources.
    pub sources: usize,
    /// Events.
    pub events: usize,
}

/// What amounts come to. Numbers are exact decimals, and so strings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TotalRow {
    /// What they are: `offered`, `paid`, `capital` …
    pub purpose: String,
    /// ISO 4217.
    pub currency: String,
    /// The sum for readers: `at least USD 10.1bn`.
    pub total: String,
    /// The least that it may be, in units of the currency.
    pub min: Option<String>,
    /// The most that it may be.
    pub max: Option<String>,
    /// Whether an amount is approximate.
    pub approximate: bool,
    /// The ids of the ties that it sums.
    pub ties: Vec<String>,
    /// How many ties are not in it, as they are parts of one whose amount for the same purpose is.
    pub parts: usize,
}

/// Figures of a graph.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatsAnswer {
    /// The graph that was asked.
    pub graph: GraphRef,
    /// The question, as it was understood.
    pub query: StatsQuery,
    /// The figures: the whole first, then group by group.
    pub rows: Vec<StatRow>,
    /// Of which breakdowns the overview has not all rows, and how many are left out.
    pub left_out: BTreeMap<&'static str, usize>,
    /// The breakdowns that the overview leaves out altogether, as they take long in so large a graph.
    pub skipped: Vec<&'static str>,
}

/// The steps of a search for brokers beyond which the overview leaves them out: about half a second.
const LONG: usize = 50_000_000;

/// Tells figures of what the graph keeps: by something in full, else an overview of everything. Of the rows that are
/// organisations ([`By::lists_orgs`]) only those are told that are wanted, with the figures that they have among all. Costs
/// passes over the ties and links, as many more as there are doubts about ties, and for brokers what
/// [`query::brokers`](crate::query::brokers) does.
pub fn stats(asked: &Asked, graph: &Graph, by: Option<By>, which: &Which) -> StatsAnswer {
    let mut told = Told {
        asked,
        graph,
        which,
        marks: Marks::new(graph),
        rows: Vec::new(),
        left_out: BTreeMap::new(),
        skipped: Vec::new(),
    };
    if graph.ties().next().is_some() || !graph.is_narrowed() {
        told.rows.push(StatRow {
            of_which: told.marks.of_all(),
            ..rows::total(graph)
        });
        match by {
            Some(by) => told.rows.extend(told.of(by)),
            None => told.overview(),
        }
    }
    let (hq, org_kind) = which.words();
    StatsAnswer {
        graph: asked.graph.clone(),
        query: StatsQuery {
            command: "stats",
            by: by.map(By::name),
            hq,
            org_kind,
            as_of: asked.as_of.to_string(),
            select: asked.select.clone(),
            unowned: OpenTopRef::all(graph),
        },
        rows: told.rows,
        left_out: told.left_out,
        skipped: told.skipped,
    }
}

/// Figures as they are gathered.
struct Told<'a> {
    asked: &'a Asked,
    graph: &'a Graph,
    which: &'a Which,
    marks: Marks<'a>,
    rows: Vec<StatRow>,
    left_out: BTreeMap<&'static str, usize>,
    skipped: Vec<&'static str>,
}

impl Told<'_> {
    /// The rows of one breakdown that are wanted.
    fn of(&self, by: By) -> Vec<StatRow> {
        let mut rows = rows::rows(self.asked, self.graph, by);
        if by.lists_orgs() {
            let org = |row: &StatRow| self.graph.model().org_by_id(&row.key);
            rows.retain(|row| org(row).is_none_or(|org| self.which.has(org)));
        }
        self.marks.tell(self.asked, by, &mut rows);
        rows
    }

    /// Of every breakdown the first rows, and how many are left out.
    fn overview(&mut self) {
        for by in By::ALL {
            let work = self.graph.model().orgs().len() * self.graph.petgraph().edge_count();
            if by == By::Broker && work > LONG {
                self.skipped.push(by.name());
                continue;
            }
            let mut rows = self.of(by);
            // To say that one is left out takes as much room as the one.
            if rows.len() > by.few().saturating_add(1) {
                let rest = rows.len() - by.few();
                self.left_out.insert(by.name(), rest);
                // Years stand in the order of time, all else begins with the most.
                if by == By::Year {
                    rows.drain(..rest);
                } else {
                    rows.truncate(by.few());
                }
            }
            self.rows.extend(rows);
        }
    }
}

#[cfg(test)]
mod tests;
