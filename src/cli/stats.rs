use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use tieup::answer::{self, By};

use super::Outcome;
use super::asked;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output::{self, FormatArgs, counted};
use super::select::SelectArgs;

/// Figures: how many ties of which kind and year, who is best connected, what the amounts come to
///
/// Without `--by`, an overview of everything, the long tables cut short. Figures are of what the selection keeps.
///
/// A tie is counted in the year in which it began, by the dates that start its kind; where its date spans two years, in
/// `2014 or 2015`; where it was only observed, `by 2015`; planned and dropped ties have `not begun`.
///
/// A degree is the number of other organisations that one is linked with by ties of any family. A broker's betweenness is
/// counted over all pairs of organisations of different blocs: the share of the shortest chains between the two that goes
/// over it, not normalised (Freeman 1977, computed as Brandes 2001). It takes about twenty seconds for 10,000 organisations;
/// the overview leaves it out there.
///
/// Amounts are added up for each purpose and currency, and never across either: exact decimals, bounds summed as bounds
/// (`at least`), ranges as ranges, `about` where one is approximate. A part of a tie is left out where the whole has an amount
/// for the same purpose. Amounts of dropped, denied or planned ties count like others: leave them out with `--status` and
/// `--standing`.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup stats
  tieup stats --by year --family alliance
  tieup stats --by amount --between us,cn --format csv
  tieup stats --by broker --format json | jq '.rows[] | [.label, .score]'")]
pub(super) struct StatsArgs {
    /// Break the figures down by one thing, in full
    #[arg(long, value_name = "WHAT", value_parser = by_parser())]
    by: Option<By>,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    format: FormatArgs,
}

fn by_parser() -> impl TypedValueParser<Value = By> {
    let values = By::ALL.map(|by| PossibleValue::new(by.name()).help(by.meaning()));
    PossibleValuesParser::new(values).try_map(|name| name.parse::<By>())
}

impl StatsArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let (asked, graph) = graph.open_selected(&self.select)?;
        let answer = answer::stats(&asked, &graph, self.by);
        let count = if answer.rows.is_empty() {
            asked::no_tie(&self.select, &asked, &graph)?
        } else {
            let what = match self.by {
                Some(By::Component) => counted(answer.rows.len().saturating_sub(1), "component"),
                _ => counted(graph.ties().count(), "tie"),
            };
            let within = asked::within(&asked.select);
            format!("{what}{within}; status on {}", asked.as_of)
        };
        output::answer(&answer, &self.format, &count)
    }
}
