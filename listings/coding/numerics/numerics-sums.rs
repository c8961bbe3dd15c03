//! Four ways to add a column of numbers, and what each loses.
//!
//! Interview style: the sums use the standard library only and nothing newer than Rust 1.59; random
//! numbers and the figure come from the book's kit.
//!
//! Contract: `values` are finite f32 numbers; the sum of nothing is 0. u = 2⁻²⁴ is half the distance
//! from 1 to the next f32. Bounds of the error, up to terms in u² (N. J. Higham, SIAM Journal on
//! Scientific Computing 14 (1993), 783–799): naive (n − 1) u Σ|x|, pairwise ⌈log₂ n⌉ u Σ|x|, Kahan
//! 2u Σ|x|; Neumaier u |Σx| + (n u)² Σ|x| (T. Ogita, S. M. Rump, S. Oishi, SIAM Journal on Scientific
//! Computing 26 (2005), 1955–1988). f32, since a model's weights and losses are f32, and the errors can be seen.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

// ANCHOR: naive
/// Left to right. Every addition rounds to the precision of the total so far.
pub fn naive(values: &[f32]) -> f32 {
    let mut total = 0.0;
    for &value in values {
        total += value;
    }
    total
}
// ANCHOR_END: naive

// ANCHOR: pairwise
/// The halves first: each value passes through log₂ n additions instead of n.
pub fn pairwise(values: &[f32]) -> f32 {
    if values.len() <= 8 {
        return naive(values);
    }
    let (left, right) = values.split_at(values.len() / 2);
    pairwise(left) + pairwise(right)
}
// ANCHOR_END: pairwise

// ANCHOR: kahan
/// Left to right, and what an addition loses goes into the next one.
pub fn kahan(values: &[f32]) -> f32 {
    let (mut total, mut lost) = (0.0_f32, 0.0_f32);
    for &value in values {
        let value = value + lost; // (1)
        let next = total + value; // (2)
        lost = value - (next - total); // (3)
        total = next;
    }
    total
}
// ANCHOR_END: kahan

// ANCHOR: neumaier
/// As Kahan, but also where a value is larger than the total. Losses are added at the end.
pub fn neumaier(values: &[f32]) -> f32 {
    let (mut total, mut lost) = (0.0_f32, 0.0_f32);
    for &value in values {
        let next = total + value;
        lost += if total.abs() >= value.abs() {
            (total - next) + value
        } else {
            (value - next) + total
        };
        total = next;
    }
    total + lost
}
// ANCHOR_END: neumaier

/// A way to add.
pub type Sum = fn(&[f32]) -> f32;

/// The mean relative error over some draws of n multiples of 2⁻²⁴ below 1. Their sum is known: the
/// numerators are whole numbers.
pub fn mean_error(sum: Sum, n: usize, draws: u32, seed: u64) -> f64 {
    let mut rng = Rng::new(seed);
    let mut error = 0.0;
    for _ in 0..draws {
        let whole: Vec<u32> = (0..n).map(|_| (rng.next_u64() >> 40) as u32).collect();
        let exact = whole.iter().map(|&value| u64::from(value)).sum::<u64>() as f64;
        let values: Vec<f32> = whole.iter().map(|&value| value as f32 / 16_777_216.0).collect();
        error += (f64::from(sum(&values)) * 16_777_216.0 - exact).abs() / exact;
    }
    error / f64::from(draws)
}

// ANCHOR: main
fn main() {
    let tenths = vec![0.1_f32; 1_000_000];
    println!("a million times 0.1, exact 100000.0015");
    println!("  naive {:.3}   pairwise {:.3}", naive(&tenths), pairwise(&tenths));
    println!("  Kahan {:.3}   Neumaier {:.3}", kahan(&tenths), neumaier(&tenths));

    let canyon = [1.0, 1e20, 1.0, -1e20];
    println!("1 + 1e20 + 1 - 1e20, exact 2");
    println!("  naive {}   pairwise {}", naive(&canyon), pairwise(&canyon));
    println!("  Kahan {}   Neumaier {}", kahan(&canyon), neumaier(&canyon));

    draw();
}
// ANCHOR_END: main

fn draw() {
    let ways: [(&str, Sum); 3] = [("naive", naive), ("pairwise", pairwise), ("Kahan", kahan)];
    let mut figure = Figure::new("n numbers", "mean relative error").log_x().log_y();
    for (name, sum) in ways {
        let points = (2..=10).map(|power| {
            let n = 1_usize << (2 * power);
            let draws = if n > 100_000 { 2 } else { 16 };
            (n as f64, mean_error(sum, n, draws, 41))
        });
        figure = figure.with(Line::new(name, points).marked());
    }
    figure.save("numerics-sums");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    const WAYS: [Sum; 4] = [naive, pairwise, kahan, neumaier];

    #[test]
    fn small_sums_are_exact() {
        for sum in WAYS {
            assert_close!(f64::from(sum(&[])), 0.0, 0.0);
            assert_close!(f64::from(sum(&[0.5])), 0.5, 0.0);
            let numbers: Vec<f32> = (1..=100_u8).map(f32::from).collect();
            assert_close!(f64::from(sum(&numbers)), 5050.0, 0.0);
        }
    }

    /// The total is exact from here on only in steps of 2: a further 1 is lost, each time.
    #[test]
    fn the_naive_total_stands_still() {
        let ones = vec![1.0_f32; 1000];
        let all: Vec<f32> = std::iter::once(16_777_216.0).chain(ones).collect();
        assert_close!(f64::from(naive(&all)), 16_777_216.0, 0.0);
        assert_close!(f64::from(kahan(&all)), 16_778_216.0, 0.0);
        assert_close!(f64::from(neumaier(&all)), 16_778_216.0, 0.0);
    }

    /// 0.1 as an f32 is 13,421,773 / 2²⁷; a million of them, rounded to the nearest f32 (steps 1/128).
    #[test]
    fn a_million_tenths() {
        let tenths = vec![0.1_f32; 1_000_000];
        let exact = 13_421_773.0 * 1e6 / 134_217_728.0;
        assert_close!(f64::from(kahan(&tenths)), exact, 0.5 / 128.0 / exact);
        // n u = 0.06: what Neumaier's sum of losses loses itself is no longer nothing.
        let apart = (f64::from(neumaier(&tenths)) - exact).abs();
        assert!(apart > 1.0 && apart < (0.06_f64 * 0.06) * exact);
        assert!((f64::from(naive(&tenths)) - exact).abs() > 900.0);
        assert!((f64::from(pairwise(&tenths)) - exact).abs() < 0.1);
    }

    #[test]
    fn only_neumaier_crosses_the_canyon() {
        let canyon = [1.0, 1e20, 1.0, -1e20];
        assert_close!(f64::from(neumaier(&canyon)), 2.0, 0.0);
        for sum in [naive, pairwise, kahan] {
            assert_close!(f64::from(sum(&canyon)), 0.0, 0.0);
        }
    }

    #[test]
    fn infinity_and_nan_come_through() {
        assert!(naive(&[1.0, f32::INFINITY]).is_infinite());
        for sum in WAYS {
            assert!(sum(&[1.0, f32::NAN, 2.0]).is_nan());
        }
        // ∞ − ∞ in the correction: the compensated sums answer NaN for an infinite value.
        assert!(kahan(&[1.0, f32::INFINITY, 1.0]).is_nan());
        assert!(neumaier(&[1.0, f32::INFINITY]).is_nan());
    }
}
