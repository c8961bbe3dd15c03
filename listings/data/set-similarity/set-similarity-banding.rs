//! Banding: which pairs meet in a bucket. The curve 1 − (1 − s^r)^b, and measured points on it.
//!
//! Signatures of b · r minima are cut into b bands of r. Two sets are candidates if they agree in a
//! whole band. The curve is steepest near (1/b)^(1/r). Two sets with similarity s out of a union of 20
//! items are hashed anew 500 times for each point; four standard errors are drawn.
//!
//! Reference values: "Mining of Massive Datasets", section 3.4.2, b = 20 and r = 5.

use kit::figure::{Figure, Line, Points};
use kit::rng::Rng;

// ANCHOR: curve
/// The chance that two sets of similarity `s` share one of `b` bands of `r`.
pub fn candidate_probability(s: f64, b: i32, r: i32) -> f64 {
    1.0 - (1.0 - s.powi(r)).powi(b)
}

/// Where the curve is steep: the similarity whose r-th power is 1/b.
pub fn threshold(b: i32, r: i32) -> f64 {
    f64::from(b).recip().powf(f64::from(r).recip())
}

/// Whether signatures agree in a whole band of `r`.
pub fn meet(left: &[u64], right: &[u64], r: usize) -> bool {
    left.chunks_exact(r).zip(right.chunks_exact(r)).any(|(left, right)| left == right)
}
// ANCHOR_END: curve

/// The share of `trials` in which two sets meet, with `shared` of a union of 20 items in both.
pub fn measured(shared: usize, b: usize, r: usize, trials: u32, rng: &mut Rng) -> f64 {
    let mut met = 0;
    for _ in 0..trials {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for _ in 0..b * r {
            // A hash function is as good as fresh random numbers for the twenty items.
            let hashes: [u64; 20] = std::array::from_fn(|_| rng.next_u64());
            let own = shared + (20 - shared) / 2;
            let least = |items: &[u64]| items.iter().copied().min().unwrap_or(u64::MAX);
            left.push(least(&hashes[..own]));
            right.push(least(&hashes[..shared]).min(least(&hashes[own..])));
        }
        met += u32::from(meet(&left, &right, r));
    }
    f64::from(met) / f64::from(trials)
}

// ANCHOR: main
fn main() {
    let shapes = [(20_i32, 5_i32), (10, 10), (50, 2)];
    println!("b x r      threshold   s = 0.2    0.4    0.6    0.8");
    for (b, r) in shapes {
        let p = |s| candidate_probability(s, b, r);
        println!(
            "{b} x {r:<6}{:>10.3}{:>10.3}{:>7.3}{:>7.3}{:>7.3}",
            threshold(b, r),
            p(0.2),
            p(0.4),
            p(0.6),
            p(0.8)
        );
    }
    let mut rng = Rng::new(7);
    let points: Vec<(f64, f64)> = [4_u32, 6, 8, 10, 12, 14, 16]
        .map(|shared| (f64::from(shared) / 20.0, measured(shared as usize, 20, 5, 500, &mut rng)))
        .to_vec();
    for (s, share) in &points {
        println!(
            "s = {s:.1}: formula {:.3}, measured {share:.3}",
            candidate_probability(*s, 20, 5)
        );
    }
    let spans = points.iter().map(|&(s, share)| {
        let p = candidate_probability(s, 20, 5);
        let four = 4.0 * (p * (1.0 - p) / 500.0).sqrt();
        ((share - four).max(0.0), (share + four).min(1.0))
    });
    let spans: Vec<_> = spans.collect();
    let curve = |b, r| {
        (0..=50).map(move |i| f64::from(i) / 50.0).map(move |s| (s, candidate_probability(s, b, r)))
    };
    Figure::new("Jaccard similarity", "chance to be compared")
        .unit_square()
        .with(Line::new("20 × 5", curve(20, 5)))
        .with(Line::new("10 × 10", curve(10, 10)))
        .with(Line::new("50 × 2", curve(50, 2)))
        .with(Points::new("measured", points).spans(spans).unnamed())
        .save("set-similarity-bands");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_curve() {
        let published = [
            (2, 0.0064),
            (3, 0.0475),
            (4, 0.1860),
            (5, 0.4701),
            (6, 0.8019),
            (7, 0.9748),
            (8, 0.9996),
        ];
        for (tenths, p) in published {
            kit::assert_close!(candidate_probability(f64::from(tenths) / 10.0, 20, 5), p, 5e-5);
        }
        kit::assert_close!(threshold(20, 5), 0.549_280_271_7, 1e-9);
    }

    /// 500 trials each: four standard errors.
    #[test]
    fn measured_points_lie_on_it() {
        let mut rng = Rng::new(17);
        for shared in [8_u32, 10, 12] {
            let p = candidate_probability(f64::from(shared) / 20.0, 20, 5);
            let share = measured(shared as usize, 20, 5, 500, &mut rng);
            assert!(
                (share - p).abs() < 4.0 * (p * (1.0 - p) / 500.0).sqrt(),
                "{shared}: {share}, {p}"
            );
        }
    }

    #[test]
    fn a_rest_shorter_than_a_band_is_no_band() {
        assert!(!meet(&[1, 2, 3], &[9, 9, 3], 2));
        assert!(meet(&[1, 2, 3], &[1, 2, 9], 2) && !meet(&[], &[], 2));
    }
}
