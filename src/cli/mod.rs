//! The command line: one file a command, whose `Args` hold the help text.
//!
//! Beside `load`, only this touches the terminal, the environment, the clock and the files that are written. A command
//! opens what it needs, asks the library, and prints; what is to be known of a question or a format is known there.
//!
//! To add a command is to add a file with its `Args` and `run`, and a line in `commands!`.

mod asked;
mod difference;
mod failure;
mod graphviz;
mod open;
mod output;
mod select;
mod write;

#[cfg(test)]
mod reference;

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue};
use clap::{Parser, Subcommand};
use tieup::diag::excerpt;

use failure::Failure;
use open::GraphArgs;

/// Who is tied to whom, since when, and who says so
///
/// `tieup` checks a graph of alliances that people wrote down with their evidence, answers questions about it, and turns
/// it into diagrams and data.
#[derive(Debug, Parser)]
#[command(
    name = "tieup",
    version,
    max_term_width = 100,
    disable_help_subcommand = false,
    subcommand_required = true,
    arg_required_else_help = true,
    help_template = TEMPLATE
)]
pub(crate) struct Cli {
    #[command(flatten)]
    graph: GraphArgs,
    #[command(subcommand)]
    command: Command,
}

const TEMPLATE: &str = "\
{about-with-newline}
Examples:
  tieup partners Inspur                 who Inspur is allied with, and who says so
  tieup check my-graph/                 every fault in a graph, with its line
  tieup export -o alliances.svg         the graph as a picture

{usage-heading} {usage}

{all-args}";

/// How a command ended, if it could run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It did what it was asked.
    Done,
    /// The answer is no: faults were found, or no rows.
    Negative,
    /// It could not run, and has said why.
    Failed,
}

macro_rules! commands {
    ($($file:ident: $variant:ident($args:ident),)+) => {
        $(mod $file;)+

        #[derive(Debug, Subcommand)]
        enum Command {
            $($variant($file::$args),)+
        }

        impl Command {
            fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
                match self { $(Command::$variant(args) => args.run(graph),)+ }
            }

            /// What part of the graph it asks for, where it answers with ties or figures of them.
            fn select(&self) -> Option<&select::SelectArgs> {
                match self {
                    Command::Ties(args) => Some(&args.select),
                    Command::Stats(args) => Some(&args.select),
                    _ => None,
                }
            }
        }
    };
}

// In the order in which the help lists them.
commands! {
    ask: Ask(AskArgs),
    partners: Partners(PartnersArgs),
    path: Path(PathArgs),
    owners: Owners(OwnersArgs),
    holdings: Holdings(HoldingsArgs),
    show: Show(ShowArgs),
    orgs: Orgs(OrgsArgs),
    ties: Ties(TiesArgs),
    timeline: Timeline(TimelineArgs),
    stats: Stats(StatsArgs),
    diff: Diff(DiffArgs),
    check: Check(CheckArgs),
    explain: Explain(ExplainArgs),
    export: Export(ExportArgs),
    embed: Embed(EmbedArgs),
    report: Report(ReportArgs),
    mdbook: Mdbook(MdbookArgs),
    serve: Serve(ServeArgs),
    arrange: Arrange(ArrangeArgs),
    views: Views(ViewsArgs),
    fmt: Fmt(FmtArgs),
    graphs: Graphs(GraphsArgs),
    schema: Schema(SchemaArgs),
    completions: Completions(CompletionsArgs),
}

/// Runs the program.
pub(crate) fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(mut error) => {
            shorten(&mut error);
            // Help goes to standard output, and that may be closed.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    match cli.command.run(&cli.graph) {
        Ok(Outcome::Done) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Ok(Outcome::Negative) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        Err(failure) => {
            failure.report();
            if let Some(name) = failure.unknown() {
                cli.graph.say_where(name);
            }
            ExitCode::from(2)
        }
    }
}

/// Cuts what an error tells of a wrong value.
fn shorten(error: &mut clap::Error) {
    for kind in [
        ContextKind::InvalidArg,
        ContextKind::InvalidSubcommand,
        ContextKind::InvalidValue,
    ] {
        if let Some(ContextValue::String(text)) = error.get(kind) {
            let text = excerpt(text).into_owned();
            error.insert(kind, ContextValue::String(text));
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Cli;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_first_screen_shows_three_commands_to_try() {
        let help = Cli::command().render_help().to_string();
        let first: Vec<&str> = help.lines().take(24).collect();
        let examples = first.iter().filter(|line| line.starts_with("  tieup "));
        assert_eq!(examples.count(), 3, "{help}");
    }
}
