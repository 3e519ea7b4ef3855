//! Prints a large invented graph: `cargo bench --bench generate -- 10000 50000 [json|jsonl|toml] > big.json`.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it is a program of its own"
)]

mod graph;

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with("--"))
        .collect();
    let number = |at: usize| args.get(at).and_then(|arg| arg.parse().ok());
    let (Some(orgs), Some(ties)) = (number(0), number(1)) else {
        eprintln!("usage: cargo bench --bench generate -- ORGS TIES [json|jsonl|toml]");
        return;
    };
    let graph = graph::Graph::generate(orgs, ties);
    let text = match args.get(2).map(String::as_str) {
        Some("jsonl") => graph.json_lines(),
        Some("toml") => graph.toml(),
        _ => graph.json(),
    };
    print!("{text}");
}
