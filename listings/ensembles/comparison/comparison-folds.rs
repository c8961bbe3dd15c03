//! Folds share their training rows: how often a paired test over folds cries wolf.
//!
//! Contract: 100 rows with two features of equal worth, so that two models, each with one of them,
//! are equally good by construction. A model puts the threshold half-way between the class means of
//! its training rows. Ten-fold cross-validation, a paired t test at 5 % over the ten differences in
//! error. 1,000 data sets, seed 6: two standard errors of a rate near 0.05 are 0.014.
//!
//! Correction: C. Nadeau, Y. Bengio, "Inference for the generalization error", Machine Learning 52
//! (2003): the variance of the mean is s² (1/k + test/train) instead of s²/k.

use kit::rng::Rng;

// ANCHOR: test
/// Mean difference and its standard error; `test_by_train` is 0 for independent folds.
pub fn paired(differences: &[f64], test_by_train: f64) -> (f64, f64) {
    let k = differences.len() as f64;
    let mean = differences.iter().sum::<f64>() / k;
    let variance = differences.iter().map(|d| (d - mean).powi(2)).sum::<f64>() / (k - 1.0);
    (mean, (variance * (1.0 / k + test_by_train)).sqrt())
}
// ANCHOR_END: test

/// A row: two features and a label.
type Row = ([f64; 2], bool);

/// Label by coin; each feature is the label's sign times 0.5, plus noise.
pub fn rows(n: usize, rng: &mut Rng) -> Vec<Row> {
    let row = |_| {
        let positive = rng.bernoulli(0.5);
        let centre = if positive { 0.5 } else { -0.5 };
        ([centre + rng.normal(), centre + rng.normal()], positive)
    };
    (0..n).map(row).collect()
}

/// The share of `test` that a model with one feature gets wrong.
pub fn error(train: &[Row], test: &[Row], feature: usize) -> f64 {
    let mean = |class: bool| {
        let of: Vec<f64> = train.iter().filter(|r| r.1 == class).map(|r| r.0[feature]).collect();
        of.iter().sum::<f64>() / of.len() as f64
    };
    let threshold = f64::midpoint(mean(true), mean(false));
    let wrong = test.iter().filter(|row| (row.0[feature] > threshold) != row.1).count();
    wrong as f64 / test.len() as f64
}

/// The differences in error, fold by fold; folds repeat with the rows in another order.
pub fn differences(rows: &mut [Row], folds: usize, repeats: usize, rng: &mut Rng) -> Vec<f64> {
    let (mut differences, size) = (Vec::new(), rows.len() / folds);
    for _ in 0..repeats {
        rng.shuffle(rows);
        for fold in 0..folds {
            let test = &rows[fold * size..(fold + 1) * size];
            let train = [&rows[..fold * size], &rows[(fold + 1) * size..]].concat();
            differences.push(error(&train, test, 0) - error(&train, test, 1));
        }
    }
    differences
}

/// Shares of data sets on which the plain and the corrected test see a difference.
pub fn alarms(repeats: usize, quantile: f64, sets: u32) -> (f64, f64) {
    let mut rng = Rng::new(6);
    let (mut plain, mut corrected) = (0_u32, 0_u32);
    for _ in 0..sets {
        let mut rows = rows(100, &mut rng);
        let differences = differences(&mut rows, 10, repeats, &mut rng);
        let beyond = |(mean, error): (f64, f64)| u32::from(mean.abs() > quantile * error);
        plain += beyond(paired(&differences, 0.0));
        corrected += beyond(paired(&differences, 1.0 / 9.0));
    }
    (f64::from(plain) / f64::from(sets), f64::from(corrected) / f64::from(sets))
}

// ANCHOR: main
fn main() {
    println!("two equally good models; alarms of a 5 % test");
    println!("                    plain   corrected");
    // The 97.5 % points of Student's t with 9 and 49 degrees of freedom.
    for (name, repeats, quantile) in [("10 folds", 1, 2.262), ("5 times 10 folds", 5, 2.010)] {
        let (plain, corrected) = alarms(repeats, quantile, 1000);
        println!("{name:<18}  {plain:.3}   {corrected:>9.3}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn the_correction_by_hand() {
        // Differences 1, 2, 3: variance 1; 1/3 and 1/3 + 1/2.
        assert_close!(paired(&[1.0, 2.0, 3.0], 0.0).1, (1.0_f64 / 3.0).sqrt(), 1e-12);
        assert_close!(paired(&[1.0, 2.0, 3.0], 0.5).1, (5.0_f64 / 6.0).sqrt(), 1e-12);
    }

    /// 300 sets: four standard errors of a share near 0.3 are 0.11.
    #[test]
    fn repeating_the_folds_makes_the_plain_test_cry_wolf() {
        let (plain, corrected) = alarms(5, 2.010, 300);
        assert!(plain > 0.2 && corrected < 0.12, "{plain} {corrected}");
    }
}
