//! More than two classes: softmax regression on the three species of iris.
//!
//! Contract: K ≥ 2 classes, numbered from 0; K rows of d weights and K biases. P(k | x) =
//! softmax(Wx + b)ₖ. Loss: mean of −ln P(label | x), plus λ/2 times the squared weights; gradient
//! by the logits: P − onehot(label). One gradient costs O(n d K).
//!
//! Iris is shuffled (seed 13), 100 rows to learn from, 50 held out, standardised by the 100. The
//! functions under study use the standard library only.

use kit::rng::Rng;

// ANCHOR: softmax
/// Probabilities from K logits, and the logarithm of the sum of their exponentials.
pub fn softmax(logits: &[f64]) -> (Vec<f64>, f64) {
    let max = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> = logits.iter().map(|z| (z - max).exp()).collect(); // at most 1
    let sum: f64 = powers.iter().sum();
    (powers.iter().map(|power| power / sum).collect(), max + sum.ln())
}

/// −ln of the probability of class `label`.
pub fn cross_entropy(logits: &[f64], label: usize) -> f64 {
    softmax(logits).1 - logits[label]
}
// ANCHOR_END: softmax

// ANCHOR: model
/// K linear scores.
#[derive(Debug, Clone)]
pub struct SoftmaxRegression {
    /// `weights[k]` are the d weights of class k.
    pub weights: Vec<Vec<f64>>,
    /// One bias for each class.
    pub biases: Vec<f64>,
}

impl SoftmaxRegression {
    /// All zeros: every class is equally likely.
    pub fn new(classes: usize, d: usize) -> Self {
        Self { weights: vec![vec![0.0; d]; classes], biases: vec![0.0; classes] }
    }

    /// One logit for each class.
    pub fn logits(&self, row: &[f64]) -> Vec<f64> {
        let dot = |w: &Vec<f64>| w.iter().zip(row).map(|(w, x)| w * x).sum::<f64>();
        self.weights.iter().zip(&self.biases).map(|(w, b)| dot(w) + b).collect()
    }

    /// One step of gradient descent: the error of class k is P(k) − 1 for the label, P(k) else.
    pub fn step(&mut self, rows: &[Vec<f64>], labels: &[usize], lambda: f64, learning_rate: f64) {
        let before = self.clone();
        let rate = learning_rate / rows.len() as f64;
        for w in self.weights.iter_mut().flatten() {
            *w -= learning_rate * lambda * *w;
        }
        for (row, &label) in rows.iter().zip(labels) {
            let (probabilities, _) = softmax(&before.logits(row));
            for (k, p) in probabilities.iter().enumerate() {
                let error = p - f64::from(u8::from(k == label));
                for (w, x) in self.weights[k].iter_mut().zip(row) {
                    *w -= rate * error * x;
                }
                self.biases[k] -= rate * error;
            }
        }
    }
}
// ANCHOR_END: model

impl SoftmaxRegression {
    /// Mean −ln P(label | x), without the penalty.
    pub fn loss(&self, rows: &[Vec<f64>], labels: &[usize]) -> f64 {
        let each = rows.iter().zip(labels).map(|(row, &k)| cross_entropy(&self.logits(row), k));
        each.sum::<f64>() / rows.len() as f64
    }

    /// The class with the highest logit; of equal ones, the first.
    pub fn predict(&self, row: &[f64]) -> usize {
        let logits = self.logits(row);
        (1..logits.len()).fold(0, |best, k| if logits[k] > logits[best] { k } else { best })
    }
}

/// Rows and labels to learn from, then those held out.
type Split = ((Vec<Vec<f64>>, Vec<usize>), (Vec<Vec<f64>>, Vec<usize>));

/// Iris, shuffled, split and standardised by what is learnt from.
pub fn split(seed: u64) -> Split {
    let iris = kit::data::iris();
    let mut order: Vec<usize> = (0..iris.rows.len()).collect();
    Rng::new(seed).shuffle(&mut order);
    let (train, test) = order.split_at(100);
    let scale: Vec<(f64, f64)> = (0..4)
        .map(|j| {
            let mean = train.iter().map(|&i| iris.rows[i][j]).sum::<f64>() / 100.0;
            let square = train.iter().map(|&i| (iris.rows[i][j] - mean).powi(2)).sum::<f64>();
            (mean, (square / 100.0).sqrt())
        })
        .collect();
    let part = |items: &[usize]| {
        let row = |i: usize| (0..4).map(|j| (iris.rows[i][j] - scale[j].0) / scale[j].1).collect();
        (items.iter().map(|&i| row(i)).collect(), items.iter().map(|&i| iris.targets[i]).collect())
    };
    (part(train), part(test))
}

// ANCHOR: main
fn main() {
    let (p, _) = softmax(&[1000.0, 1001.0, 1002.0]);
    println!("softmax of 1000, 1001, 1002: {:.4} {:.4} {:.4}", p[0], p[1], p[2]);

    let ((rows, labels), (test_rows, test_labels)) = split(13);
    let mut model = SoftmaxRegression::new(3, 4);
    println!("steps  log loss  held out  right of 50");
    for steps in 0..=400 {
        if [0, 1, 10, 100, 400].contains(&steps) {
            let pairs = test_rows.iter().zip(&test_labels);
            let right = pairs.filter(|(row, label)| model.predict(row) == **label).count();
            let (train, test) = (model.loss(&rows, &labels), model.loss(&test_rows, &test_labels));
            println!("{steps:>5}  {train:>8.4}  {test:>8.4}  {right:>11}");
        }
        model.step(&rows, &labels, 0.01, 0.5);
    }
    let petal_length: Vec<String> = model.weights.iter().map(|w| format!("{:+.2}", w[2])).collect();
    println!("weights of petal length: {}", petal_length.join(", "));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    #[test]
    fn two_classes_are_logistic_regression() {
        for (a, b) in [(0.0, 0.0), (1.0, 3.0), (-5.0, 2.0), (700.0, -700.0)] {
            let (p, _) = softmax(&[a, b]);
            assert_close!(p[1], 1.0 / (1.0 + f64::exp(a - b)), 1e-15);
        }
    }

    #[test]
    fn a_shift_of_all_logits_changes_nothing() {
        let logits = [0.3, -1.2, 2.5];
        for shift in [-1e3, 1e3, 1e6] {
            let shifted = logits.map(|z| z + shift);
            assert_all_close!(softmax(&shifted).0, softmax(&logits).0, 1e-9);
            assert_close!(cross_entropy(&shifted, 1), cross_entropy(&logits, 1), 1e-9);
        }
    }

    #[test]
    fn the_loss_at_the_start_is_ln_k() {
        let ((rows, labels), _) = split(1);
        assert_close!(SoftmaxRegression::new(3, 4).loss(&rows, &labels), 3_f64.ln(), 1e-12);
    }

    #[test]
    fn a_step_is_the_gradient_by_differences() {
        let ((rows, labels), _) = split(2);
        let mut model = SoftmaxRegression::new(3, 4);
        for _ in 0..5 {
            model.step(&rows, &labels, 0.0, 0.5);
        }
        let (h, mut next) = (1e-5, model.clone());
        next.step(&rows, &labels, 0.0, 1.0);
        for k in 0..3 {
            for j in 0..4 {
                let (mut up, mut down) = (model.clone(), model.clone());
                up.weights[k][j] += h;
                down.weights[k][j] -= h;
                let slope = (up.loss(&rows, &labels) - down.loss(&rows, &labels)) / (2.0 * h);
                assert_close!(model.weights[k][j] - next.weights[k][j], slope, 1e-8);
            }
        }
    }

    /// From zero, and with the penalty, the classes' weights always add up to nothing.
    #[test]
    fn the_weights_of_a_feature_sum_to_zero() {
        let ((rows, labels), _) = split(3);
        let mut model = SoftmaxRegression::new(3, 4);
        for _ in 0..50 {
            model.step(&rows, &labels, 0.01, 0.5);
        }
        for j in 0..4 {
            assert_close!(model.weights.iter().map(|w| w[j]).sum::<f64>(), 0.0, 1e-12);
        }
    }

    #[test]
    fn infinite_logits_are_certain_and_nothing_but_minus_infinity_is_nan() {
        assert_all_close!(softmax(&[0.0, f64::NEG_INFINITY]).0, [1.0, 0.0], 0.0);
        assert!(softmax(&[f64::NEG_INFINITY; 2]).0[0].is_nan());
    }
}
