//! More than two classes: one-vs-rest, one-vs-one, softmax; and several labels at once.
//!
//! Contract: one feature x, K = 3 classes in a row on a line: class c lies around x = c. The middle class
//! is rare, one row in ten, and has the others on both sides. All models are linear in x: a score a·x + b.
//!
//! - one-vs-rest: K models "this class or another", the largest score wins;
//! - one-vs-one: K (K − 1) / 2 models on the rows of two classes, the most votes win;
//! - softmax: K scores fitted together, p = exp(score) / Σ exp(score).
//!
//! All are fitted by gradient descent on the mean log loss. Data: normal noise of size 0.25, 300 rows,
//! seed 4.

use kit::rng::Rng;

// ANCHOR: heads
/// p = exp(score) / Σ exp(score), less the largest score first, so that nothing overflows.
pub fn softmax(scores: &[f64]) -> Vec<f64> {
    let largest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let exps: Vec<f64> = scores.iter().map(|score| (score - largest).exp()).collect();
    let sum: f64 = exps.iter().sum();
    exps.into_iter().map(|e| e / sum).collect()
}

/// 1 / (1 + exp(−score)) for each label by itself.
pub fn sigmoids(scores: &[f64]) -> Vec<f64> {
    scores.iter().map(|score| 1.0 / (1.0 + (-score).exp())).collect()
}

/// The index of the largest, the lowest of equals.
pub fn argmax(values: &[f64]) -> usize {
    (1..values.len()).fold(0, |best, c| if values[c] > values[best] { c } else { best })
}
// ANCHOR_END: heads

// ANCHOR: fit
/// K lines (slope, intercept) fitted together: the gradient of a score is p − \[it is the class\].
pub fn fit_softmax(x: &[f64], labels: &[usize], classes: usize) -> Vec<(f64, f64)> {
    let mut lines = vec![(0.0, 0.0); classes];
    let n = x.len() as f64;
    for _ in 0..1500 {
        let mut gradient = vec![(0.0, 0.0); classes];
        for (&x, &label) in x.iter().zip(labels) {
            for (c, p) in softmax(&scores(&lines, x)).into_iter().enumerate() {
                let error = (p - f64::from(u8::from(c == label))) / n;
                gradient[c].0 += error * x;
                gradient[c].1 += error;
            }
        }
        for (line, g) in lines.iter_mut().zip(gradient) {
            line.0 -= 0.5 * g.0;
            line.1 -= 0.5 * g.1;
        }
    }
    lines
}

/// "Is it this class?", by softmax over no and yes: logistic regression.
pub fn fit_binary(x: &[f64], yes: &[bool]) -> (f64, f64) {
    let labels: Vec<usize> = yes.iter().map(|&yes| usize::from(yes)).collect();
    let lines = fit_softmax(x, &labels, 2);
    (lines[1].0 - lines[0].0, lines[1].1 - lines[0].1)
}
// ANCHOR_END: fit

/// The score of each line at x.
pub fn scores(lines: &[(f64, f64)], x: f64) -> Vec<f64> {
    lines.iter().map(|(a, b)| a * x + b).collect()
}

// ANCHOR: reduce
/// One model for each class against all others.
pub fn one_vs_rest(x: &[f64], labels: &[usize], classes: usize) -> Vec<(f64, f64)> {
    let yes = |c: usize| labels.iter().map(|&label| label == c).collect::<Vec<_>>();
    (0..classes).map(|c| fit_binary(x, &yes(c))).collect()
}

/// One model for each pair (a, b), on the rows of those two: a positive score says b.
pub fn one_vs_one(x: &[f64], labels: &[usize], classes: usize) -> Vec<(usize, usize, (f64, f64))> {
    let mut models = Vec::new();
    for b in 1..classes {
        for a in 0..b {
            let of_both = x.iter().zip(labels).filter(|(_, label)| [a, b].contains(label));
            let (x, yes): (Vec<f64>, Vec<bool>) =
                of_both.map(|(&x, &label)| (x, label == b)).unzip();
            models.push((a, b, fit_binary(&x, &yes)));
        }
    }
    models
}

/// How many pairs each class wins.
pub fn votes(models: &[(usize, usize, (f64, f64))], classes: usize, x: f64) -> Vec<f64> {
    let mut votes = vec![0.0; classes];
    for &(a, b, line) in models {
        votes[if scores(&[line], x)[0] > 0.0 { b } else { a }] += 1.0;
    }
    votes
}
// ANCHOR_END: reduce

/// Rows around 0, 1 and 2; one in ten is of class 1.
pub fn in_a_row(n: usize, rng: &mut Rng) -> (Vec<f64>, Vec<usize>) {
    let labels: Vec<usize> = (0..n).map(|i| [0, 2, 0, 2, 0, 2, 0, 2, 1, 0][i % 10]).collect();
    (labels.iter().map(|&label| label as f64 + 0.25 * rng.normal()).collect(), labels)
}

/// Of each class, how many of its rows are found.
pub fn recalls(predict: impl Fn(f64) -> usize, x: &[f64], labels: &[usize]) -> Vec<f64> {
    let of = |c: usize| x.iter().zip(labels).filter(move |(_, label)| **label == c);
    let found = |c: usize| of(c).filter(|(x, _)| predict(**x) == c).count() as f64;
    (0..3).map(|c| found(c) / of(c).count() as f64).collect()
}

// ANCHOR: main
fn main() {
    let (x, labels) = in_a_row(300, &mut Rng::new(4));
    let (rest, pairs) = (one_vs_rest(&x, &labels, 3), one_vs_one(&x, &labels, 3));
    let joint = fit_softmax(&x, &labels, 3);
    println!("recall of class      0     1     2");
    let show = |name: &str, recalls: &[f64]| {
        println!("{name:<18} {:.2}  {:.2}  {:.2}", recalls[0], recalls[1], recalls[2]);
    };
    show("one-vs-rest", &recalls(|x| argmax(&scores(&rest, x)), &x, &labels));
    show("one-vs-one", &recalls(|x| argmax(&votes(&pairs, 3, x)), &x, &labels));
    show("softmax", &recalls(|x| argmax(&scores(&joint, x)), &x, &labels));

    println!("\na pin with scores 3 (recipe), 3 (baking), -2 (car), then a fourth, 3 (cake)");
    for scores in [&[3.0, 3.0, -2.0][..], &[3.0, 3.0, -2.0, 3.0]] {
        let (one_of, any_of) = (softmax(scores), sigmoids(scores));
        println!("softmax {one_of:.3?}  sigmoids {any_of:.3?}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    #[test]
    fn softmax_adds_up_and_does_not_overflow() {
        assert_all_close!(softmax(&[1000.0, 1000.0]), [0.5, 0.5], 1e-12);
        assert_all_close!(softmax(&[5.0]), [1.0], 1e-12);
        assert_eq!(argmax(&softmax(&[2.0, 7.0, 7.0])), 1, "the lowest of equals");
        let shifted = softmax(&[1.0, 2.0, 3.0]);
        assert_all_close!(&shifted, softmax(&[-9.0, -8.0, -7.0]), 1e-12);
        assert_close!(shifted.iter().sum::<f64>(), 1.0, 1e-12);
    }

    /// With two classes softmax is the sigmoid of the difference of scores.
    #[test]
    fn two_classes_are_logistic_regression() {
        assert_close!(softmax(&[0.4, 1.7])[1], sigmoids(&[1.3])[0], 1e-12);
    }

    #[test]
    fn the_class_in_the_middle_needs_joint_scores_or_pairs() {
        let (x, labels) = in_a_row(300, &mut Rng::new(9));
        let rest = one_vs_rest(&x, &labels, 3);
        let pairs = one_vs_one(&x, &labels, 3);
        let joint = fit_softmax(&x, &labels, 3);
        assert_eq!(pairs.len(), 3);
        assert!(recalls(|x| argmax(&scores(&rest, x)), &x, &labels)[1] < 0.6);
        let by_votes = recalls(|x| argmax(&votes(&pairs, 3, x)), &x, &labels);
        let together = recalls(|x| argmax(&scores(&joint, x)), &x, &labels);
        for recalls in [by_votes, together] {
            assert!(recalls[0] > 0.95 && recalls[1] > 0.7 && recalls[2] > 0.95, "{recalls:?}");
        }
    }

    #[test]
    fn a_new_label_moves_softmax_and_leaves_sigmoids() {
        let (before, after) = (softmax(&[3.0, -2.0]), softmax(&[3.0, -2.0, 3.0]));
        assert!(after[0] < 0.6 * before[0]);
        assert_all_close!(&sigmoids(&[3.0, -2.0, 3.0])[..2], sigmoids(&[3.0, -2.0]), 0.0);
    }
}
