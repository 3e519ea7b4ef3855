//! The valid, immutable document: what the readers' records mean, with every name resolved.
//!
//! A [`Model`] holds its records sorted by id, and each record names others by key. Values that a curator writes are
//! types here ([`Date`], [`Money`], [`Stake`], [`Country`] …), and what can be derived (a tie's [`Standing`], its
//! [`Status`] on a day) is derived, never stored in a file.

mod began;
mod bounds;
mod build;
mod certainty;
mod context;
mod contradiction;
mod country;
mod date;
mod day;
mod decimal;
mod evidence;
mod given;
mod han;
mod identifier;
mod key;
mod kind;
mod language;
mod legal_form;
mod money;
mod name;
mod order;
mod org;
mod org_kind;
mod period;
mod stake;
mod standing;
mod status;
mod suspension;
mod text;
mod tie;
mod words;

pub use began::Began;
pub(crate) use build::build;
pub use certainty::Certainty;
pub use context::{Bloc, Event, Topic, View};
pub use contradiction::Contradiction;
pub use country::{Country, CountryError};
pub use date::{Date, DateError, DateProblem};
pub use day::Day;
pub use decimal::{Decimal, DecimalError, DecimalProblem};
pub use evidence::{Evidence, Source, Via, Voice};
pub use given::{Agreement, Given, GivenParty};
pub(crate) use han::simplified;
pub use identifier::{IdentifierError, Scheme, UnknownScheme, UrlError, UrlFault, check_url};
pub(crate) use key::Origin;
pub use key::{EventKey, EvidenceKey, OrgKey, Record, SourceKey, TieKey, TopicKey};
pub use kind::{Kind, KindRow, Labels, LinkRule, RoleCount, Shape, Start};
pub use language::{Language, LanguageError, LanguageFault};
pub use money::{Currency, Money, MoneyError, MoneyProblem, Total};
pub use name::fold;
pub(crate) use name::{is_east_asian, is_hangul};
pub(crate) use order::{BEGINNINGS, DROPS, begun, days_of};
pub use org::{Names, Org};
pub use org_kind::{OrgKind, UnknownOrgKind};
pub use period::{Period, PeriodError, PeriodProblem};
pub use stake::{Share, ShareError, ShareProblem, Stake};
pub use status::Status;
pub(crate) use text::Text;
pub use tie::{Contribution, Party, Roles, Through, Tie};
pub(crate) use words::vocabulary;
pub use words::{
    DateKey, Family, Lang, Modality, OrgDateKey, Phase, Purpose, Role, Standing, UnknownWord,
    Weight,
};

/// A whole graph's records: valid, resolved, sorted by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    title: Option<Text>,
    titles: Names,
    note: Option<Text>,
    rules: Box<[(Box<str>, Box<str>)]>,
    topics: Vec<Topic>,
    blocs: Vec<Bloc>,
    orgs: Vec<Org>,
    ties: Vec<Tie>,
    sources: Vec<Source>,
    events: Vec<Event>,
    views: Vec<View>,
    evidence: Vec<Evidence>,
    about_graph: Box<[EvidenceKey]>,
    origin: Option<org::Opened>,
}

impl Model {
    /// What the graph is called.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The title in other languages.
    pub fn titles(&self) -> &Names {
        &self.titles
    }

    /// The curator's remark on the whole.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// The levels of rules that the graph sets: the rule's name and the level's.
    pub fn rule_levels(&self) -> impl Iterator<Item = (&str, &str)> {
        self.rules.iter().map(|(rule, level)| (&**rule, &**level))
    }

    /// The topics, by word.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The blocs, in the order that the graph gives, else by id.
    pub fn blocs(&self) -> &[Bloc] {
        &self.blocs
    }

    /// The organisations, by id.
    pub fn orgs(&self) -> &[Org] {
        &self.orgs
    }

    /// The ties, by id.
    pub fn ties(&self) -> &[Tie] {
        &self.ties
    }

    /// The sources, by id.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The events, by id.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The views, by id.
    pub fn views(&self) -> &[View] {
        &self.views
    }

    /// All evidence.
    pub fn all_evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// The evidence about the graph as a whole.
    pub fn evidence_about_graph(&self) -> &[EvidenceKey] {
        &self.about_graph
    }

    /// The organisation of that key.
    pub fn org(&self, key: OrgKey) -> &Org {
        &self.orgs[key.index()]
    }

    /// The tie of that key.
    pub fn tie(&self, key: TieKey) -> &Tie {
        &self.ties[key.index()]
    }

    /// The source of that key.
    pub fn source(&self, key: SourceKey) -> &Source {
        &self.sources[key.index()]
    }

    /// The event of that key.
    pub fn event(&self, key: EventKey) -> &Event {
        &self.events[key.index()]
    }

    /// The topic of that key.
    pub fn topic(&self, key: TopicKey) -> &Topic {
        &self.topics[key.index()]
    }

    /// The piece of evidence of that key.
    pub fn evidence(&self, key: EvidenceKey) -> &Evidence {
        &self.evidence[key.index()]
    }

    /// The organisation with exactly this id. Costs a binary search.
    pub fn org_by_id(&self, id: &str) -> Option<&Org> {
        self.orgs
            .binary_search_by(|org| org.id().cmp(id))
            .ok()
            .map(|at| &self.orgs[at])
    }

    /// The tie with exactly this id. Costs a binary search.
    pub fn tie_by_id(&self, id: &str) -> Option<&Tie> {
        self.ties
            .binary_search_by(|tie| tie.id().cmp(id))
            .ok()
            .map(|at| &self.ties[at])
    }

    /// The source with exactly this id. Costs a binary search.
    pub fn source_by_id(&self, id: &str) -> Option<&Source> {
        self.sources
            .binary_search_by(|source| source.id().cmp(id))
            .ok()
            .map(|at| &self.sources[at])
    }

    /// The event with exactly this id. Costs a binary search.
    pub fn event_by_id(&self, id: &str) -> Option<&Event> {
        self.events
            .binary_search_by(|event| event.id().cmp(id))
            .ok()
            .map(|at| &self.events[at])
    }

    /// How evidence names a record: `org.cisco`, `tie.cisco-inspur`, `graph`.
    pub fn record_id(&self, record: Record) -> String {
        match record {
            Record::Graph => "graph".to_owned(),
            Record::Org(key) => format!("org.{}", self.org(key).id()),
            Record::Tie(key) => format!("tie.{}", self.tie(key).id()),
            Record::Event(key) => format!("event.{}", self.event(key).id()),
            Record::Source(key) => format!("source.{}", self.source(key).id()),
        }
    }

    /// The bloc that an organisation belongs to, by the country that it is run from.
    pub fn bloc_of(&self, org: &Org) -> Option<&Bloc> {
        let country = org.hq()?;
        self.blocs
            .iter()
            .find(|bloc| bloc.countries().contains(&country))
    }

    /// The tie that a part belongs to, the one that this belongs to, and so on. Parts that run in a circle are an error, but
    /// end all the same, some of them told twice.
    pub(crate) fn wholes<'m>(&'m self, tie: &'m Tie) -> impl Iterator<Item = &'m Tie> {
        // Brent, "An improved Monte Carlo factorization algorithm", 1980: one who waits at steps 1, 2, 4, 8 … is met again.
        let (mut waits, mut steps, mut until) = (tie.key(), 0_usize, 1_usize);
        std::iter::successors(tie.part_of(), move |&at| {
            if at == waits {
                return None;
            }
            steps += 1;
            if steps == until {
                (waits, steps, until) = (at, 0, until * 2);
            }
            self.tie(at).part_of()
        })
        .map(|key| self.tie(key))
    }

    /// The tie that holds the values that a part takes over: itself, or the nearest whole for which `has` holds.
    fn whole_with<'m>(&'m self, tie: &'m Tie, has: impl Fn(&Tie) -> bool) -> &'m Tie {
        let mut all = std::iter::once(tie).chain(self.wholes(tie));
        all.find(|at| has(at)).unwrap_or(tie)
    }

    /// The tie whose dates it has: itself, or where it has none one that it is a part of.
    pub(crate) fn dated_by<'m>(&'m self, tie: &'m Tie) -> &'m Tie {
        self.whole_with(tie, |tie| !tie.dates().is_empty())
    }

    /// The evidence that gives dates which a tie has, with these.
    pub(crate) fn dating<'m>(
        &'m self,
        tie: &'m Tie,
    ) -> impl Iterator<Item = (&'m Evidence, Vec<&'m Given>)> {
        let gives = move |given: &&Given| {
            let agreement = given.agreement(self, Record::Tie(tie.key()));
            matches!(given, Given::Date(..)) && agreement == Agreement::Agrees
        };
        let evidence = tie.evidence().iter().map(|&key| self.evidence(key));
        let rows = evidence.map(move |one| (one, one.gives().iter().filter(gives).collect()));
        rows.filter(|(_, given): &(_, Vec<_>)| !given.is_empty())
    }

    /// The dates of a tie: its own, or where it has none those of the tie that it is a part of.
    pub fn dates_of<'m>(&'m self, tie: &'m Tie) -> &'m [(DateKey, Date)] {
        self.dated_by(tie).dates()
    }

    /// The topics of a tie: its own, or where it has none those of the tie that it is a part of.
    pub fn topics_of<'m>(&'m self, tie: &'m Tie) -> &'m [TopicKey] {
        self.whole_with(tie, |tie| !tie.topics().is_empty())
            .topics()
    }

    /// The modality of a piece of evidence: its own, else its source's, else `reported`.
    pub fn modality(&self, evidence: &Evidence) -> Modality {
        let of_source = match evidence.voice() {
            Voice::Source(source) => self.source(source).modality(),
            Voice::Curator => Some(Modality::Inferred),
        };
        evidence
            .own_modality()
            .or(of_source)
            .unwrap_or(Modality::Reported)
    }

    /// Through whom a piece of evidence knows: its own chain, else its source's.
    pub fn via<'m>(&'m self, evidence: &'m Evidence) -> &'m [Via] {
        match (evidence.own_via(), evidence.voice()) {
            (Some(via), _) => via,
            (None, Voice::Source(source)) => self.source(source).via(),
            (None, Voice::Curator) => &[],
        }
    }

    /// Where the graph is opened.
    pub(crate) fn origin(&self) -> Option<Origin> {
        self.origin.map(|opened| opened.0)
    }

    /// The evidence about a record.
    pub fn evidence_about(&self, record: Record) -> &[EvidenceKey] {
        match record {
            Record::Graph => &self.about_graph,
            Record::Org(key) => self.org(key).evidence(),
            Record::Tie(key) => self.tie(key).evidence(),
            Record::Event(key) => self.event(key).evidence(),
            Record::Source(key) => self.source(key).evidence(),
        }
    }
}
