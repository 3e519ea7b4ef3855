//! How many ties of each figure are in which doubt.

use std::collections::{BTreeMap, HashMap};

use super::rows::rows;
use super::{By, StatRow};
use crate::answer::Asked;
use crate::answer::marked::MarkedTies;
use crate::graph::Graph;
use crate::model::{Tie, TieKey};
use crate::query::{Doubt, Doubts};

/// The doubts about the ties of a graph.
pub(super) struct Marks<'a> {
    graph: &'a Graph,
    /// Of each tie that is in any; nothing where neither a day nor a time was asked for.
    doubts: Option<HashMap<TieKey, Vec<Doubt>>>,
    /// The graph with those ties alone that are in the same doubts.
    parts: BTreeMap<Vec<Doubt>, Graph>,
}

impl<'a> Marks<'a> {
    pub(super) fn new(graph: &'a Graph) -> Marks<'a> {
        let of = |tie: &Tie| (tie.key(), Doubt::all(graph, tie, graph.day(), &[]));
        let doubts: Option<HashMap<TieKey, Vec<Doubt>>> =
            Doubts::is_asked(graph).then(|| graph.ties().map(of).collect());
        let mut parts = BTreeMap::new();
        let mut kinds: Vec<&Vec<Doubt>> = doubts.iter().flat_map(HashMap::values).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds.into_iter().filter(|kind| !kind.is_empty()) {
            let of_tie = |tie: &Tie| doubts.as_ref().and_then(|doubts| doubts.get(&tie.key()));
            let is_in = |tie: &Tie| of_tie(tie) == Some(kind);
            parts.insert(kind.clone(), graph.narrowed(&is_in, &|_| true));
        }
        Marks {
            graph,
            doubts,
            parts,
        }
    }

    /// Those of all ties.
    pub(super) fn of_all(&self) -> Option<MarkedTies> {
        self.of(self.graph.ties().map(Tie::key))
    }

    /// Tells them in the rows of a breakdown.
    pub(super) fn tell(&self, asked: &Asked, by: By, told: &mut [StatRow]) {
        if self.doubts.is_none() {
            return;
        }
        match by {
            By::Component => self.tell_components(told),
            By::Amount => self.tell_amounts(told),
            _ => self.tell_groups(asked, by, told),
        }
    }

    /// Of groups of ties: as large as those that the ties in a doubt make alone.
    fn tell_groups(&self, asked: &Asked, by: By, told: &mut [StatRow]) {
        // A broker's ties are counted as those of a degree, which cost less.
        let by = if by == By::Broker { By::Degree } else { by };
        let mut doubts = vec![Doubts::default(); told.len()];
        for (kind, part) in &self.parts {
            let part = rows(asked, part, by);
            let part: HashMap<&str, usize> = part.iter().map(|row| (&*row.key, row.ties)).collect();
            for (row, doubts) in told.iter().zip(&mut doubts) {
                doubts.add_ties(kind.clone(), part.get(&*row.key).copied().unwrap_or(0));
            }
        }
        for (row, doubts) in told.iter_mut().zip(&doubts) {
            row.of_which = Some(MarkedTies::new(doubts));
        }
    }

    /// Of the parts that hang together, which are others where ties are left out: by their members.
    fn tell_components(&self, told: &mut [StatRow]) {
        let mut places: HashMap<&str, usize> = HashMap::new();
        for (at, row) in told.iter().enumerate() {
            places.extend(row.members.iter().map(|org| (&*org.id, at)));
        }
        let mut ties: Vec<Vec<TieKey>> = vec![Vec::new(); told.len()];
        let model = self.graph.model();
        let alone = told.iter().position(|row| row.key == "alone");
        for tie in self.graph.ties() {
            let parties = self.graph.parties(tie);
            let seats = parties.filter_map(|party| places.get(model.org(party.org()).id()));
            // A party that no link reaches may stand beside those that a tie links.
            let linked = seats.copied().find(|at| Some(*at) != alone).or(alone);
            if let Some(at) = linked {
                ties[at].push(tie.key());
            }
        }
        for (row, ties) in told.iter_mut().zip(ties) {
            row.of_which = self.of(ties);
        }
    }

    /// Of amounts: of the ties that are summed.
    fn tell_amounts(&self, told: &mut [StatRow]) {
        let model = self.graph.model();
        for row in told {
            let ids = row.amount.iter().flat_map(|amount| &amount.ties);
            let ties = ids.filter_map(|id| model.tie_by_id(id)).map(Tie::key);
            row.of_which = self.of(ties);
        }
    }

    fn of(&self, ties: impl IntoIterator<Item = TieKey>) -> Option<MarkedTies> {
        let all = self.doubts.as_ref()?;
        let mut doubts = Doubts::default();
        for of_tie in ties.into_iter().filter_map(|tie| all.get(&tie)) {
            doubts.add(of_tie.clone());
        }
        Some(MarkedTies::new(&doubts))
    }
}
