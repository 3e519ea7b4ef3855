//! The lines in which a file differs from what it ought to be.

use std::fmt::Write as _;

use tieup::diag::visible_line;
use tieup::format::{Change, changes};

/// Shows the lines that differ, as `diff -U0` does; `what` says what the new text is.
pub(super) fn text(name: &str, what: &str, old: &str, new: &str) -> String {
    let shown = |line: &str| visible_line(line.strip_suffix('\n').unwrap_or(line)).into_owned();
    let name = shown(name);
    let mut out = format!("--- {name}\n+++ {name} ({what})\n");
    let before: Vec<&str> = old.split_inclusive('\n').collect();
    let after: Vec<&str> = new.split_inclusive('\n').collect();
    for Change {
        before: gone,
        after: come,
    } in changes(&before, &after)
    {
        let (old, new) = (gone.start + 1, come.start + 1);
        let _ = writeln!(out, "@@ -{old},{} +{new},{} @@", gone.len(), come.len());
        for line in &before[gone] {
            let _ = writeln!(out, "-{}", shown(line));
        }
        for line in &after[come] {
            let _ = writeln!(out, "+{}", shown(line));
        }
    }
    out
}
