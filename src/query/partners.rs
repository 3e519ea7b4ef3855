//! Who an organisation is allied with, and through which ties.

use std::collections::BTreeMap;

use crate::graph::{Graph, Link};
use crate::model::{Family, Org, OrgKey, Tie};

/// An organisation that another is allied with.
#[derive(Clone, Debug)]
pub struct Partner<'g> {
    /// The organisation.
    pub org: &'g Org,
    /// The ties that ally the two, by id.
    pub ties: Vec<&'g Tie>,
}

/// The organisations that an organisation is allied with, in either direction, by id.
///
/// Alliances are the ties of the family `alliance`; a share in a joint venture's vehicle is ownership, so the vehicle
/// is no partner. Costs the links at the organisation.
///
/// ```
/// let graph = tieup::Graph::open("us-china-2015")?;
/// let inspur = graph.find("Inspur")?;
/// let partners = tieup::query::partners(&graph, inspur.key());
/// assert!(partners.iter().any(|partner| partner.org.name() == "Cisco"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn partners(graph: &Graph, org: OrgKey) -> Vec<Partner<'_>> {
    let mut partners: BTreeMap<OrgKey, Partner<'_>> = BTreeMap::new();
    for link in alliances(graph, org) {
        let partner = link.other(org);
        let entry = partners.entry(partner.key()).or_insert_with(|| Partner {
            org: partner,
            ties: Vec::new(),
        });
        if entry
            .ties
            .last()
            .is_none_or(|last| last.key() != link.tie().key())
        {
            entry.ties.push(link.tie());
        }
    }
    partners.into_values().collect()
}

/// The graph of the links that ally an organisation with its partners. Costs a pass over the links.
pub fn partner_links(graph: &Graph, org: OrgKey) -> Graph {
    graph.only(alliances(graph, org))
}

fn alliances(graph: &Graph, org: OrgKey) -> impl Iterator<Item = Link<'_>> {
    let links = graph.links_at(org);
    links.filter(|link| link.family() == Family::Alliance)
}
