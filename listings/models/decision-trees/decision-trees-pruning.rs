//! A regression tree and cost-complexity pruning.
//!
//! Contract: one feature `x`, one target `y`, both finite. A node splits where the sum of squared
//! errors (SSE) about the two means is smallest; a leaf answers with its mean. A side with sum S of n
//! targets has SSE = Σ y² − S²/n, and Σ y² is the same for every split: a sweep needs running sums only.
//!
//! Pruning: for a penalty α per leaf, the best subtree minimises SSE + α · leaves. A split below
//! which SSE grows by less than α per leaf removed is not worth its leaves. The smallest such α over
//! all inner nodes is the *weakest link*; cutting it again and again gives the nested sequence of
//! subtrees in which every optimum lies. Source: L. Breiman and others, "Classification and
//! Regression Trees" (1984), chapter 3.
//!
//! Data: y = sin x + normal noise of size 0.4, x uniform on [0, 6]; 80 rows to grow from, 80 to choose α,
//! 1000 to report.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

// ANCHOR: tree
/// A node. It keeps what it would answer, and with which error, as a leaf: pruning needs both.
#[derive(Debug, Clone)]
pub struct Node {
    /// The mean target of the rows here.
    pub mean: f64,
    /// Σ (y − mean)² over the rows here.
    pub sse: f64,
    /// The threshold, what lies at or below it, and what lies above.
    pub split: Option<(f64, Box<Node>, Box<Node>)>,
}

/// Grows from rows sorted by x until a leaf would have fewer than `min_leaf` rows.
pub fn grow(rows: &[(f64, f64)], min_leaf: usize) -> Node {
    let n = rows.len() as f64;
    let total: f64 = rows.iter().map(|row| row.1).sum();
    let mean = total / n;
    let sse = rows.iter().map(|row| (row.1 - mean).powi(2)).sum();
    let (mut best, mut sum) = (None, 0.0);
    let mut largest = total * total / n + 1e-9;
    for at in 1..rows.len() {
        sum += rows[at - 1].1;
        let (left, right) = (at as f64, n - at as f64);
        let score = sum * sum / left + (total - sum) * (total - sum) / right;
        let room = at >= min_leaf && rows.len() - at >= min_leaf;
        if room && rows[at - 1].0 < rows[at].0 && score > largest {
            (best, largest) = (Some(at), score);
        }
    }
    let split = best.map(|at| {
        let threshold = f64::midpoint(rows[at - 1].0, rows[at].0);
        (threshold, Box::new(grow(&rows[..at], min_leaf)), Box::new(grow(&rows[at..], min_leaf)))
    });
    Node { mean, sse, split }
}

impl Node {
    /// The mean of the leaf that `x` falls into.
    pub fn predict(&self, x: f64) -> f64 {
        match &self.split {
            None => self.mean,
            Some((threshold, left, right)) => {
                if x <= *threshold {
                    left.predict(x)
                } else {
                    right.predict(x)
                }
            }
        }
    }

    /// The SSE of all leaves below, and how many they are.
    pub fn below(&self) -> (f64, usize) {
        match &self.split {
            None => (self.sse, 1),
            Some((_, left, right)) => {
                let (left, right) = (left.below(), right.below());
                (left.0 + right.0, left.1 + right.1)
            }
        }
    }
}
// ANCHOR_END: tree

// ANCHOR: prune
impl Node {
    /// How much SSE each leaf below is worth: α at which this node might as well be a leaf.
    fn link(&self) -> f64 {
        let (sse, leaves) = self.below();
        (self.sse - sse) / (leaves - 1) as f64
    }

    /// The weakest link at or below this node; infinite at a leaf.
    pub fn weakest(&self) -> f64 {
        match &self.split {
            None => f64::INFINITY,
            Some((_, left, right)) => self.link().min(left.weakest()).min(right.weakest()),
        }
    }

    /// The smallest subtree that minimises SSE + α · leaves: from the leaves up, make a leaf of
    /// every node whose split is worth no more than its leaves cost.
    #[must_use]
    pub fn pruned(&self, alpha: f64) -> Node {
        let mut node = self.clone();
        if let Some((threshold, left, right)) = &self.split {
            node.split =
                Some((*threshold, Box::new(left.pruned(alpha)), Box::new(right.pruned(alpha))));
            if node.link() <= alpha * (1.0 + 1e-9) {
                node.split = None;
            }
        }
        node
    }

    /// Every subtree that is best for some α, with the α from which it is: from the whole tree to the
    /// root alone.
    pub fn sequence(self) -> Vec<(f64, Node)> {
        let mut trees = vec![(0.0, self)];
        loop {
            let last = &trees[trees.len() - 1].1;
            let alpha = last.weakest();
            if alpha.is_infinite() {
                return trees;
            }
            let smaller = last.pruned(alpha);
            trees.push((alpha, smaller));
        }
    }
}
// ANCHOR_END: prune

/// Rows of y = sin x + noise, sorted by x.
pub fn wave(n: usize, rng: &mut Rng) -> Vec<(f64, f64)> {
    let mut rows: Vec<(f64, f64)> = (0..n)
        .map(|_| {
            let x = 6.0 * rng.uniform();
            (x, x.sin() + 0.4 * rng.normal())
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows
}

/// The mean squared error of a tree.
pub fn mse(tree: &Node, rows: &[(f64, f64)]) -> f64 {
    rows.iter().map(|&(x, y)| (tree.predict(x) - y).powi(2)).sum::<f64>() / rows.len() as f64
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(20);
    let [train, validation, test] = [80, 80, 1000].map(|n| wave(n, &mut rng));
    let trees = grow(&train, 1).sequence();
    let chosen = (0..trees.len())
        .min_by(|&a, &b| mse(&trees[a].1, &validation).total_cmp(&mse(&trees[b].1, &validation)))
        .expect("a sequence has at least the whole tree");

    println!("  alpha  leaves  train  validation  test");
    for (at, (alpha, tree)) in trees.iter().enumerate() {
        let leaves = tree.below().1;
        if at == 0 || leaves <= 12 {
            let [train, validation, test] =
                [&train, &validation, &test].map(|rows| mse(tree, rows));
            let mark = if at == chosen { "  <- chosen" } else { "" };
            println!(
                "{alpha:>7.3}  {leaves:>6}  {train:.3}  {validation:.3}       {test:.3}{mark}"
            );
        }
    }
    let tree = &trees[chosen].1;
    println!("at x = 6: {:.2}, at x = 600: {:.2}", tree.predict(6.0), tree.predict(600.0));
    draw(&trees[0].1, tree);
}
// ANCHOR_END: main

fn draw(whole: &Node, chosen: &Node) {
    let steps = |tree: &Node| {
        (0..=120).map(|i| f64::from(i) / 20.0).map(|x| (x, tree.predict(x))).collect::<Vec<_>>()
    };
    Figure::new("x", "y")
        .with(Line::new("80 leaves", steps(whole)).step())
        .with(Line::new("pruned", steps(chosen)).step())
        .save("decision-trees-pruned");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    fn tree() -> Node {
        grow(&wave(60, &mut Rng::new(1)), 1)
    }

    /// By hand: 1, 2 | 5, 6. The split at 2.5 lowers the SSE from 17 to 1.
    #[test]
    fn four_rows_by_hand() {
        let tree = grow(&[(1.0, 1.0), (2.0, 2.0), (3.0, 5.0), (4.0, 6.0)], 2);
        assert_close!(tree.sse, 17.0, 1e-12);
        assert_close!(tree.below().0, 1.0, 1e-12);
        assert_close!(tree.predict(2.5), 1.5, 1e-12);
        assert_close!(tree.predict(2.6), 5.5, 1e-12);
        assert_close!(tree.weakest(), 16.0, 1e-12);
    }

    #[test]
    fn the_sequence_shrinks_from_the_whole_tree_to_the_root() {
        let trees = tree().sequence();
        assert_eq!(trees[trees.len() - 1].1.below().1, 1);
        for pair in trees.windows(2) {
            assert!(pair[0].0 < pair[1].0, "α grows");
            assert!(pair[0].1.below().1 > pair[1].1.below().1, "leaves go");
            assert!(pair[0].1.below().0 <= pair[1].1.below().0 + 1e-9, "training error grows");
        }
    }

    /// All subtrees that pruning can reach, as (SSE, leaves): each node is a leaf, or any pair of
    /// what its children can be.
    fn subtrees(node: &Node) -> Vec<(f64, usize)> {
        let mut all = vec![(node.sse, 1)];
        if let Some((_, left, right)) = &node.split {
            let right = subtrees(right);
            for l in subtrees(left) {
                all.extend(right.iter().map(|r| (l.0 + r.0, l.1 + r.1)));
            }
        }
        all
    }

    #[test]
    fn no_subtree_beats_the_pruned_one() {
        for seed in 0..20 {
            let tree = grow(&wave(10, &mut Rng::new(seed)), 1);
            for alpha in [0.0, 0.01, 0.1, 0.5, 2.0] {
                let cost = |(sse, leaves): (f64, usize)| sse + alpha * leaves as f64;
                let least = subtrees(&tree).into_iter().map(cost).fold(f64::INFINITY, f64::min);
                assert_close!(cost(tree.pruned(alpha).below()), least, 1e-9, "seed {seed}");
            }
        }
    }

    #[test]
    fn a_tree_does_not_extrapolate() {
        let tree = tree();
        assert_close!(tree.predict(6.0), tree.predict(1e9), 0.0);
    }

    #[test]
    fn constant_targets_and_equal_values_make_no_split() {
        assert!(grow(&[(1.0, 3.0), (2.0, 3.0)], 1).split.is_none());
        assert!(grow(&[(1.0, 3.0), (1.0, 4.0)], 1).split.is_none());
        assert_close!(grow(&[(1.0, 3.0), (1.0, 4.0)], 1).predict(1.0), 3.5, 0.0);
    }
}
