//! Five areas under one precision–recall curve.
//!
//! Contract: a curve is a list of points (TP, called), highest threshold first, the last one with all
//! n⁺ positives.
//!
//! - steps: Σ (Rₖ − Rₖ₋₁) Pₖ, the AP of scikit-learn
//! - interpolated precision at recall r: the best precision at recall r or more
//! - VOC until 2009: the mean of it at r = 0, 0.1, …, 1. VOC from 2010 on: its area. COCO: the mean at
//!   r = 0, 0.01, …, 1
//! - trapezoids: straight lines between points, which no classifier can follow
//!
//! Sources: M. Everingham and others, International Journal of Computer Vision 88 (2010), 303–338;
//! COCO's evaluation code; J. Davis, M. Goadrich, ICML 2006. On a figure: steps and interpolation.

use kit::figure::{Figure, Hue, Line, Points};

/// True positives, and all that are called positive.
pub type Point = (u32, u32);

fn precision((tp, called): Point) -> f64 {
    f64::from(tp) / f64::from(called)
}

// ANCHOR: steps
/// Average precision: each point's precision, weighted by the recall it adds.
pub fn steps(curve: &[Point]) -> f64 {
    let (mut sum, mut found) = (0.0, 0);
    for &point in curve {
        sum += f64::from(point.0 - found) * precision(point);
        found = point.0;
    }
    sum / f64::from(found)
}
// ANCHOR_END: steps

// ANCHOR: interpolated
/// The same points with the best precision from there on: walk from the right with a running maximum.
pub fn envelope(curve: &[Point]) -> Vec<(u32, f64)> {
    let mut best = 0.0_f64;
    let from_the_right = curve.iter().rev().map(|&point| {
        best = best.max(precision(point));
        (point.0, best)
    });
    let mut envelope: Vec<(u32, f64)> = from_the_right.collect();
    envelope.reverse();
    envelope
}

/// The area under the interpolated curve: VOC from 2010 on.
pub fn all_points(curve: &[Point]) -> f64 {
    let (mut sum, mut found) = (0.0, 0);
    for (tp, best) in envelope(curve) {
        sum += f64::from(tp - found) * best;
        found = tp;
    }
    sum / f64::from(found)
}

/// The mean of the interpolated precision at recalls 0, 1/m, …, 1: VOC until 2009 with m = 10, COCO
/// with m = 100. Recalls are compared in whole numbers.
pub fn at_recalls(curve: &[Point], m: u32) -> f64 {
    let envelope = envelope(curve);
    let positives = curve.last().expect("a curve has a point").0;
    let at = |k: u32| {
        let first = envelope.iter().find(|&&(tp, _)| tp * m >= k * positives);
        first.expect("the last point has every positive").1
    };
    (0..=m).map(at).sum::<f64>() / f64::from(m + 1)
}
// ANCHOR_END: interpolated

// ANCHOR: trapezoids
/// Straight lines between the points, from the first point's precision at recall 0.
pub fn trapezoids(curve: &[Point]) -> f64 {
    let (mut sum, mut found, mut height) = (0.0, 0, precision(curve[0]));
    for &point in curve {
        sum += f64::from(point.0 - found) * f64::midpoint(height, precision(point));
        (found, height) = (point.0, precision(point));
    }
    sum / f64::from(found)
}
// ANCHOR_END: trapezoids

// ANCHOR: main
fn main() {
    let pins = [(1, 1), (2, 2), (2, 3), (3, 5), (4, 6), (4, 7), (4, 8)];
    println!("the eight pins");
    println!("  steps (scikit-learn)       {:.4}", steps(&pins));
    println!("  11 recalls (VOC to 2009)   {:.4}", at_recalls(&pins, 10));
    println!("  interpolated (VOC 2010 on) {:.4}", all_points(&pins));
    println!("  101 recalls (COCO)         {:.4}", at_recalls(&pins, 100));

    // A hundred positives of a thousand. Two are found at the top; the others all score the same.
    let tied = [(1, 1), (2, 2), (100, 1000)];
    println!("two found, then nothing known");
    println!("  steps                      {:.4}", steps(&tied));
    println!("  trapezoids                 {:.4}", trapezoids(&tied));
    draw(&pins);
}
// ANCHOR_END: main

/// The points of the eight pins, the steps that AP adds up, and the interpolated curve.
fn draw(curve: &[Point]) {
    let positives = f64::from(curve.last().expect("a curve has a point").0);
    let staircase = |heights: Vec<(u32, f64)>| {
        let (mut corners, mut found) = (Vec::new(), 0);
        for (tp, height) in heights {
            if tp > found {
                corners.push((f64::from(found) / positives, height));
                corners.push((f64::from(tp) / positives, height));
            }
            found = tp;
        }
        corners
    };
    let plain = curve.iter().map(|&point| (point.0, precision(point))).collect();
    let points = curve.iter().map(|&point| (f64::from(point.0) / positives, precision(point)));
    Figure::new("recall", "precision")
        .unit_square()
        .horizontal("prevalence", 0.5)
        .with(Line::new("steps", staircase(plain)))
        .with(Line::new("interpolated", staircase(envelope(curve))))
        .with(Points::new("thresholds", points).hue(Hue::Text).unnamed())
        .save("pr-variants-curve");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    const PINS: [Point; 7] = [(1, 1), (2, 2), (2, 3), (3, 5), (4, 6), (4, 7), (4, 8)];

    /// By hand: precision 1 up to recall ½, then ⅔. 6 of 11 recalls and 51 of 101 are at most ½.
    #[test]
    fn the_eight_pins_by_hand() {
        let third = 1.0 / 3.0;
        assert_close!(steps(&PINS), (1.0 + 1.0 + 0.6 + 2.0 * third) / 4.0, 1e-15);
        assert_close!(all_points(&PINS), 5.0 / 6.0, 1e-15);
        assert_close!(at_recalls(&PINS, 10), (6.0 + 5.0 * 2.0 * third) / 11.0, 1e-15);
        assert_close!(at_recalls(&PINS, 100), (51.0 + 50.0 * 2.0 * third) / 101.0, 1e-14);
    }

    #[test]
    fn the_envelope_never_rises() {
        let heights: Vec<f64> = envelope(&PINS).iter().map(|point| point.1).collect();
        assert_all_close!(
            heights,
            [1.0, 1.0, 2.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0, 4.0 / 7.0, 0.5],
            1e-15
        );
    }

    /// By hand: 0.02 + 0.98 · 0.1, and 0.02 + 0.98 · 0.55.
    #[test]
    fn a_straight_line_is_far_too_kind() {
        let tied = [(1, 1), (2, 2), (100, 1000)];
        assert_close!(steps(&tied), 0.118, 1e-15);
        assert_close!(trapezoids(&tied), 0.559, 1e-15);
    }

    #[test]
    fn a_perfect_ranking_is_1_by_every_rule() {
        let perfect = [(1, 1), (2, 2), (2, 3), (2, 9)];
        for area in
            [steps(&perfect), all_points(&perfect), at_recalls(&perfect, 10), trapezoids(&perfect)]
        {
            assert_close!(area, 1.0, 1e-15);
        }
    }
}
