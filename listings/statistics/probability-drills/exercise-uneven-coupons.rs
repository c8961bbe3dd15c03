//! # All kinds of coupons, when some are rare
//!
//! Each draw gives coupon i with chance `chances[i]`, or no coupon at all with what is left to 1. Draws are
//! independent. What is the expected number of draws until every kind was seen?
//!
//! - `chances` are at least 0 and sum to at most 1 (up to rounding). There are at most 20 of them.
//! - No kinds: 0 draws.
//! - A kind that never comes: `None`, since the wait has no end.
//!
//! Simulation is not asked for: the answer must be exact up to rounding. O(kinds · 2^kinds) is fine.
//! Standard library, Rust 1.59.
//!
//! ```text
//! chances 1/2, 1/2     first draw: one kind is there. Then 2 draws on average.       1 + 2 = 3
//! chances 3/4, 1/4     with chance 3/4 the rare one is missing: 4 more draws;
//!                      with chance 1/4 the other: 4/3 more.      1 + 3/4 · 4 + 1/4 · 4/3 = 13/3
//! ```

// ANCHOR: solution
/// Expected draws until all kinds were seen.
pub fn expected_draws(chances: &[f64]) -> Option<f64> {
    if chances.iter().any(|&chance| chance <= 0.0) {
        return None;
    }
    let all = (1_usize << chances.len()) - 1;
    // expected[seen]: draws still to come when the kinds in the bit set `seen` are there.
    let mut expected = vec![0.0; all + 1];
    for seen in (0..all).rev() {
        let (mut new, mut later) = (0.0, 0.0);
        for (kind, chance) in chances.iter().enumerate() {
            let with = seen | 1 << kind;
            if with != seen {
                new += chance;
                later += chance * expected[with];
            }
        }
        // E = 1 + later + (1 − new) E
        expected[seen] = (1.0 + later) / new;
    }
    Some(expected[0])
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Expected draws until all kinds were seen.
    pub fn expected_draws(chances: &[f64]) -> Option<f64> {
        todo!("an equation for each set of kinds already seen")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", expected_draws(&[0.75, 0.25]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(chances: &[f64], expected: f64) {
        let answer = expected_draws(chances).expect("an answer");
        assert!((answer - expected).abs() < 1e-9 * expected.max(1.0), "{answer}, not {expected}");
    }

    #[test]
    fn the_examples() {
        close(&[0.5, 0.5], 3.0);
        close(&[0.75, 0.25], 13.0 / 3.0);
    }

    #[test]
    fn one_kind_is_a_geometric_wait() {
        close(&[1.0], 1.0);
        close(&[0.1], 10.0);
    }

    #[test]
    fn a_die() {
        close(&[1.0 / 6.0; 6], 14.7);
    }

    #[test]
    fn nothing_to_collect_and_no_end() {
        assert_eq!(expected_draws(&[]), Some(0.0));
        assert_eq!(expected_draws(&[0.5, 0.0]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Inclusion and exclusion: the sum over non-empty sets of ± 1 / (chance of the set).
    fn by_sets(chances: &[f64]) -> f64 {
        (1_usize..1 << chances.len())
            .map(|set| {
                let in_set = chances.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1);
                let sign = if set.count_ones() % 2 == 1 { 1.0 } else { -1.0 };
                sign / in_set.map(|(_, chance)| chance).sum::<f64>()
            })
            .sum()
    }

    #[test]
    fn as_by_inclusion_and_exclusion() {
        for chances in [&[0.1, 0.2, 0.7][..], &[0.05, 0.05, 0.3, 0.1], &[0.3, 0.01, 0.2, 0.4, 0.09]]
        {
            let answer = expected_draws(chances).expect("an answer");
            assert!((answer / by_sets(chances) - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn draws_without_a_coupon_only_stretch() {
        let (full, half) = (expected_draws(&[0.5, 0.5]), expected_draws(&[0.25, 0.25]));
        assert!((2.0 * full.expect("an answer") - half.expect("an answer")).abs() < 1e-12);
    }

    #[test]
    fn sixteen_kinds() {
        let harmonic: f64 = (1..=16).map(|k| 16.0 / f64::from(k)).sum();
        let answer = expected_draws(&[1.0 / 16.0; 16]).expect("an answer");
        assert!((answer - harmonic).abs() < 1e-8);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. How many kinds you have is not enough when chances differ: the state is *which* kinds you have. A
//    bit set says that in one number.
// 2. One equation for each set: one draw, then the expectation of where it leads, and it may lead
//    nowhere new. Solve it for the expectation of the set itself.
// 3. A draw never removes a kind, so sets lead to larger numbers only: go from the full set down.
// ANCHOR_END: hints
