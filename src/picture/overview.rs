//! A graph of too many organisations to read, folded: a node a bloc, a line for each family of ties between two of them.

use std::collections::BTreeMap;

use super::canvas::{Anchor, Canvas, Dress, Letters, Look};
use super::groups::{Group, Groups};
use super::marks::{Counted, counted_kinds, marked, tallied};
use super::page::{Page, families};
use super::palette::Paint;
use super::shown::Shown;
use super::words;
use crate::draw::{self, Mode, Route, Scene, Shape, Style, lay_out, text};
use crate::graph::Link;
use crate::model::{Family, Kind, OrgKind, Tie};

/// At most so many ties of a line are named to those who point at it.
const NAMED: usize = 40;

/// The ties of a family between two groups.
struct Bundle<'g> {
    from: usize,
    to: usize,
    family: Family,
    ties: Vec<Counted<'g>>,
}

struct Overview<'s, 'g> {
    shown: &'s Shown<'g>,
    groups: Groups<'g>,
    bundles: Vec<Bundle<'g>>,
    within: Vec<Vec<&'g Tie>>,
    style: Style,
}

/// Draws blocs in the stead of organisations.
pub(crate) fn overview(shown: &Shown<'_>, dress: Dress) -> String {
    let overview = Overview::new(shown);
    let scene = overview.scene();
    let layout = lay_out(&scene, &overview.style);
    let families = families(shown, |family| {
        overview
            .bundles
            .iter()
            .any(|bundle| bundle.family == family)
    });
    let lang = shown.lang();
    let caption = words::sentences(&shown.caption(), words::FOLDED.in_lang(lang), lang);
    let mut canvas = Canvas::new(dress);
    let page = Page::new(shown, layout.width, vec![families], &caption);
    let size = page.write(&mut canvas, layout.height, |canvas| {
        for route in &layout.routes {
            overview.line(route, &scene, canvas);
        }
        for ((group, rect), node) in overview
            .groups
            .all
            .iter()
            .zip(&layout.nodes)
            .zip(&scene.nodes)
        {
            canvas.open(
                &format!("bloc.{}", group.id),
                &overview.members(group),
                None,
            );
            canvas.rect(
                rect,
                6.0,
                Look::framed(Paint::Node(group.bloc), Paint::Frame(group.bloc), 1.5),
            );
            let letters = Letters {
                size: overview.style.name,
                paint: Paint::Ink,
                bold: false,
                anchor: Anchor::Middle,
            };
            canvas.block(&node.lines, rect, letters);
            canvas.close(false);
        }
    });
    canvas.document(size, &shown.whole_title(), &caption, shown.lang().name())
}

/// What the picture of blocs lays out.
pub(crate) fn overview_scene(shown: &Shown<'_>) -> (Scene, Style) {
    let overview = Overview::new(shown);
    (overview.scene(), overview.style)
}

impl<'s, 'g> Overview<'s, 'g> {
    fn new(shown: &'s Shown<'g>) -> Self {
        let groups = Groups::new(shown);
        let mut within = vec![Vec::new(); groups.all.len()];
        let mut bundles: BTreeMap<(usize, usize, Family), Vec<Link<'g>>> = BTreeMap::new();
        for link in shown.graph().links() {
            let Some((from, to)) = groups.ends(&link) else {
                continue;
            };
            if from == to {
                within[from].push(link.tie());
            } else {
                let ends = (from.min(to), from.max(to), link.family());
                bundles.entry(ends).or_default().push(link);
            }
        }
        // Links come by tie.
        for ties in &mut within {
            ties.dedup_by_key(|tie: &mut &Tie| tie.key());
        }
        let bundles = bundles
            .into_iter()
            .map(|((from, to, family), links)| Bundle {
                from,
                to,
                family,
                ties: Counted::all(shown, &links),
            });
        let style = Style {
            name: 17.0,
            label: 13.0,
            ..Style::default()
        };
        Overview {
            shown,
            bundles: bundles.collect(),
            groups,
            within,
            style,
        }
    }

    fn scene(&self) -> Scene {
        let lang = self.shown.lang();
        let nodes = self
            .groups
            .all
            .iter()
            .zip(&self.within)
            .map(|(group, within)| {
                let mut lines = vec![group.label.clone(), words::orgs(group.orgs.len(), lang)];
                if !within.is_empty() {
                    lines.push(words::within(within.len(), lang));
                    let doubts = tallied(self.shown, within.iter().copied());
                    let doubts = Some(doubts).filter(|doubts| !doubts.is_empty());
                    lines.extend(doubts.map(|doubts| format!("({doubts})")));
                }
                draw::Node {
                    key: group.id.clone(),
                    lines,
                    bloc: None,
                    shape: Shape::Rectangle,
                    rank: None,
                }
            });
        let label = |bundle: &Bundle<'_>| {
            let kinds = kinds(bundle.family, &bundle.ties, self.shown);
            let kinds: Vec<String> = kinds
                .into_iter()
                .map(|(kind, mark, count)| marked(&words::times(kind, count), mark))
                .collect();
            text::wrap(&words::listed(&kinds, lang), self.style.label, 250.0)
        };
        let links = self.bundles.iter().map(|bundle| draw::Link {
            key: format!("{:?}", bundle.family),
            from: bundle.from,
            to: bundle.to,
            directed: false,
            label: label(bundle),
            vehicle: false,
        });
        Scene {
            nodes: nodes.collect(),
            links: links.collect(),
            blocs: Vec::new(),
            mode: Mode::Right,
        }
    }

    fn line(&self, route: &Route, scene: &Scene, canvas: &mut Canvas) {
        let bundle = &self.bundles[route.link];
        let ids = [bundle.from, bundle.to].map(|group| &self.groups.all[group].id);
        let mut words: Vec<String> = bundle
            .ties
            .iter()
            .take(NAMED)
            .map(|counted| counted.title(self.shown))
            .collect();
        if bundle.ties.len() > NAMED {
            words.push(format!("+ {}", bundle.ties.len() - NAMED));
        }
        let ties: Vec<_> = bundle
            .ties
            .iter()
            .map(|counted| counted.tie.key())
            .collect();
        let id = format!("link.{}.{}.{}", ids[0], ids[1], bundle.family);
        canvas.open_ties(&id, &words, None, &ties);
        // As wide as its ties are many; the area of a stroke tells a number as that of a disc does.
        #[expect(clippy::cast_precision_loss, reason = "ties are few")]
        let width = (bundle.ties.len() as f64).sqrt().clamp(1.0, 6.0);
        canvas.curve(
            &route.curve,
            Look::line(Paint::Line(Some(bundle.family)), width),
        );
        if let Some(label) = &route.label {
            let paint = Paint::Words(Some(bundle.family));
            canvas.block(
                &scene.links[route.link].label,
                label,
                Letters {
                    size: self.style.label,
                    paint,
                    bold: false,
                    anchor: Anchor::Middle,
                },
            );
        }
        canvas.close(false);
    }

    fn members(&self, group: &Group<'_>) -> Vec<String> {
        let names: Vec<&str> = group
            .orgs
            .iter()
            .filter(|org| org.kind() != OrgKind::Class)
            .map(|org| self.shown.name(org))
            .collect();
        vec![group.label.clone(), names.join(", ")]
    }
}

/// The kinds of a family's ties in words, with what is in doubt and their numbers, the most frequent first.
pub(super) fn kinds<'c>(
    family: Family,
    ties: &'c [Counted<'_>],
    shown: &Shown<'_>,
) -> Vec<(&'static str, Option<&'c str>, usize)> {
    let word = |(kind, mark, count): (Kind, _, _)| {
        // A share in a venture is told by its family, as the venture itself is counted between the partners.
        let labels = if kind.family() == family {
            kind.row().labels
        } else {
            words::SHARE
        };
        (labels.in_lang(shown.lang()), mark, count)
    };
    counted_kinds(ties).into_iter().map(word).collect()
}
