//! How rows name records.

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::{Line, Tone};
use crate::model::{Country, Date, DateKey, Model, Names, Org, Record, Source};

/// An organisation, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OrgRef {
    /// The curator's id.
    pub id: String,
    /// The name that a diagram shows.
    pub name: String,
    /// The country that it is run from: ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

/// A country, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CountryRef {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// The short English name.
    pub name: String,
}

/// A source, named. The curator's own inference has the id `curator` and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SourceRef {
    /// The curator's id.
    pub id: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The day, as precisely as it is known (EDTF).
    pub published: Option<String>,
    /// The title in its own language.
    pub title: Option<String>,
    /// The language that it is written in (BCP 47).
    pub lang: Option<String>,
    /// Where it is.
    pub url: Option<String>,
}

/// Any record, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RecordRef {
    /// The id with its section: `org.cisco`, `tie.cisco-inspur`, `graph`.
    pub id: String,
    /// Its name or title; of a tie without one, its kind.
    pub title: String,
}

/// A name or title in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NameRow {
    /// The language (BCP 47).
    pub lang: String,
    /// The text.
    pub name: String,
}

/// An identifier that a register gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct IdentifierRow {
    /// The scheme: `lei`, `ticker`, `wikidata` …
    pub scheme: String,
    /// The identifier.
    pub id: String,
    /// The page about it, where the scheme has such pages.
    pub url: Option<String>,
}

/// A date of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DateRow {
    /// What happened: `announced`, `closed`, `founded` …
    pub key: String,
    /// When, as precisely as it is known (EDTF).
    pub date: String,
    /// The earliest day that it may have been; nothing where that is not known.
    pub earliest: Option<String>,
    /// The latest day that it may have been.
    pub latest: Option<String>,
    /// `possible` where it leaves open whether its tie lies in the time that `since`, `until` or `step` asked for; else absent.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub hit: Option<Match>,
    /// What is said of that beside the date.
    #[serde(skip)]
    mark: &'static str,
}

/// How surely something lies in the time that `since`, `until` or `step` asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum Match {
    /// Whichever day its dates were.
    Certain,
    /// Its dates leave it open.
    Possible,
}

impl Match {
    /// What is certain, or only possible.
    pub fn new(certain: bool) -> Match {
        if certain {
            Match::Certain
        } else {
            Match::Possible
        }
    }

    /// The word that rows have for it.
    pub const fn name(self) -> &'static str {
        match self {
            Match::Certain => "certain",
            Match::Possible => "possible",
        }
    }
}

/// What stands beside a date that possibly lies in the time that was asked for.
pub(super) const POSSIBLY_THEN: &str = " (possibly then)";

impl OrgRef {
    /// Names an organisation.
    pub fn new(org: &Org) -> OrgRef {
        OrgRef {
            id: org.id().to_owned(),
            name: org.name().to_owned(),
            country: org.hq().map(|country| country.code().to_owned()),
        }
    }

    /// `Cisco (US)`.
    pub(super) fn label(&self) -> String {
        match &self.country {
            Some(country) => format!("{} ({country})", self.name),
            None => self.name.clone(),
        }
    }

    /// As [`label`](Self::label), with the id.
    pub(super) fn line(&self) -> Line {
        Line::plain(self.label()).and(format!(" [org.{}]", self.id), Tone::Faint)
    }
}

impl CountryRef {
    /// Names a country.
    pub fn new(country: Country) -> CountryRef {
        CountryRef {
            code: country.code().to_owned(),
            name: country.name().to_owned(),
        }
    }

    pub(super) fn label(&self) -> String {
        format!("{} ({})", self.name, self.code)
    }
}

impl SourceRef {
    /// Names a source.
    pub fn new(source: &Source) -> SourceRef {
        SourceRef {
            id: source.id().to_owned(),
            publisher: source.publisher().map(str::to_owned),
            published: source.published().map(|date| date.to_string()),
            title: source.title().map(str::to_owned),
            lang: source.language().map(ToString::to_string),
            url: source.url().map(str::to_owned),
        }
    }

    /// The curator's own inference.
    pub(super) fn curator() -> SourceRef {
        SourceRef {
            id: "curator".to_owned(),
            publisher: None,
            published: None,
            title: None,
            lang: None,
            url: None,
        }
    }

    /// Whether it is the curator's own inference rather than a source.
    pub(super) fn is_curator(&self) -> bool {
        self.id == "curator"
    }

    /// `Reuters 2015-09-24`.
    pub(super) fn label(&self) -> String {
        let name = self.publisher.as_ref().unwrap_or(&self.id);
        match &self.published {
            Some(published) => format!("{name} {published}"),
            None => name.clone(),
        }
    }
}

impl RecordRef {
    /// Names a record.
    pub fn new(model: &Model, record: Record) -> RecordRef {
        let title = match record {
            Record::Graph => model.title().unwrap_or("the graph"),
            Record::Org(key) => model.org(key).name(),
            Record::Tie(key) => {
                let tie = model.tie(key);
                tie.title().unwrap_or(tie.kind().row().labels.en)
            }
            Record::Event(key) => model.event(key).title(),
            Record::Source(key) => {
                let source = model.source(key);
                source.title().unwrap_or(source.label())
            }
        };
        RecordRef {
            id: model.record_id(record),
            title: title.to_owned(),
        }
    }

    pub(super) fn line(&self) -> Line {
        Line::plain(&*self.title).and(format!(" [{}]", self.id), Tone::Faint)
    }
}

impl NameRow {
    pub(super) fn all(names: &Names) -> Vec<NameRow> {
        let row = |(language, name): (&crate::model::Language, &str)| NameRow {
            lang: language.to_string(),
            name: name.to_owned(),
        };
        names.iter().map(row).collect()
    }

    /// A line a language: `ko: 시스코, 시스코시스템즈`.
    pub(super) fn lines(names: &[NameRow]) -> Vec<Line> {
        let mut lines: Vec<(&str, Vec<&str>)> = Vec::new();
        for row in names {
            match lines.last_mut() {
                Some((lang, names)) if *lang == row.lang => names.push(&row.name),
                _ => lines.push((&row.lang, vec![&row.name])),
            }
        }
        let line = |(lang, names): (&str, Vec<&str>)| {
            Line::toned(format!("{lang}: "), Tone::Faint).and(names.join(", "), Tone::Plain)
        };
        lines.into_iter().map(line).collect()
    }
}

impl DateRow {
    /// Tells a date.
    pub fn new(key: &str, date: Date) -> DateRow {
        DateRow {
            key: key.to_owned(),
            date: date.to_string(),
            earliest: date.earliest().map(|day| day.to_string()),
            latest: date.latest().map(|day| day.to_string()),
            hit: None,
            mark: "",
        }
    }

    /// Marks it as one that leaves open whether its tie lies in the time that was asked for. What was observed or over tells only that it
    /// had begun by then.
    pub(super) fn leave_open(&mut self, is_of_beginning: bool) {
        let key = self.key.parse::<DateKey>();
        self.hit = Some(Match::Possible);
        self.mark = if is_of_beginning && key.is_ok_and(DateKey::tells_begun) {
            " (begun possibly then)"
        } else {
            POSSIBLY_THEN
        };
    }

    /// What is said of that beside it; nothing of other dates.
    pub(super) fn mark(&self) -> &'static str {
        self.mark
    }

    /// ` (later)` of one that certainly lies after a day; both are written year first, and so in the order of time.
    pub(super) fn later(&self, day: &str) -> &'static str {
        match self.earliest.as_deref() {
            Some(earliest) if earliest > day => " (later)",
            _ => "",
        }
    }

    /// `announced 2015-09-23`.
    pub(super) fn label(&self) -> String {
        format!("{} {}{}", self.key, self.date, self.mark)
    }

    pub(super) fn lines(dates: &[DateRow]) -> impl Iterator<Item = Line> {
        dates.iter().map(|date| Line::plain(date.label()))
    }

    /// All of them in one cell of a sheet: `announced=2015-09-23; ended=2017`.
    pub(super) fn value(dates: &[DateRow]) -> String {
        let one = |date: &DateRow| format!("{}={}", date.key, date.date);
        dates.iter().map(one).collect::<Vec<_>>().join("; ")
    }
}
