//! Graphviz, where somebody has it and wants its layout.

use std::io::Write;
use std::process::{Command, Stdio};

use super::failure::Failure;

/// Lets an installed `dot` draw a diagram.
pub(super) fn draw(diagram: &[u8], format: &str) -> Result<Vec<u8>, Failure> {
    if !matches!(format, "svg" | "png") {
        return Err(Failure::new(format!("`--engine dot` draws no `{format}`"))
            .hint("leave out `--engine`, or write `svg` or `png`"));
    }
    let mut dot = Command::new("dot")
        .arg(format!("-T{format}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| {
            Failure::new("Graphviz' `dot` can't be run")
                .because(&error)
                .hint("install Graphviz (`apt install graphviz`, `brew install graphviz`, https://graphviz.org/download), or leave out `--engine`")
        })?;
    let refused = |why: &str| Failure::new("Graphviz' `dot` failed").because(&why.trim());
    if let Some(mut input) = dot.stdin.take() {
        // Where dot ends early, its own words say why.
        let _ = input.write_all(diagram);
    }
    let output = dot
        .wait_with_output()
        .map_err(|error| refused(&error.to_string()))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(refused(&String::from_utf8_lossy(&output.stderr)))
    }
}
