//! Property tests of Number of islands: every way agrees with the definition on every small grid, on
//! random ones, and at the largest size that the statement allows; so do the variants.
//!
//! The listings come in by path. The judge is Warshall's transitive closure over pairs of cells,
//! written here, so that the brute force of the page is judged too.

mod listings;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use listings::bfs::{self, Mark};
use listings::brute_force::islands_by_definition;
use listings::depth::corridor;
use listings::dfs;
use listings::measures::{
    self, Touch, distinct, free_shape, islands_less_lakes, lakes, max_area, of_at_least, perimeter,
    shape,
};
use listings::objects::objects;
use listings::online::{Map, while_flooded};
use listings::ray::{Way, leaves};
use listings::robot::{fewest_steps, reachable};
use listings::rows::{Rows, islands_in_rows};
use listings::tiles::{join, tiles};
use listings::union_find;
use proptest::prelude::*;

type Grid = Vec<Vec<char>>;
type Cell = (usize, usize);

/// A grid from the bits of a number, in order of rows.
fn grid(bits: u32, rows: usize, cols: usize) -> Grid {
    let cell = |i: usize| if bits >> i & 1 == 1 { '1' } else { '0' };
    (0..rows).map(|row| (0..cols).map(|col| cell(row * cols + col)).collect()).collect()
}

/// All grids of these sizes.
fn every_grid(sizes: &[Cell]) -> impl Iterator<Item = Grid> {
    let all =
        |&(rows, cols): &Cell| (0..1_u32 << (rows * cols)).map(move |bits| grid(bits, rows, cols));
    sizes.iter().flat_map(all)
}

const SMALL: [Cell; 9] = [(0, 0), (2, 0), (1, 1), (1, 6), (6, 1), (2, 2), (2, 5), (5, 2), (3, 4)];

fn land_cells(grid: &Grid) -> Vec<Cell> {
    let all = (0..grid.len()).flat_map(|row| (0..grid[row].len()).map(move |col| (row, col)));
    all.filter(|&(row, col)| grid[row][col] == '1').collect()
}

/// Sets of cells that touch, directly or through others: Warshall's closure.
fn components(cells: &[Cell], touch: impl Fn(Cell, Cell) -> bool) -> BTreeSet<BTreeSet<Cell>> {
    let n = cells.len();
    let mut reach: Vec<Vec<bool>> =
        (0..n).map(|i| (0..n).map(|j| i == j || touch(cells[i], cells[j])).collect()).collect();
    for via in 0..n {
        for i in 0..n {
            for j in 0..n {
                reach[i][j] |= reach[i][via] && reach[via][j];
            }
        }
    }
    reach.iter().map(|row| (0..n).filter(|&j| row[j]).map(|j| cells[j]).collect()).collect()
}

fn sides(a: Cell, b: Cell) -> bool {
    a.0.abs_diff(b.0) + a.1.abs_diff(b.1) == 1
}

fn corners(a: Cell, b: Cell) -> bool {
    a.0.abs_diff(b.0).max(a.1.abs_diff(b.1)) == 1
}

fn rows_of(grid: &Grid) -> Vec<String> {
    grid.iter().map(|row| row.iter().collect()).collect()
}

/// Every way of the page counts `expected`, and leaves the grid alone.
fn all_ways_count(grid: &Grid, expected: usize) {
    assert_eq!(dfs::number_of_islands(grid), expected, "{grid:?}");
    assert_eq!(union_find::number_of_islands(grid), expected, "{grid:?}");
    let search = bfs::search(grid, Mark::Enqueued);
    assert_eq!(search.islands, expected, "{grid:?}");
    let land = grid.iter().flatten().filter(|cell| **cell == '1').count();
    assert_eq!(search.pushes, land, "every land cell is pushed once");
    let checked = bfs::search(grid, Mark::DequeuedChecked);
    assert_eq!(checked.islands, expected);
    assert!(checked.pushes <= 3 * land, "a push for each pair and each island");

    let mut rows = Rows::default();
    for row in rows_of(grid) {
        rows.push(&row);
    }
    assert_eq!(rows.islands, expected, "{grid:?}");
    let cols = grid.first().map_or(0, Vec::len);
    assert!(rows.most_labels <= cols + 2, "{} at {cols} columns", rows.most_labels);

    let is_land = |(row, col): Cell| grid[row][col] == '1';
    for side in [1, 2, 3, 128] {
        assert_eq!(join(&tiles(&is_land, grid.len(), cols, side)), expected, "tiles of {side}");
    }
}

/// Everything that the page measures, from sets of cells alone.
fn all_measures_hold(grid: &Grid) {
    let cells = land_cells(grid);
    for (touch, near) in
        [(Touch::Sides, sides as fn(Cell, Cell) -> bool), (Touch::Corners, corners)]
    {
        let expected = components(&cells, near);
        let found = measures::islands(grid, touch);
        let sets: BTreeSet<BTreeSet<Cell>> =
            found.iter().map(|island| island.iter().copied().collect()).collect();
        assert_eq!(sets, expected, "{grid:?}");
        assert_eq!(found.iter().map(Vec::len).sum::<usize>(), cells.len(), "each cell once");
        assert_eq!(max_area(&found), expected.iter().map(BTreeSet::len).max().unwrap_or(0));
        for least in 0..4 {
            let large = expected.iter().filter(|island| island.len() >= least).count();
            assert_eq!(of_at_least(&found, least), large);
        }
        for island in &found {
            assert_eq!(perimeter(island), sides_to_water(island), "{island:?}");
        }
        assert_eq!(lakes(grid, touch), lakes_by_definition(grid, touch), "{grid:?}");
        assert!(distinct(&found, free_shape) <= distinct(&found, shape));
        assert!(distinct(&found, shape) <= found.len());
    }
    let with_sides = measures::islands(grid, Touch::Sides);
    assert!(measures::islands(grid, Touch::Corners).len() <= with_sides.len());
    let difference = i64::try_from(with_sides.len()).expect("small")
        - i64::try_from(lakes(grid, Touch::Sides)).expect("small");
    assert_eq!(islands_less_lakes(grid), difference, "{grid:?}");
}

/// Walks round every cell.
fn sides_to_water(island: &[Cell]) -> usize {
    let land: BTreeSet<(i64, i64)> = island.iter().map(|&(r, c)| (signed(r), signed(c))).collect();
    let around = [(-1, 0), (1, 0), (0, -1), (0, 1)];
    let free = |&(r, c): &(i64, i64)| {
        around.iter().filter(|(down, right)| !land.contains(&(r + down, c + right))).count()
    };
    land.iter().map(free).sum()
}

fn signed(number: usize) -> i64 {
    i64::try_from(number).expect("small")
}

/// Components of water that have no cell at the edge.
fn lakes_by_definition(grid: &Grid, touch: Touch) -> usize {
    let (rows, cols) = (grid.len(), grid.first().map_or(0, Vec::len));
    let all = (0..rows).flat_map(|row| (0..cols).map(move |col| (row, col)));
    let water: Vec<Cell> = all.filter(|&(row, col)| grid[row][col] != '1').collect();
    let near = if touch == Touch::Sides { corners } else { sides };
    let at_edge = |&(r, c): &Cell| r == 0 || c == 0 || r + 1 == rows || c + 1 == cols;
    components(&water, near).iter().filter(|body| !body.iter().any(at_edge)).count()
}

#[test]
fn every_small_grid() {
    for grid in every_grid(&SMALL) {
        let expected = components(&land_cells(&grid), sides).len();
        assert_eq!(islands_by_definition(&grid), expected, "{grid:?}");
        all_ways_count(&grid, expected);
        all_measures_hold(&grid);
    }
}

fn grids(most: usize) -> impl Strategy<Value = Grid> {
    (1..=most, 1..=most, 0.2..0.9_f64).prop_flat_map(|(rows, cols, share)| {
        let cell = prop::bool::weighted(share).prop_map(|land| if land { '1' } else { '0' });
        prop::collection::vec(prop::collection::vec(cell, cols), rows)
    })
}

fn transposed(grid: &Grid) -> Grid {
    (0..grid[0].len()).map(|col| grid.iter().map(|row| row[col]).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn larger_grids(grid in grids(12)) {
        let expected = components(&land_cells(&grid), sides).len();
        prop_assert_eq!(islands_by_definition(&grid), expected);
        all_ways_count(&grid, expected);
        all_measures_hold(&grid);
    }

    /// Turning and mirroring the map changes nothing that the page counts.
    #[test]
    fn turned_and_mirrored(grid in grids(9)) {
        let mirrored: Grid = grid.iter().rev().cloned().collect();
        let measure = |grid: &Grid| {
            let islands = measures::islands(grid, Touch::Sides);
            let mut perimeters: Vec<usize> = islands.iter().map(|i| perimeter(i)).collect();
            perimeters.sort_unstable();
            let free: BTreeSet<Vec<Cell>> = islands.iter().map(|i| free_shape(i)).collect();
            (islands.len(), max_area(&islands), perimeters, free, lakes(grid, Touch::Sides))
        };
        prop_assert_eq!(measure(&transposed(&grid)), measure(&grid));
        prop_assert_eq!(measure(&mirrored), measure(&grid));
    }

    /// One more cell adds an island or joins up to four into one.
    #[test]
    fn one_more_cell(mut grid in grids(9), row in 0..9_usize, col in 0..9_usize) {
        let (row, col) = (row % grid.len(), col % grid[0].len());
        grid[row][col] = '0';
        let before = signed(dfs::number_of_islands(&grid));
        grid[row][col] = '1';
        let after = signed(dfs::number_of_islands(&grid));
        prop_assert!((-3..=1).contains(&(after - before)));
    }

    /// Adding cells in any order, with repeats, and flooding them: each count is that of the grid.
    #[test]
    fn added_and_flooded(
        rows in 1..7_usize,
        cols in 1..7_usize,
        places in prop::collection::vec((0..7_usize, 0..7_usize), 0..40),
    ) {
        let places: Vec<Cell> = places.iter().map(|&(r, c)| (r % rows, c % cols)).collect();
        let mut map = Map::new(rows, cols);
        let mut grid = vec![vec!['0'; cols]; rows];
        for &(row, col) in &places {
            grid[row][col] = '1';
            prop_assert_eq!(map.add_land(row, col), islands_by_definition(&grid));
        }
        let mut unique = Vec::new();
        for &place in &places {
            if !unique.contains(&place) {
                unique.push(place);
            }
        }
        let flooded = &unique[..unique.len() / 2];
        let land: Vec<Vec<bool>> =
            grid.iter().map(|row| row.iter().map(|&cell| cell == '1').collect()).collect();
        let counts: Vec<usize> = flooded
            .iter()
            .map(|&(row, col)| {
                grid[row][col] = '0';
                islands_by_definition(&grid)
            })
            .collect();
        prop_assert_eq!(while_flooded(&land, flooded), counts);
    }

    /// Objects are the components of dark pixels, with the least box around each.
    #[test]
    fn objects_and_boxes(
        image in (1..7_usize, 1..7_usize).prop_flat_map(|(rows, cols)| {
            prop::collection::vec(prop::collection::vec(any::<u8>(), cols), rows)
        }),
        threshold in any::<u8>(),
        least in 0..4_usize,
    ) {
        let dark: Grid = image
            .iter()
            .map(|row| row.iter().map(|&grey| if grey < threshold { '1' } else { '0' }).collect())
            .collect();
        let groups = components(&land_cells(&dark), sides);
        let expected: BTreeSet<(usize, Cell, Cell)> = groups
            .iter()
            .filter(|group| group.len() >= least)
            .map(|group| {
                let rows = || group.iter().map(|cell| cell.0);
                let cols = || group.iter().map(|cell| cell.1);
                let low = (rows().min().expect("not empty"), cols().min().expect("not empty"));
                let high = (rows().max().expect("not empty"), cols().max().expect("not empty"));
                (group.len(), low, high)
            })
            .collect();
        let found: Vec<_> = objects(&image, threshold, least)
            .iter()
            .map(|o| (o.pixels, (o.top, o.left), (o.bottom, o.right)))
            .collect();
        prop_assert_eq!(found.len(), groups.iter().filter(|group| group.len() >= least).count());
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
    }
}

/// The largest grids that the statement allows: counts that are known without counting.
#[test]
fn three_hundred_by_three_hundred() {
    let side = 300;
    let from = |land: &dyn Fn(usize, usize) -> bool| -> Grid {
        let cell = |row, col| if land(row, col) { '1' } else { '0' };
        (0..side).map(|row| (0..side).map(|col| cell(row, col)).collect()).collect()
    };
    all_ways_count(&from(&|_, _| false), 0);
    all_ways_count(&from(&|_, _| true), 1);
    all_ways_count(&corridor(side), 1);
    all_ways_count(&from(&|row, col| (row + col).is_multiple_of(2)), side * side / 2);
    all_ways_count(&from(&|row, _| row.is_multiple_of(2)), side / 2);
    // Rings inside one another: every second one is land.
    let ring = |row: usize, col: usize| row.min(col).min(side - 1 - row).min(side - 1 - col);
    let rings = from(&|row, col| ring(row, col).is_multiple_of(2));
    all_ways_count(&rings, side / 4);
    // The innermost is 4 × 4 cells around a lake, the water of ring 149.
    assert_eq!(lakes(&rings, Touch::Sides), side / 4);
    // Two teeth of a comb from above and below, joined by the last row alone.
    let comb = from(&|row, col| col.is_multiple_of(2) || row + 1 == side);
    all_ways_count(&comb, 1);
    assert_eq!(islands_in_rows(rows_of(&comb)[..side - 1].iter()), side / 2);
}

/// The distance between all states at once: Bellman's relaxation over (cell, removals left).
fn fewest_by_relaxation(plan: &Grid, removals: usize) -> Option<usize> {
    let (rows, cols) = (plan.len(), plan[0].len());
    let wall = |(row, col): Cell| usize::from(plan[row][col] == '1');
    let mut steps: BTreeMap<(Cell, usize), usize> = BTreeMap::new();
    steps.insert(((0, 0), removals.checked_sub(wall((0, 0)))?), 0);
    let cells: Vec<Cell> = (0..rows).flat_map(|r| (0..cols).map(move |c| (r, c))).collect();
    loop {
        let before = steps.clone();
        for (&(from, left), &taken) in &before {
            for &to in cells.iter().filter(|&&to| sides(from, to)) {
                if let Some(left) = left.checked_sub(wall(to)) {
                    let known = steps.entry((to, left)).or_insert(usize::MAX);
                    *known = (*known).min(taken + 1);
                }
            }
        }
        if steps == before {
            break;
        }
    }
    let goal = (rows - 1, cols - 1);
    steps.iter().filter(|((cell, _), _)| *cell == goal).map(|(_, &taken)| taken).min()
}

#[test]
fn the_robot_on_every_small_plan() {
    for plan in every_grid(&[(1, 1), (1, 5), (2, 4), (3, 3)]) {
        let mirrored: Grid = plan
            .iter()
            .map(|row| row.iter().map(|&cell| if cell == '0' { '1' } else { '0' }).collect())
            .collect();
        for group in components(&land_cells(&mirrored), sides) {
            assert!(group.iter().all(|&start| reachable(&plan, start) == group.len()));
        }
        for removals in 0..4 {
            let expected = fewest_by_relaxation(&plan, removals);
            assert_eq!(fewest_steps(&plan, removals), expected, "{plan:?}, {removals}");
        }
    }
}

/// A search that marks cells and not what is left over gets some plan wrong: the test sees it.
#[test]
fn marking_cells_only_is_caught() {
    let cells_only = |plan: &Grid, removals: usize| {
        let left = removals.checked_sub(usize::from(plan[0][0] == '1'))?;
        let mut seen = BTreeSet::from([(0, 0)]);
        let mut queue = VecDeque::from([((0_usize, 0_usize), left, 0)]);
        while let Some((cell, left, steps)) = queue.pop_front() {
            if cell == (plan.len() - 1, plan[0].len() - 1) {
                return Some(steps);
            }
            for row in 0..plan.len() {
                for col in (0..plan[0].len()).filter(|&col| sides(cell, (row, col))) {
                    let wall = usize::from(plan[row][col] == '1');
                    if let (Some(left), true) = (left.checked_sub(wall), seen.insert((row, col))) {
                        queue.push_back(((row, col), left, steps + 1));
                    }
                }
            }
        }
        None
    };
    let wrong = |plan: &Grid| cells_only(plan, 1) != fewest_by_relaxation(plan, 1);
    assert!(every_grid(&[(2, 4)]).any(|plan| wrong(&plan)));
}

/// A ray that leaves, sent back from where it left, leaves where it came from.
#[test]
fn a_ray_can_be_sent_back() {
    let ways = [
        (Way::Up, Way::Down),
        (Way::Down, Way::Up),
        (Way::Left, Way::Right),
        (Way::Right, Way::Left),
    ];
    for number in 0..3_usize.pow(6) {
        let cell = |i: u32| ['.', '/', '\\'][number / 3_usize.pow(i) % 3];
        let mirrors: Grid =
            (0..2).map(|row| (0..3).map(|col| cell(3 * row + col)).collect()).collect();
        for start in [(0, 0), (1, 0)] {
            let Some(end) = leaves(&mirrors, start, Way::Right) else { panic!("it leaves") };
            let back = ways.iter().filter_map(|&(_, way)| leaves(&mirrors, end, way));
            assert!(back.into_iter().any(|place| place == start), "{mirrors:?}");
        }
    }
}
