//! A page with the picture.

use tieup::Graph;
use tieup::export::{self, Theme};
use tieup::model::{Day, Lang};

#[derive(Clone, Debug, Default)]
pub(super) struct Options<'a> {
    pub(super) title: Option<&'a str>,
    pub(super) as_of: Option<Day>,
    pub(super) lang: Option<Lang>,
    pub(super) theme: Theme,
    pub(super) force: bool,
    pub(super) extra: Option<Extra<'a>>,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extra<'a> {
    pub(super) script: &'a str,
    pub(super) style: &'a str,
}

pub(super) fn page(graph: &Graph, options: &Options<'_>) -> String {
    let mut svg = Vec::new();
    let asked = export::Options {
        title: options.title.map(str::to_owned),
        as_of: options.as_of,
        lang: options.lang,
        theme: options.theme,
        force: options.force,
        ..export::Options::default()
    };
    if let Ok(format) = export::Format::by_name("svg") {
        let _ = format.write(graph, &asked, &mut svg);
    }
    let svg = String::from_utf8(svg).unwrap_or_default();
    let svg = svg.find("<svg").map_or("", |at| &svg[at..]);
    let extra = options.extra.unwrap_or_default();
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; connect-src 'self'; style-src 'unsafe-inline'; script-src '{}'\"><title>tieup</title><style>{}</style></head><body>{svg}<script>{}</script></body></html>\n",
        super::page::hash(extra.script),
        extra.style,
        extra.script
    )
}
