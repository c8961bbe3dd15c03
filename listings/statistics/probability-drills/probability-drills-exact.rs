//! Twelve drills, solved exactly: by a formula, by counting cases, or by an equation for each state.
//!
//! Coins and doors are fair unless a chance is given; birthdays are uniform on 365 days. Sources: the
//! problems are classics; `waiting` is J. H. Conway's rule for patterns (in M. Gardner's column of October
//! 1974, Scientific American).

use kit::figure::{Figure, Line, Side};

// ANCHOR: conditional
/// P(ill | alarm), from P(ill), P(alarm | ill) and P(alarm | healthy).
pub fn bayes(prevalence: f64, sensitivity: f64, false_positive_rate: f64) -> f64 {
    let (ill, healthy) = (prevalence * sensitivity, (1.0 - prevalence) * false_positive_rate);
    ill / (ill + healthy)
}

/// P(win by switching): all nine pairs of (prize, first choice). The host opens a losing door.
pub fn monty_hall() -> f64 {
    let cases = (0..3).flat_map(|prize| (0..3).map(move |choice| (prize, choice)));
    cases.filter(|(prize, choice)| prize != choice).count() as f64 / 9.0 // then the other door has it
}
// ANCHOR_END: conditional

// ANCHOR: counting
/// P(two of `people` share a birthday) = 1 − P(every next one finds a free day).
pub fn birthday(people: u32) -> f64 {
    1.0 - (0..people.min(366)).map(|taken| f64::from(365 - taken) / 365.0).product::<f64>()
}

/// P(most of `voters` are right), an odd number, each right with chance p: over all outcomes.
pub fn majority(voters: u32, p: f64) -> f64 {
    let chance = |right: f64| p.powf(right) * (1.0 - p).powf(f64::from(voters) - right);
    (0..1_u32 << voters)
        .map(u32::count_ones)
        .filter(|right| 2 * right > voters)
        .map(|right| chance(f64::from(right)))
        .sum()
}
// ANCHOR_END: counting

// ANCHOR: expectation
/// Expected draws until each of `kinds` coupons was seen: with k missing, a new one takes kinds / k.
pub fn coupon_collector(kinds: u32) -> f64 {
    (1..=kinds).map(|missing| f64::from(kinds) / f64::from(missing)).sum()
}

/// Expected fixed points of a random permutation: n places, each fixed with chance 1/n.
pub fn fixed_points(n: u32) -> f64 {
    (0..n).map(|_place| 1.0 / f64::from(n)).sum()
}

/// Expected flips for one fair bit (von Neumann): pairs until the two differ, chance 2 p (1 − p).
pub fn fair_from_biased(p: f64) -> f64 {
    2.0 / (2.0 * p * (1.0 - p))
}

/// Expected largest of n uniform numbers: ∫ P(largest > x) dx = ∫ 1 − xⁿ dx.
pub fn largest_of(n: u32) -> f64 {
    1.0 - 1.0 / f64::from(n + 1)
}

/// P(three pieces of a stick broken at two uniform points make a triangle): no piece above a half. Each
/// piece is longer than a half with chance 1/4, and no two can be.
pub fn triangle() -> f64 {
    1.0 - 3.0 * 0.25
}
// ANCHOR_END: expectation

// ANCHOR: states
/// Expected steps of a gambler who has `start`, wins 1 with chance p, loses 1 otherwise, and stops at
/// 0 or `goal`. From E(k) = 1 + p E(k+1) + (1 − p) E(k−1) follows E(k+1); E(1) is unknown, so carry
/// every E as a + b · E(1), and choose E(1) so that E(goal) = 0.
pub fn gambler(start: usize, goal: usize, p: f64) -> f64 {
    let mut e = vec![(0.0, 0.0), (0.0, 1.0)];
    for k in 1..goal {
        let ((a_1, b_1), (a_0, b_0)) = (e[k], e[k - 1]);
        e.push(((a_1 - 1.0 - (1.0 - p) * a_0) / p, (b_1 - (1.0 - p) * b_0) / p));
    }
    let first = -e[goal].0 / e[goal].1;
    e[start].0 + e[start].1 * first
}

/// Expected flips of a fair coin until the pattern appears: 2ᵏ for every k at which its first k
/// letters are its last k.
pub fn waiting(pattern: &str) -> f64 {
    let n = pattern.len();
    let overlaps = (1..=n).filter(|&k| pattern[..k] == pattern[n - k..]);
    overlaps.map(|k| (1_u64 << k) as f64).sum()
}
// ANCHOR_END: states

// ANCHOR: main
fn main() {
    println!(
        "1 % ill, alarms for 90 % of them and 9 % of the others: {:.4}",
        bayes(0.01, 0.9, 0.09)
    );
    println!("0.1 % ill, a 99 % test:  {:.4}", bayes(0.001, 0.99, 0.01));
    println!(
        "majority of 3, 11, 21 voters at 0.7: {:.3} {:.3} {:.3}",
        majority(3, 0.7),
        majority(11, 0.7),
        majority(21, 0.7)
    );
    println!(
        "gambler with 3 of 10: fair {:.2} steps, at 0.49 {:.2}",
        gambler(3, 10, 0.5),
        gambler(3, 10, 0.49)
    );
    for pattern in ["HH", "HT", "HHH", "HTH", "HHT"] {
        print!("{pattern} {}   ", waiting(pattern));
    }
    println!();
    let first = (1..366).find(|&people| birthday(people) > 0.5).unwrap_or(0);
    println!("more likely than not from {first} people: {:.4}", birthday(first));

    Figure::new("people in the room", "chance of a shared birthday")
        .x_range(0.0, 70.0)
        .x_tick(10.0)
        .y_range(0.0, 1.0)
        .y_tick(0.25)
        .with(Line::new("", (0..=70_u32).map(|n| (f64::from(n), birthday(n)))))
        .label(23.0, 0.507, Side::Right, "23 people: 0.507")
        .save("probability-drills-birthday");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Reference values computed independently for this book.
    #[test]
    fn the_references() {
        assert_close!(bayes(0.01, 0.9, 0.09), 0.091_743_119_3, 1e-10);
        assert_close!(bayes(0.001, 0.99, 0.01), 0.090_163_934_4, 1e-10);
        assert_close!(birthday(23), 0.507_297_234_3, 1e-10);
        assert_close!(majority(3, 0.7), 0.784, 1e-12);
    }

    #[test]
    fn by_hand() {
        assert_close!(monty_hall(), 2.0 / 3.0, 1e-12);
        assert_close!(coupon_collector(6), 14.7, 1e-12); // 1 + 6/5 + 6/4 + 2 + 3 + 6
        assert_close!(fixed_points(10), 1.0, 1e-12);
        assert_close!(gambler(3, 10, 0.5), 21.0, 1e-9); // start · (goal − start)
        assert_close!(waiting("HH"), 6.0, 1e-12);
        assert_close!(waiting("HT"), 4.0, 1e-12);
    }

    #[test]
    fn the_ends() {
        assert_close!(birthday(0), 0.0, 1e-12);
        assert_close!(birthday(1), 0.0, 1e-12);
        assert_close!(birthday(366), 1.0, 1e-12);
        assert_close!(birthday(1000), 1.0, 1e-12);
        assert_close!(coupon_collector(0), 0.0, 1e-12);
        assert_close!(gambler(0, 10, 0.4), 0.0, 1e-12);
        assert_close!(gambler(10, 10, 0.4), 0.0, 1e-9);
        assert_close!(majority(1, 0.7), 0.7, 1e-12);
        assert!(bayes(0.0, 0.9, 0.0).is_nan()); // nobody is ever alarmed
    }
}
