//! Neardups end to end: embeddings, terms, candidates, verification, clusters.
//!
//! 600 synthetic embeddings in 32 dimensions with known truth: 60 images with four noisy copies
//! each, 300 images without a copy. Candidates come from an inverted index of random-hyperplane
//! terms; a cosine of at least 0.9 stands in for the pair classifier that Pinterest trains; accepted
//! pairs go to union-find. Compared with looking at all pairs. The stages are those of "Evolution
//! of a Web-Scale Near Duplicate Image Detection System" (WWW 2020, arxiv.org/abs/2209.08433).

use kit::rng::Rng;
use std::collections::{BTreeMap, BTreeSet};

const DIMENSIONS: usize = 32;
const THRESHOLD: f64 = 0.9;

type Embedding = [f64; DIMENSIONS];
type Pairs = BTreeSet<(usize, usize)>;

fn dot(a: &Embedding, b: &Embedding) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn cosine(a: &Embedding, b: &Embedding) -> f64 {
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

fn gaussian(rng: &mut Rng) -> Embedding {
    std::array::from_fn(|_| rng.normal())
}

/// Embeddings and, for each, the original it was made from.
fn images(rng: &mut Rng) -> (Vec<Embedding>, Vec<usize>) {
    let (mut embeddings, mut original_of) = (Vec::new(), Vec::new());
    for original in 0..360 {
        let base = gaussian(rng);
        for _ in 0..if original < 60 { 5 } else { 1 } {
            let noise = gaussian(rng);
            embeddings.push(std::array::from_fn(|d| base[d] + 0.2 * noise[d]));
            original_of.push(original);
        }
    }
    (embeddings, original_of)
}

// ANCHOR: candidates
/// `b` terms of `r` bits for one embedding: term = position · 2^r + bits.
fn terms(embedding: &Embedding, planes: &[Embedding], r: usize) -> Vec<usize> {
    let bits: Vec<usize> = planes.iter().map(|p| usize::from(dot(p, embedding) > 0.0)).collect();
    let term = |(position, bits): (usize, &[usize])| {
        bits.iter().fold(position, |term, bit| 2 * term + bit)
    };
    bits.chunks(r).enumerate().map(term).collect()
}

/// Pairs of images that share a term.
fn candidates(embeddings: &[Embedding], r: usize, b: usize, rng: &mut Rng) -> Pairs {
    let planes: Vec<Embedding> = (0..r * b).map(|_| gaussian(rng)).collect();
    let mut posting_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (image, embedding) in embeddings.iter().enumerate() {
        for term in terms(embedding, &planes, r) {
            posting_of.entry(term).or_default().push(image);
        }
    }
    let mut pairs = Pairs::new();
    for posting in posting_of.values() {
        for (i, &a) in posting.iter().enumerate() {
            pairs.extend(posting[i + 1..].iter().map(|&b| (a, b)));
        }
    }
    pairs
}

/// Keeps the candidates that really are near-duplicates.
fn verify(candidates: &Pairs, embeddings: &[Embedding]) -> Pairs {
    let near = |&&(a, b): &&(usize, usize)| cosine(&embeddings[a], &embeddings[b]) >= THRESHOLD;
    candidates.iter().filter(near).copied().collect()
}
// ANCHOR_END: candidates

/// Root of every image after joining `pairs`.
fn cluster(images: usize, pairs: &Pairs) -> Vec<usize> {
    fn find(parent: &mut [usize], mut image: usize) -> usize {
        while parent[image] != image {
            parent[image] = parent[parent[image]];
            image = parent[image];
        }
        image
    }
    let mut parent: Vec<usize> = (0..images).collect();
    for &(a, b) in pairs {
        let (a, b) = (find(&mut parent, a), find(&mut parent, b));
        parent[a.max(b)] = a.min(b);
    }
    (0..images).map(|image| find(&mut parent, image)).collect()
}

fn all_pairs(images: usize) -> Pairs {
    (0..images).flat_map(|a| (a + 1..images).map(move |b| (a, b))).collect()
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(618);
    let (embeddings, original_of) = images(&mut rng);
    let all = all_pairs(embeddings.len());
    let near = verify(&all, &embeddings);
    println!("{} images, {} pairs, {} of them near", embeddings.len(), all.len(), near.len());
    println!("terms x bits  compared  share   near pairs found  copies clustered  strangers");
    for (b, r) in [(4, 4), (12, 8), (24, 8), (12, 16)] {
        let candidates = candidates(&embeddings, r, b, &mut rng);
        let accepted = verify(&candidates, &embeddings);
        let root = cluster(embeddings.len(), &accepted);
        let count = |copies: bool, joined: bool| {
            let wanted = |&&(a, b): &&(usize, usize)| {
                (original_of[a] == original_of[b]) == copies && (!joined || root[a] == root[b])
            };
            all.iter().filter(wanted).count()
        };
        println!(
            "{b:>5} x {r:<4}  {:>8}  {:>5.1}%  {:>8} ({:>5.1}%)  {:>15.1}%  {:>9}",
            candidates.len(),
            100.0 * candidates.len() as f64 / all.len() as f64,
            accepted.len(),
            100.0 * accepted.len() as f64 / near.len() as f64,
            100.0 * count(true, true) as f64 / count(true, false) as f64,
            count(false, true),
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_of_identical_embeddings_are_equal_and_positions_differ() {
        let mut rng = Rng::new(1);
        let planes: Vec<Embedding> = (0..12).map(|_| gaussian(&mut rng)).collect();
        let v = gaussian(&mut rng);
        let of_v = terms(&v, &planes, 4);
        assert_eq!(of_v, terms(&v, &planes, 4));
        assert_eq!(of_v.iter().map(|term| term >> 4).collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn verification_only_removes() {
        let mut rng = Rng::new(2);
        let (embeddings, _) = images(&mut rng);
        let proposed = candidates(&embeddings, 8, 12, &mut rng);
        assert!(verify(&proposed, &embeddings).is_subset(&proposed));
    }

    #[test]
    fn no_pairs_means_everybody_alone() {
        assert_eq!(cluster(3, &Pairs::new()), [0, 1, 2]);
        assert_eq!(cluster(3, &Pairs::from([(1, 2)])), [0, 1, 1]);
    }
}
