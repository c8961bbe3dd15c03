//! Comparing floating-point numbers in tests.
//!
//! Two ways to compute the same quantity rarely agree to the last bit, so a test states how far
//! apart they may be. Both macros use one rule, [`is_close`]:
//!
//! *|left − right| ≤ tolerance · max(1, |left|, |right|)*
//!
//! Below 1 the tolerance is absolute, above 1 it is relative. NaN is close to nothing, itself
//! included: a metric that returns NaN must not pass by accident. An infinity is close only to
//! itself.
//!
//! Which tolerance? `1e-12` for a handful of operations on numbers near 1; `1e-9` for sums of some
//! thousand terms; half a unit of the last digit when the reference is printed in decimals; four
//! standard errors when the quantity is simulated. Say in the test which of these it is.

/// Whether `left` and `right` differ by at most `tolerance · max(1, |left|, |right|)`.
///
/// ```
/// use kit::approx::is_close;
///
/// assert!(is_close(0.1 + 0.2, 0.3, 1e-12));
/// assert!(is_close(1e20 + 1.0, 1e20, 1e-12)); // relative, for large numbers
/// assert!(!is_close(f64::NAN, f64::NAN, 1.0));
/// assert!(is_close(f64::INFINITY, f64::INFINITY, 0.0));
/// assert!(!is_close(f64::INFINITY, 1e300, 1e-3));
/// ```
pub fn is_close(left: f64, right: f64, tolerance: f64) -> bool {
    if left.is_infinite() || right.is_infinite() {
        return left.is_infinite()
            && right.is_infinite()
            && left.is_sign_positive() == right.is_sign_positive();
    }
    (left - right).abs() <= tolerance * left.abs().max(right.abs()).max(1.0)
}

/// Panics unless two numbers are [close](crate::approx::is_close) within a tolerance.
///
/// The third argument is the tolerance; a message in the manner of `format!` may follow.
///
/// ```
/// use kit::assert_close;
///
/// assert_close!(2.0_f64.sqrt().powi(2), 2.0, 1e-12);
/// let seed = 3;
/// assert_close!(0.1 + 0.2, 0.3, 1e-12, "seed {seed}");
/// ```
///
/// ```should_panic
/// // `0.75 is not close to 0.5: they differ by 0.25, allowed is 0.01`
/// kit::assert_close!(0.75, 0.5, 0.01);
/// ```
#[macro_export]
macro_rules! assert_close {
    ($left:expr, $right:expr, $tolerance:expr $(,)?) => {
        $crate::approx::check($left, $right, $tolerance, None)
    };
    ($left:expr, $right:expr, $tolerance:expr, $($message:tt)+) => {
        $crate::approx::check($left, $right, $tolerance, Some(format_args!($($message)+)))
    };
}

/// Panics unless two sequences have the same length and are close, number by number.
///
/// ```
/// use kit::assert_all_close;
///
/// assert_all_close!(&[0.1 + 0.2, 1.0], &[0.3, 1.0], 1e-12);
/// ```
///
/// ```should_panic
/// // `at index 1: 2 is not close to 3: they differ by 1, allowed is 0.000000003`
/// kit::assert_all_close!(&[1.0, 2.0], &[1.0, 3.0], 1e-9);
/// ```
#[macro_export]
macro_rules! assert_all_close {
    ($left:expr, $right:expr, $tolerance:expr $(,)?) => {
        $crate::approx::check_all($left, $right, $tolerance)
    };
}

/// What [`assert_close!`] calls. Use the macro.
///
/// # Panics
///
/// If the numbers are not close; the message names both, their difference and what was allowed.
#[doc(hidden)]
#[track_caller]
pub fn check(left: f64, right: f64, tolerance: f64, note: Option<std::fmt::Arguments<'_>>) {
    if !is_close(left, right, tolerance) {
        let note = note.map(|note| format!(" ({note})")).unwrap_or_default();
        panic!("{}{note}", complaint(left, right, tolerance));
    }
}

/// What [`assert_all_close!`] calls. Use the macro.
///
/// # Panics
///
/// If the lengths differ, or at the first pair that is not close.
#[doc(hidden)]
#[track_caller]
pub fn check_all(left: impl AsRef<[f64]>, right: impl AsRef<[f64]>, tolerance: f64) {
    let (left, right) = (left.as_ref(), right.as_ref());
    assert!(
        left.len() == right.len(),
        "{} numbers on the left, {} on the right: {left:?} and {right:?}",
        left.len(),
        right.len()
    );
    for (index, (&l, &r)) in left.iter().zip(right).enumerate() {
        assert!(is_close(l, r, tolerance), "at index {index}: {}", complaint(l, r, tolerance));
    }
}

fn complaint(left: f64, right: f64, tolerance: f64) -> String {
    let allowed = tolerance * left.abs().max(right.abs()).max(1.0);
    let difference = (left - right).abs();
    format!("{left} is not close to {right}: they differ by {difference}, allowed is {allowed}")
}

#[cfg(test)]
mod tests {
    use super::is_close;

    #[test]
    fn is_absolute_below_one_and_relative_above() {
        assert!(is_close(1e-13, 0.0, 1e-12));
        assert!(!is_close(1e-11, 0.0, 1e-12));
        assert!(is_close(1e6, 1e6 + 0.5, 1e-6));
        assert!(!is_close(1e6, 1e6 + 1.5, 1e-6));
        assert!(is_close(-2.0, -2.0, 0.0));
        assert!(!is_close(-2.0, 2.0, 0.5));
    }

    #[test]
    fn nan_is_close_to_nothing() {
        for other in [f64::NAN, 0.0, f64::INFINITY] {
            assert!(!is_close(f64::NAN, other, f64::INFINITY));
            assert!(!is_close(other, f64::NAN, f64::INFINITY));
        }
        assert!(!is_close(1.0, 1.0, f64::NAN));
    }

    #[test]
    fn an_infinity_is_close_to_itself_only() {
        assert!(is_close(f64::NEG_INFINITY, f64::NEG_INFINITY, 0.0));
        assert!(!is_close(f64::NEG_INFINITY, f64::INFINITY, 1.0));
        assert!(!is_close(f64::INFINITY, f64::MAX, 1.0));
    }

    #[test]
    #[should_panic(expected = "0.75 is not close to 0.5: they differ by 0.25, allowed is 0.01")]
    fn the_message_has_all_four_numbers() {
        assert_close!(0.75, 0.5, 0.01);
    }

    #[test]
    #[should_panic(expected = "allowed is 0.01 (fold 3)")]
    fn the_message_ends_with_the_callers_note() {
        assert_close!(0.75, 0.5, 0.01, "fold {}", 3);
    }

    #[test]
    #[should_panic(expected = "at index 1: 2 is not close to 3")]
    fn sequences_name_the_index() {
        assert_all_close!([1.0, 2.0], [1.0, 3.0], 1e-9);
    }

    #[test]
    #[should_panic(expected = "2 numbers on the left, 1 on the right")]
    fn sequences_must_be_of_one_length() {
        assert_all_close!(vec![1.0, 2.0], &[1.0], 1e-9);
    }
}
