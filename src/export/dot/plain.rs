//! Nodes and edges alone, for those who style the diagram themselves.

use std::io::{self, Write};

use super::drawing::Drawing;
use super::escape::quoted;

pub(super) fn write(drawing: &Drawing<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "digraph {} {{", quoted(drawing.title().unwrap_or("")))?;
    for org in drawing.orgs() {
        writeln!(
            out,
            "  {} [label={}];",
            quoted(org.id()),
            quoted(org.name())
        )?;
    }
    for link in drawing.graph().links() {
        let (from, to) = (quoted(link.from().id()), quoted(link.to().id()));
        let (tie, kind) = (
            quoted(link.tie().id()),
            quoted(link.tie().kind().row().labels.en),
        );
        let direction = if link.is_directed() { "" } else { ", dir=none" };
        writeln!(out, "  {from} -> {to} [id={tie}, label={kind}{direction}];")?;
    }
    writeln!(out, "}}")
}
