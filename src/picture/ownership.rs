//! Who owns or controls whom: the same diagram of these links alone, owners above what they own.

use super::canvas::Dress;
use super::diagram::{Arrangement, arranged, scene_of};
use super::shown::Shown;
use crate::draw::{Scene, Style};
use crate::graph::Graph;
use crate::model::{Family, Role, Tie};

/// The links of ownership and control.
pub(crate) fn owning(graph: &Graph) -> Graph {
    let owns = |family| matches!(family, Family::Ownership | Family::Control);
    let has_vehicle = |tie: &Tie| {
        tie.parties()
            .iter()
            .any(|party| party.roles().has(Role::Vehicle))
    };
    graph.narrowed(
        &|tie| owns(tie.kind().family()) || has_vehicle(tie),
        &|link| owns(link.family()),
    )
}

/// Draws such links; `None` where there are none.
pub(crate) fn ownership(shown: &Shown<'_>, dress: Dress) -> Option<String> {
    shown.graph().links().next()?;
    Some(arranged(shown, Arrangement::Down, dress))
}

/// What the picture of such links lays out.
pub(crate) fn owning_scene(shown: &Shown<'_>) -> (Scene, Style) {
    scene_of(shown, Arrangement::Down)
}
