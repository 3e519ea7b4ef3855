//! What a short answer costs: `cargo bench --bench startup`.
//!
//! The processor time of `tieup partners Inspur` on the built-in graph, as a ratio to that of a program that only says
//! hello. Fails where the limit is passed, or where the answer is none.
#![expect(clippy::print_stdout, reason = "it is a program of its own")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// The most that the answer may cost, in processes that say hello.
const MOST: f64 = 6.0;

fn main() -> ExitCode {
    let runs = if std::env::args().any(|arg| arg == "--bench") {
        1000
    } else {
        3
    };
    let mut tieup = Command::new(env!("CARGO_BIN_EXE_tieup"));
    // Where there is no graph around it, the built-in one is asked.
    tieup
        .args(["partners", "Inspur"])
        .current_dir(std::env::temp_dir());
    let answer = tieup.output().expect("the program was just built");
    if !answer.status.success() || !String::from_utf8_lossy(&answer.stdout).contains("Cisco") {
        println!("`tieup partners Inspur` does not answer with Cisco");
        return ExitCode::FAILURE;
    }
    let path = hello();
    let mut hello = Command::new(&path);
    let (mut of_hello, mut of_tieup) = (0, 0);
    // By turns in small groups, so that what else the machine does falls on both alike.
    for _ in 0..=runs / 10 {
        of_hello += ticks(&mut hello, 10);
        of_tieup += ticks(&mut tieup, 10);
    }
    let _ = fs::remove_file(path);
    let ratio = f64::from(of_tieup) / f64::from(of_hello.max(1));
    println!("`tieup partners Inspur`: {ratio:.1} × a process that says hello (limit: {MOST})");
    if ratio <= MOST || runs < 1000 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Builds the program to compare with.
fn hello() -> PathBuf {
    let path = std::env::temp_dir().join(format!("tieup-bench-hello-{}", std::process::id()));
    let source = path.with_extension("rs");
    fs::write(&source, "fn main() { println!(\"hello\"); }")
        .expect("temporary files can be written");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let built = Command::new(rustc)
        .args(["-O", "-C", "panic=abort", "-C", "strip=symbols", "-o"])
        .args([&path, &source])
        .status();
    let _ = fs::remove_file(source);
    assert!(
        built.is_ok_and(|status| status.success()),
        "rustc builds a hello world"
    );
    path
}

/// The processor time of some runs of a program, in the system's ticks (proc(5), `cutime` and `cstime`).
fn ticks(program: &mut Command, runs: usize) -> u32 {
    let so_far = || -> u32 {
        let told = fs::read_to_string(Path::new("/proc/self/stat")).unwrap_or_default();
        // Behind the name, which may hold blanks, these are the 14th and 15th.
        let (_, after) = told.rsplit_once(')').unwrap_or_default();
        let times = after.split_whitespace().skip(13).take(2);
        times.filter_map(|time| time.parse::<u32>().ok()).sum()
    };
    let before = so_far();
    for _ in 0..runs {
        let status = program.stdout(Stdio::null()).stderr(Stdio::null()).status();
        assert!(
            status.is_ok_and(|status| status.success()),
            "it has run before"
        );
    }
    so_far() - before
}
