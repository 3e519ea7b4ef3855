use clap::Args;
use tieup::answer;
use tieup::model::{Country, CountryError};

use super::Outcome;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output::{self, FormatArgs, counted};
use super::select::SelectArgs;

/// List the organisations, with their countries and how many ties they have
///
/// The selection flags keep those with a tie that is kept, on whatever side; `--hq` keeps those run from a country.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup orgs
  tieup orgs --hq CN --between us,cn
  tieup orgs --format csv > orgs.csv")]
pub(super) struct OrgsArgs {
    #[command(flatten)]
    hq: HqArgs,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Where an organisation of an answer is run from; the selection's `--country` keeps ties, on whatever side it is.
#[derive(Debug, Args)]
pub(super) struct HqArgs {
    /// Keep organisations that are run from a country; give it again for one or the other
    #[arg(long, value_name = "COUNTRY", value_delimiter = ',', value_parser = country)]
    pub(super) hq: Vec<Country>,
}

fn country(word: &str) -> Result<Country, String> {
    let country: Result<Country, CountryError> = word.to_uppercase().parse();
    country.map_err(|error| error.help())
}

impl OrgsArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let (asked, graph) = graph.open_selected(&self.select)?;
        let answer = answer::orgs(&asked, &graph, &self.hq.hq);
        let count = counted(answer.rows.len(), "organisation");
        output::answer(&answer, &self.format, &count)
    }
}
