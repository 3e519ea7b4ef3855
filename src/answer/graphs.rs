//! The graphs that are built into the program.

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::{Column, Grid, Line, Sheet, Tone};
use super::{Answer, Layout};
use crate::model::Model;

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GraphsQuery {
    /// `graphs`.
    pub command: &'static str,
}

/// A graph and its size.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GraphRow {
    /// The name by which `--graph` finds it.
    pub name: String,
    /// What it calls itself.
    pub title: Option<String>,
    /// How many organisations it has.
    pub orgs: usize,
    /// How many ties.
    pub ties: usize,
    /// How many sources.
    pub sources: usize,
    /// How many pieces of evidence.
    pub evidence: usize,
}

/// The built-in graphs, by name.
pub type GraphsAnswer = Answer<GraphsQuery, GraphRow>;

/// Lists graphs that were opened, each with its name.
pub fn graphs<'m>(opened: impl Iterator<Item = (&'m str, &'m Model)>) -> GraphsAnswer {
    let row = |(name, model): (&str, &Model)| GraphRow {
        name: name.to_owned(),
        title: model.title().map(str::to_owned),
        orgs: model.orgs().len(),
        ties: model.ties().len(),
        sources: model.sources().len(),
        evidence: model.all_evidence().len(),
    };
    Answer {
        graph: None,
        query: GraphsQuery { command: "graphs" },
        rows: opened.map(row).collect(),
    }
}

impl GraphRow {
    fn sizes(&self) -> [String; 4] {
        [self.orgs, self.ties, self.sources, self.evidence].map(|size| size.to_string())
    }
}

impl Layout for GraphsAnswer {
    fn grid(&self) -> Grid {
        let row = |row: &GraphRow| {
            let mut cells = vec![
                vec![Line::toned(&*row.name, Tone::Strong)],
                vec![Line::plain(row.title.clone().unwrap_or_default())],
            ];
            cells.extend(row.sizes().map(|size| vec![Line::plain(size)]));
            cells
        };
        Grid {
            columns: vec![
                Column::text("name"),
                Column::text("title"),
                Column::number("orgs"),
                Column::number("ties"),
                Column::number("sources"),
                Column::number("evidence"),
            ],
            rows: self.rows.iter().map(row).collect(),
        }
    }

    fn sheet(&self) -> Sheet {
        let row = |row: &GraphRow| {
            let mut values = vec![row.name.clone(), row.title.clone().unwrap_or_default()];
            values.extend(row.sizes());
            values
        };
        Sheet {
            header: vec!["name", "title", "orgs", "ties", "sources", "evidence"],
            rows: self.rows.iter().map(row).collect(),
        }
    }
}
