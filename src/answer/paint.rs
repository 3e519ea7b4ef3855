//! Tones on a terminal.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::grid::Tone;

/// Adds a text in its tone.
pub(super) fn paint(out: &mut String, text: &str, tone: Tone, color: bool) {
    let style = match tone {
        Tone::Plain => Style::new(),
        Tone::Strong => Style::new().bold(),
        Tone::Faint => Style::new().dimmed(),
        Tone::Added => AnsiColor::Green.on_default(),
        Tone::Removed => AnsiColor::Red.on_default(),
        Tone::Warning => AnsiColor::Yellow.on_default().bold(),
    };
    if !color || tone == Tone::Plain {
        out.push_str(text);
    } else {
        let _ = write!(out, "{style}{text}{style:#}");
    }
}
