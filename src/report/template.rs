//! Whole reports: a template makes a document with markers, which [`embed`](super::embed) then fills.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use serde::Serialize;

use super::markdown;
use crate::answer::{Asked, DisputeRow, TieRow};
use crate::graph::Graph;
use crate::model::{Day, OrgKey, OrgKind};
use crate::query::{self, Doubts};

/// A template: text in Jinja's language, which makes Markdown.
#[derive(Clone, Debug)]
pub struct Template {
    name: String,
    text: String,
}

/// Why a template made no document.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct TemplateError {
    message: String,
    /// The template's name.
    pub name: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
}

/// What a template may use.
#[derive(Debug, Serialize)]
struct Context {
    title: String,
    graph: String,
    as_of: Option<String>,
    select: Value,
    narrow: Value,
    counts: Counts,
    orgs: Vec<OrgContext>,
    firms: Vec<OrgContext>,
    ties: Vec<TieContext>,
    contested: Vec<TieContext>,
}

#[derive(Debug, Serialize)]
struct Counts {
    orgs: usize,
    ties: usize,
    /// How many of the ties are in which doubt, in words; nothing where none is.
    doubts: Option<String>,
    sources: usize,
}

#[derive(Clone, Debug, Serialize)]
struct OrgContext {
    id: String,
    name: String,
    country: Option<String>,
    kind: String,
    partners: usize,
    ties: usize,
}

#[derive(Clone, Debug, Serialize)]
struct TieContext {
    id: String,
    title: String,
    kind: String,
    parties: String,
    status: String,
    standing: String,
    disputes: Vec<Dispute>,
}

/// A value that a source gives, and the graph does not keep.
#[derive(Clone, Debug, Serialize)]
struct Dispute {
    source: String,
    field: String,
    value: String,
    kept: Option<String>,
    resolved: Option<String>,
}

impl Dispute {
    fn new(row: &DisputeRow) -> Dispute {
        let source = &row.said_by.source;
        let name = source.publisher.as_ref().unwrap_or(&source.id);
        Dispute {
            source: match &source.published {
                Some(published) => format!("{name}, {published}"),
                None => name.clone(),
            },
            field: row.field.clone(),
            value: row.value.clone(),
            kept: row.kept.clone(),
            resolved: row.resolved.clone(),
        }
    }
}

impl Default for Template {
    fn default() -> Template {
        Template::new("report.md.j2", include_str!("report.md.j2"))
    }
}

impl Template {
    /// A template that somebody wrote; the name is for what is said about it.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Template {
        let (name, text) = (name.into(), text.into());
        Template { name, text }
    }

    /// Makes a document for a graph, as a selection left it. `as_of` is the date that was asked for.
    ///
    /// What the template prints is escaped for Markdown, so that no name is markup.
    ///
    /// # Errors
    ///
    /// Where the template can't be read, or asks for what is not there.
    pub fn render(
        &self,
        title: &str,
        asked: &Asked,
        graph: &Graph,
        as_of: Option<&str>,
    ) -> Result<String, TemplateError> {
        let context = Context::new(title, asked, graph, as_of);
        let mut jinja = Environment::new();
        jinja.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
        jinja.set_formatter(print);
        jinja.set_undefined_behavior(UndefinedBehavior::Strict);
        jinja.add_filter("option", option);
        let template = jinja.template_from_named_str(&self.name, &self.text);
        let rendered = template
            .and_then(|template| template.render(Value::from(minijinja::value::Serde(&context))));
        rendered
            .map(|text| tidy(&text))
            .map_err(|error| TemplateError {
                message: message(&error),
                name: self.name.clone(),
                line: error.line(),
            })
    }
}

fn message(error: &Error) -> String {
    let kind = match error.kind() {
        ErrorKind::SyntaxError => "the template can't be read".to_owned(),
        ErrorKind::UndefinedError => "the template asks for what is not there".to_owned(),
        other => other.to_string(),
    };
    match error.detail() {
        Some(detail) => format!("{kind}: {detail}"),
        None => kind,
    }
}

/// Prints a value as Markdown, unless it is Markdown already.
fn print(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let text = if value.is_safe() {
        value.to_string()
    } else if value.is_none() || value.is_undefined() {
        String::new()
    } else {
        markdown::escape_line(&value.to_string())
    };
    out.write_str(&text).map_err(Error::from)
}

/// A value of an option in a marker.
fn option(text: &str) -> Value {
    Value::from_safe_string(quoted(text))
}

fn quoted(text: &str) -> String {
    let text = text
        .replace(['\r', '\n'], " ")
        .replace('\\', "\\\\")
        .replace('"', "\\\"");
    format!("\"{}\"", text.replace("--", "-\u{2010}"))
}

/// At most one blank line in a row, none at either end: what loops and conditions leave behind.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<&str> = None;
    let mut blank = true;
    for line in text.lines() {
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| line.trim_start().starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        let is_blank = line.trim().is_empty() && fence.is_none();
        if is_blank && blank {
            continue;
        }
        blank = is_blank;
        out.push_str(if is_blank { "" } else { line });
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

impl Context {
    fn new(title: &str, asked: &Asked, graph: &Graph, as_of: Option<&str>) -> Context {
        let day = as_of.map_or(Day::LAST, |_| asked.as_of);
        let ties: Vec<TieContext> = graph
            .ties()
            .map(|tie| TieContext::new(&TieRow::new(graph, tie, day)))
            .collect();
        let mut sources = BTreeSet::new();
        for tie in graph.ties() {
            let said = TieRow::new(graph, tie, day).sources.into_iter();
            sources.extend(said.map(|said| said.source.id));
        }
        let orgs = OrgContext::all(graph);
        let is_firm =
            |org: &&OrgContext| org.kind == OrgKind::Company.to_string() && org.partners > 0;
        Context {
            title: title.to_owned(),
            graph: asked.graph.name.clone(),
            as_of: as_of.map(str::to_owned),
            select: select(asked, &[]),
            narrow: select(asked, &["org", "hops"]),
            counts: Counts {
                orgs: orgs.len(),
                ties: ties.len(),
                doubts: Doubts::asked(graph, graph.ties())
                    .map(|doubts| doubts.words())
                    .filter(|doubts| !doubts.is_empty()),
                sources: sources.len(),
            },
            firms: orgs.iter().filter(is_firm).cloned().collect(),
            contested: ties
                .iter()
                .filter(|tie| !tie.disputes.is_empty())
                .cloned()
                .collect(),
            orgs,
            ties,
        }
    }
}

/// The flags of a selection but for some, as options of a marker: each with a space before it, so that a marker has none too many where nothing
/// is selected.
fn select(asked: &Asked, but: &[&str]) -> Value {
    let flags = asked.select.iter();
    let flags = flags.filter(|(flag, _)| !but.contains(&&***flag));
    let words = flags.flat_map(|(flag, words)| {
        let option = move |word: &String| format!(" {flag}={}", quoted(word));
        words.iter().map(option)
    });
    Value::from_safe_string(words.collect())
}

impl OrgContext {
    /// The parties of a graph's ties, by id.
    fn all(graph: &Graph) -> Vec<OrgContext> {
        let mut ties: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for tie in graph.ties() {
            for party in graph.parties(tie) {
                ties.entry(party.org()).or_default().insert(tie.key());
            }
        }
        let context = |(&key, ties): (&OrgKey, &BTreeSet<_>)| {
            let org = graph.model().org(key);
            OrgContext {
                id: org.id().to_owned(),
                name: org.name().to_owned(),
                country: org.hq().map(|country| country.name().to_owned()),
                kind: org.kind().to_string(),
                partners: query::partners(graph, key).len(),
                ties: ties.len(),
            }
        };
        ties.iter().map(context).collect()
    }
}

impl TieContext {
    fn new(row: &TieRow) -> TieContext {
        let tie = &row.tie;
        TieContext {
            id: tie.id.clone(),
            title: tie
                .title
                .clone()
                .unwrap_or_else(|| tie.kind.replace('-', " ")),
            kind: tie.kind.clone(),
            parties: row.summary.clone(),
            status: tie.status_label(),
            standing: tie.standing.clone(),
            disputes: row.disputes.iter().map(Dispute::new).collect(),
        }
    }
}
