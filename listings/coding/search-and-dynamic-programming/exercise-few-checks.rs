//! # Few checks
//!
//! Each experiment runs from day `start` to day `end`, both included, and has to be checked at least
//! once while it runs. A check on a day sees all experiments that run then. Return the fewest days on
//! which to check everything, rising; each as late as possible, the first one first.
//!
//! `start ≤ end`, experiments in any order. Up to 200 000. Standard library, Rust 1.59.
//!
//! ```text
//! (1, 4) (2, 6) (5, 8) (7, 9) (4, 4)
//!
//! day 4 sees the first, the second and the last; day 8 the others   →  [4, 8]
//! ```

// ANCHOR: solution
/// The fewest days that meet every experiment. O(n log n).
pub fn few_checks(experiments: &[(u32, u32)]) -> Vec<u32> {
    let mut by_end = experiments.to_vec();
    by_end.sort_by_key(|&(_, end)| end);
    let mut days: Vec<u32> = Vec::new();
    for (start, end) in by_end {
        let seen = matches!(days.last(), Some(&day) if start <= day);
        if !seen {
            days.push(end); // the last day that still sees it
        }
    }
    days
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The fewest days that meet every experiment.
    pub fn few_checks(experiments: &[(u32, u32)]) -> Vec<u32> {
        todo!("until when can the first check wait?")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", few_checks(&[(1, 4), (2, 6), (5, 8), (7, 9), (4, 4)]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        assert_eq!(few_checks(&[(1, 4), (2, 6), (5, 8), (7, 9), (4, 4)]), [4, 8]);
    }

    #[test]
    fn both_ends_count() {
        assert_eq!(few_checks(&[(1, 3), (3, 5)]), [3]);
        assert_eq!(few_checks(&[(1, 3), (4, 5)]), [3, 5]);
    }

    #[test]
    fn none() {
        assert!(few_checks(&[]).is_empty());
    }

    #[test]
    fn a_long_one_that_starts_first() {
        assert_eq!(few_checks(&[(0, 9), (2, 3), (6, 7)]), [3, 7]);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Of all sets of days, the smallest; of these, the one whose days are latest.
    fn brute_force(experiments: &[(u32, u32)]) -> Vec<u32> {
        let sets = (0..1_u32 << 6).map(|set| (0..6).filter(|day| set >> day & 1 == 1).collect());
        let meets = |days: &Vec<u32>| {
            experiments.iter().all(|&(start, end)| days.iter().any(|d| (start..=end).contains(d)))
        };
        let fewest_then_latest = |a: &Vec<u32>, b: &Vec<u32>| a.len().cmp(&b.len()).then(b.cmp(a));
        sets.filter(meets).min_by(fewest_then_latest).unwrap_or_default()
    }

    #[test]
    fn agrees_with_every_set_of_days() {
        let spans: Vec<(u32, u32)> =
            (0..6).flat_map(|start| (start..6).map(move |end| (start, end))).collect();
        for &a in &spans {
            for &b in &spans {
                for &c in &spans {
                    assert_eq!(
                        few_checks(&[a, b, c]),
                        brute_force(&[a, b, c]),
                        "{a:?} {b:?} {c:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_largest_size() {
        let chain: Vec<(u32, u32)> = (0..200_000).map(|i| (i, i + 9)).collect();
        assert_eq!(few_checks(&chain).len(), 20_000);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Think of the experiment that ends first. Some check must see it: what is the best day for that?
// 2. Its last day. Any earlier check sees no experiment that the last day would miss: all the others
//    end on that day or later.
// 3. Sort by end. If the last check so far sees the experiment, go on; otherwise check on its last day.
// ANCHOR_END: hints
