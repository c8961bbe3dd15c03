//! # When to raise an alarm
//!
//! A pin is usually saved `rate` times an hour. Its count X in an hour is Poisson:
//! $P(X = k) = e^{-\lambda} \lambda^k / k!$, with $\lambda$ the rate.
//!
//! Return the smallest count $k$ for which $P(X \ge k) \le$ `alpha`: with so many saves or more, you
//! raise an alarm, and in a usual hour that happens with probability at most `alpha`.
//!
//! - `rate` is at least 0; rates go up to 100,000, for which $e^{-\lambda}$ is 0 in a float. With rate 0
//!   there is never a save.
//! - `alpha` lies strictly between 0 and 1; tests use 0.000001 or more.
//! - A rate that is negative, infinite or NaN, or an `alpha` outside: `None`.
//!
//! Standard library, Rust 1.59. O(answer) time.
//!
//! ```text
//! rate 4, alpha 0.05
//!
//! P(X ≥ 8) = 0.0511, too much     P(X ≥ 9) = 0.0214     →   9
//! ```

// ANCHOR: solution
/// The smallest count whose upper tail is at most `alpha`. O(answer) time, constant memory.
pub fn alarm_count(rate: f64, alpha: f64) -> Option<u64> {
    if !(rate >= 0.0 && rate.is_finite() && alpha > 0.0 && alpha < 1.0) {
        return None;
    }
    let mut tail = 1.0; // P(X ≥ count)
    let mut count = 0;
    let mut ln_mass = -rate; // ln P(X = count)
    while tail > alpha {
        tail -= ln_mass.exp();
        count += 1;
        ln_mass += rate.ln() - (count as f64).ln();
    }
    Some(count)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The smallest count whose upper tail is at most `alpha`.
    pub fn alarm_count(rate: f64, alpha: f64) -> Option<u64> {
        todo!("take masses away from 1 until little is left")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", alarm_count(4.0, 0.05));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        assert_eq!(alarm_count(4.0, 0.05), Some(9));
    }

    #[test]
    fn a_quiet_pin() {
        // P(X ≥ 1) = 1 − e^−0.01 = 0.00995.
        assert_eq!(alarm_count(0.01, 0.01), Some(1));
        assert_eq!(alarm_count(0.01, 0.009), Some(2));
    }

    #[test]
    fn never_a_save() {
        assert_eq!(alarm_count(0.0, 0.5), Some(1));
    }

    #[test]
    fn what_is_no_rate() {
        assert_eq!(alarm_count(-1.0, 0.05), None);
        assert_eq!(alarm_count(f64::NAN, 0.05), None);
        assert_eq!(alarm_count(f64::INFINITY, 0.05), None);
        assert_eq!(alarm_count(4.0, 0.0), None);
        assert_eq!(alarm_count(4.0, 1.0), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Far from 0 a Poisson count is nearly normal: rate + z √rate, and a little more.
    #[test]
    fn rates_whose_first_mass_is_zero() {
        for rate in [800.0_f64, 10_000.0, 100_000.0] {
            let count = alarm_count(rate, 0.001).unwrap() as f64;
            let normal = rate + 3.0902 * rate.sqrt();
            assert!((count - normal).abs() < 4.0, "{rate} {count} {normal}");
        }
    }

    #[test]
    fn a_stricter_alarm_is_never_lower() {
        for rate in [0.3, 2.0, 17.5, 300.0] {
            let counts: Vec<u64> = [0.2, 0.05, 0.01, 1e-4, 1e-6]
                .iter()
                .map(|&a| alarm_count(rate, a).unwrap())
                .collect();
            assert!(counts.windows(2).all(|pair| pair[0] <= pair[1]), "{counts:?}");
        }
    }

    #[test]
    fn more_saves_need_a_higher_count() {
        let counts: Vec<u64> = (1..200).map(|r| alarm_count(f64::from(r), 0.01).unwrap()).collect();
        assert!(counts.windows(2).all(|pair| pair[0] <= pair[1]));
    }

    #[test]
    fn an_alpha_near_one() {
        // P(X ≥ 1) = 1 − e^−1 = 0.632.
        assert_eq!(alarm_count(1.0, 0.9), Some(1));
        assert_eq!(alarm_count(1.0, 0.6), Some(2));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. The tail at 0 is 1. Going from k to k + 1 takes P(X = k) away.
// 2. P(X = k + 1) is P(X = k) times rate/(k + 1). As a product that starts at e^−rate, which is 0 for a
//    rate of 1,000, and stays 0: an endless loop.
// 3. Carry ln P(X = k): start at −rate, add ln(rate) − ln(k + 1), and take `exp` only to subtract.
// ANCHOR_END: hints
