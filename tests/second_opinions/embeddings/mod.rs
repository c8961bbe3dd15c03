//! Embeddings: finite differences, `statrs`, `nalgebra`, enumeration of all hash tables.

mod listings;

use std::collections::BTreeMap;

use kit::approx::is_close;
use kit::rng::Rng;
use kit::{assert_all_close, assert_close};
use nalgebra::DMatrix;
use proptest::prelude::*;
use statrs::distribution::{ChiSquared, ContinuousCDF as _};
use statrs::function::logistic::logistic;

use listings::cold_neighbours::cold_neighbours;
use listings::hashing::{colliding_share, expected_share, slot};
use listings::pair_loss::{gradient, loss, minus_log_sigmoid, sigmoid};
use listings::popularity::{PINS, joint, noise, optimum};
use listings::skip_gram::{SkipGram, Weighted, neighbours};

fn vector(d: usize) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(-2.0_f64..2.0, d)
}

/// A statistic that a uniform distribution exceeds once in ten thousand.
fn chi_square_limit(cells: usize) -> f64 {
    ChiSquared::new((cells - 1) as f64).expect("some cells").inverse_cdf(0.9999)
}

proptest! {
    /// Central differences with h = 1e-5: an error of the order of h², and rounding of 1e-16 / h.
    #[test]
    fn the_gradient_is_that_of_finite_differences(
        u in vector(4),
        v in vector(4),
        negatives in prop::collection::vec(vector(4), 0..6),
    ) {
        let h = 1e-5;
        let slope = gradient(&u, &v, &negatives);
        for j in 0..4 {
            let nudged = |by: f64| {
                let (mut u2, mut v2) = (u.clone(), v.clone());
                u2[j] += by;
                v2[j] += by;
                (loss(&u2, &v, &negatives), loss(&u, &v2, &negatives))
            };
            let (up, down) = (nudged(h), nudged(-h));
            prop_assert!(is_close(slope.u[j], (up.0 - down.0) / (2.0 * h), 1e-8));
            prop_assert!(is_close(slope.v[j], (up.1 - down.1) / (2.0 * h), 1e-8));
            for (i, of_negative) in slope.negatives.iter().enumerate() {
                let nudged = |by: f64| {
                    let mut negatives = negatives.clone();
                    negatives[i][j] += by;
                    loss(&u, &v, &negatives)
                };
                let numeric = (nudged(h) - nudged(-h)) / (2.0 * h);
                prop_assert!(is_close(of_negative[j], numeric, 1e-8));
            }
        }
    }

    /// One step of training is one step against that gradient.
    #[test]
    fn training_follows_the_gradient(seed in 0_u64..1000, eta in 0.001_f64..0.5) {
        let mut model = SkipGram::new(5, 3, &mut Rng::new(seed));
        for j in 0..5 {
            model.context[j].copy_from_slice(&[0.3, f64::from(u8::try_from(j).expect("small")), -1.0]);
        }
        let before = SkipGram { middle: model.middle.clone(), context: model.context.clone() };
        let negatives = [before.context[2].clone(), before.context[4].clone()];
        let slope = gradient(&before.middle[0], &before.context[1], &negatives);
        let said = model.step((0, 1), &[2, 4], eta);
        prop_assert!(is_close(said, loss(&before.middle[0], &before.context[1], &negatives), 1e-12));
        let moved = |from: &[f64], slope: &[f64]| -> Vec<f64> {
            from.iter().zip(slope).map(|(x, slope)| x - eta * slope).collect()
        };
        assert_all_close!(&model.middle[0], &moved(&before.middle[0], &slope.u), 1e-12);
        assert_all_close!(&model.context[1], &moved(&before.context[1], &slope.v), 1e-12);
        assert_all_close!(&model.context[4], &moved(&before.context[4], &slope.negatives[1]), 1e-12);
        prop_assert_eq!(&model.context[3], &before.context[3]);
    }

    #[test]
    fn sigmoids_of_statrs(x in -30.0_f64..30.0) {
        prop_assert!(is_close(sigmoid(x), logistic(x), 1e-14));
        prop_assert!(is_close(minus_log_sigmoid(x), -logistic(x).ln(), 1e-10));
    }

    /// Cosines are the products of normalised rows, and do not change if rows are stretched.
    #[test]
    fn neighbours_by_matrix(rows in prop::collection::vec(vector(3), 2..12), stretch in 0.1_f64..9.0) {
        let n = rows.len();
        prop_assume!(rows.iter().all(|row| row.iter().any(|x| x.abs() > 0.01)));
        let dense = DMatrix::from_fn(n, 3, |i, j| rows[i][j]);
        let units = DMatrix::from_rows(&dense.row_iter().map(|row| row.normalize()).collect::<Vec<_>>());
        let (cosines, dots) = (&units * units.transpose(), &dense * dense.transpose());
        let stretched: Vec<Vec<f64>> = rows
            .iter()
            .enumerate()
            .map(|(i, row)| row.iter().map(|x| if i % 2 == 0 { x * stretch } else { *x }).collect())
            .collect();
        for (vectors, cosine, table) in
            [(&rows, true, &cosines), (&stretched, true, &cosines), (&rows, false, &dots)]
        {
            let near = neighbours(vectors, 0, n, cosine);
            prop_assert_eq!(near.len(), n - 1);
            for pair in near.windows(2) {
                // Equal up to rounding may stand either way.
                prop_assert!(table[(0, pair[0])] >= table[(0, pair[1])] - 1e-12);
            }
        }
    }

    /// The share by comparing all pairs.
    #[test]
    fn collisions_by_pairs(keys in prop::collection::vec(0_u8..30, 0..40)) {
        let shared = keys
            .iter()
            .enumerate()
            .filter(|(i, key)| keys.iter().enumerate().any(|(j, other)| *i != j && *key == other))
            .count();
        let share = if keys.is_empty() { 0.0 } else { shared as f64 / keys.len() as f64 };
        prop_assert!(is_close(colliding_share(keys.into_iter()), share, 1e-14));
    }

    /// The new pin's neighbours by cosines written out; ids sorted before, so that equals stay.
    #[test]
    fn cold_neighbours_written_out(
        rows in prop::collection::btree_map(0_u32..12, vector(2), 0..10),
        boards in prop::collection::vec(prop::collection::btree_set(0_u32..12, 0..5), 0..5),
        k in 0_usize..12,
    ) {
        let boards: Vec<Vec<u32>> = boards.into_iter().map(|b| b.into_iter().collect()).collect();
        let own_boards: Vec<&Vec<u32>> = boards.iter().filter(|board| board.contains(&3)).collect();
        let mut sum = [0.0, 0.0];
        for pin in own_boards.iter().copied().flatten().filter(|&&pin| pin != 3) {
            if let Some(row) = rows.get(pin) {
                let length = row[0].hypot(row[1]);
                prop_assume!(length > 0.01);
                sum[0] += row[0] / length;
                sum[1] += row[1] / length;
            }
        }
        let near = cold_neighbours(&rows, &boards, 3, k);
        let cosine = |pin: &u32| {
            let row = &rows[pin];
            (sum[0] * row[0] + sum[1] * row[1]) / row[0].hypot(row[1]) / sum[0].hypot(sum[1])
        };
        let candidates: Vec<u32> = rows
            .keys()
            .copied()
            .filter(|pin| *pin != 3 && own_boards.iter().all(|board| !board.contains(pin)))
            .collect();
        if sum == [0.0, 0.0] {
            prop_assert!(near.is_empty());
        } else {
            prop_assert_eq!(near.len(), k.min(candidates.len()));
            prop_assert!(near.windows(2).all(|pair| cosine(&pair[0]) >= cosine(&pair[1]) - 1e-12));
            let worst = near.last().map_or(f64::INFINITY, cosine);
            let left = candidates.iter().filter(|pin| !near.contains(pin));
            prop_assert!(near.is_empty() || left.into_iter().all(|pin| cosine(pin) <= worst + 1e-12));
        }
    }
}

/// Every way to put n ids into m rows, n ≤ 6 and m ≤ 4: the mean share is the formula, exactly.
#[test]
fn expected_collisions_by_enumeration() {
    for n in 1..=6_u32 {
        for m in 1..=4_usize {
            let ways = m.pow(n);
            let of_way = |way: usize| colliding_share((0..n).map(|id| way / m.pow(id) % m));
            let mean = (0..ways).map(of_way).sum::<f64>() / ways as f64;
            assert_close!(expected_share(f64::from(n), m as f64), mean, 1e-12, "n {n}, m {m}");
        }
    }
}

/// 50,000 consecutive ids in 50 rows, two seeds; and the pairs of rows of both.
#[test]
fn the_hash_is_uniform() {
    let chi_square = |cells: usize, of: &dyn Fn(u64) -> usize| {
        let mut counts = vec![0_u32; cells];
        (0..50_000).for_each(|id| counts[of(id)] += 1);
        let expected = 50_000.0 / cells as f64;
        counts.iter().map(|&c| (f64::from(c) - expected).powi(2) / expected).sum::<f64>()
    };
    assert!(chi_square(50, &|id| slot(id, 1, 50)) < chi_square_limit(50));
    assert!(chi_square(50, &|id| slot(id, 2, 50)) < chi_square_limit(50));
    assert!(chi_square(400, &|id| slot(id, 1, 20) * 20 + slot(id, 2, 20)) < chi_square_limit(400));
}

/// Noise in proportion to f^¾ of counts 1, 16, 81 and 256 is 1 : 8 : 27 : 64. 40,000 draws, seed 4.
#[test]
fn noise_by_chi_square() {
    let weighted = Weighted::new([1.0_f64, 16.0, 81.0, 256.0].map(|f| f.powf(0.75)));
    let mut rng = Rng::new(4);
    let mut counts: BTreeMap<usize, u32> = BTreeMap::new();
    for _ in 0..40_000 {
        *counts.entry(weighted.draw(&mut rng)).or_default() += 1;
    }
    let expected = [1.0, 8.0, 27.0, 64.0].map(|weight| 400.0 * weight);
    let terms = counts.values().zip(expected).map(|(&c, e)| (f64::from(c) - e).powi(2) / e);
    assert!(terms.sum::<f64>() < chi_square_limit(4), "{counts:?}");
}

/// At the minimum every pair's slope is zero: pulled as much as pushed.
#[test]
fn the_optimum_is_stationary() {
    let joint = joint();
    for power in [0.0, 0.4, 0.75, 1.0] {
        let (share, noise) = noise(&joint, power);
        for (i, row) in optimum(power, 7.0).iter().enumerate() {
            for j in 0..PINS {
                let pushed = logistic(row[j]) * 7.0 * share[i] * noise[j];
                assert_close!(pushed, logistic(-row[j]) * joint[i][j], 1e-14);
            }
        }
    }
}
