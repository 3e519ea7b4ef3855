//! What the README shows is what the program prints. `UPDATE=1 cargo test --test readme` writes it anew.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// 23 November 2026: answers tell the status of that day.
const TODAY: &str = "1795392000";

/// The block with the output of the command in it.
fn shown(folder: &Path, block: &str) -> String {
    let line = block
        .lines()
        .find_map(|line| line.strip_prefix("$ tieup "))
        .unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_tieup"))
        .args(line.split_whitespace())
        .current_dir(folder)
        .env("SOURCE_DATE_EPOCH", TODAY)
        .env("COLUMNS", "120")
        .output()
        .unwrap();
    let mut text = String::from_utf8(output.stdout).unwrap();
    text.push_str(&String::from_utf8(output.stderr).unwrap());
    let text: Vec<&str> = text.lines().map(str::trim_end).collect();
    format!(
        "```console\n$ tieup {line}\n{}\n```\n",
        text.join("\n").trim_end()
    )
}

fn refreshed(readme: &str) -> String {
    let mut fresh = String::new();
    let mut rest = readme;
    while let Some(open) = rest.find("<!-- output") {
        let start = open + rest[open..].find("-->\n").unwrap() + "-->\n".len();
        let end = start + rest[start..].find("<!-- /output -->").unwrap();
        let folder = rest[open..start]
            .trim()
            .strip_prefix("<!-- output in ")
            .map_or(".", |name| name.trim_end_matches(" -->"));
        // Away from the built-in graph's own folder, so that it is the default that is asked.
        fresh.push_str(&rest[..start]);
        fresh.push_str(&shown(&Path::new(ROOT).join(folder), &rest[start..end]));
        rest = &rest[end..];
    }
    fresh + rest
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let path = Path::new(ROOT).join("README.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let fresh = refreshed(&text);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, fresh).unwrap();
    } else {
        assert!(
            text == fresh,
            "the README is stale: run `UPDATE=1 cargo test --test readme`"
        );
    }
}

#[test]
fn the_picture_in_the_readme_is_drawn_from_the_graph_as_it_is() {
    let output = Command::new(env!("CARGO_BIN_EXE_tieup"))
        .args(["-g", "us-china-2015", "export", "--to", "svg"])
        .output()
        .unwrap();
    let drawn = String::from_utf8(output.stdout).unwrap();
    let path = Path::new(ROOT).join("docs/us-china-2015.svg");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &drawn).unwrap();
    } else {
        let kept = std::fs::read_to_string(&path).unwrap();
        assert!(
            kept == drawn,
            "docs/us-china-2015.svg is stale: run `UPDATE=1 cargo test --test readme`"
        );
    }
}
