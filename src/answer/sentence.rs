//! Steps in words: who did what, made of a tie's kind, roles and parties.

use super::party::fills;
use crate::model::{Date, DateKey, Model, OrgDateKey, Party, Role, Tie};
use crate::query::Happening;

/// More parties than this are counted, not named.
const NAMED: usize = 3;

/// What happened, in a sentence without a stop: `Cisco and Inspur announce a joint venture: Networking joint venture`.
///
/// Parties that had certainly left by the date, or come later, are not named.
pub(super) fn sentence(model: &Model, what: Happening<'_>, date: Date) -> String {
    match what {
        Happening::Tie(tie, key) => titled(tie, of_tie(&Deal::new(model, tie, date), key)),
        Happening::Joins(tie, party) | Happening::Leaves(tie, party) => {
            let deal = Deal::new(model, tie, date);
            let name = model.org(party.org()).name();
            titled(tie, of_party(&deal, name, what.name()))
        }
        Happening::Org(org, key) => {
            let verb = match key {
                OrgDateKey::Founded => "is founded",
                OrgDateKey::Listed => "goes public",
                OrgDateKey::Delisted => "is delisted",
                OrgDateKey::Dissolved => "is dissolved",
            };
            format!("{} {verb}", org.name())
        }
        Happening::Event(event, key) => match key {
            DateKey::Announced | DateKey::On => event.title().to_owned(),
            DateKey::From => format!("{}: in force", event.title()),
            key => format!("{}: {key}", event.title()),
        },
    }
}

fn titled(tie: &Tie, sentence: String) -> String {
    match tie.title() {
        Some(title) => format!("{sentence}: {title}"),
        None => sentence,
    }
}

fn of_tie(deal: &Deal<'_>, key: DateKey) -> String {
    let noun = deal.noun;
    let article = match noun {
        // What is not counted.
        "research" | "supply" | "distribution" | "ownership" | "control" | "regulation" => "",
        _ if noun.starts_with(['a', 'e', 'i', 'o', 'u']) => "an ",
        _ => "a ",
    };
    let deed = format!("{noun}{}", deal.object);
    let (actors, several) = (listed(&deal.doers), deal.doers.len() > 1);
    let s = if several { "" } else { "s" };
    let active = |verb: &str, whose: &str| format!("{actors} {verb}{s} {whose}{deed}");
    let theirs = if several { "their " } else { "its " };
    let passive = |verb: &str| format!("{} {deed} {verb}", possessive(&actors));
    match key {
        DateKey::Announced => active("announce", article),
        DateKey::Signed => active("sign", article),
        DateKey::Closed => active("complete", theirs),
        DateKey::From => active("begin", theirs),
        DateKey::Rumoured => passive("is rumoured"),
        DateKey::Approved => passive("is approved"),
        DateKey::Due => passive("is due"),
        DateKey::On => passive("takes place"),
        DateKey::Observed => passive("is observed"),
        DateKey::Suspended => passive("is suspended"),
        DateKey::Until => passive("possibly ends"),
        DateKey::Ended => passive("ends"),
        DateKey::Withdrawn => passive("is withdrawn"),
        DateKey::Refused => passive("is refused"),
        DateKey::Blocked => passive("is blocked"),
    }
}

/// `HPE joins Foxconn's joint venture`.
fn of_party(deal: &Deal<'_>, name: &str, verb: &str) -> String {
    let noun = deal.noun;
    let others: Vec<&str> = deal
        .doers
        .iter()
        .copied()
        .filter(|doer| *doer != name)
        .collect();
    if others.is_empty() {
        format!("{name} {verb} the {noun}{}", deal.object)
    } else {
        format!("{name} {verb} {} {noun}", possessive(&listed(&others)))
    }
}

/// A tie as a noun: who does it, what it is called, and to whom it is done.
struct Deal<'m> {
    doers: Vec<&'m str>,
    noun: &'static str,
    /// ` of EMC`; empty among equals.
    object: String,
}

impl<'m> Deal<'m> {
    fn new(model: &'m Model, tie: &'m Tie, date: Date) -> Deal<'m> {
        let there = |party: &&Party| {
            let later = party
                .from()
                .is_some_and(|from| date.before(from).is_certain());
            let gone = party
                .until()
                .is_some_and(|until| until.before(date).is_certain());
            !later && !gone
        };
        let parties: Vec<&Party> = tie.parties().iter().filter(there).collect();
        let names = |fits: &dyn Fn(&Party) -> bool| -> Vec<&'m str> {
            let fitting = parties.iter().filter(|party| fits(party));
            fitting.map(|party| model.org(party.org()).name()).collect()
        };
        let rule = tie.shape().links.iter().find(|rule| fills(tie, **rule));
        // Of a tie that links nobody, the place stands for the other side.
        let (doers, with, others) = if let Some(rule) = rule {
            let other = |party: &Party| party.roles().has(rule.to) && !party.roles().has(rule.from);
            let doers = names(&|party| party.roles().has(rule.from));
            (doers, preposition(rule.from, rule.to), names(&other))
        } else {
            let doers = names(&|party| !party.roles().has(Role::Authority));
            let places = tie.places().iter().map(|place| place.name()).collect();
            (doers, "in", places)
        };
        let object = if others.is_empty() {
            String::new()
        } else {
            format!(" {with} {}", listed(&others))
        };
        Deal {
            doers,
            noun: tie.kind().row().labels.en,
            object,
        }
    }
}

/// How a noun goes with those to whom it is done.
fn preposition(from: Role, to: Role) -> &'static str {
    match to {
        _ if from == Role::Provider => "with",
        Role::Recipient | Role::Licensee | Role::Customer | Role::Counterpart => "to",
        Role::Body | Role::Investee => "in",
        Role::Held | Role::Target | Role::Controlled => "of",
        Role::Seller => "from",
        Role::Distributor | Role::Successor => "by",
        Role::Addressee => "against",
        _ => "with",
    }
}

/// `A`, `A and B`, `A, B and C`, `A, B and 3 others`.
pub(super) fn listed(names: &[&str]) -> String {
    let (last, first) = match names {
        [] => return "somebody".to_owned(),
        [only] => return (*only).to_owned(),
        names if names.len() > NAMED => {
            let others = names.len() + 1 - NAMED;
            (format!("{others} others"), &names[..NAMED - 1])
        }
        [first @ .., last] => ((*last).to_owned(), first),
    };
    format!("{} and {last}", first.join(", "))
}

fn possessive(name: &str) -> String {
    if name.ends_with(['s', 'S']) {
        format!("{name}'")
    } else {
        format!("{name}'s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Graph;
    use crate::query;
    use crate::select::Window;

    /// The sentences of a record in a built-in graph.
    fn told(graph: &str, record: &str) -> Vec<String> {
        let graph = Graph::open(graph).expect("the built-in graph has no faults");
        let model = graph.model();
        let steps = query::timeline(&graph, &Window::default());
        let of = |step: &&query::Step<'_>| model.record_id(step.what.record()) == record;
        let of = steps.iter().filter(of);
        of.map(|step| sentence(model, step.what, step.date))
            .collect()
    }

    #[test]
    fn equals_act_together() {
        assert_eq!(
            told("us-china-2015", "tie.cisco-inspur")[0],
            "Cisco and Inspur announce a joint venture: Networking joint venture"
        );
    }

    #[test]
    fn one_acts_on_another() {
        let emc = told("us-china-2015", "tie.dell-emc");
        assert!(
            emc[0].starts_with("Dell announces an acquisition of EMC"),
            "{emc:?}"
        );
    }

    #[test]
    fn who_comes_and_goes_is_told_with_those_who_stay() {
        assert_eq!(
            told("us-china-2015", "tie.hp-foxconn"),
            [
                "Foxconn and HP announce a joint venture: Servers for cloud providers",
                "Foxconn and HP begin their joint venture: Servers for cloud providers",
                "HPE joins Foxconn and HP's joint venture: Servers for cloud providers",
                "HP leaves Foxconn and HPE's joint venture: Servers for cloud providers",
                "Foxconn and HPE's joint venture is observed: Servers for cloud providers",
                "Foxconn and HPE's joint venture ends: Servers for cloud providers",
            ]
        );
    }

    #[test]
    fn many_are_counted() {
        assert_eq!(listed(&["A", "B", "C"]), "A, B and C");
        assert_eq!(listed(&["A", "B", "C", "D"]), "A, B and 2 others");
        assert_eq!(possessive("Foxconn Industries"), "Foxconn Industries'");
    }
}
