//! # Clicks that fade
//!
//! The interview ended with counts that decay, so that last week's favourite makes room. Write the
//! table that a server would keep: it sees one view at a time and ranks whenever it is asked.
//!
//! - `see(hour, pin, clicked)` notes one view of a pin. Hours never go back.
//! - `rank(now)` returns (pin, rate) for every pin seen, highest rate first; of equal rates the
//!   smaller pin first. `now` is not before the last view.
//! - A view from $h$ hours ago weighs $\text{keep}^h$, and so does its click. With $v$ the weighted
//!   views and $c$ the weighted clicks of a pin, its rate is $(c + a) / (v + a + b)$, where the prior
//!   is (a, b) and both are above 0.
//! - Keep three numbers a pin, however many views there are, and do nothing for pins that nobody
//!   looks at.
//!
//! ```text
//! keep 0.5, prior (1, 3)
//! hour 0: pin 1 is shown four times and clicked each time
//! hour 2: pin 2 is shown twice and clicked once
//!
//! rank at hour 2:  pin 1: v = 4 · 0.25 = 1, c = 1  →  (1 + 1) / (1 + 4) = 0.4
//!                  pin 2: v = 2, c = 1             →  (1 + 1) / (2 + 4) = 0.333
//! ```

// Standard library only, nothing newer than Rust 1.59.

// ANCHOR: given
use std::collections::BTreeMap;
// ANCHOR_END: given

// ANCHOR: solution
/// Views and clicks that lose weight with every hour.
pub struct FadingClicks {
    keep: f64,
    prior: (f64, f64),
    /// For each pin the hour up to which it is faded, and its views and clicks as of then.
    counts: BTreeMap<u32, (i32, f64, f64)>,
}

impl FadingClicks {
    /// `keep` is what an hour leaves of a count, above 0 and at most 1.
    pub fn new(keep: f64, prior: (f64, f64)) -> Self {
        FadingClicks { keep, prior, counts: BTreeMap::new() }
    }

    /// Notes one view. O(log pins).
    pub fn see(&mut self, hour: i32, pin: u32, clicked: bool) {
        let keep = self.keep;
        let (last, views, clicks) = self.counts.entry(pin).or_insert((hour, 0.0, 0.0));
        // What was there fades by the hours that nobody looked.
        let left = keep.powi(hour - *last);
        *last = hour;
        *views = *views * left + 1.0;
        *clicks = *clicks * left + if clicked { 1.0 } else { 0.0 };
    }

    /// Every pin with its rate, the highest first. O(pins · log pins).
    pub fn rank(&self, now: i32) -> Vec<(u32, f64)> {
        let (a, b) = self.prior;
        let mut ranked: Vec<(u32, f64)> = Vec::new();
        for (pin, (last, views, clicks)) in &self.counts {
            let left = self.keep.powi(now - last);
            ranked.push((*pin, (clicks * left + a) / (views * left + a + b)));
        }
        // A stable sort of pins that come by rising id.
        ranked.sort_by(|x, y| y.1.partial_cmp(&x.1).expect("a + b is above 0"));
        ranked
    }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::BTreeMap;

    // ANCHOR: starter
    /// Views and clicks that lose weight with every hour.
    pub struct FadingClicks {
        keep: f64,
        prior: (f64, f64),
    }

    impl FadingClicks {
        /// `keep` is what an hour leaves of a count, above 0 and at most 1.
        pub fn new(keep: f64, prior: (f64, f64)) -> Self {
            FadingClicks { keep, prior }
        }

        /// Notes one view.
        pub fn see(&mut self, hour: i32, pin: u32, clicked: bool) {
            todo!()
        }

        /// Every pin with its rate, the highest first.
        pub fn rank(&self, now: i32) -> Vec<(u32, f64)> {
            todo!()
        }
    }
    // ANCHOR_END: starter
}

fn main() {
    let mut table = FadingClicks::new(0.5, (1.0, 3.0));
    for _ in 0..4 {
        table.see(0, 1, true);
    }
    table.see(2, 2, true);
    table.see(2, 2, false);
    for now in [2, 4, 20] {
        println!("hour {now}: {:?}", table.rank(now));
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let mut table = FadingClicks::new(0.5, (1.0, 3.0));
        for _ in 0..4 {
            table.see(0, 1, true);
        }
        table.see(2, 2, true);
        table.see(2, 2, false);
        assert_eq!(table.rank(2), [(1, 0.4), (2, 1.0 / 3.0)]);
    }

    #[test]
    fn without_fading_it_counts() {
        let mut table = FadingClicks::new(1.0, (1.0, 1.0));
        table.see(0, 7, true);
        table.see(100, 7, false);
        assert_eq!(table.rank(1_000), [(7, 0.5)]);
    }

    #[test]
    fn a_pin_seen_twice_fades_in_between() {
        let mut table = FadingClicks::new(0.5, (1.0, 1.0));
        table.see(0, 3, true);
        table.see(1, 3, false);
        // Views 0.5 + 1, clicks 0.5: (0.5 + 1) / (1.5 + 2).
        assert_eq!(table.rank(1), [(3, 1.5 / 3.5)]);
    }

    #[test]
    fn of_equal_rates_the_smaller_pin() {
        let mut table = FadingClicks::new(0.5, (1.0, 1.0));
        table.see(0, 9, true);
        table.see(0, 4, true);
        let pins: Vec<u32> = table.rank(3).iter().map(|(pin, _)| *pin).collect();
        assert_eq!(pins, [4, 9]);
    }

    #[test]
    fn nothing_seen() {
        assert!(FadingClicks::new(0.5, (1.0, 1.0)).rank(5).is_empty());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Every view is remembered and weighed when it is asked for.
    fn brute_force(views: &[(i32, u32, bool)], now: i32, keep: f64, pin: u32) -> f64 {
        let (mut v, mut c) = (0.0, 0.0);
        for (hour, _, clicked) in views.iter().filter(|view| view.1 == pin) {
            let weight = keep.powi(now - hour);
            v += weight;
            c += if *clicked { weight } else { 0.0 };
        }
        (c + 2.0) / (v + 2.0 + 5.0)
    }

    #[test]
    fn agrees_with_remembering_every_view() {
        let mut state = 5_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            i32::try_from((state >> 33) % n).expect("small")
        };
        for _ in 0..100 {
            let keep = 0.9;
            let mut table = FadingClicks::new(keep, (2.0, 5.0));
            let (mut views, mut hour) = (Vec::new(), 0);
            for _ in 0..60 {
                hour += below(3);
                let view = (hour, u32::try_from(below(5)).expect("small"), below(3) == 0);
                table.see(view.0, view.1, view.2);
                views.push(view);
            }
            let now = hour + below(10);
            let ranked = table.rank(now);
            assert!(ranked.windows(2).all(|pair| pair[0].1 >= pair[1].1));
            for (pin, rate) in ranked {
                assert!((rate - brute_force(&views, now, keep, pin)).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn what_is_long_ago_is_like_never_seen() {
        let mut table = FadingClicks::new(0.5, (1.0, 3.0));
        table.see(0, 1, true);
        let rate = table.rank(5_000)[0].1;
        assert!((rate - 0.25).abs() < 1e-12);
    }

    #[test]
    fn two_hundred_thousand_views() {
        let mut table = FadingClicks::new(0.99, (1.0, 20.0));
        for view in 0..200_000_u32 {
            table.see(i32::try_from(view / 100).expect("small"), view % 1_000, view % 7 < 1);
        }
        assert_eq!(table.rank(2_000).len(), 1_000);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. All views of a pin fade by the same factor in the same time. What does that say of their sum?
// 2. For each pin, keep its weighted views and clicks *as of* the hour of its last view. When the
//    next one comes, or when you are asked, multiply by keep to the power of the hours in between.
// 3. `rank` does not have to change what is stored.
// ANCHOR_END: hints
