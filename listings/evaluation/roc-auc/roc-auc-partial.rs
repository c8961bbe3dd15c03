//! Two models, one AUC, different use: the part of the curve you can afford.
//!
//! Contract: `curve` is a list of (FPR, TPR) points from (0, 0) to (1, 1), both coordinates
//! nondecreasing. `partial_auc` integrates up to `max_fpr`, interpolating on the last segment, and
//! maps the result so that 0.5 is chance and 1 is perfect:
//!
//! ½ · (1 + (area − f²/2) / (f − f²/2)), with f = `max_fpr`.
//!
//! Source of the map: D. K. `McClish`, "Analyzing a portion of the ROC curve", Medical Decision
//! Making 9 (1989), 190–195; scikit-learn's `roc_auc_score(max_fpr=…)` does the same. Data: 1000
//! negatives from N(0, 1); positives from N(1.19, 1) for model A, from N(2.66, 3²) for model B.

use kit::figure::{Figure, Line, Side};
use kit::rng::Rng;

/// The chapter's sweep, as rates.
pub fn roc_curve(positives: &[f64], negatives: &[f64]) -> Vec<(f64, f64)> {
    let mut items: Vec<(f64, bool)> = positives.iter().map(|&s| (s, true)).collect();
    items.extend(negatives.iter().map(|&s| (s, false)));
    items.sort_by(|a, b| b.0.partial_cmp(&a.0).expect("no score is NaN"));
    let (mut tp, mut fp, mut curve) = (0, 0, vec![(0.0, 0.0)]);
    for (i, &(score, positive)) in items.iter().enumerate() {
        if positive {
            tp += 1;
        } else {
            fp += 1;
        }
        if i + 1 == items.len() || items[i + 1].0 < score {
            curve.push((
                f64::from(fp) / negatives.len() as f64,
                f64::from(tp) / positives.len() as f64,
            ));
        }
    }
    curve
}

// ANCHOR: partial
/// The TPR at a given FPR, on the line between the neighbouring points.
pub fn tpr_at(curve: &[(f64, f64)], fpr: f64) -> f64 {
    // The last point at or left of `fpr`: on a vertical piece, its top.
    let left = curve.iter().rposition(|&(x, _)| x <= fpr).expect("the curve starts at 0");
    if left + 1 == curve.len() {
        return 1.0;
    }
    let ((x0, y0), (x1, y1)) = (curve[left], curve[left + 1]);
    y0 + (y1 - y0) * (fpr - x0) / (x1 - x0)
}

/// The area left of `max_fpr`.
pub fn area_up_to(curve: &[(f64, f64)], max_fpr: f64) -> f64 {
    let mut part: Vec<(f64, f64)> = curve.iter().copied().filter(|p| p.0 <= max_fpr).collect();
    part.push((max_fpr, tpr_at(curve, max_fpr)));
    part.windows(2).map(|pair| (pair[1].0 - pair[0].0) * (pair[0].1 + pair[1].1) / 2.0).sum()
}

/// The same on a scale where 0.5 is chance and 1 is perfect.
pub fn partial_auc(curve: &[(f64, f64)], max_fpr: f64) -> f64 {
    assert!(0.0 < max_fpr && max_fpr <= 1.0, "max_fpr must lie in (0, 1]");
    let (chance, perfect) = (max_fpr * max_fpr / 2.0, max_fpr);
    0.5 * (1.0 + (area_up_to(curve, max_fpr) - chance) / (perfect - chance))
}
// ANCHOR_END: partial

fn models() -> [Vec<(f64, f64)>; 2] {
    let mut rng = Rng::new(3);
    let mut normals = |mean: f64, deviation: f64| -> Vec<f64> {
        (0..1000).map(|_| mean + deviation * rng.normal()).collect()
    };
    let negatives = normals(0.0, 1.0);
    let (a, b) = (normals(1.19, 1.0), normals(2.66, 3.0));
    [roc_curve(&a, &negatives), roc_curve(&b, &negatives)]
}

// ANCHOR: main
fn main() {
    let [a, b] = models();
    println!("model    AUC  partial AUC to 0.1  TPR at FPR 0.05  TPR at FPR 0.5");
    for (name, curve) in [("A", &a), ("B", &b)] {
        let (full, partial) = (area_up_to(curve, 1.0), partial_auc(curve, 0.1));
        let (early, late) = (tpr_at(curve, 0.05), tpr_at(curve, 0.5));
        println!("{name:<5}  {full:.3}  {partial:>18.3}  {early:>15.3}  {late:>14.3}");
    }
    draw(&a, &b);
}
// ANCHOR_END: main

fn draw(a: &[(f64, f64)], b: &[(f64, f64)]) {
    let sampled = |curve: &[(f64, f64)]| -> Vec<(f64, f64)> {
        let grid = (0..=50).map(|i| f64::from(i) / 50.0);
        std::iter::once((0.0, 0.0)).chain(grid.map(|x| (x, tpr_at(curve, x)))).collect()
    };
    Figure::new("false positive rate", "true positive rate")
        .unit_square()
        .with(Line::reference("random", [(0.0, 0.0), (1.0, 1.0)]))
        .with(Line::new("A: better late", sampled(a)).name_at(0.14, tpr_at(a, 0.14), Side::Right))
        .with(Line::new("B: better early", sampled(b)).name_at(0.03, 0.83, Side::Right))
        .save("roc-auc-crossing");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn worked_example() -> Vec<(f64, f64)> {
        roc_curve(&[0.9, 0.8, 0.6, 0.4], &[0.7, 0.6, 0.3, 0.2])
    }

    #[test]
    fn the_whole_curve_gives_the_auc() {
        assert_close!(partial_auc(&worked_example(), 1.0), 0.78125, 1e-15);
        assert_close!(area_up_to(&worked_example(), 1.0), 0.78125, 1e-15);
    }

    /// By hand: columns 0.25 · 0.5, then a trapezoid 0.125 wide from 0.5 to 0.625.
    #[test]
    fn the_last_segment_is_interpolated() {
        assert_close!(area_up_to(&worked_example(), 0.375), 0.125 + 0.125 * 0.5625, 1e-15);
        assert_close!(tpr_at(&worked_example(), 0.375), 0.625, 1e-15);
    }

    #[test]
    fn a_vertical_piece_is_read_at_its_top() {
        assert_close!(tpr_at(&worked_example(), 0.0), 0.5, 0.0);
        assert_close!(tpr_at(&worked_example(), 0.5), 1.0, 0.0);
        assert_close!(tpr_at(&worked_example(), 1.0), 1.0, 0.0);
    }

    #[test]
    fn chance_and_perfection_are_the_ends_of_the_scale() {
        for max_fpr in [0.01, 0.1, 0.5, 1.0] {
            assert_close!(partial_auc(&[(0.0, 0.0), (1.0, 1.0)], max_fpr), 0.5, 1e-12);
            assert_close!(partial_auc(&[(0.0, 0.0), (0.0, 1.0), (1.0, 1.0)], max_fpr), 1.0, 1e-12);
        }
    }

    #[test]
    #[should_panic(expected = "max_fpr must lie in (0, 1]")]
    fn no_area_left_of_zero() {
        partial_auc(&worked_example(), 0.0);
    }
}
