//! # The interval of a median
//!
//! Compute a percentile bootstrap interval of the **median**.
//!
//! - A resample of `n` values is `n` draws with replacement. For each draw call `draw(n)`, which
//!   answers an index below `n`. Call it exactly `n` times for each of the `resamples` resamples, one
//!   resample after the other.
//! - The median of an even number of values is the mean of the two in the middle.
//! - With `tail` = (1 − level)/2, the interval runs from the `tail`-quantile to the (1 − `tail`)-quantile
//!   of the `resamples` medians. **Quantile rule:** among B sorted numbers, position q (B − 1), linear
//!   between the two neighbours. `level` lies strictly between 0 and 1.
//! - Values are finite or NaN. No values, no resamples or a NaN among the values: `None`, and `draw`
//!   is not called.
//!
//! Standard library, Rust 1.59 (so no `f64::total_cmp`).
//!
//! ```text
//! values 1, 5, 9   two resamples, draws 0 0 1, then 2 2 1   level 0.5
//!
//! resamples 1 1 5 and 9 9 5, medians 1 and 9
//! quantile 0.25: position 0.25 · 1, so 1 + 0.25 · 8 = 3       quantile 0.75: 7
//! ```

// ANCHOR: solution
/// The middle of sorted numbers, or the mean of the two in the middle.
fn median(sorted: &[f64]) -> f64 {
    let upper = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[upper] } else { 0.5 * (sorted[upper - 1] + sorted[upper]) }
}

/// Position q (B − 1) among B sorted numbers, linear between neighbours.
fn quantile(sorted: &[f64], q: f64) -> f64 {
    let position = q * (sorted.len() - 1) as f64;
    let below = (1..sorted.len()).take_while(|&i| i as f64 <= position).count();
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (position - below as f64) * (sorted[above] - sorted[below])
}

/// The percentile interval of the median. O(B n log n) time, O(B + n) memory.
pub fn median_interval(
    values: &[f64],
    resamples: usize,
    level: f64,
    draw: &mut impl FnMut(usize) -> usize,
) -> Option<(f64, f64)> {
    let n = values.len();
    if n == 0 || resamples == 0 || values.iter().any(|value| value.is_nan()) {
        return None;
    }
    let sort = |numbers: &mut Vec<f64>| {
        numbers.sort_by(|a, b| a.partial_cmp(b).expect("NaN was refused"));
    };
    let mut medians = Vec::with_capacity(resamples);
    for _ in 0..resamples {
        let mut sample: Vec<f64> = (0..n).map(|_| values[draw(n)]).collect();
        sort(&mut sample);
        medians.push(median(&sample));
    }
    sort(&mut medians);
    let tail = (1.0 - level) / 2.0;
    Some((quantile(&medians, tail), quantile(&medians, 1.0 - tail)))
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The percentile interval of the median.
    pub fn median_interval(
        values: &[f64],
        resamples: usize,
        level: f64,
        draw: &mut impl FnMut(usize) -> usize,
    ) -> Option<(f64, f64)> {
        todo!("resample, take the median, and again; then two quantiles")
    }
    // ANCHOR_END: starter
}

fn main() {
    let mut script = [0, 0, 1, 2, 2, 1].iter().copied().cycle();
    let mut draw = |_| script.next().expect("it cycles");
    println!("{:?}", median_interval(&[1.0, 5.0, 9.0], 2, 0.5, &mut draw));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    /// Draws from a list, over and over.
    fn script(draws: &[usize]) -> impl FnMut(usize) -> usize + '_ {
        let mut draws = draws.iter().copied().cycle();
        move |_| draws.next().unwrap()
    }

    fn close(result: Option<(f64, f64)>, low: f64, high: f64) -> bool {
        let (a, b) = result.expect("an interval");
        (a - low).abs() < 1e-9 && (b - high).abs() < 1e-9
    }

    #[test]
    fn the_example() {
        let mut draw = script(&[0, 0, 1, 2, 2, 1]);
        assert!(close(median_interval(&[1.0, 5.0, 9.0], 2, 0.5, &mut draw), 3.0, 7.0));
    }

    #[test]
    fn an_even_number_of_values() {
        // 4 4 10 2 sorted is 2 4 4 10: median 4. 10 10 2 2 has the median 6.
        let mut draw = script(&[1, 1, 2, 0, 2, 2, 0, 0]);
        assert!(close(median_interval(&[2.0, 4.0, 10.0, 3.0], 2, 0.5, &mut draw), 4.5, 5.5));
    }

    #[test]
    fn one_resample_is_both_ends() {
        let mut draw = script(&[1, 1, 0]);
        assert!(close(median_interval(&[7.0, 8.0, 9.0], 1, 0.95, &mut draw), 8.0, 8.0));
    }

    #[test]
    fn nothing_to_resample() {
        let mut draw = |_: usize| -> usize { panic!("draw was called") };
        assert_eq!(median_interval(&[], 10, 0.95, &mut draw), None);
        assert_eq!(median_interval(&[1.0], 0, 0.95, &mut draw), None);
        assert_eq!(median_interval(&[1.0, f64::NAN], 10, 0.95, &mut draw), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// A small generator, so that the test needs no crate.
    fn lcg(seed: u64) -> impl FnMut(usize) -> usize {
        let mut state = seed;
        move |n| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from((state >> 33) % n as u64).unwrap()
        }
    }

    #[test]
    fn draws_are_counted() {
        let mut calls = 0;
        let mut draw = |n: usize| {
            assert_eq!(n, 5);
            calls += 1;
            calls % 5
        };
        assert!(median_interval(&[3.0, 1.0, 2.0, 5.0, 4.0], 40, 0.9, &mut draw).is_some());
        assert_eq!(calls, 200);
    }

    #[test]
    fn one_value_has_no_spread() {
        assert_eq!(median_interval(&[2.5], 30, 0.95, &mut lcg(1)), Some((2.5, 2.5)));
    }

    #[test]
    fn a_wider_level_contains_a_narrower_one() {
        let values: Vec<f64> = (0..101).map(f64::from).collect();
        let (a, b) = median_interval(&values, 500, 0.5, &mut lcg(2)).unwrap();
        let (c, d) = median_interval(&values, 500, 0.99, &mut lcg(2)).unwrap();
        assert!(c <= a && a <= 50.0 && 50.0 <= b && b <= d, "{:?} {:?}", (a, b), (c, d));
    }

    /// For many values the median's standard error is 1/(2 f √n): uniform on 0..1000, n = 1001, 15.8.
    #[test]
    fn about_as_wide_as_theory_says() {
        let values: Vec<f64> = (0..1001).map(f64::from).collect();
        let (low, high) = median_interval(&values, 1000, 0.95, &mut lcg(3)).unwrap();
        assert!((50.0..75.0).contains(&(high - low)), "{}", high - low);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Three small functions: the median of sorted numbers, a quantile of sorted numbers, and the loop.
//    The values themselves need not be sorted, each resample does.
// 2. `partial_cmp` answers an `Option`: refuse NaN first, then `expect` is honest.
// 3. The quantile's upper neighbour may be one past the end, for q = 1 or a single number. Clamp it:
//    its weight is 0 there.
// ANCHOR_END: hints
