//! One split or cross-validation: how far the estimate is from the truth.
//!
//! Contract: 60 rows, half of each class, one feature from N(0, 1) or N(1.5, 1). The classifier cuts
//! half-way between the two class means. Its true error is known from the normal distribution. Each
//! data set is fitted on all its rows, and each way estimates the error of that model; 600 data sets,
//! seed 14. Folds are stratified: row i of a class is in fold i mod k.

use kit::rng::Rng;

const PER_CLASS: usize = 30;
const SHIFT: f64 = 1.5;

/// A feature and whether the row is positive.
type Row = (f64, bool);

fn rows(rng: &mut Rng) -> Vec<Row> {
    let row = |i: usize| i % 2 == 1;
    (0..2 * PER_CLASS).map(|i| (rng.normal() + if row(i) { SHIFT } else { 0.0 }, row(i))).collect()
}

/// Where to cut: half-way between the class means.
fn fit(rows: &[Row]) -> f64 {
    let mean = |class: bool| {
        let of = rows.iter().filter(|row| row.1 == class);
        let (sum, count) = of.fold((0.0, 0.0), |(sum, count), row| (sum + row.0, count + 1.0));
        sum / count
    };
    f64::midpoint(mean(false), mean(true))
}

/// The share of rows on the wrong side.
fn error(cut: f64, rows: &[Row]) -> f64 {
    rows.iter().filter(|row| (row.0 > cut) != row.1).count() as f64 / rows.len() as f64
}

/// The chance that a new row is on the wrong side, from the normal distribution.
pub fn true_error(cut: f64) -> f64 {
    f64::midpoint(1.0 - normal_cdf(cut), normal_cdf(cut - SHIFT))
}

/// Φ(z), by Simpson's rule from 0.
fn normal_cdf(z: f64) -> f64 {
    let density = |x: f64| (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt();
    let h = z / 100.0;
    let inner: f64 =
        (1..100_u32).map(|i| density(f64::from(i) * h) * if i % 2 == 1 { 4.0 } else { 2.0 }).sum();
    0.5 + h / 3.0 * (density(0.0) + inner + density(z))
}

// ANCHOR: estimate
/// The mean error over the first `used` of k folds: one split if `used` is 1.
pub fn estimate(rows: &[Row], k: usize, used: usize) -> f64 {
    let fold_of = |i: usize| i / 2 % k; // rows alternate between the classes
    let mut sum = 0.0;
    for fold in 0..used {
        let part = |test: bool| -> Vec<Row> {
            let rows = rows.iter().enumerate();
            rows.filter(|(i, _)| (fold_of(*i) == fold) == test).map(|(_, row)| *row).collect()
        };
        sum += error(fit(&part(false)), &part(true));
    }
    sum / used as f64
}
// ANCHOR_END: estimate

/// Mean of (estimate − truth), and the root of its mean square, for each way.
pub fn study(sets: u32, rng: &mut Rng) -> Vec<(&'static str, f64, f64)> {
    let ways: [(&str, usize, usize); 5] = [
        ("training", 1, 0),
        ("one split", 5, 1),
        ("5 folds", 5, 5),
        ("10 folds", 10, 10),
        ("30 folds", 30, 30),
    ];
    let mut found: Vec<(&str, f64, f64)> = ways.iter().map(|way| (way.0, 0.0, 0.0)).collect();
    for _ in 0..sets {
        let rows = rows(rng);
        let truth = true_error(fit(&rows));
        for (sums, (_, k, used)) in found.iter_mut().zip(ways) {
            let estimated =
                if used == 0 { error(fit(&rows), &rows) } else { estimate(&rows, k, used) };
            sums.1 += (estimated - truth) / f64::from(sets);
            sums.2 += (estimated - truth).powi(2) / f64::from(sets);
        }
    }
    found.into_iter().map(|(way, off, square)| (way, off, square.sqrt())).collect()
}

// ANCHOR: main
fn main() {
    let found = study(600, &mut Rng::new(14));
    println!("{:<10}{:>9}{:>14}", "", "too high", "off, typical");
    for (way, off, typical) in &found {
        println!("{way:<10}{off:>9.4}{typical:>14.4}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn the_normal_distribution() {
        // Tabulated: Φ(1.96) = 0.9750021, Φ(−0.75) = 0.2266274.
        assert_close!(normal_cdf(1.96), 0.975_002_1, 1e-7);
        assert_close!(normal_cdf(-0.75), 0.226_627_4, 1e-7);
        assert_close!(true_error(0.75), 0.226_627_4, 1e-7);
    }

    #[test]
    fn one_fold_of_two_by_hand() {
        // Fold 0 holds rows 0 and 1; the others have means 1 and 5, so the cut is 3.
        let rows = [(4.0, false), (2.0, true), (1.0, false), (5.0, true)];
        assert_close!(estimate(&rows, 2, 1), 1.0, 1e-15);
        // Fold 1: the means are 4 and 2, the cut is 3 again, and both are right.
        assert_close!(estimate(&rows, 2, 2), 0.5, 1e-15);
    }

    /// All folds see every row once, one split a fifth of them: about √5 closer, if errors of folds
    /// were independent.
    #[test]
    fn all_folds_are_closer_than_one() {
        let found = study(300, &mut Rng::new(3));
        let typical = |way: usize| found[way].2;
        assert!(typical(1) > 1.6 * typical(2), "{found:?}");
        assert!(found[0].1 < 0.0, "training errors are too low: {found:?}");
        assert!(found[2].1.abs() < 0.01 && found[3].1.abs() < 0.01, "{found:?}");
    }
}
