//! The ties of each organisation, laid out in one piece.

use super::Graph;
use crate::model::{OrgKey, TieKey};

/// The ties of every organisation, as compressed rows.
#[derive(Debug)]
pub(super) struct PartyIndex {
    /// Where the row of each organisation starts, and at last where all end.
    starts: Vec<u32>,
    ties: Vec<TieKey>,
}

impl PartyIndex {
    pub(super) fn new(graph: &Graph) -> Self {
        let mut starts = vec![0_u32; graph.model().orgs().len() + 1];
        let parties = || {
            let ties = graph.ties();
            ties.flat_map(|tie| graph.parties(tie).map(|party| (party.org(), tie.key())))
        };
        for (org, _) in parties() {
            starts[org.index() + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut ties = Vec::new();
        for (org, tie) in parties() {
            // Every place is filled; the first tie only stands for one that is not there yet.
            if ties.is_empty() {
                ties = vec![tie; starts.last().map_or(0, |end| *end as usize)];
            }
            ties[next[org.index()] as usize] = tie;
            next[org.index()] += 1;
        }
        PartyIndex { starts, ties }
    }

    pub(super) fn ties_at(&self, org: OrgKey) -> &[TieKey] {
        let row = org.index();
        &self.ties[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}
