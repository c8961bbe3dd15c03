//! Number of islands: nine slips, each caught by the smallest grid that shows it.
//!
//! One flood with a switch, so that each slip stands exactly where it happens, and two ways to count
//! without a flood that forget something. The program tries *every* grid of up to 3 × 3 cells,
//! smallest first, against the definition and prints the first that a slip gets wrong.
//! Interview-writable: nothing newer than Rust 1.59.

#[derive(Clone, Copy, Debug, PartialEq)]
enum Slip {
    None,
    CountsCells,
    LooksRightAndDown,
    TakesDiagonals,
    TakesTheGridForSquare,
    StopsBeforeTheLast,
    RowsRunOn,
    ClearsTheGrid,
    ForgetsToMerge,
    SubtractsEveryPair,
}

// ANCHOR: slips
fn by_flood(grid: &mut [Vec<char>], slip: Slip) -> usize {
    let (rows, cols) = (grid.len(), grid[0].len());
    let mut seen = vec![vec![false; cols]; rows];
    let mut islands = 0;
    let end = if slip == Slip::StopsBeforeTheLast { rows - 1 } else { rows };
    for start in (0..end).flat_map(|row| (0..cols).map(move |col| (row, col))) {
        if grid[start.0][start.1] != '1' || seen[start.0][start.1] {
            continue;
        }
        islands += 1;
        if slip == Slip::CountsCells {
            continue; // no flood: every land cell starts an island
        }
        let mut stack = vec![start];
        seen[start.0][start.1] = true;
        while let Some((row, col)) = stack.pop() {
            let mut around = vec![(row + 1, col), (row, col + 1)];
            if slip != Slip::LooksRightAndDown {
                around.extend([(row.wrapping_sub(1), col), (row, col.wrapping_sub(1))]);
            }
            if slip == Slip::TakesDiagonals {
                around.extend([(row + 1, col + 1), (row + 1, col.wrapping_sub(1))]);
                around.extend([(row.wrapping_sub(1), col + 1)]);
                around.extend([(row.wrapping_sub(1), col.wrapping_sub(1))]);
            }
            if slip == Slip::RowsRunOn && col + 1 == cols {
                around.push((row + 1, 0)); // cell i + 1 of a flat vector
            }
            for (r, c) in around {
                let width = if slip == Slip::TakesTheGridForSquare { rows } else { cols };
                if r < rows && c < width.min(cols) && grid[r][c] == '1' && !seen[r][c] {
                    seen[r][c] = true;
                    stack.push((r, c));
                }
            }
        }
    }
    if slip == Slip::ClearsTheGrid {
        for (row, cells) in seen.iter().enumerate() {
            (0..cols).filter(|&col| cells[col]).for_each(|col| grid[row][col] = '0');
        }
    }
    islands
}

/// One pass from above: a cell without land above and to the left starts an island.
/// But two islands that meet later are never merged.
fn forgets_to_merge(grid: &[Vec<char>]) -> usize {
    cells(grid)
        .filter(|&(row, col)| !land_above(grid, row, col) && !land_left(grid, row, col))
        .count()
}

/// Cells less pairs: right for trees, but a square has four cells and four pairs.
fn subtracts_every_pair(grid: &[Vec<char>]) -> usize {
    let pairs = |(row, col)| {
        usize::from(land_above(grid, row, col)) + usize::from(land_left(grid, row, col))
    };
    cells(grid).count().saturating_sub(cells(grid).map(pairs).sum())
}
// ANCHOR_END: slips

/// The land cells.
fn cells(grid: &[Vec<char>]) -> impl Iterator<Item = (usize, usize)> + '_ {
    (0..grid.len())
        .flat_map(move |row| (0..grid[row].len()).map(move |col| (row, col)))
        .filter(move |&(row, col)| grid[row][col] == '1')
}

fn land_above(grid: &[Vec<char>], row: usize, col: usize) -> bool {
    row > 0 && grid[row - 1][col] == '1'
}

fn land_left(grid: &[Vec<char>], row: usize, col: usize) -> bool {
    col > 0 && grid[row][col - 1] == '1'
}

fn number_of_islands(grid: &mut [Vec<char>], slip: Slip) -> usize {
    match slip {
        Slip::ForgetsToMerge => forgets_to_merge(grid),
        Slip::SubtractsEveryPair => subtracts_every_pair(grid),
        _ => by_flood(grid, slip),
    }
}

/// Labels sink until nothing changes; each island keeps its least.
fn by_definition(grid: &[Vec<char>]) -> usize {
    let cols = grid[0].len();
    let mut label: Vec<usize> = (0..grid.len() * cols).collect();
    for _ in 0..label.len() {
        for (row, col) in cells(grid) {
            let here = row * cols + col;
            let mut meet = |there: usize| {
                let least = label[here].min(label[there]);
                label[here] = least;
                label[there] = least;
            };
            if land_above(grid, row, col) {
                meet(here - cols);
            }
            if land_left(grid, row, col) {
                meet(here - 1);
            }
        }
    }
    cells(grid).filter(|&(row, col)| label[row * cols + col] == row * cols + col).count()
}

// ANCHOR: search
/// Cells from the bits of a number.
fn grid(bits: u32, rows: usize, cols: usize) -> Vec<Vec<char>> {
    let cell = |i: usize| if bits >> i & 1 == 1 { '1' } else { '0' };
    (0..rows).map(|row| (0..cols).map(|col| cell(row * cols + col)).collect()).collect()
}

/// The first grid, smallest first, that the code gets wrong: when asked once, or again.
fn first_wrong(slip: Slip) -> Option<(Vec<Vec<char>>, usize)> {
    let mut sizes: Vec<(usize, usize)> =
        (1..=3).flat_map(|rows| (1..=3).map(move |cols| (rows, cols))).collect();
    sizes.sort_by_key(|&(rows, cols)| rows * cols);
    sizes.iter().find_map(|&(rows, cols)| {
        (0..1 << (rows * cols)).find_map(|bits| {
            let right = grid(bits, rows, cols);
            let mut asked = right.clone();
            let counts = [0; 2].map(|_| number_of_islands(&mut asked, slip));
            let wrong = counts.iter().find(|&&count| count != by_definition(&right))?;
            Some((right, *wrong))
        })
    })
}
// ANCHOR_END: search

const SLIPS: [Slip; 9] = [
    Slip::CountsCells,
    Slip::LooksRightAndDown,
    Slip::TakesDiagonals,
    Slip::TakesTheGridForSquare,
    Slip::StopsBeforeTheLast,
    Slip::RowsRunOn,
    Slip::ClearsTheGrid,
    Slip::ForgetsToMerge,
    Slip::SubtractsEveryPair,
];

fn main() {
    assert_eq!(first_wrong(Slip::None), None);
    for slip in SLIPS {
        let (grid, wrong) = first_wrong(slip).expect("every slip is caught");
        let rows: Vec<String> = grid.iter().map(|row| row.iter().collect()).collect();
        println!("{:?}\n  {}: {}, right {}", slip, rows.join(" / "), wrong, by_definition(&grid));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slip_is_caught_and_the_right_code_never() {
        assert!(SLIPS.iter().all(|&slip| first_wrong(slip).is_some()));
        assert_eq!(first_wrong(Slip::None), None);
    }

    /// The three grids that the page says to type first, each asked twice, and one that is no square.
    #[test]
    fn four_grids_catch_all() {
        let wrong = |slip, bits, rows| {
            let right = grid(bits, rows, 2);
            let mut asked = right.clone();
            let counts = [0; 2].map(|_| number_of_islands(&mut asked, slip));
            counts.iter().any(|&count| count != by_definition(&right))
        };
        let squares = [0b1110, 0b0110, 0b1111];
        for slip in SLIPS {
            let caught = squares.iter().any(|&bits| wrong(slip, bits, 2));
            assert_eq!(caught, slip != Slip::TakesTheGridForSquare, "{slip:?}");
        }
        assert!(wrong(Slip::TakesTheGridForSquare, 0b11, 1));
    }
}
