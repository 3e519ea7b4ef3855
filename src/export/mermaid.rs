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
use crate::picture::{Shown, listed, mark};

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
    let title = shown.title().unwrap_or("");
    if !title.is_empty() {
        let title = visible_line(title)
            .replace('\\', "\\\\")
            .replace('"', "\\\"");
        writeln!(out, "---\ntitle: \"{title}\"\n---")?;
    }
    writeln!(out, "flowchart LR")?;
    nodes(&shown, out)?;
    let mut lines: BTreeMap<Ends, BTreeSet<String>> = BTreeMap::new();
    for link in graph.links() {
        let tie = link.tie();
        let sure = options.plain || tie.standing() == Standing::Confirmed;
        let ends = (link.from().key(), link.to().key(), link.is_directed(), sure);
        let words = if options.plain {
            mark(&shown, &link)
        } else {
            Some(words(&shown, &link))
        };
        lines.entry(ends).or_default().extend(words);
    }
    for ((from, to, directed, sure), words) in lines {
        let arrow = match (directed, sure) {
            (true, true) => "-->",
            (true, false) => "-.->",
            (false, true) => "---",
            (false, false) => "-.-",
        };
        let words: Vec<String> = words.into_iter().collect();
        let label = match &listed(&words, shown.lang())[..] {
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

/// What stands on a line for a tie: its kind, its status where it is not plainly in force, and whether it lies only possibly in the time that is asked for.
fn words(shown: &Shown<'_>, link: &Link<'_>) -> String {
    let kind = link.tie().kind().row().labels.in_lang(shown.lang());
    let mut words = vec![kind.to_owned()];
    words.extend(mark(shown, link));
    words.join(" ")
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
