//! Real data, small and free: it ships inside the crate `linfa-datasets`, so nothing is downloaded.
//!
//! | function | rows × features | target | from |
//! |---|---|---|---|
//! | [`iris`] | 150 × 4 | species 0, 1, 2, fifty each | R. A. Fisher, 1936; UCI, CC BY 4.0 |
//! | [`wine_quality`] | 1,599 × 11 | quality of red wine, 3 to 8 | P. Cortez and others, 2009; UCI, CC BY 4.0 |
//! | [`diabetes`] | 441 × 10 | progression after a year | B. Efron and others, 2004 |
//!
//! And made-up data whose true probability is known: [`half_moons`], [`half_moons_probability`].
//!
//! UCI is the Machine Learning Repository, <https://archive.ics.uci.edu>, data sets 53 and 186.
//! The rows stand in the order of the source: iris is sorted by species, so shuffle before you
//! split.

use std::f64::consts::PI;

use crate::rng::Rng;

/// A table of numbers, and one target for each row.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset<Target> {
    /// What each feature is, with its unit where the source gives one.
    pub features: Vec<String>,
    /// One row for each example, as long as `features`.
    pub rows: Vec<Vec<f64>>,
    /// One target for each row.
    pub targets: Vec<Target>,
}

/// Three species of iris, four lengths in centimetres.
///
/// ```
/// let iris = kit::data::iris();
/// assert_eq!((iris.rows.len(), iris.features.len()), (150, 4));
/// assert_eq!(iris.rows[0], [5.1, 3.5, 1.4, 0.2]);
/// assert_eq!(iris.targets.iter().filter(|&&species| species == 2).count(), 50);
/// ```
pub fn iris() -> Dataset<usize> {
    let data = linfa_datasets::iris();
    table(data.feature_names(), data.records.rows(), data.targets.iter().copied())
}

/// Red Vinho Verde, eleven measures of chemistry and the median grade of at least three tasters.
///
/// ```
/// let wine = kit::data::wine_quality();
/// assert_eq!((wine.rows.len(), wine.features.len()), (1_599, 11));
/// let good = wine.targets.iter().filter(|&&quality| quality >= 7).count();
/// assert_eq!(good, 217);
/// ```
pub fn wine_quality() -> Dataset<usize> {
    let data = linfa_datasets::winequality();
    table(data.feature_names(), data.records.rows(), data.targets.iter().copied())
}

/// Age, sex, body mass index, blood pressure and six measures of blood serum of 441 people, and how
/// far their diabetes had come a year later.
///
/// As published, over 442 people, each feature has mean 0 and sum of squares 1; the crate lacks the
/// first of them, whose row it takes for a head. It also misreads the abbreviations of the blood
/// measures (tc, tch, ltg); the names here are those of scikit-learn's description of the data.
///
/// ```
/// let diabetes = kit::data::diabetes();
/// assert_eq!((diabetes.rows.len(), diabetes.features.len()), (441, 10));
/// assert_eq!(diabetes.targets[..3], [75.0, 141.0, 206.0]);
/// assert_eq!(diabetes.features[8], "log triglycerides");
/// ```
pub fn diabetes() -> Dataset<f64> {
    let features = [
        "age",
        "sex",
        "body mass index",
        "blood pressure",
        "cholesterol",
        "LDL",
        "HDL",
        "cholesterol/HDL",
        "log triglycerides",
        "blood sugar",
    ];
    let data = linfa_datasets::diabetes();
    table(&features.map(String::from), data.records.rows(), data.targets.iter().copied())
}

fn table<'a, Row, Target>(
    features: &[String],
    rows: impl IntoIterator<Item = Row>,
    targets: impl IntoIterator<Item = Target>,
) -> Dataset<Target>
where
    Row: IntoIterator<Item = &'a f64>,
{
    let rows = rows.into_iter().map(|row| row.into_iter().copied().collect()).collect();
    Dataset { features: features.to_vec(), rows, targets: targets.into_iter().collect() }
}

/// The size of the noise of [`half_moons`].
const NOISE: f64 = 0.3;

/// A place on the upper half-circle (class 0) or on the lower one, shifted into its opening (class 1).
fn arc(label: f64, angle: f64) -> [f64; 2] {
    let (x, y) = (angle.cos(), angle.sin());
    if label < 0.5 { [x, y] } else { [1.0 - x, 0.5 - y] }
}

/// Two half-moons that overlap: `n` rows of two numbers with normal noise of size 0.3, and their
/// classes, 0 and 1 in turn.
///
/// ```
/// let (rows, classes) = kit::data::half_moons(4, &mut kit::rng::Rng::new(1));
/// assert_eq!((rows.len(), classes), (4, vec![0.0, 1.0, 0.0, 1.0]));
/// ```
pub fn half_moons(n: usize, rng: &mut Rng) -> (Vec<[f64; 2]>, Vec<f64>) {
    let y: Vec<f64> = (0..n).map(|i| if i % 2 == 0 { 0.0 } else { 1.0 }).collect();
    let mut row = |&label: &f64| arc(label, PI * rng.uniform()).map(|x| x + NOISE * rng.normal());
    (y.iter().map(&mut row).collect(), y)
}

/// The true probability of class 1 at a row of [`half_moons`]: each class's density is a mean of
/// bells over 200 places on its arc.
///
/// ```
/// assert!(kit::data::half_moons_probability([0.0, 1.3]) < 0.01);
/// assert!(kit::data::half_moons_probability([1.0, -0.8]) > 0.99);
/// ```
pub fn half_moons_probability(row: [f64; 2]) -> f64 {
    let density = |label: f64| -> f64 {
        let at = |i: u16| arc(label, PI * (f64::from(i) + 0.5) / 200.0);
        let square = |p: [f64; 2]| (row[0] - p[0]).powi(2) + (row[1] - p[1]).powi(2);
        (0..200).map(|i| (-square(at(i)) / (2.0 * NOISE.powi(2))).exp()).sum()
    };
    let (zero, one) = (density(0.0), density(1.0));
    one / (zero + one)
}
