//! The hashing trick: rows of an embedding table by hash of the id, and how often ids collide.
//!
//! n ids, m rows. An id collides if another one has its row: with a uniform hash the expected share
//! is 1 − (1 − 1/m)^(n − 1), since each of the n − 1 others misses its row with chance 1 − 1/m. With
//! two independent hashes an id is lost only where one other id has both of its rows.
//!
//! Two rows an id (a sum of vectors): D. Svenstrup and others, "Hash embeddings for efficient word
//! representations", NIPS 2017. The hash is the scramble of `kit::rng`, seed mixed in.

use std::collections::HashMap;
use std::hash::Hash;

use kit::figure::{Figure, Line, Points};
use kit::rng::Rng;

// ANCHOR: slot
/// The row of an id in a table of `m` rows; another `seed`, another hash.
pub fn slot(id: u64, seed: u64, m: usize) -> usize {
    Rng::new(seed ^ id.wrapping_mul(0x9E37_79B9_7F4A_7C15)).below(m)
}
// ANCHOR_END: slot

// ANCHOR: share
/// The share of ids whose key another id has, too.
pub fn colliding_share<K: Hash + Eq>(keys: impl Iterator<Item = K>) -> f64 {
    let mut held: HashMap<K, u32> = HashMap::new();
    let mut n = 0.0;
    for key in keys {
        *held.entry(key).or_insert(0) += 1;
        n += 1.0;
    }
    let shared: u32 = held.into_values().filter(|&ids| ids > 1).sum(); // (1)
    if n > 0.0 { f64::from(shared) / n } else { 0.0 }
}

/// The same, expected: n ids, m equally likely keys.
pub fn expected_share(n: f64, m: f64) -> f64 {
    if n <= 1.0 { 0.0 } else { -((n - 1.0) * (-1.0 / m).ln_1p()).exp_m1() } // (2)
}
// ANCHOR_END: share

// ANCHOR: main
fn main() {
    let n = 20_000_u64;
    println!("{n} ids      one hash             two hashes");
    println!("rows per id   measured  expected   measured  expected");
    for (rows, per_id) in
        [(2_000, 0.1), (20_000, 1.0), (40_000, 2.0), (200_000, 10.0), (2_000_000, 100.0)]
    {
        let one = colliding_share((0..n).map(|id| slot(id, 1, rows)));
        let two = colliding_share((0..n).map(|id| (slot(id, 1, rows), slot(id, 2, rows))));
        let (ids, rows) = (n as f64, f64::from(u32::try_from(rows).expect("small")));
        println!(
            "{per_id:>11}   {one:8.4}  {:8.4}   {two:8.4}  {:8.4}",
            expected_share(ids, rows),
            expected_share(ids, rows * rows)
        );
    }
    let gigabytes = |rows: f64, d: f64| rows * d * 4.0 / 1e9;
    println!("\n100 million ids, 64 numbers of 4 bytes: {:.1} GB", gigabytes(1e8, 64.0));
    println!("hashed into 10 million rows:            {:.2} GB", gigabytes(1e7, 64.0));
    draw(n);
}
// ANCHOR_END: main

/// Colliding share over rows per id: measured points on computed lines.
fn draw(n: u64) {
    let ids = n as f64;
    let ratios = || (0..=48).map(|i| 10.0_f64.powf(f64::from(i) / 12.0 - 2.0));
    let expected = |power: f64| {
        ratios().map(move |ratio| (ratio, expected_share(ids, (ratio * ids).powf(power))))
    };
    let measured: Vec<(f64, f64)> =
        [200_usize, 2_000, 10_000, 20_000, 40_000, 100_000, 200_000, 1_000_000]
            .into_iter()
            .map(|m| (m as f64 / ids, colliding_share((0..n).map(|id| slot(id, 1, m)))))
            .collect();
    Figure::new("rows per id", "colliding share")
        .log_x()
        .y_range(0.0, 1.0)
        .with(Line::new("one hash", expected(1.0)))
        .with(Line::new("two hashes", expected(2.0)))
        .with(Points::new("measured", measured))
        .save("embeddings-collisions");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn counted_by_hand() {
        assert_close!(colliding_share([3, 5, 3, 7, 3, 7].into_iter()), 5.0 / 6.0, 1e-15);
        assert_close!(colliding_share(std::iter::empty::<u8>()), 0.0, 0.0);
    }

    #[test]
    fn the_formula_at_its_ends() {
        assert_close!(expected_share(1.0, 10.0), 0.0, 0.0);
        assert_close!(expected_share(0.0, 10.0), 0.0, 0.0);
        assert_close!(expected_share(2.0, 10.0), 0.1, 1e-15);
        assert_close!(expected_share(5.0, 1.0), 1.0, 1e-15);
        // Many ids, one row each: 1 − 1/e. Hardly any collision: n/m, not rounded to 0.
        assert_close!(expected_share(1e6, 1e6), 1.0 - (-1.0_f64).exp(), 1e-6);
        assert_close!(expected_share(1e3, 1e17) / 9.99e-15, 1.0, 1e-9);
    }

    /// 20,000 ids: a share p has a standard deviation below √(2·p·(1 − p)/n) (pairs collide together);
    /// four of them.
    #[test]
    fn measured_as_computed() {
        let n = 20_000_u64;
        for m in [2_000_usize, 20_000, 40_000, 200_000] {
            let measured = colliding_share((0..n).map(|id| slot(id, 7, m)));
            let expected = expected_share(2e4, m as f64);
            let deviation = (2.0 * expected * (1.0 - expected) / 2e4).sqrt();
            assert_close!(measured, expected, 4.0 * deviation + 1e-9);
        }
    }
}
