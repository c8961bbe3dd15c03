//! Neardups: from an embedding to index terms, and how likely two images share one.
//!
//! A random hyperplane gives one bit per embedding: on which side it lies. Two embeddings at angle
//! θ (radians) agree in a bit with probability 1 − θ/π (Charikar, "Similarity estimation techniques
//! from rounding algorithms", 2002). r bits and their position make one term; b terms an image.
//! Two images become candidates if they share a term: probability 1 − (1 − (1 − θ/π)^r)^b.
//! The 16-bit example is the one on Pinterest's slides ("Image Similarity Detection at Scale Using
//! LSH and Tensorflow", 2018-06-06).

use kit::figure::{Figure, Hue, Line, Points};
use kit::rng::Rng;
use std::f64::consts::PI;

// ANCHOR: terms
/// Cuts a bit string into terms of `r` bits, each prefixed by its position.
/// The position keeps 1001 at the front apart from 1001 at the back.
fn terms(bits: &str, r: usize) -> Vec<String> {
    (0..bits.len() / r)
        .map(|position| format!("[{position:02b}]{}", &bits[position * r..(position + 1) * r]))
        .collect()
}

/// Probability that two embeddings at `angle` (radians) share at least one of `b` terms of `r` bits.
fn candidate_probability(angle: f64, r: i32, b: i32) -> f64 {
    let same_term = (1.0 - angle / PI).powi(r);
    1.0 - (1.0 - same_term).powi(b)
}
// ANCHOR_END: terms

/// Share of `trials` simulated pairs at `angle` that share a term. Only the part of a random
/// normal vector inside the plane of the two embeddings matters: two normal numbers per bit.
fn simulate(angle: f64, r: i32, b: i32, trials: usize, rng: &mut Rng) -> f64 {
    let mut bit_agrees = || {
        let (along, across) = (rng.normal(), rng.normal());
        (along > 0.0) == (along * angle.cos() + across * angle.sin() > 0.0)
    };
    let mut shared = 0;
    for _ in 0..trials {
        // Draw every bit of every term, whatever the earlier ones said.
        let agreeing_terms =
            (0..b).filter(|_| (0..r).filter(|_| !bit_agrees()).count() == 0).count();
        shared += usize::from(agreeing_terms > 0);
    }
    shared as f64 / trials as f64
}

// ANCHOR: main
fn main() {
    println!("{}", terms("1001110001011000", 4).join(" "));
    println!();
    println!("              4 terms of 4 bits    12 terms of 8 bits");
    println!("angle cosine  formula  simulated   formula  simulated");
    let mut rng = Rng::new(9);
    for degrees in [5_i32, 10, 20, 30, 45, 60, 90] {
        let angle = f64::from(degrees).to_radians();
        print!("{degrees:>4}° {:>6.3}", angle.cos());
        for (r, b) in [(4, 4), (8, 12)] {
            let simulated = simulate(angle, r, b, 2000, &mut rng);
            print!("  {:>7.3}  {simulated:>9.2} ", candidate_probability(angle, r, b));
        }
        println!();
    }
    draw();
}
// ANCHOR_END: main

fn draw() {
    let curve = |r: i32, b: i32| {
        (0..=45).map(move |i| {
            let degrees = 2.0 * f64::from(i);
            (degrees, candidate_probability(degrees.to_radians(), r, b))
        })
    };
    let mut rng = Rng::new(10);
    let dots: Vec<(f64, f64)> = (1..=9)
        .map(|i| 10.0 * f64::from(i))
        .map(|degrees| (degrees, simulate(degrees.to_radians(), 8, 12, 1000, &mut rng)))
        .collect();
    Figure::new("angle between embeddings (degrees)", "P(candidate)")
        .x_range(0.0, 90.0)
        .x_tick(15.0)
        .y_range(0.0, 1.0)
        .with(Line::new("4 terms × 4 bits", curve(4, 4)))
        .with(Line::new("12 × 8", curve(8, 12)))
        .with(Line::new("12 × 16", curve(16, 12)))
        .with(Points::new("12 × 8, simulated", dots).hue(Hue::Two).unnamed())
        .save("neardups-terms");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn the_example_of_the_slides() {
        assert_eq!(terms("1001110001011000", 4), ["[00]1001", "[01]1100", "[10]0101", "[11]1000"]);
    }

    #[test]
    fn identical_images_always_meet_and_opposite_ones_never() {
        assert_close!(candidate_probability(0.0, 8, 12), 1.0, 1e-15);
        assert_close!(candidate_probability(PI, 8, 12), 0.0, 1e-15);
    }

    /// cos 60° = 0.5, so one bit agrees with probability 1 − (π/3)/π = 2/3.
    #[test]
    fn one_bit_at_sixty_degrees() {
        assert_close!(candidate_probability(PI / 3.0, 1, 1), 2.0 / 3.0, 1e-12);
        // Standard error of a share over 10 000 trials is below 0.005; four of them.
        let simulated = simulate(PI / 3.0, 1, 1, 10_000, &mut Rng::new(3));
        assert_close!(simulated, 2.0 / 3.0, 0.02);
    }
}
