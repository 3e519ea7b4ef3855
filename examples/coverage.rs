//! Prints what a graph makes of each claim of its article: the claim's number, the record, the place, and what the
//! evidence there says or gives.
//!
//! `cargo run --example coverage`

#![expect(clippy::print_stdout, reason = "an example prints")]

use tieup::Graph;
use tieup::model::{Evidence, Model, Record, Voice};

const CLAIMS: &str = include_str!("../tests/data/claims.tsv");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let graph = Graph::open("us-china-2015")?;
    let model = graph.model();
    let article = model
        .source_by_id("zdnet-korea-2015-11-06")
        .ok_or("the article is not in the graph")?
        .key();
    for line in CLAIMS.lines().filter(|line| !line.starts_with('#')) {
        let [claim, record, place] = line.split('\t').collect::<Vec<_>>()[..] else {
            continue;
        };
        let about = |row: &&Evidence| {
            row.subjects()
                .iter()
                .any(|&subject| name(model, subject) == record)
        };
        let rows = model
            .all_evidence()
            .iter()
            .filter(|row| row.voice() == Voice::Source(article));
        for row in rows.filter(about).filter(|row| row.at() == Some(place)) {
            let given: Vec<String> = row
                .gives()
                .iter()
                .map(|given| format!("{} = {}", given.path(model).join("."), given.text(model)))
                .collect();
            let said = row.says().map_or_else(|| given.join(", "), str::to_owned);
            println!(
                "{claim}  {record}  {place}  {}  {said}",
                model.modality(row)
            );
        }
    }
    Ok(())
}

fn name(model: &Model, record: Record) -> String {
    model.record_id(record)
}
