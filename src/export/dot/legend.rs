//! The legend and the caption: one HTML-like label below the diagram, so that neither moves a node.

use std::fmt::Write;

use super::drawing::Drawing;
use super::edges::Look;
use super::escape::html;
use super::style::{self, CONTESTED};
use crate::graph::Link;
use crate::model::{Family, OrgKind, Standing};

/// An entry: a sample line, if any, and the words after it.
struct Entry {
    sample: Option<(&'static str, &'static str)>,
    words: String,
}

/// The label, with what occurs in the diagram and nothing else.
pub(super) fn legend(drawing: &Drawing<'_>, edges: &[(Look, Vec<Link<'_>>)]) -> String {
    let mut rows = Vec::new();
    let families = Family::ALL
        .iter()
        .filter(|&&family| edges.iter().any(|(look, _)| look.family == family))
        .map(|&family| Entry {
            sample: Some((style::ink(family).line, "SOLID")),
            words: family.name().to_owned(),
        });
    rows.push(families.collect::<Vec<_>>());
    let standings = Standing::ALL
        .iter()
        .filter(|&&standing| edges.iter().any(|(look, _)| look.standing == standing))
        .map(|&standing| Entry {
            sample: Some(("#333333", style::stroke(standing).style)),
            words: style::standing_words(standing).to_owned(),
        });
    let mut row: Vec<Entry> = standings.collect();
    let is_contested = |link: &Link<'_>| link.tie().is_contested();
    if edges
        .iter()
        .any(|(_, links)| links.iter().any(is_contested))
        && !drawing.is_overview()
    {
        row.push(words(format!("{}  {}", CONTESTED.0, CONTESTED.1)));
    }
    rows.push(row);
    let kinds = OrgKind::all().filter(|&kind| drawing.orgs().any(|org| org.kind() == kind));
    let shapes = kinds
        .map(|kind| (style::shape(kind).1, kind))
        .filter(|(shape, _)| !shape.is_empty())
        .map(|(shape, kind)| words(format!("{shape}: {}", kind.label("en"))));
    rows.push(shapes.collect());
    table(&rows, &drawing.caption())
}

fn words(words: String) -> Entry {
    Entry {
        sample: None,
        words,
    }
}

const TABLE: &str = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">";

/// The rows as a grid, in which each entry takes two columns: the sample's and the words'.
fn table(rows: &[Vec<Entry>], caption: &str) -> String {
    let mut text = format!("<{TABLE}\n");
    let rows: Vec<_> = rows.iter().filter(|row| !row.is_empty()).collect();
    if !rows.is_empty() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "    <TR><TD ALIGN=\"LEFT\">{TABLE}");
        for row in rows {
            text.push_str("      <TR>\n");
            for entry in row {
                write_entry(&mut text, entry);
            }
            text.push_str("      </TR>\n");
        }
        text.push_str("    </TABLE></TD></TR>\n");
    }
    let _ = write!(
        text,
        "    <TR><TD ALIGN=\"LEFT\"><FONT COLOR=\"#555555\">{}</FONT></TD></TR></TABLE>>",
        html(caption)
    );
    text
}

fn write_entry(text: &mut String, entry: &Entry) {
    let words = html(&entry.words);
    let _ = match entry.sample {
        Some((colour, style)) => writeln!(
            text,
            "        <TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" CELLBORDER=\"2\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR>\
             <TD WIDTH=\"34\" HEIGHT=\"4\" FIXEDSIZE=\"TRUE\" SIDES=\"T\" COLOR=\"{colour}\" STYLE=\"{style}\"></TD>\
             </TR></TABLE></TD><TD ALIGN=\"LEFT\">{words}  </TD>"
        ),
        None => writeln!(
            text,
            "        <TD ALIGN=\"LEFT\" COLSPAN=\"2\">{words}   </TD>"
        ),
    };
}
