//! What a question means, as it is read word by word.

use std::collections::BTreeSet;

use super::sides::Side;
use super::table::{CONTROL, GROUP, REACH, SAYS, STATUS, TIME, WAY};
use crate::model::{Day, Family, Kind, OrgKey, Role};

pub(super) use crate::select::Place;

/// What is asked: a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Ask {
    Partners,
    Ties,
    Path,
    Owners,
    Holdings,
    Timeline,
    Orgs,
    Stats,
    Show,
    Diff,
}

impl Ask {
    /// All, in the order of the docs.
    #[cfg(test)]
    pub(super) const ALL: [Ask; 10] = [
        Ask::Partners,
        Ask::Ties,
        Ask::Path,
        Ask::Owners,
        Ask::Holdings,
        Ask::Timeline,
        Ask::Orgs,
        Ask::Stats,
        Ask::Show,
        Ask::Diff,
    ];

    pub(super) fn command(self) -> &'static str {
        match self {
            Ask::Partners => "partners",
            Ask::Ties => "ties",
            Ask::Path => "path",
            Ask::Owners => "owners",
            Ask::Holdings => "holdings",
            Ask::Timeline => "timeline",
            Ask::Orgs => "orgs",
            Ask::Stats => "stats",
            Ask::Show => "show",
            Ask::Diff => "diff",
        }
    }

    /// Whether a modifier makes sense with it.
    pub(super) fn takes(self, modifier: &str) -> bool {
        match self {
            Ask::Show | Ask::Diff => false,
            Ask::Owners | Ask::Holdings => [TIME, STATUS, REACH, SAYS].contains(&modifier),
            Ask::Path => [TIME, STATUS, WAY, SAYS].contains(&modifier),
            Ask::Orgs => ![WAY, GROUP, REACH, CONTROL, SAYS].contains(&modifier),
            Ask::Partners => ![WAY, REACH].contains(&modifier),
            Ask::Stats => ![WAY, GROUP, REACH, SAYS].contains(&modifier),
            Ask::Ties | Ask::Timeline => ![WAY, GROUP, REACH].contains(&modifier),
        }
    }

    /// Whether `in 2015` asks what began then (`true`) or what was so then, where the words leave it open.
    pub(super) fn tense(self) -> Option<bool> {
        match self {
            Ask::Timeline => Some(true),
            Ask::Path | Ask::Owners | Ask::Holdings | Ask::Orgs => Some(false),
            Ask::Partners | Ask::Ties | Ask::Stats | Ask::Show | Ask::Diff => None,
        }
    }
}

/// What a name or value in the question stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Value {
    Org(OrgKey),
    Place(Place),
    Date(String),
    Kind(Kind),
    /// What one word means several kinds of: a merger may stand as an acquisition or as a succession.
    Kinds(Vec<Kind>),
    Family(Family),
    Topic(String),
    /// With its section: `tie.cisco-inspur`.
    Record(String),
    Number(u32),
}

/// What is asked that no command answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Beyond {
    /// What one party paid.
    Paid,
    /// The largest owner.
    Largest,
    /// The latest ties.
    Recent,
    /// The ties of the highest amounts.
    Biggest,
    /// Who has more than half.
    Majority,
    /// How many were bought, where several ties may be of one and one tie of several.
    Bought,
    /// Who owned or controlled in a stretch of time.
    Spell,
    /// What is in a city.
    City,
}

impl Beyond {
    pub(super) fn named(word: &str) -> Option<Self> {
        match word {
            "paid" => Some(Beyond::Paid),
            "largest" => Some(Beyond::Largest),
            "recent" => Some(Beyond::Recent),
            "biggest" => Some(Beyond::Biggest),
            "bought" => Some(Beyond::Bought),
            "majority" => Some(Beyond::Majority),
            _ => None,
        }
    }
}

/// A question as far as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a word of its own in a question"
)]
pub(super) struct Question {
    pub(super) ask: Ask,
    pub(super) today: Day,
    pub(super) orgs: Vec<OrgKey>,
    pub(super) records: Vec<String>,
    pub(super) kinds: Vec<Kind>,
    pub(super) families: Vec<Family>,
    pub(super) topics: Vec<String>,
    /// Each with what it is to the ties: where they hold (`in`), a side of them as of [`Question::sided`], or just where a party is from.
    pub(super) places: Vec<(Place, Side)>,
    /// Whether one of several places is enough.
    pub(super) either_place: bool,
    pub(super) between: Vec<Place>,
    /// `in 2015`, with its first and its last stretch of time: the same, or the months of `the second half of 2015`.
    pub(super) within: Option<(String, String)>,
    pub(super) since: Option<String>,
    pub(super) until: Option<String>,
    pub(super) as_of: Option<String>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) statuses: BTreeSet<&'static str>,
    pub(super) standings: BTreeSet<&'static str>,
    pub(super) under: Vec<String>,
    /// On which sides of the ties those are who are under a government.
    pub(super) stated: Vec<Side>,
    pub(super) sources: Vec<String>,
    pub(super) through: Vec<String>,
    pub(super) not_through: Vec<String>,
    pub(super) max: Option<u32>,
    pub(super) by: Option<&'static str>,
    /// Whether what began is meant (`true`), or what was so.
    pub(super) began: Option<bool>,
    /// Whether it is told in the past, as by `owned` and `was`.
    pub(super) past: bool,
    /// Whether it is told of today, as by `still` and `current`.
    pub(super) now: bool,
    /// Whether it is told as something that was done, as by `bought` and unlike by `acquisitions`.
    pub(super) done: bool,
    /// Whether it is what was tried that is told, whatever came of it.
    pub(super) tried: bool,
    /// Whether `were there in 2015`, which is what was so then, or what came about.
    pub(super) there: bool,
    /// Whether an alliance is told as a deed, which is done somewhere: `formed alliances in China`.
    pub(super) formed: bool,
    /// Whether the ties that join all the organisations are meant.
    pub(super) both: bool,
    /// Whether `as of` a moment, such as the middle of a year, at which things stand and do not begin.
    pub(super) moment: bool,
    /// Whether the end of a year or month is named, at which things stand and hardly anything is done.
    pub(super) at_end: bool,
    /// Whether `until 2015` is as of 2015 where it is asked what was so: `by 2015`, or what was still planned until then.
    pub(super) still: bool,
    /// Whether a halt is told as how things stood: `was in a state of suspension`.
    pub(super) stood: bool,
    /// Whether `ended in 2015` is what had ended by then: `already ended`.
    pub(super) already: bool,
    /// Whether one is asked about as a part of the other: of a body as its member, of a firm as its own.
    pub(super) part: bool,
    /// Whether the other party is asked for rather than the tie.
    pub(super) whom: bool,
    /// On which side of the ties the one organisation is that is named.
    pub(super) side: Option<Side>,
    /// On which side of the ties some of the organisations are.
    pub(super) sided: Vec<(OrgKey, Side)>,
    /// A role that somebody has to have who is not named: what is sold has a seller.
    pub(super) unnamed: Option<Role>,
    /// Whose holdings alone are asked for.
    pub(super) holder: Option<OrgKey>,
    /// What the organisations are that are asked for.
    pub(super) org_kinds: Option<&'static str>,
    /// The name of an organisation that the words stand for, and which a graph may lack.
    pub(super) implied: Option<&'static str>,
    /// The steps of the ties that are asked for, such as their announcement.
    pub(super) steps: Vec<&'static str>,
    /// What is asked that no command answers.
    pub(super) beyond: Option<Beyond>,
    /// Whether what was read last tells that something was stopped: `by CFIUS` behind it is who stopped it.
    pub(super) stopped: bool,
    /// Whether it is told that something was halted, which may be over since.
    pub(super) halted: bool,
    /// Whether it fell apart, which is an end or a failure.
    pub(super) apart: bool,
    /// Whether it failed, which of what lasts may be an early end too.
    pub(super) failed: bool,
    /// Whether a date belongs to the ties by its place in the sentence, and how they stand is told behind it.
    pub(super) dated: bool,
    /// In which order what tells of times was read.
    pub(super) order: Order,
    /// Whether it was closed, as ventures are where they begin and where they end.
    pub(super) closed: bool,
    /// Whether what its statuses tell may be a step in the given time as well, as is found where it is settled.
    pub(super) either_step: bool,
    /// Whether two are named in one breath, which may be the sides of a tie or two who did the same.
    pub(super) pair: bool,
    /// Whether companies alone are asked for.
    pub(super) firms: bool,
    /// Whether any party may be the one that is under control.
    pub(super) involved: bool,
    /// Whether the ties of its neighbours are asked for too.
    pub(super) wide: bool,
    pub(super) all: bool,
    pub(super) group: bool,
    /// Whether the sources are asked for too.
    pub(super) cite: bool,
    /// Whether it is asked how many there are.
    pub(super) number: bool,
    /// Whether it is control that is asked for, and not a mere stake.
    pub(super) controls: bool,
}

/// Why a question that was read to its end makes no command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unfit {
    pub(super) message: String,
    pub(super) help: String,
    /// Whether another reading that makes a command stands before it.
    pub(super) weak: bool,
}

/// In which order a noun, how its ties stand, and a date were read. `Blocked deals in 2016` and `deals in 2016 that were blocked`
/// leave open whether the date is that of the deals or of the block, `deals blocked in 2016` does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing that was read before another"
)]
pub(super) struct Order {
    noun: bool,
    status_before_noun: bool,
    date_behind_status: bool,
    date_behind_noun: bool,
    date: bool,
    verb_behind_date: bool,
    dates_of_two: bool,
}

impl Order {
    pub(super) fn noun(&mut self) {
        self.noun = true;
    }

    pub(super) fn status(&mut self) {
        self.status_before_noun |= !self.noun;
        self.verb();
    }

    /// What came about, or how it stands.
    pub(super) fn verb(&mut self) {
        self.verb_behind_date |= self.date;
    }

    pub(super) fn date(&mut self) {
        self.date_behind_noun |= self.noun;
        self.date_behind_status |= self.status_before_noun;
        self.dates_of_two |= self.verb_behind_date;
        self.date = true;
    }

    /// Whether two dates were read with a verb between them, so that each may be that of another.
    pub(super) fn is_of_two(self) -> bool {
        self.dates_of_two
    }

    /// Whether a date was read behind the noun.
    pub(super) fn is_dated(self) -> bool {
        self.date_behind_noun
    }

    /// Whether how they stand was told of the noun before a date.
    pub(super) fn is_open(self) -> bool {
        self.noun && self.date_behind_status
    }
}

impl Question {
    pub(super) fn new(ask: Ask, today: Day) -> Self {
        Question {
            ask,
            today,
            orgs: Vec::new(),
            records: Vec::new(),
            kinds: Vec::new(),
            families: Vec::new(),
            topics: Vec::new(),
            places: Vec::new(),
            either_place: false,
            between: Vec::new(),
            within: None,
            since: None,
            until: None,
            as_of: None,
            from: None,
            to: None,
            statuses: BTreeSet::new(),
            standings: BTreeSet::new(),
            under: Vec::new(),
            stated: Vec::new(),
            sources: Vec::new(),
            through: Vec::new(),
            not_through: Vec::new(),
            max: None,
            by: None,
            began: None,
            past: false,
            now: false,
            done: false,
            tried: false,
            there: false,
            formed: false,
            both: false,
            moment: false,
            at_end: false,
            still: false,
            stood: false,
            already: false,
            part: false,
            whom: false,
            side: None,
            sided: Vec::new(),
            unnamed: None,
            holder: None,
            org_kinds: None,
            implied: None,
            steps: Vec::new(),
            beyond: None,
            stopped: false,
            halted: false,
            apart: false,
            failed: false,
            dated: false,
            order: Order::default(),
            closed: false,
            either_step: false,
            pair: false,
            firms: false,
            involved: false,
            wide: false,
            all: false,
            group: false,
            cite: false,
            number: false,
            controls: false,
        }
    }
}
