//! A linear support vector machine by stochastic gradient descent: Pegasos.
//!
//! Contract: `rows` are n ≥ 1 rows of d numbers, `labels` +1 or −1, λ > 0. Loss: λ/2 ‖w‖² plus the
//! mean of the hinge loss max(0, 1 − y w·x). There is no bias: give each row a constant 1 as its
//! last feature, which penalises the bias too, a little. Step t has the learning rate 1/(λ t).
//! O(s) for each step with s features that are not 0, O(d) here.
//!
//! S. Shalev-Shwartz and others, "Pegasos: primal estimated sub-gradient solver for SVM",
//! Mathematical Programming 127 (2011). Order of rows: seeded. The five points are the chapter's
//! example by hand.

use kit::rng::Rng;

// ANCHOR: loss
/// λ/2 ‖w‖² plus the mean hinge loss.
pub fn objective(w: &[f64], rows: &[Vec<f64>], labels: &[f64], lambda: f64) -> f64 {
    let hinge = rows.iter().zip(labels).map(|(x, y)| (1.0 - y * dot(w, x)).max(0.0));
    lambda / 2.0 * dot(w, w) + hinge.sum::<f64>() / rows.len() as f64
}
// ANCHOR_END: loss

// ANCHOR: pegasos
/// Weights after `steps` steps, averaged over the second half of them.
pub fn pegasos(
    rows: &[Vec<f64>],
    labels: &[f64],
    lambda: f64,
    steps: u32,
    rng: &mut Rng,
) -> Vec<f64> {
    let d = rows[0].len();
    let (mut w, mut sum) = (vec![0.0; d], vec![0.0; d]);
    for t in 1..=steps {
        let i = rng.below(rows.len());
        let learning_rate = 1.0 / (lambda * f64::from(t));
        let inside = labels[i] * dot(&w, &rows[i]) < 1.0; // on the wrong side, or too close
        for (wj, x) in w.iter_mut().zip(&rows[i]) {
            *wj -= learning_rate * lambda * *wj; // the penalty pulls every time
            if inside {
                *wj += learning_rate * labels[i] * x; // the hinge only then
            }
        }
        if t > steps / 2 {
            sum.iter_mut().zip(&w).for_each(|(s, wj)| *s += wj);
        }
    }
    sum.iter().map(|s| s / f64::from(steps - steps / 2)).collect()
}
// ANCHOR_END: pegasos

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Five points, each with a constant 1, and their labels.
pub fn five() -> (Vec<Vec<f64>>, Vec<f64>) {
    let points = [(0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (2.0, 2.0), (4.0, 1.0)];
    let rows = points.iter().map(|&(x, y)| vec![x, y, 1.0]).collect();
    (rows, vec![-1.0, -1.0, 1.0, 1.0, 1.0])
}

// ANCHOR: main
fn main() {
    let (rows, labels) = five();
    println!("    λ     w₁    w₂      b  margin  loss");
    for lambda in [1.0, 0.1, 0.01] {
        let w = pegasos(&rows, &labels, lambda, 200_000, &mut Rng::new(24));
        let margin = 2.0 / w[0].hypot(w[1]);
        let loss = objective(&w, &rows, &labels, lambda);
        let w2 = w[1].abs(); // 0 but for noise: no −0.00 in print
        println!("{lambda:>5}  {:>5.2} {w2:>5.2} {:>6.2} {margin:>7.2}  {loss:.3}", w[0], w[2]);
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// The widest margin: w = (1, 0), b = −1, by hand. At λ = 0.01 the penalty no longer pulls a
    /// point inside; 200,000 steps leave an error of a few hundredths.
    #[test]
    fn a_weak_penalty_gives_the_widest_margin() {
        let (rows, labels) = five();
        for seed in 0..3 {
            let w = pegasos(&rows, &labels, 0.01, 200_000, &mut Rng::new(seed));
            assert_close!(w[0], 1.0, 0.06);
            assert_close!(w[1], 0.0, 0.06);
            assert_close!(w[2], -1.0, 0.06);
        }
    }

    #[test]
    fn the_start_costs_one() {
        let (rows, labels) = five();
        assert_close!(objective(&[0.0; 3], &rows, &labels, 0.1), 1.0, 0.0);
    }

    /// Of 20,000 steps on noisy classes: near the best value that a search finds.
    #[test]
    fn it_comes_close_to_the_optimum() {
        let mut rng = Rng::new(5);
        let labels: Vec<f64> = (0..200).map(|i| if i % 2 == 0 { 1.0 } else { -1.0 }).collect();
        let rows: Vec<Vec<f64>> =
            labels.iter().map(|y| vec![y + rng.normal(), rng.normal(), 1.0]).collect();
        let found = pegasos(&rows, &labels, 0.1, 20_000, &mut rng);
        let reached = objective(&found, &rows, &labels, 0.1);
        for j in 0..3 {
            for by in [-0.2, -0.1, 0.1, 0.2] {
                let mut other = found.clone();
                other[j] += by;
                assert!(reached <= objective(&other, &rows, &labels, 0.1) + 0.002);
            }
        }
    }

    /// Rows that are right and outside the margin do not matter at all.
    #[test]
    fn a_far_point_adds_no_hinge() {
        let w = [1.0, 0.0, -1.0];
        let (rows, labels) = five();
        let here = objective(&w, &rows[..4], &labels[..4], 0.5) - 0.5;
        let all = objective(&w, &rows, &labels, 0.5) - 0.5;
        assert_close!(here, 0.0, 1e-15);
        assert_close!(all, 0.0, 1e-15);
    }
}
