use clap::Args;
use tieup::{answer, query};

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output::{self, GraphFormatArgs, counted};
use super::select::SelectArgs;

/// Who an organisation is allied with, through which ties, and who says so
///
/// Alliances are joint ventures, technology partnerships, research, licences, supply, distribution, memberships and
/// commitments, in either direction; holdings and control are not. Each tie is shown with its parties, its dates, where it
/// stands today, how well it is borne out, and its sources.
///
/// The standing of a tie is `confirmed` (filed, announced by a party, or told by two independent origins), `reported`
/// (told by one), `claimed` (only rumoured or alleged), `unsupported` or `denied`; `contested` is added where a source gives
/// another value than the graph keeps: `tieup show` tells which.
///
/// Exits with 1 where there is no partner.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup partners Inspur
  tieup partners 浪潮 --format md
  tieup partners inspur --format json | jq '.rows[].partner.name'")]
pub(super) struct PartnersArgs {
    /// The organisation: its id, or any of its names in any script
    #[arg(id = "of", value_name = "ORG")]
    org: String,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    format: GraphFormatArgs,
}

impl PartnersArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let (asked, graph) = graph.open_selected(&self.select)?;
        let org = graph.find(&self.org)?;
        let answer = answer::partners(&asked, &graph, org);
        let mut ties: Vec<&str> = answer
            .rows
            .iter()
            .flat_map(|row| row.ties.iter().map(|tie| &*tie.tie.id))
            .collect();
        ties.sort_unstable();
        ties.dedup();
        let count = if ties.is_empty() {
            format!("{} is allied with nobody in this graph", org.name())
        } else {
            format!(
                "{}: {} through {}; status on {}",
                org.name(),
                counted(answer.rows.len(), "partner"),
                counted(ties.len(), "tie"),
                asked.as_of
            )
        };
        output::graph_answer(&answer, &self.format, &count, asked.as_of, || {
            query::partner_links(&graph, org.key())
        })
    }
}
