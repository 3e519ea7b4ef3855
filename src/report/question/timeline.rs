//! `query=timeline`: what happened, in order.

use super::Question;
use crate::answer::{self, Layout};

pub(super) static QUESTION: Question = Question {
    name: "timeline",
    what: "what happened, in order",
    subjects: &[],
    options: &[],
    rows: |request| {
        let narrowed = request.narrow_steps()?;
        let mut grid = answer::timeline(&narrowed.asked, narrowed.graph(), &narrowed.window).grid();
        // On a terminal each year has a line of its own, beside which the other cells are empty.
        for row in &mut grid.rows {
            let headed = row
                .get(1)
                .and_then(|cell| cell.first())
                .is_some_and(|line| line.text().is_empty());
            for cell in row.iter_mut().filter(|_| headed) {
                cell.remove(0);
            }
        }
        Ok(grid)
    },
    sentence: None,
};
