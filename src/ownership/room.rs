//! What the holdings in one organisation leave each other: the later ones of the earlier, all that are certain of those whose size is not
//! known; and which of them can't all be so.

use crate::model::{OrgKey, TieKey};

use super::interval::Interval;
use super::latest::Dated;
use super::{Excess, Holding, Otherwise, Rule, Why, Word};

/// What the holdings in one organisation leave room for; kept from one to the next, so that its memory is.
#[derive(Default)]
pub(super) struct Room<'m> {
    /// The holdings in the organisation.
    pub(super) held: Vec<Dated<'m>>,
    /// When holdings came about for certain, the latest first, and what these and all later ones come to.
    later: Vec<(i32, Taken)>,
}

/// What some holdings come to at least.
#[derive(Clone, Copy, Default)]
struct Taken {
    /// Those that are certainly there.
    certain: Least,
    /// Those that have come about for certain, though some may have ended.
    seen: Least,
}

/// The lower ends of some shares together, in units.
#[derive(Clone, Copy, Default)]
struct Least {
    equity: i64,
    votes: i64,
}

impl Least {
    fn of(holding: &Holding<'_>) -> Least {
        Least {
            equity: holding.equity.least(),
            votes: holding.votes.map_or(0, Interval::least),
        }
    }

    fn plus(self, other: Least) -> Least {
        Least {
            equity: self.equity.saturating_add(other.equity),
            votes: self.votes.saturating_add(other.votes),
        }
    }

    /// Whether what is taken leaves too little of the equity, and too little of the votes.
    fn lack(self, taken: Least) -> (bool, bool) {
        let lacks =
            |own: i64, taken: i64| own > 0 && Interval::is_beyond_whole(own.saturating_add(taken));
        (
            lacks(self.equity, taken.equity),
            lacks(self.votes, taken.votes),
        )
    }
}

/// Who came to decide last: two, so that there is one beside any holder.
type Takers = [Option<(OrgKey, i32)>; 2];

impl<'m> Room<'m> {
    /// Fits the holdings in one organisation to each other: a holding is at most the rest that certain ones leave; an older one for which
    /// later ones leave no room is only known to fit into that; whoever was said to decide does so no longer once another has come to.
    /// Of those that then still come to more than the whole none is certain, as nothing tells which is right. Costs sorting them.
    pub(super) fn fit(&mut self, held: &mut [Dated<'m>], excesses: &mut Vec<Excess>) {
        if held.len() < 2 {
            return;
        }
        self.measure(held);
        let certain = takers(held, |dated| decides(&dated.holding));
        let seen = takers(held, |dated| decided(&dated.holding) && dated.settled);
        for dated in held.iter_mut() {
            let taken = self.taken_after(dated.since.last);
            give_way(&mut dated.holding, taken);
            let is_replaced = |takers: &Takers| {
                let mut takers = takers.iter().flatten();
                takers.any(|(holder, first)| {
                    *holder != dated.holding.holder && *first > dated.since.last
                })
            };
            if is_replaced(&certain) {
                let word = dated.holding.word;
                dated.holding.word = word.filter(|word| !yields(*word));
            } else if is_replaced(&seen) {
                doubt_word(&mut dated.holding);
            }
        }
        let from = excesses.len();
        excesses.extend(Excess::among(held.iter().map(|dated| &dated.holding)));
        for Dated { holding, .. } in held.iter_mut() {
            if excesses[from..].iter().any(|excess| excess.is_of(holding)) {
                holding.certain = false;
                doubt_word(holding);
            }
        }
        bound(held);
    }

    fn measure(&mut self, held: &[Dated<'_>]) {
        self.later.clear();
        for Dated { holding, since, .. } in held
            .iter()
            .filter(|dated| dated.settled || dated.holding.certain)
        {
            let seen = Least::of(holding);
            let certain = if holding.certain {
                seen
            } else {
                Least::default()
            };
            self.later.push((since.first, Taken { certain, seen }));
        }
        self.later
            .sort_unstable_by_key(|(first, _)| std::cmp::Reverse(*first));
        let mut sum = Taken::default();
        for (_, taken) in &mut self.later {
            sum.certain = sum.certain.plus(taken.certain);
            sum.seen = sum.seen.plus(taken.seen);
            *taken = sum;
        }
    }

    /// What holdings that came later for certain have at least.
    fn taken_after(&self, last: i32) -> Taken {
        let count = self.later.partition_point(|(first, _)| *first > last);
        let Some(at) = count.checked_sub(1) else {
            return Taken::default();
        };
        let mut taken = self.later[at].1;
        // Nothing is taken for certain by those that contradict each other.
        if Interval::is_beyond_whole(taken.certain.equity) {
            taken.certain.equity = 0;
        }
        if Interval::is_beyond_whole(taken.certain.votes) {
            taken.certain.votes = 0;
        }
        taken
    }
}

/// Lets a holding fit into what later ones leave. Where that is less than its lower end, its figure is told beside what is left of it; of
/// one of which nothing is left, nothing.
fn give_way(holding: &mut Holding<'_>, Taken { certain, seen }: Taken) {
    if holding.power_only {
        return;
    }
    let (equity, votes) = Least::of(holding).lack(seen);
    let has_no_room = equity || votes;
    if equity {
        holding.equity = holding.equity.at_most();
    }
    if has_no_room {
        holding.certain = false;
        holding.told = false;
        holding.votes = holding.votes.map(Interval::at_most);
        doubt_word(holding);
    }
    holding.equity = holding.equity.at_most_rest(certain.equity);
    // Of whom others have bought all, no votes are left that nobody told of.
    let is_gone = equity && certain.votes == 0 && holding.equity.is_nothing();
    let votes = holding.votes.filter(|_| !is_gone);
    holding.votes = votes.map(|votes| votes.at_most_rest(certain.votes));
    let figure = holding.figure.filter(|_| has_no_room);
    if let Some(figure) = figure {
        holding.figure = None;
        if !holding.is_nothing() {
            let mut otherwise = std::mem::take(&mut holding.otherwise).into_vec();
            let why = Why::NoRoom;
            otherwise.insert(0, Otherwise { figure, why });
            holding.otherwise = otherwise.into();
        }
    }
}

/// Bounds each holding by the rest that those leave which are certainly there. Where these have all, one of an unknown size in the same tie
/// has nothing, as who sold; one in another tie stays unknown.
fn bound(held: &mut [Dated<'_>]) {
    let certain = |holding: &Holding<'_>| {
        if holding.certain {
            Least::of(holding)
        } else {
            Least::default()
        }
    };
    let all = held.iter().map(|dated| certain(&dated.holding));
    let all = all.fold(Least::default(), Least::plus);
    let takes_all = Interval::is_whole(all.equity).then(|| ties_of_all(held));
    for Dated { holding, .. } in held.iter_mut().filter(|dated| !dated.holding.power_only) {
        let own = certain(holding);
        let others = all.equity.saturating_sub(own.equity);
        let is_left = !Interval::is_whole(others);
        let takes_part = |ties: &Vec<TieKey>| ties.iter().any(|tie| holding.ties.contains(tie));
        if is_left || takes_all.as_ref().is_some_and(takes_part) {
            holding.equity = holding.equity.at_most_rest(others);
        }
        let others = all.votes.saturating_sub(own.votes);
        let votes = holding.votes;
        holding.votes = votes.map(|votes| votes.at_most_rest(others));
    }
}

/// The ties by which all have their shares who are certainly there and have some.
fn ties_of_all(held: &[Dated<'_>]) -> Vec<TieKey> {
    let holdings = held.iter().map(|dated| &dated.holding);
    let mut some = holdings.filter(|holding| holding.certain && holding.equity.least() > 0);
    let mut ties = some
        .next()
        .map_or_else(Vec::new, |holding| holding.ties.to_vec());
    for holding in some {
        ties.retain(|tie| holding.ties.contains(tie));
    }
    ties
}

/// Whether a word is of a deal that another may supersede, and not of power alone.
fn yields(word: Word) -> bool {
    matches!(word, Word::Controls { rule, .. } if rule != Rule::Controller)
}

/// Lets what is said of who decides be only possible.
fn doubt_word(holding: &mut Holding<'_>) {
    if let Some(Word::Controls { certain, rule, .. }) = &mut holding.word {
        *certain &= *rule == Rule::Controller;
    }
}

/// Whether a holder certainly decides.
fn decides(holding: &Holding<'_>) -> bool {
    let is_stated = matches!(holding.word, Some(Word::Controls { certain: true, .. }));
    is_stated || (holding.certain && holding.equity.is_majority().is_certain())
}

/// Whether a holder came to decide, if it came to hold what it does.
fn decided(holding: &Holding<'_>) -> bool {
    let is_stated = matches!(holding.word, Some(Word::Controls { agreed: true, .. }));
    is_stated || holding.equity.is_majority().is_certain()
}

/// The two holders that came to decide last.
fn takers(held: &[Dated<'_>], decides: impl Fn(&Dated<'_>) -> bool) -> Takers {
    let is_before = |other: Option<(OrgKey, i32)>, first: i32| {
        other.is_some_and(|(_, of_other)| of_other >= first)
    };
    let mut takers = [None; 2];
    for Dated { holding, since, .. } in held.iter().filter(|dated| decides(dated)) {
        let taker = Some((holding.holder, since.first));
        if !is_before(takers[0], since.first) {
            takers = [taker, takers[0]];
        } else if !is_before(takers[1], since.first) {
            takers[1] = taker;
        }
    }
    takers
}
