//! Stacking: a model that learns how far to trust other models, from predictions they made honestly.
//!
//! Contract: a row is two numbers, its class 0 or 1. Three base models: logistic regression, 1-NN and
//! 25-NN. The meta model is a logistic regression on the logits of their probabilities.
//!
//! - out of fold: row i is predicted by models fitted without the fold that holds i; then the base models
//!   are fitted again on all rows, to be asked about new ones;
//! - leaky: row i is predicted by models that have seen it. 1-NN is then always right.
//!
//! Data: class 1 with logit 3 x₁ + 2 sin(4 x₂), x standard normal; 400 rows to learn from, 2000 to
//! test, seed 23, 5 folds. D. Wolpert, "Stacked generalization", 1992; L. Breiman, "Stacked
//! regressions", 1996.

use kit::rng::Rng;

type Row = [f64; 2];
/// A fitted model: numbers of a row to the probability of class 1.
pub type Model<const D: usize = 2> = Box<dyn Fn([f64; D]) -> f64>;

fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

fn logit(p: f64) -> f64 {
    (p / (1.0 - p)).ln()
}

/// Logistic regression by gradient descent with a small L2 penalty: weights, then the intercept.
pub fn logistic<const D: usize>(rows: &[[f64; D]], y: &[f64]) -> (Model<D>, [f64; D]) {
    let answer = |(w, b): ([f64; D], f64), row: [f64; D]| {
        sigmoid(b + w.iter().zip(row).map(|(w, x)| w * x).sum::<f64>())
    };
    let mut model = ([0.0; D], 0.0);
    for _ in 0..600 {
        let mut gradient = (model.0.map(|w| 0.001 * w), 0.0);
        for (&row, y) in rows.iter().zip(y) {
            let error = (answer(model, row) - y) / rows.len() as f64;
            gradient.1 += error;
            gradient.0.iter_mut().zip(row).for_each(|(g, x)| *g += error * x);
        }
        model.1 -= 0.5 * gradient.1;
        model.0.iter_mut().zip(gradient.0).for_each(|(w, g)| *w -= 0.5 * g);
    }
    (Box::new(move |row| answer(model, row)), model.0)
}

/// The share of class 1 among the k nearest, smoothed.
pub fn neighbours(rows: &[Row], y: &[f64], k: usize) -> Model {
    let rows: Vec<(Row, f64)> = rows.iter().copied().zip(y.iter().copied()).collect();
    Box::new(move |row| {
        let distance = |other: Row| (row[0] - other[0]).powi(2) + (row[1] - other[1]).powi(2);
        let mut near: Vec<(f64, f64)> = rows.iter().map(|(r, y)| (distance(*r), *y)).collect();
        near.select_nth_unstable_by(k - 1, |a, b| a.0.total_cmp(&b.0));
        (near[..k].iter().map(|pair| pair.1).sum::<f64>() + 1.0) / (k as f64 + 2.0)
    })
}

/// The three base models, fitted to these rows.
pub fn base(rows: &[Row], y: &[f64]) -> [Model; 3] {
    [logistic(rows, y).0, neighbours(rows, y, 1), neighbours(rows, y, 25)]
}

// ANCHOR: folds
/// The fold of each row: 0..folds, as equal as can be, in random order.
pub fn folds(n: usize, folds: usize, rng: &mut Rng) -> Vec<usize> {
    let mut fold: Vec<usize> = (0..n).map(|i| i % folds).collect();
    rng.shuffle(&mut fold);
    fold
}

/// What base models say of each row that were fitted without the row's fold.
pub fn out_of_fold(rows: &[Row], y: &[f64], fold: &[usize]) -> Vec<[f64; 3]> {
    let mut answers = vec![[0.0; 3]; rows.len()];
    for held_out in 0..=fold.iter().copied().max().unwrap_or(0) {
        let kept: Vec<usize> = (0..rows.len()).filter(|&i| fold[i] != held_out).collect();
        let kept_rows: Vec<Row> = kept.iter().map(|&i| rows[i]).collect();
        let kept_y: Vec<f64> = kept.iter().map(|&i| y[i]).collect();
        let models = base(&kept_rows, &kept_y);
        for i in (0..rows.len()).filter(|&i| fold[i] == held_out) {
            answers[i] = ask(&models, rows[i]);
        }
    }
    answers
}

/// The logits of all base models for a row.
pub fn ask(models: &[Model; 3], row: Row) -> [f64; 3] {
    [0, 1, 2].map(|m| logit(models[m](row)))
}
// ANCHOR_END: folds

/// Labels of which one feature tells in a line and the other in waves.
pub fn draw(n: usize, rng: &mut Rng) -> (Vec<Row>, Vec<f64>) {
    (0..n)
        .map(|_| {
            let row = [rng.normal(), rng.normal()];
            let p = sigmoid(3.0 * row[0] + 2.0 * (4.0 * row[1]).sin());
            (row, f64::from(u8::from(rng.bernoulli(p))))
        })
        .unzip()
}

/// Accuracy and log loss.
pub fn scores(predict: impl Fn(Row) -> f64, rows: &[Row], y: &[f64]) -> (f64, f64) {
    let n = rows.len() as f64;
    let of = |(&row, &y): (&Row, &f64)| {
        let p = predict(row);
        let own = if y > 0.5 { p } else { 1.0 - p };
        (f64::from(u8::from((p > 0.5) == (y > 0.5))) / n, -own.ln() / n)
    };
    rows.iter().zip(y).map(of).fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1))
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(23);
    let (rows, y) = draw(400, &mut rng);
    let (test, truth) = draw(2000, &mut rng);
    let models = base(&rows, &y);

    let honest = out_of_fold(&rows, &y, &folds(rows.len(), 5, &mut rng));
    let leaky: Vec<[f64; 3]> = rows.iter().map(|&row| ask(&models, row)).collect();
    let (stacked, honest_weights) = logistic(&honest, &y);
    let (fooled, leaky_weights) = logistic(&leaky, &y);

    println!("                     accuracy  log loss");
    let show = |name: &str, predict: &dyn Fn(Row) -> f64| {
        let (accuracy, loss) = scores(predict, &test, &truth);
        println!("{name:<20}    {accuracy:.3}     {loss:.3}");
    };
    show("logistic regression", &models[0]);
    show("1-NN", &models[1]);
    show("25-NN", &models[2]);
    show("soft vote: mean", &|row| models.iter().map(|model| model(row)).sum::<f64>() / 3.0);
    show("stacked, leaky", &|row| fooled(ask(&models, row)));
    show("stacked, out of fold", &|row| stacked(ask(&models, row)));
    println!("weights out of fold {honest_weights:.2?}, leaky {leaky_weights:.2?}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn folds_are_equal_and_hold_each_row_once() {
        let fold = folds(23, 5, &mut Rng::new(1));
        let sizes = [0, 1, 2, 3, 4].map(|f| fold.iter().filter(|&&other| other == f).count());
        assert_eq!(sizes.iter().sum::<usize>(), 23);
        assert!(sizes.iter().all(|&size| size == 4 || size == 5));
    }

    /// A row's own label must not reach its out-of-fold answers: flip it, and they stay.
    #[test]
    fn no_row_sees_itself() {
        let (rows, mut y) = draw(40, &mut Rng::new(2));
        let fold = folds(40, 5, &mut Rng::new(3));
        let before = out_of_fold(&rows, &y, &fold);
        y[7] = 1.0 - y[7];
        let after = out_of_fold(&rows, &y, &fold);
        kit::assert_all_close!(&before[7], &after[7], 0.0);
        assert!(before.iter().zip(&after).any(|(a, b)| (a[1] - b[1]).abs() > 0.1), "others do");
    }

    #[test]
    fn leaky_stacking_trusts_the_memory() {
        for seed in 0..3 {
            let mut rng = Rng::new(seed);
            let (rows, y) = draw(150, &mut rng);
            let models = base(&rows, &y);
            let leaky: Vec<[f64; 3]> = rows.iter().map(|&row| ask(&models, row)).collect();
            let honest = out_of_fold(&rows, &y, &folds(150, 5, &mut rng));
            let (fooled, leaky) = logistic(&leaky, &y);
            let (stacked, honest) = logistic(&honest, &y);
            assert!(leaky[1] > 2.0 * (leaky[0].abs() + leaky[2].abs()), "{leaky:?}");
            assert!(honest[1] < 0.5 * leaky[1], "{honest:?}");
            let (test, truth) = draw(500, &mut rng);
            let loss = |meta: &Model<3>| scores(|row| meta(ask(&models, row)), &test, &truth).1;
            assert!(loss(&stacked) < loss(&fooled) - 0.1, "seed {seed}");
        }
    }

    #[test]
    fn a_coin_has_log_loss_ln_2() {
        let (accuracy, loss) = scores(|_| 0.5, &[[0.0; 2]; 2], &[0.0, 1.0]);
        assert_close!(accuracy, 0.5, 0.0);
        assert_close!(loss, std::f64::consts::LN_2, 1e-12);
    }
}
