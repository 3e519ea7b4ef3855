//! What a caption says of the selection: an answer is about what that leaves, and never about the whole graph.

use tieup::answer::{Asked, Select};

use super::ask::shell;

/// The flags of a selection as they are written: `--kind licence --since 2015`; nothing where there are none but these.
pub(super) fn flags(select: &Select, but: &[&str]) -> Option<String> {
    let given = select.iter().filter(|(flag, _)| !but.contains(&&***flag));
    let words: Vec<String> = given
        .flat_map(|(flag, values)| {
            let flag = format!("--{flag}");
            let is_bare = *values == ["true"];
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
pub(super) fn within(asked: &Asked) -> String {
    flags(&asked.select, &["as-of"]).map_or_else(String::new, |flags| format!(" ({flags})"))
}

/// `the selection (--kind licence) keeps no tie of 47`, or that there is none.
pub(super) fn none(asked: &Asked, noun: &str, of: usize) -> String {
    match flags(&asked.select, &[]) {
        Some(flags) => format!("the selection ({flags}) keeps no {noun} of {of}"),
        None => format!("the graph has no {noun}"),
    }
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
