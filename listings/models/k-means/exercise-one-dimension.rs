//! # k-means on a line, without luck
//!
//! In one dimension the best clustering can be computed: some order of the values, cut into `k` runs. Write
//! the least inertia that `k` clusters can have: the sum over values of the squared distance to the mean of
//! their cluster.
//!
//! Values come in any order and may repeat. A cluster may stay empty, so with `k` at least as large as the
//! number of values the answer is 0, and without values it is 0. `k` is at least 1. Values are finite and at
//! most 1 000 in size; your answer may be off by 10⁻⁶. There are at most 500 values and 20 clusters:
//! $O(k n^2)$ is enough.
//!
//! ```text
//! values 0, 1, 10, 11, 20   k = 2   →  {0, 1, 10, 11} {20}: 101.0, and {0, 1} {10, 11, 20}: 61.1666…
//!                                      the least is 61.1666…
//! values 0, 1, 10, 11, 20   k = 3   →  {0, 1} {10, 11} {20}: 0.5 + 0.5 + 0 = 1
//! ```

// ANCHOR: solution
/// The least inertia of `k` clusters of these values.
pub fn least_inertia(values: &[f64], k: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(|a, b| a.partial_cmp(b).expect("values are finite"));
    let n = sorted.len();
    // Sums of the first values, and of their squares, from the middle on: less cancels.
    let middle = sorted.get(n / 2).copied().unwrap_or(0.0);
    let mut sums = vec![(0.0, 0.0)];
    for value in &sorted {
        let (sum, squares) = sums[sums.len() - 1];
        let x = value - middle;
        sums.push((sum + x, squares + x * x));
    }
    // Σ (x − mean)² = Σ x² − (Σ x)² / n, for the values from `from` up to but not including `to`.
    let cost = |from: usize, to: usize| {
        let sum: f64 = sums[to].0 - sums[from].0;
        let squares: f64 = sums[to].1 - sums[from].1;
        (squares - sum * sum / (to - from) as f64).max(0.0)
    };
    // least[to]: of the first `to` values, with as many clusters as rounds so far.
    let mut least = vec![f64::INFINITY; n + 1];
    least[0] = 0.0;
    for _ in 0..k {
        let mut next = least.clone(); // one cluster may stay empty
        for (to, best) in next.iter_mut().enumerate() {
            for (from, before) in least.iter().enumerate().take(to) {
                *best = best.min(before + cost(from, to));
            }
        }
        least = next;
    }
    least[n]
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The least inertia of `k` clusters of these values.
    pub fn least_inertia(values: &[f64], k: usize) -> f64 {
        // Lloyd's algorithm from the first k values. It gets stuck: see the tests.
        let mut centres: Vec<f64> = values.iter().take(k).copied().collect();
        let mut inertia = 0.0;
        for _ in 0..100 {
            let mut sums = vec![(0.0, 0.0); centres.len()];
            inertia = 0.0;
            for &value in values {
                let mut best = 0;
                for c in 1..centres.len() {
                    if (value - centres[c]).abs() < (value - centres[best]).abs() {
                        best = c;
                    }
                }
                inertia += (value - centres[best]) * (value - centres[best]);
                sums[best].0 += value;
                sums[best].1 += 1.0;
            }
            for (centre, (sum, size)) in centres.iter_mut().zip(sums) {
                if size > 0.0 {
                    *centre = sum / size;
                }
            }
        }
        inertia
    }
    // ANCHOR_END: starter
}

fn main() {
    for k in 1..=4 {
        println!("k = {k}: {:.4}", least_inertia(&[0.0, 1.0, 10.0, 11.0, 20.0], k));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-6
    }

    #[test]
    fn the_example() {
        let values = [0.0, 1.0, 10.0, 11.0, 20.0];
        assert!(close(least_inertia(&values, 2), 61.0 + 1.0 / 6.0));
        assert!(close(least_inertia(&values, 3), 1.0));
    }

    #[test]
    fn a_start_that_gets_stuck() {
        // 0 and 1 as first centres: Lloyd's algorithm splits them, and 10 and 11 share one.
        assert!(close(least_inertia(&[0.0, 1.0, 100.0, 110.0], 3), 0.5));
    }

    #[test]
    fn any_order_and_repetition() {
        assert!(close(least_inertia(&[5.0, -5.0, 5.0, -5.0], 2), 0.0));
        assert!(close(least_inertia(&[3.0, 1.0, 2.0], 1), 2.0));
    }

    #[test]
    fn more_clusters_than_values_and_no_values() {
        assert!(close(least_inertia(&[1.0, 2.0], 5), 0.0));
        assert!(close(least_inertia(&[], 2), 0.0));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// All ways to give each value one of `k` clusters.
    fn by_trying_all(values: &[f64], k: usize) -> f64 {
        let ways = k.pow(u32::try_from(values.len()).unwrap());
        let inertia = |way: usize| -> f64 {
            let mut clusters = vec![Vec::new(); k];
            let mut rest = way;
            for &value in values {
                clusters[rest % k].push(value);
                rest /= k;
            }
            let own = |cluster: &Vec<f64>| -> f64 {
                let mean = cluster.iter().sum::<f64>() / cluster.len() as f64;
                cluster.iter().map(|x| (x - mean) * (x - mean)).sum()
            };
            clusters.iter().map(own).sum()
        };
        (0..ways).map(inertia).fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn agrees_with_trying_all() {
        let mut state: u64 = 7;
        for round in 0..150_usize {
            let mut values = Vec::new();
            for _ in 0..=round % 7 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                values.push(f64::from((state >> 44) as u32 % 41) / 4.0 - 5.0);
            }
            for k in 1..=3 {
                let (found, expected) = (least_inertia(&values, k), by_trying_all(&values, k));
                assert!((found - expected).abs() < 1e-6, "{values:?}, k = {k}: {found}");
            }
        }
    }

    #[test]
    fn five_hundred_values() {
        let values: Vec<f64> = (0..500_u16).map(|i| f64::from(i * 37 % 500)).collect();
        // Runs of 25 consecutive whole numbers: 25 · (25² − 1) / 12 each.
        assert!((least_inertia(&values, 20) - 20.0 * 1_300.0).abs() < 1e-4);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Sort. Why is every cluster of a best clustering a run of neighbours? (What if two clusters
//    interleave: swap two values.)
// 2. Cut off the last run: what is left is the same question with one cluster less and fewer values.
// 3. `least[to]` for the first `to` values and c clusters is the minimum over `from` of the answer for the
//    first `from` values and c − 1 clusters, plus the cost of the run in between.
// 4. The cost of a run in constant time: sums of values and of squares up to each place, and
//    Σ (x − mean)² = Σ x² − (Σ x)² / n.
// ANCHOR_END: hints
