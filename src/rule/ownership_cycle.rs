use std::fmt::Write as _;

use super::circle::{Arrow, circles};
use super::roles::parties_in;
use super::{Check, Context, Example, Rule, steps};
use crate::diag::Level;
use crate::model::{DateKey, Day, Model, OrgKey, Party, Record, Role, Share, Start, Tie, TieKey};
use crate::raw::Part;

pub(super) static RULE: Rule = Rule {
    name: "ownership-cycle",
    level: Level::Error,
    what: "organisations control one another in a circle",
    why: "Somebody outside must control a group, or nobody does. A circle of majorities is \
          mostly a swapped role or an end that is missing. Counted are ties that have started \
          and not ended, and of several between two organisations the latest.",
    mend: "Check the roles, and whether one of the ties has ended.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-holds-inspur]
kind = "ownership"
parties.cisco = { role = "holder", stake = 60 }
parties.inspur = "held"
evidence = [{ source = "reuters" }]

[tie.inspur-holds-cisco]
kind = "ownership"
parties.inspur = { role = "holder", stake = ">50" }
parties.cisco = "held"
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
        passes: r#"
[org.cisco]
name = "Cisco"

[org.inspur]
name = "Inspur"

[tie.cisco-holds-inspur]
kind = "ownership"
parties.cisco = { role = "holder", stake = 60 }
parties.inspur = "held"
evidence = [{ source = "reuters" }]

[tie.inspur-holds-cisco]
kind = "ownership"
parties.inspur = { role = "holder", stake = 5 }
parties.cisco = "held"
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
    }),
    check: Check::Model(check),
};

/// What a holder came to hold through a tie.
struct Holding {
    holder: OrgKey,
    held: OrgKey,
    since: Option<Day>,
    tie: TieKey,
    controls: bool,
}

fn check(context: &mut Context<'_>) {
    let model = context.model();
    let mut holdings = Vec::new();
    for tie in model.ties() {
        let may_control = |party: &Party| decides(tie, party).is_some();
        if tie.parties().iter().any(may_control) && is_in_force(model, tie) {
            collect(model, tie, &mut holdings);
        }
    }
    holdings.sort_by_key(|one| (one.holder, one.held, one.since, one.tie));
    let latest = holdings
        .chunk_by(|a, b| (a.holder, a.held) == (b.holder, b.held))
        .filter_map(<[Holding]>::last);
    let arrows = latest.filter(|last| last.controls).map(|last| Arrow {
        from: last.holder.0,
        to: last.held.0,
        by: last.tie,
    });
    for circle in circles(model.orgs().len(), arrows.collect()) {
        report(context, &circle);
    }
}

/// Whether a party decides over what is held in the tie: `None` where it isn't one that holds.
fn decides(tie: &Tie, party: &Party) -> Option<bool> {
    let has = |roles: &[Role]| roles.iter().any(|&role| party.roles().has(role));
    if !has(&[
        Role::Holder,
        Role::Investor,
        Role::Acquirer,
        Role::Buyer,
        Role::Seller,
        Role::Controller,
        Role::Partner,
    ]) {
        return None;
    }
    if party.controls().is_some() {
        return party.controls();
    }
    match party.stake() {
        Some(stake) => {
            let majority =
                |share: Option<Share>| share.is_some_and(|share| share.exceeds(50.into()));
            Some(majority(stake.equity()) || majority(stake.votes()))
        }
        None if has(&[Role::Controller, Role::Acquirer]) => {
            Some(parties_in(tie, Role::Controller) + parties_in(tie, Role::Acquirer) == 1)
        }
        None => None,
    }
}

/// Whether a tie has started and not ended.
fn is_in_force(model: &Model, tie: &Tie) -> bool {
    let dates = model.dates_of(tie);
    let over = [
        DateKey::Until,
        DateKey::Ended,
        DateKey::Withdrawn,
        DateKey::Refused,
        DateKey::Blocked,
    ];
    let started = [DateKey::Closed, DateKey::From, DateKey::Observed];
    let agreed = [DateKey::Announced, DateKey::Signed];
    let any = |keys: &[DateKey]| dates.iter().any(|(key, _)| keys.contains(key));
    let starts = any(&started) || (tie.kind().row().start == Start::Agreed && any(&agreed));
    !any(&over) && (dates.is_empty() || starts)
}

fn collect(model: &Model, tie: &Tie, holdings: &mut Vec<Holding>) {
    let held = [
        Role::Held,
        Role::Investee,
        Role::Target,
        Role::Controlled,
        Role::Vehicle,
    ];
    let is_held = |party: &&Party| held.iter().any(|&role| party.roles().has(role));
    let Some(held) = tie.parties().iter().find(is_held) else {
        return;
    };
    let starts = [
        DateKey::Closed,
        DateKey::From,
        DateKey::Signed,
        DateKey::Announced,
    ];
    let dates = model.dates_of(tie);
    let since = starts.iter().find_map(|start| {
        let (_, date) = dates.iter().find(|(key, _)| key == start)?;
        date.earliest()
    });
    for party in tie.parties().iter().filter(|party| party.until().is_none()) {
        if let Some(controls) = decides(tie, party).filter(|_| party.org() != held.org()) {
            holdings.push(Holding {
                holder: party.org(),
                held: held.org(),
                since,
                tie: tie.key(),
                controls,
            });
        }
    }
}

fn report(context: &mut Context<'_>, circle: &[Arrow<TieKey>]) {
    let model = context.model();
    let mut labels = Vec::with_capacity(circle.len());
    let mut way = String::new();
    for arrow in circle {
        let (holder, held) = (
            model.org(OrgKey(arrow.from)).id(),
            model.org(OrgKey(arrow.to)).id(),
        );
        let path = steps(["parties", holder]);
        let place = context.place(Record::Tie(arrow.by), &path, Part::Key);
        labels.push((place, format!("`{holder}` controls `{held}`")));
        let _ = write!(way, "`{holder}` → ");
    }
    let Some((place, label)) = labels.first().cloned() else {
        return;
    };
    let first = model.org(OrgKey(circle[0].from)).id();
    let message = format!("organisations control one another in a circle: {way}`{first}`");
    let finding = context.report(message, place, label);
    for (place, label) in labels.drain(1..) {
        finding.add_because(place, label);
    }
    finding.add_help("check the roles, and whether one of these ties has ended");
}
