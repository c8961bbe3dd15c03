//! Pins into columns: each goes into the column that is shortest at the moment.
//!
//! Input: heights in pixels, in order; a number of columns. Output: for each pin its column and its
//! upper edge. Ties go to the leftmost column. O(n · k) for n pins and k columns.

// ANCHOR: scan
/// Where a pin lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Place {
    column: usize,
    top: u64,
}

/// Each pin into the shortest column. Without columns there is no place for a pin.
fn layout(heights: &[u64], columns: usize) -> Option<Vec<Place>> {
    let mut filled = vec![0; columns];
    let mut places = Vec::new();
    for height in heights {
        // `min_by_key` keeps the first of equals: the leftmost.
        let column = (0..columns).min_by_key(|column| filled[*column])?;
        places.push(Place { column, top: filled[column] });
        filled[column] += height;
    }
    Some(places)
}
// ANCHOR_END: scan

// ANCHOR: main
fn main() {
    let places = layout(&[300, 200, 250, 100, 400], 3).expect("columns");
    for place in &places {
        println!("column {} from {:>3}", place.column, place.top);
    }
    assert_eq!(layout(&[], 3), Some(vec![]));
    assert_eq!(layout(&[10], 0), None);
    assert_eq!(layout(&[10, 10, 10], 1).expect("a column")[2].top, 20);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_go_left_also_for_pins_without_height() {
        let columns = |heights: &[u64]| -> Vec<usize> {
            layout(heights, 3).expect("columns").iter().map(|place| place.column).collect()
        };
        assert_eq!(columns(&[5, 5, 5, 5]), [0, 1, 2, 0]);
        assert_eq!(columns(&[0, 0, 7]), [0, 0, 0]);
    }
}
