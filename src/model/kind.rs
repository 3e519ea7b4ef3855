//! The table of kinds of tie: one row says all that the program knows of a kind.

mod table;

use std::fmt;

use self::table::TABLE;
use super::Tie;
use super::words::{Family, Lang, Role, UnknownWord};

/// How many parties of a role a kind takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleCount {
    /// The role.
    pub role: Role,
    /// At least so many.
    pub min: usize,
    /// At most so many, if there is a limit.
    pub max: Option<usize>,
}

/// A binary edge that ties of a kind project onto the parties of two roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkRule {
    /// The role at the tail.
    pub from: Role,
    /// The role at the head; with `from` itself, every pair once.
    pub to: Role,
    /// Whether the link has a direction.
    pub directed: bool,
    /// Whether the link is a holding whatever the kind's family is: a partner's share in the venture.
    pub holding: bool,
    /// Projected only where no party has this role.
    pub unless: Option<Role>,
}

impl LinkRule {
    /// Whether a tie makes no such link, as a party has the role that takes its place.
    pub fn is_replaced(&self, tie: &Tie) -> bool {
        let has = |role| tie.parties().iter().any(|party| party.roles().has(role));
        self.unless.is_some_and(has)
    }
}

/// One way to fill a kind with parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The roles that it takes.
    pub roles: &'static [RoleCount],
    /// The links that it makes.
    pub links: &'static [LinkRule],
}

/// When a tie starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// With `announced` or `signed` already.
    Agreed,
    /// Only with `closed` or `from`.
    Closed,
    /// As `Closed` where there is a vehicle, else as `Agreed`.
    ClosedWithVehicle,
}

/// The word for something in each language of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labels {
    /// English.
    pub en: &'static str,
    /// Korean.
    pub ko: &'static str,
    /// Chinese, simplified.
    pub zh: &'static str,
}

impl Labels {
    /// The word in a language.
    pub const fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Ko => self.ko,
            Lang::Zh => self.zh,
        }
    }
}

/// A row of the table of kinds.
#[derive(Debug)]
pub struct KindRow {
    /// The word in the format.
    pub name: &'static str,
    /// The word in a picture or an answer.
    pub labels: Labels,
    /// The family.
    pub family: Family,
    /// The ways to fill it, the usual one first.
    pub shapes: &'static [Shape],
    /// When it starts.
    pub start: Start,
    /// Whether a place (`where`) may stand for the missing role.
    pub place_for: Option<Role>,
    /// What it means, in a line.
    pub meaning: &'static str,
}

/// A kind of tie: a row of [`Kind::table`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Kind(u8);

impl Kind {
    /// All rows, in the order of the format's table.
    pub const fn table() -> &'static [KindRow] {
        TABLE
    }

    /// All kinds, in the order of the table.
    pub fn all() -> impl Iterator<Item = Kind> {
        (0..).map(Kind).take(TABLE.len())
    }

    /// The row that says all of it.
    pub fn row(self) -> &'static KindRow {
        &TABLE[usize::from(self.0)]
    }

    /// The word in the format.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The family.
    pub fn family(self) -> Family {
        self.row().family
    }
}

impl KindRow {
    /// Whether ties of this kind may have parties of the role; `authority` may stand in any.
    pub fn takes(&self, role: Role) -> bool {
        role == Role::Authority || self.shapes.iter().any(|shape| shape.takes(role))
    }
}

impl Shape {
    /// Whether the role is one of this shape's.
    pub fn takes(&self, role: Role) -> bool {
        self.roles.iter().any(|count| count.role == role)
    }
}

impl std::str::FromStr for Kind {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Kind::all()
            .find(|kind| kind.name() == word)
            .ok_or(UnknownWord)
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Kind({})", self.name())
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_joins_roles_of_its_own_shape() {
        for row in Kind::table() {
            for shape in row.shapes {
                for link in shape.links {
                    assert!(
                        shape.takes(link.from) && shape.takes(link.to),
                        "{}",
                        row.name
                    );
                }
            }
        }
    }

    #[test]
    fn names_are_unique_and_read_back() {
        for kind in Kind::all() {
            assert_eq!(kind.name().parse(), Ok(kind));
        }
    }
}
