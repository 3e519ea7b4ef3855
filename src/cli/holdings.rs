use clap::Args;
use tieup::query::Side;
use tieup::{answer, query};

use super::Outcome;
use super::asked;
use super::failure::Failure;
use super::open::{GraphArgs, named};
use super::output::{self, Caption, GraphFormatArgs, counted};
use super::select::SelectArgs;

/// What an organisation owns and controls, directly and through others
///
/// The same as `tieup owners`, the other way: `tieup help owners` says which ties count, what is added up, and what control is.
///
/// Exits with 1 where it owns nothing.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup holdings Dell --as-of 2016-10
  tieup holdings 紫光集团 -g us-china-tech
  tieup holdings Foxconn --format csv")]
pub(super) struct HoldingsArgs {
    /// The organisation: its id (`hp` or `org.hp`), or any of its names in any script
    #[arg(id = "of", value_name = "ORG")]
    org: String,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    format: GraphFormatArgs,
}

impl HoldingsArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let (asked, graph) = graph.open_selected(&self.select)?;
        let org = named(&graph, &self.org)?;
        let answer = answer::holdings(&asked, &graph, org);
        let count = if answer.rows.is_empty() {
            let none = format!("{} owns and controls nobody on {}", org.name(), asked.as_of);
            // What is over or not yet known on the day counts for nothing, with or without `--as-of`.
            asked::nothing(&none, &asked.select, &["as-of"], || {
                let all = answer::holdings(&asked, &graph.whole(), org).rows.len();
                (all > 0).then(|| counted(all, "organisation"))
            })
            .into()
        } else {
            let count = counted(answer.rows.len(), "organisation");
            Caption {
                title: format!("{} owns some of, or controls, {count}", org.name()),
                more: format!(
                    "{}{} on {}",
                    answer.only_possibly(),
                    asked::within(&asked.select),
                    asked.as_of
                ),
            }
        };
        output::graph_answer(&answer, &self.format, &count, asked.as_of, || {
            let rows = query::holdings(&graph, org.key(), asked.as_of);
            let planned = query::planned_stakes(&graph, org.key(), asked.as_of, Side::Holder);
            query::stake_links(&graph, org.key(), &rows, &planned, asked.as_of)
        })
    }
}
