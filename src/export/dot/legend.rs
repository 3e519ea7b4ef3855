//! The legend and the caption: one HTML-like label below the diagram, so that neither moves a node.

use std::fmt::Write;

use super::drawing::{Drawing, Edge};
use super::escape::html;
use crate::picture::{Legend, Mark, Paint, palette};

/// What stands before the words of an entry.
enum Sample {
    /// A line of a colour, in a style.
    Line(&'static str, &'static str),
    Mark(&'static str),
}

struct Entry {
    sample: Sample,
    words: String,
}

/// The label, with what occurs in the diagram and nothing else.
pub(super) fn legend(drawing: &Drawing<'_>, edges: &[Edge<'_>]) -> String {
    let shown = &drawing.shown;
    let lines: Vec<_> = edges.iter().map(|edge| &edge.line).collect();
    let legend = Legend::new(shown, &lines, !drawing.is_overview());
    let entry = |(mark, words): (Mark, String)| {
        let sample = match mark {
            Mark::Line(family) => Sample::Line(Paint::Line(family).hue().light, "solid"),
            Mark::Stroke(standing) => Sample::Line("#333333", palette::stroke(standing).style),
            Mark::Sign(sign) => Sample::Mark(sign),
        };
        Entry { sample, words }
    };
    let grid = [legend.families, legend.standings].map(|row| row.into_iter().map(entry).collect());
    let shapes: Vec<String> = legend
        .shapes
        .iter()
        .map(|&kind| {
            let shape = palette::shape_words(kind).in_lang(shown.lang());
            format!("{shape}: {}", kind.label(shown.lang().name()))
        })
        .collect();
    table(&grid, &shapes.join("  ·  "), &shown.caption())
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
                let (sample, words) = (sample(&entry.sample), html(&entry.words));
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
