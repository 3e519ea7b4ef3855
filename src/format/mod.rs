//! The one layout of a file: what `tieup fmt` makes of it, whoever wrote it.
//!
//! [`format`] changes where things stand and nothing else. Values are spelled as they were, every comment stays, and
//! the graph that is read is the same. The layout follows from what is written, not from how it was laid out, so that a
//! difference between two versions of a file is a difference in what they say.
//!
//! **TOML**
//!
//! - Records stay in the order of the file, one `[org.x]` header each, one empty line between them.
//! - Fields stand in the order of the format's reference; dates, amounts and selection flags in the order of their
//!   tables; parties by role, in the order of the kind's roles, then by id; free keys by alphabet.
//! - A line a value: `dates.announced = "…"`, `parties.cisco = { role = "partner", stake = 49 }`, and short
//!   `parties.cisco = "vehicle"` where nothing but the role is told. `names`, `ids` and `rules` are one line while that
//!   is at most 120 columns wide, else a line a key. A table of `topics` has a header of its own, after the other fields.
//! - A line a row of evidence, however long: a row is a statement, and a diff shows whole statements. Inside, tables of
//!   dates, amounts, names and parties have dotted keys.
//! - Any other list is one line, or where that is wider than 120 columns or has comments, a line a value.
//! - Comments stay with what follows them, or on their line. A comment that would stand inside of braces, where TOML
//!   1.0 has no place for it, goes before the line. Empty lines stay between comments and between rows, one at a time.
//! - No alignment, no spaces at the ends of lines, line feeds only, no byte order mark; valid TOML 1.0.
//!
//! **JSON**: two spaces; the same order of fields; whatever fits into 100 columns is one line, save records and lists of
//! evidence. **JSON Lines**: a record a line without spaces, `type` and `id` first.
//!
//! Files are found and written elsewhere.

mod comments;
mod difference;
mod json;
mod json_line;
mod line;
mod order;
mod page;
mod plan;
#[cfg(test)]
mod tests;
mod toml;

pub use difference::{Change, changes};

use crate::diag::{Diagnostic, File, Files, Level, Span, Syntax};
use crate::raw::json::MAX_DEPTH;
use crate::raw::tree::{NodeId, Tree};
use crate::raw::{self};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Lays a file out.
///
/// # Errors
///
/// The faults of a file that cannot be read whole: its syntax, keys that are set twice, text that is not UTF-8. Their
/// places are in a [`Files`] that holds this file alone.
///
/// ```
/// use tieup::diag::{File, Syntax};
/// use tieup::format::format;
///
/// let text = "[org.sugon]   # of Beijing\nhq='CN'\nname   = \"Sugon\"";
/// let formatted = format(&File::new("orgs.toml", Syntax::Toml, text))?;
/// assert_eq!(formatted, "[org.sugon]    # of Beijing\nname = \"Sugon\"\nhq = 'CN'\n");
/// # Ok::<(), Vec<tieup::diag::Diagnostic>>(())
/// ```
pub fn format(file: &File) -> Result<String, Vec<Diagnostic>> {
    let id = Files::default().push(file.clone());
    let whole = Span {
        file: id,
        start: 0,
        end: 0,
    };
    if file.is_unread() {
        let message = format!("`{}` is not UTF-8", file.name());
        let fault = Diagnostic::new("not-utf8", Level::Error, message).at(whole, "");
        return Err(vec![fault.help("save the file as UTF-8")]);
    }
    let text = file.text();
    let start = if text.starts_with(BYTE_ORDER_MARK) {
        BYTE_ORDER_MARK.len()
    } else {
        0
    };
    let written = match file.syntax() {
        Syntax::Toml => return toml_file(file, whole),
        Syntax::Json => json::document(text, start),
        Syntax::JsonLines => json_line::lines(text, start),
    };
    written.map_err(|faults| {
        let faults = faults.into_iter();
        faults.map(|fault| fault.diagnostic(id)).collect()
    })
}

fn toml_file(file: &File, whole: Span) -> Result<String, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    raw::read(whole.file, file, &mut faults, &mut |_, _| {});
    // What is wrong with a value is no matter of layout; what is set twice would be lost.
    faults.retain(|fault| matches!(fault.rule(), "syntax" | "duplicate-id"));
    let document = raw::toml::read(file.text());
    if is_too_deep(&document.tree, document.root) {
        let message = format!("nested more than {} levels deep", 2 * MAX_DEPTH);
        faults.push(Diagnostic::new("syntax", Level::Error, message).at(whole, ""));
    }
    if faults.is_empty() {
        Ok(toml::write(&document.tree, document.root))
    } else {
        Err(faults)
    }
}

/// Whether dotted keys nest tables deeper than brackets may.
fn is_too_deep(tree: &Tree<'_>, root: NodeId) -> bool {
    let mut open = vec![(root, 0)];
    while let Some((node, depth)) = open.pop() {
        if depth > 2 * MAX_DEPTH {
            return true;
        }
        open.extend(tree.children(node).map(|child| (child, depth + 1)));
    }
    false
}
