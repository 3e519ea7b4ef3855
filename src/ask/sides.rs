//! On which side of a tie those are whom a question names: who buys, and who is bought.
//!
//! A row says how the words put it, and the kind of tie tells which roles that means:
//!
//! | side | written | means |
//! | --- | --- | --- |
//! | `subject`, `object` | `did X buy`, `who bought X` | who does, to whom it is done |
//! | `seller`, `buyer` | `what did X sell`, `sold to X` | who gives a holding away, who takes it |
//! | `by`, `to` | `supplies by X`, `licences to X` | the same of nouns, where it is a deed |
//! | `into` | `미국의 중국 투자` | as `in` of an investment, else as `to` |
//! | `land` | `중국 투자` | the same of nouns of deeds that are called after either side, else none |
//! | `agent` | `acquisitions by X`, `blocked by X` | as `by`, but who stopped it behind a word for that |
//! | `from` | `acquisitions from X` | the seller, else who does |
//! | `own` | `X's acquisitions` | who does, where the noun is a deed of one side alone |
//! | `of` | `acquisitions of X` | who is bought, else as `own` |
//! | `bare` | `미국 기업 인수` | who is bought, or invested in |
//! | `authority` | `reviewed by X` | whose leave is needed |
//! | `either` | `merged with X` | either, whatever the words around it say |
//! | `in` | `in China` | none: where the ties hold |
//! | `where` | `pledged to invest in China` | none: where the ties hold of those who are listed |
//! | `home` | `Chinese firm with most ties` | none: where those are from who are listed |

use super::question::{Ask, Place, Question};
use crate::model::{Kind, OrgKey, Role};

/// A side, as in the table above; [`Side::Any`] where the words tell of none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Side {
    Any,
    Subject,
    Object,
    Seller,
    Buyer,
    By,
    To,
    Into,
    Land,
    From,
    Own,
    Of,
    Bare,
    Authority,
    Either,
    In,
    Where,
    Home,
}

impl Side {
    /// The side that a row calls so.
    pub(super) fn named(word: &str) -> Option<Self> {
        Some(match word {
            "" => Side::Any,
            "subject" => Side::Subject,
            "object" => Side::Object,
            "seller" => Side::Seller,
            "buyer" => Side::Buyer,
            "by" | "agent" => Side::By,
            "to" => Side::To,
            "into" => Side::Into,
            "land" => Side::Land,
            "from" => Side::From,
            "own" => Side::Own,
            "of" => Side::Of,
            "bare" => Side::Bare,
            "authority" => Side::Authority,
            "either" => Side::Either,
            "in" => Side::In,
            "where" => Side::Where,
            "home" => Side::Home,
            _ => return None,
        })
    }
}

/// Kinds of tie in which one side does something to another.
const DEEDS: [&str; 9] = [
    "acquisition",
    "investment",
    "divestment",
    "supply",
    "licence",
    "commitment",
    "disclosure",
    "regulation",
    "membership",
];

/// Of these, those that are called after who does it alone: an organisation's supplies may be what it gets.
pub(super) const OWN: [&str; 6] = [
    "acquisition",
    "investment",
    "divestment",
    "commitment",
    "disclosure",
    "membership",
];

/// Kinds by which a holding may be sold.
pub(super) const SALES: [&str; 3] = ["acquisition", "divestment", "investment"];

/// The roles that a side has in ties of a kind; `None` where the words tell of none.
fn roles_in(kind: Kind, side: Side) -> Option<Vec<Role>> {
    let shapes = kind.row().shapes.iter();
    // The first link of a kind is the deed itself.
    let arrows = shapes.clone().filter_map(|shape| shape.links.first());
    let from = || Some(arrows.clone().map(|arrow| arrow.from).collect());
    let to = || Some(arrows.clone().map(|arrow| arrow.to).collect());
    let kept = |wanted: &[Role]| {
        let roles = shapes.clone().flat_map(|shape| shape.roles);
        let roles: Vec<Role> = roles
            .map(|rule| rule.role)
            .filter(|role| wanted.contains(role))
            .collect();
        (!roles.is_empty()).then_some(roles)
    };
    let name = kind.name();
    let sold = SALES.contains(&name);
    match side {
        Side::Subject => from(),
        Side::Object => to(),
        Side::Seller => kept(&[Role::Seller]),
        Side::Buyer => kept(&[Role::Acquirer, Role::Buyer, Role::Investor]),
        // An investment from somebody is one that it makes.
        Side::From if sold && name != "investment" => kept(&[Role::Seller]),
        // Those who merge, and neither who sells nor who has to allow it.
        Side::Either => Some(
            arrows
                .clone()
                .flat_map(|arrow| [arrow.from, arrow.to])
                .collect(),
        ),
        Side::By if name == "distribution" => to(),
        Side::Of if name == "divestment" => Some(
            arrows
                .clone()
                .flat_map(|arrow| [arrow.from, arrow.to])
                .collect(),
        ),
        Side::By | Side::From if DEEDS.contains(&name) => from(),
        Side::To | Side::Into if DEEDS.contains(&name) => to(),
        Side::Of if name == "acquisition" => to(),
        Side::Bare | Side::Land if ["acquisition", "investment"].contains(&name) => to(),
        Side::Own | Side::Of if OWN.contains(&name) => from(),
        _ => None,
    }
}

impl Question {
    /// The roles of a side in the kinds of tie that are asked for; none where any will do.
    pub(super) fn roles(&self, side: Side) -> Vec<Role> {
        // It may be asked in every kind of tie.
        if side == Side::Authority {
            return vec![Role::Authority];
        }
        let each: Vec<Option<Vec<Role>>> = self
            .kinds
            .iter()
            .map(|&kind| roles_in(kind, side))
            .collect();
        // `Alliances and acquisitions of X` are those of X, whichever side it is on.
        let mixed = side == Side::Of && each.iter().any(Option::is_none);
        if mixed || each.iter().all(Option::is_none) {
            return Vec::new();
        }
        // In the other kinds any role will do.
        let any = |kind: Kind| {
            let shapes = kind.row().shapes.iter();
            shapes
                .flat_map(|shape| shape.roles)
                .map(|rule| rule.role)
                .collect()
        };
        let kinds = self.kinds.iter().zip(each);
        let mut roles: Vec<Role> = kinds
            .flat_map(|(&kind, roles)| roles.unwrap_or_else(|| any(kind)))
            .collect();
        roles.sort_unstable();
        roles.dedup();
        roles
    }

    /// What each side has to be: an organisation, or a place by its word, with its roles, of which one is enough. Nobody is
    /// named where it is the organisation that `--org` asks for, or whoever it is.
    pub(super) fn parts(
        &self,
        id: impl Fn(OrgKey) -> String,
        word: impl Fn(&Place) -> String,
    ) -> Vec<(Option<String>, Vec<Role>)> {
        let alone = self.orgs.len() == 1 && !self.names_parties();
        let who = |org: OrgKey| (!alone).then(|| id(org));
        let orgs = self.sided.iter().map(|(org, side)| (who(*org), *side));
        let places = self.places.iter().map(|(place, side)| {
            let is_under = self.stated.contains(side);
            let under = if is_under { "+state" } else { "" };
            (Some(word(place) + under), side_of_place(*side))
        });
        let anywhere = self.stated.iter().filter(|side| !self.has_place(**side));
        let anywhere = anywhere.map(|side| (Some("state".to_owned()), side_of_place(*side)));
        let mut parts: Vec<(Option<String>, Vec<Role>)> = orgs
            .chain(places)
            .chain(anywhere)
            .map(|(who, side)| (who, self.roles(side)))
            .collect();
        parts.extend(self.unnamed.map(|role| (None, vec![role])));
        parts.retain(|(_, roles)| !roles.is_empty());
        parts
    }

    /// Whether those under a government are those from a place too.
    pub(super) fn joins_state_and_place(&self) -> bool {
        self.stated.iter().any(|side| self.has_place(*side))
    }

    fn has_place(&self, side: Side) -> bool {
        self.places.iter().any(|(_, known)| *known == side)
    }

    /// Whether the organisations are named with their roles, as the command speaks of others too.
    pub(super) fn names_parties(&self) -> bool {
        self.unnamed.is_some() || self.ask == Ask::Partners
    }

    /// Whether a side says which role somebody from a place has.
    pub(super) fn tells_role(&self, side: Side) -> bool {
        !self.roles(side_of_place(side)).is_empty()
    }
}

/// What comes from a place comes by somebody there.
fn side_of_place(side: Side) -> Side {
    if side == Side::From { Side::By } else { side }
}

impl Place {
    /// Its word in a command line.
    pub(super) fn word(&self) -> &str {
        match self {
            Place::Country(country) => country.code(),
            Place::Bloc(id) => id,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::settle::{EVENTS, PROMISES};

    /// Kinds with a direction that both sides are said to have: nobody does them to the other.
    const STATES: [&str; 6] = [
        "distribution",
        "joint-venture",
        "technology-partnership",
        "ownership",
        "control",
        "succession",
    ];

    #[test]
    fn every_kind_that_is_named_here_is_one() {
        let named = [&DEEDS[..], &OWN, &SALES, &EVENTS, &PROMISES, &STATES].concat();
        for name in named {
            assert!(name.parse::<Kind>().is_ok(), "{name}");
        }
        for name in OWN.iter().chain(&SALES) {
            assert!(DEEDS.contains(name), "{name}");
        }
    }

    #[test]
    fn every_kind_with_a_direction_is_a_deed_or_a_state() {
        for kind in Kind::all() {
            let mut shapes = kind.row().shapes.iter();
            let mut directed = shapes.clone().filter_map(|shape| shape.links.first());
            let listed = DEEDS.contains(&kind.name()) != STATES.contains(&kind.name());
            let is_directed = directed.any(|link| link.directed);
            assert!(listed || !is_directed, "{}", kind.name());
            // A sale has a seller.
            let sold = shapes.any(|shape| shape.roles.iter().any(|rule| rule.role == Role::Seller));
            assert_eq!(sold, SALES.contains(&kind.name()), "{}", kind.name());
        }
    }
}
