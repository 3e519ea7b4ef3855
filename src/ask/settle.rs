//! What a question means as a whole, once it is read: families as kinds, sales, sides, places, times.

use super::command::unfit;
use super::question::{Ask, Place, Question, Unfit};
use super::sides::{OWN, SALES, Side};
use crate::graph::Graph;
use crate::model::{Family, Kind, OrgKey, Role};

/// Kinds of tie that are over in a day: those `in 2015` came about then.
pub(super) const EVENTS: [&str; 3] = ["acquisition", "divestment", "succession"];

/// Kinds of alliance that are promises: one is made when it is announced, whatever comes of it.
pub(super) const PROMISES: [&str; 1] = ["commitment"];

impl Question {
    /// Settles what its words leave to each other, and gives whether what began is meant (`true`) or what was so.
    ///
    /// In this order: sides and tense hang on the kinds; a sale is known by the sides that are told of organisations, before
    /// `{side=…}` sets one; a place is a side or not by the kinds and the command; what nobody named is no party to ask
    /// about places; and a status that is put in here is none that the question asks for.
    pub(super) fn settle(&mut self, graph: &Graph) -> Result<Option<bool>, Unfit> {
        self.settle_kinds();
        self.settle_sales();
        self.settle_sides();
        self.settle_lists()?;
        self.settle_whom(graph);
        self.settle_places(graph)?;
        self.refuse_pairs()?;
        self.refuse_control()?;
        self.settle_implied(graph)?;
        let began = if self.ask == Ask::Orgs && self.done {
            Some(true)
        } else {
            self.ask.tense().or(self.tense_of_ties())
        };
        self.settle_done();
        self.settle_steps(began);
        let began = if self.steps.is_empty() && !self.either_step {
            began
        } else {
            Some(true)
        };
        let alone = self.since.is_none() && self.as_of.is_none();
        if self.still && began == Some(false) && alone {
            self.as_of = self.until.take();
        }
        self.refuse_spells(began)?;
        self.settle_present(began);
        if self.moment && began == Some(true) {
            return unfit(
                "the middle of a year or month is no date that something may have begun on",
                "ask for the year or the month",
            );
        }
        Ok(began)
    }

    /// What was so at some time in a stretch of time, or at any time, no command asks for: one asks for a day, or for what began then.
    fn refuse_spells(&self, began: Option<bool>) -> Result<(), Unfit> {
        let bounded = self.since.is_some() || self.until.is_some();
        let timed = bounded || self.as_of.is_some() || self.within.is_some();
        let holds = matches!(self.ask, Ask::Owners | Ask::Holdings);
        if holds && self.past && !timed {
            return unfit(
                "no command tells of all who ever held or controlled something",
                "ask for a day, as `as of 2015`, or in the present, for today",
            );
        }
        let in_force = ["in-force", "alive"].map(|status| self.statuses.contains(status));
        if bounded && in_force.contains(&true) && !self.now && !holds {
            return unfit(
                "no command asks for what was in force at some time between two dates",
                "ask for a day, as `in force on 6 November 2015`; `still in force` is what began then and is in force today",
            );
        }
        let listed = matches!(self.ask, Ask::Partners | Ask::Ties | Ask::Stats);
        let is_plain = self.statuses.is_empty() && self.steps.is_empty();
        if listed && self.past && is_plain && began == Some(false) && self.since.is_some() {
            return unfit(
                "no command asks for what was so at some time after a date",
                "ask for what began then, as `partnered with … since`, or for a day, as `as of 2015`",
            );
        }
        Ok(())
    }

    /// `The acquisitions of A and B` may be by either of them, or by one of the other.
    fn refuse_pairs(&self) -> Result<(), Unfit> {
        let deed = |kind: &Kind| OWN.contains(&kind.name());
        if self.pair && !self.kinds.is_empty() && self.kinds.iter().all(deed) {
            return unfit(
                "the two may have done it each for itself, or one to the other",
                "ask of one at a time, as in `acquisitions by Lenovo`, or of what was `between` them",
            );
        }
        Ok(())
    }

    /// `--under` is of any party: it does not tell who did it.
    fn refuse_control(&self) -> Result<(), Unfit> {
        let listed = matches!(self.ask, Ask::Ties | Ask::Stats | Ask::Timeline);
        let deed = !self.roles(Side::By).is_empty();
        let doer = [Side::Subject, Side::By, Side::Own, Side::From, Side::Seller];
        let from = self.places.iter().any(|(_, side)| doer.contains(side));
        if listed && deed && !self.under.is_empty() && !self.involved && !from {
            let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.name()).collect();
            return unfit(
                "no command asks for what was done by those under somebody's control",
                format!(
                    "`tieup ties --kind {} --under {}` lists the ties in which any party is",
                    kinds.join(","),
                    self.under.join(",")
                ),
            );
        }
        Ok(())
    }

    /// The sides on which several organisations stand, each of which would have to do the same.
    pub(super) fn shared_side(&self) -> Option<Side> {
        let mut sides = self.sided.iter().enumerate();
        let shared = sides.find(|(at, (org, side))| {
            let mut rest = self.sided.iter().skip(at + 1);
            rest.any(|(other, known)| known == side && other != org)
        });
        let side = shared?.1.1;
        (!self.roles(side).is_empty()).then_some(side)
    }

    /// What it may mean once it is settled, where its words leave open how the ties stand or whose place it is: itself, and the others.
    pub(super) fn senses(self) -> Vec<Question> {
        let timed = self.within.is_some()
            || self.as_of.is_some()
            || self.since.is_some()
            || self.until.is_some();
        let halted = self.statuses.iter().eq([&"suspended"])
            && (self.halted || self.past)
            && !(timed || self.stood || self.now || self.already);
        let step = self.either_step || halted;
        let sales = self.kinds.iter().all(|kind| SALES.contains(&kind.name()));
        let apart = self.apart && (self.kinds.is_empty() || !sales);
        let ranked = self.ask == Ask::Stats && matches!(self.by, Some("degree" | "broker"));
        let place = ranked && self.places.iter().any(is_in);
        let mut senses = vec![self];
        let mut vary = |open: bool, change: &dyn Fn(&mut Question)| {
            let mut more = if open { senses.clone() } else { Vec::new() };
            more.iter_mut().for_each(change);
            senses.extend(more);
        };
        vary(step, &|question| {
            question
                .steps
                .extend(std::mem::take(&mut question.statuses));
        });
        vary(apart, &|question| {
            if question.statuses.remove("dropped") {
                question.statuses.insert("ended");
            }
            let steps = question.steps.iter_mut();
            steps
                .filter(|step| **step == "dropped")
                .for_each(|step| *step = "ended");
        });
        vary(place, &|question| {
            let from = question.places.iter().any(|place| !is_in(place));
            let side = if from { Side::Any } else { Side::Home };
            let places = question.places.iter_mut().filter(|place| is_in(place));
            places.for_each(|place| place.1 = side);
        });
        senses
    }

    /// Whether two are allied asks about today, where it is told in the present.
    fn settle_present(&mut self, began: Option<bool>) {
        let allied = self.families == [Family::Alliance] && self.kinds.is_empty();
        let bounded = self.since.is_some() || self.until.is_some();
        let timed = bounded || self.as_of.is_some() || self.within.is_some();
        let is_plain = self.statuses.is_empty() && self.steps.is_empty();
        let asks = self.ask == Ask::Ties && self.both && allied;
        if asks && is_plain && began == Some(false) && !self.past && !timed {
            self.statuses.insert("in-force");
        }
    }

    /// A family beside a kind is its kinds: one or the other is asked for.
    fn settle_kinds(&mut self) {
        if !self.kinds.is_empty() {
            let families = std::mem::take(&mut self.families);
            let more = Kind::all().filter(|kind| families.contains(&kind.family()));
            let more: Vec<Kind> = more.filter(|kind| !self.kinds.contains(kind)).collect();
            self.kinds.extend(more);
        }
    }

    /// What somebody sold may stand as an acquisition by another.
    fn settle_sales(&mut self) {
        let sells = |(_, side): &(OrgKey, Side)| matches!(side, Side::By | Side::Own | Side::From);
        let sold = self.kinds.iter().all(|kind| kind.name() == "divestment");
        if sold && !self.kinds.is_empty() && !self.sided.is_empty() && self.sided.iter().all(sells)
        {
            let sales = Kind::all().filter(|kind| SALES.contains(&kind.name()));
            self.kinds = sales.collect();
            for (_, side) in &mut self.sided {
                *side = Side::Seller;
            }
        }
    }

    /// Sides are of ties, and of members; two that merge are on no side.
    fn settle_sides(&mut self) {
        if self.kinds.iter().any(|kind| kind.name() == SUCCESSION) {
            self.side = Some(Side::Either);
        }
        let member = self.ask == Ask::Partners && !self.kinds.is_empty();
        if !member && !matches!(self.ask, Ask::Ties | Ask::Stats | Ask::Timeline) {
            self.side = None;
            self.sided.clear();
        }
        match (self.side, &self.orgs[..]) {
            (Some(Side::Either), _) => {
                self.sided.clear();
                let sides = self.places.iter_mut().filter(|place| !is_apart(place));
                sides.for_each(|place| place.1 = Side::Any);
            }
            (Some(side), [org]) => self.sided = vec![(*org, side)],
            _ => {}
        }
    }

    /// In a list of organisations, those in China are those from there; a partner in China may be one that is allied there.
    /// Who does something is from a place, and has a role.
    fn settle_lists(&mut self) -> Result<(), Unfit> {
        if self.ask != Ask::Orgs {
            return Ok(());
        }
        let told = [Side::Home, Side::Subject, Side::Where];
        let mut places = self.places.iter();
        if self.done && !places.all(|(_, side)| told.contains(side)) {
            return unfit(
                "the place may be where they are from, or that of the ties in which they took part",
                "say it before them, as in `which Chinese companies took part in acquisitions`, or ask for the ties",
            );
        }
        for (place, side) in std::mem::take(&mut self.places) {
            let sides: &[Side] = match side {
                Side::Where => &[Side::In],
                Side::Home => &[Side::Home],
                Side::Subject => &[Side::Home, Side::Subject],
                _ => &[Side::Any],
            };
            let sides = sides.iter().map(|side| (place.clone(), *side));
            self.places.extend(sides);
        }
        self.places.sort_by_key(is_in);
        Ok(())
    }

    /// Whether `in China` is where the partners are from or where the alliances hold, as the words leave it open.
    pub(super) fn is_in_either_sense(&self) -> bool {
        let from = self.places.iter().any(|place| !is_in(place));
        self.ask == Ask::Partners && !self.formed && !from && self.places.iter().any(is_in)
    }

    /// With whom an alliance or membership is, `partners` answers; and who of an organisation's own country is in a tie with it
    /// that has no sides.
    fn settle_whom(&mut self, graph: &Graph) {
        if !self.whom || self.ask != Ask::Ties || self.orgs.len() != 1 {
            return;
        }
        let allied = self.families == [Family::Alliance] && self.kinds.is_empty();
        let joined = self.families.is_empty()
            && matches!(self.kinds[..], [kind] if kind.name() == "membership");
        let mut kinds = self.kinds.iter();
        let equal = !self.kinds.is_empty()
            && self.sided.is_empty()
            && kinds.all(|kind| kind.family() == Family::Alliance);
        let at_home = self.orgs.iter().any(|&org| {
            let mut places = self.places.iter().filter(|place| !is_apart(place));
            places.any(|(place, _)| is_from(graph, org, place))
        });
        if allied || joined || equal && at_home {
            self.ask = Ask::Partners;
            if !joined {
                self.sided.clear();
            }
            self.families.clear();
        }
    }

    /// Two places are the two sides of a tie, unless either will do.
    fn settle_places(&mut self, graph: &Graph) -> Result<(), Unfit> {
        if self.names_orgs() {
            let doer = |side: Side| self.ask == Ask::Orgs && side == Side::Subject;
            let places = self.places.iter_mut();
            for (_, side) in places.filter(|place| !is_apart(place) && !doer(place.1)) {
                *side = Side::Any;
            }
            return Ok(());
        }
        let told = |place: &(Place, Side)| !is_apart(place) && self.tells_role(place.1);
        if self.either_place && self.places.iter().any(told) {
            return unfit(
                "no command asks for one place or another on one side of a tie",
                "ask for one place at a time",
            );
        }
        let sides: Vec<bool> = self.places.iter().map(told).collect();
        for (place, told) in self.places.iter_mut().zip(sides) {
            if !told && !is_apart(place) {
                place.1 = Side::Any;
            }
        }
        let is_plain = |(_, side): &(Place, Side)| *side == Side::Any;
        let plain = self.places.iter().filter(|place| is_plain(place)).count();
        if plain == 2 && !self.either_place && self.between.is_empty() {
            let places = std::mem::take(&mut self.places).into_iter();
            let (sides, rest): (Vec<_>, Vec<_>) = places.partition(is_plain);
            self.between = sides.into_iter().map(|(place, _)| place).collect();
            self.places = rest;
            if let [one, other] = &self.between[..]
                && one == other
            {
                return unfit(
                    format!("no command asks for ties among those from `{}`", one.word()),
                    "ask for one side, as in `acquisitions by US firms`, or for two places",
                );
            }
        }
        if self.between.len() == 1 {
            return Ok(());
        }
        for &org in &self.orgs {
            let mut places = self.places.iter().filter(|place| is_plain(place));
            let Some((place, _)) = places.find(|(place, _)| is_from(graph, org, place)) else {
                continue;
            };
            let place = place.word();
            return unfit(
                format!(
                    "{} is itself from `{place}`, so that asking for `{place}` would keep all its ties",
                    graph.model().org(org).name()
                ),
                "ask without the place, or for another one",
            );
        }
        Ok(())
    }

    /// An organisation that no word names: who keeps the Entity List.
    fn settle_implied(&mut self, graph: &Graph) -> Result<(), Unfit> {
        let Some(name) = self.implied else {
            return Ok(());
        };
        match graph.find(name) {
            Ok(org) => {
                self.orgs.push(org.key());
                self.sided.push((org.key(), Side::Subject));
                Ok(())
            }
            Err(error) => unfit(error.to_string(), error.help()),
        }
    }

    /// What `in 2015` means of such ties: a tie stands in a status at a time, and an acquisition is over in a day.
    ///
    /// `How many acquisitions were there in 2016` asks for those of that year too.
    fn tense_of_ties(&self) -> Option<bool> {
        let mut kinds = self.kinds.iter();
        let events = !self.kinds.is_empty() && kinds.all(|kind| EVENTS.contains(&kind.name()));
        // A sale is an event too, whatever tie it stands as.
        let sold = self.sided.iter().any(|(_, side)| *side == Side::Seller);
        let events = events || sold || self.unnamed == Some(Role::Seller);
        match (self.statuses.is_empty(), self.began) {
            (true, began) => events.then_some(true).or(began),
            (false, began) => began.or(Some(false)),
        }
    }

    /// What was dropped was not done: it is left out where a deed of some kind is told, unless it is asked how the ties stand or
    /// which step they took. Partners are shown with the status of each tie.
    fn settle_done(&mut self) {
        let sold = |kind: &Kind| SALES.contains(&kind.name());
        let comes_about = |kind: &Kind| {
            sold(kind)
                || kind.name() == SUCCESSION
                || kind.family() == Family::Alliance && !PROMISES.contains(&kind.name())
        };
        let listed = matches!(self.ask, Ask::Ties | Ask::Stats) && !self.kinds.is_empty();
        let known = listed && self.kinds.iter().all(comes_about);
        // `Huawei's acquisitions` are what it did too, and not what it tried; `acquisitions in 2015` are ties of a kind.
        let deed = known
            && self.tells_whose()
            && self.by != Some("status")
            && self
                .kinds
                .iter()
                .all(|kind| sold(kind) || kind.name() == SUCCESSION);
        // Nor does it connect anybody; as of a day it is left out anyway.
        let joins = self.ask == Ask::Path && self.as_of.is_none() && self.within.is_none();
        let done = (self.done && known || deed) && !self.tried;
        if (done || joins) && self.statuses.is_empty() && self.steps.is_empty() {
            self.statuses.insert("not-dropped");
        }
    }

    /// Whether it tells whose ties are meant, by more than by whose leave they need.
    fn tells_whose(&self) -> bool {
        let party = |org: &OrgKey| {
            let mut sided = self.sided.iter().filter(|(one, _)| one == org).peekable();
            sided.peek().is_none() || sided.any(|(_, side)| *side != Side::Authority)
        };
        self.orgs.iter().any(party)
            || !self.between.is_empty()
            || self.places.iter().any(|place| !is_apart(place))
    }

    /// An end, a halt or a failure in a given time is a step; without a time it is how the ties stand.
    fn settle_steps(&mut self, began: Option<bool>) {
        const OVER: [&str; 5] = ["ended", "dropped", "withdrawn", "refused", "blocked"];
        let since = self.since.is_some() || self.until.is_some() && !self.still;
        let fits = |status: &&str| {
            OVER.contains(status) && (since || self.within.is_some())
                || *status == "suspended" && since
        };
        let over = !self.statuses.is_empty() && self.statuses.iter().all(fits);
        if over && began != Some(true) && !self.already && self.dated {
            self.either_step = true;
        } else if over && began != Some(true) && !self.already {
            self.steps.extend(std::mem::take(&mut self.statuses));
        }
        // `When were the deals dropped that were dropped in 2016?`
        if self.statuses.iter().eq(&self.steps) {
            self.statuses.clear();
        }
        // A step that was taken as of a day was taken until then, even where the tie is over since.
        if !self.steps.is_empty() && self.statuses.is_empty() && !since {
            self.until = self.until.take().or(self.as_of.take());
        }
        // Few ties tell when they were signed: without a time, to sign is to make.
        if !since && self.until.is_none() && self.within.is_none() {
            self.steps.retain(|step| *step != "signed");
        }
    }
}

/// The kind of tie that a merger of equals stands as.
const SUCCESSION: &str = "succession";

/// Whether it is no side of ties: where they hold, or where those are from who are listed.
fn is_apart((_, side): &(Place, Side)) -> bool {
    matches!(side, Side::In | Side::Home)
}

/// Whether it is where ties hold.
fn is_in((_, side): &(Place, Side)) -> bool {
    *side == Side::In
}

/// Whether an organisation is run from a place.
fn is_from(graph: &Graph, org: OrgKey, place: &Place) -> bool {
    place.has(graph.model(), graph.model().org(org))
}
