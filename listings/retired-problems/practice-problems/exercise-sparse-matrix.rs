//! # A sparse matrix
//!
//! Most cells of a matrix are 0. Store the others, and write:
//!
//! - `new(rows, columns, entries)`: entries are `(row, column, value)` in any order; values for the same
//!   cell add up. `None` if an entry lies outside;
//! - `entries()`: the cells that are **not 0**, row by row, within a row by column;
//! - `add(&other)` and `multiply(&other)`: `None` if the shapes do not fit.
//!
//! Shapes go up to a million by a million, with up to 200 000 entries: neither time nor memory may
//! depend on rows × columns. Values are whole numbers and their sums and products fit into `i64`.
//!
//! ```text
//! | 1 0 2 |   | 0 3 |   |  8 3 |        |  1 |   | -1 |   | 0 |   entries: none
//! | 0 0 0 | · | 0 5 | = |  0 0 |        |  0 | + |  0 | = | 0 |
//!             | 4 0 |
//! ```

// ANCHOR: given
use std::collections::BTreeMap;
// ANCHOR_END: given

// ANCHOR: solution
/// A matrix of which only the cells that are not 0 are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SparseMatrix {
    rows: usize,
    columns: usize,
    /// Row, then column, then a value that is not 0. No row is empty.
    cells: BTreeMap<usize, BTreeMap<usize, i64>>,
}

impl SparseMatrix {
    /// From entries in any order; those of one cell add up: O(E log E).
    pub fn new(rows: usize, columns: usize, entries: &[(usize, usize, i64)]) -> Option<Self> {
        let mut cells: BTreeMap<usize, BTreeMap<usize, i64>> = BTreeMap::new();
        for &(row, column, value) in entries {
            if row >= rows || column >= columns {
                return None;
            }
            *cells.entry(row).or_default().entry(column).or_insert(0) += value;
        }
        Some(Self::without_zeros(rows, columns, cells))
    }

    /// Sums may have cancelled out.
    fn without_zeros(
        rows: usize,
        columns: usize,
        mut cells: BTreeMap<usize, BTreeMap<usize, i64>>,
    ) -> Self {
        for row in cells.values_mut() {
            row.retain(|_, value| *value != 0);
        }
        cells.retain(|_, row| !row.is_empty());
        Self { rows, columns, cells }
    }

    /// The cells that are not 0, row by row.
    pub fn entries(&self) -> Vec<(usize, usize, i64)> {
        let rows = self.cells.iter();
        rows.flat_map(|(&row, cells)| cells.iter().map(move |(&column, &v)| (row, column, v)))
            .collect()
    }

    /// The sum, if the shapes are the same: O(E log E).
    pub fn add(&self, other: &Self) -> Option<Self> {
        if (self.rows, self.columns) != (other.rows, other.columns) {
            return None;
        }
        Self::new(self.rows, self.columns, &[self.entries(), other.entries()].concat())
    }

    /// The product, if this has as many columns as the other has rows: one step for each pair of
    /// cells that meet.
    pub fn multiply(&self, other: &Self) -> Option<Self> {
        if self.columns != other.rows {
            return None;
        }
        let mut product: BTreeMap<usize, BTreeMap<usize, i64>> = BTreeMap::new();
        for (&row, cells) in &self.cells {
            let sums = product.entry(row).or_default();
            for (middle, left) in cells {
                for (&column, right) in other.cells.get(middle).into_iter().flatten() {
                    *sums.entry(column).or_insert(0) += left * right;
                }
            }
        }
        Some(Self::without_zeros(self.rows, other.columns, product))
    }
}
// ANCHOR_END: solution

#[expect(
    unused,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "a starter is there to be filled in"
)]
mod starter {
    use super::BTreeMap;

    // ANCHOR: starter
    /// A matrix of which only the cells that are not 0 are stored.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct SparseMatrix {
        rows: usize,
        columns: usize,
        // What else do you store?
    }

    impl SparseMatrix {
        /// From entries in any order; those of one cell add up.
        pub fn new(rows: usize, columns: usize, entries: &[(usize, usize, i64)]) -> Option<Self> {
            Some(Self { rows, columns })
        }

        /// The cells that are not 0, row by row.
        pub fn entries(&self) -> Vec<(usize, usize, i64)> {
            Vec::new()
        }

        /// The sum, if the shapes are the same.
        pub fn add(&self, other: &Self) -> Option<Self> {
            None
        }

        /// The product, if this has as many columns as the other has rows.
        pub fn multiply(&self, other: &Self) -> Option<Self> {
            None
        }
    }
    // ANCHOR_END: starter
}

fn main() {
    let left = SparseMatrix::new(2, 3, &[(0, 0, 1), (0, 2, 2)]);
    let right = SparseMatrix::new(3, 2, &[(0, 1, 3), (1, 1, 5), (2, 0, 4)]);
    let product = left.and_then(|left| left.multiply(&right?));
    println!("{:?}", product.map(|product| product.entries()));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(rows: usize, columns: usize, entries: &[(usize, usize, i64)]) -> SparseMatrix {
        SparseMatrix::new(rows, columns, entries).expect("entries lie inside")
    }

    #[test]
    fn the_product_of_the_example() {
        let left = matrix(2, 3, &[(0, 0, 1), (0, 2, 2)]);
        let right = matrix(3, 2, &[(0, 1, 3), (1, 1, 5), (2, 0, 4)]);
        let product = left.multiply(&right).expect("the shapes fit");
        assert_eq!(product.entries(), [(0, 0, 8), (0, 1, 3)]);
    }

    #[test]
    fn what_cancels_out_is_not_stored() {
        let sum = matrix(2, 1, &[(0, 0, 1)]).add(&matrix(2, 1, &[(0, 0, -1)]));
        assert_eq!(sum.map(|sum| sum.entries()), Some(vec![]));
        let product = matrix(1, 2, &[(0, 0, 1), (0, 1, 1)]);
        let product = product.multiply(&matrix(2, 1, &[(0, 0, 5), (1, 0, -5)]));
        assert_eq!(product.map(|product| product.entries()), Some(vec![]));
    }

    #[test]
    fn entries_are_sorted_and_repeats_add_up() {
        let entries = [(1, 1, 4), (1, 0, 2), (0, 2, 1), (1, 1, 3), (0, 0, 0)];
        assert_eq!(matrix(2, 3, &entries).entries(), [(0, 2, 1), (1, 0, 2), (1, 1, 7)]);
    }

    #[test]
    fn shapes_that_do_not_fit() {
        let (wide, tall) = (matrix(2, 3, &[]), matrix(3, 2, &[]));
        assert_eq!(wide.add(&tall), None);
        assert_eq!(wide.multiply(&wide), None);
        assert!(wide.multiply(&tall).is_some());
        assert_eq!(SparseMatrix::new(2, 2, &[(0, 2, 1)]), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn dense(matrix: &SparseMatrix) -> [[i64; 4]; 4] {
        let mut cells = [[0; 4]; 4];
        for (row, column, value) in matrix.entries() {
            assert_ne!(value, 0, "a stored zero");
            cells[row][column] = value;
        }
        cells
    }

    #[test]
    fn agrees_with_full_matrices() {
        let mut state = 11_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from((state >> 33) % n).unwrap()
        };
        for _ in 0..1000 {
            let mut random = || {
                let entries: Vec<_> = (0..below(9))
                    .map(|_| (below(4), below(4), i64::try_from(below(5)).unwrap() - 2))
                    .collect();
                SparseMatrix::new(4, 4, &entries).unwrap()
            };
            let (a, b) = (random(), random());
            let (full_a, full_b) = (dense(&a), dense(&b));
            let (mut sum, mut product) = ([[0; 4]; 4], [[0; 4]; 4]);
            for row in 0..4 {
                for column in 0..4 {
                    sum[row][column] = full_a[row][column] + full_b[row][column];
                    product[row][column] =
                        (0..4).map(|middle| full_a[row][middle] * full_b[middle][column]).sum();
                }
            }
            assert_eq!(dense(&a.add(&b).unwrap()), sum);
            assert_eq!(dense(&a.multiply(&b).unwrap()), product);
        }
    }

    #[test]
    fn a_million_by_a_million() {
        let size = 1_000_000;
        let shift: Vec<_> = (0..200_000).map(|i| (5 * i, (5 * i + 5) % size, 1)).collect();
        let shift = SparseMatrix::new(size, size, &shift).unwrap();
        let twice = shift.multiply(&shift).unwrap().entries();
        assert_eq!((twice.len(), twice[0]), (200_000, (0, 10, 1)));
        assert_eq!(shift.add(&shift).unwrap().entries()[199_999], (999_995, 0, 2));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Which cells of the other matrix does a cell (row, middle) of the left one meet in the product?
// 2. Those of row `middle`. So the structure should hand out a row without looking at other rows.
// 3. A map from row to a map from column to value. For the product, keep one map of sums for each row:
//    for every cell of the row, walk the other's row `middle` and add. Remove zeros at the end, and the
//    same after adding.
// ANCHOR_END: hints
