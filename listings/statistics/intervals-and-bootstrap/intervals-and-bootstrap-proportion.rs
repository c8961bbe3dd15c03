//! Two intervals for a proportion, and how often each really contains the truth.
//!
//! Contract: `successes` of `n` independent trials, n at least 1. Wald: p̂ ± z √(p̂(1 − p̂)/n). Wilson:
//! all p whose own standard error √(p(1 − p)/n) explains p̂, that is |p̂ − p| ≤ z √(p(1 − p)/n). With
//! z = 1.959964 both aim at 95 %.
//!
//! Coverage is exact, no simulation: sum the binomial probabilities of those counts whose interval
//! contains p.
//!
//! Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
//! JASA 22 (1927), 209–212; L. D. Brown, T. T. Cai, A. `DasGupta`, "Interval estimation for a binomial
//! proportion", Statistical Science 16 (2001), 101–133.

use kit::figure::{Dash, Figure, Line};

// ANCHOR: intervals
/// Φ⁻¹(0.975): a normal number lies within ± this with a chance of 95 %.
const Z_95: f64 = 1.959_963_984_540_054;

/// (low, high) of the Wald interval; it may leave 0..1.
pub fn wald(successes: u32, n: u32) -> (f64, f64) {
    let (share, n) = (f64::from(successes) / f64::from(n), f64::from(n));
    let half = Z_95 * (share * (1.0 - share) / n).sqrt();
    (share - half, share + half)
}

/// (low, high) of the Wilson interval, within 0..1.
pub fn wilson(successes: u32, n: u32) -> (f64, f64) {
    let (share, n) = (f64::from(successes) / f64::from(n), f64::from(n));
    let z2 = Z_95 * Z_95;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let spread = share * (1.0 - share) / n + z2 / (4.0 * n * n);
    let half = Z_95 * spread.sqrt() / (1.0 + z2 / n);
    ((centre - half).max(0.0), (centre + half).min(1.0))
}
// ANCHOR_END: intervals

// ANCHOR: coverage
/// The chance that the interval of `n` trials contains the true `p`, 0 < p < 1. Exact.
pub fn coverage(interval: fn(u32, u32) -> (f64, f64), n: u32, p: f64) -> f64 {
    // ln of the binomial probability of 0, 1, … successes: each from the one before.
    let mut ln_mass = f64::from(n) * (1.0 - p).ln();
    let mut covered = 0.0;
    for successes in 0..=n {
        let (low, high) = interval(successes, n);
        if low <= p && p <= high {
            covered += ln_mass.exp();
        }
        ln_mass += (f64::from(n - successes) / f64::from(successes + 1) * p / (1.0 - p)).ln();
    }
    covered
}

/// The least coverage at any p. Coverage jumps only at the ends of intervals and bends down between
/// them, so both sides of each end are enough.
pub fn worst_coverage(interval: fn(u32, u32) -> (f64, f64), n: u32) -> f64 {
    let ends = (0..=n).map(|successes| interval(successes, n)).flat_map(|(a, b)| [a, b]);
    let sides = ends.flat_map(|end| [end - 1e-9, end + 1e-9]).filter(|p| 0.0 < *p && *p < 1.0);
    sides.map(|p| coverage(interval, n, p)).fold(1.0, f64::min)
}
// ANCHOR_END: coverage

// ANCHOR: main
fn main() {
    for (successes, n) in [(10, 100), (2, 20), (0, 20)] {
        let ((a, b), (c, d)) = (wald(successes, n), wilson(successes, n));
        println!("{successes:>2} of {n:>3}   Wald {a:6.3} to {b:.3}   Wilson {c:.3} to {d:.3}");
    }
    println!("\ncoverage      p = 0.02    0.1     0.5   at worst");
    for (name, interval) in [("Wald", wald as fn(u32, u32) -> _), ("Wilson", wilson)] {
        for n in [20, 100, 1000] {
            let at = |p| coverage(interval, n, p);
            let worst = worst_coverage(interval, n);
            println!(
                "{name:<6} n = {n:<4} {:.3}   {:.3}   {:.3}   {worst:.3}",
                at(0.02),
                at(0.1),
                at(0.5)
            );
        }
    }
    let line = |interval| {
        (1..=400).map(|i| f64::from(i) / 800.0).map(move |p| (p, coverage(interval, 20, p)))
    };
    Figure::new("true p", "coverage, n = 20")
        .x_range(0.0, 0.5)
        .y_range(0.5, 1.0)
        .with(Line::reference("", [(0.0, 0.95), (0.5, 0.95)]))
        .with(Line::new("Wald", line(wald)).dash(Dash::Dashed))
        .with(Line::new("Wilson", line(wilson)).dash(Dash::Solid))
        .save("intervals-and-bootstrap-coverage");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Computed apart with the formulas in arbitrary precision.
    #[test]
    fn the_reference_intervals() {
        for ((low, high), expected) in [
            (wilson(10, 100), (0.055_229_137_1, 0.174_365_661_5)),
            (wald(10, 100), (0.041_201_080_5, 0.158_798_919_5)),
            (wilson(0, 20), (0.0, 0.161_125_158_1)),
        ] {
            assert_close!(low, expected.0, 1e-10);
            assert_close!(high, expected.1, 1e-10);
        }
    }

    #[test]
    fn wald_of_no_success_has_no_width() {
        let (low, high) = wald(0, 20);
        assert_close!(low, 0.0, 0.0);
        assert_close!(high, 0.0, 0.0);
        assert!(wald(1, 20).0 < 0.0, "and it leaves 0..1");
    }

    #[test]
    fn one_trial() {
        let (low, high) = wilson(1, 1);
        assert_close!(low, 1.0 / (1.0 + Z_95 * Z_95), 1e-12);
        assert_close!(high, 1.0, 1e-12);
    }

    /// Just below the lower end for one success, only "no success" covers: (1 − p)ⁿ, about e^−0.178.
    #[test]
    fn wilson_at_its_worst() {
        for n in [20, 200] {
            let p = wilson(1, n).0;
            assert_close!(worst_coverage(wilson, n), (1.0 - p).powf(f64::from(n)), 1e-6);
        }
        assert!(worst_coverage(wald, 200) < 1e-6, "as p goes to 0, Wald answers 0 to 0");
    }

    /// No p of a fine grid does worse.
    #[test]
    fn the_ends_are_enough() {
        let grid = (1..2000).map(|i| coverage(wilson, 20, f64::from(i) / 2000.0));
        assert!(grid.fold(1.0, f64::min) >= worst_coverage(wilson, 20));
    }

    /// The interval of everything covers always: the masses add up to 1.
    #[test]
    fn the_masses_are_a_distribution() {
        for (n, p) in [(1, 0.3), (20, 0.001), (1000, 0.7)] {
            assert_close!(coverage(|_, _| (0.0, 1.0), n, p), 1.0, 1e-9);
        }
    }
}
