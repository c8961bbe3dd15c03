//! # One feed for two rankings
//!
//! Two models rank pins, each as a list of ids; a list may hold a pin more than once. Show one feed in
//! which both lists can be found: leave pins of the feed out, keep the order, and the first list
//! remains; and in the same way the second. Return the length of the shortest such feed.
//!
//! Lists have up to 3 000 pins. Standard library, Rust 1.59.
//!
//! ```text
//! [1, 2, 3]   [2, 3, 4]      →  4     1 2 3 4
//! [1, 2]      [2, 1]         →  3     1 2 1, or 2 1 2
//! ```

// ANCHOR: solution
/// The length of the shortest feed that has both lists as subsequences. O(n · m) time, O(m) memory.
pub fn shortest_feed(left: &[u32], right: &[u32]) -> usize {
    // shortest[r]: for the left pins so far and the first r of the right ones.
    let mut shortest: Vec<usize> = (0..=right.len()).collect();
    for (l, pin) in left.iter().enumerate() {
        let mut diagonal = shortest[0]; // one less of both
        shortest[0] = l + 1;
        for r in 0..right.len() {
            let above = shortest[r + 1];
            shortest[r + 1] =
                if *pin == right[r] { 1 + diagonal } else { 1 + above.min(shortest[r]) };
            diagonal = above;
        }
    }
    shortest[right.len()]
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The length of the shortest feed that has both lists as subsequences.
    pub fn shortest_feed(left: &[u32], right: &[u32]) -> usize {
        todo!("which list does the last pin of the feed serve?")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{} {}", shortest_feed(&[1, 2, 3], &[2, 3, 4]), shortest_feed(&[1, 2], &[2, 1]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples() {
        assert_eq!(shortest_feed(&[1, 2, 3], &[2, 3, 4]), 4);
        assert_eq!(shortest_feed(&[1, 2], &[2, 1]), 3);
    }

    #[test]
    fn one_is_empty() {
        assert_eq!(shortest_feed(&[], &[]), 0);
        assert_eq!(shortest_feed(&[7, 7], &[]), 2);
    }

    #[test]
    fn nothing_in_common() {
        assert_eq!(shortest_feed(&[1, 2], &[3, 4, 5]), 5);
    }

    #[test]
    fn a_pin_twice() {
        assert_eq!(shortest_feed(&[1, 1, 2], &[1, 2, 2]), 4, "1 1 2 2");
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Feeds of rising length, as numbers in base 3, until one holds both.
    fn brute_force(left: &[u32], right: &[u32]) -> usize {
        let holds = |feed: &[u32], list: &[u32]| {
            let mut rest = feed.iter();
            list.iter().all(|pin| rest.any(|shown| shown == pin))
        };
        let digits = |code: u32, length: u32| -> Vec<u32> {
            (0..length).map(|digit| code / 3_u32.pow(digit) % 3).collect()
        };
        let exists = |length: u32| {
            let mut feeds = (0..3_u32.pow(length)).map(|code| digits(code, length));
            feeds.any(|feed| holds(&feed, left) && holds(&feed, right))
        };
        (0..=6).position(exists).unwrap_or(0)
    }

    #[test]
    fn agrees_with_trying_every_feed() {
        for left in 0..27_u32 {
            for right in 0..27_u32 {
                let list = |code: u32| [code % 3, code / 3 % 3, code / 9];
                let (left, right) = (list(left), list(right));
                let expected = brute_force(&left, &right);
                assert_eq!(shortest_feed(&left, &right), expected, "{left:?} {right:?}");
            }
        }
    }

    #[test]
    fn a_large_one() {
        let rising: Vec<u32> = (0..1_500).collect();
        let evens: Vec<u32> = (0..1_500).map(|pin| 2 * pin).collect();
        assert_eq!(shortest_feed(&rising, &evens), 1_500 + 1_500 - 750);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Say what you would like to know for the first l pins of one list and the first r of the other.
// 2. If the last pins are equal, the feed ends with it, and one less of each is left. If not, the feed
//    ends with one of them: which is better?
// 3. A table of (n + 1) · (m + 1). Its first row and column are the lists alone. Then see that a row
//    needs only the row before, and one number of that which is overwritten already.
// ANCHOR_END: hints
