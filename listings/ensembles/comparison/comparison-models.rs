//! One tree, bagging, random forest, AdaBoost, gradient boosting and a vote on one real data set.
//!
//! Contract: red wine, rows that repeat an earlier one left out: 1,359 rows, 11 features; positive
//! is a grade of 7 or more (184). Stratified ten-fold cross-validation, seed 1; every model sees the
//! same folds. Reported for each model: Brier score and AUC as means over folds, standard errors over
//! folds, additions to histograms in training and comparisons for one prediction.
//!
//! One tree serves all. It is grown on pairs (g, h): a leaf is −G/(H + λ), a split maximises
//! G²/(H + λ) summed over both sides. With g = −w y and h = w the leaf is the weighted mean of y and
//! the split is CART's (for labels 0 and 1 the drop in variance is half the drop in Gini impurity).

use std::collections::BTreeSet;

use kit::figure::{Bars, Figure};
use kit::rng::Rng;

// ANCHOR: tree
/// What a tree is grown with.
#[derive(Debug, Clone, Copy)]
pub struct Growth {
    /// Splits from the root to a leaf, at most.
    pub depth: usize,
    /// Features tried at each split.
    pub tried: usize,
    /// The penalty λ.
    pub lambda: f64,
}

/// A value, or a question: feature, bin, below or at it, above it.
#[derive(Debug, Clone)]
pub enum Tree {
    /// What it predicts.
    Leaf(f64),
    /// Left where the code is at most the bin.
    Split(usize, u8, Box<(Tree, Tree)>),
}

impl Tree {
    /// The leaf's value, and how many comparisons led there.
    pub fn predict(&self, row: &[u8]) -> (f64, u32) {
        match self {
            Tree::Leaf(value) => (*value, 0),
            Tree::Split(feature, bin, sides) => {
                let side = if row[*feature] <= *bin { &sides.0 } else { &sides.1 };
                let (value, comparisons) = side.predict(row);
                (value, comparisons + 1)
            }
        }
    }
}

/// Grows a tree on the rows `at`, which may repeat; `work` counts additions to histograms.
pub fn grow(
    rows: &[Vec<u8>],
    gh: &[(f64, f64)],
    at: &[usize],
    growth: &Growth,
    rng: &mut Rng,
    work: &mut u64,
) -> Tree {
    let (g, h) = at.iter().fold((0.0, 0.0), |(g, h), &i| (g + gh[i].0, h + gh[i].1));
    let score =
        |g: f64, h: f64| if h + growth.lambda > 0.0 { g * g / (h + growth.lambda) } else { 0.0 };
    let mut features: Vec<usize> = (0..rows[0].len()).collect();
    rng.shuffle(&mut features);
    let tried = if growth.depth == 0 { 0 } else { growth.tried };
    let (mut best, mut most) = (None, score(g, h) + 1e-9);
    for &feature in &features[..tried] {
        let mut bins = [(0.0, 0.0); BINS];
        for &i in at {
            let bin = &mut bins[usize::from(rows[i][feature])];
            *bin = (bin.0 + gh[i].0, bin.1 + gh[i].1);
        }
        *work += at.len() as u64;
        let (mut left_g, mut left_h) = (0.0, 0.0);
        for (code, bin) in (0_u8..).zip(&bins[..BINS - 1]) {
            left_g += bin.0;
            left_h += bin.1;
            let both = score(left_g, left_h) + score(g - left_g, h - left_h);
            if both > most {
                (best, most) = (Some((feature, code)), both);
            }
        }
    }
    let Some((feature, bin)) = best else { return Tree::Leaf(-g / (h + growth.lambda)) };
    let (left, right): (Vec<usize>, Vec<usize>) =
        at.iter().partition(|&&i| rows[i][feature] <= bin);
    if left.is_empty() || right.is_empty() {
        return Tree::Leaf(-g / (h + growth.lambda)); // the gain was rounding
    }
    let below = Growth { depth: growth.depth - 1, ..*growth };
    let left = grow(rows, gh, &left, &below, rng, work);
    let right = grow(rows, gh, &right, &below, rng, work);
    Tree::Split(feature, bin, Box::new((left, right)))
}
// ANCHOR_END: tree

/// Bins a feature has.
pub const BINS: usize = 32;

/// Probabilities for the test rows, and what they cost.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The probability of a positive, one for each test row.
    pub probabilities: Vec<f64>,
    /// Additions to histograms in training.
    pub work: u64,
    /// Mean comparisons for one prediction.
    pub comparisons: f64,
}

/// Rows as bin codes, labels 0 or 1, and which rows to train on and to predict.
#[derive(Debug, Clone, Copy)]
pub struct Fold<'a> {
    /// Bin codes.
    pub rows: &'a [Vec<u8>],
    /// Labels.
    pub ys: &'a [f64],
    /// Rows to train on.
    pub train: &'a [usize],
    /// Rows to predict.
    pub test: &'a [usize],
}

/// Adds up trees: `sum[i]` for each test row, and the comparisons made.
fn add(fold: &Fold<'_>, tree: &Tree, weight: f64, sum: &mut [f64], comparisons: &mut f64) {
    for (sum, &i) in sum.iter_mut().zip(fold.test) {
        let (value, made) = tree.predict(&fold.rows[i]);
        *sum += weight * value;
        *comparisons += f64::from(made) / fold.test.len() as f64;
    }
}

// ANCHOR: forest
/// `trees` deep trees on bootstrap samples, averaged; one tree on the rows themselves if `trees` is 1.
pub fn forest(fold: &Fold<'_>, trees: usize, depth: usize, tried: usize) -> Outcome {
    let (mut rng, mut work, mut comparisons) = (Rng::new(7), 0, 0.0);
    let gh: Vec<(f64, f64)> = fold.ys.iter().map(|y| (-y, 1.0)).collect();
    let mut sum = vec![0.0; fold.test.len()];
    for _ in 0..trees {
        let n = fold.train.len();
        let draw = |i: usize, rng: &mut Rng| if trees == 1 { i } else { rng.below(n) };
        let at: Vec<usize> = (0..n).map(|i| fold.train[draw(i, &mut rng)]).collect();
        let growth = Growth { depth, tried, lambda: 0.0 };
        let tree = grow(fold.rows, &gh, &at, &growth, &mut rng, &mut work);
        add(fold, &tree, 1.0 / trees as f64, &mut sum, &mut comparisons);
    }
    Outcome { probabilities: sum, work, comparisons }
}
// ANCHOR_END: forest

// ANCHOR: boosting
/// AdaBoost with stumps; the vote F becomes 1/(1 + e^(−2F)).
pub fn adaboost(fold: &Fold<'_>, rounds: usize) -> Outcome {
    let (mut rng, mut work, mut comparisons) = (Rng::new(7), 0, 0.0);
    let mut votes = vec![0.0; fold.test.len()];
    let mut weights = vec![0.0; fold.rows.len()];
    fold.train.iter().for_each(|&i| weights[i] = 1.0 / fold.train.len() as f64);
    for _ in 0..rounds {
        let pair = |(y, w): (&f64, &f64)| (-w * (2.0 * y - 1.0), *w);
        let gh: Vec<(f64, f64)> = fold.ys.iter().zip(&weights).map(pair).collect();
        let growth = Growth { depth: 1, tried: fold.rows[0].len(), lambda: 0.0 };
        let mut tree = grow(fold.rows, &gh, fold.train, &growth, &mut rng, &mut work);
        signs(&mut tree);
        let right = |i: usize| (2.0 * fold.ys[i] - 1.0) * tree.predict(&fold.rows[i]).0;
        let error: f64 = fold.train.iter().filter(|&&i| right(i) < 0.0).map(|&i| weights[i]).sum();
        if error <= 0.0 || error >= 0.5 {
            break;
        }
        let alpha = 0.5 * ((1.0 - error) / error).ln();
        for &i in fold.train {
            weights[i] /= 2.0 * if right(i) < 0.0 { error } else { 1.0 - error };
        }
        add(fold, &tree, alpha, &mut votes, &mut comparisons);
    }
    let probabilities = votes.iter().map(|f| 1.0 / (1.0 + (-2.0 * f).exp())).collect();
    Outcome { probabilities, work, comparisons }
}

/// Logistic loss, Newton leaves with λ = 1, learning rate 0.1.
pub fn gradient_boosting(fold: &Fold<'_>, rounds: usize, depth: usize) -> Outcome {
    let (mut rng, mut work, mut comparisons) = (Rng::new(7), 0, 0.0);
    let share = fold.train.iter().map(|&i| fold.ys[i]).sum::<f64>() / fold.train.len() as f64;
    let start = (share / (1.0 - share)).ln();
    let (mut fs, mut scores) = (vec![start; fold.rows.len()], vec![start; fold.test.len()]);
    for _ in 0..rounds {
        let pair = |(y, f): (&f64, &f64)| {
            let p = 1.0 / (1.0 + (-f).exp());
            (p - y, p * (1.0 - p))
        };
        let gh: Vec<(f64, f64)> = fold.ys.iter().zip(&fs).map(pair).collect();
        let growth = Growth { depth, tried: fold.rows[0].len(), lambda: 1.0 };
        let tree = grow(fold.rows, &gh, fold.train, &growth, &mut rng, &mut work);
        fold.train.iter().for_each(|&i| fs[i] += 0.1 * tree.predict(&fold.rows[i]).0);
        add(fold, &tree, 0.1, &mut scores, &mut comparisons);
    }
    let probabilities = scores.iter().map(|f| 1.0 / (1.0 + (-f).exp())).collect();
    Outcome { probabilities, work, comparisons }
}

/// The mean of several models' probabilities.
pub fn vote(models: &[&Outcome]) -> Outcome {
    let n = models.len() as f64;
    let mean = |i: usize| models.iter().map(|m| m.probabilities[i]).sum::<f64>() / n;
    Outcome {
        probabilities: (0..models[0].probabilities.len()).map(mean).collect(),
        work: models.iter().map(|m| m.work).sum(),
        comparisons: models.iter().map(|m| m.comparisons).sum(),
    }
}
// ANCHOR_END: boosting

/// Turns every leaf into +1 or −1.
fn signs(tree: &mut Tree) {
    match tree {
        Tree::Leaf(value) => *value = if *value < 0.0 { -1.0 } else { 1.0 },
        Tree::Split(_, _, sides) => {
            signs(&mut sides.0);
            signs(&mut sides.1);
        }
    }
}

/// Mean squared error of probabilities.
pub fn brier(ys: &[f64], probabilities: &[f64]) -> f64 {
    let square = |(y, p): (&f64, &f64)| (y - p) * (y - p);
    ys.iter().zip(probabilities).map(square).sum::<f64>() / ys.len() as f64
}

/// The share of pairs that the positive wins, a tie counting half.
pub fn auc(ys: &[f64], scores: &[f64]) -> f64 {
    let of = |class: f64| {
        let items = ys.iter().zip(scores).filter(move |(y, _)| (**y - class).abs() < 0.5);
        items.map(|(_, s)| *s).collect::<Vec<f64>>()
    };
    let (positives, negatives) = (of(1.0), of(0.0));
    let wins =
        |p: &f64| negatives.iter().map(|n| u32::from(p > n) + u32::from(p >= n)).sum::<u32>();
    let twice: u32 = positives.iter().map(wins).sum();
    f64::from(twice) / (2 * positives.len() * negatives.len()) as f64
}

/// Red wine as bin codes and labels, repeats left out. Bins are quantiles over all rows: they use
/// no label, and no model here is helped by them.
pub fn wine() -> (Vec<Vec<u8>>, Vec<f64>) {
    let wine = kit::data::wine_quality();
    let mut seen = BTreeSet::new();
    let keep: Vec<usize> =
        (0..wine.rows.len()).filter(|&i| seen.insert(format!("{:?}", wine.rows[i]))).collect();
    let edges = |feature: usize| {
        let mut values: Vec<f64> = keep.iter().map(|&i| wine.rows[i][feature]).collect();
        values.sort_by(f64::total_cmp);
        (1..BINS).map(|k| values[k * values.len() / BINS]).collect::<Vec<f64>>()
    };
    let edges: Vec<Vec<f64>> = (0..wine.features.len()).map(edges).collect();
    let code = |x: f64, edges: &[f64]| u8::try_from(edges.partition_point(|&e| e <= x));
    let codes = |i: usize| {
        let coded = wine.rows[i].iter().zip(&edges).map(|(&x, edges)| code(x, edges));
        coded.map(|code| code.expect("32 bins")).collect()
    };
    let label = |&i: &usize| f64::from(u8::from(wine.targets[i] >= 7));
    (keep.iter().map(|&i| codes(i)).collect(), keep.iter().map(label).collect())
}

// ANCHOR: folds
/// Test rows of each fold: every class is shuffled, then dealt like cards.
pub fn stratified(ys: &[f64], folds: usize, rng: &mut Rng) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..ys.len()).collect();
    rng.shuffle(&mut order);
    order.sort_by(|&a, &b| ys[a].total_cmp(&ys[b])); // stable: shuffled within a class
    let mut dealt = vec![Vec::new(); folds];
    for (at, row) in order.into_iter().enumerate() {
        dealt[at % folds].push(row);
    }
    dealt
}

/// The mean and its standard error, had the folds been independent.
pub fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, (variance / n).sqrt())
}
// ANCHOR_END: folds

/// The names of the models, in order.
pub const MODELS: [&str; 8] = [
    "constant",
    "tree, deep",
    "tree, depth 3",
    "bagging",
    "random forest",
    "AdaBoost",
    "gradient boosting",
    "vote of the last three",
];

/// All models on one fold.
pub fn models(fold: &Fold<'_>) -> Vec<Outcome> {
    let all = fold.rows[0].len();
    let mut outcomes = vec![
        forest(fold, 1, 0, all),
        forest(fold, 1, 30, all),
        forest(fold, 1, 3, all),
        forest(fold, 30, 30, all),
        forest(fold, 30, 30, 3),
        adaboost(fold, 60),
        gradient_boosting(fold, 60, 3),
    ];
    outcomes.push(vote(&[&outcomes[4], &outcomes[5], &outcomes[6]]));
    outcomes
}

// ANCHOR: main
fn main() {
    let (rows, ys) = wine();
    let folds = stratified(&ys, 10, &mut Rng::new(1));
    let mut results: Vec<[Vec<f64>; 2]> = vec![<[Vec<f64>; 2]>::default(); MODELS.len()];
    let mut costs = vec![(0, 0.0); MODELS.len()];
    for test in &folds {
        let train: Vec<usize> = (0..rows.len()).filter(|i| !test.contains(i)).collect();
        let truth: Vec<f64> = test.iter().map(|&i| ys[i]).collect();
        let fold = Fold { rows: &rows, ys: &ys, train: &train, test };
        for (model, outcome) in models(&fold).iter().enumerate() {
            results[model][0].push(brier(&truth, &outcome.probabilities));
            results[model][1].push(auc(&truth, &outcome.probabilities));
            costs[model].0 += outcome.work / 10;
            costs[model].1 += outcome.comparisons / 10.0;
        }
    }
    println!("{} wines, {} positive, {} folds", ys.len(), ys.iter().sum::<f64>(), folds.len());
    println!("                        Brier           AUC            additions  comparisons");
    for ((name, result), (work, made)) in MODELS.iter().zip(&results).zip(&costs) {
        let [(brier, e), (auc, f)] = [0, 1].map(|metric| mean_and_error(&result[metric]));
        print!("{name:<22}  {brier:.4} ± {e:.4}  {auc:.3} ± {f:.3}");
        println!("  {:>9}k  {made:>11.1}", work / 1000);
    }

    println!("\nBrier score against gradient boosting, fold by fold");
    println!("                        difference  paired error  unpaired  better in");
    let boosted = &results[6][0];
    let mut gaps = Vec::new();
    for (name, result) in MODELS.iter().zip(&results).skip(1).filter(|(n, _)| **n != MODELS[6]) {
        let gap: Vec<f64> = result[0].iter().zip(boosted).map(|(a, b)| a - b).collect();
        let (mean, error) = mean_and_error(&gap);
        let unpaired = mean_and_error(&result[0]).1.hypot(mean_and_error(boosted).1);
        let better = gap.iter().filter(|gap| **gap < 0.0).count();
        println!("{name:<22}  {mean:>+10.4}  {error:>12.4}  {unpaired:>8.4}  {better:>3} of 10");
        gaps.push((*name, mean, error));
    }
    draw(&results, &gaps);
}
// ANCHOR_END: main

fn draw(results: &[[Vec<f64>; 2]], gaps: &[(&str, f64, f64)]) {
    let scores: Vec<(f64, f64)> = results.iter().map(|r| mean_and_error(&r[0])).collect();
    let short =
        ["constant", "deep tree", "depth 3", "bagging", "forest", "AdaBoost", "boosting", "vote"];
    let bars = short.iter().zip(&scores).map(|(name, (mean, _))| (*name, *mean));
    Figure::new("model", "Brier score (less is better)")
        .size(400.0, 340.0)
        .with(Bars::new(3, bars).sideways().spans(scores.iter().map(|(m, e)| (m - e, m + e))))
        .save("comparison-brier");
    // Nadeau and Bengio: the variance of the mean is s² (1/k + test/train), here 1/10 + 1/9.
    let widen = ((0.1 + 1.0 / 9.0) / 0.1_f64).sqrt();
    let gaps = &gaps[1..]; // the deep tree is off the scale
    let names = ["depth 3", "bagging", "forest", "AdaBoost", "vote"];
    let bars = names.iter().zip(gaps).map(|(name, gap)| (*name, 1000.0 * gap.1));
    let span = |gap: &(&str, f64, f64)| {
        let half = 2.262 * widen * gap.2; // the 97.5 % point of Student's t, 9 degrees of freedom
        (1000.0 * (gap.1 - half), 1000.0 * (gap.1 + half))
    };
    Figure::new("model", "1000 × (Brier score − boosting's)")
        .x_range(-13.0, 18.0)
        .size(400.0, 280.0)
        .with(Bars::new(1, bars).sideways().spans(gaps.iter().map(span)))
        .save("comparison-gaps");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn folds_partition_the_rows_and_keep_the_share() {
        let (_, ys) = wine();
        let folds = stratified(&ys, 10, &mut Rng::new(1));
        let mut all: Vec<usize> = folds.concat();
        all.sort_unstable();
        assert!(all.iter().copied().eq(0..ys.len()));
        for fold in folds {
            let positives: f64 = fold.iter().map(|&i| ys[i]).sum();
            assert!((18.0..=19.0).contains(&positives) && (135..=136).contains(&fold.len()));
        }
    }

    /// Jensen: the square of the mean error is at most the mean square.
    #[test]
    fn a_forest_is_no_worse_than_the_mean_over_its_trees() {
        let (rows, ys) = wine();
        let (train, test): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(|i| i % 3 > 0);
        let truth: Vec<f64> = test.iter().map(|&i| ys[i]).collect();
        let gh: Vec<(f64, f64)> = ys.iter().map(|y| (-y, 1.0)).collect();
        let (mut rng, mut sum, mut mean) = (Rng::new(2), vec![0.0; test.len()], 0.0);
        for _ in 0..8 {
            let at: Vec<usize> = train.iter().map(|_| train[rng.below(train.len())]).collect();
            let growth = Growth { depth: 30, tried: 3, lambda: 0.0 };
            let tree = grow(&rows, &gh, &at, &growth, &mut rng, &mut 0);
            let said: Vec<f64> = test.iter().map(|&i| tree.predict(&rows[i]).0).collect();
            mean += brier(&truth, &said) / 8.0;
            sum.iter_mut().zip(said).for_each(|(sum, p)| *sum += p / 8.0);
        }
        assert!(brier(&truth, &sum) <= mean);
    }

    #[test]
    fn a_deep_tree_remembers_and_depth_zero_is_the_mean() {
        let rows: Vec<Vec<u8>> = (0..8).map(|i| vec![i]).collect();
        let ys = [0.0, 1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0];
        let all: Vec<usize> = (0..8).collect();
        let fold = Fold { rows: &rows, ys: &ys, train: &all, test: &all };
        assert_eq!(forest(&fold, 1, 30, 1).probabilities, ys);
        assert!(forest(&fold, 1, 0, 1).probabilities.iter().all(|&p| (p - 0.5).abs() < 1e-12));
    }

    #[test]
    fn the_standard_error_by_hand() {
        let (mean, error) = mean_and_error(&[1.0, 2.0, 3.0]);
        assert_close!(mean, 2.0, 1e-12);
        assert_close!(error, (1.0_f64 / 3.0).sqrt(), 1e-12);
    }
}
