//! Answers as they are printed: rows that name records for a reader, and the formats that print them.
//!
//! A question's own module here turns what [`query`](crate::query) found into an [`Answer`] of owned, serialisable rows, and says
//! how its rows are laid out. The formats know nothing of the questions. Everything is pure: an answer goes in,
//! a string comes out; the day on which a tie's status is told, the width of the screen and whether it has colours are told from outside.

mod became;
mod cite;
mod csv;
mod diff;
mod evidence;
mod excess;
mod graphs;
mod grid;
mod holding;
mod markdown;
mod marked;
mod orgs;
mod otherwise;
mod owners;
mod page;
mod paint;
mod partners;
mod party;
mod path;
mod records;
mod rules;
mod schema;
mod sentence;
mod show;
mod stats;
mod table;
mod text;
mod tie;
mod ties;
mod timeline;
mod views;
mod which;

use std::fmt::Write as _;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Day;

use cite::Cited;

pub use became::{BecameAnswer, BecameQuery, BecameRow, StatusRef, became};
pub use diff::{DiffAnswer, DiffQuery, DiffRow, FieldRow, ValueRow, diff};
pub use evidence::{EvidenceRow, GivenRow, SaidBy, ViaRef};
pub use excess::{ExcessRef, ExcessRow, ExcessShareRow};
pub use graphs::{GraphRow, GraphsAnswer, GraphsQuery, graphs};
pub use grid::{Cell, Column, Grid, Line, Outline, Sheet, Tone};
pub use holding::{
    ControlRow, ControlStepRow, DisputeRow, HoldingRow, IntervalRef, OpenTopRef, SuspendedRef,
    UnderRow,
};
pub use marked::MarkedTies;
pub use orgs::{OrgRow, OrgsAnswer, OrgsQuery, orgs};
pub use otherwise::OtherwiseRow;
pub use owners::{OwnerRef, OwnerRow, OwnersAnswer, OwnersQuery, holdings, owners};
pub use page::{Entry, Page};
pub use partners::{
    GroupRef, HaltedRef, MemberRef, PartnerRow, PartnersAnswer, PartnersQuery, group_partners,
    partners,
};
pub use party::{PartyRow, StakeRef};
pub use path::{HopRow, PathAnswer, PathQuery, PathRow, path};
pub use records::{
    CountryRef, DateRow, IdentifierRow, Match, NameRow, OrgRef, RecordRef, SourceRef,
};
pub use rules::{RuleRow, RulesAnswer, RulesQuery, rules};
pub use schema::{commands, json_schema};
pub use show::{
    Dossier, EventDossier, OrgDossier, ShowAnswer, ShowQuery, SourceDossier, StatementRow,
    TieDossier, show,
};
pub use stats::{By, RecordsRow, StatRow, StatsAnswer, StatsQuery, TotalRow, stats};
pub use tie::{AmountRow, TieRef, TieRow};
pub use ties::{TiesAnswer, TiesQuery, ties};
pub use timeline::{DateSaidRow, StepRow, TimelineAnswer, TimelineQuery, timeline};
pub use views::{ViewRow, ViewsAnswer, ViewsQuery, views};
pub use which::Which;

/// A format of answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Columns for eyes.
    #[default]
    Table,
    /// One JSON document with `graph`, `query` and `rows`.
    Json,
    /// Comma-separated values with a header, one row a fact (RFC 4180).
    Csv,
    /// A Markdown table.
    Md,
}

impl Format {
    /// All formats, the default first.
    pub const ALL: [Format; 4] = [Format::Table, Format::Json, Format::Csv, Format::Md];

    /// The name by which it is asked for.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Table => "table",
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Md => "md",
        }
    }

    /// What it is, in a line.
    pub const fn meaning(self) -> &'static str {
        match self {
            Format::Table => "columns for eyes",
            Format::Json => "one JSON document with `graph`, `query` and `rows`",
            Format::Csv => "comma-separated values with a header",
            Format::Md => "Markdown",
        }
    }
}

/// The name of no format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no format of answers is called `{0}`")]
pub struct UnknownFormat(String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let found = Format::ALL.into_iter().find(|format| format.name() == name);
        found.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// What the formats for eyes need to know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// The cells of a line; `None` where lines may be as long as they like.
    pub width: Option<usize>,
    /// Whether colours may be used.
    pub color: bool,
    /// Whether sources are numbered, and listed below the answer. Not in JSON and CSV, which tell of them in each row.
    pub cite: bool,
}

/// The graph that was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GraphRef {
    /// How it was named: a built-in graph's name or a path.
    pub name: String,
    /// What the graph calls itself.
    pub title: Option<String>,
}

/// What every question about a graph is told beside its own words.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The graph that is asked.
    pub graph: GraphRef,
    /// The day on which the status of ties is told.
    pub as_of: Day,
    /// The selection that narrowed the graph: its flags with their words.
    pub select: Select,
}

/// A selection as an answer repeats it: the words of each flag.
pub type Select = std::collections::BTreeMap<String, Vec<String>>;

/// An answer: whom was asked what, and what came of it. Fields are printed in this order.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Answer_to_{Q}")]
pub struct Answer<Q, R> {
    /// The graph that was asked; nothing where the question is about no graph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub graph: Option<GraphRef>,
    /// The question, as it was understood.
    pub query: Q,
    /// What was found, in a fixed order.
    pub rows: Vec<R>,
}

/// How the rows of an answer are laid out.
pub trait Layout: Serialize {
    /// For eyes: few columns, several lines a cell.
    fn grid(&self) -> Grid;

    /// For programs: one fact a cell.
    fn sheet(&self) -> Sheet;

    /// For eyes, where an answer reads better as lines than in columns; it then stands for the grid.
    fn outline(&self) -> Option<Outline> {
        None
    }

    /// What is to be said beside the rows, for eyes: a line each, below them.
    fn remarks(&self) -> Vec<Line> {
        Vec::new()
    }

    /// Whether nothing was found.
    fn is_empty(&self) -> bool {
        self.grid().rows.is_empty()
    }
}

/// Prints an answer. The text ends with a line break unless it is empty. The caption is a line that tells what the answer is
/// to and how much there is of it; Markdown has it below the table, as that is copied to where nothing else tells.
///
/// # Panics
///
/// Never: the rows have nothing that JSON cannot hold.
pub fn render(answer: &impl Layout, format: Format, screen: Screen, caption: &str) -> String {
    let mut cited = Cited::default();
    let eyes = matches!(format, Format::Table | Format::Md);
    if let Some(mut outline) = answer.outline().filter(|_| eyes) {
        if screen.cite {
            cited.mark_outline(&mut outline);
        }
        let text = match format {
            Format::Md => markdown::outline(&outline) + &markdown::caption(caption),
            _ => page::outline(&outline, screen),
        };
        return text + &listed(format, &cited, screen);
    }
    let mut grid = || {
        let mut grid = answer.grid();
        if screen.cite {
            cited.mark_grid(&mut grid);
        }
        grid
    };
    let remarks: Outline = answer.remarks().into_iter().map(|line| (0, line)).collect();
    let gap = |rows: &str| {
        if rows.is_empty() || remarks.is_empty() {
            ""
        } else {
            "\n"
        }
    };
    match format {
        Format::Table => {
            let table = table::render(&grid(), screen);
            let remarks = gap(&table).to_owned() + &page::outline(&remarks, screen);
            table + &remarks + &listed(format, &cited, screen)
        }
        Format::Json => json(answer),
        Format::Csv => csv::render(&answer.sheet()),
        Format::Md => {
            let table = markdown::grid(&grid());
            let remarks = gap(&table).to_owned() + &markdown::outline(&remarks);
            table + &remarks + &markdown::caption(caption) + &listed(format, &cited, screen)
        }
    }
}

/// The sources that were cited, under a blank line.
fn listed(format: Format, cited: &Cited, screen: Screen) -> String {
    let list = match format {
        _ if cited.is_empty() => return String::new(),
        Format::Md => markdown::sources(cited),
        _ => page::sources(cited, screen),
    };
    format!("\n{list}")
}

/// Prints records' dossiers. CSV has what is said of each record, a row a value that a source states.
pub fn render_dossiers(answer: &ShowAnswer, format: Format, screen: Screen) -> String {
    let mut cited = Cited::default();
    let mut pages: Vec<Page> = answer.rows.iter().map(Dossier::page).collect();
    for page in pages.iter_mut().filter(|_| screen.cite) {
        cited.mark_page(page);
    }
    match format {
        Format::Table => {
            let text = page::render(pages.into_iter(), screen);
            text + &listed(format, &cited, screen)
        }
        Format::Json => json(answer),
        Format::Csv => csv::render(&show::sheet(answer)),
        Format::Md => {
            let text = markdown::pages(pages.into_iter());
            text + &listed(format, &cited, screen)
        }
    }
}

fn json(answer: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(answer).expect("rows are strings, numbers and lists");
    // serde_json lets these pass, and some terminals obey them. Outside of strings there are none.
    let obeyed = |c: char| ('\u{7f}'..='\u{9f}').contains(&c);
    let mut safe = String::with_capacity(text.len() + 1);
    for part in text.split_inclusive(obeyed) {
        let end = part.chars().next_back().filter(|c| obeyed(*c));
        safe.push_str(part.trim_end_matches(obeyed));
        if let Some(c) = end {
            let _ = write!(safe, "\\u{:04x}", u32::from(c));
        }
    }
    safe + "\n"
}

#[cfg(test)]
mod tests;
