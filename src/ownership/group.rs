//! Groups: the organisation that each counts with.

use std::collections::BTreeMap;

use crate::model::{Day, Org, OrgKey, OrgKind, Party, Phase, Role, Tie};

use super::Ownership;
use super::interval::Interval;

/// The organisation at the head of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The organisation.
    pub org: OrgKey,
    /// Whether the one that asks certainly belongs to its group.
    pub certain: bool,
}

/// Which organisation each counts with on a day.
///
/// A company counts with the company that controls it, directly or through companies, by the rules of [`Rule`](super::Rule), certainly or possibly.
/// Only companies and ventures stand in a group: a state, a university, a fund or a person controls firms that compete with each
/// other, and all firms of one ministry are no group.
///
/// What came out of others counts with them: by a tie of the kind `succession` that has started, a predecessor counts with its successor (a
/// rename, a merger). Where one predecessor has several successors, or is one itself (a split), they count with it.
#[derive(Clone, Debug)]
pub struct Groups {
    above: Vec<Option<Head>>,
}

impl Groups {
    /// The groups by some holdings and the successions among some ties. Costs a few passes over the holdings and ties.
    pub fn new<'m>(
        ownership: &Ownership<'m>,
        ties: impl Iterator<Item = &'m Tie>,
        day: Day,
    ) -> Groups {
        let model = ownership.model();
        let mut groups = Groups {
            above: vec![None; model.orgs().len()],
        };
        let stands =
            |org: OrgKey| matches!(model.org(org).kind(), OrgKind::Company | OrgKind::Venture);
        for org in model.orgs().iter().map(Org::key) {
            if !stands(org) {
                continue;
            }
            if let Some(whole) = model.org(org).part_of().filter(|&whole| stands(whole)) {
                groups.put(org, whole, true);
            } else if let Some((above, certain)) = controller(ownership, org, &stands) {
                groups.put(org, above, certain);
            }
        }
        groups.follow_successions(ownership, ties, day);
        while groups.join_majorities(ownership, &stands) {}
        groups
    }

    /// The head of the group that an organisation counts with: itself where it stands alone. Costs the steps up to it.
    pub fn head(&self, org: OrgKey) -> Head {
        let mut head = Head { org, certain: true };
        while let Some(above) = self.above[head.org.index()] {
            head = Head {
                org: above.org,
                certain: head.certain && above.certain,
            };
        }
        head
    }

    /// Puts an organisation under another, unless that is under it.
    fn put(&mut self, org: OrgKey, above: OrgKey, certain: bool) -> bool {
        let free = self.above[org.index()].is_none() && self.head(above).org != org;
        if free {
            self.above[org.index()] = Some(Head {
                org: above,
                certain,
            });
        }
        free
    }

    fn follow_successions<'m>(
        &mut self,
        ownership: &Ownership<'m>,
        ties: impl Iterator<Item = &'m Tie>,
        day: Day,
    ) {
        let model = ownership.model();
        let in_role = |tie: &Tie, role: Role| -> Vec<OrgKey> {
            let parties = tie.parties().iter().filter(|party| party.roles().has(role));
            parties.map(Party::org).collect()
        };
        for tie in ties {
            if tie.kind().name() != "succession" {
                continue;
            }
            let status = model.status(tie, day);
            if status.phase != Phase::InForce {
                continue;
            }
            let before = in_role(tie, Role::Predecessor);
            let after = in_role(tie, Role::Successor);
            let goes_on = |org: &OrgKey| after.contains(org);
            let splits = before.len() == 1 && (after.len() > 1 || before.iter().all(goes_on));
            let pairs: Vec<(OrgKey, OrgKey)> = if splits {
                after.iter().map(|&org| (org, before[0])).collect()
            } else {
                before
                    .iter()
                    .filter_map(|&org| Some((org, *after.first()?)))
                    .collect()
            };
            for (org, above) in pairs.into_iter().filter(|(org, above)| org != above) {
                self.put(org, above, status.certain);
            }
        }
    }

    /// Puts those that stand alone under the group that has a majority in them; whether there was one.
    fn join_majorities(
        &mut self,
        ownership: &Ownership<'_>,
        stands: &dyn Fn(OrgKey) -> bool,
    ) -> bool {
        let mut found = false;
        for held in ownership.holdings().chunk_by(|a, b| a.held() == b.held()) {
            let org = held[0].held();
            if held.len() < 2 || !stands(org) || self.above[org.index()].is_some() {
                continue;
            }
            let mut votes: BTreeMap<OrgKey, (Interval, bool)> = BTreeMap::new();
            for holding in held.iter().filter(|holding| stands(holding.holder())) {
                let Some(voice) = holding.voice() else {
                    continue;
                };
                let head = self.head(holding.holder());
                let sum = votes.entry(head.org).or_insert((Interval::NOTHING, true));
                sum.0 = sum.0.plus(voice);
                sum.1 &= holding.is_certain() && head.certain;
            }
            let majority = votes
                .into_iter()
                .filter(|(head, _)| *head != org)
                .map(|(head, (votes, certain))| (votes.is_majority(), certain, head))
                .filter(|(majority, ..)| majority.is_possible())
                .max_by_key(|&(majority, certain, head)| {
                    (majority, certain, std::cmp::Reverse(head))
                });
            if let Some((majority, certain, head)) = majority {
                found |= self.put(org, head, certain && majority.is_certain());
            }
        }
        found
    }
}

/// The company that controls an organisation by its own holding, and whether certainly: the most certain, then the first by key.
fn controller(
    ownership: &Ownership<'_>,
    org: OrgKey,
    stands: &dyn Fn(OrgKey) -> bool,
) -> Option<(OrgKey, bool)> {
    let holdings = ownership.holdings_in(org).iter();
    holdings
        .filter(|holding| stands(holding.holder()))
        .filter_map(|holding| {
            let (rule, certainty) = holding.power()?;
            Some((certainty, rule, holding.holder()))
        })
        .min_by_key(|&(certainty, rule, holder)| (std::cmp::Reverse(certainty), rule, holder))
        .map(|(certainty, _, holder)| (holder, certainty.is_certain()))
}
