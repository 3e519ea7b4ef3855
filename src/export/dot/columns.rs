//! How far left each organisation stands.
//!
//! Lines lead from a smaller column to a larger one, which makes `dot` lay blocs out from left to right, and each bloc
//! as a few columns that grow away from the border to the others: first the ventures that firms on both sides hold,
//! then those with ties across the border, then the rest. Of two that are linked and stand in one column, one steps
//! back, as a line along a column is hard to follow.

use crate::graph::{Graph, Link};
use crate::model::{Org, OrgKind};

/// How far left an organisation stands: by the place of its bloc, and by its depth in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Column {
    place: usize,
    depth: i32,
}

/// How often organisations step back. Links that stay inside a column after that are drawn as they come.
const STEPS: usize = 4;

/// The columns of all organisations.
#[derive(Debug)]
pub(super) struct Columns {
    /// By organisation: the place of its bloc, or one more than the last.
    places: Vec<usize>,
    /// By organisation: how far it stands from the border of its bloc.
    steps: Vec<i32>,
    /// By organisation: the places of the blocs that it is linked to, the first and the last.
    reach: Vec<Option<(usize, usize)>>,
    outside: usize,
}

impl Columns {
    pub(super) fn new(graph: &Graph) -> Self {
        let model = graph.model();
        let outside = model.blocs().len();
        let place = |org: &Org| {
            let of = model.bloc_of(org);
            let place =
                of.and_then(|of| model.blocs().iter().position(|bloc| bloc.id() == of.id()));
            place.unwrap_or(outside)
        };
        let mut columns = Columns {
            places: model.orgs().iter().map(place).collect(),
            steps: Vec::new(),
            reach: vec![None; model.orgs().len()],
            outside,
        };
        for link in graph.links() {
            columns.extend_reach(link.from(), link.to());
            columns.extend_reach(link.to(), link.from());
        }
        columns.steps = model
            .orgs()
            .iter()
            .map(|org| columns.first_step(org))
            .collect();
        for _ in 0..STEPS {
            for link in graph.links() {
                columns.step_back(&link);
            }
        }
        columns
    }

    fn extend_reach(&mut self, org: &Org, other: &Org) {
        let there = self.place(other);
        if there < self.outside {
            let reach = &mut self.reach[org.key().index()];
            let (min, max) = reach.unwrap_or((there, there));
            *reach = Some((min.min(there), max.max(there)));
        }
    }

    fn first_step(&self, org: &Org) -> i32 {
        let own = self.place(org);
        let is_across = self.reach[org.key().index()].is_some_and(|reach| reach != (own, own));
        match (is_across, org.kind()) {
            (true, OrgKind::Venture) => 0,
            (true, _) => 1,
            (false, _) => 2,
        }
    }

    /// The owner, the seller, the one who was there before: the tail of a link steps back.
    fn step_back(&mut self, link: &Link<'_>) {
        let (from, to) = (link.from(), link.to());
        if self.place(from) < self.outside && self.column(from) == self.column(to) {
            self.steps[from.key().index()] += 1;
        }
    }

    /// The place of an organisation's bloc; where it is in none, one more than the last.
    pub(super) fn place(&self, org: &Org) -> usize {
        self.places[org.key().index()]
    }

    /// The column of an organisation. One that is in no bloc stands after the first bloc that it is linked to.
    pub(super) fn column(&self, org: &Org) -> Column {
        let at = org.key().index();
        match (self.place(org), self.reach[at]) {
            (own, reach) if own == self.outside => Column {
                place: reach.map_or(self.outside, |(first, _)| first),
                depth: i32::MAX,
            },
            (0, _) => Column {
                place: 0,
                depth: -self.steps[at],
            },
            (own, _) => Column {
                place: own,
                depth: self.steps[at],
            },
        }
    }
}
