//! Harder experiments: least squares by `nalgebra`, the jackknife, and the exercise against the listing.

mod listings;

use kit::assert_close;
use kit::rng::Rng;
use nalgebra::{DMatrix, DVector};
use proptest::prelude::*;

use listings::cuped::{User, effect, theta};
use listings::interference::{difference, experiment, group_means};
use listings::novelty;
use listings::ratio::{arm, per_user, z};
use listings::ratio_difference::{Batch, ratio_difference};

/// θ is the slope of the regression of y on x.
#[test]
fn theta_is_least_squares() {
    let mut rng = Rng::new(3);
    let users: Vec<User> = (0..60)
        .map(|i| {
            let before = rng.normal();
            User { treated: i % 3 == 0, before, during: 0.8 * before + rng.normal() }
        })
        .collect();
    let design = DMatrix::from_fn(60, 2, |i, j| if j == 0 { 1.0 } else { users[i].before });
    let target = DVector::from_fn(60, |i, _| users[i].during);
    let solution = design.svd(true, true).solve(&target, 1e-12).expect("a solution");
    assert_close!(theta(&users), solution[1], 1e-10);
}

/// The delta method against the jackknife, which drops one user at a time: within 2 % at 2,000 users.
#[test]
fn the_delta_method_is_the_jackknife() {
    let users = arm(&mut Rng::new(4), 2000);
    let (clicks, impressions) =
        users.iter().fold((0.0, 0.0), |(c, m), user| (c + user.0, m + user.1));
    let without: Vec<f64> = users.iter().map(|(c, m)| (clicks - c) / (impressions - m)).collect();
    let n = users.len() as f64;
    let mean = without.iter().sum::<f64>() / n;
    let jackknife = (n - 1.0) / n * without.iter().map(|r| (r - mean).powi(2)).sum::<f64>();
    assert_close!(per_user(&users).1 / jackknife, 1.0, 0.02);
}

/// The delta method written with three moments is the variance of the residuals.
#[test]
fn three_moments() {
    let users = arm(&mut Rng::new(5), 300);
    let n = users.len() as f64;
    let (mean_c, mean_m) =
        (users.iter().map(|u| u.0).sum::<f64>() / n, users.iter().map(|u| u.1).sum::<f64>() / n);
    let (mut var_c, mut var_m, mut covariance) = (0.0, 0.0, 0.0);
    for (c, m) in &users {
        var_c += (c - mean_c).powi(2) / (n - 1.0);
        var_m += (m - mean_m).powi(2) / (n - 1.0);
        covariance += (c - mean_c) * (m - mean_m) / (n - 1.0);
    }
    let ratio = mean_c / mean_m;
    let by_moments =
        (var_c - 2.0 * ratio * covariance + ratio * ratio * var_m) / (n * mean_m * mean_m);
    assert_close!(per_user(&users).1 / by_moments, 1.0, 1e-9);
}

/// Groups of one size: the difference of group means is the difference of users' means.
#[test]
fn group_means_have_the_same_difference() {
    let groups = experiment(&mut Rng::new(6), true, 0.3);
    let ((by_users, _), (by_groups, _)) =
        (difference(&groups.concat()), difference(&group_means(&groups)));
    assert_close!(by_users, by_groups, 1e-12);
}

/// The made-up changes of the chapter have the wrong sign on day one.
#[test]
fn day_one_has_the_wrong_sign() {
    for (first, lasting) in [(0.06, -0.025), (-0.04, 0.04)] {
        let late: f64 = (8..=14).map(|day| novelty::effect(first, lasting, day)).sum();
        assert!(novelty::effect(first, lasting, 1) * late < 0.0);
    }
}

proptest! {
    /// Moving every `before` changes nothing; adding a multiple of it to `during` is taken out again.
    #[test]
    fn what_was_known_before_is_taken_out(rows in prop::collection::vec((any::<bool>(), -9_i8..9, -9_i8..9), 4..30), shift in -5.0_f64..5.0, slope in -3.0_f64..3.0) {
        let users: Vec<User> = rows
            .iter()
            .map(|&(treated, x, y)| User { treated, before: f64::from(x), during: f64::from(y) })
            .collect();
        prop_assume!(users.iter().any(|u| u.treated) && users.iter().any(|u| !u.treated));
        prop_assume!(rows.iter().any(|row| row.1 != rows[0].1));
        let adjusted = effect(&users, theta(&users));
        let moved: Vec<User> = users
            .iter()
            .map(|u| User { before: u.before + shift, during: u.during + slope * u.before, ..*u })
            .collect();
        prop_assert!((effect(&moved, theta(&moved)) - adjusted).abs() < 1e-8);
    }

    /// The exercise does what the listing does; an arm against itself gives no difference.
    #[test]
    fn the_exercise(control in prop::collection::vec((0_u32..6, 0_u32..9), 2..20), treatment in prop::collection::vec((0_u32..6, 0_u32..9), 2..20)) {
        let users = |rows: &[(u32, u32)]| -> Vec<(f64, f64)> {
            rows.iter().map(|&(c, more)| (f64::from(c), f64::from(c + more))).collect()
        };
        let (a, b) = (users(&control), users(&treatment));
        let mut batches = Vec::new();
        for (arm, rows) in [(0, &control), (1, &treatment)] {
            for (user, &(clicks, more)) in (0_u32..).zip(rows) {
                batches.push(Batch { user: 2 * user + arm, arm: arm as usize, impressions: more, clicks: 0 });
                batches.push(Batch { user: 2 * user + arm, arm: arm as usize, impressions: clicks, clicks });
            }
        }
        let seen = |users: &[(f64, f64)]| users.iter().any(|user| user.1 > 0.0);
        let answer = ratio_difference(&batches);
        prop_assert_eq!(answer.is_some(), seen(&a) && seen(&b));
        if let Some((difference, error)) = answer {
            let ((r_a, var_a), (r_b, var_b)) = (per_user(&a), per_user(&b));
            prop_assert!((difference - (r_b - r_a)).abs() < 1e-12);
            prop_assert!((error - (var_a + var_b).sqrt()).abs() < 1e-12);
            if var_a > 1e-9 {
                prop_assert!(z(per_user, &a, &a).abs() < 1e-12);
            }
        }
    }
}
