//! What the places of a question are to what it asks for: where ties hold, a side of them, or where those are from who are listed.

use super::command::Line;
use super::question::{Ask, Place, Question, Unfit};
use super::sides::Side;
use super::unfit::unfit;
use crate::graph::Graph;
use crate::model::{Bloc, OrgKey};

impl Question {
    /// In a list of organisations, those in China are those from there; a partner in China may be one that is allied there.
    /// Who does something is from a place, and has a role.
    pub(super) fn settle_lists(&mut self) -> Result<(), Unfit> {
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

    /// A country into which one invests is where the investment holds, and not another party.
    fn settle_lands(&mut self) -> Result<(), Unfit> {
        let is_land = |place: &(Place, Side)| matches!(place.1, Side::Into | Side::Land);
        let mut kinds = self.kinds.iter();
        let invested = !self.kinds.is_empty() && kinds.all(|kind| kind.name() == "investment");
        // `中美投资` is between the two.
        let is_led = |place: &(Place, Side)| place.1 == Side::Own;
        let held = invested && self.places.iter().any(is_in);
        let led = self.places.iter().any(is_led) || !self.between.is_empty();
        let lands = |side: Side| self.places.iter().any(|place| place.1 == side);
        if held && self.places.iter().any(is_land) || led && lands(Side::Land) {
            return Err(Unfit {
                message: "it can't be told whose place is which".to_owned(),
                help: "say who did it and where, as in `US investments in China`".to_owned(),
                weak: true,
            });
        }
        for place in self.places.iter_mut().filter(|place| is_land(place)) {
            place.1 = match place.1 {
                _ if invested => Side::In,
                Side::Into => Side::To,
                side => side,
            };
        }
        Ok(())
    }

    /// Two places are the two sides of a tie, unless either will do.
    pub(super) fn settle_places(&mut self, graph: &Graph) -> Result<(), Unfit> {
        self.settle_lands()?;
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

    pub(super) fn push_places(&self, graph: &Graph, line: &mut Line) {
        for (place, side) in &self.places {
            match place {
                place if *side == Side::In => line.flag("where", place.word()),
                _ if *side != Side::Any && *side != Side::Home => {}
                Place::Country(country) if self.names_orgs() || *side == Side::Home => {
                    line.flag("hq", country.code());
                }
                Place::Country(country) => line.flag("country", country.code()),
                // Ties with a bloc have others' organisations too.
                Place::Bloc(id) if self.names_orgs() || *side == Side::Home => {
                    let blocs = graph.model().blocs().iter();
                    let countries = blocs
                        .filter(|bloc| bloc.id() == id)
                        .flat_map(Bloc::countries);
                    countries.for_each(|country| line.flag("hq", country.code()));
                }
                Place::Bloc(id) => line.flag("bloc", id),
            }
        }
        if !self.between.is_empty() {
            let side = |place: &Place| match place {
                // A bloc of that one country, if there is one: the graph's own word for it.
                Place::Country(country) => graph
                    .model()
                    .blocs()
                    .iter()
                    .find(|bloc| bloc.countries() == [*country])
                    .map_or_else(|| country.code().to_owned(), |bloc| bloc.id().to_owned()),
                Place::Bloc(id) => id.clone(),
            };
            let sides: Vec<String> = self.between.iter().map(side).collect();
            line.flag("between", &sides.join(","));
        }
    }
}

/// Whether it is no side of ties: where they hold, or where those are from who are listed.
pub(super) fn is_apart((_, side): &(Place, Side)) -> bool {
    matches!(side, Side::In | Side::Home)
}

/// Whether it is where ties hold.
pub(super) fn is_in((_, side): &(Place, Side)) -> bool {
    *side == Side::In
}

/// Whether an organisation is run from a place.
pub(super) fn is_from(graph: &Graph, org: OrgKey, place: &Place) -> bool {
    place.has(graph.model(), graph.model().org(org))
}
