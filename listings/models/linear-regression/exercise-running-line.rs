//! # A line over a stream
//!
//! Pairs (x, y) arrive one at a time, on several machines, and are not kept. At any moment somebody
//! asks for the least-squares line $y = \text{slope} \cdot x + \text{intercept}$ through all pairs
//! so far.
//!
//! - `add` takes one pair in, in constant time. All numbers are finite.
//! - `merge` takes in everything that another machine has seen.
//! - `line` gives (slope, intercept), or `None` if no single line is best: fewer than two pairs, or
//!   all at the same x.
//! - Memory is constant.
//! - Timestamps are x values too: with x around $10^9$ the slope must still be right to six digits.
//!
//! ```text
//! add (1, 2), (2, 4), (3, 5)    →   slope 1.5, intercept 0.6667
//! add (7, 1) alone              →   None
//! ```

// ANCHOR: solution
/// Count, means, and the sums Σ(x − x̄)² and Σ(x − x̄)(y − ȳ) of what was seen.
#[derive(Debug, Clone, Default)]
pub struct RunningLine {
    count: f64,
    x_mean: f64,
    y_mean: f64,
    xx: f64,
    xy: f64,
}

impl RunningLine {
    /// Takes one pair in.
    pub fn add(&mut self, x: f64, y: f64) {
        self.merge(&Self { count: 1.0, x_mean: x, y_mean: y, xx: 0.0, xy: 0.0 });
    }

    /// Takes in everything that `other` has seen.
    pub fn merge(&mut self, other: &Self) {
        if other.count == 0.0 {
            return;
        }
        let count = self.count + other.count;
        let (dx, dy) = (other.x_mean - self.x_mean, other.y_mean - self.y_mean);
        // Spread within both parts, and between their means.
        let between = self.count * other.count / count;
        self.xx += other.xx + between * dx * dx;
        self.xy += other.xy + between * dx * dy;
        self.x_mean += dx * other.count / count;
        self.y_mean += dy * other.count / count;
        self.count = count;
    }

    /// Slope and intercept; `None` if no single line is best.
    pub fn line(&self) -> Option<(f64, f64)> {
        if self.xx > 0.0 {
            let slope = self.xy / self.xx;
            Some((slope, self.y_mean - slope * self.x_mean))
        } else {
            None
        }
    }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// What is kept of the pairs seen.
    #[derive(Debug, Clone, Default)]
    pub struct RunningLine {}

    impl RunningLine {
        /// Takes one pair in.
        pub fn add(&mut self, x: f64, y: f64) {
            todo!("what has to be remembered of a pair?")
        }

        /// Takes in everything that `other` has seen.
        pub fn merge(&mut self, other: &Self) {
            todo!("combine two summaries")
        }

        /// Slope and intercept; `None` if no single line is best.
        pub fn line(&self) -> Option<(f64, f64)> {
            todo!("from the summary alone")
        }
    }
    // ANCHOR_END: starter
}

fn main() {
    let mut line = RunningLine::default();
    for (x, y) in [(1.0, 2.0), (2.0, 4.0), (3.0, 5.0)] {
        line.add(x, y);
        println!("{:.4?}", line.line());
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(f64, f64)]) -> RunningLine {
        let mut line = RunningLine::default();
        for &(x, y) in pairs {
            line.add(x, y);
        }
        line
    }

    fn close(line: &RunningLine, slope: f64, intercept: f64) -> bool {
        let found = line.line().expect("there is a line");
        (found.0 - slope).abs() < 1e-9 && (found.1 - intercept).abs() < 1e-9
    }

    #[test]
    fn the_three_pairs() {
        assert!(close(&of(&[(1.0, 2.0), (2.0, 4.0), (3.0, 5.0)]), 1.5, 2.0 / 3.0));
    }

    #[test]
    fn no_single_line() {
        assert_eq!(of(&[]).line(), None);
        assert_eq!(of(&[(7.0, 1.0)]).line(), None);
        assert_eq!(of(&[(7.0, 1.0), (7.0, 5.0)]).line(), None);
    }

    #[test]
    fn two_machines_are_one() {
        let mut one = of(&[(1.0, 2.0)]);
        one.merge(&of(&[(2.0, 4.0), (3.0, 5.0)]));
        assert!(close(&one, 1.5, 2.0 / 3.0));
        one.merge(&RunningLine::default());
        assert!(close(&one, 1.5, 2.0 / 3.0));
    }

    #[test]
    fn timestamps_keep_their_slope() {
        let pairs: Vec<(f64, f64)> =
            (0..10).map(|i| (1.7e9 + f64::from(i), 3.0 * f64::from(i))).collect();
        let (slope, _) = of(&pairs).line().expect("ten places");
        assert!((slope - 3.0).abs() < 1e-6, "{slope}");
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn pairs(seed: u64) -> Vec<(f64, f64)> {
        let mut state = seed;
        let mut number = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            ((state >> 33) % 2_000) as f64 / 100.0 - 10.0
        };
        (0..30).map(|_| (number(), number())).collect()
    }

    /// Two passes over everything.
    fn two_passes(pairs: &[(f64, f64)]) -> (f64, f64) {
        let n = pairs.len() as f64;
        let x_mean = pairs.iter().map(|p| p.0).sum::<f64>() / n;
        let y_mean = pairs.iter().map(|p| p.1).sum::<f64>() / n;
        let xy: f64 = pairs.iter().map(|p| (p.0 - x_mean) * (p.1 - y_mean)).sum();
        let xx: f64 = pairs.iter().map(|p| (p.0 - x_mean) * (p.0 - x_mean)).sum();
        (xy / xx, y_mean - xy / xx * x_mean)
    }

    #[test]
    fn however_the_stream_is_cut() {
        for seed in 0..40 {
            let pairs = pairs(seed);
            let expected = two_passes(&pairs);
            for cut in [0, 1, 13, 30] {
                let mut parts = [RunningLine::default(), RunningLine::default()];
                for (i, &(x, y)) in pairs.iter().enumerate() {
                    parts[usize::from(i >= cut)].add(x, y);
                }
                let [mut whole, rest] = parts;
                whole.merge(&rest);
                let found = whole.line().expect("thirty places");
                assert!((found.0 - expected.0).abs() < 1e-10);
                assert!((found.1 - expected.1).abs() < 1e-10);
            }
        }
    }

    #[test]
    fn a_long_stream_far_from_zero() {
        let mut line = RunningLine::default();
        for i in 0..100_000 {
            line.add(1e9 + f64::from(i % 100), -2.0 * f64::from(i % 100));
        }
        let (slope, _) = line.line().expect("a hundred places");
        assert!((slope + 2.0).abs() < 1e-6, "{slope}");
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. The slope is Σ(x − x̄)(y − ȳ) / Σ(x − x̄)². Which few numbers are enough to know it, and the
//    intercept?
// 2. Σx² − n x̄² is the same on paper. With x around 10⁹ both terms are near 10¹⁸, and their
//    difference has no right digit. Keep the means and the *centred* sums.
// 3. Of two parts with counts n and m and means that differ by dx and dy, the centred sums add up,
//    plus n·m/(n + m) times dx² or dx·dy. Adding one pair is merging a part of count 1.
// ANCHOR_END: hints
