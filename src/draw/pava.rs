//! Isotonic regression by pooling adjacent violators (Ayer, Brunk, Ewing, Reid and Silverman, 1955; Best and Chakravarti, 1990): O(n).

/// The places nearest to their targets, in weighted squares, such that each is at least its gap behind the one before.
///
/// `wishes` are targets with their weights, above 0; `gaps[i]` is the least distance of `i` from `i - 1` (that of the first is not read).
/// With `bounds`, all lie within them, where there is room.
pub(super) fn place(wishes: &[(f64, f64)], gaps: &[f64], bounds: Option<(f64, f64)>) -> Vec<f64> {
    // Without the gaps, the places only need to rise.
    let mut shift = 0.0;
    let mut shifts = Vec::with_capacity(wishes.len());
    // Each block: its sum of weighted targets, its weight, how many it holds.
    let mut blocks: Vec<(f64, f64, usize)> = Vec::with_capacity(wishes.len());
    for (at, &(target, weight)) in wishes.iter().enumerate() {
        if at > 0 {
            shift += gaps[at];
        }
        shifts.push(shift);
        let mut block = ((target - shift) * weight, weight, 1);
        while let Some(&before) = blocks.last() {
            if before.0 / before.1 <= block.0 / block.1 {
                break;
            }
            blocks.pop();
            block = (block.0 + before.0, block.1 + before.1, block.2 + before.2);
        }
        blocks.push(block);
    }
    let mut places = Vec::with_capacity(wishes.len());
    for (sum, weight, count) in blocks {
        let mut mean = sum / weight;
        if let Some((low, high)) = bounds {
            mean = mean.min(high - shift).max(low);
        }
        for _ in 0..count {
            places.push(mean + shifts[places.len()]);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn what_has_room_stays_at_its_target() {
        assert_eq!(
            place(&[(0.0, 1.0), (10.0, 1.0)], &[0.0, 5.0], None),
            [0.0, 10.0]
        );
    }

    #[test]
    fn what_has_none_shares_the_shift_by_weight() {
        assert_eq!(
            place(&[(0.0, 1.0), (0.0, 1.0)], &[0.0, 10.0], None),
            [-5.0, 5.0]
        );
        assert_eq!(
            place(&[(0.0, 3.0), (0.0, 1.0)], &[0.0, 8.0], None),
            [-2.0, 6.0]
        );
    }

    #[test]
    fn bounds_hold_where_there_is_room() {
        assert_eq!(
            place(&[(-9.0, 1.0), (99.0, 1.0)], &[0.0, 2.0], Some((0.0, 10.0))),
            [0.0, 10.0]
        );
        assert!(place(&[], &[], None).is_empty());
    }
}
