//! Simpson's paradox and base-rate neglect: counts, no simulation.
//!
//! Two rankers were shown on two surfaces, in different mixes. The counts are made up so that the new
//! one is better on each surface and worse in total. The standardised rate weighs both rankers'
//! surface rates with one common mix.
//!
//! E. H. Simpson, "The interpretation of interaction in contingency tables", Journal of the Royal
//! Statistical Society B 13 (1951), 238–241.

// ANCHOR: simpson
/// Clicks and impressions of one ranker on one surface.
#[derive(Debug, Clone, Copy)]
pub struct Cell {
    /// Pins clicked.
    pub clicks: f64,
    /// Pins shown.
    pub shown: f64,
}

/// Clicks over impressions, surfaces thrown together.
pub fn pooled(cells: &[Cell]) -> f64 {
    let clicks: f64 = cells.iter().map(|cell| cell.clicks).sum();
    clicks / cells.iter().map(|cell| cell.shown).sum::<f64>()
}

/// The rate if the surfaces had the shares of `mix`.
pub fn standardised(cells: &[Cell], mix: &[f64]) -> f64 {
    let rates = cells.iter().zip(mix).map(|(cell, weight)| weight * cell.clicks / cell.shown);
    rates.sum::<f64>() / mix.iter().sum::<f64>()
}
// ANCHOR_END: simpson

// ANCHOR: base
/// Of those that a detector flags, the share that is really positive.
pub fn precision(prevalence: f64, recall: f64, false_positive_rate: f64) -> f64 {
    let (hits, alarms) = (prevalence * recall, (1.0 - prevalence) * false_positive_rate);
    hits / (hits + alarms)
}
// ANCHOR_END: base

/// Old and new ranker, each on search and on the home feed.
pub fn rankers() -> [[Cell; 2]; 2] {
    let cell = |clicks, shown| Cell { clicks, shown };
    [[cell(720.0, 9000.0), cell(20.0, 1000.0)], [cell(90.0, 1000.0), cell(225.0, 9000.0)]]
}

// ANCHOR: main
fn main() {
    let [old, new] = rankers();
    let percent = |cell: &Cell| 100.0 * cell.clicks / cell.shown;
    println!("click rate, %            old    new");
    println!("search                  {:4.1}   {:4.1}", percent(&old[0]), percent(&new[0]));
    println!("home feed               {:4.1}   {:4.1}", percent(&old[1]), percent(&new[1]));
    println!("pooled                  {:4.1}   {:4.1}", 100.0 * pooled(&old), 100.0 * pooled(&new));
    let mix = [0.5, 0.5];
    let (a, b) = (standardised(&old, &mix), standardised(&new, &mix));
    println!("same mix for both       {:4.1}   {:4.1}", 100.0 * a, 100.0 * b);

    println!("\nspam among all   flagged that are spam (recall 0.99, false positive rate 0.01)");
    for prevalence in [0.5, 0.1, 0.01, 0.001] {
        println!("{prevalence:>14} {:8.3}", precision(prevalence, 0.99, 0.01));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn better_everywhere_and_worse_in_total() {
        let [old, new] = rankers();
        assert!(
            old.iter().zip(&new).all(|(old, new)| old.clicks / old.shown < new.clicks / new.shown)
        );
        assert!(pooled(&old) > pooled(&new));
        assert!(standardised(&old, &[0.3, 0.7]) < standardised(&new, &[0.3, 0.7]));
    }

    /// With its own mix a ranker's standardised rate is its pooled one.
    #[test]
    fn standardising_with_the_own_mix_changes_nothing() {
        for cells in rankers() {
            let mix: Vec<f64> = cells.iter().map(|cell| cell.shown).collect();
            assert_close!(standardised(&cells, &mix), pooled(&cells), 1e-12);
        }
    }

    /// 1,000 spam of 100,000: 990 hits and 990 false alarms.
    #[test]
    fn half_of_the_alarms_are_false() {
        assert_close!(precision(0.01, 0.99, 0.01), 0.5, 1e-12);
    }
}
