//! What every picture of the built-in graphs holds: XML that every renderer reads, in every language and theme.

#[path = "../benches/layout/measure.rs"]
#[expect(dead_code, reason = "the bench compares more than is asserted here")]
mod measure;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use measure::{Drawline, Drawn};

use roxmltree::{Document, Node};
use tieup::Graph;
use tieup::draw::{Link, Point, Rect, lay_out, text};
use tieup::export::{ExportError, Figure, Format, Options, Theme};
use tieup::model::{Lang, Org};
use tieup::select::Selection;

/// A built-in graph, and what each of its views leaves of it.
fn graphs() -> Vec<(String, Graph)> {
    let mut graphs = Vec::new();
    for name in tieup::load::builtin() {
        let graph = Graph::open(name).expect("a built-in graph");
        for view in graph.model().views() {
            let selection = Selection::of_view(&graph, view).expect("it fits");
            graphs.push((format!("{name}: {}", view.id()), selection.apply(&graph)));
        }
        graphs.push((name.to_owned(), graph));
    }
    graphs
}

/// The picture, unless there is nothing of what it shows.
fn draw(graph: &Graph, options: &Options) -> Option<String> {
    let mut text = Vec::new();
    match Format::by_name("svg")
        .expect("a format")
        .write(graph, options, &mut text)
    {
        Err(ExportError::Nothing(_)) => None,
        written => {
            written.expect("a vector takes all");
            Some(String::from_utf8(text).expect("SVG is UTF-8"))
        }
    }
}

/// Pictures of both graphs and of every view, in a language and a theme that differ from one to the next.
fn pictures() -> &'static [(String, String)] {
    static PICTURES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| all_pictures().collect());
    &PICTURES
}

fn all_pictures() -> impl Iterator<Item = (String, String)> {
    graphs()
        .into_iter()
        .enumerate()
        .flat_map(|(at, (name, graph))| {
            // All figures of whole graphs; of a view the diagram, and one of the others in turn.
            let is_whole = !name.contains(':');
            let is_wanted = move |next: usize| is_whole || next == 0 || next == 1 + at % 3;
            let figures = Figure::ALL
                .iter()
                .enumerate()
                .filter(move |(next, _)| is_wanted(*next));
            let drawn = figures.filter_map(|(next, &figure)| {
                let at = at + next;
                let options = Options {
                    figure,
                    lang: [None, Some(Lang::Ko), Some(Lang::Zh)][at % 3],
                    theme: Theme::ALL[at / 3 % 3],
                    fold: at % 2 == 0,
                    ..Options::default()
                };
                Some((format!("{name}, {figure}"), draw(&graph, &options)?))
            });
            drawn.collect::<Vec<_>>()
        })
}

/// What some renderer lacks: variables, transparent colours, foreign objects, measured text, markers, filters, masks.
const FORBIDDEN: [&str; 8] = [
    "var(",
    "rgba(",
    "<foreignObject",
    "textLength",
    "<marker",
    "<filter",
    "<mask",
    "dominant-baseline",
];

/// The elements that pictures are made of.
const ELEMENTS: [&str; 11] = [
    "svg", "title", "desc", "style", "g", "a", "rect", "ellipse", "path", "polygon", "text",
];

#[test]
fn every_picture_is_xml_without_what_some_renderer_lacks() {
    for (name, text) in pictures() {
        for forbidden in FORBIDDEN {
            assert!(!text.contains(forbidden), "{name}: {forbidden}");
        }
        let document = Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        for element in document.descendants().filter(Node::is_element) {
            assert!(
                ELEMENTS.contains(&element.tag_name().name()),
                "{name}: {element:?}"
            );
            for paint in ["fill", "stroke"] {
                let colour = element.attribute(paint).unwrap_or("none");
                assert!(colour == "none" || is_hex(colour), "{name}: {colour}");
            }
        }
    }
}

fn is_hex(colour: &str) -> bool {
    let digits = colour.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[test]
fn every_picture_is_an_image_with_a_title_whose_groups_have_ids_and_titles() {
    for (name, text) in pictures() {
        let document = Document::parse(text).expect("it is XML");
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"), "{name}");
        let texts: Vec<_> = root
            .children()
            .filter(Node::is_element)
            .take(2)
            .map(|node| node.tag_name().name())
            .collect();
        assert_eq!(texts, ["title", "desc"], "{name}");
        let mut ids = BTreeSet::new();
        for element in document.descendants() {
            let Some(id) = element.attribute("id") else {
                continue;
            };
            assert!(ids.insert(id), "{name}: {id} stands twice");
            if element.has_tag_name(("http://www.w3.org/2000/svg", "g")) {
                let first = element
                    .first_element_child()
                    .map(|child| child.tag_name().name());
                assert_eq!(first, Some("title"), "{name}: {id}");
            }
        }
    }
}

/// Whatever has a place lies on the paper.
#[test]
fn nothing_lies_beyond_the_paper() {
    for (name, text) in pictures() {
        let document = Document::parse(text).expect("it is XML");
        let size: Vec<f64> = numbers(
            document
                .root_element()
                .attribute("viewBox")
                .expect("it has one"),
        );
        for element in document.descendants().filter(Node::is_element) {
            let place = |attribute: &str| {
                element
                    .attribute(attribute)
                    .and_then(|number| number.parse::<f64>().ok())
            };
            let (Some(x), Some(y)) = (place("x"), place("y")) else {
                continue;
            };
            if element.ancestors().any(|above| {
                above
                    .attribute("transform")
                    .is_some_and(|moved| moved.contains("rotate"))
            }) {
                continue;
            }
            let right = x + place("width").unwrap_or(0.0);
            assert!(
                x >= 0.0 && y >= 0.0 && right <= size[2] && y <= size[3],
                "{name}: {element:?}"
            );
        }
    }
}

fn numbers(text: &str) -> Vec<f64> {
    text.split(' ')
        .filter_map(|number| number.parse().ok())
        .collect()
}

/// Read from the SVG, as readers see it.
#[test]
fn no_label_lies_on_anything_and_no_line_runs_through_an_organisation() {
    let mut seen = 0;
    for (name, text) in pictures() {
        let document = Document::parse(text).expect("it is XML");
        let Some(drawn) = drawn(&document) else {
            continue;
        };
        let counts = drawn.counts();
        assert_eq!(counts.label_on_org, 0, "{name}: labels on organisations");
        assert_eq!(counts.label_on_label, 0, "{name}: labels on labels");
        assert_eq!(counts.label_on_line, 0, "{name}: labels on lines");
        assert_eq!(
            counts.through_orgs, 0,
            "{name}: lines through organisations"
        );
        seen += 1;
    }
    assert!(seen > 60, "{seen} diagrams");
}

/// The boxes, lines and labels of a diagram; `None` of a picture without lines.
fn drawn(document: &Document<'_>) -> Option<Drawn> {
    let groups = || {
        document
            .descendants()
            .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "g")))
            .filter_map(|group| Some((group.attribute("id")?, group)))
    };
    let mut places = BTreeMap::new();
    let mut nodes = Vec::new();
    for (id, group) in groups() {
        if let Some(id) = id.strip_prefix("org.").or(id.strip_prefix("bloc.")) {
            places.insert(id, nodes.len());
            nodes.push(outline(&group));
        }
    }
    let mut lines = Vec::new();
    for (id, group) in groups() {
        let Some(ends) = id.strip_prefix("link.") else {
            continue;
        };
        let ends: Vec<usize> = ends.split('.').take(2).map(|end| places[end]).collect();
        let all = |name: &'static str| {
            group
                .descendants()
                .filter(move |node| node.tag_name().name() == name)
        };
        let path = all("path")
            .next()
            .and_then(|path| path.attribute("d"))
            .expect("a line");
        let mut points = measure::flatten(&points(path));
        points.extend(all("polygon").filter_map(|arrow| corners(&arrow).into_iter().next()));
        lines.push(Drawline {
            ends: [ends[0], ends[1]],
            points,
            label: all("text")
                .map(|words| extent(&words))
                .reduce(|a, b| a.around(&b)),
        });
    }
    let size = numbers(document.root_element().attribute("viewBox")?);
    (!lines.is_empty()).then_some(Drawn {
        width: size[2],
        height: size[3],
        nodes,
        lines,
    })
}

fn points(path: &str) -> Vec<Point> {
    let numbers: Vec<f64> = path
        .split(['M', 'C', ' ', ','])
        .filter_map(|number| number.parse().ok())
        .collect();
    let points = numbers.chunks_exact(2);
    points
        .map(|pair| Point {
            x: pair[0],
            y: pair[1],
        })
        .collect()
}

fn corners(polygon: &Node<'_, '_>) -> Vec<Point> {
    points(polygon.attribute("points").expect("a polygon"))
}

/// The box of the first shape in a group.
fn outline(group: &Node<'_, '_>) -> Rect {
    let is_shape =
        |node: &Node<'_, '_>| ["rect", "ellipse", "polygon"].contains(&node.tag_name().name());
    let shape = group.descendants().find(is_shape).expect("an outline");
    let number = |name: &str| {
        shape
            .attribute(name)
            .and_then(|number| number.parse::<f64>().ok())
    };
    match shape.tag_name().name() {
        "polygon" => {
            let corner = |point: Point| Rect {
                x: point.x,
                y: point.y,
                ..Rect::default()
            };
            let all = corners(&shape).into_iter().map(corner);
            all.reduce(|a, b| a.around(&b)).expect("corners")
        }
        "ellipse" => {
            let [cx, cy, rx, ry] =
                ["cx", "cy", "rx", "ry"].map(|name| number(name).expect("a number"));
            Rect {
                x: cx - rx,
                y: cy - ry,
                width: 2.0 * rx,
                height: 2.0 * ry,
            }
        }
        _ => {
            let [x, y, width, height] =
                ["x", "y", "width", "height"].map(|name| number(name).expect("a number"));
            Rect {
                x,
                y,
                width,
                height,
            }
        }
    }
}

/// About where the letters of a text are that is centred on its point.
fn extent(words: &Node<'_, '_>) -> Rect {
    let number = |name: &str| {
        words
            .attribute(name)
            .and_then(|number| number.parse::<f64>().ok())
            .expect("a number")
    };
    let size = number("font-size");
    let width = text::width(words.text().unwrap_or_default(), size);
    Rect {
        x: number("x") - width / 2.0,
        y: number("y") - size * 0.8,
        width,
        height: size,
    }
}

#[test]
fn only_the_theme_that_follows_the_reader_has_a_style() {
    let graph = Graph::open("us-china-2015").expect("a built-in graph");
    let themed = |theme| {
        draw(
            &graph,
            &Options {
                theme,
                ..Options::default()
            },
        )
        .expect("there are links")
    };
    let (auto, light, dark) = (
        themed(Theme::Auto),
        themed(Theme::Light),
        themed(Theme::Dark),
    );
    assert_eq!(auto.matches("prefers-color-scheme").count(), 1);
    assert!(!light.contains("<style") && !light.contains("class="));
    assert!(!dark.contains("<style") && dark.contains("#0D1117"));
    // Without the style and the classes, what follows the reader is light.
    let document = Document::parse(&auto).expect("it is XML");
    let style = document
        .descendants()
        .find(|node| node.has_tag_name("style"))
        .map(|node| node.range());
    let plain = style.map_or(auto.clone(), |range| {
        auto[..range.start].trim_end().to_owned() + &auto[range.end..]
    });
    let mut bare = String::new();
    for (at, part) in plain.split(" class=\"").enumerate() {
        bare.push_str(if at == 0 {
            part
        } else {
            part.split_once('"').map_or(part, |(_, rest)| rest)
        });
    }
    assert_eq!(bare, light);
}

#[test]
fn orgs_and_words_are_in_the_language_that_is_asked_for() {
    let graph = Graph::open("us-china-2015").expect("a built-in graph");
    let drawn = |lang| {
        draw(
            &graph,
            &Options {
                lang,
                ..Options::default()
            },
        )
        .expect("there are links")
    };
    let has = |text: &str, words: &[&str]| {
        for word in words {
            assert!(text.contains(&format!(">{word}<")), "{word}");
        }
    };
    has(
        &drawn(None),
        &[
            "Inspur",
            "United States",
            "joint venture 2015\u{a0}≠",
            "confirmed",
            "government",
        ],
    );
    has(
        &drawn(Some(Lang::Ko)),
        &["인스퍼", "미국", "합작사 2015\u{a0}≠", "확인됨", "정부"],
    );
    has(
        &drawn(Some(Lang::Zh)),
        &["浪潮", "美国", "合资 2015\u{a0}≠", "已证实", "政府"],
    );
}

#[test]
fn too_many_organisations_are_drawn_as_blocs_unless_all_are_wanted() {
    let graph = Graph::open("us-china-tech").expect("a built-in graph");
    let folded = Options::default();
    assert!(folded.crowd(&graph).is_some_and(|orgs| orgs > 80));
    let text = draw(&graph, &folded).expect("there are links");
    assert!(text.contains("id=\"bloc.cn\"") && !text.contains("id=\"org.h3c\""));
    let all = Options {
        force: true,
        ..Options::default()
    };
    assert_eq!(all.crowd(&graph), None);
    assert!(draw(&graph, &all).is_some_and(|text| text.contains("id=\"org.h3c\"")));
}

#[test]
fn folded_pairs_are_one_line_with_their_number() {
    let graph = Graph::open("us-china-2015").expect("a built-in graph");
    let text = draw(
        &graph,
        &Options {
            fold: true,
            ..Options::default()
        },
    )
    .expect("there are links");
    assert_eq!(text.matches("id=\"link.cisco.inspur").count(), 1);
    assert!(text.contains(">2\u{a0}ties<"));
}

#[test]
fn ties_without_direction_stand_once_where_no_other_are() {
    let graph = Graph::open("us-china-2015").expect("a built-in graph");
    let matrix = Options {
        figure: Figure::Matrix,
        ..Options::default()
    };
    let has = |text: &str, cell: &str| text.contains(&format!("id=\"cell.{cell}\""));
    let all = draw(&graph, &matrix).expect("there are links");
    assert!(has(&all, "tw.us") && has(&all, "us.tw") && all.contains(">↔<"));
    let view = |id: &str| {
        let view = graph.model().views().iter().find(|view| view.id() == id);
        let selection = Selection::of_view(&graph, view.expect("a view")).expect("it fits");
        draw(&selection.apply(&graph), &matrix).expect("there are links")
    };
    let undirected = view("us-taiwan");
    assert!(has(&undirected, "foxconn.emc") && !has(&undirected, "emc.foxconn"));
    assert!(!undirected.contains('↔'));
}

#[cfg(feature = "png")]
#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped should say so")]
fn pixels_are_as_many_as_the_scale_says_and_no_letter_is_left_out() {
    let graph = Graph::open("us-china-2015").expect("a built-in graph");
    let paint = |options: &Options| {
        let mut bytes = Vec::new();
        Format::by_name("png")
            .expect("a format")
            .write(&graph, options, &mut bytes)
            .map(|()| bytes)
    };
    let small = Options {
        scale: Some(0.5),
        lang: Some(Lang::Ko),
        ..Options::default()
    };
    let svg = draw(
        &graph,
        &Options {
            scale: None,
            ..small.clone()
        },
    )
    .expect("there are links");
    let view = Document::parse(&svg)
        .expect("it is XML")
        .root_element()
        .attribute("viewBox")
        .map(numbers)
        .expect("it has one");
    match paint(&small) {
        Ok(bytes) => {
            assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
            let width = u32::from_be_bytes([bytes[16], bytes[17], bytes[18], bytes[19]]);
            assert!(
                (f64::from(width) - view[2] / 2.0).abs() <= 1.0,
                "{width} of {view:?}"
            );
        }
        Err(error @ ExportError::MissingGlyphs(_)) => {
            assert!(
                error
                    .help()
                    .is_some_and(|help| help.contains("fonts-noto-cjk"))
            );
            eprintln!("skipped: {error}");
        }
        Err(error) => panic!("{error}"),
    }
    let huge = Options {
        scale: Some(50.0),
        ..Options::default()
    };
    assert!(matches!(
        paint(&huge),
        Err(ExportError::TooLarge { .. } | ExportError::MissingGlyphs(_))
    ));
    // No font has what belongs to nobody.
    let odd = Options {
        title: Some("\u{e123}\u{e124}".to_owned()),
        scale: Some(0.5),
        ..Options::default()
    };
    match paint(&odd) {
        Err(ExportError::MissingGlyphs(missing)) => {
            assert!(missing.is_empty() || missing.contains(&'\u{e123}'));
        }
        other => panic!("{:?}", other.map(|bytes| bytes.len())),
    }
}

#[test]
fn a_tie_more_moves_a_quarter_of_the_articles_organisations_at_most_in_nineteen_of_twenty_cases() {
    let graph = Graph::open("us-china-2015").expect("a built-in graph");
    let (scene, style) = Options::default().scene(&graph).expect("a diagram");
    let before = lay_out(&scene, &style);
    let count = scene.nodes.len();
    let (mut calm, mut cases) = (0, 0);
    for from in 0..count {
        for to in (from + 1..count).step_by(5) {
            let mut more = scene.clone();
            more.links.push(Link {
                key: format!("{}-{}", scene.nodes[from].key, scene.nodes[to].key),
                from,
                to,
                label: vec!["supply 2015".to_owned()],
                ..Link::default()
            });
            let after = lay_out(&more, &style);
            let places = before.nodes.iter().zip(&after.nodes);
            let is_far = |(a, b): &(&Rect, &Rect)| {
                let (from, to) = (a.middle(), b.middle());
                (from.x - to.x).hypot(from.y - to.y) > a.height
            };
            calm += u32::from(places.filter(is_far).count() * 4 <= count);
            cases += 1;
        }
    }
    assert!(calm * 20 >= cases * 19, "{calm} of {cases}");
}

#[test]
fn the_order_that_arrange_finds_is_kept_by_a_diagram_that_is_given_it() {
    let graph = Graph::open("us-china-tech").expect("a built-in graph");
    let mut views = graph.model().views().iter();
    let view = views.find(|view| view.id() == "h3c").expect("a view");
    let graph = Selection::of_view(&graph, view)
        .expect("it fits")
        .apply(&graph);
    let order = Options::default().arrangement(&graph);
    let order: Vec<&str> = order.into_iter().map(Org::id).collect();
    let (mut scene, style) = Options::default().scene(&graph).expect("a diagram");
    for node in &mut scene.nodes {
        node.rank = order.iter().position(|id| *id == node.key);
    }
    let places = lay_out(&scene, &style).nodes;
    let middle = |id: &str| {
        let node = scene.nodes.iter().position(|node| node.key == id);
        places[node.expect("it is drawn")].middle()
    };
    let middles = order.iter().map(|id| (middle(id).x, middle(id).y));
    let middles: Vec<(f64, f64)> = middles.collect();
    assert!(middles.is_sorted(), "{middles:?}");
    assert!(middles.iter().any(|(x, _)| *x > middles[0].0), "{order:?}");
}
