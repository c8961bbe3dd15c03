//! # Somebody new
//!
//! A model of pins is trained: every pin has a vector of two numbers. Somebody signs up and rates a
//! few pins. Which pin do you show first?
//!
//! - Find the vector $p$ that minimises $\sum (r - p \cdot q)^2 + \lambda \lVert p \rVert^2$ over the
//!   pins they rated, with `lambda` > 0.
//! - Of the pins they have *not* rated, return the index of the one with the largest $p \cdot q$ and
//!   that value. Of equal values take the lowest index.
//! - `ratings` has (pin, rating), each pin at most once. If no pin is left: `None`.
//! - Without ratings $p$ is zero, so every value is 0 and pin 0 is the answer.
//!
//! Aim for one pass over the ratings and one over the pins. Standard library, Rust 1.59.
//!
//! ```text
//! pins   0: (2, 0)   1: (0, 1)   2: (1, 1)   3: (−1, 2)
//! rated  pin 0 with 4, λ = 1
//!
//! p = (8 / (4 + 1), 0) = (1.6, 0)   →   pin 2, value 1.6
//! ```

// ANCHOR: solution
/// The best pin not rated yet, and its predicted value; `None` if all are rated. O(n + ratings),
/// with one flag for each pin.
pub fn first_pin(pins: &[[f64; 2]], ratings: &[(usize, f64)], lambda: f64) -> Option<(usize, f64)> {
    // (Σ q qᵀ + λI) p = Σ r q, a symmetric 2 × 2 system.
    let (mut a, mut b, mut d) = (lambda, 0.0, lambda);
    let mut right = [0.0, 0.0];
    let mut rated = vec![false; pins.len()];
    for &(pin, rating) in ratings {
        let [x, y] = pins[pin];
        a += x * x;
        b += x * y;
        d += y * y;
        right[0] += rating * x;
        right[1] += rating * y;
        rated[pin] = true;
    }
    // The determinant is at least λ² > 0.
    let determinant = a * d - b * b;
    let p =
        [(right[0] * d - b * right[1]) / determinant, (a * right[1] - b * right[0]) / determinant];
    let mut best: Option<(usize, f64)> = None;
    for (pin, q) in pins.iter().enumerate().filter(|&(pin, _)| !rated[pin]) {
        let value = p[0] * q[0] + p[1] * q[1];
        match best {
            Some((_, most)) if value <= most => {}
            _ => best = Some((pin, value)),
        }
    }
    best
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The best pin not rated yet, and its predicted value; `None` if all are rated.
    pub fn first_pin(
        pins: &[[f64; 2]],
        ratings: &[(usize, f64)],
        lambda: f64,
    ) -> Option<(usize, f64)> {
        todo!("two equations for two numbers, then the best of the rest")
    }
    // ANCHOR_END: starter
}

fn main() {
    let pins = [[2.0, 0.0], [0.0, 1.0], [1.0, 1.0], [-1.0, 2.0]];
    println!("{:?}", first_pin(&pins, &[(0, 4.0)], 1.0));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    const PINS: [[f64; 2]; 4] = [[2.0, 0.0], [0.0, 1.0], [1.0, 1.0], [-1.0, 2.0]];

    fn assert_shows(ratings: &[(usize, f64)], lambda: f64, pin: usize, value: f64) {
        let (found, predicted) = first_pin(&PINS, ratings, lambda).expect("a pin is left");
        assert_eq!(found, pin);
        assert!((predicted - value).abs() < 1e-9, "{predicted}, not {value}");
    }

    #[test]
    fn the_example() {
        assert_shows(&[(0, 4.0)], 1.0, 2, 1.6);
    }

    #[test]
    fn a_large_penalty_shrinks_the_value() {
        assert_shows(&[(0, 4.0)], 6.0, 2, 0.8);
    }

    #[test]
    fn a_rated_pin_is_not_shown_again() {
        assert_shows(&[(2, 5.0)], 1.0, 0, 2.0 * 5.0 / 3.0);
    }

    #[test]
    fn nothing_rated_yet() {
        assert_shows(&[], 1.0, 0, 0.0);
    }

    #[test]
    fn nothing_left() {
        assert_eq!(first_pin(&PINS[..1], &[(0, 1.0)], 1.0), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn below(state: &mut u64, n: u64) -> u64 {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (*state >> 33) % n
    }

    /// The same vector by many small steps down the gradient, then the best pin by looking.
    fn by_descent(
        pins: &[[f64; 2]],
        ratings: &[(usize, f64)],
        lambda: f64,
    ) -> Option<(usize, f64)> {
        let mut p = [0.0, 0.0];
        for _ in 0..4000 {
            let mut slope = [lambda * p[0], lambda * p[1]];
            for &(pin, rating) in ratings {
                let error = rating - p[0] * pins[pin][0] - p[1] * pins[pin][1];
                slope[0] -= error * pins[pin][0];
                slope[1] -= error * pins[pin][1];
            }
            p = [p[0] - 0.01 * slope[0], p[1] - 0.01 * slope[1]];
        }
        let left = (0..pins.len()).filter(|&pin| ratings.iter().all(|&(rated, _)| rated != pin));
        let values = left.map(|pin| (pin, p[0] * pins[pin][0] + p[1] * pins[pin][1]));
        values.fold(None, |best: Option<(usize, f64)>, next| match best {
            Some(best) if best.1 >= next.1 => Some(best),
            _ => Some(next),
        })
    }

    #[test]
    fn agrees_with_gradient_descent() {
        let mut state = 5;
        for _ in 0..30 {
            let mut coordinate = || below(&mut state, 9) as f64 / 2.0 - 2.0;
            let pins: Vec<[f64; 2]> = (0..6).map(|_| [coordinate(), coordinate()]).collect();
            let mut ratings: Vec<(usize, f64)> = Vec::new();
            for pin in 0..5 {
                if below(&mut state, 2) == 0 {
                    ratings.push((pin, below(&mut state, 6) as f64));
                }
            }
            let (_, value) = first_pin(&pins, &ratings, 2.0).expect("one is left");
            let (_, expected) = by_descent(&pins, &ratings, 2.0).expect("one is left");
            assert!((value - expected).abs() < 1e-6, "{pins:?} {ratings:?}");
        }
    }

    #[test]
    fn of_equal_values_the_first() {
        let pins = [[1.0, 0.0], [3.0, 0.0], [3.0, 5.0]];
        assert_eq!(first_pin(&pins, &[(0, 1.0)], 1.0).map(|best| best.0), Some(1));
    }

    #[test]
    fn all_predictions_may_be_negative() {
        let pins = [[1.0, 0.0], [2.0, 0.0], [1.0, 1.0]];
        let (pin, value) = first_pin(&pins, &[(0, -2.0)], 1.0).expect("two are left");
        assert_eq!(pin, 2);
        assert!((value + 1.0).abs() < 1e-9);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Set the derivative with respect to $p$ to zero. What is left is linear in $p$.
// 2. Two unknowns need three sums of the rated vectors ($\sum x^2$, $\sum xy$, $\sum y^2$, with λ on
//    the two squares) and two sums with the ratings. All five grow in one pass.
// 3. Solve the 2 × 2 system by Cramer's rule, mark the rated pins, and keep the first of the best
//    with a strict comparison. Start from `None`, not from 0: values may be negative.
// ANCHOR_END: hints
