//! How much of a picture one tie more moves.

use tieup::draw::{Layout, Link, Scene, Style, lay_out};

use crate::measure::Drawn;
use crate::scenes;

/// Adds a tie between every third pair of orgs of the article's graph, in turn, and prints what that moves.
pub(crate) fn print() {
    for (name, scene, style) in scenes::article() {
        let kept = |key: &str| {
            let calm = edits(&scene, &style, key);
            println!(
                "{name}, a tie more {}: at most a quarter of the orgs moves by more than its height in {} of {} cases; {:.1} % move in the mean; {:.2} crossings in the mean",
                if key.is_empty() {
                    "with the key of its ends"
                } else {
                    "with the last key"
                },
                calm.calm,
                calm.cases,
                calm.moved * 100.0,
                calm.crossings
            );
        };
        kept("");
        kept("~");
    }
}

struct Edits {
    cases: u32,
    calm: u32,
    /// The part of the orgs that move by more than their height, in the mean.
    moved: f64,
    crossings: f64,
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn edits(scene: &Scene, style: &Style, key: &str) -> Edits {
    let before = lay_out(scene, style);
    let count = scene.nodes.len();
    let mut sum = Edits {
        cases: 0,
        calm: 0,
        moved: 0.0,
        crossings: 0.0,
    };
    for from in 0..count {
        for to in (from + 1..count).step_by(3) {
            let more = with_tie(scene, key, from, to);
            let after = lay_out(&more, style);
            let far = moved(&before, &after);
            sum.cases += 1;
            sum.calm += u32::from(far * 4 <= count);
            sum.moved += far as f64 / count as f64;
            sum.crossings += Drawn::ours(&more, &after, style.margin).counts().crossings as f64;
        }
    }
    sum.moved /= f64::from(sum.cases);
    sum.crossings /= f64::from(sum.cases);
    sum
}

fn with_tie(scene: &Scene, key: &str, from: usize, to: usize) -> Scene {
    let mut more = scene.clone();
    let ends = || format!("{}-{}", scene.nodes[from].key, scene.nodes[to].key);
    more.links.push(Link {
        key: if key.is_empty() {
            ends()
        } else {
            key.to_owned()
        },
        from,
        to,
        label: vec!["supply 2015".to_owned()],
        ..Link::default()
    });
    more
}

/// How many orgs are elsewhere, by more than their height.
fn moved(before: &Layout, after: &Layout) -> usize {
    let places = before.nodes.iter().zip(&after.nodes);
    places
        .filter(|(a, b)| {
            let (from, to) = (a.middle(), b.middle());
            (from.x - to.x).hypot(from.y - to.y) > a.height
        })
        .count()
}
