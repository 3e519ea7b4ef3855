//! In which records two graphs differ.

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::EvidenceRow;
use super::grid::{Column, Grid, Line, Outline, Sheet, Tone};
use super::party::summary;
use super::records::RecordRef;
use super::{Answer, GraphRef, Layout, Select};
use crate::graph::Graph;
use crate::model::{Evidence, Model, Record};
use crate::query::{self, Change, FieldChange, FieldValue, RecordChange};

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DiffQuery {
    /// `diff`.
    pub command: &'static str,
    /// The first graph.
    pub before: GraphRef,
    /// The second graph.
    pub after: GraphRef,
    /// The selection that was asked for, by flag; absent without one.
    #[serde(skip_serializing_if = "Select::is_empty")]
    pub select: Select,
}

/// A record that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DiffRow {
    /// `added`, `removed` or `changed`.
    pub change: String,
    /// The record; `view`, `bloc` and `topic` are sections too.
    pub record: RecordRef,
    /// The fields that differ; of a record that was added or removed, all of them.
    pub fields: Vec<FieldRow>,
    /// The evidence about it that only the first graph has.
    pub evidence_removed: Vec<EvidenceRow>,
    /// The evidence about it that only the second graph has.
    pub evidence_added: Vec<EvidenceRow>,
    #[serde(skip)]
    label: String,
}

/// A field that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FieldRow {
    /// The keys to it: `parties.cisco.stake`.
    pub field: String,
    /// The value in the first graph, in the words of the format; nothing where there is none.
    pub before: Option<ValueRow>,
    /// The value in the second graph.
    pub after: Option<ValueRow>,
}

/// A value in the words of the format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum ValueRow {
    /// A single value.
    One(String),
    /// A list.
    Many(Vec<String>),
}

/// The records that differ, by section and id.
pub type DiffAnswer = Answer<DiffQuery, DiffRow>;

/// Tells in which records two graphs differ: see [`query::diff`].
pub fn diff(
    (before, old): (&GraphRef, &Graph),
    (after, new): (&GraphRef, &Graph),
    select: &Select,
) -> DiffAnswer {
    let changes = query::diff(old, new);
    let row = |change: &RecordChange<'_>| DiffRow::new(old.model(), new.model(), change);
    Answer {
        graph: None,
        query: DiffQuery {
            command: "diff",
            before: before.clone(),
            after: after.clone(),
            select: select.clone(),
        },
        rows: changes.iter().map(row).collect(),
    }
}

impl DiffRow {
    fn new(old: &Model, new: &Model, change: &RecordChange<'_>) -> DiffRow {
        let rows = |model, pieces: &[&Evidence], about: Option<Record>| {
            let about = about.unwrap_or(Record::Graph);
            let row = |piece: &&Evidence| EvidenceRow::new(model, piece, about);
            pieces.iter().map(row).collect()
        };
        let there = change.after.map(|record| (new, record));
        let there = there.or(change.before.map(|record| (old, record)));
        DiffRow {
            change: change.change.name().to_owned(),
            record: match there {
                Some((model, record)) => RecordRef::new(model, record),
                None => RecordRef {
                    id: format!("{}.{}", change.section, change.id),
                    title: title(change),
                },
            },
            fields: change.fields.iter().map(FieldRow::new).collect(),
            evidence_removed: rows(old, &change.lost, change.before),
            evidence_added: rows(new, &change.gained, change.after),
            label: there.map_or_else(
                || title(change),
                |(model, at)| match at {
                    // What it is, is known; what has changed in it follows.
                    Record::Tie(_) if change.change == Change::Changed => {
                        RecordRef::new(model, at).title
                    }
                    at => label(model, at),
                },
            ),
        }
    }

    fn sign(&self) -> (&'static str, Tone) {
        if self.change == Change::Added.name() {
            ("+", Tone::Added)
        } else if self.change == Change::Removed.name() {
            ("-", Tone::Removed)
        } else {
            ("~", Tone::Warning)
        }
    }

    /// All evidence that came or went: whether it came, and what it says.
    fn evidence(&self) -> impl Iterator<Item = (bool, &EvidenceRow)> {
        let removed = self.evidence_removed.iter().map(|row| (false, row));
        removed.chain(self.evidence_added.iter().map(|row| (true, row)))
    }
}

/// What a bloc, topic or view is called.
fn title(change: &RecordChange<'_>) -> String {
    let named = |field: &&FieldChange| ["title", "label", "meaning"].contains(&&*field.path);
    let value = change.fields.iter().find(named);
    let value = value.and_then(|field| field.after.as_ref().or(field.before.as_ref()));
    value.map_or_else(|| change.id.to_owned(), FieldValue::to_string)
}

/// What a record is, in a line.
fn label(model: &Model, record: Record) -> String {
    match record {
        Record::Tie(key) => {
            let tie = model.tie(key);
            let what = format!("{}: {}", tie.kind(), summary(model, tie));
            match tie.title() {
                Some(title) => format!("{title}; {what}"),
                None => what,
            }
        }
        Record::Source(key) => {
            let source = model.source(key);
            let mut label = source.label().to_owned();
            if let Some(published) = source.published() {
                label = format!("{label} {published}");
            }
            match source.title() {
                Some(title) => format!("{label}: {title}"),
                None => label,
            }
        }
        record => RecordRef::new(model, record).title,
    }
}

impl FieldRow {
    fn new(change: &FieldChange) -> FieldRow {
        FieldRow {
            field: change.path.clone(),
            before: change.before.as_ref().map(ValueRow::new),
            after: change.after.as_ref().map(ValueRow::new),
        }
    }

    /// `~ parties.cisco.stake: 49 → 51`.
    fn line(&self) -> Line {
        let (sign, tone, value) = match (&self.before, &self.after) {
            (Some(before), Some(after)) => {
                let values = format!("{} → {}", before.text(), after.text());
                ("~ ", Tone::Warning, values)
            }
            (Some(before), None) => ("- ", Tone::Removed, before.text()),
            (None, after) => {
                let after = after.as_ref().map(ValueRow::text);
                ("+ ", Tone::Added, after.unwrap_or_default())
            }
        };
        Line::toned(sign, tone)
            .and(format!("{}: ", self.field), Tone::Plain)
            .and(value, Tone::Plain)
    }
}

impl ValueRow {
    fn new(value: &FieldValue) -> ValueRow {
        match value {
            FieldValue::One(text) => ValueRow::One(text.clone()),
            FieldValue::Many(texts) => ValueRow::Many(texts.clone()),
        }
    }

    fn text(&self) -> String {
        match self {
            ValueRow::One(text) => text.clone(),
            ValueRow::Many(texts) => format!("[{}]", texts.join(", ")),
        }
    }
}

/// What a piece of evidence says, in one text.
fn said(row: &EvidenceRow) -> String {
    let lines: Vec<String> = row.said().iter().map(Line::text).collect();
    lines.join("; ")
}

fn evidence_line(added: bool, row: &EvidenceRow) -> Line {
    let (sign, tone) = if added {
        ("+ ", Tone::Added)
    } else {
        ("- ", Tone::Removed)
    };
    let at = row.said_by.at.as_ref().map(|at| format!(", {at}"));
    let line = row
        .said_by
        .line()
        .after("evidence: ")
        .after_toned(sign, tone);
    let said = said(row);
    let gap = if said.is_empty() { "" } else { "; " };
    line.and(
        format!("{}{gap}{said}", at.unwrap_or_default()),
        Tone::Plain,
    )
}

impl Layout for DiffAnswer {
    fn grid(&self) -> Grid {
        let row = |row: &DiffRow| {
            let (sign, tone) = row.sign();
            let mut lines: Vec<Line> = vec![Line::plain(&*row.label)];
            if row.change == Change::Changed.name() {
                lines.extend(row.fields.iter().map(FieldRow::line));
                lines.extend(row.evidence().map(|(added, row)| evidence_line(added, row)));
            }
            vec![
                vec![Line::toned(sign, tone)],
                vec![Line::toned(&*row.record.id, Tone::Strong)],
                lines,
            ]
        };
        Grid {
            columns: ["change", "record", "what differs"]
                .map(Column::text)
                .to_vec(),
            rows: self.rows.iter().map(row).collect(),
        }
    }

    /// As a difference is usually shown: a sign before each record and each field.
    fn outline(&self) -> Option<Outline> {
        let mut outline = Outline::new();
        for row in &self.rows {
            let (sign, tone) = row.sign();
            let head = Line::toned(format!("{sign} "), tone).and(&*row.record.id, Tone::Strong);
            outline.push((0, head.and(format!(" {}", row.label), Tone::Plain)));
            if row.change == Change::Changed.name() {
                outline.extend(row.fields.iter().map(|field| (1, field.line())));
                let evidence = row.evidence();
                outline.extend(evidence.map(|(added, row)| (1, evidence_line(added, row))));
            }
        }
        Some(outline)
    }

    /// A row a field or piece of evidence.
    fn sheet(&self) -> Sheet {
        let mut rows = Vec::new();
        for row in &self.rows {
            let mut add = |field: &str, before: String, after: String| {
                let record = [&row.change, &row.record.id, &row.record.title].map(Clone::clone);
                let values = [field.to_owned(), before, after];
                rows.push(record.into_iter().chain(values).collect());
            };
            let text = |value: &Option<ValueRow>| value.as_ref().map(ValueRow::text);
            for field in &row.fields {
                let (before, after) = (text(&field.before), text(&field.after));
                add(
                    &field.field,
                    before.unwrap_or_default(),
                    after.unwrap_or_default(),
                );
            }
            for (added, piece) in row.evidence() {
                let text = format!("{}: {}", piece.said_by.source.id, said(piece));
                let (before, after) = if added {
                    (String::new(), text)
                } else {
                    (text, String::new())
                };
                add("evidence", before, after);
            }
            if row.fields.is_empty() && row.evidence().next().is_none() {
                add("", String::new(), String::new());
            }
        }
        Sheet {
            header: vec!["change", "record_id", "title", "field", "before", "after"],
            rows,
        }
    }
}
