//! What the dot product learns, and how much popularity is in it: the answer depends on the noise.
//!
//! With P(i, j) the share of the pair (i, j) among all pairs, f the share of each pin and negatives
//! drawn from q, the loss is −Σ P(i, j) ln σ(uᵢ·vⱼ) − k Σ f(i) q(j) ln σ(−uᵢ·vⱼ). With enough
//! dimensions its minimum is at uᵢ·vⱼ = ln( P(i, j) / (k f(i) q(j)) ): O. Levy, Y. Goldberg, "Neural
//! word embedding as implicit matrix factorization", NIPS 2014. If q ∝ f^a this is the pointwise
//! mutual information, plus (1 − a) ln f(j), plus a constant.
//!
//! World: 3 topics of 4 pins with shares 8 : 4 : 2 : 1; 80 % of a board's pins are of its topic.
//! Gradient descent on the exact loss: nothing is drawn, so nothing is noisy. Seed 9 for the start.

use kit::rng::Rng;

/// Pins: topic p / 4, and the more popular the smaller p % 4.
pub const PINS: usize = 12;

// ANCHOR: world
/// P(i, j): a topic, then two pins of its board.
pub fn joint() -> [[f64; PINS]; PINS] {
    let share = |pin: usize| [8.0, 4.0, 2.0, 1.0][pin % 4] / 15.0;
    let given = |topic: usize, pin: usize| {
        (if pin / 4 == topic { 0.8 } else { 0.0 } + 0.2 / 3.0) * share(pin)
    };
    std::array::from_fn(|i| {
        std::array::from_fn(|j| (0..3).map(|topic| given(topic, i) * given(topic, j) / 3.0).sum())
    })
}

/// The shares of the pins, and the noise in proportion to share^`power`.
pub fn noise(joint: &[[f64; PINS]; PINS], power: f64) -> ([f64; PINS], [f64; PINS]) {
    let share: [f64; PINS] = std::array::from_fn(|i| joint[i].iter().sum());
    let weight = share.map(|f: f64| f.powf(power));
    let total: f64 = weight.iter().sum();
    (share, weight.map(|w| w / total))
}
// ANCHOR_END: world

// ANCHOR: train
/// The dot products uᵢ·vⱼ after gradient descent in `d` dimensions with k negatives a pair.
pub fn train(power: f64, k: f64, d: usize, steps: u32) -> Vec<[f64; PINS]> {
    let joint = joint();
    let (share, noise) = noise(&joint, power);
    let mut rng = Rng::new(9);
    let mut table = || -> Vec<Vec<f64>> {
        (0..PINS).map(|_| (0..d).map(|_| 0.5 * rng.normal()).collect()).collect()
    };
    let (mut u, mut v) = (table(), table());
    let dots = |u: &[Vec<f64>], v: &[Vec<f64>]| -> Vec<[f64; PINS]> {
        let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum();
        u.iter().map(|u| std::array::from_fn(|j| dot(u, &v[j]))).collect()
    };
    for _ in 0..steps {
        let dot = dots(&u, &v);
        let before = u.clone();
        for i in 0..PINS {
            for j in 0..PINS {
                let probability = 1.0 / (1.0 + (-dot[i][j]).exp());
                let (real, made_up) = (joint[i][j], k * share[i] * noise[j]);
                let slope = probability * made_up - (1.0 - probability) * real; // (1)
                // Divided by the pair's weight, so that rare pairs need no more steps.
                let step = 0.1 * slope / (real + made_up);
                for x in 0..d {
                    u[i][x] -= step * v[j][x];
                }
                for x in 0..d {
                    v[j][x] -= step * before[i][x];
                }
            }
        }
    }
    dots(&u, &v)
}

/// Where the minimum is.
pub fn optimum(power: f64, k: f64) -> [[f64; PINS]; PINS] {
    let joint = joint();
    let (share, noise) = noise(&joint, power);
    std::array::from_fn(|i| std::array::from_fn(|j| (joint[i][j] / (k * share[i] * noise[j])).ln()))
}
// ANCHOR_END: train

// ANCHOR: main
fn main() {
    println!("u of pin 0.3 (topic.rank, the rarest of its topic) times v of");
    println!("noise     0.0    0.3    1.0    1.3   largest distance from the formula");
    for power in [0.0, 0.75, 1.0] {
        let dots = train(power, 5.0, PINS, 1500);
        let apart = |(row, formula): (&[f64; PINS], [f64; PINS])| {
            row.iter().zip(formula).map(|(x, y)| (x - y).abs()).fold(0.0, f64::max)
        };
        let apart = dots.iter().zip(optimum(power, 5.0)).map(apart).fold(0.0, f64::max);
        let [kin, rare_kin, stranger, rare_stranger] = [0, 3, 4, 7].map(|pin| dots[3][pin]);
        println!(
            "f^{power:<4}  {kin:5.2}  {rare_kin:5.2}  {stranger:5.2}  {rare_stranger:5.2}   {apart:.3}"
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    #[test]
    fn the_world_is_a_distribution() {
        let joint = joint();
        assert_close!(joint.iter().flatten().sum::<f64>(), 1.0, 1e-14);
        let (share, uniform) = noise(&joint, 0.0);
        assert_all_close!(uniform, [1.0 / 12.0; PINS], 1e-15);
        assert_all_close!(noise(&joint, 1.0).1, share, 1e-14);
        assert_close!(share[0] / share[3], 8.0, 1e-12);
    }

    /// The published minimum is where descent arrives. It slows down near the end: after 1500 steps
    /// the largest of 144 distances is 0.003.
    #[test]
    fn descent_finds_the_optimum() {
        let dots = train(0.75, 5.0, PINS, 1500);
        for (row, optimum) in dots.iter().zip(optimum(0.75, 5.0)) {
            assert_all_close!(row, &optimum, 5e-3);
        }
    }

    /// Between two pins of one topic, one eight times as popular: (1 − a) ln 8.
    #[test]
    fn popularity_in_the_dot_product() {
        for power in [0.0, 0.5, 0.75, 1.0] {
            let optimum = optimum(power, 5.0);
            assert_close!(optimum[3][4] - optimum[3][7], (1.0 - power) * 8.0_f64.ln(), 1e-12);
        }
    }
}
