//! Layers as plots of the plotting crate, and the corners of what they cover.

use kuva::plot::{BarPlot, LinePlot, ScatterPlot};
use kuva::render::plots::Plot;

use super::draw::EDGE;
use super::graph::Graph;
use super::layer::{Bars, Line, Points};
use super::plane::Grid;
use super::style::{Dash, Hue, Marker};

/// One bar, at its place on the axis.
pub(super) struct Bar<'a> {
    pub(super) position: usize,
    pub(super) name: &'a str,
    pub(super) value: f64,
    pub(super) span: Option<(f64, f64)>,
}

impl Line {
    pub(super) fn plots(&self, turn: usize) -> Vec<Plot> {
        let hue = self.hue.unwrap_or(Hue::nth(turn)).css();
        let mut plot = LinePlot::new()
            .with_data(self.points.iter().copied())
            .with_color(hue)
            .with_line_style(self.dash.unwrap_or(Dash::nth(turn)).style())
            .with_stroke_width(if self.reference { 1.0 } else { 2.0 });
        if let Some(band) = &self.band {
            plot = plot.with_band(band.iter().map(|pair| pair.0), band.iter().map(|pair| pair.1));
        }
        if self.step {
            plot = plot.with_step();
        }
        if self.fill {
            plot = plot.with_fill().with_fill_opacity(0.15);
        }
        let dots = self.marked.then(|| {
            let dots = ScatterPlot::new().with_data(self.points.iter().copied()).with_color(hue);
            Plot::Scatter(dots.with_marker(Marker::Circle.shape()).with_size(3.5))
        });
        std::iter::once(Plot::Line(plot)).chain(dots).collect()
    }
}

impl Points {
    pub(super) fn plot(&self, turn: usize) -> Plot {
        let mut plot = ScatterPlot::new()
            .with_data(self.at.iter().copied())
            .with_color(self.hue.unwrap_or(Hue::nth(turn)).css())
            .with_marker(self.marker.unwrap_or(Marker::nth(turn)).shape())
            .with_size(self.radius);
        if let Some(spans) = &self.spans {
            let ends = spans.iter().zip(&self.at).map(|(span, at)| (at.1 - span.0, span.1 - at.1));
            plot = plot.with_y_err_asymmetric(ends.collect::<Vec<_>>());
        }
        Plot::Scatter(plot)
    }
}

impl Bars {
    /// Bars in the order in which the plotting crate counts them: upwards when they lie.
    pub(super) fn in_order(&self) -> Vec<Bar<'_>> {
        let n = self.values.len();
        (1..=n)
            .map(|position| {
                let index = if self.sideways { n - position } else { position - 1 };
                let (name, value) = &self.values[index];
                let span = self.spans.as_ref().map(|spans| spans[index]);
                Bar { position, name, value: *value, span }
            })
            .collect()
    }

    pub(super) fn plot(&self) -> Plot {
        let mut plot = BarPlot::new().with_width(0.7).with_horizontal(self.sideways);
        for bar in self.in_order() {
            plot = plot.with_colored_bar(bar.name, bar.value, Hue::One.css());
        }
        if self.spans.is_some() {
            let ends = self
                .in_order()
                .into_iter()
                .filter_map(|bar| bar.span.map(|(low, high)| (bar.value - low, high - bar.value)));
            plot = plot.with_asymmetric_error(ends).with_error_color(Hue::Text.css());
        }
        Plot::Bar(plot)
    }

    pub(super) fn corners(&self) -> Vec<(f64, f64)> {
        let mut values = vec![0.0];
        for bar in self.in_order() {
            values.push(bar.value);
            values.extend(bar.span.into_iter().flat_map(|(low, high)| [low, high]));
        }
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        // Room for the values, beyond either end that has bars.
        let room = if self.sideways { 0.12 } else { 0.06 } * (high - low);
        let low = if low < 0.0 { low - room } else { low };
        let high = if high > 0.0 { high + room } else { high };
        let last = self.values.len() as f64 + 0.5;
        if self.sideways { vec![(low, 0.5), (high, last)] } else { vec![(0.5, low), (last, high)] }
    }
}

impl Grid {
    pub(super) fn corners(&self) -> [(f64, f64); 2] {
        [(self.x[0], self.y[0]), (self.x[self.x.len() - 1], self.y[self.y.len() - 1])]
    }
}

impl Graph {
    /// Places so far out that nodes of their size fit into the drawing.
    pub(super) fn corners(&self, (width, height): (f64, f64)) -> Vec<(f64, f64)> {
        let half = |size: fn((f64, f64)) -> f64| -> f64 {
            let sizes = self.nodes.iter().map(|node| size(Self::half_size(&node.0)));
            sizes.fold(0.0, f64::max) + 2.0
        };
        let spread = |of: fn(&(String, f64, f64)) -> f64, half: f64, pixels: f64| {
            let low = self.nodes.iter().map(of).fold(f64::INFINITY, f64::min);
            let high = self.nodes.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
            let span = if high > low { high - low } else { 1.0 };
            let room = half * span / (pixels - 2.0 * EDGE - 2.0 * half);
            (low - room, high + room)
        };
        let x = spread(|node| node.1, half(|size| size.0), width);
        let y = spread(|node| node.2, half(|size| size.1), height);
        vec![(x.0, y.0), (x.1, y.1)]
    }
}
