//! What is drawn of a graph, and where: the organisations, their blocs and columns.

use std::collections::HashSet;

use super::Options;
use super::columns::{Column, Columns};
use crate::graph::Graph;
use crate::model::{Bloc, Day, Org, OrgKey, SourceKey, TieKey, Voice};

/// Above so many links, a diagram is an overview: without words on the lines, and laid out by springs in place of columns,
/// which would be much higher than wide.
const OVERVIEW: usize = 120;

/// A graph about to be drawn.
pub(super) struct Drawing<'g> {
    graph: &'g Graph,
    options: &'g Options,
    columns: Columns,
    drawn: Vec<bool>,
}

impl<'g> Drawing<'g> {
    pub(super) fn new(graph: &'g Graph, options: &'g Options) -> Self {
        let model = graph.model();
        // Where nothing is tied, all stand there unlinked; else those without a link would only take room.
        let mut drawn = vec![graph.links().next().is_none(); model.orgs().len()];
        for link in graph.links() {
            for end in [link.from(), link.to()] {
                drawn[end.key().index()] = true;
            }
        }
        Drawing {
            graph,
            options,
            columns: Columns::new(graph),
            drawn,
        }
    }

    pub(super) fn graph(&self) -> &'g Graph {
        self.graph
    }

    pub(super) fn as_of(&self) -> Option<Day> {
        self.options.as_of
    }

    pub(super) fn title(&self) -> Option<&'g str> {
        self.options.title.as_deref().or(self.graph.model().title())
    }

    pub(super) fn is_overview(&self) -> bool {
        self.graph.petgraph().edge_count() > OVERVIEW
    }

    /// How far left an organisation stands.
    pub(super) fn column(&self, org: &Org) -> Column {
        self.columns.column(org)
    }

    /// The blocs that have a drawn organisation, with their places and these organisations.
    pub(super) fn blocs(&self) -> impl Iterator<Item = (usize, &'g Bloc, Vec<&'g Org>)> {
        let blocs = self.graph.model().blocs().iter().enumerate();
        blocs
            .map(|(place, bloc)| (place, bloc, self.orgs_in(place)))
            .filter(|(_, _, orgs)| !orgs.is_empty())
    }

    /// The drawn organisations that are in no bloc.
    pub(super) fn outside(&self) -> Vec<&'g Org> {
        self.orgs_in(self.graph.model().blocs().len())
    }

    /// The drawn organisations.
    pub(super) fn orgs(&self) -> impl Iterator<Item = &'g Org> {
        let orgs = self.graph.model().orgs().iter();
        orgs.filter(|org| self.drawn[org.key().index()])
    }

    fn orgs_in(&self, place: usize) -> Vec<&'g Org> {
        self.orgs()
            .filter(|org| self.columns.place(org) == place)
            .collect()
    }

    /// The numbers under the diagram: what it shows, after how many sources, and what it can't show.
    pub(super) fn caption(&self) -> String {
        let model = self.graph.model();
        let shown: HashSet<TieKey> = self.graph.links().map(|link| link.tie().key()).collect();
        let orgs: HashSet<OrgKey> = self.orgs().map(Org::key).collect();
        let sources: HashSet<SourceKey> = shown
            .iter()
            .flat_map(|&tie| model.tie(tie).evidence())
            .filter_map(|&key| match model.evidence(key).voice() {
                Voice::Source(source) => Some(source),
                Voice::Curator => None,
            })
            .collect();
        let day = self.as_of().map(|day| format!("; as of {day}"));
        let undrawn = match self.graph.ties().count() - shown.len() {
            0 => String::new(),
            1 => "; 1 tie joins no two organisations and is not drawn".to_owned(),
            more => format!("; {more} ties join no two organisations and are not drawn"),
        };
        format!(
            "{} between {}, after {}{}{undrawn}.",
            count(shown.len(), "tie", "ties"),
            count(orgs.len(), "organisation", "organisations"),
            count(sources.len(), "source", "sources"),
            day.unwrap_or_default(),
        )
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
