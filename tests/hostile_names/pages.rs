//! Pages: the explorer, as a file and as it is served.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{graphs, html, said};

/// The tags of the explorer, of the pictures that it keeps, and of nothing else; the facts must be JSON.
fn checked(page: &str, what: &str) -> std::collections::BTreeSet<String> {
    let mut parts = html::parts(page);
    for tag in html::tags(page).iter().filter(|tag| tag.name == "script") {
        let kind = tag.attributes.iter().find(|(key, _)| key == "type");
        match kind.map(|(_, kind)| &**kind) {
            Some("image/svg+xml") => parts.extend(html::parts(&tag.raw)),
            Some("application/json") => drop(
                serde_json::from_str::<serde_json::Value>(&tag.raw)
                    .unwrap_or_else(|error| panic!("{what}: {error}")),
            ),
            _ => {}
        }
        assert!(
            !tag.raw.contains("<!--"),
            "{what}: a comment hides the end of a script"
        );
    }
    parts
}

fn scripts(page: &str) -> usize {
    html::tags(page)
        .iter()
        .filter(|tag| tag.name == "script")
        .count()
}

#[test]
fn no_name_adds_to_the_explorer() {
    let (plain, hostile) = graphs();
    let export = |folder: &Path| said(folder, &["export", "--to", "html"]);
    let page = export(plain);
    let (fit, count) = (checked(&page, "plain"), scripts(&page));
    for (text, folder) in hostile {
        let page = export(folder);
        let what = format!("{text:?}");
        let more: Vec<String> = checked(&page, &what).difference(&fit).cloned().collect();
        let more: Vec<&String> = more
            .iter()
            .filter(|part| !part.starts_with("tspan"))
            .collect();
        assert!(more.is_empty(), "{what} adds {more:?}");
        assert_eq!(scripts(&page), count, "{what}");
    }
}

#[test]
fn what_is_wrong_with_files_is_text_on_the_served_page() {
    let folder = super::folder("served");
    let serve = |text: &str| {
        let broken = serde_json::json!({ "graph": { text: text }, "org": { text: { "name": 1, "hq": text } },
            "tie": { "t": { "kind": text, "parties": { text: text }, "dates": { text: text } } } });
        fs::write(folder.join("graph.json"), broken.to_string()).expect("written");
        let mut child = Command::new(env!("CARGO_BIN_EXE_tieup"))
            .args(["serve", "--port", "0"])
            .current_dir(&folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it runs");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped"))
            .read_line(&mut line)
            .expect("it speaks");
        let host = line
            .trim()
            .trim_start_matches("http://")
            .trim_end_matches('/')
            .to_owned();
        let ask = |path: &str| {
            let mut stream = TcpStream::connect(&host).expect("it listens");
            stream
                .write_all(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes())
                .expect("it reads");
            let mut answer = String::new();
            stream.read_to_string(&mut answer).expect("UTF-8");
            answer.split_once("\r\n\r\n").expect("a head").1.to_owned()
        };
        let (page, found) = (ask("/"), ask("/diagnostics"));
        child.kill().expect("it is ours");
        child.wait().expect("it ended");
        serde_json::from_str::<serde_json::Value>(&found).expect("JSON");
        page
    };
    let fit = html::parts(&serve(super::PLAIN));
    for text in super::HOSTILE {
        let page = serve(text);
        assert!(page.contains("<li>"), "{page}");
        html::no_more_than(&fit, &page, &format!("{text:?}"));
        assert_eq!(scripts(&page), 1);
    }
}
