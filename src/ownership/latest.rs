//! Which of the claims about one holder and one held counts: the latest that has come about.

use std::collections::BTreeSet;

use crate::model::{Model, TieKey};

use super::claim::{Claim, Figure, Moment};
use super::interval::Interval;
use super::room::Room;
use super::{Excess, Holding, Otherwise, Why, Word};

/// How many earlier steps of a tie are gone through.
const STEPS: usize = 64;

/// Adds the holdings in one organisation that the claims about it come to, by holder, and those that contradict each other. Costs
/// sorting the claims.
pub(super) fn settle_held<'m>(
    model: &'m Model,
    claims: &mut [Claim<'m>],
    room: &mut Room<'m>,
    (holdings, excesses): (&mut Vec<Holding<'m>>, &mut Vec<Excess>),
) {
    claims.sort_unstable_by_key(|claim| (claim.holder, claim.power_only, claim.tie));
    let pairs = claims.chunk_by(|a, b| a.holder == b.holder);
    let mut held = std::mem::take(&mut room.held);
    held.extend(pairs.filter_map(|pair| {
        let (stakes, powers) = pair.split_at(pair.partition_point(|claim| !claim.power_only));
        settle(model, stakes, powers)
    }));
    room.fit(&mut held, excesses);
    for Dated { mut holding, .. } in held.drain(..) {
        let is_nothing = holding.is_nothing();
        holding.certain &= !is_nothing;
        let mut otherwise = holding.otherwise.iter();
        if !is_nothing || otherwise.any(|one| one.why == Why::Planned) {
            holdings.push(holding);
        }
    }
    room.held = held;
}

/// A holding and when it came about.
pub(super) struct Dated<'m> {
    pub(super) holding: Holding<'m>,
    pub(super) since: Moment,
    /// Whether it has come about for certain.
    pub(super) settled: bool,
}

impl<'m> Dated<'m> {
    /// The same beside what planned ties say of the time before them, together and each by itself: whichever is more precise where the two
    /// agree. Else it counts what has come about for certain, if a figure of that is told, and the others are kept beside it.
    fn beside(self, planned: Self, claims: &[&Claim<'m>]) -> Self {
        let (own, other) = (&self.holding, &planned.holding);
        let is_older = planned.since.last < self.since.first;
        let votes_agree = other.votes.is_none_or(|votes| own.votes == Some(votes));
        if is_older || (other.equity.holds(own.equity) && votes_agree) {
            return self;
        }
        let agree = own.equity.holds(other.equity) && (own.votes.is_none() || votes_agree);
        let agree = agree || (self.settled && !own.told);
        if self.settled && !agree {
            let contradicts = |claim: &&Claim<'m>| !claim.equity.holds(own.equity);
            let told = claims.iter().copied().filter(contradicts);
            let mut otherwise = own.otherwise.to_vec();
            otherwise.extend(Otherwise::of(told, Why::Planned));
            let holding = Holding {
                otherwise: otherwise.into(),
                ..self.holding
            };
            return Dated { holding, ..self };
        }
        // What the plan tells of the time before it was so when it was told.
        let is_newer = agree && planned.settled && planned.since.first > self.since.first;
        let since = if is_newer { planned.since } else { self.since };
        let settled = self.settled;
        let (own, other) = (self.holding, planned.holding);
        let mut ties = own.ties.clone();
        ties.extend_from_slice(&other.ties);
        let holding = if agree {
            Holding {
                ties,
                figure: other.figure,
                equity: other.equity,
                votes: other.votes,
                told: other.told,
                ..own
            }
        } else {
            let either = own.is_nothing() == other.is_nothing();
            let mut otherwise = own.otherwise.to_vec();
            otherwise.extend(own.figure.map(|figure| Otherwise {
                figure,
                why: Why::AnyOf,
            }));
            otherwise.extend(Otherwise::of(claims.iter().copied(), Why::Planned));
            Holding {
                otherwise: otherwise.into(),
                ties,
                figure: None,
                equity: own.equity.hull(other.equity),
                votes: either_votes((own.votes, own.equity), (other.votes, other.equity)),
                told: own.told && other.told,
                certain: own.certain && other.certain && either,
                ..own
            }
        };
        Dated {
            holding,
            since,
            settled,
        }
    }
}

/// The votes of which one or the other is right; the equity stands for votes that are not told.
fn either_votes(
    a: (Option<Interval>, Interval),
    b: (Option<Interval>, Interval),
) -> Option<Interval> {
    let votes = |(votes, equity): (Option<Interval>, Interval)| votes.unwrap_or(equity);
    (a.0.is_some() || b.0.is_some()).then(|| votes(a).hull(votes(b)))
}

fn settle<'m>(model: &Model, stakes: &[Claim<'m>], powers: &[Claim<'m>]) -> Option<Dated<'m>> {
    if let ([only], []) | ([], [only]) = (stakes, powers) {
        return Some(merge(&[only]));
    }
    let (planned, stakes): (Vec<_>, Vec<_>) = stakes.iter().partition(|claim| claim.planned);
    let stake = match (latest(model, &stakes), latest(model, &planned)) {
        (Some(stake), Some(told)) => Some(stake.beside(told, &planned)),
        (stake, planned) => stake.or(planned),
    };
    let powers: Vec<&Claim<'m>> = powers.iter().collect();
    let power = latest(model, &powers);
    let (Some(stake), Some(power)) = (&stake, &power) else {
        return stake.or(power);
    };
    let is_later = stake.since.first > power.since.last;
    let is_over = stake.holding.is_nothing() && stake.holding.certain;
    let denies = stake.holding.word == Some(Word::Denied);
    if is_later && (is_over || denies) {
        return Some(Dated {
            holding: stake.holding.clone(),
            ..*stake
        });
    }
    let mut holding = stake.holding.clone();
    if holding.is_nothing() {
        holding.equity = Interval::UNKNOWN;
        holding.told = false;
        holding.certain = power.holding.certain;
        holding.power_only = true;
    }
    holding.word = match (power.holding.word, holding.word) {
        (
            Some(Word::Controls { certain: false, .. }),
            Some(Word::Controls { certain: true, .. }),
        ) => holding.word,
        (power, stake) => power.or(stake),
    };
    holding.ties.extend_from_slice(&power.holding.ties);
    Some(Dated { holding, ..*stake })
}

/// What the claims come to that no later one replaces, one of which is how it stands. `None` where there is no claim.
///
/// A claim replaces those that came about before it for certain, and those of the earlier steps that its tie follows, once
/// it has itself come about for certain.
fn latest<'m>(model: &Model, claims: &[&Claim<'m>]) -> Option<Dated<'m>> {
    if claims.len() == 1 {
        return Some(merge(claims));
    }
    let settled = claims.iter().filter(|claim| claim.settled);
    let bound = settled.map(|claim| claim.since.first).max();
    let is_left = |claim: &&Claim<'_>| bound.is_none_or(|bound| claim.since.last >= bound);
    let left: Vec<&Claim<'m>> = claims.iter().copied().filter(is_left).collect();
    if left.len() < 2 {
        return (!left.is_empty()).then(|| merge(&left));
    }
    let mut replaced = BTreeSet::new();
    for claim in left.iter().filter(|claim| claim.settled) {
        earlier_steps(model, claim.tie, &mut replaced);
    }
    let newest: Vec<&Claim<'m>> = left
        .iter()
        .copied()
        .filter(|claim| !replaced.contains(&claim.tie))
        .collect();
    Some(merge(if newest.is_empty() { &left } else { &newest }))
}

fn earlier_steps(model: &Model, tie: TieKey, found: &mut BTreeSet<TieKey>) {
    let mut open = vec![tie];
    for _ in 0..STEPS {
        let Some(next) = open.pop() else { return };
        for &earlier in model.tie(next).follows() {
            if earlier != tie && found.insert(earlier) {
                open.push(earlier);
            }
        }
    }
}

/// What several claims come to of which one is right.
fn merge<'m>(claims: &[&Claim<'m>]) -> Dated<'m> {
    let first = claims[0];
    let any_settled = claims.iter().any(|claim| claim.settled);
    let mut since = first.since;
    let mut equity = first.equity;
    let mut votes = first.votes;
    for claim in &claims[1..] {
        since.first = since.first.min(claim.since.first);
        since.last = since.last.max(claim.since.last);
        votes = either_votes((votes, equity), (claim.votes, claim.equity));
        equity = equity.hull(claim.equity);
    }
    let nothings = claims.iter().filter(|claim| claim.is_nothing()).count();
    let certain = any_settled
        && (nothings == 0 || nothings == claims.len())
        && claims.iter().all(|claim| claim.certain || !claim.settled);
    let words = claims.iter().map(|claim| {
        claim.controls.map(|(controls, rule)| {
            if controls {
                Word::Controls {
                    rule,
                    agreed: true,
                    certain,
                }
            } else {
                Word::Denied
            }
        })
    });
    let told = |claim: &Claim<'m>| claim.figure.and_then(Figure::stake);
    let is_same = claims[1..].iter().all(|claim| told(claim) == told(first));
    let otherwise = if is_same {
        Box::default()
    } else {
        Otherwise::of(claims.iter().copied(), Why::AnyOf).collect()
    };
    Dated {
        holding: Holding {
            holder: first.holder,
            held: first.held,
            ties: claims.iter().map(|claim| claim.tie).collect(),
            figure: first.figure.filter(|_| is_same),
            equity,
            votes,
            told: claims
                .iter()
                .all(|claim| claim.figure.is_some() || claim.is_nothing()),
            word: join(words),
            power_only: first.power_only,
            certain,
            otherwise,
        },
        since,
        settled: any_settled,
    }
}

/// What words come to of which one is right: certain where all say the same.
fn join(mut words: impl Iterator<Item = Option<Word>> + Clone) -> Option<Word> {
    let first = words.clone().next().flatten();
    if words.clone().all(|word| word == first) {
        return first;
    }
    let controls = words.find_map(|word| match word? {
        Word::Controls { rule, .. } => Some(rule),
        Word::Denied => None,
    });
    controls.map(|rule| Word::Controls {
        rule,
        agreed: false,
        certain: false,
    })
}
