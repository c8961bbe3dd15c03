//! # Days for e-mails
//!
//! `clicks[d]` is how many clicks an e-mail on day `d` would bring. After an e-mail there is none for
//! the next `pause` days. Choose days so that the clicks are as many as possible in all, and return
//! the days, rising. If several choices are as good, any of them.
//!
//! `pause` may be 0 or longer than the list. Up to 10⁶ days. Standard library, Rust 1.59.
//!
//! ```text
//! clicks [3, 6, 5, 1, 4]
//!
//! pause 1   →  [0, 2, 4], 12 clicks     (1 and 4 bring 10, 1 and 3 bring 7)
//! pause 2   →  [1, 4],    10 clicks
//! pause 9   →  [1],        6 clicks
//! ```

// ANCHOR: solution
/// The best days, at least `pause` days without e-mail between two of them. O(n).
pub fn email_days(clicks: &[u64], pause: usize) -> Vec<usize> {
    // best[d]: the most clicks of the first d days.
    let mut best = vec![0; clicks.len() + 1];
    for (day, count) in clicks.iter().enumerate() {
        let with = count + best[day.saturating_sub(pause)];
        best[day + 1] = with.max(best[day]);
    }
    let (mut days, mut left) = (Vec::new(), clicks.len());
    while left > 0 {
        if best[left] == best[left - 1] {
            left -= 1; // as good without the last day
        } else {
            days.push(left - 1);
            left = (left - 1).saturating_sub(pause);
        }
    }
    days.reverse();
    days
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The best days, at least `pause` days without e-mail between two of them.
    pub fn email_days(clicks: &[u64], pause: usize) -> Vec<usize> {
        todo!("the last day: with an e-mail or without?")
    }
    // ANCHOR_END: starter
}

fn main() {
    for pause in [1, 2, 9] {
        println!("{:?}", email_days(&[3, 6, 5, 1, 4], pause));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        assert_eq!(email_days(&[3, 6, 5, 1, 4], 1), [0, 2, 4]);
        assert_eq!(email_days(&[3, 6, 5, 1, 4], 2), [1, 4]);
        assert_eq!(email_days(&[3, 6, 5, 1, 4], 9), [1]);
    }

    #[test]
    fn no_pause() {
        assert_eq!(email_days(&[3, 1, 2], 0), [0, 1, 2]);
    }

    #[test]
    fn no_days() {
        assert!(email_days(&[], 3).is_empty());
    }

    #[test]
    fn the_largest_is_not_always_taken() {
        assert_eq!(email_days(&[5, 6, 5], 1), [0, 2]);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn brute_force(clicks: &[u64], pause: usize) -> u64 {
        let sets = (0..1_u32 << clicks.len()).map(|set| {
            let days: Vec<usize> = (0..clicks.len()).filter(|day| set >> day & 1 == 1).collect();
            let apart = days.windows(2).all(|two| two[1] - two[0] > pause);
            if apart { days.iter().map(|&day| clicks[day]).sum() } else { 0 }
        });
        sets.max().unwrap_or(0)
    }

    #[test]
    fn agrees_with_every_choice() {
        for code in 0..4_u64.pow(6) {
            let clicks: Vec<u64> = (0..6).map(|digit| code / 4_u64.pow(digit) % 4).collect();
            for pause in 0..4 {
                let days = email_days(&clicks, pause);
                assert!(days.windows(2).all(|two| two[0] + pause < two[1]), "{clicks:?}, {pause}");
                let found: u64 = days.iter().map(|&day| clicks[day]).sum();
                assert_eq!(found, brute_force(&clicks, pause), "{clicks:?}, {pause}");
            }
        }
    }

    #[test]
    fn the_largest_size() {
        assert_eq!(email_days(&vec![1; 1_000_000], 9).len(), 100_000);
        assert_eq!(email_days(&[1, 2], usize::MAX), [1]);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Say in words what you would like to know for the first d days. Then look at the last of them.
// 2. Without an e-mail on the last day it is the answer for one day less; with one, its clicks and the
//    answer for as many days less as the pause demands. `saturating_sub` keeps that from going below
//    0.
// 3. The days: walk back. Where the answer for d days equals that for d − 1, the day was not needed;
//    otherwise it was taken, and you jump.
// ANCHOR_END: hints
