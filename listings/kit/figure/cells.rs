//! Surfaces: the plotting crate has none that is small, so the cells are merged by row here.

use std::fmt::Write as _;

use kuva::render::color::Color;
use kuva::render::layout::ComputedLayout;
use kuva::render::render::{PathData, Primitive};

use super::plane::Surface;

impl Surface {
    /// One path for each step but the lowest, neighbouring cells of a row merged: 60 × 60 cells
    /// take some ten kilobytes, where one rectangle for each would take hundreds.
    pub(super) fn primitives(&self, place: &ComputedLayout) -> Vec<Primitive> {
        let fill = |(step, d): (usize, String)| {
            Primitive::Path(Box::new(PathData {
                d,
                fill: Some(Color::from(self.hue.css())),
                stroke: Color::None,
                stroke_width: 0.0,
                opacity: Some(0.4 * step as f64 / (self.steps - 1) as f64),
                stroke_dasharray: None,
            }))
        };
        let paths = self.runs(place).into_iter().enumerate().skip(1);
        paths.filter(|(_, d)| !d.is_empty()).map(fill).collect()
    }

    /// The path of each step. A sample is the middle of its cell; cells at the edge are halved.
    fn runs(&self, place: &ComputedLayout) -> Vec<String> {
        let values = || self.grid.z.iter().flatten().copied();
        let low = values().fold(f64::INFINITY, f64::min);
        let high = values().fold(f64::NEG_INFINITY, f64::max);
        let step = |z: f64| {
            let share = if high > low { (z - low) / (high - low) } else { 0.0 };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "share is in 0..=1, so the product is in 0..=steps"
            )]
            let step = (share * self.steps as f64) as usize;
            step.min(self.steps - 1)
        };
        let (xs, ys) = (edges(&self.grid.x), edges(&self.grid.y));
        let mut paths = vec![String::new(); self.steps];
        for (row, y) in self.grid.z.iter().zip(ys.windows(2)) {
            let (bottom, top) = (place.map_y(y[0]), place.map_y(y[1]));
            let mut start = 0;
            for end in 1..=row.len() {
                if end == row.len() || step(row[end]) != step(row[start]) {
                    let (left, right) = (place.map_x(xs[start]), place.map_x(xs[end]));
                    let path = &mut paths[step(row[start])];
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
