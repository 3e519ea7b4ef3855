//! What `dot` is told about a picture beyond its words: columns, and which end of a line stands further left.

use super::columns::{Column, Columns};
use crate::graph::Graph;
use crate::model::{Bloc, Org, OrgKey};
use crate::picture::{Asked, Line, Shown, lines};

/// Above so many links, a diagram is an overview: without words on the lines, and laid out by springs in place of columns,
/// which would be much higher than wide.
const OVERVIEW: usize = 120;

/// A graph about to be drawn.
pub(super) struct Drawing<'g> {
    pub(super) shown: Shown<'g>,
    columns: Columns,
}

/// Which way the arrow points, seen along the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Arrow {
    None,
    Forward,
    Back,
}

/// A line whose tail stands further left.
pub(super) struct Edge<'g> {
    pub(super) tail: OrgKey,
    pub(super) head: OrgKey,
    pub(super) arrow: Arrow,
    pub(super) line: Line<'g>,
}

impl<'g> Drawing<'g> {
    pub(super) fn new(graph: &'g Graph, asked: Asked<'g>) -> Self {
        Drawing {
            shown: Shown::new(graph, asked),
            columns: Columns::new(graph),
        }
    }

    pub(super) fn is_overview(&self) -> bool {
        self.shown.graph().petgraph().edge_count() > OVERVIEW
    }

    /// How far left an organisation stands.
    pub(super) fn column(&self, org: &Org) -> Column {
        self.columns.column(org)
    }

    /// The blocs that have a drawn organisation, with their places and these organisations.
    pub(super) fn blocs(&self) -> impl Iterator<Item = (usize, &'g Bloc, Vec<&'g Org>)> {
        let blocs = self.shown.model().blocs().iter().enumerate();
        blocs
            .map(|(place, bloc)| (place, bloc, self.orgs_in(place)))
            .filter(|(_, _, orgs)| !orgs.is_empty())
    }

    /// The drawn organisations that are in no bloc.
    pub(super) fn outside(&self) -> Vec<&'g Org> {
        self.orgs_in(self.shown.model().blocs().len())
    }

    fn orgs_in(&self, place: usize) -> Vec<&'g Org> {
        self.shown
            .orgs()
            .filter(|org| self.columns.place(org) == place)
            .collect()
    }

    /// The lines, in a fixed order.
    pub(super) fn edges(&self) -> Vec<Edge<'g>> {
        let mut edges: Vec<_> = lines(&self.shown)
            .into_iter()
            .map(|line| self.edge(line))
            .collect();
        edges.sort_by_key(|edge| {
            let line = &edge.line;
            (edge.tail, edge.head, line.family, line.standing, edge.arrow)
        });
        edges
    }

    fn edge(&self, line: Line<'g>) -> Edge<'g> {
        let model = self.shown.model();
        let turned = self.column(model.org(line.to)) < self.column(model.org(line.from));
        let (tail, head) = if turned {
            (line.to, line.from)
        } else {
            (line.from, line.to)
        };
        let arrow = match (line.directed, turned) {
            (false, _) => Arrow::None,
            (true, false) => Arrow::Forward,
            (true, true) => Arrow::Back,
        };
        Edge {
            tail,
            head,
            arrow,
            line,
        }
    }
}
