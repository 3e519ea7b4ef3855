//! Ownership agrees with numpy and networkx, on random graphs whose holdings run in circles.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod python;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;
use tieup::diag::{File, Files, Syntax};
use tieup::load::Loaded;
use tieup::model::{Day, OrgKey};
use tieup::ownership::{Effective, Ownership};
use tieup::{Compiled, Graph, export, query};

/// `xorshift64*`, from Vigna: "An experimental exploration of Marsaglia's xorshift generators, scrambled", 2016.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % limit
    }
}

/// Up to 24 organisations, each held by up to four of the others, who have at most 96 percent together, or by one that may have as much.
fn document(seed: u64) -> String {
    let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ (seed + 1));
    let orgs = 4 + random.below(21);
    let mut text = String::from("[graph]\ntitle = \"Random holdings\"\n");
    for org in 0..orgs {
        let _ = write!(text, "[org.o{org}]\nname = \"Firm {org}\"\n");
    }
    for held in 0..orgs {
        let wanted = random.below(5);
        let mut holders: BTreeSet<u64> = (0..wanted).map(|_| random.below(orgs)).collect();
        holders.remove(&held);
        let alone = random.below(3) == 0;
        if alone {
            holders = holders.first().copied().into_iter().collect();
        }
        let venture = holders.len() > 1 && random.below(4) == 0;
        let (kind, role, end) = if venture {
            ("joint-venture", "partner", "vehicle")
        } else {
            ("ownership", "holder", "held")
        };
        if holders.is_empty() {
            continue;
        }
        let _ = write!(
            text,
            "[tie.in-o{held}]\nkind = \"{kind}\"\nparties.o{held} = \"{end}\"\ndates.from = \"2010\"\n"
        );
        for holder in holders {
            let min = if alone {
                40 + random.below(50)
            } else {
                1 + random.below(18)
            };
            let max = min + random.below(6);
            let stake = match random.below(3) {
                0 => format!("{{ min = {min}, max = {max} }}"),
                1 => format!("{{ equity = {min}.25, votes = {max} }}"),
                _ => max.to_string(),
            };
            let _ = writeln!(
                text,
                "parties.o{holder} = {{ role = \"{role}\", stake = {stake} }}"
            );
        }
    }
    for number in 0..random.below(orgs) {
        let (from, to) = (random.below(orgs), random.below(orgs));
        if from != to {
            let _ = write!(
                text,
                "[tie.supply-{number}]\nkind = \"supply\"\nparties.o{from} = \"supplier\"\nparties.o{to} = \"customer\"\n\
                 dates.announced = \"2010\"\n"
            );
        }
    }
    text
}

fn open(text: String) -> Graph {
    let mut files = Files::default();
    files.push(File::new("random.toml", Syntax::Toml, text));
    let loaded = Loaded {
        files,
        ..Loaded::default()
    };
    Graph::new(Compiled::new(loaded).into_model().unwrap())
}

fn exported(graph: &Graph) -> Value {
    let mut bytes = Vec::new();
    let format = export::Format::by_name("json").unwrap();
    let options = export::Options::default();
    format.write(graph, &options, &mut bytes).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// Both ends of each stake, by the id of the other organisation.
fn ends(graph: &Graph, stakes: Vec<Effective>) -> BTreeMap<String, [f64; 2]> {
    let id = |org: OrgKey| graph.model().org(org).id().to_owned();
    stakes
        .into_iter()
        .map(|stake| (id(stake.org), [stake.equity.min(), stake.equity.max()]))
        .collect()
}

fn assert_near(ours: &BTreeMap<String, [f64; 2]>, theirs: &Value, what: &str) {
    let theirs: BTreeMap<String, [f64; 2]> = serde_json::from_value(theirs.clone()).unwrap();
    assert_eq!(
        ours.keys().collect::<Vec<_>>(),
        theirs.keys().collect::<Vec<_>>(),
        "{what}"
    );
    for (org, stake) in ours {
        for (ours, theirs) in stake.iter().zip(theirs[org]) {
            assert!(
                (ours - theirs).abs() < 1e-6,
                "{what}: {org}: {ours}, not {theirs}"
            );
        }
    }
}

#[test]
fn owners_agree_with_numpy_and_networkx_on_a_hundred_graphs_with_circles() {
    let graphs: Vec<Graph> = (0..100).map(|seed| open(document(seed))).collect();
    let documents: Vec<Value> = graphs.iter().map(exported).collect();
    let input = serde_json::to_string(&documents).unwrap();
    let Some(output) = python::ask("ownership.py", &["numpy", "networkx"], &input) else {
        return;
    };
    let answers: Vec<Value> = serde_json::from_str(&output).unwrap();
    let day = Day::new(2020, 1, 1).unwrap();
    let mut in_circles = 0;
    for (seed, (graph, answer)) in graphs.iter().zip(&answers).enumerate() {
        let ownership = Ownership::new(graph.model(), graph.ties(), day);
        let mut owned: BTreeMap<String, BTreeMap<String, [f64; 2]>> = BTreeMap::new();
        for org in graph.model().orgs() {
            let what = format!("graph {seed}, {}", org.id());
            let stakes = ends(graph, ownership.owners(org.key()));
            assert_near(&stakes, &answer["effective"][org.id()], &what);
            for (held, stake) in ends(graph, ownership.owned(org.key())) {
                owned
                    .entry(held)
                    .or_default()
                    .insert(org.id().to_owned(), stake);
            }
            let rows = query::owners(graph, org.key(), day);
            let mut upstream: Vec<&str> = rows.iter().map(|row| row.org.id()).collect();
            upstream.sort_unstable();
            assert_eq!(
                Value::from(upstream.clone()),
                answer["upstream"][org.id()],
                "{what}"
            );
            let direct = rows.iter().filter(|row| row.direct.is_some());
            let mut direct: Vec<&str> = direct.map(|row| row.org.id()).collect();
            direct.sort_unstable();
            assert_eq!(Value::from(direct), answer["direct"][org.id()], "{what}");
            let below = ownership.owned(org.key());
            in_circles += usize::from(
                below
                    .iter()
                    .any(|one| stakes.contains_key(graph.model().org(one.org).id())),
            );
        }
        for (held, stakes) in owned {
            assert_near(
                &stakes,
                &answer["effective"][&held],
                &format!("graph {seed}, what is held of {held}"),
            );
        }
    }
    assert!(
        in_circles > 500,
        "only {in_circles} organisations are in circles"
    );
}
