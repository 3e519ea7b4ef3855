//! Who owns and who controls whom on a day: the ties' stakes as one consistent graph of holdings.
//!
//! Stakes are levels. For each holder and held, the latest tie that has come about by the day says how much is held:
//!
//! - A tie counts while it is in force or suspended ([`Model::status`]), certainly or possibly. One that never started, or has
//!   ended, or that its sources only deny, counts for nothing.
//! - One that is planned tells by its `was` what is held meanwhile, where no tie that came about does so, or less precisely. Where it
//!   says otherwise than such a tie, that tie's figure counts, and the other is kept beside it ([`Holding::otherwise`]). Where it is not
//!   certain that such a tie has come about, the stake is an interval that holds both.
//! - It replaces ties that came about, or were last observed, before it for certain, and the earlier steps that it `follows`.
//!   Where it is not certain which of several is the latest, the stake is an interval that holds all of them.
//! - A seller holds what its `stake` says, and nothing where control was bought from it and no `stake` is told. A party that has
//!   left a tie (`until`) holds nothing by it.
//! - A share that nobody states is an [`Interval`] from nothing to all, or of more than half where its holder bought
//!   control. It is at most what those leave of the whole that are certainly there; where these have the whole, one by the same tie is nothing, and one by
//!   another stays unknown.
//! - An older share for which those leave no room that came later for certain, or were seen later, is only known to fit into what is left for certain:
//!   it is no longer certain, and gives nobody a majority.
//! - Shares that still come to more than the whole, of the equity or of the votes that are told, contradict each other ([`Excess`]): all are
//!   told as they are, and none of them is certain.
//! - Whatever figure is told and does not count by itself stands beside what counts ([`Holding::otherwise`]).
//!
//! [`Ownership`] holds the holdings; what they come to along chains is told by [`Ownership::owners`] and
//! [`Ownership::control_of`]; which group an organisation belongs to, by [`Groups`].

mod claim;
mod control;
mod controllers;
mod effective;
mod excess;
mod group;
mod interval;
mod latest;
mod ledger;
mod otherwise;
mod room;
mod rows;
mod solve;
#[cfg(test)]
mod tests;

use smallvec::SmallVec;

use crate::model::{Certainty, Day, Model, OrgKey, Stake, Tie, TieKey};

use claim::Figure;
pub(crate) use claim::{held, holders};
pub use control::{Control, ControlStep, MOST_STEPS};
pub use effective::Effective;
pub use excess::{Excess, ExcessShare, Right, Sum};
pub use group::{Groups, Head};
pub use interval::Interval;
pub(crate) use ledger::Ledger;
pub use otherwise::{Otherwise, Why};
pub(crate) use rows::Rows;
use rows::starts;

/// Why somebody is said to control an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// The tie says `controls = true`.
    Stated,
    /// A tie of the kind `control`, of which it is the only controller.
    Controller,
    /// It alone acquired the organisation, and no stake is told.
    SoleAcquirer,
    /// The organisation is an administrative part of it.
    PartOf,
    /// It and those that it controls have more than half of the votes, or of the equity where no votes are told.
    Majority,
}

impl Rule {
    /// All rules.
    pub const ALL: [Rule; 5] = [
        Rule::Stated,
        Rule::Controller,
        Rule::SoleAcquirer,
        Rule::PartOf,
        Rule::Majority,
    ];

    /// The word for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Rule::Stated => "stated",
            Rule::Controller => "control-tie",
            Rule::SoleAcquirer => "sole-acquirer",
            Rule::PartOf => "part-of",
            Rule::Majority => "majority",
        }
    }

    /// What it says, in a few words.
    pub const fn meaning(self) -> &'static str {
        match self {
            Rule::Stated => "stated control",
            Rule::Controller => "control without a known share",
            Rule::SoleAcquirer => "sole acquirer",
            Rule::PartOf => "administrative part",
            Rule::Majority => "majority",
        }
    }
}

/// What is said of whether a holder decides, beside the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Word {
    /// It decides: agreed where of several ties of which one is right all say so, certain where these are certainly in force too.
    Controls {
        rule: Rule,
        agreed: bool,
        certain: bool,
    },
    /// `controls = false`: it does not, whatever it holds.
    Denied,
}

/// What one organisation holds of another on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Holding<'m> {
    holder: OrgKey,
    held: OrgKey,
    /// Nearly always one.
    ties: SmallVec<[TieKey; 2]>,
    figure: Option<Figure<'m>>,
    equity: Interval,
    votes: Option<Interval>,
    /// Whether a figure is told.
    told: bool,
    word: Option<Word>,
    /// Whether all ties speak of power, and none of a stake.
    power_only: bool,
    certain: bool,
    /// What ties say otherwise.
    otherwise: Box<[Otherwise<'m>]>,
}

impl<'m> Holding<'m> {
    /// Who holds.
    pub fn holder(&self) -> OrgKey {
        self.holder
    }

    /// What is held.
    pub fn held(&self) -> OrgKey {
        self.held
    }

    /// The ties that say so; several where it is not certain which of them is the latest, or one speaks of power and one of a stake.
    pub fn ties(&self) -> &[TieKey] {
        &self.ties
    }

    /// The stakes that ties tell beside what counts: each with why it does not count by itself.
    pub fn otherwise(&self) -> &[Otherwise<'m>] {
        &self.otherwise
    }

    /// The same beside what the next tie between the two, which is not there yet on the day, says was held before it, where that
    /// is no share that this may be.
    pub(crate) fn before(mut self, next: &'m Tie) -> Self {
        let place = next
            .parties()
            .iter()
            .position(|party| party.org() == self.holder);
        let figure = place.and_then(|at| u32::try_from(at).ok());
        let figure = figure.map(|party| Figure {
            tie: next,
            party,
            was: true,
        });
        let Some((figure, was)) = figure.and_then(|figure| Some((figure, figure.stake()?))) else {
            return self;
        };
        let equity = was.equity().map_or(Interval::UNKNOWN, Interval::of);
        let votes = was.votes().map(Interval::of);
        let differs = |told: Interval, own: Interval| !told.holds(own) && !own.holds(told);
        let of_votes = self
            .votes
            .zip(votes)
            .is_some_and(|(own, told)| differs(told, own));
        if differs(equity, self.equity) || of_votes {
            let mut otherwise = self.otherwise.into_vec();
            let why = Why::Later;
            otherwise.push(Otherwise { figure, why });
            self.otherwise = otherwise.into();
        }
        self
    }

    /// The stake as the record keeps it, where it keeps one and that is not in doubt.
    pub fn stake(&self) -> Option<&'m Stake> {
        self.figure?.stake()
    }

    /// The share of the equity.
    pub fn equity(&self) -> Interval {
        self.equity
    }

    /// The share of the votes, where told. It is not taken from the equity.
    pub fn votes(&self) -> Option<Interval> {
        self.votes
    }

    /// Whether it certainly holds something on the day: the tie is certainly in force. How sure it is that it decides is told by
    /// [`power`](Self::power).
    pub fn is_certain(&self) -> bool {
        self.certain
    }

    /// Whether only power is told, and no stake, known or not: then nothing is owned by it.
    pub fn is_power_only(&self) -> bool {
        self.power_only
    }

    /// Whether it is said not to control, whatever it holds.
    pub fn is_denied(&self) -> bool {
        self.word == Some(Word::Denied)
    }

    /// The votes that it brings to a majority: those that are told, else the equity if that is told; `None` where no size is told,
    /// or control is denied.
    pub fn voice(&self) -> Option<Interval> {
        let voice = self.votes.unwrap_or(self.equity);
        (self.told && !self.is_denied()).then_some(voice)
    }

    /// Whether some tie tells its size; else it is bounded by what others hold at most.
    pub fn is_told(&self) -> bool {
        self.told
    }

    /// By which rule this holding alone lets its holder decide, and how surely on the day. What is said goes before a majority, unless
    /// only that is certain.
    pub fn power(&self) -> Option<(Rule, Certainty)> {
        let surely = |certain: bool| {
            if certain {
                Certainty::Certainly
            } else {
                Certainty::Possibly
            }
        };
        let said = match self.word {
            Some(Word::Controls { rule, certain, .. }) => Some((rule, surely(certain))),
            _ => None,
        };
        let majority = self.voice().map_or(Certainty::No, Interval::is_majority);
        let majority = majority.and(surely(self.certain));
        let majority = majority.is_possible().then_some((Rule::Majority, majority));
        match (said, majority) {
            (Some((_, Certainty::Possibly)), Some((_, Certainty::Certainly))) => majority,
            _ => said.or(majority),
        }
    }

    /// Whether its holder decides by it for certain, if the ties that say so are in force.
    pub(crate) fn decides_in_force(&self) -> bool {
        let said = matches!(self.word, Some(Word::Controls { agreed: true, .. }));
        said || self
            .voice()
            .is_some_and(|voice| voice.is_majority().is_certain())
    }

    fn is_nothing(&self) -> bool {
        self.equity.is_nothing() && self.votes.is_none_or(Interval::is_nothing)
    }
}

/// Who holds what on a day, by the ties that count.
#[derive(Clone, Debug)]
pub struct Ownership<'m> {
    model: &'m Model,
    /// By held and then by holder.
    holdings: Vec<Holding<'m>>,
    /// Those that contradict each other, by held.
    excesses: Vec<Excess>,
    /// Where the holdings in each organisation start, and at last where all end.
    held: Vec<u32>,
    /// The holdings of each organisation, by held.
    by_holder: Rows<u32>,
    /// The administrative parts of each organisation, as pairs in order.
    parts: Box<[(OrgKey, OrgKey)]>,
    /// The same the other way.
    wholes: Box<[(OrgKey, OrgKey)]>,
}

impl<'m> Ownership<'m> {
    /// The holdings on a day (at its end) by some of the model's ties. Costs a pass over the ties and sorting what they say.
    ///
    /// ```
    /// use tieup::{Graph, model::Day, ownership::Ownership};
    ///
    /// let graph = Graph::open("us-china-2015")?;
    /// let day = Day::new(2015, 10, 13).expect("a day of the calendar");
    /// let ownership = Ownership::new(graph.model(), graph.ties(), day);
    /// let vmware = graph.find("VMware")?.key();
    /// let owner = ownership.holdings_in(vmware).first().expect("EMC holds it");
    /// assert_eq!(owner.equity().to_string(), "81 %");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(model: &'m Model, ties: impl Iterator<Item = &'m Tie>, day: Day) -> Self {
        Ownership::of(model, &Ledger::new(model, ties), day, None)
    }

    /// The holdings on a day in those organisations that stand as `true` at their place in the model, or in all.
    pub(crate) fn of(model: &'m Model, ledger: &Ledger, day: Day, of: Option<&[bool]>) -> Self {
        let count = model.orgs().len();
        // One organisation at a time, so that what little is said of each stays in the same memory.
        let (mut claims, mut room) = (Vec::new(), room::Room::default());
        let (mut holdings, mut excesses) = (Vec::new(), Vec::new());
        for held in (0..count).filter(|&at| of.is_none_or(|of| of[at])) {
            claims.clear();
            ledger.collect(model, OrgKey::at(held), day, &mut claims);
            let found = (&mut holdings, &mut excesses);
            latest::settle_held(model, &mut claims, &mut room, found);
        }
        let held = starts(count, holdings.iter().map(|holding| holding.held.0));
        let numbered = holdings.iter().zip(0..);
        let by_holder = numbered.map(|(holding, at)| (holding.holder.0, at));
        let by_holder = Rows::new(count, by_holder);
        Ownership {
            model,
            holdings,
            excesses,
            held,
            by_holder,
            parts: ledger.parts().into(),
            wholes: ledger.wholes().into(),
        }
    }

    /// The model whose ties are told.
    pub fn model(&self) -> &'m Model {
        self.model
    }

    /// All holdings, by held and then by holder.
    pub fn holdings(&self) -> &[Holding<'m>] {
        &self.holdings
    }

    /// The holdings that contradict each other, as they come to more than the whole: by held, of each right by itself. None of these is
    /// certain.
    pub fn excesses(&self) -> &[Excess] {
        &self.excesses
    }

    /// The same of the holdings in one organisation: at most one of each right. Costs a binary search.
    pub fn excesses_in(&self, held: OrgKey) -> &[Excess] {
        let first = self.excesses.partition_point(|excess| excess.held() < held);
        let row = &self.excesses[first..];
        &row[..row.partition_point(|excess| excess.held() == held)]
    }

    /// The holdings in an organisation, by holder.
    pub fn holdings_in(&self, held: OrgKey) -> &[Holding<'m>] {
        let row = held.index();
        &self.holdings[self.held[row] as usize..self.held[row + 1] as usize]
    }

    /// The holdings of an organisation, by held.
    pub fn holdings_of(&self, holder: OrgKey) -> impl Iterator<Item = &Holding<'m>> {
        let row = self.by_holder.row(holder.0);
        row.iter().map(|&at| &self.holdings[at as usize])
    }

    /// What one organisation holds of another. Costs a binary search.
    pub fn holding(&self, holder: OrgKey, held: OrgKey) -> Option<&Holding<'m>> {
        let row = self.holdings_in(held);
        let at = row.binary_search_by_key(&holder, Holding::holder).ok()?;
        Some(&row[at])
    }

    /// What an organisation is an administrative part of.
    pub(crate) fn whole_of(&self, part: OrgKey) -> Option<OrgKey> {
        let at = self.wholes.binary_search_by_key(&part, |(part, _)| *part);
        Some(self.wholes[at.ok()?].1)
    }

    /// The administrative parts of an organisation, by key.
    pub(crate) fn parts_of(&self, whole: OrgKey) -> impl Iterator<Item = OrgKey> {
        let first = self.parts.partition_point(|(of, _)| *of < whole);
        let parts = self.parts[first..].iter();
        parts
            .take_while(move |(of, _)| *of == whole)
            .map(|(_, part)| *part)
    }
}
