//! # Bins of equal size
//!
//! Binning turns a number into one of `k` categories with about as many training rows each. The edges
//! are fitted on training rows, later rows only look them up.
//!
//! - `fit_bins(train, k)`: sort the n training values. The candidates for edges are the sorted values at
//!   the places `i * n / k`, rounded down and counted from 0, for `i` from 1 to `k - 1`.
//! - Ties must not be cut, and no bin may be without a training row: an edge is kept **once**, and not
//!   if it is the smallest training value.
//! - Return the edges in ascending order. No rows, or `k` of 0 or 1: no edges.
//! - `bin(edges, x)`: the number of edges that are **at most** `x`. A value below everything seen is in
//!   bin 0, one above in the last.
//!
//! Fitting in O(n log n), looking up in O(log k). Standard library, Rust 1.59.
//!
//! ```text
//! train    4 1 1 9 2 7 1 8        k = 4
//! sorted   1 1 1 2 4 7 8 9        places 2, 4, 6 hold 1, 4, 8
//!
//! 1 is the smallest value: edges 4 8
//! bins     1 1 1 2 | 4 7 | 8 9    and 100 is in bin 2
//! ```

// ANCHOR: solution
/// The edges between at most `k` bins of about equal size, ascending. O(n log n).
pub fn fit_bins(train: &[u32], k: usize) -> Vec<u32> {
    let mut sorted = train.to_vec();
    sorted.sort_unstable();
    let n = sorted.len();
    let mut edges: Vec<u32> = Vec::new();
    for i in 1..k {
        match sorted.get(i * n / k) {
            // Larger than the edge before it, or than the smallest value of all.
            Some(&edge) if edge > *edges.last().unwrap_or(&sorted[0]) => edges.push(edge),
            _ => {}
        }
    }
    edges
}

/// The bin of `x`, from 0. O(log k).
pub fn bin(edges: &[u32], x: u32) -> usize {
    edges.partition_point(|&edge| edge <= x)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The edges between at most `k` bins of about equal size, ascending.
    pub fn fit_bins(train: &[u32], k: usize) -> Vec<u32> {
        todo!("sort, and look at the places where a bin could begin")
    }

    /// The bin of `x`, from 0.
    pub fn bin(edges: &[u32], x: u32) -> usize {
        todo!("how many edges are at most x?")
    }
    // ANCHOR_END: starter
}

fn main() {
    let edges = fit_bins(&[4, 1, 1, 9, 2, 7, 1, 8], 4);
    println!("{edges:?}, 100 is in bin {}", bin(&edges, 100));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let edges = fit_bins(&[4, 1, 1, 9, 2, 7, 1, 8], 4);
        assert_eq!(edges, [4, 8]);
        let bins: Vec<usize> = [0, 1, 3, 4, 8, 100].iter().map(|&x| bin(&edges, x)).collect();
        assert_eq!(bins, [0, 0, 0, 1, 2, 2]);
    }

    #[test]
    fn halves() {
        assert_eq!(fit_bins(&[30, 10, 40, 20], 2), [30]);
    }

    #[test]
    fn a_constant_column_is_one_bin() {
        assert!(fit_bins(&[5, 5, 5], 3).is_empty());
        assert_eq!(bin(&[], 7), 0);
    }

    #[test]
    fn nothing_to_fit() {
        assert!(fit_bins(&[], 4).is_empty());
        assert!(fit_bins(&[1, 2], 0).is_empty());
        assert!(fit_bins(&[1, 2], 1).is_empty());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// All columns of five values below 4, against the statement read literally.
    #[test]
    fn by_definition() {
        for code in 0..4_u32.pow(5) {
            let train: Vec<u32> = (0..5).map(|place| code / 4_u32.pow(place) % 4).collect();
            let mut sorted = train.clone();
            sorted.sort_unstable();
            for k in 1..8 {
                let mut edges: Vec<u32> = (1..k).map(|i| sorted[i * 5 / k]).collect();
                edges.dedup();
                edges.retain(|&edge| edge != sorted[0]);
                assert_eq!(fit_bins(&train, k), edges);
                for x in 0..5 {
                    let expected = edges.iter().filter(|&&edge| edge <= x).count();
                    assert_eq!(bin(&edges, x), expected);
                }
                for index in 0..=edges.len() {
                    assert!(train.iter().any(|&x| bin(&edges, x) == index), "an empty bin");
                }
            }
        }
    }

    #[test]
    fn distinct_values_fill_bins_evenly() {
        let train: Vec<u32> = (0..100_000).map(|i| i * 7 % 100_003).collect();
        let edges = fit_bins(&train, 1_000);
        let mut counts = vec![0; 1_000];
        for &x in &train {
            counts[bin(&edges, x)] += 1;
        }
        assert!(counts.iter().all(|&count| count == 100));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Sort a copy. A bin begins at one of the places `i * n / k`; look at the values there.
// 2. The candidates come in ascending order, so a repetition stands next to its like: compare with the
//    last edge that you kept. The first one is compared with the smallest training value.
// 3. `bin` asks how many edges are at most `x`, in an ascending list: `partition_point` is a binary
//    search for that.
// ANCHOR_END: hints
