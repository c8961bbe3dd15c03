//! Averaging and the score: Brier gets no worse, accuracy can.
//!
//! Contract: `trees[b][i]` is the probability of class 1 that model b gives to row i, `y[i]` is 0 or
//! 1. Their average is p̄.
//!
//! For every row, mean over b of (p − y)² = (p̄ − y)² + mean over b of (p − p̄)². The last term is
//! the disagreement and not negative, so the Brier score of the average is the mean Brier score minus
//! the disagreement. A special case of Jensen's inequality; for squared error: A. Krogh, J. Vedelsby,
//! "Neural network ensembles, cross validation, and active learning", 1995.
//! Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: brier
/// The mean of (p − y)².
pub fn brier(p: &[f64], y: &[f64]) -> f64 {
    p.iter().zip(y).map(|(p, y)| (p - y).powi(2)).sum::<f64>() / y.len() as f64
}

/// The share of rows on the right side of one half; p = 0.5 counts as class 0.
pub fn accuracy(p: &[f64], y: &[f64]) -> f64 {
    let right = p.iter().zip(y).filter(|&(&p, &y)| (p > 0.5) == (y > 0.5)).count();
    right as f64 / y.len() as f64
}

/// What all models say of each row, on average.
pub fn average(trees: &[Vec<f64>]) -> Vec<f64> {
    let rows = trees.first().map_or(0, Vec::len);
    let mean = |i: usize| trees.iter().map(|tree| tree[i]).sum::<f64>() / trees.len() as f64;
    (0..rows).map(mean).collect()
}

/// How far the models are from their average: the mean of (p − p̄)² over models and rows.
pub fn disagreement(trees: &[Vec<f64>]) -> f64 {
    let mean = average(trees);
    trees.iter().map(|tree| brier(tree, &mean)).sum::<f64>() / trees.len() as f64
}
// ANCHOR_END: brier

fn mean_over_trees(score: fn(&[f64], &[f64]) -> f64, trees: &[Vec<f64>], y: &[f64]) -> f64 {
    trees.iter().map(|tree| score(tree, y)).sum::<f64>() / trees.len() as f64
}

// ANCHOR: main
fn main() {
    let y = [1.0, 1.0, 1.0];
    let helpful = [vec![1.0, 1.0, 0.0], vec![1.0, 0.0, 1.0], vec![0.0, 1.0, 1.0]];
    let harmful = [vec![1.0, 0.0, 0.0], vec![0.0, 1.0, 0.0], vec![0.0, 0.0, 1.0]];
    println!("                    accuracy          Brier score");
    println!("                    mean   average    mean   average  disagreement");
    for (name, trees) in [("two of three right", &helpful), ("one of three right", &harmful)] {
        let all = average(trees);
        println!(
            "{name}  {:.3}  {:.3}      {:.3}  {:.3}    {:.3}",
            mean_over_trees(accuracy, trees, &y),
            accuracy(&all, &y),
            mean_over_trees(brier, trees, &y),
            brier(&all, &y),
            disagreement(trees),
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    const Y: [f64; 3] = [1.0, 1.0, 1.0];

    #[test]
    fn accuracy_of_the_average_can_be_worse() {
        let trees = [vec![1.0, 0.0, 0.0], vec![0.0, 1.0, 0.0], vec![0.0, 0.0, 1.0]];
        assert_close!(mean_over_trees(accuracy, &trees, &Y), 1.0 / 3.0, 1e-12);
        assert_close!(accuracy(&average(&trees), &Y), 0.0, 0.0);
        assert_close!(mean_over_trees(brier, &trees, &Y), 2.0 / 3.0, 1e-12);
        assert_close!(brier(&average(&trees), &Y), 4.0 / 9.0, 1e-12);
        assert_close!(disagreement(&trees), 2.0 / 9.0, 1e-12);
    }

    #[test]
    fn models_that_agree_gain_nothing() {
        let trees = vec![vec![0.9, 0.2, 0.6]; 5];
        assert_close!(disagreement(&trees), 0.0, 1e-12);
        assert_close!(brier(&average(&trees), &Y), brier(&trees[0], &Y), 1e-12);
    }

    #[test]
    fn one_model_is_its_own_average() {
        assert_eq!(average(&[vec![0.1, 0.7]]), [0.1, 0.7]);
        assert!(average(&[]).is_empty());
    }
}
