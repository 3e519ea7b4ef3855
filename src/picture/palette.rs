//! What the parts of a picture look like: colours for light and for dark, strokes and outlines.

use crate::model::{Family, Labels, OrgKind, Standing};

/// The fonts asked for, in order: Noto Sans CJK has Latin, Hangul and Han.
pub(crate) const FONTS: &str = "Noto Sans CJK KR,Noto Sans,Helvetica,Arial,sans-serif";

/// The same for a picture whose words are in a language: Han characters look as they do there.
pub(crate) fn fonts(lang: &str) -> &'static str {
    if lang == "zh" {
        "Noto Sans CJK SC,Noto Sans,Helvetica,Arial,sans-serif"
    } else {
        FONTS
    }
}

/// A colour on a light and on a dark ground, as `#RRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hue {
    pub(crate) light: &'static str,
    pub(crate) dark: &'static str,
}

const fn hue(light: &'static str, dark: &'static str) -> Hue {
    Hue { light, dark }
}

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Paint {
    /// The ground of all.
    Paper,
    /// Names and titles.
    Ink,
    /// Captions and lines that guide the eye.
    Muted,
    /// Rules and grids.
    Faint,
    /// The lines of a family; of several where there is none.
    Line(Option<Family>),
    /// The words on them.
    Words(Option<Family>),
    /// The ground of the bloc of that place.
    Ground(usize),
    /// Orgs of the bloc of that place, or of none.
    Node(Option<usize>),
    /// Their frames, and the bloc's title.
    Frame(Option<usize>),
}

impl Paint {
    pub(crate) fn hue(self) -> Hue {
        match self {
            Paint::Paper => hue("#FFFFFF", "#0D1117"),
            Paint::Ink => hue("#1A1A1A", "#E6EDF3"),
            Paint::Muted => hue("#555555", "#A3ADB8"),
            Paint::Faint => hue("#D5D9DE", "#343B44"),
            Paint::Line(family) => ink(family).line,
            Paint::Words(family) => ink(family).text,
            Paint::Ground(place) => bloc_tint(place).ground,
            Paint::Node(place) => place.map_or(NO_BLOC, bloc_tint).node,
            Paint::Frame(place) => place.map_or(NO_BLOC, bloc_tint).frame,
        }
    }

    /// A short name for it, of letters and digits.
    pub(crate) fn code(self) -> String {
        let family = |family: Option<Family>| {
            let place = Family::ALL.iter().position(|&each| Some(each) == family);
            place.map_or(0, |place| place + 1)
        };
        let bloc = |place: Option<usize>| place.map_or(0, |place| place % TINTS.len() + 1);
        match self {
            Paint::Paper => "p".to_owned(),
            Paint::Ink => "i".to_owned(),
            Paint::Muted => "m".to_owned(),
            Paint::Faint => "f".to_owned(),
            Paint::Line(of) => format!("l{}", family(of)),
            Paint::Words(of) => format!("w{}", family(of)),
            Paint::Ground(place) => format!("g{}", bloc(Some(place))),
            Paint::Node(place) => format!("n{}", bloc(place)),
            Paint::Frame(place) => format!("e{}", bloc(place)),
        }
    }

    /// A name for it, of letters and digits.
    pub(crate) fn name(self) -> String {
        let family = |family: Option<Family>| family.map_or("several", Family::name);
        let bloc = |place: Option<usize>| {
            place.map_or("none".to_owned(), |place| {
                (place % TINTS.len() + 1).to_string()
            })
        };
        match self {
            Paint::Paper => "paper".to_owned(),
            Paint::Ink => "ink".to_owned(),
            Paint::Muted => "muted".to_owned(),
            Paint::Faint => "faint".to_owned(),
            Paint::Line(of) => format!("{}-line", family(of)),
            Paint::Words(of) => format!("{}-words", family(of)),
            Paint::Ground(place) => format!("bloc{}-ground", bloc(Some(place))),
            Paint::Node(place) => format!("bloc{}-org", bloc(place)),
            Paint::Frame(place) => format!("bloc{}-frame", bloc(place)),
        }
    }
}

/// The colours of a family's lines and of the words on them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ink {
    pub(crate) line: Hue,
    /// The same hue with a contrast of at least 4.5 to the ground, as small print wants (WCAG 2.2, 1.4.3).
    pub(crate) text: Hue,
}

/// Colours that those who see few colours tell apart (after Okabe and Ito, "Color Universal Design", 2008), each of another
/// lightness, so that they differ in grey as well. Lines of several families have the colour of names.
pub(crate) const fn ink(family: Option<Family>) -> Ink {
    let (line, text) = match family {
        Some(Family::Alliance) => (hue("#0072B2", "#56B4E9"), hue("#00568A", "#8CCBF0")),
        Some(Family::Ownership) => (hue("#D55E00", "#E07B2E"), hue("#9C4400", "#F4A56B")),
        Some(Family::Control) => (hue("#CC79A7", "#D25FA5"), hue("#8E3D6B", "#F0A3D0")),
        Some(Family::State) => (hue("#00694C", "#2FD3A3"), hue("#005A41", "#7FE3C6")),
        Some(Family::Succession) => (hue("#404040", "#757575"), hue("#404040", "#B5B5B5")),
        None => (hue("#1A1A1A", "#E6EDF3"), hue("#1A1A1A", "#E6EDF3")),
    };
    Ink { line, text }
}

/// How the lines of a standing are drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke {
    /// Graphviz' word for it.
    pub(crate) style: &'static str,
    /// SVG's, in units of a pixel; nothing for a solid line.
    pub(crate) dashes: &'static str,
    /// In pixels.
    pub(crate) width: f64,
    /// What stands on the line, where the stroke alone doesn't tell.
    pub(crate) mark: &'static str,
}

pub(crate) const fn stroke(standing: Standing) -> Stroke {
    let (style, dashes, width, mark) = match standing {
        Standing::Confirmed => ("solid", "", 1.8, ""),
        Standing::Reported => ("dashed", "8 4", 1.5, ""),
        Standing::Claimed => ("dotted", "2 4", 1.8, ""),
        Standing::Unsupported => ("dotted", "2 4", 1.0, "?"),
        Standing::Denied => ("dotted", "2 4", 1.0, "×"),
    };
    Stroke {
        style,
        dashes,
        width,
        mark,
    }
}

/// The mark of a tie of which a source gives another value.
pub(crate) const CONTESTED: &str = "≠";

/// The shape of an organisation: Graphviz' attributes for it.
pub(crate) const fn shape(kind: OrgKind) -> &'static str {
    match kind {
        OrgKind::Company => "",
        OrgKind::Venture => "style=\"rounded,filled\"",
        OrgKind::Fund => "style=\"diagonals,filled\"",
        OrgKind::Government => "peripheries=2",
        OrgKind::Institute => "shape=hexagon, margin=\"0,0.02\"",
        OrgKind::Consortium => "shape=ellipse, margin=\"0.02,0.03\"",
        OrgKind::Person => "shape=ellipse, peripheries=2, margin=\"0.02,0.03\"",
        OrgKind::Class => "style=\"dashed,filled\"",
    }
}

/// The shape in words.
pub(crate) const fn shape_words(kind: OrgKind) -> Labels {
    let (en, ko, zh) = match kind {
        OrgKind::Company => ("", "", ""),
        OrgKind::Venture => ("rounded", "둥근 상자", "圆角框"),
        OrgKind::Fund => ("cut corners", "모서리 잘린 상자", "切角框"),
        OrgKind::Government => ("double frame", "겹테두리", "双框"),
        OrgKind::Institute => ("hexagon", "육각형", "六边形"),
        OrgKind::Consortium => ("oval", "타원", "椭圆"),
        OrgKind::Person => ("double oval", "겹타원", "双椭圆"),
        OrgKind::Class => ("dashed frame", "점선 상자", "虚线框"),
    };
    Labels { en, ko, zh }
}

/// The colours of a bloc: of its ground, and of the nodes on it with their frames.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tint {
    pub(crate) ground: Hue,
    pub(crate) node: Hue,
    pub(crate) frame: Hue,
}

const fn tint(ground: Hue, node: Hue, frame: Hue) -> Tint {
    Tint {
        ground,
        node,
        frame,
    }
}

/// The hues of Paul Tol's "light" scheme ("Colour Schemes", SRON/EPS/TN/09-002, 2021), lightened, and darkened.
const TINTS: [Tint; 6] = [
    tint(
        hue("#EEF4FB", "#111B28"),
        hue("#D3E4F5", "#1F3654"),
        hue("#4E79A7", "#7FA8D6"),
    ),
    tint(
        hue("#FDF1EC", "#241613"),
        hue("#FADBCF", "#4A2A20"),
        hue("#B5654A", "#D98E76"),
    ),
    tint(
        hue("#F6F6E6", "#1C1C10"),
        hue("#E9E8C0", "#3C3B1B"),
        hue("#8A8535", "#C0BA5E"),
    ),
    tint(
        hue("#EDF7F3", "#10201A"),
        hue("#CFEBE0", "#1C4236"),
        hue("#3F8C74", "#6DC0A5"),
    ),
    tint(
        hue("#F8EEF5", "#221521"),
        hue("#EED3E5", "#452A41"),
        hue("#94588A", "#C78DBB"),
    ),
    tint(
        hue("#F1F1F1", "#1B1B1B"),
        hue("#DDDDDD", "#3A3A3A"),
        hue("#6F6F6F", "#A8A8A8"),
    ),
];

/// The tint of an organisation in no bloc.
pub(crate) const NO_BLOC: Tint = tint(
    hue("#FFFFFF", "#0D1117"),
    hue("#FFFFFF", "#161B22"),
    hue("#6F6F6F", "#8B949E"),
);

/// The tint of the bloc of that place; they repeat after the sixth.
pub(crate) fn bloc_tint(place: usize) -> Tint {
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

    const FAMILIES: [Option<Family>; 6] = [
        Some(Family::Alliance),
        Some(Family::Ownership),
        Some(Family::Control),
        Some(Family::State),
        Some(Family::Succession),
        None,
    ];

    fn grounds() -> impl Iterator<Item = Hue> {
        TINTS
            .iter()
            .chain([&NO_BLOC])
            .flat_map(|tint| [tint.ground, tint.node])
    }

    #[test]
    fn words_are_legible_on_every_ground_in_light_and_dark() {
        let paints = FAMILIES
            .map(|family| ink(family).text)
            .into_iter()
            .chain([Paint::Ink.hue()]);
        for words in paints {
            for ground in TINTS.iter().chain([&NO_BLOC]).map(|tint| tint.ground) {
                for (words, ground) in [(words.light, ground.light), (words.dark, ground.dark)] {
                    let (words, ground) = (luminance(words) + 0.05, luminance(ground) + 0.05);
                    assert!(
                        ground.max(words) / ground.min(words) >= 4.5,
                        "{words} on {ground}"
                    );
                }
            }
        }
    }

    #[test]
    fn names_are_legible_on_every_org() {
        let ink = Paint::Ink.hue();
        for node in grounds() {
            for (words, ground) in [(ink.light, node.light), (ink.dark, node.dark)] {
                let (words, ground) = (luminance(words) + 0.05, luminance(ground) + 0.05);
                assert!(
                    ground.max(words) / ground.min(words) >= 7.0,
                    "{words} on {ground}"
                );
            }
        }
    }

    /// CIE 1976 L*, from 0 for black to 100 for white.
    fn lightness(colour: &str) -> f64 {
        116.0 * luminance(colour).cbrt() - 16.0
    }

    #[test]
    fn families_differ_in_grey() {
        for of in [|hue: Hue| hue.light, |hue: Hue| hue.dark] {
            let mut greys: Vec<f64> = Family::ALL
                .iter()
                .map(|&family| lightness(of(ink(Some(family)).line)))
                .collect();
            greys.sort_by(f64::total_cmp);
            assert!(
                greys.windows(2).all(|pair| pair[1] - pair[0] > 5.0),
                "{greys:?}"
            );
        }
    }

    #[test]
    fn shapes_are_told_apart_by_their_words() {
        let mut words: Vec<_> = OrgKind::all().map(|kind| shape_words(kind).en).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), OrgKind::all().len());
    }
}
