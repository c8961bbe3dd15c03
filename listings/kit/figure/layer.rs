//! What a figure is made of: lines, points, bars, grids, labels.

use super::style::{Dash, Hue, Marker, Side};

/// A line through points in the order given.
///
/// Points with a NaN or infinite coordinate are a misuse and panic when the figure is drawn.
#[derive(Debug, Clone)]
#[must_use = "a line is drawn when a figure takes it: `figure.line(line)`"]
pub struct Line {
    pub(super) points: Vec<(f64, f64)>,
    pub(super) band: Option<(Vec<f64>, Vec<f64>)>,
    pub(super) hue: Option<Hue>,
    pub(super) dash: Option<Dash>,
    pub(super) width: f64,
    pub(super) step: bool,
    pub(super) fill: bool,
}

impl Line {
    /// A line through `points`.
    pub fn new(points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        Self {
            points: points.into_iter().collect(),
            band: None,
            hue: None,
            dash: None,
            width: 2.0,
            step: false,
            fill: false,
        }
    }

    /// A thin dotted line in the colour of the text, for what is not data: a diagonal, a baseline.
    ///
    /// It takes no turn in the series of colours and dash patterns.
    pub fn reference(points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        Self { width: 1.0, ..Self::new(points).hue(Hue::Text).dash(Dash::Dotted) }
    }

    /// The colour, instead of the next in turn.
    pub fn hue(self, hue: Hue) -> Self {
        Self { hue: Some(hue), ..self }
    }

    /// The dash pattern, instead of the next in turn.
    pub fn dash(self, dash: Dash) -> Self {
        Self { dash: Some(dash), ..self }
    }

    /// Steps instead of slopes: each value holds until the next point.
    pub fn step(self) -> Self {
        Self { step: true, ..self }
    }

    /// Shades the area between the line and the horizontal axis.
    pub fn fill(self) -> Self {
        Self { fill: true, ..self }
    }

    /// Shades the band between `lower` and `upper`, one value per point: an interval, a spread.
    ///
    /// # Panics
    ///
    /// If there are not as many values as points.
    pub fn band(self, lower: Vec<f64>, upper: Vec<f64>) -> Self {
        assert!(
            lower.len() == self.points.len() && upper.len() == self.points.len(),
            "a band needs one lower and one upper value per point of its line"
        );
        Self { band: Some((lower, upper)), ..self }
    }
}

/// A set of points, drawn as markers.
#[derive(Debug, Clone)]
#[must_use = "points are drawn when a figure takes them: `figure.points(points)`"]
pub struct Points {
    pub(super) at: Vec<(f64, f64)>,
    pub(super) hue: Option<Hue>,
    pub(super) marker: Option<Marker>,
    pub(super) radius: f64,
}

impl Points {
    /// Markers at `points`.
    pub fn new(points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        Self { at: points.into_iter().collect(), hue: None, marker: None, radius: 4.0 }
    }

    /// The colour, instead of the next in turn.
    pub fn hue(self, hue: Hue) -> Self {
        Self { hue: Some(hue), ..self }
    }

    /// The marker, instead of the next in turn.
    pub fn marker(self, marker: Marker) -> Self {
        Self { marker: Some(marker), ..self }
    }

    /// The marker's radius in drawing units; 4 unless told. Use 2 for hundreds of points.
    pub fn radius(self, radius: f64) -> Self {
        Self { radius, ..self }
    }
}

/// A function of two variables, sampled on a regular grid of points.
///
/// ```
/// use kit::figure::{Figure, Grid};
///
/// let bowl = Grid::sample((-2.0, 2.0), (-1.0, 1.0), 40, |x, y| x * x + y * y);
/// let svg = Figure::new("A bowl", "Circles around the origin at heights 0.25 and 1.")
///     .iso_lines(bowl, [0.25, 1.0])
///     .to_svg("bowl");
/// assert!(svg.contains("<path"));
/// ```
#[derive(Debug, Clone)]
pub struct Grid {
    pub(super) x: Vec<f64>,
    pub(super) y: Vec<f64>,
    /// One row per `y`, one column per `x`.
    pub(super) z: Vec<Vec<f64>>,
}

impl Grid {
    /// Samples `f` at `n` × `n` points that span both ranges, ends included.
    ///
    /// # Panics
    ///
    /// If `n` is below 2 or a value is NaN.
    pub fn sample(
        x_range: (f64, f64),
        y_range: (f64, f64),
        n: usize,
        f: impl Fn(f64, f64) -> f64,
    ) -> Self {
        assert!(n >= 2, "a grid needs at least 2 points along each axis");
        let axis = |(low, high): (f64, f64)| -> Vec<f64> {
            (0..n).map(|i| low + (high - low) * i as f64 / (n - 1) as f64).collect()
        };
        let (x, y) = (axis(x_range), axis(y_range));
        let z: Vec<Vec<f64>> = y.iter().map(|&y| x.iter().map(|&x| f(x, y)).collect()).collect();
        assert!(z.iter().flatten().all(|z| !z.is_nan()), "a grid cannot hold NaN");
        Self { x, y, z }
    }
}

#[derive(Debug, Clone)]
pub(super) enum Layer {
    Line(Line),
    Points(Points),
    Bars(Vec<(String, f64)>),
    IsoLines { levels: Vec<f64>, grid: Grid },
    Surface { levels: usize, hue: Hue, grid: Grid },
}

#[derive(Debug, Clone)]
pub(super) struct Label {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) side: Side,
    pub(super) text: String,
}
