//! The lines in which two versions of a text differ.

use std::ops::Range;

/// Lines that stand in one version and not in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The lines that go, as numbers from 0; empty where lines are only added.
    pub before: Range<usize>,
    /// The lines that come.
    pub after: Range<usize>,
}

/// More differing lines than this are told as one change.
const FAR: usize = 2000;

/// The fewest changes of lines that make one text the other, in their order.
///
/// By Myers's algorithm (*An O(ND) Difference Algorithm and Its Variations*, 1986): costs the lines times the changes,
/// and the square of the changes in memory.
///
/// ```
/// use tieup::format::changes;
///
/// let changes = changes(&["a", "b", "c"], &["a", "x", "c", "d"]);
/// assert_eq!((changes[0].before.clone(), changes[0].after.clone()), (1..2, 1..2));
/// assert_eq!((changes[1].before.clone(), changes[1].after.clone()), (3..3, 3..4));
/// ```
pub fn changes(before: &[&str], after: &[&str]) -> Vec<Change> {
    let pairs = before.iter().zip(after);
    let start = pairs.take_while(|(old, new)| old == new).count();
    let (old, new) = (&before[start..], &after[start..]);
    let pairs = old.iter().rev().zip(new.iter().rev());
    let end = pairs.take_while(|(old, new)| old == new).count();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    let mut changes = Vec::new();
    let (mut x, mut y) = (0, 0);
    let mut kept = kept(old, new);
    kept.push((old.len(), new.len()));
    for (next_x, next_y) in kept {
        if x < next_x || y < next_y {
            changes.push(Change {
                before: start + x..start + next_x,
                after: start + y..start + next_y,
            });
        }
        (x, y) = (next_x + 1, next_y + 1);
    }
    changes
}

/// The pairs of lines that stay, in their order.
fn kept(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let most = (old.len() + new.len()).min(FAR);
    // How far each diagonal was followed; that of equal positions is in the middle.
    let middle = most + 1;
    let mut reached = vec![0; 2 * most + 3];
    let mut history = Vec::new();
    for step in 0..=most {
        history.push(reached[middle - step..=middle + step].to_vec());
        for diagonal in (middle - step..=middle + step).step_by(2) {
            let mut x = enter(diagonal, middle, step, |at| reached[at]).1;
            let mut y = x + middle - diagonal;
            while x < old.len() && y < new.len() && old[x] == new[y] {
                (x, y) = (x + 1, y + 1);
            }
            reached[diagonal] = x;
            if x >= old.len() && y >= new.len() {
                return walk_back(&history, middle, (x, y));
            }
        }
    }
    Vec::new()
}

/// From which diagonal one comes to a diagonal in a step, and where one then stands on it.
fn enter(
    diagonal: usize,
    middle: usize,
    step: usize,
    reached: impl Fn(usize) -> usize,
) -> (usize, usize) {
    if step == 0 {
        return (diagonal, 0);
    }
    let is_lowest = diagonal + step == middle;
    let is_highest = diagonal == middle + step;
    if is_lowest || (!is_highest && reached(diagonal - 1) < reached(diagonal + 1)) {
        (diagonal + 1, reached(diagonal + 1))
    } else {
        (diagonal - 1, reached(diagonal - 1) + 1)
    }
}

fn walk_back(
    history: &[Vec<usize>],
    middle: usize,
    (mut x, mut y): (usize, usize),
) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (step, reached) in history.iter().enumerate().rev() {
        let diagonal = x + middle - y;
        let reached = |at: usize| reached[at + step - middle];
        let (from, entered) = enter(diagonal, middle, step, reached);
        while x > entered {
            (x, y) = (x - 1, y - 1);
            pairs.push((x, y));
        }
        if step > 0 {
            x = reached(from);
            y = x + middle - from;
        }
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::changes;

    /// Every text of up to `length` letters.
    fn texts(length: u32) -> Vec<Vec<&'static str>> {
        let mut texts = vec![Vec::new()];
        for size in 1..=length {
            for number in 0..3_usize.pow(size) {
                let letter = |at| ["a", "b", "c"][number / 3_usize.pow(at) % 3];
                texts.push((0..size).map(letter).collect());
            }
        }
        texts
    }

    /// The length of the longest text that is in both, by its definition.
    fn longest(old: &[&str], new: &[&str]) -> usize {
        match (old, new) {
            ([], _) | (_, []) => 0,
            ([a, old @ ..], [b, new @ ..]) if a == b => 1 + longest(old, new),
            ([_, old_rest @ ..], [_, new_rest @ ..]) => {
                longest(old_rest, new).max(longest(old, new_rest))
            }
        }
    }

    #[test]
    fn changes_make_one_text_the_other_and_are_few() {
        let texts = texts(4);
        for old in &texts {
            for new in &texts {
                let (mut at, mut gone) = (0, 0);
                let mut made: Vec<&str> = Vec::new();
                for change in changes(old, new) {
                    made.extend(&old[at..change.before.start]);
                    made.extend(&new[change.after.clone()]);
                    gone += change.before.len();
                    at = change.before.end;
                }
                made.extend(&old[at..]);
                assert_eq!(&made, new, "from {old:?}");
                assert_eq!(old.len() - gone, longest(old, new), "{old:?} {new:?}");
            }
        }
    }

    #[test]
    fn texts_that_have_little_in_common_are_one_change() {
        let old: Vec<String> = (0..3000).map(|number| format!("a{number}")).collect();
        let new: Vec<String> = (0..3000).map(|number| format!("b{number}")).collect();
        let old: Vec<&str> = old.iter().map(String::as_str).collect();
        let new: Vec<&str> = new.iter().map(String::as_str).collect();
        let changes = changes(&old, &new);
        assert_eq!(changes.len(), 1);
        assert_eq!(
            (changes[0].before.len(), changes[0].after.len()),
            (3000, 3000)
        );
    }
}
