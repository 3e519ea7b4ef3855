//! A diagram for Graphviz (<https://graphviz.org/doc/info/lang.html>): `dot -Tsvg` makes a picture to print of it.
//!
//! Each bloc is a cluster with a tint of its own, the blocs from left to right in the graph's order. The colour of a line
//! tells the family, its stroke the standing; arrowheads stand on directed links only; links that look alike between
//! the same two organisations are one line with a label for each. Nodes and lines have tooltips with the evidence, and
//! lines lead to the page that bears the first of their ties out. The legend below has what occurs and no more.
//! Organisations without a link are left out, unless nothing is linked at all. Graphs of more than 120 links are
//! drawn as an overview: without words on the lines, and with the blocs where Graphviz' `fdp` puts them.
//!
//! ```
//! use tieup::export::{Format, Options};
//!
//! let graph = tieup::Graph::open("us-china-2015")?;
//! let options = Options { plain: true, ..Options::default() };
//! let mut text = Vec::new();
//! Format::by_name("dot")?.write(&graph, &options, &mut text)?;
//! let text = String::from_utf8(text)?;
//! assert!(text.contains("  \"inspur\" [label=\"Inspur\"];\n"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod columns;
mod drawing;
mod escape;
mod legend;
mod plain;

use std::collections::BTreeMap;
use std::io::{self, Write};

use self::columns::Column;
use self::drawing::{Arrow, Drawing, Edge};
use self::escape::{html, quoted, quoted_lines, wrapped};
use super::{Format, Options, Setting};
use crate::graph::Graph;
use crate::model::{Org, OrgKey};
use crate::picture::palette::{self, FONTS, Tint, bloc_tint};
use crate::picture::{Line, labels, said};

pub(super) static FORMAT: Format = Format {
    name: "dot",
    endings: &["dot", "gv"],
    what: "a diagram for Graphviz, with a legend, and the evidence in tooltips",
    picture: true,
    settings: &[
        Setting::Plain,
        Setting::Title,
        Setting::AsOf,
        Setting::Lang,
        Setting::Fold,
        Setting::Selection,
    ],
    writer: |graph, options, out| Ok(write(graph, options, out)?),
};

/// After so many columns, the name of an organisation goes on in a new line.
const NAME_WIDTH: usize = 16;

/// The same for the words on a line.
const LABEL_WIDTH: usize = 28;

fn write(graph: &Graph, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let drawing = Drawing::new(graph, options.asked());
    if options.plain {
        return plain::write(&drawing.shown, out);
    }
    let edges = drawing.edges();
    head(&drawing, &edges, out)?;
    // A cluster around all of it carries the title, as the label of the whole carries the legend.
    writeln!(out, "  subgraph cluster_all {{")?;
    writeln!(out, "    peripheries=0;")?;
    let size = if drawing.is_overview() { 40 } else { 24 };
    if let Some(title) = title(&drawing, size) {
        writeln!(
            out,
            "    label={title}; labelloc=t; labeljust=l; fontsize={size};"
        )?;
    }
    let heights = Heights::new(&drawing, &edges);
    for (place, bloc, orgs) in drawing.blocs() {
        let (tint, label) = (bloc_tint(place), quoted(drawing.shown.label(bloc)));
        writeln!(
            out,
            "    subgraph {} {{",
            quoted(&format!("cluster_{}", bloc.id()))
        )?;
        writeln!(
            out,
            "      label={label}; labelloc=t; labeljust=l; fontsize=18; fontcolor=\"{frame}\"; \
             style=\"rounded,filled\"; color=\"{ground}\"; fillcolor=\"{ground}\"; penwidth=1; margin=14;",
            frame = tint.frame.light,
            ground = tint.ground.light,
        )?;
        for org in &orgs {
            node(&drawing, org, tint, &heights, out)?;
        }
        if !drawing.is_overview() {
            columns(&drawing, &edges, &orgs, out)?;
        }
        writeln!(out, "    }}")?;
    }
    for org in drawing.outside() {
        node(&drawing, org, palette::NO_BLOC, &heights, out)?;
    }
    writeln!(out, "  }}")?;
    for line in &edges {
        edge(&drawing, line, out)?;
    }
    writeln!(out, "}}")
}

/// Lines up the organisations of a bloc that stand equally far left, where no line joins two of them.
fn columns(
    drawing: &Drawing<'_>,
    edges: &[Edge<'_>],
    orgs: &[&Org],
    out: &mut dyn Write,
) -> io::Result<()> {
    let model = drawing.shown.model();
    let column = |org: OrgKey| drawing.column(model.org(org));
    let mut columns: BTreeMap<Column, Vec<String>> = BTreeMap::new();
    for org in orgs {
        let ids = columns.entry(drawing.column(org)).or_default();
        ids.push(quoted(org.id()));
    }
    for edge in edges
        .iter()
        .filter(|edge| column(edge.tail) == column(edge.head))
    {
        columns.remove(&column(edge.tail));
    }
    for ids in columns.values().filter(|ids| ids.len() > 1) {
        writeln!(out, "      {{ rank=same; {}; }}", ids.join("; "))?;
    }
    Ok(())
}

/// The title as a label, and below it in smaller letters what follows it.
fn title(drawing: &Drawing<'_>, size: usize) -> Option<String> {
    let (title, more) = (drawing.shown.title(), drawing.shown.subtitle());
    if more.is_empty() {
        return (!title.is_empty()).then(|| quoted(title));
    }
    let small = size / 2 + 1;
    let rows = [(title, size, SUBTITLE / 2), (more, small, SUBTITLE)];
    let rows = rows.into_iter().filter(|(words, ..)| !words.is_empty());
    let rows: Vec<String> = rows
        .map(|(words, size, width)| {
            let lines = wrapped(words, width);
            let lines: Vec<String> = lines.iter().map(|line| html(line)).collect();
            let lines = lines.join("<BR ALIGN=\"LEFT\"/>");
            format!("<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\"><FONT POINT-SIZE=\"{size}\">{lines}</FONT></TD></TR>")
        })
        .collect();
    let rows = rows.concat();
    Some(format!(
        "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\">{rows}</TABLE>>"
    ))
}

/// About so many letters of what follows a title stand on a line.
const SUBTITLE: usize = 80;

fn head(drawing: &Drawing<'_>, edges: &[Edge<'_>], out: &mut dyn Write) -> io::Result<()> {
    let fonts = quoted(FONTS);
    writeln!(out, "digraph {} {{", quoted(&drawing.shown.whole_title()))?;
    let layout = if drawing.is_overview() {
        "layout=fdp, K=0.6, sep=\"+6\", splines=line, fontsize=24"
    } else {
        "rankdir=LR, nodesep=0.16, ranksep=0.35, fontsize=13"
    };
    writeln!(
        out,
        "  graph [{layout}, fontname={fonts}, bgcolor=white, pad=0.3, outputorder=edgesfirst, \
         labelloc=b, labeljust=l, tooltip=\" \",\n    label={}];",
        legend::legend(drawing, edges)
    )?;
    writeln!(
        out,
        "  node [shape=box, style=filled, fontname={fonts}, fontsize=17, penwidth=1.2, margin=\"0.16,0.09\", width=0.9, height=0.5];"
    )?;
    writeln!(
        out,
        "  edge [dir=none, weight=2, fontname={fonts}, fontsize=13, arrowsize=0.8];"
    )
}

/// How high the nodes are: those with many lines are higher, so that each line has its own place to end.
struct Heights {
    /// By organisation, and none in an overview.
    lines: Vec<usize>,
}

impl Heights {
    fn new(drawing: &Drawing<'_>, edges: &[Edge<'_>]) -> Self {
        let mut lines = vec![0; drawing.shown.model().orgs().len()];
        if !drawing.is_overview() {
            for edge in edges {
                lines[edge.tail.index()] += 1;
                lines[edge.head.index()] += 1;
            }
        }
        Heights { lines }
    }

    /// The attribute for a node that is higher than most, in inches.
    fn attribute(&self, org: &Org) -> String {
        match self.lines[org.key().index()] {
            0..=2 => String::new(),
            // A node with more than eight is no higher: its lines stand closer.
            lines => {
                let height = 18 * lines.min(8);
                format!(", height={}.{:02}", height / 100, height % 100)
            }
        }
    }
}

fn node(
    drawing: &Drawing<'_>,
    org: &Org,
    tint: Tint,
    heights: &Heights,
    out: &mut dyn Write,
) -> io::Result<()> {
    let name = drawing.shown.drawn_name(org);
    let label = wrapped(&name, NAME_WIDTH);
    let tooltip = said::org(&drawing.shown, org);
    let shape = palette::shape(org.kind());
    let separator = if shape.is_empty() { "" } else { ", " };
    writeln!(
        out,
        "      {id} [label={label}{separator}{shape}{height}, fillcolor=\"{fill}\", color=\"{frame}\", tooltip={tooltip}];",
        id = quoted(org.id()),
        label = quoted_lines(label.iter().map(|line| &**line)),
        height = heights.attribute(org),
        fill = tint.node.light,
        frame = tint.frame.light,
        tooltip = quoted_lines(tooltip.iter().map(String::as_str)),
    )
}

fn edge(drawing: &Drawing<'_>, edge: &Edge<'_>, out: &mut dyn Write) -> io::Result<()> {
    let model = drawing.shown.model();
    let (ink, stroke) = (edge.line.ink(), edge.line.stroke());
    write!(
        out,
        "  {} -> {} [color=\"{}\", style={}, penwidth={}",
        quoted(model.org(edge.tail).id()),
        quoted(model.org(edge.head).id()),
        ink.line.light,
        stroke.style,
        stroke.width,
    )?;
    match edge.arrow {
        Arrow::None => {}
        Arrow::Forward => write!(out, ", dir=forward")?,
        Arrow::Back => write!(out, ", dir=back")?,
    }
    if !drawing.is_overview() {
        words(drawing, &edge.line, out)?;
    }
    let said = said::links(&drawing.shown, &edge.line.links);
    let tooltip = quoted_lines(said.iter().map(String::as_str));
    write!(out, ", tooltip={tooltip}, labeltooltip={tooltip}")?;
    if let Some(page) = said::page_of(model, &edge.line.links) {
        write!(out, ", URL={}", quoted(page))?;
    }
    writeln!(out, "];")
}

/// The words on a line, those of each of its links on lines of their own.
fn words(drawing: &Drawing<'_>, line: &Line<'_>, out: &mut dyn Write) -> io::Result<()> {
    let labels = labels(&drawing.shown, line);
    if labels.is_empty() {
        return Ok(());
    }
    let broken: Vec<_> = labels
        .iter()
        .flat_map(|label| wrapped(label, LABEL_WIDTH))
        .collect();
    let text = quoted_lines(broken.iter().map(|line| &**line));
    write!(
        out,
        ", label={text}, fontcolor=\"{}\"",
        line.ink().text.light
    )
}
