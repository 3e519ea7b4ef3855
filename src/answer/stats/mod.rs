//! Figures of a graph: how many ties of which kind, since when, who is best connected, what amounts come to.

mod rows;

use std::collections::BTreeMap;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::{Cell, Column, Grid, Line, Sheet, Tone};
use super::records::OrgRef;
use super::which::Which;
use super::{Asked, GraphRef, Layout, Select};
use crate::graph::{Graph, Hit};
use crate::model::Tie;

/// What the figures are broken down by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum By {
    /// The kind of tie.
    Kind,
    /// Its family.
    Family,
    /// The blocs that its links join.
    Bloc,
    /// The year in which it began.
    Year,
    /// Where it stands on a day.
    Status,
    /// How well it is borne out.
    Standing,
    /// The organisation: how many others it is linked with.
    Degree,
    /// The organisation: how much it stands between blocs.
    Broker,
    /// The part of the graph that hangs together.
    Component,
    /// The purpose and currency of an amount.
    Amount,
}

impl By {
    /// All of them, in the order of the overview.
    pub const ALL: [By; 10] = [
        By::Kind,
        By::Family,
        By::Bloc,
        By::Year,
        By::Status,
        By::Standing,
        By::Degree,
        By::Broker,
        By::Component,
        By::Amount,
    ];

    /// The word by which it is asked for.
    pub const fn name(self) -> &'static str {
        match self {
            By::Kind => "kind",
            By::Family => "family",
            By::Bloc => "bloc",
            By::Year => "year",
            By::Status => "status",
            By::Standing => "standing",
            By::Degree => "degree",
            By::Broker => "broker",
            By::Component => "component",
            By::Amount => "amount",
        }
    }

    /// What it tells, in a line.
    pub const fn meaning(self) -> &'static str {
        match self {
            By::Kind => "ties by kind",
            By::Family => "ties by the family of their kind",
            By::Bloc => {
                "ties by the pairs of blocs that they join; one of many parties may count in several"
            }
            By::Year => "ties by the year in which they began, as uncertain as their dates are",
            By::Status => "ties by where they stand on the day",
            By::Standing => "ties by how well they are borne out",
            By::Degree => "organisations by the number of others that they are linked with",
            By::Broker => {
                "organisations by how much they stand between those of different blocs (betweenness)"
            }
            By::Component => "the parts of the graph that hang together, the largest first",
            By::Amount => "amounts added up by purpose and currency",
        }
    }

    /// Whether its rows are organisations, each by its id.
    pub const fn lists_orgs(self) -> bool {
        matches!(self, By::Degree | By::Broker)
    }

    /// How many rows the overview has of it.
    const fn few(self) -> usize {
        match self {
            By::Kind | By::Family | By::Status | By::Standing => usize::MAX,
            By::Year | By::Amount => 10,
            By::Bloc => 7,
            By::Degree | By::Broker => 5,
            By::Component => 3,
        }
    }

    /// What its last column tells.
    const fn more(self) -> Option<&'static str> {
        match self {
            By::Broker => Some("betweenness"),
            By::Component => Some("organisations"),
            By::Amount => Some("total"),
            _ => None,
        }
    }
}

/// The name of nothing that figures are broken down by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("figures are not broken down by `{0}`")]
pub struct UnknownBy(String);

impl FromStr for By {
    type Err = UnknownBy;

    fn from_str(name: &str) -> Result<Self, UnknownBy> {
        let found = By::ALL.into_iter().find(|by| by.name() == name);
        found.ok_or_else(|| UnknownBy(name.to_owned()))
    }
}

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
    /// How many of these lie only possibly in the time that `since`, `until` or `step` asked for; absent where no time was asked for, and of
    /// components.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub possible_ties: Option<usize>,
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
/// passes over the ties and links, and for brokers what [`query::brokers`](crate::query::brokers) does.
pub fn stats(asked: &Asked, graph: &Graph, by: Option<By>, which: &Which) -> StatsAnswer {
    let mut left_out = BTreeMap::new();
    let mut skipped = Vec::new();
    let mut told = Vec::new();
    // The ties that certainly lie in the time that was asked for: how many more there are lie there possibly.
    let sure = graph.is_timed().then(|| {
        let is_sure = |tie: &Tie| graph.hit(tie).is_none_or(Hit::is_certain);
        graph.narrowed(&is_sure, &|_| true)
    });
    let rows = |by: By| {
        let mut told = rows::rows(asked, graph, by);
        if by.lists_orgs() {
            let org = |row: &StatRow| graph.model().org_by_id(&row.key);
            told.retain(|row| org(row).is_none_or(|org| which.has(org)));
        }
        if let Some(sure) = &sure {
            rows::tell_possible(asked, sure, by, &mut told);
        }
        told
    };
    if graph.ties().next().is_some() || !graph.is_narrowed() {
        let mut total = rows::total(graph);
        let of_sure = sure.as_ref().map(|sure| sure.ties().count());
        total.possible_ties = of_sure.map(|of_sure| total.ties.saturating_sub(of_sure));
        told.push(total);
        match by {
            Some(by) => told.extend(rows(by)),
            None => {
                for by in By::ALL {
                    let work = graph.model().orgs().len() * graph.petgraph().edge_count();
                    if by == By::Broker && work > LONG {
                        skipped.push(by.name());
                        continue;
                    }
                    let mut rows = rows(by);
                    // To say that one is left out takes as much room as the one.
                    if rows.len() > by.few().saturating_add(1) {
                        let rest = rows.len() - by.few();
                        left_out.insert(by.name(), rest);
                        // Years stand in the order of time, all else begins with the most.
                        if by == By::Year {
                            rows.drain(..rest);
                        } else {
                            rows.truncate(by.few());
                        }
                    }
                    told.extend(rows);
                }
            }
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
        },
        rows: told,
        left_out,
        skipped,
    }
}

impl StatRow {
    /// What the last column tells; of many organisations the first few, where few are asked for.
    fn more(&self, few: bool) -> Cell {
        if let Some(records) = self.records {
            return vec![Line::plain(format!(
                "{} links, {} sources, {} events",
                records.links, records.sources, records.events
            ))];
        }
        if let Some(score) = self.score {
            return vec![Line::plain(format!("{score:.1}"))];
        }
        if let Some(amount) = &self.amount {
            let parts = match amount.parts {
                0 => String::new(),
                1 => ", 1 part of a whole not counted again".to_owned(),
                parts => format!(", {parts} parts of wholes not counted again"),
            };
            let total = Line::plain(&*amount.total).and(parts, Tone::Faint);
            let ties = amount.ties.iter().filter(|_| !few);
            let ties = ties.map(|tie| Line::toned(format!("[tie.{tie}]"), Tone::Faint));
            return std::iter::once(total).chain(ties).collect();
        }
        if self.by != By::Component.name() {
            return Vec::new();
        }
        let most = if few { 6 } else { usize::MAX };
        let names: Vec<&str> = self
            .members
            .iter()
            .map(|org| &*org.name)
            .take(most)
            .collect();
        let rest = self.members.len() - names.len();
        let line = Line::plain(names.join(", "));
        vec![if rest > 0 {
            line.and(format!(" and {rest} more"), Tone::Faint)
        } else {
            line
        }]
    }
}

impl Layout for StatsAnswer {
    fn grid(&self) -> Grid {
        let by = self.query.by.and_then(|by| by.parse::<By>().ok());
        let columns = match by {
            None => vec![
                Column::text("by"),
                Column::text("what"),
                Column::number("ties"),
                Column::number("orgs"),
                Column::text("more"),
            ],
            Some(by) => {
                let first = match by {
                    By::Degree | By::Broker => "org",
                    By::Bloc => "blocs",
                    by => by.name(),
                };
                let orgs = match by {
                    By::Degree | By::Broker => "linked with",
                    _ => "orgs",
                };
                vec![
                    Column::text(first),
                    Column::number("ties"),
                    Column::number(orgs),
                    Column::text(by.more().unwrap_or("more")),
                ]
            }
        };
        let mut rows = Vec::new();
        let mut last = "";
        for (at, row) in self.rows.iter().enumerate() {
            let mut cells = Vec::new();
            if by.is_none() {
                let head = if row.by == last { "" } else { row.by };
                cells.push(vec![Line::toned(head, Tone::Faint)]);
                last = row.by;
            }
            let tone = if row.by == "total" {
                Tone::Plain
            } else {
                Tone::Strong
            };
            cells.push(vec![Line::toned(&*row.label, tone)]);
            cells.push(vec![Line::plain(row.ties.to_string())]);
            cells.push(vec![Line::plain(row.orgs.to_string())]);
            let mut more = row.more(by.is_none());
            if let Some(count) = row.possible_ties.filter(|count| *count > 0) {
                let noun = if count == 1 { "tie" } else { "ties" };
                let gap = if more.is_empty() { "" } else { "; " };
                let line = more.pop().unwrap_or_default();
                let then = format!("{gap}{count} {noun} possibly then");
                more.push(line.and(then, Tone::Warning));
            }
            cells.push(more);
            rows.push(cells);
            let is_last = self.rows.get(at + 1).is_none_or(|next| next.by != row.by);
            if let Some(more) = self.left_out.get(row.by).filter(|_| is_last) {
                let which = if row.by == "year" { "earlier" } else { "more" };
                rows.push(pointer("", &format!("{more} {which}: --by {}", row.by)));
            }
        }
        for by in &self.skipped {
            rows.push(pointer(by, &format!("takes long here: --by {by}")));
        }
        Grid { columns, rows }
    }

    /// A row a figure.
    fn sheet(&self) -> Sheet {
        let number = |number: Option<usize>| number.map(|n| n.to_string()).unwrap_or_default();
        let text = |text: Option<&String>| text.cloned().unwrap_or_default();
        let is_timed = self.rows.iter().any(|row| row.possible_ties.is_some());
        let values = |row: &StatRow| {
            let amount = row.amount.as_ref();
            let ids: Vec<&str> = row.members.iter().map(|org| &*org.id).collect();
            let values = [
                row.by.to_owned(),
                row.key.clone(),
                row.label.clone(),
                row.ties.to_string(),
                row.orgs.to_string(),
                number(row.records.map(|records| records.links)),
                number(row.records.map(|records| records.sources)),
                number(row.records.map(|records| records.events)),
                row.score.map(|score| score.to_string()).unwrap_or_default(),
                text(amount.map(|amount| &amount.purpose)),
                text(amount.map(|amount| &amount.currency)),
                text(amount.and_then(|amount| amount.min.as_ref())),
                text(amount.and_then(|amount| amount.max.as_ref())),
                amount
                    .map(|amount| amount.approximate.to_string())
                    .unwrap_or_default(),
                number(amount.map(|amount| amount.parts)),
                amount.map_or_else(String::new, |amount| amount.ties.join("; ")),
                ids.join("; "),
            ];
            let possible = row.possible_ties.map(|count| count.to_string());
            let possible = is_timed.then(|| possible.unwrap_or_default());
            values.into_iter().chain(possible).collect()
        };
        Sheet {
            header: [
                "by",
                "key",
                "label",
                "ties",
                "orgs",
                "links",
                "sources",
                "events",
                "score",
                "purpose",
                "currency",
                "min",
                "max",
                "approximate",
                "parts",
                "summed",
                "members",
            ]
            .into_iter()
            .chain(is_timed.then_some("possible_ties"))
            .collect(),
            rows: self.rows.iter().map(values).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// A line of the overview that says where the rest is.
fn pointer(by: &str, text: &str) -> Vec<Cell> {
    let faint = |text: &str| vec![Line::toned(text, Tone::Faint)];
    vec![faint(by), faint(text), Vec::new(), Vec::new(), Vec::new()]
}

#[cfg(test)]
mod tests;
