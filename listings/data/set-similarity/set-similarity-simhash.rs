//! `SimHash`: a fingerprint of 64 bits whose Hamming distance estimates an angle.
//!
//! Each feature votes with the bits of its hash, +weight for 1 and −weight for 0; a bit of the
//! fingerprint is the sign of the sum. For many features the votes are like a random direction, and
//! one bit of two texts agrees with probability 1 − θ/π, with cos θ the cosine of their weights.
//!
//! Two texts of 401 features of weight 1 that share `shared`: cos θ = shared/401. 64 bits times 50
//! hash functions, seed 7.
//!
//! Source: M. Charikar, "Similarity estimation techniques from rounding algorithms", STOC 2002.

use kit::rng::Rng;

// ANCHOR: simhash
/// The fingerprint of (hash of a feature, weight). No features: all votes are 0, all bits are 0.
pub fn simhash(features: impl IntoIterator<Item = (u64, f64)>) -> u64 {
    let mut votes = [0.0; 64];
    for (hash, weight) in features {
        for (bit, vote) in votes.iter_mut().enumerate() {
            *vote += if hash >> bit & 1 == 1 { weight } else { -weight };
        }
    }
    (0..64).filter(|&bit| votes[bit] > 0.0).fold(0, |print, bit| print | 1 << bit)
}

/// The share of equal bits that an angle with this cosine gives.
pub fn expected_agreement(cosine: f64) -> f64 {
    1.0 - cosine.clamp(-1.0, 1.0).acos() / std::f64::consts::PI
}
// ANCHOR_END: simhash

/// The share of equal bits of two texts of 401 features (odd: no vote ties), in `prints` fingerprints.
pub fn agreement(shared: usize, prints: u32, rng: &mut Rng) -> f64 {
    let mut equal = 0;
    for _ in 0..prints {
        let hashes: Vec<u64> = (0..2 * 401 - shared).map(|_| rng.next_u64()).collect();
        let left = simhash(hashes[..401].iter().map(|&hash| (hash, 1.0)));
        let right = simhash(hashes[401 - shared..].iter().map(|&hash| (hash, 1.0)));
        equal += (left ^ right).count_zeros();
    }
    f64::from(equal) / f64::from(64 * prints)
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(7);
    println!("cosine   1 - angle/pi   bits that agree");
    for shared in [0_u32, 200, 320, 380, 401] {
        let cosine = f64::from(shared) / 401.0;
        let found = agreement(shared as usize, 50, &mut rng);
        println!("{cosine:>6.3}{:>15.3}{found:>18.3}", expected_agreement(cosine));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_cosine_is_two_thirds() {
        kit::assert_close!(expected_agreement(0.5), 2.0 / 3.0, 1e-12);
        kit::assert_close!(expected_agreement(0.0), 0.5, 1e-12);
    }

    /// 50 prints of 64 bits: four standard errors at ⅔ are 4·√(2/9/3200) = 0.033.
    #[test]
    fn bits_agree_as_expected() {
        let found = agreement(200, 50, &mut Rng::new(8));
        kit::assert_close!(found, expected_agreement(200.0 / 401.0), 0.033);
    }

    #[test]
    fn nothing_and_everything() {
        assert_eq!(simhash([]), 0);
        assert_eq!(simhash([(0xF0, 1.0)]), 0xF0);
        assert_eq!(simhash([(0b01, 1.0), (0b10, 2.0)]), 0b10);
    }
}
