//! A random forest: bootstrap, feature sampling, out-of-bag estimate, both importances.
//!
//! Contract: `rows[i]` holds d finite numbers, `labels[i]` is its class, below `classes`; one row at least. Tree b grows
//! on a bootstrap sample; each of its nodes tries `tried` features drawn without replacement and
//! splits at the cheapest threshold by Gini impurity; it is a leaf when it is pure or none of the
//! features it drew has two values. The forest answers with the mean of the trees' class shares.
//!
//! - out of bag: row i is judged by the trees whose sample lacks it, about 37 % of them;
//! - impurity importance: the fall of n · Gini summed over a feature's splits, as a share of all;
//! - permutation importance: how much accuracy falls on unseen rows when a column is shuffled.
//!
//! Fit: O(B · tried · n log² n) for balanced trees, since nodes sort. Predict: O(B · depth).
//! Data: red wine (`kit::data`), is its grade 6 or better? Eleven measures, and a column of noise that
//! we add. 700 rows to learn from, 899 to test, split by seed 20. L. Breiman, "Random forests",
//! Machine Learning 45 (2001).

use kit::figure::{Bars, Figure, Line};
use kit::rng::Rng;

// ANCHOR: tree
/// A node of a tree.
#[derive(Debug, Clone)]
pub enum Node {
    /// The share of each class among the rows that ended here.
    Leaf(Vec<f64>),
    /// A question: is `row[feature] <= threshold`?
    Split {
        /// Which number of a row to look at.
        feature: usize,
        /// What to compare it with.
        threshold: f64,
        /// How much n · Gini falls here.
        gain: f64,
        /// What follows yes, and what follows no.
        sides: Box<[Node; 2]>,
    },
}

impl Node {
    /// The class shares of the leaf that `row` falls into.
    pub fn shares(&self, row: &[f64]) -> &[f64] {
        match self {
            Node::Leaf(shares) => shares,
            Node::Split { feature, threshold, sides, .. } => {
                sides[usize::from(row[*feature] > *threshold)].shares(row)
            }
        }
    }

    /// Adds each split's gain to its feature.
    fn collect_gains(&self, gains: &mut [f64]) {
        if let Node::Split { feature, gain, sides, .. } = self {
            gains[*feature] += gain;
            sides.iter().for_each(|side| side.collect_gains(gains));
        }
    }
}
// ANCHOR_END: tree

/// What a forest learns from.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    /// n rows of d numbers.
    pub rows: &'a [Vec<f64>],
    /// n classes, from 0.
    pub labels: &'a [usize],
    /// K.
    pub classes: usize,
}

// ANCHOR: grow
/// A full tree for the rows at `members`, which may repeat.
pub fn grow(table: Table<'_>, members: &[usize], tried: usize, rng: &mut Rng) -> Node {
    let mut counts = vec![0; table.classes];
    for &member in members {
        counts[table.labels[member]] += 1;
    }
    let here = gini_sum(&counts, members.len());
    let pure = counts.iter().filter(|&&count| count > 0).count() < 2;

    let mut features: Vec<usize> = (0..table.rows[0].len()).collect();
    // ANCHOR: sampled
    rng.shuffle(&mut features);
    let sampled = &features[..tried];
    // ANCHOR_END: sampled
    let splits = sampled.iter().filter_map(|&feature| sweep(table, members, &counts, feature));
    let best = splits.min_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        Some((cost, feature, threshold)) if !pure => {
            let (yes, no): (Vec<usize>, Vec<usize>) =
                members.iter().partition(|&&i| table.rows[i][feature] <= threshold);
            let sides = [grow(table, &yes, tried, rng), grow(table, &no, tried, rng)];
            Node::Split { feature, threshold, gain: here - cost, sides: Box::new(sides) }
        }
        _ => {
            let n = members.len().max(1) as f64;
            Node::Leaf(counts.iter().map(|&count| count as f64 / n).collect())
        }
    }
}
// ANCHOR_END: grow

/// The cheapest threshold of one feature: (n · Gini after, feature, threshold).
fn sweep(
    table: Table<'_>,
    members: &[usize],
    counts: &[usize],
    feature: usize,
) -> Option<(f64, usize, f64)> {
    let mut column: Vec<(f64, usize)> =
        members.iter().map(|&i| (table.rows[i][feature], table.labels[i])).collect();
    column.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (mut left, mut right) = (vec![0; counts.len()], counts.to_vec());
    let mut best: Option<(f64, usize, f64)> = None;
    for (position, pair) in column.windows(2).enumerate() {
        left[pair[0].1] += 1;
        right[pair[0].1] -= 1;
        if pair[0].0 < pair[1].0 {
            let n_left = position + 1;
            let cost = gini_sum(&left, n_left) + gini_sum(&right, column.len() - n_left);
            if best.is_none_or(|(least, ..)| cost < least - 1e-9) {
                let middle = pair[0].0 / 2.0 + pair[1].0 / 2.0;
                best = Some((cost, feature, if middle < pair[1].0 { middle } else { pair[0].0 }));
            }
        }
    }
    best
}

/// n times the Gini impurity.
fn gini_sum(counts: &[usize], n: usize) -> f64 {
    let squares: usize = counts.iter().map(|&count| count * count).sum();
    n as f64 - squares as f64 / n.max(1) as f64
}

// ANCHOR: forest
/// Trees, and for each which rows its bootstrap sample held.
#[derive(Debug, Clone)]
pub struct Forest {
    /// B trees.
    pub trees: Vec<Node>,
    /// `in_bag[b][i]`: tree b has seen row i.
    pub in_bag: Vec<Vec<bool>>,
    /// K.
    pub classes: usize,
}

impl Forest {
    /// Grows `trees` trees that try `tried` features at each split.
    pub fn fit(table: Table<'_>, trees: usize, tried: usize, seed: u64) -> Self {
        let n = table.rows.len();
        let mut forest = Self { trees: Vec::new(), in_bag: Vec::new(), classes: table.classes };
        for tree in 0..trees {
            let mut rng = Rng::new(seed ^ ((tree as u64) << 32)); // (1)
            let sample: Vec<usize> = (0..n).map(|_| rng.below(n)).collect();
            let mut seen = vec![false; n];
            for &row in &sample {
                seen[row] = true;
            }
            forest.trees.push(grow(table, &sample, tried, &mut rng));
            forest.in_bag.push(seen);
        }
        forest
    }

    /// The mean class shares of the trees that `asked` names; `None` if it names none.
    fn mean(&self, row: &[f64], asked: impl Fn(usize) -> bool) -> Option<Vec<f64>> {
        let mut sums = vec![0.0; self.classes];
        let mut trees = 0.0;
        for (_, tree) in self.trees.iter().enumerate().filter(|(b, _)| asked(*b)) {
            trees += 1.0;
            sums.iter_mut().zip(tree.shares(row)).for_each(|(sum, share)| *sum += share);
        }
        (trees > 0.0).then(|| sums.iter().map(|sum| sum / trees).collect())
    }

    /// The class probabilities of a row, by all trees.
    pub fn predict_proba(&self, row: &[f64]) -> Vec<f64> {
        self.mean(row, |_| true).expect("a forest has trees")
    }

    /// The class probabilities of training row i by the trees that have not seen it.
    pub fn out_of_bag(&self, i: usize, row: &[f64]) -> Option<Vec<f64>> {
        self.mean(row, |b| !self.in_bag[b][i]) // (2)
    }
}
// ANCHOR_END: forest

/// The class with the largest probability, the lowest of equals.
pub fn argmax(p: &[f64]) -> usize {
    (1..p.len()).fold(0, |best, c| if p[c] > p[best] { c } else { best })
}

/// The share of rows that get their own class.
pub fn accuracy(forest: &Forest, rows: &[Vec<f64>], labels: &[usize]) -> f64 {
    let right =
        rows.iter().zip(labels).filter(|&(row, &y)| argmax(&forest.predict_proba(row)) == y);
    right.count() as f64 / rows.len() as f64
}

/// The share of training rows that get their own class from the trees that have not seen them.
/// Rows that every tree has seen do not count.
pub fn out_of_bag_accuracy(forest: &Forest, rows: &[Vec<f64>], labels: &[usize]) -> f64 {
    let judged: Vec<bool> = (0..rows.len())
        .filter_map(|i| Some(argmax(&forest.out_of_bag(i, &rows[i])?) == labels[i]))
        .collect();
    judged.iter().filter(|&&right| right).count() as f64 / judged.len() as f64
}

// ANCHOR: importance
/// Each feature's share of all the impurity that splits took away on the training rows.
pub fn impurity_importance(forest: &Forest, features: usize) -> Vec<f64> {
    let mut gains = vec![0.0; features];
    forest.trees.iter().for_each(|tree| tree.collect_gains(&mut gains));
    let all: f64 = gains.iter().sum();
    gains.iter().map(|gain| gain / all).collect()
}

/// How much the accuracy on these rows falls when a column is shuffled, over so many shuffles.
pub fn permutation_importance(
    forest: &Forest,
    rows: &[Vec<f64>],
    labels: &[usize],
    shuffles: usize,
    rng: &mut Rng,
) -> Vec<f64> {
    let before = accuracy(forest, rows, labels);
    (0..rows[0].len())
        .map(|feature| {
            let mut fall = 0.0;
            for _ in 0..shuffles {
                let mut column: Vec<f64> = rows.iter().map(|row| row[feature]).collect();
                rng.shuffle(&mut column);
                let mut broken = rows.to_vec();
                broken.iter_mut().zip(column).for_each(|(row, value)| row[feature] = value);
                fall += before - accuracy(forest, &broken, labels);
            }
            fall / shuffles as f64
        })
        .collect()
}
// ANCHOR_END: importance

/// Rows, labels and names: wine with a column of noise, in random order.
pub fn wine(rng: &mut Rng) -> (Vec<Vec<f64>>, Vec<usize>, Vec<String>) {
    let mut wine = kit::data::wine_quality();
    let mut order: Vec<usize> = (0..wine.rows.len()).collect();
    rng.shuffle(&mut order);
    let row = |&i: &usize| [&wine.rows[i][..], &[rng.uniform()]].concat();
    let rows = order.iter().map(row).collect();
    let labels = order.iter().map(|&i| usize::from(wine.targets[i] >= 6)).collect();
    wine.features.push("noise".to_owned());
    (rows, labels, wine.features)
}

/// The Brier score of the average of the first B trees, and the mean Brier score of those trees.
fn brier_by_size(forest: &Forest, rows: &[Vec<f64>], labels: &[usize]) -> Vec<(f64, f64)> {
    let (mut sums, mut single) = (vec![0.0; rows.len()], 0.0);
    let n = rows.len() as f64;
    let mut scores = Vec::new();
    for (b, tree) in forest.trees.iter().enumerate() {
        let trees = (b + 1) as f64;
        let mut together = 0.0;
        for ((row, &label), sum) in rows.iter().zip(labels).zip(&mut sums) {
            let (p, y) = (tree.shares(row)[1], label as f64);
            *sum += p;
            single += (p - y).powi(2) / n;
            together += (*sum / trees - y).powi(2) / n;
        }
        scores.push((together, single / trees));
    }
    scores
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(20);
    let (rows, labels, names) = wine(&mut rng);
    let (train, test) = (&rows[..700], &rows[700..]);
    let (y, truth) = (&labels[..700], &labels[700..]);
    let table = Table { rows: train, labels: y, classes: 2 };

    println!("features   Brier score on test rows            accuracy");
    println!("tried      mean tree  disagreement  forest    test   out of bag");
    for tried in [1, 3, 12] {
        let forest = Forest::fit(table, 60, tried, 20);
        let (together, single) = brier_by_size(&forest, test, truth)[59];
        let accuracy = accuracy(&forest, test, truth);
        let oob = out_of_bag_accuracy(&forest, train, y);
        println!(
            "{tried:>5}      {single:.3}      {:.3}         {together:.3}     {accuracy:.3}  {oob:.3}",
            single - together
        );
        if tried == 3 {
            report(&forest, &names, test, truth, &mut rng);
        }
    }
}
// ANCHOR_END: main

/// Draws the forest over its number of trees, and its two importances.
fn report(forest: &Forest, names: &[String], test: &[Vec<f64>], truth: &[usize], rng: &mut Rng) {
    let sizes = |pick: fn((f64, f64)) -> f64| {
        let scores = brier_by_size(forest, test, truth);
        scores.into_iter().enumerate().map(move |(b, score)| ((b + 1) as f64, pick(score)))
    };
    Figure::new("trees", "Brier score on test rows")
        .y_range(0.1, 0.4)
        .with(Line::new("mean of single trees", sizes(|score| score.1)))
        .with(Line::new("their average", sizes(|score| score.0)))
        .save("bagging-and-random-forests-size");
    let impurity = impurity_importance(forest, names.len());
    let permutation = permutation_importance(forest, test, truth, 3, rng);
    for (figure, axis, digits, range, values) in [
        ("impurity", "share of impurity taken away", 2, (0.0, 0.2), impurity),
        ("permutation", "fall of accuracy when shuffled", 3, (-0.05, 0.1), permutation),
    ] {
        let mut bars: Vec<(&str, f64)> = names.iter().map(String::as_str).zip(values).collect();
        bars.sort_by(|a, b| b.1.total_cmp(&a.1));
        Figure::new("feature", axis)
            .x_range(range.0, range.1)
            .x_tick(0.05)
            .with(Bars::new(digits, bars).sideways())
            .save(&format!("bagging-and-random-forests-{figure}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn small() -> (Vec<Vec<f64>>, Vec<usize>) {
        let iris = kit::data::iris();
        (iris.rows, iris.targets)
    }

    fn fit(rows: &[Vec<f64>], labels: &[usize], trees: usize, tried: usize, seed: u64) -> Forest {
        Forest::fit(Table { rows, labels, classes: 3 }, trees, tried, seed)
    }

    #[test]
    fn probabilities_add_up_to_one() {
        let (rows, labels) = small();
        let forest = fit(&rows, &labels, 10, 2, 1);
        for (i, row) in rows.iter().enumerate() {
            assert_close!(forest.predict_proba(row).iter().sum::<f64>(), 1.0, 1e-12);
            if let Some(p) = forest.out_of_bag(i, row) {
                assert_close!(p.iter().sum::<f64>(), 1.0, 1e-12);
            }
        }
    }

    /// Iris is easy: forests err on about one row in twenty out of bag.
    #[test]
    fn iris_out_of_bag() {
        let (rows, labels) = small();
        let forest = fit(&rows, &labels, 60, 2, 1);
        let oob = out_of_bag_accuracy(&forest, &rows, &labels);
        assert!((0.92..=0.98).contains(&oob), "{oob}");
        assert!(accuracy(&forest, &rows, &labels) > 0.99, "on rows it has seen");
    }

    #[test]
    fn the_same_seed_gives_the_same_forest_and_more_trees_extend_it() {
        let (rows, labels) = small();
        let (few, many) = (fit(&rows, &labels, 3, 2, 7), fit(&rows, &labels, 5, 2, 7));
        assert_eq!(few.in_bag[..], many.in_bag[..3]);
        for (a, b) in few.trees.iter().zip(&many.trees) {
            assert!(rows.iter().all(|row| a.shares(row) == b.shares(row)));
        }
    }

    #[test]
    fn a_row_that_every_tree_has_seen_has_no_out_of_bag_answer() {
        let rows = vec![vec![1.0]];
        let forest = fit(&rows, &[2], 5, 1, 1);
        assert_eq!(forest.out_of_bag(0, &rows[0]), None);
        assert_eq!(forest.predict_proba(&[9.0]), [0.0, 0.0, 1.0]);
        assert_eq!(argmax(&[0.2, 0.4, 0.4]), 1, "the lowest of equals");
    }

    /// Importances of a feature that cannot split are zero.
    #[test]
    fn a_constant_feature_has_no_importance() {
        let (mut rows, labels) = small();
        for row in &mut rows {
            row.push(1.0);
        }
        let forest = fit(&rows, &labels, 10, 5, 1);
        let shares = impurity_importance(&forest, 5);
        assert_close!(shares[4], 0.0, 0.0);
        assert_close!(shares.iter().sum::<f64>(), 1.0, 1e-12);
        let falls = permutation_importance(&forest, &rows, &labels, 1, &mut Rng::new(1));
        assert_close!(falls[4], 0.0, 0.0);
    }
}
