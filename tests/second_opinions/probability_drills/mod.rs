//! Probability drills: linear systems by `nalgebra`, the binomial of `statrs`, complete counts.

mod listings;

use kit::assert_close;
use nalgebra::{DMatrix, DVector};
use proptest::prelude::*;
use statrs::distribution::{Binomial, DiscreteCDF as _};

use listings::exact::{
    bayes, birthday, coupon_collector, fair_from_biased, fixed_points, gambler, largest_of,
    majority, monty_hall, triangle, waiting,
};
use listings::simulated::drills;
use listings::uneven_coupons::expected_draws;

/// E = 1 + P E over the states that are not the end.
fn absorbing(transitions: &DMatrix<f64>) -> DVector<f64> {
    let n = transitions.nrows();
    let system = DMatrix::identity(n, n) - transitions;
    system.lu().solve(&DVector::from_element(n, 1.0)).expect("the end is reached")
}

#[test]
fn the_gambler_as_a_linear_system() {
    for (goal, p) in [(2_usize, 0.5), (10, 0.5), (10, 0.49), (7, 0.3), (15, 0.6)] {
        let transitions = DMatrix::from_fn(goal - 1, goal - 1, |i, j| {
            if j == i + 1 {
                p
            } else if j + 1 == i {
                1.0 - p
            } else {
                0.0
            }
        });
        for (i, steps) in absorbing(&transitions).iter().enumerate() {
            assert_close!(gambler(i + 1, goal, p), *steps, 1e-8);
        }
    }
}

/// The follow-up: expected end divided by the drift.
#[test]
fn the_gambler_by_the_drift() {
    let ratio: f64 = 0.51 / 0.49;
    let win = (1.0 - ratio.powi(3)) / (1.0 - ratio.powi(10));
    assert_close!(gambler(3, 10, 0.49), (10.0 * win - 3.0) / (2.0 * 0.49 - 1.0), 1e-9);
}

/// Every pattern of up to five letters: the states are its prefixes.
#[test]
fn patterns_as_a_linear_system() {
    for n in 1..=5_usize {
        for bits in 0..1_u32 << n {
            let pattern: String =
                (0..n).map(|i| if bits >> i & 1 == 1 { 'H' } else { 'T' }).collect();
            let mut transitions = DMatrix::zeros(n, n);
            for state in 0..n {
                for flip in ["H", "T"] {
                    let seen = format!("{}{flip}", &pattern[..state]);
                    let next = (0..=seen.len())
                        .rev()
                        .find(|&k| seen[seen.len() - k..] == pattern[..k])
                        .expect("the empty prefix");
                    if next < n {
                        transitions[(state, next)] += 0.5;
                    }
                }
            }
            assert_close!(waiting(&pattern), absorbing(&transitions)[0], 1e-9, "{pattern}");
        }
    }
}

#[test]
fn majorities_are_binomial() {
    for voters in [1_u32, 3, 5, 11] {
        for p in [0.2, 0.5, 0.7] {
            let expected =
                Binomial::new(p, u64::from(voters)).expect("a rate").sf(u64::from(voters / 2));
            assert_close!(majority(voters, p), expected, 1e-9);
        }
    }
}

/// All 5,040 orders of seven: 5,040 fixed points together, 1,854 orders without one.
#[test]
fn all_orders_of_seven() {
    fn orders(left: &mut Vec<usize>, place: usize, fixed: usize, seen: &mut (usize, usize)) {
        if left.is_empty() {
            seen.0 += fixed;
            seen.1 += usize::from(fixed == 0);
        }
        for i in 0..left.len() {
            let item = left.remove(i);
            orders(left, place + 1, fixed + usize::from(item == place), seen);
            left.insert(i, item);
        }
    }
    let mut seen = (0, 0);
    orders(&mut (0..7).collect(), 0, 0, &mut seen);
    assert_eq!(seen, (5040, 1854));
    assert_close!(fixed_points(7), 1.0, 1e-12);
    assert_close!(1854.0 / 5040.0, (-1.0_f64).exp(), 3e-5);
}

/// The largest of three and the stick, on a lattice of cell middles: errors of the order of a cell.
#[test]
fn counted_on_a_lattice() {
    let at = |i: u32| (f64::from(i) + 0.5) / 400.0;
    let triangles = (0..400)
        .flat_map(|i| (0..400).map(move |j| (at(i), at(j))))
        .filter(|(u, v)| u.min(*v).max((u - v).abs()).max(1.0 - u.max(*v)) < 0.5)
        .count();
    assert_close!(triangles as f64 / 160_000.0, triangle(), 0.01);
    let tail: f64 = (0..400).map(|i| (1.0 - at(i).powi(3)) / 400.0).sum();
    assert_close!(tail, largest_of(3), 1e-4);
}

/// The chapter's remarks: 253 pairs, 1.18 √d, a second alarm, the largest five billion keys.
#[test]
fn remarks() {
    assert!(birthday(22) < 0.5 && birthday(23) > 0.5);
    assert_close!((2.0 * 2.0_f64.ln()).sqrt(), 1.18, 0.005);
    assert_close!(1.18 * 2.0_f64.powi(32), 5.07e9, 0.01);
    assert_close!(bayes(bayes(0.01, 0.9, 0.09), 0.9, 0.09), 0.5025, 1e-3);
    assert_close!(coupon_collector(100), 100.0 * (100.0_f64.ln() + 0.58), 0.002);
    assert_close!(birthday(50), 0.97, 0.005);
}

/// The table's exact numbers are those of the formulas.
#[test]
fn the_table_has_the_exact_numbers() {
    let exact = [
        bayes(0.01, 0.9, 0.09),
        monty_hall(),
        birthday(23),
        majority(3, 0.7),
        coupon_collector(6),
        fixed_points(10),
        fair_from_biased(0.3),
        largest_of(3),
        triangle(),
        gambler(3, 10, 0.5),
        waiting("HH"),
        waiting("HT"),
    ];
    for ((name, printed, _), exact) in drills().iter().zip(exact) {
        assert_close!(*printed, exact, 1e-9, "{name}");
    }
}

proptest! {
    /// Inclusion and exclusion; more kinds take longer, and so do rarer ones.
    #[test]
    fn uneven_coupons(weights in prop::collection::vec(1_u8..20, 1..8), spare in 0_u8..10) {
        let total: f64 = weights.iter().map(|&w| f64::from(w)).sum::<f64>() + f64::from(spare);
        let chances: Vec<f64> = weights.iter().map(|&w| f64::from(w) / total).collect();
        let by_sets: f64 = (1_usize..1 << chances.len())
            .map(|set| {
                let sum: f64 = (0..chances.len()).filter(|i| set >> i & 1 == 1).map(|i| chances[i]).sum();
                if set.count_ones() % 2 == 1 { 1.0 / sum } else { -1.0 / sum }
            })
            .sum();
        let answer = expected_draws(&chances).expect("an answer");
        prop_assert!((answer / by_sets - 1.0).abs() < 1e-8);
        prop_assert!(answer >= expected_draws(&chances[1..]).expect("an answer") - 1e-9);
    }

    /// More alarms among the ill mean more, among the healthy less.
    #[test]
    fn bayes_is_monotone(prevalence in 0.001_f64..0.9, sensitivity in 0.1_f64..0.9, rate in 0.01_f64..0.9) {
        let p = bayes(prevalence, sensitivity, rate);
        prop_assert!(bayes(prevalence, sensitivity + 0.05, rate) > p);
        prop_assert!(bayes(prevalence, sensitivity, rate + 0.05) < p);
        prop_assert!((bayes(prevalence, 0.4, 0.4) - prevalence).abs() < 1e-12);
    }
}
