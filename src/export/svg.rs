//! A picture as SVG: nothing but the binary draws it, and the same graph gives the same bytes.

use std::io::Write;

use super::{ExportError, Format, Options, Setting};
use crate::graph::Graph;

pub(super) static FORMAT: Format = Format {
    name: "svg",
    endings: &["svg"],
    what: "a picture for the web and for print, with the evidence in tooltips",
    picture: true,
    settings: &[
        Setting::Title,
        Setting::AsOf,
        Setting::Lang,
        Setting::Fold,
        Setting::Theme,
        Setting::As,
        Setting::Force,
        Setting::Selection,
    ],
    writer: write,
};

fn write(graph: &Graph, options: &Options, out: &mut dyn Write) -> Result<(), ExportError> {
    Ok(out.write_all(options.draw(graph)?.as_bytes())?)
}
