//! What a question about owners costs on a large graph: `cargo bench --bench ownership`.
//!
//! The effective owners of one organisation among 10,000 and 50,000 ties, once loaded: the holdings are gathered from the ties, then
//! the stakes are solved for. The first question to a graph lays out what its ties say, which the next ones find there. One graph is of mixed ties, where nobody is held twice; in the others all ties are
//! holdings, five in each organisation, which run in circles within groups of twenty, or in one circle of nearly all; or one in each, so that
//! each has a majority in the next. Fails where a limit is
//! passed.
//! Without `--bench` small graphs are gone through, to see that all works.
#![expect(clippy::print_stdout, reason = "it is a program of its own")]

#[expect(dead_code, reason = "other benches write the graph in other syntaxes")]
mod graph;

use std::fmt::Write as _;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use tieup::diag::{File, Files, Syntax};
use tieup::load::Loaded;
use tieup::model::{Day, OrgKey};
use tieup::ownership::Ownership;
use tieup::{Compiled, Graph, query};

/// The most that the effective owners may take, in milliseconds.
const MOST: f64 = 20.0;

fn main() -> ExitCode {
    let (orgs, runs) = if std::env::args().any(|arg| arg == "--bench") {
        (10_000, 9)
    } else {
        (100, 1)
    };
    let mixed = graph::Graph::generate(orgs, 5 * orgs).json();
    let circles = holdings(orgs, |held| held);
    let anywhere = holdings(orgs, |_| orgs);
    let mut passed = true;
    for (name, text) in [
        ("mixed ties", mixed),
        ("holdings in circles", circles),
        ("holdings in one large circle", anywhere),
        ("a chain of majorities", chain(orgs)),
    ] {
        let graph = open(text);
        let day = Day::new(2024, 1, 1).expect("a day of the calendar");
        passed &= measure(name, &graph, day, runs);
    }
    if passed || runs == 1 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn measure(name: &str, graph: &Graph, day: Day, runs: usize) -> bool {
    let model = graph.model();
    let ownership = Ownership::new(model, graph.ties(), day);
    let upstream = |org: OrgKey| ownership.owners(org).len();
    // The one of a hundred that has most owners.
    let orgs = model
        .orgs()
        .iter()
        .step_by((model.orgs().len() / 100).max(1));
    let org = orgs
        .map(tieup::model::Org::key)
        .max_by_key(|&org| upstream(org));
    let org = org.expect("the graph has organisations");
    let first = first(graph, org, day, runs);
    let gathered = fastest(runs, || {
        query::holdings_above(graph, org, day).holdings().len()
    });
    let solved = fastest(runs, || ownership.owners(org).len());
    let answered = fastest(runs, || query::owners(graph, org, day).len());
    let total = milliseconds(gathered + solved);
    println!(
        "{name}: {} holdings, {} owners: gathered in {:.2} ms, solved in {:.2} ms, {total:.2} ms together (limit: {MOST}); \
         `query::owners`, control included: {:.2} ms; the first question, all laid out for it: {first:.2} ms",
        ownership.holdings().len(),
        upstream(org),
        milliseconds(gathered),
        milliseconds(solved),
        milliseconds(answered),
    );
    total <= MOST
}

/// What the first question to a graph takes, in milliseconds.
fn first(graph: &Graph, org: OrgKey, day: Day, runs: usize) -> f64 {
    let times = (0..runs).map(|_| {
        let fresh = graph.whole();
        let start = Instant::now();
        let above = query::holdings_above(&fresh, org, day);
        black_box(above.owners(org));
        start.elapsed()
    });
    milliseconds(times.min().unwrap_or_default())
}

/// Five holdings in each organisation: of four before `end`, and of one in its group of twenty, which may come after it.
fn holdings(orgs: usize, end: impl Fn(usize) -> usize) -> String {
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut below = |limit: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % limit as u64).unwrap_or(0)
    };
    let mut text = String::new();
    for org in 0..orgs {
        let _ = writeln!(
            text,
            "{{\"type\":\"org\",\"id\":\"o{org}\",\"name\":\"Firm {org}\"}}"
        );
    }
    for held in 20..orgs {
        let group = held / 20 * 20;
        let mut holders = vec![(group + below(20)).min(orgs - 1)];
        while holders.len() < 5 {
            let holder = below(end(held));
            if !holders.contains(&holder) {
                holders.push(holder);
            }
        }
        for holder in holders.into_iter().filter(|&holder| holder != held) {
            let stake = 1 + below(18);
            let _ = writeln!(
                text,
                "{{\"type\":\"tie\",\"id\":\"o{holder}-o{held}\",\"kind\":\"ownership\",\"parties\":{{\"o{holder}\":{{\"role\":\"holder\",\
                 \"stake\":{stake}}},\"o{held}\":\"held\"}},\"dates\":{{\"from\":\"2010\"}}}}"
            );
        }
    }
    text
}

/// Each organisation holds most of the next.
fn chain(orgs: usize) -> String {
    let mut text = String::new();
    for org in 0..orgs {
        let _ = writeln!(
            text,
            "{{\"type\":\"org\",\"id\":\"o{org}\",\"name\":\"Firm {org}\"}}"
        );
    }
    for held in 1..orgs {
        let holder = held - 1;
        let _ = writeln!(
            text,
            "{{\"type\":\"tie\",\"id\":\"o{holder}-o{held}\",\"kind\":\"ownership\",\"parties\":{{\"o{holder}\":{{\"role\":\"holder\",\
             \"stake\":60}},\"o{held}\":\"held\"}},\"dates\":{{\"from\":\"2010\"}}}}"
        );
    }
    text
}

fn open(text: String) -> Graph {
    let syntax = if text.starts_with("{\"type\"") {
        Syntax::JsonLines
    } else {
        Syntax::Json
    };
    let mut files = Files::default();
    files.push(File::new("big", syntax, text));
    let loaded = Loaded {
        files,
        ..Loaded::default()
    };
    let model = Compiled::new(loaded).into_model();
    Graph::new(model.expect("what was generated is valid"))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn fastest<T>(runs: usize, run: impl Fn() -> T) -> Duration {
    let times = (0..runs).map(|_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    });
    times.min().unwrap_or_default()
}
