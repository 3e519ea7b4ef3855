//! What a report of 50 blocks costs: `cargo bench --bench embed`.
//!
//! Opens the built-in graph, writes all blocks of a fresh report, and then those of the same report again. Fails where either
//! takes longer than the limit.
#![expect(clippy::print_stdout, reason = "it is a program of its own")]

use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use tieup::Graph;
use tieup::answer::GraphRef;
use tieup::report::{Document, How, embed};

/// The most that a run may take.
const MOST: Duration = Duration::from_secs(1);

fn main() -> ExitCode {
    let mut text = String::from("# Fifty blocks\n");
    let orgs = [
        "Inspur",
        "Cisco",
        "IBM",
        "VMware",
        "Microsoft",
        "EMC",
        "Dell",
        "HP",
        "Lenovo",
        "Sugon",
    ];
    for (at, org) in orgs.iter().enumerate() {
        let _ = write!(
            text,
            "\n<!-- tieup figure id=f{at} org={org} hops=2 -->\n\n<!-- tieup table id=t{at} org={org} -->\n\n\
             <!-- tieup answer id=a{at} org={org} -->\n\n<!-- tieup timeline id=l{at} org={org} -->\n\n\
             <!-- tieup table id=o{at} query=owners org={org} -->\n"
        );
    }
    let mut document = Document {
        name: "report.md".to_owned(),
        stem: "report".to_owned(),
        text,
    };
    let mut worst = Duration::ZERO;
    for run in ["fresh", "again"] {
        let start = Instant::now();
        let Ok(graph) = Graph::open("us-china-2015") else {
            println!("the built-in graph can't be opened");
            return ExitCode::FAILURE;
        };
        let about = GraphRef {
            name: "us-china-2015".to_owned(),
            title: None,
        };
        let embedded = embed(
            std::slice::from_ref(&document),
            &graph,
            &about,
            How::default(),
            &|_, _| None,
        );
        let took = start.elapsed();
        worst = worst.max(took);
        let blocks = embedded.pages.first().map_or(0, |page| page.blocks.len());
        if blocks != 50 || !embedded.faults.is_empty() {
            println!("{blocks} blocks and {} faults", embedded.faults.len());
            return ExitCode::FAILURE;
        }
        println!("50 blocks, {run}: {took:.1?} (limit: {MOST:?})");
        document.text.clone_from(&embedded.pages[0].text);
    }
    if worst > MOST {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
