//! Groups: the organisation that each counts with.

use std::collections::{BTreeMap, VecDeque};

use crate::model::{Certainty, Day, Org, OrgKey, OrgKind, Party, Phase, Role, Tie};

use super::interval::Interval;
use super::{Holding, Ownership};

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
    /// For each an organisation above it, itself where it stands alone; its head once all are known.
    heads: Vec<Head>,
    /// For each the organisation above it that it certainly counts with, itself where there is none; the highest once all are known.
    surely: Vec<OrgKey>,
    /// Whom each was put under, and whether by a tie that is suspended.
    above: Vec<Option<(OrgKey, Certainty)>>,
}

/// How surely one counts with another, and whether by a tie that is suspended.
#[derive(Clone, Copy, Debug)]
struct Bond {
    certain: bool,
    suspended: Certainty,
}

impl Bond {
    const OF_PART: Bond = Bond {
        certain: true,
        suspended: Certainty::No,
    };
}

impl Groups {
    /// The groups by some holdings and the successions among some ties. Costs a pass over the ties, and one over the holdings, of which
    /// those of the smaller group are looked at again whenever two groups become one.
    pub fn new<'m>(
        ownership: &Ownership<'m>,
        ties: impl Iterator<Item = &'m Tie>,
        day: Day,
    ) -> Groups {
        let model = ownership.model();
        let mut groups = Groups {
            heads: model
                .orgs()
                .iter()
                .map(|org| Head {
                    org: org.key(),
                    certain: true,
                })
                .collect(),
            surely: model.orgs().iter().map(Org::key).collect(),
            above: vec![None; model.orgs().len()],
        };
        let stands =
            |org: OrgKey| matches!(model.org(org).kind(), OrgKind::Company | OrgKind::Venture);
        for org in model.orgs().iter().map(Org::key) {
            if !stands(org) {
                continue;
            }
            if let Some(whole) = model.org(org).part_of().filter(|&whole| stands(whole)) {
                groups.put(org, whole, Bond::OF_PART);
            } else if let Some((above, bond)) = controller(ownership, org, &stands, day) {
                groups.put(org, above, bond);
            }
        }
        groups.follow_successions(ownership, ties, day);
        groups.join_majorities(ownership, &stands, day);
        for org in model.orgs().iter().map(Org::key) {
            groups.heads[org.index()] = groups.find(org);
            groups.surely[org.index()] = groups.highest(org);
        }
        groups
    }

    /// The head of the group that an organisation counts with: itself where it stands alone.
    pub fn head(&self, org: OrgKey) -> Head {
        self.heads[org.index()]
    }

    /// The highest organisation that one certainly counts with: itself where there is none. Where it is not the [`head`](Self::head), that is
    /// not certain.
    pub fn sure_head(&self, org: OrgKey) -> OrgKey {
        self.surely[org.index()]
    }

    /// Whether two certainly count with each other, whoever is at the head of both.
    pub fn are_together(&self, one: OrgKey, other: OrgKey) -> bool {
        self.surely[one.index()] == self.surely[other.index()]
    }

    /// Whether two count with each other by a tie that is suspended on the day: one on the way from either up to the first that both
    /// stand under.
    pub fn suspension(&self, one: OrgKey, other: OrgKey) -> Certainty {
        let ways = [one, other].map(|org| self.way_up(org));
        let meet = ways[0].iter().find_map(|(org, suspended)| {
            let mut others = ways[1].iter();
            let (_, other) = others.find(|(other, _)| other == org)?;
            Some(suspended.or(*other))
        });
        meet.unwrap_or(Certainty::No)
    }

    /// All that one stands under, itself first, each with whether a tie on the way there is suspended.
    fn way_up(&self, org: OrgKey) -> Vec<(OrgKey, Certainty)> {
        let step = |&(org, suspended): &(OrgKey, Certainty)| {
            let (above, own) = self.above[org.index()]?;
            Some((above, suspended.or(own)))
        };
        std::iter::successors(Some((org, Certainty::No)), step).collect()
    }

    /// The highest organisation that one certainly counts with. No circle leads up, as [`put`](Self::put) makes none.
    fn highest(&mut self, mut org: OrgKey) -> OrgKey {
        while self.surely[org.index()] != org {
            let next = self.surely[self.surely[org.index()].index()];
            self.surely[org.index()] = next;
            org = next;
        }
        org
    }

    /// As [`head`](Self::head), while groups grow: each that is met on the way up comes to stand under the next but one.
    fn find(&mut self, org: OrgKey) -> Head {
        let mut head = Head { org, certain: true };
        loop {
            let above = self.heads[head.org.index()];
            if above.org == head.org {
                return head;
            }
            let next = self.heads[above.org.index()];
            self.heads[head.org.index()] = Head {
                org: next.org,
                certain: above.certain && next.certain,
            };
            head = Head {
                org: next.org,
                certain: head.certain && above.certain && next.certain,
            };
        }
    }

    fn is_alone(&self, org: OrgKey) -> bool {
        self.heads[org.index()].org == org
    }

    /// Puts an organisation under another, unless that is under it.
    fn put(&mut self, org: OrgKey, above: OrgKey, bond: Bond) -> bool {
        let free = self.is_alone(org) && self.find(above).org != org;
        if free {
            self.heads[org.index()] = Head {
                org: above,
                certain: bond.certain,
            };
            self.above[org.index()] = Some((above, bond.suspended));
            if bond.certain {
                self.surely[org.index()] = above;
            }
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
            let bond = Bond {
                certain: status.certain,
                suspended: model.suspension(tie, day),
            };
            for (org, above) in pairs.into_iter().filter(|(org, above)| org != above) {
                self.put(org, above, bond);
            }
        }
    }

    /// Puts those that stand alone under the group that has a majority in them.
    fn join_majorities(
        &mut self,
        ownership: &Ownership<'_>,
        stands: &dyn Fn(OrgKey) -> bool,
        day: Day,
    ) {
        // What each group holds some of, by its head; together with others, as else its majority is known.
        let mut held_by: Vec<Vec<OrgKey>> = vec![Vec::new(); self.heads.len()];
        let mut open = VecDeque::new();
        for held in ownership.holdings().chunk_by(|a, b| a.held() == b.held()) {
            let org = held[0].held();
            if held.len() < 2 || !stands(org) || !self.is_alone(org) {
                continue;
            }
            open.push_back(org);
            for holding in held.iter().filter(|holding| stands(holding.holder())) {
                held_by[self.find(holding.holder()).org.index()].push(org);
            }
        }
        while let Some(org) = open.pop_front() {
            let Some((above, certain)) = self.majority(ownership, org, stands) else {
                continue;
            };
            let bond = Bond {
                certain,
                suspended: self.joint_suspension(ownership, org, above, day),
            };
            if !self.put(org, above, bond) {
                continue;
            }
            let head = self.find(above).org;
            // Votes come together where both groups hold some.
            let joins = std::mem::take(&mut held_by[org.index()]);
            let joined = std::mem::take(&mut held_by[head.index()]);
            let (mut more, less) = if joins.len() > joined.len() {
                (joins, joined)
            } else {
                (joined, joins)
            };
            open.extend(less.iter().copied().filter(|&held| self.is_alone(held)));
            more.extend(less);
            held_by[head.index()] = more;
        }
    }

    /// Whether a tie by which members of a group hold some of an organisation, or count with its head, is suspended.
    fn joint_suspension(
        &self,
        ownership: &Ownership<'_>,
        org: OrgKey,
        head: OrgKey,
        day: Day,
    ) -> Certainty {
        let holdings = ownership.holdings_in(org).iter();
        let of_group = holdings.filter_map(|holding| {
            let mut way = self.way_up(holding.holder()).into_iter();
            let (_, above) = way.find(|(org, _)| *org == head)?;
            Some(above.or(suspension(ownership, holding, day)))
        });
        of_group.max().unwrap_or(Certainty::No)
    }

    /// The group that has a majority in an organisation that stands alone, and whether certainly. Those who certainly count with each other may
    /// have a certain one, though it be only possible who is at the head of them all.
    fn majority(
        &mut self,
        ownership: &Ownership<'_>,
        org: OrgKey,
        stands: &dyn Fn(OrgKey) -> bool,
    ) -> Option<(OrgKey, bool)> {
        if !self.is_alone(org) {
            return None;
        }
        let mut votes: BTreeMap<OrgKey, (Interval, bool)> = BTreeMap::new();
        let mut sure_votes: BTreeMap<OrgKey, Interval> = BTreeMap::new();
        let holdings = ownership.holdings_in(org).iter();
        for holding in holdings.filter(|holding| stands(holding.holder())) {
            let Some(voice) = holding.voice() else {
                continue;
            };
            let head = self.find(holding.holder());
            let sum = votes.entry(head.org).or_insert((Interval::NOTHING, true));
            sum.0 = sum.0.plus(voice);
            sum.1 &= holding.is_certain() && head.certain;
            if holding.is_certain() {
                let sure = self.highest(holding.holder());
                let sum = sure_votes.entry(sure).or_insert(Interval::NOTHING);
                *sum = sum.plus(voice);
            }
        }
        let mut sure = sure_votes.into_iter().filter(|(head, _)| *head != org);
        if let Some((head, _)) = sure.find(|(_, votes)| votes.is_majority().is_certain()) {
            return Some((head, true));
        }
        votes
            .into_iter()
            .filter(|(head, _)| *head != org)
            .map(|(head, (votes, certain))| (votes.is_majority(), certain, head))
            .filter(|(majority, ..)| majority.is_possible())
            .max_by_key(|&(majority, certain, head)| (majority, certain, std::cmp::Reverse(head)))
            .map(|(majority, certain, head)| (head, certain && majority.is_certain()))
    }
}

/// The company that controls an organisation by its own holding, and whether certainly: the most certain, then the first by key.
fn controller(
    ownership: &Ownership<'_>,
    org: OrgKey,
    stands: &dyn Fn(OrgKey) -> bool,
    day: Day,
) -> Option<(OrgKey, Bond)> {
    let holdings = ownership.holdings_in(org).iter();
    holdings
        .filter(|holding| stands(holding.holder()))
        .filter_map(|holding| {
            let (rule, certainty) = holding.power()?;
            Some((certainty, rule, holding))
        })
        .min_by_key(|&(certainty, rule, holding)| {
            (std::cmp::Reverse(certainty), rule, holding.holder())
        })
        .map(|(certainty, _, holding)| {
            let bond = Bond {
                certain: certainty.is_certain(),
                suspended: suspension(ownership, holding, day),
            };
            (holding.holder(), bond)
        })
}

/// Whether a tie that a holding rests on is suspended.
fn suspension(ownership: &Ownership<'_>, holding: &Holding<'_>, day: Day) -> Certainty {
    let model = ownership.model();
    let ties = holding.ties().iter();
    let each = ties.map(|&tie| model.suspension(model.tie(tie), day));
    each.max().unwrap_or(Certainty::No)
}
