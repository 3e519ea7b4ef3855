//! The explorer: the graph as one HTML page to look through, that needs nothing else.

use std::io::Write;

use super::{ExportError, Format, Options, Setting};
use crate::explorer;
use crate::graph::Graph;

pub(super) static FORMAT: Format = Format {
    name: "html",
    endings: &["html", "htm"],
    what: "the explorer: one page to look through, with search, filters, time and the evidence",
    picture: false,
    settings: &[
        Setting::Title,
        Setting::AsOf,
        Setting::Lang,
        Setting::Theme,
        Setting::Force,
        Setting::Selection,
    ],
    writer: write,
};

fn write(graph: &Graph, options: &Options, out: &mut dyn Write) -> Result<(), ExportError> {
    let title = options.title.as_ref().map(|title| {
        let more = options.subtitle.as_deref().unwrap_or_default();
        title.to_owned() + more
    });
    let page = explorer::page(
        graph,
        &explorer::Options {
            title: title.as_deref(),
            as_of: options.as_of,
            lang: options.lang,
            theme: options.theme,
            force: options.force,
            extra: None,
        },
    );
    Ok(out.write_all(page.as_bytes())?)
}
