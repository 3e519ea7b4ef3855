//! Control: by whom an organisation is decided over, and by which rules on the way.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::model::{Certainty, OrgKey, TieKey};

use super::interval::Interval;
use super::{Holding, Ownership, Rule};

/// That one organisation controls another, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// Who controls.
    pub controller: OrgKey,
    /// Who is controlled.
    pub controlled: OrgKey,
    /// Whether that is certain on the day.
    pub certain: bool,
    /// The way: each step tells why an organisation is controlled, after those that it is controlled through. The last is the
    /// controlled one's own. Of a longer way, the [`MOST_STEPS`] nearest to it.
    pub steps: Vec<ControlStep>,
    /// Whether there are more steps, further up, than are told.
    pub shortened: bool,
}

/// How many steps of a way are told at most.
pub const MOST_STEPS: usize = 32;

/// Why an organisation is under somebody's control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlStep {
    /// The organisation.
    pub org: OrgKey,
    /// The rule.
    pub rule: Rule,
    /// Through whom: the controller itself, or those under its control; several where only their votes together are a majority.
    pub through: Vec<OrgKey>,
    /// The ties that say so; none for an administrative part.
    pub ties: Vec<TieKey>,
    /// For a majority, the votes that come together.
    pub votes: Option<Interval>,
}

impl Ownership<'_> {
    /// All that an organisation controls, by key: certainly, or possibly.
    ///
    /// It controls another by a rule of [`Rule`]: because a tie says so, because the other is its administrative part, or by a
    /// majority, for which the votes of all that it controls count with its own. What it controls grows until no more comes
    /// in. A party of which a tie says `controls = false` brings no votes; nor does a holding whose size nobody tells. Possible is what
    /// ties possibly in force, or shares that may be more than half, would make so.
    ///
    /// Costs the holdings of all that it controls, times the logarithm of their number; [`under`](Self::under) costs less, where no
    /// way is asked for.
    pub fn controlled_by(&self, controller: OrgKey) -> Vec<Control> {
        let certain = self.reach(controller, true, None);
        let possible = self.reach(controller, false, None);
        let found = possible.keys().copied();
        found
            .map(|org| control(controller, org, &certain, &possible))
            .collect()
    }

    /// All that an organisation controls, certainly or possibly, by key, without the ways. The rules are those of
    /// [`controlled_by`](Self::controlled_by).
    pub fn under(&self, controller: OrgKey) -> impl Iterator<Item = OrgKey> {
        self.reach(controller, false, None).into_keys()
    }

    /// How one organisation controls another; `None` if it does not. Costs what [`controlled_by`](Self::controlled_by) costs.
    pub fn control_of(&self, controller: OrgKey, org: OrgKey) -> Option<Control> {
        let certain = self.reach(controller, true, Some(org));
        if certain.contains_key(&org) {
            return Some(control(controller, org, &certain, &certain));
        }
        let possible = self.reach(controller, false, Some(org));
        let found = possible.contains_key(&org);
        found.then(|| control(controller, org, &certain, &possible))
    }

    /// The last step to each organisation that another controls; no further than to the one that is asked for.
    fn reach(
        &self,
        controller: OrgKey,
        certain: bool,
        asked: Option<OrgKey>,
    ) -> BTreeMap<OrgKey, ControlStep> {
        let mut reach = Reach {
            controller,
            steps: BTreeMap::new(),
            votes: BTreeMap::new(),
            open: VecDeque::from([controller]),
        };
        while let Some(member) = reach.open.pop_front() {
            if asked.is_some_and(|asked| reach.steps.contains_key(&asked)) {
                break;
            }
            for part in self.parts_of(member) {
                reach.enter(ControlStep {
                    org: part,
                    rule: Rule::PartOf,
                    through: vec![member],
                    ties: Vec::new(),
                    votes: None,
                });
            }
            for holding in self.holdings_of(member) {
                reach.follow(holding, certain);
            }
        }
        reach.steps
    }
}

impl ControlStep {
    /// The step that a holding is by itself, and how certain it is.
    pub(super) fn alone(holding: &Holding<'_>) -> Option<(ControlStep, Certainty)> {
        let (rule, certainty) = holding.power()?;
        let votes = holding.voice().filter(|_| rule == Rule::Majority);
        let step = ControlStep {
            org: holding.held(),
            rule,
            through: vec![holding.holder()],
            ties: holding.ties().to_vec(),
            votes,
        };
        Some((step, certainty))
    }
}

struct Reach {
    controller: OrgKey,
    steps: BTreeMap<OrgKey, ControlStep>,
    /// The votes in each organisation that is not controlled yet, and whose they are.
    votes: BTreeMap<OrgKey, (Interval, Vec<OrgKey>, Vec<TieKey>)>,
    open: VecDeque<OrgKey>,
}

impl Reach {
    fn enter(&mut self, step: ControlStep) {
        let org = step.org;
        if org != self.controller && !self.steps.contains_key(&org) {
            self.steps.insert(org, step);
            self.votes.remove(&org);
            self.open.push_back(org);
        }
    }

    fn follow(&mut self, holding: &Holding<'_>, certain: bool) {
        let (org, member) = (holding.held(), holding.holder());
        if self.steps.contains_key(&org) {
            return;
        }
        let enough =
            |certainty: Certainty| certainty.is_certain() || (!certain && certainty.is_possible());
        let alone = ControlStep::alone(holding);
        if let Some((step, _)) = alone.filter(|(_, certainty)| enough(*certainty)) {
            self.enter(step);
            return;
        }
        let Some(voice) = holding.voice().filter(|_| !certain || holding.is_certain()) else {
            return;
        };
        let (votes, through, ties) =
            self.votes
                .entry(org)
                .or_insert((Interval::NOTHING, Vec::new(), Vec::new()));
        *votes = votes.plus(voice);
        through.push(member);
        ties.extend(holding.ties());
        if enough(votes.is_majority()) {
            let mut step = ControlStep {
                org,
                rule: Rule::Majority,
                through: through.clone(),
                ties: ties.clone(),
                votes: Some(votes.within_whole()),
            };
            step.through.sort_unstable();
            step.ties.sort_unstable();
            step.ties.dedup();
            self.enter(step);
        }
    }
}

/// The way from a controller down to an organisation that it reaches: the certain one where there is one.
fn control(
    controller: OrgKey,
    org: OrgKey,
    certain: &BTreeMap<OrgKey, ControlStep>,
    possible: &BTreeMap<OrgKey, ControlStep>,
) -> Control {
    let is_certain = certain.contains_key(&org);
    let steps = if is_certain { certain } else { possible };
    let (nearest, shortened) = nearest(org, steps);
    let mut way = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![(org, false)];
    while let Some((at, are_above_done)) = open.pop() {
        let Some(step) = steps.get(&at).filter(|_| nearest.contains(&at)) else {
            continue;
        };
        if are_above_done {
            way.push(step.clone());
        } else if seen.insert(at) {
            open.push((at, true));
            open.extend(step.through.iter().rev().map(|&through| (through, false)));
        }
    }
    Control {
        controller,
        controlled: org,
        certain: is_certain,
        steps: way,
        shortened,
    }
}

/// The organisations on the way to one, nearest first, as far as they are told, and whether there are more.
fn nearest(org: OrgKey, steps: &BTreeMap<OrgKey, ControlStep>) -> (BTreeSet<OrgKey>, bool) {
    let mut nearest = BTreeSet::from([org]);
    let mut open = VecDeque::from([org]);
    while let Some(step) = open.pop_front().and_then(|at| steps.get(&at)) {
        for &through in step.through.iter().filter(|org| steps.contains_key(org)) {
            if nearest.contains(&through) {
                continue;
            }
            if nearest.len() == MOST_STEPS {
                return (nearest, true);
            }
            nearest.insert(through);
            open.push_back(through);
        }
    }
    (nearest, false)
}
