//! Bayesian personalised ranking (BPR): learn the order of pairs, not values.
//!
//! For a user u, a saved item i and an unsaved one j, drawn at random: raise
//! ln σ(x) with x = `p_u` · (`q_i` − `q_j`), σ(x) = 1/(1 + e^(−x)). Its derivative with respect to x is
//! 1 − σ(x) = σ(−x): a pair that is already in order moves little. With penalty λ on every vector
//! that takes part.
//!
//! Source: S. Rendle, C. Freudenthaler, Z. Gantner, L. Schmidt-Thieme, "BPR: Bayesian personalized
//! ranking from implicit feedback", UAI 2009 (arXiv 1205.2618), which also shows that the sum over
//! pairs is a smooth stand-in for AUC. Generated data: two interests; seed 9.

use kit::rng::Rng;

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

// ANCHOR: step
/// One ascent step on one triple (user, saved, unsaved). All three have the same length.
pub fn step(user: &mut [f64], saved: &mut [f64], unsaved: &mut [f64], rate: f64, lambda: f64) {
    let x = dot(user, saved) - dot(user, unsaved);
    let pull = 1.0 / (1.0 + x.exp()); // σ(−x)
    for ((p, i), j) in user.iter_mut().zip(saved).zip(unsaved) {
        let (old_p, old_i, old_j) = (*p, *i, *j);
        *p += rate * (pull * (old_i - old_j) - lambda * old_p);
        *i += rate * (pull * old_p - lambda * old_i);
        *j += rate * (-pull * old_p - lambda * old_j);
    }
}
// ANCHOR_END: step

/// 40 users and 40 items of two interests: saves to train on, saves held out. An own item is saved
/// with chance 0.5, another one with chance 0.05.
pub fn generate() -> (Vec<Vec<bool>>, Vec<Vec<bool>>) {
    let mut rng = Rng::new(9);
    let (mut train, mut held_out) = (vec![vec![false; 40]; 40], vec![vec![false; 40]; 40]);
    for user in 0..40 {
        for item in 0..40 {
            let chance = if user % 2 == item % 2 { 0.5 } else { 0.05 };
            if rng.bernoulli(chance) {
                let to = if rng.bernoulli(0.7) { &mut train } else { &mut held_out };
                to[user][item] = true;
            }
        }
    }
    (train, held_out)
}

// ANCHOR: auc
/// The mean over users of the share of pairs (held-out save, never saved) in the right order; a tie
/// counts half.
pub fn mean_auc(
    train: &[Vec<bool>],
    held_out: &[Vec<bool>],
    score: impl Fn(usize, usize) -> f64,
) -> f64 {
    let (mut sum, mut users) = (0.0, 0.0);
    for (user, out) in held_out.iter().enumerate() {
        let never = |item: usize| !out[item] && !train[user][item];
        let (mut won, mut pairs) = (0.0, 0.0);
        for i in (0..out.len()).filter(|&i| out[i]) {
            for j in (0..out.len()).filter(|&j| never(j)) {
                let (good, bad) = (score(user, i), score(user, j));
                won += if good > bad {
                    1.0
                } else if good >= bad {
                    0.5
                } else {
                    0.0
                };
                pairs += 1.0;
            }
        }
        if pairs > 0.0 {
            sum += won / pairs;
            users += 1.0;
        }
    }
    sum / users
}
// ANCHOR_END: auc

// ANCHOR: train
/// Vectors of users and items after `steps` steps on triples drawn at random.
pub fn train(saved: &[Vec<bool>], k: usize, steps: usize) -> [Vec<Vec<f64>>; 2] {
    let mut rng = Rng::new(2);
    let mut vectors = |n: usize| -> Vec<Vec<f64>> {
        (0..n).map(|_| (0..k).map(|_| 0.1 * rng.normal()).collect()).collect()
    };
    let (mut users, mut items) = (vectors(saved.len()), vectors(saved[0].len()));
    let pairs: Vec<(usize, usize)> = (0..users.len())
        .flat_map(|user| (0..items.len()).map(move |item| (user, item)))
        .filter(|&(user, item)| saved[user][item])
        .collect();
    for _ in 0..steps {
        let (user, i) = pairs[rng.below(pairs.len())];
        let j = rng.below(items.len());
        if saved[user][j] {
            continue; // not a pair that says anything
        }
        let mut other = items[j].clone();
        step(&mut users[user], &mut items[i], &mut other, 0.05, 0.01);
        items[j] = other;
    }
    [users, items]
}

fn main() {
    let (saved, held_out) = generate();
    for steps in [0, 1_000, 10_000, 50_000] {
        let [users, items] = train(&saved, 2, steps);
        let score = |user: usize, item: usize| dot(&users[user], &items[item]);
        println!("{steps:>6} steps: mean AUC of a user {:.3}", mean_auc(&saved, &held_out, score));
    }
    let own = |user: usize, item: usize| if user % 2 == item % 2 { 1.0 } else { 0.0 };
    println!("knowing the interests: {:.3}", mean_auc(&saved, &held_out, own));
}
// ANCHOR_END: train

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn the_step_climbs_the_gradient() {
        let start = [[0.4, -0.2], [0.9, 0.3], [-0.5, 0.7]];
        let lambda = 0.3;
        let objective = |v: &[[f64; 2]; 3]| {
            let x = dot(&v[0], &v[1]) - dot(&v[0], &v[2]);
            let norms: f64 = v.iter().flatten().map(|x| x * x).sum();
            -(-x).exp().ln_1p() - lambda / 2.0 * norms
        };
        let mut moved = start;
        let [user, saved, unsaved] = &mut moved;
        step(user, saved, unsaved, 1.0, lambda);
        for vector in 0..3 {
            for j in 0..2 {
                let at = |by: f64| {
                    let mut v = start;
                    v[vector][j] += by;
                    objective(&v)
                };
                let slope = (at(1e-5) - at(-1e-5)) / 2e-5;
                assert_close!(moved[vector][j] - start[vector][j], slope, 1e-8);
            }
        }
    }

    #[test]
    fn training_finds_the_interests() {
        let (saved, held_out) = generate();
        let auc = |steps: usize| {
            let [users, items] = train(&saved, 2, steps);
            mean_auc(&saved, &held_out, |u, i| dot(&users[u], &items[i]))
        };
        assert!(auc(50_000) > 0.68 && auc(50_000) > auc(0) + 0.2);
    }

    #[test]
    fn all_equal_is_a_coin() {
        let (saved, held_out) = generate();
        assert_close!(mean_auc(&saved, &held_out, |_, _| 1.0), 0.5, 1e-15);
    }
}
