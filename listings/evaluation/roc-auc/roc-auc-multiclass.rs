//! More than two classes: one against the rest, or one against one.
//!
//! Contract: `labels[i]` in 0..K is the class of item i; `scores[i][c]` is what the model says for
//! class c. Every class has at least one item. Notation: K classes.
//!
//! - one-vs-rest (`OvR`): for each class, its score ranks its own items against all others. K areas,
//!   averaged plainly (macro) or by class size (weighted).
//! - one-vs-one (`OvO`): for each pair of classes, each of the two scores ranks the items of that
//!   pair. K(K − 1)/2 pairs, averaged plainly: the M measure of D. J. Hand, R. J. Till, "A simple
//!   generalisation of the area under the ROC curve for multiple class classification problems",
//!   Machine Learning 45 (2001), 171–186.

/// Area for two groups of scores; `None` when one is empty.
fn roc_auc(positives: &[f64], negatives: &[f64]) -> Option<f64> {
    let mut twice_won = 0_u64;
    for positive in positives {
        for negative in negatives {
            twice_won += u64::from(positive > negative) + u64::from(positive >= negative);
        }
    }
    let pairs = positives.len() * negatives.len();
    if pairs == 0 { None } else { Some(twice_won as f64 / (2 * pairs) as f64) }
}

// ANCHOR: multiclass
/// The scores for class `class` of the items that `belongs` picks by their label.
fn scores_for<const K: usize>(
    labels: &[usize],
    scores: &[[f64; K]],
    class: usize,
    belongs: impl Fn(usize) -> bool,
) -> Vec<f64> {
    labels.iter().zip(scores).filter(|&(&l, _)| belongs(l)).map(|(_, s)| s[class]).collect()
}

/// One area per class, that class against all others. `None` if a class has no item or all items.
pub fn one_vs_rest<const K: usize>(labels: &[usize], scores: &[[f64; K]]) -> Option<[f64; K]> {
    let mut areas = [0.0; K];
    for (class, area) in areas.iter_mut().enumerate() {
        let own = scores_for(labels, scores, class, |label| label == class);
        let rest = scores_for(labels, scores, class, |label| label != class);
        *area = roc_auc(&own, &rest)?;
    }
    Some(areas)
}

/// The mean over pairs of classes, each pair ranked by both of its scores (Hand and Till's M).
pub fn one_vs_one<const K: usize>(labels: &[usize], scores: &[[f64; K]]) -> Option<f64> {
    let (mut sum, mut terms) = (0.0, 0);
    for class in 0..K {
        for other in (0..K).filter(|&other| other != class) {
            let own = scores_for(labels, scores, class, |label| label == class);
            let others = scores_for(labels, scores, class, |label| label == other);
            sum += roc_auc(&own, &others)?;
            terms += 1;
        }
    }
    if terms == 0 { None } else { Some(sum / f64::from(terms)) }
}
// ANCHOR_END: multiclass

// ANCHOR: main
fn main() {
    // Six pins, three topics: 0 recipes (3 pins), 1 gardens (2 pins), 2 shoes (1 pin).
    let labels = [0, 0, 0, 1, 1, 2];
    let scores = [
        [0.7, 0.2, 0.1],
        [0.5, 0.3, 0.2],
        [0.4, 0.5, 0.1],
        [0.3, 0.6, 0.1],
        [0.4, 0.4, 0.2],
        [0.2, 0.5, 0.3],
    ];
    let areas = one_vs_rest(&labels, &scores).expect("every class occurs");
    for (class, area) in areas.iter().enumerate() {
        println!("class {class} against the rest: {area:.4}");
    }
    let macro_mean = areas.iter().sum::<f64>() / 3.0;
    let weighted = (3.0 * areas[0] + 2.0 * areas[1] + areas[2]) / 6.0;
    println!("one-vs-rest: macro {macro_mean:.4}, weighted by class size {weighted:.4}");
    println!("one-vs-one:  {:.4}", one_vs_one(&labels, &scores).expect("every class occurs"));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// By hand: recipes win 8.5 of 9, gardens 6 of 8 (0.6 beats all 4; 0.4 beats 0.2 and 0.3),
    /// shoes 5 of 5.
    #[test]
    fn agrees_with_counting_by_hand() {
        let labels = [0, 0, 0, 1, 1, 2];
        let scores = [
            [0.7, 0.2, 0.1],
            [0.5, 0.3, 0.2],
            [0.4, 0.5, 0.1],
            [0.3, 0.6, 0.1],
            [0.4, 0.4, 0.2],
            [0.2, 0.5, 0.3],
        ];
        let areas = one_vs_rest(&labels, &scores).expect("every class occurs");
        kit::assert_all_close!(&areas, &[8.5 / 9.0, 6.0 / 8.0, 1.0], 1e-15);
        // Pairs (own class first): 01 5.5/6, 02 3/3, 10 5/6, 12 1/2, 20 3/3, 21 2/2.
        let by_hand = (5.5 / 6.0 + 1.0 + 5.0 / 6.0 + 0.5 + 1.0 + 1.0) / 6.0;
        assert_close!(one_vs_one(&labels, &scores).expect("every class occurs"), by_hand, 1e-15);
    }

    /// With two classes and scores that add up to 1 all three are the binary AUC.
    #[test]
    fn two_classes_are_the_binary_case() {
        let p = [0.1, 0.4, 0.35, 0.8];
        let scores: Vec<[f64; 2]> = p.iter().map(|&p| [1.0 - p, p]).collect();
        let labels = [0, 0, 1, 1];
        let areas = one_vs_rest(&labels, &scores).expect("both classes");
        kit::assert_all_close!(&areas, &[0.75, 0.75], 0.0);
        assert_close!(one_vs_one(&labels, &scores).expect("both classes"), 0.75, 0.0);
    }

    #[test]
    fn a_class_without_items_has_no_area() {
        assert_eq!(one_vs_rest(&[0, 0], &[[0.5, 0.5], [0.4, 0.6]]), None);
        assert_eq!(one_vs_one(&[0, 0], &[[0.5, 0.5], [0.4, 0.6]]), None);
        assert_eq!(one_vs_rest::<2>(&[], &[]), None);
    }

    /// Rare classes weigh as much as common ones in `OvR` macro, and their rest is nearly everything.
    #[test]
    fn one_vs_one_does_not_see_class_sizes() {
        let labels = [0, 1, 2];
        let scores = [[0.6, 0.3, 0.1], [0.4, 0.3, 0.3], [0.5, 0.2, 0.3]];
        let often: Vec<usize> = [0, 1, 2, 2, 2, 2].to_vec();
        let often_scores: Vec<[f64; 3]> =
            [0, 1, 2, 2, 2, 2].iter().map(|&i: &usize| scores[i]).collect();
        let once = one_vs_one(&labels, &scores).expect("every class occurs");
        assert_close!(one_vs_one(&often, &often_scores).expect("every class occurs"), once, 1e-15);
        let macro_of = |areas: [f64; 3]| areas.iter().sum::<f64>() / 3.0;
        let rest_once = macro_of(one_vs_rest(&labels, &scores).expect("every class occurs"));
        let rest_often = macro_of(one_vs_rest(&often, &often_scores).expect("every class occurs"));
        assert!((rest_once - rest_often).abs() > 0.01);
    }
}
