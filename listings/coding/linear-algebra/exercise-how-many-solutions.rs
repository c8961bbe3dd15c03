//! # How many solutions?
//!
//! Solve the linear equations $A x = b$: `a` holds n rows of d numbers each, `b` n numbers.
//!
//! - Exactly one solution: `Solutions::One(x)`.
//! - None: `Solutions::None`.
//! - Infinitely many: `Solutions::Many(k)`, where k is the number of unknowns that can be chosen
//!   freely.
//! - n and d are at least 1 and may differ. Entries are from −1000 to 1000 and not tiny: what is below
//!   1e-9 in size, in the course of the work, counts as 0.
//! - x has to be right to six digits, so choose the pivots.
//!
//! Standard library, Rust 1.59.
//!
//! ```text
//! x + y = 3, x − y = 1             →   One([2, 1])
//! x + y = 3, 2x + 2y = 7           →   None
//! x + y + z = 3                    →   Many(2)
//! ```

// ANCHOR: given
/// What a system of linear equations has.
#[derive(Debug, PartialEq)]
pub enum Solutions {
    /// No solution.
    None,
    /// This one.
    One(Vec<f64>),
    /// Infinitely many: so many unknowns are free.
    Many(usize),
}
// ANCHOR_END: given

// ANCHOR: solution
/// The solutions of A x = b, by elimination with the largest pivot. O(n d · rank).
pub fn solve(a: &[Vec<f64>], b: &[f64]) -> Solutions {
    let mut rows: Vec<Vec<f64>> = a.to_vec();
    for (row, right) in rows.iter_mut().zip(b) {
        row.push(*right);
    }
    let d = a[0].len();
    let mut rank = 0;
    for column in 0..d {
        let mut best = rank;
        for row in rank..rows.len() {
            if rows[row][column].abs() > rows[best][column].abs() {
                best = row;
            }
        }
        if best == rows.len() || rows[best][column].abs() < 1e-9 {
            continue;
        }
        rows.swap(rank, best);
        for other in 0..rows.len() {
            if other == rank {
                continue;
            }
            let factor = rows[other][column] / rows[rank][column];
            for k in column..=d {
                rows[other][k] -= factor * rows[rank][k];
            }
        }
        rank += 1;
    }
    if rows[rank..].iter().any(|row| row[d].abs() >= 1e-9) {
        return Solutions::None;
    }
    if rank < d {
        return Solutions::Many(d - rank);
    }
    Solutions::One((0..d).map(|i| rows[i][d] / rows[i][i]).collect())
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Solutions;
    // ANCHOR: starter
    /// The solutions of A x = b.
    pub fn solve(a: &[Vec<f64>], b: &[f64]) -> Solutions {
        todo!("b as one more column, then eliminate")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", solve(&[vec![1.0, 1.0], vec![1.0, -1.0]], &[3.0, 1.0]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn is_one(found: Solutions, expected: &[f64]) -> bool {
        match found {
            Solutions::One(x) => {
                x.len() == expected.len()
                    && x.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-6 * b.abs().max(1.0))
            }
            _ => false,
        }
    }

    #[test]
    fn the_examples() {
        assert!(is_one(solve(&[vec![1.0, 1.0], vec![1.0, -1.0]], &[3.0, 1.0]), &[2.0, 1.0]));
        assert_eq!(solve(&[vec![1.0, 1.0], vec![2.0, 2.0]], &[3.0, 7.0]), Solutions::None);
        assert_eq!(solve(&[vec![1.0, 1.0, 1.0]], &[3.0]), Solutions::Many(2));
    }

    #[test]
    fn a_zero_where_the_pivot_should_be() {
        assert!(is_one(solve(&[vec![0.0, 2.0], vec![5.0, 0.0]], &[4.0, 5.0]), &[1.0, 2.0]));
    }

    #[test]
    fn more_equations_than_unknowns() {
        let a = [vec![1.0], vec![2.0], vec![3.0]];
        assert!(is_one(solve(&a, &[2.0, 4.0, 6.0]), &[2.0]));
        assert_eq!(solve(&a, &[2.0, 4.0, 7.0]), Solutions::None);
    }

    #[test]
    fn nothing_but_zeros() {
        assert_eq!(solve(&[vec![0.0, 0.0]], &[0.0]), Solutions::Many(2));
        assert_eq!(solve(&[vec![0.0, 0.0]], &[1.0]), Solutions::None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn a_small_pivot_must_not_be_used() {
        // With 1e-7 as the first pivot the second row becomes 1e7 and the digits go.
        let a = [vec![1e-7, 1000.0], vec![1000.0, 1000.0]];
        match solve(&a, &[1000.0, 2000.0]) {
            Solutions::One(x) => assert!((x[0] - 1.0).abs() < 1e-6 && (x[1] - 1.0).abs() < 1e-6),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_pivot_that_is_missing_in_the_middle() {
        let a = [vec![1.0, 2.0, 1.0], vec![2.0, 4.0, 5.0]];
        assert_eq!(solve(&a, &[1.0, 5.0]), Solutions::Many(1));
        let a = [vec![1.0, 2.0, 1.0], vec![2.0, 4.0, 2.0], vec![0.0, 0.0, 1.0]];
        assert_eq!(solve(&a, &[1.0, 2.0, 7.0]), Solutions::Many(1));
        assert_eq!(solve(&a, &[1.0, 3.0, 7.0]), Solutions::None);
    }

    #[test]
    fn a_hundred_unknowns() {
        // x_i = i; equation i: x_i + x_(i+1), the last one x_99 alone.
        let entry = |i: usize, j: usize| if j == i || j == i + 1 { 1.0 } else { 0.0 };
        let a: Vec<Vec<f64>> = (0..100).map(|i| (0..100).map(|j| entry(i, j)).collect()).collect();
        let b: Vec<f64> =
            (0..100).map(|i| if i < 99 { f64::from(2 * i + 1) } else { 99.0 }).collect();
        match solve(&a, &b) {
            Solutions::One(x) => {
                assert!(x.iter().enumerate().all(|(i, x)| (x - i as f64).abs() < 1e-6));
            }
            other => panic!("{other:?}"),
        }
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Append b to the rows as one more column and bring the rows to steps. Three things can be read off
//    at the end.
// 2. For each column take the row with the largest entry among those not used yet, swap it up, and
//    clear the column in *all* other rows. No such row: go on to the next column with the same row.
// 3. A row of zeros with a right side that is not 0: no solution. Otherwise fewer pivots than columns:
//    many. Otherwise the matrix is diagonal: divide.
// ANCHOR_END: hints
