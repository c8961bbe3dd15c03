//! Correlation: invariances, the short formula for ranks, inversions, all orders.

mod listings;

use kit::assert_close;
use kit::rng::Rng;
use proptest::prelude::*;
use statrs::statistics::Statistics as _;

use listings::coefficients::{kendall, mid_ranks, pearson, permutation_p_value, spearman};
use listings::merge::kendall_tau;

/// The exact p-value of the five pins over all 120 orders, and the simulated one.
#[test]
fn the_p_value_over_all_orders() {
    let (x, y) = ([12.0, 2.0, 1.0, 12.0, 2.0], [1.0, 4.0, 7.0, 1.0, 0.0]);
    let seen = kendall(&x, &y).expect("spread").abs();
    let mut as_far = 0;
    for code in 0..3125_usize {
        let digits = [1, 5, 25, 125, 625].map(|power| code / power % 5);
        let distinct = (0..5).all(|i| (0..i).all(|j| digits[i] != digits[j]));
        if distinct {
            let tau = kendall(&x, &digits.map(|i| y[i])).expect("spread");
            as_far += u32::from(tau.abs() >= seen - 1e-12);
        }
    }
    let exact = f64::from(as_far) / 120.0;
    assert_close!(exact, 0.367, 5e-4);
    let p = permutation_p_value(kendall, (&x, &y), 9999, &mut Rng::new(2)).expect("spread");
    // Standard error √(0.37 · 0.63/10⁴) = 0.0048; four of them.
    assert_close!(p, exact, 0.02);
}

fn pairs() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    prop::collection::vec((-8_i32..8, -8_i32..8), 2..25)
        .prop_map(|pairs| pairs.into_iter().map(|(x, y)| (f64::from(x), f64::from(y))).unzip())
}

proptest! {
    /// Covariance and deviations of another crate.
    #[test]
    fn pearson_by_statrs((x, y) in pairs()) {
        if let Some(r) = pearson(&x, &y) {
            let covariance = statrs::statistics::Statistics::covariance(&x, &y);
            let expected = covariance / ((&x).std_dev() * (&y).std_dev());
            prop_assert!((r - expected).abs() < 1e-9 && r.abs() <= 1.0 + 1e-12);
        }
    }

    /// What the page's first table says.
    #[test]
    fn invariances((x, y) in pairs(), shift in -9.0_f64..9.0, scale in 0.1_f64..9.0) {
        let map = |values: &[f64], f: &dyn Fn(f64) -> f64| values.iter().map(|&v| f(v)).collect::<Vec<f64>>();
        let line = map(&x, &|v| shift + scale * v);
        let curve = map(&x, &|v| (0.5 * v).exp() + shift);
        let down = map(&x, &|v| -v);
        for (f, increasing) in [(pearson as fn(&[f64], &[f64]) -> _, &line), (spearman, &curve), (kendall, &curve)] {
            let close = |a: Option<f64>, b: Option<f64>, sign: f64| match (a, b) {
                (Some(a), Some(b)) => (a - sign * b).abs() < 1e-9,
                (a, b) => a == b,
            };
            prop_assert!(close(f(&x, &y), f(increasing, &y), 1.0));
            prop_assert!(close(f(&x, &y), f(&down, &y), -1.0));
            prop_assert!(close(f(&x, &y), f(&y, &x), 1.0));
        }
    }

    /// Without ties ρ is 1 − 6 Σ d²/(n³ − n), and τ-b is the exercise's count of inversions.
    #[test]
    fn without_ties(order in (2_usize..40).prop_flat_map(|n| Just((0..n).collect::<Vec<usize>>()).prop_shuffle())) {
        let n = order.len() as f64;
        let x: Vec<f64> = (0..order.len()).map(|i| i as f64).collect();
        let y: Vec<f64> = order.iter().map(|&i| i as f64).collect();
        let squares: f64 = x.iter().zip(&y).map(|(a, b)| (a - b).powi(2)).sum();
        let rho = spearman(&x, &y).expect("spread");
        prop_assert!((rho - (1.0 - 6.0 * squares / (n.powi(3) - n))).abs() < 1e-9);
        let tau = kendall(&x, &y).expect("spread");
        prop_assert!((tau - kendall_tau(&order).expect("an order")).abs() < 1e-9);
    }

    /// Ranks by definition, and their sum.
    #[test]
    fn ranks_by_definition(values in prop::collection::vec(-4_i32..4, 0..30)) {
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let ranks = mid_ranks(&values);
        for (value, rank) in values.iter().zip(&ranks) {
            let below = values.iter().filter(|other| *other < value).count() as f64;
            let up_to = values.iter().filter(|other| *other <= value).count() as f64;
            prop_assert!((rank - 0.5 * (below + up_to + 1.0)).abs() < 1e-12);
        }
        let n = values.len() as f64;
        prop_assert!((ranks.iter().sum::<f64>() - n * (n + 1.0) / 2.0).abs() < 1e-9);
    }
}
