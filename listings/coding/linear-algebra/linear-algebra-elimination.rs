//! Rank and null space by elimination with pivoting.
//!
//! Contract: a matrix is a list of rows of equal length, finite. What is at most `tolerance` times
//! the largest entry counts as 0: rank is a question of tolerance, not of arithmetic. O(n d · rank).
//! Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: reduce
/// A matrix.
pub type Matrix = Vec<Vec<f64>>;

/// The reduced echelon form, and the column of each pivot.
pub fn reduce(matrix: &[Vec<f64>], tolerance: f64) -> (Matrix, Vec<usize>) {
    let mut rows = matrix.to_vec();
    let d = rows.first().map_or(0, Vec::len);
    let largest = rows.iter().flatten().fold(0.0_f64, |m, x| m.max(x.abs()));
    let mut pivots = Vec::new();
    for column in 0..d {
        let top = pivots.len();
        let size = |row: usize| rows[row][column].abs();
        let best = (top..rows.len()).fold(top, |b, row| if size(row) > size(b) { row } else { b });
        if best == rows.len() || size(best) <= tolerance * largest {
            continue; // (1)
        }
        rows.swap(top, best); // (2)
        let pivot = rows[top][column];
        for x in &mut rows[top] {
            *x /= pivot;
        }
        let row = rows[top].clone();
        let (above, rest) = rows.split_at_mut(top);
        for other in above.iter_mut().chain(&mut rest[1..]) {
            let factor = other[column];
            for (x, p) in other.iter_mut().zip(&row) {
                *x -= factor * p;
            }
        }
        pivots.push(column);
    }
    (rows, pivots)
}

/// How many columns are independent.
pub fn rank(matrix: &[Vec<f64>], tolerance: f64) -> usize {
    reduce(matrix, tolerance).1.len()
}

/// A basis of all x with A x = 0: one vector for each column without a pivot.
pub fn null_space(matrix: &[Vec<f64>], tolerance: f64) -> Matrix {
    let (rows, pivots) = reduce(matrix, tolerance);
    let d = matrix.first().map_or(0, Vec::len);
    let free = (0..d).filter(|column| !pivots.contains(column));
    free.map(|column| {
        let mut x = vec![0.0; d];
        x[column] = 1.0;
        for (row, &pivot) in rows.iter().zip(&pivots) {
            x[pivot] = -row[column];
        }
        x
    })
    .collect()
}
// ANCHOR_END: reduce

// ANCHOR: main
fn main() {
    let matrix = vec![vec![1.0, 2.0, 3.0], vec![2.0, 4.0, 6.0], vec![1.0, 1.0, 1.0]];
    println!("rank {}, null space {:?}", rank(&matrix, 1e-12), null_space(&matrix, 1e-12));

    // 0.1 + 0.2 is not 0.3: without a tolerance the third column is a new direction.
    let nearly = vec![vec![0.1, 0.2, 0.3], vec![0.1, 0.1, 0.2], vec![0.1, 0.4, 0.5]];
    println!("tolerance 0: rank {}", rank(&nearly, 0.0));
    println!("tolerance 1e-12: rank {}", rank(&nearly, 1e-12));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_zero_and_identity() {
        assert_eq!((rank(&[], 1e-12), rank(&[vec![0.0; 3]], 1e-12)), (0, 0));
        assert_eq!(null_space(&[vec![0.0; 2]], 1e-12), [[1.0, 0.0], [0.0, 1.0]]);
        let identity = [vec![1.0, 0.0], vec![0.0, 1.0]];
        assert_eq!(rank(&identity, 1e-12), 2);
        assert!(null_space(&identity, 1e-12).is_empty());
    }

    #[test]
    fn a_zero_on_the_diagonal_needs_a_swap() {
        assert_eq!(rank(&[vec![0.0, 1.0], vec![1.0, 0.0]], 1e-12), 2);
    }

    #[test]
    fn tall_and_wide() {
        assert_eq!(rank(&[vec![1.0], vec![2.0], vec![3.0]], 1e-12), 1);
        let wide = [vec![1.0, 2.0, 3.0]];
        assert_eq!(null_space(&wide, 1e-12), [[-2.0, 1.0, 0.0], [-3.0, 0.0, 1.0]]);
    }
}
