//! The usual bug: one step per item instead of one step per distinct score.
//!
//! Contract: the same eight items as in the worked example, in two orders. A stable sort keeps
//! tied items in the order of the input, so the naive area depends on how the file was written.
//! A right area depends on the set of items only.

// ANCHOR: naive
/// WRONG when scores tie: moves up or right for each item in turn.
pub fn naive_auc(labels: &[bool], scores: &[f64]) -> f64 {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].partial_cmp(&scores[a]).expect("no score is NaN"));
    let (mut true_positives, mut false_positives, mut area) = (0, 0, 0);
    for item in order {
        if labels[item] {
            true_positives += 1; // one step up
        } else {
            false_positives += 1; // one step right: a column as high as the curve is here
            area += true_positives;
        }
    }
    f64::from(area) / f64::from(true_positives * false_positives)
}
// ANCHOR_END: naive

// ANCHOR: main
fn main() {
    let scores = [0.9, 0.8, 0.7, 0.6, 0.6, 0.4, 0.3, 0.2];
    let positive_first = [true, true, false, true, false, true, false, false];
    let negative_first = [true, true, false, false, true, true, false, false];
    println!("the tied positive stands first:  {}", naive_auc(&positive_first, &scores));
    println!("the tied negative stands first:  {}", naive_auc(&negative_first, &scores));
    println!("all scores equal, sorted labels: {}", naive_auc(&[true, true, false], &[0.5; 3]));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::naive_auc;
    use kit::assert_close;

    #[test]
    fn is_right_without_ties() {
        let labels = [false, false, true, true];
        assert_close!(naive_auc(&labels, &[0.1, 0.4, 0.35, 0.8]), 0.75, 0.0);
    }

    /// The failing test that gives the bug away: a model that says the same of every item knows
    /// nothing, yet scores 1.
    #[test]
    #[should_panic(expected = "1 is not close to 0.5")]
    fn a_constant_score_is_no_better_than_chance() {
        assert_close!(naive_auc(&[true, true, false], &[0.5; 3]), 0.5, 0.0);
    }
}
