//! Who an organisation is allied with, and who says so.
//!
//! `cargo run --example who_partnered_with -- Inspur`

#![expect(clippy::print_stdout, reason = "an example prints")]

use tieup::model::Voice;
use tieup::{Graph, query};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let name = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "Inspur".to_owned());
    let graph = Graph::open("us-china-2015")?;
    let model = graph.model();
    let org = graph.find(&name)?;
    for partner in query::partners(&graph, org.key()) {
        println!("{}", partner.org.name());
        for tie in partner.ties {
            println!(
                "  {} ({})",
                tie.title().unwrap_or(tie.kind().row().labels.en),
                tie.standing()
            );
            for row in tie.evidence().iter().map(|&key| model.evidence(key)) {
                if let Voice::Source(source) = row.voice() {
                    println!(
                        "    {}, {}",
                        model.source(source).label(),
                        model.modality(row)
                    );
                }
            }
        }
    }
    Ok(())
}
