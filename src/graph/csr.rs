//! Neighbourhoods as compressed sparse rows: one allocation that whole-graph algorithms run through in order.

use petgraph::graph::DiGraph;
use petgraph::visit::EdgeRef;

use super::LinkKey;
use crate::model::OrgKey;

/// An organisation next to another, and the link between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// The other organisation.
    pub org: OrgKey,
    /// The link.
    pub link: LinkKey,
    /// Whether the link starts here.
    pub outgoing: bool,
}

/// The neighbours of every organisation, in both directions.
#[derive(Debug)]
pub struct Adjacency {
    /// Where the row of each organisation starts, and at last where all end.
    starts: Vec<u32>,
    neighbours: Vec<Neighbour>,
}

impl Adjacency {
    pub(super) fn new(links: &DiGraph<OrgKey, LinkKey>) -> Self {
        let mut starts = vec![0_u32; links.node_count() + 1];
        for edge in links.edge_references() {
            starts[edge.source().index() + 1] += 1;
            starts[edge.target().index() + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let Some(first) = links.edge_references().next() else {
            return Adjacency {
                starts,
                neighbours: Vec::new(),
            };
        };
        let blank = Neighbour {
            org: links[first.source()],
            link: *first.weight(),
            outgoing: true,
        };
        let mut neighbours = vec![blank; 2 * links.edge_count()];
        let mut put = |row: usize, neighbour: Neighbour| {
            neighbours[next[row] as usize] = neighbour;
            next[row] += 1;
        };
        for edge in links.edge_references() {
            let (from, to, link) = (edge.source(), edge.target(), *edge.weight());
            put(
                from.index(),
                Neighbour {
                    org: links[to],
                    link,
                    outgoing: true,
                },
            );
            put(
                to.index(),
                Neighbour {
                    org: links[from],
                    link,
                    outgoing: false,
                },
            );
        }
        Adjacency { starts, neighbours }
    }

    /// The neighbours of an organisation, by tie; one of several links stands here several times.
    pub fn neighbours(&self, org: OrgKey) -> &[Neighbour] {
        let row = org.index();
        &self.neighbours[self.starts[row] as usize..self.starts[row + 1] as usize]
    }

    /// How many organisations there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
