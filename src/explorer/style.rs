//! The colours of the pictures as CSS: a custom property a paint, light and dark, and the classes that pictures use.

use std::fmt::Write;

use crate::model::Family;
use crate::picture::{Paint, class_in_page};

/// As many tints as blocs have before these repeat.
const TINTS: usize = 6;

fn paints() -> Vec<Paint> {
    let families: Vec<Option<Family>> = Family::ALL
        .iter()
        .copied()
        .map(Some)
        .chain([None])
        .collect();
    let mut paints = vec![Paint::Paper, Paint::Ink, Paint::Muted, Paint::Faint];
    paints.extend(families.iter().map(|&family| Paint::Line(family)));
    paints.extend(families.iter().map(|&family| Paint::Words(family)));
    paints.extend((0..TINTS).map(Paint::Ground));
    let blocs = || (0..TINTS).map(Some).chain([None]);
    paints.extend(blocs().map(Paint::Node));
    paints.extend(blocs().map(Paint::Frame));
    paints
}

/// The rules of all paints. What the reader asks for goes before what the system asks for; print is light.
// Writing to a string cannot fail.
pub(super) fn colours() -> String {
    let paints = paints();
    let (mut light, mut dark) = (String::new(), String::new());
    // What is filled and stroked has both classes: fills come after.
    let (mut strokes, mut fills) = (String::new(), String::new());
    for paint in paints {
        let (name, hue) = (paint.name(), paint.hue());
        let _ = write!(light, "--{name}:{};", hue.light);
        let _ = write!(dark, "--{name}:{};", hue.dark);
        let _ = writeln!(
            strokes,
            ".{}{{stroke:var(--{name});fill:none}}",
            class_in_page(paint, true)
        );
        let _ = writeln!(fills, ".{}{{fill:var(--{name})}}", class_in_page(paint, false));
    }
    format!(
        ":root{{color-scheme:light;{light}}}\n\
         @media (prefers-color-scheme:dark){{:root{{color-scheme:dark;{dark}}}}}\n\
         :root[data-theme=light]{{color-scheme:light;{light}}}\n\
         :root[data-theme=dark]{{color-scheme:dark;{dark}}}\n\
         @media print{{:root,:root[data-theme]{{color-scheme:light;{light}}}}}\n{strokes}{fills}"
    )
}
