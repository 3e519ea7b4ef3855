//! What may be asked of an export.

use super::ExportError;
use crate::draw::{Point, Scene, Style, lay_out};
use crate::graph::Graph;
use crate::model::{Day, Lang, Org, UnknownWord, vocabulary};
use crate::picture::{self, Asked, Shown, Theme};

vocabulary! {
    /// The ways to draw one selection.
    Figure {
        Diagram = "diagram": "organisations in the columns of their blocs, with the links between them",
        Timeline = "timeline": "a lane an organisation, with its ties from their start to their end",
        Matrix = "matrix": "a row and a column a bloc, or an organisation where few, with the number of ties by kind",
        Ownership = "ownership": "who owns or controls whom, owners above",
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "the vocabulary's macro takes no attribute on a word"
)]
impl Default for Figure {
    fn default() -> Self {
        Figure::Diagram
    }
}

/// What may be asked of an export. Which of it a format takes is told by [`Format::settings`](super::Format::settings).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Nodes and edges only, without colours, legend or evidence.
    pub plain: bool,
    /// The title, instead of the graph's own.
    pub title: Option<String>,
    /// What follows the title, with what parts it from that: `; status on 2015-11-06`. It stands below it in small letters, or straight behind it
    /// where a title is one line.
    pub subtitle: Option<String>,
    /// The day for which the status of each tie is shown.
    pub as_of: Option<Day>,
    /// The language of names and words; where it is not set, names as the graph has them and English words.
    pub lang: Option<Lang>,
    /// All links of two organisations as one line, with their number.
    pub fold: bool,
    /// Light, dark, or as the reader's system is.
    pub theme: Theme,
    /// What is drawn.
    pub figure: Figure,
    /// Every organisation, even where they are too many to read. Without it, blocs are drawn in their stead then.
    pub force: bool,
    /// Pixels a unit of a picture; where it is not set, as many as print needs.
    pub scale: Option<f64>,
}

macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident = $word:literal: $is_set:expr,)+) => {
        /// One of the [`Options`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Setting {
            $($(#[$doc])* $name,)+
            /// A selection: a graph that is narrowed.
            Selection,
        }

        impl Setting {
            /// The word for it on the command line, without dashes.
            pub fn name(self) -> &'static str {
                match self {
                    $(Setting::$name => $word,)+
                    Setting::Selection => "selection",
                }
            }
        }

        impl Options {
            /// The settings that are not at their default.
            pub fn settings(&self) -> impl Iterator<Item = Setting> {
                let table: &[(Setting, fn(&Options) -> bool)] = &[$((Setting::$name, $is_set)),+];
                table.iter().filter(|(_, is_set)| is_set(self)).map(|(setting, _)| *setting)
            }
        }
    };
}

settings! {
    /// [`Options::plain`].
    Plain = "plain": |options| options.plain,
    /// [`Options::title`] and [`Options::subtitle`].
    Title = "title": |options| options.title.is_some() || options.subtitle.is_some(),
    /// [`Options::as_of`].
    AsOf = "as-of": |options| options.as_of.is_some(),
    /// [`Options::lang`].
    Lang = "lang": |options| options.lang.is_some(),
    /// [`Options::fold`].
    Fold = "fold": |options| options.fold,
    /// [`Options::theme`].
    Theme = "theme": |options| options.theme != Theme::Auto,
    /// [`Options::figure`].
    As = "as": |options| options.figure != Figure::Diagram,
    /// [`Options::force`].
    Force = "force": |options| options.force,
    /// [`Options::scale`].
    Scale = "scale": |options| options.scale.is_some(),
}

/// Above so many organisations a diagram is no longer read.
const CROWD: usize = 80;

impl Options {
    /// The number of organisations that are too many for the picture, where blocs are drawn in their stead.
    pub fn crowd(&self, graph: &Graph) -> Option<usize> {
        let orgs = |graph: &Graph| Shown::new(graph, self.asked()).orgs().count();
        let orgs = match self.figure {
            _ if self.force => return None,
            Figure::Diagram | Figure::Timeline => orgs(graph),
            Figure::Ownership => orgs(&picture::owning(graph)),
            // Its rows are blocs where organisations are many.
            Figure::Matrix => return None,
        };
        Some(orgs).filter(|&orgs| orgs > CROWD)
    }

    /// The picture of a graph, as SVG.
    pub(super) fn draw(&self, graph: &Graph) -> Result<String, ExportError> {
        let shown = Shown::new(graph, self.asked());
        let crowded = self.crowd(graph).is_some();
        let drawn = match (self.figure, crowded) {
            (Figure::Diagram, false) => Some(picture::diagram(&shown, self.theme.into())),
            (Figure::Diagram, true) => Some(picture::overview(&shown, self.theme.into())),
            (Figure::Timeline, false) => picture::timeline(&shown, self.theme.into()),
            (Figure::Timeline, true) => picture::years(&shown, self.theme.into()),
            (Figure::Matrix, _) => picture::matrix(&shown, self.theme.into()),
            (Figure::Ownership, crowded) => {
                let owning = picture::owning(graph);
                let shown = Shown::new(&owning, self.asked());
                if crowded {
                    Some(picture::overview(&shown, self.theme.into()))
                } else {
                    picture::ownership(&shown, self.theme.into())
                }
            }
        };
        drawn.ok_or(ExportError::Nothing(self.figure))
    }

    /// What the picture of a graph lays out, and how large its parts are, for those who measure or draw it otherwise; `None` for
    /// pictures that are no scenes: timelines and matrices.
    pub fn scene(&self, graph: &Graph) -> Option<(Scene, Style)> {
        let shown = Shown::new(graph, self.asked());
        let crowded = self.crowd(graph).is_some();
        match self.figure {
            Figure::Diagram if crowded => Some(picture::overview_scene(&shown)),
            Figure::Diagram => Some(picture::scene(&shown)),
            Figure::Ownership => {
                let owning = picture::owning(graph);
                let shown = Shown::new(&owning, self.asked());
                let scene = if crowded {
                    picture::overview_scene
                } else {
                    picture::owning_scene
                };
                Some(scene(&shown))
            }
            Figure::Timeline | Figure::Matrix => None,
        }
    }

    /// The organisations of a diagram, by columns from left to right and in each from top to bottom, as they stand where lines cross least:
    /// what the `order` of a graph may say. Costs laying out all of the graph.
    pub fn arrangement<'g>(&self, graph: &'g Graph) -> Vec<&'g Org> {
        let shown = Shown::new(graph, self.asked());
        let (mut scene, style) = picture::scene(&shown);
        for node in &mut scene.nodes {
            node.rank = None;
        }
        let places = lay_out(&scene, &style).nodes;
        let nodes = scene.nodes.iter().zip(&places);
        let mut orgs: Vec<(Point, &Org)> = nodes
            .filter_map(|(node, place)| Some((place.middle(), graph.model().org_by_id(&node.key)?)))
            .filter(|(_, org)| shown.is_linked(org.key()))
            .collect();
        orgs.sort_by(|(a, _), (b, _)| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
        orgs.into_iter().map(|(_, org)| org).collect()
    }

    /// What a picture is asked for.
    pub(super) fn asked(&self) -> Asked<'_> {
        Asked {
            title: self.title.as_deref(),
            subtitle: self.subtitle.as_deref().unwrap_or_default(),
            as_of: self.as_of,
            lang: self.lang,
            fold: self.fold,
        }
    }
}
