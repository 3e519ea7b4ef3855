//! Groups: who counts with whom, and whom a group is allied with.

use std::collections::BTreeMap;

use crate::graph::{Graph, Link};
use crate::model::{Day, Family, Org, OrgKey, Tie};
use crate::ownership::{Groups, Ownership};

/// A group on a day.
#[derive(Clone, Debug)]
pub struct Group<'g> {
    /// Who is at its head.
    pub head: &'g Org,
    /// Who else belongs to it, by id, each with whether that is certain.
    pub members: Vec<(&'g Org, bool)>,
}

/// A group that another group is allied with.
#[derive(Clone, Debug)]
pub struct GroupPartner<'g> {
    /// Who is at its head: the organisation itself where it stands alone.
    pub head: &'g Org,
    /// Who of the group, beside its head, is party to the ties, by id, each with whether it is certain that it belongs to it.
    pub members: Vec<(&'g Org, bool)>,
    /// Who of the group that is asked about is party to the ties, by id, each with whether it certainly counts with who is asked about.
    pub through: Vec<(&'g Org, bool)>,
    /// Whether some tie allies those that certainly belong to the two.
    pub certain: bool,
    /// The ties that ally the two, by id.
    pub ties: Vec<&'g Tie>,
}

/// The group that an organisation counts with on a day. [`Groups`] says who counts with whom, by all ties of the model,
/// whatever a selection keeps.
///
/// Costs a pass over the ties, and a few over their holdings.
///
/// ```
/// use tieup::{Graph, model::Day, query};
///
/// let graph = Graph::open("us-china-tech")?;
/// let day = Day::new(2017, 1, 1).expect("a day of the calendar");
/// let group = query::group(&graph, graph.find("H3C")?.key(), day);
/// assert_eq!(group.head.name(), "Tsinghua Holdings");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn group(graph: &Graph, org: OrgKey, day: Day) -> Group<'_> {
    of_head(graph, &groups(graph, day), org)
}

/// The group of an organisation on a day, and the groups that it is allied with, by the id of their heads.
///
/// A tie between two of one group is none between groups. Costs as [`group`], and the links of its members.
pub fn group_partners(graph: &Graph, org: OrgKey, day: Day) -> (Group<'_>, Vec<GroupPartner<'_>>) {
    let groups = groups(graph, day);
    let group = of_head(graph, &groups, org);
    let mut partners: BTreeMap<OrgKey, GroupPartner<'_>> = BTreeMap::new();
    for (link, other) in alliances(graph, &groups, &group) {
        let own = link.other(other.key());
        let at = groups.head(other.key());
        let partner = partners.entry(at.org).or_insert_with(|| GroupPartner {
            head: graph.model().org(at.org),
            members: Vec::new(),
            through: Vec::new(),
            certain: false,
            ties: Vec::new(),
        });
        partner.ties.push(link.tie());
        if other.key() != at.org {
            partner.members.push((other, at.certain));
        }
        let own_certain = groups.are_together(own.key(), org);
        partner.through.push((own, own_certain));
        partner.certain |= own_certain && at.certain;
    }
    for partner in partners.values_mut() {
        partner.ties.sort_by_key(|tie| tie.key());
        partner.ties.dedup_by_key(|tie| tie.key());
        for orgs in [&mut partner.members, &mut partner.through] {
            orgs.sort_by_key(|(org, _)| org.key());
            orgs.dedup_by_key(|(org, _)| org.key());
        }
    }
    (group, partners.into_values().collect())
}

/// The graph of the links that ally a group with others; pictures of it mark who only possibly counts with its group. Costs as
/// [`group_partners`], and a pass over the links.
pub fn group_partner_links(graph: &Graph, org: OrgKey, day: Day) -> Graph {
    let groups = groups(graph, day);
    let group = of_head(graph, &groups, org);
    let mut links: Vec<Link<'_>> = Vec::new();
    let mut open: Vec<OrgKey> = Vec::new();
    for (link, other) in alliances(graph, &groups, &group) {
        let (own, other) = (link.other(other.key()).key(), other.key());
        open.extend((!groups.are_together(own, org)).then_some(own));
        open.extend((!groups.head(other).certain).then_some(other));
        links.push(link);
    }
    graph.only(links).with_open(open)
}

fn groups(graph: &Graph, day: Day) -> Groups {
    // A selection narrows whom a group is allied with, and not who counts with whom.
    let model = graph.model();
    let ownership = Ownership::new(model, model.ties().iter(), day);
    Groups::new(&ownership, model.ties().iter(), day)
}

fn of_head<'g>(graph: &'g Graph, groups: &Groups, org: OrgKey) -> Group<'g> {
    let model = graph.model();
    let head = groups.head(org).org;
    let members = model.orgs().iter().filter(|member| member.key() != head);
    Group {
        head: model.org(head),
        members: members
            .map(|member| (member, groups.head(member.key())))
            .filter(|(_, at)| at.org == head)
            .map(|(member, at)| (member, at.certain))
            .collect(),
    }
}

/// The links that ally a member of a group with somebody outside, and who that is.
fn alliances<'a, 'g>(
    graph: &'g Graph,
    groups: &'a Groups,
    group: &'a Group<'g>,
) -> impl Iterator<Item = (Link<'g>, &'g Org)> + use<'a, 'g> {
    let members = group.members.iter().map(|(member, _)| member.key());
    let members = std::iter::once(group.head.key()).chain(members);
    members.flat_map(move |member| {
        let links = graph.links_at(member);
        links
            .filter(|link| link.family() == Family::Alliance)
            .map(move |link| (link, link.other(member)))
            .filter(|(_, other)| groups.head(other.key()).org != group.head.key())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::select::Selection;

    #[test]
    fn partners_of_those_who_only_possibly_belong_to_a_group_are_possible() {
        let graph = Graph::open("us-china-2015").expect("a built-in graph");
        let vmware = graph.find("VMware").expect("it is in the graph").key();
        let certain = |year: i32| -> Vec<String> {
            let day = Day::new(year, 12, 31).expect("a day of the calendar");
            let (_, partners) = group_partners(&graph, vmware, day);
            let told = |partner: &GroupPartner<'_>| {
                let through: Vec<&str> = partner.through.iter().map(|(org, _)| org.id()).collect();
                format!(
                    "{} {} {}",
                    partner.head.id(),
                    through.join("+"),
                    partner.certain
                )
            };
            partners.iter().map(told).collect()
        };
        let then = certain(2014);
        assert!(then.contains(&"lenovo emc true".to_owned()), "{then:?}");
        let now = certain(2025);
        assert!(now.contains(&"lenovo emc false".to_owned()), "{now:?}");
        assert!(now.contains(&"sugon vmware true".to_owned()), "{now:?}");
    }

    #[test]
    fn those_whom_a_head_only_possibly_controls_may_certainly_belong_together() {
        let org = |id: &str| format!("[org.{id}]\nname = \"{id}\"\nkind = \"company\"\n");
        let control = |id: &str, above: &str, below: &str, dates: &str| {
            format!(
                "[tie.{id}]\nkind = \"control\"\ndates = {{ {dates} }}\n\
                 parties = {{ {above} = \"controller\", {below} = \"controlled\" }}\n"
            )
        };
        let graph = super::super::tests::of_text(
            &[
                ["top", "mid", "low", "other"].map(org).concat(),
                control("a", "top", "mid", "observed = \"2012\""),
                control("b", "mid", "low", "from = \"2010\""),
                "[tie.c]\nkind = \"research\"\ndates.announced = \"2011\"\n\
                 parties = { mid = \"partner\", other = \"partner\" }\n"
                    .to_owned(),
            ]
            .concat(),
        );
        let key = |id: &str| graph.find(id).expect("it is in the graph").key();
        let day = Day::new(2015, 1, 1).expect("a day of the calendar");
        let through = |id: &str| {
            let (group, partners) = group_partners(&graph, key(id), day);
            assert_eq!(group.head.id(), "top");
            partners[0].through[0].1
        };
        assert!(through("low") && through("mid"));
        assert!(!through("top"));
    }

    #[test]
    fn a_group_is_told_by_all_ties_whatever_a_selection_keeps() {
        let graph = Graph::open("us-china-tech").expect("a built-in graph");
        let h3c = graph.find("H3C").expect("it is in the graph").key();
        let day = Day::new(2017, 1, 1).expect("a day of the calendar");
        let mut selection = Selection::new();
        selection
            .add(&graph, "family", "alliance")
            .expect("a family");
        let narrowed = selection.apply(&graph);
        let (group, partners) = group_partners(&narrowed, h3c, day);
        assert_eq!(group.head.name(), "Tsinghua Holdings");
        let (_, all) = group_partners(&graph, h3c, day);
        let heads = |partners: &[GroupPartner<'_>]| -> Vec<String> {
            let heads = partners.iter().map(|partner| partner.head.id().to_owned());
            heads.collect()
        };
        assert_eq!(heads(&partners), heads(&all));
    }
}
