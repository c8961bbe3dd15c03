//! k against error: one neighbour memorises, all neighbours ignore the query.
//!
//! Contract: points are uniform on the square from −2 to 2; a point is positive inside the circle
//! x² + y² = 2.5, and 15 % of the labels are flipped, in training and held-out sets: no classifier has
//! an expected error below 0.15. 20 training sets of 200 points and one held-out set of 300, seed 15.
//! Errors are means over the training sets. Odd k only, so that two classes never tie.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

/// A point and whether it is called positive.
pub type Item = ([f64; 2], bool);

/// Points with noisy labels.
pub fn draw(n: usize, rng: &mut Rng) -> Vec<Item> {
    let mut item = || {
        let point = [4.0 * rng.uniform() - 2.0, 4.0 * rng.uniform() - 2.0];
        let inside = point[0] * point[0] + point[1] * point[1] < 2.5;
        (point, inside != rng.bernoulli(0.15))
    };
    (0..n).map(|_| item()).collect()
}

// ANCHOR: errors
/// Share of `items` that the vote gets wrong, for each of the `ks`: one sort serves them all.
pub fn errors(training: &[Item], items: &[Item], ks: &[usize]) -> Vec<f64> {
    let mut wrong = vec![0.0; ks.len()];
    for &(point, label) in items {
        let mut near: Vec<(f64, bool)> = training
            .iter()
            .map(|(p, label)| ((p[0] - point[0]).powi(2) + (p[1] - point[1]).powi(2), *label))
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (wrong, &k) in wrong.iter_mut().zip(ks) {
            let votes = near[..k].iter().filter(|neighbour| neighbour.1).count();
            *wrong += f64::from(u8::from((2 * votes > k) != label));
        }
    }
    wrong.iter().map(|count| count / items.len() as f64).collect()
}
// ANCHOR_END: errors

/// The k that are tried.
pub const KS: [usize; 9] = [1, 3, 5, 9, 15, 25, 51, 101, 199];

/// Mean training and held-out error for each k.
pub fn experiment() -> Vec<(usize, f64, f64)> {
    let mut rng = Rng::new(15);
    let held_out = draw(300, &mut rng);
    let mut sums = vec![(0.0, 0.0); KS.len()];
    for _ in 0..20 {
        let training = draw(200, &mut rng);
        let seen = errors(&training, &training, &KS);
        let unseen = errors(&training, &held_out, &KS);
        for (sum, (seen, unseen)) in sums.iter_mut().zip(seen.iter().zip(unseen)) {
            *sum = (sum.0 + seen / 20.0, sum.1 + unseen / 20.0);
        }
    }
    KS.iter().zip(sums).map(|(&k, (seen, unseen))| (k, seen, unseen)).collect()
}

// ANCHOR: main
fn main() {
    let found = experiment();
    println!("  k  training  held out");
    for (k, seen, unseen) in &found {
        println!("{k:>3}  {seen:>8.3}  {unseen:>8.3}");
    }
    let curve = |of: fn(&(usize, f64, f64)) -> f64| {
        found.iter().map(move |entry| (entry.0 as f64, of(entry))).collect::<Vec<_>>()
    };
    Figure::new("k", "error")
        .log_x()
        .y_range(0.0, 0.6)
        .with(Line::new("held out", curve(|entry| entry.2)).marked())
        .with(Line::new("training", curve(|entry| entry.1)).marked())
        .save("k-nearest-neighbours-k");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn from_memory_to_the_majority() {
        let found = experiment();
        // k = 1 remembers every training label.
        assert_close!(found[0].1, 0.0, 0.0);
        // The best k is above what the flips allow: 0.15 less four standard errors of a share of 300.
        let best = found.iter().map(|entry| entry.2).fold(1.0, f64::min);
        assert!(best > 0.15 - 0.083 && best < 0.25, "{best}");
        assert!(found[0].2 > best + 0.04 && found[8].2 > best + 0.1, "{found:?}");
        // Far from the circle one neighbour errs if exactly one of two labels is flipped, in
        // 2 · 0.15 · 0.85 = 0.255 of the cases; near the circle more often.
        assert!((0.2..0.4).contains(&found[0].2), "{}", found[0].2);
    }

    #[test]
    fn all_neighbours_are_the_majority() {
        let mut training = draw(9, &mut Rng::new(1));
        for (at, item) in training.iter_mut().enumerate() {
            item.1 = at < 5;
        }
        let items = [([0.0, 0.0], true), ([2.0, 2.0], false)];
        assert_eq!(errors(&training, &items, &[9]), [0.5]);
    }
}
