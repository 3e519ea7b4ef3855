//! Dossiers as rows: what is said of each record, a row a value that a source states.

use super::{Dossier, StatementRow};
use crate::answer::evidence::{EvidenceRow, GivenRow, SaidBy};
use crate::answer::grid::Sheet;

/// The columns of what is said, behind who says it.
const SAID: [&str; 10] = [
    "at", "supports", "field", "value", "agrees", "kept", "resolved", "says", "quote", "note",
];

/// A record as a row names it: the id with its section, and what it is called.
type Named = [String; 2];

pub(super) fn sheet(dossiers: &[Dossier]) -> Sheet {
    let header = ["record", "title"].into_iter().chain(SaidBy::HEADER);
    Sheet {
        header: header.chain(SAID).collect(),
        rows: dossiers.iter().flat_map(rows).collect(),
    }
}

fn rows(dossier: &Dossier) -> Vec<Vec<String>> {
    let of = |named: Named, evidence: &[EvidenceRow]| match evidence {
        [] => vec![unsaid(named)],
        evidence => evidence.iter().flat_map(|row| said(&named, row)).collect(),
    };
    match dossier {
        Dossier::Org(org) => of([format!("org.{}", org.id), org.name.clone()], &org.evidence),
        Dossier::Tie(tie) => {
            let named = [format!("tie.{}", tie.tie.id), tie.tie.label()];
            of(named, &tie.evidence)
        }
        Dossier::Event(event) => {
            let named = [format!("event.{}", event.id), event.title.clone()];
            of(named, &event.evidence)
        }
        Dossier::Source(source) if source.statements.is_empty() => {
            let id = format!("source.{}", source.source.id);
            vec![unsaid([id, source.source.label()])]
        }
        Dossier::Source(source) => source.statements.iter().flat_map(stated).collect(),
    }
}

/// What a source says, by the records that it says it of.
fn stated(statement: &StatementRow) -> Vec<Vec<String>> {
    let ids: Vec<&str> = statement.on.iter().map(|record| &*record.id).collect();
    let titles: Vec<&str> = statement.on.iter().map(|record| &*record.title).collect();
    said(&[ids.join("; "), titles.join("; ")], &statement.evidence)
}

/// A record of which nobody says anything.
fn unsaid(named: Named) -> Vec<String> {
    let blank = SaidBy::HEADER.len() + SAID.len();
    named
        .into_iter()
        .chain(vec![String::new(); blank])
        .collect()
}

/// A row a value that is stated, or one where none is.
fn said(named: &Named, row: &EvidenceRow) -> Vec<Vec<String>> {
    let values = |given: Option<&GivenRow>| {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let fields = row.supports.as_ref();
        let fields = fields.map(|fields| fields.join("; "));
        let given = match given {
            Some(given) => [
                given.field.clone(),
                given.value.clone(),
                given.agrees.to_string(),
                text(&given.kept),
            ],
            None => <[String; 4]>::default(),
        };
        let [says, quote, note] = [&row.says, &row.quote, &row.note].map(text);
        let mut values: Vec<String> = named.to_vec();
        values.extend(row.said_by.values());
        values.extend([text(&row.said_by.at), fields.unwrap_or_default()]);
        values.extend(given);
        values.extend([text(&row.resolved), says, quote, note]);
        values
    };
    if row.gives.is_empty() {
        return vec![values(None)];
    }
    row.gives.iter().map(|given| values(Some(given))).collect()
}
