//! What a coefficient means: with one yes/no feature it is the log of the odds ratio, exactly.
//!
//! Contract: four counts, all positive. `fit` finds w and b of P(save) = σ(w x + b), x = 1 with the
//! feature and 0 without, by Newton's method on the four groups; `standard_error` is the root of
//! the entry for w of the inverse Hessian.
//!
//! The formulas to compare with: odds ratio ad/bc; B. Woolf, "On estimating the relation between
//! blood group and disease", Annals of Human Genetics 19 (1955): its logarithm has the standard
//! error √(1/a + 1/b + 1/c + 1/d). Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: table
/// How many pins were saved and not saved, with the feature and without.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// With the feature: saved, not saved.
    pub with: [f64; 2],
    /// Without the feature: saved, not saved.
    pub without: [f64; 2],
}
// ANCHOR_END: table

/// What Newton's method found.
#[derive(Debug, Clone, Copy)]
pub struct Fit {
    /// The coefficient of the feature.
    pub weight: f64,
    /// The log odds without the feature.
    pub bias: f64,
    /// Of the coefficient.
    pub standard_error: f64,
    /// Steps taken.
    pub steps: u32,
}

// ANCHOR: newton
/// Maximum likelihood by Newton's method: gradient Σ (p − y) x, Hessian Σ p(1 − p) x xᵀ.
pub fn fit(table: &Table) -> Option<Fit> {
    let (mut weight, mut bias) = (0.0_f64, 0.0_f64);
    for steps in 1..=50 {
        let (mut by_w, mut by_b) = (0.0, 0.0);
        let (mut ww, mut wb, mut bb) = (0.0, 0.0, 0.0);
        for (x, [saved, not_saved]) in [(1.0, table.with), (0.0, table.without)] {
            let n = saved + not_saved;
            let p = 1.0 / (1.0 + (-(weight * x + bias)).exp());
            let (error, curvature) = (n * p - saved, n * p * (1.0 - p));
            by_w += error * x;
            by_b += error;
            ww += curvature * x * x;
            wb += curvature * x;
            bb += curvature;
        }
        // Solve [ww wb; wb bb] · step = gradient: two unknowns, Cramer's rule.
        let determinant = ww * bb - wb * wb;
        let step_w = (bb * by_w - wb * by_b) / determinant;
        let step_b = (ww * by_b - wb * by_w) / determinant;
        weight -= step_w;
        bias -= step_b;
        if step_w.abs().max(step_b.abs()) < 1e-10 {
            let standard_error = (bb / determinant).sqrt();
            return Some(Fit { weight, bias, standard_error, steps });
        }
        if !weight.is_finite() || !bias.is_finite() {
            return None; // an empty cell: the best weight is infinite
        }
    }
    None
}
// ANCHOR_END: newton

// ANCHOR: main
fn main() {
    let table = Table { with: [30.0, 70.0], without: [10.0, 90.0] };
    let found = fit(&table).expect("no cell is empty");
    println!("Newton: w {:.4}, b {:.4}, {} steps", found.weight, found.bias, found.steps);

    let [[a, b], [c, d]] = [table.with, table.without];
    let ratio = (a / b) / (c / d);
    println!("odds {:.4} and {:.4}: ratio {ratio:.4}, its log {:.4}", a / b, c / d, ratio.ln());
    println!("ratio of the shares: {:.2}", (a / (a + b)) / (c / (c + d)));

    let woolf = (1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d).sqrt();
    println!("standard error {:.4}, by Woolf's formula {woolf:.4}", found.standard_error);
    let (low, high) = (found.weight - 1.96 * woolf, found.weight + 1.96 * woolf);
    println!("95 % interval of the odds ratio: {:.2} to {:.2}", low.exp(), high.exp());
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn the_weight_is_the_log_odds_ratio() {
        let mut rng = kit::rng::Rng::new(64);
        for _ in 0..200 {
            let mut count = || 1.0 + rng.below(40) as f64;
            let table = Table { with: [count(), count()], without: [count(), count()] };
            let [[a, b], [c, d]] = [table.with, table.without];
            if let Some(found) = fit(&table) {
                assert_close!(found.weight, (a * d / (b * c)).ln(), 1e-9);
                assert_close!(found.bias, (c / d).ln(), 1e-9);
                let woolf = (1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d).sqrt();
                assert_close!(found.standard_error, woolf, 1e-7);
            } else {
                // A full step can overshoot where one cell is tiny beside its neighbour.
                let rare = (a / b).ln().abs().max((c / d).ln().abs());
                assert!(rare > 1.5, "{table:?}");
            }
        }
    }

    #[test]
    fn no_difference_is_weight_zero() {
        let found = fit(&Table { with: [20.0, 60.0], without: [5.0, 15.0] }).expect("fits");
        assert_close!(found.weight, 0.0, 1e-12);
        assert_close!(found.bias, (1.0_f64 / 3.0).ln(), 1e-12);
    }

    /// Everybody with the feature saved: separation within the group, no finite weight.
    #[test]
    fn an_empty_cell_has_no_estimate() {
        assert!(fit(&Table { with: [30.0, 0.0], without: [10.0, 90.0] }).is_none());
    }

    #[test]
    fn swapping_the_groups_turns_the_sign() {
        let there = fit(&Table { with: [30.0, 70.0], without: [10.0, 90.0] }).expect("fits");
        let back = fit(&Table { with: [10.0, 90.0], without: [30.0, 70.0] }).expect("fits");
        assert_close!(there.weight, -back.weight, 1e-10);
        assert_close!(there.standard_error, back.standard_error, 1e-10);
    }
}
