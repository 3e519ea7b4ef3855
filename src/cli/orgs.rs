use clap::Args;
use tieup::answer;

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output::{self, FormatArgs, counted};
use super::select::SelectArgs;

/// List the organisations, with their countries and how many ties they have
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup orgs
  tieup orgs --format csv > orgs.csv")]
pub(super) struct OrgsArgs {
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    format: FormatArgs,
}

impl OrgsArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let (asked, graph) = graph.open_selected(&self.select)?;
        let answer = answer::orgs(&asked, &graph);
        let count = counted(answer.rows.len(), "organisation");
        output::answer(&answer, &self.format, &count)
    }
}
