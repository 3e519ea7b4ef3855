//! Dossiers as rows: what is said of each record, a row a value that a source states.

use super::{Dossier, ShowAnswer, StatementRow, TieDossier};
use crate::answer::evidence::{EvidenceRow, GivenRow, SaidBy};
use crate::answer::grid::Sheet;
use crate::answer::records::Match;

/// The columns of what is said, behind who says it.
const SAID: [&str; 10] = [
    "at", "supports", "field", "value", "agrees", "kept", "resolved", "says", "quote", "note",
];

/// A record as a row names it: the id with its section, and what it is called.
type Named = [String; 2];

/// What marks a tie where a selection asked for a day, with the parties that are only possibly there; and where it asked for a time, behind that.
const STANDS: [&str; 4] = ["status", "certain", "or_status", "open_parties"];

pub(super) fn sheet(answer: &ShowAnswer) -> Sheet {
    let ties = || answer.rows.iter().filter_map(tie);
    let of_day = ties().any(|tie| tie.of_day);
    let of_time = ties().any(|tie| tie.tie.hit.is_some());
    let mut header: Vec<&str> = ["record", "title"].into_iter().collect();
    header.extend(SaidBy::HEADER.into_iter().chain(SAID));
    header.extend(STANDS.into_iter().filter(|_| of_day));
    header.extend(of_time.then_some("match"));
    let marked = |dossier: &Dossier| {
        let marks = marks(dossier, of_day, of_time);
        let rows = rows(dossier).into_iter();
        rows.map(move |row| row.into_iter().chain(marks.clone()).collect())
            .collect::<Vec<Vec<String>>>()
    };
    Sheet {
        header,
        rows: answer.rows.iter().flat_map(marked).collect(),
    }
}

fn tie(dossier: &Dossier) -> Option<&TieDossier> {
    match dossier {
        Dossier::Tie(tie) => Some(tie),
        _ => None,
    }
}

/// Where a tie stands, and how surely it lies in the time; blanks of all else.
fn marks(dossier: &Dossier, of_day: bool, of_time: bool) -> Vec<String> {
    let dossier = tie(dossier);
    let stands = dossier.map_or_else(<[String; 4]>::default, |dossier| {
        let tie = &dossier.tie;
        let open = dossier.parties.iter().filter(|party| party.possibly);
        let open: Vec<&str> = open.map(|party| &*party.org.id).collect();
        [
            tie.status.clone(),
            tie.certain.to_string(),
            tie.or_status.join("; "),
            open.join("; "),
        ]
    });
    let hit = dossier.and_then(|dossier| dossier.tie.hit).map(Match::name);
    let stands = stands.into_iter().filter(|_| of_day);
    let hit = of_time.then(|| hit.unwrap_or_default().to_owned());
    stands.chain(hit).collect()
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
