//! Linear regression: `smartcore` 0.7 (QR and SVD), NIST's certified values, and properties.

mod listings;

use kit::approx::is_close;
use kit::{assert_all_close, assert_close};
use proptest::prelude::*;
use smartcore::linalg::basic::arrays::Array;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linear::linear_regression::{
    LinearRegression as Theirs, LinearRegressionParameters, LinearRegressionSolverName,
};

use listings::{
    exercise_running_line as exercise, linear_regression_cholesky as cholesky,
    linear_regression_conditioning as conditioning, linear_regression_descent as descent,
    linear_regression_residuals as residuals, linear_regression_vif as vif,
};

/// Six columns and the target of J. Longley, "An appraisal of least squares programs for the
/// electronic computer from the point of view of the user", JASA 62 (1967), as NIST has them.
const LONGLEY: [([f64; 6], f64); 16] = [
    ([83.0, 234_289.0, 2356.0, 1590.0, 107_608.0, 1947.0], 60_323.0),
    ([88.5, 259_426.0, 2325.0, 1456.0, 108_632.0, 1948.0], 61_122.0),
    ([88.2, 258_054.0, 3682.0, 1616.0, 109_773.0, 1949.0], 60_171.0),
    ([89.5, 284_599.0, 3351.0, 1650.0, 110_929.0, 1950.0], 61_187.0),
    ([96.2, 328_975.0, 2099.0, 3099.0, 112_075.0, 1951.0], 63_221.0),
    ([98.1, 346_999.0, 1932.0, 3594.0, 113_270.0, 1952.0], 63_639.0),
    ([99.0, 365_385.0, 1870.0, 3547.0, 115_094.0, 1953.0], 64_989.0),
    ([100.0, 363_112.0, 3578.0, 3350.0, 116_219.0, 1954.0], 63_761.0),
    ([101.2, 397_469.0, 2904.0, 3048.0, 117_388.0, 1955.0], 66_019.0),
    ([104.6, 419_180.0, 2822.0, 2857.0, 118_734.0, 1956.0], 67_857.0),
    ([108.4, 442_769.0, 2936.0, 2798.0, 120_445.0, 1957.0], 68_169.0),
    ([110.8, 444_546.0, 4681.0, 2637.0, 121_950.0, 1958.0], 66_513.0),
    ([112.6, 482_704.0, 3813.0, 2552.0, 123_366.0, 1959.0], 68_655.0),
    ([114.2, 502_601.0, 3931.0, 2514.0, 125_368.0, 1960.0], 69_564.0),
    ([115.7, 518_173.0, 4806.0, 2572.0, 127_852.0, 1961.0], 69_331.0),
    ([116.9, 554_894.0, 4007.0, 2827.0, 130_081.0, 1962.0], 70_551.0),
];

fn longley() -> (Vec<Vec<f64>>, Vec<f64>) {
    LONGLEY.iter().map(|(row, y)| (row.to_vec(), *y)).unzip()
}

/// Certified by NIST, Statistical Reference Datasets: the six weights and their standard deviations.
#[test]
fn the_certified_values_of_nist() {
    let weights = [
        15.061_872_271_373_3,
        -0.035_819_179_292_591,
        -2.020_229_803_816_83,
        -1.033_226_867_173_59,
        -0.051_104_105_653_580_7,
        1_829.151_464_613_55,
    ];
    let deviations = [
        84.914_925_774_766_9,
        0.033_491_007_772_243_2,
        0.488_399_681_651_699,
        0.214_274_163_161_675,
        0.226_073_200_069_370,
        455.478_499_142_212,
    ];
    let (rows, y) = longley();
    let columns = vif::columns(&rows);
    let fit = vif::regress(&columns, &y);
    let errors = vif::standard_errors(&columns, &y);
    for j in 0..6 {
        assert_close!(fit.weights[j] / weights[j], 1.0, 1e-9);
        assert_close!(errors[j] / deviations[j], 1.0, 1e-9);
    }
    assert_close!(fit.r_squared, 0.995_479_004_577_296, 1e-12);
    // The normal equations, centred, keep a few digits less.
    let model = cholesky::fit(&rows, &y).expect("independent columns");
    for (found, certified) in model.weights.iter().zip(weights) {
        assert_close!(found / certified, 1.0, 1e-6);
    }
    assert_close!(model.intercept / -3_482_258.634_595_82, 1.0, 1e-6);
}

fn theirs(rows: &[Vec<f64>], y: &[f64], solver: LinearRegressionSolverName) -> (Vec<f64>, f64) {
    let x = DenseMatrix::from_2d_vec(&rows.to_vec()).expect("a table");
    let parameters = LinearRegressionParameters::default().with_solver(solver);
    let model = Theirs::fit(&x, &y.to_vec(), parameters).expect("it fits");
    (model.coefficients().iterator(0).copied().collect(), *model.intercept())
}

/// Ten features, two of them nearly dependent.
#[test]
fn diabetes_as_smartcore_finds_it() {
    let data = kit::data::diabetes();
    let ours = cholesky::fit(&data.rows, &data.targets).expect("independent columns");
    let qr = vif::regress(&vif::columns(&data.rows), &data.targets);
    assert_all_close!(&ours.weights, &qr.weights, 1e-9);
    for solver in [LinearRegressionSolverName::QR, LinearRegressionSolverName::SVD] {
        let (weights, intercept) = theirs(&data.rows, &data.targets, solver);
        assert_all_close!(&ours.weights, &weights, 1e-8);
        assert_close!(ours.intercept, intercept, 1e-9);
    }
    let share = cholesky::r_squared(&ours, &data.rows, &data.targets).expect("they vary");
    assert_close!(share, qr.r_squared, 1e-12);
}

/// The factors are the diagonal of the inverse correlation matrix: another definition.
#[test]
fn the_factors_are_on_the_diagonal_of_the_inverse() {
    let columns = vif::columns(&kit::data::diabetes().rows);
    let units: Vec<Vec<f64>> = columns
        .iter()
        .map(|column| {
            let mean = column.iter().sum::<f64>() / 441.0;
            let length = column.iter().map(|x| (x - mean).powi(2)).sum::<f64>().sqrt();
            column.iter().map(|x| (x - mean) / length).collect()
        })
        .collect();
    let correlation: Vec<Vec<f64>> = units
        .iter()
        .map(|a| units.iter().map(|b| a.iter().zip(b).map(|(x, y)| x * y).sum()).collect())
        .collect();
    let factor = cholesky::cholesky(&correlation).expect("positive definite");
    for (j, found) in vif::variance_inflation(&columns).into_iter().enumerate() {
        let unit: Vec<f64> = (0..10).map(|k| f64::from(u8::from(k == j))).collect();
        assert_close!(found, cholesky::solve(&factor, &unit)[j], 1e-9);
    }
}

/// Rows of three features with targets; small whole numbers and a little noise.
fn table() -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<f64>)> {
    let row = prop::collection::vec(-10.0..10.0_f64, 3);
    prop::collection::vec((row, -10.0..10.0_f64), 8..30).prop_map(|rows| rows.into_iter().unzip())
}

fn squares(model: &cholesky::LinearModel, rows: &[Vec<f64>], y: &[f64]) -> f64 {
    rows.iter().zip(y).map(|(row, y)| (y - model.predict(row)).powi(2)).sum()
}

proptest! {
    #[test]
    fn the_ways_agree((rows, y) in table()) {
        let ours = cholesky::fit(&rows, &y).expect("random columns are independent");
        let qr = vif::regress(&vif::columns(&rows), &y);
        let (weights, intercept) = theirs(&rows, &y, LinearRegressionSolverName::SVD);
        assert_all_close!(&ours.weights, &qr.weights, 1e-7);
        assert_all_close!(&ours.weights, &weights, 1e-7);
        prop_assert!(is_close(ours.intercept, intercept, 1e-7));
        // With a column of ones in front, the plain QR finds the same.
        let mut columns = vif::columns(&rows);
        columns.insert(0, vec![1.0; y.len()]);
        let all = conditioning::least_squares_qr(&columns, &y).expect("independent");
        prop_assert!(is_close(all[0], ours.intercept, 1e-7));
    }

    #[test]
    fn nothing_near_it_is_better((rows, y) in table(), j in 0_usize..3, by in -0.5..0.5_f64) {
        let best = cholesky::fit(&rows, &y).expect("independent");
        let mut other = best.clone();
        other.weights[j] += by;
        prop_assert!(squares(&best, &rows, &y) <= squares(&other, &rows, &y) + 1e-9);
        other.intercept -= by;
        prop_assert!(squares(&best, &rows, &y) <= squares(&other, &rows, &y) + 1e-9);
    }

    #[test]
    fn residuals_are_orthogonal_to_every_column((rows, y) in table()) {
        let model = cholesky::fit(&rows, &y).expect("independent");
        let rest: Vec<f64> = rows.iter().zip(&y).map(|(row, y)| y - model.predict(row)).collect();
        prop_assert!(rest.iter().sum::<f64>().abs() < 1e-7);
        for j in 0..3 {
            prop_assert!(rows.iter().zip(&rest).map(|(row, r)| row[j] * r).sum::<f64>().abs() < 1e-6);
        }
    }

    /// Adding c to a target moves predictions as a linear map does; a scale of a feature undoes itself.
    #[test]
    fn it_follows_shifts_and_scales((rows, y) in table(), shift in -50.0..50.0_f64, scale in 0.1..10.0_f64) {
        let model = cholesky::fit(&rows, &y).expect("independent");
        let moved: Vec<f64> = y.iter().map(|y| y + shift).collect();
        let stretched: Vec<Vec<f64>> =
            rows.iter().map(|row| vec![row[0] * scale, row[1], row[2]]).collect();
        let other = cholesky::fit(&stretched, &moved).expect("independent");
        for (row, long) in rows.iter().zip(&stretched) {
            prop_assert!(is_close(other.predict(long), model.predict(row) + shift, 1e-7));
        }
    }

    #[test]
    fn one_more_feature_never_lowers_r_squared((rows, y) in table()) {
        let columns = vif::columns(&rows);
        let shares: Vec<f64> = (1..=3).map(|d| vif::regress(&columns[..d], &y).r_squared).collect();
        prop_assert!(shares.windows(2).all(|pair| pair[0] <= pair[1] + 1e-12));
        prop_assert!(vif::variance_inflation(&columns).iter().all(|&v| v >= 1.0 - 1e-12));
    }

    #[test]
    fn descent_and_stream_find_the_line_of_the_closed_form(
        points in prop::collection::vec((-3.0..3.0_f64, -3.0..3.0_f64), 4..12)
    ) {
        let (xs, ys): (Vec<f64>, Vec<f64>) = points.iter().copied().unzip();
        let (low, high) = descent::curvatures(&xs);
        prop_assume!(high / low < 50.0);
        let (slope, intercept, _) = residuals::line(&xs, &ys);
        let mut at = (0.0, 0.0);
        for _ in 0..2_000 {
            at = descent::step(at, &xs, &ys, 1.0 / high);
        }
        prop_assert!(is_close(at.0, slope, 1e-9) && is_close(at.1, intercept, 1e-9));
        let mut stream = exercise::RunningLine::default();
        for &(x, y) in &points {
            stream.add(x, y);
        }
        let found = stream.line().expect("different places");
        prop_assert!(is_close(found.0, slope, 1e-9) && is_close(found.1, intercept, 1e-9));
        let rows: Vec<Vec<f64>> = xs.iter().map(|&x| vec![x]).collect();
        let model = cholesky::fit(&rows, &ys).expect("different places");
        prop_assert!(is_close(model.weights[0], slope, 1e-9));
    }
}
