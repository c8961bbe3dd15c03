//! # Task 2: average precision
//!
//! 10 points, 12 minutes. From true labels and scores compute the points of the precision–recall curve
//! and the average precision.
//!
//! - Items are called positive if their score is **at least** a threshold. The thresholds are the
//!   distinct scores, from the highest to the lowest: `curve` has one point for each.
//! - A point has the threshold, precision $P = \mathrm{TP} / (\mathrm{TP} + \mathrm{FP})$ and recall
//!   $R = \mathrm{TP} / (\mathrm{TP} + \mathrm{FN})$.
//! - Average precision is the sum, over the points from the highest threshold down, of the precision
//!   times the recall that the point gains over the one before it (over 0 at the first). No trapezoids, no
//!   interpolation.
//! - `None` if no item is positive, if labels and scores are not equally many, or if a score is NaN.
//!   Infinite scores are fine, and 0.0 and −0.0 are one threshold.
//!
//! ```text
//! labels   −    +    −    +
//! scores   0.1  0.4  0.4  0.8
//!
//! threshold 0.8   TP 1 FP 0   P 1      R ½
//! threshold 0.4   TP 2 FP 1   P ⅔      R 1   both items cross
//! threshold 0.1   TP 2 FP 2   P ½      R 1
//!
//! average precision  ½ · 1 + ½ · ⅔ + 0 · ½ = 5/6
//! ```

// ANCHOR: given
/// Precision and recall at one threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Items with at least this score are called positive.
    pub threshold: f64,
    /// TP / (TP + FP), from 0 to 1.
    pub precision: f64,
    /// TP / (TP + FN), from 0 to 1.
    pub recall: f64,
}
// ANCHOR_END: given

// ANCHOR: solution
/// One point for each distinct score, highest first. O(n log n): the sort.
pub fn curve(labels: &[bool], scores: &[f64]) -> Option<Vec<Point>> {
    let positives = labels.iter().filter(|&&positive| positive).count();
    let numbers = !scores.iter().any(|score| score.is_nan());
    if positives == 0 || labels.len() != scores.len() || !numbers {
        return None;
    }
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].partial_cmp(&scores[a]).expect("no score is NaN"));

    let mut curve: Vec<Point> = Vec::new();
    let mut hits = 0;
    for (at, &item) in order.iter().enumerate() {
        hits += usize::from(labels[item]);
        // A tie is complete when the next score is lower, or when there is none.
        let next = order.get(at + 1).map(|&next| scores[next]);
        if next < Some(scores[item]) {
            curve.push(Point {
                threshold: scores[item],
                precision: hits as f64 / (at + 1) as f64,
                recall: hits as f64 / positives as f64,
            });
        }
    }
    Some(curve)
}

/// Precision, weighted by the recall that each threshold gains.
pub fn average_precision(labels: &[bool], scores: &[f64]) -> Option<f64> {
    let mut sum = 0.0;
    let mut recall = 0.0;
    for point in curve(labels, scores)? {
        sum += (point.recall - recall) * point.precision;
        recall = point.recall;
    }
    Some(sum)
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Point;

    // ANCHOR: starter
    /// One point for each distinct score, highest first.
    pub fn curve(labels: &[bool], scores: &[f64]) -> Option<Vec<Point>> {
        todo!("sort by falling score; a point when a tie is complete")
    }

    /// Precision, weighted by the recall that each threshold gains.
    pub fn average_precision(labels: &[bool], scores: &[f64]) -> Option<f64> {
        todo!()
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", average_precision(&[false, true, false, true], &[0.1, 0.4, 0.4, 0.8]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() <= 1e-9
    }

    const LABELS: [bool; 4] = [false, true, false, true];
    const SCORES: [f64; 4] = [0.1, 0.4, 0.4, 0.8];

    #[test]
    fn the_sample() {
        let curve = curve(&LABELS, &SCORES).expect("two positives");
        let thresholds: Vec<f64> = curve.iter().map(|point| point.threshold).collect();
        assert_eq!(thresholds, [0.8, 0.4, 0.1]);
        assert!(close(curve[1].precision, 2.0 / 3.0) && close(curve[1].recall, 1.0));
        assert!(close(average_precision(&LABELS, &SCORES).expect("two positives"), 5.0 / 6.0));
    }

    #[test]
    fn if_all_scores_are_equal_it_is_the_share_of_positives() {
        let labels = [true, false, false, false];
        assert!(close(average_precision(&labels, &[0.5; 4]).expect("a positive"), 0.25));
        let turned = [false, false, false, true];
        assert!(close(average_precision(&turned, &[0.5; 4]).expect("a positive"), 0.25));
    }

    #[test]
    fn the_order_of_the_items_does_not_matter() {
        let (labels, scores) = ([true, false, true, false], [0.8, 0.4, 0.4, 0.1]);
        assert!(close(average_precision(&labels, &scores).expect("two positives"), 5.0 / 6.0));
    }

    #[test]
    fn what_has_no_answer() {
        assert_eq!(average_precision(&[false], &[0.5]), None);
        assert_eq!(average_precision(&[], &[]), None);
        assert_eq!(average_precision(&[true], &[0.5, 0.4]), None);
        assert_eq!(average_precision(&[true, false], &[0.5, f64::NAN]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() <= 1e-9
    }

    /// Values of scikit-learn's documentation.
    #[test]
    fn against_scikit_learn() {
        let (labels, scores) = ([false, false, true, true], [0.1, 0.4, 0.35, 0.8]);
        let curve = curve(&labels, &scores).expect("two positives");
        let precision: Vec<f64> = curve.iter().rev().map(|point| point.precision).collect();
        let recall: Vec<f64> = curve.iter().rev().map(|point| point.recall).collect();
        for (found, expected) in precision.iter().zip([0.5, 2.0 / 3.0, 0.5, 1.0]) {
            assert!(close(*found, expected), "{precision:?}");
        }
        for (found, expected) in recall.iter().zip([1.0, 1.0, 0.5, 0.5]) {
            assert!(close(*found, expected), "{recall:?}");
        }
        assert!(close(average_precision(&labels, &scores).expect("two positives"), 5.0 / 6.0));
    }

    /// Every distinct threshold, counted from the start: O(n²).
    fn by_definition(labels: &[bool], scores: &[f64]) -> f64 {
        let mut thresholds = scores.to_vec();
        thresholds.sort_by(|a, b| b.partial_cmp(a).expect("no NaN"));
        thresholds.dedup();
        let positives = labels.iter().filter(|&&label| label).count() as f64;
        let (mut sum, mut before) = (0.0, 0.0);
        for threshold in thresholds {
            let called = || labels.iter().zip(scores).filter(|(_, score)| **score >= threshold);
            let hits = called().filter(|(label, _)| **label).count() as f64;
            sum += (hits - before) / positives * hits / called().count() as f64;
            before = hits;
        }
        sum
    }

    #[test]
    fn agrees_with_the_definition_on_sets_full_of_ties() {
        let mut state = 7_u64;
        let mut below = |n: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from(state >> 33).expect("31 bits") % n
        };
        for _ in 0..500 {
            let n = 1 + below(12);
            let labels: Vec<bool> = (0..n).map(|_| below(3) == 0).collect();
            let scores: Vec<f64> = (0..n).map(|_| f64::from(below(5)) - 2.0).collect();
            let found = average_precision(&labels, &scores);
            if labels.contains(&true) {
                assert!(close(found.expect("a positive"), by_definition(&labels, &scores)));
            } else {
                assert_eq!(found, None);
            }
        }
    }

    #[test]
    fn both_zeros_and_infinities() {
        let labels = [true, false, false, true];
        let scores = [0.0, -0.0, f64::NEG_INFINITY, f64::INFINITY];
        let curve = curve(&labels, &scores).expect("two positives");
        assert_eq!(curve.len(), 3);
        assert!(close(curve[1].precision, 2.0 / 3.0));
    }

    #[test]
    fn perfect_and_worst() {
        let labels = [true, true, false, false];
        assert!(close(average_precision(&labels, &[4.0, 3.0, 2.0, 1.0]).expect("positives"), 1.0));
        // Positives at places 3 and 4: (1/3 + 2/4) / 2.
        let worst = average_precision(&labels, &[1.0, 2.0, 3.0, 4.0]).expect("positives");
        assert!(close(worst, 5.0 / 12.0));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. What are TP and TP + FP after the first items of the sorted list? Which of the two needs no count of
//    its own?
// 2. Sort the *indices* by falling score. Walk down and count the hits.
// 3. Record a point only if the next score is lower, or if there is none. Then average precision is one
//    loop over the points, with the recall before.
// ANCHOR_END: hints
