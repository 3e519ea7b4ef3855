//! How well a tie is borne out: derived from the evidence about it, never written.

use std::collections::HashSet;

use super::name::fold;
use super::words::{Modality, Standing, Weight};
use super::{Evidence, Model, Tie, Via, Voice};

/// The standing of a tie, and whether a source gives another value than the record keeps.
pub(super) fn standing(model: &Model, tie: &Tie) -> (Standing, bool) {
    let mut filed_or_announced = false;
    let mut weak = false;
    let mut denied = false;
    let mut reports: Vec<&Evidence> = Vec::new();
    for &key in tie.evidence() {
        let evidence = model.evidence(key);
        let modality = model.modality(evidence);
        let weight = modality.weight();
        if !evidence.vouches_for("kind") {
            continue;
        }
        match (modality, weight) {
            (Modality::Filed | Modality::Announced, _) => filed_or_announced = true,
            (_, Weight::For) => reports.push(evidence),
            (_, Weight::Weak) => weak = true,
            (_, Weight::Nothing) => {}
            (_, Weight::Against) => denied = true,
        }
    }
    let standing = if filed_or_announced || origins(model, tie, &reports) >= 2 {
        Standing::Confirmed
    } else if !reports.is_empty() {
        Standing::Reported
    } else if weak {
        Standing::Claimed
    } else if denied {
        Standing::Denied
    } else {
        Standing::Unsupported
    };
    (standing, model.is_contested(tie, standing))
}

/// How many independent origins there are: counted by the end of each chain, so that one report that many quote is one.
/// What the parties themselves said is one, whichever of them said it.
fn origins(model: &Model, tie: &Tie, reports: &[&Evidence]) -> usize {
    const PARTIES: &str = "the parties";
    if reports.len() < 2 {
        return reports.len();
    }
    let origin = |evidence: &&Evidence| match (model.via(evidence).last(), evidence.voice()) {
        (Some(Via::Text(name)), _) => fold(name),
        (Some(Via::Org(org)), _) if tie.party(*org).is_some() => PARTIES.to_owned(),
        (Some(Via::Org(org)), _) => fold(model.org(*org).name()),
        (Some(&Via::Source(source)), _) | (None, Voice::Source(source)) => {
            fold(model.source(source).label())
        }
        (None, Voice::Curator) => String::new(),
    };
    reports.iter().map(origin).collect::<HashSet<_>>().len()
}
