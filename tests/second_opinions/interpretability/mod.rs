//! Shapley values by their other definition, ridge by `smartcore` 0.7, and properties.

mod listings;

use kit::approx::is_close;
use kit::assert_all_close;
use kit::rng::Rng;
use proptest::prelude::*;

use crate::regularisation::smartcore_ridge;
use listings::permutation::ridge;
use listings::shapley::{set_values, shapley};

/// All orders of 0..n.
fn orders(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(n - 1);
    let insert = |order: &Vec<usize>, at: usize| {
        let mut order = order.clone();
        order.insert(at, n - 1);
        order
    };
    shorter.iter().flat_map(|order| (0..n).map(move |at| insert(order, at))).collect()
}

/// The mean gain of each player over all orders of arrival.
fn by_orders(values: &[f64], d: usize) -> Vec<f64> {
    let orders = orders(d);
    let mut gains = vec![0.0; d];
    for order in &orders {
        let mut set = 0;
        for &player in order {
            gains[player] += values[set | 1 << player] - values[set];
            set |= 1 << player;
        }
    }
    let n = f64::from(u32::try_from(orders.len()).expect("few orders"));
    gains.iter().map(|gain| gain / n).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_mean_over_all_orders(d in 0_usize..7, seed: u64) {
        let mut rng = Rng::new(seed);
        let values: Vec<f64> = (0..1_usize << d).map(|_| rng.normal()).collect();
        let ours = shapley(&values, d);
        for (ours, theirs) in ours.iter().zip(by_orders(&values, d)) {
            prop_assert!(is_close(*ours, theirs, 1e-10));
        }
        // Efficiency.
        let total: f64 = ours.iter().sum();
        prop_assert!(is_close(total, values[values.len() - 1] - values[0], 1e-10));
    }

    /// Features that the model treats alike, of equal value over a symmetric background, share
    /// equally; a feature that it does not read gets nothing.
    #[test]
    fn symmetry_and_dummy(a in -3.0_f64..3.0, b in -3.0_f64..3.0, seed: u64) {
        let mut rng = Rng::new(seed);
        let mut background: Vec<Vec<f64>> =
            (0..4).map(|_| (0..3).map(|_| rng.normal()).collect()).collect();
        let turned: Vec<Vec<f64>> =
            background.iter().map(|row| vec![row[1], row[0], row[2]]).collect();
        background.extend(turned);
        let f = |x: &[f64]| (x[0] + x[1] + a).powi(2) + b * x[0] * x[1];
        let values = shapley(&set_values(f, &[1.5, 1.5, 9.0], &background), 3);
        prop_assert!(is_close(values[0], values[1], 1e-9));
        prop_assert!(values[2].abs() < 1e-9);
    }
}

/// smartcore minimises the same sum, without an intercept and without scaling the columns.
#[test]
fn ridge_agrees_with_smartcore() {
    let mut rng = Rng::new(2);
    let rows: Vec<Vec<f64>> = (0..30).map(|_| (0..4).map(|_| rng.normal()).collect()).collect();
    let y: Vec<f64> = rows.iter().map(|row| row[0] - 2.0 * row[3] + rng.normal()).collect();
    assert_all_close!(&ridge(&rows, &y, 3.0), smartcore_ridge(&rows, &y, 3.0), 1e-9);
}
