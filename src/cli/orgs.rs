use clap::Args;
use tieup::Graph;
use tieup::answer;
use tieup::model::Country;

use super::Outcome;
use super::asked;
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
    /// Keep organisations that are run from a country; give several, parted by commas, for one or the other
    #[arg(long, value_name = "COUNTRY", value_delimiter = ',')]
    hq: Vec<String>,
}

impl HqArgs {
    /// The countries, as far as they are some.
    pub(super) fn countries(&self, graph: &Graph) -> Result<Vec<Country>, Failure> {
        let country = |word: &String| graph.country("hq", word.trim());
        Ok(self.hq.iter().map(country).collect::<Result<_, _>>()?)
    }
}

impl OrgsArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let (asked, graph) = graph.open_selected(&self.select)?;
        let answer = answer::orgs(&asked, &graph, &self.hq.countries(&graph)?);
        let count = if answer.rows.is_empty() {
            let mut asked = asked;
            if !answer.query.hq.is_empty() {
                let hq = answer.query.hq.clone();
                asked.select.insert("hq".to_owned(), hq);
            }
            asked::none(&asked, "organisation", graph.model().orgs().len())
        } else {
            counted(answer.rows.len(), "organisation") + &asked::within(&asked)
        };
        output::answer(&answer, &self.format, &count)
    }
}
