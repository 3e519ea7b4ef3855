//! Who says what about a record.

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::{Line, Tone};
use super::records::{RecordRef, SourceRef};
use crate::model::{Agreement, Evidence, EvidenceKey, Modality, Model, Record, Via, Voice, Weight};

/// Who says it, how, and through whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SaidBy {
    /// The source.
    pub source: SourceRef,
    /// How it says so: `filed`, `announced`, `reported` …
    pub modality: String,
    /// Through whom it knows, nearest first.
    pub via: Vec<ViaRef>,
    /// Where in the source.
    pub at: Option<String>,
}

/// Somebody through whom a source knows what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ViaRef {
    /// The record's id with its section, where it is a record.
    pub id: Option<String>,
    /// What it is called.
    pub name: String,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EvidenceRow {
    /// Who says it.
    #[serde(flatten)]
    pub said_by: SaidBy,
    /// The fields that it vouches for by being there; nothing for the kind and the parties.
    pub supports: Option<Vec<String>>,
    /// The values that it states.
    pub gives: Vec<GivenRow>,
    /// Why the record keeps another value.
    pub resolved: Option<String>,
    /// What it says, in the curator's words.
    pub says: Option<String>,
    /// A few words of the original.
    pub quote: Option<String>,
    /// The curator's remark.
    pub note: Option<String>,
}

/// A value that a source states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GivenRow {
    /// The field: `parties.cisco.stake`.
    pub field: String,
    /// The value, as text.
    pub value: String,
    /// Whether the record keeps the same.
    pub agrees: bool,
    /// What the record keeps, where that is another value.
    pub kept: Option<String>,
}

impl SaidBy {
    /// `, by Reuters 2015-10-12 and …`; nothing where nobody says it.
    pub(super) fn by(all: &[SaidBy]) -> String {
        let said: Vec<String> = all.iter().map(|said| said.line().text()).collect();
        if said.is_empty() {
            String::new()
        } else {
            format!(", by {}", said.join(" and "))
        }
    }

    /// The header of [`values`](Self::values).
    pub(super) const HEADER: [&'static str; 6] = [
        "source_id",
        "publisher",
        "published",
        "modality",
        "via",
        "url",
    ];

    /// The values of a sheet.
    pub(super) fn values(&self) -> [String; 6] {
        let source = &self.source;
        let via: Vec<&str> = self.via.iter().map(|via| &*via.name).collect();
        [
            source.id.clone(),
            source.publisher.clone().unwrap_or_default(),
            source.published.clone().unwrap_or_default(),
            self.modality.clone(),
            via.join("; "),
            source.url.clone().unwrap_or_default(),
        ]
    }

    /// Tells who says a piece of evidence.
    pub fn new(model: &Model, evidence: &Evidence) -> SaidBy {
        SaidBy {
            source: match evidence.voice() {
                Voice::Source(source) => SourceRef::new(model.source(source)),
                Voice::Curator => SourceRef::curator(),
            },
            modality: model.modality(evidence).to_string(),
            via: ViaRef::all(model, model.via(evidence)),
            at: evidence.at().map(str::to_owned),
        }
    }

    /// All who say something of a record, each once in each modality, in the order of the evidence. Evidence that supports nothing and gives
    /// nothing is a remark, and nobody who says so.
    pub(super) fn all(model: &Model, evidence: &[EvidenceKey]) -> Vec<SaidBy> {
        let mut all: Vec<SaidBy> = Vec::new();
        let evidence = evidence.iter().map(|&key| model.evidence(key));
        for evidence in evidence.filter(|evidence| !evidence.is_remark()) {
            let said_by = SaidBy::new(model, evidence);
            let same = |kept: &SaidBy| {
                kept.source == said_by.source
                    && kept.modality == said_by.modality
                    && kept.via == said_by.via
            };
            if !all.iter().any(same) {
                all.push(said_by);
            }
        }
        all
    }

    /// A line a source, with the ways in which it says something: those that count for most, and of these what it says itself
    /// before what it has from others. That it denies something is always told.
    pub(super) fn lines(all: &[SaidBy]) -> Vec<Line> {
        let sources = SaidBy::by_source(all).into_iter();
        sources.map(|ways| SaidBy::together(&ways)).collect()
    }

    /// The ways to tell in a list, by source.
    pub(super) fn by_source(all: &[SaidBy]) -> Vec<Vec<&SaidBy>> {
        let mut lines: Vec<Vec<&SaidBy>> = Vec::new();
        for said_by in all {
            let same = |line: &&mut Vec<&SaidBy>| line[0].source == said_by.source;
            match lines.iter_mut().find(same) {
                Some(line) => line.push(said_by),
                None => lines.push(vec![said_by]),
            }
        }
        lines.into_iter().map(best).collect()
    }

    /// `Mercury News 2015-09-23 (announced, via Cisco)`.
    pub(super) fn line(&self) -> Line {
        SaidBy::together(&[self])
    }

    fn together(ways: &[&SaidBy]) -> Line {
        let first = ways[0];
        let line = Line::plain(first.source.label()).citing(&first.source);
        let mut remarks: Vec<String> = Vec::new();
        for way in ways {
            let mut remark = Vec::new();
            if ways.len() > 1 || way.modality != Modality::Reported.name() {
                remark.push(way.modality.clone());
            }
            if !way.via.is_empty() {
                remark.push(format!("via {}", ViaRef::chain(&way.via)));
            }
            let remark = remark.join(", ");
            if !remark.is_empty() && !remarks.contains(&remark) {
                remarks.push(remark);
            }
        }
        if remarks.is_empty() {
            return line;
        }
        let denied = |way: &&SaidBy| way.modality == Modality::Denied.name();
        let tone = if ways.iter().any(denied) {
            Tone::Warning
        } else {
            Tone::Faint
        };
        line.and(format!(" ({})", remarks.join("; ")), tone)
    }
}

/// Of the ways in which one source says something, those to tell in a line.
fn best(mut ways: Vec<&SaidBy>) -> Vec<&SaidBy> {
    let weight = |way: &&SaidBy| way.modality.parse().ok().map(Modality::weight);
    let denied = |way: &&SaidBy| weight(way) == Some(Weight::Against);
    let rank = |way: &&SaidBy| match weight(way) {
        Some(Weight::For) => 0,
        Some(Weight::Weak) => 1,
        _ => 2,
    };
    let first = ways.iter().filter(|way| !denied(way)).map(rank).min();
    ways.retain(|way| denied(way) || Some(rank(way)) == first);
    if ways.iter().any(|way| !denied(way) && way.via.is_empty()) {
        ways.retain(|way| denied(way) || way.via.is_empty());
    }
    ways
}

impl SaidBy {
    /// As [`line`](Self::line), with the place and the source's id.
    fn head(&self) -> Line {
        let at = self.at.as_ref().map(|at| format!(", {at}"));
        self.line()
            .and(at.unwrap_or_default(), Tone::Plain)
            .and(format!(" [source.{}]", self.source.id), Tone::Faint)
    }
}

impl ViaRef {
    pub(super) fn all(model: &Model, via: &[Via]) -> Vec<ViaRef> {
        let of = |record: Record, name: &str| ViaRef {
            id: Some(model.record_id(record)),
            name: name.to_owned(),
        };
        via.iter()
            .map(|via| match via {
                Via::Org(org) => of(Record::Org(*org), model.org(*org).name()),
                Via::Source(source) => of(Record::Source(*source), model.source(*source).label()),
                Via::Text(name) => ViaRef {
                    id: None,
                    name: name.to_string(),
                },
            })
            .collect()
    }

    /// `The Register, via unnamed Chinese media`.
    pub(super) fn chain(via: &[ViaRef]) -> String {
        let names: Vec<&str> = via.iter().map(|via| &*via.name).collect();
        names.join(", from ")
    }
}

impl EvidenceRow {
    /// Tells a piece of evidence about a record, and how the values that it states stand to what the record keeps.
    pub fn new(model: &Model, evidence: &Evidence, about: Record) -> EvidenceRow {
        let given = |given: &crate::model::Given| {
            let (agrees, kept) = match given.agreement(model, about) {
                Agreement::Agrees => (true, None),
                Agreement::Differs { kept } => (false, kept),
            };
            GivenRow {
                field: given.path(model).join("."),
                value: given.text(model),
                agrees,
                kept,
            }
        };
        let owned = |text: Option<&str>| text.map(str::to_owned);
        EvidenceRow {
            said_by: SaidBy::new(model, evidence),
            supports: evidence
                .supports()
                .map(|fields| fields.iter().map(ToString::to_string).collect()),
            gives: evidence.gives().iter().map(given).collect(),
            resolved: owned(evidence.resolved()),
            says: owned(evidence.says()),
            quote: owned(evidence.quote()),
            note: owned(evidence.note()),
        }
    }

    pub(super) fn all(model: &Model, about: Record) -> Vec<EvidenceRow> {
        let keys = model.evidence_about(about);
        let row = |&key| EvidenceRow::new(model, model.evidence(key), about);
        keys.iter().map(row).collect()
    }

    /// The evidence for eyes: who says it, and below that what is said. What follows from the same place has no head
    /// of its own.
    pub(super) fn lines(rows: &[EvidenceRow]) -> Vec<(usize, Line)> {
        let mut lines = Vec::new();
        let mut last = None;
        for row in rows {
            if last != Some(&row.said_by) {
                lines.push((0, row.said_by.head()));
            }
            last = Some(&row.said_by);
            lines.extend(row.said().into_iter().map(|line| (1, line)));
        }
        lines
    }

    /// What is said, a line a statement; the values that agree with the record share one.
    pub(super) fn said(&self) -> Vec<Line> {
        let quote = self.quote.as_ref().map(|quote| format!("“{quote}”"));
        let vouches = self.supports.as_ref().map(|fields| match &fields[..] {
            [] => "nothing by itself".to_owned(),
            fields => fields.join(", "),
        });
        let agreed: Vec<String> = self
            .gives
            .iter()
            .filter(|given| given.agrees)
            .map(|given| format!("{} = {}", given.field, given.value))
            .collect();
        let agreed = (!agreed.is_empty()).then(|| agreed.join("; "));
        let mut lines: Vec<Line> = Vec::new();
        lines.extend(labelled("says", self.says.as_ref()));
        lines.extend(labelled("quote", quote.as_ref()));
        lines.extend(labelled("vouches for", vouches.as_ref()));
        lines.extend(labelled("gives", agreed.as_ref()));
        lines.extend(self.gives.iter().filter_map(GivenRow::contested));
        lines.extend(labelled("resolved", self.resolved.as_ref()));
        lines.extend(labelled("note", self.note.as_ref()));
        lines
    }
}

fn labelled(label: &str, text: Option<&String>) -> Option<Line> {
    let label = Line::toned(format!("{label}: "), Tone::Faint);
    text.map(|text| label.and(text, Tone::Plain))
}

impl GivenRow {
    /// `contested: dates.announced = 2015-09-24, where the record keeps 2015-09-23`.
    fn contested(&self) -> Option<Line> {
        let kept = self.kept.as_deref().unwrap_or("none");
        let text = format!(
            "{} = {}, where the record keeps {kept}",
            self.field, self.value
        );
        (!self.agrees).then(|| Line::toned("contested: ", Tone::Warning).and(text, Tone::Plain))
    }
}

/// A record that evidence is about, among several.
pub(super) fn subjects(model: &Model, evidence: &Evidence) -> Vec<RecordRef> {
    let subjects = evidence.subjects().iter();
    subjects
        .map(|&record| RecordRef::new(model, record))
        .collect()
}
