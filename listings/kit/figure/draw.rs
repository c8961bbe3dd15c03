//! From layers to the plotting crate's scene: ranges, axes, plots, names.

use kuva::plot::{ContourPlot, LinePlot};
use kuva::render::color::Color;
use kuva::render::layout::{ComputedLayout, Layout};
use kuva::render::plots::Plot;
use kuva::render::render::{Primitive, Scene, render_multiple};
use kuva::render::theme::Theme;

use super::axes::{log_format, range, tick_format};
use super::labels::{self, Area, SIZE, text_width};
use super::layer::Bars;
use super::style::Hue;
use super::{Figure, Layer};

/// Room around a diagram, which has no axes.
pub(super) const EDGE: f64 = 4.0;

impl Figure {
    /// The whole drawing.
    pub(super) fn scene(&self) -> Scene {
        let layout = self.layout();
        let place = ComputedLayout::from_layout(&layout);
        let mut scene = render_multiple(self.plots(), layout);
        if self.diagram {
            self.remove_axes(&mut scene, &place);
        }
        if self.bars().is_some() {
            lighten_bars(&mut scene);
        }
        if !self.is_cut() {
            // The clip would cut markers on the border in half, and there is nothing to clip.
            scene.defs.clear();
            scene.elements.retain(|element| {
                !matches!(element, Primitive::ClipStart { .. } | Primitive::ClipEnd)
            });
        }
        for layer in &self.layers {
            if let Layer::Graph(graph) = layer {
                scene.elements.extend(graph.primitives(&place));
            }
        }
        // Surfaces go behind everything else, the first of them last.
        for layer in self.layers.iter().rev() {
            if let Layer::Surface(surface) = layer {
                scene.elements.splice(0..0, surface.primitives(&place));
            }
        }
        let (canvas, frame) = self.areas(&place);
        scene.elements.extend(labels::place(
            &self.wanted(&place, frame),
            &self.inks(&place, frame),
            canvas,
            frame,
        ));
        scene
    }

    /// The whole figure, and the part within the axes.
    fn areas(&self, place: &ComputedLayout) -> (Area, Area) {
        let (width, height) = self.size;
        let canvas = Area { left: 0.0, top: 0.0, right: width, bottom: height };
        let frame = Area {
            left: place.margin_left,
            top: place.margin_top,
            right: width - place.margin_right,
            bottom: height - place.margin_bottom,
        };
        (canvas, frame)
    }

    fn layout(&self) -> Layout {
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
            .with_tick_size(SIZE)
            .with_label_size(SIZE + 1)
            .with_body_size(SIZE);
        let (across, up) = match self.bars() {
            Some(bars) if bars.sideways => (&self.y_axis, &self.x_axis),
            Some(_) | None => (&self.x_axis, &self.y_axis),
        };
        if !across.is_empty() {
            assert!(
                text_width(across) < self.size.0 && text_width(up) < self.size.1,
                "an axis name does not fit its axis: shorten {across:?} or {up:?}"
            );
            layout = layout.with_x_label(&**across);
        }
        if !self.diagram {
            layout = layout.with_y_label(&**up);
        } else if across.is_empty() {
            layout = layout.with_force_margins(EDGE, EDGE).with_force_margins_y(EDGE, EDGE);
        }
        layout.suppress_y_ticks = self.diagram;
        layout.suppress_x_ticks = self.diagram && across.is_empty();
        layout.show_grid = !self.diagram;
        if self.log_x {
            layout = layout.with_log_x().with_x_tick_format(log_format());
        }
        if self.log_y {
            layout = layout.with_log_y().with_y_tick_format(log_format());
        }
        if let Some(step) = self.x_tick {
            layout = layout.with_x_tick_step(step).with_x_tick_format(tick_format(step));
        }
        if let Some(step) = self.y_tick {
            layout = layout.with_y_tick_step(step).with_y_tick_format(tick_format(step));
        }
        if let Some(bars) = self.bars() {
            let mut names: Vec<String> = bars.values.iter().map(|bar| bar.0.clone()).collect();
            if bars.sideways {
                names.reverse();
                layout = layout.with_y_categories(names);
            } else {
                layout = layout.with_x_categories(names);
            }
        }
        layout
    }

    pub(super) fn bars(&self) -> Option<&Bars> {
        self.layers.iter().find_map(|layer| match layer {
            Layer::Bars(bars) => Some(bars),
            Layer::Line(_)
            | Layer::Points(_)
            | Layer::Histogram(_)
            | Layer::Surface(_)
            | Layer::IsoLines(_)
            | Layer::Graph(_) => None,
        })
    }

    /// Every number to draw along each axis.
    fn extents(&self) -> (Vec<f64>, Vec<f64>) {
        let (mut xs, mut ys) = (Vec::new(), Vec::new());
        let mut add = |points: &[(f64, f64)]| {
            xs.extend(points.iter().map(|point| point.0));
            ys.extend(points.iter().map(|point| point.1));
        };
        let ends = |points: &[(f64, f64)], spans: &Option<Vec<(f64, f64)>>| -> Vec<(f64, f64)> {
            let spans = spans.iter().flatten().zip(points);
            spans.flat_map(|(&(low, high), &(x, _))| [(x, low), (x, high)]).collect()
        };
        for layer in &self.layers {
            match layer {
                Layer::Line(line) => {
                    add(&line.points);
                    add(&ends(&line.points, &line.band));
                }
                Layer::Points(points) => {
                    add(&points.at);
                    add(&ends(&points.at, &points.spans));
                }
                Layer::Bars(bars) => add(&bars.corners()),
                Layer::Histogram(histogram) => add(&histogram.outline().points),
                Layer::Surface(surface) => add(&surface.grid.corners()),
                Layer::IsoLines(lines) => add(&lines.grid.corners()),
                Layer::Graph(graph) => add(&graph.corners(self.size)),
            }
        }
        (xs, ys)
    }

    /// The ranges of both axes: as given, or those of the data with some room.
    pub(super) fn ranges(&self) -> ((f64, f64), (f64, f64)) {
        let (xs, ys) = self.extents();
        let is_plane = |layer: &Layer| matches!(layer, Layer::Surface(_) | Layer::IsoLines(_));
        let is_graph = |layer: &Layer| matches!(layer, Layer::Graph(_));
        let is_histogram = |layer: &Layer| matches!(layer, Layer::Histogram(_));
        let plane = self.layers.iter().any(|layer| is_plane(layer) || is_graph(layer));
        let columns = self.layers.iter().any(is_histogram) || self.bars().is_some();
        let mut x = range("horizontal", &xs, self.x_range, self.log_x, plane || columns);
        let mut y = range("vertical", &ys, self.y_range, self.log_y, plane);
        // Bars stand on the axis.
        let sideways = self.bars().is_some_and(|bars| bars.sideways);
        if sideways {
            y = (0.5, self.bars().map_or(1.0, |bars| bars.values.len() as f64 + 0.5));
            if self.x_range.is_none() {
                x.1 += 0.05 * (x.1 - x.0);
            }
        } else if columns && self.y_range.is_none() && ys.iter().all(|&y| y >= 0.0) {
            y.0 = 0.0;
        }
        (x, y)
    }

    /// Whether part of the drawing lies outside the ranges.
    fn is_cut(&self) -> bool {
        let ((xs, ys), (x, y)) = (self.extents(), self.ranges());
        let outside = |values: &[f64], (low, high): (f64, f64)| {
            values.iter().any(|value| !(low..=high).contains(value))
        };
        outside(&xs, x) || outside(&ys, y)
    }

    fn plots(&self) -> Vec<Plot> {
        let (mut lines, mut point_sets) = (0, 0);
        // The empty line keeps the axes when there is nothing that the plotting crate draws.
        let mut plots = vec![Plot::Line(LinePlot::new())];
        for layer in &self.layers {
            match layer {
                Layer::Line(line) => {
                    plots.extend(line.plots(lines));
                    lines += usize::from(!line.reference);
                }
                Layer::Points(points) => {
                    plots.push(points.plot(point_sets));
                    point_sets += 1;
                }
                Layer::Histogram(histogram) => {
                    plots.extend(histogram.outline().plots(lines));
                    lines += 1;
                }
                Layer::Bars(bars) => plots.push(bars.plot()),
                Layer::IsoLines(lines) => {
                    let grid = &lines.grid;
                    let plot = ContourPlot::new()
                        .with_grid(grid.z.clone(), grid.x.clone(), grid.y.clone())
                        .with_levels(&lines.levels)
                        .with_line_color(Hue::Text.css())
                        .with_line_width(1.5);
                    plots.push(Plot::Contour(plot));
                }
                // Drawn by `scene`.
                Layer::Surface(_) | Layer::Graph(_) => {}
            }
        }
        plots
    }

    /// The plotting crate always draws axes: a diagram has none, or only the lower one.
    fn remove_axes(&self, scene: &mut Scene, place: &ComputedLayout) {
        let (_, frame) = self.areas(place);
        let named = !self.x_axis.is_empty();
        let same = |a: f64, b: f64| (a - b).abs() < 1e-9;
        scene.elements.retain(|element| match element {
            Primitive::Line { x1, y1, x2, y2, .. } => {
                let left = same(*x1, frame.left) && same(*x2, frame.left);
                let lower = same(*y1, frame.bottom) && same(*y2, frame.bottom);
                let tick = same(*y1, frame.bottom);
                !(left && !tick && !lower || left && same(*y1, frame.top) || lower && !named)
            }
            _ => true,
        });
    }
}

/// Bars as outlines over a light fill, as histograms have them: what is drawn over a bar, the lower
/// half of an error bar above all, shows in print as well.
fn lighten_bars(scene: &mut Scene) {
    let mut outlines = Vec::new();
    let mut behind = 0;
    for (index, element) in scene.elements.iter_mut().enumerate() {
        if let Primitive::Rect { x, y, width, height, fill, opacity, .. } = element {
            *opacity = Some(0.25);
            behind = index + 1;
            outlines.push(Primitive::Rect {
                x: *x,
                y: *y,
                width: *width,
                height: *height,
                fill: Color::None,
                stroke: Some(fill.clone()),
                stroke_width: Some(1.5),
                opacity: None,
            });
        }
    }
    scene.elements.splice(behind..behind, outlines);
}
