use clap::Args;
use tieup::answer::{GroupRef, MemberRef, OrgRef, PartnerRow};
use tieup::graph::Link;
use tieup::{Graph, answer, query};

use super::Outcome;
use super::asked;
use super::failure::Failure;
use super::open::{GraphArgs, named};
use super::orgs::WhichArgs;
use super::output::{self, Caption, GraphFormatArgs, counted, few};
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
/// A row is that of the highest company that all of them certainly count with; who is possibly above that is told beside it. What
/// goes through somebody who only possibly counts with the organisation is marked.
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
        self.select.say_itself(&graph, asked.as_of, org.key())?;
        let partners = |graph: &Graph| {
            if self.group {
                answer::group_partners(&asked, graph, org)
            } else {
                answer::partners(&asked, graph, org)
            }
        };
        let answer = partners(&graph).only(graph.model(), &self.which.read(&graph)?);
        let group = answer.query.group.as_ref();
        let group = group.map(|group| in_group(&answer.query.org, group));
        let group = group.unwrap_or_default();
        let mut ties: Vec<&str> = answer
            .rows
            .iter()
            .flat_map(|row| row.ties.iter().map(|tie| &*tie.tie.id))
            .collect();
        ties.sort_unstable();
        ties.dedup();
        let select = self.which.beside(&asked.select);
        let told = ties.iter().filter_map(|id| graph.model().tie_by_id(id));
        let noun = if self.group {
            "allied group"
        } else {
            "partner"
        };
        let count = if ties.is_empty() {
            let none = if group.is_empty() {
                format!("{} is allied with nobody", org.name())
            } else {
                format!("{group}; the group is allied with nobody")
            };
            asked::nothing(&none, &select, &[], || {
                let all = partners(&graph.whole()).rows.len();
                (all > 0).then(|| counted(all, noun))
            })
            .into()
        } else {
            let above = possibly_above(&answer.rows);
            let halted = halted(answer.query.group.as_ref(), &answer.rows);
            let mut beside = vec![group, above, halted, format!("status on {}", asked.as_of)];
            beside.retain(|words| !words.is_empty());
            Caption {
                title: format!(
                    "{}: {}{} through {}",
                    org.name(),
                    counted(answer.rows.len(), noun),
                    only_possibly(&answer.rows),
                    counted(ties.len(), "tie"),
                ),
                more: format!(
                    "{}{}; {}",
                    asked::within(&select),
                    asked::of_which(&asked, &graph, told),
                    beside.join("; ")
                ),
            }
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

/// ` (1 only possibly)` behind partners that were counted, where it is not certain that some are any: those of members that only possibly count
/// with who is asked about.
fn only_possibly(rows: &[PartnerRow]) -> String {
    match rows.iter().filter(|row| row.certain == Some(false)).count() {
        0 => String::new(),
        open => format!(" ({open} only possibly)"),
    }
}

/// `Sub possibly counts with Owner`, of partners of which it is not certain who is above them.
fn possibly_above(rows: &[PartnerRow]) -> String {
    let of_row = |row: &PartnerRow| {
        let above = row.possibly_with.as_ref()?;
        Some(possibly(&row.partner.name, &above.name))
    };
    few(rows.iter().filter_map(of_row), MOST_MEMBERS, "; ")
}

/// `Sub belongs to the group by a tie that is suspended`, of either side.
fn halted(group: Option<&GroupRef>, rows: &[PartnerRow]) -> String {
    let own = group.iter().flat_map(|group| &group.suspended);
    let all = own.chain(rows.iter().flat_map(|row| &row.suspended));
    let mut told: Vec<String> = Vec::new();
    for one in all {
        let perhaps = if one.certain { "" } else { "possibly " };
        let words = format!(
            "{} belongs to the group by a tie that is {perhaps}suspended",
            one.org.name
        );
        if !told.contains(&words) {
            told.push(words);
        }
    }
    few(told, MOST_MEMBERS, "; ")
}

fn possibly(org: &str, head: &str) -> String {
    format!("{org} possibly counts with {head}")
}

/// At most so many members of a group are named beside an answer.
const MOST_MEMBERS: usize = 12;

/// `H3C counts with Tsinghua Unigroup (and RDA, Spreadtrum), possibly with Tsinghua Holdings (and Tongfang)`; nothing of who stands alone.
fn in_group(asked: &OrgRef, group: &GroupRef) -> String {
    let (org, head) = (&asked.name, &group.head.name);
    let is_other = |member: &&MemberRef| member.certain && member.org.id != asked.id;
    let sure = group.members.iter().filter(is_other);
    let sure: Vec<&str> = sure.map(|member| &*member.org.name).collect();
    let open = open_members(group);
    let above = group.possibly_with.as_ref().map(|above| &above.name);
    if group.head.id != asked.id {
        let counts = format!("{org} counts with {head}{}", bracketed(&sure));
        return match above {
            Some(above) => format!("{counts}, possibly with {above}{}", bracketed(&open)),
            None => counts,
        };
    }
    let counts = |who: &[String], how: &str| {
        let s = if who.len() == 1 { "s" } else { "" };
        let who = few(who, MOST_MEMBERS, ", ");
        format!("{who} {how}count{s} with {org}")
    };
    let sure: Vec<String> = sure.into_iter().map(str::to_owned).collect();
    let sure = (!sure.is_empty()).then(|| counts(&sure, ""));
    let open = match above {
        Some(above) => Some(possibly(org, above) + &bracketed(&open)),
        None => (!open.is_empty()).then(|| counts(&open, "possibly ")),
    };
    let told: Vec<String> = sure.into_iter().chain(open).collect();
    told.join("; ")
}

/// Who only possibly counts with who is asked about, without who is above the head: `Mid with Low`, where Low certainly counts with Mid.
fn open_members(group: &GroupRef) -> Vec<String> {
    let above = group.possibly_with.as_ref();
    let is_above = |org: &OrgRef| above.is_some_and(|above| above.id == org.id);
    let open = || group.members.iter().filter(|member| !member.certain);
    let is_below = |member: &MemberRef| {
        let with = member.counts_with.as_ref();
        with.is_some_and(|with| !is_above(with))
    };
    let heads = open().filter(|member| !is_above(&member.org) && !is_below(member));
    let told = heads.map(|head| {
        let is_with = |member: &&MemberRef| {
            let with = member.counts_with.as_ref();
            with.is_some_and(|with| with.id == head.org.id)
        };
        let with: Vec<&str> = open()
            .filter(is_with)
            .map(|member| &*member.org.name)
            .collect();
        if with.is_empty() {
            head.org.name.clone()
        } else {
            format!("{} with {}", head.org.name, with.join(" and "))
        }
    });
    told.collect()
}

fn bracketed<S: AsRef<str>>(names: &[S]) -> String {
    if names.is_empty() {
        String::new()
    } else {
        format!(" (and {})", few(names, MOST_MEMBERS, ", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn org(name: &str) -> OrgRef {
        OrgRef {
            id: name.to_lowercase(),
            name: name.to_owned(),
            country: None,
        }
    }

    /// The head, who is possibly above it, and members: `Sub`, `Sub?` of the wider group, `Sub?Mid` where that counts with another.
    fn group(head: &str, above: Option<&str>, members: &[&str]) -> GroupRef {
        let member = |member: &&str| {
            let (name, with) = member.split_once('?').unzip();
            MemberRef {
                org: org(name.unwrap_or(member)),
                certain: name.is_none(),
                counts_with: with.filter(|with| !with.is_empty()).map(org),
            }
        };
        GroupRef {
            head: org(head),
            possibly_with: above.map(org),
            suspended: Vec::new(),
            members: members.iter().map(member).collect(),
        }
    }

    #[test]
    fn a_caption_tells_whom_one_certainly_counts_with_and_whom_possibly() {
        for (asked, head, above, members, told) in [
            ("A", "A", None, &[][..], ""),
            ("A", "A", None, &["B", "C"], "B, C count with A"),
            ("B", "A", None, &["B", "C"], "B counts with A (and C)"),
            (
                "B",
                "A",
                Some("Top"),
                &["B", "Top?", "D?", "E?Top"],
                "B counts with A, possibly with Top (and D, E)",
            ),
            (
                "A",
                "A",
                Some("Top"),
                &["B", "Top?"],
                "B counts with A; A possibly counts with Top",
            ),
            (
                "A",
                "A",
                Some("Top"),
                &["Top?"],
                "A possibly counts with Top",
            ),
            (
                "Top",
                "Top",
                None,
                &["Low?Mid", "Mid?"],
                "Mid with Low possibly counts with Top",
            ),
            (
                "Top",
                "Top",
                None,
                &["B", "Low?Mid", "Mid?"],
                "B counts with Top; Mid with Low possibly counts with Top",
            ),
        ] {
            assert_eq!(in_group(&org(asked), &group(head, above, members)), told);
        }
    }
}
