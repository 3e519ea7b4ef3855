//! Ties and their parties.

use smallvec::SmallVec;

use super::certainty::Certainty;
use super::country::Country;
use super::date::Date;
use super::day::Day;
use super::key::{EvidenceKey, OrgKey, Origin, TieKey, TopicKey};
use super::kind::{Kind, Shape};
use super::money::Money;
use super::org::{Names, Opened};
use super::stake::Stake;
use super::text::Text;
use super::words::{DateKey, Purpose, Role, Standing};

/// Dates by key. One stands in place, as most ties have one; that and [`Topics`] spare two small allocations a tie.
pub(super) type Dates = SmallVec<[(DateKey, Date); 1]>;

/// Topics, of which four stand in place.
pub(super) type Topics = SmallVec<[TopicKey; 4]>;

/// A dated, evidenced relation between parties.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    pub(super) key: TieKey,
    pub(super) id: Text,
    pub(super) kind: Kind,
    pub(super) standing: Standing,
    pub(super) contested: bool,
    pub(super) title: Option<Text>,
    pub(super) parties: Box<[Party]>,
    pub(super) dates: Dates,
    pub(super) amounts: Box<[(Purpose, Money)]>,
    pub(super) topics: Topics,
    pub(super) part_of: Option<TieKey>,
    pub(super) details: Option<Box<TieDetails>>,
    pub(super) evidence: Box<[EvidenceKey]>,
    pub(super) origin: Opened,
}

/// What most ties don't have.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TieDetails {
    pub(super) titles: Names,
    pub(super) places: Box<[Country]>,
    pub(super) products: Box<[Box<str>]>,
    pub(super) follows: Box<[TieKey]>,
    pub(super) note: Option<Text>,
}

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Roles(u32);

impl Roles {
    /// The set with a role added.
    #[must_use]
    pub fn with(self, role: Role) -> Self {
        Roles(self.0 | 1 << role as u32)
    }

    /// Whether the role is in the set.
    pub fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u32) != 0
    }

    /// The roles, in the order of their table.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let first = left.trailing_zeros();
            left &= left.wrapping_sub(1);
            Role::ALL.get(first as usize).copied()
        })
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// An organisation in a tie.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    pub(super) org: OrgKey,
    pub(super) roles: Roles,
    pub(super) stake: Option<Box<Stake>>,
    pub(super) details: Option<Box<PartyDetails>>,
}

/// What most parties don't have.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PartyDetails {
    pub(super) controls: Option<bool>,
    pub(super) was: Option<Stake>,
    pub(super) puts: Option<Contribution>,
    pub(super) through: Option<Through>,
    pub(super) from: Option<Date>,
    pub(super) until: Option<Date>,
    pub(super) note: Option<Text>,
}

/// What a party puts into a tie.
#[derive(Clone, Debug, PartialEq)]
pub enum Contribution {
    /// Money.
    Money(Money),
    /// Something else, in words.
    Text(Box<str>),
}

/// The subsidiary through which a party acts.
#[derive(Clone, Debug, PartialEq)]
pub enum Through {
    /// A declared organisation.
    Org(OrgKey),
    /// A name.
    Text(Box<str>),
}

impl Party {
    /// The organisation.
    pub fn org(&self) -> OrgKey {
        self.org
    }

    /// Its roles in the tie.
    pub fn roles(&self) -> Roles {
        self.roles
    }

    /// Whether it has control; `None` where nothing is said.
    pub fn controls(&self) -> Option<bool> {
        self.details.as_deref()?.controls
    }

    /// What it holds once the tie is done.
    pub fn stake(&self) -> Option<&Stake> {
        self.stake.as_deref()
    }

    /// What it held before.
    pub fn was(&self) -> Option<&Stake> {
        self.details.as_deref()?.was.as_ref()
    }

    /// What it contributes.
    pub fn puts(&self) -> Option<&Contribution> {
        self.details.as_deref()?.puts.as_ref()
    }

    /// The subsidiary that acts for it.
    pub fn through(&self) -> Option<&Through> {
        self.details.as_deref()?.through.as_ref()
    }

    /// Since when it is a party, where later than the tie.
    pub fn from(&self) -> Option<Date> {
        self.details.as_deref()?.from
    }

    /// Until when it is a party, where earlier than the tie.
    pub fn until(&self) -> Option<Date> {
        self.details.as_deref()?.until
    }

    /// Whether it may be a party at the end of a day: it has not certainly left, and does not certainly come later.
    pub fn is_there(&self, day: Day) -> bool {
        self.presence(day).is_possible()
    }

    /// Whether it is a party at the end of a day, as far as its own `from` and `until` tell.
    pub fn presence(&self, day: Day) -> Certainty {
        let by_day = |date: Option<Date>| date.map(|date| date.starts_by(day));
        let came = by_day(self.from()).unwrap_or(Certainty::Certainly);
        let left = by_day(self.until()).unwrap_or(Certainty::No);
        came.and(!left)
    }

    /// The curator's remark.
    pub fn note(&self) -> Option<&str> {
        self.details.as_deref()?.note.as_deref()
    }
}

impl Tie {
    /// Its key in the model.
    pub fn key(&self) -> TieKey {
        self.key
    }

    /// The id that the curator gave it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What kind of tie it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The title, where it has one.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The titles in other languages.
    pub fn titles(&self) -> &Names {
        static NONE: std::sync::LazyLock<Names> = std::sync::LazyLock::new(Names::default);
        self.details
            .as_deref()
            .map_or(&NONE, |details| &details.titles)
    }

    /// The parties, by the order of their roles and then by id.
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// The party that an organisation is in it.
    pub fn party(&self, org: OrgKey) -> Option<&Party> {
        self.parties.iter().find(|party| party.org == org)
    }

    /// The shape of its kind that its parties fill.
    pub fn shape(&self) -> &'static Shape {
        let shapes = self.kind.row().shapes;
        let fits = |shape: &&Shape| {
            let roles = self.parties.iter().flat_map(|party| party.roles.iter());
            roles
                .filter(|&role| role != Role::Authority)
                .all(|role| shape.takes(role))
        };
        shapes.iter().find(fits).unwrap_or(&shapes[0])
    }

    /// Its own dates, by key. A part without dates has the whole's: see [`Model::dates_of`](super::Model::dates_of).
    pub fn dates(&self) -> &[(DateKey, Date)] {
        &self.dates
    }

    /// Its amounts, by purpose.
    pub fn amounts(&self) -> &[(Purpose, Money)] {
        &self.amounts
    }

    /// Its own topics. A part without topics has the whole's: see [`Model::topics_of`](super::Model::topics_of).
    pub fn topics(&self) -> &[TopicKey] {
        &self.topics
    }

    /// The tie that it is a part of.
    pub fn part_of(&self) -> Option<TieKey> {
        self.part_of
    }

    /// The countries where it holds.
    pub fn places(&self) -> &[Country] {
        self.details
            .as_deref()
            .map_or(&[], |details| &details.places)
    }

    /// The products that it is about.
    pub fn products(&self) -> &[Box<str>] {
        self.details
            .as_deref()
            .map_or(&[], |details| &details.products)
    }

    /// The earlier steps that it follows.
    pub fn follows(&self) -> &[TieKey] {
        self.details
            .as_deref()
            .map_or(&[], |details| &details.follows)
    }

    /// The curator's remark.
    pub fn note(&self) -> Option<&str> {
        self.details.as_deref()?.note.as_deref()
    }

    /// The evidence about it: its own first, then that of the sources, by id.
    pub fn evidence(&self) -> &[EvidenceKey] {
        &self.evidence
    }

    /// How well it is borne out.
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// Whether a source gives another value than the record keeps.
    pub fn is_contested(&self) -> bool {
        self.contested
    }

    pub(crate) fn origin(&self) -> Origin {
        self.origin.0
    }
}
