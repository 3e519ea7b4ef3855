//! The dossier of a source.

use schemars::JsonSchema;
use serde::Serialize;

use crate::answer::evidence::{EvidenceRow, ViaRef, subjects};
use crate::answer::grid::{Line, Tone};
use crate::answer::page::Page;
use crate::answer::records::{NameRow, RecordRef, SourceRef};
use crate::model::{Evidence, Model, Record, SourceKey, Voice};

/// All that is known of a source, and all that it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SourceDossier {
    /// The source.
    #[serde(flatten)]
    pub source: SourceRef,
    /// The title in other languages.
    pub titles: Vec<NameRow>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When the curator read it (EDTF).
    pub accessed: Option<String>,
    /// Where a copy of it is kept.
    pub archived: Option<String>,
    /// The path of a kept copy of its text.
    pub text: Option<String>,
    /// How it says what it says, unless the evidence says otherwise.
    pub modality: Option<String>,
    /// Through whom it knows, nearest first.
    pub via: Vec<ViaRef>,
    /// The curator's remark.
    pub note: Option<String>,
    /// What it says: first what is written under it, in reading order; then the rest, by record.
    pub statements: Vec<StatementRow>,
}

/// What a source says about one record, or about several in the same words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StatementRow {
    /// The records.
    pub on: Vec<RecordRef>,
    /// What it says. Values are compared with the first record.
    #[serde(flatten)]
    pub evidence: EvidenceRow,
}

impl SourceDossier {
    pub(super) fn new(model: &Model, key: SourceKey) -> SourceDossier {
        let source = model.source(key);
        let own = source.evidence().iter().map(|&key| model.evidence(key));
        let elsewhere = model.all_evidence().iter().filter(|evidence| {
            evidence.voice() == Voice::Source(key) && evidence.host() != Record::Source(key)
        });
        let statement = |evidence: &Evidence| StatementRow {
            on: subjects(model, evidence),
            evidence: EvidenceRow::new(
                model,
                evidence,
                evidence
                    .subjects()
                    .first()
                    .copied()
                    .unwrap_or(Record::Graph),
            ),
        };
        SourceDossier {
            source: SourceRef::new(source),
            titles: NameRow::all(source.titles()),
            author: source.author().map(str::to_owned),
            accessed: source.accessed().map(|date| date.to_string()),
            archived: source.archived().map(str::to_owned),
            text: source.text().map(str::to_owned),
            modality: source.modality().map(|modality| modality.to_string()),
            via: ViaRef::all(model, source.via()),
            note: source.note().map(str::to_owned),
            statements: own.chain(elsewhere).map(statement).collect(),
        }
    }

    pub(super) fn page(&self) -> Page {
        let source = &self.source;
        let title = source.title.clone().unwrap_or_else(|| source.label());
        let mut page = Page {
            heading: Line::toned(title, Tone::Strong)
                .and(format!(" [source.{}]", source.id), Tone::Faint),
            entries: Vec::new(),
        };
        page.put_text("publisher", source.publisher.as_ref());
        page.put_text("author", self.author.as_ref());
        page.put_text("published", source.published.as_ref());
        page.put_text("accessed", self.accessed.as_ref());
        page.put_text("language", source.lang.as_ref());
        page.put_text("address", source.url.as_ref());
        page.put_text("archived", self.archived.as_ref());
        page.put_text("kept text", self.text.as_ref());
        page.put_text("modality", self.modality.as_ref());
        let via = (!self.via.is_empty()).then(|| ViaRef::chain(&self.via));
        page.put_text("via", via);
        page.put("titles", NameRow::lines(&self.titles));
        page.put_text("note", self.note.as_ref());
        page.put_nested("says", self.statements.iter().flat_map(StatementRow::lines));
        page
    }
}

impl StatementRow {
    fn lines(&self) -> Vec<(usize, Line)> {
        let mut head = Line::default();
        for (at, record) in self.on.iter().enumerate() {
            if at > 0 {
                head = head.and("; ", Tone::Plain);
            }
            head = head.and(&*record.title, Tone::Plain);
            head = head.and(format!(" [{}]", record.id), Tone::Faint);
        }
        let said_by = &self.evidence.said_by;
        let mut how = vec![said_by.modality.clone()];
        if !said_by.via.is_empty() {
            how.push(format!("via {}", ViaRef::chain(&said_by.via)));
        }
        how.extend(said_by.at.clone());
        let mut lines = vec![(0, head), (1, Line::toned(how.join(", "), Tone::Faint))];
        lines.extend(self.evidence.said().into_iter().map(|line| (1, line)));
        lines
    }
}
