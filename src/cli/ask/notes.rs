//! What is said beside the answer to a question: what its words leave open, and what the answer leaves out.

use std::collections::BTreeSet;

use clap::Parser;
use tieup::Graph;
use tieup::diag::{counted, visible_line};
use tieup::model::{Date, Day, OrgKind, Phase, Tie};
use tieup::ownership::{Control, Ownership};
use tieup::select::Selection;

use crate::cli::failure::Failure;
use crate::cli::select::SelectArgs;
use crate::cli::{Cli, asked, output};

/// The date of which a command asks how things stood.
fn date_of(words: &[String]) -> Option<Date> {
    value_of(words, "--as-of")?.parse().ok()
}

/// The day for which a command is asked.
fn day_of(words: &[String], today: Day) -> Day {
    date_of(words).and_then(Date::latest).unwrap_or(today)
}

/// The value of a flag in a command.
fn value_of<'w>(words: &'w [String], flag: &str) -> Option<&'w str> {
    let mut pairs = words.windows(2);
    let pair = pairs.find(|pair| pair[0] == flag)?;
    Some(&pair[1])
}

/// What is to be said, where it was asked for control, of whether there is any: the answer lists stakes too.
pub(super) fn control(graph: &Graph, words: &[String], today: Day) -> Option<String> {
    let [command, id, ..] = words else {
        return None;
    };
    let model = graph.model();
    let org = model.org_by_id(id)?;
    let day = day_of(words, today);
    let ownership = Ownership::new(model, model.ties().iter(), day);
    let name = visible_line(org.name());
    match &**command {
        "owners" => {
            let holder = value_of(words, "--holder").and_then(|id| model.org_by_id(id));
            let is_asked =
                |control: &Control| holder.is_none_or(|holder| control.controller == holder.key());
            let controllers = ownership.controllers_of(org.key());
            if controllers.iter().any(is_asked) {
                return None;
            }
            Some(match holder {
                Some(holder) => {
                    let holder = visible_line(holder.name());
                    format!("{holder} is not told to control {name} on {day}")
                }
                None => format!("nobody is told to control {name} on {day}"),
            })
        }
        "holdings" => {
            let controlled = ownership.controlled_by(org.key());
            let told = |certain: bool| {
                let of = controlled
                    .iter()
                    .filter(|control| control.certain == certain);
                let names = of.map(|control| model.org(control.controlled).name());
                let names: Vec<&str> = names.collect();
                let list = visible_line(&output::few(&names, MOST_NAMED, ", ")).into_owned();
                (!names.is_empty()).then(|| format!("{}: {list}", names.len()))
            };
            Some(match (told(true), told(false)) {
                (None, None) => format!("{name} is not told to control any of these on {day}"),
                (Some(sure), None) => format!("of these it is told to control {sure}"),
                (None, Some(open)) => format!("of these it possibly controls {open}"),
                (Some(sure), Some(open)) => {
                    format!("of these it is told to control {sure}; possibly {open}")
                }
            })
        }
        _ => None,
    }
}

/// Of one who is asked about whom others are under, with ties of their own: its name, and the command that asks about those. Of a
/// government, whose bodies act for it; of others where the answer is empty.
pub(super) fn beneath(
    graph: &Graph,
    words: &[String],
    found: bool,
    today: Day,
) -> Option<(String, Vec<String>)> {
    let model = graph.model();
    let day = day_of(words, today);
    let of_org = |id: &str| {
        let org = model.org_by_id(id)?;
        if found && org.kind() != OrgKind::Government {
            return None;
        }
        let ownership = Ownership::new(model, model.ties().iter(), day);
        let mut under = ownership.under(org.key());
        if under.all(|other| other == org.key()) {
            return None;
        }
        let words = about_those_under(words, id).filter(|words| keeps_any(graph, words, today))?;
        Some((visible_line(org.name()).into_owned(), words))
    };
    asked_orgs(words).into_iter().find_map(of_org)
}

/// Whether a command has any tie to tell of.
fn keeps_any(graph: &Graph, words: &[String], today: Day) -> bool {
    let line = std::iter::once("tieup").chain(words.iter().map(|word| &**word));
    let Ok(cli) = Cli::try_parse_from(line) else {
        return false;
    };
    cli.command
        .select()
        .is_some_and(|select| select.keeps_any(graph, today))
}

/// The organisations whose ties a command asks for, by id.
fn asked_orgs(words: &[String]) -> Vec<&str> {
    let mut orgs: Vec<&str> = match words {
        [command, id, ..] if command == "partners" => vec![id],
        _ => Vec::new(),
    };
    for pair in words.windows(2) {
        match &*pair[0] {
            "--org" => orgs.push(&pair[1]),
            "--role" => orgs.extend(pair[1].split_once('=').map(|(who, _)| who)),
            _ => {}
        }
    }
    let mut seen = BTreeSet::new();
    orgs.retain(|org| seen.insert(*org));
    orgs
}

/// The command that asks the same about those under somebody's control; `None` where there is none.
fn about_those_under(words: &[String], id: &str) -> Option<Vec<String>> {
    let (command, rest) = words.split_first()?;
    let mut asked = vec![command.clone()];
    let mut rest = rest;
    match &**command {
        "partners" => {
            asked = ["ties", "--family", "alliance"].map(str::to_owned).to_vec();
            rest = &rest[1..];
        }
        "ties" | "stats" | "timeline" => {}
        _ => return None,
    }
    let others = words
        .windows(2)
        .any(|pair| pair[0] == "--org" && pair[1] != id);
    let mut has_role = false;
    let mut rest = rest.iter();
    while let Some(word) = rest.next() {
        let mut take = || rest.next().cloned().unwrap_or_default();
        match &**word {
            "--org" => {
                let org = take();
                if org != id {
                    asked.extend(["--org".to_owned(), org]);
                }
            }
            "--hq" => asked.extend(["--country".to_owned(), take()]),
            "--hops" | "--org-kind" => {
                take();
            }
            "--role" => {
                let role = take();
                let (who, role) = role
                    .split_once('=')
                    .unwrap_or((if others { "" } else { id }, &role));
                let who = match who {
                    "" => String::new(),
                    who if who == id => {
                        has_role = true;
                        format!("under.{id}=")
                    }
                    who => format!("{who}="),
                };
                asked.extend(["--role".to_owned(), who + role]);
            }
            _ => asked.push(word.clone()),
        }
    }
    if !has_role {
        asked.extend(["--under", id].map(str::to_owned));
    }
    Some(asked)
}

/// At most so many organisations are named in a note.
const MOST_NAMED: usize = 6;

/// Says which day is meant, where things are asked for as of a year or a month.
pub(super) fn say_end(words: &[String]) {
    let last = date_of(words)
        .filter(|date| date.day().is_none())
        .and_then(Date::latest);
    if let Some(last) = last {
        output::say(&format!(
            "note: as things stood at its end, {last}; what was over by then is left out\n"
        ));
    }
}

/// Says of what was done which ties are left out as they were dropped, and which are kept though they are planned. Where all were
/// dropped, the answer says it.
pub(super) fn say_undone(graph: &Graph, select: &SelectArgs, today: Day) -> Result<(), Failure> {
    let asked = select.asked();
    let of = |flag: &str| asked.get(flag).map(Vec::as_slice).unwrap_or_default();
    if of("status") != ["not-dropped"] {
        return Ok(());
    }
    let Some((wider, _)) = select.without_status(graph, today)? else {
        return Ok(());
    };
    let mut status = Selection::new();
    status.add(graph, "status", "not-dropped")?;
    for date in of("as-of") {
        status.add(graph, "as-of", date)?;
    }
    let status = status.on(today);
    let day = status.day().unwrap_or(today);
    let kept = status.apply(&wider);
    let dropped: Vec<&Tie> = wider.ties().filter(|tie| !kept.keeps(tie)).collect();
    if kept.ties().next().is_some() && !dropped.is_empty() {
        let told = asked::told(graph, &dropped, day);
        let count = counted(dropped.len(), "tie");
        let (were, them) = match dropped.len() {
            1 => ("was", "it"),
            _ => ("were", "them"),
        };
        output::say(&format!(
            "note: leaves out {count} that {were} dropped ({told}); `--status dropped` in its place lists {them}\n"
        ));
    }
    let is_planned = |tie: &&Tie| graph.model().status(tie, day).phase == Phase::Planned;
    let planned: Vec<&Tie> = kept.ties().filter(is_planned).collect();
    if !planned.is_empty() {
        let told = asked::told(graph, &planned, day);
        let count = counted(planned.len(), "tie");
        let are = if planned.len() == 1 { "is" } else { "are" };
        output::say(&format!(
            "note: has {count} that {are} planned, and not done ({told})\n"
        ));
    }
    Ok(())
}
