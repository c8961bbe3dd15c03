//! Which texts a figure wants, and the ink of its series that names keep clear of.

use kuva::render::layout::ComputedLayout;

use super::graph::Graph;
use super::labels::{Area, Ink, Segment, Spot, Wanted};
use super::layer::{Bars, Line, Points};
use super::plots::Bar;
use super::style::{Marker, Naming, Side};
use super::{Figure, Layer};

/// At so many places along a series its name is tried.
const TRIES: usize = 40;

impl Figure {
    /// What each layer covers, in drawing units.
    pub(super) fn inks(&self, place: &ComputedLayout, frame: Area) -> Vec<Ink> {
        self.layers
            .iter()
            .map(|layer| match layer {
                Layer::Line(line) => line.ink(place, frame),
                Layer::Points(points) => points.ink(place),
                Layer::Histogram(histogram) => histogram.outline().ink(place, frame),
                Layer::Bars(bars) => bars.ink(place),
                Layer::IsoLines(lines) => Ink {
                    dots: lines
                        .levels
                        .iter()
                        .flat_map(|&level| lines.grid.crossings(level))
                        .map(|at| dot(mapped(place, at), 1.0))
                        .collect(),
                    ..Ink::default()
                },
                Layer::Surface(_) => Ink::default(),
                Layer::Graph(graph) => graph.ink(place),
            })
            .collect()
    }

    /// Labels where the author put them, and names of series with the places they may have.
    pub(super) fn wanted(&self, place: &ComputedLayout, frame: Area) -> Vec<Wanted> {
        let fixed = |text: &str, at: (f64, f64), side: Side| Wanted {
            text: text.to_owned(),
            spots: vec![(mapped(place, at), side)],
            series: None,
        };
        let mut wanted: Vec<Wanted> =
            self.labels.iter().map(|label| fixed(&label.text, label.at, label.side)).collect();
        let mut point_sets = 0;
        for (index, layer) in self.layers.iter().enumerate() {
            let mut name = |text: String, naming: Naming, spots: Vec<(f64, f64)>| {
                wanted.extend(named(text, naming, spots, place).map(|(text, spots)| Wanted {
                    text,
                    spots,
                    series: Some(index),
                }));
            };
            match layer {
                Layer::Line(line) => {
                    name(line.name.clone(), line.naming, line.spots(place, frame));
                }
                Layer::Histogram(histogram) => {
                    let outline = histogram.outline();
                    // The tops of a histogram tell more than its tails.
                    let mut spots = outline.spots(place, frame);
                    spots.sort_by(|a, b| a.1.total_cmp(&b.1));
                    name(outline.name.clone(), outline.naming, spots);
                }
                Layer::Points(points) => {
                    let glyph = points.marker.unwrap_or(Marker::nth(point_sets)).glyph();
                    point_sets += 1;
                    let text = match &*points.name {
                        "" => String::new(),
                        name => format!("{name} ({glyph})"),
                    };
                    let spots = points.at.iter().map(|&at| mapped(place, at)).collect();
                    name(text, points.naming, thinned(spots));
                }
                Layer::IsoLines(lines) => {
                    for level in &lines.levels {
                        let text = if lines.levels.len() == 1 && !lines.name.is_empty() {
                            format!("{} = {level}", lines.name)
                        } else {
                            level.to_string()
                        };
                        let spots = lines.grid.crossings(*level);
                        let spots = spots.into_iter().map(|at| mapped(place, at)).collect();
                        name(text, Naming::On, thinned(spots));
                    }
                }
                Layer::Bars(bars) => {
                    for bar in bars.in_order() {
                        let text = format!("{:.*}", bars.digits, bar.value);
                        let position = bar.position as f64;
                        let (low, high) = bar.span.unwrap_or((bar.value, bar.value));
                        wanted.push(match (bars.sideways, bar.value < 0.0) {
                            (false, false) => fixed(&text, (position, high), Side::Above),
                            (false, true) => fixed(&text, (position, low), Side::Below),
                            (true, false) => fixed(&text, (high, position), Side::Right),
                            (true, true) => fixed(&text, (low, position), Side::Left),
                        });
                    }
                }
                Layer::Graph(graph) => {
                    let nodes = graph.nodes.iter();
                    wanted.extend(nodes.map(|(name, x, y)| fixed(name, (*x, *y), Side::Centre)));
                }
                Layer::Surface(_) => {}
            }
        }
        wanted
    }
}

/// The name of a series with its places; `None` if it has none to write.
fn named(
    text: String,
    naming: Naming,
    spots: Vec<(f64, f64)>,
    place: &ComputedLayout,
) -> Option<(String, Vec<Spot>)> {
    if text.is_empty() {
        return None;
    }
    let around = |spot: (f64, f64)| Side::AROUND.map(|side| (spot, side));
    match naming {
        Naming::Hidden => None,
        Naming::On => Some((text, spots.into_iter().map(|spot| (spot, Side::Centre)).collect())),
        Naming::Found => Some((text, spots.into_iter().flat_map(around).collect())),
        Naming::At(at, side) => Some((text, vec![(mapped(place, at), side)])),
    }
}

impl Line {
    /// Its segments inside the frame.
    fn ink(&self, place: &ComputedLayout, frame: Area) -> Ink {
        let dots = if self.marked { &self.points[..] } else { &[] };
        Ink {
            segments: self.segments(place, frame),
            dots: dots.iter().map(|&at| dot(mapped(place, at), 3.5)).collect(),
        }
    }

    fn segments(&self, place: &ComputedLayout, frame: Area) -> Vec<Segment> {
        let mut corners: Vec<(f64, f64)> = Vec::new();
        for &point in &self.points {
            let (x, y) = mapped(place, point);
            if let (true, Some(last)) = (self.step, corners.last()) {
                corners.push((x, last.1));
            }
            corners.push((x, y));
        }
        let visible = |&(from, to): &Segment| frame.crossed_by((from, to));
        corners.windows(2).map(|two| (two[0], two[1])).filter(visible).collect()
    }

    /// Places along the line, evenly spaced, its end first and then inwards.
    fn spots(&self, place: &ComputedLayout, frame: Area) -> Vec<(f64, f64)> {
        let segments = self.segments(place, frame);
        let length = |&((x0, y0), (x1, y1)): &Segment| (x1 - x0).hypot(y1 - y0);
        let whole: f64 = segments.iter().map(length).sum();
        let mut spots = Vec::new();
        let mut before = 0.0;
        for segment in &segments {
            let ((x0, y0), (x1, y1)) = *segment;
            let own = length(segment);
            while spots.len() < TRIES && spots.len() as f64 * whole <= (before + own) * 39.0 {
                let share = (spots.len() as f64 * whole / 39.0 - before) / own.max(1e-9);
                spots.push((x0 + share * (x1 - x0), y0 + share * (y1 - y0)));
            }
            before += own;
        }
        spots.extend(segments.last().map(|segment| segment.1));
        spots.reverse();
        spots
    }
}

impl Points {
    fn ink(&self, place: &ComputedLayout) -> Ink {
        let bars = self
            .spans
            .iter()
            .flatten()
            .zip(&self.at)
            .map(|(&(low, high), &(x, _))| (mapped(place, (x, low)), mapped(place, (x, high))));
        Ink {
            segments: bars.collect(),
            dots: self.at.iter().map(|&at| dot(mapped(place, at), self.radius)).collect(),
        }
    }
}

impl Bars {
    fn ink(&self, place: &ComputedLayout) -> Ink {
        let area = |bar: Bar<'_>| {
            let middle = bar.position as f64;
            let (from, to, value) = (middle - 0.35, middle + 0.35, bar.value);
            let (one, other) = if self.sideways {
                (mapped(place, (0.0, from)), mapped(place, (value, to)))
            } else {
                (mapped(place, (from, 0.0)), mapped(place, (to, value)))
            };
            Area {
                left: one.0.min(other.0),
                top: one.1.min(other.1),
                right: one.0.max(other.0),
                bottom: one.1.max(other.1),
            }
        };
        Ink { dots: self.in_order().into_iter().map(area).collect(), ..Ink::default() }
    }
}

impl Graph {
    fn ink(&self, place: &ComputedLayout) -> Ink {
        let node = |(name, x, y): &(String, f64, f64)| {
            let ((x, y), (width, height)) = (mapped(place, (*x, *y)), Self::half_size(name));
            Area { left: x - width, top: y - height, right: x + width, bottom: y + height }
        };
        Ink { dots: self.nodes.iter().map(node).collect(), ..Ink::default() }
    }
}

fn mapped(place: &ComputedLayout, (x, y): (f64, f64)) -> (f64, f64) {
    (place.map_x(x), place.map_y(y))
}

fn dot((x, y): (f64, f64), radius: f64) -> Area {
    Area { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
}

/// At most [`TRIES`] of the places, evenly spaced.
fn thinned(spots: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    let each = spots.len().div_ceil(TRIES).max(1);
    spots.into_iter().step_by(each).collect()
}
