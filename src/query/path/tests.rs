use super::*;
use crate::query::tests::graph;

/// The chains, as `a b c`, and how many are left out.
fn told(graph: &Graph, ends: &str, options: &PathOptions) -> (Vec<String>, u64) {
    let (from, to) = ends.split_once(' ').unwrap();
    let key = |name| graph.find(name).unwrap().key();
    let found = paths(graph, key(from), key(to), options).unwrap();
    assert!(!found.stopped);
    let ids = |chain: &Chain<'_>| chain.orgs().map(Org::id).collect::<Vec<_>>().join(" ");
    (found.chains.iter().map(ids).collect(), found.left_out)
}

fn chains(graph: &Graph, ends: &str, options: &PathOptions) -> Vec<String> {
    told(graph, ends, options).0
}

fn way(graph: &Graph, word: &str) -> Vec<Way> {
    vec![Way::find(graph, word).unwrap()]
}

fn through(graph: &Graph, word: &str) -> PathOptions {
    PathOptions {
        through: way(graph, word),
        ..PathOptions::default()
    }
}

fn not_through(graph: &Graph, word: &str) -> PathOptions {
    PathOptions {
        not_through: way(graph, word),
        ..PathOptions::default()
    }
}

fn max(max: usize) -> PathOptions {
    PathOptions {
        max: Some(max),
        ..PathOptions::default()
    }
}

const SQUARE: &str = "a-b:supply b-d:supply c-a:licence c-d:research d-e:supply";

#[test]
fn all_shortest_chains_are_told_whatever_the_direction_of_the_links() {
    let graph = graph(SQUARE);
    let any = PathOptions::default();
    assert_eq!(chains(&graph, "a e", &any), ["a b d e", "a c d e"]);
    assert_eq!(chains(&graph, "e a", &any), ["e d b a", "e d c a"]);
}

#[test]
fn several_ties_between_two_are_one_hop_with_all_of_them() {
    let graph = graph("a-b:supply a-b:research b-a:supply");
    let (a, b) = (
        graph.find("a").unwrap().key(),
        graph.find("b").unwrap().key(),
    );
    let found = paths(&graph, a, b, &PathOptions::default()).unwrap();
    assert_eq!(found.chains.len(), 1);
    let ties: Vec<&str> = found.chains[0].hops[0]
        .ties
        .iter()
        .map(|tie| tie.id())
        .collect();
    assert_eq!(ties, ["t00", "t01", "t02"]);
}

#[test]
fn chains_over_hubs_come_last_and_equal_ones_by_id() {
    let graph = graph(
        "a-body:membership z-body:membership x1-body:membership x2-body:membership \
         a-y:supply y-z:supply a-c:supply c-z:supply",
    );
    assert_eq!(
        chains(&graph, "a z", &PathOptions::default()),
        ["a c z", "a y z", "a body z"]
    );
}

#[test]
fn the_best_few_are_told_and_the_others_counted() {
    let between = ["b", "c", "d", "e", "f", "g", "h"];
    let words: Vec<String> = between
        .iter()
        .map(|x| format!("a-{x}:supply {x}-z:supply"))
        .collect();
    let graph = graph(&words.join(" "));
    let (few, left_out) = told(&graph, "a z", &PathOptions::default());
    assert_eq!((few.len(), left_out), (5, 2));
    assert_eq!(few[0], "a b z");
    let all = PathOptions {
        all: true,
        ..PathOptions::default()
    };
    assert_eq!(told(&graph, "a z", &all).0.len(), 7);
}

#[test]
fn with_max_longer_chains_follow_and_none_meets_anybody_twice() {
    let graph = graph("a-b:supply b-c:supply a-c:supply c-d:supply b-d:supply");
    assert_eq!(
        chains(&graph, "a d", &max(3)),
        ["a b d", "a c d", "a b c d", "a c b d"]
    );
    assert_eq!(chains(&graph, "a d", &max(1)), [""; 0]);
    assert_eq!(chains(&graph, "a d", &max(usize::MAX)).len(), 4);
}

#[test]
fn a_chain_keeps_out_of_kinds_families_and_organisations() {
    let graph = graph("a-body:membership z-body:membership a-b:supply b-c:ownership c-z:supply");
    let any = PathOptions::default();
    assert_eq!(chains(&graph, "a z", &any), ["a body z"]);
    for word in ["membership", "consortium", "BODY", "org-kind.consortium"] {
        assert_eq!(
            chains(&graph, "a z", &not_through(&graph, word)),
            ["a b c z"],
            "{word}"
        );
    }
    let both = PathOptions {
        not_through: [way(&graph, "membership"), way(&graph, "ownership")].concat(),
        ..any
    };
    assert!(chains(&graph, "a z", &both).is_empty());
}

#[test]
fn the_ends_may_be_what_a_chain_keeps_out_of() {
    let graph = graph("gov1-a:regulation a-gov2:disclosure");
    assert_eq!(
        chains(&graph, "gov1 gov2", &not_through(&graph, "government")),
        ["gov1 a gov2"]
    );
}

#[test]
fn through_a_kind_every_hop_has_such_a_tie_and_only_those_are_told() {
    let graph = graph("a-z:licence a-b:supply a-b:research b-z:supply");
    let options = through(&graph, "supply");
    assert_eq!(chains(&graph, "a z", &options), ["a b z"]);
    let (a, z) = (
        graph.find("a").unwrap().key(),
        graph.find("z").unwrap().key(),
    );
    let found = paths(&graph, a, z, &options).unwrap();
    assert_eq!(found.chains[0].hops[0].ties.len(), 1);
}

#[test]
fn through_an_organisation_the_chain_passes_it_and_turns_back_nowhere() {
    let graph = graph("a-z:supply a-b:supply b-c:supply c-z:supply b-e:supply");
    assert_eq!(chains(&graph, "a z", &through(&graph, "c")), ["a b c z"]);
    // Only a walk that meets `b` twice passes `e`.
    assert!(chains(&graph, "a z", &through(&graph, "e")).is_empty());
    assert_eq!(chains(&graph, "a z", &through(&graph, "z")), ["a z"]);
    let two = PathOptions {
        through: [way(&graph, "c"), way(&graph, "b")].concat(),
        ..PathOptions::default()
    };
    assert_eq!(chains(&graph, "z a", &two), ["z c b a"]);
}

#[test]
fn through_a_kind_of_organisation_one_stands_between_the_ends() {
    let graph = graph(
        "body1-a:research a-body2:research body1-b:research b-c:research c-body2:research c-body3:research b-body3:research",
    );
    assert_eq!(
        chains(&graph, "body1 body2", &through(&graph, "consortium")),
        ["body1 b body3 c body2"]
    );
}

#[test]
fn more_chains_than_can_be_counted_stay_so() {
    let diamonds = (0..70).map(|at| {
        let next = at + 1;
        format!("n{at}-b{at}:supply n{at}-c{at}:supply b{at}-n{next}:supply c{at}-n{next}:supply")
    });
    let graph = graph(&diamonds.collect::<Vec<_>>().join(" "));
    let (few, left_out) = told(&graph, "n0 n70", &PathOptions::default());
    assert_eq!((few.len(), left_out), (FEW, u64::MAX));
}

#[test]
fn lengths_that_no_walk_has_cost_next_to_nothing() {
    let words: Vec<String> = (0..300).map(|at| format!("x{at}")).collect();
    let graph = graph(&format!("a-b:supply {}", words.join(" ")));
    let key = |name| graph.find(name).unwrap().key();
    let terrain = Terrain::new(&graph, key("a"), key("b"), &max(300)).unwrap();
    let mut budget = 100;
    terrain.way_back(Some(300), &mut budget);
    let mut marks = Marks::new(&terrain);
    let before = budget;
    let layers = Layers::lay(&terrain, 300, &mut marks, &mut budget).unwrap();
    assert_eq!((layers.walks(), before - budget), (0, 1));
    assert_eq!(told(&graph, "a b", &max(300)).0, ["a b"]);
}

#[test]
fn a_long_chain_is_no_trouble() {
    let words: Vec<String> = (0..2000)
        .map(|at| format!("n{at}-n{}:supply", at + 1))
        .collect();
    let graph = graph(&words.join(" "));
    let found = chains(&graph, "n0 n2000", &PathOptions::default());
    assert_eq!(found[0].split(' ').count(), 2001);
}

#[test]
fn a_search_that_cannot_end_says_that_it_stopped() {
    let mut words = Vec::new();
    for a in 0..24 {
        for b in 0..a {
            words.push(format!("n{a:02}-n{b:02}:supply"));
        }
    }
    let graph = graph(&words.join(" "));
    let options = PathOptions {
        max: Some(12),
        all: true,
        ..PathOptions::default()
    };
    let key = |name| graph.find(name).unwrap().key();
    let found = paths(&graph, key("n00"), key("n01"), &options).unwrap();
    assert!(found.stopped && found.chains.len() == MOST && found.left_out > 0);
    assert_eq!(found.chains[0].hops.len(), 1);
}

#[test]
fn from_an_organisation_to_itself_there_is_no_chain() {
    let graph = graph("a-b:supply");
    let a = graph.find("a").unwrap().key();
    let error = paths(&graph, a, a, &PathOptions::default()).unwrap_err();
    assert_eq!(error, PathError::SameEnds);
}

#[test]
fn an_organisation_of_a_name_that_several_bear_is_not_taken_for_unknown() {
    let graph = crate::query::tests::of_text(
        "[org.a]\nname = \"Twin\"\n[org.b]\nname = \"Twin\"\n[org.c]\nname = \"C\"\n",
    );
    let error = Way::find(&graph, "org.Twin").unwrap_err();
    assert_eq!(error, Way::find(&graph, "Twin").unwrap_err());
    assert!(matches!(error, WayError::Name(_)), "{error}");
}

#[test]
fn an_unknown_word_gets_the_nearest() {
    let graph = graph("a-b:supply");
    let error = Way::find(&graph, "consortum").unwrap_err();
    assert!(error.help().contains("`consortium`"), "{}", error.help());
}
