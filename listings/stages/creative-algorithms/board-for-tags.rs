//! Put a pin with tags on the board it fits, or on none.
//!
//! Baseline: the board on which the pin's tags were seen most often. Better: a pin is a vector of idf
//! weights by tag, scaled to length 1; a board is its centroid, the sum of its pins; the board with the
//! highest cosine wins, if it reaches a threshold. The mean and the sum have the same direction, so the
//! cosine needs no division by the number of pins. idf = ln((1 + n) / (1 + df)) with n pins, df of
//! them with the tag.
//!
//! Made up, with known truth: 12 boards of 10 to 230 pins; each pin has 2 to 4 tags of the board's 30
//! and 3 of the 20 that everybody uses. 40 new pins for each board, and 200 strangers whose subjects no
//! board has. Metrics: share put right, averaged over boards; share of strangers put nowhere.
//!
//! Interview style: std only and Rust 1.59, but for `kit::rng`, which makes up the data.

use std::collections::{BTreeMap, BTreeSet};

use kit::rng::Rng;

/// A tag by its number.
pub type Tag = usize;
/// A pin: its tags, each once.
pub type Pin = BTreeSet<Tag>;

// ANCHOR: baseline
/// The board on which the tags were seen most often in sum; of equals the first.
pub fn by_counts(boards: &[Vec<Pin>], pin: &Pin) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (board, pins) in boards.iter().enumerate() {
        let seen: usize = pins.iter().map(|other| other.intersection(pin).count()).sum();
        let most = best.map_or(0, |(_, most)| most);
        if seen > most {
            best = Some((board, seen));
        }
    }
    best.map(|(board, _)| board)
}
// ANCHOR_END: baseline

// ANCHOR: better
type Vector = BTreeMap<Tag, f64>;

fn scaled(mut vector: Vector) -> Vector {
    let length = vector.values().map(|weight| weight * weight).sum::<f64>().sqrt();
    // A vector of zeros stays one.
    vector.values_mut().filter(|_| length > 0.0).for_each(|weight| *weight /= length);
    vector
}

/// What is known of all boards.
pub struct Boards {
    idf: BTreeMap<Tag, f64>,
    unseen: f64,
    centroids: Vec<Vector>,
}

impl Boards {
    /// Weighs tags by all pins of all boards, then adds up each board.
    pub fn new(boards: &[Vec<Pin>]) -> Self {
        let mut df: BTreeMap<Tag, f64> = BTreeMap::new();
        for tag in boards.iter().flatten().flatten() {
            *df.entry(*tag).or_insert(0.0) += 1.0;
        }
        let n = boards.iter().map(Vec::len).sum::<usize>() as f64;
        let idf = df.into_iter().map(|(tag, df)| (tag, ((1.0 + n) / (1.0 + df)).ln())).collect();
        let mut all = Self { idf, unseen: n.ln_1p(), centroids: Vec::new() };
        for pins in boards {
            let mut sum = Vector::new();
            for (tag, weight) in pins.iter().flat_map(|pin| all.vector(pin)) {
                *sum.entry(tag).or_insert(0.0) += weight;
            }
            all.centroids.push(scaled(sum));
        }
        all
    }

    /// Length 1. A tag that no pin has is as rare as can be: it adds to the length, not to a cosine.
    fn vector(&self, pin: &Pin) -> Vector {
        let idf = |tag| self.idf.get(tag).copied().unwrap_or(self.unseen);
        scaled(pin.iter().map(|tag| (*tag, idf(tag))).collect())
    }

    /// The board with the nearest centroid, if its cosine is at least `threshold`; the first of equals.
    pub fn nearest(&self, pin: &Pin, threshold: f64) -> Option<usize> {
        let pin = self.vector(pin);
        let mut best: Option<(usize, f64)> = None;
        for (board, centroid) in self.centroids.iter().enumerate() {
            let cosine: f64 =
                pin.iter().filter_map(|(tag, weight)| Some(weight * centroid.get(tag)?)).sum();
            let most = best.map_or(0.0, |(_, most)| most);
            if cosine >= threshold && cosine > most {
                best = Some((board, cosine));
            }
        }
        best.map(|(board, _)| board)
    }
}
// ANCHOR_END: better

/// A pin of a subject; subjects from 12 on are no board's.
fn pin(subject: usize, rng: &mut Rng) -> Pin {
    let own = 2 + rng.below(3);
    let mut tags: Pin = (0..own).map(|_| 100 * (subject + 1) + rng.below(30)).collect();
    tags.extend((0..3).map(|_| rng.below(20)));
    tags
}

/// Board `b` has 10 + 20b pins.
fn draw(rng: &mut Rng) -> Vec<Vec<Pin>> {
    (0..12).map(|board| (0..10 + 20 * board).map(|_| pin(board, rng)).collect()).collect()
}

/// Share put right, averaged over boards, and share of strangers put nowhere.
fn score(rng: &mut Rng, suggest: impl Fn(&Pin) -> Option<usize>) -> (f64, f64) {
    let new: Vec<(usize, Pin)> = (0..480).map(|i| (i % 12, pin(i % 12, rng))).collect();
    let right = new.iter().filter(|(board, pin)| suggest(pin) == Some(*board)).count();
    let strangers: Vec<Pin> = (0..200).map(|i| pin(12 + i % 30, rng)).collect();
    let nowhere = strangers.iter().filter(|pin| suggest(pin).is_none()).count();
    (right as f64 / 480.0, nowhere as f64 / 200.0)
}

// ANCHOR: main
fn main() {
    let boards = draw(&mut Rng::new(6));
    let centroids = Boards::new(&boards);
    println!("{:<16}{:>10}{:>19}", "", "put right", "strangers nowhere");
    let report = |name: &str, (right, nowhere): (f64, f64)| {
        println!("{name:<16}{right:>10.2}{nowhere:>19.2}");
    };
    report("most seen", score(&mut Rng::new(60), |pin| by_counts(&boards, pin)));
    for threshold in [0.0, 0.1, 0.2, 0.3] {
        let nearest = |pin: &Pin| centroids.nearest(pin, threshold);
        report(&format!("cosine >= {threshold}"), score(&mut Rng::new(60), nearest));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn pins(tags: &[&[Tag]]) -> Vec<Pin> {
        tags.iter().map(|tags| tags.iter().copied().collect()).collect()
    }

    #[test]
    fn a_large_board_does_not_win_by_size() {
        // Tag 9 is everywhere. Board 1 is small and about tag 2.
        let large = vec![Pin::from([1, 9]); 50];
        let boards = [large, pins(&[&[2, 9], &[2]])];
        let new = Pin::from([2, 9]);
        assert_eq!(by_counts(&boards, &new), Some(0));
        assert_eq!(Boards::new(&boards).nearest(&new, 0.0), Some(1));
    }

    #[test]
    fn tags_that_nobody_has_go_nowhere() {
        let boards = [pins(&[&[1]]), pins(&[&[2]])];
        let centroids = Boards::new(&boards);
        for new in [Pin::new(), Pin::from([77])] {
            assert_eq!(by_counts(&boards, &new), None);
            assert_eq!(centroids.nearest(&new, 0.0), None);
        }
        // A tag that is not known makes a pin less like any board.
        assert_eq!(centroids.nearest(&Pin::from([2]), 0.9), Some(1));
        assert_eq!(centroids.nearest(&Pin::from([2, 77]), 0.9), None);
    }

    #[test]
    fn empty_boards_are_never_suggested() {
        let boards = [Vec::new(), pins(&[&[1], &[2]])];
        assert_eq!(Boards::new(&boards).nearest(&Pin::from([1]), 0.0), Some(1));
        assert_eq!(Boards::new(&[]).nearest(&Pin::from([1]), 0.0), None);
    }

    #[test]
    fn the_centroid_is_the_direction_of_the_mean() {
        let boards = [pins(&[&[1], &[1, 2]]), pins(&[&[3]])];
        let all = Boards::new(&boards);
        let centroid = &all.centroids[0];
        // idf: tag 1 ln(4/3), tag 2 ln(4/2).
        let (one, two) = ((4.0_f64 / 3.0).ln(), 2.0_f64.ln());
        let length = one.hypot(two);
        let sum = [1.0 + one / length, two / length];
        assert_close!(centroid[&1], sum[0] / sum[0].hypot(sum[1]), 1e-12);
        assert_close!(centroid[&2], sum[1] / sum[0].hypot(sum[1]), 1e-12);
    }

    #[test]
    fn centroids_help_on_every_draw() {
        for seed in 7..10 {
            let boards = draw(&mut Rng::new(seed));
            let centroids = Boards::new(&boards);
            let (counted, _) = score(&mut Rng::new(70), |pin| by_counts(&boards, pin));
            let (right, _) = score(&mut Rng::new(70), |pin| centroids.nearest(pin, 0.0));
            let (_, nowhere) = score(&mut Rng::new(70), |pin| centroids.nearest(pin, 0.2));
            assert!(
                right > counted + 0.1 && nowhere > 0.8,
                "seed {seed}: {counted} {right} {nowhere}"
            );
        }
    }
}
