//! Who an organisation is allied with, through which ties, and who says so.

use schemars::JsonSchema;
use serde::Serialize;

use super::grid::{Column, Grid, Line, Sheet, Tone};
use super::records::{CountryRef, DateRow, OrgRef};
use super::tie::TieRow;
use super::{Answer, Asked, Layout, Select};
use crate::graph::Graph;
use crate::model::Org;
use crate::query;

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartnersQuery {
    /// `partners`.
    pub command: &'static str,
    /// Whose partners.
    pub org: OrgRef,
    /// The day on which the status of ties is told.
    pub as_of: String,
    /// The selection that was asked for, by flag; absent without one.
    #[serde(skip_serializing_if = "Select::is_empty")]
    pub select: Select,
}

/// A partner, and all ties with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartnerRow {
    /// The partner.
    pub partner: OrgRef,
    /// The ties that ally the two, by id.
    pub ties: Vec<TieRow>,
    #[serde(skip)]
    country: Option<CountryRef>,
}

/// The partners of an organisation, by id.
pub type PartnersAnswer = Answer<PartnersQuery, PartnerRow>;

/// Tells the partners of an organisation. Costs the links at the organisation, and the evidence of their ties.
pub fn partners(asked: &Asked, graph: &Graph, org: &Org) -> PartnersAnswer {
    let model = graph.model();
    let row = |partner: query::Partner<'_>| PartnerRow {
        partner: OrgRef::new(partner.org),
        ties: partner
            .ties
            .iter()
            .map(|tie| TieRow::new(model, tie, asked.as_of))
            .collect(),
        country: partner.org.hq().map(CountryRef::new),
    };
    Answer {
        graph: Some(asked.graph.clone()),
        query: PartnersQuery {
            command: "partners",
            org: OrgRef::new(org),
            as_of: asked.as_of.to_string(),
            select: asked.select.clone(),
        },
        rows: query::partners(graph, org.key())
            .into_iter()
            .map(row)
            .collect(),
    }
}

impl Layout for PartnersAnswer {
    fn grid(&self) -> Grid {
        let mut rows = Vec::new();
        for row in &self.rows {
            let mut partner = vec![Line::toned(&*row.partner.name, Tone::Strong)];
            let country = row.country.as_ref();
            partner.extend(country.map(|country| Line::toned(&*country.name, Tone::Faint)));
            for tie in &row.ties {
                let [what, says] = tie.cells();
                rows.push(vec![std::mem::take(&mut partner), what, says]);
            }
        }
        Grid {
            columns: ["partner", "tie", "says who"].map(Column::text).to_vec(),
            rows,
        }
    }

    /// A row a tie and source.
    fn sheet(&self) -> Sheet {
        let mut rows = Vec::new();
        for row in &self.rows {
            for tie in &row.ties {
                let partner = [
                    row.partner.id.clone(),
                    row.partner.name.clone(),
                    row.partner.country.clone().unwrap_or_default(),
                ];
                for values in tie.values() {
                    rows.push(partner.iter().cloned().chain(values).collect());
                }
            }
        }
        let mut header = vec!["partner_id", "partner", "partner_country"];
        header.extend(TieRow::HEADER);
        Sheet { header, rows }
    }
}

impl TieRow {
    /// The header of [`values`](Self::values).
    pub(super) const HEADER: [&'static str; 15] = [
        "tie_id",
        "kind",
        "title",
        "parties",
        "status",
        "certain",
        "standing",
        "contested",
        "dates",
        "source_id",
        "publisher",
        "published",
        "modality",
        "via",
        "url",
    ];

    /// A row of values a source; one without a source where there is none.
    pub(super) fn values(&self) -> Vec<Vec<String>> {
        let tie = &self.tie;
        let tie = [
            tie.id.clone(),
            tie.kind.clone(),
            tie.title.clone().unwrap_or_default(),
            self.summary.clone(),
            tie.status.clone(),
            tie.certain.to_string(),
            tie.standing.clone(),
            tie.contested.to_string(),
            DateRow::value(&tie.dates),
        ];
        let sourced = |source: [String; 6]| tie.iter().cloned().chain(source).collect();
        let mut rows: Vec<Vec<String>> = Vec::new();
        for said_by in &self.sources {
            let source = &said_by.source;
            let via: Vec<&str> = said_by.via.iter().map(|via| &*via.name).collect();
            rows.push(sourced([
                source.id.clone(),
                source.publisher.clone().unwrap_or_default(),
                source.published.clone().unwrap_or_default(),
                said_by.modality.clone(),
                via.join("; "),
                source.url.clone().unwrap_or_default(),
            ]));
        }
        if rows.is_empty() {
            rows.push(sourced(Default::default()));
        }
        rows
    }
}
