//! What became of ties between two days.

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::SaidBy;
use super::grid::{Column, Grid, Line, Sheet, Tone};
use super::party::{PartyRow, summary};
use super::records::Match;
use super::tie::{other_phases, status_label};
use super::timeline::StepRow;
use super::{Answer, GraphRef, Layout, Select};
use crate::graph::Graph;
use crate::model::{Day, Model, Tie};
use crate::query::{self, Became, Fate};

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BecameQuery {
    /// `diff`.
    pub command: &'static str,
    /// The first day.
    pub from: String,
    /// The second day.
    pub to: String,
    /// The selection that was asked for, by flag; absent without one.
    #[serde(skip_serializing_if = "Select::is_empty")]
    pub select: Select,
}

/// A tie that stands otherwise on the second day, or has other parties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BecameRow {
    /// `begun`; `planned`, where it was not known of and is planned; `gone`; `changed`; `came-and-went`, where it was there on neither day and had come
    /// and gone in between.
    pub change: String,
    /// Whether it is certain that this came between the two days.
    pub certain: bool,
    /// The tie's id.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Its title, where it has one.
    pub title: Option<String>,
    /// How well it is borne out.
    pub standing: String,
    /// How surely it lies in the time that `since`, `until` or `step` asked for: `certain` or `possible`. Absent where no time was asked for.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub hit: Option<Match>,
    /// The parties, by role.
    pub parties: Vec<PartyRow>,
    /// Where it stood at the end of the first day.
    pub before: StatusRef,
    /// Where it stood at the end of the second.
    pub after: StatusRef,
    /// What, possibly, happened in between, parties that joined or left included; where nothing did, the last that had.
    pub steps: Vec<StepRow>,
    #[serde(skip)]
    summary: String,
}

/// Where a tie stands on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StatusRef {
    /// `planned`, `in-force`, `ended` …
    pub status: String,
    /// Whether that is certain.
    pub certain: bool,
    /// Where it may stand instead, as its dates leave that open; empty where nothing else is possible.
    pub or_status: Vec<String>,
}

/// The ties that changed, by id.
pub type BecameAnswer = Answer<BecameQuery, BecameRow>;

/// Tells what became of the ties that the graph keeps: see [`query::became`].
pub fn became(
    named: &GraphRef,
    graph: &Graph,
    from: Day,
    to: Day,
    select: &Select,
) -> BecameAnswer {
    let became = query::became(graph, from, to);
    let row = |became: &Became<'_>| BecameRow::new(graph, became, [from, to]);
    Answer {
        graph: Some(named.clone()),
        query: BecameQuery {
            command: "diff",
            from: from.to_string(),
            to: to.to_string(),
            select: select.clone(),
        },
        rows: became.iter().map(row).collect(),
    }
}

impl BecameRow {
    fn new(graph: &Graph, became: &Became<'_>, [from, to]: [Day; 2]) -> BecameRow {
        let model = graph.model();
        let tie = became.tie;
        let hit = graph.hit(tie);
        let party = |party| PartyRow::new(model, party);
        BecameRow {
            change: became.fate.name().to_owned(),
            certain: became.certain,
            id: tie.id().to_owned(),
            kind: tie.kind().to_string(),
            title: tie.title().map(str::to_owned),
            standing: tie.standing().to_string(),
            hit: hit.map(|hit| Match::new(hit.is_certain())),
            parties: tie.parties().iter().map(party).collect(),
            before: StatusRef::new(model, tie, from),
            after: StatusRef::new(model, tie, to),
            steps: became
                .steps
                .iter()
                .map(|step| StepRow::new(model, step, to))
                .collect(),
            summary: summary(model, tie),
        }
    }

    fn sign(&self) -> (&'static str, Tone) {
        let is = |fate: Fate| self.change == fate.name();
        if is(Fate::Begun) || is(Fate::Planned) {
            ("+", Tone::Added)
        } else if is(Fate::Gone) {
            ("-", Tone::Removed)
        } else if is(Fate::CameAndWent) {
            ("±", Tone::Warning)
        } else {
            ("~", Tone::Warning)
        }
    }

    /// Whether it is certain that it became so between the two days, by a tie that certainly lies in the time that was asked for.
    fn is_sure(&self) -> bool {
        self.certain && self.hit != Some(Match::Possible)
    }

    fn label(&self) -> String {
        let kind = || self.kind.replace('-', " ");
        self.title.clone().unwrap_or_else(kind)
    }
}

impl StatusRef {
    fn new(model: &Model, tie: &Tie, day: Day) -> StatusRef {
        let status = model.status(tie, day);
        StatusRef {
            status: status.phase.to_string(),
            certain: status.certain,
            or_status: other_phases(model, tie, day),
        }
    }

    /// `possibly in force, or still planned`; of a tie of which nothing is known by the day, `nothing known`.
    fn label(&self) -> String {
        let status = match &*self.status {
            "unknown" => "nothing known",
            status => status,
        };
        status_label(status, self.certain, &self.or_status)
    }

    /// The values of a sheet: the status, whether it is certain, and what else it may be.
    fn values(&self) -> [String; 3] {
        let others = self.or_status.join("; ");
        [self.status.clone(), self.certain.to_string(), others]
    }
}

/// How the fates are told in a count, and whether also where there is none.
const FATES: [(Fate, &str, bool); 5] = [
    (Fate::Begun, "begun", true),
    (Fate::Planned, "newly planned", false),
    (Fate::Gone, "gone", true),
    (Fate::Changed, "changed", true),
    (Fate::CameAndWent, "came and went", false),
];

impl BecameAnswer {
    /// `from 2014-12-31 to 2015-12-31: 3 ties begun (1 only possibly), 2 newly planned, 0 gone, 1 changed`.
    pub fn count(&self) -> String {
        let told = |(fate, word, always): (Fate, &str, bool)| {
            let rows = self.rows.iter().filter(|row| row.change == fate.name());
            let (all, open) = (
                rows.clone().count(),
                rows.filter(|row| !row.is_sure()).count(),
            );
            let noun = match (fate, all) {
                (Fate::Begun, 1) => " tie",
                (Fate::Begun, _) => " ties",
                _ => "",
            };
            let open = match open {
                0 => String::new(),
                open => format!(" ({open} only possibly)"),
            };
            (always || all > 0).then(|| format!("{all}{noun} {word}{open}"))
        };
        let told: Vec<String> = FATES.into_iter().filter_map(told).collect();
        let (from, to) = (&self.query.from, &self.query.to);
        format!("from {from} to {to}: {}", told.join(", "))
    }
}

impl Layout for BecameAnswer {
    fn grid(&self) -> Grid {
        let row = |row: &BecameRow| {
            let (sign, tone) = row.sign();
            let what = [
                Line::toned(row.label(), Tone::Strong),
                Line::plain(&*row.summary),
                Line::toned(format!("{} [tie.{}]", row.kind, row.id), Tone::Faint),
            ];
            let open = (row.hit == Some(Match::Possible))
                .then(|| Line::toned("possibly in the time asked for", Tone::Warning));
            let what = what.into_iter().chain(open).collect();
            let on = |day: &str, what: String| {
                Line::toned(format!("{day}: "), Tone::Faint).and(what, Tone::Plain)
            };
            let (from, to) = (&self.query.from, &self.query.to);
            let became = if row.before == row.after {
                vec![on(to, format!("still {}", row.after.label()))]
            } else {
                let after = Line::toned(format!("{to}: "), Tone::Faint);
                let after = after.and(row.after.label(), tone);
                vec![on(from, row.before.label()), after]
            };
            let mut says = Vec::new();
            for step in &row.steps {
                says.push(Line::toned(step.label(), Tone::Strong));
                says.extend(step.says());
            }
            vec![vec![Line::toned(sign, tone)], what, became, says]
        };
        Grid {
            columns: ["", "tie", "became", "by what date, and who says so"]
                .map(Column::text)
                .to_vec(),
            rows: self.rows.iter().map(row).collect(),
        }
    }

    /// A row a tie, step and source.
    fn sheet(&self) -> Sheet {
        let mut header = vec![
            "change",
            "tie_id",
            "kind",
            "title",
            "parties",
            "standing",
            "before",
            "before_certain",
            "before_or",
            "after",
            "after_certain",
            "after_or",
            "change_certain",
            "step",
            "date",
            "given",
            "contested",
        ];
        header.extend(SaidBy::HEADER);
        let is_timed = self.rows.first().is_some_and(|row| row.hit.is_some());
        header.extend(is_timed.then_some("match"));
        let mut rows: Vec<Vec<String>> = Vec::new();
        for row in &self.rows {
            let tie = [
                row.change.clone(),
                row.id.clone(),
                row.kind.clone(),
                row.title.clone().unwrap_or_default(),
                row.summary.clone(),
                row.standing.clone(),
            ];
            let certain = [row.certain.to_string()];
            let tie = [
                &tie[..],
                &row.before.values(),
                &row.after.values(),
                &certain,
            ]
            .concat();
            let hit = row.hit.map(|hit| hit.name().to_owned());
            let none = vec![String::new(); header.len() - tie.len() - usize::from(is_timed)];
            let mut steps: Vec<Vec<String>> = row.steps.iter().flat_map(StepRow::sourced).collect();
            if steps.is_empty() {
                steps.push(none);
            }
            rows.extend(
                steps
                    .into_iter()
                    .map(|step| tie.iter().cloned().chain(step).chain(hit.clone()).collect()),
            );
        }
        Sheet { header, rows }
    }
}
