//! When two floats are equal, who is the largest, and whole numbers that overflow.
//!
//! Contract: tolerances are not negative. NaN is near nothing, itself included. The largest of
//! nothing, and of NaN only, is `None`. Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: near
/// |a − b| ≤ max(abs, rel · max(|a|, |b|)). An infinity is near itself only, NaN nothing.
pub fn is_near(a: f64, b: f64, abs: f64, rel: f64) -> bool {
    if a.is_infinite() || b.is_infinite() {
        return a.to_bits() == b.to_bits(); // (1)
    }
    (a - b).abs() <= abs.max(rel * a.abs().max(b.abs()))
}

/// How many steps from float to float lead from a to b: units in the last place. `None` for NaN.
pub fn ulps_apart(a: f64, b: f64) -> Option<u64> {
    if a.is_nan() || b.is_nan() {
        return None;
    }
    let place = |x: f64| {
        let size = i128::from(x.to_bits() & (u64::MAX >> 1)); // (2)
        if x.is_sign_negative() { -size } else { size }
    };
    u64::try_from((place(a) - place(b)).abs()).ok()
}
// ANCHOR_END: near

// ANCHOR: argmax
/// The first index of the largest value; NaN does not take part.
pub fn argmax(values: &[f64]) -> Option<usize> {
    let mut best: Option<usize> = None;
    for (index, value) in values.iter().enumerate() {
        let better = match best {
            Some(best) => *value > values[best],
            None => !value.is_nan(),
        };
        if better {
            best = Some(index);
        }
    }
    best
}
// ANCHOR_END: argmax

// ANCHOR: whole
/// (a · b) mod m, for a hash or a large power; m above 0. The product needs 128 bits.
pub fn multiply_mod(a: u64, b: u64, m: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    u64::try_from(product % u128::from(m)).expect("a remainder is below m")
}

/// The mean of whole numbers, in f64; the sum is exact. `None` without a number.
pub fn mean(values: &[u32]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let total: u64 = values.iter().map(|&value| u64::from(value)).sum();
    Some(total as f64 / values.len() as f64)
}
// ANCHOR_END: whole

// ANCHOR: main
fn main() {
    let sum = 0.1_f64 + 0.2;
    println!("{sum}: equal to 0.3? {}", sum.to_bits() == 0.3_f64.to_bits());
    println!("near? {}   ulps apart: {:?}", is_near(sum, 0.3, 0.0, 1e-9), ulps_apart(sum, 0.3));
    println!("1e-12 near 0? relative {}", is_near(1e-12, 0.0, 0.0, 1e-9));
    println!("             absolute {}", is_near(1e-12, 0.0, 1e-9, 0.0));
    println!(
        "ulps from -0 to 0: {:?}, from 1e-12 to 0: {:?}",
        ulps_apart(-0.0, 0.0),
        ulps_apart(1e-12, 0.0)
    );

    let scores = [f64::NAN, 0.7, 0.9];
    println!("argmax {:?}   max {}", argmax(&scores), f64::NAN.max(0.7));

    let ids = [4_000_000_000, 4_000_000_002];
    println!("mean {:?}   wrapped sum {}", mean(&ids), ids[0].wrapping_add(ids[1]));
    println!("in f64, 2^53 + 1 is {}", 9_007_199_254_740_992.0_f64 + 1.0);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_is_absolute_or_relative() {
        assert!(is_near(1e20, 1e20 + 1e10, 0.0, 1e-9) && !is_near(1e20, 1e20 + 1e12, 0.0, 1e-9));
        assert!(is_near(1e-12, 0.0, 1e-9, 0.0) && !is_near(1e-12, 0.0, 0.0, 1e-9));
        assert!(is_near(0.0, -0.0, 0.0, 0.0));
        assert!(!is_near(f64::NAN, f64::NAN, 1.0, 1.0));
        assert!(is_near(f64::INFINITY, f64::INFINITY, 0.0, 0.0));
        assert!(!is_near(f64::INFINITY, f64::NEG_INFINITY, 1.0, 1.0));
        assert!(!is_near(f64::INFINITY, f64::MAX, 1.0, 1.0));
    }

    #[test]
    fn steps_between_floats() {
        assert_eq!(ulps_apart(1.0, 1.0 + f64::EPSILON), Some(1));
        assert_eq!(ulps_apart(0.1 + 0.2, 0.3), Some(1));
        assert_eq!(ulps_apart(0.0, -0.0), Some(0));
        let smallest = f64::from_bits(1);
        assert_eq!(ulps_apart(smallest, -smallest), Some(2));
        assert_eq!(ulps_apart(f64::MAX, f64::INFINITY), Some(1));
        assert!(ulps_apart(f64::NEG_INFINITY, f64::INFINITY) > Some(1 << 63));
        assert_eq!(ulps_apart(f64::NAN, 1.0), None);
    }

    #[test]
    fn the_largest() {
        assert_eq!(argmax(&[f64::NAN, 0.7, 0.9, f64::NAN, 0.9]), Some(2));
        assert_eq!((argmax(&[]), argmax(&[f64::NAN])), (None, None));
        assert_eq!(argmax(&[f64::NEG_INFINITY, f64::NAN]), Some(0));
    }

    #[test]
    fn large_whole_numbers() {
        assert_eq!(multiply_mod(u64::MAX - 1, u64::MAX - 1, u64::MAX), 1);
        assert_eq!(mean(&[u32::MAX, u32::MAX]), Some(f64::from(u32::MAX)));
        assert_eq!(mean(&[]), None);
    }
}
