//! Finds circles in a relation between records.

/// An arrow from one number to another, with whatever made it.
pub(super) struct Arrow<T> {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) by: T,
}

/// Circles of which no two have a number in common, each as its arrows in their order from the smallest number.
///
/// Numbers are below `count`. When all circles that are returned are broken, others may come to light. Costs one pass.
pub(super) fn circles<T>(count: usize, mut arrows: Vec<Arrow<T>>) -> Vec<Vec<Arrow<T>>> {
    arrows.sort_by_key(|arrow| (arrow.from, arrow.to));
    let found = Search::new(count, &arrows).run();
    let mut arrows: Vec<Option<Arrow<T>>> = arrows.into_iter().map(Some).collect();
    found
        .into_iter()
        .map(|circle| {
            let mut circle: Vec<Arrow<T>> = circle
                .into_iter()
                .filter_map(|number| arrows[number].take())
                .collect();
            let first = (0..circle.len()).min_by_key(|&at| circle[at].from);
            circle.rotate_left(first.unwrap_or(0));
            circle
        })
        .collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    /// On the way that is being followed.
    Open,
    Done,
}

/// A search in depth that keeps its way on the heap, as chains may be long.
struct Search<'a, T> {
    arrows: &'a [Arrow<T>],
    /// The first arrow of each number.
    first: Vec<usize>,
    marks: Vec<Mark>,
    /// Each number on the way, and the next of its arrows to follow.
    way: Vec<(u32, usize)>,
}

impl<'a, T> Search<'a, T> {
    fn new(count: usize, arrows: &'a [Arrow<T>]) -> Self {
        let mut first = vec![0; count + 1];
        for arrow in arrows {
            first[arrow.from as usize + 1] += 1;
        }
        for at in 0..count {
            first[at + 1] += first[at];
        }
        Search {
            arrows,
            first,
            marks: vec![Mark::New; count],
            way: Vec::new(),
        }
    }

    fn run(mut self) -> Vec<Vec<usize>> {
        let mut circles = Vec::new();
        let arrows = self.arrows;
        for arrow in arrows {
            self.enter(arrow.from);
            while let Some((number, next)) = self.way.last_mut() {
                if *next == self.first[*number as usize + 1] {
                    self.marks[*number as usize] = Mark::Done;
                    self.way.pop();
                    continue;
                }
                let to = self.arrows[*next].to;
                *next += 1;
                match self.marks[to as usize] {
                    Mark::New => self.enter(to),
                    Mark::Open => circles.push(self.take_circle(to)),
                    Mark::Done => {}
                }
            }
        }
        circles
    }

    fn enter(&mut self, number: u32) {
        if self.marks[number as usize] == Mark::New {
            self.marks[number as usize] = Mark::Open;
            self.way.push((number, self.first[number as usize]));
        }
    }

    /// Leaves the way back to a number on it, and returns the arrows that were followed since.
    fn take_circle(&mut self, number: u32) -> Vec<usize> {
        let start = self.way.iter().rposition(|(on, _)| *on == number);
        let circle = self.way.split_off(start.unwrap_or(self.way.len()));
        for (on, _) in &circle {
            self.marks[*on as usize] = Mark::Done;
        }
        circle.into_iter().map(|(_, next)| next - 1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(arrows: &[(u32, u32)]) -> Vec<Vec<u32>> {
        let arrows = arrows
            .iter()
            .map(|&(from, to)| Arrow { from, to, by: () })
            .collect();
        circles(10, arrows)
            .iter()
            .map(|circle| circle.iter().map(|arrow| arrow.from).collect())
            .collect()
    }

    #[test]
    fn chains_and_diamonds_are_no_circles() {
        assert!(found(&[(0, 1), (1, 2), (0, 2), (3, 2), (2, 4)]).is_empty());
    }

    #[test]
    fn a_circle_starts_at_its_smallest_number() {
        assert_eq!(found(&[(5, 3), (3, 4), (4, 5), (0, 5)]), [[3, 4, 5]]);
    }

    #[test]
    fn separate_circles_are_all_found() {
        let found = found(&[(0, 1), (1, 0), (0, 2), (2, 3), (3, 2), (4, 4)]);
        assert_eq!(found, [vec![0, 1], vec![2, 3], vec![4]]);
    }
}
