//! Visual search with one bit for each dimension: how much recall do signs cost?
//!
//! Embeddings, made up: 1 000 images in 200 groups of 5; each group has a centre drawn from a normal
//! distribution in d dimensions, each image is its centre plus 0.8 times normal noise. A query's true
//! neighbours are the 4 others of its group. Floats: cosine, 4 · d bytes an image. Bits: the sign of
//! each dimension, d / 8 bytes, compared by Hamming distance, which is a count of differing bits.

use kit::rng::Rng;

/// Images in a group.
const GROUP: usize = 5;

// ANCHOR: bits
/// The signs of a vector, 64 to a word: bit i is set if entry i is above 0.
fn signs(vector: &[f32]) -> Vec<u64> {
    let mut words = vec![0; vector.len().div_ceil(64)];
    for (i, value) in vector.iter().enumerate() {
        if *value > 0.0 {
            words[i / 64] |= 1 << (i % 64);
        }
    }
    words
}

/// Bits that differ: exclusive or, then count. Two instructions a word on most processors.
fn hamming(a: &[u64], b: &[u64]) -> u32 {
    a.iter().zip(b).map(|(a, b)| (a ^ b).count_ones()).sum()
}
// ANCHOR_END: bits

// ANCHOR: recall
fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let dot = |x: &[f32], y: &[f32]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f32>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

/// The k items with the smallest distance, the query left out; of equals the first.
fn nearest(query: usize, count: usize, k: usize, distance: impl Fn(usize) -> f32) -> Vec<usize> {
    let mut ranked: Vec<(f32, usize)> =
        (0..count).filter(|i| *i != query).map(|i| (distance(i), i)).collect();
    ranked.sort_by(|a, b| a.partial_cmp(b).expect("no NaN"));
    ranked.truncate(k);
    ranked.into_iter().map(|(_, i)| i).collect()
}

/// Mean share of a query's group among the first k.
fn recall(queries: &[usize], k: usize, search: impl Fn(usize, usize) -> Vec<usize>) -> f64 {
    let of_group = |query: usize| {
        let found = search(query, k).into_iter().filter(|i| i / GROUP == query / GROUP).count();
        found as f64 / (GROUP - 1) as f64
    };
    queries.iter().map(|query| of_group(*query)).sum::<f64>() / queries.len() as f64
}
// ANCHOR_END: recall

/// `count` vectors of `d` dimensions, `GROUP` in a row around each centre.
fn embeddings(count: usize, d: usize, rng: &mut Rng) -> Vec<Vec<f32>> {
    let mut centre = Vec::new();
    (0..count)
        .map(|i| {
            if i % GROUP == 0 {
                centre = (0..d).map(|_| rng.normal()).collect::<Vec<f64>>();
            }
            #[expect(
                clippy::cast_possible_truncation,
                reason = "an embedding has 32 bits an entry"
            )]
            centre.iter().map(|c| (c + 0.8 * rng.normal()) as f32).collect()
        })
        .collect()
}

// ANCHOR: main
fn main() {
    println!("{:>5}{:>9}{:>8}{:>9}{:>8}{:>9}", "d", "floats", "bits", "floats", "bits", "re-rank");
    println!("{:>5}{:>17}{:>26}", "", "bytes an image", "recall@4");
    for d in [32, 64, 128, 256] {
        let mut rng = Rng::new(d as u64);
        let images = embeddings(1_000, d, &mut rng);
        let bits: Vec<Vec<u64>> = images.iter().map(|image| signs(image)).collect();
        let queries: Vec<usize> = (0..1_000).step_by(20).collect();
        let float = |query: usize, k: usize| {
            nearest(query, images.len(), k, |i| -cosine(&images[query], &images[i]))
        };
        let binary = |query: usize, k: usize| {
            nearest(query, images.len(), k, |i| hamming(&bits[query], &bits[i]) as f32)
        };
        // The 40 best by bits, put in order by floats.
        let reranked = |query: usize, k: usize| {
            let mut found = binary(query, 10 * k);
            let similarity = |i: &usize| cosine(&images[query], &images[*i]);
            found.sort_by(|a, b| similarity(b).partial_cmp(&similarity(a)).expect("no NaN"));
            found.truncate(k);
            found
        };
        println!(
            "{d:>5}{:>9}{:>8}{:>9.2}{:>8.2}{:>9.2}",
            4 * d,
            d / 8,
            recall(&queries, 4, float),
            recall(&queries, 4, binary),
            recall(&queries, 4, reranked)
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn signs_are_packed_bit_by_bit() {
        let mut vector = vec![-1.0; 70];
        vector[0] = 1.0;
        vector[69] = 0.5;
        assert_eq!(signs(&vector), [1, 1 << 5]);
        assert_eq!(signs(&[0.0, -0.0]), [0]);
        assert!(signs(&[]).is_empty());
    }

    #[test]
    fn hamming_is_a_metric_on_random_codes() {
        let mut rng = Rng::new(2);
        let mut code = || vec![rng.next_u64(), rng.next_u64()];
        for _ in 0..200 {
            let (a, b, c) = (code(), code(), code());
            assert_eq!(hamming(&a, &a), 0);
            assert_eq!(hamming(&a, &b), hamming(&b, &a));
            assert!(hamming(&a, &c) <= hamming(&a, &b) + hamming(&b, &c));
        }
    }

    /// Random hyperplanes through the origin: signs of a normal vector's entries differ with
    /// probability θ/π (Charikar, 2002; see Neardups).
    #[test]
    fn the_share_of_differing_signs_estimates_the_angle() {
        let mut rng = Rng::new(31);
        let d = 4_096;
        let images = embeddings(2, d, &mut rng);
        let angle = f64::from(cosine(&images[0], &images[1])).acos();
        let share = f64::from(hamming(&signs(&images[0]), &signs(&images[1]))) / d as f64;
        // Four standard errors of a share from 4 096 bits.
        assert_close!(share, angle / std::f64::consts::PI, 0.032);
    }

    #[test]
    fn recall_is_one_for_a_perfect_search_and_zero_for_a_useless_one() {
        let perfect = |query: usize, k: usize| {
            let start = query / GROUP * GROUP;
            (start..start + GROUP).filter(|i| *i != query).take(k).collect()
        };
        assert_close!(recall(&[0, 7], 4, perfect), 1.0, 1e-12);
        assert_close!(recall(&[0, 7], 4, |_, _| vec![99; 4]), 0.0, 1e-12);
    }
}
