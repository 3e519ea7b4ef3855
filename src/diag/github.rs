//! Diagnostics as workflow commands, which GitHub Actions shows beside the lines of a change.
//!
//! The commands and their escapes are those of
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions> and of the runner's `ActionCommand`.

use std::fmt::Write as _;

use super::visible::visible;
use super::{Diagnostic, Files, Level, Places};

/// Prints a command a diagnostic, each on a line.
///
/// The runner drops columns where a place has several lines, so they are not given there.
pub fn render(diagnostics: &[Diagnostic], files: &Files) -> String {
    let mut places = Places::new(files);
    let mut out = String::new();
    for diagnostic in diagnostics {
        let command = match diagnostic.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "notice",
        };
        let _ = write!(out, "::{command} ");
        if let Some(label) = &diagnostic.primary {
            let name = property(files.get(label.span.file).name());
            let (start, end) = places.range(label.span);
            let _ = write!(out, "file={name},line={},", start.line);
            if start.line == end.line {
                let _ = write!(out, "col={},", start.column);
            }
            let _ = write!(out, "endLine={},", end.line);
            if start.line == end.line {
                let _ = write!(out, "endColumn={},", end.column);
            }
        }
        let title = property(diagnostic.rule);
        let _ = writeln!(out, "title={title}::{}", message(diagnostic));
    }
    out
}

fn message(diagnostic: &Diagnostic) -> String {
    let mut message = diagnostic.message.clone();
    if let Some(label) = diagnostic
        .primary
        .as_ref()
        .filter(|label| !label.text.is_empty())
    {
        let _ = write!(message, ": {}", label.text);
    }
    for note in &diagnostic.notes {
        let _ = write!(message, "\nnote: {note}");
    }
    for help in &diagnostic.helps {
        let _ = write!(message, "\nhelp: {}", help.text);
    }
    data(&visible(&message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{File, Span, Syntax};

    #[test]
    fn place_and_advice_stand_on_one_line() {
        let mut files = Files::default();
        let file = files.push(File::new("graphs/a,b:c.toml", Syntax::Toml, "수곤 = 1\nx"));
        let span = |start, end| Span { file, start, end };
        let found = [
            Diagnostic::new("unknown-org", Level::Error, "no org has the id `a`")
                .at(span(0, 6), "100% new")
                .note("one\r\ntwo")
                .help("declare it"),
            Diagnostic::new("a-rule", Level::Warning, "two lines").at(span(0, 12), ""),
            Diagnostic::new("b-rule", Level::Note, "no place"),
        ];
        assert_eq!(
            render(&found, &files),
            "::error file=graphs/a%2Cb%3Ac.toml,line=1,col=1,endLine=1,endColumn=3,title=unknown-org::\
             no org has the id `a`: 100%25 new%0Anote: one%0Atwo%0Ahelp: declare it\n\
             ::warning file=graphs/a%2Cb%3Ac.toml,line=1,endLine=2,title=a-rule::two lines\n\
             ::notice title=b-rule::no place\n"
        );
    }

    #[test]
    fn message_cannot_start_another_command() {
        let found = [Diagnostic::new(
            "a-rule",
            Level::Error,
            "x\n::error::y\r::error::z",
        )];
        let out = render(&found, &Files::default());
        assert_eq!(out, "::error title=a-rule::x%0A::error::y␍::error::z\n");
    }
}
