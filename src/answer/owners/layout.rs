//! How owners and holdings are laid out.

use super::{OwnerRow, OwnersAnswer, planned_line};
use crate::answer::Layout;
use crate::answer::evidence::SaidBy;
use crate::answer::excess::ExcessRow;
use crate::answer::grid::{Column, Grid, Line, Sheet, Tone};
use crate::answer::holding::{ControlRow, ControlStepRow, DisputeRow, IntervalRef, SuspendedRef};
use crate::answer::otherwise::OtherwiseRow;
use crate::answer::tie::TieRow;

impl Layout for OwnersAnswer {
    fn remarks(&self) -> Vec<Line> {
        let contradictions = self.contradictions.iter().map(ExcessRow::line);
        contradictions
            .chain(self.planned.iter().map(planned_line))
            .collect()
    }

    fn grid(&self) -> Grid {
        let owner = if self.query.command == "owners" {
            "owner"
        } else {
            "owned"
        };
        let rows = self.rows.iter().map(|row| {
            let mut org = vec![Line::toned(&*row.org.name, Tone::Strong)];
            let country = row.country.as_ref();
            org.extend(country.map(|country| Line::toned(&*country.name, Tone::Faint)));
            let control = row.control.as_ref().map(ControlRow::lines);
            vec![
                org,
                row.stake_lines(&self.query.org.id),
                control.unwrap_or_default(),
                row.says_lines(),
            ]
        });
        Grid {
            columns: [owner, "holds", "controls", "says who"]
                .map(Column::text)
                .to_vec(),
            rows: rows.collect(),
        }
    }

    /// A row an owner, or what is owned, and source: of a direct tie, else of the way, whose ties are not told.
    fn sheet(&self) -> Sheet {
        let mut rows = Vec::new();
        let direct = self.rows.iter().flat_map(|row| &row.direct);
        let of_tie = TieRow::header(direct.flat_map(|direct| &direct.ties).next());
        let planned = self.planned.iter();
        let planned: Vec<String> = planned
            .map(|tie| format!("{} tie.{}", tie.tie.kind, tie.tie.id))
            .collect();
        for row in &self.rows {
            let mut own = row.values();
            own.push(planned.join("; "));
            let suspended: Vec<String> = row.suspended.iter().map(SuspendedRef::value).collect();
            own.push(suspended.join("; "));
            own.extend(row.hit.map(|hit| hit.name().to_owned()));
            let ties = row.direct.iter().flat_map(|direct| &direct.ties);
            let mut told: Vec<Vec<String>> = ties.flat_map(TieRow::matched).collect();
            if row.direct.is_none() {
                let tie = TieRow::HEADER.len() - SaidBy::HEADER.len();
                told.extend(row.sources.iter().map(|said_by| {
                    let tie = std::iter::repeat_n(String::new(), tie);
                    tie.chain(said_by.values()).collect()
                }));
            }
            if told.is_empty() {
                told.push(Vec::new());
            }
            for values in &mut told {
                values.resize(of_tie.len(), String::new());
            }
            rows.extend(
                told.into_iter()
                    .map(|values| own.iter().cloned().chain(values).collect()),
            );
        }
        let mut header = vec![
            "org_id",
            "org",
            "org_country",
            "held_certain",
            "equity_min",
            "equity_max",
            "votes_min",
            "votes_max",
            "effective_min",
            "effective_max",
            "through",
            "control",
            "control_rule",
            "control_way",
            "contested_values",
            "planned",
            "suspended",
        ];
        let is_timed = self.rows.first().is_some_and(|row| row.hit.is_some());
        header.extend(is_timed.then_some("held_match"));
        header.extend(of_tie);
        Sheet { header, rows }
    }
}

impl OwnerRow {
    pub(super) fn values(&self) -> Vec<String> {
        let ends = |interval: Option<&IntervalRef>| {
            interval.map_or_else(Default::default, |interval| {
                [interval.min.clone(), interval.max.clone()]
            })
        };
        let direct = self.direct.as_ref();
        let [equity_min, equity_max] = ends(direct.map(|direct| &direct.equity));
        let [votes_min, votes_max] = ends(direct.and_then(|direct| direct.votes.as_ref()));
        let [effective_min, effective_max] = ends(self.effective.as_ref());
        let control = self.control.as_ref();
        let certainty = control.map_or("", |control| {
            if control.certain {
                "certain"
            } else {
                "possible"
            }
        });
        let way = control.map_or_else(Vec::new, |control| {
            control.steps.iter().map(ControlStepRow::text).collect()
        });
        let through: Vec<&str> = self.through.iter().map(|org| &*org.id).collect();
        let otherwise = direct.iter().flat_map(|direct| &direct.otherwise);
        let disputes = self.disputes.iter().map(DisputeRow::short);
        let exceeds = self.exceeds.iter().map(|excess| excess.text.clone());
        let contested = disputes
            .chain(otherwise.map(OtherwiseRow::text))
            .chain(exceeds);
        let contested: Vec<String> = contested.collect();
        vec![
            self.org.id.clone(),
            self.org.name.clone(),
            self.org.country.clone().unwrap_or_default(),
            self.certain.to_string(),
            equity_min,
            equity_max,
            votes_min,
            votes_max,
            effective_min,
            effective_max,
            through.join("; "),
            certainty.to_owned(),
            control.map_or_else(String::new, |control| control.rule.clone()),
            way.join("; "),
            contested.join("; "),
        ]
    }
}
