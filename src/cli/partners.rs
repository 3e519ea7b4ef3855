use clap::Args;
use tieup::answer::{GroupRef, PartnerRow};
use tieup::graph::Link;
use tieup::{Graph, answer, query};

use super::Outcome;
use super::asked;
use super::failure::Failure;
use super::open::{GraphArgs, named};
use super::orgs::WhichArgs;
use super::output::{self, GraphFormatArgs, counted, few};
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
/// With `--group`, companies count with the company that controls them as of the date, by the rules of `tieup owners`, and
/// what was renamed, merged or split off with what it became or came from: the organisation's whole group on the one side, a row a
/// group on the other. A state, a university, a fund or a person heads no group. Each tie names those who are really its parties.
///
/// Exits with 1 where there is no partner.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  tieup partners Inspur
  tieup partners 浪潮 --format md
  tieup partners Inspur --group -g us-china-tech
  tieup partners inspur --format json | jq '.rows[].partner.name'")]
pub(super) struct PartnersArgs {
    /// The organisation: its id (`hp` or `org.hp`), or any of its names in any script
    #[arg(id = "of", value_name = "ORG")]
    org: String,
    /// Count subsidiaries and successors as of the date with their parent, on both sides
    #[arg(long)]
    group: bool,
    #[command(flatten)]
    which: WhichArgs,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    format: GraphFormatArgs,
}

impl PartnersArgs {
    pub(super) fn run(&self, graph: &GraphArgs) -> Result<Outcome, Failure> {
        let (asked, graph) = graph.open_selected(&self.select)?;
        let org = named(&graph, &self.org)?;
        let partners = |graph: &Graph| {
            if self.group {
                answer::group_partners(&asked, graph, org)
            } else {
                answer::partners(&asked, graph, org)
            }
        };
        let answer = partners(&graph).only(graph.model(), &self.which.read(&graph)?);
        let name = answer.query.group.as_ref().map_or_else(
            || org.name().to_owned(),
            |group| in_group(org.name(), group),
        );
        let mut ties: Vec<&str> = answer
            .rows
            .iter()
            .flat_map(|row| row.ties.iter().map(|tie| &*tie.tie.id))
            .collect();
        ties.sort_unstable();
        ties.dedup();
        let select = self.which.beside(&asked.select);
        let told = ties.iter().filter_map(|id| graph.model().tie_by_id(id));
        let count = if ties.is_empty() {
            let none = match answer.query.group {
                Some(_) => format!("{name}; the group is allied with nobody"),
                None => format!("{name} is allied with nobody"),
            };
            asked::nothing(&none, &select, &[], || {
                let all = partners(&graph.whole()).rows.len();
                (all > 0).then(|| counted(all, "partner"))
            })
        } else {
            format!(
                "{name}: {} through {}{}{}{}; status on {}",
                counted(answer.rows.len(), "partner"),
                counted(ties.len(), "tie"),
                asked::within(&select),
                asked::of_which(&asked, &graph, told),
                open_members(&answer.rows),
                asked.as_of
            )
        };
        output::graph_answer(&answer, &self.format, &count, asked.as_of, || {
            let links = if self.group {
                query::group_partner_links(&graph, org.key(), asked.as_of)
            } else {
                query::partner_links(&graph, org.key())
            };
            let told = |link: &Link<'_>| ties.binary_search(&link.tie().id()).is_ok();
            links.only(links.links().filter(told))
        })
    }
}

/// `; Sub possibly counts with Owner` behind partners that were counted, where it is not certain who counts with whom.
fn open_members(rows: &[PartnerRow]) -> String {
    let of_row = |row: &PartnerRow| {
        let members = row.members.iter().flatten();
        let open = members.filter(|member| !member.certain);
        let open =
            open.map(|member| format!("; {}", possibly(&member.org.name, &row.partner.name)));
        open.collect::<Vec<String>>()
    };
    let all: Vec<String> = rows.iter().flat_map(of_row).collect();
    let more = if all.len() > MOST_MEMBERS {
        "; …"
    } else {
        ""
    };
    let told = all.into_iter().take(MOST_MEMBERS);
    told.collect::<String>() + more
}

fn possibly(org: &str, head: &str) -> String {
    format!("{org} possibly counts with {head}")
}

/// At most so many members of a group are named beside an answer.
const MOST_MEMBERS: usize = 12;

/// `H3C possibly counts with Tsinghua Holdings (and RDA, Spreadtrum)`.
fn in_group(org: &str, group: &GroupRef) -> String {
    let head = &group.head.name;
    let others = group.members.iter().filter(|member| member.org.name != org);
    let members = others.map(|member| {
        let possibly = if member.certain { "" } else { "possibly " };
        format!("{possibly}{}", member.org.name)
    });
    let names = few(members, MOST_MEMBERS, ", ");
    let of = if names.is_empty() {
        String::new()
    } else {
        format!(" (and {names})")
    };
    if head == org {
        format!("{head}{of}")
    } else {
        let own = group.members.iter().find(|member| member.org.name == org);
        let counts = match own {
            Some(own) if !own.certain => possibly(org, head),
            _ => format!("{org} counts with {head}"),
        };
        counts + &of
    }
}
