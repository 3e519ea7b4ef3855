//! The pictures of the page, in each language of the program.

use super::Options;
use crate::graph::Graph;
use crate::model::{Lang, OrgKey};
use crate::picture::{self, Asked, Dress, Shown};

/// Above so many organisations a diagram is no longer read.
const CROWD: usize = 80;

/// The pictures in a language.
pub(super) struct Pictures {
    pub(super) lang: Lang,
    /// The picture of all organisations.
    pub(super) diagram: String,
    /// Blocs in their stead, where they are too many.
    pub(super) overview: Option<String>,
    pub(super) timeline: Option<String>,
    pub(super) matrix: Option<String>,
}

/// Whether the organisations are too many to read.
pub(super) fn is_crowded(graph: &Graph, options: &Options<'_>) -> bool {
    !options.force && organisations(graph) > CROWD
}

fn organisations(graph: &Graph) -> usize {
    let mut ends: Vec<OrgKey> = graph
        .links()
        .flat_map(|link| [link.from().key(), link.to().key()])
        .collect();
    ends.sort_unstable();
    ends.dedup();
    ends.len()
}

impl Pictures {
    /// Lays them out and writes them down.
    pub(super) fn new(graph: &Graph, options: &Options<'_>, lang: Lang, crowded: bool) -> Pictures {
        let asked = Asked {
            // The page has its own.
            title: Some(""),
            subtitle: "",
            as_of: options.as_of,
            lang: Some(lang),
            fold: false,
        };
        let shown = Shown::new(graph, asked);
        let dress = Dress::InPage;
        Pictures {
            lang,
            diagram: picture::diagram(&shown, dress),
            overview: crowded.then(|| picture::overview(&shown, dress)),
            timeline: if crowded {
                picture::years(&shown, dress)
            } else {
                picture::timeline(&shown, dress)
            },
            matrix: picture::matrix(&shown, dress),
        }
    }
}
