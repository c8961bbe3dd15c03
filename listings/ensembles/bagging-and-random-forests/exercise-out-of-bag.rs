//! # The out-of-bag accuracy
//!
//! A forest of $B$ trees has been grown on $n$ rows, each tree on a bootstrap sample. Every row can be
//! judged by the trees that have *not* seen it. Compute the share of rows that they get right.
//!
//! - `samples[b]` holds the rows that tree $b$ was grown on, numbers below $n$. A row may be there
//!   several times.
//! - `votes[b][i]` is the class that tree $b$ gives to row $i$, for every row, seen or not.
//! - `labels[i]` is the true class of row $i$. Classes are numbers below `classes`.
//! - A row's answer is the class with the most votes among the trees that have not seen it. Of classes
//!   with equally many votes take the lowest.
//! - A row that every tree has seen has no answer and does not count. If no row has an answer, return
//!   `None`.
//!
//! Aim for $O(B \, n)$, and for memory that does not grow with $B$.
//!
//! ```text
//! labels   0  1  1
//!
//! tree 0   sample 0 0 1   votes 0 1 0      has not seen row 2
//! tree 1   sample 1 2 2   votes 0 1 1      has not seen row 0
//! tree 2   sample 0 1 1   votes 1 1 1      has not seen row 2
//!
//! row 0    tree 1 says 0                   right
//! row 1    every tree has seen it          does not count
//! row 2    tree 0 says 0, tree 2 says 1    a tie: 0, wrong
//!
//! accuracy 1 / 2
//! ```
//!
//! Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: solution
/// The accuracy of out-of-bag votes; `None` if every tree has seen every row.
pub fn out_of_bag_accuracy(
    samples: &[Vec<usize>],
    votes: &[Vec<usize>],
    labels: &[usize],
    classes: usize,
) -> Option<f64> {
    let mut counts = vec![vec![0_usize; classes]; labels.len()];
    let mut seen = vec![false; labels.len()];
    for (sample, votes) in samples.iter().zip(votes) {
        seen.fill(false);
        for &row in sample {
            seen[row] = true;
        }
        for (row, &class) in votes.iter().enumerate() {
            if !seen[row] {
                counts[row][class] += 1;
            }
        }
    }

    let (mut judged, mut right) = (0_usize, 0_usize);
    for (counts, &label) in counts.iter().zip(labels) {
        if counts.iter().any(|&count| count > 0) {
            judged += 1;
            // Strictly more: of equal counts the lowest class stays.
            let best =
                (1..classes).fold(0, |best, c| if counts[c] > counts[best] { c } else { best });
            right += usize::from(best == label);
        }
    }
    if judged == 0 { None } else { Some(right as f64 / judged as f64) }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The accuracy of out-of-bag votes; `None` if every tree has seen every row.
    pub fn out_of_bag_accuracy(
        samples: &[Vec<usize>],
        votes: &[Vec<usize>],
        labels: &[usize],
        classes: usize,
    ) -> Option<f64> {
        todo!("which trees may judge a row?")
    }
    // ANCHOR_END: starter
}

fn main() {
    let samples = [vec![0, 0, 1], vec![1, 2, 2], vec![0, 1, 1]];
    let votes = [vec![0, 1, 0], vec![0, 1, 1], vec![1, 1, 1]];
    println!("{:?}", out_of_bag_accuracy(&samples, &votes, &[0, 1, 1], 2));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Option<f64>, expected: f64) {
        let found = found.expect("a row has an answer");
        assert!((found - expected).abs() < 1e-12, "{found} instead of {expected}");
    }

    #[test]
    fn three_trees() {
        let samples = [vec![0, 0, 1], vec![1, 2, 2], vec![0, 1, 1]];
        let votes = [vec![0, 1, 0], vec![0, 1, 1], vec![1, 1, 1]];
        close(out_of_bag_accuracy(&samples, &votes, &[0, 1, 1], 2), 0.5);
    }

    #[test]
    fn a_tree_does_not_judge_what_it_has_seen() {
        // It votes right on row 0, which it has seen, and wrong on row 1.
        close(out_of_bag_accuracy(&[vec![0, 0]], &[vec![0, 0]], &[0, 1], 2), 0.0);
    }

    #[test]
    fn nobody_can_judge() {
        assert_eq!(out_of_bag_accuracy(&[vec![0, 1]], &[vec![0, 0]], &[0, 0], 1), None);
        assert_eq!(out_of_bag_accuracy(&[], &[], &[0, 1], 2), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Row by row, asking each sample whether it contains the row: O(B n²).
    fn brute_force(
        samples: &[Vec<usize>],
        votes: &[Vec<usize>],
        labels: &[usize],
        classes: usize,
    ) -> Option<f64> {
        let (mut judged, mut right) = (0, 0);
        for (row, &label) in labels.iter().enumerate() {
            let mut counts = vec![0; classes];
            for (sample, votes) in samples.iter().zip(votes) {
                if !sample.contains(&row) {
                    counts[votes[row]] += 1;
                }
            }
            let most = counts.iter().copied().max().unwrap_or(0);
            if most > 0 {
                judged += 1;
                right += usize::from(counts.iter().position(|&count| count == most) == Some(label));
            }
        }
        if judged > 0 { Some(f64::from(judged).recip() * right as f64) } else { None }
    }

    #[test]
    fn agrees_with_brute_force() {
        let mut state = 3_u64;
        let mut below = |n: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            ((state >> 33) % n as u64) as usize
        };
        for _ in 0..300 {
            let (n, trees, classes) = (1 + below(8), below(7), 1 + below(3));
            let samples: Vec<Vec<usize>> =
                (0..trees).map(|_| (0..n).map(|_| below(n)).collect()).collect();
            let votes: Vec<Vec<usize>> =
                (0..trees).map(|_| (0..n).map(|_| below(classes)).collect()).collect();
            let labels: Vec<usize> = (0..n).map(|_| below(classes)).collect();
            let found = out_of_bag_accuracy(&samples, &votes, &labels, classes);
            let expected = brute_force(&samples, &votes, &labels, classes);
            match (found, expected) {
                (None, None) => {}
                (Some(found), Some(expected)) => assert!((found - expected).abs() < 1e-12),
                _ => panic!("{found:?} instead of {expected:?}"),
            }
        }
    }

    /// Asking a list of 5,000 draws about each of 5,000 rows, for 200 trees, takes too long.
    #[test]
    fn two_hundred_trees_on_five_thousand_rows() {
        let n = 5000;
        let samples = vec![(0..n).map(|i| i / 2 * 2).collect::<Vec<usize>>(); 200];
        let votes = vec![vec![1_usize; n]; 200];
        let labels: Vec<usize> = (0..n).map(|i| i % 2).collect();
        assert_eq!(out_of_bag_accuracy(&samples, &votes, &labels, 2), Some(1.0));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. For one tree, mark the rows of its sample. What is left unmarked is what it may judge.
// 2. Keep one table of counts, rows × classes, and let each tree in turn add its votes to it.
// 3. A row without any count has no answer. With `>` instead of `>=` the lowest class wins ties.
// ANCHOR_END: hints
