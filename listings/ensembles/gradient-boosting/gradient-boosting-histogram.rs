//! What histogram splits cost and what they lose.
//!
//! Contract: 20,000 rows, one feature, a whole number below 60,000; g is −1 or +1 with a mean that
//! steps at 20,000; h = 1; seed 4. A histogram adds up g in equally wide bins and tries the edges
//! between them; with one bin a value it is exact. A side scores G²/(H + λ) with λ = 1; the gain is
//! what two sides score more than the whole.
//!
//! Also shown: the sibling's histogram by subtraction.

use kit::rng::Rng;

/// Features are below this.
pub const VALUES: usize = 60_000;

// ANCHOR: split
/// The best gain, and the number of places tried. `sums` are g and count by rising feature.
pub fn best_gain(sums: &[(f64, f64)]) -> (f64, usize) {
    let (g, h) = sums.iter().fold((0.0, 0.0), |(g, h), sum| (g + sum.0, h + sum.1));
    let score = |g: f64, h: f64| g * g / (h + 1.0);
    let (mut left, mut best) = ((0.0, 0.0), f64::NEG_INFINITY);
    for sum in &sums[..sums.len() - 1] {
        left = (left.0 + sum.0, left.1 + sum.1);
        best = best.max(score(left.0, left.1) + score(g - left.0, h - left.1) - score(g, h));
    }
    (best, sums.len() - 1)
}

/// Adds each row's g and 1 into the bin of its feature.
pub fn histogram(xs: &[usize], gs: &[f64], bins: usize) -> Vec<(f64, f64)> {
    let mut sums = vec![(0.0, 0.0); bins];
    for (x, g) in xs.iter().zip(gs) {
        let bin = x * bins / VALUES;
        sums[bin].0 += g;
        sums[bin].1 += 1.0;
    }
    sums
}

/// What is left of the parent when one child is taken away: the other child.
pub fn subtract(parent: &[(f64, f64)], child: &[(f64, f64)]) -> Vec<(f64, f64)> {
    parent.iter().zip(child).map(|(p, c)| (p.0 - c.0, p.1 - c.1)).collect()
}
// ANCHOR_END: split

/// Features and gradients with a step at a third of the range.
pub fn data(n: usize) -> (Vec<usize>, Vec<f64>) {
    let mut rng = Rng::new(4);
    let row = |_| {
        let x = rng.below(VALUES);
        let up = rng.bernoulli(if x < VALUES / 3 { 0.6 } else { 0.45 });
        (x, if up { 1.0 } else { -1.0 })
    };
    (0..n).map(row).unzip()
}

// ANCHOR: main
fn main() {
    let (xs, gs) = data(20_000);
    let (exact, tried) = best_gain(&histogram(&xs, &gs, VALUES));
    println!("exact      places tried {tried:>6}   gain {exact:.2}");
    for bins in [4, 16, 64, 256] {
        let (gain, tried) = best_gain(&histogram(&xs, &gs, bins));
        let share = 100.0 * gain / exact;
        println!("{bins:>4} bins  places tried {tried:>6}   gain {gain:.2}   {share:.1} %");
    }
    let (left, right): (Vec<usize>, Vec<usize>) = (0..xs.len()).partition(|&i| xs[i] < 18_000);
    let of = |rows: &[usize]| {
        let (xs, gs): (Vec<usize>, Vec<f64>) = rows.iter().map(|&i| (xs[i], gs[i])).unzip();
        histogram(&xs, &gs, 256)
    };
    let parent = histogram(&xs, &gs, 256);
    let same = subtract(&parent, &of(&left)) == of(&right);
    println!("\nchildren of {} and {} rows", left.len(), right.len());
    println!("the larger one by subtraction, 256 steps: the same? {same}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_histogram_beats_the_exact_split() {
        let (xs, gs) = data(2000);
        let (exact, _) = best_gain(&histogram(&xs, &gs, VALUES));
        for bins in 2..300 {
            assert!(best_gain(&histogram(&xs, &gs, bins)).0 <= exact + 1e-9);
        }
    }

    #[test]
    fn the_largest_value_is_in_the_last_bin() {
        assert_eq!(histogram(&[VALUES - 1, 0], &[5.0, 7.0], 2), [(7.0, 1.0), (5.0, 1.0)]);
    }
}
