//! x
use super::{Format, Options, Setting};
use crate::graph::Graph;
use std::io::{self, Write};

pub(super) static FORMAT: Format = Format {
    name: "dot",
    endings: &["dot", "gv"],
    what: "a diagram for Graphviz, with its legend and the evidence in tooltips",
    settings: &[Setting::Plain, Setting::Title, Setting::AsOf],
    writer: write,
};

fn write(graph: &Graph, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "digraph {{}}")
}
