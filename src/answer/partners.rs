//! Who an organisation is allied with, through which ties, and who says so.

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::SaidBy;
use super::grid::{Column, Grid, Line, Sheet, Tone};
use super::holding::doubt;
use super::records::{CountryRef, DateRow, OrgRef};
use super::tie::{AmountRow, TieRow};
use super::which::Which;
use super::{Answer, Asked, Layout, Select};
use crate::graph::Graph;
use crate::model::{Day, Model, Org, Tie};
use crate::query;

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartnersQuery {
    /// `partners`.
    pub command: &'static str,
    /// Whose partners.
    pub org: OrgRef,
    /// The group that is asked about, where groups are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupRef>,
    /// The countries that partners are run from, where they were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hq: Vec<String>,
    /// What partners are, where it was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub org_kind: Vec<String>,
    /// The day on which the status of ties is told.
    pub as_of: String,
    /// The selection that was asked for, by flag; absent without one.
    #[serde(skip_serializing_if = "Select::is_empty")]
    pub select: Select,
}

/// A group, as it stands on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GroupRef {
    /// Who is at its head.
    pub head: OrgRef,
    /// Who else belongs to it, by id.
    pub members: Vec<MemberRef>,
}

/// Somebody who belongs to a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MemberRef {
    /// The organisation.
    #[serde(flatten)]
    pub org: OrgRef,
    /// Whether it is certain that it belongs to the group.
    pub certain: bool,
}

/// A partner, and all ties with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartnerRow {
    /// The partner.
    pub partner: OrgRef,
    /// Who of the partner's group, beside itself, is party to the ties, by id; absent where groups are not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<MemberRef>>,
    /// Who of the group that is asked about is party to the ties, by id; absent where groups are not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub through: Option<Vec<MemberRef>>,
    /// Whether some tie allies those that certainly belong to the two groups; absent where groups are not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certain: Option<bool>,
    /// The ties that ally the two, by id.
    pub ties: Vec<TieRow>,
    #[serde(skip)]
    country: Option<CountryRef>,
}

/// The partners of an organisation, by id.
pub type PartnersAnswer = Answer<PartnersQuery, PartnerRow>;

/// Tells the partners of an organisation. Costs the links at the organisation, and the evidence of their ties.
pub fn partners(asked: &Asked, graph: &Graph, org: &Org) -> PartnersAnswer {
    let row = |partner: query::Partner<'_>| PartnerRow {
        partner: OrgRef::new(partner.org),
        members: None,
        through: None,
        certain: None,
        ties: tie_rows(graph, &partner.ties, asked.as_of),
        country: partner.org.hq().map(CountryRef::new),
    };
    let found = query::partners(graph, org.key());
    Answer {
        graph: Some(asked.graph.clone()),
        query: PartnersQuery::new(asked, org, None),
        rows: found.into_iter().map(row).collect(),
    }
}

/// Tells whom the group of an organisation is allied with, a row a group. Costs what [`query::group_partners`] costs, and the
/// evidence of the ties.
pub fn group_partners(asked: &Asked, graph: &Graph, org: &Org) -> PartnersAnswer {
    let (group, found) = query::group_partners(graph, org.key(), asked.as_of);
    let row = |partner: query::GroupPartner<'_>| PartnerRow {
        partner: OrgRef::new(partner.head),
        members: Some(MemberRef::all(&partner.members)),
        through: Some(MemberRef::all(&partner.through)),
        certain: Some(partner.certain),
        ties: tie_rows(graph, &partner.ties, asked.as_of),
        country: partner.head.hq().map(CountryRef::new),
    };
    let group = GroupRef {
        head: OrgRef::new(group.head),
        members: MemberRef::all(&group.members),
    };
    Answer {
        graph: Some(asked.graph.clone()),
        query: PartnersQuery::new(asked, org, Some(group)),
        rows: found.into_iter().map(row).collect(),
    }
}

fn tie_rows(graph: &Graph, ties: &[&Tie], day: Day) -> Vec<TieRow> {
    ties.iter()
        .map(|tie| TieRow::new(graph, tie, day))
        .collect()
}

impl MemberRef {
    fn all(members: &[(&Org, bool)]) -> Vec<MemberRef> {
        let member = |&(org, certain): &(&Org, bool)| MemberRef {
            org: OrgRef::new(org),
            certain,
        };
        members.iter().map(member).collect()
    }

    /// Its name, with what is in doubt.
    fn label(&self) -> String {
        format!("{}{}", self.org.name, doubt(self.certain))
    }
}

impl PartnersQuery {
    fn new(asked: &Asked, org: &Org, group: Option<GroupRef>) -> PartnersQuery {
        PartnersQuery {
            command: "partners",
            org: OrgRef::new(org),
            group,
            hq: Vec::new(),
            org_kind: Vec::new(),
            as_of: asked.as_of.to_string(),
            select: asked.select.clone(),
        }
    }
}

impl PartnersAnswer {
    /// The same, of the partners alone that are wanted.
    #[must_use]
    pub fn only(mut self, model: &Model, which: &Which) -> PartnersAnswer {
        let org = |row: &PartnerRow| model.org_by_id(&row.partner.id);
        self.rows
            .retain(|row| org(row).is_some_and(|org| which.has(org)));
        (self.query.hq, self.query.org_kind) = which.words();
        self
    }
}

impl Layout for PartnersAnswer {
    fn grid(&self) -> Grid {
        let mut rows = Vec::new();
        for row in &self.rows {
            let mut partner = vec![Line::toned(&*row.partner.name, Tone::Strong)];
            let country = row.country.as_ref();
            partner.extend(country.map(|country| Line::toned(&*country.name, Tone::Faint)));
            let members = row.members.iter().flatten();
            partner.extend(members.map(|member| Line::plain(format!("with {}", member.label()))));
            let through = row.through.iter().flatten();
            let others = through.filter(|own| own.org.id != self.query.org.id);
            partner.extend(others.map(|own| Line::plain(format!("through {}", own.label()))));
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
                let certain = row.certain.map(|certain| certain.to_string());
                for values in tie.matched() {
                    let own = partner.iter().cloned().chain(certain.clone());
                    rows.push(own.chain(values).collect());
                }
            }
        }
        let mut header = vec!["partner_id", "partner", "partner_country"];
        header.extend(self.query.group.is_some().then_some("partner_certain"));
        let mut ties = self.rows.iter().flat_map(|row| &row.ties);
        header.extend(TieRow::header(ties.next()));
        Sheet { header, rows }
    }
}

impl TieRow {
    /// The header of [`values`](Self::values).
    pub(super) const HEADER: [&'static str; 18] = [
        "tie_id",
        "kind",
        "title",
        "party_ids",
        "parties",
        "status",
        "certain",
        "or_status",
        "standing",
        "contested",
        "dates",
        "amounts",
        "source_id",
        "publisher",
        "published",
        "modality",
        "via",
        "url",
    ];

    /// The header of [`matched`](Self::matched) for rows like this one.
    pub(super) fn header(first: Option<&TieRow>) -> Vec<&'static str> {
        let is_timed = first.is_some_and(|row| row.tie.hit.is_some());
        let timed = is_timed.then_some("match");
        TieRow::HEADER.into_iter().chain(timed).collect()
    }

    /// The [`values`](Self::values), and where a time was asked for, how surely the tie lies in it.
    pub(super) fn matched(&self) -> Vec<Vec<String>> {
        let mut rows = self.values();
        for row in &mut rows {
            row.extend(self.tie.hit.map(|hit| hit.name().to_owned()));
        }
        rows
    }

    /// A row of values a source; one without a source where there is none.
    pub(super) fn values(&self) -> Vec<Vec<String>> {
        let tie = &self.tie;
        let party_ids: Vec<&str> = self.parties.iter().map(|party| &*party.org.id).collect();
        let amounts: Vec<String> = self.amounts.iter().map(AmountRow::label).collect();
        let tie = [
            tie.id.clone(),
            tie.kind.clone(),
            tie.title.clone().unwrap_or_default(),
            party_ids.join("; "),
            self.summary.clone(),
            tie.status.clone(),
            tie.certain.to_string(),
            tie.or_status.join("; "),
            tie.standing.clone(),
            tie.contested.to_string(),
            DateRow::value(&tie.dates),
            amounts.join("; "),
        ];
        let sourced = |source: [String; 6]| tie.iter().cloned().chain(source).collect();
        let mut rows: Vec<Vec<String>> = Vec::new();
        for ways in SaidBy::by_source(&self.sources) {
            rows.push(sourced(ways[0].values()));
        }
        if rows.is_empty() {
            rows.push(sourced(Default::default()));
        }
        rows
    }
}
