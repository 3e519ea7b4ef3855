//! The dossier of an organisation.

use schemars::JsonSchema;
use serde::Serialize;

use crate::answer::evidence::{EvidenceRow, SaidBy};
use crate::answer::excess::ExcessRow;
use crate::answer::grid::{Line, Tone};
use crate::answer::holding::{DisputeRow, UnderRow};
use crate::answer::owners::OwnerRef;
use crate::answer::page::Page;
use crate::answer::records::{CountryRef, DateRow, IdentifierRow, NameRow, OrgRef};
use crate::answer::tie::TieRow;
use crate::graph::Graph;
use crate::model::{Day, OrgKey, Record, Tie};

/// All that is known of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OrgDossier {
    /// The curator's id.
    pub id: String,
    /// The name that a diagram shows.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// The country that it is run from.
    pub hq: Option<CountryRef>,
    /// The country whose law it is set up under, where another.
    pub incorporated: Option<CountryRef>,
    /// The bloc that it belongs to.
    pub bloc: Option<String>,
    /// Whether the sources leave it unnamed.
    pub unnamed: bool,
    /// Its other names.
    pub names: Vec<NameRow>,
    /// Its identifiers.
    pub ids: Vec<IdentifierRow>,
    /// When it was founded, listed, delisted, dissolved.
    pub dates: Vec<DateRow>,
    /// What it is an administrative part of.
    pub part_of: Option<OrgRef>,
    /// Its administrative parts.
    pub parts: Vec<OrgRef>,
    /// Who owns or controls it on the day by the ties that the selection keeps, itself or through others: whom `owners` tells with the same flags.
    pub owners: Vec<OwnerRef>,
    /// Holdings of these that contradict each other, as they come to more than the whole; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contradictions: Vec<ExcessRow>,
    /// How many more do so without the selection.
    #[serde(skip_serializing_if = "is_none")]
    pub owners_left_out: usize,
    /// The curator's remark.
    pub note: Option<String>,
    /// The ties that it is a party of, by id: those that the selection keeps.
    pub ties: Vec<TieRow>,
    /// How many more there are without the selection.
    #[serde(skip_serializing_if = "is_none")]
    pub left_out: usize,
    /// Who says what about it.
    pub evidence: Vec<EvidenceRow>,
}

impl OrgDossier {
    pub(super) fn new(graph: &Graph, key: OrgKey, day: Day) -> OrgDossier {
        let model = graph.model();
        let org = model.org(key);
        let parts = model.orgs().iter();
        let parts = parts.filter(|part| part.part_of() == Some(key));
        let is_of = |tie: &&Tie| tie.party(key).is_some();
        let ties: Vec<&Tie> = graph.ties_at(key).collect();
        let (owners, contradictions) = OwnerRef::all(graph, key, day);
        let left_out = model.ties().iter().filter(is_of).count() - ties.len();
        OrgDossier {
            id: org.id().to_owned(),
            name: org.name().to_owned(),
            kind: org.kind().name().to_owned(),
            hq: org.hq().map(CountryRef::new),
            incorporated: org.incorporated().map(CountryRef::new),
            bloc: model.bloc_of(org).map(|bloc| bloc.label().to_owned()),
            unnamed: org.is_unnamed(),
            names: NameRow::all(org.names()),
            ids: org
                .ids()
                .map(|(scheme, id)| IdentifierRow {
                    scheme: scheme.name().to_owned(),
                    id: id.to_owned(),
                    url: scheme.link(id),
                })
                .collect(),
            dates: org
                .dates()
                .iter()
                .map(|(key, date)| DateRow::new(key.name(), *date))
                .collect(),
            part_of: org.part_of().map(|whole| OrgRef::new(model.org(whole))),
            parts: parts.map(OrgRef::new).collect(),
            owners_left_out: OwnerRef::left_out(&owners, graph, key, day),
            owners,
            contradictions,
            note: org.note().map(str::to_owned),
            ties: ties
                .into_iter()
                .map(|tie| TieRow::new(graph, tie, day))
                .collect(),
            left_out,
            evidence: EvidenceRow::all(model, Record::Org(key)),
        }
    }

    pub(super) fn page(&self) -> Page {
        let mut page = Page {
            heading: Line::toned(&*self.name, Tone::Strong)
                .and(format!(" [org.{}]", self.id), Tone::Faint),
            entries: Vec::new(),
        };
        let unnamed = if self.unnamed {
            ", left unnamed by the sources"
        } else {
            ""
        };
        page.put_text("kind", Some(format!("{}{unnamed}", self.kind)));
        page.put_text("run from", self.hq.as_ref().map(CountryRef::label));
        page.put_text(
            "incorporated",
            self.incorporated.as_ref().map(CountryRef::label),
        );
        page.put_text("bloc", self.bloc.as_ref());
        page.put("names", NameRow::lines(&self.names));
        page.put("identifiers", self.ids.iter().map(IdentifierRow::line));
        page.put("dates", DateRow::lines(&self.dates));
        page.put("part of", self.part_of.as_ref().map(OrgRef::line));
        page.put("parts", self.parts.iter().map(OrgRef::line));
        let owners = self.owners.iter().map(OwnerRef::line);
        let owners = owners.chain(self.contradictions.iter().map(ExcessRow::line));
        page.put("owners", owners.chain(left_out(self.owners_left_out)));
        page.put_text("note", self.note.as_ref());
        let left_out = left_out(self.left_out).map(|line| vec![(0, line)]);
        let ties = self.ties.iter().map(tie_lines);
        page.put_nested("ties", ties.chain(left_out).flatten());
        page.put_nested("evidence", EvidenceRow::lines(&self.evidence));
        page
    }
}

/// What there is more than is told, where there is.
fn left_out(count: usize) -> Option<Line> {
    let text = || format!("{count} more without the selection");
    (count > 0).then(|| Line::toned(text(), Tone::Faint))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

fn tie_lines(row: &TieRow) -> Vec<(usize, Line)> {
    let tie = &row.tie;
    let mut status = tie.standing_line().and("; ", Tone::Plain);
    for (text, tone) in tie.status_line().spans() {
        status = status.and(&**text, *tone);
    }
    let mut lines = vec![
        (0, tie.line()),
        (1, Line::plain(format!("{}: {}", tie.kind, row.summary))),
        (1, status),
    ];
    let sources = SaidBy::lines(&row.sources).into_iter();
    lines.extend(sources.map(|line| (1, line.after("by "))));
    let under = row.under.as_deref().unwrap_or_default();
    lines.extend(under.iter().map(|under| (1, under.line())));
    lines.extend(UnderRow::says(under).into_iter().map(|line| (1, line)));
    let disputes = row.disputes.iter().map(DisputeRow::whole_line);
    lines.extend(disputes.map(|line| (1, line)));
    lines
}

impl IdentifierRow {
    fn line(&self) -> Line {
        let line =
            Line::toned(format!("{}: ", self.scheme), Tone::Faint).and(&*self.id, Tone::Plain);
        match &self.url {
            Some(url) => line.and(format!(" {url}"), Tone::Faint),
            None => line,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::select::Selection;

    fn told(flags: &[(&str, &str)], name: &str, day: (i32, u8, u8)) -> OrgDossier {
        let graph = Graph::open("us-china-2015").expect("a built-in graph");
        let day = Day::new(day.0, day.1, day.2).expect("a day of the calendar");
        let org = graph.find(name).expect("it is in the graph").key();
        let mut selection = Selection::new();
        for (flag, word) in flags {
            selection.add(&graph, flag, word).expect("it fits");
        }
        OrgDossier::new(&selection.apply(&graph), org, day)
    }

    #[test]
    fn owners_are_those_whom_the_selection_keeps_and_the_others_are_counted() {
        let emc = |dossier: &OrgDossier| dossier.owners.iter().any(|one| one.org.id == "emc");
        let all = told(&[], "VMware", (2015, 11, 6));
        assert!(emc(&all) && all.owners_left_out == 0);
        let late = told(&[("since", "2015")], "VMware", (2015, 11, 6));
        assert!(!emc(&late) && late.owners_left_out == 1 && late.left_out > 0);
    }

    #[test]
    fn ties_are_those_in_which_it_is_on_the_day() {
        let ids = |day: &str| {
            let dossier = told(&[("as-of", day)], "HP", (2015, 11, 6));
            let ids = dossier.ties.iter().map(|row| row.tie.id.clone());
            ids.collect::<Vec<String>>()
        };
        assert_eq!(ids("2015-10-31"), ["hp-foxconn"]);
        assert_eq!(ids("2015-11-06"), ["hp-split"]);
    }
}
