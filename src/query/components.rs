//! Which organisations hang together.

use crate::graph::Graph;
use crate::model::{Org, OrgKey};

/// Organisations of which each can be reached from each over links, and no other can.
#[derive(Clone, Debug)]
pub struct Component<'g> {
    /// The organisations, by id.
    pub orgs: Vec<&'g Org>,
}

/// The connected components of the links, their directions left aside: the largest first, then by the first id.
///
/// An organisation without links is a component of its own; of a graph that a selection narrowed, only those with a
/// tie count. Costs a pass over the links.
///
/// ```
/// let graph = tieup::Graph::open("us-china-2015")?;
/// let components = tieup::query::components(&graph);
/// assert!(components[0].orgs.len() >= components[1].orgs.len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn components(graph: &Graph) -> Vec<Component<'_>> {
    let model = graph.model();
    let kept = kept(graph);
    let mut met = vec![false; model.orgs().len()];
    let mut components = Vec::new();
    let mut reached: Vec<OrgKey> = Vec::new();
    for org in model.orgs().iter().filter(|org| kept[org.key().index()]) {
        if met[org.key().index()] {
            continue;
        }
        met[org.key().index()] = true;
        reached.clear();
        reached.push(org.key());
        let mut at = 0;
        while let Some(&org) = reached.get(at) {
            for neighbour in graph.adjacency().neighbours(org) {
                let met = &mut met[neighbour.org.index()];
                if !*met {
                    *met = true;
                    reached.push(neighbour.org);
                }
            }
            at += 1;
        }
        reached.sort_unstable();
        components.push(Component {
            orgs: reached.iter().map(|&org| model.org(org)).collect(),
        });
    }
    // Stable, so that those of one size stay in the order of their first ids.
    components.sort_by_key(|component| std::cmp::Reverse(component.orgs.len()));
    components
}

/// Whether each organisation counts: all of them, or where a selection narrowed the graph those with a tie.
pub(super) fn kept(graph: &Graph) -> Vec<bool> {
    let mut kept = vec![!graph.is_narrowed(); graph.model().orgs().len()];
    if graph.is_narrowed() {
        for party in graph.ties().flat_map(|tie| graph.parties(tie)) {
            kept[party.org().index()] = true;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::tests::graph;
    use crate::select::Selection;

    fn ids(graph: &Graph) -> Vec<Vec<&str>> {
        let components = components(graph).into_iter();
        components
            .map(|component| component.orgs.iter().map(|org| org.id()).collect())
            .collect()
    }

    #[test]
    fn direction_and_family_make_no_difference_and_the_largest_comes_first() {
        let graph = graph("z-y:supply a-b:ownership c-b:supply d");
        assert_eq!(
            ids(&graph),
            [vec!["a", "b", "c"], vec!["y", "z"], vec!["d"]]
        );
    }

    #[test]
    fn a_selection_leaves_out_those_without_a_tie() {
        let graph = graph("a-b:supply c-d:research e");
        let mut selection = Selection::new();
        selection.add(&graph, "kind", "supply").unwrap();
        assert_eq!(ids(&selection.apply(&graph)), [["a", "b"]]);
    }
}
