use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use tieup::answer::{self, By, Select, StatRow, Which};
use tieup::diag::visible_line;

use super::Outcome;
use super::asked;
use super::failure::Failure;
use super::open::GraphArgs;
use super::orgs::WhichArgs;
use super::output::{self, FormatArgs, counted};
use super::select::SelectArgs;

/// Figures: how many ties of which kind and year, who is best connected, what the amounts come to
///
/// Without `--by`, an overview of everything, the long tables cut short. Figures are of what the selection keeps. `--hq`
/// and `--org-kind` keep rows of organisations (degree, broker), with the figures that they have among all.
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
  tieup stats --by degree --hq CN --org-kind company,venture --family alliance
  tieup stats --by broker --format json | jq '.rows[] | [.label, .score]'")]
pub(super) struct StatsArgs {
    /// Break the figures down by one thing, in full
    #[arg(long, value_name = "WHAT", value_parser = by_parser())]
    by: Option<By>,
    #[command(flatten)]
    which: WhichArgs,
    #[command(flatten)]
    pub(super) select: SelectArgs,
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
        let which = self.which.read(&graph)?;
        if which != Which::default() && !self.by.is_none_or(By::lists_orgs) {
            let message =
                "`--hq` and `--org-kind` keep organisations, and these figures are of ties";
            let help = "use them with `--by degree` or `--by broker`, or without `--by`; `--country` keeps ties";
            return Err(Failure::new(message).hint(help));
        }
        let answer = answer::stats(&asked, &graph, self.by, &which);
        let count = if answer.rows.is_empty() {
            asked::no_tie(&self.select, &asked, &graph)?
        } else {
            let what = match self.by {
                Some(By::Component) => counted(answer.rows.len().saturating_sub(1), "component"),
                _ => counted(graph.ties().count(), "tie"),
            };
            let within = asked::within(&asked.select);
            let listed = self.listed(&answer.rows, &which);
            format!("{listed}{what}{within}; status on {}", asked.as_of)
        };
        output::answer(&answer, &self.format, &count)
    }

    /// How many organisations are listed where not all are wanted; and who has most ties, where that is not the one that is
    /// linked with most others.
    fn listed(&self, rows: &[StatRow], which: &Which) -> String {
        let orgs = rows
            .iter()
            .filter(|row| self.by.is_some_and(|by| row.by == by.name()));
        let orgs: Vec<&StatRow> = orgs.collect();
        let mut listed = String::new();
        if self.by.is_some_and(By::lists_orgs) && *which != Which::default() {
            let flags = asked::within(&self.which.beside(&Select::new()));
            listed = format!("{}{flags}", counted(orgs.len(), "organisation"));
            listed.push_str("; ");
        }
        let most = orgs.iter().map(|row| row.ties).max();
        if let (Some(By::Degree), [first, ..]) = (self.by, &orgs[..])
            && Some(first.ties) < most
        {
            let most: Vec<&&StatRow> = orgs.iter().filter(|row| Some(row.ties) == most).collect();
            let names: Vec<&str> = most.iter().map(|row| &*row.label).collect();
            let ties = most[0].ties;
            listed.push_str(&format!(
                "most ties: {} ({ties}); ",
                visible_line(&names.join(", "))
            ));
        }
        listed
    }
}
