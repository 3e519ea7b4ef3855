//! Small graphs for the tests of the questions.

use std::fmt::Write as _;

use crate::compile::Compiled;
use crate::diag::{File, Files, Syntax};
use crate::graph::Graph;
use crate::load::Loaded;
use crate::model::Kind;

/// A graph of ties written `a-b:supply`, and of organisations that stand alone. The two first roles of the kind's usual
/// shape are filled from left to right. An id that begins with `us` or `cn` is in that country and bloc; with `gov` a
/// government, with `body` a consortium.
pub(crate) fn graph(words: &str) -> Graph {
    let mut orgs: Vec<&str> = Vec::new();
    let mut ties = String::new();
    for (number, word) in words.split_whitespace().enumerate() {
        let (ends, kind) = word.split_once(':').unwrap_or((word, ""));
        let ends: Vec<&str> = ends.split('-').collect();
        orgs.extend(&ends);
        let Ok(kind) = kind.parse::<Kind>() else {
            continue;
        };
        let link = kind.row().shapes[0].links[0];
        let _ = writeln!(ties, "[tie.t{number:02}]\nkind = \"{kind}\"");
        for (end, role) in ends.iter().zip([link.from, link.to]) {
            let _ = writeln!(ties, "parties.{end} = \"{role}\"");
        }
    }
    orgs.sort_unstable();
    orgs.dedup();
    let mut text = "[bloc.us]\ncountries = [\"US\"]\n[bloc.cn]\ncountries = [\"CN\"]\n".to_owned();
    for org in orgs {
        let _ = writeln!(text, "[org.{org}]\nname = \"{}\"", org.to_uppercase());
        text += match org {
            _ if org.starts_with("us") => "hq = \"US\"\n",
            _ if org.starts_with("cn") => "hq = \"CN\"\n",
            _ if org.starts_with("gov") => "kind = \"government\"\n",
            _ if org.starts_with("body") => "kind = \"consortium\"\n",
            _ => "",
        };
    }
    of_text(&(text + &ties))
}

/// A graph of a TOML text.
pub(crate) fn of_text(text: &str) -> Graph {
    let mut files = Files::default();
    files.push(File::new("graph.toml", Syntax::Toml, text));
    let compiled = Compiled::new(Loaded {
        files,
        ..Loaded::default()
    });
    Graph::new(compiled.into_model().expect("a graph without faults"))
}
