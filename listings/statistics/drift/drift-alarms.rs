//! Alarms when nothing happened, and when nothing that matters happened.
//!
//! Columns are normal. "No change": both samples from the same distribution. "Tiny": the mean moves by
//! 0.07 standard deviations, PSI about 0.07² = 0.005. An alarm is a KS p-value below 0.05, or PSI over
//! 0.1 with ten bins. Without a change PSI is about 9 (1/n + 1/m) on average (it is nearly a chi-square
//! with 9 degrees of freedom, times 1/n + 1/m). 40 columns for each size, seed 61: a share of 0.05 is
//! known to ±0.07 (two standard errors).

use kit::figure::{Figure, Line};
use kit::rng::Rng;

/// Sorted normal numbers around `mean`.
fn sample(rng: &mut Rng, rows: usize, mean: f64) -> Vec<f64> {
    let mut values: Vec<f64> = (0..rows).map(|_| mean + rng.normal()).collect();
    values.sort_by(f64::total_cmp);
    values
}

/// KS of two sorted samples of equal size without ties, in units of its standard size: above 1.358
/// the p-value is below 0.05.
fn scaled_ks(old: &[f64], new: &[f64]) -> f64 {
    let rows = old.len() as f64;
    let below = |x: f64, values: &[f64]| values.partition_point(|v| *v <= x) as f64;
    let at = |&x: &f64| (below(x, old) - below(x, new)).abs() / rows;
    old.iter().chain(new).map(at).fold(0.0, f64::max) * (rows / 2.0).sqrt()
}

/// PSI of two sorted samples with ten bins of the first, half a row added.
pub fn psi(old: &[f64], new: &[f64]) -> f64 {
    let edges: Vec<f64> = (1..10).map(|i| old[i * old.len() / 10]).collect();
    let shares = |values: &[f64]| -> Vec<f64> {
        let mut cuts = vec![0];
        cuts.extend(edges.iter().map(|edge| values.partition_point(|v| v < edge)));
        cuts.push(values.len());
        let share = |cut: &[usize]| ((cut[1] - cut[0]) as f64 + 0.5) / (values.len() as f64 + 5.0);
        cuts.windows(2).map(share).collect()
    };
    shares(old).iter().zip(shares(new)).map(|(e, a)| (a - e) * (a / e).ln()).sum()
}

// ANCHOR: alarms
/// Shares of `columns` columns with an alarm: KS at 5 %, PSI above 0.1; and the mean PSI.
pub fn alarms(rng: &mut Rng, rows: usize, shift: f64, columns: u32) -> [f64; 3] {
    let (mut ks_alarms, mut psi_alarms, mut total) = (0, 0, 0.0);
    for _ in 0..columns {
        let (old, new) = (sample(rng, rows, 0.0), sample(rng, rows, shift));
        let index = psi(&old, &new);
        ks_alarms += u32::from(scaled_ks(&old, &new) > 1.358_1);
        psi_alarms += u32::from(index > 0.1);
        total += index;
    }
    let columns = f64::from(columns);
    [f64::from(ks_alarms) / columns, f64::from(psi_alarms) / columns, total / columns]
}
// ANCHOR_END: alarms

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(61);
    println!("             no change                    mean + 0.07 deviations");
    println!("  rows   KS p < 5 %   PSI > 0.1   (PSI)   KS p < 5 %   PSI > 0.1");
    let (mut ks_line, mut psi_line) = (Vec::new(), Vec::new());
    for rows in [50_u32, 200, 800, 3200, 6400] {
        let [ks, over, mean] = alarms(&mut rng, rows as usize, 0.0, 40);
        let [tiny_ks, tiny_over, _] = alarms(&mut rng, rows as usize, 0.07, 40);
        println!("{rows:>6} {ks:12.2} {over:11.2} {mean:7.3} {tiny_ks:12.2} {tiny_over:11.2}");
        ks_line.push((f64::from(rows), tiny_ks));
        psi_line.push((f64::from(rows), tiny_over));
    }
    Figure::new("rows in each sample", "columns with an alarm")
        .log_x()
        .y_range(0.0, 1.05)
        .with(Line::new("KS, p < 5 %", ks_line).marked())
        .with(Line::new("PSI > 0.1", psi_line).marked())
        .save("drift-alarms");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// 200 columns of 300 rows: 0.05 ± four standard errors of 0.0154. KS of finite samples alarms a
    /// little less often than its limit.
    #[test]
    fn five_in_a_hundred() {
        let [ks, _, mean] = alarms(&mut Rng::new(1), 300, 0.0, 200);
        assert!((0.0..=0.11).contains(&ks), "{ks}");
        // The mean of 200 chi-squares with 9 degrees of freedom: 9 ± 4 · √(18/200) = ± 1.2.
        assert_close!(mean * 150.0, 9.0, 1.3);
    }

    #[test]
    fn much_data_sees_everything() {
        let [ks, over, _] = alarms(&mut Rng::new(2), 10_000, 0.07, 20);
        assert!(ks > 0.7 && over < 0.01, "{ks} {over}");
    }
}
