//! What the program writes to: standard output for results, standard error for all else.

use std::io::{self, ErrorKind, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use tieup::answer::{self, Format, Layout, Screen};

use super::Outcome;
use super::failure::Failure;

/// How an answer is printed.
#[derive(Debug, Args)]
pub(super) struct FormatArgs {
    /// How the answer is printed
    #[arg(long, value_name = "FORMAT", default_value = Format::Table.name(), value_parser = format_parser())]
    pub(super) format: Format,
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    let value = |format: Format| PossibleValue::new(format.name()).help(format.meaning());
    PossibleValuesParser::new(Format::ALL.map(value)).try_map(|name| name.parse::<Format>())
}

/// Standard output as a screen: lines are as long as they like unless it is a terminal or `COLUMNS` says otherwise.
pub(super) fn screen() -> Screen {
    Screen {
        width: width(terminal_size::terminal_size_of(io::stdout())),
        color: AutoStream::choice(&io::stdout()) != ColorChoice::Never,
    }
}

/// Standard error as a screen.
pub(super) fn error_screen() -> Screen {
    Screen {
        width: width(terminal_size::terminal_size_of(io::stderr())),
        color: AutoStream::choice(&io::stderr()) != ColorChoice::Never,
    }
}

fn width(terminal: Option<(terminal_size::Width, terminal_size::Height)>) -> Option<usize> {
    let asked = || std::env::var("COLUMNS").ok()?.parse().ok();
    let terminal = terminal.map(|(width, _)| usize::from(width.0));
    terminal.or_else(asked).filter(|width| *width > 0)
}

/// Writes a result to standard output.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
}

/// Writes a result to standard output.
pub(super) fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::Closed),
        Err(error) => Err(Failure::new("the output can't be written").because(&error)),
    }
}

/// Writes to standard error. That it is closed is no reason to stop.
pub(super) fn say(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Prints an answer, and how much there is of it where a person reads it.
pub(super) fn answer<Q, R>(
    answer: &answer::Answer<Q, R>,
    format: Format,
    count: &str,
) -> Result<Outcome, Failure>
where
    answer::Answer<Q, R>: Layout,
{
    print(&answer::render(answer, format, screen()))?;
    if answer.rows.is_empty() {
        say(&format!("{}\n", tieup::diag::visible_line(count)));
    } else {
        remark(format, count);
    }
    Ok(if answer.rows.is_empty() {
        Outcome::Negative
    } else {
        Outcome::Done
    })
}

/// Says something beside an answer, to a person who looks at it.
pub(super) fn remark(format: Format, text: &str) {
    if format == Format::Table && io::stderr().is_terminal() {
        let gap = if io::stdout().is_terminal() { "\n" } else { "" };
        say(&format!("{gap}{}\n", tieup::diag::visible_line(text)));
    }
}

/// `1 tie`, `2 ties`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
