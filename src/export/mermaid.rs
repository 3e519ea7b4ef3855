//! A diagram in Mermaid's text (<https://mermaid.js.org/syntax/flowchart.html>), which GitHub and Quarto draw in a fence.
//!
//! Blocs are subgraphs; an arrowhead stands on directed links only; links between the same two organisations that stand
//! alike are one line with the words of each. Dotted lines are ties that are not borne out by two origins, nor by a party.
//! Names are quoted, with the characters that mean something to Mermaid or HTML as entities; nodes are numbered, as ids may
//! be words of Mermaid's own. Organisations without a link are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Write};

use super::{Format, Options, Setting};
use crate::diag::visible_line;
use crate::graph::{Graph, Link};
use crate::model::{OrgKey, Standing};

pub(super) static FORMAT: Format = Format {
    name: "mermaid",
    endings: &["mmd", "mermaid"],
    what: "a diagram in Mermaid's text, for Markdown on GitHub",
    picture: true,
    settings: &[Setting::Plain, Setting::Title, Setting::Selection],
    writer: |graph, options, out| Ok(write(graph, options, out)?),
};

/// Links that are one line: their ends, whether they have a direction, and whether they are well borne out.
type Ends = (OrgKey, OrgKey, bool, bool);

fn write(graph: &Graph, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let model = graph.model();
    let mut lines: BTreeMap<Ends, Vec<Link<'_>>> = BTreeMap::new();
    let mut orgs: BTreeSet<OrgKey> = BTreeSet::new();
    for link in graph.links() {
        let (from, to) = (link.from().key(), link.to().key());
        orgs.extend([from, to]);
        let sure = options.plain || link.tie().standing() == Standing::Confirmed;
        let ends = (from, to, link.is_directed(), sure);
        lines.entry(ends).or_default().push(link);
    }
    let title = options.title.as_deref().or(model.title()).unwrap_or("");
    if !title.is_empty() {
        let title = visible_line(title)
            .replace('\\', "\\\\")
            .replace('"', "\\\"");
        writeln!(out, "---\ntitle: \"{title}\"\n---")?;
    }
    writeln!(out, "flowchart LR")?;
    for bloc in model.blocs() {
        let within = |org: &&OrgKey| {
            model
                .bloc_of(model.org(**org))
                .is_some_and(|own| own.id() == bloc.id())
        };
        let members: Vec<OrgKey> = orgs.iter().filter(within).copied().collect();
        if members.is_empty() {
            continue;
        }
        writeln!(
            out,
            "  subgraph b{}[\"{}\"]",
            place(model.blocs(), |other| other.id() == bloc.id()),
            text(bloc.label())
        )?;
        for org in members {
            writeln!(out, "    {}", node(graph, org))?;
        }
        writeln!(out, "  end")?;
    }
    for org in orgs
        .iter()
        .filter(|org| model.bloc_of(model.org(**org)).is_none())
    {
        writeln!(out, "  {}", node(graph, *org))?;
    }
    for ((from, to, directed, sure), links) in &lines {
        let arrow = match (directed, sure) {
            (true, true) => "-->",
            (true, false) => "-.->",
            (false, true) => "---",
            (false, false) => "-.-",
        };
        let mut words = BTreeSet::new();
        words.extend(links.iter().map(|link| word(graph, link)));
        let mut label = String::new();
        if !options.plain {
            let words: Vec<String> = words.into_iter().collect();
            let _ = write!(label, "|\"{}\"|", text(&words.join(", ")));
        }
        writeln!(out, "  o{} {arrow}{label} o{}", from.index(), to.index())?;
    }
    Ok(())
}

/// The kind of a link's tie, and whether that possibly lies in the time that was asked for.
fn word(graph: &Graph, link: &Link<'_>) -> String {
    let kind = link.tie().kind().row().labels.en;
    let is_open = graph.hit(link.tie()).is_some_and(|hit| !hit.is_certain());
    let then = if is_open { " (possibly then)" } else { "" };
    format!("{kind}{then}")
}

fn place<T>(all: &[T], is: impl Fn(&T) -> bool) -> usize {
    all.iter().position(is).unwrap_or(0)
}

fn node(graph: &Graph, org: OrgKey) -> String {
    format!(
        "o{}[\"{}\"]",
        org.index(),
        text(graph.model().org(org).name())
    )
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
