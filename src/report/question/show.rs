//! `query=show record=cisco-inspur`: all that is known of records.

use super::Question;
use crate::answer::{self, Column, Dossier, Grid, Line, Tone};
use crate::model::Record;
use crate::query;
use crate::report::markdown::capital;

pub(super) static QUESTION: Question = Question {
    name: "show",
    what: "all that is known of records, and who says so",
    subjects: &["record"],
    options: &[],
    rows: |request| {
        let Some(words) = request.text("record") else {
            return Err(request.missing("record", "a record"));
        };
        let find = |word: &str| {
            query::find_record(request.graph, word.trim())
                .map_err(|error| request.fault("record", error.to_string(), error.help()))
        };
        // A name may have a comma of its own.
        let records: Vec<Record> = match find(words) {
            Ok(record) => vec![record],
            Err(fault) if !words.contains(',') => return Err(fault),
            Err(_) => words.split(',').map(find).collect::<Result<_, _>>()?,
        };
        let narrowed = request.narrow(QUESTION.subjects)?;
        let dossiers = answer::show(&narrowed.asked, narrowed.graph(), &records).rows;
        Ok(grid(&dossiers))
    },
    sentence: None,
};

/// A row for each thing that is known, below the record's name; what stands deeper goes on in its cell.
fn grid(dossiers: &[Dossier]) -> Grid {
    let mut rows = Vec::new();
    for page in dossiers.iter().map(Dossier::page) {
        rows.push(vec![Vec::new(), vec![page.heading]]);
        for entry in page.entries {
            let mut label = vec![Line::toned(capital(entry.label), Tone::Plain)];
            for (depth, line) in entry.lines {
                match rows.last_mut() {
                    Some(row) if depth > 0 => row[1].push(line),
                    _ => rows.push(vec![std::mem::take(&mut label), vec![line]]),
                }
            }
        }
    }
    Grid {
        columns: vec![Column::text(""), Column::text("what is known")],
        rows,
    }
}
