//! Bias and spread after three mechanisms and four treatments.
//!
//! 400 users; half are on Android and look for 4 seconds on average, the others for 8; the standard
//! deviation within a platform is 2. About 30 % of the values go missing:
//!
//! - MCAR: each with chance 0.3;
//! - MAR: on Android with chance 0.6, elsewhere never;
//! - MNAR: above 6 seconds with chance 0.6, below never.
//!
//! 400 repetitions, seed 11. An interval is the mean bias ± 1.96 standard errors of that mean.

use kit::rng::Rng;

/// A user: whether on Android, and for how many seconds they looked.
pub type Row = (bool, f64);

/// How values go missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mechanism {
    /// Missing completely at random.
    Mcar,
    /// Missing at random, given the platform.
    Mar,
    /// Missing not at random: it depends on the value itself.
    Mnar,
}

impl Mechanism {
    /// The chance that this row's value goes missing.
    pub fn chance(self, (android, seconds): Row) -> f64 {
        match self {
            Self::Mcar => 0.3,
            Self::Mar if android => 0.6,
            Self::Mnar if seconds > 6.0 => 0.6,
            Self::Mar | Self::Mnar => 0.0,
        }
    }
}

// ANCHOR: treat
/// What to do with a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treatment {
    /// Leave the row out.
    Drop,
    /// The mean of what is there.
    Mean,
    /// The mean of what is there on the same platform.
    GroupMean,
    /// A value drawn from what is there on the same platform (a hot deck).
    GroupDraw,
}

/// The column after treatment.
pub fn treated(
    rng: &mut Rng,
    rows: &[Row],
    seen: &[Option<f64>],
    treatment: Treatment,
) -> Vec<f64> {
    let on = |android: Option<bool>| -> Vec<f64> {
        let of = rows.iter().zip(seen).filter(|(row, _)| android.is_none_or(|a| a == row.0));
        of.filter_map(|(_, seen)| *seen).collect()
    };
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (all, by) = (mean(&on(None)), [on(Some(false)), on(Some(true))]);
    let means = by.each_ref().map(|values| mean(values));
    rows.iter()
        .zip(seen)
        .filter_map(|((android, _), seen)| {
            let group = usize::from(*android);
            seen.or_else(|| match treatment {
                Treatment::Drop => None,
                Treatment::Mean => Some(all),
                Treatment::GroupMean => Some(means[group]),
                Treatment::GroupDraw => Some(by[group][rng.below(by[group].len())]),
            })
        })
        .collect()
}
// ANCHOR_END: treat

/// Mean and standard deviation.
fn moments(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (mean, (values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / n).sqrt())
}

/// Mean bias of the mean, its standard error, and the mean ratio of standard deviations, treated
/// over true, in `repetitions` tables.
pub fn simulate(
    rng: &mut Rng,
    mechanism: Mechanism,
    treatment: Treatment,
    repetitions: u32,
) -> (f64, f64, f64) {
    let (mut biases, mut ratio) = (Vec::new(), 0.0);
    for _ in 0..repetitions {
        let row = |i: u32| {
            let android = i.is_multiple_of(2);
            (android, if android { 4.0 } else { 8.0 } + 2.0 * rng.normal())
        };
        let rows: Vec<Row> = (0..400).map(row).collect();
        let seen: Vec<Option<f64>> = rows
            .iter()
            .map(|&row| (!rng.bernoulli(mechanism.chance(row))).then_some(row.1))
            .collect();
        let truth = moments(&rows.iter().map(|row| row.1).collect::<Vec<_>>());
        let after = moments(&treated(rng, &rows, &seen, treatment));
        biases.push(after.0 - truth.0);
        ratio += after.1 / truth.1 / f64::from(repetitions);
    }
    let (bias, deviation) = moments(&biases);
    (bias, deviation / f64::from(repetitions).sqrt(), ratio)
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(11);
    println!("                   bias of the mean          spread, true = 1");
    for mechanism in [Mechanism::Mcar, Mechanism::Mar, Mechanism::Mnar] {
        for treatment in
            [Treatment::Drop, Treatment::Mean, Treatment::GroupMean, Treatment::GroupDraw]
        {
            let (bias, error, ratio) = simulate(&mut rng, mechanism, treatment, 400);
            let (low, high) = (bias - 1.96 * error, bias + 1.96 * error);
            let (mechanism, treatment) = (format!("{mechanism:?}"), format!("{treatment:?}"));
            println!(
                "{mechanism:5} {treatment:10} {bias:+.2} ({low:+.2} to {high:+.2})   {ratio:.2}"
            );
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// 400 tables: the standard error of a bias is below 0.01; four of them.
    #[test]
    fn what_theory_says() {
        let run = |mechanism, treatment| simulate(&mut Rng::new(3), mechanism, treatment, 400);
        for treatment in [Treatment::Drop, Treatment::Mean, Treatment::GroupMean] {
            assert_close!(run(Mechanism::Mcar, treatment).0, 0.0, 0.03);
        }
        // Of 200 at 4 s and 200 at 8 s, 80 and 200 are left: mean (80 · 4 + 200 · 8) / 280, not 6.
        assert_close!(run(Mechanism::Mar, Treatment::Drop).0, 1920.0 / 280.0 - 6.0, 0.04);
        assert_close!(run(Mechanism::Mar, Treatment::GroupMean).0, 0.0, 0.04);
        assert_close!(run(Mechanism::Mar, Treatment::GroupDraw).0, 0.0, 0.04);
        assert!(run(Mechanism::Mnar, Treatment::GroupDraw).0 < -0.4);
    }

    /// A constant adds no spread: √0.7 of it is left when 30 % are filled with the mean.
    #[test]
    fn filling_with_the_mean_shrinks_the_spread() {
        let run = |treatment| simulate(&mut Rng::new(4), Mechanism::Mcar, treatment, 400).2;
        assert_close!(run(Treatment::Mean), 0.7_f64.sqrt(), 0.01);
        assert_close!(run(Treatment::Drop), 1.0, 0.01);
        assert_close!(run(Treatment::GroupDraw), 1.0, 0.01);
    }

    #[test]
    fn nothing_missing_nothing_changes() {
        let rows = [(true, 3.0), (false, 5.0)];
        let seen = [Some(3.0), Some(5.0)];
        for treatment in [Treatment::Drop, Treatment::Mean, Treatment::GroupDraw] {
            assert_eq!(treated(&mut Rng::new(1), &rows, &seen, treatment), [3.0, 5.0]);
        }
    }
}
