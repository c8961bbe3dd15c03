//! Saves instead of ratings: implicit feedback, where nobody ever says no.
//!
//! Every pair of user and item counts: preference 1 if there were saves and 0 if not, with confidence
//! c = 1 + α · saves. Minimise Σ c (preference − p · q)² + λ(Σ ‖p‖² + Σ ‖q‖²) by turns.
//!
//! The sum runs over *all* items, but Σ c q qᵀ = Σ q qᵀ + Σ (c − 1) q qᵀ, and the first part is the
//! same for everybody while the second has only the saved items: O(k²) for each save instead of for
//! each item. Source: Y. Hu, Y. Koren, C. Volinsky, "Collaborative filtering for implicit feedback
//! datasets", ICDM 2008. Generated data: four interests, popularity falling with the rank; seed 8.

use kit::rng::Rng;

// ANCHOR: sum
/// Adds `weight` · q qᵀ to a matrix.
fn add_outer(a: &mut [Vec<f64>], q: &[f64], weight: f64) {
    for (row, &left) in a.iter_mut().zip(q) {
        for (cell, &right) in row.iter_mut().zip(q) {
            *cell += weight * left * right;
        }
    }
}

/// Σ q qᵀ over all items, once a sweep: O(I k²).
pub fn gram(items: &[Vec<f64>], k: usize) -> Vec<Vec<f64>> {
    let mut sum = vec![vec![0.0; k]; k];
    for q in items {
        add_outer(&mut sum, q, 1.0);
    }
    sum
}

/// One user's matrix and right side, from the saves as (item, number) and the sum over all items.
pub fn equations(
    saves: &[(usize, f64)],
    items: &[Vec<f64>],
    gram: &[Vec<f64>],
    (alpha, lambda): (f64, f64),
) -> (Vec<Vec<f64>>, Vec<f64>) {
    let mut a = gram.to_vec();
    let mut b = vec![0.0; gram.len()];
    for (i, row) in a.iter_mut().enumerate() {
        row[i] += lambda;
    }
    for &(item, number) in saves {
        add_outer(&mut a, &items[item], alpha * number); // c − 1
        for (b, q) in b.iter_mut().zip(&items[item]) {
            *b += (1.0 + alpha * number) * q; // c · preference
        }
    }
    (a, b)
}
// ANCHOR_END: sum

/// Solves A x = b for a positive definite A, by elimination.
fn solve((mut a, mut b): (Vec<Vec<f64>>, Vec<f64>)) -> Vec<f64> {
    let k = b.len();
    for pivot in 0..k {
        for row in pivot + 1..k {
            let factor = a[row][pivot] / a[pivot][pivot];
            for column in pivot..k {
                a[row][column] -= factor * a[pivot][column];
            }
            b[row] -= factor * b[pivot];
        }
    }
    for row in (0..k).rev() {
        let known: f64 = (row + 1..k).map(|column| a[row][column] * b[column]).sum();
        b[row] = (b[row] - known) / a[row][row];
    }
    b
}

type Saves = Vec<Vec<(usize, f64)>>;

// ANCHOR: fit
/// Vectors of users and items after `sweeps` sweeps. `by_user[u]` has (item, number of saves).
pub fn fit(
    by_user: &Saves,
    items: usize,
    k: usize,
    strength: (f64, f64),
    sweeps: usize,
) -> [Vec<Vec<f64>>; 2] {
    let mut by_item: Saves = vec![Vec::new(); items];
    for (user, saves) in by_user.iter().enumerate() {
        for &(item, number) in saves {
            by_item[item].push((user, number));
        }
    }
    let mut rng = Rng::new(1);
    let mut item_vectors: Vec<Vec<f64>> =
        (0..items).map(|_| (0..k).map(|_| 0.1 * rng.normal()).collect()).collect();
    let mut user_vectors = Vec::new();
    let half = |known: &Saves, others: &[Vec<f64>]| -> Vec<Vec<f64>> {
        let gram = gram(others, k);
        known.iter().map(|saves| solve(equations(saves, others, &gram, strength))).collect()
    };
    for _ in 0..sweeps {
        user_vectors = half(by_user, &item_vectors);
        item_vectors = half(&by_item, &user_vectors);
    }
    [user_vectors, item_vectors]
}
// ANCHOR_END: fit

/// Saves to train on, and one save of each user held out.
pub fn generate(users: usize, items: usize) -> (Saves, Vec<usize>) {
    let mut rng = Rng::new(8);
    let (mut train, mut held_out) = (Vec::new(), Vec::new());
    for user in 0..users {
        let mut saves = vec![0.0; items];
        let mut saved: Vec<usize> = Vec::new();
        while saved.len() < 9 {
            // Item i is of interest i mod 4 and of rank i / 4 there: the smaller of two draws. The
            // interest is an own one four times in five.
            let ranks = items / 4;
            let rank = rng.below(ranks).min(rng.below(ranks));
            let interest = if rng.bernoulli(0.8) { user % 4 } else { rng.below(4) };
            let item = 4 * rank + interest;
            saves[item] += 1.0;
            if !saved.contains(&item) {
                saved.push(item);
            }
        }
        let out = saved[rng.below(saved.len())];
        held_out.push(out);
        let kept = saved.into_iter().filter(|&item| item != out);
        train.push(kept.map(|item| (item, saves[item])).collect());
    }
    (train, held_out)
}

/// The share of users whose held-out item is among the `top` best that they have not saved. Of
/// equal scores the lower item comes first.
pub fn hit_rate(
    train: &Saves,
    held_out: &[usize],
    items: usize,
    top: usize,
    score: impl Fn(usize, usize) -> f64,
) -> f64 {
    let hits = held_out.iter().enumerate().filter(|&(user, &out)| {
        let target = score(user, out);
        let before = (0..items).filter(|&item| {
            let unsaved = train[user].iter().all(|&(saved, _)| saved != item);
            let score = score(user, item);
            unsaved && (score > target || (score >= target && item < out))
        });
        before.count() < top
    });
    hits.count() as f64 / held_out.len() as f64
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

// ANCHOR: main
fn main() {
    let (users, items) = (300, 200);
    let (train, held_out) = generate(users, items);
    let mut popularity = vec![0.0; items];
    for &(item, _) in train.iter().flatten() {
        popularity[item] += 1.0;
    }
    println!("hit rate at 10, one held-out pin for each of {users} users");
    let popular = hit_rate(&train, &held_out, items, 10, |_, item| popularity[item]);
    println!("by popularity        {popular:.3}");
    for (alpha, k) in [(0.0, 4), (5.0, 4), (40.0, 4), (5.0, 32)] {
        let [user_vectors, item_vectors] = fit(&train, items, k, (alpha, 5.0), 8);
        let score = |user: usize, item: usize| dot(&user_vectors[user], &item_vectors[item]);
        let hits = hit_rate(&train, &held_out, items, 10, score);
        println!("α = {alpha:>2}, k = {k:>2}       {hits:.3}");
    }
    // Work for one sweep over the users, in additions of a k × k matrix.
    let saves: usize = train.iter().map(Vec::len).sum();
    println!("outer products: {} over all pairs, {} with the trick", users * items, items + saves);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_all_close;

    #[test]
    fn the_trick_gives_the_sum_over_all_items() {
        let mut rng = Rng::new(4);
        let items: Vec<Vec<f64>> =
            (0..12).map(|_| (0..3).map(|_| rng.normal()).collect()).collect();
        let saves = [(2, 1.0), (7, 3.0)];
        let (alpha, lambda) = (2.5, 0.4);
        let (a, b) = equations(&saves, &items, &gram(&items, 3), (alpha, lambda));
        for i in 0..3 {
            let mut expected_b = 0.0;
            let mut expected_a = [0.0; 3];
            expected_a[i] = lambda;
            for (item, q) in items.iter().enumerate() {
                let number = saves.iter().find(|save| save.0 == item).map_or(0.0, |save| save.1);
                let confidence = 1.0 + alpha * number;
                for j in 0..3 {
                    expected_a[j] += confidence * q[i] * q[j];
                }
                expected_b += if number > 0.0 { confidence * q[i] } else { 0.0 };
            }
            assert_all_close!(&a[i], &expected_a, 1e-12);
            assert_all_close!(&[b[i]], &[expected_b], 1e-12);
        }
    }

    #[test]
    fn taste_beats_popularity() {
        let (train, held_out) = generate(300, 200);
        let mut popularity = vec![0.0; 200];
        for &(item, _) in train.iter().flatten() {
            popularity[item] += 1.0;
        }
        let popular = hit_rate(&train, &held_out, 200, 10, |_, item| popularity[item]);
        let [users, items] = fit(&train, 200, 4, (5.0, 5.0), 8);
        let factors = hit_rate(&train, &held_out, 200, 10, |u, i| dot(&users[u], &items[i]));
        assert!(factors > popular + 0.1, "{factors} {popular}");
    }

    #[test]
    fn the_sweeps_lower_the_objective() {
        let (train, _) = generate(40, 60);
        let objective = |sweeps: usize| {
            let [users, items] = fit(&train, 60, 3, (5.0, 1.0), sweeps);
            let mut sum: f64 = users.iter().chain(&items).flatten().map(|x| x * x).sum();
            for (user, saves) in train.iter().enumerate() {
                for (item, q) in items.iter().enumerate() {
                    let number =
                        saves.iter().find(|save| save.0 == item).map_or(0.0, |save| save.1);
                    let preference = if number > 0.0 { 1.0 } else { 0.0 };
                    sum += (1.0 + 5.0 * number) * (preference - dot(&users[user], q)).powi(2);
                }
            }
            sum
        };
        let steps: Vec<f64> = (1..6).map(objective).collect();
        assert!(steps.windows(2).all(|pair| pair[1] <= pair[0] + 1e-9), "{steps:?}");
    }
}
