//! The chains of holdings between an organisation and others, and what is marked of the ties on them.

use std::collections::{BTreeMap, VecDeque};

use crate::graph::Graph;
use crate::model::{Model, OrgKey, TieKey};
use crate::ownership::{Control, Holding, MOST_STEPS};

/// For each organisation that a chain of holdings leads to: the one before it on a shortest, and the holding that joins the two.
pub(super) type Chains<'a, 'g> = Vec<Option<(OrgKey, &'a Holding<'g>)>>;

/// The shortest chains from one of `orgs` organisations; `next` adds those next to one. Costs a pass over the holdings.
pub(super) fn chains<'a, 'g>(
    start: OrgKey,
    orgs: usize,
    next: impl Fn(OrgKey, &mut Vec<(OrgKey, &'a Holding<'g>)>),
) -> Chains<'a, 'g> {
    let mut chains = vec![None; orgs];
    let mut open = VecDeque::from([start]);
    let mut row = Vec::new();
    while let Some(at) = open.pop_front() {
        next(at, &mut row);
        for (other, holding) in row.drain(..) {
            let chain = &mut chains[other.index()];
            if other != start && !holding.is_power_only() && chain.is_none() {
                *chain = Some((at, holding));
                open.push_back(other);
            }
        }
    }
    chains
}

/// What is marked of ties on chains of holdings to organisations.
pub(super) type OnChains<T> = BTreeMap<OrgKey, Vec<T>>;

/// What `mark` tells of ties on any chain from one organisation to others; `next` adds those next to one. Costs a pass over the holdings, and
/// one for each tie that is marked.
pub(super) fn on_chains<'a, 'g: 'a, T: Copy + PartialEq>(
    model: &Model,
    start: OrgKey,
    next: impl Fn(OrgKey, &mut Vec<(OrgKey, &'a Holding<'g>)>),
    mark: impl Fn(TieKey) -> Option<T>,
) -> OnChains<T> {
    let reach = |from: OrgKey, met: &mut dyn FnMut(OrgKey, &'a Holding<'g>)| {
        let mut reached = vec![false; model.orgs().len()];
        (reached[start.index()], reached[from.index()]) = (true, true);
        let (mut open, mut row) = (vec![from], Vec::new());
        while let Some(at) = open.pop() {
            next(at, &mut row);
            for (other, holding) in row.drain(..) {
                if other == start || holding.is_power_only() {
                    continue;
                }
                met(other, holding);
                if !std::mem::replace(&mut reached[other.index()], true) {
                    open.push(other);
                }
            }
        }
    };
    let mut marked: Vec<(OrgKey, T)> = Vec::new();
    reach(start, &mut |other, holding| {
        let ties = holding.ties().iter();
        let told = ties.filter_map(|&tie| mark(tie));
        marked.extend(told.map(|one| (other, one)));
    });
    let mut chains = OnChains::new();
    for (org, one) in marked {
        let mut add = |org: OrgKey| {
            let all: &mut Vec<T> = chains.entry(org).or_default();
            if !all.contains(&one) {
                all.push(one);
            }
        };
        add(org);
        reach(org, &mut |other, _| add(other));
    }
    chains
}

/// The tie, where it lies only possibly in the time that a selection asked for.
pub(super) fn open(graph: &Graph, tie: TieKey) -> Option<TieKey> {
    let hit = graph.hit(graph.model().tie(tie));
    hit.is_some_and(|hit| !hit.is_certain()).then_some(tie)
}

/// The ties that a row rests on, each once.
pub(super) fn ties(
    org: OrgKey,
    direct: Option<&Holding<'_>>,
    control: Option<&Control>,
    chains: &Chains<'_, '_>,
) -> Vec<TieKey> {
    let mut all = Vec::new();
    let mut add = |ties: &[TieKey]| {
        for tie in ties {
            if !all.contains(tie) {
                all.push(*tie);
            }
        }
    };
    match (direct, control) {
        (Some(direct), _) => add(direct.ties()),
        (None, Some(control)) => control.steps.iter().for_each(|step| add(&step.ties)),
        (None, None) => {
            let step = |org: OrgKey| chains[org.index()];
            let steps = std::iter::successors(step(org), |(next, _)| step(*next));
            steps
                .take(MOST_STEPS)
                .for_each(|(_, holding)| add(holding.ties()));
        }
    }
    all
}
