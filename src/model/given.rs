//! Statements: the values that a source gives, each comparable with what the record keeps.

use super::Model;
use super::country::Country;
use super::date::Date;
use super::identifier::Scheme;
use super::key::{OrgKey, Record, TieKey, TopicKey};
use super::kind::Kind;
use super::language::Language;
use super::money::Money;
use super::name::fold;
use super::org_kind::OrgKind;
use super::stake::Stake;
use super::tie::{Contribution, Roles, Through};
use super::words::{DateKey, OrgDateKey, Purpose};

/// One value that a source states of a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// A tie's kind.
    Kind(Kind),
    /// A date of a tie or event.
    Date(DateKey, Date),
    /// An amount of a tie.
    Amount(Purpose, Box<Money>),
    /// Something about a party of a tie.
    Party(OrgKey, GivenParty),
    /// A country where a tie holds.
    Place(Country),
    /// A product of a tie.
    Product(Box<str>),
    /// A topic of a tie or event.
    Topic(TopicKey),
    /// The tie that a tie is a part of; `None` for none.
    PartOf(Option<TieKey>),
    /// An earlier step of a tie.
    Follows(TieKey),
    /// What an event concerns.
    About(Record),
    /// The name of an organisation, with its language where that is told.
    Name(Option<Box<Language>>, Box<str>),
    /// What an organisation is.
    OrgKind(OrgKind),
    /// Where an organisation is run from.
    Headquarters(Country),
    /// Under whose law an organisation is set up.
    Incorporated(Country),
    /// An identifier of an organisation.
    Identifier(Scheme, Box<str>),
    /// A date of an organisation.
    OrgDate(OrgDateKey, Date),
    /// What an organisation is a part of; `None` for nothing.
    OrgPartOf(Option<OrgKey>),
}

/// One value that a source states of a party.
#[derive(Clone, Debug, PartialEq)]
pub enum GivenParty {
    /// Its roles.
    Roles(Roles),
    /// What it holds once the tie is done.
    Stake(Box<Stake>),
    /// What it held before.
    Was(Box<Stake>),
    /// Whether it has control.
    Controls(bool),
    /// What it contributes.
    Puts(Box<Contribution>),
    /// The subsidiary that acts for it.
    Through(Box<Through>),
    /// Since when it is a party.
    From(Date),
    /// Until when it is a party.
    Until(Date),
}

/// How a given value stands to the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The record keeps the same, as precisely as the source tells.
    Agrees,
    /// The record keeps another value, or none.
    Differs {
        /// What the record keeps, as text.
        kept: Option<String>,
    },
}

fn check(agrees: bool, kept: impl FnOnce() -> Option<String>) -> Agreement {
    if agrees {
        Agreement::Agrees
    } else {
        Agreement::Differs { kept: kept() }
    }
}

fn joined<T>(values: impl IntoIterator<Item = T>, show: impl Fn(T) -> String) -> Option<String> {
    let texts: Vec<String> = values.into_iter().map(show).collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

fn same_stake(given: &Stake, kept: Option<&Stake>) -> Agreement {
    check(kept.is_some_and(|kept| given.agrees_with(*kept)), || {
        kept.copied().map(Stake::label)
    })
}

impl Given {
    /// The keys from the record to the field, as they are written: `parties`, `cisco`, `stake`.
    pub fn path(&self, model: &Model) -> Vec<String> {
        let path: Vec<&str> = match self {
            Given::Kind(_) | Given::OrgKind(_) => vec!["kind"],
            Given::Date(key, _) => vec!["dates", key.name()],
            Given::OrgDate(key, _) => vec!["dates", key.name()],
            Given::Amount(purpose, _) => vec!["amounts", purpose.name()],
            Given::Party(org, given) => vec!["parties", model.org(*org).id(), given.field()],
            Given::Place(_) => vec!["where"],
            Given::Product(_) => vec!["products"],
            Given::Topic(_) => vec!["topics"],
            Given::PartOf(_) | Given::OrgPartOf(_) => vec!["part_of"],
            Given::Follows(_) => vec!["follows"],
            Given::About(_) => vec!["about"],
            Given::Name(Some(language), _) => vec!["names", language.as_str()],
            Given::Name(None, _) => vec!["name"],
            Given::Headquarters(_) => vec!["hq"],
            Given::Incorporated(_) => vec!["incorporated"],
            Given::Identifier(scheme, _) => vec!["ids", scheme.name()],
        };
        path.into_iter().map(str::to_owned).collect()
    }

    /// The value as text.
    pub fn text(&self, model: &Model) -> String {
        match self {
            Given::Kind(kind) => kind.to_string(),
            Given::Date(_, date) | Given::OrgDate(_, date) => date.to_string(),
            Given::Amount(_, money) => money.to_string(),
            Given::Party(_, given) => given.text(model),
            Given::Place(country) | Given::Headquarters(country) | Given::Incorporated(country) => {
                country.to_string()
            }
            Given::Product(text) | Given::Name(_, text) | Given::Identifier(_, text) => {
                text.to_string()
            }
            Given::Topic(topic) => model.topic(*topic).id().to_owned(),
            Given::PartOf(tie) => {
                tie.map_or_else(String::new, |tie| model.tie(tie).id().to_owned())
            }
            Given::Follows(tie) => model.tie(*tie).id().to_owned(),
            Given::About(record) => model.record_id(*record),
            Given::OrgKind(kind) => kind.to_string(),
            Given::OrgPartOf(org) => {
                org.map_or_else(String::new, |org| model.org(org).id().to_owned())
            }
        }
    }

    /// Compares the value with what a record keeps. Costs a pass over the record's values of that kind.
    ///
    /// A date agrees when the record's lies within the source's; amounts and stakes agree at the precision that the
    /// source prints; `observed` contradicts nothing; a list agrees when the record's holds what the source names.
    pub fn agreement(&self, model: &Model, record: Record) -> Agreement {
        match record {
            Record::Tie(key) => self.agreement_with_tie(model, key),
            Record::Org(key) => self.agreement_with_org(model, key),
            Record::Event(key) => self.agreement_with_event(model, key),
            Record::Graph | Record::Source(_) => Agreement::Agrees,
        }
    }

    fn agreement_with_tie(&self, model: &Model, key: TieKey) -> Agreement {
        let tie = model.tie(key);
        match self {
            Given::Date(DateKey::Observed, _) => Agreement::Agrees,
            Given::Date(key, date) => agreement_of_date(*key, *date, model.dates_of(tie)),
            Given::Amount(purpose, money) => {
                let mut kept = tie
                    .amounts()
                    .iter()
                    .filter(|(kept, _)| kept == purpose)
                    .map(|(_, money)| money);
                check(kept.clone().any(|kept| money.agrees_with(*kept)), || {
                    kept.next().map(Money::to_string)
                })
            }
            Given::Party(org, given) => match tie.party(*org) {
                Some(party) => given.agreement(model, party),
                None => Agreement::Differs { kept: None },
            },
            Given::Kind(kind) => check(tie.kind() == *kind, || Some(tie.kind().to_string())),
            Given::Place(country) => check(tie.places().contains(country), || {
                joined(tie.places(), Country::to_string)
            }),
            Given::Product(product) => {
                let key = fold(product);
                check(tie.products().iter().any(|kept| fold(kept) == key), || {
                    joined(tie.products(), ToString::to_string)
                })
            }
            Given::Topic(topic) => {
                let topics = model.topics_of(tie);
                check(topics.contains(topic), || {
                    joined(topics, |&topic| model.topic(topic).id().to_owned())
                })
            }
            Given::PartOf(whole) => check(tie.part_of() == *whole, || {
                tie.part_of().map(|whole| model.tie(whole).id().to_owned())
            }),
            Given::Follows(earlier) => check(tie.follows().contains(earlier), || {
                joined(tie.follows(), |&tie| model.tie(tie).id().to_owned())
            }),
            _ => Agreement::Agrees,
        }
    }

    fn agreement_with_org(&self, model: &Model, key: OrgKey) -> Agreement {
        let org = model.org(key);
        match self {
            Given::Name(language, name) => {
                let key = fold(name);
                let mut names = org.names().iter().map(|(_, name)| name).chain([org.name()]);
                check(names.any(|kept| fold(kept) == key), || {
                    let same = |(kept, name): (&Language, &str)| {
                        (Some(kept) == language.as_deref()).then(|| name.to_owned())
                    };
                    joined(org.names().iter().filter_map(same), |name| name)
                        .or_else(|| Some(org.name().to_owned()))
                })
            }
            Given::OrgKind(kind) => check(org.kind() == *kind, || Some(org.kind().to_string())),
            Given::Headquarters(country) => check(org.hq() == Some(*country), || {
                org.hq().as_ref().map(Country::to_string)
            }),
            Given::Incorporated(country) => check(org.incorporated() == Some(*country), || {
                org.incorporated().as_ref().map(Country::to_string)
            }),
            Given::Identifier(scheme, id) => {
                let kept = org
                    .ids()
                    .find(|(kept, _)| kept.name() == scheme.name())
                    .map(|(_, kept)| kept);
                check(kept == Some(id), || kept.map(str::to_owned))
            }
            Given::OrgDate(key, date) => agreement_of_date(*key, *date, org.dates()),
            Given::OrgPartOf(whole) => check(org.part_of() == *whole, || {
                org.part_of().map(|whole| model.org(whole).id().to_owned())
            }),
            _ => Agreement::Agrees,
        }
    }

    fn agreement_with_event(&self, model: &Model, key: super::EventKey) -> Agreement {
        let event = model.event(key);
        match self {
            Given::Date(DateKey::Observed, _) => Agreement::Agrees,
            Given::Date(key, date) => agreement_of_date(*key, *date, event.dates()),
            Given::Topic(topic) => check(event.topics().contains(topic), || {
                joined(event.topics(), |&topic| model.topic(topic).id().to_owned())
            }),
            Given::About(record) => check(event.about().contains(record), || {
                joined(event.about(), |&record| model.record_id(record))
            }),
            _ => Agreement::Agrees,
        }
    }
}

fn agreement_of_date<K: PartialEq + Copy>(key: K, given: Date, kept: &[(K, Date)]) -> Agreement {
    let mut kept = kept
        .iter()
        .filter(|(kept, _)| *kept == key)
        .map(|(_, date)| date);
    check(kept.clone().any(|kept| kept.within(given)), || {
        kept.next().map(Date::to_string)
    })
}

impl GivenParty {
    /// The fields of a party that a source may give.
    pub(crate) const FIELDS: &[&str] = &[
        "role", "stake", "was", "controls", "puts", "through", "from", "until",
    ];

    fn field(&self) -> &'static str {
        match self {
            GivenParty::Roles(_) => "role",
            GivenParty::Stake(_) => "stake",
            GivenParty::Was(_) => "was",
            GivenParty::Controls(_) => "controls",
            GivenParty::Puts(_) => "puts",
            GivenParty::Through(_) => "through",
            GivenParty::From(_) => "from",
            GivenParty::Until(_) => "until",
        }
    }

    fn text(&self, model: &Model) -> String {
        match self {
            GivenParty::Roles(roles) => {
                joined(roles.iter(), |role| role.to_string()).unwrap_or_default()
            }
            GivenParty::Stake(stake) | GivenParty::Was(stake) => stake.label(),
            GivenParty::Controls(controls) => controls.to_string(),
            GivenParty::Puts(puts) => puts.text(),
            GivenParty::Through(through) => through.text(model),
            GivenParty::From(date) | GivenParty::Until(date) => date.to_string(),
        }
    }

    fn agreement(&self, model: &Model, party: &super::Party) -> Agreement {
        let same_date = |given: &Date, kept: Option<Date>| {
            check(kept.is_some_and(|kept| kept.within(*given)), || {
                kept.as_ref().map(Date::to_string)
            })
        };
        match self {
            GivenParty::Roles(roles) => {
                check(roles.iter().all(|role| party.roles().has(role)), || {
                    joined(party.roles().iter(), |role| role.to_string())
                })
            }
            GivenParty::Stake(given) => same_stake(given, party.stake()),
            GivenParty::Was(given) => same_stake(given, party.was()),
            GivenParty::Controls(given) => check(party.controls() == Some(*given), || {
                party.controls().as_ref().map(bool::to_string)
            }),
            GivenParty::Puts(given) => {
                let agrees = match (&**given, party.puts()) {
                    (Contribution::Money(given), Some(Contribution::Money(kept))) => {
                        given.agrees_with(*kept)
                    }
                    (given, kept) => kept == Some(given),
                };
                check(agrees, || party.puts().map(Contribution::text))
            }
            GivenParty::Through(given) => check(party.through() == Some(given), || {
                party.through().map(|through| through.text(model))
            }),
            GivenParty::From(given) => same_date(given, party.from()),
            GivenParty::Until(given) => same_date(given, party.until()),
        }
    }
}

impl Contribution {
    /// The contribution as text.
    pub fn text(&self) -> String {
        match self {
            Contribution::Money(money) => money.to_string(),
            Contribution::Text(text) => text.to_string(),
        }
    }
}

impl Through {
    /// The subsidiary as text: the name of the organisation, or the name itself.
    pub fn text(&self, model: &Model) -> String {
        match self {
            Through::Org(org) => model.org(*org).name().to_owned(),
            Through::Text(text) => text.to_string(),
        }
    }
}
