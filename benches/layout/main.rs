//! Our layouts beside Graphviz', by what can be counted in them.
//!
//! `cargo bench --bench layout` prints all parts; `-- --times` only the processor time of large scenes, `-- --edits` only what one tie more moves,
//! `-- --views` only the views of the built-in graphs, `-- --graphs N` only the first N of the 200 random graphs; `-- --dot N` prints the DOT of the
//! random graph of that number. Several parts may be named.

#![expect(clippy::print_stdout, reason = "a bench prints")]

mod dot;
mod edits;
mod measure;
mod scenes;

use std::time::Instant;

use measure::{Counts, Drawn};
use tieup::draw::{Layout, Scene, Style, lay_out};

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let is_named = |name: &str| words.iter().any(|word| word == name);
    let number = |name: &str| -> Option<u64> {
        let at = words.iter().position(|word| word == name)?;
        words.get(at + 1)?.parse().ok()
    };
    let style = Style::default();
    if let Some(seed) = number("--dot") {
        println!("{}", dot::write(&nth(seed), &style));
        return;
    }
    let parts = ["--times", "--edits", "--views", "--graphs"];
    let is_wanted = |part: &str| is_named(part) || !parts.iter().any(|part| is_named(part));
    if is_wanted("--times") {
        times(&style);
    }
    if is_wanted("--edits") {
        edits::print();
    }
    if is_wanted("--views") {
        compare("views of the built-in graphs", scenes::views());
    }
    if is_wanted("--graphs") {
        let random = (0..number("--graphs").unwrap_or(200))
            .map(|seed| (format!("random {seed}"), nth(seed), style.clone()));
        compare("random graphs", random);
    }
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

/// What is counted over several drawings.
#[derive(Default)]
struct Sum {
    counts: Counts,
    seconds: f64,
}

/// Prints a line for each scene, and the sums.
fn compare(what: &str, scenes: impl Iterator<Item = (String, Scene, Style)>) {
    let (mut ours, mut theirs) = (Sum::default(), Sum::default());
    let (mut fewer, mut smaller, mut both, mut failed) = (0u32, 0u32, 0u32, 0u32);
    let mut shares = 0.0;
    println!(
        "\n{what}: crossings, lines through orgs, labels on orgs, on labels, on lines, size, length of lines; ours | dot's"
    );
    for (name, scene, style) in scenes {
        let mut layout = Layout::default();
        let seconds = timed(|| layout = lay_out(&scene, &style));
        let own = Drawn::ours(&scene, &layout, style.margin);
        let counts = own.counts();
        let head = format!(
            "{name:40} {:3} orgs {:3} links",
            scene.nodes.len(),
            scene.links.len()
        );
        let Some((drawn, took)) = dot::lay_out(&scene, &style) else {
            println!("{head} {} | dot has no answer", row(&own, &counts));
            failed += 1;
            continue;
        };
        let other = drawn.counts();
        println!("{head} {} | {}", row(&own, &counts), row(&drawn, &other));
        both += 1;
        fewer += u32::from(counts.crossings <= other.crossings);
        smaller += u32::from(counts.area <= other.area);
        shares += counts.area / other.area;
        ours.add(&counts, seconds);
        theirs.add(&other, took);
    }
    println!(
        "{both} that dot could draw ({failed} it could not); fewer or as many crossings: {fewer}, as small: {smaller}, area {:.2} of dot's in the mean",
        shares / f64::from(both)
    );
    sums(&ours, &theirs);
}

fn row(drawn: &Drawn, counts: &Counts) -> String {
    format!(
        "{:4} {:2} {:2} {:2} {:3}  {:4.0}×{:<4.0} {:6.0}",
        counts.crossings,
        counts.through_orgs,
        counts.label_on_org,
        counts.label_on_label,
        counts.label_on_line,
        drawn.width,
        drawn.height,
        counts.length
    )
}

fn sums(ours: &Sum, theirs: &Sum) {
    println!("{:28} {:>12} {:>12}", "sum over these", "ours", "dot");
    let row = |name: &str, of: &dyn Fn(&Sum) -> f64| {
        println!("{name:28} {:>12.1} {:>12.1}", of(ours), of(theirs));
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

impl Sum {
    fn add(&mut self, counts: &Counts, seconds: f64) {
        self.counts.crossings += counts.crossings;
        self.counts.points += counts.points;
        self.counts.through_orgs += counts.through_orgs;
        self.counts.label_on_org += counts.label_on_org;
        self.counts.label_on_label += counts.label_on_label;
        self.counts.label_on_line += counts.label_on_line;
        self.counts.area += counts.area;
        self.counts.length += counts.length;
        self.seconds += seconds;
    }
}
