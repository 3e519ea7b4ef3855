use clap::Args;
use tieup::answer::Asked;
use tieup::model::{Day, Org, Tie};
use tieup::query::Side;
use tieup::{Graph, answer, query};

use super::Outcome;
use super::asked;
use super::failure::Failure;
use super::open::{GraphArgs, named};
use super::output::{self, Caption, GraphFormatArgs, counted};
use super::select::SelectArgs;

/// Who owns and controls an organisation, directly and through others
///
/// Stakes are levels: for each owner the latest tie that has come about by the day counts, today unless `--as-of` names
/// another. A tie that never started, or has ended, counts for nothing. What is held through others is the product of the
/// stakes along a chain, summed over all chains; shares that are not known exactly stay intervals. A size that nobody
/// states is shown as `unknown`, with what the others leave of the whole for certain; that of who bought control, as more than half.
/// A tie of the kind `control` tells of power and of no share: none is counted along a chain.
///
/// Control is stated (`controls = true`, a tie of the kind `control`, a sole acquirer), administrative, or a majority of the
/// votes, where all that is controlled counts with its owner; the equity stands for votes that are not told. The way
/// is shown, each step with its rule. *Possibly* marks what rests on a tie that is possibly in force, or on a share that may be
/// more than half. A share of which nothing tells the size is no sign of control: else whoever put some money in might be in control.
///
/// Of figures that contradict each other all are shown, those that do not count by themselves as `contested`: what a source gives
/// and the graph does not keep; an older stake for which later ties leave no room; the stakes of several ties of which it is not certain which is the
/// latest; what a tie that is planned, or the next one that comes, says was held before it. An older stake counts for nothing certain once
/// another that leaves no room for it came about, or was so much as seen. Stakes of several owners that still come to more than the whole, of the equity or
/// of the votes that are told, contradict each other: all are shown as they are, none of them is certain, and below the owners stands what they add up to and who says so.
/// What is planned on the day, a sale or another stake, is told there too. What rests on a tie that is suspended counts, and says so: beside the tie, and beside a
/// stake or control that others lead to. Where a source tells that such a tie began later, or was over by the day, that is shown as `contested` with who says it.
///
/// The selection flags leave out holdings, too: `--since 2015` those whose tie began earlier, and with them who owns by these. `tieup show ORG`
/// tells the same owners with the same flags, in short.
///
/// With `--holder`, only what that one holds is told, itself and through others.
///
/// Exits with 1 where there is no owner, or where the holder holds nothing.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup owners VMware --as-of 2016-10
  tieup owners VMware --holder Dell --as-of 2016-10
  tieup owners H3C -g us-china-tech --format md
  tieup owners 新华三 -g us-china-tech --as-of 2023 --format json | jq '.rows[].effective'")]
pub(super) struct OwnersArgs {
    /// The organisation: its id (`hp` or `org.hp`), or any of its names in any script
    #[arg(id = "of", value_name = "ORG")]
    org: String,
    /// Tell of this holder alone: does it own some of the organisation or control it, itself or through others?
    #[arg(long, value_name = "WHO")]
    holder: Option<String>,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    format: GraphFormatArgs,
}

impl OwnersArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let (asked, graph) = graph.open_selected(&self.select)?;
        let org = named(&graph, &self.org)?;
        let holder = self.holder.as_deref();
        let holder = holder.map(|name| named(&graph, name)).transpose()?;
        let mut answer = answer::owners(&asked, &graph, org);
        if let Some(holder) = holder {
            let all = answer.rows.len();
            answer = answer.of_holder(holder);
            let names = (holder.name(), org.name());
            let count = of_holder(names, &asked, all, answer.rows.is_empty());
            return output::graph_answer(&answer, &self.format, &count, asked.as_of, || {
                let below = query::holdings(&graph, holder.key(), asked.as_of);
                let mut rows = query::owners(&graph, org.key(), asked.as_of);
                let between = |key| below.iter().any(|row| row.org.key() == key);
                rows.retain(|row| row.org.key() == holder.key() || between(row.org.key()));
                let mut planned = planned(&graph, org, asked.as_of);
                planned.retain(|tie| {
                    tie.parties()
                        .iter()
                        .any(|party| party.org() == holder.key())
                });
                query::stake_links(&graph, org.key(), &rows, &planned, asked.as_of)
            });
        }
        let count = if answer.rows.is_empty() {
            let none = format!("nobody owns or controls {} on {}", org.name(), asked.as_of);
            // What is over or not yet known on the day counts for nothing, with or without `--as-of`.
            asked::nothing(&none, &asked.select, &["as-of"], || {
                let all = answer::owners(&asked, &graph.whole(), org).rows.len();
                (all > 0).then(|| counted(all, "owner"))
            })
            .into()
        } else {
            let count = counted(answer.rows.len(), "owner");
            let within = asked::within(&asked.select);
            Caption {
                title: format!("{}: {count}", org.name()),
                more: format!("{}{within} on {}", answer.only_possibly(), asked.as_of),
            }
        };
        output::graph_answer(&answer, &self.format, &count, asked.as_of, || {
            let rows = query::owners(&graph, org.key(), asked.as_of);
            let planned = planned(&graph, org, asked.as_of);
            query::stake_links(&graph, org.key(), &rows, &planned, asked.as_of)
        })
    }
}

fn planned<'g>(graph: &'g Graph, org: &Org, day: Day) -> Vec<&'g Tie> {
    query::planned_stakes(graph, org.key(), day, Side::Held)
}

/// What there is to say of a holder and of what it may own some of; `all` is how many others do.
fn of_holder((holder, org): (&str, &str), asked: &Asked, all: usize, none: bool) -> Caption {
    let (within, day) = (asked::within(&asked.select), asked.as_of);
    if !none {
        return Caption {
            title: format!("{holder} owns some of, or controls, {org}"),
            more: format!("{within}, on {day}"),
        };
    }
    let none = format!(
        "no holding of {holder} in {org}, direct or through others, and no control is recorded{within} on {day}"
    );
    let else_there = match all {
        0 => "nor is anybody else's holding".to_owned(),
        all => format!("without `--holder`, {}", counted(all, "owner")),
    };
    format!("{none}; {else_there}").into()
}
