//! Nodes and edges: trees, networks, computation graphs.

use kuva::render::color::Color;
use kuva::render::layout::ComputedLayout;
use kuva::render::render::{PathData, Primitive};
use kuva::render::render_utils::arrow_head_path;

use super::labels::text_width;
use super::style::Hue;

const RADIUS: f64 = 12.0;
const GAP: f64 = 2.0;

/// Nodes with their names inside, and edges between them.
///
/// ```
/// use kit::figure::{Figure, Graph};
///
/// let tree = Graph::new([("A", 1.0, 1.0), ("B", 0.0, 0.0), ("C", 2.0, 0.0)])
///     .edge("A", "B")
///     .arrow("A", "C")
///     .strong("A");
/// let svg = Figure::diagram().size(400.0, 140.0).with(tree).to_svg("tree");
/// assert_eq!(svg.matches("<circle").count(), 3);
/// ```
#[derive(Debug, Clone)]
#[must_use = "a graph is drawn when a figure takes it: `figure.with(graph)`"]
pub struct Graph {
    pub(super) nodes: Vec<(String, f64, f64)>,
    edges: Vec<Edge>,
    strong: Vec<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Edge {
    from: usize,
    to: usize,
    arrow: bool,
    dashed: bool,
}

impl Graph {
    /// Nodes by name, each with the place of its middle. A name of one or two letters stands in a
    /// circle, a longer one in a box.
    pub fn new<N: Into<String>>(nodes: impl IntoIterator<Item = (N, f64, f64)>) -> Self {
        let nodes = nodes.into_iter().map(|(name, x, y)| (name.into(), x, y)).collect();
        Self { nodes, edges: Vec::new(), strong: Vec::new() }
    }

    /// A line between two nodes.
    ///
    /// # Panics
    ///
    /// If there is no such node; likewise for arrows and strong nodes.
    pub fn edge(self, from: &str, to: &str) -> Self {
        self.join(from, to, false, false)
    }

    /// An arrow from one node to another.
    pub fn arrow(self, from: &str, to: &str) -> Self {
        self.join(from, to, true, false)
    }

    /// A dashed arrow from one node to another.
    pub fn dashed_arrow(self, from: &str, to: &str) -> Self {
        self.join(from, to, true, true)
    }

    /// A thicker outline: a root, the node in question.
    pub fn strong(mut self, name: &str) -> Self {
        self.strong.push(self.find(name));
        self
    }

    fn join(mut self, from: &str, to: &str, arrow: bool, dashed: bool) -> Self {
        let (from, to) = (self.find(from), self.find(to));
        assert!(from != to, "an edge joins two nodes: {}", self.nodes[from].0);
        self.edges.push(Edge { from, to, arrow, dashed });
        self
    }

    fn find(&self, name: &str) -> usize {
        self.nodes
            .iter()
            .position(|node| node.0 == name)
            .unwrap_or_else(|| panic!("the graph has no node {name:?}"))
    }

    /// Half the width and half the height of a node, in drawing units.
    pub(super) fn half_size(name: &str) -> (f64, f64) {
        if name.chars().count() <= 2 {
            (RADIUS, RADIUS)
        } else {
            (text_width(name) / 2.0 + 6.0, RADIUS)
        }
    }

    /// Lines, heads and outlines; the names are written by the labels.
    pub(super) fn primitives(&self, place: &ComputedLayout) -> Vec<Primitive> {
        let at = |node: usize| {
            let (_, x, y) = &self.nodes[node];
            (place.map_x(*x), place.map_y(*y))
        };
        let mut drawn = Vec::new();
        for edge in &self.edges {
            let (from, to) = (at(edge.from), at(edge.to));
            let length = (to.0 - from.0).hypot(to.1 - from.1);
            let (dx, dy) = ((to.0 - from.0) / length, (to.1 - from.1) / length);
            let start = self.border(edge.from, (dx, dy));
            let end = length - self.border(edge.to, (dx, dy));
            let point = |along: f64| (from.0 + along * dx, from.1 + along * dy);
            // The line ends inside the head, so that its end does not show at the tip.
            let (head, tip) = (point(end - 5.0), point(end));
            let (first, last) = (point(start), if edge.arrow { head } else { tip });
            drawn.push(Primitive::Line {
                x1: first.0,
                y1: first.1,
                x2: last.0,
                y2: last.1,
                stroke: Color::from(Hue::Text.css()),
                stroke_width: 1.5,
                stroke_dasharray: edge.dashed.then(|| "6 4".to_owned()),
            });
            if edge.arrow {
                drawn.push(Primitive::Path(Box::new(PathData {
                    d: arrow_head_path(tip.0, tip.1, dx, dy, 9.0, 4.5),
                    fill: Some(Color::from(Hue::Text.css())),
                    stroke: Color::None,
                    stroke_width: 0.0,
                    opacity: None,
                    stroke_dasharray: None,
                })));
            }
        }
        for (node, (name, ..)) in self.nodes.iter().enumerate() {
            let ((x, y), (width, height)) = (at(node), Self::half_size(name));
            let stroke = Some(Color::from(Hue::One.css()));
            let stroke_width = Some(if self.strong.contains(&node) { 3.5 } else { 1.5 });
            let fill = Color::None;
            drawn.push(if width > RADIUS {
                let (x, y, width, height) = (x - width, y - height, 2.0 * width, 2.0 * height);
                Primitive::Rect { x, y, width, height, fill, stroke, stroke_width, opacity: None }
            } else {
                let r = RADIUS;
                Primitive::Circle {
                    cx: x,
                    cy: y,
                    r,
                    fill,
                    fill_opacity: None,
                    stroke,
                    stroke_width,
                }
            });
        }
        drawn
    }

    /// How far a node's border is from its middle in this direction.
    fn border(&self, node: usize, (dx, dy): (f64, f64)) -> f64 {
        let (width, height) = Self::half_size(&self.nodes[node].0);
        GAP + if width > RADIUS { (width / dx.abs()).min(height / dy.abs()) } else { RADIUS }
    }
}
