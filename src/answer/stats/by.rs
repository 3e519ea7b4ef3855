//! What figures are broken down by.

use std::str::FromStr;

/// What the figures are broken down by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum By {
    /// The kind of tie.
    Kind,
    /// Its family.
    Family,
    /// The blocs that its links join.
    Bloc,
    /// The year in which it began.
    Year,
    /// Where it stands on a day.
    Status,
    /// How well it is borne out.
    Standing,
    /// The organisation: how many others it is linked with.
    Degree,
    /// The organisation: how much it stands between blocs.
    Broker,
    /// The part of the graph that hangs together.
    Component,
    /// The purpose and currency of an amount.
    Amount,
}

impl By {
    /// All of them, in the order of the overview.
    pub const ALL: [By; 10] = [
        By::Kind,
        By::Family,
        By::Bloc,
        By::Year,
        By::Status,
        By::Standing,
        By::Degree,
        By::Broker,
        By::Component,
        By::Amount,
    ];

    /// The word by which it is asked for.
    pub const fn name(self) -> &'static str {
        match self {
            By::Kind => "kind",
            By::Family => "family",
            By::Bloc => "bloc",
            By::Year => "year",
            By::Status => "status",
            By::Standing => "standing",
            By::Degree => "degree",
            By::Broker => "broker",
            By::Component => "component",
            By::Amount => "amount",
        }
    }

    /// What it tells, in a line.
    pub const fn meaning(self) -> &'static str {
        match self {
            By::Kind => "ties by kind",
            By::Family => "ties by the family of their kind",
            By::Bloc => {
                "ties by the pairs of blocs that they join; one of many parties may count in several"
            }
            By::Year => "ties by the year in which they began, as uncertain as their dates are",
            By::Status => "ties by where they stand on the day",
            By::Standing => "ties by how well they are borne out",
            By::Degree => "organisations by the number of others that they are linked with",
            By::Broker => {
                "organisations by how much they stand between those of different blocs (betweenness)"
            }
            By::Component => "the parts of the graph that hang together, the largest first",
            By::Amount => "amounts added up by purpose and currency",
        }
    }

    /// Whether its rows are organisations, each by its id.
    pub const fn lists_orgs(self) -> bool {
        matches!(self, By::Degree | By::Broker)
    }

    /// How many rows the overview has of it.
    pub(super) const fn few(self) -> usize {
        match self {
            By::Kind | By::Family | By::Status | By::Standing => usize::MAX,
            By::Year | By::Amount => 10,
            By::Bloc => 7,
            By::Degree | By::Broker => 5,
            By::Component => 3,
        }
    }

    /// What its last column tells.
    pub(super) const fn more(self) -> Option<&'static str> {
        match self {
            By::Broker => Some("betweenness"),
            By::Component => Some("organisations"),
            By::Amount => Some("total"),
            _ => None,
        }
    }
}

/// The name of nothing that figures are broken down by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("figures are not broken down by `{0}`")]
pub struct UnknownBy(String);

impl FromStr for By {
    type Err = UnknownBy;

    fn from_str(name: &str) -> Result<Self, UnknownBy> {
        let found = By::ALL.into_iter().find(|by| by.name() == name);
        found.ok_or_else(|| UnknownBy(name.to_owned()))
    }
}
