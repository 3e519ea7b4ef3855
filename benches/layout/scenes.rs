//! Random alliance graphs.

use tieup::draw::{Link, Mode, Node, Scene, Shape, Style, text};

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
