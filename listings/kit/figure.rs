//! Pictures: charts, surfaces and small graphs as SVG, with the numbers behind them as CSV.
//!
//! A [`Figure`] takes layers and is written by [`save`](Figure::save):
//!
//! ```no_run
//! use kit::figure::{Figure, Line};
//!
//! let training = [(0.0, 0.69), (1.0, 0.41), (2.0, 0.30), (3.0, 0.26)];
//! let held_out = [(0.0, 0.70), (1.0, 0.48), (2.0, 0.43), (3.0, 0.45)];
//! Figure::new("epoch", "log loss")
//!     .y_range(0.0, 0.8)
//!     .with(Line::new("training", training))
//!     .with(Line::new("held out", held_out))
//!     .save("training-loss");
//! ```
//!
//! The page places it and says what it shows to those who do not see it:
//! `![…](figure:listing/training-loss "a caption")`.
//!
//! # What the kit sees to
//!
//! - **Names beside what they name.** There is no legend. The name of a series is written where
//!   there is room, clear of other series; where there is none, or two labels overlap, drawing
//!   panics and says which.
//! - **Never colour alone.** The n-th line takes the n-th colour *and* the n-th dash pattern, the
//!   n-th set of points the n-th colour *and* the n-th marker, unless told otherwise. A figure
//!   printed in black and white still tells them apart.
//! - **The page's colours.** CSS variables (`--fig-1` to `--fig-6`, `--fig-grid`, `--bg` around
//!   text) and `currentColor`, nothing else.
//! - **For phones.** 400 × 300 units with type of 13 and 14: readable on a screen 360 pixels wide.
//!   Prefer two figures to one crowded figure.
//! - **The numbers.** What is drawn is also written to `<name>.csv`, and the page offers it as a
//!   table. Headings are the names of axes and series.
//! - **Same bytes.** No clock, no counter shared between figures, two decimals per coordinate. Ids
//!   start with the figure's name: begin it with the chapter's.
//!
//! # A call for each kind
//!
//! A ROC or precision–recall curve, with the diagonal that random scores give:
//!
//! ```
//! # use kit::figure::*;
//! # let curve = [(0.0, 0.0), (0.0, 0.5), (0.25, 0.5), (0.5, 1.0), (1.0, 1.0)];
//! # let figure =
//! Figure::new("false positive rate", "true positive rate")
//!     .unit_square()
//!     .with(Line::reference("random", [(0.0, 0.0), (1.0, 1.0)]))
//!     .with(Line::new("model", curve).marked())
//! # ; assert!(figure.to_svg("roc").contains(">random</text>"));
//! ```
//!
//! A calibration plot: estimates with their intervals.
//!
//! ```
//! # use kit::figure::*;
//! # let observed = [(0.1, 0.14), (0.5, 0.47), (0.9, 0.8)];
//! # let intervals = [(0.1, 0.18), (0.42, 0.52), (0.74, 0.86)];
//! # let figure =
//! Figure::new("predicted probability", "observed share")
//!     .unit_square()
//!     .with(Line::reference("calibrated", [(0.0, 0.0), (1.0, 1.0)]))
//!     .with(Points::new("", observed).spans(intervals))
//! # ; assert!(figure.to_svg("calibration").contains("<circle"));
//! ```
//!
//! Curves on logarithmic axes, and a bias–variance U with a line at its lowest point:
//!
//! ```
//! # use kit::figure::*;
//! # let cubic = (1..6).map(|i| f64::from(i) * 100.0).map(|n| (n, n.powi(3)));
//! # let linear = (1..6).map(|i| f64::from(i) * 100.0).map(|n| (n, n));
//! # let growth =
//! Figure::new("items", "operations")
//!     .log_x()
//!     .log_y()
//!     .with(Line::new("all pairs", cubic))
//!     .with(Line::new("one pass", linear))
//! # ;
//! # let error = |bias: f64, variance: f64| {
//! #     (1..=10).map(move |d| (f64::from(d), bias / f64::from(d) + variance * f64::from(d)))
//! # };
//! # let u =
//! Figure::new("degree", "squared error")
//!     .with(Line::new("bias²", error(1.0, 0.0)))
//!     .with(Line::new("variance", error(0.0, 0.04)))
//!     .with(Line::new("sum", error(1.0, 0.04)))
//!     .vertical("best", 5.0)
//! # ;
//! # assert!(growth.to_svg("growth").contains(">one pass</text>"));
//! # assert!(u.to_svg("u").contains(">best</text>"));
//! ```
//!
//! Random walks with the band they stay in, and a step function:
//!
//! ```
//! # use kit::figure::*;
//! # let mut rng = kit::rng::Rng::new(1);
//! # let mut walk = || {
//! #     let mut at = 0.0;
//! #     (0..100).map(|t| { at += rng.normal(); (f64::from(t), at) }).collect::<Vec<_>>()
//! # };
//! # let (one, other) = (walk(), walk());
//! # let mean: Vec<_> = (0..100).map(|t| (f64::from(t), 0.0)).collect();
//! # let band: Vec<_> = (0..100).map(|t| f64::from(t).sqrt() * 2.0).map(|s| (-s, s)).collect();
//! # let figure =
//! Figure::new("step", "position")
//!     .with(Line::new("mean ± 2 sd", mean).band(band))
//!     .with(Line::new("walk 1", one).step())
//!     .with(Line::new("walk 2", other))
//! # ; assert!(figure.to_svg("walks").contains(">walk 2</text>"));
//! ```
//!
//! Bars with error bars, standing or, for long names, lying:
//!
//! ```
//! # use kit::figure::*;
//! # let figure =
//! Figure::new("model", "accuracy")
//!     .with(
//!         Bars::new(2, [("logistic regression", 0.81), ("boosted trees", 0.86)])
//!             .spans([(0.79, 0.83), (0.84, 0.88)])
//!             .sideways(),
//!     )
//! # ; assert!(figure.to_svg("accuracy").contains(">0.86</text>"));
//! ```
//!
//! Histograms, one over the other:
//!
//! ```
//! # use kit::figure::*;
//! # let mut rng = kit::rng::Rng::new(2);
//! # let mut scores = |mean: f64| -> Vec<f64> {
//! #     (0..200).map(|_| (mean + 0.1 * rng.normal()).clamp(0.0, 1.0)).collect()
//! # };
//! # let (negatives, positives) = (scores(0.3), scores(0.6));
//! # let figure =
//! Figure::new("score", "share")
//!     .with(Histogram::new("negatives", &negatives, (0.0, 1.0), 20).shares())
//!     .with(Histogram::new("positives", &positives, (0.0, 1.0), 20).shares())
//! # ; assert!(figure.to_svg("scores").contains(">positives</text>"));
//! ```
//!
//! The decision surface of a classifier, with its boundary and the points it learnt from:
//!
//! ```
//! # use kit::figure::*;
//! # let p = |x: f64, y: f64| 1.0 / (1.0 + (2.0 * (x * x + y * y - 1.5)).exp());
//! # let ring = |n: i32, r: f64| (0..n).map(move |i| f64::from(i)).map(move |t| (r * t.cos(), r * t.sin()));
//! let probability = Grid::sample((-2.0, 2.0), (-2.0, 2.0), 60, p);
//! # let figure =
//! Figure::new("x₁", "x₂")
//!     .with(Surface::new("p", &probability))
//!     .with(IsoLines::new("p", &probability, [0.5]))
//!     .with(Points::new("inside", ring(10, 0.7)))
//!     .with(Points::new("outside", ring(10, 1.7)))
//! # ; assert!(figure.to_svg("ring").contains(">outside (×)</text>"));
//! ```
//!
//! A time line, a diagram with one axis (for trees and networks see [`Graph`]):
//!
//! ```
//! # use kit::figure::*;
//! # let figure =
//! Figure::diagram()
//!     .x_axis("day")
//!     .size(400.0, 140.0)
//!     .y_range(0.0, 3.0)
//!     .with(Line::new("train", [(0.0, 2.0), (28.0, 2.0)]))
//!     .with(Line::new("test", [(28.0, 1.0), (35.0, 1.0)]))
//! # ; assert!(figure.to_svg("split").contains(">test</text>"));
//! ```
//!
//! # Where it goes
//!
//! [`save("roc")`](Figure::save) writes `roc.svg` and `roc.csv` into the directory named by the
//! environment variable `REHEARSE_FIGURES`. The book's engine sets it. Without it, as under
//! `cargo run --example …`, they go to `target/figures/`, the drawing with colours of its own, and
//! a line on standard error says so; standard output stays what the page shows.
//!
//! # How it is made
//!
//! The crate `kuva` lays out axes and draws. Ours are the choice of places for names (`labels`,
//! `names`), surfaces of merged cells (`cells`), nodes and edges (`graph`), the numbers (`table`)
//! and a last pass over the SVG (`finish`).

mod axes;
mod cells;
mod draw;
mod finish;
mod graph;
mod labels;
mod layer;
mod names;
mod plane;
mod plots;
mod style;
mod table;
#[cfg(test)]
mod tests;
mod write;

pub use graph::Graph;
pub use layer::{Bars, Histogram, Line, Points};
pub use plane::{Grid, IsoLines, Surface};
pub use style::{Dash, Hue, Marker, Side};

/// A picture under construction.
///
/// Layers are drawn in the order in which they are added, surfaces first, graphs and texts last.
/// Ranges that are not given are those of the data, with some room.
#[derive(Debug, Clone)]
#[must_use = "a figure is drawn by `save`"]
pub struct Figure {
    x_axis: String,
    y_axis: String,
    diagram: bool,
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

/// Something that a [`Figure`] shows: made from any of the kinds of layers.
#[derive(Debug, Clone)]
pub enum Layer {
    /// A line.
    Line(Line),
    /// A set of points.
    Points(Points),
    /// Bars, one set in a figure.
    Bars(Bars),
    /// A histogram.
    Histogram(Histogram),
    /// A shaded plane.
    Surface(Surface),
    /// Lines of equal value.
    IsoLines(IsoLines),
    /// Nodes and edges, in a diagram.
    Graph(Graph),
}

#[derive(Debug, Clone)]
struct Label {
    at: (f64, f64),
    side: Side,
    text: String,
}

impl Figure {
    /// A chart, with the names of its axes and their units.
    ///
    /// # Panics
    ///
    /// If an axis has no name.
    pub fn new(x_axis: impl Into<String>, y_axis: impl Into<String>) -> Self {
        let (x_axis, y_axis) = (x_axis.into(), y_axis.into());
        assert!(!x_axis.trim().is_empty() && !y_axis.trim().is_empty(), "an axis needs a name");
        Self { x_axis, y_axis, diagram: false, ..Self::diagram() }
    }

    /// A diagram: coordinates mean nothing, so there are no axes and no numbers.
    pub fn diagram() -> Self {
        Self {
            x_axis: String::new(),
            y_axis: String::new(),
            diagram: true,
            x_range: None,
            y_range: None,
            x_tick: None,
            y_tick: None,
            log_x: false,
            log_y: false,
            size: (400.0, 300.0),
            layers: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Gives a diagram a horizontal axis: a time line.
    pub fn x_axis(self, name: impl Into<String>) -> Self {
        Self { x_axis: name.into(), ..self }
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

    /// Both axes from 0 to 1 with ticks at quarters: shares, rates, probabilities.
    pub fn unit_square(self) -> Self {
        self.x_range(0.0, 1.0).y_range(0.0, 1.0).x_tick(0.25).y_tick(0.25)
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

    /// Adds a layer: [`Line`], [`Points`], [`Bars`], [`Histogram`], [`Surface`], [`IsoLines`] or
    /// [`Graph`].
    ///
    /// # Panics
    ///
    /// If it is a second set of bars, or a graph in a chart.
    pub fn with(mut self, layer: impl Into<Layer>) -> Self {
        let layer = layer.into();
        let second = matches!(layer, Layer::Bars(_)) && self.bars().is_some();
        assert!(!second, "a figure holds one set of bars");
        assert!(
            self.diagram || !matches!(layer, Layer::Graph(_)),
            "a graph needs no axes: start with `Figure::diagram()`"
        );
        self.layers.push(layer);
        self
    }

    /// A thin dotted line upwards at `x`, from end to end: give the vertical range before.
    pub fn vertical(self, name: impl Into<String>, x: f64) -> Self {
        let (low, high) = self.y_range.unwrap_or_else(|| self.ranges().1);
        self.y_range(low, high).with(Line::reference(name, [(x, low), (x, high)]))
    }

    /// A thin dotted line across at `y`, from end to end: give the horizontal range before.
    pub fn horizontal(self, name: impl Into<String>, y: f64) -> Self {
        let (low, high) = self.x_range.unwrap_or_else(|| self.ranges().0);
        self.x_range(low, high).with(Line::reference(name, [(low, y), (high, y)]))
    }

    /// Writes `text` on one side of the point (x, y), in data coordinates.
    pub fn label(mut self, x: f64, y: f64, side: Side, text: impl Into<String>) -> Self {
        self.labels.push(Label { at: (x, y), side, text: text.into() });
        self
    }
}

macro_rules! layers {
    ($($kind:ident),*) => {
        $(impl From<$kind> for Layer {
            fn from(layer: $kind) -> Self {
                Self::$kind(layer)
            }
        })*
    };
}
layers!(Line, Points, Bars, Histogram, Surface, IsoLines, Graph);
