//! What happened, in order, and who says when.

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::SaidBy;
use super::grid::{Cell, Column, Grid, Line, Sheet, Tone};
use super::holding::OpenTopRef;
use super::records::{Match, OrgRef, RecordRef};
use super::sentence::sentence;
use super::{Answer, Asked, Layout, Select};
use crate::graph::Graph;
use crate::model::{Day, Model};
use crate::query::{self, DateSaid, Fit, Happening, Step};
use crate::select::Window;

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TimelineQuery {
    /// `timeline`.
    pub command: &'static str,
    /// The day after which a step is still due.
    pub as_of: String,
    /// The selection that was asked for, by flag; absent without one.
    #[serde(skip_serializing_if = "Select::is_empty")]
    pub select: Select,
    /// Of whom the graph has no owner, so that it is not known whether they are under the control that was asked for: ties are left out for
    /// that. Absent where none is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unowned: Vec<OpenTopRef>,
}

/// A step in the life of a tie, an organisation or an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StepRow {
    /// When, as precisely as the record has it (EDTF).
    pub date: String,
    /// The same in English.
    pub readable: String,
    /// The earliest day that it may have been; nothing where that is not known.
    pub earliest: Option<String>,
    /// The latest day that it may have been.
    pub latest: Option<String>,
    /// Whether it lies after the day that was asked for.
    pub due: bool,
    /// How surely it lies in the time that was asked for: `certain`, or `possible` where its date leaves that open. Absent where no time was
    /// asked for.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub hit: Option<Match>,
    /// What it is: `announced`, `closed`, `founded` …; `joins` or `leaves` of a party.
    pub step: String,
    /// What happened, in words.
    pub what: String,
    /// The tie, organisation or event whose step it is.
    pub record: RecordRef,
    /// A tie's kind.
    pub kind: Option<String>,
    /// How well a tie is borne out.
    pub standing: Option<String>,
    /// The party that joins or leaves.
    pub party: Option<OrgRef>,
    /// Who gives the date: that very one, then vaguer ones that it lies within.
    pub sources: Vec<DateSaidRow>,
    /// Who gives another date, or denies it.
    pub contested: Vec<DateSaidRow>,
    #[serde(skip)]
    plain: bool,
    #[serde(skip)]
    year: Option<i32>,
}

/// Who gives a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DateSaidRow {
    /// Who, how and through whom.
    #[serde(flatten)]
    pub said_by: SaidBy,
    /// The date that is given (EDTF).
    pub date: String,
    /// Why the record keeps another.
    pub resolved: Option<String>,
}

/// The steps, by the earliest day that each may have been, then by the latest.
pub type TimelineAnswer = Answer<TimelineQuery, StepRow>;

/// Tells the steps of the ties and events that the graph keeps: see [`query::timeline`].
pub fn timeline(asked: &Asked, graph: &Graph, window: &Window) -> TimelineAnswer {
    let model = graph.model();
    let steps = query::timeline(graph, window);
    Answer {
        graph: Some(asked.graph.clone()),
        query: TimelineQuery {
            command: "timeline",
            as_of: asked.as_of.to_string(),
            select: asked.select.clone(),
            unowned: OpenTopRef::all(graph),
        },
        rows: steps
            .iter()
            .map(|step| StepRow {
                hit: window
                    .asks()
                    .then(|| Match::new(query::lies_in(model, step, window))),
                ..StepRow::new(model, step, asked.as_of)
            })
            .collect(),
    }
}

impl StepRow {
    /// Tells of a step, as seen from a day.
    pub fn new(model: &Model, step: &Step<'_>, day: Day) -> StepRow {
        let Step { date, what, said } = step;
        let text = |day: Option<Day>| day.map(|day| day.to_string());
        let party = match what {
            Happening::Joins(_, party) | Happening::Leaves(_, party) => {
                Some(OrgRef::new(model.org(party.org())))
            }
            _ => None,
        };
        let rows = |contested: bool| {
            let fits = said
                .iter()
                .filter(|said| (said.fit == Fit::Other) == contested);
            DateSaidRow::all(model, fits)
        };
        StepRow {
            date: date.to_string(),
            readable: date.words(),
            earliest: text(date.earliest()),
            latest: text(date.latest()),
            due: !date.starts_by(day).is_possible(),
            hit: None,
            step: what.name().to_owned(),
            what: sentence(model, *what, *date),
            record: RecordRef::new(model, what.record()),
            kind: what.tie().map(|tie| tie.kind().to_string()),
            standing: what.tie().map(|tie| tie.standing().to_string()),
            party,
            sources: rows(false),
            contested: rows(true),
            plain: date.is_plain(),
            year: date.earliest().or(date.latest()).map(Day::year),
        }
    }

    /// `closed 2016-09-07`, `HPE joins 2015-11-01`.
    pub(super) fn label(&self) -> String {
        let step = format!("{} {}", self.step, self.date);
        match &self.party {
            Some(party) => format!("{} {step}", party.name),
            None => step,
        }
    }

    /// The step, its date, the date that is given, whether that is another one, and the values of the source: a row a
    /// source, one where there is none.
    pub(super) fn sourced(&self) -> Vec<Vec<String>> {
        let row = |said: Option<&DateSaidRow>, contested: &str| {
            let given = said.map(|said| said.date.clone()).unwrap_or_default();
            let source = said.map(|said| said.said_by.values()).unwrap_or_default();
            let step = [
                self.step.clone(),
                self.date.clone(),
                given,
                contested.to_owned(),
            ];
            step.into_iter().chain(source).collect()
        };
        let same = self.sources.iter().map(|said| row(Some(said), "false"));
        let other = self.contested.iter().map(|said| row(Some(said), "true"));
        let mut rows: Vec<Vec<String>> = same.chain(other).collect();
        if rows.is_empty() {
            rows.push(row(None, ""));
        }
        rows
    }

    fn when(&self) -> Cell {
        let mut lines = vec![Line::plain(&*self.date)];
        if !self.plain {
            // An interval is long, and would widen the column.
            let (start, end) = match self.readable.split_once(" and ") {
                Some((start, end)) => (start, Some(format!("and {end}"))),
                None => (&*self.readable, None),
            };
            let words = [Some(start.to_owned()), end].into_iter().flatten();
            lines.extend(words.map(|words| Line::toned(words, Tone::Faint)));
        }
        if self.hit == Some(Match::Possible) {
            lines.push(Line::toned("possibly then", Tone::Warning));
        }
        if self.due {
            lines.push(Line::toned("due", Tone::Warning));
        }
        lines
    }

    /// Who says so, a line each.
    pub(super) fn says(&self) -> Cell {
        let vague = |row: &DateSaidRow| {
            let line = row.said_by.line();
            if row.date == self.date {
                line
            } else {
                line.and(format!(" says {}", row.date), Tone::Faint)
            }
        };
        let other = |row: &DateSaidRow| {
            let line = row.said_by.line().after("≠ ");
            line.and(format!(" says {}", row.date), Tone::Warning)
        };
        let mut lines: Cell = self.sources.iter().map(vague).collect();
        if lines.is_empty() {
            lines.push(Line::toned("no source gives the date", Tone::Warning));
        }
        lines.extend(self.contested.iter().map(other));
        lines
    }
}

impl DateSaidRow {
    /// Each source once for each date.
    fn all<'a>(model: &Model, said: impl Iterator<Item = &'a DateSaid<'a>>) -> Vec<DateSaidRow> {
        let mut rows: Vec<DateSaidRow> = Vec::new();
        for said in said {
            let resolved = said.evidence.resolved().filter(|_| said.fit == Fit::Other);
            let row = DateSaidRow {
                said_by: SaidBy::new(model, said.evidence),
                date: said.date.to_string(),
                resolved: resolved.map(str::to_owned),
            };
            let same = |known: &DateSaidRow| {
                known.said_by.source == row.said_by.source
                    && known.said_by.modality == row.said_by.modality
                    && known.date == row.date
            };
            if !rows.iter().any(same) {
                rows.push(row);
            }
        }
        rows
    }
}

impl Layout for TimelineAnswer {
    /// A row a step; the first of a year stands below the year.
    fn grid(&self) -> Grid {
        let mut rows = Vec::new();
        for of_year in self.rows.chunk_by(|a, b| a.year == b.year) {
            let year = of_year[0].year.map(|year| year.to_string());
            let mut year = Some(year.unwrap_or_else(|| "undated".to_owned()));
            for row in of_year {
                let what = vec![
                    Line::plain(&*row.what),
                    Line::toned(format!("[{}]", row.record.id), Tone::Faint),
                ];
                let mut cells = vec![row.when(), what, row.says()];
                if let Some(year) = year.take() {
                    let heads = [
                        Line::toned(year, Tone::Strong),
                        Line::default(),
                        Line::default(),
                    ];
                    for (cell, head) in cells.iter_mut().zip(heads) {
                        cell.insert(0, head);
                    }
                }
                rows.push(cells);
            }
        }
        Grid {
            columns: ["date", "what happened", "says who"]
                .map(Column::text)
                .to_vec(),
            rows,
        }
    }

    /// A row a step and source.
    fn sheet(&self) -> Sheet {
        let mut header = vec![
            "date",
            "earliest",
            "latest",
            "due",
            "step",
            "what",
            "record_id",
            "title",
            "kind",
            "standing",
            "given",
            "contested",
        ];
        header.extend(SaidBy::HEADER);
        let is_timed = self.rows.first().is_some_and(|row| row.hit.is_some());
        header.extend(is_timed.then_some("match"));
        let mut rows: Vec<Vec<String>> = Vec::new();
        for row in &self.rows {
            let step = [
                row.date.clone(),
                row.earliest.clone().unwrap_or_default(),
                row.latest.clone().unwrap_or_default(),
                row.due.to_string(),
                row.step.clone(),
                row.what.clone(),
                row.record.id.clone(),
                row.record.title.clone(),
                row.kind.clone().unwrap_or_default(),
                row.standing.clone().unwrap_or_default(),
            ];
            // The step and the date stand among the values of the step already.
            let sourced = row.sourced().into_iter().map(|values| values[2..].to_vec());
            let hit = row.hit.map(|hit| hit.name().to_owned());
            let all = |values: Vec<String>| step.iter().cloned().chain(values).chain(hit.clone());
            rows.extend(sourced.map(|values| all(values).collect()));
        }
        Sheet { header, rows }
    }
}
