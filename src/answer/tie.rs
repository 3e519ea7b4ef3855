//! How rows tell of a tie.

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::SaidBy;
use super::grid::{Cell, Line, Tone};
use super::holding::{DisputeRow, UnderRow};
use super::party::{PartyRow, summary_in};
use super::records::{DateRow, Match};
use crate::graph::{Graph, Hit};
use crate::model::{DateKey, Day, Lang, Model, Money, Phase, Purpose, Tie};

/// A tie, named, with what is derived of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TieRef {
    /// The curator's id.
    pub id: String,
    /// The kind: a word of the format's table.
    pub kind: String,
    /// The kind's family.
    pub family: String,
    /// The title, where it has one.
    pub title: Option<String>,
    /// Where it stands on the day that was asked for: `planned`, `in-force`, `ended` …
    pub status: String,
    /// Whether that is certain.
    pub certain: bool,
    /// Where it may stand instead, as its dates leave that open: a tie that closes in a year is, in that year, `in-force` or else `planned`.
    /// Empty where nothing else is possible.
    pub or_status: Vec<String>,
    /// How well it is borne out: `confirmed`, `reported`, `claimed`, `unsupported`, `denied`.
    pub standing: String,
    /// Whether a source gives another value than the record keeps.
    pub contested: bool,
    /// How surely it lies in the time that `since`, `until` or `step` asked for: `certain`, or `possible` where its dates leave that open.
    /// Absent where no time was asked for.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub hit: Option<Match>,
    /// Its dates: its own, or of the tie that it is a part of.
    pub dates: Vec<DateRow>,
    /// The tie that it is a part of.
    pub part_of: Option<String>,
    /// The day that is asked about.
    #[serde(skip)]
    pub(super) day: String,
}

/// A tie with its parties, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TieRow {
    /// The tie.
    #[serde(flatten)]
    pub tie: TieRef,
    /// The parties, by role: all of the record's, or where the selection asks for a day, those that may be there on it.
    pub parties: Vec<PartyRow>,
    /// The amounts, by purpose.
    pub amounts: Vec<AmountRow>,
    /// The topics: its own, or those of the tie that it is a part of.
    pub topics: Vec<String>,
    /// Who says so, in the order of the evidence.
    pub sources: Vec<SaidBy>,
    /// Who of the parties is under the control that `under` or `role` asked for, and by which way; absent where none was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under: Option<Vec<UnderRow>>,
    /// What makes it contested: the values that sources give and the record does not keep.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<DisputeRow>,
    /// The parties in one line.
    #[serde(skip)]
    pub summary: String,
}

/// An amount of a tie. Numbers are exact decimals, and so strings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AmountRow {
    /// What it is: `offered`, `paid`, `capital` …
    pub purpose: String,
    /// The amount as the format writes it: `>=USD 10bn`.
    pub amount: String,
    /// ISO 4217.
    pub currency: String,
    /// The least that it may be, in units of the currency.
    pub min: Option<String>,
    /// The most that it may be.
    pub max: Option<String>,
    /// Whether it is about so much.
    pub approximate: bool,
    /// The period over which it is spread (ISO 8601).
    pub over: Option<String>,
    /// The amount for readers: `at least USD 10bn`.
    #[serde(skip)]
    pub(super) words: String,
}

impl TieRef {
    /// Names a tie, and tells where it stands on a day.
    pub fn new(model: &Model, tie: &Tie, day: Day) -> TieRef {
        let status = model.status(tie, day);
        let date = |(key, date): &(DateKey, _)| DateRow::new(key.name(), *date);
        TieRef {
            id: tie.id().to_owned(),
            kind: tie.kind().to_string(),
            family: tie.kind().family().to_string(),
            title: tie.title().map(str::to_owned),
            status: status.phase.to_string(),
            certain: status.certain,
            or_status: other_phases(model, tie, day),
            standing: tie.standing().to_string(),
            contested: tie.is_contested(),
            hit: None,
            dates: model.dates_of(tie).iter().map(date).collect(),
            part_of: tie.part_of().map(|whole| model.tie(whole).id().to_owned()),
            day: day.to_string(),
        }
    }

    /// The same of a tie that a selection kept, which may have asked for a time.
    pub(super) fn of(graph: &Graph, tie: &Tie, day: Day) -> TieRef {
        let mut named = TieRef::new(graph.model(), tie, day);
        if let Some(hit) = graph.hit(tie).filter(|_| graph.keeps(tie)) {
            named.mark(hit);
        }
        named
    }

    /// Marks how surely it lies in the time that was asked for, and the dates that leave it open.
    fn mark(&mut self, hit: Hit) {
        self.hit = Some(Match::new(hit.is_certain()));
        let dates = self.dates.iter_mut().enumerate();
        let open = dates.filter(|(at, _)| !hit.is_certain() && hit.is_open_by(*at));
        open.for_each(|(_, date)| date.leave_open(hit.is_of_beginning()));
    }

    /// Whether it is suspended on the day, certainly or possibly.
    pub(crate) fn is_suspended(&self) -> bool {
        let suspended = Phase::Suspended.name();
        self.status == suspended || self.or_status.iter().any(|other| other == suspended)
    }

    /// Whether it lies only possibly in the time that was asked for.
    pub(crate) fn is_open(&self) -> bool {
        self.hit == Some(Match::Possible)
    }

    /// The title, else the kind in words.
    pub(super) fn label(&self) -> String {
        let kind = || self.kind.replace('-', " ");
        self.title.clone().unwrap_or_else(kind)
    }

    /// `possibly in force, or still planned`.
    pub fn status_label(&self) -> String {
        status_label(&self.status, self.certain, &self.or_status)
    }

    /// `possibly in force: announced 2015-09-23; observed 2017-12-04`.
    pub(super) fn status_line(&self) -> Line {
        let line = Line::plain(self.status_label());
        if self.dates.is_empty() {
            return line.and(", no date is known", Tone::Faint);
        }
        let mut dates = String::new();
        for same in self.dates.chunk_by(|a, b| a.key == b.key) {
            dates.push_str(if dates.is_empty() { ": " } else { "; " });
            dates.push_str(&same[0].key);
            for (at, date) in same.iter().enumerate() {
                dates.push_str(if at == 0 { " " } else { ", " });
                dates.push_str(&date.date);
                dates.push_str(date.mark());
                dates.push_str(date.later(&self.day));
            }
        }
        line.and(dates, Tone::Faint)
    }

    /// `confirmed, contested`.
    pub(super) fn standing_line(&self) -> Line {
        let tone = match &*self.standing {
            "confirmed" | "reported" => Tone::Strong,
            _ => Tone::Warning,
        };
        let line = Line::toned(&*self.standing, tone);
        if self.contested {
            line.and(", ", Tone::Plain).and("contested", Tone::Warning)
        } else {
            line
        }
    }

    /// The tie in a list: its title and id.
    pub(super) fn line(&self) -> Line {
        Line::plain(self.label()).and(format!(" [tie.{}]", self.id), Tone::Faint)
    }
}

/// A status in words, with what else it may be: `possibly in force, or still planned`.
pub(super) fn status_label(status: &str, certain: bool, others: &[String]) -> String {
    let phase = status.replace('-', " ");
    if certain {
        return phase;
    }
    let mut label = format!("possibly {phase}");
    for (at, other) in others.iter().enumerate() {
        let gap = if at == 0 { ", or " } else { " or " };
        let still = if other == "planned" { "still " } else { "" };
        label.extend([gap, still, &other.replace('-', " ")]);
    }
    label
}

/// The words of the phases in which a tie may be instead on a day.
pub(super) fn other_phases(model: &Model, tie: &Tie, day: Day) -> Vec<String> {
    let phases = model.else_phases(tie, day);
    phases.iter().map(ToString::to_string).collect()
}

impl TieRow {
    /// Tells of a tie on a day, and how surely it lies in the time that a selection asked for. Where that asked for a day, the parties are
    /// those that may be there on it.
    pub fn new(graph: &Graph, tie: &Tie, day: Day) -> TieRow {
        let model = graph.model();
        let party = |party| PartyRow::of(graph, party);
        TieRow {
            tie: TieRef::of(graph, tie, day),
            parties: graph.parties(tie).map(party).collect(),
            amounts: AmountRow::all(tie),
            topics: topics(model, tie),
            sources: SaidBy::all(model, tie.evidence()),
            under: under(graph, tie, day),
            disputes: DisputeRow::of_tie(model, tie),
            summary: summary_in(graph, tie),
        }
    }

    /// The cells of a grid: what it is and where it stands, and who says so.
    pub(super) fn cells(&self) -> [Cell; 2] {
        let tie = &self.tie;
        let what = vec![
            Line::toned(tie.label(), Tone::Strong),
            Line::plain(&*self.summary),
            tie.status_line(),
        ];
        let mut what = what;
        let amounts: Vec<String> = self.amounts.iter().map(AmountRow::line).collect();
        if !amounts.is_empty() {
            what.push(Line::plain(amounts.join(", ")));
        }
        what.push(Line::toned(
            format!("{} [tie.{}]", tie.kind, tie.id),
            Tone::Faint,
        ));
        what.extend(self.under.iter().flatten().map(UnderRow::line));
        let mut says = vec![tie.standing_line()];
        says.extend(SaidBy::lines(&self.sources));
        says.extend(UnderRow::says(self.under.as_deref().unwrap_or_default()));
        [what, says]
    }
}

fn under(graph: &Graph, tie: &Tie, day: Day) -> Option<Vec<UnderRow>> {
    let ways = graph.ways_of_control(tie)?.iter();
    let row = |control| UnderRow::new(graph.model(), control, day);
    Some(ways.map(row).collect())
}

/// The topics of a tie: its own, or those of the tie that it is a part of.
pub(super) fn topics(model: &Model, tie: &Tie) -> Vec<String> {
    let topics = model.topics_of(tie).iter();
    topics
        .map(|&topic| model.topic(topic).id().to_owned())
        .collect()
}

impl AmountRow {
    /// Tells the amounts of a tie.
    pub(super) fn all(tie: &Tie) -> Vec<AmountRow> {
        let amounts = tie.amounts().iter();
        amounts
            .map(|(purpose, money)| AmountRow::new(*purpose, *money))
            .collect()
    }

    /// For readers: `committed at least USD 10bn`.
    fn line(&self) -> String {
        format!("{} {}", self.purpose, self.words)
    }

    /// In the words of the format: `committed >=USD 10bn`.
    pub(super) fn value(&self) -> String {
        format!("{} {}", self.purpose, self.amount)
    }

    /// Tells an amount.
    pub fn new(purpose: Purpose, money: Money) -> AmountRow {
        AmountRow {
            purpose: purpose.to_string(),
            amount: money.to_string(),
            words: money.words(Lang::En),
            currency: money.currency().code().to_owned(),
            min: money.min().map(|min| min.to_string()),
            max: money.max().map(|max| max.to_string()),
            approximate: money.is_approximate(),
            over: money.over().map(|over| over.to_string()),
        }
    }
}
