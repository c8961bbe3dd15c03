//! Many metrics, one experiment: Bonferroni, Holm and Benjamini–Hochberg, and what each controls.
//!
//! Where the null hypothesis holds, a p-value is uniform on (0, 1). So 20 metrics without any effect show
//! at least one p below 5 % with chance 1 − 0.95²⁰ = 64 %.
//!
//! - family-wise error rate (FWER): the chance of one false positive or more;
//! - false discovery rate (FDR): the mean share of false ones among those called, 0 if none is called.
//!
//! Simulation: 20 independent metrics, of which some have z around 3 instead of 0; 4,000 experiments
//! each, seed 93. A share s lies within four standard errors √(s(1 − s)/4,000): 3.2 points at most.
//!
//! Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical
//! Society B 57 (1995), 289–300; S. Holm, "A simple sequentially rejective multiple test procedure",
//! Scandinavian Journal of Statistics 6 (1979), 65–70.

use kit::rng::Rng;

/// P(|Z| ≥ |z|), by Simpson's rule. `ab-testing-tests` explains it.
fn normal_p(z: f64) -> f64 {
    let h = 12.0 / 200.0;
    let density = |i: i32| (-0.5 * (z.abs() + f64::from(i) * h).powi(2)).exp();
    let inside: f64 = (1..200).map(|i| if i % 2 == 1 { 4.0 } else { 2.0 } * density(i)).sum();
    (density(0) + inside + density(200)) * h / 3.0 * std::f64::consts::FRAC_2_PI.sqrt()
}

// ANCHOR: correct
/// The indices of the p-values, smallest first.
fn by_size(p: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&i, &j| p[i].total_cmp(&p[j]));
    order
}

/// Marks the first `called` of the sorted p-values, in their original places.
fn marks(order: &[usize], called: usize) -> Vec<bool> {
    let mut marks = vec![false; order.len()];
    order[..called].iter().for_each(|&i| marks[i] = true);
    marks
}

/// FWER ≤ `level`: every p is compared with level / m.
pub fn bonferroni(p: &[f64], level: f64) -> Vec<bool> {
    p.iter().map(|&value| value <= level / p.len() as f64).collect()
}

/// FWER ≤ `level` as well, and never calls less: the k-th smallest p is compared with
/// level / (m − k + 1), until one fails.
pub fn holm(p: &[f64], level: f64) -> Vec<bool> {
    let order = by_size(p);
    let passes = |&(k, &i): &(usize, &usize)| p[i] <= level / (p.len() - k) as f64;
    let called = order.iter().enumerate().take_while(passes).count();
    marks(&order, called)
}

/// FDR ≤ `level`: find the LAST k with p₍ₖ₎ ≤ k · level / m, and call it and all smaller ones.
pub fn benjamini_hochberg(p: &[f64], level: f64) -> Vec<bool> {
    let order = by_size(p);
    let passes = |k: usize| p[order[k - 1]] <= k as f64 * level / p.len() as f64;
    let called = (1..=p.len()).rev().find(|&k| passes(k)).unwrap_or(0);
    marks(&order, called)
}
// ANCHOR_END: correct

// ANCHOR: simulate
/// What a rule does on average.
#[derive(Debug, Default, Clone, Copy)]
pub struct Rates {
    /// Share of experiments with a false positive.
    pub family_wise: f64,
    /// Mean share of false ones among those called.
    pub false_discovery: f64,
    /// Mean share of the real effects that are called.
    pub power: f64,
}

/// A rule that calls p-values at a level.
pub type Rule = fn(&[f64], f64) -> Vec<bool>;

/// 20 metrics, the first `real` of them with an effect, at level 5 %.
pub fn simulate(rng: &mut Rng, rule: Rule, real: usize, experiments: usize) -> Rates {
    let mut rates = Rates::default();
    for _ in 0..experiments {
        let p: Vec<f64> = (0..20)
            .map(|i| if i < real { normal_p(3.0 + rng.normal()) } else { rng.uniform() })
            .collect();
        let called = rule(&p, 0.05);
        let found = called[..real].iter().filter(|&&c| c).count() as f64;
        let wrong = called[real..].iter().filter(|&&c| c).count() as f64;
        rates.family_wise += f64::from(u8::from(wrong > 0.0));
        rates.false_discovery += wrong / (found + wrong).max(1.0);
        rates.power += found / real.max(1) as f64;
    }
    let mean = |sum: f64| sum / experiments as f64;
    let Rates { family_wise, false_discovery, power } = rates;
    Rates {
        family_wise: mean(family_wise),
        false_discovery: mean(false_discovery),
        power: mean(power),
    }
}
// ANCHOR_END: simulate

/// No correction at all.
pub fn uncorrected(p: &[f64], level: f64) -> Vec<bool> {
    p.iter().map(|&value| value <= level).collect()
}

// ANCHOR: main
fn main() {
    let p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216];
    let rules: [(&str, Rule); 4] = [
        ("uncorrected", uncorrected),
        ("Bonferroni", bonferroni),
        ("Holm", holm),
        ("Benjamini-Hochberg", benjamini_hochberg),
    ];
    println!("ten p-values: how many are called");
    for (name, rule) in rules {
        println!("  {name:18} {}", rule(&p, 0.05).iter().filter(|&&called| called).count());
    }
    for real in [0, 5] {
        println!("20 metrics, {real} with an effect   FWER    FDR   found");
        for (name, rule) in rules {
            let Rates { family_wise, false_discovery, power } =
                simulate(&mut Rng::new(93), rule, real, 4000);
            let found = if real == 0 { "    -".into() } else { format!("{power:.3}") };
            println!("  {name:26}   {family_wise:.3}  {false_discovery:.3}   {found}");
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn count(called: &[bool]) -> usize {
        called.iter().filter(|&&c| c).count()
    }

    /// By hand, m = 4 and level 5 %: Bonferroni compares with 0.0125; Holm with 0.0125, 0.0167, 0.025,
    /// 0.05; Benjamini–Hochberg with 0.0125, 0.025, 0.0375, 0.05.
    #[test]
    fn by_hand() {
        let p = [0.03, 0.01, 0.016, 0.9];
        assert_eq!(bonferroni(&p, 0.05), [false, true, false, false]);
        assert_eq!(holm(&p, 0.05), [false, true, true, false]);
        assert_eq!(benjamini_hochberg(&p, 0.05), [true, true, true, false]);
    }

    /// The step-up rule looks for the last one that passes: the first two here do not.
    #[test]
    fn the_last_that_passes() {
        let p = [0.02, 0.04, 0.045];
        assert_eq!(benjamini_hochberg(&p, 0.05), [true, true, true]);
        assert_eq!(count(&holm(&p, 0.05)), 0);
    }

    #[test]
    fn none_and_one() {
        for rule in [bonferroni, holm, benjamini_hochberg] {
            assert!(rule(&[], 0.05).is_empty());
            assert_eq!(rule(&[0.05], 0.05), [true]);
            assert_eq!(rule(&[0.051], 0.05), [false]);
        }
    }

    /// Without effects FDR and FWER are the same number: 5 % for the step-up rule, a little below for
    /// Bonferroni, 1 − 0.95²⁰ = 0.642 without a correction. Four standard errors of 4,000.
    #[test]
    fn without_effects() {
        let rates = simulate(&mut Rng::new(1), benjamini_hochberg, 0, 4000);
        assert_close!(rates.family_wise, 0.05, 0.0138);
        assert_close!(rates.false_discovery, rates.family_wise, 1e-12);
        let rates = simulate(&mut Rng::new(2), bonferroni, 0, 4000);
        assert_close!(rates.family_wise, 1.0 - 0.9975_f64.powi(20), 0.0138);
        let rates = simulate(&mut Rng::new(3), uncorrected, 0, 4000);
        assert_close!(rates.family_wise, 0.6415, 0.0303);
    }

    /// With independent metrics the FDR of the step-up rule is exactly level · (share without effect):
    /// 0.05 · 15/20. The share wrong in one experiment has a standard deviation below 0.13: four of
    /// 0.13/√4,000.
    #[test]
    fn with_effects() {
        let rates = simulate(&mut Rng::new(4), benjamini_hochberg, 5, 4000);
        assert_close!(rates.false_discovery, 0.0375, 0.0083);
    }
}
