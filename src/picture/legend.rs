//! What a legend explains: what occurs in the picture, and nothing else.

use super::lines::Line;
use super::palette::CONTESTED;
use super::shown::Shown;
use super::words;
use crate::model::{Family, OrgKind, Standing};

/// What stands before the words of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A line in the colour of a family.
    Line(Option<Family>),
    /// A line in the stroke of a standing.
    Stroke(Standing),
    /// A sign that stands on lines.
    Sign(&'static str),
}

/// The entries of a legend.
#[derive(Clone, Debug, Default)]
pub(crate) struct Legend {
    pub(crate) families: Vec<(Mark, String)>,
    /// Standings, then signs.
    pub(crate) standings: Vec<(Mark, String)>,
    /// The kinds of organisations that have a shape of their own.
    pub(crate) shapes: Vec<OrgKind>,
}

impl Legend {
    /// The legend of lines and of all organisations that are drawn; `signs` tells whether words stand on the lines.
    pub(crate) fn new(shown: &Shown<'_>, lines: &[&Line<'_>], signs: bool) -> Self {
        let lang = shown.lang();
        let all = Family::ALL.iter().copied().map(Some).chain([None]);
        let families = all
            .filter(|&family| lines.iter().any(|line| line.family == family))
            .map(|family| {
                let labels = family.map_or(words::SEVERAL, words::family);
                (Mark::Line(family), labels.in_lang(lang).to_owned())
            })
            .collect();
        let standings = Standing::ALL
            .iter()
            .filter(|&&standing| lines.iter().any(|line| line.standing == standing))
            .map(|&standing| {
                (
                    Mark::Stroke(standing),
                    words::standing(standing).in_lang(lang).to_owned(),
                )
            });
        let mut unfolded = lines
            .iter()
            .filter(|line| !shown.is_folded() || line.links.len() < 2)
            .flat_map(|line| &line.links);
        let is_contested =
            signs && unfolded.any(|link| link.tie().is_contested() || shown.excess(link).is_some());
        let contested = is_contested.then(|| {
            (
                Mark::Sign(CONTESTED),
                words::CONTESTED.in_lang(lang).to_owned(),
            )
        });
        let kinds = OrgKind::all().filter(|&kind| kind != OrgKind::Company);
        Legend {
            families,
            standings: standings.chain(contested).collect(),
            shapes: kinds
                .filter(|&kind| shown.orgs().any(|org| org.kind() == kind))
                .collect(),
        }
    }
}
