//! The `k` users who are most like one user, from what each of them saved.
//!
//! Input: for each user a set of pins, a sparse vector of zeros and ones. Baseline: count shared
//! pins with everybody, sort. Better: an inverted index (pin → who saved it) adds up dot products
//! for those alone who share anything; a pin weighs idf = ln(n / savers), so that what everybody
//! saves says nothing; dividing by both lengths gives the cosine; a heap of `k` keeps the best.
//!
//! Made up, with known truth: 400 users in 8 groups, 5 to 80 saves each. Half of the saves are from
//! the 200 pins of the group, half from 60 pins that are popular with everybody. Metric: share of the
//! ten users found who are of the same group.
//!
//! Interview style: std only and Rust 1.59, but for `kit::rng`, which makes up the data.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use kit::rng::Rng;

/// A pin by its number.
pub type PinId = usize;
/// A user: an index into `saves`.
pub type UserId = usize;

// ANCHOR: baseline
/// Users by falling number of shared pins; of equals the smaller id first. O(n) set intersections.
pub fn by_overlap(saves: &[BTreeSet<PinId>], user: UserId, k: usize) -> Vec<UserId> {
    let mut ranked: Vec<(Reverse<usize>, UserId)> = (0..saves.len())
        .filter(|&other| other != user)
        .map(|other| (Reverse(saves[user].intersection(&saves[other]).count()), other))
        .filter(|(shared, _)| shared.0 > 0)
        .collect();
    ranked.sort();
    ranked.into_iter().take(k).map(|(_, other)| other).collect()
}
// ANCHOR_END: baseline

// ANCHOR: better
/// Greater is better: the higher score, of equals the smaller id. Scores are never NaN.
#[derive(PartialEq)]
struct Match(f64, UserId);

impl Eq for Match {}

impl Ord for Match {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_score = self.0.partial_cmp(&other.0).expect("no NaN");
        by_score.then(other.1.cmp(&self.1))
    }
}

impl PartialOrd for Match {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Who saved each pin, and the length of each user's weighted vector.
pub struct Index {
    savers: BTreeMap<PinId, Vec<UserId>>,
    lengths: Vec<f64>,
}

impl Index {
    /// Two passes over all saves.
    pub fn new(saves: &[BTreeSet<PinId>]) -> Self {
        let mut savers: BTreeMap<PinId, Vec<UserId>> = BTreeMap::new();
        for (user, pins) in saves.iter().enumerate() {
            for &pin in pins {
                savers.entry(pin).or_default().push(user);
            }
        }
        let mut index = Self { savers, lengths: vec![0.0; saves.len()] };
        for (user, pins) in saves.iter().enumerate() {
            let squares: f64 = pins.iter().map(|pin| index.idf(*pin).powi(2)).sum();
            index.lengths[user] = squares.sqrt();
        }
        index
    }

    /// ln(n / savers): 0 for a pin that everybody saved.
    pub fn idf(&self, pin: PinId) -> f64 {
        (self.lengths.len() as f64 / self.savers[&pin].len() as f64).ln()
    }

    /// The best `k` by cosine, best first; those alone who share a pin that weighs something.
    pub fn similar(&self, saves: &[BTreeSet<PinId>], user: UserId, k: usize) -> Vec<UserId> {
        let mut dots: BTreeMap<UserId, f64> = BTreeMap::new();
        for &pin in &saves[user] {
            let weight = self.idf(pin).powi(2);
            for &other in &self.savers[&pin] {
                if other != user && weight > 0.0 {
                    *dots.entry(other).or_insert(0.0) += weight;
                }
            }
        }
        let mut best: BinaryHeap<Reverse<Match>> = BinaryHeap::new(); // the worst kept on top
        for (other, dot) in dots {
            best.push(Reverse(Match(dot / (self.lengths[user] * self.lengths[other]), other)));
            if best.len() > k {
                best.pop();
            }
        }
        best.into_sorted_vec().into_iter().map(|found| (found.0).1).collect()
    }
}
// ANCHOR_END: better

/// What each user saved; user `u` is of group `u % 8`.
fn draw(users: usize, rng: &mut Rng) -> Vec<BTreeSet<PinId>> {
    (0..users)
        .map(|user| {
            let saves = 5 + rng.below(76);
            (0..saves)
                .map(|_| {
                    if rng.bernoulli(0.5) {
                        1_000 * (1 + user % 8) + rng.below(200)
                    } else {
                        rng.below(60)
                    }
                })
                .collect()
        })
        .collect()
}

/// Share of the users found, over all questions, who are of the asker's group.
fn of_the_same_group(users: usize, find: impl Fn(UserId) -> Vec<UserId>) -> f64 {
    let (mut right, mut all) = (0, 0);
    for user in 0..users {
        let found = find(user);
        right += found.iter().filter(|&&other| other % 8 == user % 8).count();
        all += found.len();
    }
    right as f64 / all as f64
}

// ANCHOR: main
fn main() {
    let saves = draw(400, &mut Rng::new(1));
    let index = Index::new(&saves);
    let overlap = of_the_same_group(400, |user| by_overlap(&saves, user, 10));
    let cosine = of_the_same_group(400, |user| index.similar(&saves, user, 10));
    println!("of ten found, of the same group: shared pins {overlap:.2}, weighted {cosine:.2}");
    let lists = saves.iter().flatten().map(|pin| index.savers[pin].len());
    println!("additions for a question: {} on average", lists.sum::<usize>() / 400);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(pins: &[&[PinId]]) -> Vec<BTreeSet<PinId>> {
        pins.iter().map(|pins| pins.iter().copied().collect()).collect()
    }

    #[test]
    fn what_everybody_saved_says_nothing() {
        // Pin 0 is everybody's. User 0 shares a rare pin with user 2 alone.
        let saves = sets(&[&[0, 7], &[0, 1], &[0, 7], &[0, 2]]);
        assert_eq!(by_overlap(&saves, 0, 2), [2, 1]);
        assert_eq!(Index::new(&saves).similar(&saves, 0, 2), [2]);
    }

    #[test]
    fn a_heavy_saver_is_not_more_alike() {
        let saves = sets(&[&[1, 2], &[1, 2, 3, 4, 5, 6, 7, 8], &[1, 2], &[9]]);
        assert_eq!(by_overlap(&saves, 0, 1), [1]);
        assert_eq!(Index::new(&saves).similar(&saves, 0, 1), [2]);
    }

    #[test]
    fn ties_go_to_the_smaller_id_and_strangers_are_left_out() {
        let saves = sets(&[&[1], &[1], &[1], &[2], &[]]);
        let index = Index::new(&saves);
        assert_eq!(index.similar(&saves, 0, 5), [1, 2]);
        assert_eq!(index.similar(&saves, 0, 1), [1]);
        assert!(index.similar(&saves, 0, 0).is_empty());
        assert!(index.similar(&saves, 4, 5).is_empty());
        assert!(by_overlap(&saves, 4, 5).is_empty());
    }

    #[test]
    fn pins_of_every_tenth_user_can_be_left_out() {
        let mut saves = draw(400, &mut Rng::new(1));
        let index = Index::new(&saves);
        for pins in &mut saves {
            pins.retain(|pin| index.savers[pin].len() <= 40);
        }
        let index = Index::new(&saves);
        let additions: usize = saves.iter().flatten().map(|pin| index.savers[pin].len()).sum();
        assert!(additions / 400 < 200, "of 2 133: {}", additions / 400);
        assert!(of_the_same_group(400, |user| index.similar(&saves, user, 10)) > 0.98);
    }

    #[test]
    fn the_weights_help_on_every_draw() {
        for seed in 2..5 {
            let saves = draw(160, &mut Rng::new(seed));
            let index = Index::new(&saves);
            let overlap = of_the_same_group(160, |user| by_overlap(&saves, user, 10));
            let cosine = of_the_same_group(160, |user| index.similar(&saves, user, 10));
            assert!(cosine > overlap + 0.1, "seed {seed}: {overlap} {cosine}");
        }
    }
}
