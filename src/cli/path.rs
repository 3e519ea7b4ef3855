use clap::Args;
use tieup::Graph;
use tieup::answer::{self, PathAnswer};
use tieup::model::{Day, Org, Phase, Tie};
use tieup::query::{self, Chain, FEW, MOST, PathOptions, Way};

use super::Outcome;
use super::asked;
use super::failure::Failure;
use super::open::{GraphArgs, named};
use super::output::{self, Caption, GraphFormatArgs, counted};
use super::select::SelectArgs;

/// How two organisations are connected: the shortest chains of ties between them, and who says so
///
/// Links of all families count, in either direction: alliances, holdings, control, what state bodies see or order,
/// successions. A chain meets no organisation twice; several ties between the same two are one hop, and all of them are
/// shown. Of the shortest chains the best five are told: those over organisations that are linked with few others come
/// before those over a hub (ranked by the product of the numbers of organisations that each one between the ends is linked
/// with), and then the order is that of the ids. How many are left out is said on standard error, and in JSON.
///
/// What a chain passes or keeps out of (WHAT) is a family of ties (`ownership`), a kind of ties (`membership`), a kind of
/// organisation (`consortium`, `government`) or an organisation by any of its names; a word that is both a family and a
/// kind means the family. `kind.ownership`, `family.control`, `org-kind.fund` and `org.fund` leave no doubt.
///
/// Exits with 1 where there is no chain.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup path Dell Sugon
  tieup path Dell Sugon --not-through ownership
  tieup path IBM Cisco --not-through consortium --max 3 --format md
  tieup path Dell Sugon --family alliance,ownership --as-of 2015-11
  tieup path Dell Sugon --all --format dot | dot -Tsvg > chains.svg")]
pub(super) struct PathArgs {
    /// Where the chains begin: an organisation's id, or any of its names in any script
    #[arg(id = "a", value_name = "A")]
    from: String,
    /// Where they end
    #[arg(id = "b", value_name = "B")]
    to: String,
    /// No chain longer than so many hops; tells chains longer than the shortest too, the best five of each length
    #[arg(long, value_name = "N", value_parser = most)]
    max: Option<u32>,
    /// Every chain of the lengths asked for, up to 1000
    #[arg(long)]
    all: bool,
    /// What the chain passes: of kinds and families, every hop has a tie of one that is named; of organisations, the
    /// chain goes over every one that is named; of a kind of organisation, over one between the ends
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    through: Vec<String>,
    /// What the chain keeps out of: ties of a kind or family, organisations between the ends; the ends themselves may be
    /// such
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    not_through: Vec<String>,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    format: GraphFormatArgs,
}

fn most(word: &str) -> Result<u32, String> {
    let most = word.parse().ok().filter(|&most| most > 0);
    most.ok_or_else(|| "write a whole number, `1` or more".to_owned())
}

impl PathArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let (asked, graph) = graph.open_selected(&self.select)?;
        let (from, to) = (named(&graph, &self.from)?, named(&graph, &self.to)?);
        let ways = |words: &[String]| -> Result<Vec<Way>, Failure> {
            let ways = words.iter().map(|word| Way::find(&graph, word.trim()));
            Ok(ways.collect::<Result<_, _>>()?)
        };
        let options = PathOptions {
            max: self
                .max
                .map(|max| usize::try_from(max).unwrap_or(usize::MAX)),
            all: self.all,
            through: ways(&self.through)?,
            not_through: ways(&self.not_through)?,
        };
        let found = query::paths(&graph, from.key(), to.key(), &options)?;
        let answer = answer::path(&asked, &graph, [from, to], &options, &found)?;
        let without = if found.chains.is_empty() {
            let whole = graph.whole();
            let found = query::paths(&whole, from.key(), to.key(), &options)?;
            let first = found.chains.first();
            first.map(|chain| without_selection(&whole, chain, asked.as_of))
        } else {
            None
        };
        let max: Vec<String> = self.max.iter().map(ToString::to_string).collect();
        let own = [
            ("max", &*max),
            ("through", &*self.through),
            ("not-through", &*self.not_through),
        ];
        let hops = found.chains.iter().flat_map(|chain| &chain.hops);
        let mut ties: Vec<&Tie> = hops.flat_map(|hop| hop.ties.iter().copied()).collect();
        ties.sort_by_key(|tie| tie.key());
        ties.dedup_by_key(|tie| tie.key());
        let mut within = asked::within(&asked::and(&asked.select, &own));
        if let Some(doubts) = asked::doubts(&graph, ties.iter().copied()) {
            let ties = counted(ties.len(), "tie");
            within.extend([", of ", &*ties, " ", &*doubts]);
        }
        let count = count(&answer, &within, without);
        let outcome = output::graph_answer(&answer, &self.format, &count, asked.as_of, || {
            query::path_links(&graph, &found)
        })?;
        if let Some(text) = left_out(&answer) {
            output::say(&format!("note: {text}\n"));
        }
        Ok(outcome)
    }
}

/// A chain that there would be without the selection, with the ties of each step that has only such as came to nothing or are over.
fn without_selection(graph: &Graph, chain: &Chain<'_>, day: Day) -> String {
    let names: Vec<&str> = chain.orgs().map(Org::name).collect();
    let model = graph.model();
    let is_gone =
        |tie: &&Tie| matches!(model.status(tie, day).phase, Phase::Dropped | Phase::Ended);
    let hops = chain.hops.iter();
    let gone = hops.filter(|hop| hop.ties.iter().all(&is_gone));
    let ties: Vec<&Tie> = gone.flat_map(|hop| hop.ties.iter().copied()).collect();
    let chain = names.join(" — ");
    if ties.is_empty() {
        return chain;
    }
    format!("{chain} ({})", asked::told(graph, &ties, day))
}

/// How much there is of an answer; where there is no chain, the one that there would be without the selection.
fn count(answer: &PathAnswer, within: &str, without: Option<String>) -> Caption {
    let query = &answer.query;
    let (from, to) = (&query.from.name, &query.to.name);
    let Some(first) = answer.rows.first() else {
        let none = match answer.barred_line() {
            _ if answer.stopped => format!("no chain between {from} and {to} was found in time"),
            Some(barred) => {
                let flags = [
                    ("--max", query.max.is_some()),
                    ("--through", !query.through.is_empty()),
                    ("--not-through", !query.not_through.is_empty()),
                ];
                let set = flags.iter().filter(|(_, set)| *set).map(|(flag, _)| *flag);
                let set = set.collect::<Vec<_>>().join(" and ");
                format!("no such chain joins {from} and {to}; without {set} there is {barred}")
            }
            None => {
                let none = format!("no chain of ties joins {from} and {to}");
                asked::nothing(&none, &query.select, &[], || without)
            }
        };
        return none.into();
    };
    let longest = answer.rows.last().map_or(first.length, |row| row.length);
    let length = if longest == first.length {
        counted(longest, "hop")
    } else {
        format!("{} to {longest} hops", first.length)
    };
    let chains = counted(answer.rows.len(), "chain");
    Caption {
        title: format!("{from} and {to}: {chains} of {length}"),
        more: format!("{within}; status on {}", query.as_of),
    }
}

/// What is to be said of the chains that are not told.
fn left_out(answer: &PathAnswer) -> Option<String> {
    if answer.rows.is_empty() || (answer.left_out == 0 && !answer.stopped) {
        return None;
    }
    let number = if answer.left_out == u64::MAX {
        "very many".to_owned()
    } else {
        answer.left_out.to_string()
    };
    let count = if answer.stopped {
        format!("more than {number}")
    } else {
        number
    };
    let hint = if answer.rows.len() >= MOST {
        format!("no more than {MOST} are told")
    } else if answer.query.all {
        "the search was stopped".to_owned()
    } else {
        format!("the best {FEW} of each length are told, `--all` tells more")
    };
    Some(format!("{count} more such chains are left out: {hint}"))
}
