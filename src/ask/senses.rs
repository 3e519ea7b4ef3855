//! What a settled question may still mean, where its words leave open how the ties stand, whose place it is, or what a time is of.

use super::places::is_in;
use super::question::{Ask, Question, Unfit};
use super::settle::EVENTS;
use super::sides::{SALES, Side};
use super::unfit::unfit;
use crate::graph::Graph;
use crate::model::{Date, Kind};

impl Question {
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
        let named = !(self.kinds.is_empty() && self.families.is_empty());
        let lasting = self.failed && named && (self.kinds.is_empty() || !sales);
        let apart = self.apart && (self.kinds.is_empty() || !sales) || lasting;
        // Deals close once; what is founded closes when it is founded and when it is shut down.
        let founded = |kind: &Kind| !EVENTS.contains(&kind.name()) && !SALES.contains(&kind.name());
        let founded = !self.families.is_empty() || self.kinds.iter().any(founded);
        let closed = self.closed && founded && self.steps.contains(&"closed");
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
        vary(closed, &|question| {
            let steps = question.steps.iter_mut();
            steps
                .filter(|step| **step == "closed")
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

    /// The commands that it means once it is settled: one, or two where what began in a stretch of time may be meant (`true`)
    /// or what was so then.
    pub(super) fn in_time(
        &self,
        graph: &Graph,
        began: Option<bool>,
    ) -> Result<Vec<Vec<String>>, Unfit> {
        let mut question = self.clone();
        let Some((first, last)) = question.within.clone() else {
            return Ok(vec![question.words(graph)]);
        };
        // `Were there in 2015` leaves it open, but hardly anything is asked to have begun on a day.
        let is_day = first.parse::<Date>().is_ok_and(|date| date.day().is_some());
        let stands = !question.statuses.is_empty() && question.statuses.iter().ne([&"not-dropped"]);
        let began = began.filter(|_| is_day || stands || !question.there || began == Some(true));
        let date = &first;
        let mut readings = Vec::new();
        if began == Some(false) && first != last {
            return unfit(
                "no command asks for what was so all through a part of a year or month",
                format!("ask for a day, as `as of {last}`"),
            );
        }
        if began != Some(true) && first == last {
            let mut reading = question.clone();
            reading.as_of = Some(date.clone());
            readings.push(reading.words(graph));
        }
        // `Suspended in 2020` is what was so then, or what came to be so.
        let halted = question.statuses.iter().eq([&"suspended"]) && !question.stood;
        if began == Some(false) && halted {
            question.steps = question.statuses.iter().copied().collect();
            question.statuses.clear();
        }
        if began != Some(false) || halted {
            question.since = Some(first);
            question.until = Some(last);
            readings.push(question.words(graph));
        }
        Ok(readings)
    }
}
