//! The same model by stochastic gradient descent: one rating at a time.
//!
//! With the error e = r − p · q of one rating, η the learning rate and λ the penalty:
//! p ← p + η (e q − λ p), q ← q + η (e p − λ q), both from the *old* p and q. These are steps against
//! half the gradient of (r − p · q)² + λ(‖p‖² + ‖q‖²), as Koren, Bell and Volinsky (2009) write it.

use kit::rng::Rng;

// ANCHOR: step
/// One step on one rating; returns the error before it. `p` and `q` have the same length.
pub fn step(p: &mut [f64], q: &mut [f64], rating: f64, rate: f64, lambda: f64) -> f64 {
    let error = rating - p.iter().zip(q.iter()).map(|(a, b)| a * b).sum::<f64>();
    for (p, q) in p.iter_mut().zip(q) {
        let old = *p; // (1)
        *p += rate * (error * *q - lambda * *p);
        *q += rate * (error * old - lambda * *q);
    }
    error
}
// ANCHOR_END: step

/// The table of the chapter, as (user, item, rating): two cells are missing.
pub const TABLE: [(usize, usize, f64); 7] =
    [(0, 0, 2.0), (0, 1, 4.0), (0, 2, 1.0), (1, 0, 4.0), (1, 1, 8.0), (2, 0, 1.0), (2, 2, 0.5)];

// ANCHOR: train
/// One dimension, `epochs` passes in shuffled order; returns the vectors and the last pass's mean
/// squared error.
pub fn train(rate: f64, lambda: f64, epochs: usize) -> (Vec<[f64; 1]>, Vec<[f64; 1]>, f64) {
    let mut rng = Rng::new(7);
    let mut users: Vec<[f64; 1]> = (0..3).map(|_| [0.5 + rng.uniform()]).collect();
    let mut items: Vec<[f64; 1]> = (0..3).map(|_| [0.5 + rng.uniform()]).collect();
    let mut order = TABLE;
    let mut squares = 0.0;
    for _ in 0..epochs {
        rng.shuffle(&mut order);
        squares = 0.0;
        for &(user, item, rating) in &order {
            squares += step(&mut users[user], &mut items[item], rating, rate, lambda).powi(2);
        }
    }
    (users, items, squares / TABLE.len() as f64)
}

fn main() {
    for (rate, epochs) in [(0.02, 10), (0.02, 100), (0.02, 1000), (0.5, 10)] {
        let (users, items, error) = train(rate, 0.0, epochs);
        let missing = [users[1][0] * items[2][0], users[2][0] * items[1][0]];
        let [bike, cake] = missing;
        println!(
            "η = {rate:<4}  {epochs:>4} epochs  error {error:<9.2e}  cells {bike:.3} and {cake:.3}"
        );
    }
}
// ANCHOR_END: train

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// A step is against half the gradient of the objective, by central differences.
    #[test]
    fn the_step_follows_the_gradient() {
        let (p, q, rating, lambda) = ([0.3, -0.8], [1.1, 0.4], 2.0, 0.6);
        let objective = |p: &[f64; 2], q: &[f64; 2]| {
            let error = rating - p[0] * q[0] - p[1] * q[1];
            let norms: f64 = p.iter().chain(q).map(|x| x * x).sum();
            error * error + lambda * norms
        };
        let (mut new_p, mut new_q) = (p, q);
        step(&mut new_p, &mut new_q, rating, 1.0, lambda);
        for j in 0..2 {
            let h = 1e-5;
            let moved = |x: [f64; 2], by: f64| {
                let mut x = x;
                x[j] += by;
                x
            };
            let slope_p = (objective(&moved(p, h), &q) - objective(&moved(p, -h), &q)) / (2.0 * h);
            let slope_q = (objective(&p, &moved(q, h)) - objective(&p, &moved(q, -h))) / (2.0 * h);
            assert_close!(new_p[j] - p[j], -slope_p / 2.0, 1e-8);
            assert_close!(new_q[j] - q[j], -slope_q / 2.0, 1e-8);
        }
    }

    #[test]
    fn the_missing_cells_are_found() {
        let (users, items, error) = train(0.02, 0.0, 1000);
        assert!(error < 1e-12);
        assert_close!(users[1][0] * items[2][0], 2.0, 1e-6);
        assert_close!(users[2][0] * items[1][0], 2.0, 1e-6);
    }

    #[test]
    fn too_large_a_rate_is_seen() {
        assert!(!train(0.5, 0.0, 10).2.is_finite());
    }
}
