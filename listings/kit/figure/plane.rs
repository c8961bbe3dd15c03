//! Functions of two variables: shaded planes and lines of equal value.

use super::style::Hue;

/// A function of two variables, sampled on a regular grid of points.
#[derive(Debug, Clone)]
pub struct Grid {
    pub(super) x: Vec<f64>,
    pub(super) y: Vec<f64>,
    /// One row for each `y`, one column for each `x`.
    pub(super) z: Vec<Vec<f64>>,
}

impl Grid {
    /// Samples `f` at `n` × `n` points that span both ranges, ends included.
    ///
    /// # Panics
    ///
    /// If `n` is below 2 or a value is not finite.
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
        assert!(z.iter().flatten().all(|z| z.is_finite()), "a grid holds finite values only");
        Self { x, y, z }
    }

    /// Where the function takes the value between two neighbours, by linear interpolation.
    pub(super) fn crossings(&self, level: f64) -> Vec<(f64, f64)> {
        let crosses = |from: f64, to: f64| (from < level) != (to < level);
        let between =
            |(from, to): (f64, f64), (a, b): (f64, f64)| a + (b - a) * (level - from) / (to - from);
        let mut found = Vec::new();
        for (j, &y) in self.y.iter().enumerate() {
            for (i, &x) in self.x.iter().enumerate() {
                let z = self.z[j][i];
                if let Some(&right) = self.z[j].get(i + 1)
                    && crosses(z, right)
                {
                    found.push((between((z, right), (x, self.x[i + 1])), y));
                }
                if let Some(above) = self.z.get(j + 1).map(|row| row[i])
                    && crosses(z, above)
                {
                    found.push((x, between((z, above), (y, self.y[j + 1]))));
                }
            }
        }
        found
    }
}

/// The plane shaded by the value of a function: nothing where it is smallest, strong where it is
/// largest. Drawn behind everything else.
#[derive(Debug, Clone)]
#[must_use = "a surface is drawn when a figure takes it: `figure.with(surface)`"]
pub struct Surface {
    pub(super) name: String,
    pub(super) grid: Grid,
    pub(super) steps: usize,
    pub(super) hue: Hue,
}

impl Surface {
    /// Shades by `grid` in eight steps. The name is that of the function, for the numbers.
    pub fn new(name: impl Into<String>, grid: &Grid) -> Self {
        Self { name: name.into(), grid: grid.clone(), steps: 8, hue: Hue::Text }
    }

    /// How many steps from nothing to strong, 2 or more.
    pub fn steps(self, steps: usize) -> Self {
        assert!(steps >= 2, "a surface needs at least 2 steps");
        Self { steps, ..self }
    }

    /// The colour, instead of that of the text.
    pub fn hue(self, hue: Hue) -> Self {
        Self { hue, ..self }
    }
}

/// The lines where a function takes a value, such as a decision boundary.
#[derive(Debug, Clone)]
#[must_use = "iso-lines are drawn when a figure takes them: `figure.with(lines)`"]
pub struct IsoLines {
    pub(super) name: String,
    pub(super) grid: Grid,
    pub(super) levels: Vec<f64>,
}

impl IsoLines {
    /// The lines where `grid` takes one of the values in `levels`, each with its value on it.
    ///
    /// # Panics
    ///
    /// If the function does not take a value.
    pub fn new(
        name: impl Into<String>,
        grid: &Grid,
        levels: impl IntoIterator<Item = f64>,
    ) -> Self {
        let levels: Vec<f64> = levels.into_iter().collect();
        for level in &levels {
            assert!(!grid.crossings(*level).is_empty(), "nowhere on the grid is the value {level}");
        }
        Self { name: name.into(), grid: grid.clone(), levels }
    }
}
