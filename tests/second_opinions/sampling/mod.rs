//! Sampling: distributions of `statrs`, exact counts, properties.

mod listings;

use std::collections::{BTreeMap, BTreeSet};

use kit::assert_close;
use kit::rng::Rng;
use proptest::prelude::*;
use statrs::distribution::{ChiSquared, ContinuousCDF as _, Discrete as _, Hypergeometric};

use listings::alias::Alias;
use listings::allocate_strata::allocate;
use listings::hash::of_each;
use listings::rejection::{bent, fair};
use listings::reservoir::{chi_square, inclusion, reservoir};
use listings::shuffle::{any_place, fisher_yates, outcomes};
use listings::skips::reservoir_with_skips;
use listings::weighted::{among_two, weighted_reservoir};

/// The critical value that the chapter prints.
#[test]
fn the_critical_value() {
    let chi = ChiSquared::new(19.0).expect("positive degrees of freedom");
    assert_close!(chi.inverse_cdf(0.999), 43.82, 5e-3);
}

/// The statistic of correlated counts has the distribution that the chapter claims: of 400 of them,
/// seed 21, each from 200 runs, the share above the median of chi-square is ½ within four standard
/// errors, 0.1, and their mean is 19 within 4·√(38/400) = 1.24. Pearson's, without the correction,
/// would have the mean 14.25 (19 times 1 − k/n).
#[test]
fn the_statistic_is_chi_square() {
    let mut rng = Rng::new(21);
    let statistics: Vec<f64> = (0..400)
        .map(|_| {
            let counts = inclusion(20, 200, || reservoir(0..20, 5, |n| rng.below(n)));
            chi_square(&counts, 5, 200)
        })
        .collect();
    let median = ChiSquared::new(19.0).expect("positive").inverse_cdf(0.5);
    let above = statistics.iter().filter(|&&chi| chi > median).count() as f64 / 400.0;
    assert_close!(above, 0.5, 0.1);
    assert_close!(statistics.iter().sum::<f64>() / 400.0 / 19.0, 1.0, 1.24 / 19.0);
}

/// How many of a sample of 10 of 50 come from the first 20 is hypergeometric, for both algorithms:
/// chi-square over 0 to 8 (9 and 10 joined to 8), 8 degrees of freedom, 26.12 once in a thousand.
#[test]
fn both_reservoirs_are_hypergeometric() {
    let law = Hypergeometric::new(50, 20, 10).expect("a population");
    let critical = ChiSquared::new(8.0).expect("positive").inverse_cdf(0.999);
    let runs = 20_000;
    for skipping in [false, true] {
        let (mut rng, mut counts) = (Rng::new(22), [0.0; 9]);
        for _ in 0..runs {
            let kept = if skipping {
                reservoir_with_skips(0..50, 10, &mut rng).0
            } else {
                reservoir(0..50, 10, |n| rng.below(n))
            };
            counts[kept.iter().filter(|&&item| item < 20).count().min(8)] += 1.0;
        }
        let expected = |x: u64| {
            let tail = if x == 8 { law.pmf(9) + law.pmf(10) } else { 0.0 };
            f64::from(runs) * (law.pmf(x) + tail)
        };
        let chi: f64 = (0..9_u64)
            .zip(counts)
            .map(|(x, count): (u64, f64)| (count - expected(x)).powi(2) / expected(x))
            .sum();
        assert!(chi < critical, "skipping {skipping}: {chi}");
    }
}

/// Every sequence of choices for n ≤ 6: each subset as often as every other.
#[test]
fn every_subset_as_often() {
    for (n, k) in [(4, 1), (5, 3), (6, 2), (6, 5)] {
        let sequences: usize = (k + 1..=n).product();
        let mut times: BTreeMap<BTreeSet<usize>, usize> = BTreeMap::new();
        for code in 0..sequences {
            let mut rest = code;
            let kept = reservoir(0..n, k, |bound| {
                let choice = rest % bound;
                rest /= bound;
                choice
            });
            *times.entry(kept.into_iter().collect()).or_default() += 1;
        }
        let subsets = times.len();
        assert!(times.values().all(|&times| times * subsets == sequences), "{k} of {n}");
    }
}

/// n! does not divide nⁿ for n > 2, so swapping with any place cannot be even.
#[test]
fn any_place_is_uneven_from_three_on() {
    for n in 1..=5 {
        let times = outcomes(n, |items, below| any_place(items, below));
        let even = times.values().all(|one| Some(one) == times.values().next());
        assert_eq!(even, n <= 2);
        let right = outcomes(n, |items, below| fisher_yates(items, below));
        assert_eq!(right.values().sum::<u32>() as usize, times.len());
    }
}

proptest! {
    #[test]
    fn a_sample_is_a_subset(n in 0_usize..60, k in 0_usize..20, seed: u64) {
        let mut rng = Rng::new(seed);
        let kept = reservoir(0..n, k, |n| rng.below(n));
        let skipped = reservoir_with_skips(0..n, k, &mut rng).0;
        let weighted = weighted_reservoir((0..n).map(|i| (i, 1.0 + i as f64)), k, &mut rng);
        for sample in [kept, skipped, weighted] {
            prop_assert_eq!(sample.len(), n.min(k));
            let distinct: BTreeSet<usize> = sample.iter().copied().collect();
            prop_assert!(distinct.len() == sample.len() && distinct.iter().all(|&item| item < n));
        }
    }

    /// The table owns exactly what the weights ask for.
    #[test]
    fn alias_tables_are_exact(weights in prop::collection::vec(0_u64..1_000_000, 1..40)) {
        prop_assume!(weights.iter().any(|&weight| weight > 0));
        let table = Alias::new(&weights).expect("small weights");
        let n = weights.len() as u64;
        prop_assert!(table.owned().iter().zip(&weights).all(|(owned, weight)| *owned == n * weight));
    }

    /// For p = a/64 six tosses decide: exactly a of the 64 sequences are heads.
    #[test]
    fn bent_coins_are_exact(a in 0_u32..64) {
        let heads = (0_u32..64).filter(|sequence| {
            let mut at = 6_u32;
            bent(f64::from(a) / 64.0, || {
                at = at.saturating_sub(1);
                sequence >> at & 1 == 1
            })
        });
        prop_assert_eq!(heads.count(), a as usize);
    }

    /// Von Neumann against its definition: the first of the first unequal pair.
    #[test]
    fn fair_is_the_first_unequal_pair(mut tosses in prop::collection::vec(any::<bool>(), 0..40)) {
        if tosses.len() % 2 == 1 {
            tosses.pop();
        }
        tosses.extend([true, false]);
        let expected = tosses.chunks(2).find(|pair| pair[0] != pair[1]).map(|pair| pair[0]);
        let mut left = tosses.iter();
        prop_assert_eq!(Some(fair(|| *left.next().expect("the last pair differs"))), expected);
    }

    /// The inclusion probabilities of two draws add up to two.
    #[test]
    fn two_places_are_given_away(weights in prop::collection::vec(0.1_f64..10.0, 2..9)) {
        let sum: f64 = (0..weights.len()).map(|i| among_two(&weights, i)).sum();
        prop_assert!((sum - 2.0).abs() < 1e-12);
    }

    /// The k smallest of two parts' k smallest are the k smallest of all: machines can merge.
    #[test]
    fn smallest_hashes_merge(ids in prop::collection::vec(0_u32..500, 0..80), k in 1_usize..10, cut in 0_usize..80) {
        let (left, right) = ids.split_at(cut.min(ids.len()));
        let kept = |ids: &[u32]| -> Vec<u32> {
            let strata = of_each(ids.iter().map(|&id| ((), id)), k, 5);
            strata.into_values().flat_map(|(kept, _)| kept).collect()
        };
        prop_assert_eq!(kept(&[kept(left), kept(right)].concat()), kept(&ids));
    }

    /// Within one of the quota, never more than there is, and n in all.
    #[test]
    fn allocations(sizes in prop::collection::vec(0_u32..2_000_000_000, 1..12), share in 0.0_f64..=1.0) {
        let total: u64 = sizes.iter().map(|&size| u64::from(size)).sum();
        prop_assume!(total > 0);
        #[expect(clippy::cast_sign_loss, reason = "a share of a count")]
        let n = ((total as f64 * share) as u64).min(total);
        let taken = allocate(&sizes, n).expect("enough rows");
        prop_assert_eq!(taken.iter().sum::<u64>(), n);
        for (&size, &taken) in sizes.iter().zip(&taken) {
            let (scaled, quota) = (u128::from(taken) * u128::from(total), u128::from(n) * u128::from(size));
            prop_assert!(taken <= u64::from(size) && scaled.abs_diff(quota) < u128::from(total));
        }
    }
}
