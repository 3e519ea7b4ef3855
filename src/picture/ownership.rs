//! Who owns or controls whom: the same diagram of these links alone, owners above what they own.

use super::canvas::Theme;
use super::diagram::{Arrangement, arranged};
use super::shown::{Asked, Shown};
use crate::graph::Graph;
use crate::model::{Family, Role, Tie};

/// Draws the links of ownership and control; `None` where there are none.
pub(crate) fn ownership(graph: &Graph, asked: Asked<'_>, theme: Theme) -> Option<String> {
    let owns = |family| matches!(family, Family::Ownership | Family::Control);
    let has_vehicle = |tie: &Tie| tie.parties().iter().any(|party| party.roles().has(Role::Vehicle));
    let narrowed = graph.narrowed(&|tie| owns(tie.kind().family()) || has_vehicle(tie), &|link| owns(link.family()));
    narrowed.links().next()?;
    Some(arranged(&Shown::new(&narrowed, asked), Arrangement::Down, theme))
}
