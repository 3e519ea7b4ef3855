//! Random selections: every answer is about the same ties, and of each of these about the same parties.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tieup::Graph;
use tieup::answer::{self, Asked, Dossier, GraphRef, Select, TieRow, Which};
use tieup::export::{Format, Options};
use tieup::model::{Day, Org, Record};
use tieup::query::{self, PathOptions};
use tieup::select::Flags;

use super::dice::{Dice, of_comers_and_goers, random, read};
use super::{block, bold, title};

/// As many selections of each graph.
const SELECTIONS: u64 = 30;

/// Which organisations are parties of each tie.
type Parties = BTreeMap<String, BTreeSet<String>>;

/// What a selection keeps of a graph, to be held against what each answer tells.
struct Selected<'a> {
    whole: &'a Graph,
    graph: Graph,
    asked: Asked,
    given: &'a [(&'static str, String)],
    parties: Parties,
}

impl<'a> Selected<'a> {
    fn new(whole: &'a Graph, given: &'a [(&'static str, String)]) -> Selected<'a> {
        let mut flags = Flags::new();
        for (flag, word) in given {
            flags.add(flag, word);
        }
        let narrowing = flags.read(whole, Day::LAST).expect("the flags fit");
        let graph = narrowing.apply(whole).expect("there are flags");
        let asked = Asked {
            graph: GraphRef {
                name: "graph".to_owned(),
                title: None,
            },
            as_of: narrowing.day().unwrap_or(Day::LAST),
            select: Select::new(),
        };
        let parties = parties(&answer::ties(&asked, &graph).rows);
        Selected {
            whole,
            graph,
            asked,
            given,
            parties,
        }
    }

    fn orgs(&self) -> BTreeSet<String> {
        self.parties.values().flatten().cloned().collect()
    }

    fn ties_of(&self, org: &str) -> Vec<String> {
        let of = self.parties.iter().filter(|(_, orgs)| orgs.contains(org));
        of.map(|(tie, _)| tie.clone()).collect()
    }

    /// The very ties, with the very parties that `ties` tells of them.
    fn has(&self, rows: &[TieRow]) {
        for (tie, orgs) in parties(rows) {
            assert_eq!(
                Some(&orgs),
                self.parties.get(&tie),
                "{tie} {:?}",
                self.given
            );
        }
    }

    /// Whoever was asked for with `org` is a party of a tie that is kept, on the day.
    fn holds_what_was_asked_for(&self) {
        let is_given = |wanted: &str| self.given.iter().any(|(flag, _)| *flag == wanted);
        let asked = self.given.iter().find(|(flag, _)| *flag == "org");
        if let Some((_, org)) = asked.filter(|_| !is_given("hops")) {
            assert_eq!(
                self.ties_of(org).len(),
                self.parties.len(),
                "{:?}",
                self.given
            );
        }
    }

    fn orgs_tell_the_same(&self) {
        let rows = answer::orgs(&self.asked, &self.graph, &Which::default()).rows;
        let told: BTreeSet<String> = rows.iter().map(|row| row.org.id.clone()).collect();
        assert_eq!(told, self.orgs(), "orgs {:?}", self.given);
        for row in rows {
            assert_eq!(
                row.ties,
                self.ties_of(&row.org.id).len(),
                "{:?}",
                self.given
            );
        }
    }

    fn stats_tell_the_same(&self) {
        let totals = query::totals(&self.graph);
        let expected = (self.parties.len(), self.orgs().len());
        assert_eq!(
            (totals.ties, totals.orgs),
            expected,
            "stats {:?}",
            self.given
        );
        let degrees = query::degrees(&self.graph);
        let degrees: BTreeSet<String> = degrees.iter().map(|one| one.org.id().to_owned()).collect();
        assert_eq!(degrees, self.orgs(), "degrees {:?}", self.given);
        let of_all = query::tally(&self.graph, |_| ());
        let all = of_all
            .first()
            .map_or((0, 0), |tally| (tally.ties, tally.orgs));
        assert_eq!(all, expected, "tally {:?}", self.given);
        let members = query::components(&self.graph)
            .iter()
            .map(|one| one.orgs.len())
            .sum::<usize>();
        assert_eq!(members, expected.1, "components {:?}", self.given);
    }

    /// With `--step any`, of the ties with a date; `--since` then asks for another thing in both.
    fn timeline_tells_the_same(&self) {
        let mut flags = Flags::new();
        for (flag, word) in self.given {
            flags.add(flag, word);
        }
        flags.add("step", "any");
        let narrowing = flags.read(self.whole, Day::LAST).expect("the flags fit");
        let kept = narrowing.apply(self.whole).expect("there are flags");
        let kept: BTreeSet<String> = kept.ties().map(|tie| format!("tie.{}", tie.id())).collect();
        let (narrowed, window) = narrowing.steps(self.whole);
        let narrowed = narrowed.expect("there are flags");
        let steps = query::timeline(&narrowed, &window);
        let id = |step: &query::Step<'_>| self.whole.model().record_id(step.what.record());
        let told: BTreeSet<String> = steps.iter().map(id).collect();
        assert_eq!(told, kept, "timeline {:?}", self.given);
    }

    fn partners_and_paths_tell_the_same(&self) {
        let mut allied = BTreeSet::new();
        for org in self.whole.model().orgs() {
            for row in answer::partners(&self.asked, &self.graph, org).rows {
                self.has(&row.ties);
                for tie in row.ties {
                    let both = [org.id(), &*row.partner.id];
                    assert!(
                        both.iter()
                            .all(|id| self.parties[&tie.tie.id].contains(*id))
                    );
                    allied.insert(tie.tie.id);
                }
            }
        }
        let links = self
            .graph
            .links()
            .filter(|link| link.family().name() == "alliance");
        let linked: BTreeSet<String> = links.map(|link| link.tie().id().to_owned()).collect();
        assert_eq!(allied, linked, "partners {:?}", self.given);
        let ends: Vec<&Org> = self.whole.model().orgs().iter().step_by(3).collect();
        for pair in ends.windows(2) {
            let [from, to] = [pair[0], pair[1]];
            let options = PathOptions::default();
            let Ok(found) = query::paths(&self.graph, from.key(), to.key(), &options) else {
                continue;
            };
            let told = answer::path(&self.asked, &self.graph, [from, to], &options, &found);
            for hop in told
                .expect("they differ")
                .rows
                .iter()
                .flat_map(|row| &row.hops)
            {
                self.has(&hop.ties);
            }
        }
    }

    fn dossiers_tell_the_same(&self) {
        for org in self.whole.model().orgs() {
            let records = [Record::Org(org.key())];
            let rows = answer::show(&self.asked, &self.graph, &records).rows;
            let [Dossier::Org(dossier)] = &rows[..] else {
                panic!("an organisation has one dossier")
            };
            self.has(&dossier.ties);
            let told: Vec<String> = dossier.ties.iter().map(|row| row.tie.id.clone()).collect();
            assert_eq!(
                told,
                self.ties_of(org.id()),
                "show {} {:?}",
                org.id(),
                self.given
            );
            let owners = answer::owners(&self.asked, &self.graph, org).rows;
            let owners: Vec<&str> = owners.iter().map(|row| &*row.org.id).collect();
            let told: Vec<&str> = dossier.owners.iter().map(|row| &*row.org.id).collect();
            assert_eq!(told, owners, "owners of {} {:?}", org.id(), self.given);
        }
    }

    /// The document has all parties of the ties, and what it needs beside these; but the same ties.
    fn documents_hold_the_same(&self) {
        let text = self.written("json", &Options::default());
        let document: Value = serde_json::from_str(&text).expect("it is JSON");
        let keys = |section: &str| -> BTreeSet<String> {
            let records = document[section].as_object().into_iter().flatten();
            records.map(|(id, _)| id.clone()).collect()
        };
        let ties: BTreeSet<String> = self.parties.keys().cloned().collect();
        read(
            &format!("kept-{:?}.json", std::thread::current().id()),
            &text,
        );
        assert_eq!(keys("tie"), ties, "export {:?}", self.given);
        assert!(
            keys("org").is_superset(&self.orgs()),
            "export {:?}",
            self.given
        );
        let plain = Options {
            plain: true,
            ..Options::default()
        };
        for line in self
            .written("dot", &plain)
            .lines()
            .filter(|line| line.contains("[label="))
        {
            let id = line.split('"').nth(1).expect("a node has an id");
            let is_org = self.whole.model().org_by_id(id).is_some();
            assert!(
                !is_org || self.orgs().contains(id),
                "{line} {:?}",
                self.given
            );
        }
    }

    fn written(&self, format: &str, options: &Options) -> String {
        let format = Format::by_name(format).expect("there is such a format");
        let mut bytes = Vec::new();
        format
            .write(&self.graph, options, &mut bytes)
            .expect("memory takes all");
        String::from_utf8(bytes).expect("it is text")
    }

    fn markers_tell_the_same(&self) {
        let given: Vec<(&str, &str)> = self
            .given
            .iter()
            .map(|(flag, word)| (*flag, &**word))
            .collect();
        let told = |query: &'static str| {
            let asked = [&[("query", query)], &given[..]].concat();
            bold(&block(self.whole, "table", &asked).expect("it has no fault"))
        };
        let ties = self.graph.ties();
        let titles: Vec<String> = ties
            .map(|tie| title(tie.title(), tie.kind().name()))
            .collect();
        assert_eq!(told("ties"), titles, "a marker with {:?}", self.given);
        let asked = [&[("query", "orgs")], &given[..]].concat();
        let page = block(self.whole, "table", &asked).expect("it has no fault");
        let rows = page
            .text
            .lines()
            .filter(|line| line.starts_with('|'))
            .count();
        assert_eq!(
            rows.saturating_sub(2),
            self.orgs().len(),
            "a marker with {:?}",
            self.given
        );
    }
}

fn parties(rows: &[TieRow]) -> Parties {
    let of = |row: &TieRow| {
        row.parties
            .iter()
            .map(|party| party.org.id.clone())
            .collect()
    };
    rows.iter()
        .map(|row| (row.tie.id.clone(), of(row)))
        .collect()
}

/// Asks random questions of a graph; gives how many parties of ties that are kept were not there on the day.
fn all_answers_of_a_graph_are_alike(whole: &Graph, seed: u64) -> usize {
    let (mut told, mut left_out) = (0, 0);
    for seed in seed..seed + SELECTIONS {
        let given = random(whole, &mut Dice(seed));
        let selected = Selected::new(whole, &given);
        told += selected.parties.len();
        let ties = selected.graph.ties();
        let all: usize = ties.map(|tie| tie.parties().len()).sum();
        left_out += all - selected.parties.values().map(BTreeSet::len).sum::<usize>();
        selected.holds_what_was_asked_for();
        selected.orgs_tell_the_same();
        selected.stats_tell_the_same();
        selected.timeline_tells_the_same();
        selected.partners_and_paths_tell_the_same();
        selected.dossiers_tell_the_same();
        selected.documents_hold_the_same();
        selected.markers_tell_the_same();
    }
    assert!(
        told > 60,
        "the selections keep something: {told} ties in all"
    );
    left_out
}

fn all_answers_are_alike(name: &str) {
    let whole = Graph::open(name).expect("it is built in");
    all_answers_of_a_graph_are_alike(&whole, 0);
}

#[test]
fn all_answers_to_random_selections_of_the_article_are_about_the_same() {
    all_answers_are_alike("us-china-2015");
}

#[test]
fn all_answers_to_random_selections_of_the_deals_are_about_the_same() {
    all_answers_are_alike("us-china-tech");
}

#[test]
fn all_answers_to_random_selections_are_about_the_same_where_parties_come_and_go() {
    let mut left_out = 0;
    for seed in 0..4 {
        let whole = of_comers_and_goers(&mut Dice(100 + seed));
        left_out += all_answers_of_a_graph_are_alike(&whole, 1000 * seed);
    }
    assert!(
        left_out > 100,
        "many parties are not there on the day: {left_out}"
    );
}

#[test]
fn who_is_a_party_on_the_day_possibly_only_is_marked_and_who_is_not_is_left_out() {
    let graph = read(
        "possibly-there.toml",
        "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[source.s]\npublisher = \"P\"\n\
         [tie.t]\ntitle = \"T\"\nkind = \"research\"\nparties.a = \"partner\"\n\
         parties.b = { role = \"partner\", until = \"2015\" }\ndates.announced = \"2014\"\n\
         evidence = [{ source = \"s\", gives = { dates.announced = \"2014\", parties.b.until = \"2015\" } }]\n",
    );
    let told = |day: &str| {
        let given = [("query", "ties"), ("as-of", day)];
        let page = block(&graph, "table", &given).expect("it has no fault");
        let row = page
            .text
            .split("**T**;<br> ")
            .nth(1)
            .expect("the tie is told");
        row.split(';').next().expect("a line").to_owned()
    };
    assert_eq!(told("2014-12-31"), "A — B (until 2015)");
    assert_eq!(told("2015-06"), "A — B (possibly there, until 2015)");
    assert_eq!(told("2016"), "A (partner)");
    let whole = block(&graph, "table", &[("query", "ties")]).expect("it has no fault");
    assert!(whole.text.contains("A — B (until 2015)"), "{}", whole.text);
}
