use clap::Args;
use tieup::answer;

use super::Outcome;
use super::asked;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output::{self, Caption, GraphFormatArgs, counted};
use super::select::SelectArgs;

/// List the ties, with their parties, status and standing
///
/// The status is where a tie stands on `--as-of`, else today. With `--as-of`, only those parties are told that were there on that day, possibly where they are
/// marked so; without it all that the tie ever had, with `from` and `until` where they came later or left earlier. The standing is how well it is borne out (see `tieup help partners`).
///
/// Where control is asked for (`--under`, `--role state=…`), each tie tells which party is under it, by which way, and who says so. Whom that can't be told of, as the graph has no
/// owner at the head of their owners, is named in a note where ties are left out for it; in JSON `query.unowned`.
///
/// CSV has a row a tie and source; JSON has everything. `tieup show` tells all of a single tie.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup ties
  tieup ties --graph my-graph/ --format csv > ties.csv")]
pub(super) struct TiesArgs {
    #[command(flatten)]
    pub(super) select: SelectArgs,
    #[command(flatten)]
    format: GraphFormatArgs,
}

impl TiesArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let (asked, graph) = graph.open_selected(&self.select)?;
        let answer = answer::ties(&asked, &graph);
        let count = if answer.rows.is_empty() {
            asked::no_tie(&self.select, &asked, &graph)?.into()
        } else {
            Caption {
                title: counted(answer.rows.len(), "tie"),
                more: format!(
                    "{}{}; status on {}",
                    asked::within(&asked.select),
                    asked::of_which(&asked, &graph, graph.ties()),
                    asked.as_of
                ),
            }
        };
        output::graph_answer(&answer, &self.format, &count, asked.as_of, || graph)
    }
}
