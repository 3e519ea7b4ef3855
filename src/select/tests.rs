use super::*;

pub(super) fn ids(flags: &[(&str, &str)]) -> Vec<String> {
    let graph = Graph::open("us-china-2015").unwrap();
    let mut selection = Selection::new();
    for (flag, value) in flags {
        selection.add(&graph, flag, value).unwrap();
    }
    let narrowed = selection.apply(&graph);
    narrowed.ties().map(|tie| tie.id().to_owned()).collect()
}

#[test]
fn one_hop_is_the_ties_of_the_organisation_itself() {
    let ties = ids(&[("org", "Inspur")]);
    assert!(
        ties.contains(&"cisco-inspur".to_owned()) && !ties.contains(&"cisco-china-plan".to_owned())
    );
    assert!(ids(&[("org", "Inspur"), ("hops", "2")]).contains(&"cisco-china-plan".to_owned()));
}

#[test]
fn values_of_a_flag_widen_and_flags_narrow() {
    let both = ids(&[("kind", "joint-venture"), ("kind", "supply")]);
    assert!(both.len() > ids(&[("kind", "supply")]).len());
    assert!(ids(&[("kind", "joint-venture"), ("family", "ownership")]).is_empty());
}

#[test]
fn on_the_day_of_the_article_the_takeover_of_emc_is_planned_and_not_in_force() {
    assert!(ids(&[("as-of", "2015-11-06")]).contains(&"dell-emc".to_owned()));
    assert!(
        !ids(&[("as-of", "2015-11-06"), ("in-force", "true")]).contains(&"dell-emc".to_owned())
    );
}

#[test]
fn a_bad_value_gets_the_good_ones() {
    let graph = Graph::open("us-china-2015").unwrap();
    let error = Selection::new()
        .add(&graph, "kind", "joint-ventrue")
        .unwrap_err();
    assert!(
        error.help().contains("did you mean `joint-venture`"),
        "{}",
        error.help()
    );
}

#[test]
fn every_view_of_the_built_in_graphs_is_a_selection_that_keeps_something() {
    for name in crate::load::builtin() {
        let graph = Graph::open(name).unwrap();
        for view in graph.model().views() {
            let selection = Selection::of_view(&graph, view)
                .unwrap_or_else(|error| panic!("{}: {error}", view.id()));
            assert!(
                selection.apply(&graph).ties().next().is_some(),
                "{name}: view `{}` is empty",
                view.id()
            );
        }
    }
}

#[test]
fn a_list_widens_as_giving_the_flag_again_does() {
    let again = ids(&[("kind", "joint-venture"), ("kind", "supply")]);
    assert_eq!(ids(&[("kind", "joint-venture, supply")]), again);
}

#[test]
fn since_asks_when_a_tie_began_not_when_it_was_last_seen() {
    assert!(ids(&[("org", "Inspur")]).contains(&"ibm-inspur".to_owned()));
    assert!(!ids(&[("org", "Inspur"), ("since", "2015")]).contains(&"ibm-inspur".to_owned()));
    assert!(ids(&[("since", "2015"), ("until", "2015")]).contains(&"cisco-inspur".to_owned()));
}

#[test]
fn what_was_seen_before_a_date_had_begun_before_it() {
    let of = |dates: &str, since: &str| {
        let graph = crate::query::tests::of_text(&format!(
            "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[tie.t]\nkind = \"research\"\n\
             parties = {{ a = \"partner\", b = \"partner\" }}\ndates = {{ {dates} }}\n"
        ));
        let mut selection = Selection::new();
        selection.add(&graph, "since", since).unwrap();
        selection.apply(&graph).ties().count()
    };
    let seen = "observed = [\"2014-07-15\", \"2015-10-13\"]";
    assert_eq!([of(seen, "2014"), of(seen, "2015")], [1, 0]);
    assert_eq!(
        [
            of("observed = \"../2014\"", "2014"),
            of("observed = \"../2014\"", "2015")
        ],
        [1, 0]
    );
    assert_eq!(
        [
            of("ended = \"2016\"", "2016"),
            of("ended = \"2016\"", "2017")
        ],
        [1, 0]
    );
}

#[test]
fn organisations_may_be_parted_by_commas_unless_that_is_a_name() {
    let both = ids(&[("org", "cisco"), ("org", "inspur")]);
    assert_eq!(ids(&[("org", "cisco,inspur")]), both);
    assert_eq!(
        ids(&[("org", "Cisco Systems, Inc.")]),
        ids(&[("org", "cisco")])
    );
    let graph = Graph::open("us-china-2015").unwrap();
    let error = Selection::new()
        .add(&graph, "org", "cisco,insqur")
        .unwrap_err();
    assert_eq!(error.to_string(), "no organisation is called `insqur`");
}

#[test]
fn hops_without_an_organisation_say_nothing() {
    let graph = Graph::open("us-china-2015").unwrap();
    let mut selection = Selection::new();
    selection.add(&graph, "hops", "2").unwrap();
    let error = selection.check().unwrap_err();
    assert_eq!(error.to_string(), "`hops` says nothing without `org`");
}

#[test]
fn contested_may_be_asked_for_as_a_standing() {
    let contested = ids(&[("standing", "contested")]);
    assert!(contested.contains(&"cisco-inspur".to_owned()) && contested.len() < 25);
}

#[test]
fn a_party_that_has_left_is_linked_to_nobody_any_more() {
    let graph = Graph::open("us-china-2015").unwrap();
    let mut selection = Selection::new();
    selection.add(&graph, "as-of", "2015-11-06").unwrap();
    let narrowed = selection.apply(&graph);
    let links = narrowed
        .links()
        .filter(|link| link.tie().id() == "hp-foxconn");
    let partners: Vec<&str> = links.map(|link| link.to().id()).collect();
    assert_eq!(partners, ["hpe"]);
}

#[test]
fn a_moment_is_no_vague_date() {
    let graph = Graph::open("us-china-2015").unwrap();
    let ask = |flag, date| Selection::new().add(&graph, flag, date);
    for (date, plain) in [
        ("2015~", "`2015`"),
        ("2015?", "`2015`"),
        ("2015-11%", "`2015-11`"),
        ("2014/2016~", "`2014/2016`"),
    ] {
        let help = ask("as-of", date).unwrap_err().help();
        assert!(
            help.starts_with(&format!("write {plain}, which stands for its end")),
            "{help}"
        );
        assert_eq!(ask("since", date), Ok(()));
    }
    for date in ["2015", "2015-11", "2015-11-06", "../2015", "201X"] {
        assert_eq!(ask("as-of", date), Ok(()));
    }
    assert!(ask("as-of", "2015/..").is_err());
}

#[test]
fn a_long_value_is_told_by_its_beginning() {
    let graph = Graph::open("us-china-2015").unwrap();
    let long = "A".repeat(10_000);
    for flag in [
        "org", "kind", "role", "as-of", "topic", "between", "under", "bloc", "country",
    ] {
        let error = Selection::new().add(&graph, flag, &long).unwrap_err();
        let told = error.to_string();
        assert!(
            told.contains("AAA…`") && told.chars().count() < 120,
            "{flag}: {told}"
        );
        let help = error.help();
        assert!(!help.contains("AAAA"), "{flag}: {help}");
    }
    let no_flag = Selection::new().add(&graph, &long, "x").unwrap_err();
    assert!(no_flag.to_string().chars().count() < 120);
}
