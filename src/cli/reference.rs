//! `docs/cli.md`: the command line as a page, walked out of clap's own description of it.
//!
//! `UPDATE=1 cargo test --bin tieup` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::Cli;

const HEAD: &str = "\
<!-- Written by `UPDATE=1 cargo test --bin tieup`; the text stands in `src/cli/`. -->

# The command line

";

fn page() -> String {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let mut out = HEAD.to_owned();
    write_about(&mut out, &program);
    out.push_str("| command | does |\n| --- | --- |\n");
    for command in program.get_subcommands() {
        let name = command.get_name();
        let about = command.get_about().map(ToString::to_string);
        let about = about.unwrap_or_default();
        let _ = writeln!(out, "| [`tieup {name}`](#tieup-{name}) | {about} |");
    }
    out.push_str("\n## Flags of every command\n\n");
    write_args(&mut out, program.get_arguments());
    out.push_str(EXITS);
    for command in program.get_subcommands() {
        write_command(&mut out, command);
    }
    out
}

const EXITS: &str = "
## What goes where

Results go to standard output, everything else to standard error. There are colours on a terminal only; `NO_COLOR` and
`CLICOLOR_FORCE` are obeyed. Lines are broken to the width of the terminal, or to `COLUMNS` where there is none.
`SOURCE_DATE_EPOCH` sets the day on which the status of ties is told.

| exit code | meaning |
| --- | --- |
| 0 | done |
| 1 | the answer is no: findings, or no rows |
| 2 | it could not run: a wrong command line, an unknown name, a graph that can't be read |
";

fn write_about(out: &mut String, command: &Command) {
    let about = command.get_long_about().or(command.get_about());
    let _ = writeln!(
        out,
        "{}\n",
        about.map(ToString::to_string).unwrap_or_default()
    );
}

fn write_command(out: &mut String, command: &Command) {
    let name = command.get_name();
    let _ = writeln!(out, "\n## `tieup {name}`\n");
    write_about(out, command);
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ");
    let _ = writeln!(out, "```text\n{usage}\n```\n");
    let own = command.get_arguments().filter(|arg| !arg.is_global_set());
    write_args(out, own);
    let examples = command.get_after_long_help().map(ToString::to_string);
    if let Some(examples) = examples {
        out.push_str("\n```sh\n");
        for line in examples.lines().filter(|line| *line != "Examples:") {
            let _ = writeln!(out, "{}", line.trim_start());
        }
        out.push_str("```\n");
    }
}

fn write_args<'a>(out: &mut String, args: impl Iterator<Item = &'a Arg>) {
    for arg in args.filter(|arg| !arg.is_hide_set()) {
        if matches!(arg.get_id().as_str(), "help" | "version") {
            continue;
        }
        // What is longer of the selection stands on the page on time, once.
        let long = arg.get_long_help();
        let long = long.filter(|_| arg.get_help_heading() != Some(super::select::HEADING));
        let help = long.or(arg.get_help());
        let help = help.map(ToString::to_string).unwrap_or_default();
        let _ = write!(out, "- {}: {}", spelling(arg), help.replace("\n\n", ". "));
        let values = arg.get_possible_values();
        if takes_value(arg) && !values.is_empty() {
            let names: Vec<String> = values
                .iter()
                .map(|value| match value.get_help() {
                    Some(help) => format!("`{}` ({help})", value.get_name()),
                    None => format!("`{}`", value.get_name()),
                })
                .collect();
            let _ = write!(out, ". One of {}", names.join(", "));
        }
        if let [default] = arg.get_default_values()
            && takes_value(arg)
        {
            let _ = write!(out, ". Default: `{}`", default.to_string_lossy());
        }
        out.push('\n');
    }
}

fn takes_value(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
}

fn spelling(arg: &Arg) -> String {
    let value = || {
        let names = arg.get_value_names().unwrap_or_default();
        format!("<{}>", names.join("> <"))
    };
    if arg.is_positional() {
        return format!("`{}`", value());
    }
    let short = arg.get_short().map(|short| format!("-{short}, "));
    let mut flag = short.unwrap_or_default();
    let _ = write!(flag, "--{}", arg.get_long().unwrap_or_default());
    if takes_value(arg) {
        let _ = write!(flag, " {}", value());
    }
    format!("`{flag}`")
}

#[test]
fn the_reference_page_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/cli.md");
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
        std::fs::write(&path, &page).expect("a file that can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == page,
        "docs/cli.md is stale: run `UPDATE=1 cargo test --bin tieup`"
    );
}
