//! Matrix factorisation of ratings by alternating least squares (ALS), on top of biases.
//!
//! r̂ = μ + `b_u` + `b_i` + `p_u` · `q_i` for user u and item i; μ is the mean rating, the biases say
//! who rates high and what is rated high, and the vectors of length k say who likes what. The
//! objective is Σ (r − r̂)² + λ(Σ b² + Σ ‖p‖² + Σ ‖q‖²) over the ratings that exist. It is not convex,
//! but with the items held still it is a ridge regression for each user, and the other way round.
//!
//! One sweep costs O(R k² + (U + I) k³) for R ratings, U users, I items; memory O((U + I) k).
//!
//! Source of the model: Y. Koren, R. Bell, C. Volinsky, "Matrix factorization techniques for
//! recommender systems", Computer 42 (2009). The data are generated: three tastes, biases, noise of
//! standard deviation 0.3, seed 25.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

/// One rating that exists.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rating {
    /// From 0.
    pub user: usize,
    /// From 0.
    pub item: usize,
    /// What the user gave; no scale is assumed.
    pub value: f64,
}

// ANCHOR: biases
/// What is known without any taste: the mean, and who and what lies above or below it.
#[derive(Debug, Clone)]
pub struct Biases {
    /// μ, of all ratings.
    pub mean: f64,
    /// One for each user.
    pub users: Vec<f64>,
    /// One for each item.
    pub items: Vec<f64>,
}

impl Biases {
    /// Ten sweeps by turns. λ acts like λ further ratings that say 0: few ratings, small bias.
    pub fn fit(ratings: &[Rating], users: usize, items: usize, lambda: f64) -> Self {
        let sum: f64 = ratings.iter().map(|r| r.value).sum();
        let mean = sum / ratings.len().max(1) as f64;
        let mut fitted = Self { mean, users: vec![0.0; users], items: vec![0.0; items] };
        for _ in 0..10 {
            let rest = |r: &Rating| (r.item, r.value - mean - fitted.users[r.user]);
            fitted.items = shrunken_means(ratings.iter().map(rest), items, lambda);
            let rest = |r: &Rating| (r.user, r.value - mean - fitted.items[r.item]);
            fitted.users = shrunken_means(ratings.iter().map(rest), users, lambda);
        }
        fitted
    }

    /// μ + `b_u` + `b_i`.
    pub fn predict(&self, user: usize, item: usize) -> f64 {
        self.mean + self.users[user] + self.items[item]
    }
}

/// For each of `n` groups: the sum of its values over λ plus their number.
fn shrunken_means(values: impl Iterator<Item = (usize, f64)>, n: usize, lambda: f64) -> Vec<f64> {
    let (mut sums, mut weights) = (vec![0.0; n], vec![lambda; n]);
    for (group, value) in values {
        sums[group] += value;
        weights[group] += 1.0;
    }
    // Nothing known and no λ: no bias.
    sums.iter().zip(&weights).map(|(s, w)| if *w > 0.0 { s / w } else { 0.0 }).collect()
}
// ANCHOR_END: biases

// ANCHOR: ridge
/// The vector x that minimises Σ (target − x · q)² + λ‖x‖², by (Σ q qᵀ + λI) x = Σ target q.
///
/// `known` has one vector of length `k` and one target for each rating; `lambda` > 0 keeps the
/// matrix positive definite even with fewer ratings than dimensions.
pub fn ridge(known: &[(&[f64], f64)], k: usize, lambda: f64) -> Vec<f64> {
    let mut a = vec![vec![0.0; k]; k];
    let mut x = vec![0.0; k];
    for &(q, target) in known {
        for i in 0..k {
            x[i] += target * q[i];
            for j in 0..=i {
                a[i][j] += q[i] * q[j];
            }
        }
    }
    for i in 0..k {
        a[i][i] += lambda;
    }
    // Cholesky: A = L Lᵀ in the lower triangle, then L z = b and Lᵀ x = z in place.
    for i in 0..k {
        for j in 0..=i {
            let done: f64 = (0..j).map(|m| a[i][m] * a[j][m]).sum();
            a[i][j] = if i == j { (a[i][i] - done).sqrt() } else { (a[i][j] - done) / a[j][j] };
        }
    }
    for i in 0..k {
        let done: f64 = (0..i).map(|j| a[i][j] * x[j]).sum();
        x[i] = (x[i] - done) / a[i][i];
    }
    for i in (0..k).rev() {
        let done: f64 = (i + 1..k).map(|j| a[j][i] * x[j]).sum();
        x[i] = (x[i] - done) / a[i][i];
    }
    x
}
// ANCHOR_END: ridge

// ANCHOR: als
/// Biases and one vector of length k for each user and each item.
#[derive(Debug, Clone)]
pub struct Factors {
    /// Fitted before, and left alone.
    pub biases: Biases,
    /// p, one for each user.
    pub users: Vec<Vec<f64>>,
    /// q, one for each item.
    pub items: Vec<Vec<f64>>,
    lambda: f64,
}

impl Factors {
    /// `k` dimensions, `sweeps` times users then items, from small random item vectors.
    pub fn fit(ratings: &[Rating], biases: Biases, k: usize, lambda: f64, sweeps: usize) -> Self {
        let (users, items) = (biases.users.len(), biases.items.len());
        let mut rng = Rng::new(1);
        let item_vectors = (0..items).map(|_| (0..k).map(|_| 0.1 * rng.normal()).collect());
        let mut model = Self {
            biases,
            users: vec![vec![0.0; k]; users],
            items: item_vectors.collect(),
            lambda,
        };
        // Whose ratings lie where, found once.
        let (mut by_user, mut by_item) = (vec![Vec::new(); users], vec![Vec::new(); items]);
        for r in ratings {
            let residual = r.value - model.biases.predict(r.user, r.item);
            by_user[r.user].push((r.item, residual));
            by_item[r.item].push((r.user, residual));
        }
        for _ in 0..sweeps {
            model.users =
                by_user.iter().map(|known| solve(known, &model.items, k, lambda)).collect();
            model.items =
                by_item.iter().map(|known| solve(known, &model.users, k, lambda)).collect();
        }
        model
    }

    /// μ + `b_u` + `b_i` + p · q.
    pub fn predict(&self, user: usize, item: usize) -> f64 {
        self.biases.predict(user, item) + dot(&self.users[user], &self.items[item])
    }
}

/// The vector of one user (or item), given the other side's.
fn solve(known: &[(usize, f64)], others: &[Vec<f64>], k: usize, lambda: f64) -> Vec<f64> {
    let known: Vec<(&[f64], f64)> =
        known.iter().map(|&(other, residual)| (&others[other][..], residual)).collect();
    ridge(&known, k, lambda)
}
// ANCHOR_END: als

// ANCHOR: fold_in
impl Factors {
    /// Predictions for somebody who was not there at training time, from a few ratings of theirs
    /// as (item, value): their bias and vector are solved for, the items stay. O(n k² + k³).
    pub fn fold_in(&self, ratings: &[(usize, f64)]) -> Vec<f64> {
        let known: Vec<(usize, f64)> = ratings
            .iter()
            .map(|&(item, value)| (item, value - self.biases.mean - self.biases.items[item]))
            .collect();
        let bias = shrunken_means(known.iter().map(|&(_, rest)| (0, rest)), 1, self.lambda)[0];
        let rest: Vec<(usize, f64)> = known.iter().map(|&(item, r)| (item, r - bias)).collect();
        let k = self.items.first().map_or(0, Vec::len);
        let vector = solve(&rest, &self.items, k, self.lambda);
        let base = self.biases.mean + bias;
        let items = self.items.iter().zip(&self.biases.items);
        items.map(|(q, item_bias)| base + item_bias + dot(&vector, q)).collect()
    }
}
// ANCHOR_END: fold_in

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Root mean squared error of a prediction.
pub fn rmse(ratings: &[Rating], predict: impl Fn(usize, usize) -> f64) -> f64 {
    let squares: f64 = ratings.iter().map(|r| (r.value - predict(r.user, r.item)).powi(2)).sum();
    (squares / ratings.len() as f64).sqrt()
}

const USERS: usize = 120;
const ITEMS: usize = 80;

/// Ratings to train on and ratings held out, of three tastes: every pair exists with chance `share`.
pub fn generate(share: f64) -> (Vec<Rating>, Vec<Rating>) {
    let mut rng = Rng::new(25);
    let mut vectors = |n: usize| -> Vec<Vec<f64>> {
        (0..n).map(|_| (0..4).map(|_| rng.normal()).collect()).collect()
    };
    let (users, items) = (vectors(USERS), vectors(ITEMS));
    let (mut train, mut held_out) = (Vec::new(), Vec::new());
    for (user, u) in users.iter().enumerate() {
        for (item, i) in items.iter().enumerate() {
            let taste = 0.5 * dot(&u[1..], &i[1..]);
            let value = 3.0 + 0.5 * u[0] + 0.5 * i[0] + taste + 0.3 * rng.normal();
            if rng.bernoulli(share) {
                let to = if rng.bernoulli(0.8) { &mut train } else { &mut held_out };
                to.push(Rating { user, item, value });
            }
        }
    }
    (train, held_out)
}

// ANCHOR: main
fn main() {
    let (train, held_out) = generate(0.3);
    println!("{} ratings to train on, {} held out; noise 0.3", train.len(), held_out.len());
    let biases = Biases::fit(&train, USERS, ITEMS, 2.0);
    let mean = biases.mean;
    println!("RMSE                    train  held out");
    let line = |name: &str, predict: &dyn Fn(usize, usize) -> f64| {
        println!("{name:22}  {:.3}     {:.3}", rmse(&train, predict), rmse(&held_out, predict));
    };
    line("mean alone", &|_, _| mean);
    line("with biases", &|u, i| biases.predict(u, i));
    let mut curves = [Vec::new(), Vec::new(), Vec::new()];
    for k in [1_u32, 2, 3, 4, 6, 8, 12, 16] {
        let fit = |lambda: f64| Factors::fit(&train, biases.clone(), k as usize, lambda, 15);
        let (loose, held) = (fit(0.01), fit(1.0));
        curves[0].push((f64::from(k), rmse(&train, |u, i| loose.predict(u, i))));
        curves[1].push((f64::from(k), rmse(&held_out, |u, i| loose.predict(u, i))));
        curves[2].push((f64::from(k), rmse(&held_out, |u, i| held.predict(u, i))));
        line(&format!("k = {k:>2}, λ = 0.01"), &|u, i| loose.predict(u, i));
        line(&format!("k = {k:>2}, λ = 1"), &|u, i| held.predict(u, i));
    }
    let [train_curve, loose_curve, held_curve] = curves;
    Figure::new("dimensions k", "RMSE")
        .y_range(0.0, 1.6)
        .with(Line::new("train, λ = 0.01", train_curve))
        .with(Line::new("held out, λ = 0.01", loose_curve))
        .with(Line::new("held out, λ = 1", held_curve))
        .save("matrix-factorisation-rank");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    /// By hand: items (2), (4), (1); a user rated the first two 4 and 8.
    #[test]
    fn one_step_by_hand() {
        let known: [(&[f64], f64); 2] = [(&[2.0], 4.0), (&[4.0], 8.0)];
        assert_all_close!(&ridge(&known, 1, 0.0), &[2.0], 1e-15);
        assert_all_close!(&ridge(&known, 1, 1.0), &[40.0 / 21.0], 1e-15);
    }

    #[test]
    fn ridge_satisfies_its_normal_equations() {
        let mut rng = Rng::new(3);
        let vectors: Vec<Vec<f64>> =
            (0..7).map(|_| (0..4).map(|_| rng.normal()).collect()).collect();
        let known: Vec<(&[f64], f64)> = vectors.iter().map(|q| (&q[..], rng.normal())).collect();
        let x = ridge(&known, 4, 0.7);
        for j in 0..4 {
            let slope: f64 = known.iter().map(|(q, t)| (t - dot(&x, q)) * q[j]).sum();
            assert_close!(slope, 0.7 * x[j], 1e-12);
        }
    }

    #[test]
    fn factors_beat_the_baseline_and_too_many_overfit() {
        let (train, held_out) = generate(0.3);
        let biases = Biases::fit(&train, USERS, ITEMS, 2.0);
        let base = rmse(&held_out, |u, i| biases.predict(u, i));
        let error = |k: usize, lambda: f64| {
            let model = Factors::fit(&train, biases.clone(), k, lambda, 15);
            rmse(&held_out, |u, i| model.predict(u, i))
        };
        assert!(error(3, 1.0) < 0.6 * base);
        assert!(error(16, 0.01) > 2.0 * error(3, 0.01));
    }

    #[test]
    fn somebody_new_gets_the_prediction_they_would_have_had() {
        let (train, _) = generate(0.3);
        let biases = Biases::fit(&train, USERS, ITEMS, 1.0);
        let model = Factors::fit(&train, biases, 3, 1.0, 15);
        let theirs = train.iter().filter(|r| r.user == 7);
        let theirs: Vec<(usize, f64)> = theirs.map(|r| (r.item, r.value)).collect();
        let folded = model.fold_in(&theirs);
        let there: Vec<f64> = (0..ITEMS).map(|item| model.predict(7, item)).collect();
        // The item vectors moved once more after the user's: close, not equal.
        assert_all_close!(&folded, &there, 0.05);
    }

    #[test]
    fn nobody_known_is_the_item_average() {
        let (train, _) = generate(0.3);
        let biases = Biases::fit(&train, USERS, ITEMS, 1.0);
        let expected: Vec<f64> = biases.items.iter().map(|b| biases.mean + b).collect();
        assert_all_close!(&Factors::fit(&train, biases, 3, 1.0, 2).fold_in(&[]), &expected, 1e-15);
    }

    #[test]
    fn users_and_items_without_ratings_have_no_bias_and_no_taste() {
        let train = [Rating { user: 0, item: 0, value: 4.0 }];
        let model = Factors::fit(&train, Biases::fit(&train, 2, 2, 0.0), 2, 1.0, 3);
        assert_close!(model.predict(1, 1), 4.0, 1e-15);
    }
}
