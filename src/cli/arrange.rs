use clap::Args;
use tieup::diag::visible_line;
use tieup::export::Options;
use tieup::model::Org;

use super::Outcome;
use super::asked;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output;
use super::select::SelectArgs;

/// Print an order of the organisations that keeps pictures still
///
/// It is that of the diagram of the selection, column by column and from top to bottom, where lines cross least. Copied into
/// `[graph]`, diagrams with organisations follow it: these keep their order in each column while ties are added, and in all views.
///
/// Exits with 1 where the selection keeps nothing that could be arranged.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup arrange
  tieup arrange --view article")]
pub(super) struct ArrangeArgs {
    #[command(flatten)]
    select: SelectArgs,
}

impl ArrangeArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let (asked, graph) = graph.open_selected(&self.select)?;
        let orgs = Options::default().arrangement(&graph);
        if orgs.is_empty() {
            let none = if graph.ties().next().is_none() {
                asked::none(&asked.select, "tie", graph.model().ties().len())
            } else {
                "the selection keeps no tie between two organisations".to_owned()
            };
            output::say(&format!("{}: nothing to arrange\n", visible_line(&none)));
            return Ok(Outcome::Negative);
        }
        let lines: String = orgs.into_iter().map(line).collect();
        output::print(&format!("order = [\n{lines}]\n"))?;
        Ok(Outcome::Done)
    }
}

fn line(org: &Org) -> String {
    format!("  \"{}\",\n", org.id())
}
