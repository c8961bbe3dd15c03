//! # The value that stands out
//!
//! Counts arrive one at a time. A count is an **alarm** if it is more than `factor` times the median of
//! *all* counts before it. Return the positions of the alarms, in order.
//!
//! The median of n counts is here the ⌈n/2⌉-th smallest: of an even number, the lower of the two in the
//! middle. The first count has none before it and is no alarm. An alarm counts among those before the next
//! one, like any other count: the median does not mind. With a median of 0, every positive count is an
//! alarm. `factor` is at least 1 and at most 1 000, counts are at most 1 000 000.
//!
//! A running *mean* would do this in one addition a count, and a single huge count would deafen it.
//! Use O(log n) for each count.
//!
//! ```text
//! counts 4, 5, 30, 6, 5, 40   factor 3   →  alarms at 2 and 5
//!   5 against 4; 30 against 4 (of 4, 5): alarm; 6 against 5 (of 4, 5, 30); 5 against 5;
//!   40 against 5: alarm
//! ```

// ANCHOR: solution
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Positions of the counts that exceed `factor` times the lower median of those before.
pub fn alarms(counts: &[u64], factor: u64) -> Vec<usize> {
    let mut lower: BinaryHeap<u64> = BinaryHeap::new(); // its largest is the median
    let mut upper: BinaryHeap<Reverse<u64>> = BinaryHeap::new();
    let mut found = Vec::new();
    for (position, &count) in counts.iter().enumerate() {
        // Nothing before it: no alarm.
        let limit = lower.peek().map_or(u64::MAX, |median| factor * median);
        if count > limit {
            found.push(position);
        }
        // Through one heap into the other, so that nothing below is above.
        lower.push(count);
        upper.extend(lower.pop().map(Reverse));
        if upper.len() > lower.len() {
            lower.extend(upper.pop().map(|Reverse(smallest)| smallest));
        }
    }
    found
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Positions of the counts that exceed `factor` times the lower median of those before.
    pub fn alarms(counts: &[u64], factor: u64) -> Vec<usize> {
        // The mean instead of the median: see what the tests say, and why.
        let mut sum = 0;
        let mut found = Vec::new();
        for (position, &count) in counts.iter().enumerate() {
            if position > 0 && count * position as u64 > factor * sum {
                found.push(position);
            }
            sum += count;
        }
        found
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", alarms(&[4, 5, 30, 6, 5, 40], 3));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        assert_eq!(alarms(&[4, 5, 30, 6, 5, 40], 3), [2, 5]);
    }

    #[test]
    fn a_huge_count_does_not_deafen_it() {
        assert_eq!(alarms(&[10, 10, 1_000_000, 10, 10, 60], 5), [2, 5]);
    }

    #[test]
    fn more_than_not_as_much_as() {
        assert_eq!(alarms(&[2, 6], 3), []);
        assert_eq!(alarms(&[2, 7], 3), [1]);
    }

    #[test]
    fn none_one_and_zeros() {
        assert_eq!(alarms(&[], 2), []);
        assert_eq!(alarms(&[9], 2), []);
        assert_eq!(alarms(&[0, 0, 1, 0], 2), [2]);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn agrees_with_sorting() {
        let mut state: u64 = 1;
        for round in 0..400_u64 {
            let mut counts: Vec<u64> = Vec::new();
            for _ in 0..round % 40 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                counts.push((state >> 40) % (2 + round % 17));
            }
            for factor in 1..4 {
                let expected: Vec<usize> = (1..counts.len())
                    .filter(|&position| {
                        let mut before = counts[..position].to_vec();
                        before.sort_unstable();
                        counts[position] > factor * before[(position - 1) / 2]
                    })
                    .collect();
                assert_eq!(alarms(&counts, factor), expected, "{counts:?}, factor {factor}");
            }
        }
    }

    #[test]
    fn a_hundred_thousand_counts() {
        let rising: Vec<u64> = (1..=100_000).collect();
        // At position p the count is p + 1, against twice ⌈p / 2⌉: an alarm where p is even.
        let expected: Vec<usize> = (2..100_000).step_by(2).collect();
        assert_eq!(alarms(&rising, 2), expected);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. You need the middle of a set that grows. Sorting again for each count is the judge in the tests, not
//    the answer.
// 2. Split what you have seen into a lower and an upper half. Which end of each half do you look at?
// 3. A max-heap for the lower half, a min-heap (`Reverse`) for the upper. Keep the lower as large as the
//    upper, or one larger: then its top is the median.
// 4. A new count goes into the lower heap, the lower heap's largest goes over into the upper, and if the
//    upper is now larger, its smallest comes back.
// ANCHOR_END: hints
