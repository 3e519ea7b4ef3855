//! Who owns or controls whom: the same diagram of these links alone, owners above what they own.

use super::canvas::Theme;
use super::diagram::{Arrangement, arranged};
use super::shown::{Asked, Shown};
use crate::graph::Graph;
use crate::model::Family;

/// Draws the links of ownership and control; `None` where there are none.
pub(crate) fn ownership(graph: &Graph, asked: Asked<'_>, theme: Theme) -> Option<String> {
    let narrowed = graph.narrowed(&|_| true, &|link| {
        matches!(link.family(), Family::Ownership | Family::Control)
    });
    narrowed.links().next()?;
    Some(arranged(&Shown::new(&narrowed, asked), Arrangement::Down, theme))
}
