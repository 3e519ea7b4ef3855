use super::{Check, Context, Example, Rule};
use crate::diag::Level;
use crate::model::{
    Event, Evidence, Given, GivenParty, Model, OrgKey, Record, Source, Through, Via,
};

pub(super) static RULE: Rule = Rule {
    name: "unused-org",
    level: Level::Warning,
    what: "nothing names an organisation",
    why: "It stands in no tie and no event, and no source knows through it. Perhaps a tie is \
          missing, or an id is misspelt elsewhere. What other graphs include is not reported.",
    mend: "Add the tie that it was opened for, or remove it.",
    example: Some(Example {
        fails: r#"
[org.cisco]
name = "Cisco"
"#,
        passes: r#"
[org.cisco]
name = "Cisco"

[event.cisco-leak]
title = "Cisco's source code leaks"
about = ["cisco"]
"#,
    }),
    check: Check::Model(check),
};

fn check(context: &mut Context<'_>) {
    if !context.is_complete() {
        return;
    }
    let model = context.model();
    let used = used(model);
    for org in model.orgs() {
        if used[org.key().index()] || !context.is_own(org.origin()) {
            continue;
        }
        let place = context.opening(Record::Org(org.key()));
        context
            .report(
                format!("nothing names the organisation `{}`", org.id()),
                place,
                "",
            )
            .add_help("add the tie that it was opened for, or remove it");
    }
}

fn used(model: &Model) -> Vec<bool> {
    let mut used = vec![false; model.orgs().len()];
    let mut mark = |org: OrgKey| used[org.index()] = true;
    for tie in model.ties() {
        for party in tie.parties() {
            mark(party.org());
            if let Some(&Through::Org(org)) = party.through() {
                mark(org);
            }
        }
    }
    let of_events = model.events().iter().flat_map(Event::about);
    for record in of_events {
        if let Record::Org(org) = record {
            mark(*org);
        }
    }
    let of_sources = model.sources().iter().flat_map(Source::via);
    let of_evidence = model.all_evidence().iter().filter_map(Evidence::own_via);
    for via in of_sources.chain(of_evidence.flatten()) {
        if let Via::Org(org) = via {
            mark(*org);
        }
    }
    for given in model.all_evidence().iter().flat_map(Evidence::gives) {
        match given {
            Given::Party(org, GivenParty::Through(through)) => {
                mark(*org);
                if let Through::Org(org) = **through {
                    mark(org);
                }
            }
            Given::Party(org, _) | Given::About(Record::Org(org)) | Given::OrgPartOf(Some(org)) => {
                mark(*org);
            }
            _ => {}
        }
    }
    // The whole of what is used is used.
    for org in model.orgs() {
        let mut at = org;
        while let Some(whole) = at.part_of().filter(|_| used[at.key().index()]) {
            if used[whole.index()] {
                break;
            }
            used[whole.index()] = true;
            at = model.org(whole);
        }
    }
    used
}
