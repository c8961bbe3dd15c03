//! Pictures: line charts, scatter plots, bars, iso-lines and surfaces as small SVG files.
//!
//! A [`Figure`] is built from a title, a description and layers, and written by
//! [`save`](Figure::save):
//!
//! ```
//! use kit::figure::{Figure, Line, Points, Side};
//!
//! let loss = [(0.0, 0.69), (1.0, 0.41), (2.0, 0.30), (3.0, 0.26)];
//! let svg = Figure::new(
//!     "Training loss",
//!     "The loss falls from 0.69 to 0.26 in three epochs, more slowly each time.",
//! )
//! .x_axis("epoch")
//! .y_axis("log loss")
//! .y_range(0.0, 0.8)
//! .line(Line::new(loss))
//! .points(Points::new([(3.0, 0.26)]))
//! .label(3.0, 0.26, Side::Above, "0.26")
//! .to_svg("training-loss"); // a listing calls `.save("training-loss")` instead
//! assert!(svg.starts_with("<svg "));
//! ```
//!
//! # Conventions
//!
//! - **The page's colours.** Series use the CSS variables `--fig-1` to `--fig-6`, the grid
//!   `--fig-grid`, everything else `currentColor`: a figure follows the reader's theme. Labels have
//!   an outline in the page's background, `--bg`, where there is one.
//! - **Never colour alone.** The n-th line takes the n-th colour *and* the n-th dash pattern, the
//!   n-th point set the n-th colour *and* the n-th marker, unless told otherwise. There is no
//!   legend: put a [`label`](Figure::label) next to what it names.
//! - **For ears too.** The title and the description become the SVG's accessible name and
//!   description. Write in the description what the picture shows, with its numbers.
//! - **For phones.** A figure is 400 × 300 units with 13 to 14 unit type: still readable on a
//!   screen 360 pixels wide. Prefer two figures to one crowded figure.
//! - **Same bytes.** No clock, no counter shared between figures, two decimals per coordinate.
//!   Ids start with the figure's name, so several figures can stand in one page: begin the name
//!   with the chapter's slug.
//!
//! # Where it goes
//!
//! [`save("roc")`](Figure::save) writes `roc.svg` into the directory named by the environment
//! variable `REHEARSE_FIGURES`. The book's engine sets it. Without it, as under
//! `cargo run --example …`, the file goes to `target/figures/` with colours of its own, and a line
//! on standard error says so; standard output stays what the page shows.

mod draw;
mod layer;
mod style;
mod svg;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::{env, fs};

use kuva::render::layout::ComputedLayout;
use kuva::render::render::{Primitive, render_multiple};

pub use layer::{Grid, Line, Points};
use layer::{Label, Layer};
pub use style::{Dash, Hue, Marker, Side};

const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 300.0;
const LABEL_SIZE: u32 = 13;

/// What a page's theme supplies, for a file that is looked at by itself.
const STANDALONE: &str = "background:#fff;color:#222;font-family:sans-serif;--bg:#fff;\
    --fig-grid:#ddd;--fig-1:#0b62b8;--fig-2:#b8400f;--fig-3:#137a4b;--fig-4:#7b3fb3;\
    --fig-5:#8a6100;--fig-6:#b3246e";

/// A picture under construction.
///
/// Layers are drawn in the order in which they are added, surfaces first and labels last. Ranges
/// that are not given are those of the data, with some room.
#[derive(Debug, Clone)]
#[must_use = "a figure is drawn by `save`"]
pub struct Figure {
    title: String,
    description: String,
    x_axis: String,
    y_axis: String,
    x_range: Option<(f64, f64)>,
    y_range: Option<(f64, f64)>,
    x_tick: Option<f64>,
    y_tick: Option<f64>,
    log_x: bool,
    log_y: bool,
    size: (f64, f64),
    layers: Vec<Layer>,
    labels: Vec<Label>,
}

impl Figure {
    /// An empty figure. The title names it; the description says what it shows, for those who
    /// cannot see it. Neither is drawn: the page has a caption.
    ///
    /// # Panics
    ///
    /// If either is empty.
    pub fn new(title: impl Into<String>, description: impl Into<String>) -> Self {
        let (title, description) = (title.into(), description.into());
        assert!(!title.trim().is_empty(), "a figure needs a title: it is the accessible name");
        assert!(!description.trim().is_empty(), "a figure needs a description of what it shows");
        Self {
            title,
            description,
            x_axis: String::new(),
            y_axis: String::new(),
            x_range: None,
            y_range: None,
            x_tick: None,
            y_tick: None,
            log_x: false,
            log_y: false,
            size: (WIDTH, HEIGHT),
            layers: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Names the horizontal axis, with its unit.
    pub fn x_axis(self, label: impl Into<String>) -> Self {
        Self { x_axis: label.into(), ..self }
    }

    /// Names the vertical axis, with its unit.
    pub fn y_axis(self, label: impl Into<String>) -> Self {
        Self { y_axis: label.into(), ..self }
    }

    /// The horizontal axis runs from `low` to `high`; what lies outside is cut off.
    pub fn x_range(self, low: f64, high: f64) -> Self {
        Self { x_range: Some((low, high)), ..self }
    }

    /// The vertical axis runs from `low` to `high`; what lies outside is cut off.
    pub fn y_range(self, low: f64, high: f64) -> Self {
        Self { y_range: Some((low, high)), ..self }
    }

    /// A tick on the horizontal axis every `step`.
    pub fn x_tick(self, step: f64) -> Self {
        Self { x_tick: Some(step), ..self }
    }

    /// A tick on the vertical axis every `step`.
    pub fn y_tick(self, step: f64) -> Self {
        Self { y_tick: Some(step), ..self }
    }

    /// A logarithmic horizontal axis. Everything drawn must be positive.
    pub fn log_x(self) -> Self {
        Self { log_x: true, ..self }
    }

    /// A logarithmic vertical axis. Everything drawn must be positive.
    pub fn log_y(self) -> Self {
        Self { log_y: true, ..self }
    }

    /// The size in drawing units, instead of 400 × 300. Wider means smaller type on a phone.
    pub fn size(self, width: f64, height: f64) -> Self {
        Self { size: (width, height), ..self }
    }

    /// Adds a line.
    pub fn line(self, line: Line) -> Self {
        self.layer(Layer::Line(line))
    }

    /// Adds a set of points.
    pub fn points(self, points: Points) -> Self {
        self.layer(Layer::Points(points))
    }

    /// Adds one bar per category, from left to right. The i-th bar (from 1) stands at x = i: that
    /// is where a [`label`](Self::label) with its value goes.
    ///
    /// A figure holds one set of bars.
    pub fn bars<L: Into<String>>(self, bars: impl IntoIterator<Item = (L, f64)>) -> Self {
        self.layer(Layer::Bars(bars.into_iter().map(|(name, v)| (name.into(), v)).collect()))
    }

    /// Adds the lines where `grid` takes one of the values in `levels`, such as a decision
    /// boundary.
    pub fn iso_lines(self, grid: Grid, levels: impl IntoIterator<Item = f64>) -> Self {
        self.layer(Layer::IsoLines { levels: levels.into_iter().collect(), grid })
    }

    /// Shades the plane behind everything by the value of `grid`, in `levels` steps from nothing
    /// (its smallest value) to strong (its largest).
    pub fn surface(self, grid: Grid, levels: usize, hue: Hue) -> Self {
        self.layer(Layer::Surface { levels, hue, grid })
    }

    /// Writes `text` next to the point (x, y), in data coordinates.
    pub fn label(mut self, x: f64, y: f64, side: Side, text: impl Into<String>) -> Self {
        self.labels.push(Label { x, y, side, text: text.into() });
        self
    }

    fn layer(mut self, layer: Layer) -> Self {
        self.layers.push(layer);
        self
    }

    /// Draws the figure and writes it to `<directory>/<name>.svg`; see the [module](self) for
    /// which directory. Returns the path.
    ///
    /// # Panics
    ///
    /// As [`to_svg`](Self::to_svg), and if the file cannot be written.
    pub fn save(&self, name: &str) -> PathBuf {
        let mut svg = self.to_svg(name);
        let given = env::var_os("REHEARSE_FIGURES").map(PathBuf::from);
        if given.is_none() {
            svg = svg.replacen(" role=", &format!(" style=\"{STANDALONE}\" role="), 1);
        }
        let directory = given.clone().unwrap_or_else(|| PathBuf::from("target/figures"));
        let path = directory.join(format!("{name}.svg"));
        fs::create_dir_all(&directory)
            .and_then(|()| fs::write(&path, svg))
            .unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()));
        if given.is_none() {
            eprintln!("figure written to {}", path.display());
        }
        path
    }

    /// Draws the figure. `name` (lower-case letters, digits, hyphens) is the prefix of its ids.
    ///
    /// # Panics
    ///
    /// If the name has other characters, if there is nothing to draw, or if a number to draw is
    /// not finite (or not positive on a logarithmic axis).
    pub fn to_svg(&self, name: &str) -> String {
        assert!(
            !name.is_empty()
                && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "figure name {name:?}: use lower-case letters, digits and hyphens"
        );
        let layout = self.layout();
        let place = ComputedLayout::from_layout(&layout);
        let mut scene = render_multiple(self.plots(), layout);
        self.shade(&mut scene, &place);
        if !self.is_cut() {
            // The clip would cut markers on the border in half, and there is nothing to clip.
            scene.defs.clear();
            scene.elements.retain(|element| {
                !matches!(element, Primitive::ClipStart { .. } | Primitive::ClipEnd)
            });
        }
        self.finish(&scene, &place, name)
    }
}
