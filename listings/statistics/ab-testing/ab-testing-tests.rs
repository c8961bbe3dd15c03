//! The four tests of an A/B experiment, and their p-values without a table.
//!
//! - two proportions: z with the pooled variance under the null hypothesis;
//! - two means: t with a pooled variance (Student) or with two (Welch, degrees of freedom of Welch and
//!   Satterthwaite), sample variances with divisor n − 1;
//! - counts: chi-square for a table and for given shares (Pearson).
//!
//! All p-values are two-sided for z and t, upper tails for chi-square. They are integrals of the
//! densities by Simpson's rule, each scaled by the integral over the whole axis, so that no gamma
//! function is needed. Substitutions: x = √ν tan θ for t, x = u² for chi-square. Accurate to 10⁻⁸ (t
//! below 3 degrees of freedom: 10⁻⁵; the book's tests compare with `statrs`).
//!
//! Sources: B. L. Welch, "The generalization of 'Student's' problem when several different population
//! variances are involved", Biometrika 34 (1947), 28–35; numbers of the examples as the chapter says.

use std::f64::consts::{FRAC_2_PI, FRAC_PI_2};

// ANCHOR: tails
/// The integral of `f` from `a` to `b`, by Simpson's rule with 1,000 strips.
fn integral(f: impl Fn(f64) -> f64, a: f64, b: f64) -> f64 {
    let h = (b - a) / 1000.0;
    let weight = |i: i32| if i % 2 == 1 { 4.0 } else { 2.0 };
    let inside: f64 = (1..1000).map(|i| weight(i) * f(a + f64::from(i) * h)).sum();
    (f(a) + inside + f(b)) * h / 3.0
}

/// P(|Z| ≥ |z|) for a standard normal Z.
pub fn normal_p(z: f64) -> f64 {
    // Twelve standard deviations further out there is nothing left.
    integral(|x| (-0.5 * x * x).exp(), z.abs(), z.abs() + 12.0) * FRAC_2_PI.sqrt()
}

/// P(|T| ≥ |t|) for Student's t with `degrees` ≥ 1 degrees of freedom.
pub fn t_p(t: f64, degrees: f64) -> f64 {
    // With t = √ν tan θ the density is cos θ to the power of ν − 1, up to a constant.
    let density = |angle: f64| angle.cos().powf(degrees - 1.0);
    let beyond =
        |angle: f64| integral(density, angle, (angle + 12.0 / degrees.sqrt()).min(FRAC_PI_2));
    beyond((t.abs() / degrees.sqrt()).atan()) / beyond(0.0)
}

/// P(X ≥ x) for chi-square with `degrees` ≥ 1 degrees of freedom.
pub fn chi_square_p(x: f64, degrees: f64) -> f64 {
    // With x = u² the density is that of a length: a power of u times a normal density.
    let scale = degrees.sqrt();
    let density = |u: f64| (u / scale).powf(degrees - 1.0) * (0.5 * (degrees - u * u)).exp();
    let end = scale.max(x.sqrt()) + 12.0;
    integral(density, x.sqrt(), end) / integral(density, 0.0, end)
}
// ANCHOR_END: tails

// ANCHOR: proportions
/// What a test says: the statistic, its degrees of freedom (infinite for z) and the p-value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// z, t or chi-square.
    pub statistic: f64,
    /// Degrees of freedom.
    pub degrees: f64,
    /// The chance of a statistic at least as extreme if the null hypothesis holds.
    pub p: f64,
}

/// Successes and users of arm A, the same of arm B. Equal rates? z < 0 if A's rate is lower.
/// `None` without users in an arm, or if nobody or everybody converted: then there is no variance.
pub fn two_proportions(a: (u32, u32), b: (u32, u32)) -> Option<Verdict> {
    let [(x_a, n_a), (x_b, n_b)] = [a, b].map(|(x, n)| (f64::from(x), f64::from(n)));
    let pooled = (x_a + x_b) / (n_a + n_b); // (1)
    let standard_error = (pooled * (1.0 - pooled) * (1.0 / n_a + 1.0 / n_b)).sqrt();
    let z = (x_a / n_a - x_b / n_b) / standard_error;
    z.is_finite().then(|| Verdict { statistic: z, degrees: f64::INFINITY, p: normal_p(z) }) // (2)
}

/// The difference of rates, A minus B, and its 95 % interval: not pooled, since an interval does not // (3)
/// assume that the rates are equal.
pub fn difference(a: (u32, u32), b: (u32, u32)) -> (f64, (f64, f64)) {
    let [(p_a, n_a), (p_b, n_b)] = [a, b].map(|(x, n)| (f64::from(x) / f64::from(n), f64::from(n)));
    let half = 1.959_964 * (p_a * (1.0 - p_a) / n_a + p_b * (1.0 - p_b) / n_b).sqrt();
    (p_a - p_b, (p_a - p_b - half, p_a - p_b + half))
}
// ANCHOR_END: proportions

// ANCHOR: means
/// Number of rows, mean, sample variance.
fn moments(rows: &[f64]) -> (f64, f64, f64) {
    let n = rows.len() as f64;
    let mean = rows.iter().sum::<f64>() / n;
    (n, mean, rows.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0))
}

/// Equal means? Welch: each arm keeps its variance. `None` with fewer than two rows in an arm, or if
/// nothing varies.
pub fn welch(a: &[f64], b: &[f64]) -> Option<Verdict> {
    let [(n_a, mean_a, var_a), (n_b, mean_b, var_b)] = [moments(a), moments(b)];
    let (of_a, of_b) = (var_a / n_a, var_b / n_b);
    let degrees = (of_a + of_b).powi(2) / (of_a.powi(2) / (n_a - 1.0) + of_b.powi(2) / (n_b - 1.0));
    let t = (mean_a - mean_b) / (of_a + of_b).sqrt();
    (t.is_finite() && degrees >= 1.0).then(|| Verdict { statistic: t, degrees, p: t_p(t, degrees) })
}

/// Equal means, if both arms have the same variance (Student).
pub fn pooled_t(a: &[f64], b: &[f64]) -> Option<Verdict> {
    let [(n_a, mean_a, var_a), (n_b, mean_b, var_b)] = [moments(a), moments(b)];
    let degrees = n_a + n_b - 2.0;
    let variance = ((n_a - 1.0) * var_a + (n_b - 1.0) * var_b) / degrees;
    let t = (mean_a - mean_b) / (variance * (1.0 / n_a + 1.0 / n_b)).sqrt();
    t.is_finite().then(|| Verdict { statistic: t, degrees, p: t_p(t, degrees) })
}
// ANCHOR_END: means

// ANCHOR: counts
/// Do counts follow `shares` (which sum to 1)? `None` with fewer than two cells or an empty one.
pub fn goodness_of_fit(counts: &[f64], shares: &[f64]) -> Option<Verdict> {
    let total: f64 = counts.iter().sum();
    let distance = |(&seen, &share): (&f64, &f64)| (seen - total * share).powi(2) / (total * share);
    let x: f64 = counts.iter().zip(shares).map(distance).sum();
    let degrees = counts.len() as f64 - 1.0;
    (x.is_finite() && degrees >= 1.0).then(|| Verdict {
        statistic: x,
        degrees,
        p: chi_square_p(x, degrees),
    })
}

/// Does the outcome (column) depend on the arm (row)? `None` if a row or a column is all zeros, or
/// there is only one of them. All rows have the same length.
pub fn independence(table: &[Vec<f64>]) -> Option<Verdict> {
    let columns = table.first()?.len();
    let row_sums: Vec<f64> = table.iter().map(|row| row.iter().sum()).collect();
    let column_sums: Vec<f64> =
        (0..columns).map(|j| table.iter().map(|row| row[j]).sum()).collect();
    let total: f64 = row_sums.iter().sum();
    let mut x = 0.0;
    for (i, row) in table.iter().enumerate() {
        for (j, seen) in row.iter().enumerate() {
            let expected = row_sums[i] * column_sums[j] / total;
            x += (seen - expected).powi(2) / expected;
        }
    }
    let degrees = (table.len() as f64 - 1.0) * (columns as f64 - 1.0);
    (x.is_finite() && degrees >= 1.0).then(|| Verdict {
        statistic: x,
        degrees,
        p: chi_square_p(x, degrees),
    })
}
// ANCHOR_END: counts

// ANCHOR: main
fn main() {
    let say = |what: &str, verdict: Option<Verdict>| match verdict {
        Some(Verdict { statistic, degrees, p }) => {
            println!("{what:28} {statistic:>8.4}   degrees {degrees:>6.3}   p {p:.4}");
        }
        None => println!("{what:28} no answer"),
    };
    let (a, b) = ((500, 10_000), (570, 10_000));
    say("5.0 % against 5.7 %, z", two_proportions(a, b));
    say("  the same as a table", independence(&[vec![500.0, 9500.0], vec![570.0, 9430.0]]));
    let (gap, (low, high)) = difference(b, a);
    println!(
        "  B minus A {:.2} points, 95 % from {:.2} to {:.2}",
        1e2 * gap,
        1e2 * low,
        1e2 * high
    );

    let a = [30.02, 29.99, 30.11, 29.97, 30.01, 29.99];
    let b = [29.89, 29.93, 29.72, 29.98, 30.02, 29.98];
    say("two means, Welch", welch(&a, &b));
    say("two means, pooled", pooled_t(&a, &b));
    say("two means, equal rows", welch(&[1.0, 1.0], &[1.0, 1.0]));

    say(
        "three outcomes, two arms",
        independence(&[vec![10.0, 10.0, 20.0], vec![20.0, 20.0, 20.0]]),
    );
    say(
        "a fair die? 88 throws",
        goodness_of_fit(&[16.0, 18.0, 16.0, 14.0, 12.0, 12.0], &[1.0 / 6.0; 6]),
    );
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn close(verdict: Option<Verdict>, statistic: f64, degrees: f64, p: f64) {
        let verdict = verdict.expect("a verdict");
        assert_close!(verdict.statistic, statistic, 1e-9);
        assert_close!(verdict.degrees, degrees, 1e-9);
        assert_close!(verdict.p, p, 1e-9);
    }

    /// statsmodels, `proportions_ztest([5, 12], [83, 99])`, documented as −1.41 and 0.159.
    #[test]
    fn two_proportions_of_the_manual() {
        let verdict = two_proportions((5, 83), (12, 99)).expect("a verdict");
        assert_close!(verdict.statistic, -1.407_830_415_1, 1e-9);
        assert_close!(verdict.p, 0.159_181_291_8, 1e-9);
    }

    /// Wikipedia, "Student's t-test": t 1.959, Welch 7.031 degrees and p 0.09077, pooled p 0.07857.
    #[test]
    fn two_means_of_the_encyclopedia() {
        let a = [30.02, 29.99, 30.11, 29.97, 30.01, 29.99];
        let b = [29.89, 29.93, 29.72, 29.98, 30.02, 29.98];
        close(welch(&a, &b), 1.959_005_808_1, 7.030_559_959_9, 0.090_773_324_3);
        close(pooled_t(&a, &b), 1.959_005_808_1, 10.0, 0.078_565_773_9);
    }

    /// `SciPy`, `chi2_contingency` and `chisquare`.
    #[test]
    fn counts_of_the_manual() {
        let table = [vec![10.0, 10.0, 20.0], vec![20.0, 20.0, 20.0]];
        close(independence(&table), 2.777_777_777_8, 2.0, 0.249_352_208_8);
        let die = [16.0, 18.0, 16.0, 14.0, 12.0, 12.0];
        close(goodness_of_fit(&die, &[1.0 / 6.0; 6]), 2.0, 5.0, 0.849_145_036_1);
    }

    #[test]
    fn the_chi_square_of_a_two_by_two_table_is_z_squared() {
        let z = two_proportions((5, 83), (12, 99)).expect("a verdict");
        let x = independence(&[vec![5.0, 78.0], vec![12.0, 87.0]]).expect("a verdict");
        assert_close!(x.statistic, z.statistic.powi(2), 1e-12);
        assert_close!(x.p, z.p, 1e-9);
    }

    #[test]
    fn known_points_of_the_tails() {
        assert_close!(normal_p(0.0), 1.0, 1e-12);
        assert_close!(normal_p(-1.959_963_984_54), 0.05, 1e-10);
        assert_close!(t_p(1.0, 1.0), 0.5, 1e-12); // Cauchy: a quarter beyond 1
        assert_close!(chi_square_p(2.0, 2.0), (-1.0_f64).exp(), 1e-8); // exponential
        assert_close!(chi_square_p(0.0, 1.0), 1.0, 1e-8);
    }

    #[test]
    fn no_variance_no_answer() {
        assert_eq!(two_proportions((0, 50), (0, 60)), None);
        assert_eq!(two_proportions((50, 50), (60, 60)), None);
        assert_eq!(two_proportions((0, 0), (3, 60)), None);
        assert_eq!(welch(&[1.0, 2.0], &[3.0]), None);
        assert_eq!(welch(&[2.0; 4], &[3.0; 4]), None);
        assert_eq!(pooled_t(&[], &[]), None);
        assert_eq!(goodness_of_fit(&[5.0], &[1.0]), None);
        assert_eq!(goodness_of_fit(&[5.0, 0.0], &[1.0, 0.0]), None);
        assert_eq!(independence(&[]), None);
        assert_eq!(independence(&[vec![0.0, 4.0], vec![0.0, 5.0]]), None);
    }

    /// One arm constant: Welch has the other arm's degrees of freedom.
    #[test]
    fn welch_with_one_constant_arm() {
        let verdict = welch(&[1.0, 2.0, 3.0], &[5.0; 9]).expect("a verdict");
        assert_close!(verdict.degrees, 2.0, 1e-12);
    }
}
