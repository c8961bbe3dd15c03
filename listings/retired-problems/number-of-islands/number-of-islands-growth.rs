//! Number of islands: how the work and the memory of each way grow with the grid.
//!
//! Counted, not timed. Work: cells looked at, by name or as a neighbour, and parents read. Memory:
//! numbers kept beside the grid at the fullest moment. The grid: one corridor to and fro, which is
//! the worst one for labels that creep from cell to cell.

use kit::figure::{Figure, Line};

/// What a way did.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Cost {
    islands: usize,
    looks: usize,
    kept: usize,
}

/// One corridor to and fro: every second row is land, joined at its ends by turns.
struct Corridor {
    side: usize,
}

impl Corridor {
    fn land(&self, row: usize, col: usize, cost: &mut Cost) -> bool {
        cost.looks += 1;
        let inside = row < self.side && col < self.side;
        let joint = if row % 4 == 1 { self.side.wrapping_sub(1) } else { 0 };
        inside && (row.is_multiple_of(2) || col == joint)
    }

    fn cells(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let side = self.side;
        (0..side).flat_map(move |row| (0..side).map(move |col| (row, col)))
    }
}

/// Least labels, cell by cell, until nothing changes.
fn definition(grid: &Corridor) -> Cost {
    let mut cost = Cost { kept: grid.side * grid.side, ..Cost::default() };
    let mut label: Vec<usize> = (0..grid.side * grid.side).collect();
    let own = |(row, col): (usize, usize)| row * grid.side + col;
    let mut changed = true;
    while changed {
        changed = false;
        for (row, col) in grid.cells() {
            for next in [(row, col + 1), (row + 1, col)] {
                if grid.land(row, col, &mut cost) && grid.land(next.0, next.1, &mut cost) {
                    let least = label[own((row, col))].min(label[own(next)]);
                    changed |= label[own((row, col))] != label[own(next)];
                    label[own((row, col))] = least;
                    label[own(next)] = least;
                }
            }
        }
    }
    cost.islands = grid
        .cells()
        .filter(|&cell| {
            grid.land(cell.0, cell.1, &mut Cost::default()) && label[own(cell)] == own(cell)
        })
        .count();
    cost
}

/// Depth-first search; marks and the stack are what is kept.
fn flood(grid: &Corridor) -> Cost {
    let mut cost = Cost::default();
    let mut seen = vec![vec![false; grid.side]; grid.side];
    for start in grid.cells() {
        if seen[start.0][start.1] || !grid.land(start.0, start.1, &mut cost) {
            continue;
        }
        cost.islands += 1;
        seen[start.0][start.1] = true;
        let mut stack = vec![start];
        while let Some((row, col)) = stack.pop() {
            let (up, left) = ((row.wrapping_sub(1), col), (row, col.wrapping_sub(1)));
            for (r, c) in [up, (row + 1, col), left, (row, col + 1)] {
                if grid.land(r, c, &mut cost) && !seen[r][c] {
                    seen[r][c] = true;
                    stack.push((r, c));
                }
            }
            cost.kept = cost.kept.max(grid.side * grid.side + stack.len());
        }
    }
    cost
}

fn find(parent: &mut [usize], mut member: usize, cost: &mut Cost) -> usize {
    cost.looks += 1;
    while parent[member] != member {
        parent[member] = parent[parent[member]];
        member = parent[member];
        cost.looks += 2;
    }
    member
}

/// Union-find over all cells: a parent and a size for each are kept.
fn union_find(grid: &Corridor) -> Cost {
    let cells = grid.side * grid.side;
    let mut cost = Cost { kept: 2 * cells, ..Cost::default() };
    let (mut parent, mut size): (Vec<usize>, Vec<usize>) = ((0..cells).collect(), vec![1; cells]);
    for (row, col) in grid.cells() {
        if !grid.land(row, col, &mut cost) {
            continue;
        }
        cost.islands += 1;
        for (r, c) in [(row.wrapping_sub(1), col), (row, col.wrapping_sub(1))] {
            if grid.land(r, c, &mut cost) {
                let a = find(&mut parent, row * grid.side + col, &mut cost);
                let b = find(&mut parent, r * grid.side + c, &mut cost);
                if a != b {
                    let (small, large) = if size[a] < size[b] { (a, b) } else { (b, a) };
                    parent[small] = large;
                    size[large] += size[small];
                    cost.islands -= 1;
                }
            }
        }
    }
    cost
}

/// Row by row: two rows of labels, and the labels of one row, are kept.
fn two_rows(grid: &Corridor) -> Cost {
    let mut cost = Cost::default();
    let mut last = vec![0; grid.side];
    for row in 0..grid.side {
        let above = last.iter().copied().max().unwrap_or(0);
        let mut parent: Vec<usize> = (0..=above).collect();
        let mut labels = vec![0; grid.side];
        for col in 0..grid.side {
            if !grid.land(row, col, &mut cost) {
                continue;
            }
            let left = if col > 0 { labels[col - 1] } else { 0 };
            labels[col] = last[col].max(left);
            if labels[col] == 0 {
                labels[col] = parent.len();
                parent.push(labels[col]);
                cost.islands += 1;
            } else if last[col] > 0 && left > 0 {
                let (a, b) =
                    (find(&mut parent, last[col], &mut cost), find(&mut parent, left, &mut cost));
                parent[a] = b;
                cost.islands -= usize::from(a != b);
            }
        }
        let mut number = vec![0; parent.len()];
        let mut numbers = 0;
        for label in labels.iter_mut().filter(|label| **label > 0) {
            let root = find(&mut parent, *label, &mut cost);
            if number[root] == 0 {
                numbers += 1;
                number[root] = numbers;
            }
            *label = number[root];
        }
        cost.kept = cost.kept.max(2 * grid.side + 2 * parent.len());
        last = labels;
    }
    cost
}

/// A way, by name.
type Way = (&'static str, fn(&Corridor) -> Cost);

const WAYS: [Way; 4] = [
    ("definition", definition),
    ("union-find", union_find),
    ("flood", flood),
    ("two rows", two_rows),
];

// ANCHOR: main
fn main() {
    for (what, measure) in MEASURES {
        println!(
            "{what}\n{:>4}{:>11}{:>11}{:>7}{:>9}",
            "side", "definition", "union-find", "flood", "two rows"
        );
        for side in [4, 8, 16, 32, 64] {
            let [a, b, c, d] = WAYS.map(|(_, way)| measure(way(&Corridor { side })));
            println!("{side:>4}{a:>11}{b:>11}{c:>7}{d:>9}");
        }
    }
    draw();
}
// ANCHOR_END: main

type Measure = (&'static str, fn(Cost) -> usize);

const MEASURES: [Measure; 2] = [("looks", |cost| cost.looks), ("kept", |cost| cost.kept)];

fn draw() {
    let sides = || (2..=6).map(|log| 1_usize << log);
    let points = |way: fn(&Corridor) -> Cost, measure: fn(Cost) -> usize| {
        sides().map(move |side| (side as f64, measure(way(&Corridor { side })) as f64))
    };
    let mut looks = Figure::new("side of the grid", "looks").log_x().log_y();
    for (name, way) in &WAYS[..3] {
        looks = looks.with(Line::new(*name, points(*way, |cost| cost.looks)).marked());
    }
    looks.save("number-of-islands-looks");
    let mut kept = Figure::new("side of the grid", "numbers kept").log_x().log_y();
    for (name, way) in &WAYS[1..] {
        kept = kept.with(Line::new(*name, points(*way, |cost| cost.kept)).marked());
    }
    kept.save("number-of-islands-kept");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ways_find_one_island() {
        for side in 1..20 {
            for (name, way) in WAYS {
                assert_eq!(way(&Corridor { side }).islands, 1, "{name} at {side}");
            }
        }
    }

    /// Each cell is looked at once by name and each land cell's four neighbours once.
    #[test]
    fn a_flood_is_linear() {
        for side in [10, 40] {
            let grid = Corridor { side };
            let land = grid.cells().filter(|&(r, c)| grid.land(r, c, &mut Cost::default())).count();
            assert!(flood(&grid).looks <= side * side + 4 * land);
        }
    }
}
