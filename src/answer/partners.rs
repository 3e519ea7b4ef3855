//! Who an organisation is allied with, through which ties, and who says so.

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::SaidBy;
use super::grid::{Column, Grid, Line, Sheet, Tone};
use super::holding::{OpenTopRef, UnderRow, doubt, suspended};
use super::records::{CountryRef, DateRow, OrgRef};
use super::tie::{AmountRow, TieRow};
use super::which::Which;
use super::{Answer, Asked, Layout, Select};
use crate::graph::Graph;
use crate::model::{Certainty, Day, Model, Org, Tie};
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
    /// Of whom the graph has no owner, so that it is not known whether they are under the control that was asked for: ties are left out for
    /// that. Absent where none is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unowned: Vec<OpenTopRef>,
}

/// A group, as it stands on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GroupRef {
    /// The highest that the organisation certainly counts with: itself where there is none.
    pub head: OrgRef,
    /// Who is above the head, where that is only possible: at the head of a wider group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub possibly_with: Option<OrgRef>,
    /// Who else belongs to the group or to the wider one, by id.
    pub members: Vec<MemberRef>,
    /// Who of these counts with the head by a tie that is suspended on the day, by id; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suspended: Vec<HaltedRef>,
}

/// Somebody who counts with a group by a tie that is suspended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HaltedRef {
    /// The organisation.
    #[serde(flatten)]
    pub org: OrgRef,
    /// Whether it is certain that the tie is suspended.
    pub certain: bool,
}

/// Somebody who belongs to a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MemberRef {
    /// The organisation.
    #[serde(flatten)]
    pub org: OrgRef,
    /// Whether it is certain that it counts with the organisation that is asked about.
    pub certain: bool,
    /// Where that is not certain, another that it certainly counts with, if there is any: the highest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts_with: Option<OrgRef>,
}

/// A partner, and all ties with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartnerRow {
    /// The partner; where groups are asked for, the highest that all who are party to the ties certainly count with.
    pub partner: OrgRef,
    /// Who is above the partner, where that is only possible: at the head of a wider group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub possibly_with: Option<OrgRef>,
    /// Who of the partner's group, beside itself, is party to the ties, by id; absent where groups are not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<OrgRef>>,
    /// Who of the group that is asked about is party to the ties, by id; absent where groups are not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub through: Option<Vec<MemberRef>>,
    /// Whether some tie is of one that certainly counts with the organisation that is asked about; absent where groups are not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certain: Option<bool>,
    /// Who counts by a tie that is suspended on the day, by id: of `members` and `possibly_with` with the partner, of `through` with the
    /// organisation that is asked about; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suspended: Vec<HaltedRef>,
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
        possibly_with: None,
        members: None,
        through: None,
        certain: None,
        suspended: Vec::new(),
        ties: tie_rows(graph, &partner.ties, asked.as_of),
        country: partner.org.hq().map(CountryRef::new),
    };
    let found = query::partners(graph, org.key());
    Answer {
        graph: Some(asked.graph.clone()),
        query: PartnersQuery::new(asked, org, None).of(graph),
        rows: found.into_iter().map(row).collect(),
    }
}

/// Tells whom the group of an organisation is allied with, a row a group. Costs what [`query::group_partners`] costs, and the
/// evidence of the ties.
pub fn group_partners(asked: &Asked, graph: &Graph, org: &Org) -> PartnersAnswer {
    let (group, found) = query::group_partners(graph, org.key(), asked.as_of);
    let row = |partner: query::GroupPartner<'_>| PartnerRow {
        partner: OrgRef::new(partner.head),
        possibly_with: partner.possibly.map(OrgRef::new),
        members: Some(partner.members.iter().map(|org| OrgRef::new(org)).collect()),
        through: Some(MemberRef::all(&partner.through)),
        certain: Some(partner.certain),
        suspended: HaltedRef::all(&partner.suspended),
        ties: tie_rows(graph, &partner.ties, asked.as_of),
        country: partner.head.hq().map(CountryRef::new),
    };
    let group = GroupRef {
        head: OrgRef::new(group.head),
        possibly_with: group.possibly.map(OrgRef::new),
        members: MemberRef::all(&group.members),
        suspended: HaltedRef::all(&group.suspended),
    };
    Answer {
        graph: Some(asked.graph.clone()),
        query: PartnersQuery::new(asked, org, Some(group)).of(graph),
        rows: found.into_iter().map(row).collect(),
    }
}

fn tie_rows(graph: &Graph, ties: &[&Tie], day: Day) -> Vec<TieRow> {
    ties.iter()
        .map(|tie| TieRow::new(graph, tie, day))
        .collect()
}

impl HaltedRef {
    fn all(found: &[(&Org, Certainty)]) -> Vec<HaltedRef> {
        let one = |(org, suspended): &(&Org, Certainty)| HaltedRef {
            org: OrgRef::new(org),
            certain: suspended.is_certain(),
        };
        found.iter().map(one).collect()
    }

    /// The line of an organisation with `, by a tie that is suspended` behind it, where it is one of some.
    fn mark(all: &[HaltedRef], org: &OrgRef, line: Line) -> Line {
        match all.iter().find(|one| one.org.id == org.id) {
            Some(one) => {
                let words = format!(", by a tie that is {}", suspended(one.certain));
                line.and(words, Tone::Warning)
            }
            None => line,
        }
    }
}

impl MemberRef {
    fn all(members: &[query::Member<'_>]) -> Vec<MemberRef> {
        let member = |member: &query::Member<'_>| {
            let has_other = !member.certain && member.head.key() != member.org.key();
            MemberRef {
                org: OrgRef::new(member.org),
                certain: member.certain,
                counts_with: has_other.then(|| OrgRef::new(member.head)),
            }
        };
        members.iter().map(member).collect()
    }

    /// `through Low`; where it only possibly counts with who is asked about, `through Low with Mid, possibly`.
    fn through(&self) -> Line {
        let with = self.counts_with.as_ref();
        let with = with.map(|with| format!(" with {}", with.name));
        let line = Line::plain(format!(
            "through {}{}",
            self.org.name,
            with.unwrap_or_default()
        ));
        line.and(doubt(self.certain), Tone::Warning)
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
            unowned: Vec::new(),
        }
    }
}

impl PartnersQuery {
    fn of(self, graph: &Graph) -> PartnersQuery {
        PartnersQuery {
            unowned: OpenTopRef::all(graph),
            ..self
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

impl PartnerRow {
    /// The header of [`of_group`](Self::of_group).
    const OF_GROUP: [&'static str; 6] = [
        "partner_certain",
        "partner_possibly_with",
        "partner_members",
        "through",
        "possibly_through",
        "suspended_members",
    ];

    /// Whether the group is certainly a partner, who is possibly above it, and the ids of those who are party to the ties, on both sides.
    fn of_group(&self) -> Option<[String; 6]> {
        let through = self.through.as_ref()?;
        let ids = |orgs: &mut dyn Iterator<Item = &OrgRef>| {
            let ids: Vec<&str> = orgs.map(|org| &*org.id).collect();
            ids.join("; ")
        };
        let through = |certain: bool| {
            let orgs = through.iter().filter(|own| own.certain == certain);
            ids(&mut orgs.map(|own| &own.org))
        };
        Some([
            self.certain?.to_string(),
            ids(&mut self.possibly_with.iter()),
            ids(&mut self.members.iter().flatten()),
            through(true),
            through(false),
            ids(&mut self.suspended.iter().map(|one| &one.org)),
        ])
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
            partner.extend(members.map(|member| {
                let line = Line::plain(format!("with {}", member.name));
                HaltedRef::mark(&row.suspended, member, line)
            }));
            let above = row.possibly_with.iter();
            partner.extend(above.map(|above| {
                let words = format!("possibly counts with {}", above.name);
                HaltedRef::mark(&row.suspended, above, Line::toned(words, Tone::Warning))
            }));
            let through = row.through.iter().flatten();
            let others = through.filter(|own| own.org.id != self.query.org.id);
            partner
                .extend(others.map(|own| HaltedRef::mark(&row.suspended, &own.org, own.through())));
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
                let of_group = row.of_group();
                for values in tie.matched() {
                    let own = partner.iter().chain(of_group.iter().flatten());
                    rows.push(own.cloned().chain(values).collect());
                }
            }
        }
        let mut header = vec!["partner_id", "partner", "partner_country"];
        header.extend(self.query.group.iter().flat_map(|_| PartnerRow::OF_GROUP));
        let mut ties = self.rows.iter().flat_map(|row| &row.ties);
        header.extend(TieRow::header(ties.next()));
        Sheet { header, rows }
    }
}

/// Who is under the control that was asked for, and the ids of those who say so.
fn under_values(under: &[UnderRow]) -> [String; 2] {
    let ways: Vec<String> = under.iter().map(UnderRow::value).collect();
    let mut sources: Vec<&str> = Vec::new();
    for said in under.iter().flat_map(|under| &under.sources) {
        if !sources.contains(&&*said.source.id) {
            sources.push(&said.source.id);
        }
    }
    [ways.join("; "), sources.join("; ")]
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
        let is_under = first.is_some_and(|row| row.under.is_some());
        let under = is_under.then_some(["under", "under_sources"]);
        let header = TieRow::HEADER.into_iter().chain(timed);
        header.chain(under.into_iter().flatten()).collect()
    }

    /// The [`values`](Self::values); where a time was asked for, how surely the tie lies in it; and where control was, who is under it, and who
    /// says so.
    pub(super) fn matched(&self) -> Vec<Vec<String>> {
        let mut rows = self.values();
        for row in &mut rows {
            row.extend(self.tie.hit.map(|hit| hit.name().to_owned()));
            row.extend(self.under.iter().flat_map(|under| under_values(under)));
        }
        rows
    }

    /// A row of values a source; one without a source where there is none.
    pub(super) fn values(&self) -> Vec<Vec<String>> {
        let tie = &self.tie;
        let party_ids: Vec<&str> = self.parties.iter().map(|party| &*party.org.id).collect();
        let amounts: Vec<String> = self.amounts.iter().map(AmountRow::value).collect();
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
