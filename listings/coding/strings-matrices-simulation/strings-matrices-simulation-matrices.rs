//! Matrices: transpose, turn in place, walk in a spiral.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. All rows are equally long.

// ANCHOR: turn
/// Turns a square picture by 90° clockwise, in place: transpose, then mirror each row. O(n²).
pub fn turn(picture: &mut [Vec<u8>]) {
    for row in 0..picture.len() {
        for column in 0..row {
            let above = picture[column][row]; // (1)
            picture[column][row] = picture[row][column];
            picture[row][column] = above;
        }
    }
    for row in picture {
        row.reverse();
    }
}
// ANCHOR_END: turn

// ANCHOR: spiral
/// The cells from outside to inside, clockwise from the first. O(cells).
pub fn spiral(grid: &[Vec<u8>]) -> Vec<u8> {
    let columns = grid.first().map_or(0, Vec::len);
    // What is left, half-open: nothing underflows when it becomes empty.
    let (mut top, mut bottom, mut left, mut right) = (0, grid.len(), 0, columns);
    let mut cells = Vec::new();
    while top < bottom && left < right {
        cells.extend(&grid[top][left..right]);
        top += 1;
        cells.extend(grid[top..bottom].iter().map(|row| row[right - 1]));
        right -= 1;
        if top < bottom {
            cells.extend(grid[bottom - 1][left..right].iter().rev()); // (1)
            bottom -= 1;
        }
        if left < right {
            cells.extend(grid[top..bottom].iter().rev().map(|row| row[left]));
            left += 1;
        }
    }
    cells
}
// ANCHOR_END: spiral

// ANCHOR: main
fn main() {
    let mut picture = vec![vec![1, 2, 3], vec![4, 5, 6], vec![7, 8, 9]];
    println!("spiral {:?}", spiral(&picture));
    turn(&mut picture);
    println!("turned {picture:?}");
    println!("one row {:?}", spiral(&[vec![1, 2, 3]]));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_and_thin() {
        assert!(spiral(&[]).is_empty());
        assert!(spiral(&[vec![], vec![]]).is_empty());
        assert_eq!(spiral(&[vec![1], vec![2], vec![3]]), [1, 2, 3]);
        turn(&mut []);
    }

    #[test]
    fn four_turns_are_none() {
        let picture = vec![vec![1, 2], vec![3, 4]];
        let mut turned = picture.clone();
        turn(&mut turned);
        assert_eq!(turned, [[3, 1], [4, 2]]);
        for _ in 0..3 {
            turn(&mut turned);
        }
        assert_eq!(turned, picture);
    }
}
