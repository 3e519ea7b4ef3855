//! The scenes that are measured: random alliance graphs, and the diagrams of the built-in graphs.

use tieup::Graph;
use tieup::draw::{Link, Mode, Node, Scene, Shape, Style, text};
use tieup::export::Options;
use tieup::select::Selection;

/// Random numbers that are the same each time (xorshift64*, Marsaglia 2003).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let bits = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(bits).expect("31 bits") % bound
    }
}

const NAMES: [&str; 24] = [
    "Cisco",
    "Inspur",
    "IBM",
    "Microsoft",
    "Chinese Academy of Sciences",
    "CETC",
    "Foxconn",
    "Lenovo",
    "Sugon",
    "VMware",
    "OpenPOWER Foundation",
    "Quanta",
    "HP Enterprise",
    "C&M Information Technologies",
    "Samsung Electronics",
    "Dell",
    "EMC",
    "Hygon",
    "Intel",
    "Qualcomm",
    "China Mobile",
    "Tsinghua Unigroup",
    "Huawei",
    "Alibaba Cloud",
];

const LABELS: [&str; 12] = [
    "joint venture 2015",
    "technology partnership\nby 2015",
    "49 %",
    "acquisition 2016 ≠",
    "supply 2014",
    "licence 2013–2016",
    "membership 2014",
    "ownership in 2014–2015,\n81 % (97 % of votes)",
    "control in 2015",
    "distribution 2015",
    "investment 2014",
    "disclosure 2003",
];

/// A graph with so many orgs in so many blocs: 1.5 links an org, degrees by a power law, four links in five across blocs.
pub(crate) fn random(orgs: usize, blocs: usize, links: usize, seed: u64) -> Scene {
    let mut dice = Dice::new(seed);
    for _ in 0..8 {
        dice.below(2);
    }
    let style = Style::default();
    let nodes: Vec<Node> = (0..orgs)
        .map(|number| {
            let name = NAMES[dice.below(NAMES.len())];
            let bloc = dice.below(blocs * 12 + 1);
            Node {
                key: format!("org-{number:04}"),
                lines: text::wrap(name, style.name, 130.0),
                // One in a few dozen is in none; the first two blocs are larger.
                bloc: (bloc < blocs * 12).then_some(if bloc < blocs * 3 {
                    bloc % 2
                } else {
                    bloc % blocs
                }),
                shape: Shape::Rectangle,
                rank: None,
            }
        })
        .collect();
    let mut ends: Vec<usize> = (0..orgs).collect();
    let mut made = Vec::new();
    while made.len() < links {
        // Preferential attachment: an end is drawn among the ends so far.
        let (a, b) = (ends[dice.below(ends.len())], ends[dice.below(ends.len())]);
        let is_across = nodes[a].bloc != nodes[b].bloc;
        if a == b || (!is_across && dice.below(5) > 0) {
            continue;
        }
        ends.extend([a, b]);
        let label = LABELS[dice.below(LABELS.len())];
        made.push(Link {
            key: format!("link-{:04}", made.len()),
            from: a,
            to: b,
            directed: dice.below(2) == 0,
            label: label.lines().map(str::to_owned).collect(),
            vehicle: false,
        });
    }
    let blocs = ["United States", "China", "Taiwan", "Korea"][..blocs]
        .iter()
        .map(|&title| title.to_owned())
        .collect();
    Scene {
        nodes,
        links: made,
        blocs,
        mode: Mode::Blocs,
    }
}

/// The diagrams of both built-in graphs and of each of their views, as `tieup export` lays them out.
pub(crate) fn views() -> impl Iterator<Item = (String, Scene, Style)> {
    tieup::load::builtin().flat_map(|name| {
        let graph = Graph::open(name).expect("a built-in graph");
        let mut drawn: Vec<_> = scene(name.to_owned(), &graph).into_iter().collect();
        for view in graph.model().views() {
            let selection = Selection::of_view(&graph, view).expect("it fits");
            let name = format!("{name}: {}", view.id());
            drawn.extend(scene(name, &selection.apply(&graph)));
        }
        drawn
    })
}

/// The diagrams of the article's graph and of its view of the article alone.
pub(crate) fn article() -> impl Iterator<Item = (String, Scene, Style)> {
    let wanted = ["us-china-2015", "us-china-2015: article"];
    views().filter(move |(name, _, _)| wanted.contains(&name.as_str()))
}

fn scene(name: String, graph: &Graph) -> Option<(String, Scene, Style)> {
    let (scene, style) = Options::default().scene(graph)?;
    Some((name, scene, style))
}
