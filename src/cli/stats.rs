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
/// Where a day or a time is asked for, *of which* tells how many of the ties of a figure are planned, suspended or only possibly in force then, have
/// a party that is only *possibly there*, or lie only *possibly then*: see `tieup explain time`.
///
/// A tie is counted in the year in which it began, by the dates that start its kind; where its date spans two years, in
/// `2014 or 2015`; where it was only observed, `by 2015`; planned and dropped ties have `not begun`, and with
/// `--as-of` those that began later.
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
        let of_by = |row: &&StatRow| self.by.is_some_and(|by| row.by == by.name());
        let told: Vec<&StatRow> = answer.rows.iter().filter(of_by).collect();
        let count = if answer.rows.is_empty() {
            asked::no_tie(&self.select, &asked, &graph)?
        } else {
            let what = match self.by {
                Some(By::Component) => {
                    let parts = told.iter().filter(|row| row.key != "alone");
                    counted(parts.count(), "component")
                }
                _ => counted(graph.ties().count(), "tie"),
            };
            let within = asked::within(&asked.select);
            let listed = self.listed(&told);
            let of_which = match self.by {
                Some(By::Component) => String::new(),
                _ => asked::of_which(&asked, &graph, graph.ties()),
            };
            format!(
                "{listed}{what}{within}{of_which}; status on {}",
                asked.as_of
            )
        };
        let outcome = output::answer(&answer, &self.format, &count)?;
        if self.by == Some(By::Degree) {
            say_most(&told);
        }
        let is_unwanted = told.is_empty() && !answer.rows.is_empty();
        if is_unwanted && which != Which::default() && self.by.is_some() {
            let select = self.which.beside(&asked.select);
            let none = asked::none(&select, "organisation", graph.model().orgs().len());
            output::say(&format!("{}\n", visible_line(&none)));
            return Ok(Outcome::Negative);
        }
        Ok(outcome)
    }

    /// How many organisations are listed, where such are.
    fn listed(&self, orgs: &[&StatRow]) -> String {
        if !self.by.is_some_and(By::lists_orgs) {
            return String::new();
        }
        let flags = asked::within(&self.which.beside(&Select::new()));
        format!("{}{flags}; ", counted(orgs.len(), "organisation"))
    }
}

/// Says who has most ties, where that is not the one that stands first as it is linked with most others.
fn say_most(orgs: &[&StatRow]) {
    let most = orgs.iter().map(|row| row.ties).max().unwrap_or(0);
    if orgs.first().is_none_or(|first| first.ties == most) {
        return;
    }
    let names = orgs.iter().filter(|row| row.ties == most);
    let names: Vec<&str> = names.map(|row| &*row.label).collect();
    output::say(&format!(
        "note: in the order of those linked with; most ties: {} ({most})\n",
        visible_line(&names.join(", "))
    ));
}
