//! A random split of a time series: the test days have neighbours on both sides.
//!
//! Contract: a random walk of 400 days, steps N(0, 1): tomorrow cannot be predicted better than by
//! today. The model says of a day the mean of the two nearest training days. Errors are mean absolute
//! ones, means over 200 walks, seed 10. Random: one day in five is for testing, at random. By time: the
//! last fifth, predicted from the days before.

use kit::rng::Rng;

fn walk(rng: &mut Rng) -> Vec<f64> {
    let mut at = 0.0;
    (0..400)
        .map(|_| {
            at += rng.normal();
            at
        })
        .collect()
}

// ANCHOR: error
/// Mean absolute error on the test days of the mean of the two nearest training days.
pub fn error(values: &[f64], is_test: &[bool]) -> f64 {
    let days = || 0..values.len();
    let train: Vec<usize> = days().filter(|&day| !is_test[day]).collect();
    let test: Vec<usize> = days().filter(|&day| is_test[day]).collect();
    let miss = |&day: &usize| {
        let mut near = train.clone();
        near.sort_by_key(|&other| (other.max(day) - other.min(day), other));
        let predicted = f64::midpoint(values[near[0]], values[near[1]]);
        (predicted - values[day]).abs()
    };
    test.iter().map(miss).sum::<f64>() / test.len() as f64
}
// ANCHOR_END: error

/// Error for a random fifth, for the last fifth, and for the first test day of the latter.
pub fn errors(walks: u32, rng: &mut Rng) -> [f64; 3] {
    let mut sums = [0.0; 3];
    for _ in 0..walks {
        let values = walk(rng);
        let mut random = [vec![true; 80], vec![false; 320]].concat();
        rng.shuffle(&mut random);
        let last = [vec![false; 320], vec![true; 80]].concat();
        let next = [vec![false; 320], vec![true]].concat();
        let all = [error(&values, &random), error(&values, &last), error(&values[..321], &next)];
        sums.iter_mut().zip(all).for_each(|(sum, error)| *sum += error / f64::from(walks));
    }
    sums
}

// ANCHOR: main
fn main() {
    let [random, last, next] = errors(200, &mut Rng::new(10));
    println!("random fifth of the days   {random:.2}");
    println!("the last 80 days           {last:.2}");
    println!("the next day alone         {next:.2}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn between_two_days_and_after_them() {
        let values = [0.0, 2.0, 4.0];
        assert_close!(error(&values, &[false, true, false]), 0.0, 1e-15);
        assert_close!(error(&values, &[false, false, true]), 3.0, 1e-15);
    }

    /// With neighbours on both sides the error is E|N(0, ½)| = 0.56 or somewhat more; a day ahead it
    /// is E|N(0, 1.25)| = 0.89, from the mean of the last two days.
    #[test]
    fn a_random_split_promises_too_much() {
        let [random, last, next] = errors(200, &mut Rng::new(1));
        assert!((0.55..0.7).contains(&random), "{random}");
        assert!((0.7..1.1).contains(&next), "{next}");
        assert!(last > 5.0 * random, "{last}");
    }
}
