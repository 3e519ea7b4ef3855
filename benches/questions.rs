//! What questions cost on a large graph once it is loaded: `cargo bench --bench questions`.
//!
//! 10,000 organisations and 50,000 ties. Loading ends with the layout of the neighbourhoods and the index of names. Where
//! petgraph has an algorithm for the same question, the ratio to its time on the same petgraph is printed. Fails where a
//! limit is passed. Without `--bench` (as `cargo test --benches` runs it) a small graph is gone through, to see that all works.
#![expect(clippy::print_stdout, reason = "it is a program of its own")]
#![expect(
    dead_code,
    reason = "the generator writes more syntaxes than are read here"
)]

mod graph;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use petgraph::algo::{connected_components, dijkstra};
use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::EdgeRef;
use tieup::diag::{File, Files, Syntax};
use tieup::load::Loaded;
use tieup::model::OrgKey;
use tieup::query::{self, PathOptions};
use tieup::{Compiled, Graph};

fn main() -> ExitCode {
    let full = std::env::args().any(|arg| arg == "--bench");
    let (orgs, ties, asked) = if full {
        (10_000, 50_000, 200)
    } else {
        (200, 400, 3)
    };
    let graph = open(orgs, ties);
    let all: Vec<OrgKey> = graph
        .model()
        .orgs()
        .iter()
        .map(tieup::model::Org::key)
        .collect();
    // Spread over the graph; the first ones have most ties.
    let sample: Vec<usize> = (0..asked).map(|at| at * 37 % all.len()).collect();
    println!(
        "{ties} ties, {} links, {orgs} organisations",
        graph.petgraph().edge_count()
    );
    let mut passed = partners(&graph, &all, &sample);
    passed &= path(&graph, &all, &sample);
    passed &= whole(&graph, full);
    if passed || !full {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn open(orgs: usize, ties: usize) -> Graph {
    let text = graph::Graph::generate(orgs, ties).json();
    let mut files = Files::default();
    files.push(File::new("big", Syntax::Json, text));
    let loaded = Loaded {
        files,
        ..Loaded::default()
    };
    let model = Compiled::new(loaded).into_model();
    let graph = Graph::new(model.expect("what was generated is valid"));
    let _ = graph.adjacency();
    let _ = graph.find("any name");
    graph
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn timed<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = run();
    (start.elapsed(), made)
}

/// The median of a question that is asked about each of a sample, and the longest that one took.
fn asked<T>(sample: &[usize], question: impl Fn(usize) -> T) -> (Duration, Duration) {
    // Once over, so that what is asked lies in the caches as it would in a session.
    for &at in sample {
        drop(question(at));
    }
    let mut times: Vec<Duration> = sample.iter().map(|&at| timed(|| question(at)).0).collect();
    times.sort_unstable();
    (times[times.len() / 2], times[times.len() - 1])
}

/// The time that this thread has been running, for what takes seconds; that since some moment where the system doesn't tell.
fn processor_time() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(
        || START.get_or_init(Instant::now).elapsed(),
        Duration::from_nanos,
    )
}

fn print(what: &str, (median, worst): (Duration, Duration), limit: f64) -> bool {
    println!(
        "{what}: {:.4} ms, at worst {:.4} ms (limit: {limit} ms)",
        milliseconds(median),
        milliseconds(worst)
    );
    milliseconds(median) <= limit
}

fn partners(graph: &Graph, all: &[OrgKey], sample: &[usize]) -> bool {
    let ours = asked(sample, |at| query::partners(graph, all[at]));
    print("partners", ours, 0.1)
}

/// The links without their directions, as petgraph's algorithms want them.
fn undirected(graph: &Graph) -> UnGraph<(), ()> {
    let links = graph.petgraph();
    let mut undirected = UnGraph::with_capacity(links.node_count(), links.edge_count());
    for _ in links.node_indices() {
        undirected.add_node(());
    }
    for edge in links.edge_references() {
        undirected.add_edge(edge.source(), edge.target(), ());
    }
    undirected
}

fn path(graph: &Graph, all: &[OrgKey], sample: &[usize]) -> bool {
    let other = |at: usize| (at * 7919 + 4241) % all.len();
    let sample: Vec<usize> = sample
        .iter()
        .copied()
        .filter(|&at| at != other(at))
        .collect();
    let search = |options: &PathOptions| {
        let question = |at: usize| query::paths(graph, all[at], all[other(at)], options);
        asked(&sample, question)
    };
    let plain = search(&PathOptions::default());
    let passed = print("path", plain, 5.0);
    let longer = PathOptions {
        max: Some(6),
        ..PathOptions::default()
    };
    println!("path --max 6: {:.2} ms", milliseconds(search(&longer).0));
    let every = PathOptions {
        all: true,
        ..PathOptions::default()
    };
    println!("path --all: {:.2} ms", milliseconds(search(&every).0));
    let without = PathOptions {
        not_through: vec![query::Way::find(graph, "ownership").expect("a family")],
        ..PathOptions::default()
    };
    println!(
        "path --not-through ownership: {:.2} ms",
        milliseconds(search(&without).0)
    );
    let links = undirected(graph);
    let theirs = asked(&sample, |at| {
        let (from, to) = (NodeIndex::new(at), NodeIndex::new(other(at)));
        dijkstra(&links, from, Some(to), |_| 1_u32)
    });
    println!(
        "petgraph's dijkstra, one distance: {:.2} ms; path takes {:.2} of that",
        milliseconds(theirs.0),
        plain.0.as_secs_f64() / theirs.0.as_secs_f64()
    );
    passed
}

fn whole(graph: &Graph, full: bool) -> bool {
    let runs: Vec<usize> = (0..if full { 9 } else { 1 }).collect();
    let ours = asked(&runs, |_| query::components(graph));
    let links = graph.petgraph();
    let theirs = asked(&runs, |_| connected_components(links));
    assert_eq!(query::components(graph).len(), connected_components(links));
    let passed = print("components", ours, 5.0);
    println!(
        "petgraph's connected_components, their number: {:.2} ms; components take {:.2} of that",
        milliseconds(theirs.0),
        ours.0.as_secs_f64() / theirs.0.as_secs_f64()
    );
    let start = processor_time();
    let between = query::betweenness(graph);
    let after = processor_time();
    let brokers = query::brokers(graph);
    let end = processor_time();
    println!(
        "betweenness: {:.1} s, brokers: {:.1} s",
        after.saturating_sub(start).as_secs_f64(),
        end.saturating_sub(after).as_secs_f64()
    );
    assert_eq!(between.len(), brokers.len());
    passed
}
