//! What is drawn of a graph, in which words: its orgs, its blocs, its caption.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::marks::{marked, tallied};
use super::words::{self, Caption};
use crate::graph::{Graph, Link};
use crate::model::{
    Bloc, Day, Event, Family, Lang, Model, Names, Org, OrgKey, Party, Role, SourceKey, Tie, TieKey,
    Voice,
};
use crate::ownership::{Excess, ExcessShare, Interval, Ownership, Why};

/// What a picture is asked for, beside its graph.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Asked<'a> {
    /// The title, instead of the graph's own.
    pub(crate) title: Option<&'a str>,
    /// What follows the title, with what parts it from that.
    pub(crate) subtitle: &'a str,
    /// The day for which the status of each tie is shown.
    pub(crate) as_of: Option<Day>,
    /// The language of its words, and of names where they are known in it; without one English words, and each org by its usual name.
    pub(crate) lang: Option<Lang>,
    /// Whether all links of two orgs are one line.
    pub(crate) fold: bool,
}

/// A graph about to be drawn.
pub(crate) struct Shown<'g> {
    graph: &'g Graph,
    asked: Asked<'g>,
    linked: Vec<bool>,
    title: Option<String>,
    /// Who holds what on the picture's day.
    ownership: OnceCell<Ownership<'g>>,
}

/// A title names so many organisations at most.
const NAMED: usize = 3;

/// A sum names so many shares at most.
const SHARES: usize = 6;

impl<'g> Shown<'g> {
    pub(crate) fn new(graph: &'g Graph, asked: Asked<'g>) -> Self {
        let mut linked = vec![false; graph.model().orgs().len()];
        for link in graph.links() {
            for end in [link.from(), link.to()] {
                linked[end.key().index()] = true;
            }
        }
        let mut shown = Shown {
            graph,
            asked,
            linked,
            title: None,
            ownership: OnceCell::new(),
        };
        shown.title = asked
            .title
            .map_or_else(|| shown.own_title(), |title| Some(title.to_owned()));
        shown
    }

    pub(crate) fn graph(&self) -> &'g Graph {
        self.graph
    }

    pub(crate) fn model(&self) -> &'g Model {
        self.graph.model()
    }

    pub(crate) fn as_of(&self) -> Option<Day> {
        self.asked.as_of
    }

    /// What may be left on the picture's day of the stake that a link tells, where ties that came later leave no room for it.
    pub(crate) fn left_of(&self, link: &Link<'_>) -> Option<Interval> {
        self.as_of()?;
        let ownership = self.ownership();
        let holding = ownership.holding(link.from().key(), link.to().key())?;
        let tie = link.tie().key();
        let mut otherwise = holding.otherwise().iter();
        let has_no_room = otherwise.any(|one| one.why() == Why::NoRoom && one.tie() == tie);
        has_no_room.then(|| holding.equity())
    }

    /// What the stake that a link tells contradicts on the picture's day, as together they come to more than the whole. Without a day, as far
    /// as is known, which is no other whenever it is drawn.
    pub(crate) fn excess(&self, link: &Link<'_>) -> Option<&Excess> {
        let (holder, held) = (link.from().key(), link.to().key());
        let owns = link.family() == Family::Ownership;
        let excesses = owns.then(|| self.ownership())?.excesses_in(held);
        let tells = |share: &ExcessShare| {
            share.holder() == holder && share.ties().contains(&link.tie().key())
        };
        excesses
            .iter()
            .find(|excess| excess.shares().iter().any(tells))
    }

    /// `A 100 % + B 100 % = 200 %`.
    pub(crate) fn sum_of(&self, excess: &Excess) -> String {
        let shares = excess.shares().iter().take(SHARES).map(|share| {
            let name = self.name(self.model().org(share.holder()));
            format!("{name} {}", share.interval())
        });
        let mut shares: Vec<String> = shares.collect();
        shares.extend((excess.shares().len() > SHARES).then(|| "\u{2026}".to_owned()));
        let sum = excess.sum();
        let is = if sum.is_exact() { "=" } else { "\u{2265}" };
        format!("{} {is} {} %", shares.join(" + "), sum.min())
    }

    /// Who holds what on the picture's day, else as far as is known.
    fn ownership(&self) -> &Ownership<'g> {
        let day = self.as_of().unwrap_or(Day::LAST);
        let holdings = || Ownership::of(self.model(), self.graph.ledger(), day, None);
        self.ownership.get_or_init(holdings)
    }

    pub(crate) fn lang(&self) -> Lang {
        self.asked.lang.unwrap_or(Lang::En)
    }

    pub(crate) fn is_folded(&self) -> bool {
        self.asked.fold
    }

    /// What it is headed: what is asked for, else whose ties it shows where a selection is about few, else the graph's title.
    pub(crate) fn title(&self) -> &str {
        self.title.as_deref().unwrap_or_default()
    }

    /// What stands below the title, without what parts the two in one line.
    pub(crate) fn subtitle(&self) -> &str {
        let parting = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
        self.asked.subtitle.trim_start_matches(parting)
    }

    /// The title in one line, with what follows it.
    pub(crate) fn whole_title(&self) -> String {
        self.title().to_owned() + self.asked.subtitle
    }

    fn own_title(&self) -> Option<String> {
        let model = self.model();
        let about = self.graph.focus();
        if (1..=NAMED).contains(&about.len()) {
            let names: Vec<&str> = about.iter().map(|&org| self.name(model.org(org))).collect();
            return Some(words::ties_of(&names, self.lang()));
        }
        Some(self.in_lang(model.title()?, model.titles()).to_owned())
    }

    fn in_lang<'m>(&self, usual: &'m str, names: &'m Names) -> &'m str {
        self.asked
            .lang
            .map_or(usual, |lang| words::name(usual, names, lang))
    }

    pub(crate) fn name<'m>(&self, org: &'m Org) -> &'m str {
        self.in_lang(org.name(), org.names())
    }

    /// Its name where it is drawn; where groups were asked about, with whom it counts, and with whom only possibly.
    pub(crate) fn drawn_name(&self, org: &Org) -> String {
        let counted = self.graph.counted(org.key());
        let name = |other: OrgKey| self.name(self.model().org(other));
        let words = counted.and_then(|counted| {
            let (with, possibly) = (counted.with.map(name), counted.possibly.map(name));
            words::counts_with(with, possibly, self.lang())
        });
        let mark = words.map(|words| format!("({words})"));
        marked(self.name(org), mark.as_deref())
    }

    pub(crate) fn label<'m>(&self, bloc: &'m Bloc) -> &'m str {
        self.in_lang(bloc.label(), bloc.labels())
    }

    /// What a tie is called: its title, or its kind.
    pub(crate) fn tie_title<'m>(&self, tie: &'m Tie) -> &'m str {
        let kind = tie.kind().row().labels.in_lang(self.lang());
        tie.title()
            .map_or(kind, |title| self.in_lang(title, tie.titles()))
    }

    pub(crate) fn event_title<'m>(&self, event: &'m Event) -> &'m str {
        self.in_lang(event.title(), event.titles())
    }

    /// The place of an organisation's bloc among the graph's.
    pub(crate) fn bloc(&self, org: &Org) -> Option<usize> {
        let of = self.model().bloc_of(org)?;
        self.model()
            .blocs()
            .iter()
            .position(|bloc| bloc.id() == of.id())
    }

    /// Whether a link leads to or from an organisation.
    pub(crate) fn is_linked(&self, org: OrgKey) -> bool {
        self.linked[org.index()]
    }

    /// The organisations with a link. Where nothing is linked, those that a selection keeps, or all, stand there alone; else
    /// those without a link would only take room.
    pub(crate) fn orgs(&self) -> impl Iterator<Item = &'g Org> {
        let is_bare = !self.linked.contains(&true);
        self.model().orgs().iter().filter(move |org| {
            self.is_linked(org.key())
                || is_bare && (!self.graph.is_narrowed() || self.is_party(org.key()))
        })
    }

    /// The same, and the organisations in ties that link nobody; but not those that only have authority over one.
    pub(crate) fn orgs_and_lone(&self) -> impl Iterator<Item = &'g Org> {
        let mut drawn: Vec<OrgKey> = self.orgs().map(Org::key).collect();
        let linking: HashSet<TieKey> = self.graph.links().map(|link| link.tie().key()).collect();
        let is_more = |party: &&Party| party.roles().iter().any(|role| role != Role::Authority);
        let bare = self
            .graph
            .ties()
            .filter(|tie| !linking.contains(&tie.key()));
        let alone = bare.flat_map(|tie| self.graph.parties(tie)).filter(is_more);
        drawn.extend(alone.map(Party::org));
        drawn.sort_unstable();
        drawn.dedup();
        let model = self.model();
        drawn.into_iter().map(|key| model.org(key))
    }

    fn is_party(&self, org: OrgKey) -> bool {
        self.graph.ties_at(org).next().is_some()
    }

    /// The numbers under the picture: what it shows, after how many sources, and what it can't show.
    pub(crate) fn caption(&self) -> String {
        let shown: HashSet<TieKey> = self.graph.links().map(|link| link.tie().key()).collect();
        let undrawn = self.graph.ties().count() - shown.len();
        self.caption_of(&shown, self.orgs().count(), undrawn)
    }

    /// The same for a picture of other ties.
    pub(crate) fn caption_of(
        &self,
        shown: &HashSet<TieKey>,
        orgs: usize,
        undrawn: usize,
    ) -> String {
        let model = self.model();
        let sources: HashSet<SourceKey> = shown
            .iter()
            .flat_map(|&tie| model.tie(tie).evidence())
            .filter_map(|&key| match model.evidence(key).voice() {
                Voice::Source(source) => Some(source),
                Voice::Curator => None,
            })
            .collect();
        let published = sources.iter().filter_map(|&source| {
            let date = model.source(source).published()?;
            Some((date.latest()?, date))
        });
        let caption = Caption {
            latest: published.max_by_key(|&(day, _)| day).map(|(_, date)| date),
            ties: shown.len(),
            orgs,
            sources: sources.len(),
            undrawn,
            day: self.as_of(),
            doubts: tallied(self, shown.iter().map(|&tie| model.tie(tie))),
        };
        caption.in_words(self.lang())
    }
}

/// Whether a link leads from a parent to the vehicle of a joint venture.
pub(crate) fn is_share(link: &Link<'_>) -> bool {
    link.family() != link.tie().kind().family()
}
