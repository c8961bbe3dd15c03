//! Pearson's r, Spearman's ρ and Kendall's τ-b, and a p-value by permutation.
//!
//! Contract: pairs (x, y) without NaN. `None` for fewer than two pairs or a side without spread, where
//! the coefficient is 0/0.
//!
//! - r: covariance over the product of the standard deviations.
//! - ρ: r of the ranks; equal values share the mean of their ranks.
//! - τ-b: (concordant − discordant) / √(pairs not tied in x · pairs not tied in y).
//!
//! Source: M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945), 239–251.

use kit::rng::Rng;

// ANCHOR: pearson
/// Pearson's r. O(n), two passes.
pub fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    let n = x.len() as f64;
    let mean = |values: &[f64]| values.iter().sum::<f64>() / n;
    let (mean_x, mean_y) = (mean(x), mean(y));
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in x.iter().zip(y) {
        let (dx, dy) = (x - mean_x, y - mean_y);
        xy += dx * dy;
        xx += dx * dx;
        yy += dy * dy;
    }
    (xx > 0.0 && yy > 0.0).then(|| xy / (xx.sqrt() * yy.sqrt()))
}
// ANCHOR_END: pearson

// ANCHOR: spearman
/// Ranks from 1; equal values share the mean of their places.
pub fn mid_ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    while first < order.len() {
        let tied =
            order[first..].iter().take_while(|&&i| values[i] <= values[order[first]]).count(); // (1)
        for &i in &order[first..first + tied] {
            ranks[i] = first as f64 + 0.5 * (tied + 1) as f64;
        }
        first += tied;
    }
    ranks
}

/// Spearman's ρ. O(n log n).
pub fn spearman(x: &[f64], y: &[f64]) -> Option<f64> {
    pearson(&mid_ranks(x), &mid_ranks(y))
}
// ANCHOR_END: spearman

// ANCHOR: kendall
/// Kendall's τ-b over all pairs. O(n²); by merge sort it is O(n log n).
pub fn kendall(x: &[f64], y: &[f64]) -> Option<f64> {
    let (mut balance, mut untied_x, mut untied_y) = (0_i64, 0_i64, 0_i64);
    let sign = |a: f64, b: f64| i64::from(a > b) - i64::from(a < b);
    for i in 0..x.len() {
        for j in 0..i {
            let (in_x, in_y) = (sign(x[i], x[j]), sign(y[i], y[j]));
            balance += in_x * in_y; // (1)
            untied_x += in_x * in_x;
            untied_y += in_y * in_y;
        }
    }
    let scale = (untied_x as f64).sqrt() * (untied_y as f64).sqrt();
    (scale > 0.0).then(|| balance as f64 / scale)
}
// ANCHOR_END: kendall

// ANCHOR: permutation
/// Two-sided p-value: the share of shuffles of y whose coefficient is as far from 0, the data's own
/// order counted as one of them.
pub fn permutation_p_value(
    coefficient: fn(&[f64], &[f64]) -> Option<f64>,
    (x, y): (&[f64], &[f64]),
    shuffles: u32,
    rng: &mut Rng,
) -> Option<f64> {
    let seen = coefficient(x, y)?.abs();
    let mut shuffled = y.to_vec();
    let mut as_far = 1_u32;
    for _ in 0..shuffles {
        rng.shuffle(&mut shuffled);
        as_far += u32::from(coefficient(x, &shuffled)?.abs() >= seen - 1e-12);
    }
    Some(f64::from(as_far) / f64::from(shuffles + 1))
}
// ANCHOR_END: permutation

// ANCHOR: main
fn main() {
    let x: Vec<f64> = (-5..=5).map(f64::from).collect();
    let apply = |f: fn(f64) -> f64| x.iter().map(|&x| f(x)).collect::<Vec<f64>>();
    let mut outlier = x.clone();
    outlier[0] = 500.0;
    println!("y                     Pearson   Spearman   Kendall");
    for (name, y) in [
        ("2x + 3", apply(|x| 2.0 * x + 3.0)),
        ("exp(2x)", apply(|x| (2.0 * x).exp())),
        ("x²", apply(|x| x * x)),
        ("x, first one 500", outlier),
    ] {
        let of = |f: fn(&[f64], &[f64]) -> Option<f64>| f(&x, &y).expect("both sides vary");
        println!("{name:<18} {:10.3} {:10.3} {:9.3}", of(pearson), of(spearman), of(kendall));
    }
    let (clicks, saves) = ([12.0, 2.0, 1.0, 12.0, 2.0], [1.0, 4.0, 7.0, 1.0, 0.0]);
    let tau = kendall(&clicks, &saves).expect("both sides vary");
    let p = permutation_p_value(kendall, (&clicks, &saves), 9999, &mut Rng::new(60));
    println!("\nfive pins, with ties: tau-b {tau:.4}, p = {:.3}", p.expect("both sides vary"));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Published in the documentation of `SciPy` (`pearsonr`, `spearmanr`, `kendalltau`).
    #[test]
    fn the_published_examples() {
        let one_to = |n: i32| (1..=n).map(f64::from).collect::<Vec<f64>>();
        let r = pearson(&one_to(7), &[10.0, 9.0, 2.5, 6.0, 4.0, 3.0, 2.0]);
        assert_close!(r.expect("spread"), -0.828_503_883_6, 1e-10);
        let rho = spearman(&one_to(5), &[5.0, 6.0, 7.0, 8.0, 7.0]);
        assert_close!(rho.expect("spread"), 0.820_782_681_7, 1e-10);
        let tau = kendall(&[12.0, 2.0, 1.0, 12.0, 2.0], &[1.0, 4.0, 7.0, 1.0, 0.0]);
        assert_close!(tau.expect("spread"), -0.471_404_520_8, 1e-10);
    }

    #[test]
    fn ties_share_a_rank() {
        let ranks = mid_ranks(&[5.0, 1.0, 5.0, 0.0, -0.0]);
        assert_eq!(ranks, [4.5, 3.0, 4.5, 1.5, 1.5]);
        assert!(mid_ranks(&[]).is_empty());
    }

    #[test]
    fn no_spread_no_coefficient() {
        for f in [pearson, spearman, kendall] {
            assert_eq!(f(&[1.0, 1.0, 1.0], &[1.0, 2.0, 3.0]), None);
            assert_eq!(f(&[1.0], &[2.0]), None);
            assert_eq!(f(&[], &[]), None);
        }
    }

    /// Of the 24 orders of four different values two are as far from 0 as a perfect one.
    #[test]
    fn the_smallest_p_value_of_four_pairs() {
        let x = [1.0, 2.0, 3.0, 4.0];
        let p = permutation_p_value(kendall, (&x, &x), 6000, &mut Rng::new(1)).expect("spread");
        // Standard error √(0.083 · 0.917/6000) = 0.0036; four of them.
        assert_close!(p, 2.0 / 24.0, 0.015);
    }
}
