//! Permutation importance, and a second copy of a feature that hides the first.
//!
//! The importance of a feature is by how much the error grows when its column is shuffled. y = 3 a +
//! 2 b + noise of standard deviation 1; c is noise. A copy of a, with a little noise of its own, is
//! added; ridge regression then splits the weight. 400 rows to fit, 400 to measure, seed 78.
//!
//! Source: L. Breiman, "Random forests", Machine Learning 45 (2001), 5–32.

use kit::rng::Rng;

// ANCHOR: importance
/// Mean squared error of predictions.
fn error(predict: &impl Fn(&[f64]) -> f64, rows: &[Vec<f64>], y: &[f64]) -> f64 {
    rows.iter().zip(y).map(|(row, y)| (y - predict(row)).powi(2)).sum::<f64>() / y.len() as f64
}

/// How much the error on held-out rows grows when `columns` are shuffled together, the mean of
/// `repeats` shuffles.
pub fn importance(
    predict: &impl Fn(&[f64]) -> f64,
    rows: &[Vec<f64>],
    y: &[f64],
    columns: &[usize],
    repeats: usize,
) -> f64 {
    let mut rng = Rng::new(1);
    let before = error(predict, rows, y);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut growth = 0.0;
    for _ in 0..repeats {
        rng.shuffle(&mut order);
        let mut shuffled = rows.to_vec();
        for (row, &from) in shuffled.iter_mut().zip(&order) {
            for &column in columns {
                row[column] = rows[from][column];
            }
        }
        growth += error(predict, &shuffled, y) - before;
    }
    growth / repeats as f64
}
// ANCHOR_END: importance

/// Weights that minimise Σ (y − w · x)² + λ‖w‖², by coordinate descent.
pub fn ridge(rows: &[Vec<f64>], y: &[f64], lambda: f64) -> Vec<f64> {
    let d = rows[0].len();
    let mut w = vec![0.0; d];
    let mut residuals = y.to_vec();
    for _ in 0..500 {
        for j in 0..d {
            let square: f64 = rows.iter().map(|row| row[j] * row[j]).sum();
            let product: f64 = rows.iter().zip(&residuals).map(|(row, r)| row[j] * r).sum();
            let step = (product - lambda * w[j]) / (square + lambda);
            for (row, r) in rows.iter().zip(&mut residuals) {
                *r -= step * row[j];
            }
            w[j] += step;
        }
    }
    w
}

/// Rows (a, b, c, copy of a) and targets.
pub fn generate(n: usize, rng: &mut Rng) -> (Vec<Vec<f64>>, Vec<f64>) {
    (0..n)
        .map(|_| {
            let (a, b, c) = (rng.normal(), rng.normal(), rng.normal());
            let copy = a + 0.1 * rng.normal();
            (vec![a, b, c, copy], 3.0 * a + 2.0 * b + rng.normal())
        })
        .unzip()
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(78);
    let (train, train_y) = generate(400, &mut rng);
    let (test, test_y) = generate(400, &mut rng);
    println!("                     a       b       c    copy");
    for d in [3, 4] {
        let narrow: Vec<Vec<f64>> = train.iter().map(|row| row[..d].to_vec()).collect();
        let w = ridge(&narrow, &train_y, 20.0);
        let predict = |row: &[f64]| w.iter().zip(row).map(|(w, x)| w * x).sum::<f64>();
        let line = |name: &str, values: &[f64]| {
            print!("{name:14}");
            for value in values {
                print!("{:8.2}", (100.0 * value).round() / 100.0 + 0.0); // no −0.00
            }
            println!();
        };
        line(&format!("{d}: weight"), &w);
        let each: Vec<f64> =
            (0..d).map(|j| importance(&predict, &test, &test_y, &[j], 5)).collect();
        line(&format!("{d}: importance"), &each);
        if d == 4 {
            let both = importance(&predict, &test, &test_y, &[0, 3], 5);
            println!("a and its copy shuffled together: {both:.2}");
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    fn fitted(d: usize) -> (Vec<f64>, Vec<Vec<f64>>, Vec<f64>) {
        let mut rng = Rng::new(78);
        let (train, y) = generate(400, &mut rng);
        let narrow: Vec<Vec<f64>> = train.iter().map(|row| row[..d].to_vec()).collect();
        let w = ridge(&narrow, &y, 20.0);
        let (test, test_y) = generate(400, &mut rng);
        (w, test, test_y)
    }

    fn of(w: &[f64], test: &[Vec<f64>], y: &[f64], columns: &[usize]) -> f64 {
        let predict = |row: &[f64]| w.iter().zip(row).map(|(w, x)| w * x).sum::<f64>();
        importance(&predict, test, y, columns, 5)
    }

    /// For independent features the growth is 2 w² Var(x) where w is the true weight: 18 for a,
    /// 8 for b. Shuffling 400 rows: within a fifth.
    #[test]
    fn independent_features_as_computed() {
        let (w, test, y) = fitted(3);
        assert_close!(of(&w, &test, &y, &[0]) / 18.0, 1.0, 0.2);
        assert_close!(of(&w, &test, &y, &[1]) / 8.0, 1.0, 0.2);
        assert_close!(of(&w, &test, &y, &[2]), 0.0, 0.2);
    }

    #[test]
    fn a_copy_hides_the_original() {
        let (w, test, y) = fitted(4);
        let alone = of(&w, &test, &y, &[0]);
        let together = of(&w, &test, &y, &[0, 3]);
        assert!(alone < together / 2.0, "{alone} {together}");
    }

    #[test]
    fn a_constant_column_has_none() {
        let rows = vec![vec![1.0, 2.0], vec![1.0, 3.0], vec![1.0, 5.0]];
        let predict = |row: &[f64]| 10.0 * row[0] + row[1];
        assert_close!(importance(&predict, &rows, &[12.0, 13.0, 15.0], &[0], 3), 0.0, 1e-15);
    }

    #[test]
    fn ridge_by_hand() {
        // One feature: Σxy / (Σx² + λ) = 5 / (5 + 5).
        assert_all_close!(&ridge(&[vec![1.0], vec![2.0]], &[1.0, 2.0], 5.0), &[0.5], 1e-12);
    }
}
