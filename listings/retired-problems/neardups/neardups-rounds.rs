//! Neardups on many machines: how many rounds until every image knows its cluster.
//!
//! A round is one exchange between all machines (one shuffle of a Spark job), so rounds are what
//! costs. Hash-min: every image takes the smallest label among itself and its neighbours. The star
//! algorithm alternates two rewirings of the edges (Kiveris and others, "Connected Components in
//! `MapReduce` and Beyond", 2014). Both end with the smallest id of a component as its label.
//! Simulated here on one machine; n images are the numbers 0..n, all counts are of rounds.

use kit::figure::{Figure, Line};
use kit::rng::Rng;
use std::collections::{BTreeMap, BTreeSet};

/// Near-duplicate pairs of images; direction and repetition mean nothing.
pub type Edges = BTreeSet<(usize, usize)>;
type Neighbours = BTreeMap<usize, BTreeSet<usize>>;

fn neighbours(edges: &Edges) -> Neighbours {
    let mut neighbours = Neighbours::new();
    for &(a, b) in edges {
        neighbours.entry(a).or_default().insert(b);
        neighbours.entry(b).or_default().insert(a);
    }
    neighbours
}

// ANCHOR: hash-min
/// Labels spread by one edge per round. Returns the labels and the rounds that changed something.
pub fn hash_min(images: usize, edges: &Edges) -> (Vec<usize>, usize) {
    let mut label: Vec<usize> = (0..images).collect();
    for round in 0.. {
        let mut next = label.clone();
        for &(a, b) in edges {
            next[a] = next[a].min(label[b]);
            next[b] = next[b].min(label[a]);
        }
        if next == label {
            return (label, round);
        }
        label = next;
    }
    unreachable!("labels only fall, so the loop ends")
}
// ANCHOR_END: hash-min

// ANCHOR: stars
/// Each image links its larger neighbours to the smallest image it knows, itself included.
fn large_star(edges: &Edges) -> Edges {
    let mut rewired = Edges::new();
    for (&image, near) in &neighbours(edges) {
        let smallest = image.min(near.iter().next().copied().unwrap_or(image));
        rewired.extend(near.range(image + 1..).map(|&larger| (smallest, larger)));
    }
    rewired
}

/// Each image links itself and its smaller neighbours to the smallest of them.
fn small_star(edges: &Edges) -> Edges {
    let mut rewired = Edges::new();
    for (&image, near) in &neighbours(edges) {
        let smaller: Vec<usize> = near.range(..image).copied().collect();
        for &smallest in smaller.iter().take(1) {
            rewired.insert((smallest, image));
            rewired.extend(smaller[1..].iter().map(|&other| (smallest, other)));
        }
    }
    rewired
}

/// Alternates the two until neither changes the edges. Every component is then a star.
pub fn stars(images: usize, edges: &Edges) -> (Vec<usize>, usize) {
    let mut edges: Edges =
        edges.iter().filter(|(a, b)| a != b).map(|&(a, b)| (a.min(b), a.max(b))).collect();
    let mut rounds = 0;
    loop {
        let next = small_star(&large_star(&edges));
        if next == edges {
            let mut label: Vec<usize> = (0..images).collect();
            for (centre, image) in edges {
                label[image] = centre;
            }
            return (label, rounds);
        }
        rounds += 2;
        edges = next;
    }
}
// ANCHOR_END: stars

/// A chain whose ids are shuffled, so that small ids do not sit next to one another.
fn shuffled_chain(images: usize) -> Edges {
    let mut ids: Vec<usize> = (0..images).collect();
    Rng::new(7).shuffle(&mut ids);
    ids.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Every image lists k = 3 random images.
fn random_lists(images: usize) -> Edges {
    let mut rng = Rng::new(2021);
    (0..3 * images).map(|i| (i / 3, rng.below(images))).collect()
}

// ANCHOR: main
fn main() {
    println!("{:>8}  {:>22}  {:>22}", "", "chain", "random lists, k = 3");
    println!(
        "{:>8}  {:>11}{:>11}  {:>11}{:>11}",
        "images", "hash-min", "stars", "hash-min", "stars"
    );
    let mut points = [Vec::new(), Vec::new()];
    for images in [16, 64, 256, 1024, 4096] {
        print!("{images:>8}");
        let chain = shuffled_chain(images);
        for (edges, curve) in [(&chain, true), (&random_lists(images), false)] {
            let rounds = [hash_min(images, edges).1, stars(images, edges).1];
            print!("  {:>11}{:>11}", rounds[0], rounds[1]);
            for (points, rounds) in points.iter_mut().zip(rounds).filter(|_| curve) {
                points.push((images as f64, rounds as f64));
            }
        }
        println!();
    }
    draw(points);
}
// ANCHOR_END: main

fn draw([hash_min, stars]: [Vec<(f64, f64)>; 2]) {
    Figure::new("images in the chain", "rounds")
        .log_x()
        .log_y()
        .with(Line::new("hash-min", hash_min).marked())
        .with(Line::new("stars", stars).marked())
        .save("neardups-rounds");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_label_alike() {
        for images in [1, 2, 5, 40, 200] {
            for edges in [shuffled_chain(images), random_lists(images), Edges::new()] {
                assert_eq!(hash_min(images, &edges).0, stars(images, &edges).0);
            }
        }
    }

    /// In id order the label 0 walks the whole chain, one edge per round.
    #[test]
    fn a_chain_in_id_order_takes_as_many_rounds_as_it_has_edges() {
        let chain: Edges = (1..100).map(|i| (i - 1, i)).collect();
        assert_eq!(hash_min(100, &chain), (vec![0; 100], 99));
    }
}
