//! Random flags, and a random graph.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tieup::Graph;
use tieup::model::Org;

/// Numbers that look random: splitmix64 (Steele, Lea & Flood 2014).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).expect("few");
        usize::try_from(self.next() % end).expect("few")
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// One to four flags with words that fit the graph; days are frequent, as most may go wrong about them.
pub(super) fn random(graph: &Graph, dice: &mut Dice) -> Vec<(&'static str, String)> {
    let model = graph.model();
    let days = [
        "2014-06",
        "2015-10-31",
        "2015-11-01",
        "2015-11",
        "2015",
        "2016-06-30",
        "2018",
    ];
    let orgs: Vec<&str> = model.orgs().iter().map(Org::id).collect();
    let mut given: Vec<(&'static str, String)> = Vec::new();
    let mut words = |flag: &'static str, all: &[&str], dice: &mut Dice| {
        if given.iter().all(|(known, _)| *known != flag) {
            given.push((flag, (*dice.one_of(all)).to_owned()));
        }
    };
    if dice.below(3) > 0 {
        words("as-of", &days, dice);
    }
    for _ in 0..=dice.below(3) {
        match dice.below(12) {
            0..=2 => {
                words("org", &orgs, dice);
                if dice.below(2) == 0 {
                    words("hops", &["1", "2", "3"], dice);
                }
            }
            3 => words("kind", &["joint-venture", "acquisition", "supply"], dice),
            4 => words("family", &["alliance", "ownership", "state"], dice),
            5 => words("country", &["US", "CN"], dice),
            6 => words("between", &["us,cn"], dice),
            7 => words("since", &days, dice),
            8 => words("in-force", &["true"], dice),
            9 => words("status", &["planned", "in-force", "not-dropped"], dice),
            10 => words("under", &["state"], dice),
            _ => words("standing", &["confirmed", "contested"], dice),
        }
    }
    given
}

/// A graph in which parties come and go, by days and by years.
pub(super) fn of_comers_and_goers(dice: &mut Dice) -> Graph {
    let mut text = "[bloc.us]\nlabel = \"US\"\ncountries = [\"US\"]\n[bloc.cn]\nlabel = \"CN\"\ncountries = [\"CN\"]\n\
                    [source.s]\npublisher = \"P\"\npublished = \"2019\"\nlang = \"en\"\n"
        .to_owned();
    for org in 0..10 {
        let hq = dice.one_of(&["US", "CN", "TW"]);
        writeln!(text, "[org.o{org}]\nname = \"O {org}\"\nhq = \"{hq}\"")
            .expect("a text takes all");
    }
    let dates = [
        "2014",
        "2015",
        "2015-11-01",
        "2015-06",
        "2013-05-02",
        "2016-06-30",
    ];
    for tie in 0..24 {
        let (kind, roles, start) = *dice.one_of(&[
            ("joint-venture", ["partner", "partner"], "announced"),
            ("supply", ["supplier", "customer"], "signed"),
            ("acquisition", ["acquirer", "target"], "closed"),
            ("ownership", ["holder", "held"], "from"),
        ]);
        let first = dice.below(10);
        let mut parties = vec![
            (first, roles[0]),
            ((first + 1 + dice.below(3)) % 10, roles[1]),
        ];
        parties.extend((0..dice.below(3)).map(|more| ((first + 4 + more) % 10, roles[0])));
        writeln!(
            text,
            "[tie.t{tie:02}]\ntitle = \"T {tie}\"\nkind = \"{kind}\""
        )
        .expect("a text takes all");
        for (org, role) in parties {
            let mut party = format!("role = \"{role}\"");
            for key in ["from", "until"] {
                if role == roles[0] && dice.below(3) == 0 {
                    let _ = write!(party, ", {key} = \"{}\"", dice.one_of(&dates));
                }
            }
            writeln!(text, "parties.o{org} = {{ {party} }}").expect("a text takes all");
        }
        let began = dice.one_of(&dates);
        writeln!(text, "dates.{start} = \"{began}\"\nevidence = [{{ source = \"s\", gives = {{ dates.{start} = \"{began}\" }} }}]")
            .expect("a text takes all");
    }
    read("comers-and-goers.toml", &text)
}

/// The graph of a file with that text, which has no error.
pub(super) fn read(name: &str, text: &str) -> Graph {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).expect("written");
    let graph = Graph::open(path.to_str().expect("a plain name"));
    graph.unwrap_or_else(|broken| panic!("{broken}:\n{text}"))
}
