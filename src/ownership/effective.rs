//! Effective stakes: what is held through others.

use crate::model::OrgKey;

use super::interval::Interval;
use super::rows::Rows;
use super::solve::System;
use super::{Holding, Ownership};

/// What an organisation holds of another, directly and through others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effective {
    /// The other organisation: the owner, or what is owned.
    pub org: OrgKey,
    /// The share of the equity.
    pub equity: Interval,
    /// Whether some chain to it is certainly there on the day.
    pub certain: bool,
}

impl Ownership<'_> {
    /// The effective stakes in an organisation of everybody who holds some of it, directly or through others, by key.
    ///
    /// Ties that speak of power only give no stake. The stake is the product of the shares along a chain, summed over all chains. Those that run in circles have no end, so that
    /// the sum is found by solving: with `A(h, x)` the share of `h` in `x`, the stakes in `t` are the vector with
    /// `y = A·e(t) + A·y`, the *integrated ownership* of Brioschi, Buzzacchi and Colombo ("Risk capital financing and the
    /// separation of ownership and control in business groups", Journal of Banking and Finance 13, 1989, 747–772). The
    /// organisation's stake in itself, which a circle gives it, is part of that and not returned.
    ///
    /// Lower ends are solved with lower ends, upper ends with upper ones. Where a chain is certainly there, the lower end counts only
    /// holdings that are; else it counts those that are possibly there as if they were, and the stake is marked.
    /// What is more than the whole in the end is told as 100 %: so with upper ends that add up to more, with a circle that owns itself wholly, and
    /// with whoever stands in a circle with the organisation and holds most of it.
    ///
    /// Costs a pass over the holdings upstream, and for each circle what Gaussian elimination costs: little where few holdings run within it, k³/3 products where k organisations hold each other throughout.
    pub fn owners(&self, held: OrgKey) -> Vec<Effective> {
        let mut chains = Chains::new(held, self.model().orgs().len());
        let mut at = 0;
        while let Some(&org) = chains.orgs.get(at) {
            for holding in self.holdings_in(org) {
                chains.add(at, holding.holder(), holding);
            }
            at += 1;
        }
        chains.solve()
    }

    /// The effective stakes of an organisation in all that it holds some of, directly or through others, by key.
    ///
    /// As [`owners`](Self::owners), the other way.
    pub fn owned(&self, holder: OrgKey) -> Vec<Effective> {
        let mut chains = Chains::new(holder, self.model().orgs().len());
        let mut at = 0;
        while let Some(&org) = chains.orgs.get(at) {
            for holding in self.holdings_of(org) {
                chains.add(at, holding.held(), holding);
            }
            at += 1;
        }
        chains.solve()
    }
}

/// The holdings that lead to, or from, one organisation.
struct Chains {
    /// The organisations that are reached, the start first.
    orgs: Vec<OrgKey>,
    /// The number of each organisation of the model among them; [`UNMET`] where it is not.
    numbers: Vec<u32>,
    /// For each holding the number of whom it leads to, and of whom it leads to it from.
    steps: Vec<(u32, u32)>,
    /// What is held for certain, at least as told, and at most.
    shares: [Vec<f64>; 3],
    certain: Vec<bool>,
}

const UNMET: u32 = u32::MAX;

impl Chains {
    fn new(start: OrgKey, orgs: usize) -> Chains {
        let mut numbers = vec![UNMET; orgs];
        numbers[start.index()] = 0;
        Chains {
            orgs: vec![start],
            numbers,
            steps: Vec::new(),
            shares: Default::default(),
            certain: Vec::new(),
        }
    }

    /// Adds a holding between an organisation that is reached and another, unless it speaks of power only.
    fn add(&mut self, from: usize, other: OrgKey, holding: &Holding<'_>) {
        if holding.is_power_only() {
            return;
        }
        let next = u32::try_from(self.orgs.len()).expect("a model holds fewer than 2^32 records");
        let number = &mut self.numbers[other.index()];
        if *number == UNMET {
            *number = next;
            self.orgs.push(other);
        }
        let from = u32::try_from(from).expect("there are fewer than 2^32 organisations");
        self.steps.push((*number, from));
        let (least, most) = holding.equity().fractions();
        let certainly = if holding.is_certain() { least } else { 0.0 };
        for (shares, share) in self.shares.iter_mut().zip([certainly, least, most]) {
            shares.push(share);
        }
        self.certain.push(holding.is_certain());
    }

    fn solve(self) -> Vec<Effective> {
        let reached = self.certainly_reached();
        let [certainly, least, most] = &self.shares;
        let system = System::new(self.orgs.len(), &self.steps);
        let told = system.solve(0, least);
        let same = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| a.total_cmp(b).is_eq());
        let solve = |shares: &[f64]| {
            if same(shares, least) {
                told.clone()
            } else {
                system.solve(0, shares)
            }
        };
        let (certain, most) = (solve(certainly), solve(most));
        // The start itself comes first, and is left out.
        let mut found: Vec<Effective> = (1..self.orgs.len())
            .map(|at| {
                let min = if reached[at] { certain[at] } else { told[at] };
                Effective {
                    org: self.orgs[at],
                    equity: Interval::of_fractions(min, most[at].max(min)),
                    certain: reached[at],
                }
            })
            .collect();
        found.sort_by_key(|effective| effective.org);
        found
    }

    /// Which organisations a chain leads to of holdings that are certainly there.
    fn certainly_reached(&self) -> Vec<bool> {
        let certain = self.steps.iter().zip(&self.certain);
        let onward = certain.filter(|(_, certain)| **certain);
        let onward = Rows::new(self.orgs.len(), onward.map(|(&(to, from), _)| (from, to)));
        let mut reached = vec![false; self.orgs.len()];
        reached[0] = true;
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            for &to in onward.row(at) {
                if !std::mem::replace(&mut reached[to as usize], true) {
                    open.push(to);
                }
            }
        }
        reached
    }
}
