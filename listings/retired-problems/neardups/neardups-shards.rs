//! Neardups on many machines: hash-min where a shard finishes by itself before it talks.
//!
//! n images 0..n, each owned by one shard. Inside a shard labels spread until nothing changes; only
//! then do shards exchange labels over the pairs that cross, which is one round. With one image for
//! each shard this is plain hash-min. Messages are labels that lower one on the other side. Counted,
//! on one machine. Std only, Rust 1.59.

/// Near-duplicate pairs of images; direction and repetition mean nothing.
type Pairs = [(usize, usize)];

/// What an exchange costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cost {
    /// Exchanges between all shards.
    pub rounds: usize,
    /// Labels sent.
    pub messages: usize,
}

// ANCHOR: shards
/// The smallest image of each image's cluster, and what the shards exchanged.
pub fn labels(
    images: usize,
    pairs: &Pairs,
    shard_of: impl Fn(usize) -> usize,
) -> (Vec<usize>, Cost) {
    let same_shard = |pair: &(usize, usize)| shard_of(pair.0) == shard_of(pair.1);
    let (inside, across): (Vec<_>, Vec<_>) = pairs.iter().copied().partition(same_shard);
    let (mut label, mut cost): (Vec<usize>, _) = ((0..images).collect(), Cost::default());
    loop {
        let mut changed = true;
        while changed {
            changed = false; // each shard for itself: no exchange
            for &(a, b) in &inside {
                let smaller = label[a].min(label[b]);
                changed |= label[a] != label[b];
                label[a] = smaller;
                label[b] = smaller;
            }
        }
        let both_ways = across.iter().flat_map(|&(a, b)| [(a, label[b]), (b, label[a])]);
        let messages: Vec<_> = both_ways.filter(|&(to, sent)| sent < label[to]).collect();
        if messages.is_empty() {
            return (label, cost);
        }
        cost.rounds += 1;
        cost.messages += messages.len();
        for (to, sent) in messages {
            label[to] = label[to].min(sent);
        }
    }
}
// ANCHOR_END: shards

// ANCHOR: main
fn main() {
    let images = 1024;
    let chain: Vec<(usize, usize)> = (1..images).map(|i| (i - 1, i)).collect();
    println!("a chain of {images} images in the order of their numbers");
    let (plain, cost) = labels(images, &chain, |image| image);
    println!("one image a shard:      {:>5} rounds {:>7} messages", cost.rounds, cost.messages);
    let (by_range, cost) = labels(images, &chain, |image| image / 64);
    println!("16 shards by range:     {:>5} rounds {:>7} messages", cost.rounds, cost.messages);
    let (by_hash, cost) = labels(images, &chain, |image| image % 16);
    println!("16 shards by remainder: {:>5} rounds {:>7} messages", cost.rounds, cost.messages);
    assert!(plain == by_range && plain == by_hash);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_shard_exchanges_nothing() {
        let (label, cost) = labels(6, &[(0, 3), (4, 3), (5, 2), (1, 1)], |_| 0);
        assert_eq!((label, cost), (vec![0, 1, 2, 0, 0, 2], Cost::default()));
    }

    #[test]
    fn the_sample_over_three_shards() {
        // A B C D E F G I K are 0 to 8.
        let lists = [(0, 1), (0, 7), (0, 8), (1, 0), (1, 3), (2, 4), (6, 8)];
        for shards in 1..=9 {
            let (label, _) = labels(9, &lists, |image| image % shards);
            assert_eq!(label, [0, 0, 2, 0, 2, 5, 0, 0, 0], "{shards} shards");
        }
        assert_eq!(labels(0, &[], |_| 0).0, []);
    }
}
