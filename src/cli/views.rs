use clap::Args;
use tieup::answer;

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output::{self, FormatArgs, counted};

/// List the views of the graph: named selections
///
/// Name one with `--view` wherever a selection is asked for.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup views
  tieup export --view cisco -o cisco.dot")]
pub(super) struct ViewsArgs {
    #[command(flatten)]
    format: FormatArgs,
}

impl ViewsArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let (asked, graph) = graph.open()?;
        let answer = answer::views(&asked, &graph);
        let count = counted(answer.rows.len(), "view");
        output::answer(&answer, &self.format, &count)
    }
}
