//! What a caption says of the selection: an answer is about what that leaves, and never about the whole graph.

use tieup::Graph;
use tieup::answer::{Asked, Select};
use tieup::model::{Day, Phase, Tie};
use tieup::query::Doubts;
use tieup::select::FLAGS;

use super::ask::shell;
use super::failure::Failure;
use super::output::{counted, few};
use super::select::SelectArgs;

/// The flags of a selection as they are written: `--kind licence --since 2015`; nothing where there are none but these.
pub(super) fn flags(select: &Select, but: &[&str]) -> Option<String> {
    let given = select.iter().filter(|(flag, _)| !but.contains(&&***flag));
    let words: Vec<String> = given
        .flat_map(|(flag, values)| {
            let is_bare = FLAGS
                .iter()
                .any(|known| known.name == *flag && known.value.is_empty());
            let flag = format!("--{flag}");
            let words = values.iter().flat_map(move |value| {
                let value = (!is_bare).then(|| value.clone());
                std::iter::once(flag.clone()).chain(value)
            });
            words.collect::<Vec<_>>()
        })
        .collect();
    (!words.is_empty()).then(|| shell(&words))
}

/// ` (--kind licence)` behind what was counted; the day is told anyway.
pub(super) fn within(select: &Select) -> String {
    flags(select, &["as-of"]).map_or_else(String::new, |flags| format!(" ({flags})"))
}

/// `, of these 1 planned, 2 possibly in force` behind ties that were counted, where a selection asked for a day, a time or a status, and leaves
/// some in doubt.
pub(super) fn of_which<'t>(
    asked: &Asked,
    graph: &Graph,
    ties: impl IntoIterator<Item = &'t Tie>,
) -> String {
    let doubts = if Doubts::is_asked(graph) {
        doubts(graph, ties)
    } else {
        possibly_so(asked, graph, ties)
    };
    doubts.map_or_else(String::new, |doubts| format!(", of these {doubts}"))
}

/// `2 only possibly`: of the ties that are kept for how they stand as far as is known. What was not dropped may stand in any other way.
fn possibly_so<'t>(
    asked: &Asked,
    graph: &Graph,
    ties: impl IntoIterator<Item = &'t Tie>,
) -> Option<String> {
    asked
        .select
        .get("status")
        .filter(|words| **words != ["not-dropped"])?;
    let is_open = |tie: &&Tie| !graph.model().status(tie, asked.as_of).certain;
    let open = ties.into_iter().filter(is_open).count();
    (open > 0).then(|| format!("{open} only possibly"))
}

/// `1 planned, 2 possibly in force`; nothing where none is in doubt.
pub(super) fn doubts<'t>(graph: &Graph, ties: impl IntoIterator<Item = &'t Tie>) -> Option<String> {
    let doubts = Doubts::asked(graph, ties)?;
    (doubts.ties() > 0).then(|| doubts.words())
}

/// `the selection (--kind licence) keeps no tie of 47`, or that there is none.
pub(super) fn none(select: &Select, noun: &str, of: usize) -> String {
    match flags(select, &[]) {
        Some(flags) => format!("the selection ({flags}) keeps no {noun} of {of}"),
        None => format!("the graph has no {noun}"),
    }
}

/// The same of ties; where it is only for how they stand that none is kept, which there are, and how they stand.
pub(super) fn no_tie(args: &SelectArgs, asked: &Asked, graph: &Graph) -> Result<String, Failure> {
    let none = none(&asked.select, "tie", graph.model().ties().len());
    let Some((wider, dropped)) = args.without_status(graph, asked.as_of)? else {
        return Ok(none);
    };
    let ties: Vec<&Tie> = wider.ties().collect();
    if ties.is_empty() {
        return Ok(none);
    }
    let dropped = flags(&dropped, &[]).unwrap_or_default();
    let told = told(graph, &ties, asked.as_of);
    Ok(format!(
        "{none}; without {dropped}: {} ({told})",
        counted(ties.len(), "tie")
    ))
}

/// At most so many ties are told of in a caption.
const MOST_TOLD: usize = 3;

/// `unigroup-micron, withdrawn 2016-02-16`.
pub(super) fn told(graph: &Graph, ties: &[&Tie], day: Day) -> String {
    let model = graph.model();
    let one = |tie: &&Tie| {
        let status = model.status(tie, day);
        let mut dates = model.dates_of(tie).iter();
        let over = dates.find(|(key, _)| key.drops());
        let stands = match over.filter(|_| status.phase == Phase::Dropped) {
            Some((key, date)) => format!("{key} {date}"),
            None => status.to_string().replace('-', " "),
        };
        format!("{}, {stands}", tie.id())
    };
    few(ties.iter().map(one), MOST_TOLD, "; ")
}

/// `Sugon owns nobody in this graph`, with or without the flags (but some); where these leave it out, what there would be without them.
pub(super) fn nothing(
    none: &str,
    select: &Select,
    but: &[&str],
    whole: impl FnOnce() -> Option<String>,
) -> String {
    let Some(flags) = flags(select, but) else {
        return format!("{none} in this graph");
    };
    match whole() {
        Some(whole) => format!("{none} in this selection ({flags}); without it, {whole}"),
        None => format!("{none} in this graph, with or without {flags}"),
    }
}

/// The flags of a selection and, beside them, a command's own.
pub(super) fn and(select: &Select, own: &[(&str, &[String])]) -> Select {
    let given = own.iter().filter(|(_, words)| !words.is_empty());
    let own = given.map(|(flag, words)| ((*flag).to_owned(), words.to_vec()));
    select.clone().into_iter().chain(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_told_as_they_are_written() {
        let select: Select = [
            ("in-force", vec!["true"]),
            ("kind", vec!["supply", "licence"]),
            ("org", vec!["Cisco Systems"]),
        ]
        .into_iter()
        .map(|(flag, words)| {
            (
                flag.to_owned(),
                words.into_iter().map(str::to_owned).collect(),
            )
        })
        .collect();
        let told = flags(&select, &[]);
        let expected = "--in-force --kind supply --kind licence --org 'Cisco Systems'";
        assert_eq!(told.as_deref(), Some(expected));
        assert_eq!(flags(&select, &["in-force", "kind", "org"]), None);
    }
}
