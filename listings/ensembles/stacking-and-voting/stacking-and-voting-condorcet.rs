//! Condorcet's jury: how often a majority is right.
//!
//! Contract: n voters, each right with probability p, independently of the others. The majority is right
//! if more than half are; with an even n a tie is broken by a coin. k right votes have the binomial
//! probability C(n, k) pᵏ (1 − p)ⁿ⁻ᵏ.
//!
//! Voters that copy: with probability `shared` all of them repeat one voter, otherwise they vote
//! independently. Each is still right with probability p, each pair has correlation `shared`.
//!
//! Source: M. de Condorcet, 1785. Standard library only, and nothing newer than Rust 1.59 in the part
//! under study.

use kit::figure::{Figure, Line};

// ANCHOR: majority
/// The probability that the majority of `voters` independent voters is right.
pub fn majority_right(voters: u32, p: f64) -> f64 {
    let mut sum = 0.0;
    let mut choose = 1.0; // C(voters, k), from C(n, k) = C(n, k − 1) · (n − k + 1) / k
    for k in 0..=voters {
        if k > 0 {
            choose *= f64::from(voters - k + 1) / f64::from(k);
        }
        let chance = choose * p.powf(f64::from(k)) * (1.0 - p).powf(f64::from(voters - k));
        if 2 * k > voters {
            sum += chance;
        } else if 2 * k == voters {
            sum += chance / 2.0;
        }
    }
    sum
}

/// The same when, with probability `shared`, all voters repeat one of them.
pub fn copying_majority_right(voters: u32, p: f64, shared: f64) -> f64 {
    shared * p + (1.0 - shared) * majority_right(voters, p)
}
// ANCHOR_END: majority

// ANCHOR: main
fn main() {
    println!("voters  p = 0.55  p = 0.7  p = 0.45  p = 0.7, half of the time copied");
    for voters in [1, 2, 3, 5, 11, 25, 51] {
        println!(
            "{voters:>6}  {:>8.3}  {:>7.3}  {:>8.3}  {:>9.3}",
            majority_right(voters, 0.55),
            majority_right(voters, 0.7),
            majority_right(voters, 0.45),
            copying_majority_right(voters, 0.7, 0.5),
        );
    }
    draw();
}
// ANCHOR_END: main

fn draw() {
    let curve = |right: &dyn Fn(u32) -> f64| {
        (0..26).map(|i| 2 * i + 1).map(|n| (f64::from(n), right(n))).collect::<Vec<_>>()
    };
    Figure::new("voters", "majority is right")
        .y_range(0.0, 1.05)
        .with(Line::new("p = 0.7", curve(&|n| majority_right(n, 0.7))))
        .with(Line::new("p = 0.55", curve(&|n| majority_right(n, 0.55))))
        .with(Line::new("p = 0.45", curve(&|n| majority_right(n, 0.45))))
        .with(Line::new("p = 0.7, copying", curve(&|n| copying_majority_right(n, 0.7, 0.5))))
        .save("stacking-and-voting-condorcet");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// By hand: 0.7³ + 3 · 0.7² · 0.3 = 0.343 + 0.441.
    #[test]
    fn three_voters() {
        assert_close!(majority_right(3, 0.7), 0.784, 1e-12);
    }

    #[test]
    fn a_second_voter_adds_nothing() {
        for p in [0.2, 0.5, 0.7] {
            assert_close!(majority_right(1, p), p, 1e-12);
            assert_close!(majority_right(2, p), p, 1e-12);
            assert_close!(majority_right(4, p), majority_right(3, p), 1e-12);
        }
    }

    #[test]
    fn the_ends() {
        assert_close!(majority_right(0, 0.7), 0.5, 0.0, "nobody votes: a coin");
        assert_close!(majority_right(7, 1.0), 1.0, 0.0);
        assert_close!(majority_right(7, 0.0), 0.0, 0.0);
        assert_close!(majority_right(101, 0.5), 0.5, 1e-9);
        assert_close!(copying_majority_right(99, 0.7, 1.0), 0.7, 1e-12);
    }

    #[test]
    fn right_and_wrong_change_places() {
        for voters in 1..30 {
            let sum = majority_right(voters, 0.3) + majority_right(voters, 0.7);
            assert_close!(sum, 1.0, 1e-12);
        }
    }
}
