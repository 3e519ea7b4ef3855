//! The views of a graph.

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::{Column, Grid, Line, Sheet, Tone};
use super::{Answer, Asked, Layout};
use crate::graph::Graph;
use crate::model::View;
use crate::select::{Flag, Takes};

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
    let each = |flag: &str| Flag::by_name(flag).is_ok_and(|flag| flag.takes == Takes::Each);
    let flags = view.select().flat_map(|(flag, words)| {
        let values = if each(flag) {
            words.iter().map(ToString::to_string).collect()
        } else {
            vec![words.join(",")]
        };
        let value = move |value: String| format!("--{flag} {value}");
        values.into_iter().map(value)
    });
    flags.collect::<Vec<_>>().join(" ")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_narrows_each_time_is_written_as_often() {
        let graph = crate::query::tests::of_text(
            "[view.home]\ntitle = \"At home\"\nselect.kind = [\"acquisition\", \"investment\"]\n\
             select.role = [\"US=acquirer,investor\", \"US=target\"]\n",
        );
        let flags = flags(&graph.model().views()[0]);
        let expected = "--kind acquisition,investment --role US=acquirer,investor --role US=target";
        assert_eq!(flags, expected);
    }
}
