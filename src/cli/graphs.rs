use clap::Args;
use tieup::load::{self, Location};
use tieup::model::Model;
use tieup::{Compiled, answer};

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output::{self, FormatArgs, counted};

/// List the graphs that are built into the program
///
/// Name one with `--graph` in any command, from any folder.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup graphs
  tieup orgs --graph us-china-2015")]
pub(super) struct GraphsArgs {
    #[command(flatten)]
    format: FormatArgs,
}

impl GraphsArgs {
    pub(super) fn run(&self, _: &GraphArgs) -> Result<Outcome, Failure> {
        let opened: Vec<(&str, Model)> = load::builtin()
            .map(|name| {
                let compiled = Compiled::open(&[Location::Builtin(name)]);
                Ok((name, compiled.into_model()?))
            })
            .collect::<Result<_, Failure>>()?;
        let answer = answer::graphs(opened.iter().map(|(name, model)| (*name, model)));
        let count = counted(answer.rows.len(), "graph");
        output::answer(&answer, &self.format, &count)
    }
}
