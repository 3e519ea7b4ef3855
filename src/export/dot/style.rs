//! What the parts of a diagram look like, and the words that say so in its legend.

use crate::model::{Family, OrgKind, Standing};

/// The fonts asked for, in order: Noto Sans CJK has Latin, Hangul and Han.
pub(super) const FONTS: &str = "Noto Sans CJK KR,Noto Sans,Helvetica,Arial,sans-serif";

/// The colours of a family's lines and of the words on them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    pub(super) line: &'static str,
    /// The same hue, dark enough for small print on white: a contrast of at least 4.5 (WCAG 2.2, 1.4.3).
    pub(super) text: &'static str,
}

/// Colours that those who see few colours tell apart: Okabe and Ito, "Color Universal Design", 2008.
pub(super) const fn ink(family: Family) -> Ink {
    let (line, text) = match family {
        Family::Alliance => ("#0072B2", "#00568A"),
        Family::Ownership => ("#D55E00", "#9C4400"),
        Family::Control => ("#CC79A7", "#8E3D6B"),
        Family::State => ("#009E73", "#006B4E"),
        Family::Succession => ("#767676", "#4D4D4D"),
    };
    Ink { line, text }
}

/// How the lines of a standing are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stroke {
    /// Graphviz' word for it.
    pub(super) style: &'static str,
    pub(super) width: &'static str,
    /// What stands on the line, where the stroke alone doesn't tell.
    pub(super) mark: &'static str,
}

pub(super) const fn stroke(standing: Standing) -> Stroke {
    let (style, width, mark) = match standing {
        Standing::Confirmed => ("solid", "1.8", ""),
        Standing::Reported => ("dashed", "1.5", ""),
        Standing::Claimed => ("dotted", "1.8", ""),
        Standing::Unsupported => ("dotted", "1", "?"),
        Standing::Denied => ("dotted", "1", "×"),
    };
    Stroke { style, width, mark }
}

/// What a standing means, for the legend.
pub(super) const fn standing_words(standing: Standing) -> &'static str {
    match standing {
        Standing::Confirmed => "confirmed",
        Standing::Reported => "reported by one source",
        Standing::Claimed => "only rumoured or alleged",
        Standing::Unsupported => "without support (?)",
        Standing::Denied => "denied (×)",
    }
}

/// The mark of a tie of which a source gives another value, and what it means.
pub(super) const CONTESTED: (&str, &str) = ("≠", "a source says otherwise");

/// The shape of an organisation: Graphviz' attributes for it, and the legend's word, none for the usual one.
pub(super) const fn shape(kind: OrgKind) -> (&'static str, &'static str) {
    match kind {
        OrgKind::Company => ("", ""),
        OrgKind::Venture => ("style=\"rounded,filled\"", "rounded"),
        OrgKind::Fund => ("style=\"diagonals,filled\"", "cut corners"),
        OrgKind::Government => ("peripheries=2", "double frame"),
        OrgKind::Institute => ("shape=hexagon, margin=\"0,0.02\"", "hexagon"),
        OrgKind::Consortium => ("shape=ellipse, margin=\"0.02,0.03\"", "oval"),
        OrgKind::Person => (
            "shape=ellipse, peripheries=2, margin=\"0.02,0.03\"",
            "double oval",
        ),
        OrgKind::Class => ("style=\"dashed,filled\"", "dashed frame"),
    }
}

/// The colours of a bloc: of its ground, and of the nodes on it with their frames.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tint {
    pub(super) ground: &'static str,
    pub(super) node: &'static str,
    pub(super) frame: &'static str,
}

const fn tint(ground: &'static str, node: &'static str, frame: &'static str) -> Tint {
    Tint {
        ground,
        node,
        frame,
    }
}

/// The hues of Paul Tol's "light" scheme ("Colour Schemes", SRON/EPS/TN/09-002, 2021), lightened.
const TINTS: [Tint; 6] = [
    tint("#EEF4FB", "#D3E4F5", "#4E79A7"),
    tint("#FDF1EC", "#FADBCF", "#B5654A"),
    tint("#F6F6E6", "#E9E8C0", "#8A8535"),
    tint("#EDF7F3", "#CFEBE0", "#3F8C74"),
    tint("#F8EEF5", "#EED3E5", "#94588A"),
    tint("#F1F1F1", "#DDDDDD", "#6F6F6F"),
];

/// The tint of an organisation in no bloc.
pub(super) const NO_BLOC: Tint = tint("#FFFFFF", "#FFFFFF", "#6F6F6F");

/// The tint of the bloc of that place; they repeat after the sixth.
pub(super) fn bloc_tint(place: usize) -> Tint {
    TINTS[place % TINTS.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of a colour `#RRGGBB` (WCAG 2.2).
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = u8::from_str_radix(&colour[at..at + 2], 16).expect("hexadecimal");
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    #[test]
    fn words_on_lines_are_legible_on_every_ground() {
        for &family in Family::ALL {
            for tint in TINTS.iter().chain([&NO_BLOC]) {
                let contrast =
                    (luminance(tint.ground) + 0.05) / (luminance(ink(family).text) + 0.05);
                assert!(contrast >= 4.5, "{family} on {}: {contrast}", tint.ground);
            }
        }
    }

    #[test]
    fn shapes_are_told_apart_by_their_words() {
        let mut words: Vec<_> = OrgKind::all().map(|kind| shape(kind).1).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), OrgKind::all().len());
    }
}
