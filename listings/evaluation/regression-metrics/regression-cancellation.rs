//! R² in one pass, and what large numbers do to it.
//!
//! Contract: pairs (y, ŷ) come one by one, finite. `Stream` keeps n, the mean of y, Σ(y − ȳ)² by
//! Welford's update, and Σ(y − ŷ)²; two of them merge (Chan and others). `textbook` keeps Σy and Σy²
//! instead, which loses all digits when the mean is large beside the spread.
//!
//! Sources: B. P. Welford, Technometrics 4 (1962), 419–420; T. F. Chan, G. H. Golub, R. J. `LeVeque`,
//! The American Statistician 37 (1983), 242–247.

// ANCHOR: stream
/// What R² and MSE need, in memory that does not grow.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Stream {
    n: f64,
    mean: f64,
    squares_about_mean: f64,
    squared_errors: f64,
}

impl Stream {
    /// One more pair.
    pub fn add(&mut self, y: f64, predicted: f64) {
        self.n += 1.0;
        let step = y - self.mean;
        self.mean += step / self.n;
        self.squares_about_mean += step * (y - self.mean);
        self.squared_errors += (y - predicted).powi(2);
    }

    /// The pairs of two streams, as if they had been one.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        let n = self.n + other.n;
        if n == 0.0 {
            return Self::default();
        }
        let apart = other.mean - self.mean;
        Self {
            n,
            mean: self.mean + apart * other.n / n,
            squares_about_mean: self.squares_about_mean
                + other.squares_about_mean
                + apart * apart * self.n * other.n / n,
            squared_errors: self.squared_errors + other.squared_errors,
        }
    }

    /// Mean squared error. `None` without a pair.
    pub fn mse(&self) -> Option<f64> {
        if self.n > 0.0 { Some(self.squared_errors / self.n) } else { None }
    }

    /// R². `None` if y is constant so far.
    pub fn r_squared(&self) -> Option<f64> {
        if self.squares_about_mean > 0.0 {
            Some(1.0 - self.squared_errors / self.squares_about_mean)
        } else {
            None
        }
    }
}
// ANCHOR_END: stream

// ANCHOR: textbook
/// R² by Σy² − (Σy)²/n: right on paper.
pub fn textbook(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let (sum, squares) = pairs.iter().fold((0.0, 0.0), |(s, q), (y, _)| (s + y, q + y * y));
    let errors: f64 = pairs.iter().map(|(y, p)| (y - p).powi(2)).sum();
    1.0 - errors / (squares - sum * sum / n)
}
// ANCHOR_END: textbook

/// y = offset + 0, 1, …, 9 over and over; every prediction is 1 too high.
pub fn pairs(offset: f64) -> Vec<(f64, f64)> {
    (0..1000_u32).map(|i| offset + f64::from(i % 10)).map(|y| (y, y + 1.0)).collect()
}

// ANCHOR: main
fn main() {
    println!("offset       one pass  textbook");
    for offset in [0.0, 1e6, 1e9] {
        let pairs = pairs(offset);
        let (mut left, mut right) = (Stream::default(), Stream::default());
        for (at, &(y, predicted)) in pairs.iter().enumerate() {
            if at < 300 { left.add(y, predicted) } else { right.add(y, predicted) }
        }
        let merged = left.merge(&right).r_squared().expect("y is not constant");
        println!("{offset:<11.0e}  {merged:>8.6}  {:>8.6}", textbook(&pairs));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// The variance of 0, …, 9 is 8.25, every squared error 1: R² = 1 − 1/8.25.
    #[test]
    fn offsets_do_not_matter() {
        for offset in [0.0, 1e6, 1e9, -1e9] {
            let mut stream = Stream::default();
            for (y, predicted) in pairs(offset) {
                stream.add(y, predicted);
            }
            assert_close!(stream.r_squared().expect("varied"), 1.0 - 1.0 / 8.25, 1e-9);
            assert_close!(stream.mse().expect("has pairs"), 1.0, 1e-12);
        }
    }

    #[test]
    fn the_textbook_loses_its_digits() {
        assert_close!(textbook(&pairs(0.0)), 1.0 - 1.0 / 8.25, 1e-12);
        let wrong = textbook(&pairs(1e9));
        assert!(!wrong.is_finite() || (wrong - (1.0 - 1.0 / 8.25)).abs() > 1e-3, "{wrong}");
    }

    #[test]
    fn nothing_and_constants() {
        let mut stream = Stream::default();
        assert_eq!((stream.mse(), stream.r_squared()), (None, None));
        assert_eq!(stream.merge(&Stream::default()), Stream::default());
        stream.add(5.0, 4.0);
        assert_eq!((stream.mse(), stream.r_squared()), (Some(1.0), None));
        assert_eq!(stream.merge(&Stream::default()), stream);
    }
}
