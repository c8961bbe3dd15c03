//! # The longest day of a hike
//!
//! A trail has places at rising distances from its start, in kilometres: `places[0]` is where the
//! hike begins, the last place is where it ends. You spend `stops` nights on the way, each at a
//! different place **between** the first and the last one. So there are `stops + 1` days, and each
//! day goes from one night's place to the next.
//!
//! Choose the nights so that the longest day is as short as possible, and return its length. Return
//! `None` if there are fewer than two places, or fewer places in between than nights.
//!
//! Up to 200 000 places, no two alike, distances up to 4 · 10⁹.
//!
//! ```text
//! [0, 4, 7, 11, 12], 0 nights  →  Some(12)   0–12
//! [0, 4, 7, 11, 12], 1 night   →  Some(7)    0–7–12: days of 7 and 5
//! [0, 4, 7, 11, 12], 2 nights  →  Some(5)    0–4–7–12: days of 4, 3 and 5
//! [0, 4, 7, 11, 12], 4 nights  →  None       only three places in between
//! ```

// ANCHOR: solution
/// The least possible length of the longest of `stops + 1` days: O(n log D) for n places on D
/// kilometres.
pub fn longest_day(places: &[u32], stops: usize) -> Option<u32> {
    if places.len() < 2 || stops > places.len() - 2 {
        return None;
    }
    let gaps = places.windows(2).map(|pair| pair[1] - pair[0]);
    // No day is shorter than the largest gap; one day for everything is always long enough.
    let (mut low, mut high) = (gaps.max()?, places[places.len() - 1] - places[0]);
    while low < high {
        let limit = low + (high - low) / 2;
        if days_needed(places, limit) <= stops + 1 {
            high = limit;
        } else {
            low = limit + 1;
        }
    }
    Some(low)
}

/// The fewest days when no day may be longer than `limit`, which no gap exceeds: go as far as you
/// can.
fn days_needed(places: &[u32], limit: u32) -> usize {
    let (mut days, mut morning) = (1, places[0]);
    for pair in places.windows(2) {
        if pair[1] - morning > limit {
            days += 1;
            morning = pair[0];
        }
    }
    days
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The least possible length of the longest of `stops + 1` days.
    pub fn longest_day(places: &[u32], stops: usize) -> Option<u32> {
        // Right without nights: go on from here.
        let (start, end) = (places.first()?, places.last()?);
        Some(end - start)
    }
    // ANCHOR_END: starter
}

fn main() {
    for stops in 0..5 {
        println!("{stops} nights: {:?}", longest_day(&[0, 4, 7, 11, 12], stops));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples() {
        let days: Vec<_> = (0..5).map(|stops| longest_day(&[0, 4, 7, 11, 12], stops)).collect();
        assert_eq!(days, [Some(12), Some(7), Some(5), Some(4), None]);
    }

    #[test]
    fn no_place_in_between() {
        assert_eq!(longest_day(&[3, 9], 0), Some(6));
        assert_eq!(longest_day(&[3, 9], 1), None);
    }

    #[test]
    fn no_hike() {
        assert_eq!(longest_day(&[], 0), None);
        assert_eq!(longest_day(&[5], 0), None);
    }

    #[test]
    fn one_large_gap_decides() {
        assert_eq!(longest_day(&[0, 1, 2, 3, 100, 101], 2), Some(97));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Every choice of nights.
    fn brute_force(places: &[u32], stops: usize) -> Option<u32> {
        if places.len() < 2 {
            return None;
        }
        let between = &places[1..places.len() - 1];
        (0..1_u32 << between.len())
            .filter(|chosen| chosen.count_ones() as usize == stops)
            .filter_map(|chosen| {
                let nights = (0..between.len()).filter(|i| chosen >> i & 1 == 1);
                let mut stays = vec![places[0]];
                stays.extend(nights.map(|i| between[i]));
                stays.push(places[places.len() - 1]);
                stays.windows(2).map(|pair| pair[1] - pair[0]).max()
            })
            .min()
    }

    #[test]
    fn agrees_with_every_choice_of_nights() {
        // All trails with places among 0..=9, and every number of nights.
        for chosen in 0..1_u32 << 10 {
            let places: Vec<u32> = (0..10).filter(|place| chosen >> place & 1 == 1).collect();
            for stops in 0..=places.len() {
                let expected = brute_force(&places, stops);
                assert_eq!(longest_day(&places, stops), expected, "{places:?}, {stops}");
            }
        }
    }

    #[test]
    fn the_largest_size() {
        let places: Vec<u32> = (0..200_000).map(|place| place * 20_000).collect();
        assert_eq!(longest_day(&places, 0), Some(199_999 * 20_000));
        assert_eq!(longest_day(&places, 1), Some(100_000 * 20_000));
        assert_eq!(longest_day(&places, 199_998), Some(20_000));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Suppose somebody tells you how long a day may be. Can you say how many nights that needs?
// 2. If a limit of 10 km works, so does 11 km. What do you do with a question whose answer changes
//    from no to yes once?
// 3. Search for the smallest limit between the largest gap and the whole trail. For each, walk as far
//    as the limit allows and count days. Fewer days than asked for are fine: an additional night
//    never makes the longest day longer.
// ANCHOR_END: hints
