//! What a graph looks like: which of it is drawn, in which words, colours and strokes.
//!
//! Every picture shares this, whoever draws it: `export/dot` writes it down for Graphviz, and the pictures here lay it out with
//! `draw` and write SVG.

mod canvas;
mod diagram;
mod groups;
mod legend;
mod lines;
mod marks;
mod matrix;
mod outline;
mod overview;
mod ownership;
mod page;
pub(crate) mod palette;
pub(crate) mod said;
mod shown;
pub(crate) mod terms;
mod timeline;
pub(crate) mod words;

#[cfg(feature = "png")]
pub(crate) use canvas::INTRINSIC;
pub use canvas::Theme;
pub(crate) use canvas::{Dress, class_in_page, escaped};
pub(crate) use diagram::{diagram, scene};
pub(crate) use legend::{Legend, Mark};
pub(crate) use lines::{Line, labels, lines};
pub(crate) use marks::{doubts_in_words, doubts_of_tie, mark, status_mark, tallied_marks};
pub(crate) use matrix::matrix;
pub(crate) use overview::{overview, overview_scene};
pub(crate) use ownership::{ownership, owning, owning_scene};
pub(crate) use palette::{CONTESTED, Paint};
pub(crate) use shown::{Asked, Shown};
pub(crate) use timeline::{timeline, years};
pub(crate) use words::{listed, name};

/// What stands for a character: a blank for white space, and `U+FFFD` for what XML forbids or what turns the direction
/// of the text around it.
pub(crate) fn visible(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{fffe}'
        | '\u{ffff}' => '\u{fffd}',
        c => c,
    }
}
