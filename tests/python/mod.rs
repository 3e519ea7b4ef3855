//! Runs a Python script as a peer that answers the same questions by other means.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// What a script of `tests/python/` prints when it reads `input`; `None`, with a message, where Python or the modules that
/// it needs are not installed.
///
/// # Panics
///
/// Where `CI` is set and they are missing, and where the script fails.
#[expect(
    clippy::print_stderr,
    reason = "whoever runs the tests should know what was skipped"
)]
pub(crate) fn ask(script: &str, modules: &[&str], input: &str) -> Option<String> {
    let imports = format!("import {}", modules.join(", "));
    let found = Command::new("python3").args(["-c", &imports]).output();
    if !found.is_ok_and(|found| found.status.success()) {
        let missing = format!("python3 with {} is not installed", modules.join(" and "));
        assert!(std::env::var_os("CI").is_none(), "{missing}");
        eprintln!("skipped: {missing}");
        return None;
    }
    let path = format!("{}/tests/python/{script}", env!("CARGO_MANIFEST_DIR"));
    let mut child = Command::new("python3")
        .arg(&path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 has just run");
    let mut stdin = child.stdin.take().expect("it is piped");
    let input = input.to_owned();
    // A script that prints before it has read all must not block.
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("the script ends");
    writer
        .join()
        .expect("the writer does not panic")
        .expect("the script reads its input");
    assert!(output.status.success(), "{script} failed");
    Some(String::from_utf8(output.stdout).expect("the script prints UTF-8"))
}
