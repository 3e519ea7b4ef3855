//! How two organisations are connected: the shortest chains of ties between them.

mod layers;
mod search;
mod terrain;
#[cfg(test)]
mod tests;
mod way;

use crate::graph::Graph;
use crate::model::{Org, OrgKey, Tie};

pub use way::{Way, WayError};

use layers::{Layers, Marks};
use search::Search;
use terrain::Terrain;

/// How many chains of one length are told where nothing else is asked for.
pub const FEW: usize = 5;

/// How many chains are told at most, whatever is asked for.
pub const MOST: usize = 1000;

/// How many organisations or kinds of them a chain can be asked to pass.
pub const MOST_STOPS: usize = 4;

/// The links that a search looks at before it gives up: some tenths of a second.
const STEPS: usize = 20_000_000;

/// The chains beyond those told that are counted, where counting them means to find them.
const COUNTED: usize = 1000;

/// What is asked of a chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathOptions {
    /// No chain longer than so many hops. With it, chains that are longer than the shortest are told too.
    pub max: Option<usize>,
    /// Every chain, up to [`MOST`], rather than the best [`FEW`] of each length.
    pub all: bool,
    /// What a chain must pass. Of several kinds and families, each hop has a tie of one or the other; of several
    /// organisations, the chain passes every one, in any order. A kind of organisation is passed between the ends.
    pub through: Vec<Way>,
    /// What a chain must keep out of. The ends are never kept out.
    pub not_through: Vec<Way>,
}

/// One step of a chain.
#[derive(Clone, Debug)]
pub struct Hop<'g> {
    /// The organisation nearer to the beginning.
    pub from: &'g Org,
    /// The organisation nearer to the end.
    pub to: &'g Org,
    /// All ties that join the two and may be used, by id.
    pub ties: Vec<&'g Tie>,
}

/// Organisations, each tied to the next, and none of them twice.
#[derive(Clone, Debug)]
pub struct Chain<'g> {
    /// The steps, at least one.
    pub hops: Vec<Hop<'g>>,
}

impl<'g> Chain<'g> {
    /// The organisations from one end to the other.
    pub fn orgs(&self) -> impl Iterator<Item = &'g Org> {
        let first = self.hops.first().map(|hop| hop.from);
        first.into_iter().chain(self.hops.iter().map(|hop| hop.to))
    }
}

/// The chains between two organisations.
#[derive(Clone, Debug, Default)]
pub struct Paths<'g> {
    /// The chains: the shortest first; of one length, those over organisations with few partners first, then by id.
    pub chains: Vec<Chain<'g>>,
    /// How many more chains there are, of the lengths that were asked for; [`u64::MAX`] for that many or more.
    pub left_out: u64,
    /// Whether there may be more than that: the search stopped before it had seen all.
    pub stopped: bool,
}

/// Why there can be no chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// Both ends are the same.
    #[error("a chain has two ends, and both are the same organisation")]
    SameEnds,
    /// There are more than [`MOST_STOPS`] organisations and kinds of them to pass.
    #[error("a chain can be asked to pass {MOST_STOPS} organisations or kinds of them, not more")]
    TooManyStops,
}

impl PathError {
    /// What to do about it.
    pub fn help(self) -> &'static str {
        match self {
            PathError::SameEnds => {
                "name another organisation; `tieup partners` lists those that one is allied with"
            }
            PathError::TooManyStops => "ask for one part of the chain after the other",
        }
    }
}

/// The shortest chains of ties between two organisations, in either direction of the links.
///
/// A chain goes from organisation to organisation and meets none twice; several ties between the same two are one
/// hop. Chains of one length are ranked by the product of the numbers of organisations that those between the ends
/// are linked with, least first, so that a chain over a body with hundreds of members comes after one over a
/// common partner; then by ids.
///
/// Costs a breadth-first search from one end up to the other, and then what the chains told need: of the shortest
/// length all others are counted without being found. With `max` or a stop, the search goes on length by length, and
/// ends, with [`Paths::stopped`], after a fixed number of steps.
///
/// # Errors
///
/// [`PathError`].
///
/// ```
/// use tieup::query::{self, PathOptions};
///
/// let graph = tieup::Graph::open("us-china-2015")?;
/// let (dell, sugon) = (graph.find("Dell")?.key(), graph.find("Sugon")?.key());
/// let found = query::paths(&graph, dell, sugon, &PathOptions::default())?;
/// let shortest: Vec<&str> = found.chains[0].orgs().map(|org| org.name()).collect();
/// assert_eq!(shortest, ["Dell", "EMC", "VMware", "Sugon"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn paths<'g>(
    graph: &'g Graph,
    from: OrgKey,
    to: OrgKey,
    options: &PathOptions,
) -> Result<Paths<'g>, PathError> {
    if from == to {
        return Err(PathError::SameEnds);
    }
    let terrain = Terrain::new(graph, from, to, options)?;
    let mut told = Paths::default();
    let mut budget = STEPS;
    let least = terrain.way_back(options.max, &mut budget);
    let Some(least) = least.filter(|least| options.max.is_none_or(|max| *least <= max)) else {
        return Ok(told);
    };
    let longest = options.max.unwrap_or(usize::MAX);
    let longest = longest.min(graph.model().orgs().len() - 1);
    let mut marks = Marks::new(&terrain);
    for length in least..=longest {
        let Some(layers) = Layers::lay(&terrain, length, &mut marks, &mut budget) else {
            told.stopped = true;
            break;
        };
        // Walks of the least length meet nobody twice, unless they must pass a stop.
        let exact = (length == least && !terrain.has_stops()).then(|| layers.walks());
        told.take(&terrain, &layers, exact, options.all, &mut budget);
        if told.stopped || (options.max.is_none() && !told.chains.is_empty()) {
            break;
        }
    }
    Ok(told)
}

/// The graph of the links that the chains go over. Costs a pass over the links.
pub fn path_links(graph: &Graph, found: &Paths<'_>) -> Graph {
    let hops = found.chains.iter().flat_map(|chain| &chain.hops);
    graph.only(hops.flat_map(|hop| {
        let links = graph.links_at(hop.from.key());
        links.filter(|link| {
            let joins = link.other(hop.from.key()).key() == hop.to.key();
            joins && hop.ties.iter().any(|tie| tie.key() == link.tie().key())
        })
    }))
}

impl<'g> Paths<'g> {
    /// Adds the best chains of a length, and counts the others: exactly where their number is known.
    fn take(
        &mut self,
        terrain: &Terrain<'g>,
        layers: &Layers,
        exact: Option<u64>,
        all: bool,
        budget: &mut usize,
    ) {
        let room = MOST - self.chains.len();
        let wanted = if all { room } else { room.min(FEW) };
        let mut search = Search::new(layers);
        let mut taken = 0;
        let mut counted = 0;
        loop {
            if taken == wanted
                && let Some(exact) = exact
            {
                // The most that can be counted stands for all that is more.
                let left = if exact == u64::MAX {
                    exact
                } else {
                    exact - taken as u64
                };
                self.left_out = self.left_out.saturating_add(left);
                return;
            }
            if counted == COUNTED {
                self.stopped = true;
                return;
            }
            match search.next(budget) {
                Ok(Some(orgs)) if taken < wanted => {
                    self.chains.push(terrain.chain(&orgs));
                    taken += 1;
                }
                Ok(Some(_)) => {
                    self.left_out = self.left_out.saturating_add(1);
                    counted += 1;
                }
                Ok(None) => return,
                Err(search::Spent) => {
                    self.stopped = true;
                    return;
                }
            }
        }
    }
}
