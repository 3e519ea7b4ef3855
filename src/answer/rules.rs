//! The rules that a graph is checked by.

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::{Column, Grid, Line, Sheet, Tone};
use super::{Answer, Layout};
use crate::diag::Level;
use crate::rule::Rule;

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RulesQuery {
    /// `explain`.
    pub command: &'static str,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleRow {
    /// The kebab-case name.
    pub name: &'static str,
    /// The level at which it is reported unless the graph says otherwise.
    pub level: &'static str,
    /// What the fault is.
    pub what: &'static str,
}

/// The rules, by name.
pub type RulesAnswer = Answer<RulesQuery, RuleRow>;

/// Lists rules.
pub fn rules(rules: &[&'static Rule]) -> RulesAnswer {
    let row = |rule: &&'static Rule| RuleRow {
        name: rule.name,
        level: match rule.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        },
        what: rule.what,
    };
    Answer {
        graph: None,
        query: RulesQuery { command: "explain" },
        rows: rules.iter().map(row).collect(),
    }
}

impl Layout for RulesAnswer {
    fn grid(&self) -> Grid {
        let row = |row: &RuleRow| {
            vec![
                vec![Line::toned(row.name, Tone::Strong)],
                vec![Line::plain(row.level)],
                vec![Line::plain(row.what)],
            ]
        };
        Grid {
            columns: ["rule", "level", "fault"].map(Column::text).to_vec(),
            rows: self.rows.iter().map(row).collect(),
        }
    }

    fn sheet(&self) -> Sheet {
        let row = |row: &RuleRow| [row.name, row.level, row.what].map(str::to_owned).to_vec();
        Sheet {
            header: vec!["rule", "level", "fault"],
            rows: self.rows.iter().map(row).collect(),
        }
    }
}
