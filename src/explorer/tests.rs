//! What the page promises: nothing in a graph breaks out of it, equal graphs give equal bytes, and only what is hashed may run.

use serde_json::Value;

use super::html::hash;
use super::{Extra, Options, page};
use crate::Graph;
use crate::model::Lang;
use crate::query::tests::of_text;

/// Texts that would run, or end what they stand in, if they were taken for markup.
const HOSTILE: [&str; 9] = [
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "\\\"]; x [label=\\\"",
    "=cmd()",
    "--><img src=x onerror=alert(3)>",
    "]]></style><b>",
    "{{style}}",
    "' onload='alert(4)",
    "\u{2028}\u{2029}\u{202e}&lt;",
];

/// A graph with a text in every field that takes one.
fn hostile(text: &str) -> Graph {
    of_text(&format!(
        r#"
[graph]
title = "{text} graph"
titles.ko = "{text} ko"
topics = ["a-topic"]
[bloc.b]
label = "{text} bloc"
countries = ["US"]
[org.a]
name = "{text} a"
hq = "US"
names = {{ ko = ["{text} 에이"], zh-Hans = ["{text} 甲"] }}
note = "{text} note"
[org.c]
name = "{text} c"
[tie.t]
kind = "supply"
title = "{text} tie"
parties.a = {{ role = "supplier", puts = "{text} puts", through = "{text} through", note = "{text}" }}
parties.c = "customer"
dates.announced = "2015-09"
products = ["{text} product"]
note = "{text} note"
evidence = [{{ source = "s", at = "{text}", says = "{text}", quote = "{text}", note = "{text}", via = ["{text}"], gives = {{ dates.announced = "2015-08" }}, resolved = "{text}" }}]
[source.s]
title = "{text} source"
publisher = "{text} publisher"
author = "{text} author"
published = "2015-09"
lang = "en"
url = "https://example.org/?a=1&b=2"
"#
    ))
}

fn facts(page: &str) -> &str {
    between(
        page,
        "<script type=\"application/json\" id=\"facts\">",
        "</script>",
    )
}

fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let from = page.find(start).expect("it is there") + start.len();
    let length = page[from..].find(end).expect("it ends");
    &page[from..from + length]
}

#[test]
fn hostile_texts_stay_texts() {
    let plain = page(&hostile("plain"), &Options::default());
    for text in HOSTILE {
        let graph = hostile(text);
        let page = page(&graph, &Options::default());
        for tag in [
            "<script", "</script", "<img", "<style", "</style", "<b>", "<!--", "<a ", "onload='",
            "<svg", "{{",
        ] {
            assert_eq!(
                page.matches(tag).count(),
                plain.matches(tag).count(),
                "{tag} with {text}"
            );
        }
        let facts: Value = serde_json::from_str(facts(&page)).expect("JSON");
        let told = facts["orgs"][0]["note"].as_str().expect("a note");
        let meant = graph.model().orgs()[0].note().expect("a note");
        let shown: String = meant
            .chars()
            .map(|c| {
                if matches!(c, '\u{2028}' | '\u{2029}') {
                    c
                } else {
                    crate::picture::visible(c)
                }
            })
            .collect();
        assert_eq!(told, shown, "{text}");
    }
}

#[test]
fn a_hostile_title_that_is_asked_for_stays_a_text() {
    let graph = hostile("plain");
    let options = Options {
        title: Some("</title><script>alert(1)</script>"),
        ..Options::default()
    };
    let page = page(&graph, &options);
    assert!(!page.contains("<script>alert"));
    assert!(page.contains("<title>&lt;/title&gt;"));
}

#[test]
fn only_what_the_policy_names_may_run() {
    let graph = hostile("plain");
    let extra = Extra {
        script: "void 0;",
        style: "b{color:red}",
    };
    for extra in [None, Some(extra)] {
        let page = page(
            &graph,
            &Options {
                extra,
                ..Options::default()
            },
        );
        let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
        assert!(
            policy.starts_with("default-src 'none';") && !policy.contains("unsafe"),
            "{policy}"
        );
        assert_eq!(policy.contains("connect-src 'self'"), extra.is_some());
        for (element, own) in [("script", 1), ("style", 1)] {
            let (start, end) = (format!("<{element}>"), format!("</{element}>"));
            let texts: Vec<&str> = page
                .split(&start)
                .skip(1)
                .map(|rest| rest.split(&end).next().expect("it ends"))
                .collect();
            assert_eq!(texts.len(), own + usize::from(extra.is_some()), "{element}");
            for text in texts {
                assert!(policy.contains(&hash(text)), "{element} in {policy}");
            }
        }
        for unhashed in [" style=\"", " onclick=", " onload="] {
            assert!(!page.contains(unhashed), "{unhashed}");
        }
    }
}

#[test]
fn the_only_addresses_are_those_of_sources() {
    let page = page(&hostile("plain"), &Options::default());
    for (at, _) in page.match_indices("://") {
        let around =
            &page[page[..at].rfind('"').map_or(0, |from| from + 1)..(at + 30).min(page.len())];
        let known = ["http://www.w3.org/", "https://example.org/"];
        assert!(
            known.iter().any(|known| around.contains(known)) || around.contains("?:"),
            "{around}"
        );
    }
}

#[test]
fn equal_graphs_give_equal_pages() {
    let of = || {
        page(
            &Graph::open("us-china-2015").expect("built in"),
            &Options::default(),
        )
    };
    assert_eq!(of(), of());
}

#[test]
fn the_page_opens_in_the_language_that_is_asked_for() {
    let graph = Graph::open("us-china-2015").expect("built in");
    let korean = page(
        &graph,
        &Options {
            lang: Some(Lang::Ko),
            ..Options::default()
        },
    );
    assert!(korean.contains("<html lang=\"ko\""));
    assert!(korean.contains(">관계도</button>"));
    let chinese = page(
        &graph,
        &Options {
            lang: Some(Lang::Zh),
            ..Options::default()
        },
    );
    assert!(chinese.contains("<html lang=\"zh-Hans\"") && chinese.contains(">浪潮<"));
}

#[test]
fn every_word_that_the_page_asks_for_is_there() {
    let all = super::words::all();
    let frame = include_str!("page/page.html");
    let words = frame.split("{{word:").skip(1);
    for word in words.map(|rest| rest.split("}}").next().expect("it is closed")) {
        assert!(all.contains_key(word), "{word}");
    }
    let asked = super::html::SCRIPT.split("word('").skip(1);
    for word in asked.map(|rest| rest.split('\'').next().expect("it is closed")) {
        assert!(all.contains_key(word), "{word}");
    }
}

#[test]
fn the_page_of_a_graph_without_ties_is_a_page() {
    let page = page(&of_text("[org.a]\nname = \"A\"\n"), &Options::default());
    assert!(page.contains("id=\"facts\""));
}

#[test]
fn remarks_and_indents_are_left_out_of_the_script() {
    let lean = super::html::lean("// why\nconst a = 1; // stays\n\n  /* a */\n  b();\n");
    assert_eq!(lean, "const a = 1; // stays\nb();\n");
}
