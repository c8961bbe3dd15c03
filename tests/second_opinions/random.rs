//! The kit's generator against `rand_xoshiro`, which implements Vigna's `splitmix64.c`.

use kit::rng::Rng;
use proptest::prelude::*;
use rand_xoshiro::SplitMix64;
use rand_xoshiro::rand_core::{Rng as _, SeedableRng};

proptest! {
    #[test]
    fn the_bits_are_those_of_rand_xoshiro(seed: u64) {
        let mut ours = Rng::new(seed);
        let mut theirs = SplitMix64::from_seed(seed.to_le_bytes());
        for _ in 0..100 {
            prop_assert_eq!(ours.next_u64(), theirs.next_u64());
        }
    }

    #[test]
    fn below_stays_below(seed: u64, n in 1_usize..) {
        prop_assert!(Rng::new(seed).below(n) < n);
    }
}
