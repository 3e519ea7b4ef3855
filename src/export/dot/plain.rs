//! Nodes and edges alone, for those who style the diagram themselves.

use std::io::{self, Write};

use super::escape::quoted;
use crate::picture::{Shown, mark};

pub(super) fn write(shown: &Shown<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "digraph {} {{", quoted(&shown.whole_title()))?;
    for org in shown.orgs() {
        writeln!(
            out,
            "  {} [label={}];",
            quoted(org.id()),
            quoted(&shown.drawn_name(org))
        )?;
    }
    for link in shown.graph().links() {
        let (from, to) = (quoted(link.from().id()), quoted(link.to().id()));
        let kind = link.tie().kind().row().labels.in_lang(shown.lang());
        let mark = mark(shown, &link).map(|mark| format!(" {mark}"));
        let (tie, kind) = (
            quoted(link.tie().id()),
            quoted(&format!("{kind}{}", mark.unwrap_or_default())),
        );
        let direction = if link.is_directed() { "" } else { ", dir=none" };
        writeln!(out, "  {from} -> {to} [id={tie}, label={kind}{direction}];")?;
    }
    writeln!(out, "}}")
}
