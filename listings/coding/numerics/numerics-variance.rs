//! The variance in one pass: a formula that turns negative, and one that does not.
//!
//! Contract: `values` are finite; the variance is that of the population, Σ(x − x̄)² / n, and `None`
//! without a value. Standard library only, and nothing newer than Rust 1.59.
//!
//! Sources: B. P. Welford, Technometrics 4 (1962), 419–420; T. F. Chan, G. H. Golub, R. J. `LeVeque`,
//! The American Statistician 37 (1983), 242–247.

// ANCHOR: textbook
/// Mean of the squares minus square of the mean: right on paper.
pub fn textbook(values: &[f64]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let n = values.len() as f64;
    let (sum, squares) = values.iter().fold((0.0, 0.0), |(s, q), x| (s + x, q + x * x));
    Some(squares / n - (sum / n) * (sum / n))
}
// ANCHOR_END: textbook

/// Two passes: the mean, then the squares about it. The yardstick.
pub fn two_pass(values: &[f64]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    Some(values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n)
}

// ANCHOR: moments
/// Count, mean and Σ(x − x̄)² of what has been seen.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Moments {
    /// How many values.
    pub n: u64,
    /// Their mean; 0 without a value.
    pub mean: f64,
    /// Σ(x − x̄)². A sum of squares: it cannot be negative.
    pub squares: f64,
}

impl Moments {
    /// One more value (Welford).
    pub fn add(&mut self, x: f64) {
        self.n += 1;
        let before = x - self.mean;
        self.mean += before / self.n as f64;
        self.squares += before * (x - self.mean);
    }

    /// Both parts, as if one had seen all (Chan and others).
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        if self.n == 0 {
            return other;
        }
        let n = self.n + other.n;
        let share = other.n as f64 / n as f64;
        let apart = other.mean - self.mean;
        Self {
            n,
            mean: self.mean + apart * share,
            squares: self.squares + other.squares + apart * apart * self.n as f64 * share,
        }
    }

    /// Σ(x − x̄)² / n. `None` without a value.
    pub fn variance(self) -> Option<f64> {
        if self.n == 0 { None } else { Some(self.squares / self.n as f64) }
    }
}
// ANCHOR_END: moments

/// The moments of a slice.
pub fn moments(values: &[f64]) -> Moments {
    let mut moments = Moments::default();
    for &x in values {
        moments.add(x);
    }
    moments
}

// ANCHOR: main
fn main() {
    println!("offset  textbook    two passes  Welford  in two parts");
    for offset in [0.0, 1e4, 1e7, 1e8, 1e9] {
        let values: Vec<f64> = [4.0, 7.0, 13.0, 16.0].iter().map(|x| x + offset).collect();
        let (left, right) = values.split_at(1);
        let parts = moments(left).merge(moments(right));
        let show = |variance: Option<f64>| variance.expect("there are four values");
        println!(
            "{offset:<6.0e}  {:<10.4}  {:<10.4}  {:<7.4}  {:.4}",
            show(textbook(&values)),
            show(two_pass(&values)),
            show(moments(&values).variance()),
            show(parts.variance()),
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn shifted(offset: f64) -> Vec<f64> {
        [4.0, 7.0, 13.0, 16.0].iter().map(|x| x + offset).collect()
    }

    /// By hand: mean 10, squares 36 + 9 + 9 + 36 = 90.
    #[test]
    fn four_values() {
        let all = moments(&shifted(0.0));
        assert_eq!(all.n, 4);
        assert_close!(all.mean, 10.0, 1e-15);
        assert_close!(all.squares, 90.0, 1e-15);
    }

    #[test]
    fn the_textbook_turns_negative_and_welford_does_not_move() {
        assert_close!(textbook(&shifted(0.0)).expect("values"), 22.5, 1e-12);
        assert!(textbook(&shifted(1e9)).expect("values") < 0.0);
        assert!(textbook(&shifted(1e9)).expect("values").sqrt().is_nan());
        for offset in [0.0, 1e4, 1e8, 1e9, 1e12, -1e12] {
            assert_close!(moments(&shifted(offset)).variance().expect("values"), 22.5, 1e-6);
        }
    }

    #[test]
    fn nothing_and_one() {
        assert_eq!(
            (textbook(&[]), two_pass(&[]), Moments::default().variance()),
            (None, None, None)
        );
        assert_eq!(moments(&[3.0]).variance(), Some(0.0));
        let one = moments(&[3.0]);
        assert_eq!((one.merge(Moments::default()), Moments::default().merge(one)), (one, one));
    }
}
