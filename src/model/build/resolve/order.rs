//! The orders that a graph asks for in its pictures: of its blocs, and of organisations.

use super::{Resolver, at_record};
use crate::diag::{Diagnostic, Level, nearest};
use crate::model::Model;
use crate::raw::{Part, Section};

impl Resolver<'_> {
    /// Gives the organisations their places in the order that the graph asks for.
    pub(super) fn ranks(&mut self, model: &mut Model) {
        let order = std::mem::take(&mut self.builder.org_order);
        let Some(origin) = model.origin else { return };
        let at = at_record(Section::Graph, "", origin.0);
        let list = at.key("order");
        for (rank, provisional) in (0..).zip(order) {
            let at = list.number(rank as usize);
            let Some(key) = self.org_key(provisional, &at, Part::Value) else {
                continue;
            };
            let org = &mut model.orgs[key.index()];
            let Some(first) = org.rank else {
                org.rank = Some(rank);
                continue;
            };
            let diagnostic = Diagnostic::new(
                "duplicate-id",
                Level::Error,
                format!("`{}` stands in the order twice", org.id()),
            );
            let places = [rank, first].map(|rank| list.number(rank as usize));
            let [again, first] = places.map(|at| self.builder.span(&at, Part::Value));
            self.builder
                .diagnostics
                .push(diagnostic.at(again, "again").because(first, "first here"));
        }
    }

    /// Puts the blocs in the order that the graph asks for; those that it doesn't name follow by id.
    pub(super) fn blocs(&mut self, model: &mut Model) {
        let order = std::mem::take(&mut self.builder.bloc_order);
        for (id, span) in &order {
            if !self.builder.blocs.is_open(id) {
                let diagnostic = Diagnostic::new(
                    "unknown-bloc",
                    Level::Error,
                    format!("there is no bloc `{id}`"),
                );
                let near = nearest(id, self.builder.blocs.opened(), 1).pop();
                self.builder.diagnostics.push(match near {
                    Some(near) => diagnostic.at(*span, "").mend(
                        format!("write `{near}`"),
                        *span,
                        format!("\"{near}\""),
                    ),
                    None => diagnostic
                        .at(*span, "")
                        .help(format!("open it with `[bloc.{id}]` and its `countries`")),
                });
            }
        }
        let rank = |id: &str| {
            order
                .iter()
                .position(|(named, _)| named == id)
                .unwrap_or(usize::MAX)
        };
        model
            .blocs
            .sort_by(|a, b| (rank(&a.id), &a.id).cmp(&(rank(&b.id), &b.id)));
    }
}
