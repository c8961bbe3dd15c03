//! Seven classifiers on the same 2-D data: scores, calibration, counted work, decision surfaces.
//!
//! Contract: a row is two numbers, its class 0 or 1. Each classifier answers with the probability of
//! class 1. Data: two half-moons with normal noise of size 0.3, 200 rows to learn from, 2000 to test,
//! seed 68. The generator is known, so the last line is the best that any classifier can do.
//!
//! - accuracy at one half; log loss in nats; ECE: ten equal bins of p, the mean over rows of
//!   |mean p − share of class 1| of the row's bin;
//! - work: multiplications with a weight or difference of features, and comparisons, counted while the
//!   program runs. Exponentials, additions and memory are left out: it is a measure, not a clock.
//!
//! Settings are plausible and fixed beforehand, not tuned: k = 15; trees with 5 rows a leaf at least,
//! depth 6; 50 trees in the forest, one random feature a split; 60 rounds of boosting with depth 2 and
//! ν = 0.2; a network 2–12–1 with tanh.

use kit::figure::{Figure, Grid, Line, Side, Surface};
use kit::rng::Rng;

// ANCHOR: contract
/// Two features.
pub type Row = [f64; 2];

/// What all seven are once fitted: a row to the probability of class 1. What it costs goes to `work`.
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
        let n = own.len() as f64;
        let mean = [0, 1].map(|j| own.iter().map(|row| row[j]).sum::<f64>() / n);
        let square = |j: usize| own.iter().map(|row| (row[j] - mean[j]).powi(2)).sum::<f64>();
        ((n / rows.len() as f64).ln(), mean, [0, 1].map(|j| square(j) / n + 1e-9))
    });
    Box::new(move |row, work| {
        let log = classes.map(|(prior, mean, variance)| {
            *work += 2;
            let bell = |j: usize| (row[j] - mean[j]).powi(2) / variance[j] + variance[j].ln();
            prior - 0.5 * (bell(0) + bell(1))
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
    /// Feature, threshold, and what follows for `<=` and `>`.
    Split(usize, f64, Box<[Tree; 2]>),
}

impl Tree {
    fn value(&self, row: Row, work: &mut u64) -> f64 {
        match self {
            Tree::Leaf(value) => *value,
            Tree::Split(feature, threshold, sides) => {
                *work += 1;
                sides[usize::from(row[*feature] > *threshold)].value(row, work)
            }
        }
    }
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
        let total: f64 = members.iter().map(|&i| self.targets[i]).sum();
        let n = members.len();
        let mut best = (total * total / n as f64 + 1e-9, None);
        for feature in [first, 1 - first].into_iter().take(self.tried) {
            let mut order = members.to_vec();
            order.sort_by(|&a, &b| {
                *work += 1;
                self.rows[a][feature].total_cmp(&self.rows[b][feature])
            });
            let mut sum = 0.0;
            for at in 1..n {
                sum += self.targets[order[at - 1]];
                let pair = [order[at - 1], order[at]].map(|i| self.rows[i][feature]);
                *work += 2;
                let score = sum * sum / at as f64 + (total - sum).powi(2) / (n - at) as f64;
                if depth > 0 && at >= 5 && n - at >= 5 && pair[0] < pair[1] && score > best.0 {
                    best = (score, Some((feature, f64::midpoint(pair[0], pair[1]))));
                }
            }
        }
        let Some((feature, threshold)) = best.1 else { return Tree::Leaf((self.leaf)(members)) };
        let (left, right): (Vec<usize>, Vec<usize>) =
            members.iter().partition(|&&i| self.rows[i][feature] <= threshold);
        let sides = [left, right].map(|side| self.grow(&side, depth - 1, rng, work));
        Tree::Split(feature, threshold, Box::new(sides))
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

const NOISE: f64 = 0.3;

fn arc(label: f64, angle: f64) -> Row {
    let (x, y) = (angle.cos(), angle.sin());
    if label < 0.5 { [x, y] } else { [1.0 - x, 0.5 - y] }
}

/// Two half-moons, rows of each class in turn.
pub fn draw(n: usize, rng: &mut Rng) -> (Vec<Row>, Vec<f64>) {
    let y: Vec<f64> = (0..n).map(|i| if i % 2 == 0 { 0.0 } else { 1.0 }).collect();
    let mut row = |&label: &f64| {
        arc(label, std::f64::consts::PI * rng.uniform()).map(|x| x + NOISE * rng.normal())
    };
    (y.iter().map(&mut row).collect(), y)
}

/// The true probability: the density of each moon at a row, by a sum over 200 places on its arc.
pub fn truth() -> Classifier {
    Box::new(|row, _| {
        let density = |label: f64| -> f64 {
            let at = |i: u16| arc(label, std::f64::consts::PI * (f64::from(i) + 0.5) / 200.0);
            let square = |p: Row| (row[0] - p[0]).powi(2) + (row[1] - p[1]).powi(2);
            (0..200).map(|i| (-square(at(i)) / (2.0 * NOISE.powi(2))).exp()).sum()
        };
        let (zero, one) = (density(0.0), density(1.0));
        one / (zero + one)
    })
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

/// The seven.
pub fn seven(rows: &[Row], y: &[f64]) -> Vec<Fitted> {
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
        fitted("network", &|work| network(rows, y, work)),
    ]
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(68);
    let (rows, y) = draw(200, &mut rng);
    let (test, classes) = draw(2000, &mut rng);
    let shrink = |rows: &[Row]| rows.iter().map(|r| [r[0], r[1] / 100.0]).collect::<Vec<Row>>();
    let (shrunk, shrunk_test) = (shrink(&rows), shrink(&test));

    let mut models = seven(&rows, &y);
    let elsewhere = seven(&shrunk, &y);
    println!("             accuracy  log loss   ECE    fit work  predict work  accuracy, x2 / 100");
    for ((name, model, work), (_, other, _)) in models.iter().zip(&elsewhere) {
        let [accuracy, loss, ece, predict] = scores(model, &test, &classes);
        let [scaled, ..] = scores(other, &shrunk_test, &classes);
        println!(
            "{name:<12}    {accuracy:.3}     {loss:.3}  {ece:.3}  {work:>10}  {predict:>12.1}  {scaled:>8.3}"
        );
    }
    let [accuracy, loss, ece, _] = scores(&truth(), &test, &classes);
    println!("{:<12}    {accuracy:.3}     {loss:.3}  {ece:.3}", "the truth");
    models.push(("the truth", truth(), 0));
    picture(&models);
}
// ANCHOR_END: main

/// Eight panels, two abreast, each the probability over the same part of the plane.
fn picture(models: &[Fitted]) {
    let corner = |panel: usize| ((panel % 2) as f64, (3 - panel / 2) as f64);
    let at = |x: f64, y: f64| {
        let line = [1.0, 2.0, 3.0].iter().filter(|edge| y < **edge).count();
        let panel = 2 * line + usize::from(x >= 1.0);
        let (u, v) = (x - corner(panel).0, y - corner(panel).1);
        models[panel].1([-1.8 + 4.6 * u, -1.4 + 3.3 * v], &mut 0)
    };
    let grid = Grid::sample((0.0, 1.999), (0.0, 3.999), 112, at);
    let mut figure = Figure::diagram().size(400.0, 640.0).x_range(0.0, 2.0).y_range(0.0, 4.0);
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
    use kit::assert_close;

    #[test]
    fn constants() {
        let constant = |p: f64| -> Classifier {
            Box::new(move |_, work| {
                *work += 1;
                p
            })
        };
        let half = scores(&constant(0.5), &[[0.0; 2]; 4], &[0.0, 1.0, 1.0, 1.0]);
        kit::assert_all_close!(half, [0.75, std::f64::consts::LN_2, 0.25, 1.0], 1e-12);
        let surely_wrong = scores(&constant(1.0), &[[0.0; 2]], &[0.0]);
        assert!(surely_wrong[1].is_finite());
    }

    /// Nobody beats the truth by more than chance: the standard error of an accuracy is 0.007.
    #[test]
    fn all_learn_and_none_beats_the_truth() {
        let mut rng = Rng::new(1);
        let (rows, y) = draw(200, &mut rng);
        let (test, classes) = draw(2000, &mut rng);
        let [best, least, ..] = scores(&truth(), &test, &classes);
        for (name, model, _) in seven(&rows, &y) {
            let [accuracy, loss, ..] = scores(&model, &test, &classes);
            assert!((0.8..best + 0.02).contains(&accuracy), "{name}: {accuracy}");
            assert!(loss > least - 0.02, "{name}: {loss}");
        }
    }

    #[test]
    fn work_is_counted() {
        let (rows, y) = draw(50, &mut Rng::new(1));
        let expected = [2..=2, 4..=4, 100..=999, 1..=6, 50..=300, 60..=120, 36..=36];
        for ((name, model, _), expected) in seven(&rows, &y).iter().zip(expected) {
            let mut work = 0;
            model([0.3, 0.3], &mut work);
            assert!(expected.contains(&work), "{name}: {work}");
        }
    }

    /// Stretching a feature by a power of two changes no tree: not one probability.
    #[test]
    fn trees_do_not_see_the_scale() {
        let (rows, y) = draw(100, &mut Rng::new(2));
        let stretched: Vec<Row> = rows.iter().map(|r| [r[0], 64.0 * r[1]]).collect();
        for trees in [1, 50] {
            let plain = forest(&rows, &y, trees, &mut 0);
            let other = forest(&stretched, &y, trees, &mut 0);
            for (a, b) in rows.iter().zip(&stretched) {
                let (a, b) = (plain(*a, &mut 0), other(*b, &mut 0));
                assert_close!(a, b, 0.0);
            }
        }
    }
}
