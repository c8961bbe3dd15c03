//! Neardups by hand: what union-find does with each listed pair of the sample.
//!
//! Prints one line per listed pair, with union by size, and draws the lists as a graph and the
//! forests of the careless and of the right rule. No path is shortened, so that the shapes show.
//! Data: the sample of the public report (leetcode.com/discuss/interview-question/1593622).

use kit::figure::{Dash, Figure, Hue, Line, Marker, Points, Side};

/// The images of the sample in id order, and the listed pairs in the order they are read.
const IMAGES: [&str; 9] = ["A", "B", "C", "D", "E", "F", "G", "I", "K"];
const LISTED: [(usize, usize); 7] = [(0, 1), (0, 7), (0, 8), (1, 0), (1, 3), (2, 4), (6, 8)];

fn root(parent: &[usize], mut image: usize) -> usize {
    while parent[image] != image {
        image = parent[image];
    }
    image
}

// ANCHOR: trace
/// Reads the listed pairs and returns each image's parent. Careless: the first image's root goes
/// below the second's. By size: the smaller tree goes below the larger, the second in a tie.
fn read_pairs(by_size: bool, mut tell: impl FnMut(String)) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..IMAGES.len()).collect();
    let mut size = [1; IMAGES.len()];
    for (one, other) in LISTED {
        let (first, second) = (root(&parent, one), root(&parent, other));
        let swap = by_size && size[first] >= size[second];
        let (below, above) = if swap { (second, first) } else { (first, second) };
        let pair = format!("{} lists {}", IMAGES[one], IMAGES[other]);
        if below == above {
            tell(format!("{pair}: both below {} already", IMAGES[above]));
            continue;
        }
        parent[below] = above;
        size[above] += size[below];
        tell(format!("{pair}: {} below {}, size {}", IMAGES[below], IMAGES[above], size[above]));
    }
    parent
}

fn main() {
    let by_size = read_pairs(true, |line| println!("{line}"));
    let roots = (0..IMAGES.len()).filter(|&image| by_size[image] == image);
    println!("roots: {}", roots.map(|root| IMAGES[root]).collect::<Vec<_>>().join(" "));
    draw_lists();
    draw_forest("neardups-forest-careless", "the careless rule", &read_pairs(false, drop));
    draw_forest("neardups-forest-by-size", "union by size", &by_size);
}
// ANCHOR_END: trace

/// A frame without ticks: these are diagrams, their coordinates mean nothing.
fn diagram(title: &str, description: &str, height: f64) -> Figure {
    let figure = Figure::new(title, description).size(400.0, 60.0 + 45.0 * height);
    figure.x_range(0.1, 8.9).y_range(0.3, height + 0.9).x_tick(100.0).y_tick(100.0)
}

fn draw_lists() {
    let at: [(f64, f64); 6] =
        [(3.0, 3.0), (1.5, 2.0), (6.5, 3.0), (1.5, 0.8), (6.5, 1.8), (8.0, 3.0)];
    let at = [&at[..], &[(4.5, 0.8), (3.0, 1.4), (4.5, 2.0)]].concat();
    let mut figure = diagram(
        "The lists of the sample as arrows",
        "Arrows from A to B, I and K, from B to A and D, from C to E, and, dashed, from G to K. F \
         stands alone. No arrow points at G.",
        3.0,
    );
    for (one, other) in LISTED {
        let ((x0, y0), (x1, y1)) = (at[one], at[other]);
        let length = (x1 - x0).hypot(y1 - y0);
        let (dx, dy) = ((x1 - x0) / length, (y1 - y0) / length);
        let tip = |back: f64, side: f64| (x1 - back * dx - side * dy, y1 - back * dy + side * dx);
        let dash = if IMAGES[one] == "G" { Dash::Dashed } else { Dash::Solid };
        figure = figure.line(Line::new([(x0, y0), (x1, y1)]).hue(Hue::Text).dash(dash)).line(
            Line::new([tip(0.42, 0.11), tip(0.2, 0.0), tip(0.42, -0.11)])
                .hue(Hue::Text)
                .dash(Dash::Solid),
        );
    }
    figure =
        figure.points(Points::new(at.clone()).hue(Hue::One).marker(Marker::Circle).radius(6.0));
    for (name, (x, y)) in IMAGES.into_iter().zip(at) {
        figure = figure.label(x, y, Side::Right, name);
    }
    figure.save("neardups-lists");
}

fn draw_forest(name: &str, rule: &str, parent: &[usize]) {
    let depth = |mut image: usize| {
        let mut steps = 0;
        while parent[image] != image {
            image = parent[image];
            steps += 1;
        }
        steps
    };
    let deepest = (0..IMAGES.len()).map(depth).max().unwrap_or(0);
    let mut at = vec![(0.0, 0.0); IMAGES.len()];
    let mut next_leaf = 0.0;
    for image in (0..IMAGES.len()).filter(|&image| parent[image] == image) {
        place(image, parent, &mut at, &mut next_leaf);
    }
    let spread = 8.0 / next_leaf;
    for (image, place) in at.iter_mut().enumerate() {
        *place = (0.6 + place.0 * spread, f64::from(deepest - depth(image)) + 1.0);
    }
    let longest = IMAGES[(0..IMAGES.len()).max_by_key(|&image| depth(image)).unwrap_or(0)];
    let mut figure = diagram(
        &format!("The forest of the sample under {rule}"),
        &format!("Three trees. The deepest image, {longest}, is {deepest} steps from its root."),
        f64::from(deepest) + 1.0,
    );
    for (image, &above) in parent.iter().enumerate().filter(|(image, above)| image != *above) {
        figure = figure.line(Line::new([at[image], at[above]]).hue(Hue::Text).dash(Dash::Solid));
    }
    figure =
        figure.points(Points::new(at.clone()).hue(Hue::One).marker(Marker::Circle).radius(6.0));
    for (name, (x, y)) in IMAGES.into_iter().zip(at) {
        figure = figure.label(x, y, Side::Right, name);
    }
    figure.save(name);
}

/// Leaves from left to right, a parent above the middle of its children.
fn place(image: usize, parent: &[usize], at: &mut [(f64, f64)], next_leaf: &mut f64) {
    let children = (0..parent.len()).filter(|&child| child != image && parent[child] == image);
    let mut xs = Vec::new();
    for child in children {
        place(child, parent, at, next_leaf);
        xs.push(at[child].0);
    }
    if xs.is_empty() {
        xs.push(*next_leaf);
        *next_leaf += 1.0;
    }
    at[image].0 = xs.iter().sum::<f64>() / xs.len() as f64;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_rules_give_the_clusters_of_the_report() {
        for by_size in [false, true] {
            let parent = read_pairs(by_size, drop);
            let same = |a: usize, b: usize| root(&parent, a) == root(&parent, b);
            let cluster_of_a: Vec<usize> = (0..9).filter(|&image| same(0, image)).collect();
            assert_eq!(cluster_of_a, [0, 1, 3, 6, 7, 8]);
            assert!(same(2, 4) && !same(2, 0) && !same(2, 5) && !same(0, 5));
        }
    }
}
