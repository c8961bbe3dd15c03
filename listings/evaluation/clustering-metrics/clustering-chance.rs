//! What random clusterings score, and why "adjusted" matters.
//!
//! Contract: 100 items in five classes of twenty; each item goes to one of k clusters at random, 100
//! clusterings for each k, seed 41. Printed and drawn: mean purity, Rand index, V-measure and adjusted
//! Rand index. Formulas as in the chapter's first listing, by their definitions.
//!
//! On the question: N. X. Vinh, J. Epps, J. Bailey, Journal of Machine Learning Research 11 (2010),
//! 2837–2854.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

/// A 5 × k table: items of class i in cluster j.
type Table = Vec<Vec<f64>>;

fn sums(table: &Table) -> (Vec<f64>, Vec<f64>) {
    let rows = table.iter().map(|row| row.iter().sum()).collect();
    let columns = (0..table[0].len()).map(|j| table.iter().map(|row| row[j]).sum()).collect();
    (rows, columns)
}

/// Mean over items of "the largest class of its cluster".
pub fn purity(table: &Table) -> f64 {
    let n: f64 = table.iter().flatten().sum();
    let largest = |j: usize| table.iter().map(|row| row[j]).fold(0.0, f64::max);
    (0..table[0].len()).map(largest).sum::<f64>() / n
}

/// (Rand index, adjusted Rand index).
pub fn rand(table: &Table) -> (f64, f64) {
    let pairs = |n: f64| n * (n - 1.0) / 2.0;
    let all = |of: &[f64]| of.iter().map(|&n| pairs(n)).sum::<f64>();
    let (rows, columns) = sums(table);
    let (same_class, same_cluster) = (all(&rows), all(&columns));
    let together: f64 = table.iter().map(|row| all(row)).sum();
    let total = pairs(rows.iter().sum());
    let expected = same_class * same_cluster / total;
    let plain = (total + 2.0 * together - same_class - same_cluster) / total;
    (plain, (together - expected) / (f64::midpoint(same_class, same_cluster) - expected))
}

/// V-measure, which is mutual information over the mean of the two entropies.
pub fn v_measure(table: &Table) -> f64 {
    let (rows, columns) = sums(table);
    let n: f64 = rows.iter().sum();
    let entropy = |of: &mut dyn Iterator<Item = f64>| -> f64 {
        of.filter(|&m| m > 0.0).map(|m| -m / n * (m / n).ln()).sum()
    };
    let (classes, clusters) = (entropy(&mut rows.into_iter()), entropy(&mut columns.into_iter()));
    let both = entropy(&mut table.iter().flatten().copied());
    2.0 * (classes + clusters - both) / (classes + clusters)
}

// ANCHOR: random
/// Means over random clusterings into k: purity, Rand index, V-measure, adjusted Rand index.
pub fn means(k: usize, rng: &mut Rng) -> [f64; 4] {
    let mut sum = [0.0; 4];
    for _ in 0..100 {
        let mut table = vec![vec![0.0; k]; 5];
        for item in 0..100 {
            table[item % 5][rng.below(k)] += 1.0;
        }
        let (plain, adjusted) = rand(&table);
        for (sum, value) in sum.iter_mut().zip([purity(&table), plain, v_measure(&table), adjusted])
        {
            *sum += value / 100.0;
        }
    }
    sum
}
// ANCHOR_END: random

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(41);
    let ks = [2, 5, 10, 20, 40, 80];
    let rows: Vec<[f64; 4]> = ks.iter().map(|&k| means(k, &mut rng)).collect();
    println!(" k  purity   Rand      V     ARI");
    for (k, [purity, rand, v, ari]) in ks.iter().zip(&rows) {
        let ari = (1000.0 * ari).round() / 1000.0 + 0.0; // and no "−0.000"
        println!("{k:>2}  {purity:>6.3} {rand:>6.3} {v:>6.3}  {ari:>6.3}");
    }
    draw(&ks, &rows);
}
// ANCHOR_END: main

fn draw(ks: &[usize], rows: &[[f64; 4]]) {
    let mut figure =
        Figure::new("random clusters", "mean value").log_x().x_range(2.0, 80.0).y_range(-0.1, 1.0);
    for (at, name) in ["purity", "Rand index", "V-measure", "ARI"].into_iter().enumerate() {
        let curve = ks.iter().zip(rows).map(|(&k, row)| (k as f64, row[at]));
        figure = figure.with(Line::new(name, curve).marked());
    }
    figure.save("clustering-chance");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// Published: scikit-learn, labels [0,0,1,2] against [0,0,1,1].
    #[test]
    fn agrees_with_scikit_learn() {
        let table = vec![vec![2.0, 0.0], vec![0.0, 1.0], vec![0.0, 1.0]];
        let (plain, adjusted) = rand(&table);
        assert_close!(plain, 5.0 / 6.0, 1e-15);
        assert_close!(adjusted, 4.0 / 7.0, 1e-15);
        assert_close!(v_measure(&table), 0.8, 1e-14);
        assert_close!(purity(&table), 0.75, 1e-15);
    }

    /// Simulated, another seed: means over 100 clusterings. ARI of one has a standard deviation below
    /// 0.03, so its mean lies within 0.012 of 0 (four standard errors); the others rise with k.
    #[test]
    fn only_the_adjusted_index_stays_at_nothing() {
        let mut rng = Rng::new(42);
        let rows: Vec<[f64; 4]> = [2, 10, 40].iter().map(|&k| means(k, &mut rng)).collect();
        for row in &rows {
            assert_close!(row[3], 0.0, 0.012);
        }
        for metric in 0..3 {
            assert!(rows.windows(2).all(|pair| pair[0][metric] < pair[1][metric]), "{metric}");
        }
    }
}
