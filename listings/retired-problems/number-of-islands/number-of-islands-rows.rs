//! Number of islands of a grid larger than memory: row by row, keeping one row of labels.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. Rows of n characters arrive one after
//! another, '1' is land, everything else is water. Two rows of labels and a forest of at most
//! n + 2 labels are in memory, however many rows there are. Labelling row by row with union-find is
//! known as the algorithm of Hoshen and Kopelman (1976); that labels are numbered anew after each
//! row is what bounds the memory. Data: rows of our own.

// ANCHOR: rows
/// What has to be known of the rows read so far.
#[derive(Default)]
pub struct Rows {
    /// Labels of the last row: 0 is water, islands that reach it are numbered from 1.
    last: Vec<usize>,
    /// Islands in the rows read so far.
    pub islands: usize,
    /// The most labels that existed at a time, the 0 included.
    pub most_labels: usize,
}

impl Rows {
    /// Reads the next row.
    pub fn push(&mut self, row: &str) {
        // The labels of the row above are roots again: only they can still grow.
        let above = self.last.iter().copied().max().unwrap_or(0);
        let mut parent: Vec<usize> = (0..=above).collect();
        let mut labels = vec![0; row.len()];
        for (col, cell) in row.bytes().enumerate() {
            if cell != b'1' {
                continue;
            }
            let up = self.last.get(col).copied().unwrap_or(0);
            let left = if col > 0 { labels[col - 1] } else { 0 };
            labels[col] = match (up, left) {
                (0, 0) => {
                    parent.push(parent.len());
                    self.islands += 1;
                    parent.len() - 1
                }
                (label, 0) | (0, label) => label,
                (up, left) => {
                    let (up, left) = (find(&mut parent, up), find(&mut parent, left));
                    if up != left {
                        parent[up] = left;
                        self.islands -= 1; // two islands that turn out to be one
                    }
                    left
                }
            };
        }
        self.most_labels = self.most_labels.max(parent.len());
        self.last = renumber(labels, &mut parent);
    }
}

/// Gives the islands of a row the numbers 1, 2, … in place of their roots.
fn renumber(mut labels: Vec<usize>, parent: &mut [usize]) -> Vec<usize> {
    let mut number = vec![0; parent.len()];
    let mut numbers = 0;
    for label in labels.iter_mut().filter(|label| **label > 0) {
        let root = find(parent, *label);
        if number[root] == 0 {
            numbers += 1;
            number[root] = numbers;
        }
        *label = number[root];
    }
    labels
}
// ANCHOR_END: rows

fn find(parent: &mut [usize], mut label: usize) -> usize {
    while parent[label] != label {
        parent[label] = parent[parent[label]];
        label = parent[label];
    }
    label
}

/// The number of islands in rows that arrive one after another.
pub fn islands_in_rows<S: AsRef<str>>(lines: impl Iterator<Item = S>) -> usize {
    let mut rows = Rows::default();
    lines.for_each(|line| rows.push(line.as_ref()));
    rows.islands
}

// ANCHOR: main
fn main() {
    let mut rows = Rows::default();
    for row in ["10101", "10111", "11101", "00001"] {
        rows.push(row);
        println!("{} {:?} {}", row, rows.last, rows.islands);
    }

    // 100 000 rows, made as they are read: two combs that never meet.
    let mut tall = Rows::default();
    for row in 0..100_000 {
        tall.push(if row % 2 == 0 { "1110111" } else { "1000001" });
    }
    println!("{} islands, at most {} labels", tall.islands, tall.most_labels);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_and_little() {
        assert_eq!(islands_in_rows(std::iter::empty::<&str>()), 0);
        assert_eq!(islands_in_rows(["", ""].iter()), 0);
        assert_eq!(islands_in_rows(["1"].iter()), 1);
        assert_eq!(islands_in_rows(["10", "01"].iter()), 2);
        assert_eq!(islands_in_rows(["01", "11"].iter()), 1);
    }

    /// The last row joins its own new label with that of the row above, and meets both again: a
    /// root must be looked up, or the same two are joined twice.
    #[test]
    fn joined_labels_stay_joined() {
        assert_eq!(islands_in_rows(["0111", "0101", "1111"].iter()), 1);
    }

    #[test]
    fn memory_does_not_grow_with_the_rows() {
        let mut rows = Rows::default();
        for row in 0..1000 {
            rows.push(if row % 2 == 0 { "101010101" } else { "010101010" });
        }
        assert_eq!(rows.islands, 500 * 5 + 500 * 4);
        assert!(rows.most_labels <= 9 + 2, "{}", rows.most_labels);
    }
}
