//! Pictures and diagrams: SVG, PNG, DOT and Mermaid.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{graphs, html, run, said};

const FIGURES: &[&[&str]] = &[
    &["--as", "diagram"],
    &["--as", "diagram", "--lang", "ko"],
    &["--as", "diagram", "--fold", "--lang", "zh"],
    &["--as", "timeline", "--lang", "en"],
    &["--as", "matrix", "--lang", "ko"],
    &["--as", "ownership"],
    &["--view", "v"],
];

fn export<'a>(format: &'a str, flags: &[&'a str]) -> Vec<&'a str> {
    ["export", "--to", format]
        .iter()
        .chain(flags)
        .copied()
        .collect()
}

/// The elements and attributes of a document of XML.
fn parts(text: &str) -> BTreeSet<String> {
    let document =
        roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let mut parts = BTreeSet::new();
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        let name = element.tag_name().name();
        parts.insert(name.to_owned());
        for attribute in element.attributes() {
            parts.insert(format!("{name} {}", attribute.name()));
            if attribute.name() == "href" {
                let value = attribute.value();
                assert!(
                    value.starts_with("https://x.example/?q=%3C") || value.starts_with('#'),
                    "{value}"
                );
            }
        }
    }
    parts
}

#[test]
fn no_name_adds_an_element_to_a_picture() {
    let (plain, hostile) = graphs();
    for flags in FIGURES {
        let command = export("svg", flags);
        let fit = parts(&said(plain, &command));
        for (text, folder) in hostile {
            let svg = said(folder, &command);
            let more: Vec<String> = parts(&svg).difference(&fit).cloned().collect();
            // A long name stands on several lines, a short one on one.
            let more: Vec<&String> = more
                .iter()
                .filter(|part| !part.starts_with("tspan"))
                .collect();
            assert!(more.is_empty(), "{text:?} adds {more:?} to {command:?}");
            // As a part of a page, too, where rules are others.
            assert!(
                html::tags(&svg)
                    .iter()
                    .all(|tag| tag.name != "script" && tag.name != "img"),
                "{text:?}"
            );
            html::parts(&svg);
        }
    }
}

#[test]
fn a_picture_in_pixels_is_painted_or_says_what_it_lacks() {
    for (text, folder) in &graphs().1 {
        let output = run(folder, &["export", "-o", "picture.png", "--scale", "0.5"]);
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() || err.contains("font"),
            "{text:?}: {err}"
        );
        super::readable(&err);
    }
}

/// What Graphviz reads in a diagram: how many nodes, edges and groups. `None` where there is no Graphviz.
fn read_by_dot(text: &str) -> Option<[usize; 3]> {
    let mut dot = Command::new("dot")
        .arg("-Tjson0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    dot.stdin
        .take()
        .expect("piped")
        .write_all(text.as_bytes())
        .expect("dot reads");
    let output = dot.wait_with_output().expect("dot ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{text}");
    let read: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let count = |key: &str| read[key].as_array().map_or(0, Vec::len);
    Some([
        count("objects"),
        count("edges"),
        usize::from(read["directed"] == true),
    ])
}

#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped should say so")]
fn no_name_adds_a_node_to_a_diagram_for_graphviz() {
    let (plain, hostile) = graphs();
    for flags in [&[][..], &["--plain"], &["--fold", "--lang", "ko"]] {
        let command = export("dot", flags);
        let Some(fit) = read_by_dot(&said(plain, &command)) else {
            eprintln!("skipped: `dot` can't be run");
            return;
        };
        for (text, folder) in hostile {
            assert_eq!(read_by_dot(&said(folder, &command)), Some(fit), "{text:?}");
        }
    }
}

/// The lines of a Mermaid diagram, with nothing in their quotes.
fn without_words(folder: &Path) -> Vec<String> {
    let text = said(folder, &["export", "--to", "mermaid"]);
    let line = |line: &str| {
        if let Some(title) = line.strip_prefix("title: ") {
            // A string of YAML, which is one of JSON but for tabs, and shown as text.
            serde_json::from_str::<String>(&title.replace('\t', " ")).expect("a string");
            return "title".to_owned();
        }
        assert_eq!(line.matches('"').count() % 2, 0, "{line}");
        let outside: Vec<&str> = line.split('"').step_by(2).collect();
        for word in line.split('"').skip(1).step_by(2) {
            assert!(
                !word.replace("<br>", "").contains(['<', '>', '`']),
                "{line}"
            );
        }
        outside.join("\"\"")
    };
    text.lines().map(line).collect()
}

#[test]
fn no_name_adds_a_line_to_a_diagram_for_mermaid() {
    let (plain, hostile) = graphs();
    let fit = without_words(plain);
    for (text, folder) in hostile {
        assert_eq!(without_words(folder), fit, "{text:?}");
    }
}
