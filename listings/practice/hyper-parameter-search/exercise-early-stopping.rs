//! # When to stop
//!
//! Training prints a validation loss after every epoch. Stop with **patience**: give up after
//! `patience` epochs in a row that were not better than the best so far, and go back to the best.
//!
//! - An epoch is *better* only if its loss is below the best so far by **more than** `min_delta` ≥ 0.
//!   The first epoch with a loss that is not NaN is always better.
//! - A NaN loss is not better; it counts towards the patience.
//! - Return the epoch to go back to and the epoch after which training stops, both counted from 0. If
//!   the losses end first, training stops with the last of them.
//! - `patience` is at least 1. If no epoch was ever better (no losses, or NaN only): `None`.
//!
//! One pass; imagine that the losses arrive one by one. Standard library, Rust 1.59.
//!
//! ```text
//! epoch        0    1    2    3    4    5
//! loss         0.9  0.6  0.7  0.5  0.5  0.6    patience 2, min_delta 0
//!
//! best 0, 1, then 3; epochs 4 and 5 are not better   →   back to 3, stopped after 5
//! ```

// ANCHOR: solution
/// The epoch to go back to and the one after which training stops. O(n), constant memory.
pub fn early_stopping(losses: &[f64], patience: usize, min_delta: f64) -> Option<(usize, usize)> {
    let mut best: Option<(usize, f64)> = None;
    let mut waited = 0;
    let mut stopped = 0;
    for (epoch, &loss) in losses.iter().enumerate() {
        stopped = epoch;
        let better = match best {
            Some((_, least)) => loss < least - min_delta,
            None => !loss.is_nan(),
        };
        if better {
            best = Some((epoch, loss));
            waited = 0;
        } else {
            waited += 1;
            if waited == patience {
                break;
            }
        }
    }
    best.map(|(epoch, _)| (epoch, stopped))
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The epoch to go back to and the one after which training stops.
    pub fn early_stopping(
        losses: &[f64],
        patience: usize,
        min_delta: f64,
    ) -> Option<(usize, usize)> {
        todo!("the best so far, and how long ago it was")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", early_stopping(&[0.9, 0.6, 0.7, 0.5, 0.5, 0.6], 2, 0.0));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        assert_eq!(early_stopping(&[0.9, 0.6, 0.7, 0.5, 0.5, 0.6], 2, 0.0), Some((3, 5)));
    }

    #[test]
    fn it_does_not_see_what_comes_later() {
        assert_eq!(early_stopping(&[0.5, 0.6, 0.7, 0.1], 2, 0.0), Some((0, 2)));
    }

    #[test]
    fn the_losses_end_first() {
        assert_eq!(early_stopping(&[0.9, 0.8, 0.7], 5, 0.0), Some((2, 2)));
    }

    #[test]
    fn a_tiny_gain_is_none() {
        assert_eq!(early_stopping(&[1.0, 0.75, 0.5, 0.25], 2, 0.5), Some((0, 2)));
    }

    #[test]
    fn nan_counts_as_not_better() {
        assert_eq!(early_stopping(&[0.5, f64::NAN, f64::NAN, 0.1], 2, 0.0), Some((0, 2)));
        assert_eq!(early_stopping(&[f64::NAN, 0.7, 0.8], 2, 0.0), Some((1, 2)));
    }

    #[test]
    fn nothing_to_go_back_to() {
        assert_eq!(early_stopping(&[], 3, 0.0), None);
        assert_eq!(early_stopping(&[f64::NAN; 5], 3, 0.0), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn slow_progress_adds_up_against_the_best() {
        // Each step is too small, but the third is 0.3 below the best: more than 0.25.
        assert_eq!(early_stopping(&[1.0, 0.9, 0.8, 0.7, 0.65], 3, 0.25), Some((3, 4)));
    }

    #[test]
    fn patience_starts_again_after_every_gain() {
        let losses = [5.0, 6.0, 4.0, 6.0, 3.0, 6.0, 6.0];
        assert_eq!(early_stopping(&losses, 2, 0.0), Some((4, 6)));
        assert_eq!(early_stopping(&losses, 1, 0.0), Some((0, 1)));
    }

    #[test]
    fn equal_is_not_better() {
        assert_eq!(early_stopping(&[0.5; 10], 4, 0.0), Some((0, 4)));
    }

    #[test]
    fn infinite_losses() {
        assert_eq!(early_stopping(&[f64::INFINITY, 2.0, 3.0], 1, 0.1), Some((1, 2)));
    }

    #[test]
    fn a_long_run() {
        let losses: Vec<f64> = (0..1_000_000).map(|epoch| 1.0 / f64::from(epoch + 1)).collect();
        assert_eq!(early_stopping(&losses, 10, 0.0), Some((999_999, 999_999)));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Two things are enough to remember: the best epoch with its loss, and how many epochs in a row
//    were not better.
// 2. The first epoch has nothing to be compared with. An `Option` for the best says so; a start value
//    of infinity would make an infinite first loss "not better".
// 3. Compare with the best, not with the epoch before: `loss < best - min_delta`. A NaN makes every
//    comparison false, which is what is asked for after the first.
// ANCHOR_END: hints
