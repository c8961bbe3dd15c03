//! Missing values in a tree: fill in the mean, or learn a side for them.
//!
//! Contract: one feature, `None` where it is missing, and two classes. A split has a threshold *and* a
//! side for missing values; the sweep tries both sides and keeps the cheaper by weighted Gini impurity
//! (the default direction of XGBoost's sparsity-aware split: T. Chen, C. Guestrin, "XGBoost", 2016,
//! algorithm 3). All present and no present values are fine; with neither threshold nor missing
//! values there is nothing to split.
//!
//! Data, generated: profiles with an age. Those who leave it out click less often, so that the gap
//! itself carries information. 2000 rows.

use kit::rng::Rng;

/// A split of one feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Split {
    /// Values at or below it go left. Infinite: all values go left, and only the missing go right.
    pub threshold: f64,
    /// Whether missing values go left.
    pub missing_left: bool,
    /// Weighted Gini impurity of the two sides.
    pub cost: f64,
}

/// [negatives, positives].
type Counts = [f64; 2];

fn cost(left: Counts, right: Counts) -> f64 {
    let sides = [left, right];
    let n: f64 = sides.iter().flatten().sum();
    let share = |side: Counts| {
        let size = side[0] + side[1];
        if size > 0.0 { 2.0 * side[0] * side[1] / size / n } else { 0.0 }
    };
    sides.into_iter().map(share).sum()
}

fn plus(a: Counts, b: Counts) -> Counts {
    [a[0] + b[0], a[1] + b[1]]
}

// ANCHOR: split
/// The cheapest threshold together with the cheapest side for missing values.
pub fn best_split(x: &[Option<f64>], labels: &[bool]) -> Option<Split> {
    let mut present: Vec<(f64, bool)> = Vec::new();
    let mut missing: Counts = [0.0; 2];
    let mut right: Counts = [0.0; 2];
    for (value, &label) in x.iter().zip(labels) {
        match value {
            Some(value) => {
                present.push((*value, label));
                right[usize::from(label)] += 1.0;
            }
            None => missing[usize::from(label)] += 1.0,
        }
    }
    present.sort_by(|a, b| a.0.total_cmp(&b.0));

    let mut best: Option<Split> = None;
    let mut offer = |split: Split| {
        if best.is_none_or(|best| split.cost < best.cost - 1e-12) {
            best = Some(split);
        }
    };
    let mut left: Counts = [0.0; 2];
    for pair in present.windows(2) {
        left[usize::from(pair[0].1)] += 1.0;
        right[usize::from(pair[0].1)] -= 1.0;
        if pair[0].0 < pair[1].0 {
            let threshold = f64::midpoint(pair[0].0, pair[1].0);
            let to_left = cost(plus(left, missing), right);
            let to_right = cost(left, plus(right, missing));
            offer(Split { threshold, missing_left: true, cost: to_left });
            offer(Split { threshold, missing_left: false, cost: to_right });
        }
    }
    if !present.is_empty() && present.len() < x.len() {
        let all = plus(left, right);
        offer(Split { threshold: f64::INFINITY, missing_left: false, cost: cost(all, missing) });
    }
    best
}
// ANCHOR_END: split

/// Ages from 18 to 65 and clicks: 60 % up to 30, 30 % above. A third hide their age; of those 10 %
/// click if `informative`, and as many as of the others otherwise.
fn profiles(n: usize, informative: bool, rng: &mut Rng) -> (Vec<Option<f64>>, Vec<bool>) {
    (0..n)
        .map(|_| {
            let age = 18.0 + rng.below(48) as f64;
            let hidden = rng.bernoulli(1.0 / 3.0);
            let rate = match (hidden && informative, age <= 30.0) {
                (true, _) => 0.1,
                (false, true) => 0.6,
                (false, false) => 0.3,
            };
            (if hidden { None } else { Some(age) }, rng.bernoulli(rate))
        })
        .unzip()
}

// ANCHOR: main
fn main() {
    for informative in [true, false] {
        let (ages, clicks) = profiles(2000, informative, &mut Rng::new(19));
        let known: Vec<f64> = ages.iter().flatten().copied().collect();
        let mean = known.iter().sum::<f64>() / known.len() as f64;
        let filled: Vec<Option<f64>> = ages.iter().map(|age| age.or(Some(mean))).collect();

        println!("missing values tell something: {informative}");
        for (name, column) in [("mean filled in", &filled), ("side learnt", &ages)] {
            let split = best_split(column, &clicks).expect("ages differ");
            let rule = if split.threshold.is_infinite() {
                "is the age missing?".to_owned()
            } else {
                format!("age <= {:.1}?", split.threshold)
            };
            println!("  {name:<14}  {rule:<19}  Gini {:.4}", split.cost);
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn split(x: &[Option<f64>], labels: &[bool]) -> Split {
        best_split(x, labels).expect("there is something to split")
    }

    #[test]
    fn missing_values_go_where_they_fit() {
        let x = [Some(1.0), Some(2.0), Some(8.0), Some(9.0), None];
        let found = split(&x, &[false, false, true, true, true]);
        assert_close!(found.threshold, 5.0, 0.0);
        assert!(!found.missing_left);
        assert_close!(found.cost, 0.0, 1e-12);
        assert!(split(&x, &[false, false, true, true, false]).missing_left);
    }

    #[test]
    fn the_gap_itself_can_be_the_split() {
        let found = split(&[Some(1.0), Some(1.0), None], &[true, true, false]);
        assert!(found.threshold.is_infinite() && !found.missing_left);
        assert_close!(found.cost, 0.0, 1e-12);
    }

    #[test]
    fn nothing_to_split() {
        assert_eq!(best_split(&[], &[]), None);
        assert_eq!(best_split(&[None, None], &[true, false]), None);
        assert_eq!(best_split(&[Some(1.0), Some(1.0)], &[true, false]), None);
    }

    /// Trying both sides includes the side that any fixed filling would choose for this threshold,
    /// so the learnt side is never dearer on the training rows at a threshold both consider.
    #[test]
    fn a_learnt_side_is_no_worse_than_far_left_or_far_right() {
        for seed in 0..50 {
            let (ages, clicks) = profiles(40, seed % 2 == 0, &mut Rng::new(seed));
            let learnt = split(&ages, &clicks).cost;
            for fill in [-1.0, 99.0] {
                let filled: Vec<_> = ages.iter().map(|age| age.or(Some(fill))).collect();
                assert!(learnt <= split(&filled, &clicks).cost + 1e-12);
            }
        }
    }
}
