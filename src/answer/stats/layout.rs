//! How figures are laid out.

use super::{By, StatRow, StatsAnswer};
use crate::answer::Layout;
use crate::answer::grid::{Cell, Column, Grid, Line, Sheet, Tone};
use crate::answer::marked::MarkedTies;
use crate::diag::counted;

/// The columns of a sheet.
const HEADER: [&str; 17] = [
    "by",
    "key",
    "label",
    "ties",
    "orgs",
    "links",
    "sources",
    "events",
    "score",
    "purpose",
    "currency",
    "min",
    "max",
    "approximate",
    "parts",
    "summed",
    "members",
];

impl StatRow {
    /// What it is of, its numbers, what the last column tells, and the doubts about its ties where a day or a time was asked for.
    fn cells(&self, few: bool) -> Vec<Cell> {
        let tone = if self.by == "total" {
            Tone::Plain
        } else {
            Tone::Strong
        };
        // A row by status tells already where all of its ties stand.
        let label = format!("{} {}", self.ties, self.label);
        let of_which = self.of_which.as_ref().map(MarkedTies::line);
        let of_which = of_which.map(|line| {
            let is_told = line.text() == label;
            vec![if is_told { Line::default() } else { line }]
        });
        let cells = [
            vec![Line::toned(&*self.label, tone)],
            vec![Line::plain(self.ties.to_string())],
            vec![Line::plain(self.orgs.to_string())],
            self.more(few),
        ];
        cells.into_iter().chain(of_which).collect()
    }

    /// What the last column tells; of many organisations the first few, where few are asked for.
    fn more(&self, few: bool) -> Cell {
        if let Some(records) = self.records {
            let counts = [
                counted(records.links, "link"),
                counted(records.sources, "source"),
                counted(records.events, "event"),
            ];
            return vec![Line::plain(counts.join(", "))];
        }
        if let Some(score) = self.score {
            return vec![Line::plain(format!("{score:.1}"))];
        }
        if let Some(amount) = &self.amount {
            let parts = match amount.parts {
                0 => String::new(),
                1 => ", 1 part of a whole not counted again".to_owned(),
                parts => format!(", {parts} parts of wholes not counted again"),
            };
            let total = Line::plain(&*amount.total).and(parts, Tone::Faint);
            let ties = amount.ties.iter().filter(|_| !few);
            let ties = ties.map(|tie| Line::toned(format!("[tie.{tie}]"), Tone::Faint));
            return std::iter::once(total).chain(ties).collect();
        }
        if self.by != By::Component.name() {
            return Vec::new();
        }
        let most = if few { 6 } else { usize::MAX };
        let names: Vec<&str> = self
            .members
            .iter()
            .map(|org| &*org.name)
            .take(most)
            .collect();
        let rest = self.members.len() - names.len();
        let line = Line::plain(names.join(", "));
        vec![if rest > 0 {
            line.and(format!(" and {rest} more"), Tone::Faint)
        } else {
            line
        }]
    }
}

impl Layout for StatsAnswer {
    fn grid(&self) -> Grid {
        let by = self.query.by.and_then(|by| by.parse::<By>().ok());
        let mut rows = Vec::new();
        let mut last = "";
        for (at, row) in self.rows.iter().enumerate() {
            let mut cells = Vec::new();
            if by.is_none() {
                let head = if row.by == last { "" } else { row.by };
                cells.push(vec![Line::toned(head, Tone::Faint)]);
                last = row.by;
            }
            cells.extend(row.cells(by.is_none()));
            rows.push(cells);
            let is_last = self.rows.get(at + 1).is_none_or(|next| next.by != row.by);
            if let Some(more) = self.left_out.get(row.by).filter(|_| is_last) {
                let which = if row.by == "year" { "earlier" } else { "more" };
                rows.push(pointer("", &format!("{more} {which}: --by {}", row.by)));
            }
        }
        for by in &self.skipped {
            rows.push(pointer(by, &format!("takes long here: --by {by}")));
        }
        let is_marked = self.rows.iter().any(|row| row.of_which.is_some());
        let of_which = is_marked.then(|| Column::text("of which"));
        let columns: Vec<Column> = columns(by).into_iter().chain(of_which).collect();
        for row in &mut rows {
            row.resize(columns.len(), Cell::new());
        }
        Grid { columns, rows }
    }

    /// A row a figure.
    fn sheet(&self) -> Sheet {
        let number = |number: Option<usize>| number.map(|n| n.to_string()).unwrap_or_default();
        let text = |text: Option<&String>| text.cloned().unwrap_or_default();
        let is_marked = self.rows.iter().any(|row| row.of_which.is_some());
        let values = |row: &StatRow| {
            let amount = row.amount.as_ref();
            let ids: Vec<&str> = row.members.iter().map(|org| &*org.id).collect();
            let values = [
                row.by.to_owned(),
                row.key.clone(),
                row.label.clone(),
                row.ties.to_string(),
                row.orgs.to_string(),
                number(row.records.map(|records| records.links)),
                number(row.records.map(|records| records.sources)),
                number(row.records.map(|records| records.events)),
                row.score.map(|score| score.to_string()).unwrap_or_default(),
                text(amount.map(|amount| &amount.purpose)),
                text(amount.map(|amount| &amount.currency)),
                text(amount.and_then(|amount| amount.min.as_ref())),
                text(amount.and_then(|amount| amount.max.as_ref())),
                amount
                    .map(|amount| amount.approximate.to_string())
                    .unwrap_or_default(),
                number(amount.map(|amount| amount.parts)),
                amount.map_or_else(String::new, |amount| amount.ties.join("; ")),
                ids.join("; "),
            ];
            let marked = row.of_which.as_ref().map(MarkedTies::value);
            let marked = is_marked.then(|| marked.unwrap_or_default());
            values.into_iter().chain(marked).collect()
        };
        Sheet {
            header: HEADER
                .into_iter()
                .chain(is_marked.then_some(MarkedTies::COLUMN))
                .collect(),
            rows: self.rows.iter().map(values).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// The columns of a breakdown; of the overview without one.
fn columns(by: Option<By>) -> Vec<Column> {
    let Some(by) = by else {
        return vec![
            Column::text("by"),
            Column::text("what"),
            Column::number("ties"),
            Column::number("orgs"),
            Column::text("more"),
        ];
    };
    let first = match by {
        By::Degree | By::Broker => "org",
        By::Bloc => "blocs",
        by => by.name(),
    };
    let orgs = match by {
        By::Degree | By::Broker => "linked with",
        _ => "orgs",
    };
    vec![
        Column::text(first),
        Column::number("ties"),
        Column::number(orgs),
        Column::text(by.more().unwrap_or("more")),
    ]
}

/// A line of the overview that says where the rest is.
fn pointer(by: &str, text: &str) -> Vec<Cell> {
    let faint = |text: &str| vec![Line::toned(text, Tone::Faint)];
    vec![faint(by), faint(text), Vec::new(), Vec::new(), Vec::new()]
}
