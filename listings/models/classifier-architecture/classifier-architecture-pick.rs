//! Which classifiers fit into the time there is? Counting before training.
//!
//! Contract: n rows, d features of which s are not zero in a row, K classes, and a budget of operations
//! for one prediction. An operation is a multiplication with a weight or difference, or a comparison;
//! real time depends on memory as much, so leave a factor of ten.
//!
//! | family | one prediction |
//! |---|---|
//! | linear, naive Bayes | s K |
//! | k-NN, every row | n s |
//! | one tree | depth |
//! | forest, boosting | trees · depth |
//! | network, one hidden layer of h | s h + h K |
//!
//! Standard library only, and nothing newer than Rust 1.59.

// ANCHOR: shape
/// The size of a problem.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// n: training rows.
    pub rows: u64,
    /// s: features of a row that are not zero.
    pub present: u64,
    /// K.
    pub classes: u64,
}

/// A family with the sizes that its cost depends on.
#[derive(Debug, Clone, Copy)]
pub enum Family {
    /// Logistic regression, a linear SVM, naive Bayes.
    Linear,
    /// Nearest neighbours by looking at every row.
    Neighbours,
    /// A forest, boosting, or one tree.
    Trees {
        /// B.
        trees: u64,
        /// Comparisons from root to leaf.
        depth: u64,
    },
    /// One hidden layer.
    Network {
        /// h.
        hidden: u64,
    },
}

impl Family {
    /// Operations for one prediction.
    pub fn operations(self, shape: Shape) -> u64 {
        match self {
            Family::Linear => shape.present * shape.classes,
            Family::Neighbours => shape.rows * shape.present,
            Family::Trees { trees, depth } => trees * depth,
            Family::Network { hidden } => shape.present * hidden + hidden * shape.classes,
        }
    }
}
// ANCHOR_END: shape

const FAMILIES: [(&str, Family); 6] = [
    ("linear", Family::Linear),
    ("k-NN, all rows", Family::Neighbours),
    ("one tree", Family::Trees { trees: 1, depth: 20 }),
    ("500 trees, depth 20", Family::Trees { trees: 500, depth: 20 }),
    ("1000 trees, depth 6", Family::Trees { trees: 1000, depth: 6 }),
    ("network, 256 hidden", Family::Network { hidden: 256 }),
];

// ANCHOR: main
fn main() {
    let problems = [
        ("spam text", Shape { rows: 1_000_000, present: 50, classes: 2 }),
        ("a small table", Shape { rows: 1_600, present: 11, classes: 2 }),
        ("topics of pins", Shape { rows: 5_000_000, present: 100, classes: 1000 }),
    ];
    // 500 candidates within 10 ms, 10⁹ operations a second, a tenth of that in practice.
    let budget = 10_000_000 / 10 / 500;
    println!("operations for one prediction; the budget is {budget}");
    println!("{:<20} {:>13} {:>15} {:>15}", "", problems[0].0, problems[1].0, problems[2].0);
    for (name, family) in FAMILIES {
        let costs = problems.map(|(_, shape)| {
            let operations = family.operations(shape);
            format!("{operations}{}", if operations <= budget { " ok" } else { "   " })
        });
        println!("{name:<20} {:>13} {:>15} {:>15}", costs[0], costs[1], costs[2]);
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: Shape = Shape { rows: 1000, present: 10, classes: 3 };

    #[test]
    fn by_hand() {
        let operations = FAMILIES.map(|(_, family)| family.operations(SHAPE));
        assert_eq!(operations, [30, 10_000, 20, 10_000, 6000, 2560 + 768]);
    }

    #[test]
    fn only_neighbours_grow_with_the_rows() {
        let larger = Shape { rows: 2000, ..SHAPE };
        for (name, family) in FAMILIES {
            let grows = family.operations(larger) > family.operations(SHAPE);
            assert_eq!(grows, matches!(family, Family::Neighbours), "{name}");
        }
    }
}
