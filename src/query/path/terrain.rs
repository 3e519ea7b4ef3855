//! Where a chain may go: the links and organisations that are open to it, and how far each is from the end.

use std::cell::OnceCell;

use super::way::Way;
use super::{Chain, Hop, MOST_STOPS, PathError, PathOptions};
use crate::graph::{Graph, Neighbour};
use crate::model::{OrgKey, Tie};

/// A set of the stops that a chain has passed, a bit each.
pub(super) type Passed = u8;

/// The distance of what can't be reached.
const FAR: u32 = u32::MAX;

pub(super) struct Terrain<'g> {
    pub(super) graph: &'g Graph,
    pub(super) from: OrgKey,
    pub(super) to: OrgKey,
    /// Of these, each hop has a tie; all ties where there is none.
    ties: Vec<Way>,
    no_ties: Vec<Way>,
    no_orgs: Vec<Way>,
    /// What the chain passes, in the order of the bits.
    stops: Vec<Way>,
    /// The hops from each state to the end: an organisation and what was passed by then.
    distances: OnceCell<Vec<u32>>,
}

fn is_of_orgs(way: &Way) -> bool {
    matches!(way, Way::Org(_) | Way::OrgKind(_))
}

impl<'g> Terrain<'g> {
    pub(super) fn new(
        graph: &'g Graph,
        from: OrgKey,
        to: OrgKey,
        options: &PathOptions,
    ) -> Result<Self, PathError> {
        let (mut stops, ties): (Vec<Way>, Vec<Way>) =
            options.through.iter().copied().partition(is_of_orgs);
        // The ends are passed anyway.
        stops.retain(|stop| ![Way::Org(from), Way::Org(to)].contains(stop));
        let mut distinct: Vec<Way> = Vec::new();
        for stop in stops {
            if !distinct.contains(&stop) {
                distinct.push(stop);
            }
        }
        if distinct.len() > MOST_STOPS {
            return Err(PathError::TooManyStops);
        }
        let (no_orgs, no_ties) = options.not_through.iter().copied().partition(is_of_orgs);
        Ok(Terrain {
            graph,
            from,
            to,
            ties,
            no_ties,
            no_orgs,
            stops: distinct,
            distances: OnceCell::new(),
        })
    }

    pub(super) fn has_stops(&self) -> bool {
        !self.stops.is_empty()
    }

    /// How many sets of stops there are.
    pub(super) fn sets(&self) -> usize {
        1 << self.stops.len()
    }

    /// All stops.
    pub(super) fn all_passed(&self) -> Passed {
        u8::try_from(self.sets() - 1).expect("there are few stops")
    }

    /// Whether a link of the organisation may be used.
    pub(super) fn is_open(&self, org: OrgKey, neighbour: &Neighbour) -> bool {
        // Ties lie far apart in memory: where nothing is asked of them, none is looked at.
        if self.ties.is_empty() && self.no_ties.is_empty() {
            return true;
        }
        let link = self.graph.link(neighbour.link, org, neighbour.org);
        let is_such = |way: &Way| match *way {
            Way::Kind(kind) => link.tie().kind() == kind,
            Way::Family(family) => link.family() == family,
            Way::Org(_) | Way::OrgKind(_) => false,
        };
        (self.ties.is_empty() || self.ties.iter().any(is_such)) && !self.no_ties.iter().any(is_such)
    }

    fn is_such(&self, org: OrgKey, way: Way) -> bool {
        match way {
            Way::Org(asked) => org == asked,
            Way::OrgKind(kind) => self.graph.model().org(org).kind() == kind,
            Way::Kind(_) | Way::Family(_) => false,
        }
    }

    /// Whether a chain may pass an organisation between its ends.
    pub(super) fn admits(&self, org: OrgKey) -> bool {
        !self.no_orgs.iter().any(|&way| self.is_such(org, way))
    }

    /// What has been passed once an organisation between the ends has.
    pub(super) fn passing(&self, passed: Passed, org: OrgKey) -> Passed {
        let mut passed = passed;
        for (bit, &stop) in self.stops.iter().enumerate() {
            passed |= u8::from(self.is_such(org, stop)) << bit;
        }
        passed
    }

    pub(super) fn state(&self, org: OrgKey, passed: Passed) -> usize {
        org.index() * self.sets() + usize::from(passed)
    }

    /// Whether the end can be reached within so many hops, by what is known after [`way_back`](Self::way_back).
    pub(super) fn is_near(&self, org: OrgKey, passed: Passed, hops: usize) -> bool {
        let distances = self.distances.get();
        let distance = distances.map_or(FAR, |distances| distances[self.state(org, passed)]);
        distance != FAR && distance as usize <= hops
    }

    /// Goes from the end back to the beginning, and tells the hops between them, stops passed. With `max`, goes on so
    /// far. Chains that are longer may yet be the first that meet nobody twice.
    pub(super) fn way_back(&self, max: Option<usize>, budget: &mut usize) -> Option<usize> {
        let orgs = self.graph.model().orgs().len();
        let mut distances = vec![FAR; orgs * self.sets()];
        distances[self.state(self.to, self.all_passed())] = 0;
        let mut level = vec![(self.to, self.all_passed())];
        let mut next = Vec::new();
        let mut hops = 0;
        let mut least = None;
        // A detour past a stop may be of any length.
        let farthest = max.unwrap_or(usize::MAX);
        while !level.is_empty()
            && hops < farthest
            && (max.is_some() || self.has_stops() || least.is_none())
        {
            hops += 1;
            for &(org, passed) in &level {
                let row = self.graph.adjacency().neighbours(org);
                *budget = budget.saturating_sub(row.len());
                for neighbour in row.iter().filter(|neighbour| neighbour.org != self.to) {
                    let before = neighbour.org;
                    for earlier in self.sets_before(org, passed) {
                        let distance = &mut distances[self.state(before, earlier)];
                        // What was met before is asked first, as it costs least.
                        if *distance != FAR
                            || (before != self.from && !self.admits(before))
                            || !self.is_open(org, neighbour)
                        {
                            continue;
                        }
                        *distance = u32::try_from(hops).unwrap_or(FAR);
                        if before != self.from {
                            next.push((before, earlier));
                        } else if earlier == 0 {
                            least = least.or(Some(hops));
                        }
                    }
                }
            }
            std::mem::swap(&mut level, &mut next);
            next.clear();
        }
        let _ = self.distances.set(distances);
        least
    }

    /// What may have been passed before an organisation, so that with it that set is.
    fn sets_before(&self, org: OrgKey, passed: Passed) -> impl Iterator<Item = Passed> {
        let adds = if org == self.to {
            0
        } else {
            self.passing(0, org)
        };
        (0..=self.all_passed()).filter(move |earlier| earlier | adds == passed)
    }

    /// The chain over some organisations.
    pub(super) fn chain(&self, orgs: &[OrgKey]) -> Chain<'g> {
        let model = self.graph.model();
        let hop = |ends: &[OrgKey]| Hop {
            from: model.org(ends[0]),
            to: model.org(ends[1]),
            ties: self.ties_between(ends[0], ends[1]),
        };
        Chain {
            hops: orgs.windows(2).map(hop).collect(),
        }
    }

    fn ties_between(&self, from: OrgKey, to: OrgKey) -> Vec<&'g Tie> {
        let row = |org| self.graph.adjacency().neighbours(org);
        let (at, other) = if row(from).len() <= row(to).len() {
            (from, to)
        } else {
            (to, from)
        };
        let joining = row(at)
            .iter()
            .filter(|neighbour| neighbour.org == other && self.is_open(at, neighbour));
        let mut ties: Vec<&Tie> = joining
            .map(|neighbour| self.graph.model().tie(neighbour.link.tie()))
            .collect();
        ties.dedup_by_key(|tie| tie.key());
        ties
    }
}
