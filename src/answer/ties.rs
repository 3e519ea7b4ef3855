//! The ties of a graph.

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::{Column, Grid, Sheet};
use super::holding::{DisputeRow, OpenTopRef};
use super::tie::TieRow;
use super::{Answer, Asked, Layout, Select};
use crate::graph::Graph;

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TiesQuery {
    /// `ties`.
    pub command: &'static str,
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

/// The ties, by id.
pub type TiesAnswer = Answer<TiesQuery, TieRow>;

/// Lists the ties that the graph keeps. Costs a pass over them and their evidence.
pub fn ties(asked: &Asked, graph: &Graph) -> TiesAnswer {
    let row = |tie| TieRow::new(graph, tie, asked.as_of);
    Answer {
        graph: Some(asked.graph.clone()),
        query: TiesQuery {
            command: "ties",
            as_of: asked.as_of.to_string(),
            select: asked.select.clone(),
            unowned: OpenTopRef::all(graph),
        },
        rows: graph.ties().map(row).collect(),
    }
}

impl Layout for TiesAnswer {
    fn grid(&self) -> Grid {
        let row = |row: &TieRow| {
            let [what, mut says] = row.cells();
            says.extend(row.disputes.iter().map(DisputeRow::whole_line));
            vec![what, says]
        };
        Grid {
            columns: ["tie", "says who"].map(Column::text).to_vec(),
            rows: self.rows.iter().map(row).collect(),
        }
    }

    /// A row a tie and source.
    fn sheet(&self) -> Sheet {
        Sheet {
            header: TieRow::header(self.rows.first()),
            rows: self.rows.iter().flat_map(TieRow::matched).collect(),
        }
    }
}
