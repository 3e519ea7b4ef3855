//! Who owns and controls an organisation, what one owns and controls, and who says so.

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::SaidBy;
use super::grid::{Cell, Column, Grid, Line, Sheet, Tone};
use super::holding::{
    ControlRow, ControlStepRow, DisputeRow, HoldingRow, IntervalRef, OtherwiseRow, doubt, label,
};
use super::records::{CountryRef, OrgRef};
use super::tie::TieRow;
use super::{Answer, Asked, Layout, Select};
use crate::graph::Graph;
use crate::model::{Day, EvidenceKey, Model, Org, OrgKey, Tie};
use crate::query::{self, Stakeholding};

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnersQuery {
    /// `owners` or `holdings`.
    pub command: &'static str,
    /// Whose owners, or whose holdings.
    pub org: OrgRef,
    /// The day on which it is told who owns and controls what.
    pub as_of: String,
    /// Whom alone it was asked of; absent where it was asked of all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<OrgRef>,
    /// The selection that was asked for, by flag; absent without one.
    #[serde(skip_serializing_if = "Select::is_empty")]
    pub select: Select,
}

/// An owner, or what is owned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnerRow {
    /// The owner, or what is owned.
    pub org: OrgRef,
    /// Whether it is certain on the day that something is held, or that there is control.
    pub certain: bool,
    /// What is held directly.
    pub direct: Option<HoldingRow>,
    /// Through whom it is held, where not only directly: those next to the owner, or to what is owned.
    pub through: Vec<OrgRef>,
    /// What is held of the equity, directly and through others; nothing where there is power only.
    pub effective: Option<IntervalRef>,
    /// Control of the one over the other, and by which rules.
    pub control: Option<ControlRow>,
    /// Who says so: of the direct holding, else of the steps of the way of control, else of those of a shortest chain; each
    /// once in each modality.
    pub sources: Vec<SaidBy>,
    /// What sources say otherwise of the direct holding.
    pub disputes: Vec<DisputeRow>,
    #[serde(skip)]
    country: Option<CountryRef>,
}

/// An owner in short, as a dossier lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnerRef {
    /// The owner.
    pub org: OrgRef,
    /// Whether it is certain on the day that it holds something, or controls.
    pub certain: bool,
    /// Whether it holds something directly, and not only through others.
    pub direct: bool,
    /// What it holds of the equity, directly and through others; nothing where there is power only.
    pub effective: Option<IntervalRef>,
    /// Whether it controls, and whether that is certain; nothing where it doesn't.
    pub controls_certainly: Option<bool>,
    #[serde(skip)]
    stake: String,
}

/// The owners of an organisation, or its holdings: direct ones first, then by stake, the largest first.
pub type OwnersAnswer = Answer<OwnersQuery, OwnerRow>;

/// Tells the owners of an organisation. Costs what [`query::owners`] costs, and the evidence of the direct ties.
pub fn owners(asked: &Asked, graph: &Graph, org: &Org) -> OwnersAnswer {
    let found = query::owners(graph, org.key(), asked.as_of);
    answer(asked, graph, ("owners", org), &found)
}

/// Tells what an organisation owns and controls. Costs what [`query::holdings`] costs, and the evidence of the direct ties.
pub fn holdings(asked: &Asked, graph: &Graph, org: &Org) -> OwnersAnswer {
    let found = query::holdings(graph, org.key(), asked.as_of);
    answer(asked, graph, ("holdings", org), &found)
}

fn answer(
    asked: &Asked,
    graph: &Graph,
    (command, org): (&'static str, &Org),
    found: &[Stakeholding<'_>],
) -> OwnersAnswer {
    let row = |found| {
        let mut row = OwnerRow::new(graph.model(), found, asked.as_of);
        let direct = row.direct.iter_mut();
        direct
            .flat_map(|holding| &mut holding.ties)
            .for_each(|tie| tie.mark(graph));
        row
    };
    Answer {
        graph: Some(asked.graph.clone()),
        query: OwnersQuery {
            command,
            org: OrgRef::new(org),
            as_of: asked.as_of.to_string(),
            holder: None,
            select: asked.select.clone(),
        },
        rows: found.iter().map(row).collect(),
    }
}

impl OwnersAnswer {
    /// The same, of one holder alone: what it holds itself and through others, and whether it controls.
    #[must_use]
    pub fn of_holder(mut self, holder: &Org) -> OwnersAnswer {
        self.rows.retain(|row| row.org.id == holder.id());
        self.query.holder = Some(OrgRef::new(holder));
        self
    }
}

impl OwnerRow {
    pub(super) fn new(model: &Model, found: &Stakeholding<'_>, day: Day) -> OwnerRow {
        let direct = found.direct.as_ref();
        let control = found.control.as_ref();
        let disputes = found.disputes.iter();
        let ties = found.ties.iter().map(|&tie| model.tie(tie));
        let evidence: Vec<EvidenceKey> = ties.flat_map(Tie::evidence).copied().collect();
        OwnerRow {
            sources: SaidBy::all(model, &evidence),
            org: OrgRef::new(found.org),
            certain: found.certain,
            direct: direct.map(|holding| HoldingRow::new(model, holding, day)),
            through: found.through.iter().map(|org| OrgRef::new(org)).collect(),
            effective: found.effective.map(IntervalRef::new),
            control: control.map(|control| ControlRow::new(model, control)),
            disputes: disputes
                .map(|dispute| DisputeRow::new(model, dispute))
                .collect(),
            country: found.org.hq().map(CountryRef::new),
        }
    }

    /// `81 % (97 % of votes), possibly`, and below it what it comes to with what is held through others.
    fn stake_lines(&self) -> Cell {
        let mut lines = Vec::new();
        if let Some(direct) = &self.direct {
            lines.push(
                Line::toned(&*direct.label, Tone::Strong).and(doubt(direct.certain), Tone::Plain),
            );
            for tie in &direct.ties {
                lines.push(Line::toned(format!("[tie.{}]", tie.tie.id), Tone::Faint));
                lines.extend(direct.planned_line(tie));
            }
            lines.extend(direct.otherwise.iter().map(OtherwiseRow::line));
        }
        if let Some(effective) = &self.effective {
            let same = self
                .direct
                .as_ref()
                .is_some_and(|direct| direct.equity == *effective);
            if !same {
                let mark = if self.direct.is_some() {
                    ""
                } else {
                    doubt(self.certain)
                };
                let name: Vec<&str> = self.through.iter().map(|org| &*org.name).collect();
                let label = match (self.direct.is_some(), name.is_empty()) {
                    (true, false) => format!("with {}: {}", name.join(", "), effective.label),
                    (false, false) => format!("{} through {}", effective.label, name.join(", ")),
                    (_, true) => format!("effectively {}", effective.label),
                };
                lines.push(Line::plain(label).and(mark, Tone::Plain));
            }
        }
        lines.extend(self.disputes.iter().map(DisputeRow::line));
        lines
    }

    /// Who says so: the standing and the sources of the direct ties, else the sources of the way.
    fn says_lines(&self) -> Cell {
        if self.direct.is_none() {
            return SaidBy::lines(&self.sources);
        }
        let ties = self.direct.iter().flat_map(|direct| &direct.ties);
        ties.flat_map(|tie| {
            let [_, says] = tie.cells();
            says
        })
        .collect()
    }
}

impl OwnerRef {
    /// Those who hold some of an organisation directly, or control it. Costs what [`query::owners`] costs.
    pub(super) fn all(graph: &Graph, org: OrgKey, day: Day) -> Vec<OwnerRef> {
        let found = query::owners(graph, org, day);
        let counts = |row: &&Stakeholding<'_>| row.direct.is_some() || row.control.is_some();
        found.iter().filter(counts).map(OwnerRef::new).collect()
    }

    fn new(found: &Stakeholding<'_>) -> OwnerRef {
        let effective = found.effective.map(IntervalRef::new);
        let through: Vec<&str> = found.through.iter().map(|org| org.name()).collect();
        let stake = match (&found.direct, &effective) {
            (Some(direct), _) => {
                let otherwise = direct.otherwise().iter();
                let otherwise =
                    otherwise.map(|(_, stake)| format!(", contested: {}", stake.label()));
                label(direct) + doubt(direct.is_certain()) + &otherwise.collect::<String>()
            }
            (None, Some(effective)) => {
                let doubt = doubt(found.certain);
                format!("{} through {}{doubt}", effective.label, through.join(", "))
            }
            (None, None) => "no stake told".to_owned(),
        };
        OwnerRef {
            org: OrgRef::new(found.org),
            certain: found.certain,
            direct: found.direct.is_some(),
            effective,
            controls_certainly: found.control.as_ref().map(|control| control.certain),
            stake,
        }
    }

    /// `EMC (US): 81 % (97 % of votes), possibly; possibly controls`.
    pub(super) fn line(&self) -> Line {
        let controls = match self.controls_certainly {
            Some(true) => "; controls",
            Some(false) => "; possibly controls",
            None => "",
        };
        let text = format!("{}: {}{controls}", self.org.label(), self.stake);
        Line::plain(text).and(format!(" [org.{}]", self.org.id), Tone::Faint)
    }
}

impl Layout for OwnersAnswer {
    fn grid(&self) -> Grid {
        let owner = if self.query.command == "owners" {
            "owner"
        } else {
            "owned"
        };
        let rows = self.rows.iter().map(|row| {
            let mut org = vec![Line::toned(&*row.org.name, Tone::Strong)];
            let country = row.country.as_ref();
            org.extend(country.map(|country| Line::toned(&*country.name, Tone::Faint)));
            let control = row.control.as_ref().map(ControlRow::lines);
            vec![
                org,
                row.stake_lines(),
                control.unwrap_or_default(),
                row.says_lines(),
            ]
        });
        Grid {
            columns: [owner, "holds", "controls", "says who"]
                .map(Column::text)
                .to_vec(),
            rows: rows.collect(),
        }
    }

    /// A row an owner, or what is owned, and source: of a direct tie, else of the way, whose ties are not told.
    fn sheet(&self) -> Sheet {
        let mut rows = Vec::new();
        for row in &self.rows {
            let own = row.values();
            let ties = row.direct.iter().flat_map(|direct| &direct.ties);
            let mut told: Vec<Vec<String>> = ties.flat_map(TieRow::values).collect();
            if row.direct.is_none() {
                let tie = TieRow::HEADER.len() - SaidBy::HEADER.len();
                told.extend(row.sources.iter().map(|said_by| {
                    let tie = std::iter::repeat_n(String::new(), tie);
                    tie.chain(said_by.values()).collect()
                }));
            }
            if told.is_empty() {
                told.push(vec![String::new(); TieRow::HEADER.len()]);
            }
            rows.extend(
                told.into_iter()
                    .map(|values| own.iter().cloned().chain(values).collect()),
            );
        }
        let mut header = vec![
            "org_id",
            "org",
            "org_country",
            "held_certain",
            "equity_min",
            "equity_max",
            "votes_min",
            "votes_max",
            "effective_min",
            "effective_max",
            "through",
            "control",
            "control_rule",
            "control_way",
            "contested_values",
        ];
        header.extend(TieRow::HEADER);
        Sheet { header, rows }
    }
}

impl OwnerRow {
    fn values(&self) -> Vec<String> {
        let ends = |interval: Option<&IntervalRef>| {
            interval.map_or_else(Default::default, |interval| {
                [interval.min.clone(), interval.max.clone()]
            })
        };
        let direct = self.direct.as_ref();
        let [equity_min, equity_max] = ends(direct.map(|direct| &direct.equity));
        let [votes_min, votes_max] = ends(direct.and_then(|direct| direct.votes.as_ref()));
        let [effective_min, effective_max] = ends(self.effective.as_ref());
        let control = self.control.as_ref();
        let certainty = control.map_or("", |control| {
            if control.certain {
                "certain"
            } else {
                "possible"
            }
        });
        let way = control.map_or_else(Vec::new, |control| {
            control.steps.iter().map(ControlStepRow::text).collect()
        });
        let through: Vec<&str> = self.through.iter().map(|org| &*org.id).collect();
        let otherwise = direct.iter().flat_map(|direct| &direct.otherwise);
        let disputes = self.disputes.iter().map(|dispute| &*dispute.value);
        let disputes: Vec<&str> = disputes.chain(otherwise.map(|row| &*row.label)).collect();
        vec![
            self.org.id.clone(),
            self.org.name.clone(),
            self.org.country.clone().unwrap_or_default(),
            self.certain.to_string(),
            equity_min,
            equity_max,
            votes_min,
            votes_max,
            effective_min,
            effective_max,
            through.join("; "),
            certainty.to_owned(),
            control.map_or_else(String::new, |control| control.rule.clone()),
            way.join("; "),
            disputes.join("; "),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::tests::of_text;

    #[test]
    fn a_figure_of_a_planned_tie_that_a_started_one_contradicts_stands_beside_it_as_contested() {
        let graph = of_text(
            "[org.a]\nname = \"A\"\n[org.c]\nname = \"C\"\n[source.s]\npublisher = \"Wire\"\n\
             [tie.held]\nkind = \"ownership\"\nparties.a = { role = \"holder\", stake = 3 }\nparties.c = \"held\"\n\
             dates.from = \"2010\"\n\
             [tie.deal]\nkind = \"investment\"\nparties.a = { role = \"investor\", was = 5, stake = 20 }\n\
             parties.c = \"investee\"\ndates.announced = \"2018\"\n\
             evidence = [{ source = \"s\", gives = { parties.a.was = 5 } }]\n",
        );
        let day = Day::new(2019, 1, 1).expect("a day of the calendar");
        let c = graph.find("C").expect("it is in the graph").key();
        let found = query::owners(&graph, c, day);
        let row = OwnerRow::new(graph.model(), &found[0], day);
        let lines: Vec<String> = row.stake_lines().iter().map(Line::text).collect();
        assert_eq!(
            lines,
            ["3 %", "[tie.held]", "contested: 5 %, by Wire [tie.deal]"]
        );
        assert_eq!(row.values().last().map(String::as_str), Some("5 %"));
        let short = OwnerRef::all(&graph, c, day)[0].line().text();
        assert_eq!(short, "A: 3 %, contested: 5 % [org.a]");
    }

    #[test]
    fn who_owns_through_others_is_told_with_the_sources_of_each_step() {
        let tie = |id: &str, holder: &str, held: &str| {
            format!(
                "[tie.{id}]\nkind = \"ownership\"\nparties.{holder} = {{ role = \"holder\", stake = 40 }}\n\
                 parties.{held} = \"held\"\ndates.from = \"2010\"\nevidence = [{{ source = \"of-{id}\" }}, {{ source = \"both\" }}]\n\
                 [source.of-{id}]\npublisher = \"{id}\"\n"
            )
        };
        let orgs = "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[org.c]\nname = \"C\"\n[source.both]\npublisher = \"Both\"\n";
        let graph = of_text(&format!(
            "{orgs}{}{}",
            tie("one", "a", "b"),
            tie("two", "b", "c")
        ));
        let day = Day::new(2020, 1, 1).expect("a day of the calendar");
        let c = graph.find("C").expect("it is in the graph").key();
        let found = query::owners(&graph, c, day);
        let row = OwnerRow::new(graph.model(), &found[1], day);
        assert!(row.direct.is_none());
        let sources: Vec<&str> = row.sources.iter().map(|said| &*said.source.id).collect();
        assert_eq!(sources, ["of-one", "both", "of-two"]);
        assert_eq!(row.says_lines().len(), 3);
    }
}
