//! # Clicks per impression, users as units
//!
//! An experiment randomised users and logged impressions. A row is one *batch* of impressions: user, arm
//! (0 for control, 1 for treatment), impressions and clicks. A user may have many rows, all in one arm;
//! rows come in no order.
//!
//! The metric of an arm is R = all clicks / all impressions. With n users, and c and m a user's clicks and
//! impressions *in total*, the delta method estimates its variance by
//!
//! $$
//! \frac{1}{n \, \bar m^2} \cdot \frac{1}{n - 1} \sum (c - R \, m)^2
//! $$
//!
//! where the sum is over users and $\bar m$ is the mean number of impressions per user.
//!
//! - Return the difference treatment − control and its standard error, the root of the sum of both
//!   variances.
//! - Users with 0 impressions in total count among the n users.
//! - `None` if an arm has fewer than two users, or no impressions.
//!
//! Linear in the rows, apart from your map. Standard library, Rust 1.59.
//!
//! ```text
//! user  arm  impressions  clicks
//! 1     0    4            1
//! 2     0    2            0            control:    (1, 4), (0, 2), (5, 6)   R 0.5, variance 3/48
//! 3     0    6            5
//! 4     1    2            1            treatment:  (3, 4), (1, 4)           R 0.5, variance 2/32
//! 5     1    4            1
//! 4     1    2            2            →  difference 0, standard error √(1/16 + 1/16) = 0.35355
//! ```

// ANCHOR: given
/// A batch of impressions of one user.
#[derive(Debug, Clone, Copy)]
pub struct Batch {
    /// Who.
    pub user: u32,
    /// 0 or 1.
    pub arm: usize,
    /// How many pins were shown.
    pub impressions: u32,
    /// How many of them were clicked.
    pub clicks: u32,
}
// ANCHOR_END: given

// ANCHOR: solution
use std::collections::BTreeMap;

/// Difference of clicks per impression, treatment minus control, and its standard error.
pub fn ratio_difference(batches: &[Batch]) -> Option<(f64, f64)> {
    let mut arms: [BTreeMap<u32, (u64, u64)>; 2] = Default::default();
    for batch in batches {
        let (clicks, impressions) = arms[batch.arm].entry(batch.user).or_default();
        *clicks += u64::from(batch.clicks);
        *impressions += u64::from(batch.impressions);
    }
    let (control, var_c) = ratio(&arms[0])?;
    let (treatment, var_t) = ratio(&arms[1])?;
    Some((treatment - control, (var_c + var_t).sqrt()))
}

/// The ratio of an arm and its variance.
fn ratio(users: &BTreeMap<u32, (u64, u64)>) -> Option<(f64, f64)> {
    let clicks: u64 = users.values().map(|user| user.0).sum();
    let impressions: u64 = users.values().map(|user| user.1).sum();
    if users.len() < 2 || impressions == 0 {
        return None;
    }
    let (n, ratio) = (users.len() as f64, clicks as f64 / impressions as f64);
    let squares: f64 = users.values().map(|&(c, m)| (c as f64 - ratio * m as f64).powi(2)).sum();
    Some((ratio, squares / (n - 1.0) / n / (impressions as f64 / n).powi(2)))
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Batch;

    // ANCHOR: starter
    /// Difference of clicks per impression, treatment minus control, and its standard error.
    pub fn ratio_difference(batches: &[Batch]) -> Option<(f64, f64)> {
        todo!("make users out of batches first")
    }
    // ANCHOR_END: starter
}

fn main() {
    let batch = |user, arm, impressions, clicks| Batch { user, arm, impressions, clicks };
    let log = [batch(1, 0, 4, 1), batch(2, 0, 2, 0), batch(4, 1, 2, 1), batch(5, 1, 4, 1)];
    println!("{:?}", ratio_difference(&log));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn log(rows: &[(u32, usize, u32, u32)]) -> Vec<Batch> {
        let batch = |&(user, arm, impressions, clicks)| Batch { user, arm, impressions, clicks };
        rows.iter().map(batch).collect()
    }

    #[test]
    fn the_example() {
        let rows =
            [(1, 0, 4, 1), (2, 0, 2, 0), (3, 0, 6, 5), (4, 1, 2, 1), (5, 1, 4, 1), (4, 1, 2, 2)];
        let (difference, error) = ratio_difference(&log(&rows)).expect("an answer");
        assert!(difference.abs() < 1e-12);
        assert!((error - 0.125_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn equal_users_leave_no_error() {
        let rows = [(1, 0, 4, 1), (2, 0, 8, 2), (3, 1, 2, 1), (4, 1, 6, 3)];
        let (difference, error) = ratio_difference(&log(&rows)).expect("an answer");
        assert!((difference - 0.25).abs() < 1e-12 && error.abs() < 1e-12);
    }

    #[test]
    fn one_user_is_not_enough() {
        let rows = [(1, 0, 4, 1), (1, 0, 9, 2), (3, 1, 2, 1), (4, 1, 6, 2)];
        assert_eq!(ratio_difference(&log(&rows)), None);
    }

    #[test]
    fn an_arm_without_impressions() {
        let rows = [(1, 0, 4, 1), (2, 0, 9, 2), (3, 1, 0, 0), (4, 1, 0, 0)];
        assert_eq!(ratio_difference(&log(&rows)), None);
        assert_eq!(ratio_difference(&[]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn batch(user: u32, arm: usize, impressions: u32, clicks: u32) -> Batch {
        Batch { user, arm, impressions, clicks }
    }

    /// n = 3 in control: residuals 0, 0, 0 with one empty user. Treatment: R 1/2, residuals ±1, n = 2.
    #[test]
    fn a_user_without_impressions_counts() {
        let log = [
            batch(1, 0, 2, 1),
            batch(2, 0, 4, 2),
            batch(3, 0, 0, 0),
            batch(4, 1, 4, 3),
            batch(5, 1, 4, 1),
        ];
        let (_, error) = ratio_difference(&log).expect("an answer");
        assert!((error - 0.25).abs() < 1e-12);
        // Residuals 1/2, −1/2 and 0 now, with n = 3 and m̄ = 2: 1/4 · 1/12, and 1/16 of the treatment.
        let log = [
            batch(1, 0, 3, 2),
            batch(2, 0, 3, 1),
            batch(3, 0, 0, 0),
            batch(4, 1, 4, 3),
            batch(5, 1, 4, 1),
        ];
        let (_, error) = ratio_difference(&log).expect("an answer");
        assert!((error - (1.0_f64 / 48.0 + 1.0 / 16.0).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn batches_in_any_order_and_size() {
        let whole = [batch(1, 0, 10, 3), batch(2, 0, 20, 9), batch(3, 1, 12, 2), batch(4, 1, 8, 5)];
        let mut parts = Vec::new();
        for one in whole {
            for i in 0..one.impressions {
                parts.push(Batch { impressions: 1, clicks: u32::from(i < one.clicks), ..one });
            }
        }
        parts.sort_by_key(|part| (part.clicks, part.user));
        let (a, b) = (ratio_difference(&whole), ratio_difference(&parts));
        let ((a, e), (b, f)) = (a.expect("an answer"), b.expect("an answer"));
        assert!((a - b).abs() < 1e-12 && (e - f).abs() < 1e-12);
    }

    #[test]
    fn many_impressions_do_not_overflow() {
        let big = u32::MAX;
        let mut log = vec![batch(1, 0, big, big), batch(2, 0, big, 0)];
        log.extend([batch(1, 0, big, big), batch(2, 0, big, 0)]);
        log.extend([batch(3, 1, 2, 1), batch(4, 1, 2, 1)]);
        let (difference, error) = ratio_difference(&log).expect("an answer");
        assert!(difference.abs() < 1e-12 && (error - 0.5).abs() < 1e-9);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Two passes: add up each user's batches in a map, one map per arm; then two small loops per arm.
// 2. You need no covariance. Once R is known, every user has one number, c − R · m, and those have mean
//    zero.
// 3. Keep counts as 64-bit integers until R is computed: sums of batches can leave `u32`.
// ANCHOR_END: hints
