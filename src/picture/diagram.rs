//! The diagram of a graph: orgs in the columns of their blocs, links with their words.

use super::canvas::{Anchor, Canvas, Dress, Letters, Look};
use super::legend::Legend;
use super::lines::{Line, labels, lines};
use super::outline::{outline, shape};
use super::page::{Entry, Page, Sample, rows};
use super::palette::Paint;
use super::said;
use super::shown::{Shown, is_share};
use crate::draw::{self, Layout, Mode, Scene, Style, lay_out, text};
use crate::model::{Bloc, Org};

/// After so much, the name of an org goes on in a new line.
const NAME: f64 = 138.0;

/// The same for the words on a line.
const LABEL: f64 = 212.0;

/// How the orgs of a picture of links are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// By bloc, from left to right.
    Blocs,
    /// Owners above what they own.
    Down,
}

/// What is drawn: the orgs and the lines in the order of the scene.
struct Drawing<'s, 'g> {
    shown: &'s Shown<'g>,
    orgs: Vec<&'g Org>,
    lines: Vec<Line<'g>>,
    words: Vec<Vec<String>>,
    style: Style,
}

/// Draws a graph in the columns of its blocs.
pub(crate) fn diagram(shown: &Shown<'_>, dress: Dress) -> String {
    arranged(shown, Arrangement::Blocs, dress)
}

/// What the diagram of a graph lays out.
pub(crate) fn scene(shown: &Shown<'_>) -> (Scene, Style) {
    scene_of(shown, Arrangement::Blocs)
}

pub(super) fn scene_of(shown: &Shown<'_>, arrangement: Arrangement) -> (Scene, Style) {
    let drawing = Drawing::new(shown, arrangement);
    (drawing.scene(arrangement), drawing.style)
}

pub(super) fn arranged(shown: &Shown<'_>, arrangement: Arrangement, dress: Dress) -> String {
    let drawing = Drawing::new(shown, arrangement);
    let scene = drawing.scene(arrangement);
    let layout = lay_out(&scene, &drawing.style);
    let legend = Legend::new(shown, &drawing.lines.iter().collect::<Vec<_>>(), true);
    let mut rows = rows(shown, &legend);
    if layout.grounds.is_empty() {
        rows.push(blocs(shown, &drawing.orgs));
    }
    let caption = shown.caption();
    let mut canvas = Canvas::new(dress);
    let page = Page::new(shown, layout.width, rows, &caption);
    let size = page.write(&mut canvas, layout.height, |canvas| {
        drawing.write(&scene, &layout, canvas);
    });
    canvas.document(size, &shown.whole_title(), &caption, shown.lang().name())
}

/// The blocs of organisations, for a legend.
fn blocs(shown: &Shown<'_>, orgs: &[&Org]) -> Vec<Entry> {
    let all = shown.model().blocs().iter().enumerate();
    all.filter(|(place, _)| orgs.iter().any(|org| shown.bloc(org) == Some(*place)))
        .map(|(place, bloc)| Entry {
            sample: Sample::Bloc(Some(place)),
            words: shown.label(bloc).to_owned(),
        })
        .collect()
}

fn broken(labels: &[String], style: &Style) -> Vec<String> {
    labels
        .iter()
        .flat_map(|label| text::wrap(label, style.label, LABEL))
        .collect()
}

impl<'s, 'g> Drawing<'s, 'g> {
    fn new(shown: &'s Shown<'g>, arrangement: Arrangement) -> Self {
        let lines = lines(shown);
        // Larger words hardly make a picture larger, as its size is that of its columns and channels.
        let style = Style {
            name: 16.0,
            label: 14.0,
            title: 17.0,
            ..Style::default()
        };
        let words = lines
            .iter()
            .map(|line| broken(&labels(shown, line), &style))
            .collect();
        let orgs = match arrangement {
            Arrangement::Blocs => shown.orgs_and_lone().collect(),
            Arrangement::Down => shown.orgs().collect(),
        };
        Drawing {
            shown,
            orgs,
            lines,
            words,
            style,
        }
    }

    fn scene(&self, arrangement: Arrangement) -> Scene {
        let place = |key| {
            self.orgs
                .iter()
                .position(|org| org.key() == key)
                .unwrap_or(usize::MAX)
        };
        let nodes = self.orgs.iter().map(|org| draw::Node {
            key: org.id().to_owned(),
            lines: text::wrap(&self.shown.drawn_name(org), self.style.name, NAME),
            bloc: self.shown.bloc(org),
            shape: shape(org.kind()),
            rank: org.rank(),
        });
        let links = self
            .lines
            .iter()
            .zip(&self.words)
            .map(|(line, words)| draw::Link {
                // The least id: a tie that begins earlier than the rest does not make another line of it.
                key: line
                    .links
                    .iter()
                    .map(|link| link.tie().id())
                    .min()
                    .unwrap_or_default()
                    .to_owned(),
                from: place(line.from),
                to: place(line.to),
                directed: line.directed,
                label: words.clone(),
                vehicle: line.links.iter().all(is_share),
            });
        let blocs = self.shown.model().blocs().iter();
        Scene {
            nodes: nodes.collect(),
            links: links.collect(),
            blocs: blocs
                .map(|bloc| self.shown.label(bloc).to_owned())
                .collect(),
            mode: match arrangement {
                // An order that the curator gave is not that of the ids.
                Arrangement::Blocs if !self.shown.model().blocs().is_sorted_by_key(Bloc::id) => {
                    Mode::BlocsAsGiven
                }
                Arrangement::Blocs => Mode::Blocs,
                Arrangement::Down => Mode::Down,
            },
        }
    }

    fn write(&self, scene: &Scene, layout: &Layout, canvas: &mut Canvas) {
        grounds(scene, layout, &self.style, canvas);
        let mut ids = Ids::default();
        for route in &layout.routes {
            self.link(route, &mut ids, canvas);
        }
        for (org, rect) in self.orgs.iter().zip(&layout.nodes) {
            let words = said::org(self.shown, org);
            canvas.open(&format!("org.{}", org.id()), &words, None);
            let bloc = self.shown.bloc(org);
            outline(
                canvas,
                org.kind(),
                rect,
                (Paint::Node(bloc), Paint::Frame(bloc)),
            );
            let letters = Letters {
                size: self.style.name,
                paint: Paint::Ink,
                bold: false,
                anchor: Anchor::Middle,
            };
            canvas.block(
                &text::wrap(&self.shown.drawn_name(org), self.style.name, NAME),
                rect,
                letters,
            );
            canvas.close(false);
        }
    }

    fn link(&self, route: &draw::Route, ids: &mut Ids, canvas: &mut Canvas) {
        let line = &self.lines[route.link];
        let model = self.shown.model();
        let id = ids.unique(format!(
            "link.{}.{}",
            model.org(line.from).id(),
            model.org(line.to).id()
        ));
        let page = said::page_of(model, &line.links);
        let ties: Vec<_> = line.links.iter().map(|link| link.tie().key()).collect();
        canvas.open_ties(&id, &said::links(self.shown, &line.links), page, &ties);
        let stroke = line.stroke();
        let look = Look {
            dashes: stroke.dashes,
            ..Look::line(Paint::Line(line.family), stroke.width)
        };
        canvas.curve(&route.curve, look);
        if let Some(arrow) = &route.arrow {
            canvas.polygon(arrow, Look::filled(Paint::Line(line.family)));
        }
        if let Some(label) = &route.label {
            let letters = Letters {
                size: self.style.label,
                paint: Paint::Words(line.family),
                bold: false,
                anchor: Anchor::Middle,
            };
            canvas.block(&self.words[route.link], label, letters);
        }
        canvas.close(page.is_some());
    }
}

/// The grounds of blocs with their titles.
fn grounds(scene: &Scene, layout: &Layout, style: &Style, canvas: &mut Canvas) {
    for ground in &layout.grounds {
        canvas.rect(&ground.area, 8.0, Look::filled(Paint::Ground(ground.bloc)));
        let letters = Letters {
            size: style.title,
            paint: Paint::Frame(Some(ground.bloc)),
            bold: true,
            anchor: Anchor::Start,
        };
        canvas.block(&[scene.blocs[ground.bloc].clone()], &ground.title, letters);
    }
}

/// Ids that were given out.
#[derive(Default)]
struct Ids(std::collections::BTreeMap<String, usize>);

impl Ids {
    /// The id, with a number where it was given out before.
    fn unique(&mut self, id: String) -> String {
        let count = self.0.entry(id.clone()).or_default();
        *count += 1;
        if *count == 1 {
            id
        } else {
            format!("{id}.{count}")
        }
    }
}
