//! One positive in a hundred: nothing done, and five treatments.
//!
//! Contract: three standard normal features; the log odds of a positive are
//! −6.6 + 1.4 x₁ + x₂ + 0.4 x₃², about 1 % in all. The model is a logistic regression on x₁, x₂, x₃,
//! so it cannot see the square. Five training sets of 10,000 rows, each with a validation set of the
//! same size, seeds 1 to 5; one test set of 20,000 rows, seed 100. Means over the five.
//!
//! A false alarm costs 1, a miss 50: calibrated probabilities are cut at 1/51. "Corrected" undoes the
//! treatment: by p = q/(q + (1 − q) r) for a ratio r of weights or copies; for the focal loss, which
//! has no r, by Platt scaling on the validation set.
//!
//! Sources: N. V. Chawla and others, "SMOTE", 2002; T.-Y. Lin and others, "Focal loss for dense
//! object detection", 2017; J. Platt, 1999.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

/// A row: 1 for the intercept, then the features.
pub type Row = [f64; 4];

/// Rows and labels 0 or 1.
#[derive(Debug, Clone, Default)]
pub struct Set {
    /// The rows.
    pub rows: Vec<Row>,
    /// Their labels.
    pub ys: Vec<f64>,
}

/// Generates rows, and their true log odds.
pub fn generate(n: usize, rng: &mut Rng) -> (Set, Vec<f64>) {
    let (mut set, mut truth) = (Set::default(), Vec::new());
    for _ in 0..n {
        let row = [1.0, rng.normal(), rng.normal(), rng.normal()];
        let logit = -6.6 + 1.4 * row[1] + row[2] + 0.4 * row[3] * row[3];
        set.ys.push(f64::from(u8::from(rng.bernoulli(sigmoid(logit)))));
        set.rows.push(row);
        truth.push(logit);
    }
    (set, truth)
}

fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

// ANCHOR: loss
/// Loss and slope of one row with score z. γ = 0 is the logistic loss, γ > 0 the focal loss.
pub fn loss(y: f64, z: f64, gamma: f64) -> (f64, f64) {
    let sign = 2.0 * y - 1.0;
    let p = sigmoid(sign * z); // the probability of what happened
    let log_p = -(-sign * z).exp().ln_1p();
    let easy = if gamma > 0.0 { (1.0 - p).powf(gamma) } else { 1.0 };
    (-easy * log_p, sign * easy * (gamma * p * log_p - (1.0 - p)))
}
// ANCHOR_END: loss

/// Weighted mean loss over the rows.
fn mean_loss<const D: usize>(
    rows: &[[f64; D]],
    ys: &[f64],
    ws: &[f64],
    gamma: f64,
    b: &[f64; D],
) -> f64 {
    let one = |i: usize| ws[i] * loss(ys[i], dot(&rows[i], b), gamma).0;
    (0..rows.len()).map(one).sum::<f64>() / ws.iter().sum::<f64>()
}

fn dot<const D: usize>(a: &[f64; D], b: &[f64; D]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Solves A x = c by elimination; A is positive definite.
fn solve<const D: usize>(mut a: [[f64; D]; D], mut c: [f64; D]) -> [f64; D] {
    for column in 0..D {
        for row in column + 1..D {
            let factor = a[row][column] / a[column][column];
            let above = a[column];
            a[row].iter_mut().zip(above).for_each(|(x, above)| *x -= factor * above);
            c[row] -= factor * c[column];
        }
    }
    for column in (0..D).rev() {
        let known: f64 = (column + 1..D).map(|k| a[column][k] * c[k]).sum();
        c[column] = (c[column] - known) / a[column][column];
    }
    c
}

/// Coefficients by Newton's method; a step that raises the loss is halved.
pub fn fit<const D: usize>(rows: &[[f64; D]], ys: &[f64], ws: &[f64], gamma: f64) -> [f64; D] {
    let mut b = [0.0; D];
    let mut now = mean_loss(rows, ys, ws, gamma, &b);
    for _ in 0..12 {
        let (mut slope, mut curve) = ([0.0; D], [[0.0; D]; D]);
        for ((row, &y), &w) in rows.iter().zip(ys).zip(ws) {
            let z = dot(row, &b);
            let (here, beside) = (loss(y, z, gamma).1, loss(y, z + 1e-3, gamma).1);
            let (g, h) = (w * here, w * ((beside - here) / 1e-3).max(1e-6));
            for i in 0..D {
                slope[i] += g * row[i];
                for j in 0..D {
                    curve[i][j] += h * row[i] * row[j];
                }
            }
        }
        let step = solve(curve, slope);
        let (mut size, before) = (1.0, now);
        while size > 1e-3 {
            let next: [f64; D] = std::array::from_fn(|i| b[i] - size * step[i]);
            let then = mean_loss(rows, ys, ws, gamma, &next);
            if then <= now {
                (b, now) = (next, then);
                break;
            }
            size /= 2.0;
        }
        if before - now < 1e-7 {
            break;
        }
    }
    b
}

// ANCHOR: treatments
/// What is done about the imbalance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treatment {
    /// Nothing.
    Nothing,
    /// Each class has half of the weight.
    Weights,
    /// One negative in twenty is kept.
    Undersample,
    /// Positives are repeated until they are as many as the negatives.
    Oversample,
    /// As many new positives, on lines between a positive and one of its five nearest.
    Smote,
    /// Loss times (1 − p)², p being the probability of what happened.
    Focal,
}

use Treatment::{Focal, Nothing, Oversample, Smote, Undersample, Weights};
const ALL: [Treatment; 6] = [Nothing, Weights, Undersample, Oversample, Smote, Focal];

/// The set to train on, its weights, and r: by how much the odds of a positive were multiplied.
pub fn treat(treatment: Treatment, set: &Set, rng: &mut Rng) -> (Set, Vec<f64>, f64) {
    let n = set.ys.len() as f64;
    let positives: Vec<Row> =
        set.rows.iter().zip(&set.ys).filter(|(_, y)| **y > 0.5).map(|(row, _)| *row).collect();
    let count = positives.len() as f64;
    let times = (set.ys.len() - positives.len()) / positives.len().max(1);
    let (mut new, mut weights, mut ratio) = (set.clone(), vec![1.0; set.ys.len()], 1.0);
    match treatment {
        Nothing | Focal => {}
        Weights => {
            let weight = |y: &f64| n / (2.0 * if *y > 0.5 { count } else { n - count });
            weights = set.ys.iter().map(weight).collect();
            ratio = (n - count) / count;
        }
        Undersample => {
            let keep: Vec<bool> = set.ys.iter().map(|y| *y > 0.5 || rng.bernoulli(0.05)).collect();
            let kept = (0..keep.len()).filter(|&i| keep[i]);
            (new.rows, new.ys) = kept.map(|i| (set.rows[i], set.ys[i])).unzip();
            weights.truncate(new.ys.len());
            ratio = 20.0;
        }
        Oversample | Smote => {
            for row in &positives {
                for _ in 1..times {
                    let smote = treatment == Smote;
                    new.rows.push(if smote { between(row, &positives, rng) } else { *row });
                    new.ys.push(1.0);
                    weights.push(1.0);
                }
            }
            ratio = times as f64;
        }
    }
    (new, weights, ratio)
}

/// A point on the line from a positive to one of its five nearest.
pub fn between(row: &Row, positives: &[Row], rng: &mut Rng) -> Row {
    let distance = |other: &Row| row.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum::<f64>();
    let mut near: Vec<(f64, &Row)> =
        positives.iter().map(|other| (distance(other), other)).collect();
    let k = near.len().min(6);
    near.select_nth_unstable_by(k - 1, |a, b| a.0.total_cmp(&b.0)); // the first k are nearest
    let (share, pick) = (rng.uniform(), near[rng.below(k)].1); // may pick the row itself: a copy
    std::array::from_fn(|i| row[i] + share * (pick[i] - row[i]))
}
// ANCHOR_END: treatments

// ANCHOR: measures
/// Average precision: the mean of precision over the steps of recall, tied scores as one step.
pub fn average_precision(ys: &[f64], scores: &[f64]) -> f64 {
    let mut order: Vec<usize> = (0..ys.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    let positives: f64 = ys.iter().sum();
    let (mut found, mut seen, mut sum) = (0.0, 0.0, 0.0);
    for tie in order.chunk_by(|&a, &b| scores[a] <= scores[b]) {
        let new: f64 = tie.iter().map(|&i| ys[i]).sum();
        found += new;
        seen += tie.len() as f64;
        sum += new * found / seen;
    }
    sum / positives
}

/// Cost for 1,000 rows when everything at or above the threshold is called positive.
pub fn cost(ys: &[f64], ps: &[f64], threshold: f64) -> f64 {
    let one = |(y, p): (&f64, &f64)| match (*y > 0.5, *p >= threshold) {
        (true, false) => 50.0,
        (false, true) => 1.0,
        (true, true) | (false, false) => 0.0,
    };
    1000.0 * ys.iter().zip(ps).map(one).sum::<f64>() / ys.len() as f64
}

/// Mean of −ln of the probability of what happened.
pub fn log_loss(ys: &[f64], ps: &[f64]) -> f64 {
    let one = |(y, p): (&f64, &f64)| -(if *y > 0.5 { *p } else { 1.0 - p }).ln();
    ys.iter().zip(ps).map(one).sum::<f64>() / ys.len() as f64
}
// ANCHOR_END: measures

/// The threshold with the smallest cost on these rows.
pub fn best_threshold(ys: &[f64], ps: &[f64]) -> f64 {
    let mut order: Vec<usize> = (0..ys.len()).collect();
    order.sort_by(|&a, &b| ps[b].total_cmp(&ps[a]));
    let mut now = 50.0 * ys.iter().sum::<f64>();
    let (mut best, mut least) = (f64::INFINITY, now);
    for (at, &i) in order.iter().enumerate() {
        now += if ys[i] > 0.5 { -50.0 } else { 1.0 };
        let closed = order.get(at + 1).is_none_or(|&next| ps[next] < ps[i]);
        if closed && now < least {
            (best, least) = (ps[i], now);
        }
    }
    best
}

/// What one treatment gives on one training set.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Raw probabilities on the test set.
    pub raw: Vec<f64>,
    /// Corrected probabilities on the test set.
    pub fixed: Vec<f64>,
    /// The threshold for raw probabilities that was cheapest on the validation set.
    pub chosen: f64,
}

// ANCHOR: run
/// Trains, predicts and corrects.
pub fn run(
    treatment: Treatment,
    train: &Set,
    validate: &Set,
    test: &Set,
    rng: &mut Rng,
) -> Outcome {
    let (set, weights, ratio) = treat(treatment, train, rng);
    let gamma = if treatment == Focal { 2.0 } else { 0.0 };
    let b = fit(&set.rows, &set.ys, &weights, gamma);
    let scores = |set: &Set| set.rows.iter().map(|row| dot(row, &b)).collect::<Vec<f64>>();
    let (held_out, tested) = (scores(validate), scores(test));
    let fixed = if treatment == Focal {
        let pairs: Vec<[f64; 2]> = held_out.iter().map(|&z| [1.0, z]).collect();
        let platt = fit(&pairs, &validate.ys, &vec![1.0; pairs.len()], 0.0);
        tested.iter().map(|&z| sigmoid(platt[0] + platt[1] * z)).collect()
    } else {
        tested.iter().map(|&z| sigmoid(z - ratio.ln())).collect() // q/(q + (1 − q) r), on logits
    };
    let probabilities = |scores: &[f64]| scores.iter().map(|&z| sigmoid(z)).collect::<Vec<f64>>();
    let chosen = best_threshold(&validate.ys, &probabilities(&held_out));
    Outcome { raw: probabilities(&tested), fixed, chosen }
}
// ANCHOR_END: run

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

// ANCHOR: main
fn main() {
    let (test, truth) = generate(20_000, &mut Rng::new(100));
    let ideal: Vec<f64> = truth.iter().map(|&z| sigmoid(z)).collect();
    println!("test: {} positives of {}", test.ys.iter().sum::<f64>(), test.ys.len());
    let (ap, least) = (average_precision(&test.ys, &ideal), cost(&test.ys, &ideal, 1.0 / 51.0));
    println!("true probabilities: AP {ap:.3}, cost {least:.0} per 1000 rows\n");
    println!("                            mean p        log loss        cost, cut at");
    println!("             AP ± se       raw  fixed    raw   fixed   1/51  fixed  chosen");
    let mut curves = Vec::new();
    for treatment in ALL {
        let runs: Vec<Outcome> = (1..=5)
            .map(|seed| {
                let mut rng = Rng::new(seed);
                let (train, validate) =
                    (generate(10_000, &mut rng).0, generate(10_000, &mut rng).0);
                run(treatment, &train, &validate, &test, &mut rng)
            })
            .collect();
        let over = |of: &dyn Fn(&Outcome) -> f64| mean(&runs.iter().map(of).collect::<Vec<f64>>());
        let ap = over(&|r| average_precision(&test.ys, &r.raw));
        let se = over(&|r| (average_precision(&test.ys, &r.raw) - ap).powi(2)).sqrt() / 2.0;
        print!("{:<11} {ap:.3} ± {se:.3}", format!("{treatment:?}"));
        print!("  {:.3} {:.3}", over(&|r| mean(&r.raw)), over(&|r| mean(&r.fixed)));
        let (raw, fixed) =
            (over(&|r| log_loss(&test.ys, &r.raw)), over(&|r| log_loss(&test.ys, &r.fixed)));
        print!("  {raw:.4} {fixed:.4}");
        let at = |ps: fn(&Outcome) -> &Vec<f64>| over(&|r| cost(&test.ys, ps(r), 1.0 / 51.0));
        print!("  {:>4.0}  {:>5.0}", at(|r| &r.raw), at(|r| &r.fixed));
        println!("  {:>6.0}", over(&|r| cost(&test.ys, &r.raw, r.chosen)));
        curves.push(runs.into_iter().next().expect("five runs"));
    }
    // No treatment, but the column that the model lacked.
    let (train, _) = generate(10_000, &mut Rng::new(1));
    let square = |set: &Set| -> Vec<[f64; 5]> {
        set.rows.iter().map(|r| [r[0], r[1], r[2], r[3], r[3] * r[3]]).collect()
    };
    let b = fit(&square(&train), &train.ys, &vec![1.0; train.ys.len()], 0.0);
    let ps: Vec<f64> = square(&test).iter().map(|row| sigmoid(dot(row, &b))).collect();
    let (ap, cost) = (average_precision(&test.ys, &ps), cost(&test.ys, &ps, 1.0 / 51.0));
    println!("\nnothing done, x3 squared as a fourth feature: AP {ap:.3}, cost {cost:.0}");
    draw(&test, &curves);
}
// ANCHOR_END: main

/// Mean prediction and share of positives in bins that hold 35 positives each.
fn reliability(ys: &[f64], ps: &[f64]) -> Vec<(f64, f64)> {
    let mut order: Vec<usize> = (0..ys.len()).collect();
    order.sort_by(|&a, &b| ps[a].total_cmp(&ps[b]));
    let (mut points, mut sum, mut rows, mut positives) = (Vec::new(), 0.0, 0.0, 0.0);
    for i in order {
        (sum, rows, positives) = (sum + ps[i], rows + 1.0, positives + ys[i]);
        if positives > 34.5 {
            points.push((sum / rows, positives / rows));
            (sum, rows, positives) = (0.0, 0.0, 0.0);
        }
    }
    points
}

fn draw(test: &Set, curves: &[Outcome]) {
    let line = |name: &str, ps: &[f64]| {
        let at = |step: i32| {
            let threshold = 10_f64.powf(-2.7 + f64::from(step) / 10.0);
            (threshold, cost(&test.ys, ps, threshold))
        };
        Line::new(name, (0..27).map(at))
    };
    Figure::new("threshold", "cost per 1000 rows")
        .log_x()
        .x_range(0.002, 1.0)
        .y_range(0.0, 600.0)
        .with(line("nothing", &curves[0].raw))
        .with(line("weights", &curves[1].raw))
        .with(line("focal", &curves[5].raw))
        .vertical("1/51", 1.0 / 51.0)
        .save("class-imbalance-cost");
    let bins = |name: &str, ps: &[f64]| Line::new(name, reliability(&test.ys, ps)).marked();
    Figure::new("mean prediction in a bin", "share of positives in it")
        .log_x()
        .log_y()
        .x_range(0.0001, 1.0)
        .y_range(0.001, 1.0)
        .size(400.0, 340.0)
        .with(Line::reference("calibrated", [(0.001, 0.001), (1.0, 1.0)]))
        .with(bins("weights", &curves[1].raw))
        .with(bins("corrected", &curves[1].fixed))
        .save("class-imbalance-calibration");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Central differences of step 1e-5.
    #[test]
    fn slopes_against_finite_differences() {
        for gamma in [0.0, 0.5, 2.0] {
            for y in [0.0, 1.0] {
                for z in [-6.0, -1.0, 0.0, 2.0] {
                    let (up, down) = (loss(y, z + 1e-5, gamma).0, loss(y, z - 1e-5, gamma).0);
                    assert_close!((up - down) / 2e-5, loss(y, z, gamma).1, 1e-8);
                }
            }
        }
    }

    /// γ = 2 at p = 0.9: a hundredth of the logistic loss.
    #[test]
    fn the_focal_loss_forgives_what_is_easy() {
        let z = 9_f64.ln();
        assert_close!(loss(1.0, z, 2.0).0 / loss(1.0, z, 0.0).0, 0.01, 1e-9);
    }

    /// Published: scikit-learn's documentation prints 0.83.
    #[test]
    fn average_precision_by_hand() {
        assert_close!(
            average_precision(&[0.0, 0.0, 1.0, 1.0], &[0.1, 0.4, 0.35, 0.8]),
            5.0 / 6.0,
            1e-12
        );
        assert_close!(average_precision(&[0.0, 1.0, 0.0, 1.0], &[0.5; 4]), 0.5, 1e-12);
    }

    #[test]
    fn a_weight_is_a_number_of_copies() {
        let (set, _) = generate(3000, &mut Rng::new(4));
        let (copies, ones, times) = treat(Oversample, &set, &mut Rng::new(1));
        let weights: Vec<f64> = set.ys.iter().map(|y| if *y > 0.5 { times } else { 1.0 }).collect();
        let weighted = fit(&set.rows, &set.ys, &weights, 0.0);
        for (a, b) in fit(&copies.rows, &copies.ys, &ones, 0.0).iter().zip(weighted) {
            assert_close!(*a, b, 1e-6);
        }
    }

    /// The first row of Newton's equations: without weights the mean prediction is the prevalence.
    #[test]
    fn untreated_the_mean_prediction_is_the_prevalence() {
        let (set, _) = generate(3000, &mut Rng::new(4));
        let b = fit(&set.rows, &set.ys, &vec![1.0; 3000], 0.0);
        let ps: Vec<f64> = set.rows.iter().map(|row| sigmoid(dot(row, &b))).collect();
        assert_close!(mean(&ps), mean(&set.ys), 1e-6);
    }

    #[test]
    fn new_positives_lie_between_old_ones() {
        let positives = [[1.0, 0.0, 0.0, 0.0], [1.0, 2.0, 0.0, 0.0]];
        let mut rng = Rng::new(3);
        for _ in 0..50 {
            let new = between(&positives[0], &positives, &mut rng);
            assert!((0.0..=2.0).contains(&new[1]) && new[2].abs() < 1e-12);
        }
    }

    #[test]
    fn the_cheapest_threshold() {
        assert_close!(best_threshold(&[1.0, 0.0, 1.0], &[0.9, 0.5, 0.4]), 0.4, 0.0);
        assert!(best_threshold(&[0.0, 0.0], &[0.9, 0.5]).is_infinite());
    }
}
