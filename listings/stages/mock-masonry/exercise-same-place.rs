//! # The same place
//!
//! The window becomes wider or narrower, the number of columns changes, and every pin moves. People
//! mind losing their place. Lay the page out again, and scroll so that the pin they were reading
//! stays where it was on the screen.
//!
//! - Layout: each pin, in order, into the column that is shortest at that moment; of equals the
//!   leftmost. `heights` are in pixels and may be 0.
//! - The upper edge of the window is at `top` in the layout with `before` columns.
//! - The **anchor** is, of the pins whose *lower* edge is below `top` (a larger number), the one with
//!   the smallest upper edge; of equals the leftmost.
//! - Return where the upper edge of the window has to be in the layout with `after` columns, so that
//!   the anchor's upper edge is at the same distance from it as before.
//! - Without columns, before or after, and without an anchor, there is no answer: `None`.
//!
//! ```text
//! heights 300 200 250 100 400
//! 3 columns:  0: 0–300      1: 0–200, 200–300      2: 0–250, 250–650
//! 2 columns:  0: 0–300, 300–400, 400–800           1: 0–200, 200–450
//!
//! top 310  →  the anchor is the pin of 400, cut off by 60: it now begins at 400, so top 460
//! top 260  →  the anchor is the pin of 300, cut off by 260: it begins at 0 again, so top 260
//! ```

// Standard library only, nothing newer than Rust 1.59.

// ANCHOR: solution
/// The column and the upper edge of each pin; `None` without columns. O(pins · columns).
fn layout(heights: &[u64], columns: usize) -> Option<Vec<(usize, u64)>> {
    let mut filled = vec![0; columns];
    let mut places = Vec::new();
    for height in heights {
        // `min_by_key` keeps the first of equals: the leftmost.
        let column = (0..columns).min_by_key(|column| filled[*column])?;
        places.push((column, filled[column]));
        filled[column] += height;
    }
    Some(places)
}

/// Where to scroll so that the anchor stays where it is; `None` without columns or anchor.
///
/// O(pins · columns).
pub fn same_place(heights: &[u64], before: usize, after: usize, top: u64) -> Option<u64> {
    let old = layout(heights, before)?;
    let new = layout(heights, after)?;
    let in_view = (0..heights.len()).filter(|&pin| old[pin].1 + heights[pin] > top);
    let anchor = in_view.min_by_key(|&pin| (old[pin].1, old[pin].0))?;
    // Columns have no holes: if a pin ends below `top`, some pin of its column covers `top`. So the
    // anchor begins at `top` or above, and nothing goes below zero.
    Some(new[anchor].1 + (top - old[anchor].1))
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The column and the upper edge of each pin; `None` without columns.
    fn layout(heights: &[u64], columns: usize) -> Option<Vec<(usize, u64)>> {
        todo!()
    }

    /// Where to scroll so that the anchor stays where it is; `None` without columns or anchor.
    pub fn same_place(heights: &[u64], before: usize, after: usize, top: u64) -> Option<u64> {
        todo!()
    }
    // ANCHOR_END: starter
}

fn main() {
    let heights = [300, 200, 250, 100, 400];
    for top in [0, 260, 310, 650] {
        println!("from {top}: {:?}", same_place(&heights, 3, 2, top));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    const HEIGHTS: [u64; 5] = [300, 200, 250, 100, 400];

    #[test]
    fn the_example() {
        assert_eq!(same_place(&HEIGHTS, 3, 2, 310), Some(460));
        assert_eq!(same_place(&HEIGHTS, 3, 2, 260), Some(260));
    }

    #[test]
    fn the_same_layout_needs_no_scrolling() {
        for top in [0, 1, 299, 300, 649] {
            assert_eq!(same_place(&HEIGHTS, 3, 3, top), Some(top));
        }
    }

    #[test]
    fn behind_the_last_pin_there_is_no_anchor() {
        assert_eq!(same_place(&HEIGHTS, 3, 2, 650), None);
        assert_eq!(same_place(&[], 3, 2, 0), None);
    }

    #[test]
    fn without_columns_there_is_no_page() {
        assert_eq!(same_place(&HEIGHTS, 0, 2, 0), None);
        assert_eq!(same_place(&HEIGHTS, 3, 0, 0), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn one_column_is_a_list() {
        assert_eq!(same_place(&[300, 200, 250, 100, 400], 3, 1, 310), Some(910));
        assert_eq!(same_place(&[300, 200, 250, 100, 400], 1, 3, 910), Some(310));
    }

    #[test]
    fn pins_without_height_are_never_the_anchor() {
        assert_eq!(same_place(&[0, 0, 0], 2, 1, 0), None);
        assert_eq!(same_place(&[0, 10, 10], 2, 1, 5), Some(5));
    }

    #[test]
    fn of_equal_upper_edges_the_leftmost() {
        // Pins 0 and 1 both begin at 0 and both cover 50; pin 0 is the left one.
        assert_eq!(same_place(&[100, 100], 2, 1, 50), Some(50));
        // Only pin 1 covers 150: in one column it begins at 100.
        assert_eq!(same_place(&[100, 200], 2, 1, 150), Some(250));
    }

    #[test]
    fn the_anchor_keeps_its_distance() {
        let mut state = 9_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % n
        };
        for _ in 0..300 {
            let heights: Vec<u64> = (0..=below(20)).map(|_| below(5) * 10).collect();
            let columns = |n: u64| usize::try_from(1 + n).expect("small");
            let (before, after) = (columns(below(5)), columns(below(5)));
            let top = below(100);
            let (old, new) = (place(&heights, before), place(&heights, after));
            let mut anchor: Option<usize> = None;
            for pin in 0..heights.len() {
                let key = |pin: usize| (old[pin].1, old[pin].0);
                let earlier = match anchor {
                    Some(best) => key(pin) < key(best),
                    None => true,
                };
                if old[pin].1 + heights[pin] > top && earlier {
                    anchor = Some(pin);
                }
            }
            let expected = anchor.map(|pin| new[pin].1 + top - old[pin].1);
            assert_eq!(same_place(&heights, before, after, top), expected, "{heights:?} {top}");
        }
    }

    /// A layout of its own, by a scan for the least.
    fn place(heights: &[u64], columns: usize) -> Vec<(usize, u64)> {
        let mut filled = vec![0; columns];
        let mut places = Vec::new();
        for height in heights {
            let mut least = 0;
            for column in 1..columns {
                if filled[column] < filled[least] {
                    least = column;
                }
            }
            places.push((least, filled[least]));
            filled[least] += height;
        }
        places
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. You need the layout twice, so write it as a function of the number of columns.
// 2. The anchor is a minimum over some of the pins, by (upper edge, column) of the *old* layout.
// 3. How far the anchor is cut off by the window is the same before and after. Can its upper edge
//    lie inside the window, below `top`? Think of what stands above it in its column.
// ANCHOR_END: hints
