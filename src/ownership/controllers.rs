//! All that control one organisation, found from below: whoever has only one way towards it controls it as the next on that way does.

use crate::model::{Certainty, OrgKey};

use super::control::{Control, ControlStep, MOST_STEPS};
use super::interval::Interval;
use super::{Holding, Ownership, Rule};

/// The ways of control that may lead to one organisation.
struct Towards<'a, 'm> {
    ownership: &'a Ownership<'m>,
    /// Of whom it may be controlled, itself among them: who controls none of these does not control it.
    leads: Vec<bool>,
    /// In whom several holders may have a majority only together.
    joint: Vec<bool>,
}

/// The ways that lead on from an organisation.
enum Onward {
    /// There is none.
    None,
    /// One, by which the next is controlled.
    One(ControlStep, Certainty),
    /// Several.
    Several,
}

impl Ownership<'_> {
    /// All that control an organisation, by key. The rules are those of [`controlled_by`](Self::controlled_by).
    ///
    /// Costs the holdings upstream; and for everybody there from whom several ways lead towards it what
    /// [`control_of`](Self::control_of) costs.
    pub fn controllers_of(&self, controlled: OrgKey) -> Vec<Control> {
        let towards = Towards::new(self, controlled);
        let orgs = 0..self.model().orgs().len();
        let candidates = orgs.map(OrgKey::at);
        let candidates = candidates.filter(|&org| org != controlled && towards.leads[org.index()]);
        // Not asked yet, or what was found.
        let mut found: Vec<Option<Option<Control>>> = vec![None; self.model().orgs().len()];
        let mut way = Vec::new();
        for candidate in candidates {
            let mut at = candidate;
            while found[at.index()].is_none() {
                match towards.onward(at) {
                    Onward::None => found[at.index()] = Some(None),
                    Onward::Several => found[at.index()] = Some(self.control_of(at, controlled)),
                    Onward::One(step, certainty) if step.org == controlled => {
                        found[at.index()] = Some(Some(Control {
                            controller: at,
                            controlled,
                            certain: certainty.is_certain(),
                            steps: vec![step],
                            shortened: false,
                        }));
                    }
                    Onward::One(step, certainty) => {
                        let next = step.org;
                        way.push((at, step, certainty));
                        at = next;
                    }
                }
            }
            while let Some((org, step, certainty)) = way.pop() {
                let below = found[step.org.index()].clone().flatten();
                found[org.index()] = Some(match below {
                    // The certain way from below need not be the one that is found where all that is possible counts.
                    Some(below) if below.certain && !certainty.is_certain() => {
                        self.control_of(org, controlled)
                    }
                    below => below.map(|below| through(org, step, below)),
                });
            }
        }
        found.into_iter().flatten().flatten().collect()
    }
}

/// Control over one that controls another is control over that, by one more step.
fn through(controller: OrgKey, step: ControlStep, below: Control) -> Control {
    let shortened = below.shortened || below.steps.len() >= MOST_STEPS;
    let first = (!shortened).then_some(step);
    Control {
        controller,
        steps: first.into_iter().chain(below.steps).collect(),
        shortened,
        ..below
    }
}

impl<'a, 'm> Towards<'a, 'm> {
    fn new(ownership: &'a Ownership<'m>, target: OrgKey) -> Self {
        let count = ownership.model().orgs().len();
        let mut towards = Towards {
            ownership,
            leads: vec![false; count],
            joint: vec![false; count],
        };
        towards.leads[target.index()] = true;
        let mut open = vec![target];
        while let Some(at) = open.pop() {
            let holdings = ownership.holdings_in(at);
            let joint = is_joint(holdings);
            towards.joint[at.index()] = joint;
            let holders = holdings.iter().filter(|holding| counts(holding, joint));
            let above = holders.map(Holding::holder).chain(ownership.whole_of(at));
            for above in above {
                if !std::mem::replace(&mut towards.leads[above.index()], true) {
                    open.push(above);
                }
            }
        }
        towards
    }

    /// How it goes on from an organisation. What leads back to itself, and on from the target, leads nowhere.
    fn onward(&self, org: OrgKey) -> Onward {
        let leads = |to: OrgKey| to != org && self.leads[to.index()];
        let parts = self.ownership.parts_of(org).filter(|&part| leads(part));
        let parts = parts.map(|part| {
            let step = ControlStep {
                org: part,
                rule: Rule::PartOf,
                through: vec![org],
                ties: Vec::new(),
                votes: None,
            };
            Some((step, Certainty::Certainly))
        });
        let holdings = self.ownership.holdings_of(org).filter(|holding| {
            leads(holding.held()) && counts(holding, self.joint[holding.held().index()])
        });
        let mut ways = parts.chain(holdings.map(ControlStep::alone));
        match (ways.next(), ways.next()) {
            (Some(Some((step, certainty))), None) => Onward::One(step, certainty),
            // Alone its votes are too few, and there is nobody through whom it could have more.
            (None, _) | (Some(None), None) => Onward::None,
            (Some(_), Some(_)) => Onward::Several,
        }
    }
}

/// Whether a holding may help its holder to control what is held.
fn counts(holding: &Holding<'_>, joint: bool) -> bool {
    holding.power().is_some() || (joint && holding.voice().is_some())
}

/// Whether several may have a majority together who have none alone for certain.
fn is_joint(holdings: &[Holding<'_>]) -> bool {
    let is_sure = |holding: &&Holding<'_>| {
        let power = holding.power();
        power.is_some_and(|(_, certainty)| certainty.is_certain())
    };
    let others = holdings.iter().filter(|holding| !is_sure(holding));
    let (count, sum) = others
        .filter_map(Holding::voice)
        .fold((0, Interval::NOTHING), |(count, sum), voice| {
            (count + 1, sum.plus(voice))
        });
    count > 1 && sum.is_majority().is_possible()
}
