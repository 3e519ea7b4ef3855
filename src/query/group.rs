//! Groups: who counts with whom, and whom a group is allied with.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::{Counted, Graph, Link};
use crate::model::{Certainty, Day, Family, Org, OrgKey, Tie};
use crate::ownership::{Groups, Ownership};

/// Whom an organisation counts with on a day.
#[derive(Clone, Debug)]
pub struct Group<'g> {
    /// The highest that it certainly counts with: itself where there is none.
    pub head: &'g Org,
    /// Who is above the head, where that is only possible: at the head of a wider group.
    pub possibly: Option<&'g Org>,
    /// Who else belongs to the group or to the wider one, by id.
    pub members: Vec<Member<'g>>,
    /// Who of these, or of those possibly above, counts with the head by a tie that is suspended on the day, by id.
    pub suspended: Vec<(&'g Org, Certainty)>,
}

/// Somebody of a group.
#[derive(Clone, Copy, Debug)]
pub struct Member<'g> {
    /// The organisation.
    pub org: &'g Org,
    /// Whether it certainly belongs to the group; else it belongs to the wider one, or possibly to the group.
    pub certain: bool,
    /// The highest that it certainly counts with: itself where there is none.
    pub head: &'g Org,
}

/// A group that another group is allied with: those that certainly count with each other.
#[derive(Clone, Debug)]
pub struct GroupPartner<'g> {
    /// Who is at its head: the organisation itself where it stands alone.
    pub head: &'g Org,
    /// Who is above the head, where that is only possible: at the head of a wider group.
    pub possibly: Option<&'g Org>,
    /// Who of the group, beside its head, is party to the ties, by id.
    pub members: Vec<&'g Org>,
    /// Who of the group that is asked about is party to the ties, by id, each with whether it certainly counts with who is asked about.
    pub through: Vec<Member<'g>>,
    /// Whether some tie is of one that certainly counts with who is asked about.
    pub certain: bool,
    /// Who counts by a tie that is suspended on the day, by id: of the members, and of those possibly above, with the head; of the group that
    /// is asked about, with who is asked about.
    pub suspended: Vec<(&'g Org, Certainty)>,
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
/// assert_eq!(group.head.name(), "Tsinghua Unigroup");
/// assert_eq!(group.possibly.expect("an owner above").name(), "Tsinghua Holdings");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn group(graph: &Graph, org: OrgKey, day: Day) -> Group<'_> {
    of_org(graph, &groups(graph, day), org)
}

/// The group of an organisation on a day, and the groups that it is allied with, by the id of their heads.
///
/// Partners are one group where they certainly count with each other. A tie between two of one group is none between groups, nor is one between
/// two that possibly belong to one. Costs as [`group`], and the links of its members.
pub fn group_partners(graph: &Graph, org: OrgKey, day: Day) -> (Group<'_>, Vec<GroupPartner<'_>>) {
    let groups = groups(graph, day);
    let group = of_org(graph, &groups, org);
    let mut partners: BTreeMap<OrgKey, GroupPartner<'_>> = BTreeMap::new();
    for (link, other) in alliances(graph, &groups, &group) {
        let own = link.other(other.key());
        let head = groups.sure_head(other.key());
        let partner = partners.entry(head).or_insert_with(|| GroupPartner {
            head: graph.model().org(head),
            possibly: possibly(graph, &groups, head),
            members: Vec::new(),
            through: Vec::new(),
            certain: false,
            suspended: Vec::new(),
            ties: Vec::new(),
        });
        partner.ties.push(link.tie());
        partner
            .members
            .extend((other.key() != head).then_some(other));
        let own = member(graph, &groups, org, own);
        partner.certain |= own.certain;
        partner.through.push(own);
    }
    for partner in partners.values_mut() {
        partner.ties.sort_by_key(|tie| tie.key());
        partner.ties.dedup_by_key(|tie| tie.key());
        partner.members.sort_by_key(|org| org.key());
        partner.members.dedup_by_key(|org| org.key());
        partner.through.sort_by_key(|own| own.org.key());
        partner.through.dedup_by_key(|own| own.org.key());
        let theirs = partner.members.iter().copied().chain(partner.possibly);
        let theirs = suspended(&groups, partner.head, theirs);
        let own = partner.through.iter().map(|own| own.org);
        let own = suspended(&groups, graph.model().org(org), own);
        partner.suspended = [theirs, own].concat();
        partner.suspended.sort_by_key(|(org, _)| org.key());
    }
    (group, partners.into_values().collect())
}

/// The graph of the links that ally a group with others; pictures of it tell whom each counts with, and with whom only possibly. Costs as
/// [`group_partners`], and a pass over the links.
pub fn group_partner_links(graph: &Graph, org: OrgKey, day: Day) -> Graph {
    let groups = groups(graph, day);
    let group = of_org(graph, &groups, org);
    let links: Vec<(Link<'_>, &Org)> = alliances(graph, &groups, &group).collect();
    let ends = links
        .iter()
        .flat_map(|&(link, other)| [link.other(other.key()), other]);
    let drawn: BTreeSet<OrgKey> = ends.map(Org::key).collect();
    let counted = drawn
        .iter()
        .map(|&end| counts(&groups, &group, org, end, &drawn));
    let counted = counted.collect();
    graph
        .only(links.into_iter().map(|(link, _)| link))
        .with_counted(counted)
}

/// Whom one of a picture counts with. Who is possibly above several that certainly count with each other is told at the highest of them, where
/// that is drawn; of who only possibly counts with who is asked about, at each.
fn counts(
    groups: &Groups,
    group: &Group<'_>,
    asked: OrgKey,
    org: OrgKey,
    drawn: &BTreeSet<OrgKey>,
) -> Counted {
    let (sure, head) = (groups.sure_head(org), groups.head(org).org);
    let is_own = head == groups.head(asked).org;
    let is_open = is_own && !groups.are_together(org, asked);
    let is_told = sure != org && drawn.contains(&sure) && !is_open;
    let above = (head != sure && !is_told).then_some(head);
    let below = is_open.then(|| group.head.key());
    Counted {
        org,
        with: (sure != org).then_some(sure),
        possibly: above.or(below),
    }
}

fn groups(graph: &Graph, day: Day) -> Groups {
    // A selection narrows whom a group is allied with, and not who counts with whom.
    let model = graph.model();
    let ownership = Ownership::new(model, model.ties().iter(), day);
    Groups::new(&ownership, model.ties().iter(), day)
}

fn of_org<'g>(graph: &'g Graph, groups: &Groups, org: OrgKey) -> Group<'g> {
    let model = graph.model();
    let (head, widest) = (groups.sure_head(org), groups.head(org).org);
    let others = model.orgs().iter().filter(|other| other.key() != head);
    let others = others.filter(|other| groups.head(other.key()).org == widest);
    let members: Vec<Member<'g>> = others
        .map(|other| member(graph, groups, org, other))
        .collect();
    Group {
        head: model.org(head),
        possibly: possibly(graph, groups, head),
        suspended: suspended(groups, model.org(head), members.iter().map(|own| own.org)),
        members,
    }
}

/// Who of some counts with another by a tie that is suspended.
fn suspended<'g>(
    groups: &Groups,
    with: &Org,
    orgs: impl Iterator<Item = &'g Org>,
) -> Vec<(&'g Org, Certainty)> {
    let each = orgs.map(|org| (org, groups.suspension(org.key(), with.key())));
    each.filter(|(_, suspended)| suspended.is_possible())
        .collect()
}

/// Who possibly stands above the highest that somebody certainly counts with.
fn possibly<'g>(graph: &'g Graph, groups: &Groups, head: OrgKey) -> Option<&'g Org> {
    let widest = groups.head(head).org;
    (widest != head).then(|| graph.model().org(widest))
}

/// Somebody of the group of who is asked about.
fn member<'g>(graph: &'g Graph, groups: &Groups, asked: OrgKey, org: &'g Org) -> Member<'g> {
    Member {
        org,
        certain: groups.are_together(org.key(), asked),
        head: graph.model().org(groups.sure_head(org.key())),
    }
}

/// The links that ally a member of a group with somebody outside, and who that is.
fn alliances<'a, 'g>(
    graph: &'g Graph,
    groups: &'a Groups,
    group: &'a Group<'g>,
) -> impl Iterator<Item = (Link<'g>, &'g Org)> + use<'a, 'g> {
    let members = group.members.iter().map(|member| member.org.key());
    let members = std::iter::once(group.head.key()).chain(members);
    members.flat_map(move |member| {
        let links = graph.links_at(member);
        links
            .filter(|link| link.family() == Family::Alliance)
            .map(move |link| (link, link.other(member)))
            .filter(|(_, other)| groups.head(other.key()).org != groups.head(group.head.key()).org)
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
                let through: Vec<&str> = partner.through.iter().map(|own| own.org.id()).collect();
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
        let told = |org: &Org, certain: bool| {
            let possibly = if certain { "" } else { "?" };
            org.id().to_owned() + possibly
        };
        let of = |id: &str| {
            let (group, partners) = group_partners(&graph, key(id), day);
            let mut words = vec![group.head.id().to_owned()];
            words.extend(group.possibly.map(|above| told(above, false)));
            let through = partners.iter().flat_map(|partner| &partner.through);
            let members = group.members.iter().chain(through);
            words.extend(members.map(|member| told(member.org, member.certain)));
            words.join(" ")
        };
        assert_eq!(of("low"), "mid top? low top? mid");
        assert_eq!(of("mid"), "mid top? low top? mid");
        assert_eq!(of("top"), "top low? mid? mid?");
        let (_, partners) = group_partners(&graph, key("other"), day);
        let partner = &partners[0];
        assert_eq!((partner.head.id(), partner.certain), ("mid", true));
        assert_eq!(partner.possibly.map(Org::id), Some("top"));
    }

    #[test]
    fn a_picture_tells_who_is_possibly_above_a_group_at_its_head() {
        let graph = Graph::open("us-china-tech").expect("a built-in graph");
        let key = |id: &str| graph.find(id).expect("it is in the graph").key();
        let day = Day::new(2017, 1, 1).expect("a day of the calendar");
        let counted = |asked: &str, of: &str| {
            let links = group_partner_links(&graph, key(asked), day);
            let counted = *links.counted(key(of)).expect("it is drawn");
            let id = |org: OrgKey| graph.model().org(org).id();
            (counted.with.map(id), counted.possibly.map(id))
        };
        let (unigroup, above) = (Some("tsinghua-unigroup"), Some("tsinghua-holdings"));
        assert_eq!(counted("H3C", "Unisplendour"), (unigroup, None));
        assert_eq!(counted("H3C", "tsinghua-unigroup"), (None, above));
        assert_eq!(
            counted("tsinghua-holdings", "Unisplendour"),
            (unigroup, above)
        );
        assert_eq!(counted("Microsoft", "tsinghua-unigroup"), (None, above));
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
        assert_eq!(group.head.name(), "Tsinghua Unigroup");
        let (_, all) = group_partners(&graph, h3c, day);
        let heads = |partners: &[GroupPartner<'_>]| -> Vec<String> {
            let heads = partners.iter().map(|partner| partner.head.id().to_owned());
            heads.collect()
        };
        assert_eq!(heads(&partners), heads(&all));
    }
}
