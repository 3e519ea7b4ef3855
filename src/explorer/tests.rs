//! What the page holds, and what names cannot do to it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::words::CONTROLS;
use super::{Extra, Options, html, page};
use crate::Graph;
use crate::model::Lang;
use crate::query::tests::of_text;

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "--><img src=x onerror=alert(1)>",
    "\"]; x [label=\"",
    "=cmd()",
    "]]>",
    "' onload='alert(1)",
    "{{script}}",
    "&lt;b&gt;",
];

/// A graph with a text wherever there may be one.
fn graph_with(text: &str) -> Graph {
    let quoted = serde_json::to_string(text).expect("a string");
    of_text(&format!(
        r#"
[graph]
title = {quoted}
[bloc.us]
label = {quoted}
countries = ["US"]
[org.a]
name = {quoted}
names = {{ ko = [{quoted}] }}
hq = "US"
note = {quoted}
[org.b]
name = "B"
[tie.t]
kind = "joint-venture"
title = {quoted}
parties.a = {{ role = "partner", note = {quoted} }}
parties.b = {{ role = "partner", puts = {quoted} }}
dates.announced = "2015-09"
products = [{quoted}]
note = {quoted}
evidence = [{{ source = "s", says = {quoted}, quote = {quoted}, note = {quoted}, at = {quoted}, via = [{quoted}], gives = {{ dates.announced = "2015-09" }} }}]
[event.e]
title = {quoted}
dates.on = "2015"
[source.s]
publisher = {quoted}
title = {quoted}
author = {quoted}
published = "2015"
url = "https://example.org/"
"#
    ))
}

/// What stands between the first of one text and the next of another.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let (_, after) = text.split_once(from).expect("it begins");
    after.split_once(to).expect("it ends").0
}

fn facts(page: &str) -> Value {
    let json = between(
        page,
        "<script type=\"application/json\" id=\"facts\">",
        "</script>",
    );
    serde_json::from_str(json).expect("JSON")
}

/// The start tags of a page, without their attributes.
fn tags(page: &str) -> Vec<&str> {
    let starts = page.split('<').skip(1);
    starts
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        .map(|rest| &rest[..rest.find([' ', '>', '\n']).unwrap_or(rest.len())])
        .collect()
}

#[test]
fn no_name_breaks_out_of_the_page() {
    let plain = page(&graph_with("plain"), &Options::default());
    for text in HOSTILE {
        let page = page(&graph_with(text), &Options::default());
        assert_eq!(tags(&page), tags(&plain), "{text}");
        let facts = facts(&page);
        assert_eq!(facts["ties"][0]["note"], *text);
        assert_eq!(facts["orgs"][0]["note"], *text);
        assert_eq!(facts["title"], *text);
        assert_eq!(facts["ties"][0]["evidence"][0]["quote"], *text);
    }
}

#[test]
fn the_policy_allows_the_scripts_and_styles_of_the_page_and_nothing_else() {
    let graph = Graph::open("us-china-2015").expect("built in");
    let extra = Extra {
        script: "console.log(1);",
        style: "p { margin: 0 }",
    };
    for extra in [None, Some(extra)] {
        let page = page(
            &graph,
            &Options {
                extra,
                ..Options::default()
            },
        );
        let policy = between(
            &page,
            "http-equiv=\"Content-Security-Policy\" content=\"",
            "\"",
        );
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(policy.contains("connect-src"), extra.is_some(), "{policy}");
        for (tag, directive) in [("script", "script-src "), ("style", "style-src ")] {
            let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
            let texts = page.split(&*open).skip(1);
            let hashes: Vec<String> = texts
                .map(|rest| html::hash(rest.split(&*close).next().expect("a part")))
                .collect();
            let allowed = between(policy, directive, ";");
            assert_eq!(hashes.join(" "), allowed, "{tag}");
        }
        assert!(!page.contains(" style=\"") && !page.contains(" onclick"));
    }
}

#[test]
fn a_hash_is_named_as_in_the_standard() {
    // As `openssl dgst -sha256 -binary | base64` has it, which the standard suggests.
    assert_eq!(
        html::hash("alert('Hello, world.');"),
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    );
}

#[test]
fn equal_graphs_make_equal_pages() {
    let open = || Graph::open("us-china-2015").expect("built in");
    let page = |lang| {
        page(
            &open(),
            &Options {
                lang,
                ..Options::default()
            },
        )
    };
    for lang in [None, Some(Lang::Ko)] {
        assert_eq!(page(lang), page(lang));
    }
}

#[test]
fn every_word_of_the_page_is_there_in_every_language() {
    let keys: Vec<&str> = CONTROLS.iter().map(|(key, _)| *key).collect();
    let once: BTreeSet<&str> = keys.iter().copied().collect();
    assert_eq!(once.len(), keys.len(), "a word is there twice");
    for (key, labels) in CONTROLS {
        for &lang in Lang::ALL {
            assert!(!labels.in_lang(lang).trim().is_empty(), "{key} {lang}");
        }
        let holes = |text: &str| text.matches("{}").count();
        assert_eq!(holes(labels.en), holes(labels.ko), "{key}");
        assert_eq!(holes(labels.en), holes(labels.zh), "{key}");
    }
    let words = super::words::all();
    for name in named(html::SCRIPT) {
        assert!(words.contains_key(name), "the script says `{name}`");
    }
    for part in html::FRAME.split("{{word:").skip(1) {
        let name = part.split("}}").next().expect("a part");
        assert!(once.contains(name), "the frame says `{name}`");
    }
}

/// The words that the script asks for by a plain name.
fn named(script: &str) -> impl Iterator<Item = &str> {
    let calls = script.split("word('").skip(1);
    calls.filter_map(|rest| rest.split('\'').next())
}

#[test]
fn the_page_opens_on_a_picture_that_can_be_read() {
    let few = page(
        &Graph::open("us-china-2015").expect("built in"),
        &Options::default(),
    );
    assert!(few.contains("data-id=\"org.inspur\""));
    assert!(few.len() < 300_000, "{} bytes", few.len());
    let graph = Graph::open("us-china-tech").expect("built in");
    let many = page(&graph, &Options::default());
    assert!(many.contains("data-id=\"bloc.cn\"") && !many.contains("data-id=\"org.huawei\""));
    let forced = Options {
        force: true,
        ..Options::default()
    };
    assert!(page(&graph, &forced).contains("data-id=\"org.huawei\""));
}
