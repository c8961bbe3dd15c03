//! # The shortest tour of a feed
//!
//! Topics are numbered from 0, and `feed` gives the topic of each pin in order. `quota[t]` says how
//! many pins of topic `t` somebody has to see. Return the shortest stretch of the feed that meets all
//! quotas, as a half-open range `(start, end)`; of several, the one that starts first.
//!
//! `None` if even the whole feed does not meet them. If all quotas are 0, `Some((0, 0))`. Every topic
//! of the feed is below `quota.len()`. Up to 10⁶ pins and 10⁵ topics. Standard library, Rust 1.59.
//!
//! ```text
//! feed   0 1 0 2 1 0 0     quota [2, 1, 0]: two of topic 0, one of topic 1
//!
//! 0 1 0  at the start has all:  (0, 3).   1 0 0  at the end, (4, 7), is as short but later.
//! ```

// ANCHOR: solution
/// The shortest stretch with `quota[t]` pins of every topic `t`. O(pins + topics).
pub fn shortest_tour(feed: &[usize], quota: &[usize]) -> Option<(usize, usize)> {
    let mut unmet = quota.iter().filter(|&&needed| needed > 0).count();
    if unmet == 0 {
        return Some((0, 0));
    }
    let mut inside = vec![0; quota.len()];
    let mut best: Option<(usize, usize)> = None;
    let mut start = 0;
    for (end, &topic) in feed.iter().enumerate() {
        inside[topic] += 1;
        if inside[topic] == quota[topic] {
            unmet -= 1; // met now, and not a pin earlier
        }
        while unmet == 0 {
            let shortest = best.map_or(usize::MAX, |(s, e)| e - s);
            if end + 1 - start < shortest {
                best = Some((start, end + 1));
            }
            let leaving = feed[start];
            if inside[leaving] == quota[leaving] {
                unmet += 1;
            }
            inside[leaving] -= 1;
            start += 1;
        }
    }
    best
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The shortest stretch with `quota[t]` pins of every topic `t`.
    pub fn shortest_tour(feed: &[usize], quota: &[usize]) -> Option<(usize, usize)> {
        todo!("take in until it is enough, then give up what is not needed")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", shortest_tour(&[0, 1, 0, 2, 1, 0, 0], &[2, 1, 0]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        assert_eq!(shortest_tour(&[0, 1, 0, 2, 1, 0, 0], &[2, 1, 0]), Some((0, 3)));
    }

    #[test]
    fn shorter_ones_come_later() {
        assert_eq!(shortest_tour(&[0, 2, 2, 1, 0], &[1, 1, 0]), Some((3, 5)));
    }

    #[test]
    fn nothing_wanted_and_not_enough() {
        assert_eq!(shortest_tour(&[0, 1], &[0, 0]), Some((0, 0)));
        assert_eq!(shortest_tour(&[0, 1], &[0, 2]), None);
        assert_eq!(shortest_tour(&[], &[1]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn brute_force(feed: &[usize], quota: &[usize]) -> Option<(usize, usize)> {
        let meets = |start: usize, end: usize| {
            let seen = |topic| feed[start..end].iter().filter(|&&t| t == topic).count();
            quota.iter().enumerate().all(|(topic, &needed)| seen(topic) >= needed)
        };
        let lengths = 0..=feed.len();
        let ranges =
            lengths.flat_map(|l| (0..=feed.len() - l).map(move |start| (start, start + l)));
        let mut ranges = ranges;
        ranges.find(|&(start, end)| meets(start, end))
    }

    #[test]
    fn agrees_with_every_stretch() {
        for code in 0..3_usize.pow(7) {
            let feed: Vec<usize> = (0..7).map(|digit| code / 3_usize.pow(digit) % 3).collect();
            for quota in [[1, 1, 1], [2, 1, 0], [0, 3, 1], [0, 0, 0], [4, 0, 1]] {
                let expected = brute_force(&feed, &quota);
                assert_eq!(shortest_tour(&feed, &quota), expected, "{feed:?}, {quota:?}");
            }
        }
    }

    #[test]
    fn the_largest_size() {
        let topics = 100_000;
        let feed: Vec<usize> = (0..1_000_000).map(|pin| pin % topics).collect();
        assert_eq!(shortest_tour(&feed, &vec![1; topics]), Some((0, topics)));
        assert_eq!(shortest_tour(&feed, &vec![10; topics]), Some((0, 1_000_000)));
        assert_eq!(shortest_tour(&feed, &vec![11; topics]), None);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. If a stretch meets the quotas, a longer one with the same end does too. So for each end only the
//    latest start counts.
// 2. Checking all quotas for each stretch costs a pass over the topics. Keep one number: how many
//    quotas are not met yet. When does it change?
// 3. It falls when a count reaches its quota *exactly*, and rises when a count leaves it. While it is
//    0, note the stretch and give up the first pin.
// ANCHOR_END: hints
