//! The graph: a model's ties projected onto links, its names indexed, its neighbourhoods laid out.
//!
//! Callers speak of organisations, ties and [`Link`]s; that a petgraph lies beneath shows in [`Graph::petgraph`] only,
//! for those who want to run petgraph's own algorithms.

mod csr;
mod hit;
mod names;
mod parties;
mod project;
mod reach;
mod under;

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use petgraph::graph::DiGraph;

use crate::compile::{Broken, Compiled};
use crate::load::Location;
use crate::model::{Day, Event, Family, LinkRule, Model, Org, OrgKey, Party, Tie, TieKey};
use crate::ownership::{Control, Ledger};

pub use csr::{Adjacency, Neighbour};
pub use hit::Hit;
pub use names::NameError;
pub(crate) use names::NameIndex;
pub use reach::Reach;
pub use under::OpenTop;
pub(crate) use under::Under;

use parties::PartyIndex;

/// The weight of an edge: the tie that it is a projection of, and the rule that projected it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LinkKey {
    tie: TieKey,
    rule: u8,
}

impl LinkKey {
    /// The tie.
    pub fn tie(self) -> TieKey {
        self.tie
    }
}

/// A graph that can be asked and drawn. Immutable.
#[derive(Debug)]
pub struct Graph {
    model: Arc<Model>,
    links: DiGraph<OrgKey, LinkKey>,
    /// Whether each tie was kept, where a selection narrowed the graph.
    kept: Option<Box<[bool]>>,
    /// The same for events.
    kept_events: Option<Box<[bool]>>,
    /// The organisations that a selection asked for by name.
    focus: Box<[OrgKey]>,
    /// Whom organisations count with, where groups were asked about; sorted.
    counted: Box<[Counted]>,
    /// The day that a selection asked for.
    day: Option<Day>,
    /// How surely each tie lies in the time that selections asked for, where they did.
    hits: Option<Arc<[Hit]>>,
    /// What is known of control that selections asked for, where they did.
    under: Option<Arc<Under>>,
    names: NameIndex,
    adjacency: OnceLock<Adjacency>,
    parties: OnceLock<PartyIndex>,
    ledger: OnceLock<Arc<Ledger>>,
}

/// Whom an organisation counts with in groups.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted {
    pub(crate) org: OrgKey,
    /// Another with whom it certainly counts.
    pub(crate) with: Option<OrgKey>,
    /// One with whom it counts only possibly.
    pub(crate) possibly: Option<OrgKey>,
}

/// A binary edge: what a tie is between two of its parties.
#[derive(Clone, Copy, Debug)]
pub struct Link<'g> {
    model: &'g Model,
    key: LinkKey,
    from: OrgKey,
    to: OrgKey,
}

impl<'g> Link<'g> {
    /// Its weight in the petgraph.
    pub fn key(self) -> LinkKey {
        self.key
    }

    /// The tie that it is a projection of.
    pub fn tie(self) -> &'g Tie {
        self.model.tie(self.key.tie)
    }

    /// The organisation at the tail; of a link without direction, the one with the smaller id.
    pub fn from(self) -> &'g Org {
        self.model.org(self.from)
    }

    /// The organisation at the head.
    pub fn to(self) -> &'g Org {
        self.model.org(self.to)
    }

    /// The other end.
    pub fn other(self, end: OrgKey) -> &'g Org {
        self.model
            .org(if end == self.from { self.to } else { self.from })
    }

    fn rule(self) -> &'static LinkRule {
        &self.tie().shape().links[usize::from(self.key.rule)]
    }

    /// Whether it has a direction.
    pub fn is_directed(self) -> bool {
        self.rule().directed
    }

    /// The family that it belongs to: the kind's, but a share in a venture is ownership.
    pub fn family(self) -> Family {
        if self.rule().holding {
            Family::Ownership
        } else {
            self.tie().kind().family()
        }
    }
}

impl Graph {
    /// Opens a graph: a folder, a file, or a built-in one by name. Costs a pass over the text.
    ///
    /// ```
    /// let graph = tieup::Graph::open("us-china-2015")?;
    /// assert_eq!(graph.find("浪潮")?.id(), "inspur");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open(name: &str) -> Result<Graph, Broken> {
        let compiled = Compiled::open(&[Location::find(name)]);
        compiled.into_model().map(Graph::new)
    }

    /// Projects a model. Costs a pass over the ties.
    pub fn new(model: Model) -> Graph {
        Graph::of(Arc::new(model))
    }

    fn of(model: Arc<Model>) -> Graph {
        let links = project::links(&model);
        Graph {
            model,
            links,
            kept: None,
            kept_events: None,
            focus: Box::default(),
            counted: Box::default(),
            day: None,
            hits: None,
            under: None,
            names: NameIndex::default(),
            adjacency: OnceLock::new(),
            parties: OnceLock::new(),
            ledger: OnceLock::new(),
        }
    }

    /// The same graph with fewer ties and links. Costs a pass over the links; the model is shared.
    pub(crate) fn narrowed(
        &self,
        keep: &dyn Fn(&Tie) -> bool,
        joins: &dyn Fn(Link<'_>) -> bool,
    ) -> Graph {
        let kept: Box<[bool]> = self
            .model
            .ties()
            .iter()
            .map(|tie| self.keeps(tie) && keep(tie))
            .collect();
        let mut links = DiGraph::with_capacity(self.links.node_count(), 0);
        for &org in self.links.node_weights() {
            links.add_node(org);
        }
        // Edge by edge, since removing one would change the order of the others.
        for edge in self.links.raw_edges() {
            let (from, to) = (edge.source(), edge.target());
            let link = self.link(edge.weight, self.links[from], self.links[to]);
            if kept[link.key().tie.index()] && joins(link) {
                links.add_edge(from, to, edge.weight);
            }
        }
        Graph {
            model: Arc::clone(&self.model),
            links,
            kept: Some(kept),
            kept_events: self.kept_events.clone(),
            focus: self.focus.clone(),
            counted: self.counted.clone(),
            day: self.day,
            hits: self.hits.clone(),
            under: self.under.clone(),
            names: NameIndex::default(),
            adjacency: OnceLock::new(),
            parties: OnceLock::new(),
            ledger: OnceLock::new(),
        }
    }

    /// The graph with what any of some narrowed ones has, looked at on no day. Costs a pass over the links for each; the model is shared.
    pub(crate) fn of_any(&self, parts: &[Graph]) -> Graph {
        let has = |tie: &Tie| parts.iter().any(|part| part.keeps(tie));
        let any = self.narrowed(&has, &|link| has(link.tie()));
        let at = |at: usize| {
            let mut parts = parts.iter();
            parts.any(|part| part.kept_events.as_ref().is_none_or(|kept| kept[at]))
        };
        let events: Vec<bool> = (0..self.model.events().len()).map(at).collect();
        let focus = parts.first().map_or(&[][..], Graph::focus);
        let any = any.with_events(&events).focused(focus);
        let under = parts.iter().filter_map(|part| part.under.as_deref());
        let any = under.fold(any, |any, under| any.with_under(under.clone()));
        if !parts.iter().any(Graph::is_timed) {
            return any;
        }
        any.timed(&|tie| {
            let mut parts = parts.iter().filter(|part| part.keeps(tie));
            parts.find_map(|part| part.hit(tie)).unwrap_or(Hit::CERTAIN)
        })
    }

    /// The graph with some of its links, and the ties that they are of; without events. Costs a pass over the links; the model is shared.
    #[must_use]
    pub fn only<'a>(&self, links: impl IntoIterator<Item = Link<'a>>) -> Graph {
        let place = |link: Link<'_>| (link.key, link.from, link.to);
        let wanted: HashSet<_> = links.into_iter().map(place).collect();
        let ties: HashSet<TieKey> = wanted.iter().map(|(key, ..)| key.tie).collect();
        let narrowed = self.narrowed(&|tie| ties.contains(&tie.key()), &|link| {
            wanted.contains(&place(link))
        });
        narrowed.with_events(&vec![false; self.model.events().len()])
    }

    /// The same graph with the organisations that were asked for by name; without any, as it is.
    pub(crate) fn focused(mut self, orgs: &[OrgKey]) -> Graph {
        if !orgs.is_empty() {
            self.focus = orgs.into();
        }
        self
    }

    /// The same graph, where some organisations count with others: in groups.
    pub(crate) fn with_counted(mut self, mut orgs: Vec<Counted>) -> Graph {
        orgs.sort_unstable_by_key(|counted| counted.org);
        orgs.dedup_by_key(|counted| counted.org);
        self.counted = orgs.into();
        self
    }

    /// Whom an organisation counts with, where groups were asked about.
    pub(crate) fn counted(&self, org: OrgKey) -> Option<&Counted> {
        let at = self
            .counted
            .binary_search_by_key(&org, |counted| counted.org);
        at.ok().map(|at| &self.counted[at])
    }

    /// The same graph, looked at on a day.
    pub(crate) fn on(mut self, day: Option<Day>) -> Graph {
        self.day = day.or(self.day);
        self
    }

    /// The same graph, with how surely each tie that it keeps lies in a time that was asked for.
    pub(crate) fn timed(mut self, hit: &dyn Fn(&Tie) -> Hit) -> Graph {
        let of = |tie: &Tie| {
            let before = self.hit(tie).unwrap_or(Hit::CERTAIN);
            if self.keeps(tie) {
                before.and(hit(tie))
            } else {
                before
            }
        };
        self.hits = Some(self.model.ties().iter().map(of).collect());
        self
    }

    /// The same graph, with what is known of control that was asked for.
    pub(crate) fn with_under(mut self, under: Under) -> Graph {
        let both = match &self.under {
            Some(before) => before.and(under),
            None => under,
        };
        self.under = Some(Arc::new(both));
        self
    }

    /// Who of a tie is under the control that selections asked for with `under` and `role`, and by which way; `None` where they asked for none.
    pub fn ways_of_control(&self, tie: &Tie) -> Option<&[Control]> {
        let ways = self.under.as_ref()?.ways.get(&tie.key());
        Some(ways.map_or(&[], |ways| ways))
    }

    /// Those of whom the graph has no owner, so that it is not known whether they, and those they control, are under the control that selections
    /// asked for: as far as ties are left out for that. Who tells most comes first.
    pub fn open_tops(&self) -> &[OpenTop] {
        self.under.as_ref().map_or(&[], |under| &under.open)
    }

    /// Whether selections asked for a time, so that [`hit`](Self::hit) tells something.
    pub fn is_timed(&self) -> bool {
        self.hits.is_some()
    }

    /// How surely a tie lies in the time that selections asked for with `since`, `until` and `step`; `None` where they asked for none.
    pub fn hit(&self, tie: &Tie) -> Option<Hit> {
        self.hits.as_ref().map(|hits| hits[tie.key().index()])
    }

    /// The parties of a tie, by role; where a selection asked for a day, those that may be there on it.
    pub fn parties<'t>(&self, tie: &'t Tie) -> impl Iterator<Item = &'t Party> {
        let day = self.day;
        let parties = tie.parties().iter();
        parties.filter(move |party| day.is_none_or(|day| party.is_there(day)))
    }

    /// Whether it is certain that an organisation is a party of its tie on the day that a selection asked for; so it is where none is asked
    /// for, and of whom the tie does not name.
    pub fn is_surely_in(&self, tie: &Tie, org: &Org) -> bool {
        let there = |day| {
            let party = tie.party(org.key());
            party.is_none_or(|party| party.presence(day).is_certain())
        };
        self.day.is_none_or(there)
    }

    /// The day that a selection asked for, if it did.
    pub fn day(&self) -> Option<Day> {
        self.day
    }

    /// The organisations that a selection asked for by name, if it did.
    pub fn focus(&self) -> &[OrgKey] {
        &self.focus
    }

    /// The same graph with fewer events: those that it has already, and that stand as `true` at their place in the model.
    pub(crate) fn with_events(mut self, keep: &[bool]) -> Graph {
        let kept = keep.iter().enumerate();
        let kept =
            kept.map(|(at, keep)| *keep && self.kept_events.as_ref().is_none_or(|kept| kept[at]));
        self.kept_events = Some(kept.collect());
        self
    }

    /// The graph that selections narrowed, as it was before. Costs a pass over all ties; the model is shared.
    #[must_use]
    pub fn whole(&self) -> Graph {
        Graph::of(Arc::clone(&self.model))
    }

    /// Whether a tie is in it: whether no selection left it out.
    pub fn keeps(&self, tie: &Tie) -> bool {
        self.kept
            .as_ref()
            .is_none_or(|kept| kept[tie.key().index()])
    }

    /// Whether a selection narrowed it.
    pub fn is_narrowed(&self) -> bool {
        self.kept.is_some()
    }

    /// The ties, by id: all of the model's, or those that a selection kept.
    pub fn ties(&self) -> impl Iterator<Item = &Tie> {
        self.model.ties().iter().filter(|tie| self.keeps(tie))
    }

    /// The events, by id: all of the model's, or those that a selection kept.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        let events = self.model.events().iter().enumerate();
        let kept = |at: usize| self.kept_events.as_ref().is_none_or(|kept| kept[at]);
        events
            .filter(move |(at, _)| kept(*at))
            .map(|(_, event)| event)
    }

    /// The records; those that a selection left out included.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The petgraph beneath: a directed multigraph whose weights are keys into the model. A link without a direction
    /// is one edge, from the smaller id to the larger. The node of an organisation has the organisation's place in
    /// [`Model::orgs`] as its index.
    pub fn petgraph(&self) -> &DiGraph<OrgKey, LinkKey> {
        &self.links
    }

    /// All links, by tie.
    pub fn links(&self) -> impl Iterator<Item = Link<'_>> {
        self.links.edge_references().map(|edge| {
            use petgraph::visit::EdgeRef;
            self.link(
                *edge.weight(),
                self.links[edge.source()],
                self.links[edge.target()],
            )
        })
    }

    /// The link of a weight in the petgraph.
    pub(crate) fn link(&self, key: LinkKey, from: OrgKey, to: OrgKey) -> Link<'_> {
        Link {
            model: &self.model,
            key,
            from,
            to,
        }
    }

    /// The links at an organisation, in either direction, by tie. Costs nothing but their number.
    pub fn links_at(&self, org: OrgKey) -> impl Iterator<Item = Link<'_>> {
        self.adjacency()
            .neighbours(org)
            .iter()
            .map(move |neighbour| {
                let (from, to) = if neighbour.outgoing {
                    (org, neighbour.org)
                } else {
                    (neighbour.org, org)
                };
                self.link(neighbour.link, from, to)
            })
    }

    /// The ties that an organisation is a party of, by id. Costs nothing but their number; the first call lays them all out.
    pub fn ties_at(&self, org: OrgKey) -> impl Iterator<Item = &Tie> {
        let parties = self.parties.get_or_init(|| PartyIndex::new(self));
        let ties = parties.ties_at(org).iter();
        ties.map(|&tie| self.model.tie(tie))
    }

    /// What its ties say of who holds whom, whatever the day. Laid out at the first call.
    pub(crate) fn ledger(&self) -> &Ledger {
        self.ledger
            .get_or_init(|| Arc::new(Ledger::new(&self.model, self.ties())))
    }

    /// The same graph, in which holdings are told by the ties of another: one from which it was taken.
    pub(crate) fn with_ledger_of(mut self, other: &Graph) -> Graph {
        other.ledger();
        self.ledger = other.ledger.clone();
        self
    }

    /// The neighbourhoods as compressed rows, for whole-graph work. Laid out at the first call.
    pub fn adjacency(&self) -> &Adjacency {
        self.adjacency.get_or_init(|| Adjacency::new(&self.links))
    }

    /// The organisation that a person means by a name: an id, or any declared name in any script.
    ///
    /// Case, width, punctuation, diacritics, legal forms and simplified or traditional characters make no difference.
    /// Where nobody bears the name, it may be the beginning of names that only one organisation has ([`Graph::is_named`]
    /// tells). Names are never merged by guess: where two organisations share the name, or none has it, that is an error.
    /// Costs a binary search, and at the first call a pass over all names.
    pub fn find(&self, name: &str) -> Result<&Org, NameError> {
        self.names.find(&self.model, name)
    }

    /// Whether a text is the id or a declared name of an organisation, and not only the beginning of one.
    pub fn is_named(&self, org: &Org, name: &str) -> bool {
        self.names.is_whole(&self.model, org, name)
    }

    pub(crate) fn names(&self) -> &NameIndex {
        &self.names
    }
}
