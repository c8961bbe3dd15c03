//! A user with two interests: one mean vector, or one medoid for each cluster of what they saved?
//!
//! World, made up: six topics at 0°, 60°, … 300° on the unit circle, 100 pins each, at the topic's
//! angle plus normal noise of 8°. A user has two topics and saved six pins of each. A retriever
//! returns k pins of all 600; a hit is a pin of one of the user's topics. Similarity is the cosine,
//! which for unit vectors is the dot product. Real embeddings have hundreds of dimensions; two are
//! enough to see what goes wrong, and they are the worst case for it.

use kit::rng::Rng;

/// A unit vector and the topic it was drawn from.
#[derive(Clone, Copy)]
struct Pin {
    topic: usize,
    vector: [f64; 2],
}

fn draw(topic: usize, rng: &mut Rng) -> Pin {
    let angle = (60.0 * topic as f64 + 8.0 * rng.normal()).to_radians();
    Pin { topic, vector: [angle.cos(), angle.sin()] }
}

fn cosine(a: [f64; 2], b: [f64; 2]) -> f64 {
    a[0] * b[0] + a[1] * b[1]
}

// ANCHOR: mean
/// One vector for a user: the mean of what they saved, scaled to length 1. Two opposite interests
/// cancel to zero; then any direction is as good, and this takes the first pin's.
fn mean_vector(saved: &[Pin]) -> [f64; 2] {
    let sum = saved.iter().fold([0.0, 0.0], |s, pin| [s[0] + pin.vector[0], s[1] + pin.vector[1]]);
    let length = sum[0].hypot(sum[1]);
    if length > 1e-9 { [sum[0] / length, sum[1] / length] } else { saved[0].vector }
}
// ANCHOR_END: mean

// ANCHOR: clusters
/// Groups of saved pins by average linkage: merge the two most similar groups until no two have a
/// mean similarity above `limit`. O(n³) as written, for the last few hundred actions at most.
fn clusters(saved: &[Pin], limit: f64) -> Vec<Vec<Pin>> {
    let mut groups: Vec<Vec<Pin>> = saved.iter().map(|pin| vec![*pin]).collect();
    let similarity = |a: &[Pin], b: &[Pin]| {
        let pairs = a.iter().flat_map(|x| b.iter().map(|y| cosine(x.vector, y.vector)));
        pairs.sum::<f64>() / (a.len() * b.len()) as f64
    };
    loop {
        let mut best = (limit, None);
        for i in 0..groups.len() {
            for j in i + 1..groups.len() {
                let found = similarity(&groups[i], &groups[j]);
                if found > best.0 {
                    best = (found, Some((i, j)));
                }
            }
        }
        let Some((i, j)) = best.1 else { return groups };
        let merged = groups.swap_remove(j);
        groups[i].extend(merged);
    }
}

/// The member most similar to all others: unlike a mean, it is a pin that exists, and can be cached
/// and looked up.
fn medoid(group: &[Pin]) -> [f64; 2] {
    let total = |pin: &Pin| group.iter().map(|other| cosine(pin.vector, other.vector)).sum::<f64>();
    let mut best = group[0];
    for pin in group {
        if total(pin) > total(&best) {
            best = *pin;
        }
    }
    best.vector
}
// ANCHOR_END: clusters

// ANCHOR: retrieve
/// The k pins most similar to the query; a real system asks an approximate index.
fn nearest(query: [f64; 2], corpus: &[Pin], k: usize) -> Vec<Pin> {
    let mut ranked = corpus.to_vec();
    ranked.sort_by(|a, b| {
        let (a, b) = (cosine(query, a.vector), cosine(query, b.vector));
        b.partial_cmp(&a).expect("no NaN")
    });
    ranked.truncate(k);
    ranked
}

/// k pins in all, shared equally among the queries.
fn retrieve(queries: &[[f64; 2]], corpus: &[Pin], k: usize) -> Vec<Pin> {
    let each = k / queries.len();
    queries.iter().flat_map(|query| nearest(*query, corpus, each)).collect()
}
// ANCHOR_END: retrieve

/// Share of hits, and whether both topics are among them.
fn judge(found: &[Pin], topics: [usize; 2]) -> (f64, bool) {
    let hits = found.iter().filter(|pin| topics.contains(&pin.topic)).count();
    let both = topics.iter().all(|topic| found.iter().any(|pin| pin.topic == *topic));
    (hits as f64 / found.len() as f64, both)
}

/// What every retriever finds for a user with these topics.
fn compare(topics: [usize; 2], corpus: &[Pin], rng: &mut Rng) -> [(f64, bool); 3] {
    let saved: Vec<Pin> = (0..6).flat_map(|_| topics).map(|topic| draw(topic, rng)).collect();
    let medoids: Vec<[f64; 2]> = clusters(&saved, 0.7).iter().map(|group| medoid(group)).collect();
    let last = saved[saved.len() - 1].vector;
    [&[mean_vector(&saved)][..], &[last][..], &medoids]
        .map(|queries| judge(&retrieve(queries, corpus, 20), topics))
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(60);
    let corpus: Vec<Pin> = (0..600).map(|n| draw(n % 6, &mut rng)).collect();
    for apart in 1..=3 {
        println!("interests {}° apart", 60 * apart);
        let users = 200;
        let results: Vec<[(f64, bool); 3]> = (0..users)
            .map(|user| compare([user % 6, (user + apart) % 6], &corpus, &mut rng))
            .collect();
        for (which, name) in ["mean vector", "last pin", "medoids"].iter().enumerate() {
            let precision = results.iter().map(|r| r[which].0).sum::<f64>() / users as f64;
            let both = results.iter().filter(|r| r[which].1).count();
            println!(
                "  {name:<12} precision@20 {precision:.2}, both interests for {both} of {users}"
            );
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn at(degrees: f64) -> Pin {
        let angle = degrees.to_radians();
        Pin { topic: 0, vector: [angle.cos(), angle.sin()] }
    }

    #[test]
    fn the_mean_of_two_directions_lies_between_them() {
        let mean = mean_vector(&[at(0.0), at(120.0)]);
        assert_close!(mean[1].atan2(mean[0]).to_degrees(), 60.0, 1e-9);
        // Opposite ones cancel: no division by zero.
        assert_close!(cosine(mean_vector(&[at(10.0), at(190.0)]), at(10.0).vector), 1.0, 1e-9);
    }

    #[test]
    fn groups_partition_the_pins_and_respect_the_limit() {
        let mut rng = Rng::new(4);
        let saved: Vec<Pin> = (0..15).map(|n| draw(n % 3, &mut rng)).collect();
        let groups = clusters(&saved, 0.7);
        assert_eq!(groups.iter().map(Vec::len).sum::<usize>(), saved.len());
        assert_eq!(groups.len(), 3);
        assert!(groups.iter().all(|group| group.iter().all(|pin| pin.topic == group[0].topic)));
        assert!(clusters(&[], 0.7).is_empty());
        assert_eq!(clusters(&saved, -1.0).len(), 1);
    }

    #[test]
    fn a_medoid_is_a_member_and_no_member_is_more_central() {
        let group = [at(0.0), at(5.0), at(40.0)];
        assert_close!(cosine(medoid(&group), at(5.0).vector), 1.0, 1e-12);
    }

    #[test]
    fn nearest_agrees_with_a_scan() {
        let mut rng = Rng::new(9);
        let corpus: Vec<Pin> = (0..50).map(|n| draw(n % 6, &mut rng)).collect();
        let query = at(33.0).vector;
        let worst =
            nearest(query, &corpus, 7).iter().map(|p| cosine(query, p.vector)).fold(1.0, f64::min);
        let better = corpus.iter().filter(|pin| cosine(query, pin.vector) > worst).count();
        assert_eq!(better, 6);
        assert_eq!(nearest(query, &corpus, 99).len(), 50);
    }
}
