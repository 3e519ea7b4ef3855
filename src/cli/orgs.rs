use clap::Args;
use tieup::Graph;
use tieup::answer::{self, OrgRow, Select, Which};
use tieup::diag::{excerpt, nearest};
use tieup::model::OrgKind;

use super::Outcome;
use super::asked;
use super::failure::Failure;
use super::open::GraphArgs;
use super::output::{self, FormatArgs, counted};
use super::select::SelectArgs;

/// List the organisations, with their countries and how many ties they have
///
/// The selection flags keep those with a tie that is kept, on whatever side; `--hq` keeps those run from a country,
/// `--org-kind` those that are something: a company, a fund, a government.
///
/// Where a day or a time is asked for, *of which* tells how many of the ties are planned, suspended or only possibly in force then, have the
/// organisation only *possibly there*, or lie only *possibly then*: see `tieup explain time`.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup orgs
  tieup orgs --hq CN --between us,cn
  tieup orgs --hq CN --org-kind company,venture
  tieup orgs --format csv > orgs.csv")]
pub(super) struct OrgsArgs {
    #[command(flatten)]
    which: WhichArgs,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Which organisations of an answer are wanted; the selection's `--country` keeps ties, on whatever side it is.
#[derive(Debug, Args)]
pub(super) struct WhichArgs {
    /// Keep organisations that are run from a country; give several, parted by commas, for one or the other
    #[arg(long, value_name = "COUNTRY", value_delimiter = ',')]
    hq: Vec<String>,
    /// Keep organisations that are so: company, venture, fund, government, institute, consortium, person, class; give several,
    /// parted by commas, for one or the other
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    org_kind: Vec<String>,
}

impl WhichArgs {
    /// What is wanted, as far as the words are countries and kinds.
    pub(super) fn read(&self, graph: &Graph) -> Result<Which, Failure> {
        let country = |word: &String| graph.country("hq", word.trim());
        let kinds = self.org_kind.iter().map(|word| org_kind(word.trim()));
        Ok(Which {
            hq: self.hq.iter().map(country).collect::<Result<_, _>>()?,
            kinds: kinds.collect::<Result<_, _>>()?,
        })
    }

    /// The flags with their words, beside those of a selection.
    pub(super) fn beside(&self, select: &Select) -> Select {
        asked::and(select, &[("hq", &self.hq), ("org-kind", &self.org_kind)])
    }
}

/// `, 2 of them by ties in doubt alone` behind organisations that were counted, where there are such.
fn in_doubt(rows: &[OrgRow]) -> String {
    let is_open = |row: &&OrgRow| {
        let marked = row.of_which.as_ref();
        marked.is_some_and(|marked| row.ties > 0 && marked.ties() == row.ties)
    };
    match rows.iter().filter(is_open).count() {
        0 => String::new(),
        open => format!(", {open} of them by ties in doubt alone"),
    }
}

fn org_kind(word: &str) -> Result<OrgKind, Failure> {
    let names: Vec<&str> = OrgKind::all().map(OrgKind::name).collect();
    word.parse().map_err(|_| {
        let near = nearest(word, names.iter().copied(), 1).pop();
        let near = near.map(|near| format!("did you mean `{near}`? "));
        let help = format!(
            "{}use one of {}",
            near.unwrap_or_default(),
            names.join(", ")
        );
        Failure::new(format!("`{}` is no kind of organisation", excerpt(word))).hint(help)
    })
}

impl OrgsArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let (asked, graph) = graph.open_selected(&self.select)?;
        let answer = answer::orgs(&asked, &graph, &self.which.read(&graph)?);
        let select = self.which.beside(&asked.select);
        let count = if answer.rows.is_empty() {
            asked::none(&select, "organisation", graph.model().orgs().len())
        } else {
            let count = counted(answer.rows.len(), "organisation") + &asked::within(&select);
            let day = graph.day();
            let day = day.map_or_else(String::new, |day| format!("; status on {day}"));
            count + &in_doubt(&answer.rows) + &day
        };
        output::answer(&answer, &self.format, &count)
    }
}
