//! Numerics: exact whole-number arithmetic, published bounds, `statrs`.

mod listings;

use kit::assert_close;
use proptest::prelude::*;
use statrs::{
    distribution::{Binomial, DiscreteCDF as _},
    statistics::Statistics as _,
};

use listings::comparing::{argmax, is_near, multiply_mod, ulps_apart};
use listings::log_space::{at_least_once, cross_entropy, log_softmax, log_sum_exp};
use listings::running_log_sum::LogSum;
use listings::sums::{kahan, naive, neumaier, pairwise};
use listings::variance::{moments, textbook, two_pass};

/// The difference of neighbouring f32 numbers just above 1, halved.
const U: f64 = 1.0 / 16_777_216.0;

/// A number of at most 24 bits times a power of two, and that number exactly, in units of 2⁻⁶⁰.
fn exact_f32() -> impl Strategy<Value = (f32, i128)> {
    (-16_777_215_i32..=16_777_215, 0_u32..40).prop_map(|(digits, power)| {
        let scale = 2.0_f32.powi(i32::try_from(power).expect("small") - 60);
        (digits as f32 * scale, i128::from(digits) << power)
    })
}

proptest! {
    /// Each way to add keeps its published bound, against a sum of 128-bit integers.
    #[test]
    fn sums_keep_their_bounds(terms in prop::collection::vec(exact_f32(), 1..400)) {
        let values: Vec<f32> = terms.iter().map(|term| term.0).collect();
        let unit = 2.0_f64.powi(-60);
        let exact = terms.iter().map(|term| term.1).sum::<i128>();
        let size = terms.iter().map(|term| term.1.abs()).sum::<i128>() as f64 * unit;
        // The f32 result is a whole multiple of 2⁻⁶⁰, so the difference is exact.
        let error = |sum: f32| ((f64::from(sum) / unit) as i128 - exact).abs() as f64 * unit;
        let n = values.len() as f64;
        let gamma = |k: f64| k * U / (1.0 - k * U);
        prop_assert!(error(naive(&values)) <= gamma(n - 1.0) * size);
        let depth = 7.0 + (n / 8.0).log2().max(0.0).ceil() + 1.0;
        prop_assert!(error(pairwise(&values)) <= gamma(depth) * size);
        prop_assert!(error(kahan(&values)) <= (2.0 * U + 3.0 * n * U * U) * size);
        let total = (exact.abs() as f64) * unit;
        prop_assert!(error(neumaier(&values)) <= U * total * 1.001 + gamma(n).powi(2) * size);
    }

    /// The variance of whole numbers is a fraction of whole numbers; `statrs` agrees; parts merge.
    #[test]
    fn variance_is_exact_and_merges(
        small in prop::collection::vec(-1000_i64..1000, 1..60),
        offset in -1_000_000_000_i64..1_000_000_000,
        cut in 0_usize..60,
    ) {
        let whole: Vec<i128> = small.iter().map(|x| i128::from(x + offset)).collect();
        let n = whole.len() as i128;
        let (sum, squares) = whole.iter().fold((0, 0), |(s, q), x| (s + x, q + x * x));
        let exact = (n * squares - sum * sum) as f64 / (n * n) as f64;
        let values: Vec<f64> = whole.iter().map(|&x| x as f64).collect();
        let ours = moments(&values).variance().expect("values");
        // Means near 10⁹ have steps of 10⁻⁷, deviations up to 2000: 10⁻⁴ of absolute error.
        prop_assert!((ours - exact).abs() <= 1e-9 * exact + 1e-3, "{ours} {exact}");
        prop_assert!(ours >= 0.0);
        prop_assert!((two_pass(&values).expect("values") - exact).abs() <= 1e-9 * exact + 1e-3);
        prop_assert!((values.clone().population_variance() - exact).abs() <= 1e-9 * exact + 1e-3);
        let (left, right) = values.split_at(cut.min(values.len()));
        let merged = moments(left).merge(moments(right));
        prop_assert_eq!(merged.n, values.len() as u64);
        prop_assert!((merged.variance().expect("values") - exact).abs() <= 1e-9 * exact + 1e-3);
        let near_zero: Vec<f64> = small.iter().map(|&x| x as f64).collect();
        prop_assert!((textbook(&near_zero).expect("values") - exact).abs() <= 1e-9 * exact + 1e-8);
    }

    /// A shift goes through; small scores may be added as they are; a softmax sums to 1.
    #[test]
    fn log_sum_exp_by_definition(
        scores in prop::collection::vec(-20.0_f64..20.0, 1..30),
        shift in -1e5_f64..1e5,
    ) {
        let direct = scores.iter().map(|x| x.exp()).sum::<f64>().ln();
        assert_close!(log_sum_exp(&scores), direct, 1e-12);
        let shifted: Vec<f64> = scores.iter().map(|x| x + shift).collect();
        assert_close!(log_sum_exp(&shifted) - shift, direct, 1e-9);
        let total: f64 = log_softmax(&shifted).iter().map(|x| x.exp()).sum();
        assert_close!(total, 1.0, 1e-9);
        // Gibbs: no scores beat those of the distribution itself.
        let p: Vec<f64> = log_softmax(&scores).iter().map(|x| x.exp()).collect();
        let other = vec![0.0; scores.len()];
        prop_assert!(cross_entropy(&p, &scores) <= cross_entropy(&p, &other) + 1e-12);
    }

    /// Wherever the stream is cut, and in whatever order the parts come, it is the sum of all.
    #[test]
    fn the_running_sum_is_the_sum(scores in prop::collection::vec(-2e3_f64..2e3, 0..40), cut in 0_usize..40) {
        let of = |scores: &[f64]| {
            let mut total = LogSum::empty();
            for &score in scores {
                total.add(score);
            }
            total
        };
        let (left, right) = scores.split_at(cut.min(scores.len()));
        let mut total = of(right);
        total.merge(&of(left));
        prop_assert!(is_near(total.value(), log_sum_exp(&scores), 1e-10, 1e-12));
    }

    /// `next_up` leads from float to float.
    #[test]
    fn ulps_count_floats(bits in any::<u64>(), steps in 0_u64..50) {
        let from = f64::from_bits(bits);
        prop_assume!(from.is_finite());
        let to = (0..steps).fold(from, |x, _| x.next_up());
        // −0 and 0 are one place; `next_up` of −0 is the smallest positive number.
        prop_assert_eq!(ulps_apart(from, to), Some(steps.min(ulps_apart(from, f64::INFINITY).expect("no NaN"))));
        prop_assert_eq!(ulps_apart(from, to), ulps_apart(to, from));
    }

    /// The largest of what is not NaN, as `total_cmp` sees it; ties go to the first.
    #[test]
    fn argmax_by_definition(values in prop::collection::vec(prop_oneof![Just(f64::NAN), -3.0_f64..3.0, Just(1.0)], 0..12)) {
        let expected = values.iter().enumerate().rev().filter(|(_, x)| !x.is_nan()).max_by(|a, b| a.1.total_cmp(b.1));
        prop_assert_eq!(argmax(&values), expected.map(|(index, _)| index));
    }

    /// Modulo 2³², multiplication that wraps does the same.
    #[test]
    fn products_modulo_a_power_of_two(a in any::<u64>(), b in any::<u64>()) {
        let low = a.wrapping_mul(b) & 0xffff_ffff;
        prop_assert_eq!(multiply_mod(a, b, 1 << 32), low);
    }

    /// At least one success: the complement of none, as `statrs` counts it.
    #[test]
    fn at_least_one_success(p in 0.001_f64..0.999, n in 1_u32..40) {
        let binomial = Binomial::new(p, u64::from(n)).expect("valid");
        assert_close!(at_least_once(p, n).expect("valid"), binomial.sf(0), 1e-10);
    }
}

/// Entropy and divergence as documented for scipy.stats.entropy, in bits and nats.
#[test]
fn published_entropies() {
    let bits = |p: &[f64]| {
        let scores: Vec<f64> = p.iter().map(|p| p.ln()).collect();
        cross_entropy(p, &scores) / 2.0_f64.ln()
    };
    assert_close!(bits(&[0.5, 0.5]), 1.0, 1e-12);
    assert_close!(bits(&[0.9, 0.1]), 0.468_995_593_6, 5e-11);
    assert_close!(bits(&[1.0 / 27.0; 27]), 4.754_887_502_2, 5e-11);
}
