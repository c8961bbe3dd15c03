//! A classification tree (CART): grow by recursion, predict by walking, and what depth does.
//!
//! Contract: `rows[i]` holds d numbers, `labels[i]` is its class, below `classes`. A node splits at
//! the cheapest (feature, threshold) by weighted Gini impurity; of equal costs the first feature and
//! the lowest threshold. It becomes a leaf when it is pure, when it is as deep as allowed, or when no
//! feature has two values. A leaf answers with its class shares. Values must be finite.
//!
//! Fit: O(d n log n) a level, since every node sorts. Predict: one comparison a level.
//! Data: two interleaved half-moons with noise, generated, 100 rows to learn from and 1000 to test.
//! Method: L. Breiman and others, "Classification and Regression Trees" (1984).

use kit::figure::{Figure, Grid, Line, Points, Surface};
use kit::rng::Rng;

// ANCHOR: node
/// A node of the tree.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// The share of each class among the rows that ended here.
    Leaf(Vec<f64>),
    /// Rows with `row[feature] <= threshold` go left.
    Split {
        /// Which number of a row to look at.
        feature: usize,
        /// What to compare it with.
        threshold: f64,
        /// Where the rows at or below the threshold go.
        left: Box<Node>,
        /// Where the others go.
        right: Box<Node>,
    },
}

impl Node {
    /// The class shares of the leaf that `row` falls into, and the comparisons made on the way.
    pub fn leaf(&self, row: &[f64]) -> (&[f64], usize) {
        let (mut node, mut comparisons) = (self, 0);
        loop {
            match node {
                Node::Leaf(shares) => return (shares, comparisons),
                Node::Split { feature, threshold, left, right } => {
                    comparisons += 1;
                    node = if row[*feature] <= *threshold { left } else { right };
                }
            }
        }
    }

    /// The class with the largest share, the lowest of equals.
    pub fn predict(&self, row: &[f64]) -> usize {
        let shares = self.leaf(row).0;
        (1..shares.len()).fold(0, |best, c| if shares[c] > shares[best] { c } else { best })
    }

    /// The longest path from here to a leaf, in comparisons, and the number of leaves.
    pub fn size(&self) -> (usize, usize) {
        match self {
            Node::Leaf(_) => (0, 1),
            Node::Split { left, right, .. } => {
                let (left, right) = (left.size(), right.size());
                (1 + left.0.max(right.0), left.1 + right.1)
            }
        }
    }
}
// ANCHOR_END: node

// ANCHOR: grow
/// The tree for the rows with these indices, at most `depth` comparisons deep.
pub fn grow(
    rows: &[Vec<f64>],
    labels: &[usize],
    classes: usize,
    members: &[usize],
    depth: usize,
) -> Node {
    let counts = counts(labels, classes, members);
    let pure = counts.iter().filter(|&&count| count > 0).count() < 2;
    let split = if pure || depth == 0 { None } else { best(rows, labels, &counts, members) };
    match split {
        None => {
            let n = members.len().max(1) as f64;
            Node::Leaf(counts.iter().map(|&count| count as f64 / n).collect())
        }
        Some((feature, threshold)) => {
            let (left, right): (Vec<usize>, Vec<usize>) =
                members.iter().partition(|&&i| rows[i][feature] <= threshold);
            let side =
                |members: &[usize]| Box::new(grow(rows, labels, classes, members, depth - 1));
            Node::Split { feature, threshold, left: side(&left), right: side(&right) }
        }
    }
}
// ANCHOR_END: grow

fn counts(labels: &[usize], classes: usize, members: &[usize]) -> Vec<usize> {
    let mut counts = vec![0; classes];
    for &member in members {
        counts[labels[member]] += 1;
    }
    counts
}

// ANCHOR: best
/// The cheapest (feature, threshold): the sweep of one feature, for every feature.
fn best(
    rows: &[Vec<f64>],
    labels: &[usize],
    counts: &[usize],
    members: &[usize],
) -> Option<(usize, f64)> {
    let mut best: Option<(f64, usize, f64)> = None;
    for (feature, _) in rows[members[0]].iter().enumerate() {
        let value = |i: usize| rows[i][feature];
        let mut order = members.to_vec();
        order.sort_by(|&a, &b| value(a).total_cmp(&value(b)));
        let (mut left, mut right) = (vec![0; counts.len()], counts.to_vec());
        for (position, pair) in order.windows(2).enumerate() {
            left[labels[pair[0]]] += 1;
            right[labels[pair[0]]] -= 1;
            let (low, high) = (value(pair[0]), value(pair[1]));
            if low < high {
                let n_left = position + 1;
                let cost = gini_sum(&left, n_left) + gini_sum(&right, order.len() - n_left);
                if best.is_none_or(|(least, ..)| cost < least - 1e-9) {
                    let middle = low / 2.0 + high / 2.0;
                    best = Some((cost, feature, if middle < high { middle } else { low }));
                }
            }
        }
    }
    best.map(|(_, feature, threshold)| (feature, threshold))
}

/// n times the Gini impurity.
fn gini_sum(counts: &[usize], n: usize) -> f64 {
    n as f64 - counts.iter().map(|&count| (count * count) as f64).sum::<f64>() / n as f64
}
// ANCHOR_END: best

/// Two half-moons that reach into each other, each point moved by normal noise of this size.
pub fn moons(n: usize, noise: f64, rng: &mut Rng) -> (Vec<Vec<f64>>, Vec<usize>) {
    let labels: Vec<usize> = (0..n).map(|i| i % 2).collect();
    let rows = labels
        .iter()
        .map(|&label| {
            let angle = std::f64::consts::PI * rng.uniform();
            let (x, y) = if label == 0 {
                (angle.cos(), angle.sin())
            } else {
                (1.0 - angle.cos(), 0.5 - angle.sin())
            };
            vec![x + noise * rng.normal(), y + noise * rng.normal()]
        })
        .collect();
    (rows, labels)
}

/// The share of rows that get their own class.
pub fn accuracy(tree: &Node, rows: &[Vec<f64>], labels: &[usize]) -> f64 {
    let right = rows.iter().zip(labels).filter(|(row, label)| tree.predict(row) == **label).count();
    right as f64 / rows.len() as f64
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(3);
    let (rows, labels) = moons(100, 0.4, &mut rng);
    let (unseen, truth) = moons(1000, 0.4, &mut rng);
    let all: Vec<usize> = (0..rows.len()).collect();

    println!("allowed  depth  leaves  train  test   comparisons a row");
    for depth in [1, 2, 3, 4, 6, 8, 99] {
        let tree = grow(&rows, &labels, 2, &all, depth);
        let (deep, leaves) = tree.size();
        let (train, test) = (accuracy(&tree, &rows, &labels), accuracy(&tree, &unseen, &truth));
        let walked: usize = unseen.iter().map(|row| tree.leaf(row).1).sum();
        let mean = walked as f64 / unseen.len() as f64;
        println!("{depth:>7}  {deep:>5}  {leaves:>6}  {train:.3}  {test:.3}  {mean:.2}");
    }
    draw((&rows, &labels), (&unseen, &truth));
}
// ANCHOR_END: main

type Rows<'a> = (&'a [Vec<f64>], &'a [usize]);

fn draw((rows, labels): Rows<'_>, unseen: Rows<'_>) {
    let all: Vec<usize> = (0..rows.len()).collect();
    let tree = grow(rows, labels, 2, &all, 99);
    let grid = Grid::sample((-2.0, 3.0), (-1.5, 2.0), 100, |x, y| tree.leaf(&[x, y]).0[1]);
    let of = |class: usize| {
        let both = rows.iter().zip(labels).filter(move |(_, label)| **label == class);
        both.map(|(row, _)| (row[0], row[1])).collect::<Vec<_>>()
    };
    Figure::new("x₁", "x₂")
        .x_range(-2.0, 3.0)
        .y_range(-1.5, 2.0)
        .with(Surface::new("share of class 1", &grid).steps(2))
        .with(Points::new("class 0", of(0)).radius(2.5))
        .with(Points::new("class 1", of(1)).radius(2.5))
        .save("decision-trees-boundary");

    let scores = |asked: Rows<'_>| {
        let at = |depth| accuracy(&grow(rows, labels, 2, &all, depth), asked.0, asked.1);
        (0..13_u8).map(|depth| (f64::from(depth), at(depth.into()))).collect::<Vec<_>>()
    };
    Figure::new("depth allowed", "accuracy")
        .y_range(0.4, 1.05)
        .x_tick(2.0)
        .with(Line::new("training rows", scores((rows, labels))).marked())
        .with(Line::new("unseen rows", scores(unseen)).marked())
        .save("decision-trees-depth");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn tree(rows: &[Vec<f64>], labels: &[usize], depth: usize) -> Node {
        grow(rows, labels, 3, &(0..rows.len()).collect::<Vec<_>>(), depth)
    }

    #[test]
    fn xor_needs_two_levels() {
        let rows = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]].map(|row| row.to_vec());
        let full = tree(&rows, &[0, 1, 1, 0], 99);
        assert_eq!(full.size(), (2, 4));
        assert_close!(accuracy(&full, &rows, &[0, 1, 1, 0]), 1.0, 0.0);
        assert_close!(accuracy(&tree(&rows, &[0, 1, 1, 0], 1), &rows, &[0, 1, 1, 0]), 0.5, 0.0);
    }

    #[test]
    fn leaves_hold_shares() {
        let rows = [vec![1.0], vec![1.0], vec![1.0], vec![2.0]];
        let tree = tree(&rows, &[0, 0, 1, 2], 99);
        assert_eq!(tree.size(), (1, 2), "equal rows cannot be told apart");
        kit::assert_all_close!(tree.leaf(&[0.0]).0, [2.0 / 3.0, 1.0 / 3.0, 0.0], 1e-12);
        assert_eq!(tree.predict(&[0.0]), 0);
        assert_eq!(tree.predict(&[9.0]), 2);
    }

    #[test]
    fn no_rows_and_one_class() {
        assert_eq!(tree(&[], &[], 9), Node::Leaf(vec![0.0; 3]));
        assert_eq!(tree(&[vec![1.0], vec![2.0]], &[1, 1], 9), Node::Leaf(vec![0.0, 1.0, 0.0]));
    }

    /// A strictly increasing map of a feature moves thresholds, and not one training prediction.
    #[test]
    fn scale_does_not_matter() {
        let (rows, labels) = moons(80, 0.3, &mut Rng::new(1));
        let scaled: Vec<Vec<f64>> =
            rows.iter().map(|r| vec![(3.0 * r[0]).exp(), r[1] / 9.0]).collect();
        let (plain, warped) = (tree(&rows, &labels, 4), tree(&scaled, &labels, 4));
        for (row, other) in rows.iter().zip(&scaled) {
            kit::assert_all_close!(plain.leaf(row).0, warped.leaf(other).0, 0.0);
        }
    }
}
