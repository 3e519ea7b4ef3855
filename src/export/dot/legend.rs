//! The legend and the caption: one HTML-like label below the diagram, so that neither moves a node.

use std::fmt::Write;

use super::drawing::Drawing;
use super::edges::Look;
use super::escape::html;
use super::style::{self, CONTESTED};
use crate::graph::Link;
use crate::model::{Family, OrgKind, Standing};

/// What stands before the words of an entry.
enum Sample {
    /// A line of a colour, in a style.
    Line(&'static str, &'static str),
    Mark(&'static str),
}

struct Entry {
    sample: Sample,
    words: &'static str,
}

/// The label, with what occurs in the diagram and nothing else.
pub(super) fn legend(drawing: &Drawing<'_>, edges: &[(Look, Vec<Link<'_>>)]) -> String {
    let families = Family::ALL
        .iter()
        .filter(|&&family| edges.iter().any(|(look, _)| look.family == family))
        .map(|&family| Entry {
            sample: Sample::Line(style::ink(family).line, "solid"),
            words: family.name(),
        });
    let standings = Standing::ALL
        .iter()
        .filter(|&&standing| edges.iter().any(|(look, _)| look.standing == standing))
        .map(|&standing| Entry {
            sample: Sample::Line("#333333", style::stroke(standing).style),
            words: style::standing_words(standing),
        });
    let is_contested = |link: &Link<'_>| link.tie().is_contested();
    let any_contested = edges
        .iter()
        .any(|(_, links)| links.iter().any(is_contested));
    let marks = (any_contested && !drawing.is_overview()).then_some(Entry {
        sample: Sample::Mark(CONTESTED.0),
        words: CONTESTED.1,
    });
    let grid = [families.collect(), standings.chain(marks).collect()];
    let kinds = OrgKind::all().filter(|&kind| drawing.orgs().any(|org| org.kind() == kind));
    let shapes: Vec<String> = kinds
        .map(|kind| (style::shape(kind).1, kind))
        .filter(|(shape, _)| !shape.is_empty())
        .map(|(shape, kind)| format!("{shape}: {}", kind.label("en")))
        .collect();
    table(&grid, &shapes.join("  ·  "), &drawing.caption())
}

const TABLE: &str = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\">";

/// The grid, in which each entry takes two columns, and below it two lines of words, each left out where it is empty.
fn table(grid: &[Vec<Entry>], shapes: &str, caption: &str) -> String {
    let mut text = format!("<{TABLE}\n");
    // Writing to a string cannot fail.
    if grid.iter().any(|row| !row.is_empty()) {
        let _ = writeln!(text, "    <TR><TD ALIGN=\"LEFT\">{TABLE}");
        for row in grid.iter().filter(|row| !row.is_empty()) {
            text.push_str("      <TR>\n");
            for entry in row {
                let (sample, words) = (sample(&entry.sample), html(entry.words));
                let _ = writeln!(
                    text,
                    "        <TD>{sample}</TD><TD ALIGN=\"LEFT\"> {words}   </TD>"
                );
            }
            text.push_str("      </TR>\n");
        }
        text.push_str("    </TABLE></TD></TR>\n");
    }
    for (words, colour) in [(shapes, "#000000"), (caption, "#555555")] {
        if !words.is_empty() {
            let words = html(words);
            let _ = writeln!(
                text,
                "    <TR><TD ALIGN=\"LEFT\"><FONT COLOR=\"{colour}\">{words}</FONT></TD></TR>"
            );
        }
    }
    text.push_str("  </TABLE>>");
    text
}

fn sample(sample: &Sample) -> String {
    match sample {
        Sample::Mark(mark) => html(mark),
        Sample::Line(colour, style) => format!(
            "<TABLE BORDER=\"0\" CELLBORDER=\"2\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR><TD WIDTH=\"34\" HEIGHT=\"4\" \
             FIXEDSIZE=\"TRUE\" SIDES=\"T\" COLOR=\"{colour}\" STYLE=\"{style}\"></TD></TR></TABLE>"
        ),
    }
}
