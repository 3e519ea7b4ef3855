//! The organisations of a graph.

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::{Column, Grid, Line, Sheet, Tone};
use super::records::{NameRow, OrgRef};
use super::which::Which;
use super::{Answer, Asked, Layout, Select};
use crate::graph::Graph;
use crate::model::Org;

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
    /// Its other names.
    pub names: Vec<NameRow>,
}

/// The organisations, by id.
pub type OrgsAnswer = Answer<OrgsQuery, OrgRow>;

/// Lists the organisations that are wanted; of a graph that a selection narrowed, those with a tie. Costs a pass over the parties.
pub fn orgs(asked: &Asked, graph: &Graph, which: &Which) -> OrgsAnswer {
    let model = graph.model();
    let mut ties = vec![0; model.orgs().len()];
    for party in graph.ties().flat_map(|tie| graph.parties(tie)) {
        ties[party.org().index()] += 1;
    }
    let kept = |org: &&Org| (!graph.is_narrowed() || ties[org.key().index()] > 0) && which.has(org);
    let row = |org: &Org| OrgRow {
        org: OrgRef::new(org),
        kind: org.kind().name().to_owned(),
        ties: ties[org.key().index()],
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
        },
        rows: model.orgs().iter().filter(kept).map(row).collect(),
    }
}

impl Layout for OrgsAnswer {
    fn grid(&self) -> Grid {
        let row = |row: &OrgRow| {
            vec![
                vec![Line::toned(&*row.org.id, Tone::Faint)],
                vec![Line::toned(&*row.org.name, Tone::Strong)],
                vec![Line::plain(row.org.country.clone().unwrap_or_default())],
                vec![Line::plain(&*row.kind)],
                vec![Line::plain(row.ties.to_string())],
            ]
        };
        Grid {
            columns: vec![
                Column::text("id"),
                Column::text("name"),
                Column::text("country"),
                Column::text("kind"),
                Column::number("ties"),
            ],
            rows: self.rows.iter().map(row).collect(),
        }
    }

    fn sheet(&self) -> Sheet {
        let row = |row: &OrgRow| {
            let name = |name: &NameRow| format!("{}={}", name.lang, name.name);
            vec![
                row.org.id.clone(),
                row.org.name.clone(),
                row.org.country.clone().unwrap_or_default(),
                row.kind.clone(),
                row.ties.to_string(),
                row.names.iter().map(name).collect::<Vec<_>>().join("; "),
            ]
        };
        Sheet {
            header: vec!["id", "name", "country", "kind", "ties", "names"],
            rows: self.rows.iter().map(row).collect(),
        }
    }
}
