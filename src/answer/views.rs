//! The views of a graph.

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::{Column, Grid, Line, Sheet, Tone};
use super::{Answer, Asked, Layout};
use crate::graph::Graph;
use crate::model::View;

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ViewsQuery {
    /// `views`.
    pub command: &'static str,
}

/// A view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ViewRow {
    /// The id by which `--view` finds it.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its selection, as flags.
    pub select: String,
}

/// The views, by id.
pub type ViewsAnswer = Answer<ViewsQuery, ViewRow>;

/// Lists the views of a graph. Costs a pass over them.
pub fn views(asked: &Asked, graph: &Graph) -> ViewsAnswer {
    let row = |view: &View| ViewRow {
        id: view.id().to_owned(),
        title: view.title().to_owned(),
        select: flags(view),
    };
    Answer {
        graph: Some(asked.graph.clone()),
        query: ViewsQuery { command: "views" },
        rows: graph.model().views().iter().map(row).collect(),
    }
}

fn flags(view: &View) -> String {
    let flag = |(flag, words): (&str, &[Box<str>])| format!("--{flag} {}", words.join(","));
    view.select().map(flag).collect::<Vec<_>>().join(" ")
}

impl Layout for ViewsAnswer {
    fn grid(&self) -> Grid {
        let row = |row: &ViewRow| {
            vec![
                vec![Line::toned(&*row.id, Tone::Strong)],
                vec![Line::plain(&*row.title)],
                vec![Line::toned(&*row.select, Tone::Faint)],
            ]
        };
        Grid {
            columns: ["view", "title", "selection"].map(Column::text).to_vec(),
            rows: self.rows.iter().map(row).collect(),
        }
    }

    fn sheet(&self) -> Sheet {
        let values = |row: &ViewRow| vec![row.id.clone(), row.title.clone(), row.select.clone()];
        Sheet {
            header: vec!["id", "title", "select"],
            rows: self.rows.iter().map(values).collect(),
        }
    }
}
