//! What a unit does to nearest neighbours.
//!
//! Contract: a pin has a click rate (informative: 0.04 ± 0.01 for class 0, 0.06 ± 0.01 for class 1) and
//! an age in seconds (uniform up to 30 days, the same for both classes). 5 neighbours, 300 training and
//! 500 held-out pins, seed 51. Scaling: subtract the mean, divide by the standard deviation (ddof 0) of
//! the **training** rows; a constant feature is divided by 1.
//!
//! With the click rate alone the best possible accuracy is Φ(1) = 0.841.

use kit::rng::Rng;

/// Rows with their classes.
pub type Data = (Vec<Vec<f64>>, Vec<bool>);

/// Pins as (click rate, age).
pub fn draw(n: usize, rng: &mut Rng) -> Data {
    let mut pin = || {
        let class = rng.bernoulli(0.5);
        let rate = if class { 0.06 } else { 0.04 } + 0.01 * rng.normal();
        (vec![rate, 2_592_000.0 * rng.uniform()], class)
    };
    (0..n).map(|_| pin()).unzip()
}

// ANCHOR: scale
/// Mean and standard deviation of each feature.
pub fn fit(rows: &[Vec<f64>]) -> Vec<(f64, f64)> {
    let n = rows.len() as f64;
    let moments = |j: usize| {
        let mean = rows.iter().map(|row| row[j]).sum::<f64>() / n;
        let variance = rows.iter().map(|row| (row[j] - mean).powi(2)).sum::<f64>() / n;
        (mean, if variance > 0.0 { variance.sqrt() } else { 1.0 })
    };
    (0..rows[0].len()).map(moments).collect()
}

/// The rows in standard deviations from the mean, both of the training rows.
pub fn transform(rows: &[Vec<f64>], scale: &[(f64, f64)]) -> Vec<Vec<f64>> {
    let row =
        |row: &Vec<f64>| row.iter().zip(scale).map(|(x, (mean, sd))| (x - mean) / sd).collect();
    rows.iter().map(row).collect()
}
// ANCHOR_END: scale

/// Share of held-out rows that a vote of `k` neighbours gets right.
pub fn accuracy(training: &Data, rows: &[Vec<f64>], classes: &[bool], k: usize) -> f64 {
    let right = rows.iter().zip(classes).filter(|(row, class)| {
        let squared = |other: &Vec<f64>| -> f64 {
            other.iter().zip(row.iter()).map(|(a, b)| (a - b).powi(2)).sum()
        };
        let mut near: Vec<(f64, bool)> =
            training.0.iter().map(squared).zip(training.1.iter().copied()).collect();
        near.select_nth_unstable_by(k - 1, |a, b| a.0.total_cmp(&b.0));
        let votes = near[..k].iter().filter(|neighbour| neighbour.1).count();
        (2 * votes > k) == **class
    });
    right.count() as f64 / rows.len() as f64
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(51);
    let (training, held_out) = (draw(300, &mut rng), draw(500, &mut rng));
    println!("seconds       {:.3}", accuracy(&training, &held_out.0, &held_out.1, 5));
    let scale = fit(&training.0);
    let scaled: Data = (transform(&training.0, &scale), training.1.clone());
    let rows = transform(&held_out.0, &scale);
    println!("standardised  {:.3}", accuracy(&scaled, &rows, &held_out.1, 5));
    let rate = |rows: &[Vec<f64>]| rows.iter().map(|row| vec![row[0]]).collect::<Vec<_>>();
    let alone: Data = (rate(&scaled.0), training.1);
    println!("rate alone    {:.3}", accuracy(&alone, &rate(&rows), &held_out.1, 5));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    /// scikit-learn's example of `StandardScaler`.
    #[test]
    fn the_scale_of_four_rows() {
        let rows = [[0.0, 0.0], [0.0, 0.0], [1.0, 1.0], [1.0, 1.0]].map(|row| row.to_vec());
        let scale = fit(&rows);
        assert_eq!(scale, [(0.5, 0.5), (0.5, 0.5)]);
        assert_all_close!(&transform(&[vec![2.0, 2.0]], &scale)[0], [3.0, 3.0], 1e-12);
    }

    #[test]
    fn a_constant_feature_becomes_0() {
        let rows = [vec![7.0], vec![7.0]];
        assert_close!(transform(&rows, &fit(&rows))[1][0], 0.0, 0.0);
    }

    /// Four standard errors of a share of 500 are 0.09 at ½ and 0.065 at 0.84.
    #[test]
    fn in_seconds_it_guesses_and_scaled_it_does_not() {
        let mut rng = Rng::new(51);
        let (training, held_out) = (draw(300, &mut rng), draw(500, &mut rng));
        assert_close!(accuracy(&training, &held_out.0, &held_out.1, 5), 0.5, 0.09);
        let scale = fit(&training.0);
        let scaled = (transform(&training.0, &scale), training.1.clone());
        let found = accuracy(&scaled, &transform(&held_out.0, &scale), &held_out.1, 5);
        assert!(found > 0.7 && found < 0.841 + 0.065, "{found}");
    }
}
