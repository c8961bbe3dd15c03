//! # The model that beats all others
//!
//! You have `models` trained models, numbered from 0, and one expensive evaluation:
//! `beats(a, b)` says whether model `a` is better than model `b` on the same test set. If `a` beats
//! `b`, then `b` does not beat `a`. Two models may also **tie**: then neither beats the other. And
//! beating is *not* transitive: 0 may beat 1, 1 beat 2, and 2 beat 0.
//!
//! Return the model that beats every other one, or `None` if there is none. With a single model,
//! that one beats every other; without models there is none.
//!
//! An evaluation takes an hour: call `beats` at most 2(n − 1) times for n models, and never with
//! the same model twice.
//!
//! ```text
//! three models: 1 beats 0, 1 beats 2, and 0 ties with 2    →  Some(1)
//! three models: 0 beats 1, 1 beats 2, 2 beats 0            →  None
//! two models that tie                                      →  None
//! ```

// ANCHOR: solution
/// The model that beats every other one, with at most 2(n − 1) evaluations.
pub fn dominant_model(models: usize, mut beats: impl FnMut(usize, usize) -> bool) -> Option<usize> {
    if models == 0 {
        return None;
    }
    let mut candidate = 0;
    for next in 1..models {
        if !beats(candidate, next) {
            candidate = next; // the old one fails to beat somebody: out
        } // otherwise `next` is beaten: out
    }
    let mut others = (0..models).filter(|&other| other != candidate);
    // One direction is enough: whom the candidate beats does not beat it.
    if others.all(|other| beats(candidate, other)) { Some(candidate) } else { None }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The model that beats every other one, with at most 2(n − 1) evaluations.
    pub fn dominant_model(
        models: usize,
        mut beats: impl FnMut(usize, usize) -> bool,
    ) -> Option<usize> {
        // Right, and n(n − 1) evaluations: go on from here.
        (0..models).find(|&a| {
            let wins = (0..models).filter(|&b| b != a && beats(a, b)).count();
            wins == models - 1
        })
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", dominant_model(3, |a, _| a == 1));
    println!("{:?}", dominant_model(3, |a, b| b == (a + 1) % 3));
    println!("{:?}", dominant_model(2, |_, _| false));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_beats_the_others_which_tie() {
        assert_eq!(dominant_model(3, |a, _| a == 1), Some(1));
    }

    #[test]
    fn a_ring_has_none() {
        assert_eq!(dominant_model(3, |a, b| b == (a + 1) % 3), None);
    }

    #[test]
    fn two_that_tie() {
        assert_eq!(dominant_model(2, |_, _| false), None);
    }

    #[test]
    fn one_model_and_no_model() {
        assert_eq!(dominant_model(1, |_, _| panic!("nothing to evaluate")), Some(0));
        assert_eq!(dominant_model(0, |_, _| panic!("nothing to evaluate")), None);
    }

    #[test]
    fn evaluations_are_counted() {
        for models in 1..50 {
            let mut evaluations = 0;
            let found = dominant_model(models, |a, b| {
                assert_ne!(a, b, "a model against itself");
                evaluations += 1;
                a > b
            });
            assert_eq!(found, Some(models - 1));
            assert!(evaluations <= 2 * (models - 1), "{evaluations} for {models} models");
        }
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Every outcome of every pair of up to four models: first wins, second wins, tie.
    #[test]
    fn agrees_with_the_definition() {
        for models in 0..=4_usize {
            let pairs: Vec<(usize, usize)> =
                (0..models).flat_map(|b| (0..b).map(move |a| (a, b))).collect();
            for outcomes in 0..3_usize.pow(u32::try_from(pairs.len()).unwrap()) {
                let mut wins = vec![vec![false; models]; models];
                let mut rest = outcomes;
                for &(a, b) in &pairs {
                    wins[a][b] = rest % 3 == 1;
                    wins[b][a] = rest % 3 == 2;
                    rest /= 3;
                }
                let expected = (0..models).find(|&a| (0..models).all(|b| a == b || wins[a][b]));
                let mut evaluations = 0;
                let found = dominant_model(models, |a, b| {
                    assert_ne!(a, b, "a model against itself");
                    evaluations += 1;
                    wins[a][b]
                });
                assert_eq!(found, expected, "{wins:?}");
                assert!(evaluations <= 2 * models.saturating_sub(1), "{wins:?}");
            }
        }
    }

    #[test]
    fn a_hundred_thousand_models() {
        for best in [0, 50_000, 99_999] {
            assert_eq!(
                dominant_model(100_000, |a, b| a == best || (b != best && a < b)),
                Some(best)
            );
        }
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. What does a single evaluation tell you about `a` if it says yes, and what if it says no? Mind
//    the tie.
// 2. Either way one model can no longer be the answer. Keep one that can, and compare it with the
//    next.
// 3. The model that is left has not met everybody. How many evaluations of it are missing at most,
//    and why is one direction enough here, where the celebrity needs two?
// ANCHOR_END: hints
