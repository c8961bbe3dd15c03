//! # How fast do you speak?
//!
//! You recorded your pitch, and a tool wrote down when each word begins and ends, in milliseconds.
//! Words over the whole time is the wrong rate: it counts the pauses, and a calm speaker looks slow.
//! Compute the rate *while speaking*.
//!
//! - `words[i]` is (begin, end) of a word, with begin < end. Words come in order and do not overlap.
//! - A **pause** is a gap between two words of *at least* `pause_ms`. Shorter gaps are part of
//!   speaking.
//! - Time spoken: from the first begin to the last end, pauses left out.
//! - Return the rate in words a minute, rounded to the nearest whole number (a half goes up), and
//!   the number of pauses. Without words there is no rate: `None`.
//!
//! ```text
//! words (0, 400) (500, 900) (2900, 3300) (3400, 4000),   a pause is 1000 ms or more
//!
//! gaps 100, 2000, 100  →  one pause
//! 4000 − 2000 = 2000 ms for 4 words  →  120 words a minute
//! ```

// Standard library only, nothing newer than Rust 1.59.

// ANCHOR: solution
/// Words a minute while speaking, and how many pauses there are; `None` without words. O(words).
pub fn speaking_rate(words: &[(u64, u64)], pause_ms: u64) -> Option<(u64, usize)> {
    let (first, last) = (words.first()?, words.last()?);
    let gaps = words.windows(2).map(|pair| pair[1].0 - pair[0].1);
    let pauses: Vec<u64> = gaps.filter(|gap| *gap >= pause_ms).collect();
    let spoken = last.1 - first.0 - pauses.iter().sum::<u64>();
    // words / (spoken / 60 000), rounded: add half of the divisor before dividing.
    let rate = (words.len() as u64 * 60_000 + spoken / 2) / spoken;
    Some((rate, pauses.len()))
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// Words a minute while speaking, and how many pauses there are; `None` without words.
    pub fn speaking_rate(words: &[(u64, u64)], pause_ms: u64) -> Option<(u64, usize)> {
        let (first, last) = (words.first()?, words.last()?);
        let spoken = last.1 - first.0;
        Some((words.len() as u64 * 60_000 / spoken, 0))
    }
    // ANCHOR_END: starter
}

fn main() {
    let words = [(0, 400), (500, 900), (2_900, 3_300), (3_400, 4_000)];
    println!("{:?}", speaking_rate(&words, 1_000));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [(u64, u64); 4] = [(0, 400), (500, 900), (2_900, 3_300), (3_400, 4_000)];

    #[test]
    fn the_example() {
        assert_eq!(speaking_rate(&WORDS, 1_000), Some((120, 1)));
    }

    #[test]
    fn a_gap_exactly_as_long_is_a_pause() {
        assert_eq!(speaking_rate(&WORDS, 2_000), Some((120, 1)));
        assert_eq!(speaking_rate(&WORDS, 2_001), Some((60, 0)));
    }

    #[test]
    fn a_recording_does_not_start_at_zero() {
        let later: Vec<(u64, u64)> = WORDS.iter().map(|w| (w.0 + 7_000, w.1 + 7_000)).collect();
        assert_eq!(speaking_rate(&later, 1_000), Some((120, 1)));
    }

    #[test]
    fn silence_has_no_rate() {
        assert_eq!(speaking_rate(&[], 1_000), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn one_word_and_rounding() {
        assert_eq!(speaking_rate(&[(10, 510)], 1_000), Some((120, 0)));
        // 60 000 / 700 = 85.71 goes up; 60 000 / 900 = 66.67; 60 000 / 1 600 = 37.5 goes up.
        assert_eq!(speaking_rate(&[(0, 700)], 1), Some((86, 0)));
        assert_eq!(speaking_rate(&[(0, 900)], 1), Some((67, 0)));
        assert_eq!(speaking_rate(&[(0, 1_600)], 1), Some((38, 0)));
    }

    #[test]
    fn longer_pauses_do_not_change_the_rate() {
        for extra in [0, 1, 5_000] {
            let words = [(0, 300), (350, 600), (1_700 + extra, 2_000 + extra)];
            assert_eq!(speaking_rate(&words, 1_000), Some((200, 1)));
        }
    }

    #[test]
    fn ten_thousand_words() {
        let words: Vec<(u64, u64)> = (0..10_000).map(|i| (i * 400, i * 400 + 300)).collect();
        let (rate, pauses) = speaking_rate(&words, 101).expect("there are words");
        assert_eq!((rate, pauses), (150, 0));
        // If every gap is a pause, 300 ms a word remain.
        assert_eq!(speaking_rate(&words, 100), Some((200, 9_999)));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. `windows(2)` gives the pairs of neighbouring words. What is the gap of a pair?
// 2. Collect the gaps that are long enough. You need their sum and their number.
// 3. To round a quotient of whole numbers, add half of the divisor to what is divided.
// ANCHOR_END: hints
