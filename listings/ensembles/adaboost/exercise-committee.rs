//! # A committee of fixed experts
//!
//! Some experts have already said +1 or −1 of every item. You may not train them; you may only choose
//! whom to listen to, and how much. Do that by AdaBoost.
//!
//! - `votes[j][i]` is what expert $j$ says of item $i$, `labels[i]` is the truth. All are +1 or −1, and
//!   every row is as long as `labels`.
//! - Start with equal weights that add up to 1. In each round take the expert with the smallest weighted
//!   error $\varepsilon$; of experts within $10^{-9}$ of the smallest, the first. An expert may be taken
//!   again.
//! - Its vote is $\frac12 \ln \frac{1 - \varepsilon}{\varepsilon}$. Then update the weights and let them
//!   add up to 1 again.
//! - Stop without taking the expert when $\varepsilon \ge \frac12 - 10^{-9}$. When
//!   $\varepsilon \le 10^{-9}$ the expert is perfect: answer with it alone and the vote 1.
//! - Give back the experts in the order taken, each with its vote; at most `rounds` of them.
//!
//! ```text
//! labels     +  +  −  −
//! expert 0   +  +  −  +     wrong on the last
//! expert 1   +  −  −  −     wrong on the second
//!
//! two rounds → expert 0 with ½ ln 3 ≈ 0.549, then expert 1 with ½ ln 5 ≈ 0.805
//! ```

// ANCHOR: solution
/// Whom AdaBoost listens to, in order, with their votes. O(rounds · experts · items).
pub fn committee(votes: &[Vec<i8>], labels: &[i8], rounds: usize) -> Vec<(usize, f64)> {
    let n = labels.len();
    let mut weights = vec![1.0 / n as f64; n];
    let mut taken = Vec::new();
    while taken.len() < rounds {
        let mut best: Option<(usize, f64)> = None;
        for (expert, said) in votes.iter().enumerate() {
            let mut error = 0.0;
            for i in 0..n {
                if said[i] != labels[i] {
                    error += weights[i];
                }
            }
            let least = best.map_or(f64::INFINITY, |found| found.1);
            if error < least - 1e-9 {
                best = Some((expert, error));
            }
        }
        let (expert, error) = match best {
            Some(found) if n > 0 && found.1 < 0.5 - 1e-9 => found,
            _ => break,
        };
        if error <= 1e-9 {
            return vec![(expert, 1.0)];
        }
        // Half of the weight goes to what was wrong, half to what was right.
        for i in 0..n {
            let share = if votes[expert][i] == labels[i] { 1.0 - error } else { error };
            weights[i] /= 2.0 * share;
        }
        taken.push((expert, 0.5 * ((1.0 - error) / error).ln()));
    }
    taken
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Whom AdaBoost listens to, in order, with their votes.
    pub fn committee(votes: &[Vec<i8>], labels: &[i8], rounds: usize) -> Vec<(usize, f64)> {
        todo!("find the best expert under the weights, then change the weights")
    }
    // ANCHOR_END: starter
}

fn main() {
    let votes = vec![vec![1, 1, -1, 1], vec![1, -1, -1, -1]];
    for (expert, vote) in committee(&votes, &[1, 1, -1, -1], 2) {
        println!("expert {expert}: {vote:.3}");
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn assert_committee(found: &[(usize, f64)], expected: &[(usize, f64)]) {
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (f, e) in found.iter().zip(expected) {
            assert!(f.0 == e.0 && (f.1 - e.1).abs() < 1e-9, "{found:?}, not {expected:?}");
        }
    }

    #[test]
    fn the_example() {
        let votes = vec![vec![1, 1, -1, 1], vec![1, -1, -1, -1]];
        let found = committee(&votes, &[1, 1, -1, -1], 2);
        assert_committee(&found, &[(0, 0.5 * 3_f64.ln()), (1, 0.5 * 5_f64.ln())]);
    }

    #[test]
    fn a_perfect_expert_decides_alone() {
        let votes = vec![vec![1, 1, 1], vec![1, -1, 1]];
        assert_committee(&committee(&votes, &[1, -1, 1], 10), &[(1, 1.0)]);
    }

    #[test]
    fn a_coin_is_not_listened_to() {
        assert_committee(&committee(&[vec![1, 1]], &[1, -1], 10), &[]);
    }

    #[test]
    fn one_expert_is_a_coin_after_its_round() {
        let found = committee(&[vec![1, 1, 1, 1]], &[1, 1, 1, -1], 10);
        assert_committee(&found, &[(0, 0.5 * 3_f64.ln())]);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn nothing_to_choose_from() {
        assert!(committee(&[], &[1, -1], 5).is_empty());
        assert!(committee(&[vec![]], &[], 5).is_empty());
        assert!(committee(&[vec![1]], &[1], 0).is_empty());
    }

    #[test]
    fn of_equal_experts_the_first() {
        let votes = vec![vec![-1, 1, 1, 1], vec![1, -1, 1, 1], vec![1, 1, -1, 1]];
        let found = committee(&votes, &[1, 1, 1, 1], 3);
        let experts: Vec<usize> = found.iter().map(|taken| taken.0).collect();
        assert_eq!(experts, [0, 1, 2]);
    }

    /// Training error of the committee ≤ Π 2√(ε(1−ε)); a vote a gives 2√(ε(1−ε)) = 1/cosh(a).
    #[test]
    fn the_bound_holds_on_random_experts() {
        let mut state = 7_u64;
        let mut coin = |percent: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % 100 < percent
        };
        for _ in 0..50 {
            let sign = |yes: bool| if yes { 1 } else { -1 };
            let labels: Vec<i8> = (0..200).map(|_| sign(coin(50))).collect();
            let votes: Vec<Vec<i8>> = (0..20)
                .map(|_| labels.iter().map(|&y| if coin(65) { y } else { -y }).collect())
                .collect();
            let taken = committee(&votes, &labels, 50);
            assert!(taken.len() >= 20, "experts may come back: {}", taken.len());
            let bound: f64 = taken.iter().map(|t| 1.0 / t.1.cosh()).product();
            let score = |i: usize| -> f64 {
                taken.iter().map(|&(e, vote)| vote * f64::from(votes[e][i])).sum()
            };
            let wrong = (0..200).filter(|&i| score(i) * f64::from(labels[i]) <= 0.0).count();
            assert!(wrong as f64 / 200.0 <= bound + 1e-9);
        }
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Keep one weight for each item. Each round has two halves: find the best expert under the weights,
//    then change the weights.
// 2. The weighted error is the sum of the weights of the items that the expert gets wrong. Compare
//    with a margin of 1e-9, or rounding decides between equal experts.
// 3. After the update, half of the weight lies on what the expert got wrong. So divide each wrong item's
//    weight by 2ε and each right item's by 2(1 − ε): no exponential is needed.
// ANCHOR_END: hints
