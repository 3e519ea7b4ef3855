//! What the program writes to: standard output for results, standard error for all else.

use std::io::{self, ErrorKind, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use tieup::answer::{self, Format, Layout, Screen};
use tieup::diag::{self, Diagnostic, Files, Output};
use tieup::model::Day;
use tieup::{Graph, export};

use super::Outcome;
use super::failure::Failure;

pub(super) use tieup::diag::counted;

/// How an answer is printed.
#[derive(Debug, Args)]
pub(super) struct FormatArgs {
    /// How the answer is printed
    #[arg(long, value_name = "FORMAT", default_value = Format::Table.name(), value_parser = format_parser())]
    format: Format,
    #[command(flatten)]
    count: CountArgs,
}

/// How an answer with sources is printed.
#[derive(Debug, Args)]
pub(super) struct SourcedArgs {
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    cite: CiteArgs,
}

/// How an answer that is a graph is printed, or drawn.
#[derive(Debug, Args)]
pub(super) struct GraphFormatArgs {
    /// How the answer is printed, or drawn
    #[arg(long, value_name = "FORMAT", default_value = Format::Table.name(), value_parser = graph_format_parser())]
    format: Printed,
    #[command(flatten)]
    count: CountArgs,
    #[command(flatten)]
    cite: CiteArgs,
}

/// Puts how much there is of an answer before it.
pub(super) const COUNT_FIRST: &str = "--count-first";

/// What `ask` adds where it is asked how many there are.
#[derive(Debug, Args)]
struct CountArgs {
    /// Put how much there is of the answer before it
    #[arg(long, hide = true)]
    count_first: bool,
}

#[derive(Debug, Args)]
struct CiteArgs {
    /// Number the sources, and list them below the answer (`table` and `md`; the other formats have them in each row)
    #[arg(long)]
    cite: bool,
}

/// A format of answers, whether sources are numbered, and whether how much there is stands first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printing {
    pub(super) format: Format,
    cite: bool,
    count_first: bool,
}

/// As rows, or as a picture of the links that the answer is about.
#[derive(Clone, Copy, Debug)]
enum Printed {
    Rows(Format),
    Picture(&'static export::Format),
}

impl From<Format> for Printing {
    fn from(format: Format) -> Printing {
        Printing {
            format,
            cite: false,
            count_first: false,
        }
    }
}

impl From<&FormatArgs> for Printing {
    fn from(args: &FormatArgs) -> Printing {
        Printing {
            count_first: args.count.count_first,
            ..Printing::from(args.format)
        }
    }
}

impl From<&SourcedArgs> for Printing {
    fn from(args: &SourcedArgs) -> Printing {
        Printing {
            cite: args.cite.cite,
            ..Printing::from(&args.format)
        }
    }
}

fn format_value(format: Format) -> PossibleValue {
    PossibleValue::new(format.name()).help(format.meaning())
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    let values = Format::ALL.map(format_value);
    PossibleValuesParser::new(values).try_map(|name| name.parse::<Format>())
}

fn graph_format_parser() -> impl TypedValueParser<Value = Printed> {
    let pictures = || export::Format::all().filter(|format| format.is_picture());
    let picture =
        |format: &'static export::Format| PossibleValue::new(format.name()).help(format.what());
    let rows = Format::ALL.map(format_value).into_iter();
    let values: Vec<PossibleValue> = rows.chain(pictures().map(picture)).collect();
    PossibleValuesParser::new(values).try_map(|name| match name.parse::<Format>() {
        Ok(format) => Ok(Printed::Rows(format)),
        Err(_) => export::Format::by_name(&name).map(Printed::Picture),
    })
}

/// Standard output as a screen: lines are as long as they like unless it is a terminal or `COLUMNS` says otherwise.
pub(super) fn screen() -> Screen {
    Screen {
        width: width(terminal_size::terminal_size_of(io::stdout())),
        color: AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        cite: false,
    }
}

impl Printing {
    /// Standard output as a screen for it.
    pub(super) fn screen(self) -> Screen {
        Screen {
            cite: self.cite,
            ..screen()
        }
    }
}

/// Standard error as a screen.
pub(super) fn error_screen() -> Screen {
    Screen {
        width: width(terminal_size::terminal_size_of(io::stderr())),
        color: AutoStream::choice(&io::stderr()) != ColorChoice::Never,
        cite: false,
    }
}

/// Faults as a person reads them on standard error.
pub(super) fn faults(faults: &[Diagnostic], files: &Files) -> String {
    let screen = error_screen();
    let output = Output {
        color: screen.color,
        width: screen.width,
        rules: &[],
    };
    diag::Format::Human.render(faults, files, output)
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

/// Refuses to write pixels to a terminal, which would take them for orders.
pub(super) fn refuse_pixels(
    format: &export::Format,
    to_terminal: bool,
    mend: &str,
) -> Result<(), Failure> {
    if to_terminal && format.name() == "png" {
        return Err(Failure::new("a terminal shows no pixels").hint(mend));
    }
    Ok(())
}

/// Writes to standard error. That it is closed is no reason to stop.
pub(super) fn say(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Prints an answer, and how much there is of it where a person reads it.
pub(super) fn answer(
    answer: &impl Layout,
    printing: impl Into<Printing>,
    count: &str,
) -> Result<Outcome, Failure> {
    let printing = printing.into();
    let leads = printing.count_first && !answer.is_empty();
    if leads {
        let line = format!("{}\n", tieup::diag::visible_line(count));
        match printing.format {
            Format::Table | Format::Md => print(&format!("{line}\n"))?,
            Format::Json | Format::Csv => say(&line),
        }
    }
    print(&answer::render(
        answer,
        printing.format,
        printing.screen(),
        count,
    ))?;
    if answer.is_empty() {
        return Ok(none(count));
    }
    if !leads {
        remark(printing.format, count);
    }
    Ok(Outcome::Done)
}

/// How much there is of an answer, in a line.
pub(super) struct Caption {
    /// What it is an answer to, and how much there is: the title of a picture.
    pub(super) title: String,
    /// What follows, with what parts it from that: `; status on 2015-11-06`.
    pub(super) more: String,
}

impl From<String> for Caption {
    fn from(title: String) -> Caption {
        Caption {
            title,
            more: String::new(),
        }
    }
}

/// Prints an answer that is a graph, or draws the links that it is about as they stood on a day.
pub(super) fn graph_answer(
    answer: &impl Layout,
    args: &GraphFormatArgs,
    caption: &Caption,
    day: Day,
    links: impl FnOnce() -> Graph,
) -> Result<Outcome, Failure> {
    let count = &*format!("{}{}", caption.title, caption.more);
    match args.format {
        Printed::Rows(format) => {
            let printing = Printing {
                format,
                cite: args.cite.cite,
                count_first: args.count.count_first,
            };
            self::answer(answer, printing, count)
        }
        Printed::Picture(_) if answer.is_empty() => Ok(none(count)),
        Printed::Picture(format) => {
            let is_terminal = io::stdout().is_terminal();
            refuse_pixels(format, is_terminal, "write it to a file: `> FILE.png`")?;
            let options = picture_options(format, caption, day);
            let (graph, mut bytes) = (links(), Vec::new());
            format
                .write(&graph, &options, &mut bytes)
                .map_err(|error| {
                    let failure = Failure::new("the answer can't be drawn").because(&error);
                    match error.help() {
                        Some(help) => failure.hint(help),
                        None => failure,
                    }
                })?;
            if format.settings().contains(&export::Setting::Force) {
                let narrow = "Narrow it, or draw all with `tieup export --force`";
                say_crowded(&options, &graph, narrow);
            }
            print_bytes(&bytes)?;
            Ok(Outcome::Done)
        }
    }
}

/// What is asked of a picture of an answer: of what the answer brings along, the settings that the format has.
fn picture_options(format: &export::Format, caption: &Caption, day: Day) -> export::Options {
    let shows = |setting| format.settings().contains(&setting);
    let has_title = shows(export::Setting::Title);
    export::Options {
        title: has_title.then(|| caption.title.clone()),
        subtitle: has_title.then(|| caption.more.clone()),
        as_of: shows(export::Setting::AsOf).then_some(day),
        ..export::Options::default()
    }
}

/// Says that a picture shows blocs, as its organisations are too many to read, and what to do about it.
pub(super) fn say_crowded(options: &export::Options, graph: &Graph, mend: &str) {
    if let Some(orgs) = options.crowd(graph) {
        say(&format!(
            "{orgs} organisations are too many to read: blocs stand for them. {mend}\n"
        ));
    }
}

fn none(count: &str) -> Outcome {
    say(&format!("{}\n", tieup::diag::visible_line(count)));
    Outcome::Negative
}

/// Says something beside an answer, to a person who looks at it.
pub(super) fn remark(format: Format, text: &str) {
    if format == Format::Table && io::stderr().is_terminal() {
        let gap = if io::stdout().is_terminal() { "\n" } else { "" };
        say(&format!("{gap}{}\n", tieup::diag::visible_line(text)));
    }
}

/// The first of some words, and how many more there are: `Dell, EMC, 3 more`.
pub(super) fn few<S: AsRef<str>>(
    words: impl IntoIterator<Item = S>,
    most: usize,
    between: &str,
) -> String {
    let mut words = words.into_iter();
    let mut told: Vec<String> = Vec::new();
    told.extend(
        words
            .by_ref()
            .take(most)
            .map(|word| word.as_ref().to_owned()),
    );
    match words.count() {
        0 => {}
        more => told.push(format!("{more} more")),
    }
    told.join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_few_are_told_and_the_others_counted() {
        assert_eq!(few(["a", "b", "c"], 1, ", "), "a, 2 more");
        assert_eq!(few(["a", "b", "c"], 3, "; "), "a; b; c");
    }

    #[test]
    fn pixels_are_not_written_to_a_terminal() {
        for format in export::Format::all() {
            let refused = refuse_pixels(format, true, "").is_err();
            assert_eq!(refused, format.name() == "png", "{}", format.name());
            assert!(refuse_pixels(format, false, "").is_ok());
        }
    }

    #[test]
    fn a_picture_of_an_answer_is_asked_only_for_what_its_format_has() {
        let day = Day::new(2015, 11, 6).expect("a day of the calendar");
        for format in export::Format::all().filter(|format| format.is_picture()) {
            let options = picture_options(format, &Caption::from("47 ties".to_owned()), day);
            let mut asked = options.settings();
            let unfit = asked.find(|setting| !format.settings().contains(setting));
            assert_eq!(unfit, None, "{}", format.name());
        }
    }
}
