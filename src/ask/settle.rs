//! What a question means as a whole, once it is read: families as kinds, sales, sides, places, times.

use super::places::{is_apart, is_from};
use super::question::{Ask, Question, Unfit};
use super::sides::{SALES, Side};
use super::unfit::unfit;
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
        self.settle_bodies(graph);
        self.settle_refusers();
        self.settle_sides();
        self.settle_lists()?;
        self.settle_whom(graph);
        self.settle_stated();
        self.settle_places(graph)?;
        self.refuse_pairs()?;
        self.refuse_two_doers()?;
        self.refuse_completed()?;
        self.refuse_two_times()?;
        self.refuse_controlled(graph)?;
        self.settle_implied(graph)?;
        let began = if self.ask == Ask::Orgs && self.done {
            Some(true)
        } else {
            self.ask.tense().or(self.tense_of_ties())
        };
        self.settle_closings();
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
        let event = |kind: &Kind| EVENTS.contains(&kind.name());
        let events = !self.kinds.is_empty() && self.kinds.iter().all(event);
        if (self.moment || self.at_end && events) && began == Some(true) {
            return unfit(
                "the middle or the end of a year or month is no date that something may have begun on",
                "ask for the year or the month, as `in 2016`, or for what there was, as `as of 2016`",
            );
        }
        Ok(began)
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
            (Some(Side::Either), orgs) => {
                self.sided = orgs.iter().map(|org| (*org, Side::Either)).collect();
                let sides = self.places.iter_mut().filter(|place| !is_apart(place));
                sides.for_each(|place| place.1 = Side::Any);
            }
            (Some(side), [org]) => self.sided = vec![(*org, side)],
            _ => {}
        }
    }

    /// Where a side tells no role, any party may be under a government.
    fn settle_stated(&mut self) {
        let (told, untold): (Vec<Side>, Vec<Side>) = std::mem::take(&mut self.stated)
            .into_iter()
            .partition(|side| !self.names_orgs() && self.tells_role(*side));
        self.stated = told;
        if !untold.is_empty() && self.under.is_empty() {
            self.under.push("state".to_owned());
        }
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
            || !self.stated.is_empty()
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
        let open = self.dated || self.order.is_open();
        if over && began != Some(true) && !self.already && open {
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
