//! What a check of a large graph costs: `cargo bench --bench check`.
//!
//! The processor time of reading and checking 50,000 ties is given as a ratio to what `serde_json` takes to read the
//! same JSON into plain structs, and the peak of memory beyond the text itself in bytes a tie. JSON has limits,
//! the other syntaxes are for information. Fails where a limit is passed. Without `--bench` (as `cargo test
//! --benches` runs it) a small graph is gone through, to see that all works.
#![expect(clippy::print_stdout, reason = "it is a program of its own")]

mod graph;

use std::fs;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use graph::Graph;
use graph::plain::Document;
use tieup::Compiled;
use tieup::diag::{File, Files, Level, Syntax};
use tieup::load::Loaded;

/// The most that a check may cost, as a ratio to `serde_json`.
const MOST_TIME: f64 = 2.0;

/// The most bytes a tie, beyond the text.
const MOST_MEMORY: usize = 1000;

const SYNTAXES: [(&str, Syntax); 3] = [
    ("JSON", Syntax::Json),
    ("JSON Lines", Syntax::JsonLines),
    ("TOML", Syntax::Toml),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    if let Some(at) = args.iter().position(|arg| arg == "--peak") {
        peak(&args[at + 1], &args[at + 2]);
        return ExitCode::SUCCESS;
    }
    let (orgs, ties, runs) = if args.iter().any(|arg| arg == "--bench") {
        (10_000, 50_000, 9)
    } else {
        (100, 200, 1)
    };
    let graph = Graph::generate(orgs, ties);
    let json = graph.json();
    println!(
        "{ties} ties, {orgs} organisations, {:.1} MB of JSON",
        megabytes(json.len())
    );
    let mut passed = true;
    let plain = fastest(
        runs,
        || (),
        |()| serde_json::from_str::<Document>(&json).expect("what was generated is valid"),
    );
    println!(
        "serde_json, plain structs: {:.0} ms",
        plain.as_secs_f64() * 1e3
    );
    for (name, syntax) in SYNTAXES {
        let text = match syntax {
            Syntax::Json => json.clone(),
            Syntax::JsonLines => graph.json_lines(),
            Syntax::Toml => graph.toml(),
        };
        let found = Compiled::new(loaded(syntax, text.clone())).check();
        let errors = found
            .iter()
            .filter(|diagnostic| diagnostic.level() == Level::Error);
        if let Some(error) = errors.into_iter().next() {
            println!("{name}: not free of errors: {}", error.message());
            passed = false;
        }
        let checked = fastest(
            runs,
            || loaded(syntax, text.clone()),
            |loaded| {
                let compiled = Compiled::new(loaded);
                let found = compiled.check();
                (compiled, found)
            },
        );
        let built = fastest(runs, || loaded(syntax, text.clone()), Compiled::new);
        let ratio = checked.as_secs_f64() / plain.as_secs_f64();
        let built = built.as_secs_f64() / plain.as_secs_f64();
        let memory = memory(syntax, &text) / ties;
        let limits = if syntax == Syntax::Json && runs > 1 {
            passed &= ratio <= MOST_TIME && memory < MOST_MEMORY;
            format!(" (limits: {MOST_TIME}, {MOST_MEMORY})")
        } else {
            String::new()
        };
        println!(
            "{name}: {ratio:.2} × serde_json (without rules {built:.2}), {memory} bytes a tie{limits}"
        );
    }
    if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn megabytes(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1e6
}

fn loaded(syntax: Syntax, text: String) -> Loaded {
    let mut files = Files::default();
    files.push(File::new("big", syntax, text));
    Loaded {
        files,
        ..Loaded::default()
    }
}

/// The processor time of the fastest of some runs; what they make is dropped outside of it.
fn fastest<I, T>(runs: usize, input: impl Fn() -> I, run: impl Fn(I) -> T) -> Duration {
    let times = (0..runs).map(|_| {
        let input = input();
        let start = processor_time();
        let made = run(input);
        let time = processor_time().saturating_sub(start);
        drop(made);
        time
    });
    times.min().unwrap_or_default()
}

/// The time that this thread has been running; that since some moment where the system doesn't tell.
fn processor_time() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(
        || START.get_or_init(Instant::now).elapsed(),
        Duration::from_nanos,
    )
}

/// The bytes at most in use during a check, beyond what a process has that only holds the text.
fn memory(syntax: Syntax, text: &str) -> usize {
    let path = std::env::temp_dir().join(format!(
        "tieup-bench-{}.{}",
        std::process::id(),
        ending(syntax)
    ));
    fs::write(&path, text).expect("the folder for temporary files can be written to");
    let peak = |what: &str| -> usize {
        let itself = std::env::current_exe().expect("a running program has a path");
        let child = Command::new(itself)
            .args(["--peak", what])
            .arg(&path)
            .output();
        let told = child.expect("the program runs again").stdout;
        String::from_utf8_lossy(&told)
            .trim()
            .parse()
            .expect("a number is printed")
    };
    let beyond = peak("check").saturating_sub(peak("read"));
    fs::remove_file(&path).expect("the file was just written");
    beyond
}

/// What the child does: prints its own peak of memory in bytes, after reading the file or after checking it.
fn peak(what: &str, path: &str) {
    let text = fs::read_to_string(path).expect("the file was just written");
    let syntax = SYNTAXES
        .into_iter()
        .map(|(_, syntax)| syntax)
        .find(|&syntax| path.ends_with(ending(syntax)));
    let loaded = loaded(syntax.expect("the ending is one of ours"), text);
    let compiled = (what == "check").then(|| {
        let compiled = Compiled::new(loaded);
        let found = compiled.check();
        (compiled, found)
    });
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| {
        line.strip_prefix("VmHWM:")?
            .trim()
            .strip_suffix(" kB")?
            .parse::<usize>()
            .ok()
    });
    println!("{}", peak.unwrap_or(0) * 1024);
    drop(compiled);
}

fn ending(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::Json => "json",
        Syntax::JsonLines => "jsonl",
        Syntax::Toml => "toml",
    }
}
