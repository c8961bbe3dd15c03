//! # Bins of equal size
//!
//! A click model says 0.01 of most things. Ten bins of equal *width* put all of them into the first,
//! and the curve has one point. Cut by *count* instead.
//!
//! - Sort the items by probability. A bin takes items in that order until it holds at least `size`
//!   of them; then the next one begins.
//! - Items with the same probability are never separated: a bin that has enough still takes the rest
//!   of a tie.
//! - The last bin may hold fewer than `size`. If it does and there is a bin before it, it joins that
//!   one: a bin of three items says nothing.
//! - Return for each bin (items, mean probability, share of positives), by rising probability.
//! - If a probability is NaN, the lengths differ or `size` is 0, there is no curve: `None`. No items
//!   give no bins.
//!
//! ```text
//! p         0.1  0.1  0.1  0.2  0.4  0.4  0.9
//! positive   −    −    +    −    +    −    +
//!
//! size 2: three at 0.1 (a tie), then 0.2 and both 0.4; 0.9 alone is too few and joins them
//! →  (3, 0.1, 1/3)  (4, 0.475, 1/2)
//! ```

// Standard library only, nothing newer than Rust 1.59.

// ANCHOR: solution
/// The calibration curve in bins of at least `size` items; `None` if there is none.
///
/// O(n log n).
pub fn equal_bins(labels: &[bool], p: &[f64], size: usize) -> Option<Vec<(usize, f64, f64)>> {
    if size == 0 || labels.len() != p.len() || p.iter().any(|p| p.is_nan()) {
        return None;
    }
    let mut items: Vec<(f64, bool)> = p.iter().copied().zip(labels.iter().copied()).collect();
    items.sort_by(|a, b| a.partial_cmp(b).expect("NaN was refused"));

    // (items, sum of p, positives) of each bin.
    let mut bins: Vec<(usize, f64, usize)> = Vec::new();
    let mut previous = f64::NEG_INFINITY;
    for (p, positive) in items {
        let full = match bins.last() {
            Some(bin) => bin.0 >= size,
            None => true,
        };
        if full && p > previous {
            bins.push((0, 0.0, 0));
        }
        previous = p;
        let bin = bins.last_mut().expect("one has begun");
        *bin = (bin.0 + 1, bin.1 + p, bin.2 + usize::from(positive));
    }
    let too_few = matches!(bins.last(), Some(bin) if bin.0 < size);
    if too_few && bins.len() > 1 {
        let (count, sum, positives) = bins.pop().expect("there are two");
        let bin = bins.last_mut().expect("there is another");
        *bin = (bin.0 + count, bin.1 + sum, bin.2 + positives);
    }
    let shares = bins.into_iter().map(|(count, sum, positives)| {
        (count, sum / count as f64, positives as f64 / count as f64)
    });
    Some(shares.collect())
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The calibration curve in bins of at least `size` items; `None` if there is none.
    pub fn equal_bins(labels: &[bool], p: &[f64], size: usize) -> Option<Vec<(usize, f64, f64)>> {
        todo!("refuse, sort, cut where a bin is full and the probability rises")
    }
    // ANCHOR_END: starter
}

fn main() {
    let labels = [false, false, true, false, true, false, true];
    let p = [0.1, 0.1, 0.1, 0.2, 0.4, 0.4, 0.9];
    for (items, predicted, observed) in equal_bins(&labels, &p, 2).expect("numbers") {
        println!("{items} items: said {predicted:.3}, happened {observed:.3}");
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    /// Items, and both means in thousandths.
    fn rounded(bins: &[(usize, f64, f64)]) -> Vec<(usize, String)> {
        bins.iter().map(|(n, p, y)| (*n, format!("{p:.3} {y:.3}"))).collect()
    }

    fn row(items: usize, means: &str) -> (usize, String) {
        (items, means.to_string())
    }

    #[test]
    fn the_example() {
        let labels = [false, false, true, false, true, false, true];
        let p = [0.1, 0.1, 0.1, 0.2, 0.4, 0.4, 0.9];
        let bins = equal_bins(&labels, &p, 2).expect("numbers");
        assert_eq!(rounded(&bins), [row(3, "0.100 0.333"), row(4, "0.475 0.500")]);
    }

    #[test]
    fn the_order_of_the_items_does_not_matter() {
        let bins = equal_bins(&[true, false, false, true], &[0.9, 0.1, 0.2, 0.8], 2).unwrap();
        assert_eq!(rounded(&bins), [row(2, "0.150 0.000"), row(2, "0.850 1.000")]);
    }

    #[test]
    fn too_few_for_one_bin_are_one_bin_all_the_same() {
        let bins = equal_bins(&[true, false], &[0.9, 0.2], 10).unwrap();
        assert_eq!(rounded(&bins), [row(2, "0.550 0.500")]);
        assert_eq!(equal_bins(&[], &[], 10), Some(vec![]));
    }

    #[test]
    fn what_has_no_curve() {
        assert_eq!(equal_bins(&[true], &[f64::NAN], 1), None);
        assert_eq!(equal_bins(&[true], &[], 1), None);
        assert_eq!(equal_bins(&[true], &[0.5], 0), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn bins_partition_the_items_without_cutting_a_tie() {
        let mut state = 2_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % n
        };
        for _ in 0..300 {
            let n = below(40);
            let p: Vec<f64> = (0..n).map(|_| below(9) as f64 / 8.0).collect();
            let labels: Vec<bool> = (0..n).map(|_| below(2) == 1).collect();
            let size = usize::try_from(1 + below(8)).expect("small");
            let bins = equal_bins(&labels, &p, size).expect("numbers");
            assert_eq!(bins.iter().map(|bin| bin.0).sum::<usize>(), p.len());
            let positives: f64 = bins.iter().map(|bin| bin.0 as f64 * bin.2).sum();
            assert!((positives - labels.iter().filter(|&&y| y).count() as f64).abs() < 1e-9);
            assert!(bins.len() < 2 || bins.iter().all(|bin| bin.0 >= size));
            let mut sorted = p.clone();
            sorted.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
            let mut end = 0;
            for bin in &bins {
                end += bin.0;
                assert!(end == sorted.len() || sorted[end] > sorted[end - 1], "{sorted:?} {size}");
            }
            assert!(bins.windows(2).all(|pair| pair[0].1 < pair[1].1));
        }
    }

    #[test]
    fn one_tie_is_one_bin() {
        assert_eq!(
            equal_bins(&[true, false, true, false], &[0.5; 4], 1),
            Some(vec![(4, 0.5, 0.5)])
        );
    }

    #[test]
    fn a_hundred_thousand() {
        let p: Vec<f64> = (0..100_000).map(|i| f64::from(i % 1_000) / 1_000.0).collect();
        let bins = equal_bins(&vec![false; 100_000], &p, 10_000).expect("numbers");
        assert_eq!(bins.iter().map(|bin| bin.0).collect::<Vec<_>>(), [10_000; 10]);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Sort pairs of probability and label. A tuple of a float and a bool has `partial_cmp`.
// 2. Keep for each bin how many, the sum of the probabilities, and how many positives. A new bin
//    begins when the last one is full *and* the probability has risen.
// 3. Look at the last bin once, after the loop.
// ANCHOR_END: hints
