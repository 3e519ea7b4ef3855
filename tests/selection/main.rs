//! The selection flags mean the same wherever they are given, and keep the same ties and organisations in every answer.

mod alike;
mod dice;
mod words;

use tieup::Graph;
use tieup::answer::GraphRef;
use tieup::report::{Document, How, Page, embed};

const BUILT_IN: &str = "us-china-2015";

/// Flags with their words, as they are written behind one another.
type Given<'a> = &'a [(&'a str, &'a str)];

/// The page of a report of one block with these options; nothing where it has a fault.
fn block(graph: &Graph, directive: &str, given: Given<'_>) -> Option<Page> {
    let words = given
        .iter()
        .map(|(flag, word)| format!(" {flag}=\"{word}\""));
    let words: String = words.collect();
    let document = Document {
        name: "report.md".to_owned(),
        stem: "report".to_owned(),
        text: format!("<!-- tieup {directive} id=t notes=no{words} -->\n"),
    };
    let about = GraphRef {
        name: BUILT_IN.to_owned(),
        title: None,
    };
    let mut embedded = embed(&[document], graph, &about, How::default(), &|_, _| None);
    embedded.faults.is_empty().then(|| embedded.pages.remove(0))
}

/// What stands in bold at the beginning of the rows of a table: the titles of ties, or the names of organisations.
fn bold(page: &Page) -> Vec<String> {
    let text = page.text.replace('\\', "");
    let titles = text.split("\n| **").skip(1);
    let titles = titles.filter_map(|rest| rest.split("**").next());
    titles.map(str::to_owned).collect()
}

fn title(title: Option<&str>, kind: &str) -> String {
    title.map_or_else(|| kind.replace('-', " "), str::to_owned)
}
