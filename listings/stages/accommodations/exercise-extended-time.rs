//! # When does it end?
//!
//! You have time and a half, and breaks that stop the clock. You begin at a minute of the day; when
//! is the last minute? Compute it before the day, and put it on paper.
//!
//! - The assessment takes `minutes` for everybody. Your time is that times `factor` = (top, bottom),
//!   rounded **up** to a full minute.
//! - `breaks` are (begin, end) in minutes of the day, with begin < end, in order, not overlapping.
//!   The clock stands still during a break. A break that begins at or after the end does not count.
//! - Return the minute at which the clock runs out. Begin is never inside a break.
//! - A factor with bottom 0 is no factor: `None`.
//!
//! ```text
//! 70 minutes, factor 3/2, begin 600 (10:00), breaks (650, 660) and (900, 910)
//!
//! 105 minutes: 50 until the break, 55 after it  →  715 (11:55); the second break comes too late
//! ```

// Standard library only, nothing newer than Rust 1.59.

// ANCHOR: solution
/// The minute at which the extended time is over; `None` without a factor. O(breaks).
pub fn ends_at(begin: u64, minutes: u64, factor: (u64, u64), breaks: &[(u64, u64)]) -> Option<u64> {
    let (top, bottom) = factor;
    let product = minutes * top;
    // Rounded up: one more if something is left over.
    let whole = product.checked_div(bottom)?;
    let extended = whole + u64::from(whole * bottom < product);

    let mut end = begin + extended;
    for (from, to) in breaks {
        // Every break that begins before the end, as known so far, moves the end.
        if *from >= begin && *from < end {
            end += to - from;
        }
    }
    Some(end)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The minute at which the extended time is over; `None` without a factor.
    pub fn ends_at(
        begin: u64,
        minutes: u64,
        factor: (u64, u64),
        breaks: &[(u64, u64)],
    ) -> Option<u64> {
        todo!("round up, then let every break before the end move it")
    }
    // ANCHOR_END: starter
}

fn main() {
    let end = ends_at(600, 70, (3, 2), &[(650, 660), (900, 910)]).expect("a factor");
    println!("it ends at {}:{:02}", end / 60, end % 60);
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        assert_eq!(ends_at(600, 70, (3, 2), &[(650, 660), (900, 910)]), Some(715));
    }

    #[test]
    fn a_part_of_a_minute_counts_as_one() {
        // 45 · 5/4 = 56.25.
        assert_eq!(ends_at(0, 45, (5, 4), &[]), Some(57));
        assert_eq!(ends_at(0, 44, (5, 4), &[]), Some(55));
    }

    #[test]
    fn one_break_can_bring_the_next_into_the_time() {
        // Ends at 60, then at 80, so the break at 70 counts as well.
        assert_eq!(ends_at(0, 60, (1, 1), &[(30, 50), (70, 75)]), Some(85));
    }

    #[test]
    fn a_break_at_the_very_end_does_not_count() {
        assert_eq!(ends_at(0, 60, (1, 1), &[(60, 90)]), Some(60));
    }

    #[test]
    fn no_factor() {
        assert_eq!(ends_at(0, 60, (3, 0), &[]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Minute by minute.
    fn brute_force(begin: u64, extended: u64, breaks: &[(u64, u64)]) -> u64 {
        let (mut now, mut left) = (begin, extended);
        while left > 0 {
            if !breaks.iter().any(|(from, to)| (*from..*to).contains(&now)) {
                left -= 1;
            }
            now += 1;
        }
        now
    }

    #[test]
    fn agrees_with_a_clock() {
        let mut state = 11_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % n
        };
        for _ in 0..400 {
            let begin = below(20);
            let (mut breaks, mut at) = (Vec::new(), begin);
            for _ in 0..below(5) {
                let from = at + 1 + below(20);
                at = from + 1 + below(10);
                breaks.push((from, at));
            }
            let minutes = 1 + below(60);
            let expected = brute_force(begin, minutes, &breaks);
            assert_eq!(ends_at(begin, minutes, (1, 1), &breaks), Some(expected), "{breaks:?}");
        }
    }

    #[test]
    fn yesterdays_breaks_do_not_count() {
        assert_eq!(ends_at(100, 10, (1, 1), &[(20, 30), (105, 110)]), Some(115));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Rounding up with whole numbers: divide, and add one if something is left over.
// 2. Start with the end as if there were no breaks. What does a break before it do to it?
// 3. Go through the breaks in order and compare each with the end *as it is by then*.
// ANCHOR_END: hints
