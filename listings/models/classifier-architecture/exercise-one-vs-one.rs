//! # One-vs-one voting
//!
//! For $K$ classes somebody has trained a model for each pair. For one item you get what they say.
//! Choose a class.
//!
//! - `duels` holds `(a, b, p)`: the model of the classes `a` and `b` gives probability $p$ to `a` and
//!   $1 - p$ to `b`. Classes are numbers below `classes`, `a` and `b` differ, pairs come in any order and
//!   either way round, each pair at most once.
//! - A duel is a vote for the class with the larger probability; at $p = 0.5$ it is no vote.
//! - The class with the most votes wins. Of classes with equally many votes the one whose probabilities
//!   over its duels add up to more; if those sums are equal too, the lowest.
//! - If a pair has no model, or a $p$ is not between 0 and 1, there is no answer: `None`. With one class
//!   there are no pairs, and the answer is 0. With none there is no answer.
//!
//! Probabilities in the tests are multiples of 1/8, so sums are exact and you may compare them.
//!
//! ```text
//! classes 3
//! (0, 1, 0.75)   (1, 2, 0.875)   (2, 0, 0.625)
//!
//! votes          0 beats 1, 1 beats 2, 2 beats 0: one each
//! probabilities  class 0: 0.75 + 0.375    class 1: 0.25 + 0.875    class 2: 0.125 + 0.625
//!                1.125                    1.125                    0.75
//! answer         0, the lower of two
//! ```
//!
//! Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: solution
/// The class that wins most duels; `None` if a pair is missing or a probability is not one.
pub fn one_vs_one(classes: usize, duels: &[(usize, usize, f64)]) -> Option<usize> {
    let pairs = classes * classes.saturating_sub(1) / 2;
    // Each pair at most once, so as many duels as pairs means that none is missing.
    if classes == 0 || duels.len() != pairs {
        return None;
    }
    let mut standing = vec![(0_usize, 0.0); classes];
    for &(a, b, p) in duels {
        if !(0.0..=1.0).contains(&p) {
            return None; // NaN is in no range
        }
        standing[a].1 += p;
        standing[b].1 += 1.0 - p;
        if p > 0.5 {
            standing[a].0 += 1;
        } else if p < 0.5 {
            standing[b].0 += 1;
        }
    }
    // Strictly better: of equals the lowest class stays.
    Some((1..classes).fold(0, |best, c| if standing[c] > standing[best] { c } else { best }))
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The class that wins most duels; `None` if a pair is missing or a probability is not one.
    pub fn one_vs_one(classes: usize, duels: &[(usize, usize, f64)]) -> Option<usize> {
        todo!("count votes, add up probabilities, then choose")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", one_vs_one(3, &[(0, 1, 0.75), (1, 2, 0.875), (2, 0, 0.625)]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_votes_win() {
        assert_eq!(one_vs_one(3, &[(0, 1, 0.25), (0, 2, 0.75), (1, 2, 0.625)]), Some(1));
    }

    #[test]
    fn pairs_come_either_way_round() {
        assert_eq!(one_vs_one(3, &[(2, 1, 0.375), (2, 0, 0.25), (1, 0, 0.75)]), Some(1));
    }

    #[test]
    fn a_circle_is_broken_by_probabilities_and_then_by_number() {
        assert_eq!(one_vs_one(3, &[(0, 1, 0.75), (1, 2, 0.875), (2, 0, 0.625)]), Some(0));
        assert_eq!(one_vs_one(3, &[(0, 1, 0.625), (1, 2, 0.875), (2, 0, 0.625)]), Some(1));
    }

    #[test]
    fn a_missing_pair_has_no_answer() {
        assert_eq!(one_vs_one(3, &[(0, 1, 0.75), (1, 2, 0.875)]), None);
        assert_eq!(one_vs_one(0, &[]), None);
        assert_eq!(one_vs_one(1, &[]), Some(0));
    }

    #[test]
    fn a_probability_is_between_0_and_1() {
        assert_eq!(one_vs_one(2, &[(0, 1, f64::NAN)]), None);
        assert_eq!(one_vs_one(2, &[(0, 1, 1.5)]), None);
        assert_eq!(one_vs_one(2, &[(0, 1, 0.0)]), Some(1));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Class by class, searching all duels for its own.
    fn brute_force(classes: usize, duels: &[(usize, usize, f64)]) -> Option<usize> {
        let mut best: Option<(usize, f64, usize)> = None;
        for class in 0..classes {
            let mine = duels.iter().filter_map(|&(a, b, p)| {
                if a == class {
                    Some(p)
                } else if b == class {
                    Some(1.0 - p)
                } else {
                    None
                }
            });
            let mine: Vec<f64> = mine.collect();
            if mine.len() + 1 != classes {
                return None;
            }
            let votes = mine.iter().filter(|&&p| p > 0.5).count();
            let sum: f64 = mine.iter().sum();
            if best.iter().all(|&(most, largest, _)| (votes, sum) > (most, largest)) {
                best = Some((votes, sum, class));
            }
        }
        best.map(|(_, _, class)| class)
    }

    #[test]
    fn agrees_with_brute_force() {
        let mut state = 5_u64;
        let mut below = |n: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as u32 % n
        };
        for _ in 0..500 {
            let classes = 1 + below(5) as usize;
            let mut duels = Vec::new();
            for b in 0..classes {
                for a in 0..b {
                    let p = f64::from(below(9)) / 8.0;
                    duels.push(if below(2) == 0 { (a, b, p) } else { (b, a, p) });
                }
            }
            if below(10) == 0 {
                duels.pop();
            }
            assert_eq!(one_vs_one(classes, &duels), brute_force(classes, &duels), "{duels:?}");
        }
    }

    #[test]
    fn a_draw_is_no_vote() {
        // Votes 1, 0, 1; probabilities 1.25, 0.5, 1.25.
        assert_eq!(one_vs_one(3, &[(0, 1, 0.75), (1, 2, 0.25), (2, 0, 0.5)]), Some(0));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. How many pairs are there? Each comes at most once: what does the number of duels tell you?
// 2. Keep two numbers a class: votes, and the sum of its probabilities, which is 1 − p for the second.
// 3. Pairs (votes, sum) compare like words: first by votes, then by sum. Strictly larger, going up from
//    class 0, keeps the lowest of equals.
// ANCHOR_END: hints
