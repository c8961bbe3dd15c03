//! Indices and numbers, without a panic and without a silent wrap.
//!
//! Each function is the right version of a slip that the page shows with its panic. Standard library
//! only, and nothing newer than Rust 1.59.

// ANCHOR: underflow
/// How often the values fall from one to the next. `i + 1 < n` instead of `i < n - 1`: no
/// subtraction.
pub fn falls(values: &[i32]) -> usize {
    let mut count = 0;
    let mut i = 0;
    while i + 1 < values.len() {
        if values[i + 1] < values[i] {
            count += 1;
        }
        i += 1;
    }
    count
}

/// The same, and no index at all.
pub fn falls_by_windows(values: &[i32]) -> usize {
    values.windows(2).filter(|pair| pair[1] < pair[0]).count()
}
// ANCHOR_END: underflow

// ANCHOR: overflow
/// A polynomial hash: it is *meant* to go round.
pub fn hash(text: &str) -> u32 {
    text.bytes().fold(0_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte)))
}

/// n!, or `None` where it does not fit: a wrong number would be worse.
pub fn factorial(n: u64) -> Option<u64> {
    (1..=n).try_fold(1_u64, u64::checked_mul)
}

/// Saves left of a daily allowance: below 0 is 0.
pub fn allowance(limit: u32, used: u32) -> u32 {
    limit.saturating_sub(used)
}
// ANCHOR_END: overflow

// ANCHOR: sort
/// Falling scores. `Err` with the place of a NaN: the caller knows where the scores come from.
pub fn sort_falling(scores: &mut [f64]) -> Result<(), usize> {
    if let Some(place) = scores.iter().position(|score| score.is_nan()) {
        return Err(place);
    }
    scores.sort_by(|a, b| b.partial_cmp(a).expect("no score is NaN"));
    Ok(())
}
// ANCHOR_END: sort

// ANCHOR: main
fn main() {
    println!("{} {}", falls(&[3, 1, 2, 0]), falls(&[]));
    println!("{} {:?} {:?}", hash("pinterest"), factorial(20), factorial(21));
    println!("{} {}", allowance(50, 20), allowance(50, 70));
    let mut scores = [0.2, 0.9, 0.5];
    println!("{:?} {scores:?}", sort_falling(&mut scores));
    println!("{:?}", sort_falling(&mut [0.2, f64::NAN]));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_inputs() {
        for values in [&[][..], &[4], &[4, 4], &[4, 3], &[3, 4, 2]] {
            assert_eq!(falls(values), falls_by_windows(values));
        }
        assert_eq!((falls(&[]), falls(&[4]), falls(&[4, 3])), (0, 0, 1));
    }

    /// The string hash of Java: documented as s[0]·31^(n−1) + … + s[n−1], in 32 bits.
    #[test]
    fn hashes() {
        assert_eq!((hash(""), hash("a"), hash("ab")), (0, 97, 97 * 31 + 98));
        assert_eq!(hash("polygenelubricants"), 1 << 31);
    }

    #[test]
    fn ends_of_the_range() {
        assert_eq!((factorial(0), factorial(20)), (Some(1), Some(2_432_902_008_176_640_000)));
        assert_eq!(factorial(21), None);
        assert_eq!((allowance(0, u32::MAX), allowance(u32::MAX, 0)), (0, u32::MAX));
    }

    #[test]
    fn scores() {
        let mut scores = [0.0, f64::INFINITY, -1.0, f64::NEG_INFINITY];
        assert_eq!(sort_falling(&mut scores), Ok(()));
        assert!(scores.windows(2).all(|pair| pair[0] >= pair[1]));
        let mut bad = [2.0, 3.0, f64::NAN];
        assert_eq!(sort_falling(&mut bad), Err(2));
        assert!(bad[0] < bad[1], "and nothing has moved");
        assert_eq!(sort_falling(&mut []), Ok(()));
    }
}
