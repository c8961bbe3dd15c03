//! Three scores for "has this column changed?": PSI, Kolmogorov–Smirnov, chi-square.
//!
//! Contract: `reference` and `current` are samples of one column, not empty, without NaN.
//!
//! - PSI = Σ (a − e) ln(a/e) over bins, e the reference's share and a the current one. Bins are cut at
//!   quantiles of the reference; half a row is added to every bin, so that none is empty.
//! - KS: D, the largest distance between the two cumulative shares. With N = nm/(n + m) and large n, m
//!   its p-value is Q(√N D), Q(t) = 2 Σ (−1)^(j−1) e^(−2j²t²); Q(1.358) = 0.05.
//! - Chi-square of the 2 × B table of counts: Σ (observed − expected)²/expected, B − 1 degrees of freedom
//!   if every bin is used.
//!
//! Sources: N. Smirnov, "Table for estimating the goodness of fit of empirical distributions", Annals
//! of Mathematical Statistics 19 (1948), 279–281. PSI is twice the mean of two Kullback–Leibler
//! divergences, one each way, which H. Jeffreys used in 1946.

use kit::rng::Rng;

// ANCHOR: psi
/// Inner edges of about `bins` bins that hold equal shares of the reference. Equal edges are one.
pub fn quantile_edges(reference: &[f64], bins: usize) -> Vec<f64> {
    let mut sorted = reference.to_vec();
    sorted.sort_by(f64::total_cmp);
    let mut edges: Vec<f64> = (1..bins).map(|i| sorted[i * sorted.len() / bins]).collect();
    edges.dedup();
    edges
}

/// How many values fall into each bin; a value on an edge belongs to the bin on its right.
pub fn counts(values: &[f64], edges: &[f64]) -> Vec<u32> {
    let mut counts = vec![0; edges.len() + 1];
    for value in values {
        counts[edges.partition_point(|edge| edge <= value)] += 1;
    }
    counts
}

/// Shares of the bins with half a row added to each: none is 0.
pub fn shares(counts: &[u32]) -> Vec<f64> {
    let total = f64::from(counts.iter().sum::<u32>()) + 0.5 * counts.len() as f64;
    counts.iter().map(|&count| (f64::from(count) + 0.5) / total).collect()
}

/// The population stability index of two lists of positive shares.
pub fn psi(expected: &[f64], actual: &[f64]) -> f64 {
    expected.iter().zip(actual).map(|(e, a)| (a - e) * (a / e).ln()).sum()
}
// ANCHOR_END: psi

/// PSI of two samples with ten bins of the reference.
pub fn psi_of(reference: &[f64], current: &[f64]) -> f64 {
    let edges = quantile_edges(reference, 10);
    psi(&shares(&counts(reference, &edges)), &shares(&counts(current, &edges)))
}

// ANCHOR: ks
/// The largest distance between the cumulative shares. O((n + m) log (n + m)).
pub fn ks_statistic(reference: &[f64], current: &[f64]) -> f64 {
    let sorted = |values: &[f64]| {
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        values
    };
    let (a, b) = (sorted(reference), sorted(current));
    let (mut i, mut j, mut largest) = (0, 0, 0.0_f64);
    while i < a.len() && j < b.len() {
        let value = a[i].min(b[j]);
        while i < a.len() && a[i] <= value {
            i += 1; // (1)
        }
        while j < b.len() && b[j] <= value {
            j += 1;
        }
        largest = largest.max((i as f64 / a.len() as f64 - j as f64 / b.len() as f64).abs());
    }
    largest
}

/// The chance of such a distance or a larger one without a change, for large samples.
pub fn ks_p_value(distance: f64, n: usize, m: usize) -> f64 {
    let (n, m) = (n as f64, m as f64);
    let t = (n * m / (n + m)).sqrt() * distance;
    if t < 0.2 {
        return 1.0; // The series needs many terms there, and is 1 to ten digits.
    }
    let term = |j: i32| (-2.0 * f64::from(j * j) * t * t).exp() * f64::from(1 - 2 * ((j + 1) % 2));
    2.0 * (1..100).map(term).sum::<f64>()
}
// ANCHOR_END: ks

// ANCHOR: chi
/// Chi-square of two rows of counts, and its degrees of freedom. Bins empty in both do not count.
pub fn chi_square(reference: &[u32], current: &[u32]) -> (f64, usize) {
    let total = |counts: &[u32]| f64::from(counts.iter().sum::<u32>());
    let (n, m) = (total(reference), total(current));
    let (mut statistic, mut used) = (0.0, 0);
    for (&e, &a) in reference.iter().zip(current).filter(|&(e, a)| e + a > 0) {
        let both = f64::from(e + a);
        for (count, rows) in [(e, n), (a, m)] {
            let expected = both * rows / (n + m);
            statistic += (f64::from(count) - expected).powi(2) / expected;
        }
        used += 1;
    }
    (statistic, used - 1)
}
// ANCHOR_END: chi

// ANCHOR: main
fn main() {
    println!("by hand: PSI {:.4}", psi(&[0.25; 4], &[0.3, 0.3, 0.2, 0.2]));
    println!("\nchange               PSI    KS D   p-value   chi-square (16.9 at 5 %)");
    let mut rng = Rng::new(59);
    let mut sample = |mean: f64, deviation: f64| -> Vec<f64> {
        (0..4000).map(|_| mean + deviation * rng.normal()).collect()
    };
    let reference = sample(0.0, 1.0);
    for (name, mean, deviation) in [
        ("none", 0.0, 1.0),
        ("mean + 0.2", 0.2, 1.0),
        ("mean + 0.6", 0.6, 1.0),
        ("spread × 1.5", 0.0, 1.5),
    ] {
        let current = sample(mean, deviation);
        let distance = ks_statistic(&reference, &current);
        let p = ks_p_value(distance, 4000, 4000);
        let edges = quantile_edges(&reference, 10);
        let (chi, _) = chi_square(&counts(&reference, &edges), &counts(&current, &edges));
        let psi = psi_of(&reference, &current);
        println!("{name:<16} {psi:7.3} {distance:7.3} {p:9.4} {chi:12.1}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// 0.05 · ln 1.2 twice and −0.05 · ln 0.8 twice.
    #[test]
    fn psi_by_hand() {
        assert_close!(psi(&[0.25; 4], &[0.3, 0.3, 0.2, 0.2]), 0.040_546_510_8, 1e-10);
    }

    #[test]
    fn an_empty_bin_is_finite() {
        let value = psi(&shares(&[50, 50]), &shares(&[100, 0]));
        assert!(value.is_finite() && value > 1.0, "{value}");
    }

    #[test]
    fn many_equal_values_share_a_bin() {
        let mostly_zero: Vec<f64> = (0..100).map(|i| f64::from((i - 80).max(0))).collect();
        let edges = quantile_edges(&mostly_zero, 10);
        assert_eq!(edges, [0.0, 10.0]);
        assert_eq!(counts(&mostly_zero, &edges), [0, 90, 10]);
    }

    #[test]
    fn ks_by_hand() {
        assert_close!(ks_statistic(&[1.0, 2.0, 3.0, 4.0], &[3.0, 4.0, 5.0, 6.0]), 0.5, 1e-12);
        assert_close!(ks_statistic(&[1.0, 1.0, 2.0], &[1.0, 1.0, 2.0]), 0.0, 0.0);
        assert_close!(ks_statistic(&[1.0], &[2.0]), 1.0, 0.0);
    }

    /// The critical values of Smirnov's table: 1.36 and 1.63.
    #[test]
    fn ks_critical_values() {
        for (t, p) in [(1.358_1, 0.05), (1.627_6, 0.01), (0.827_6, 0.5)] {
            assert_close!(ks_p_value(t, 2, 2), p, 1e-4);
        }
        assert_close!(ks_p_value(0.0, 10, 10), 1.0, 0.0);
    }

    #[test]
    fn chi_square_by_hand() {
        let (statistic, freedom) = chi_square(&[10, 20, 0], &[20, 10, 0]);
        assert_close!(statistic, 4.0 * 25.0 / 15.0, 1e-12);
        assert_eq!(freedom, 1);
    }
}
