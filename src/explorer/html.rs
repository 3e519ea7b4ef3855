//! Puts the page together: `page/page.html` with the words, the pictures, the facts, the style and the script.

use std::collections::BTreeMap;
use std::fmt::Write;

use miniz_oxide::deflate::compress_to_vec;
use sha2::{Digest, Sha256};

use super::facts::Facts;
use super::pictures::{Pictures, is_crowded};
use super::{Options, style, words};
use crate::base64;
use crate::graph::Graph;
use crate::model::Lang;
use crate::picture::{escaped, words::name};

pub(super) const FRAME: &str = include_str!("page/page.html");

/// The style of the page, after its colours.
const STYLE: &str = concat!(
    include_str!("page/page.css"),
    include_str!("page/controls.css"),
    include_str!("page/picture.css"),
    include_str!("page/panel.css"),
    include_str!("page/small.css"),
);

/// The script of the page. Its files share one scope; `main.js` starts it.
pub(super) const SCRIPT: &str = concat!(
    "'use strict';(() => {\n",
    include_str!("script/facts.js"),
    include_str!("script/dom.js"),
    include_str!("script/state.js"),
    include_str!("script/shown.js"),
    include_str!("script/reach.js"),
    include_str!("script/search.js"),
    include_str!("script/filters.js"),
    include_str!("script/time.js"),
    include_str!("script/inflate.js"),
    include_str!("script/picture.js"),
    include_str!("script/squeeze.js"),
    include_str!("script/zoom.js"),
    include_str!("script/walk.js"),
    include_str!("script/evidence.js"),
    include_str!("script/panel.js"),
    include_str!("script/path.js"),
    include_str!("script/table.js"),
    include_str!("script/download.js"),
    include_str!("script/keys.js"),
    include_str!("script/main.js"),
    "})();\n",
);

/// A script or style without the remarks and the indents that only its authors need. Both are written so that each remark has lines of its
/// own, and no text goes over a line.
pub(super) fn lean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        let is_remark = line.starts_with("// ") || line.starts_with("/* ") && line.ends_with(" */");
        if !line.is_empty() && !is_remark {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// What stands in the place of a name in the frame.
struct Filling<'a> {
    lang: Lang,
    title: &'a str,
    theme: &'static str,
    policy: String,
    style: &'a str,
    script: &'a str,
    facts: String,
    picture: &'a str,
    pictures: String,
    extra_style: String,
    extra_script: String,
}

pub(super) fn page(graph: &Graph, options: &Options<'_>) -> String {
    let lang = options.lang.unwrap_or(Lang::En);
    let crowded = is_crowded(graph, options);
    let pictures: Vec<Pictures> = Lang::ALL
        .iter()
        .map(|&lang| Pictures::new(graph, options, lang, crowded))
        .collect();
    let first = pictures
        .iter()
        .find(|pictures| pictures.lang == lang)
        .expect("there is one for each language");
    let model = graph.model();
    let own = model.title().map(|title| name(title, model.titles(), lang));
    let style = format!("{}{}", style::colours(), lean(STYLE));
    let script = lean(SCRIPT);
    let filling = Filling {
        lang,
        title: options.title.or(own).unwrap_or("tieup"),
        theme: options.theme.name(),
        policy: policy(&style, &script, options),
        style: &style,
        script: &script,
        facts: Facts::new(graph, options, crowded).json(),
        picture: first.overview.as_ref().unwrap_or(&first.diagram),
        pictures: kept(&pictures, lang),
        extra_style: element("style", options.extra.map_or("", |extra| extra.style)),
        extra_script: element("script", options.extra.map_or("", |extra| extra.script)),
    };
    filling.page()
}

/// Nothing but this style, this script, and pictures that the page makes itself, to be downloaded.
fn policy(style: &str, script: &str, options: &Options<'_>) -> String {
    let sources = |own: &str, extra: Option<&str>| {
        let extra = extra
            .filter(|text| !text.is_empty())
            .map(|text| format!(" {}", hash(text)));
        format!("{}{}", hash(own), extra.unwrap_or_default())
    };
    let extra = options.extra;
    let connect = extra.map_or("", |_| "; connect-src 'self'");
    format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data: blob:; base-uri 'none'; form-action 'none'{connect}",
        sources(script, extra.map(|extra| extra.script)),
        sources(style, extra.map(|extra| extra.style)),
    )
}

/// As a policy names a text (Content Security Policy Level 3, 2.3.1).
pub(super) fn hash(text: &str) -> String {
    format!("'sha256-{}'", base64::encode(&Sha256::digest(text)))
}

fn element(name: &str, text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("<{name}>{text}</{name}>\n")
    }
}

/// The pictures that are not shown at first: an element a language, with JSON of them by name, deflated (RFC 1951) and in base64. They are
/// the greater part of a page, and shrink to a fifth.
fn kept(all: &[Pictures], lang: Lang) -> String {
    let mut out = String::new();
    for pictures in all {
        let is_first = pictures.lang == lang;
        let overview = pictures.overview.as_deref();
        let each = [
            ("overview", overview.filter(|_| !is_first)),
            (
                "diagram",
                Some(&*pictures.diagram).filter(|_| !is_first || overview.is_some()),
            ),
            ("timeline", pictures.timeline.as_deref()),
            ("matrix", pictures.matrix.as_deref()),
        ];
        let named: BTreeMap<&str, &str> = each
            .into_iter()
            .filter_map(|(name, picture)| Some((name, picture?)))
            .collect();
        let json = serde_json::to_vec(&named).expect("texts have no other form");
        let _ = writeln!(
            out,
            "<script type=\"text/plain\" data-pictures=\"{}\">{}</script>",
            pictures.lang,
            base64::encode(&compress_to_vec(&json, LEVEL))
        );
    }
    out
}

/// As small as pictures get without much ado, from 0 to 10.
const LEVEL: u8 = 8;

impl Filling<'_> {
    /// The frame with its names filled in: `{{style}}`, `{{word:search}}`.
    fn page(&self) -> String {
        let mut out = String::with_capacity(
            FRAME.len()
                + self.style.len()
                + self.script.len()
                + self.facts.len()
                + self.pictures.len(),
        );
        let mut rest = FRAME;
        while let Some((before, after)) = rest.split_once("{{") {
            let (name, after) = after.split_once("}}").expect("what is opened is closed");
            out.push_str(before);
            self.put(name, &mut out);
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn put(&self, name: &str, out: &mut String) {
        match name {
            "lang" => out.push_str(tag(self.lang)),
            "title" => out.push_str(&escaped(self.title)),
            "theme" => out.push_str(self.theme),
            "policy" => out.push_str(&self.policy),
            "style" => out.push_str(self.style),
            "script" => out.push_str(self.script),
            "facts" => out.push_str(&self.facts),
            "picture" => out.push_str(self.picture),
            "pictures" => out.push_str(&self.pictures),
            "extra-style" => out.push_str(&self.extra_style),
            "extra-script" => out.push_str(&self.extra_script),
            name => {
                let word = name
                    .strip_prefix("word:")
                    .expect("the frame names only what is here");
                out.push_str(words::control(word, self.lang));
            }
        }
    }
}

/// The language as a page declares it (BCP 47).
fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-Hans",
        lang => lang.name(),
    }
}
