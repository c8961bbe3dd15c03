//! # Which way does it lie?
//!
//! The dark pixels of a picture are given as points (x, y). Find the direction of most variance, the
//! first principal component, as an angle, and the share of the variance along it. A cropper could
//! use it to turn a tilted object upright.
//!
//! - The angle is in degrees from the x axis, at least 0 and below 180: a direction has no sign.
//! - The share is the variance along the axis by the total variance, from 0.5 to 1.
//! - `None` if no direction is best: fewer than two points, all at one place, or the same variance
//!   every way. Count the variances along both axes as the same if they differ by less than
//!   $10^{-9}$ of their sum.
//! - All numbers are finite. O(n).
//!
//! ```text
//! (0, 0) (1, 1) (2, 2)            →   45°, share 1
//! (0, 0) (0, 2) (0, 5)            →   90°, share 1
//! (1, 0) (−1, 0) (0, 1) (0, −1)   →   None
//! ```
//!
//! In two dimensions the covariance matrix $\begin{pmatrix} a & b \\ b & c \end{pmatrix}$ has the
//! eigenvalues $\frac{a + c}{2} \pm \sqrt{\left(\frac{a - c}{2}\right)^2 + b^2}$, and the angle
//! $\theta$ of the larger one has $\tan 2\theta = 2b / (a - c)$.

// ANCHOR: solution
/// Angle in degrees and share of the variance; `None` if no direction is best.
pub fn main_axis(points: &[(f64, f64)]) -> Option<(f64, f64)> {
    let n = points.len() as f64;
    let x_mean = points.iter().map(|p| p.0).sum::<f64>() / n;
    let y_mean = points.iter().map(|p| p.1).sum::<f64>() / n;
    let (mut a, mut b, mut c) = (0.0, 0.0, 0.0);
    for (x, y) in points {
        let (dx, dy) = (x - x_mean, y - y_mean);
        a += dx * dx;
        b += dx * dy;
        c += dy * dy;
    }
    // The eigenvalues are half the sum and half the difference.
    let (sum, difference) = (a + c, (a - c).hypot(2.0 * b));
    if points.len() < 2 || difference <= 1e-9 * sum {
        return None;
    }
    let degrees = 0.5 * (2.0 * b).atan2(a - c).to_degrees(); // above −90, at most 90
    let angle = if degrees < 0.0 { degrees + 180.0 } else { degrees };
    // A tiny negative angle plus 180 rounds to 180 itself, which is 0.
    Some((if angle >= 180.0 { 0.0 } else { angle }, 0.5 + 0.5 * difference / sum))
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Angle in degrees and share of the variance; `None` if no direction is best.
    pub fn main_axis(points: &[(f64, f64)]) -> Option<(f64, f64)> {
        todo!("centre, add up three sums, then the formula")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", main_axis(&[(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)]));
    println!("{:?}", main_axis(&[(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(points: &[(f64, f64)], angle: f64, share: f64) {
        let found = main_axis(points).expect("a direction is best");
        let turned = (found.0 - angle).abs();
        assert!(turned.min(180.0 - turned) < 1e-6, "{found:?}, not {angle}");
        assert!((found.1 - share).abs() < 1e-9, "{found:?}, not {share}");
    }

    #[test]
    fn lines() {
        close(&[(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)], 45.0, 1.0);
        close(&[(0.0, 0.0), (0.0, 2.0), (0.0, 5.0)], 90.0, 1.0);
        close(&[(7.0, 3.0), (9.0, 3.0)], 0.0, 1.0);
        close(&[(0.0, 2.0), (1.0, 1.0), (2.0, 0.0)], 135.0, 1.0);
    }

    #[test]
    fn a_rectangle_lies_along_its_longer_side() {
        close(&[(0.0, 0.0), (4.0, 0.0), (0.0, 2.0), (4.0, 2.0)], 0.0, 0.8);
    }

    #[test]
    fn no_direction_is_best() {
        assert_eq!(main_axis(&[]), None);
        assert_eq!(main_axis(&[(3.0, 4.0)]), None);
        assert_eq!(main_axis(&[(3.0, 4.0), (3.0, 4.0)]), None);
        assert_eq!(main_axis(&[(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn points(seed: u64) -> Vec<(f64, f64)> {
        let mut state = seed;
        let mut number = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            ((state >> 33) % 1_000) as f64 / 100.0
        };
        (0..20).map(|_| (number() * 2.0, number())).collect()
    }

    fn along(points: &[(f64, f64)], degrees: f64) -> f64 {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let values: Vec<f64> = points.iter().map(|p| p.0 * cos + p.1 * sin).collect();
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        values.iter().map(|v| (v - mean) * (v - mean)).sum()
    }

    #[test]
    fn no_other_angle_has_more_variance() {
        for seed in 0..50 {
            let points = points(seed);
            let (angle, share) = main_axis(&points).expect("spread");
            assert!((0.0..180.0).contains(&angle));
            let best = along(&points, angle);
            assert!((0..360).all(|half| along(&points, f64::from(half) / 2.0) <= best + 1e-9));
            let total = along(&points, 0.0) + along(&points, 90.0);
            assert!((best / total - share).abs() < 1e-9);
        }
    }

    #[test]
    fn it_turns_with_the_picture_and_stays_when_moved() {
        for seed in 0..50 {
            let points = points(seed);
            let (angle, share) = main_axis(&points).expect("spread");
            let turned: Vec<(f64, f64)> = points.iter().map(|p| (-p.1 + 1e4, p.0 - 1e4)).collect();
            let (other, same) = main_axis(&turned).expect("spread");
            let difference = (other - angle - 90.0).rem_euclid(180.0);
            assert!(difference.min(180.0 - difference) < 1e-4, "{angle} {other}");
            assert!((share - same).abs() < 1e-6);
        }
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Which three sums over the points does the formula need? Around which point?
// 2. `atan2(2b, a − c)` is 2θ in the right quadrant, also where a = c. Halve it, and bring what is
//    negative into the range.
// 3. The eigenvalues are (s ± r)/2 with s = a + c and r = hypot(a − c, 2b). The share is
//    (s + r)/(2s), and there is no best direction where r is 0.
// ANCHOR_END: hints
