//! Scalers of one column: z-score, min–max, quartiles. All three subtract a number and divide by one.
//!
//! Both numbers come from the training rows. Quantiles by the linear rule: the p-quantile of n sorted
//! values lies at place p · (n − 1), counted from 0, and between two values on the straight line. A
//! spread of 0, a constant column, is replaced by 1, as scikit-learn does.
//!
//! Data: dwell times of `World::new(7)`, the first ten days for training, four later ones. Reference
//! values: the examples of scikit-learn's `StandardScaler` and `MinMaxScaler`; 1, 2, 3, 4 by hand.

use kit::world::World;

// ANCHOR: scaler
/// The map (x − centre) / spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scaler {
    /// What becomes 0, in units of the column.
    pub centre: f64,
    /// What becomes 1 above it, in units of the column; never 0.
    pub spread: f64,
}

impl Scaler {
    fn new(centre: f64, spread: f64) -> Option<Self> {
        let spread = if spread > 0.0 { spread } else { 1.0 }; // a constant column
        centre.is_finite().then_some(Self { centre, spread })
    }

    /// By mean and standard deviation, the squares divided by n − `ddof`, which must be positive.
    pub fn standard(train: &[f64], ddof: usize) -> Option<Self> {
        let n = train.len();
        let mean = train.iter().sum::<f64>() / n as f64;
        let squares: f64 = train.iter().map(|x| (x - mean).powi(2)).sum();
        let below = n.checked_sub(ddof).filter(|&below| below > 0)?;
        Self::new(mean, (squares / below as f64).sqrt())
    }

    /// The smallest training value becomes 0, the largest 1.
    pub fn min_max(train: &[f64]) -> Option<Self> {
        let sorted = sorted(train)?;
        Self::new(sorted[0], sorted[sorted.len() - 1] - sorted[0])
    }

    /// The median becomes 0, the distance of the quartiles 1.
    pub fn robust(train: &[f64]) -> Option<Self> {
        let sorted = sorted(train)?;
        let spread = quantile(&sorted, 0.75) - quantile(&sorted, 0.25);
        Self::new(quantile(&sorted, 0.5), spread)
    }

    /// `x` in the new units. A NaN stays one.
    pub fn apply(&self, x: f64) -> f64 {
        (x - self.centre) / self.spread
    }
}
// ANCHOR_END: scaler

// ANCHOR: quantile
/// In ascending order; `None` if there is nothing, or a NaN.
fn sorted(values: &[f64]) -> Option<Vec<f64>> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    (!values.is_empty() && !values.iter().any(|x| x.is_nan())).then_some(sorted)
}

/// The `p`-quantile, 0 ≤ p ≤ 1, of at least one value in ascending order.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 ≤ place ≤ last, rounded down on purpose"
)]
pub fn quantile(sorted: &[f64], p: f64) -> f64 {
    let last = sorted.len() - 1;
    let place = p * last as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(last);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}
// ANCHOR_END: quantile

/// The dwell times of the first ten days and of the later ones, events logged twice counted once.
fn dwells() -> (Vec<f64>, Vec<f64>) {
    let mut events = World::new(7).engagements;
    events.dedup_by_key(|event| event.event_id);
    let (early, late): (Vec<_>, Vec<_>) =
        events.iter().partition(|event| event.seconds < 10 * 24 * 60 * 60);
    let known = |events: Vec<&kit::world::Engagement>| {
        events.iter().filter_map(|event| event.dwell_seconds).collect()
    };
    (known(early), known(late))
}

/// As in `[-0.92, 7.10]`.
fn range(scaler: Scaler, values: &[f64]) -> String {
    let scaled = values.iter().map(|&x| scaler.apply(x));
    let low = scaled.clone().fold(f64::INFINITY, f64::min);
    let high = scaled.fold(f64::NEG_INFINITY, f64::max);
    format!("[{low:.2}, {high:.2}]")
}

// ANCHOR: main
/// Finds the two numbers in training rows.
type Fit = fn(&[f64]) -> Option<Scaler>;

fn main() {
    let four = [1.0, 2.0, 3.0, 4.0];
    for ddof in [0, 1] {
        let Some(scaler) = Scaler::standard(&four, ddof) else { continue };
        println!("1, 2, 3, 4 with ddof {ddof}: 4 becomes {:.4}", scaler.apply(4.0));
    }
    let (train, later) = dwells();
    let log = |values: &[f64]| values.iter().map(|x| x.ln_1p()).collect::<Vec<f64>>();
    let left_on = [&train[..], &[3_600.0]].concat(); // one phone, left on for an hour
    println!("{} dwell times to train, {} later", train.len(), later.len());
    println!("scaler     spread   training rows      later rows   + 3,600 s: spread  same rows");
    let fits: [(&str, Fit, bool); 4] = [
        ("z-score", |train| Scaler::standard(train, 0), false),
        ("min-max", Scaler::min_max, false),
        ("quartiles", Scaler::robust, false),
        ("log1p, z", |train| Scaler::standard(train, 0), true),
    ];
    for (name, fit, logged) in fits {
        let [train, later, left_on] = [&train, &later, &left_on]
            .map(|values| if logged { log(values) } else { values.clone() });
        let (Some(scaler), Some(pulled)) = (fit(&train), fit(&left_on)) else { continue };
        println!(
            "{name:<9}{:>8.2}{:>16}{:>16}{:>19.2}{:>15}",
            scaler.spread,
            range(scaler, &train),
            range(scaler, &later),
            pulled.spread,
            range(pulled, &train)
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    /// scikit-learn's example: columns 0, 0, 1, 1 have mean ½ and variance ¼.
    #[test]
    fn the_published_z_score() {
        let scaler = Scaler::standard(&[0.0, 0.0, 1.0, 1.0], 0).expect("four values");
        assert_close!(scaler.centre, 0.5, 1e-12);
        assert_close!(scaler.spread, 0.5, 1e-12);
        assert_close!(scaler.apply(2.0), 3.0, 1e-12);
    }

    /// scikit-learn's example; (2, 2) lies outside in the first column and on the edge in the second.
    #[test]
    fn the_published_min_max() {
        let columns = [([-1.0, -0.5, 0.0, 1.0], 1.5), ([2.0, 6.0, 10.0, 18.0], 0.0)];
        for (train, two) in columns {
            let scaler = Scaler::min_max(&train).expect("four values");
            assert_all_close!(train.map(|x| scaler.apply(x)), [0.0, 0.25, 0.5, 1.0], 1e-12);
            assert_close!(scaler.apply(2.0), two, 1e-12);
        }
    }

    #[test]
    fn one_to_four() {
        let four = [1.0, 2.0, 3.0, 4.0];
        let at = [0.0, 0.25, 0.5, 0.75, 0.9, 1.0].map(|p| quantile(&four, p));
        assert_all_close!(at, [1.0, 1.75, 2.5, 3.25, 3.7, 4.0], 1e-12);
        let sd = |ddof| Scaler::standard(&four, ddof).expect("four values").spread;
        assert_close!(sd(0), 1.118_033_988_7, 5e-11);
        assert_close!(sd(1), 1.290_994_448_7, 5e-11);
        assert_close!(Scaler::robust(&four).expect("four values").apply(4.0), 1.0, 1e-12);
    }

    #[test]
    fn a_constant_column_becomes_zero() {
        let fits =
            [Scaler::standard(&[5.0; 3], 1), Scaler::min_max(&[5.0; 3]), Scaler::robust(&[5.0; 3])];
        for scaler in fits {
            let scaler = scaler.expect("three values");
            assert_all_close!([5.0, 7.0].map(|x| scaler.apply(x)), [0.0, 2.0], 1e-12);
        }
    }

    #[test]
    fn nothing_to_fit() {
        assert_eq!(Scaler::standard(&[], 0), None);
        assert_eq!(Scaler::standard(&[3.0], 1), None); // n − 1 = 0; pandas gives NaN
        assert_eq!(Scaler::standard(&[3.0, f64::NAN], 0), None);
        assert_eq!(Scaler::min_max(&[3.0, f64::NAN]), None);
        assert_eq!(Scaler::robust(&[]), None);
        assert!(Scaler::min_max(&[3.0]).expect("a value").apply(f64::NAN).is_nan());
    }
}
