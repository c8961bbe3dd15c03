//! # The split that XGBoost would take
//!
//! A node of a boosted tree holds some rows. For each you have one feature value and the two derivatives
//! of its loss. Find the best split of the node.
//!
//! - `rows[i]` is $(x, g, h)$ of row $i$: all finite, $h > 0$, in any order.
//! - Rows with sums $G$ and $H$ score $\frac{G^2}{H + \lambda}$. A split gains half of what the two sides
//!   score together more than the node does, minus $\gamma$. `lambda` and `gamma` are at least 0.
//! - Rows with equal $x$ stay together. On each side the sum of $h$ must be at least `min_child`.
//! - The threshold is half-way between two neighbouring values of $x$; rows below it go left.
//! - Answer with the threshold and the values $-\frac{G}{H + \lambda}$ of the left and the right leaf.
//!   Answer `None` if no split gains more than $10^{-9}$. Of splits with gains within $10^{-9}$ of each
//!   other, take the lowest threshold.
//!
//! ```text
//! x   1   2   3   4        lambda 0, gamma 0, min_child 0
//! g   2   2  −2  −2
//! h   1   1   1   1   →   threshold 2.5, leaves −2 and 2, gain ½(16/2 + 16/2 − 0) = 8
//! ```

// ANCHOR: solution
/// The threshold and the two leaf values of the best split. O(n log n).
pub fn newton_split(
    rows: &[(f64, f64, f64)],
    lambda: f64,
    gamma: f64,
    min_child: f64,
) -> Option<(f64, f64, f64)> {
    let mut sorted = rows.to_vec();
    sorted.sort_by(|a, b| a.0.partial_cmp(&b.0).expect("x is finite"));
    let total_g: f64 = rows.iter().map(|row| row.1).sum();
    let total_h: f64 = rows.iter().map(|row| row.2).sum();
    let score = |g: f64, h: f64| g * g / (h + lambda);

    let (mut g, mut h) = (0.0, 0.0);
    let (mut best, mut most) = (None, 0.0);
    for pair in sorted.windows(2) {
        g += pair[0].1;
        h += pair[0].2;
        let (rest_g, rest_h) = (total_g - g, total_h - h);
        // Equal values stay together; a side that is too light is no side.
        if pair[0].0 >= pair[1].0 || h < min_child || rest_h < min_child {
            continue;
        }
        let gain = 0.5 * (score(g, h) + score(rest_g, rest_h) - score(total_g, total_h)) - gamma;
        if gain > most + 1e-9 {
            most = gain;
            let threshold = pair[0].0 + (pair[1].0 - pair[0].0) / 2.0;
            best = Some((threshold, -g / (h + lambda), -rest_g / (rest_h + lambda)));
        }
    }
    best
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The threshold and the two leaf values of the best split.
    pub fn newton_split(
        rows: &[(f64, f64, f64)],
        lambda: f64,
        gamma: f64,
        min_child: f64,
    ) -> Option<(f64, f64, f64)> {
        todo!("sort by x, then move rows from right to left")
    }
    // ANCHOR_END: starter
}

fn main() {
    let rows = [(1.0, 2.0, 1.0), (2.0, 2.0, 1.0), (3.0, -2.0, 1.0), (4.0, -2.0, 1.0)];
    println!("{:?}", newton_split(&rows, 0.0, 0.0, 0.0));
    println!("{:?}", newton_split(&rows, 2.0, 0.0, 0.0));
    println!("{:?}", newton_split(&rows, 0.0, 8.0, 0.0));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [(f64, f64, f64); 4] =
        [(1.0, 2.0, 1.0), (2.0, 2.0, 1.0), (3.0, -2.0, 1.0), (4.0, -2.0, 1.0)];

    #[test]
    fn the_example() {
        assert_eq!(newton_split(&ROWS, 0.0, 0.0, 0.0), Some((2.5, -2.0, 2.0)));
    }

    #[test]
    fn the_penalty_shrinks_the_leaves() {
        assert_eq!(newton_split(&ROWS, 2.0, 0.0, 0.0), Some((2.5, -1.0, 1.0)));
    }

    #[test]
    fn a_split_must_be_worth_its_price() {
        assert_eq!(newton_split(&ROWS, 0.0, 7.5, 0.0), Some((2.5, -2.0, 2.0)));
        assert_eq!(newton_split(&ROWS, 0.0, 8.0, 0.0), None);
    }

    #[test]
    fn equal_values_stay_together() {
        let rows = [(1.0, 3.0, 1.0), (1.0, -3.0, 1.0), (2.0, 1.0, 1.0)];
        assert_eq!(newton_split(&rows, 0.0, 0.0, 0.0), Some((1.5, 0.0, -1.0)));
        assert_eq!(newton_split(&rows[..2], 0.0, 0.0, 0.0), None);
    }

    #[test]
    fn a_side_can_be_too_light() {
        assert_eq!(newton_split(&ROWS, 0.0, 0.0, 2.0), Some((2.5, -2.0, 2.0)));
        assert_eq!(newton_split(&ROWS, 0.0, 0.0, 2.5), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn gain(rows: &[(f64, f64, f64)], threshold: f64, lambda: f64) -> f64 {
        let score = |left: bool| {
            let side = rows.iter().filter(|row| (row.0 < threshold) == left);
            let (g, h) = side.fold((0.0, 0.0), |(g, h), row| (g + row.1, h + row.2));
            g * g / (h + lambda)
        };
        let (g, h) = rows.iter().fold((0.0, 0.0), |(g, h), row| (g + row.1, h + row.2));
        0.5 * (score(true) + score(false) - g * g / (h + lambda))
    }

    #[test]
    fn no_threshold_gains_more() {
        let mut state = 3_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % n
        };
        for _ in 0..300 {
            let n = 2 + below(10);
            let mut number = |n: u64| below(n) as f64;
            let rows: Vec<(f64, f64, f64)> =
                (0..n).map(|_| (number(6), number(9) - 4.0, (1.0 + number(4)) / 4.0)).collect();
            let lambda = number(3);
            let found = newton_split(&rows, lambda, 0.0, 0.0);
            let best = found.map_or(0.0, |found| gain(&rows, found.0, lambda));
            for step in 1..12 {
                let threshold = f64::from(step) / 2.0 - 0.25;
                let divides = rows.iter().any(|row| row.0 < threshold)
                    && rows.iter().any(|row| row.0 >= threshold);
                assert!(!divides || gain(&rows, threshold, lambda) <= best + 1e-8, "{rows:?}");
            }
        }
    }

    #[test]
    fn nothing_to_split() {
        assert_eq!(newton_split(&[], 1.0, 0.0, 0.0), None);
        assert_eq!(newton_split(&[(1.0, 1.0, 1.0)], 1.0, 0.0, 0.0), None);
        let same = [(1.0, 1.0, 1.0), (2.0, 1.0, 1.0)];
        assert_eq!(newton_split(&same, 0.0, 0.0, 0.0), None);
    }

    #[test]
    fn of_equal_gains_the_lowest_threshold() {
        let rows = [(1.0, 1.0, 1.0), (2.0, 0.0, 1.0), (3.0, -1.0, 1.0)];
        let found = newton_split(&rows, 0.0, 0.0, 0.0);
        assert_eq!(found, Some((1.5, -1.0, 0.5)));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. How do the sums of the left side change when the threshold moves past one row?
// 2. Sort a copy by x. Keep G and H of the left side; those of the right side are the totals minus them.
// 3. Look at a threshold only where the next x is larger and both sides are heavy enough. Start with
//    "best gain 0" and no split: a split has to beat that.
// ANCHOR_END: hints
