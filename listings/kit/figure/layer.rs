//! What a chart is made of: lines, points, bars, histograms.

use super::style::{Dash, Hue, Marker, Naming, Side};

/// A line through points in the order given.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "ways of drawing it that go together")]
#[must_use = "a line is drawn when a figure takes it: `figure.with(line)`"]
pub struct Line {
    pub(super) name: String,
    pub(super) points: Vec<(f64, f64)>,
    pub(super) band: Option<Vec<(f64, f64)>>,
    pub(super) hue: Option<Hue>,
    pub(super) dash: Option<Dash>,
    pub(super) naming: Naming,
    pub(super) reference: bool,
    pub(super) step: bool,
    pub(super) fill: bool,
    pub(super) marked: bool,
}

impl Line {
    /// A line through `points`. Its name is written beside it and heads its column of numbers; a
    /// line that is alone in its figure may have none (`""`).
    pub fn new(name: impl Into<String>, points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        Self {
            name: name.into(),
            points: points.into_iter().collect(),
            band: None,
            hue: None,
            dash: None,
            naming: Naming::Found,
            reference: false,
            step: false,
            fill: false,
            marked: false,
        }
    }

    /// A thin dotted line in the colour of the text, for what is not data: a diagonal, a bound. It
    /// takes no turn in the series of colours and dashes and is not among the numbers.
    pub fn reference(
        name: impl Into<String>,
        points: impl IntoIterator<Item = (f64, f64)>,
    ) -> Self {
        let line = Self::new(name, points).hue(Hue::Text).dash(Dash::Dotted);
        Self { reference: true, ..line }
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

    /// A dot on every point, where there are few and each was computed.
    pub fn marked(self) -> Self {
        Self { marked: true, ..self }
    }

    /// Shades the band from `low` to `high`, one pair for each point: an interval, a spread.
    ///
    /// # Panics
    ///
    /// If there are not as many pairs as points.
    pub fn band(self, band: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let band: Vec<_> = band.into_iter().collect();
        assert_eq!(band.len(), self.points.len(), "a band needs one (low, high) for each point");
        Self { band: Some(band), ..self }
    }

    /// Writes the name on this side of the point (x, y), instead of where there is room.
    pub fn name_at(self, x: f64, y: f64, side: Side) -> Self {
        Self { naming: Naming::At((x, y), side), ..self }
    }

    /// Leaves the name to the numbers; the line is told by something else.
    pub fn unnamed(self) -> Self {
        Self { naming: Naming::Hidden, ..self }
    }
}

/// A set of points, drawn as markers: a class of a scatter plot, estimates with their intervals.
#[derive(Debug, Clone)]
#[must_use = "points are drawn when a figure takes them: `figure.with(points)`"]
pub struct Points {
    pub(super) name: String,
    pub(super) at: Vec<(f64, f64)>,
    pub(super) spans: Option<Vec<(f64, f64)>>,
    pub(super) hue: Option<Hue>,
    pub(super) marker: Option<Marker>,
    pub(super) naming: Naming,
    pub(super) radius: f64,
}

impl Points {
    /// Markers at `points`. The name stands near one of them, with the shape of the marker in
    /// brackets.
    pub fn new(name: impl Into<String>, points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        Self {
            name: name.into(),
            at: points.into_iter().collect(),
            spans: None,
            hue: None,
            marker: None,
            naming: Naming::Found,
            radius: 4.0,
        }
    }

    /// An error bar from `low` to `high` for each point.
    ///
    /// # Panics
    ///
    /// If there are not as many pairs as points.
    pub fn spans(self, spans: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let spans: Vec<_> = spans.into_iter().collect();
        assert_eq!(spans.len(), self.at.len(), "error bars: one (low, high) for each point");
        Self { spans: Some(spans), ..self }
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

    /// Writes the name on this side of the point (x, y), instead of where there is room.
    pub fn name_at(self, x: f64, y: f64, side: Side) -> Self {
        Self { naming: Naming::At((x, y), side), ..self }
    }

    /// Leaves the name to the numbers; the points are told by something else.
    pub fn unnamed(self) -> Self {
        Self { naming: Naming::Hidden, ..self }
    }
}

/// One bar for each category, with its value written at its end.
///
/// The i-th bar, counted from 1, stands at i on the axis of categories: that is where reference
/// lines and labels meet it.
#[derive(Debug, Clone)]
#[must_use = "bars are drawn when a figure takes them: `figure.with(bars)`"]
pub struct Bars {
    pub(super) values: Vec<(String, f64)>,
    pub(super) spans: Option<Vec<(f64, f64)>>,
    pub(super) digits: usize,
    pub(super) sideways: bool,
}

impl Bars {
    /// One bar for each pair, from left to right; values are written with `digits` decimals.
    pub fn new<N: Into<String>>(digits: usize, bars: impl IntoIterator<Item = (N, f64)>) -> Self {
        let values = bars.into_iter().map(|(name, value)| (name.into(), value)).collect();
        Self { values, spans: None, digits, sideways: false }
    }

    /// An error bar from `low` to `high` for each bar.
    ///
    /// # Panics
    ///
    /// If there are not as many pairs as bars.
    pub fn spans(self, spans: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let spans: Vec<_> = spans.into_iter().collect();
        assert_eq!(spans.len(), self.values.len(), "error bars: one (low, high) for each bar");
        Self { spans: Some(spans), ..self }
    }

    /// From top to bottom, lying: for names that do not fit beneath bars. The figure's first axis
    /// is the vertical one then.
    pub fn sideways(self) -> Self {
        Self { sideways: true, ..self }
    }
}

/// How often values fall into bins of the same width, as an outline over a light fill: two of
/// them can lie over each other.
#[derive(Debug, Clone)]
#[must_use = "a histogram is drawn when a figure takes it: `figure.with(histogram)`"]
pub struct Histogram {
    pub(super) name: String,
    pub(super) edges: Vec<f64>,
    pub(super) counts: Vec<f64>,
    pub(super) naming: Naming,
}

impl Histogram {
    /// Counts `values` in `bins` bins that divide the range from `low` to `high`. A value on an
    /// inner edge belongs to the bin on its right, `high` to the last.
    ///
    /// # Panics
    ///
    /// If there is no bin, the range is empty, or a value lies outside.
    pub fn new(
        name: impl Into<String>,
        values: &[f64],
        (low, high): (f64, f64),
        bins: usize,
    ) -> Self {
        assert!(bins > 0 && low < high, "a histogram needs a bin and a range");
        let edges: Vec<f64> =
            (0..=bins).map(|i| low + (high - low) * i as f64 / bins as f64).collect();
        let mut counts = vec![0.0; bins];
        for value in values {
            assert!(
                (low..=high).contains(value),
                "a histogram from {low} to {high} cannot count {value}"
            );
            counts[edges[1..bins].partition_point(|edge| edge <= value)] += 1.0;
        }
        Self { name: name.into(), edges, counts, naming: Naming::Found }
    }

    /// Shares of all values instead of counts, for sets of different size.
    pub fn shares(mut self) -> Self {
        let all: f64 = self.counts.iter().sum();
        self.counts.iter_mut().for_each(|count| *count /= all.max(1.0));
        self
    }

    /// Writes the name on this side of the point (x, y), instead of where there is room.
    pub fn name_at(self, x: f64, y: f64, side: Side) -> Self {
        Self { naming: Naming::At((x, y), side), ..self }
    }

    /// The outline: up, along and down each bin.
    pub(super) fn outline(&self) -> Line {
        let mut points = vec![(self.edges[0], 0.0)];
        for (bin, &count) in self.edges.windows(2).zip(&self.counts) {
            points.extend([(bin[0], count), (bin[1], count)]);
        }
        points.push((self.edges[self.counts.len()], 0.0));
        Line { naming: self.naming, ..Line::new(self.name.clone(), points).fill() }
    }
}
