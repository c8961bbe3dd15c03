//! Algorithm L: the same reservoir, but the stream is skipped instead of tossed for.
//!
//! Give every item a random key in (0, 1) and keep the k smallest. Once the reservoir is full, let w
//! be its largest key: an item gets in with probability w, so the number of items to skip is
//! geometric, ⌊ln u / ln(1 − w)⌋. The item that gets in replaces a random place, and the new largest of
//! k keys below w is w · u^(1/k). Expected replacements: about k ln(n/k).
//!
//! Source: K.-H. Li, "Reservoir-sampling algorithms of time complexity O(n(1 + log(N/n)))", ACM TOMS 20
//! (1994). Seed 7.

use kit::rng::Rng;

// ANCHOR: skips
/// How many items to pass over: geometric, for a chance of `w` that one gets in.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at least 0; saturates"
)]
fn skip(w: f64, rng: &mut Rng) -> usize {
    (log_uniform(rng) / (-w).ln_1p()) as usize
}

/// ln u for u uniform on (0, 1].
fn log_uniform(rng: &mut Rng) -> f64 {
    (1.0 - rng.uniform()).ln()
}

/// `k` items of a stream, each subset equally likely, and how many replacements it took.
pub fn reservoir_with_skips<T>(
    stream: impl IntoIterator<Item = T>,
    k: usize,
    rng: &mut Rng,
) -> (Vec<T>, usize) {
    let mut stream = stream.into_iter();
    let mut kept: Vec<T> = stream.by_ref().take(k).collect();
    if kept.len() < k || k == 0 {
        return (kept, 0);
    }
    let mut largest = (log_uniform(rng) / k as f64).exp();
    for replaced in 0.. {
        match stream.nth(skip(largest, rng)) {
            Some(item) => kept[rng.below(k)] = item,
            None => return (kept, replaced),
        }
        largest *= (log_uniform(rng) / k as f64).exp();
    }
    unreachable!("the stream ends")
}
// ANCHOR_END: skips

// ANCHOR: main
fn main() {
    let (n, k) = (10_000_000_u32, 100_000);
    let mut rng = Rng::new(7);
    let (kept, replaced) = reservoir_with_skips(0..n, k, &mut rng);
    let mean = kept.iter().map(|&id| f64::from(id)).sum::<f64>() / kept.len() as f64;
    println!("{} comments of {n}", kept.len());
    println!("replaced {replaced} times; k ln(n/k) = {:.0}", k as f64 * 100_f64.ln());
    println!("choices of Algorithm R: {}", n - 100_000);
    println!("mean id, in millions: {:.3} (5 ± 0.037)", mean / 1e6);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    /// Chi-square with 19 degrees of freedom, as for Algorithm R: 43.82 is exceeded once in a thousand.
    #[test]
    fn every_position_is_as_likely() {
        let (mut rng, mut counts) = (Rng::new(2), [0.0; 20]);
        for _ in 0..20_000 {
            for position in reservoir_with_skips(0..20, 5, &mut rng).0 {
                counts[position] += 1.0;
            }
        }
        let variance = 20_000.0 * 0.25 * 0.75 * 20.0 / 19.0;
        let chi = counts.iter().map(|count| f64::powi(count - 5_000.0, 2)).sum::<f64>() / variance;
        assert!(chi < 43.82, "{counts:?}: {chi}");
    }

    #[test]
    fn short_streams() {
        let mut rng = Rng::new(3);
        assert_eq!(reservoir_with_skips([1, 2], 3, &mut rng), (vec![1, 2], 0));
        assert_eq!(reservoir_with_skips([1, 2], 2, &mut rng), (vec![1, 2], 0));
        assert_eq!(reservoir_with_skips([1, 2], 0, &mut rng), (vec![], 0));
    }

    /// Replacements: items k + 1 to n get in with probability k/i each, independently.
    #[test]
    fn as_many_replacements_as_expected() {
        let mut rng = Rng::new(4);
        let mean =
            (0..2_000).map(|_| reservoir_with_skips(0..1_000, 10, &mut rng).1 as f64).sum::<f64>()
                / 2_000.0;
        let expected: f64 = (11..=1_000).map(|i| 10.0 / f64::from(i)).sum();
        let variance: f64 = (11..=1_000).map(|i| 10.0 / f64::from(i)).map(|p| p * (1.0 - p)).sum();
        assert!((mean - expected).abs() < 4.0 * (variance / 2_000.0).sqrt(), "{mean}, {expected}");
    }
}
