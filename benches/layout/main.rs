//! Our layouts beside Graphviz', by what can be counted in them.
//!
//! `cargo bench --bench layout` prints a table; `-- --graphs N` takes fewer of the 200 random graphs, `-- --times` only measures time,
//! `-- --dot N` prints the DOT of the graph of that number;
//! `-- --scene FILE` compares on one diagram (`tieup export --to dot | dot -Tjson`), and shows what one tie more moves in it.

#![expect(clippy::print_stdout, reason = "a bench prints")]

mod dot;
mod measure;
mod scenes;

use std::time::Instant;

use measure::{Counts, Drawn};
use tieup::draw::{Link, Rect, Scene, Style, lay_out};

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let graphs = words
        .iter()
        .position(|word| word == "--graphs")
        .and_then(|at| words.get(at + 1)?.parse().ok())
        .unwrap_or(200);
    let style = Style::default();
    if let Some(number) = words
        .iter()
        .position(|word| word == "--dot")
        .and_then(|at| words.get(at + 1)?.parse().ok())
    {
        println!("{}", dot::write(&nth(number), &style));
        return;
    }
    if let Some(path) = words
        .iter()
        .position(|word| word == "--scene")
        .and_then(|at| words.get(at + 1))
    {
        return one(path, &style);
    }
    times(&style);
    if !words.iter().any(|word| word == "--times") {
        compare(graphs, &style);
    }
}

/// One diagram beside Graphviz', and how stable it is.
fn one(path: &str, style: &Style) {
    let text = std::fs::read_to_string(path).expect("a file that can be read");
    let scene = dot::scene(&serde_json::from_str(&text).expect("JSON"), style)
        .expect("what dot -Tjson writes");
    let layout = lay_out(&scene, style);
    println!(
        "ours {:.0} × {:.0}: {:?}",
        layout.width,
        layout.height,
        Drawn::ours(&scene, &layout, style.margin).counts()
    );
    if let Some((drawn, _)) = dot::lay_out(&scene, style) {
        println!(
            "dot  {:.0} × {:.0}: {:?}",
            drawn.width,
            drawn.height,
            drawn.counts()
        );
    }
    let (mut moved, mut calm, mut ties) = (0, 0, 0);
    for from in 0..scene.nodes.len() {
        for to in (from + 1..scene.nodes.len()).step_by(3) {
            let mut more = scene.clone();
            let label = vec!["supply 2015".to_owned()];
            more.links.push(Link {
                key: "~".to_owned(),
                from,
                to,
                label,
                ..Link::default()
            });
            let after = lay_out(&more, style);
            let places = layout.nodes.iter().zip(&after.nodes);
            let far = |(a, b): &(&Rect, &Rect)| {
                (a.middle().x - b.middle().x).hypot(a.middle().y - b.middle().y) > a.height
            };
            let count = places.filter(far).count();
            moved += count;
            calm += usize::from(count * 4 <= scene.nodes.len());
            ties += 1;
        }
    }
    let share = 100 * moved / (ties * scene.nodes.len()).max(1);
    println!(
        "one tie more, between any two orgs, moves {share} % of the orgs by more than their height on average, at most a quarter in {calm} of {ties} cases"
    );
}

/// The processor time of large scenes.
fn times(style: &Style) {
    for (orgs, links) in [(100, 200), (300, 600), (1000, 2000)] {
        let scene = scenes::random(orgs, 3, links, 7);
        // The best of three: a busy machine only ever takes longer.
        let took = (0..3)
            .map(|_| timed(|| drop(lay_out(&scene, style))))
            .fold(f64::INFINITY, f64::min);
        let layout = lay_out(&scene, style);
        println!(
            "{orgs} orgs, {links} links: {:.0} ms, {:.0} × {:.0}",
            took * 1e3,
            layout.width,
            layout.height
        );
    }
}

/// The processor seconds of a piece of work; the time on the clock where the system doesn't tell.
fn timed(work: impl FnOnce()) -> f64 {
    let (start, before) = (Instant::now(), on_processor());
    work();
    match (before, on_processor()) {
        (Some(before), Some(after)) => after - before,
        _ => start.elapsed().as_secs_f64(),
    }
}

fn on_processor() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    text.split(' ')
        .next()?
        .parse::<f64>()
        .ok()
        .map(|nanoseconds| nanoseconds / 1e9)
}

struct Sum {
    counts: Counts,
    seconds: f64,
}

fn compare(graphs: u64, style: &Style) {
    let (mut ours, mut theirs) = (
        Sum {
            counts: Counts::default(),
            seconds: 0.0,
        },
        Sum {
            counts: Counts::default(),
            seconds: 0.0,
        },
    );
    let (mut fewer, mut smaller, mut both, mut failed) = (0, 0, 0, 0);
    for seed in 0..graphs {
        let scene = nth(seed);
        let mut layout = tieup::draw::Layout::default();
        let took = timed(|| layout = lay_out(&scene, style));
        let own = Drawn::ours(&scene, &layout, style.margin).counts();
        let Some((drawn, seconds)) = dot::lay_out(&scene, style) else {
            failed += 1;
            continue;
        };
        let other = drawn.counts();
        both += 1;
        fewer += usize::from(own.crossings <= other.crossings);
        smaller += usize::from(own.area <= other.area);
        add(&mut ours, &own, took);
        add(&mut theirs, &other, seconds);
        if std::env::var_os("EACH").is_some() {
            println!(
                "{seed:3} {:2} orgs {} blocs: {:4} | {:4} crossings, area {:.2} of dot's, {:.0}×{:.0} | {:.0}×{:.0}",
                scene.nodes.len(),
                scene.blocs.len(),
                own.crossings,
                other.crossings,
                own.area / other.area,
                layout.width,
                layout.height,
                drawn.width,
                drawn.height
            );
        }
    }
    println!(
        "{both} graphs that dot could draw ({failed} it could not); fewer or as many crossings: {fewer}, as small: {smaller}"
    );
    println!("{:28} {:>12} {:>12}", "sum over all", "ours", "dot");
    let row = |name: &str, of: &dyn Fn(&Sum) -> f64| {
        println!("{name:28} {:>12.1} {:>12.1}", of(&ours), of(&theirs));
    };
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let count = |number: usize| number as f64;
    row("pairs of lines that cross", &|sum| {
        count(sum.counts.crossings)
    });
    row("points where lines cross", &|sum| count(sum.counts.points));
    row("lines through orgs", &|sum| count(sum.counts.through_orgs));
    row("labels on orgs", &|sum| count(sum.counts.label_on_org));
    row("labels on labels", &|sum| count(sum.counts.label_on_label));
    row("labels on foreign lines", &|sum| {
        count(sum.counts.label_on_line)
    });
    row("area, megapixels", &|sum| sum.counts.area / 1e6);
    row("length of lines, kilopixels", &|sum| {
        sum.counts.length / 1e3
    });
    row("seconds", &|sum| sum.seconds);
}

/// The random graph of a number: 10 to 80 orgs in 2 to 4 blocs.
fn nth(seed: u64) -> Scene {
    let number = usize::try_from(seed).expect("small");
    let orgs = 10 + (number * 37) % 71;
    scenes::random(orgs, 2 + number % 3, orgs * 3 / 2, seed + 1)
}

fn add(sum: &mut Sum, counts: &Counts, seconds: f64) {
    sum.counts.crossings += counts.crossings;
    sum.counts.points += counts.points;
    sum.counts.through_orgs += counts.through_orgs;
    sum.counts.label_on_org += counts.label_on_org;
    sum.counts.label_on_label += counts.label_on_label;
    sum.counts.label_on_line += counts.label_on_line;
    sum.counts.area += counts.area;
    sum.counts.length += counts.length;
    sum.seconds += seconds;
}
