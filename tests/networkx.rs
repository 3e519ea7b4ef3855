//! Questions about the whole graph agree with networkx, on a hundred random graphs that both read from the same document.
//!
//! networkx does not get our links: the peer projects the ties of the exported JSON itself, by its own table.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod python;

use serde_json::{Value, json};
use tieup::diag::{File, Files, Syntax};
use tieup::export::{Format, Options};
use tieup::load::Loaded;
use tieup::query::{self, PathOptions, Way};
use tieup::{Compiled, Graph};

/// `xorshift64*`, from Vigna, "An experimental exploration of Marsaglia's xorshift generators, scrambled", 2016.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap() % limit
    }
}

/// The kinds that are drawn, with the roles of the parties in turn; the last role repeats.
const KINDS: [(&str, &[&str]); 8] = [
    ("technology-partnership", &["partner", "partner"]),
    ("technology-partnership", &["provider", "recipient"]),
    ("research", &["partner", "partner"]),
    ("supply", &["supplier", "customer"]),
    ("membership", &["body", "member"]),
    ("joint-venture", &["vehicle", "partner", "partner"]),
    ("ownership", &["held", "holder"]),
    ("control", &["controlled", "controller"]),
];

/// A document of some organisations and ties, from nearly none to so many that all hang together.
fn document(random: &mut Random) -> Value {
    let orgs = 2 + random.below(30);
    let id = |number: usize| format!("org-{number:02}");
    let mut sections = json!({
        "bloc": { "us": { "countries": ["US"] }, "cn": { "countries": ["CN"] }, "kr": { "countries": ["KR"] } },
        "org": {},
        "tie": {},
    });
    for number in 0..orgs {
        let mut org = json!({ "name": format!("Org {number}") });
        if let Some(country) = ["US", "CN", "KR"].get(random.below(4)) {
            org["hq"] = json!(country);
        }
        if random.below(5) == 0 {
            org["kind"] = json!("consortium");
        }
        sections["org"][id(number)] = org;
    }
    for number in 0..random.below(2 * orgs) {
        let (kind, roles) = KINDS[random.below(KINDS.len())];
        let mut parties = json!({});
        for at in 0..roles.len() + random.below(2) {
            let org = id(random.below(orgs));
            if parties.get(&org).is_none() {
                parties[org] = json!(roles[at.min(roles.len() - 1)]);
            }
        }
        // One that a second draw of the same organisation left incomplete is no tie.
        let complete = |role: &&str| {
            let filled = parties
                .as_object()
                .unwrap()
                .values()
                .filter(|one| *one == role);
            filled.count() >= roles.iter().filter(|one| *one == role).count()
        };
        if roles.iter().all(complete) {
            sections["tie"][format!("tie-{number:02}")] =
                json!({ "kind": kind, "parties": parties });
        }
    }
    sections
}

fn open(document: &Value) -> Graph {
    let mut files = Files::default();
    files.push(File::new("graph.json", Syntax::Json, document.to_string()));
    let loaded = Loaded {
        files,
        ..Loaded::default()
    };
    Graph::new(Compiled::new(loaded).into_model().unwrap())
}

fn exported(graph: &Graph) -> Value {
    let mut text = Vec::new();
    let format = Format::by_name("json").unwrap();
    format.write(graph, &Options::default(), &mut text).unwrap();
    serde_json::from_slice(&text).unwrap()
}

/// Our answers, in the shape in which the peer gives its own.
fn answers(graph: &Graph, ends: [usize; 2]) -> Value {
    let orgs = graph.model().orgs();
    let [from, to] = ends.map(|end| orgs[end].key());
    let partners = orgs.iter().map(|org| {
        let partners = query::partners(graph, org.key());
        let ids: Vec<&str> = partners.iter().map(|partner| partner.org.id()).collect();
        (org.id().to_owned(), json!(ids))
    });
    let chains = |options: PathOptions| {
        let found = query::paths(graph, from, to, &options).unwrap();
        assert!(found.left_out == 0 && !found.stopped);
        let ids = |chain: &query::Chain<'_>| chain.orgs().map(|org| org.id().to_owned()).collect();
        let mut chains: Vec<Vec<String>> = found.chains.iter().map(ids).collect();
        // Ours are ranked, theirs are not.
        chains.sort();
        chains
    };
    let all = PathOptions {
        all: true,
        ..PathOptions::default()
    };
    let consortium = vec![Way::find(graph, "consortium").unwrap()];
    let mut components: Vec<Vec<&str>> = query::components(graph)
        .iter()
        .map(|component| component.orgs.iter().map(|org| org.id()).collect())
        .collect();
    components.sort();
    json!({
        "partners": partners.collect::<serde_json::Map<_, _>>(),
        "shortest": chains(all.clone()),
        "within": chains(PathOptions { max: Some(4), ..all.clone() }),
        "keeping_out": chains(PathOptions { not_through: consortium.clone(), ..all.clone() }),
        "passing": chains(PathOptions { through: consortium, max: Some(4), ..all }),
        "components": components,
        "betweenness": query::betweenness(graph),
        "brokers": query::brokers(graph),
    })
}

#[test]
fn partners_paths_components_betweenness_and_brokers_agree_with_networkx() {
    let mut random = Random(0x5EED_0F0A_11A2_CE55);
    let mut asked = Vec::new();
    let mut ours = Vec::new();
    for _ in 0..100 {
        let graph = open(&document(&mut random));
        let orgs = graph.model().orgs().len();
        let from = random.below(orgs);
        let to = (from + 1 + random.below(orgs - 1)) % orgs;
        let ids = [from, to].map(|end| graph.model().orgs()[end].id());
        asked.push(json!({ "graph": exported(&graph), "from": ids[0], "to": ids[1] }));
        ours.push(answers(&graph, [from, to]));
    }
    // Graphs where nothing can differ would prove nothing.
    let several = ours
        .iter()
        .filter(|answer| answer["shortest"].as_array().unwrap().len() > 1);
    assert!(several.count() > 10);
    let Some(theirs) = python::ask("networkx_peer.py", &["networkx"], &json!(asked).to_string())
    else {
        return;
    };
    let theirs: Vec<Value> = serde_json::from_str(&theirs).unwrap();
    assert_eq!(theirs.len(), ours.len());
    for (number, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
        for (question, answer) in ours.as_object().unwrap() {
            assert!(
                agree(answer, &theirs[question]),
                "graph {number}, {question}: {answer} and not {}",
                theirs[question]
            );
        }
    }
}

/// Equal, but for the last digits of sums of fractions.
fn agree(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Array(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| agree(a, b))
        }
        (Value::Number(ours), Value::Number(theirs)) => {
            (ours.as_f64().unwrap() - theirs.as_f64().unwrap()).abs() < 1e-9
        }
        _ => ours == theirs,
    }
}
