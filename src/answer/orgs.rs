//! The organisations of a graph.

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::{Column, Grid, Line, Sheet, Tone};
use super::holding::OpenTopRef;
use super::marked::MarkedTies;
use super::records::{NameRow, OrgRef};
use super::which::Which;
use super::{Answer, Asked, Layout, Select};
use crate::graph::Graph;
use crate::model::Org;
use crate::query::{Doubt, Doubts};

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OrgsQuery {
    /// `orgs`.
    pub command: &'static str,
    /// The countries that only those run from there were asked of; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hq: Vec<String>,
    /// What only those were asked of that are it; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub org_kind: Vec<String>,
    /// The selection that was asked for, by flag; absent without one.
    #[serde(skip_serializing_if = "Select::is_empty")]
    pub select: Select,
    /// Of whom the graph has no owner, so that it is not known whether they are under the control that was asked for: ties are left out for
    /// that. Absent where none is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unowned: Vec<OpenTopRef>,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OrgRow {
    /// The organisation.
    #[serde(flatten)]
    pub org: OrgRef,
    /// What it is: `company`, `government` …
    pub kind: String,
    /// How many ties it is a party of.
    pub ties: usize,
    /// How many of these are not plainly in force on the day, or only possibly in the time, that was asked for; `possibly-there` where it is
    /// itself only possibly a party then. Absent where neither was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of_which: Option<MarkedTies>,
    /// Its other names.
    pub names: Vec<NameRow>,
}

/// The organisations, by id.
pub type OrgsAnswer = Answer<OrgsQuery, OrgRow>;

/// Lists the organisations that are wanted; of a graph that a selection narrowed, those with a tie. Costs a pass over the parties.
pub fn orgs(asked: &Asked, graph: &Graph, which: &Which) -> OrgsAnswer {
    let model = graph.model();
    let mut ties = vec![0; model.orgs().len()];
    let mut doubts = vec![Doubts::default(); model.orgs().len()];
    for tie in graph.ties() {
        for party in graph.parties(tie) {
            let at = party.org().index();
            ties[at] += 1;
            doubts[at].add(Doubt::all(graph, tie, graph.day(), &[party.org()]));
        }
    }
    let is_asked = Doubts::is_asked(graph);
    let kept = |org: &&Org| (!graph.is_narrowed() || ties[org.key().index()] > 0) && which.has(org);
    let row = |org: &Org| OrgRow {
        org: OrgRef::new(org),
        kind: org.kind().name().to_owned(),
        ties: ties[org.key().index()],
        of_which: is_asked.then(|| MarkedTies::new(&doubts[org.key().index()])),
        names: NameRow::all(org.names()),
    };
    let (hq, org_kind) = which.words();
    Answer {
        graph: Some(asked.graph.clone()),
        query: OrgsQuery {
            command: "orgs",
            hq,
            org_kind,
            select: asked.select.clone(),
            unowned: OpenTopRef::all(graph),
        },
        rows: model.orgs().iter().filter(kept).map(row).collect(),
    }
}

impl OrgsAnswer {
    /// Whether a day or a time was asked for.
    fn is_marked(&self) -> bool {
        let first = self.rows.first();
        first.is_some_and(|row| row.of_which.is_some())
    }
}

impl Layout for OrgsAnswer {
    fn grid(&self) -> Grid {
        let row = |row: &OrgRow| {
            let cells = [
                Line::toned(&*row.org.id, Tone::Faint),
                Line::toned(&*row.org.name, Tone::Strong),
                Line::plain(row.org.country.clone().unwrap_or_default()),
                Line::plain(&*row.kind),
                Line::plain(row.ties.to_string()),
            ];
            let of_which = row.of_which.as_ref().map(MarkedTies::line);
            cells
                .into_iter()
                .chain(of_which)
                .map(|line| vec![line])
                .collect()
        };
        let columns = [
            Column::text("id"),
            Column::text("name"),
            Column::text("country"),
            Column::text("kind"),
            Column::number("ties"),
        ];
        let of_which = self.is_marked().then(|| Column::text("of which"));
        Grid {
            columns: columns.into_iter().chain(of_which).collect(),
            rows: self.rows.iter().map(row).collect(),
        }
    }

    fn sheet(&self) -> Sheet {
        let row = |row: &OrgRow| {
            let name = |name: &NameRow| format!("{}={}", name.lang, name.name);
            let values = [
                row.org.id.clone(),
                row.org.name.clone(),
                row.org.country.clone().unwrap_or_default(),
                row.kind.clone(),
                row.ties.to_string(),
                row.names.iter().map(name).collect::<Vec<_>>().join("; "),
            ];
            let of_which = row.of_which.as_ref().map(MarkedTies::value);
            values.into_iter().chain(of_which).collect()
        };
        let header = ["id", "name", "country", "kind", "ties", "names"];
        Sheet {
            header: header
                .into_iter()
                .chain(self.is_marked().then_some(MarkedTies::COLUMN))
                .collect(),
            rows: self.rows.iter().map(row).collect(),
        }
    }
}
