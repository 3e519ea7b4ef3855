//! The dossier of a tie.

use schemars::JsonSchema;
use serde::Serialize;

use crate::answer::evidence::EvidenceRow;
use crate::answer::grid::{Line, Tone};
use crate::answer::page::Page;
use crate::answer::party::PartyRow;
use crate::answer::records::{CountryRef, DateRow, NameRow, RecordRef};
use crate::answer::tie::{AmountRow, TieRef, topics};
use crate::graph::Graph;
use crate::model::{Day, Record, TieKey};

/// All that is known of a tie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TieDossier {
    /// The tie.
    #[serde(flatten)]
    pub tie: TieRef,
    /// The titles in other languages.
    pub titles: Vec<NameRow>,
    /// The parties, by role.
    pub parties: Vec<PartyRow>,
    /// Whether the dates are those of the tie that it is a part of.
    pub dates_of_whole: bool,
    /// The amounts, by purpose.
    pub amounts: Vec<AmountRow>,
    /// The countries where it holds.
    #[serde(rename = "where")]
    pub places: Vec<CountryRef>,
    /// The products that it is about.
    pub products: Vec<String>,
    /// The topics: its own, or those of the tie that it is a part of.
    pub topics: Vec<String>,
    /// The tie that it is a part of, named.
    pub whole: Option<RecordRef>,
    /// Its parts.
    pub parts: Vec<RecordRef>,
    /// The earlier steps that it follows.
    pub follows: Vec<RecordRef>,
    /// The later steps that follow it.
    pub followed_by: Vec<RecordRef>,
    /// The curator's remark.
    pub note: Option<String>,
    /// Who says what about it.
    pub evidence: Vec<EvidenceRow>,
    #[serde(skip)]
    as_of: String,
    /// Whether a selection asked for the day.
    #[serde(skip)]
    pub(super) of_day: bool,
}

impl TieDossier {
    pub(super) fn new(graph: &Graph, key: TieKey, day: Day) -> TieDossier {
        let model = graph.model();
        let tie = model.tie(key);
        let name = |key| RecordRef::new(model, Record::Tie(key));
        let ties = || model.ties().iter();
        TieDossier {
            tie: TieRef::of(graph, tie, day),
            titles: NameRow::all(tie.titles()),
            parties: tie
                .parties()
                .iter()
                .map(|party| PartyRow::of(graph, party))
                .collect(),
            dates_of_whole: tie.dates().is_empty() && !model.dates_of(tie).is_empty(),
            amounts: AmountRow::all(tie),
            places: tie.places().iter().copied().map(CountryRef::new).collect(),
            products: tie.products().iter().map(ToString::to_string).collect(),
            topics: topics(model, tie),
            whole: tie.part_of().map(name),
            parts: ties()
                .filter(|part| part.part_of() == Some(key))
                .map(|part| name(part.key()))
                .collect(),
            follows: tie.follows().iter().copied().map(name).collect(),
            followed_by: ties()
                .filter(|later| later.follows().contains(&key))
                .map(|later| name(later.key()))
                .collect(),
            note: tie.note().map(str::to_owned),
            evidence: EvidenceRow::all(model, Record::Tie(key)),
            as_of: day.to_string(),
            of_day: graph.day().is_some(),
        }
    }

    /// The day of the status; nothing at the end of all days, which stands for what is known so far.
    fn when(&self) -> String {
        if self.as_of == Day::LAST.to_string() {
            String::new()
        } else {
            format!(" on {}", self.as_of)
        }
    }

    pub(super) fn page(&self) -> Page {
        let tie = &self.tie;
        let mut page = Page {
            heading: Line::toned(tie.label(), Tone::Strong)
                .and(format!(" [tie.{}]", tie.id), Tone::Faint),
            entries: Vec::new(),
        };
        page.put_text("kind", Some(format!("{} ({})", tie.kind, tie.family)));
        page.put_nested("parties", self.parties.iter().flat_map(party_lines));
        let date =
            |date: &DateRow| Line::plain(date.label()).and(date.later(&tie.day), Tone::Faint);
        let mut dates: Vec<Line> = tie.dates.iter().map(date).collect();
        if self.dates_of_whole {
            let whole = "taken from the tie that it is a part of";
            dates.push(Line::toned(whole, Tone::Faint));
        }
        page.put("dates", dates);
        page.put(
            "status",
            [Line::plain(tie.status_label()).and(self.when(), Tone::Faint)],
        );
        page.put("standing", [tie.standing_line()]);
        page.put("amounts", self.amounts.iter().map(AmountRow::said));
        page.put_text("where", joined(self.places.iter().map(CountryRef::label)));
        page.put_text("products", joined(self.products.iter().cloned()));
        page.put_text("topics", joined(self.topics.iter().cloned()));
        page.put("part of", self.whole.as_ref().map(RecordRef::line));
        page.put("parts", self.parts.iter().map(RecordRef::line));
        page.put("follows", self.follows.iter().map(RecordRef::line));
        page.put("followed by", self.followed_by.iter().map(RecordRef::line));
        page.put("titles", NameRow::lines(&self.titles));
        page.put_text("note", self.note.as_ref());
        page.put_nested("evidence", EvidenceRow::lines(&self.evidence));
        page
    }
}

pub(super) fn joined(texts: impl Iterator<Item = String>) -> Option<String> {
    let texts: Vec<String> = texts.collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

fn party_lines(party: &PartyRow) -> Vec<(usize, Line)> {
    let mut facts = party.roles.clone();
    facts.extend(party.remarks());
    let head = Line::plain(format!("{}: {}", party.org.label(), facts.join(", ")))
        .and(format!(" [org.{}]", party.org.id), Tone::Faint);
    let mut lines = vec![(0, head)];
    let more = [
        ("puts", &party.puts),
        ("through", &party.through),
        ("note", &party.note),
    ];
    for (label, text) in more {
        let line = text.as_ref().map(|text| {
            let label = Line::toned(format!("{label}: "), Tone::Faint);
            (1, label.and(text, Tone::Plain))
        });
        lines.extend(line);
    }
    lines
}

impl AmountRow {
    fn said(&self) -> Line {
        Line::toned(format!("{}: ", self.purpose), Tone::Faint).and(&*self.words, Tone::Plain)
    }
}
