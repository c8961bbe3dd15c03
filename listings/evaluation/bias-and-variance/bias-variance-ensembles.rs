//! Averages cut variance, boosting cuts bias: stumps and nearest neighbours, alone and together.
//!
//! Contract: 30 points xᵢ = (i + ½)/30, truth sin(2πx), noise σ = 0.3, new noise for each of 200
//! training sets; fits are measured at the points against the truth. A stump splits once and predicts
//! the mean of each side. Boosting adds 60 stumps to what is left over, each times ν = 0.3. Bagging
//! averages 50 nearest-neighbour fits, each on 30 rows drawn with replacement. Seed 2.

use kit::rng::Rng;

const POINTS: usize = 30;
const NOISE: f64 = 0.3;

// ANCHOR: learners
/// Splits rows, in order of x, once where the squared error is least: one value for each side.
fn stump(ys: &[f64]) -> Vec<f64> {
    let mean = |ys: &[f64]| ys.iter().sum::<f64>() / ys.len() as f64;
    // The error is Σy² less Σ size · mean², so the largest sum of those is the best split.
    let kept = |at: &usize| {
        let (left, right) = ys.split_at(*at);
        left.len() as f64 * mean(left).powi(2) + right.len() as f64 * mean(right).powi(2)
    };
    let at = (1..ys.len()).max_by(|a, b| kept(a).total_cmp(&kept(b))).unwrap_or(0);
    let (left, right) = ys.split_at(at);
    [vec![mean(left); left.len()], vec![mean(right); right.len()]].concat()
}

/// Stumps one after the other, each on what the sum so far leaves over.
fn boosted(ys: &[f64], rounds: usize, rate: f64) -> Vec<f64> {
    let mut fit = vec![0.0; ys.len()];
    for _ in 0..rounds {
        let left_over: Vec<f64> = ys.iter().zip(&fit).map(|(y, f)| y - f).collect();
        fit.iter_mut().zip(stump(&left_over)).for_each(|(f, step)| *f += rate * step);
    }
    fit
}

/// The mean of nearest-neighbour fits to rows drawn with replacement.
fn bagged(ys: &[f64], fits: usize, rng: &mut Rng) -> Vec<f64> {
    let mut mean = vec![0.0; ys.len()];
    for _ in 0..fits {
        let drawn: Vec<usize> = (0..ys.len()).map(|_| rng.below(ys.len())).collect();
        for (i, value) in mean.iter_mut().enumerate() {
            let nearest = drawn.iter().min_by_key(|&&row| (row.max(i) - row.min(i), row));
            *value += nearest.map_or(0.0, |&row| ys[row]) / fits as f64;
        }
    }
    mean
}
// ANCHOR_END: learners

type Learner<'a> = &'a mut dyn FnMut(&[f64]) -> Vec<f64>;

/// Bias² and variance of a learner over 200 training sets.
fn decompose(learner: Learner<'_>) -> (f64, f64) {
    let mut rng = Rng::new(2);
    let truth: Vec<f64> = (0..POINTS)
        .map(|i| (std::f64::consts::TAU * (i as f64 + 0.5) / POINTS as f64).sin())
        .collect();
    let fits: Vec<Vec<f64>> = (0..200)
        .map(|_| {
            let ys: Vec<f64> = truth.iter().map(|f| f + NOISE * rng.normal()).collect();
            learner(&ys)
        })
        .collect();
    let (mut bias_squared, mut variance) = (0.0, 0.0);
    for (i, f) in truth.iter().enumerate() {
        let mean = fits.iter().map(|fit| fit[i]).sum::<f64>() / 200.0;
        bias_squared += (mean - f).powi(2) / POINTS as f64;
        let spread = fits.iter().map(|fit| (fit[i] - mean).powi(2)).sum::<f64>() / 200.0;
        variance += spread / POINTS as f64;
    }
    (bias_squared, variance)
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(9);
    let show = |name: &str, learner: Learner<'_>| {
        let (bias_squared, variance) = decompose(learner);
        println!("{name:<22}{bias_squared:>7.4}{variance:>10.4}{:>8.4}", bias_squared + variance);
    };
    println!("{:<22}{:>7}{:>10}{:>8}", "", "bias²", "variance", "sum");
    show("one stump", &mut stump);
    show("10 stumps, boosted", &mut |ys| boosted(ys, 10, 0.3));
    show("60 stumps, boosted", &mut |ys| boosted(ys, 60, 0.3));
    show("1000 stumps, boosted", &mut |ys| boosted(ys, 1000, 0.3));
    show("one nearest neighbour", &mut |ys| ys.to_vec());
    show("50 of them, bagged", &mut |ys| bagged(ys, 50, &mut rng));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    #[test]
    fn a_stump_splits_where_the_error_is_least() {
        assert_all_close!(stump(&[1.0, 1.0, 5.0, 6.0]), [1.0, 1.0, 5.5, 5.5], 1e-15);
        assert_all_close!(stump(&[2.0]), [2.0], 1e-15);
    }

    /// Own computation on four rows, the targets 1, 2, 5, 6 less their mean: two rounds at ν = ½.
    #[test]
    fn boosting_adds_what_is_left_over() {
        let ys = [-2.5, -1.5, 1.5, 2.5];
        assert_all_close!(boosted(&ys, 1, 0.5), [-1.0, -1.0, 1.0, 1.0], 1e-15);
        assert_all_close!(boosted(&ys, 2, 0.5), [-1.5, -1.5, 1.5, 1.5], 1e-15);
    }

    #[test]
    fn bagging_cuts_variance_and_boosting_bias() {
        let (stump_bias, _) = decompose(&mut stump);
        let [few, some, many] = [10, 60, 1000].map(|n| decompose(&mut |ys| boosted(ys, n, 0.3)));
        assert!(stump_bias > few.0 && few.0 > 10.0 * some.0 && some.0 > many.0);
        assert!(few.1 < some.1 && some.1 < many.1);
        let (_, single) = decompose(&mut |ys| ys.to_vec());
        assert_close!(single, NOISE * NOISE, 0.007); // 6 000 squares: 4 deviations of 0.0016
        let mut rng = Rng::new(4);
        let (bagged_bias, bagged_variance) = decompose(&mut |ys| bagged(ys, 50, &mut rng));
        assert!(bagged_variance < 0.65 * single && bagged_bias < 0.01);
    }
}
