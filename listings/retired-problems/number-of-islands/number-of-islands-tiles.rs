//! Number of islands over many machines: each counts its tile, and borders are joined afterwards.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. A grid is m rows of n characters,
//! '1' is land, everything else is water. The "machines" run one after another here; what each
//! sends is its number of islands and the labels of its border cells, nothing of its inside.
//! Data: cells from a formula, so that nothing has to be stored.

use std::collections::BTreeMap;
use std::ops::Range;

// ANCHOR: tile
/// A cell: row, column.
pub type Place = (usize, usize);

/// What a machine sends about its tile, with the islands numbered from 0.
pub struct Report {
    /// How many islands the tile has by itself.
    pub islands: usize,
    /// Border cells that are land, each with the number of its island.
    pub border: Vec<(Place, usize)>,
}

/// What one machine does: a flood that never leaves the tile.
pub fn label_tile(land: &dyn Fn(Place) -> bool, rows: Range<usize>, cols: Range<usize>) -> Report {
    let mut label: BTreeMap<Place, usize> = BTreeMap::new();
    let mut islands = 0;
    for start in rows.clone().flat_map(|row| cols.clone().map(move |col| (row, col))) {
        if !land(start) || label.contains_key(&start) {
            continue;
        }
        label.insert(start, islands);
        let mut stack = vec![start];
        while let Some((row, col)) = stack.pop() {
            let (up, left) = (row.wrapping_sub(1), col.wrapping_sub(1));
            for next in [(up, col), (row + 1, col), (row, left), (row, col + 1)] {
                let inside = rows.contains(&next.0) && cols.contains(&next.1);
                if inside && land(next) && !label.contains_key(&next) {
                    label.insert(next, islands);
                    stack.push(next);
                }
            }
        }
        islands += 1;
    }
    let on_border = |(row, col): &Place| {
        let (top, left) = (*row == rows.start, *col == cols.start);
        top || left || row + 1 == rows.end || col + 1 == cols.end
    };
    label.retain(|place, _| on_border(place));
    Report { islands, border: label.into_iter().collect() }
}
// ANCHOR_END: tile

// ANCHOR: join
/// Joins islands across borders: all islands less successful unions.
pub fn join(reports: &[Report]) -> usize {
    let mut islands = 0;
    let mut label: BTreeMap<Place, usize> = BTreeMap::new();
    for report in reports {
        // Island i of this tile gets the number `islands + i` among all.
        label.extend(report.border.iter().map(|&(place, island)| (place, islands + island)));
        islands += report.islands;
    }
    let mut parent: Vec<usize> = (0..islands).collect();
    for (&(row, col), &here) in &label {
        for next in [(row + 1, col), (row, col + 1)] {
            if let Some(&there) = label.get(&next) {
                let (a, b) = (find(&mut parent, here), find(&mut parent, there));
                if a != b {
                    parent[a] = b;
                    islands -= 1;
                }
            }
        }
    }
    islands
}
// ANCHOR_END: join

fn find(parent: &mut [usize], mut member: usize) -> usize {
    while parent[member] != member {
        parent[member] = parent[parent[member]];
        member = parent[member];
    }
    member
}

/// Reports of square tiles of this side; at the edges they are cut.
pub fn tiles(land: &dyn Fn(Place) -> bool, rows: usize, cols: usize, side: usize) -> Vec<Report> {
    let mut reports = Vec::new();
    for top in (0..rows).step_by(side) {
        for left in (0..cols).step_by(side) {
            let (bottom, right) = ((top + side).min(rows), (left + side).min(cols));
            reports.push(label_tile(land, top..bottom, left..right));
        }
    }
    reports
}

// ANCHOR: main
/// Six of ten cells are land, without a pattern that one would see.
fn scattered((row, col): Place) -> bool {
    (row * row * 7 + row * col * 3 + col * col * 13 + row * 5) % 101 % 10 < 6
}

fn main() {
    println!("{:>5}{:>7}{:>9}{:>9}{:>9}", "side", "tiles", "in tiles", "sent", "islands");
    for side in [300, 150, 60, 30, 10] {
        let reports = tiles(&scattered, 300, 300, side);
        let counted: usize = reports.iter().map(|report| report.islands).sum();
        let sent: usize = reports.iter().map(|report| report.border.len()).sum();
        let (count, islands) = (reports.len(), join(&reports));
        println!("{side:>5}{count:>7}{counted:>9}{sent:>9}{islands:>9}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_the_tiles_does_not_matter() {
        let islands = join(&tiles(&scattered, 40, 30, 40));
        for side in 1..40 {
            assert_eq!(join(&tiles(&scattered, 40, 30, side)), islands, "side {side}");
        }
    }

    /// A ring over four tiles: four arcs, four borders, three successful unions.
    #[test]
    fn a_ring_is_closed_once() {
        let ring = |(row, col): Place| row == 0 || row == 3 || col == 0 || col == 3;
        let reports = tiles(&ring, 4, 4, 2);
        assert_eq!(reports.iter().map(|report| report.islands).sum::<usize>(), 4);
        assert_eq!(join(&reports), 1);
    }

    #[test]
    fn nothing() {
        assert_eq!(join(&tiles(&|_| true, 0, 0, 3)), 0);
        assert_eq!(join(&tiles(&|_| false, 5, 5, 2)), 0);
    }
}
