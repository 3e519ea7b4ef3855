//! Entries sorted into rows, one row behind the other.

/// Where the row of each number starts that comes up, and at last where all end.
pub(super) fn starts(count: usize, rows: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = vec![0_u32; count + 1];
    for row in rows {
        starts[row as usize + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    starts
}

/// Entries by row.
#[derive(Clone, Debug)]
pub(crate) struct Rows<T> {
    starts: Vec<u32>,
    entries: Vec<T>,
}

impl<T: Copy> Rows<T> {
    /// Sorts entries into `count` rows, in which they keep their order. Costs two passes.
    pub(crate) fn new(count: usize, entries: impl Iterator<Item = (u32, T)> + Clone) -> Rows<T> {
        let starts = starts(count, entries.clone().map(|(row, _)| row));
        let total = starts.last().map_or(0, |end| *end as usize);
        let mut next = starts.clone();
        let mut sorted = Vec::new();
        for (row, entry) in entries {
            // Every place is filled; the first entry only stands for one that is not there yet.
            if sorted.is_empty() {
                sorted = vec![entry; total];
            }
            let next = &mut next[row as usize];
            sorted[*next as usize] = entry;
            *next += 1;
        }
        Rows {
            starts,
            entries: sorted,
        }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(crate) fn row(&self, at: u32) -> &[T] {
        let at = at as usize;
        &self.entries[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}
