//! How the parties of a tie fill the shapes of its kind: what the rules on roles share.

use crate::model::{Model, Role, RoleCount, Shape, Tie};

/// The shape of a tie's kind that its parties come closest to.
pub(super) fn nearest_shape(tie: &Tie) -> &'static Shape {
    let shapes = tie.kind().row().shapes;
    let (first, others) = (&shapes[0], &shapes[1..]);
    let mut nearest = (misfit(tie, first), first);
    for shape in others {
        if nearest.0 == 0 {
            break;
        }
        let misfit = misfit(tie, shape);
        if misfit < nearest.0 {
            nearest = (misfit, shape);
        }
    }
    nearest.1
}

/// How many parties of a role a tie has.
pub(super) fn parties_in(tie: &Tie, role: Role) -> usize {
    let parties = tie.parties().iter();
    parties.filter(|party| party.roles().has(role)).count()
}

/// How many parties of a role are needed: where a place may stand for the role, one unless there is a place.
pub(super) fn needed(tie: &Tie, count: &RoleCount) -> usize {
    if tie.kind().row().place_for == Some(count.role) {
        usize::from(tie.places().is_empty())
    } else {
        count.min
    }
}

/// Whether a role can stand in a tie of this shape.
pub(super) fn fits(shape: &Shape, role: Role) -> bool {
    role == Role::Authority || shape.takes(role)
}

fn misfit(tie: &Tie, shape: &Shape) -> usize {
    let counts = shape.roles.iter().map(|count| {
        let most = count.max.unwrap_or(usize::MAX);
        let there = parties_in(tie, count.role);
        needed(tie, count).saturating_sub(there) + there.saturating_sub(most)
    });
    let misplaced = tie.parties().iter().map(|party| {
        let roles = party.roles().iter();
        roles.filter(|&role| !fits(shape, role)).count()
    });
    counts.sum::<usize>() + misplaced.sum::<usize>()
}

/// Names of parties for a message.
pub(super) fn named(model: &Model, orgs: &[crate::model::OrgKey]) -> String {
    let ids: Vec<String> = orgs
        .iter()
        .map(|&org| format!("`{}`", model.org(org).id()))
        .collect();
    match &ids[..] {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
