//! From layers to the plotting crate's scene: ranges, axes, plots, surfaces.

use std::fmt::Write as _;

use kuva::plot::{BarPlot, ContourPlot, LinePlot, ScatterPlot};
use kuva::render::color::Color;
use kuva::render::layout::{ComputedLayout, Layout, TickFormat};
use kuva::render::plots::Plot;
use kuva::render::render::{PathData, Primitive, Scene};
use kuva::render::theme::Theme;

use super::layer::{Grid, Layer, Line, Points};
use super::style::{Dash, Hue, Marker};
use super::{Figure, LABEL_SIZE};

impl Figure {
    pub(super) fn layout(&self) -> Layout {
        let (x, y) = self.ranges();
        let text = || "currentColor".to_owned();
        let theme = Theme {
            background: "none".into(),
            axis_color: text(),
            tick_color: text(),
            text_color: text(),
            grid_color: "var(--fig-grid)".into(),
            font_family: Some("inherit".into()),
            show_grid: true,
            ..Theme::light()
        };
        let mut layout = Layout::new(x, y)
            .with_theme(theme)
            .with_width(self.size.0)
            .with_height(self.size.1)
            .with_x_axis_min(x.0)
            .with_x_axis_max(x.1)
            .with_y_axis_min(y.0)
            .with_y_axis_max(y.1)
            .with_tick_size(LABEL_SIZE)
            .with_label_size(LABEL_SIZE + 1)
            .with_body_size(LABEL_SIZE);
        if !self.x_axis.is_empty() {
            layout = layout.with_x_label(&*self.x_axis);
        }
        if !self.y_axis.is_empty() {
            layout = layout.with_y_label(&*self.y_axis);
        }
        if self.log_x {
            layout = layout.with_log_x();
        }
        if self.log_y {
            layout = layout.with_log_y();
        }
        if let Some(step) = self.x_tick {
            layout = layout.with_x_tick_step(step).with_x_tick_format(decimals(step));
        }
        if let Some(step) = self.y_tick {
            layout = layout.with_y_tick_step(step).with_y_tick_format(decimals(step));
        }
        if let Some(bars) = self.bars_layer() {
            layout = layout.with_x_categories(bars.iter().map(|(name, _)| name.clone()).collect());
        }
        layout
    }

    fn bars_layer(&self) -> Option<&[(String, f64)]> {
        self.layers.iter().find_map(|layer| match layer {
            Layer::Bars(bars) => Some(&bars[..]),
            Layer::Line(_) | Layer::Points(_) | Layer::IsoLines { .. } | Layer::Surface { .. } => {
                None
            }
        })
    }

    /// Every number to draw along each axis.
    fn extents(&self) -> (Vec<f64>, Vec<f64>) {
        let (mut xs, mut ys) = (Vec::new(), Vec::new());
        for layer in &self.layers {
            match layer {
                Layer::Line(Line { points, band, .. }) => {
                    xs.extend(points.iter().map(|p| p.0));
                    ys.extend(points.iter().map(|p| p.1));
                    ys.extend(band.iter().flat_map(|(lower, upper)| lower.iter().chain(upper)));
                }
                Layer::Points(Points { at, .. }) => {
                    xs.extend(at.iter().map(|p| p.0));
                    ys.extend(at.iter().map(|p| p.1));
                }
                Layer::Bars(bars) => {
                    xs.extend([0.5, bars.len() as f64 + 0.5]);
                    ys.push(0.0);
                    ys.extend(bars.iter().map(|bar| bar.1));
                }
                Layer::IsoLines { grid, .. } | Layer::Surface { grid, .. } => {
                    xs.extend(&grid.x);
                    ys.extend(&grid.y);
                }
            }
        }
        (xs, ys)
    }

    /// The ranges of both axes: as given, or those of the data.
    fn ranges(&self) -> ((f64, f64), (f64, f64)) {
        let (xs, ys) = self.extents();
        let on_grid =
            self.layers.iter().any(|l| matches!(l, Layer::IsoLines { .. } | Layer::Surface { .. }));
        let bars = self.bars_layer().is_some();
        let x = range("horizontal", &xs, self.x_range, self.log_x, on_grid || bars);
        let mut y = range("vertical", &ys, self.y_range, self.log_y, on_grid);
        if bars && self.y_range.is_none() && !self.log_y && ys.iter().all(|&y| y >= 0.0) {
            y.0 = 0.0; // bars stand on the axis
        }
        (x, y)
    }

    /// Whether part of the drawing lies outside the ranges.
    pub(super) fn is_cut(&self) -> bool {
        let ((xs, ys), (x, y)) = (self.extents(), self.ranges());
        let outside = |values: &[f64], (low, high): (f64, f64)| {
            values.iter().any(|value| !(low..=high).contains(value))
        };
        outside(&xs, x) || outside(&ys, y)
    }

    pub(super) fn plots(&self) -> Vec<Plot> {
        let (mut lines, mut point_sets) = (0, 0);
        let mut plots = Vec::new();
        for layer in &self.layers {
            match layer {
                Layer::Line(line) => {
                    let turn = lines;
                    lines += usize::from(line.hue != Some(Hue::Text));
                    plots.push(line.plot(turn));
                }
                Layer::Points(points) => {
                    plots.push(points.plot(point_sets));
                    point_sets += 1;
                }
                Layer::Bars(bars) => {
                    let plot = bars.iter().fold(BarPlot::new().with_width(0.7), |plot, bar| {
                        plot.with_colored_bar(&*bar.0, bar.1, Hue::One.css())
                    });
                    plots.push(Plot::Bar(plot));
                }
                Layer::IsoLines { levels, grid } => {
                    let plot = ContourPlot::new()
                        .with_grid(grid.z.clone(), grid.x.clone(), grid.y.clone())
                        .with_levels(levels)
                        .with_line_color(Hue::Text.css())
                        .with_line_width(2.0);
                    plots.push(Plot::Contour(plot));
                }
                // Drawn by `shade`; the empty line keeps the axes when there is nothing else.
                Layer::Surface { .. } => plots.push(Plot::Line(LinePlot::new())),
            }
        }
        plots
    }

    /// Draws the surfaces behind everything else: one path per level, neighbouring cells of a row
    /// merged, so that 60 × 60 cells take some ten kilobytes instead of hundreds.
    pub(super) fn shade(&self, scene: &mut Scene, place: &ComputedLayout) {
        for layer in self.layers.iter().rev() {
            if let Layer::Surface { levels, hue, grid } = layer {
                for (level, d) in grid.runs(*levels, place).into_iter().enumerate().skip(1) {
                    if !d.is_empty() {
                        scene.elements.insert(0, area(d, *hue, level, *levels));
                    }
                }
            }
        }
    }
}

impl Line {
    fn plot(&self, turn: usize) -> Plot {
        let mut plot = LinePlot::new()
            .with_data(self.points.iter().copied())
            .with_color(self.hue.unwrap_or(Hue::nth(turn)).css())
            .with_line_style(self.dash.unwrap_or(Dash::nth(turn)).style())
            .with_stroke_width(self.width);
        if let Some((lower, upper)) = &self.band {
            plot = plot.with_band(lower.iter().copied(), upper.iter().copied());
        }
        if self.step {
            plot = plot.with_step();
        }
        if self.fill {
            plot = plot.with_fill().with_fill_opacity(0.15);
        }
        Plot::Line(plot)
    }
}

impl Points {
    fn plot(&self, turn: usize) -> Plot {
        Plot::Scatter(
            ScatterPlot::new()
                .with_data(self.at.iter().copied())
                .with_color(self.hue.unwrap_or(Hue::nth(turn)).css())
                .with_marker(self.marker.unwrap_or(Marker::nth(turn)).shape())
                .with_size(self.radius),
        )
    }
}

impl Grid {
    /// One SVG path per level. Each sample is the centre of a cell; cells at the edge are halved.
    fn runs(&self, levels: usize, place: &ComputedLayout) -> Vec<String> {
        assert!(levels >= 2, "a surface needs at least 2 levels");
        let values = || self.z.iter().flatten().copied();
        let low = values().fold(f64::INFINITY, f64::min);
        let high = values().fold(f64::NEG_INFINITY, f64::max);
        assert!(low.is_finite() && high.is_finite(), "a surface cannot draw infinite values");
        let level = |z: f64| {
            let share = if high > low { (z - low) / (high - low) } else { 0.0 };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "share is in 0..=1, so the product is in 0..=levels"
            )]
            let level = (share * levels as f64) as usize;
            level.min(levels - 1)
        };
        let (xs, ys) = (edges(&self.x), edges(&self.y));
        let mut paths = vec![String::new(); levels];
        for (row, y) in self.z.iter().zip(ys.windows(2)) {
            let (bottom, top) = (place.map_y(y[0]), place.map_y(y[1]));
            let mut start = 0;
            for end in 1..=row.len() {
                if end == row.len() || level(row[end]) != level(row[start]) {
                    let (left, right) = (place.map_x(xs[start]), place.map_x(xs[end]));
                    let path = &mut paths[level(row[start])];
                    write!(path, "M{left:.1} {bottom:.1}V{top:.1}H{right:.1}V{bottom:.1}z")
                        .expect("writing to a String cannot fail");
                    start = end;
                }
            }
        }
        paths
    }
}

/// The edges of the cells around `centres`: half-way between neighbours, cut at both ends.
fn edges(centres: &[f64]) -> Vec<f64> {
    let mut edges = vec![centres[0]];
    edges.extend(centres.windows(2).map(|pair| f64::midpoint(pair[0], pair[1])));
    edges.push(centres[centres.len() - 1]);
    edges
}

fn area(d: String, hue: Hue, level: usize, levels: usize) -> Primitive {
    Primitive::Path(Box::new(PathData {
        d,
        fill: Some(Color::from(hue.css())),
        stroke: Color::None,
        stroke_width: 0.0,
        opacity: Some(0.5 * level as f64 / (levels - 1) as f64),
        stroke_dasharray: None,
    }))
}

/// The range of one axis, checked.
fn range(
    axis: &str,
    data: &[f64],
    given: Option<(f64, f64)>,
    log: bool,
    tight: bool,
) -> (f64, f64) {
    assert!(!data.is_empty(), "nothing to draw");
    assert!(
        data.iter().all(|v| v.is_finite() && (!log || *v > 0.0)),
        "the {axis} axis cannot show a number that is not finite{}",
        if log { " and positive" } else { "" }
    );
    if let Some((low, high)) = given {
        assert!(low < high && (!log || low > 0.0), "the {axis} range {low} to {high} is empty");
        return (low, high);
    }
    let low = data.iter().copied().fold(f64::INFINITY, f64::min);
    let high = data.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if log {
        let room = (high / low).powf(0.05).max(1.05);
        return (low / room, high * room);
    }
    let room = if tight && high > low {
        0.0
    } else if high > low {
        0.05 * (high - low)
    } else {
        0.5
    };
    (low - room, high + room)
}

/// As many decimals as the tick step needs: 0.25 → 2, 0.5 → 1, 10 → 0.
fn decimals(step: f64) -> TickFormat {
    let digits = (0..6).find(|&d| {
        let scaled = step * 10_f64.powi(d);
        (scaled - scaled.round()).abs() < 1e-9
    });
    TickFormat::Fixed(usize::try_from(digits.unwrap_or(6)).expect("0 to 6"))
}
