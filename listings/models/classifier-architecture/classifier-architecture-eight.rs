//! Eight classifiers on the same data: scores, work, capacity, scale, missing values, surfaces.
//!
//! Contract: a row is two numbers, its class 0 or 1. Each classifier answers with the probability of
//! class 1. Data: `kit::data::half_moons`, 200 rows to learn from, 2000 to test, seed 68. Its true
//! probability is known: the best that any classifier can do.
//!
//! - accuracy at one half; log loss in nats; ECE: ten equal bins of p, the mean over rows of
//!   |mean p − share of class 1| of the row's bin;
//! - work: multiplications with a weight or difference of features, and comparisons, counted while the
//!   program runs. Exponentials, additions and memory are left out: it is a measure, not a clock;
//! - coin flips learnt: accuracy on the rows it was fitted on when their classes are coin flips, which
//!   is what its capacity can memorise;
//! - missing: the second feature of three rows in ten, in training and in test, is gone at random.
//!   Filled: with the mean of the known training values. Own way: NaN is handed to the classifier.
//!
//! Settings are plausible and fixed beforehand, not tuned: k = 15; trees with 5 rows a leaf at least,
//! depth 6; 50 trees in the forest, one random feature a split; 60 rounds of boosting with depth 2 and
//! ν = 0.2; an SVM with C = 1 and the kernel exp(−2 ‖x − z‖²) + 1; a network 2–12–1 with tanh.

use kit::data::{half_moons, half_moons_probability};
use kit::figure::{Figure, Grid, Line, Side, Surface};
use kit::rng::Rng;

// ANCHOR: contract
/// Two features.
pub type Row = [f64; 2];

/// What all eight are once fitted: a row to the probability of class 1. What it costs goes to `work`.
pub type Classifier = Box<dyn Fn(Row, &mut u64) -> f64>;
// ANCHOR_END: contract

fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

// ANCHOR: linear
/// Logistic regression: the sigmoid of a weighted sum. The boundary is a straight line.
/// 400 steps of gradient descent on the mean log loss, η = 0.5.
pub fn logistic(rows: &[Row], y: &[f64], work: &mut u64) -> Classifier {
    let answer = |w: [f64; 3], row: Row, work: &mut u64| {
        *work += 2;
        sigmoid(w[0] * row[0] + w[1] * row[1] + w[2])
    };
    let mut w = [0.0; 3];
    for _ in 0..400 {
        let mut gradient = [0.0; 3];
        for (&row, y) in rows.iter().zip(y) {
            let error = (answer(w, row, work) - y) / rows.len() as f64;
            *work += 2;
            for (g, x) in gradient.iter_mut().zip([row[0], row[1], 1.0]) {
                *g += error * x;
            }
        }
        for (w, g) in w.iter_mut().zip(gradient) {
            *w -= 0.5 * g;
        }
    }
    Box::new(move |row, work| answer(w, row, work))
}
// ANCHOR_END: linear

// ANCHOR: bayes
/// Gaussian naive Bayes: a bell for each class and feature. The boundary is a conic section.
/// One pass for the means, one for the variances.
pub fn naive_bayes(rows: &[Row], y: &[f64], work: &mut u64) -> Classifier {
    let classes = [0.0, 1.0].map(|label: f64| {
        let both = rows.iter().zip(y).filter(|(_, y)| (**y - label).abs() < 0.5);
        let own: Vec<Row> = both.map(|(row, _)| *row).collect();
        *work += 2 * own.len() as u64;
        let known = |j: usize| own.iter().map(move |row| row[j]).filter(|x| !x.is_nan());
        let n = [0, 1].map(|j| known(j).count() as f64);
        let mean = [0, 1].map(|j| known(j).sum::<f64>() / n[j]);
        let square = |j: usize| known(j).map(|x| (x - mean[j]).powi(2)).sum::<f64>();
        let prior = own.len() as f64 / rows.len() as f64;
        (prior.ln(), mean, [0, 1].map(|j| square(j) / n[j] + 1e-9))
    });
    Box::new(move |row, work| {
        let log = classes.map(|(prior, mean, variance)| {
            *work += 2;
            let bell = |j: usize| (row[j] - mean[j]).powi(2) / variance[j] + variance[j].ln();
            // A feature that is missing has no factor.
            prior - 0.5 * [0, 1].into_iter().filter(|&j| !row[j].is_nan()).map(bell).sum::<f64>()
        });
        sigmoid(log[1] - log[0])
    })
}
// ANCHOR_END: bayes

// ANCHOR: neighbours
/// The share of class 1 among the k nearest rows, smoothed. Nothing is learnt; all rows are kept.
pub fn neighbours(rows: &[Row], y: &[f64], k: usize) -> Classifier {
    let rows: Vec<(Row, f64)> = rows.iter().copied().zip(y.iter().copied()).collect();
    Box::new(move |row, work| {
        *work += 2 * rows.len() as u64;
        let distance = |other: Row| (row[0] - other[0]).powi(2) + (row[1] - other[1]).powi(2);
        let mut near: Vec<(f64, f64)> = rows.iter().map(|(r, y)| (distance(*r), *y)).collect();
        near.select_nth_unstable_by(k - 1, |a, b| {
            *work += 1;
            a.0.total_cmp(&b.0)
        });
        (near[..k].iter().map(|pair| pair.1).sum::<f64>() + 1.0) / (k as f64 + 2.0)
    })
}
// ANCHOR_END: neighbours

/// A regression tree on two features; its leaves hold whatever the ensemble wants.
pub enum Tree {
    /// An answer.
    Leaf(f64),
    /// Feature, threshold, the side of a missing value, and what follows for `<=` and `>`.
    Split(usize, f64, usize, Box<[Tree; 2]>),
}

impl Tree {
    fn value(&self, row: Row, work: &mut u64) -> f64 {
        match self {
            Tree::Leaf(value) => *value,
            Tree::Split(feature, threshold, missing, sides) => {
                *work += 1;
                sides[side(row[*feature], *threshold, *missing)].value(row, work)
            }
        }
    }
}

/// 0 for `<=`, 1 for `>`, and the side that was learnt for NaN.
fn side(x: f64, threshold: f64, missing: usize) -> usize {
    if x.is_nan() { missing } else { usize::from(x > threshold) }
}

/// How trees grow: on which targets, how deep, with how many features tried, and what leaves hold.
struct Grower<'a> {
    rows: &'a [Row],
    targets: &'a [f64],
    tried: usize,
    leaf: &'a dyn Fn(&[usize]) -> f64,
}

impl Grower<'_> {
    /// By squared error, which for targets 0 and 1 is half of n · Gini.
    fn grow(&self, members: &[usize], depth: usize, rng: &mut Rng, work: &mut u64) -> Tree {
        let first = rng.below(2);
        let sum = |members: &[usize]| members.iter().map(|&i| self.targets[i]).sum::<f64>();
        let (n, total) = (members.len(), sum(members));
        let mut best = (total * total / n as f64 + 1e-9, None);
        for feature in [first, 1 - first].into_iter().take(self.tried) {
            let x = |i: usize| self.rows[i][feature];
            let (gone, mut order): (Vec<usize>, Vec<usize>) =
                members.iter().partition(|&&i| x(i).is_nan());
            order.sort_by(|&a, &b| {
                *work += 1;
                x(a).total_cmp(&x(b))
            });
            let mut below = 0.0;
            for at in 1..order.len() {
                below += self.targets[order[at - 1]];
                let pair = [x(order[at - 1]), x(order[at])];
                if depth == 0 || at < 5 || order.len() - at < 5 || pair[0] >= pair[1] {
                    continue;
                }
                // Rows whose value is missing go where they do less harm; without any, the right.
                for missing in [1, 0].into_iter().take(if gone.is_empty() { 1 } else { 2 }) {
                    *work += 2;
                    let here = (1 - missing) as f64;
                    let (left, size) =
                        (below + here * sum(&gone), at as f64 + here * gone.len() as f64);
                    let score = left * left / size + (total - left).powi(2) / (n as f64 - size);
                    if score > best.0 {
                        let threshold = f64::midpoint(pair[0], pair[1]);
                        best = (score, Some((feature, threshold, missing)));
                    }
                }
            }
        }
        let Some((feature, threshold, missing)) = best.1 else {
            return Tree::Leaf((self.leaf)(members));
        };
        let (left, right): (Vec<usize>, Vec<usize>) =
            members.iter().partition(|&&i| side(self.rows[i][feature], threshold, missing) == 0);
        let sides = [left, right].map(|side| self.grow(&side, depth - 1, rng, work));
        Tree::Split(feature, threshold, missing, Box::new(sides))
    }
}

// ANCHOR: trees
/// One tree (B = 1) or a forest: the mean of trees whose leaves hold smoothed shares of class 1.
/// One tree: all rows, both features. More: a bootstrap sample each, one random feature a split.
pub fn forest(rows: &[Row], y: &[f64], trees: usize, work: &mut u64) -> Classifier {
    let mut rng = Rng::new(5);
    let share = |members: &[usize]| {
        let ones: f64 = members.iter().map(|&i| y[i]).sum();
        (ones + 1.0) / (members.len() as f64 + 2.0)
    };
    let tried = if trees == 1 { 2 } else { 1 };
    let grower = Grower { rows, targets: y, tried, leaf: &share };
    let mut grow = |_| {
        let draw = |i| if trees == 1 { i } else { rng.below(rows.len()) };
        let sample: Vec<usize> = (0..rows.len()).map(draw).collect();
        grower.grow(&sample, 6, &mut rng, work)
    };
    let trees: Vec<Tree> = (0..trees).map(&mut grow).collect();
    Box::new(move |row, work| {
        trees.iter().map(|tree| tree.value(row, work)).sum::<f64>() / trees.len() as f64
    })
}

/// Gradient boosting of the log loss: trees add up to a logit. 60 trees of depth 2 on the residuals
/// y − p, with Newton leaves, ν = 0.2.
pub fn boosting(rows: &[Row], y: &[f64], work: &mut u64) -> Classifier {
    let mut rng = Rng::new(6);
    let share = y.iter().sum::<f64>() / y.len() as f64;
    let start = (share / (1.0 - share)).ln();
    let all: Vec<usize> = (0..rows.len()).collect();
    let (mut logits, mut trees) = (vec![start; rows.len()], Vec::new());
    for _ in 0..60 {
        let p: Vec<f64> = logits.iter().map(|&z| sigmoid(z)).collect();
        let residuals: Vec<f64> = y.iter().zip(&p).map(|(y, p)| y - p).collect();
        let newton = |members: &[usize]| {
            let up: f64 = members.iter().map(|&i| residuals[i]).sum();
            let curvature: f64 = members.iter().map(|&i| p[i] * (1.0 - p[i])).sum();
            0.2 * up / (curvature + 1e-9)
        };
        let grower = Grower { rows, targets: &residuals, tried: 2, leaf: &newton };
        let tree = grower.grow(&all, 2, &mut rng, work);
        for (logit, &row) in logits.iter_mut().zip(rows) {
            *logit += tree.value(row, work);
        }
        trees.push(tree);
    }
    Box::new(move |row, work| {
        sigmoid(start + trees.iter().map(|tree| tree.value(row, work)).sum::<f64>())
    })
}
// ANCHOR_END: trees

// ANCHOR: svm
/// exp(−2 ‖x − z‖²) + 1: how alike two rows are; the 1 stands for a bias.
pub fn kernel(x: Row, z: Row) -> f64 {
    (-2.0 * ((x[0] - z[0]).powi(2) + (x[1] - z[1]).powi(2))).exp() + 1.0
}

/// Support vectors with their weights αᵢ yᵢ: coordinate ascent on the dual, C = 1, 60 sweeps.
pub fn dual(rows: &[(Row, f64)], work: &mut u64) -> Vec<(Row, f64)> {
    let sign = |y: f64| 2.0 * y - 1.0;
    let (mut alpha, mut scores) = (vec![0.0_f64; rows.len()], vec![0.0; rows.len()]);
    for _ in 0..60 {
        for (i, &(row, y)) in rows.iter().enumerate() {
            // Exact in this coordinate: a parabola, cut off at 0 and C. K(x, x) is 2.
            let best = (alpha[i] + (1.0 - sign(y) * scores[i]) / 2.0).clamp(0.0, 1.0);
            let change = best - std::mem::replace(&mut alpha[i], best);
            if change.abs() > 1e-6 {
                *work += 3 * rows.len() as u64;
                for (score, (other, _)) in scores.iter_mut().zip(rows) {
                    *score += change * sign(y) * kernel(row, *other);
                }
            }
        }
    }
    let kept = rows.iter().zip(alpha).filter(|(_, alpha)| *alpha > 0.0);
    kept.map(|(&(row, y), alpha)| (row, alpha * sign(y))).collect()
}

/// A kernel SVM: a weighted sum of likenesses to the support vectors. Its score is no probability;
/// Platt's sigmoid(a · score + b) is fitted to scores from five folds, which their models had not seen.
pub fn svm(rows: &[Row], y: &[f64], work: &mut u64) -> Classifier {
    let answer = |vectors: &[(Row, f64)], row: Row, work: &mut u64| -> f64 {
        *work += 3 * vectors.len() as u64;
        vectors.iter().map(|&(vector, weight)| weight * kernel(vector, row)).sum()
    };
    let pairs: Vec<(Row, f64)> = rows.iter().copied().zip(y.iter().copied()).collect();
    let mut unseen = vec![[0.0; 2]; rows.len()];
    for fold in 0..5 {
        let others = pairs.iter().enumerate().filter(|(i, _)| i % 5 != fold).map(|(_, pair)| *pair);
        let vectors = dual(&others.collect::<Vec<_>>(), work);
        for i in (fold..rows.len()).step_by(5) {
            unseen[i][0] = answer(&vectors, rows[i], work);
        }
    }
    // The second feature is 0 for all: a logistic regression on the score alone.
    let platt = logistic(&unseen, y, work);
    let vectors = dual(&pairs, work);
    Box::new(move |row, work| platt([answer(&vectors, row, work), 0.0], work))
}
// ANCHOR_END: svm

// ANCHOR: network
const HIDDEN: usize = 12;

/// A network 2–12–1: of each hidden unit two weights, a bias and its weight in the output; at the
/// end the bias of the output. 800 steps of gradient descent with momentum 0.9, η = 0.1.
pub fn network(rows: &[Row], y: &[f64], work: &mut u64) -> Classifier {
    let answer = |w: &[f64], row: Row, work: &mut u64| {
        *work += 3 * HIDDEN as u64;
        let unit = |u: &[f64]| u[3] * (u[0] * row[0] + u[1] * row[1] + u[2]).tanh();
        sigmoid(w[4 * HIDDEN] + w.chunks_exact(4).map(unit).sum::<f64>())
    };
    let mut rng = Rng::new(7);
    let mut weights: Vec<f64> = (0..=4 * HIDDEN).map(|_| rng.normal()).collect();
    let mut velocity = vec![0.0; weights.len()];
    for _ in 0..800 {
        let mut gradient = vec![0.0; weights.len()];
        for (&[a, b], y) in rows.iter().zip(y) {
            let error = (answer(&weights, [a, b], work) - y) / rows.len() as f64;
            *work += 4 * HIDDEN as u64;
            gradient[4 * HIDDEN] += error;
            for (g, unit) in gradient.chunks_exact_mut(4).zip(weights.chunks_exact(4)) {
                let h = (unit[0] * a + unit[1] * b + unit[2]).tanh();
                let back = error * unit[3] * (1.0 - h * h);
                let parts = [back * a, back * b, back, error * h];
                g.iter_mut().zip(parts).for_each(|(g, part)| *g += part);
            }
        }
        for ((v, g), w) in velocity.iter_mut().zip(gradient).zip(&mut weights) {
            *v = 0.9 * *v - 0.1 * g;
            *w += *v;
        }
    }
    Box::new(move |row, work| answer(&weights, row, work))
}
// ANCHOR_END: network

/// The true probability of the data.
pub fn truth() -> Classifier {
    Box::new(|row, _| half_moons_probability(row))
}

// ANCHOR: scores
/// Accuracy, log loss, expected calibration error, and the mean work of one prediction.
pub fn scores(model: &Classifier, rows: &[Row], y: &[f64]) -> [f64; 4] {
    let (mut right, mut loss, mut work) = (0.0, 0.0, 0);
    let mut bins = [(0.0, 0.0); 10]; // sums of p and of y
    for (&row, &y) in rows.iter().zip(y) {
        let p = model(row, &mut work).clamp(1e-9, 1.0 - 1e-9);
        right += f64::from(u8::from((p >= 0.5) == (y >= 0.5)));
        loss -= if y >= 0.5 { p.ln() } else { (1.0 - p).ln() };
        let bin = (1..10_u8).filter(|&edge| p >= f64::from(edge) / 10.0).count();
        bins[bin].0 += p;
        bins[bin].1 += y;
    }
    let n = rows.len() as f64;
    let gap: f64 = bins.iter().map(|(p, y)| (p - y).abs()).sum();
    [right / n, loss / n, gap / n, work as f64 / n]
}
// ANCHOR_END: scores

/// A name, a fitted model, and what fitting cost.
pub type Fitted = (&'static str, Classifier, u64);

/// The eight.
pub fn eight(rows: &[Row], y: &[f64]) -> Vec<Fitted> {
    let fitted = |name, fit: &dyn Fn(&mut u64) -> Classifier| {
        let mut work = 0;
        let model = fit(&mut work);
        (name, model, work)
    };
    vec![
        fitted("logistic", &|work| logistic(rows, y, work)),
        fitted("naive Bayes", &|work| naive_bayes(rows, y, work)),
        fitted("15-NN", &|_| neighbours(rows, y, 15)),
        fitted("tree", &|work| forest(rows, y, 1, work)),
        fitted("forest", &|work| forest(rows, y, 50, work)),
        fitted("boosting", &|work| boosting(rows, y, work)),
        fitted("SVM", &|work| svm(rows, y, work)),
        fitted("network", &|work| network(rows, y, work)),
    ]
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(68);
    let (rows, y) = half_moons(200, &mut rng);
    let (test, classes) = half_moons(2000, &mut rng);
    let mut models = eight(&rows, &y);
    println!("             accuracy  log loss    ECE    fit work  predict work");
    for (name, model, work) in &models {
        let [accuracy, loss, ece, predict] = scores(model, &test, &classes);
        print!("{name:<12}    {accuracy:.3}     {loss:.3}  {ece:.3}");
        println!("  {work:>10}  {predict:>12.1}");
    }
    let [accuracy, loss, ece, _] = scores(&truth(), &test, &classes);
    println!("{:<12}    {accuracy:.3}     {loss:.3}  {ece:.3}", "the truth");
    // The same models in other circumstances: (classes and rows to fit, classes and rows to judge by).
    let coins: Vec<f64> = y.iter().map(|_| f64::from(u8::from(rng.bernoulli(0.5)))).collect();
    let shrink = |rows: &[Row]| rows.iter().map(|r| [r[0], r[1] / 100.0]).collect::<Vec<Row>>();
    let mut lose = |rows: &[Row]| -> Vec<Row> {
        rows.iter().map(|r| [r[0], if rng.bernoulli(0.3) { f64::NAN } else { r[1] }]).collect()
    };
    let (gaps, test_gaps) = (lose(&rows), lose(&test));
    let known: Vec<f64> = gaps.iter().map(|r| r[1]).filter(|x| !x.is_nan()).collect();
    let mean = known.iter().sum::<f64>() / known.len() as f64;
    let fill = |rows: &[Row]| -> Vec<Row> {
        rows.iter().map(|r| [r[0], if r[1].is_nan() { mean } else { r[1] }]).collect()
    };
    let circumstances = [
        (&coins, rows.clone(), &coins, rows.clone()),
        (&y, shrink(&rows), &classes, shrink(&test)),
        (&y, fill(&gaps), &classes, fill(&test_gaps)),
        (&y, gaps, &classes, test_gaps),
    ];
    let columns = circumstances.map(|(y, rows, classes, test)| {
        eight(&rows, y).iter().map(|m| scores(&m.1, &test, classes)).collect::<Vec<_>>()
    });
    println!("\naccuracy     coin flips learnt  x2 / 100  missing, filled  missing, own way");
    for (at, (name, ..)) in models.iter().enumerate() {
        let [coins, shrunk, filled, own] = [0, 1, 2, 3].map(|column| columns[column][at]);
        // A NaN among the probabilities makes the log loss NaN: there is no answer.
        let own = if own[1].is_nan() { "none".to_string() } else { format!("{:.3}", own[0]) };
        print!("{name:<12} {:>17.3}  {:>8.3}", coins[0], shrunk[0]);
        println!("  {:>15.3}  {own:>16}", filled[0]);
    }
    models.push(("the truth", truth(), 0));
    picture(&models);
}
// ANCHOR_END: main

/// Nine panels, three abreast, each the probability over the same part of the plane.
fn picture(models: &[Fitted]) {
    let corner = |panel: usize| ((panel % 3) as f64, (2 - panel / 3) as f64);
    let whole = |x: f64| [1.0, 2.0].iter().filter(|edge| x >= **edge).count();
    let at = |x: f64, y: f64| {
        let panel = 3 * (2 - whole(y)) + whole(x);
        let (u, v) = (x - corner(panel).0, y - corner(panel).1);
        models[panel].1([-1.8 + 4.6 * u, -1.4 + 3.3 * v], &mut 0)
    };
    let grid = Grid::sample((0.0, 2.999), (0.0, 2.999), 99, at);
    let mut figure = Figure::diagram().size(400.0, 400.0).x_range(0.0, 3.0).y_range(0.0, 3.0);
    figure = figure.with(Surface::new("probability of class 1", &grid).steps(5));
    for (panel, (name, ..)) in models.iter().enumerate() {
        let (x, y) = corner(panel);
        let frame = [(x, y), (x + 1.0, y), (x + 1.0, y + 1.0), (x, y + 1.0), (x, y)];
        figure = figure.with(Line::reference("", frame).unnamed());
        figure = figure.label(x + 0.03, y + 0.9, Side::Right, *name);
    }
    figure.save("classifier-architecture-surfaces");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants() {
        let constant = |p: f64| -> Classifier { Box::new(move |_, _| p) };
        let half = scores(&constant(0.5), &[[0.0; 2]; 4], &[0.0, 1.0, 1.0, 1.0]);
        kit::assert_all_close!(half, [0.75, std::f64::consts::LN_2, 0.25, 0.0], 1e-12);
        let surely_wrong = scores(&constant(1.0), &[[0.0; 2]], &[0.0]);
        assert!(surely_wrong[1].is_finite());
    }
}
