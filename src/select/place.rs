//! Where a tie holds.

use super::{Selection, Side};
use crate::model::{Model, Party, Tie};

impl Selection {
    /// Whether a tie holds in one of the places asked for: by its `where`; without it, by where those are run from to whom its
    /// links lead, as a venture, a target or a customer; and where they lead to nobody, by any party.
    pub(super) fn is_held_in(&self, model: &Model, tie: &Tie) -> bool {
        self.places.is_empty() || self.places.iter().any(|side| holds(model, tie, side))
    }
}

fn holds(model: &Model, tie: &Tie, side: &Side) -> bool {
    if !tie.places().is_empty() {
        return tie.places().iter().any(|country| match side {
            Side::Country(wanted) => wanted == country,
            Side::Bloc(id) => {
                let mut blocs = model.blocs().iter();
                blocs.any(|bloc| bloc.id() == id && bloc.countries().contains(country))
            }
        });
    }
    let has = |role| move |party: &&Party| party.roles().has(role);
    let ends: Vec<&Party> = tie
        .shape()
        .links
        .iter()
        .filter(|rule| rule.directed)
        .filter(|rule| {
            let replaced = |role| tie.parties().iter().any(|party| has(role)(&party));
            !rule.unless.is_some_and(replaced)
        })
        .flat_map(|rule| tie.parties().iter().filter(has(rule.to)))
        .collect();
    let is_from = |party: &Party| side.has(model, model.org(party.org()));
    if ends.is_empty() {
        tie.parties().iter().any(is_from)
    } else {
        ends.into_iter().any(is_from)
    }
}
