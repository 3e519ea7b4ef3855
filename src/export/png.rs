//! A picture as PNG: the SVG, painted with the fonts of the system.
//!
//! This is the one format that reads more than the graph, as a font is no part of one. The same fonts give the same bytes.

use std::io::Write;

use super::{ExportError, Format, Options, Setting};
use crate::graph::Graph;

pub(super) static FORMAT: Format = Format {
    name: "png",
    endings: &["png"],
    what: "a picture in pixels, with the fonts that are installed",
    picture: true,
    settings: &[
        Setting::Title,
        Setting::AsOf,
        Setting::Lang,
        Setting::Fold,
        Setting::Theme,
        Setting::As,
        Setting::Force,
        Setting::Scale,
        Setting::Selection,
    ],
    writer: write,
};

fn write(graph: &Graph, options: &Options, out: &mut dyn Write) -> Result<(), ExportError> {
    let svg = options.draw(graph)?;
    let pixels = paint(&svg, options.scale)?;
    Ok(out.write_all(&pixels)?)
}

#[cfg(not(feature = "png"))]
fn paint(_: &str, _: Option<f64>) -> Result<Vec<u8>, ExportError> {
    Err(ExportError::NoPainter)
}

#[cfg(feature = "png")]
fn paint(svg: &str, scale: Option<f64>) -> Result<Vec<u8>, ExportError> {
    painter::paint(svg, scale)
}

#[cfg(feature = "png")]
mod painter {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::fontdb::{Database, Family, ID, Query};
    use resvg::usvg::{FontResolver, FontSelectionFn, Group, Node, Options, Tree};

    use super::ExportError;
    use crate::picture::INTRINSIC;

    /// Pixels a unit where nobody says otherwise: a picture as wide as a page of A4 has 300 of them an inch.
    const SCALE: f64 = 3.0;

    /// No picture has more pixels, as painting takes four bytes for each.
    const MOST: f64 = 120e6;

    /// Where none of the fonts that a picture asks for is installed.
    const OTHERS: [&str; 4] = [
        "DejaVu Sans",
        "Liberation Sans",
        "Noto Sans CJK JP",
        "Noto Sans CJK SC",
    ];

    pub(super) fn paint(svg: &str, scale: Option<f64>) -> Result<Vec<u8>, ExportError> {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        if fonts.is_empty() {
            return Err(ExportError::MissingGlyphs(Vec::new()));
        }
        let usual = FontResolver::default_font_selector();
        let select_font: FontSelectionFn<'_> =
            Box::new(move |font, fonts| usual(font, fonts).or_else(|| any(fonts)));
        let options = Options {
            fontdb: Arc::new(fonts),
            font_resolver: FontResolver {
                select_font,
                ..FontResolver::default()
            },
            ..Options::default()
        };
        let tree = Tree::from_str(svg, &options)
            .map_err(|error| ExportError::Unpaintable(error.to_string()))?;
        let mut missing = BTreeSet::new();
        glyphs(tree.root(), &mut missing);
        if !missing.is_empty() {
            return Err(ExportError::MissingGlyphs(missing.into_iter().collect()));
        }
        let (width, height) = (
            f64::from(tree.size().width()) / INTRINSIC,
            f64::from(tree.size().height()) / INTRINSIC,
        );
        // In tenths, as it is told.
        let most = ((MOST / (width * height)).sqrt() * 10.0).floor() / 10.0;
        let scale = match scale {
            Some(scale) if scale > most => return Err(ExportError::TooLarge { most }),
            Some(scale) => scale,
            None => SCALE.min(most),
        };
        pixels(&tree, scale, (width, height))
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "bounded above, and positive"
    )]
    fn pixels(
        tree: &Tree,
        scale: f64,
        (width, height): (f64, f64),
    ) -> Result<Vec<u8>, ExportError> {
        let side = |length: f64| (length * scale).round().max(1.0) as u32;
        let unpaintable = || ExportError::Unpaintable("it has no size".to_owned());
        let mut pixmap = Pixmap::new(side(width), side(height)).ok_or_else(unpaintable)?;
        let zoom = (scale / INTRINSIC) as f32;
        resvg::render(
            tree,
            Transform::from_scale(zoom, zoom),
            &mut pixmap.as_mut(),
        );
        pixmap
            .encode_png()
            .map_err(|error| ExportError::Unpaintable(error.to_string()))
    }

    /// A font for letters, whichever there is.
    fn any(fonts: &Database) -> Option<ID> {
        let families = OTHERS.map(Family::Name);
        let query = Query {
            families: &families,
            ..Query::default()
        };
        fonts
            .query(&query)
            .or_else(|| fonts.faces().next().map(|face| face.id))
    }

    /// Gathers the characters that no font has a glyph for. The first glyph of a font stands for these (OpenType 1.9, "Recommendations").
    fn glyphs(group: &Group, missing: &mut BTreeSet<char>) {
        for node in group.children() {
            match node {
                Node::Group(group) => glyphs(group, missing),
                Node::Text(text) => {
                    let all = text
                        .layouted()
                        .iter()
                        .flat_map(|span| &span.positioned_glyphs);
                    missing.extend(
                        all.filter(|glyph| glyph.id.0 == 0)
                            .flat_map(|glyph| glyph.text.chars()),
                    );
                }
                Node::Path(_) | Node::Image(_) => {}
            }
        }
    }
}
