//! A diagram in Mermaid's text (<https://mermaid.js.org/syntax/flowchart.html>), which GitHub and Quarto draw in a fence.
//!
//! Blocs are subgraphs; an arrowhead stands on directed links only; links between the same two organisations that stand
//! alike are one line with the words of each: its kind, and its status where it is not plainly in force. Dotted lines are ties that are not borne out by two origins, nor by a party.
//! Names are quoted, with the characters that mean something to Mermaid or HTML as entities; nodes are numbered, as ids may
//! be words of Mermaid's own. Organisations without a link are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Write};

use super::{Format, Options, Setting};
use crate::diag::visible_line;
use crate::graph::{Graph, Link};
use crate::model::{Org, OrgKey, Standing};
use crate::picture::{CONTESTED, Shown, listed, mark, tallied_marks};

pub(super) static FORMAT: Format = Format {
    name: "mermaid",
    endings: &["mmd", "mermaid"],
    what: "a diagram in Mermaid's text, for Markdown on GitHub",
    picture: true,
    settings: &[
        Setting::Plain,
        Setting::Title,
        Setting::AsOf,
        Setting::Lang,
        Setting::Selection,
    ],
    writer: |graph, options, out| Ok(write(graph, options, out)?),
};

/// Links that are one line: their ends, whether they have a direction, and whether they are well borne out.
type Ends = (OrgKey, OrgKey, bool, bool);

fn write(graph: &Graph, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let shown = Shown::new(graph, options.asked());
    let title = shown.whole_title();
    if !title.is_empty() {
        let title = visible_line(&title)
            .replace('\\', "\\\\")
            .replace('"', "\\\"");
        writeln!(out, "---\ntitle: \"{title}\"\n---")?;
    }
    writeln!(out, "flowchart LR")?;
    nodes(&shown, out)?;
    let mut lines: BTreeMap<Ends, Vec<Link<'_>>> = BTreeMap::new();
    for link in graph.links() {
        let tie = link.tie();
        let sure = options.plain || tie.standing() == Standing::Confirmed;
        let ends = (link.from().key(), link.to().key(), link.is_directed(), sure);
        lines.entry(ends).or_default().push(link);
    }
    for ((from, to, directed, sure), links) in lines {
        let arrow = match (directed, sure) {
            (true, true) => "-->",
            (true, false) => "-.->",
            (false, true) => "---",
            (false, false) => "-.-",
        };
        let label = if options.plain {
            doubts(&shown, &links)
        } else {
            let words: BTreeSet<String> = links.iter().map(|link| words(&shown, link)).collect();
            listed(&Vec::from_iter(words), shown.lang())
        };
        let label = match &label[..] {
            "" => String::new(),
            words => format!("|\"{}\"|", text(words)),
        };
        writeln!(out, "  o{} {arrow}{label} o{}", from.index(), to.index())?;
    }
    Ok(())
}

/// The organisations that are linked, those of a bloc in a box of their own.
fn nodes(shown: &Shown<'_>, out: &mut dyn Write) -> io::Result<()> {
    let linked = || {
        let orgs = shown.orgs();
        orgs.filter(|org| shown.is_linked(org.key()))
    };
    for (place, bloc) in shown.model().blocs().iter().enumerate() {
        let mut members = linked()
            .filter(|org| shown.bloc(org) == Some(place))
            .peekable();
        if members.peek().is_none() {
            continue;
        }
        writeln!(out, "  subgraph b{place}[\"{}\"]", text(shown.label(bloc)))?;
        for org in members {
            writeln!(out, "    {}", node(shown, org))?;
        }
        writeln!(out, "  end")?;
    }
    for org in linked().filter(|org| shown.bloc(org).is_none()) {
        writeln!(out, "  {}", node(shown, org))?;
    }
    Ok(())
}

fn node(shown: &Shown<'_>, org: &Org) -> String {
    format!(
        "o{}[\"{}\"]",
        org.key().index(),
        text(&shown.drawn_name(org))
    )
}

/// What stands on a line that is plain: what is in doubt about its tie; of several, how many they are, and how many of them are in doubt.
fn doubts(shown: &Shown<'_>, links: &[Link<'_>]) -> String {
    let mut ties: BTreeMap<_, Option<String>> = BTreeMap::new();
    for link in links {
        let mark = marks(shown, link);
        // What a tie certainly links is in no doubt, though others of its links be.
        let kept = ties.entry(link.tie().key()).or_insert_with(|| mark.clone());
        *kept = kept.take().min(mark);
    }
    let marks: Vec<Option<String>> = ties.into_values().collect();
    match &marks[..] {
        [mark] => mark.clone().unwrap_or_default(),
        marks if marks.iter().any(Option::is_some) => tallied_marks(marks, shown.lang()),
        _ => String::new(),
    }
}

/// What stands on a line for a tie: its kind, its status where it is not plainly in force, and whether it lies only possibly in the time that is asked for.
fn words(shown: &Shown<'_>, link: &Link<'_>) -> String {
    let kind = link.tie().kind().row().labels.in_lang(shown.lang());
    let mut words = vec![kind.to_owned()];
    words.extend(marks(shown, link));
    words.join(" ")
}

/// What is in doubt about a link, and what its stake contradicts.
fn marks(shown: &Shown<'_>, link: &Link<'_>) -> Option<String> {
    let excess = shown.excess(link);
    let excess = excess.map(|excess| format!("({CONTESTED} {})", shown.sum_of(excess)));
    let marks: Vec<String> = mark(shown, link).into_iter().chain(excess).collect();
    (!marks.is_empty()).then(|| marks.join(" "))
}

/// A text between quotes: <https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters>.
///
/// A backtick would make it Markdown, and three of them would end the fence.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible_line(text).chars() {
        match c {
            '"' | '\\' | '#' | ';' | '&' | '<' | '>' | '`' | '{' | '}' | '*' | '_' | '~' | '$' => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_text_leaves_its_quotes_or_the_fence() {
        let hostile = super::text("\"]; x [label=\"\n```<script>%%{init}%%");
        let means = |c: char| "\"`<>{}\n".contains(c);
        assert!(!hostile.contains(means), "{hostile}");
    }
}
