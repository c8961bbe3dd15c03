//! The cooldown in a product: a feed that spaces topics, and a limiter that drops instead of waiting.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. An illustration of our own with made
//! up scores (whole points): no description of a system of Pinterest's.

// ANCHOR: spacing
/// A pin: what the ranker gave it, and its topic.
pub type Pin = (i64, char);

/// At each place the best pin: score, less `penalty` if its topic is among the last `gap`.
pub fn spaced(pins: &[Pin], gap: usize, penalty: i64) -> Vec<Pin> {
    let mut left = pins.to_vec();
    let mut feed: Vec<Pin> = Vec::new();
    while !left.is_empty() {
        let worth = |&(score, topic): &Pin| {
            let near = feed.iter().rev().take(gap).any(|&(_, shown)| shown == topic);
            score - if near { penalty } else { 0 }
        };
        let best = (0..left.len()).rev().max_by_key(|&i| worth(&left[i])); // ties: the first
        feed.extend(best.map(|best| left.remove(best)));
    }
    feed
}

/// Pairs of one topic with fewer than `gap` pins between them.
pub fn too_near(feed: &[Pin], gap: usize) -> usize {
    let topics: Vec<char> = feed.iter().map(|pin| pin.1).collect();
    let near =
        |i: usize| topics[i + 1..].iter().take(gap).filter(|&&topic| topic == topics[i]).count();
    (0..topics.len()).map(near).sum()
}
// ANCHOR_END: spacing

// ANCHOR: limiter
use std::collections::HashMap;

/// Lets a message through unless it was let through in the last `window` seconds.
pub struct Limiter {
    window: u64,
    let_through: HashMap<String, u64>,
}

impl Limiter {
    /// Nothing has been let through yet.
    pub fn new(window: u64) -> Self {
        Self { window, let_through: HashMap::new() }
    }

    /// Whether to let this message through now. `now` never goes back.
    pub fn allow(&mut self, message: &str, now: u64) -> bool {
        let again = self.let_through.get(message).map_or(0, |last| last + self.window);
        let allowed = now >= again;
        if allowed {
            // Only what passes starts a window: refusals must not starve a message.
            self.let_through.insert(message.to_owned(), now);
        }
        allowed
    }
}
// ANCHOR_END: limiter

// ANCHOR: main
fn main() {
    let pins =
        [(95, 'K'), (93, 'K'), (90, 'K'), (88, 'T'), (87, 'K'), (82, 'G'), (66, 'T'), (40, 'G')]; // kitchens, tattoos, gardens
    for (name, penalty) in [("ranked", 0), ("soft", 10), ("hard", 1000)] {
        let feed = spaced(&pins, 2, penalty);
        let topics: String = feed.iter().map(|pin| pin.1).collect();
        let top: i64 = feed[..5].iter().map(|pin| pin.0).sum();
        println!("{name:>6} {topics} near {} top {top}", too_near(&feed, 2));
    }
    let mut limiter = Limiter::new(10);
    let asked = vec![0, 3, 10, 11, 19, 20];
    let passed = asked.into_iter().filter(|&now| limiter.allow("board shared", now));
    println!("let through at {:?}", passed.collect::<Vec<_>>());
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_penalty_it_is_the_ranking() {
        let pins = [(3, 'a'), (9, 'a'), (5, 'b')];
        assert_eq!(spaced(&pins, 2, 0), [(9, 'a'), (5, 'b'), (3, 'a')]);
        assert!(spaced(&[], 2, 5).is_empty());
    }
}
