//! How two organisations are connected, hop by hop, and who says so.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::{Column, Grid, Line, Sheet, Tone};
use super::holding::OpenTopRef;
use super::records::OrgRef;
use super::tie::TieRow;
use super::{Asked, GraphRef, Layout, Select};
use crate::graph::Graph;
use crate::model::Org;
use crate::query::{self, Chain, Hop, PathError, PathOptions, Paths, Way};

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PathQuery {
    /// `path`.
    pub command: &'static str,
    /// Where the chains begin.
    pub from: OrgRef,
    /// Where they end.
    pub to: OrgRef,
    /// The most hops; absent without a limit, and then only the shortest chains are told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<usize>,
    /// Whether every chain was asked for, rather than the best few.
    pub all: bool,
    /// What the chains pass: kinds and families of ties, kinds of organisations, organisations by name.
    pub through: Vec<String>,
    /// What they keep out of.
    pub not_through: Vec<String>,
    /// The day on which the status of ties is told.
    pub as_of: String,
    /// The selection that was asked for, by flag; absent without one.
    #[serde(skip_serializing_if = "Select::is_empty")]
    pub select: Select,
    /// Of whom the graph has no owner, so that it is not known whether they are under the control that was asked for: ties are left out for
    /// that. Absent where none is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unowned: Vec<OpenTopRef>,
}

/// A chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PathRow {
    /// How many hops it has.
    pub length: usize,
    /// The organisations from one end to the other.
    pub orgs: Vec<OrgRef>,
    /// The steps from each organisation to the next.
    pub hops: Vec<HopRow>,
}

/// One step of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HopRow {
    /// Where it begins.
    pub from: OrgRef,
    /// Where it ends.
    pub to: OrgRef,
    /// The ties that join the two, by id.
    pub ties: Vec<TieRow>,
}

/// The chains between two organisations, the best first.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PathAnswer {
    /// The graph that was asked.
    pub graph: GraphRef,
    /// The question, as it was understood.
    pub query: PathQuery,
    /// The chains: the shortest first, of one length those over organisations with few partners.
    pub rows: Vec<PathRow>,
    /// How many more chains there are of the lengths that were asked for.
    pub left_out: u64,
    /// Whether there may be more than that: the search stopped before it had seen all.
    pub stopped: bool,
    /// Where there is no chain, the best one that there would be without `max`, `through` and `not_through`.
    pub barred: Option<Vec<OrgRef>>,
}

/// Tells the chains that were found between two organisations. Costs the evidence of their ties; where there is none,
/// another search.
///
/// # Errors
///
/// [`PathError`].
pub fn path(
    asked: &Asked,
    graph: &Graph,
    ends: [&Org; 2],
    options: &PathOptions,
    found: &Paths<'_>,
) -> Result<PathAnswer, PathError> {
    let model = graph.model();
    let [from, to] = ends;
    let barred = if found.chains.is_empty() && *options != PathOptions::default() {
        let free = query::paths(graph, from.key(), to.key(), &PathOptions::default())?;
        free.chains.first().map(orgs)
    } else {
        None
    };
    let labels = |ways: &[Way]| ways.iter().map(|way| way.label(model).to_owned()).collect();
    Ok(PathAnswer {
        graph: asked.graph.clone(),
        query: PathQuery {
            command: "path",
            from: OrgRef::new(from),
            to: OrgRef::new(to),
            max: options.max,
            all: options.all,
            through: labels(&options.through),
            not_through: labels(&options.not_through),
            as_of: asked.as_of.to_string(),
            select: asked.select.clone(),
            unowned: OpenTopRef::all(graph),
        },
        rows: found
            .chains
            .iter()
            .map(|chain| row(asked, graph, chain))
            .collect(),
        left_out: found.left_out,
        stopped: found.stopped,
        barred,
    })
}

fn orgs(chain: &Chain<'_>) -> Vec<OrgRef> {
    chain.orgs().map(OrgRef::new).collect()
}

fn row(asked: &Asked, graph: &Graph, chain: &Chain<'_>) -> PathRow {
    let tie = |tie: &&_| TieRow::new(graph, tie, asked.as_of);
    let hop = |hop: &Hop<'_>| HopRow {
        from: OrgRef::new(hop.from),
        to: OrgRef::new(hop.to),
        ties: hop.ties.iter().map(tie).collect(),
    };
    PathRow {
        length: chain.hops.len(),
        orgs: orgs(chain),
        hops: chain.hops.iter().map(hop).collect(),
    }
}

/// `Dell — EMC — VMware`.
fn line(orgs: &[OrgRef]) -> String {
    let names: Vec<&str> = orgs.iter().map(|org| &*org.name).collect();
    names.join(" — ")
}

impl PathAnswer {
    /// The chain that was barred, in a line.
    pub fn barred_line(&self) -> Option<String> {
        self.barred.as_deref().map(line)
    }
}

impl Layout for PathAnswer {
    /// A row a tie; the chain stands over its first one. A hop that an earlier chain has is not told in full again.
    fn grid(&self) -> Grid {
        let mut rows = Vec::new();
        let mut told: BTreeMap<[&str; 2], usize> = BTreeMap::new();
        for (number, row) in self.rows.iter().enumerate() {
            let chain = format!("{}. {}", number + 1, line(&row.orgs));
            let mut head = vec![Line::toned(chain, Tone::Strong)];
            for hop in &row.hops {
                let step = format!("{} — {}", hop.from.name, hop.to.name);
                // A chain of one hop says all in its head.
                if row.hops.len() > 1 {
                    head.push(Line::plain(step));
                }
                let mut ends = [&*hop.from.id, &*hop.to.id];
                ends.sort_unstable();
                let first = *told.entry(ends).or_insert(number);
                if first < number {
                    let ties = hop.ties.iter().map(|tie| tie.tie.line()).collect();
                    let see = Line::toned(format!("see chain {}", first + 1), Tone::Faint);
                    rows.push(vec![std::mem::take(&mut head), ties, vec![see]]);
                    continue;
                }
                for tie in &hop.ties {
                    let [what, says] = tie.cells();
                    rows.push(vec![std::mem::take(&mut head), what, says]);
                }
            }
        }
        Grid {
            columns: ["chain", "tie", "says who"].map(Column::text).to_vec(),
            rows,
        }
    }

    /// A row a chain, hop, tie and source.
    fn sheet(&self) -> Sheet {
        let mut rows = Vec::new();
        for (number, row) in self.rows.iter().enumerate() {
            for (at, hop) in row.hops.iter().enumerate() {
                let head = [
                    (number + 1).to_string(),
                    row.length.to_string(),
                    (at + 1).to_string(),
                    hop.from.id.clone(),
                    hop.from.name.clone(),
                    hop.to.id.clone(),
                    hop.to.name.clone(),
                ];
                for values in hop.ties.iter().flat_map(TieRow::matched) {
                    rows.push(head.iter().cloned().chain(values).collect());
                }
            }
        }
        let mut header = vec!["chain", "length", "hop", "from_id", "from", "to_id", "to"];
        let mut hops = self.rows.iter().flat_map(|row| &row.hops);
        header.extend(TieRow::header(hops.find_map(|hop| hop.ties.first())));
        Sheet { header, rows }
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}
