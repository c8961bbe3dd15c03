//! Seeded random numbers: `SplitMix64`.
//!
//! The generator is a counter and a hash. Each call adds an odd constant to a 64-bit state and
//! returns the state scrambled by two multiplications and three xor-shifts. It is small enough to
//! write in an interview, passes the usual statistical tests, and gives the same numbers on every
//! machine. It is *not* for secrets: the state can be computed back from one output.
//!
//! Source: Guy L. Steele Jr., Doug Lea, Christine H. Flood, "Fast Splittable Pseudorandom Number
//! Generators", OOPSLA 2014, <https://doi.org/10.1145/2660193.2660195>. The constants:
//!
//! - the increment `0x9E37_79B9_7F4A_7C15` is the odd integer next to 2⁶⁴/φ, with φ the golden
//!   ratio (2⁶⁴/φ = 11400714819323198485.95…, rounded down). Odd, so that the counter visits all
//!   2⁶⁴ states before it repeats;
//! - the scramble (shifts 30, 27, 31 and the two multipliers) is "Mix13" of David Stafford,
//!   "Better Bit Mixing", 2011, found by searching for good avalanche.

use std::f64::consts::TAU;

/// A seeded `SplitMix64` generator.
///
/// ```
/// use kit::rng::Rng;
///
/// let mut rng = Rng::new(42);
/// let coin = rng.bernoulli(0.5);
/// let die = 1 + rng.below(6);
/// let noise = rng.normal();
/// assert!((1..=6).contains(&die) && noise.is_finite());
/// # let _ = coin;
///
/// // The same seed gives the same numbers.
/// assert_eq!(Rng::new(42).next_u64(), Rng::new(42).next_u64());
/// ```
#[derive(Debug, Clone)]
pub struct Rng {
    state: u64,
}

impl Rng {
    /// A generator that starts from `seed`. Every seed is as good as another, 0 included.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A real number, uniform on `[0, 1)`: one of the 2⁵³ multiples of 2⁻⁵³.
    ///
    /// It can be 0 and is never 1, so write `1.0 - rng.uniform()` before taking a logarithm.
    pub fn uniform(&mut self) -> f64 {
        // An f64 has 53 bits of precision: keep the upper 53, so that every value is exact.
        (self.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// An integer, uniform on `0..n`, without bias.
    ///
    /// `next_u64() % n` would favour small numbers whenever `n` does not divide 2⁶⁴. This
    /// multiplies instead and rejects the few draws that cause the bias (Daniel Lemire, "Fast
    /// Random Integer Generation in an Interval", 2019, <https://arxiv.org/abs/1805.10941>).
    ///
    /// # Panics
    ///
    /// If `n` is 0: there is no number below 0.
    pub fn below(&mut self, n: usize) -> usize {
        assert!(n > 0, "Rng::below(0): there is no number below 0");
        let n = n as u64;
        // The 2⁶⁴ mod n smallest low halves are surplus: with them, some values would get one more draw.
        let surplus = n.wrapping_neg() % n;
        loop {
            let product = u128::from(self.next_u64()) * u128::from(n);
            let (high, low) = ((product >> 64) as u64, product & u128::from(u64::MAX));
            if low >= u128::from(surplus) {
                return usize::try_from(high).expect("high < n, and n was a usize");
            }
        }
    }

    /// `true` with probability `p`. Below 0 counts as 0, above 1 as 1.
    pub fn bernoulli(&mut self, p: f64) -> bool {
        self.uniform() < p
    }

    /// A standard normal number (mean 0, variance 1), by the Box–Muller transform.
    ///
    /// Scale and shift it yourself: `mean + standard_deviation * rng.normal()`. It goes through
    /// `ln` and `cos`, whose last bit may differ between platforms: print a few digits, not all.
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (TAU * self.uniform()).cos()
    }

    /// Puts `items` in random order, every order equally likely (Fisher–Yates).
    ///
    /// ```
    /// let mut deck = [1, 2, 3, 4, 5];
    /// kit::rng::Rng::new(1).shuffle(&mut deck);
    /// deck.sort();
    /// assert_eq!(deck, [1, 2, 3, 4, 5]);
    /// ```
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assert_close;

    /// Published: Rosetta Code, "Pseudo-random numbers/Splitmix64" (seed 1234567). Seed 0 is
    /// recomputed from the formula with arbitrary-precision integers.
    #[test]
    fn gives_the_published_numbers() {
        let mut rng = Rng::new(1_234_567);
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        for expected in published {
            assert_eq!(rng.next_u64(), expected);
        }
        let mut rng = Rng::new(0);
        assert_eq!(rng.next_u64(), 0xE220_A839_7B1D_CDAF);
        assert_eq!(rng.next_u64(), 0x6E78_9E6A_A1B9_65F4);
        assert_eq!(rng.next_u64(), 0x06C4_5D18_8009_454F);
    }

    #[test]
    fn uniform_stays_in_its_interval_and_has_the_right_moments() {
        let mut rng = Rng::new(1);
        let draws: Vec<f64> = (0..100_000).map(|_| rng.uniform()).collect();
        assert!(draws.iter().all(|u| (0.0..1.0).contains(u)));
        let mean = draws.iter().sum::<f64>() / 1e5;
        let variance = draws.iter().map(|u| (u - mean).powi(2)).sum::<f64>() / 1e5;
        // Standard errors: √(1/12/10⁵) = 0.0009 and √(1/180/10⁵) = 0.00024; four of each.
        assert_close!(mean, 0.5, 0.0037);
        assert_close!(variance, 1.0 / 12.0, 0.001);
    }

    #[test]
    fn below_is_uniform_and_never_reaches_n() {
        let mut rng = Rng::new(2);
        let mut counts = [0_u32; 7];
        for _ in 0..70_000 {
            counts[rng.below(7)] += 1;
        }
        // Chi-square with 6 degrees of freedom exceeds 22.46 once in a thousand.
        let chi_square: f64 =
            counts.iter().map(|&c| (f64::from(c) - 10_000.0).powi(2) / 10_000.0).sum();
        assert!(chi_square < 22.46, "{counts:?}: chi-square {chi_square}");
        assert_eq!(rng.below(1), 0);
    }

    /// For n = 3·2⁶² a plain multiplication would return each multiple of three twice as often.
    #[cfg(target_pointer_width = "64")]
    #[test]
    fn below_has_no_bias_for_huge_n() {
        let mut rng = Rng::new(3);
        let n = 3 * (1_usize << 62);
        let multiples = (0..30_000).filter(|_| rng.below(n).is_multiple_of(3)).count();
        // Expected 10 000, standard deviation √(30000 · 1/3 · 2/3) = 82; the biased way gives 15 000.
        assert!((9_670..10_330).contains(&multiples), "{multiples}");
    }

    #[test]
    #[should_panic(expected = "no number below 0")]
    fn below_zero_is_a_misuse() {
        Rng::new(1).below(0);
    }

    #[test]
    fn bernoulli_knows_its_ends() {
        let mut rng = Rng::new(4);
        assert!((0..1000).all(|_| rng.bernoulli(1.0)));
        assert!((0..1000).all(|_| !rng.bernoulli(0.0)));
    }

    #[test]
    fn normal_has_the_right_moments() {
        let mut rng = Rng::new(5);
        let draws: Vec<f64> = (0..100_000).map(|_| rng.normal()).collect();
        let moment = |k: i32| draws.iter().map(|z| z.powi(k)).sum::<f64>() / 1e5;
        // Variances of z, z², z³, z⁴ are 1, 2, 15, 96; four standard errors of each at n = 10⁵.
        assert_close!(moment(1), 0.0, 0.013);
        assert!((moment(2) - 1.0).abs() < 0.018);
        assert!(moment(3).abs() < 0.049);
        assert!((moment(4) - 3.0).abs() < 0.124);
    }

    #[test]
    fn shuffle_makes_every_order_equally_likely() {
        let mut rng = Rng::new(6);
        let mut counts = std::collections::BTreeMap::new();
        for _ in 0..24_000 {
            let mut items = ['a', 'b', 'c', 'd'];
            rng.shuffle(&mut items);
            *counts.entry(items).or_insert(0_u32) += 1;
        }
        assert_eq!(counts.len(), 24);
        // Chi-square with 23 degrees of freedom exceeds 49.73 once in a thousand.
        let chi_square: f64 =
            counts.values().map(|&c| (f64::from(c) - 1000.0).powi(2) / 1000.0).sum();
        assert!(chi_square < 49.73, "chi-square {chi_square}");
    }

    #[test]
    fn shuffle_accepts_none_and_one() {
        Rng::new(7).shuffle::<u8>(&mut []);
        let mut one = [1];
        Rng::new(7).shuffle(&mut one);
        assert_eq!(one, [1]);
    }
}
