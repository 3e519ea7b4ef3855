//! Words that would be markup, formulas, quotes or commands somewhere stand in every text field of a graph, and go through every
//! output: all of them are text there. What an output may have is what it has of the same graph with plain words.

mod answers;
mod html;
mod pages;
mod pictures;
mod reports;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::{Value, json};

/// Each stands in every field.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\"]; x [label=\"",
    "=cmd()",
    "--><img src=x onerror=alert(1)>",
    "</title><svg onload=alert(1)>",
    "](javascript:alert(1))",
    "]]>",
    "| a | b |",
    "`` ` \t\u{202e}\u{200b}\u{1b}[31mred\u{7}\r\n```\n# head",
    "%%{init}%%",
    "\"; DROP TABLE",
    "</script><!--<script>",
    "' onmouseover='alert(1)\" autofocus onfocus=\"alert(1)",
    "{{script}} ${1} $(id) `id` \\",
    "<!-- /tieup figure --> <!-- tieup answer id=x -->",
    "&lt;b&gt; &#60;i&#62; &quot;",
    "@import url(//x.example) ; @SUM(1)",
];

/// What no output has more elements, attributes, lines or cells than.
const PLAIN: &str = "plain words of no note";

/// Records of every kind, with a text in each field that takes one. `url` is that of the sources.
fn document(text: &str, url: &str) -> Value {
    // With a figure in it, it would be money.
    let words = &text.replace(|c: char| c.is_ascii_digit(), "");
    let evidence = |on: Value| {
        json!({ "source": "s", "at": text, "modality": "reported", "via": [text, "t"], "says": text, "quote": text,
            "note": text, "resolved": text, "gives": on })
    };
    let org = |at: &str, hq: &str| {
        json!({ "name": format!("{text} {at}"), "hq": hq, "note": text,
            "names": { "en": [format!("{text} en {at}")], "ko": [format!("{text} 한 {at}")], "zh-Hans": [format!("{text} 中 {at}")] },
            "evidence": [evidence(json!({ "name": text, "names": { "ko": [text] } }))] })
    };
    let titles = json!({ "ko": text, "zh-Hans": text, "en": text });
    let party = |role: &str| json!({ "role": role, "puts": words, "through": text, "note": text });
    let with = |mut party: Value, key: &str, value: Value| {
        party[key] = value;
        party
    };
    json!({
        "graph": { "title": text, "titles": titles, "topics": { "x": text }, "note": text, "evidence": [evidence(json!({}))] },
        "bloc": {
            "us": { "label": text, "labels": { "ko": text, "zh-Hans": text }, "countries": ["US"] },
            "cn": { "label": text, "labels": { "ko": text, "zh-Hans": text }, "countries": ["CN"] },
        },
        "org": { "a": org("A", "US"), "b": org("B", "CN"), "c": org("C", "CN"), "d": org("D", "KR") },
        "tie": {
            "one": { "kind": "joint-venture", "title": text, "titles": titles, "note": text, "topics": ["x"], "products": [text],
                "parties": { "a": party("partner"), "b": party("partner"), "c": "vehicle" },
                "dates": { "announced": "2015-01", "closed": "2015-03" },
                "evidence": [evidence(json!({ "parties": { "a": { "puts": words, "through": text } }, "dates": { "announced": "2014" } }))] },
            "two": { "kind": "acquisition", "title": text, "follows": ["one"],
                "parties": { "a": with(party("acquirer"), "stake", json!(60)), "d": "target" },
                "dates": { "closed": "2016" }, "evidence": [evidence(json!({ "dates": { "closed": "2016" } }))] },
            "three": { "kind": "supply", "title": text, "titles": titles,
                "parties": { "b": party("supplier"), "d": party("customer") },
                "dates": { "announced": "2017" }, "evidence": [evidence(json!({ "products": [text] }))] },
        },
        "source": {
            "s": { "title": text, "titles": titles, "publisher": text, "author": text, "published": "2018", "lang": "en",
                "url": url, "archived": url, "note": text, "via": [text],
                "evidence": [{ "on": ["tie.one", "event.e"], "at": text, "says": text, "quote": text }] },
            "t": { "title": text, "publisher": text, "published": "2018", "lang": "ko", "url": url },
        },
        "event": { "e": { "title": text, "titles": titles, "dates": { "on": "2015-02" }, "about": ["org.a", "tie.one"], "note": text,
            "topics": ["x"], "evidence": [evidence(json!({}))] } },
        "view": { "v": { "title": text, "titles": titles, "select": { "org": ["a"] } } },
    })
}

/// An address that is valid, and has what other formats quote by.
const URL: &str = "https://x.example/?q=%3C|&copy;=(a)%27%22&b=[c]*_";

/// The folder of a graph of its own, gone before it is made.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("hostile")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The folders of the graphs: the plain one, and then one for each hostile text.
fn graphs() -> &'static (PathBuf, Vec<(&'static str, PathBuf)>) {
    static GRAPHS: OnceLock<(PathBuf, Vec<(&'static str, PathBuf)>)> = OnceLock::new();
    GRAPHS.get_or_init(|| {
        let write = |name: String, text: &str| {
            let folder = folder(&name);
            let text = document(text, URL).to_string();
            fs::write(folder.join("graph.json"), text).expect("written");
            folder
        };
        let hostile = HOSTILE.iter().enumerate();
        let hostile = hostile.map(|(at, text)| (*text, write(format!("{at}"), text)));
        (write("plain".to_owned(), PLAIN), hostile.collect())
    })
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tieup"));
    command.args(args).current_dir(folder);
    command
        .env_remove("COLUMNS")
        .env("SOURCE_DATE_EPOCH", "1600000000");
    command.output().expect("the program runs")
}

/// What a command prints that has something to say.
fn said(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args);
    let err = String::from_utf8_lossy(&output.stderr);
    // That two graphs differ is a negative answer, and that two dates do.
    let differs = args[0] == "diff" && output.status.code() == Some(1);
    assert!(
        output.status.success() || differs,
        "{args:?} in {}: {err}",
        folder.display()
    );
    readable(&err);
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Whether a terminal shows a text as it is, and obeys nothing in it.
fn readable(text: &str) {
    let obeyed = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    if let Some(found) = text.chars().find(|&c| obeyed(c)) {
        panic!("{found:?} in {text}");
    }
}

#[test]
fn a_graph_of_hostile_names_has_no_error() {
    for (text, folder) in &graphs().1 {
        for format in ["human", "json", "sarif", "github"] {
            let output = run(folder, &["check", "--format", format]);
            let out = String::from_utf8(output.stdout).expect("UTF-8");
            assert!(!out.contains("error["), "{text:?}: {out}");
            match format {
                // In a line of a file, a tab is as harmless as it was there.
                "human" | "github" => readable(&out.replace('\t', " ")),
                _ => drop(serde_json::from_str::<Value>(&out).expect("JSON")),
            }
            if format == "github" {
                let is_command = |line: &str| {
                    ["::error ", "::warning ", "::notice "]
                        .iter()
                        .any(|start| line.starts_with(start))
                };
                assert!(out.lines().all(is_command), "{text:?}: {out}");
            }
        }
    }
}

#[test]
fn an_address_that_is_no_page_is_refused() {
    let folder = folder("address");
    for url in [
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "JaVaScRiPt:alert(1)",
        "vbscript:x",
        " javascript:x",
        "https://x.example/\" onload=\"",
    ] {
        fs::write(folder.join("graph.json"), document("x", url).to_string()).expect("written");
        let output = run(&folder, &["check"]);
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(output.status.code(), Some(1), "{url} passes\n{out}");
        assert!(out.contains("error["), "{url} is no error\n{out}");
    }
}

#[test]
fn every_text_comes_back_from_json_as_it_was() {
    for (text, folder) in &graphs().1 {
        let out = said(folder, &["export", "--to", "json"]);
        let written: Value = serde_json::from_str(&out).expect("JSON");
        let given = document(text, URL);
        let (mut given_texts, mut written_texts) = (Vec::new(), Vec::new());
        texts(&given, &mut given_texts);
        texts(&written, &mut written_texts);
        for given in given_texts.iter().filter(|given| given.contains(*text)) {
            assert!(written_texts.contains(given), "{given:?} is lost: {out}");
        }
        let again = super_folder(folder).join("again");
        fs::create_dir_all(&again).expect("a folder");
        fs::write(again.join("graph.json"), &out).expect("written");
        assert_eq!(said(&again, &["export", "--to", "json"]), out);
    }
}

fn super_folder(folder: &Path) -> &Path {
    folder.parent().expect("it stands in one")
}

fn texts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| texts(value, out)),
        Value::Object(values) => values.values().for_each(|value| texts(value, out)),
        _ => {}
    }
}
