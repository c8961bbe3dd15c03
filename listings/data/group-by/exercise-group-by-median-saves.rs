//! # The middle of each topic
//!
//! A log of saves, a table of pins. For each topic, give the **median number of saves of its pins**.
//!
//! - `pins` holds `(pin_id, topic)`; ids are distinct. The topic may be missing: those pins are a
//!   group of their own, with the key `None`.
//! - `saves` holds `(event_id, pin_id)`. Rows with the same `event_id` are one save that was logged
//!   twice, or more often: count it once. A save of a pin that is not in `pins` does not count.
//! - **A pin that nobody saved has 0 saves, and belongs to its topic.**
//! - Of an even number of pins the median is the mean of the two in the middle.
//! - Topics come in order; `None` first, as Rust orders options. No pins, no topics.
//!
//! Aim for $O(s + p \log p)$ with $s$ rows of saves and $p$ pins.
//!
//! ```text
//! pins    1 food   2 food   3 food   4 home   5 home   6 (missing)
//! saves   (10, 1) (11, 1) (11, 1) (12, 2) (13, 4) (14, 99)
//!
//! food: 2, 1, 0   median 1        home: 1, 0   median 0.5        missing: 0   median 0
//! ```

// ANCHOR: given
use std::collections::{BTreeMap, HashMap, HashSet};
// ANCHOR_END: given

// ANCHOR: solution
/// The median number of saves of each topic's pins. O(s + p log p).
pub fn median_saves<'a>(
    pins: &[(u32, Option<&'a str>)],
    saves: &[(u32, u32)],
) -> BTreeMap<Option<&'a str>, f64> {
    let mut seen = HashSet::new();
    let mut saves_of: HashMap<u32, u32> = HashMap::new();
    for &(event, pin) in saves {
        if seen.insert(event) {
            *saves_of.entry(pin).or_insert(0) += 1;
        }
    }
    // Begin with the pins: a left join keeps those that nobody saved.
    let mut topics: BTreeMap<Option<&str>, Vec<u32>> = BTreeMap::new();
    for (pin, topic) in pins {
        topics.entry(*topic).or_default().push(saves_of.get(pin).copied().unwrap_or(0));
    }
    let median = |mut counts: Vec<u32>| {
        counts.sort_unstable();
        let (low, high) = (counts[(counts.len() - 1) / 2], counts[counts.len() / 2]);
        f64::from(low + high) / 2.0
    };
    topics.into_iter().map(|(topic, counts)| (topic, median(counts))).collect()
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use std::collections::{BTreeMap, HashMap, HashSet};

    // ANCHOR: starter
    /// The median number of saves of each topic's pins.
    pub fn median_saves<'a>(
        pins: &[(u32, Option<&'a str>)],
        saves: &[(u32, u32)],
    ) -> BTreeMap<Option<&'a str>, f64> {
        todo!("saves of each pin, then pins of each topic")
    }
    // ANCHOR_END: starter
}

fn main() {
    let pins = [(1, Some("food")), (2, Some("food")), (3, Some("home"))];
    println!("{:?}", median_saves(&pins, &[(10, 1), (11, 1), (11, 1), (12, 2)]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    const PINS: [(u32, Option<&str>); 6] = [
        (1, Some("food")),
        (2, Some("food")),
        (3, Some("food")),
        (4, Some("home")),
        (5, Some("home")),
        (6, None),
    ];

    #[test]
    fn the_example() {
        let saves = [(10, 1), (11, 1), (11, 1), (12, 2), (13, 4), (14, 99)];
        let medians: Vec<_> = median_saves(&PINS, &saves).into_iter().collect();
        assert_eq!(medians, [(None, 0.0), (Some("food"), 1.0), (Some("home"), 0.5)]);
    }

    #[test]
    fn nothing_was_saved() {
        assert_eq!(median_saves(&PINS, &[]).len(), 3);
        assert!(median_saves(&PINS, &[]).values().all(|median| median.to_bits() == 0));
    }

    #[test]
    fn a_save_that_was_logged_three_times_is_one() {
        let medians = median_saves(&[(1, Some("food"))], &[(5, 1), (6, 1), (5, 1), (5, 1)]);
        assert_eq!(medians.get(&Some("food")), Some(&2.0));
    }

    #[test]
    fn no_pins() {
        assert!(median_saves(&[], &[(1, 1)]).is_empty());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// For each topic and each pin the log is read again; a middle value is found by counting.
    fn brute_force(pins: &[(u32, Option<&str>)], saves: &[(u32, u32)], topic: Option<&str>) -> f64 {
        let first = |at: usize| saves[..at].iter().all(|save| save.0 != saves[at].0);
        let count =
            |pin: u32| (0..saves.len()).filter(|&at| saves[at].1 == pin && first(at)).count();
        let of_topic = pins.iter().filter(|pin| pin.1 == topic);
        let counts: Vec<usize> = of_topic.map(|pin| count(pin.0)).collect();
        let at_rank = |rank: usize| {
            let value = counts.iter().find(|&&value| {
                let below = counts.iter().filter(|&&other| other < value).count();
                let equal = counts.iter().filter(|&&other| other == value).count();
                below <= rank && rank < below + equal
            });
            *value.expect("some value has this rank")
        };
        (at_rank((counts.len() - 1) / 2) + at_rank(counts.len() / 2)) as f64 / 2.0
    }

    #[test]
    fn agrees_with_brute_force() {
        let mut state = 3_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from((state >> 33) % n).expect("a small number")
        };
        let topics = [None, Some("craft"), Some("food"), Some("home")];
        for _ in 0..200 {
            let pins: Vec<_> =
                (1..=1 + below(12)).map(|id| (id, topics[below(4) as usize])).collect();
            // An event is about one pin, however often it was logged.
            let about: Vec<u32> = (0..20).map(|_| 1 + below(15)).collect();
            let saves: Vec<_> = (0..below(40))
                .map(|_| below(20))
                .map(|event| (event, about[event as usize]))
                .collect();
            for (topic, median) in median_saves(&pins, &saves) {
                let expected = Some(brute_force(&pins, &saves, topic));
                assert_eq!(Some(median), expected, "{pins:?} {saves:?}");
            }
        }
    }

    #[test]
    fn a_hundred_thousand_rows() {
        let pins: Vec<_> = (0..50_001).map(|id| (id, Some("food"))).collect();
        let saves: Vec<_> = (0..100_000).map(|event| (event, event % 50_001)).collect();
        assert_eq!(median_saves(&pins, &saves).get(&Some("food")), Some(&2.0));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Two groupings, one after the other: saves by pin, then pins by topic. Which table decides which
//    pins there are?
// 2. First a set of event ids that were seen and a map from pin to count. Then walk over *pins*, not
//    over the map: a pin that is missing from the map has 0.
// 3. The median needs the whole list of a topic: sort it and take the values at (m − 1) / 2 and at
//    m / 2. For odd m they are the same value.
// ANCHOR_END: hints
