//! # A jury of different voters
//!
//! Voter $i$ is right with probability `p[i]`, independently of the others. How probable is it that the
//! majority is right?
//!
//! - The majority is right if more than half of the voters are. If exactly half are, a coin decides.
//! - Without voters the coin decides: $0.5$.
//! - If a probability is not between 0 and 1, return `None`.
//!
//! Voters differ, so no binomial formula helps, and there may be a thousand of them: going through all
//! $2^n$ outcomes does not. Aim for $O(n^2)$.
//!
//! ```text
//! p        0.9  0.6  0.5
//!
//! all three right       0.9 · 0.6 · 0.5 = 0.27
//! only the third wrong  0.9 · 0.6 · 0.5 = 0.27
//! only the second       0.9 · 0.4 · 0.5 = 0.18
//! only the first        0.1 · 0.6 · 0.5 = 0.03
//!
//! majority 0.75: the best voter alone has 0.9
//! ```
//!
//! Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: solution
/// The probability that a majority of these voters is right; `None` if a p is no probability.
pub fn majority_right(p: &[f64]) -> Option<f64> {
    if !p.iter().all(|p| (0.0..=1.0).contains(p)) {
        return None;
    }
    // chance[k]: exactly k of the voters so far are right.
    let mut chance = vec![1.0];
    for &p in p {
        let mut next = vec![0.0; chance.len() + 1];
        for (k, &so_far) in chance.iter().enumerate() {
            next[k] += so_far * (1.0 - p);
            next[k + 1] += so_far * p;
        }
        chance = next;
    }
    let n = p.len();
    let more: f64 = chance.iter().skip(n / 2 + 1).sum();
    let tie = if n % 2 == 1 { 0.0 } else { chance[n / 2] };
    Some(more + tie / 2.0)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The probability that a majority of these voters is right; `None` if a p is no probability.
    pub fn majority_right(p: &[f64]) -> Option<f64> {
        todo!("how many are right among the first i voters?")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", majority_right(&[0.9, 0.6, 0.5]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn check(p: &[f64], expected: f64) {
        let found = majority_right(p).expect("these are probabilities");
        assert!((found - expected).abs() < 1e-12, "{found} instead of {expected}");
    }

    #[test]
    fn three_different_voters() {
        check(&[0.9, 0.6, 0.5], 0.75);
    }

    #[test]
    fn three_equal_voters() {
        check(&[0.7, 0.7, 0.7], 0.784);
    }

    #[test]
    fn a_tie_is_a_coin() {
        // Both right 0.48, one of them 0.44, half of which counts.
        check(&[0.8, 0.6], 0.7);
        check(&[], 0.5);
    }

    #[test]
    fn not_a_probability() {
        assert_eq!(majority_right(&[0.5, 1.2]), None);
        assert_eq!(majority_right(&[f64::NAN]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Every outcome: O(2ⁿ).
    fn brute_force(p: &[f64]) -> f64 {
        let mut sum = 0.0;
        for outcome in 0..1_u32 << p.len() {
            let right = |i: &usize| outcome >> i & 1 == 1;
            let chance: f64 =
                (0..p.len()).map(|i| if right(&i) { p[i] } else { 1.0 - p[i] }).product();
            let votes = (0..p.len()).filter(right).count();
            if 2 * votes > p.len() {
                sum += chance;
            } else if 2 * votes == p.len() {
                sum += chance / 2.0;
            }
        }
        sum
    }

    #[test]
    fn agrees_with_all_outcomes() {
        let mut state = 9_u64;
        let mut below = |n: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as u32 % n
        };
        for _ in 0..200 {
            let p: Vec<f64> = (0..below(9)).map(|_| f64::from(below(11)) / 10.0).collect();
            let found = majority_right(&p).expect("these are probabilities");
            assert!((found - brute_force(&p)).abs() < 1e-9, "{p:?}: {found}");
        }
    }

    #[test]
    fn a_thousand_voters() {
        let found = majority_right(&vec![0.6; 1001]).expect("these are probabilities");
        assert!(found > 0.999_999 && found <= 1.0 + 1e-9, "{found}");
        let coin = majority_right(&vec![0.5; 1000]).expect("these are probabilities");
        assert!((coin - 0.5).abs() < 1e-9, "{coin}");
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Take the voters one by one. What do you have to remember of those before?
// 2. The probability that exactly k of the first i are right, for every k. A new voter moves part of each
//    from k to k + 1.
// 3. Start with the list [1.0]: of no voters, none is right for sure. At the end add up the entries above
//    n/2, and half of the one at n/2 if n is even.
// ANCHOR_END: hints
