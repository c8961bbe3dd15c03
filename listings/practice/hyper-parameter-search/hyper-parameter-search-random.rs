//! Grid or random search when one of two hyper-parameters hardly matters.
//!
//! The loss is (x − a)² + 0.01 (y − b)² on the unit square, a and b anywhere. A grid of g × g points
//! tries g values of x; g² random points try g² values. 2,000 problems, seed 12.
//!
//! J. Bergstra, Y. Bengio, "Random search for hyper-parameter optimization", JMLR 13 (2012).

use kit::rng::Rng;

// ANCHOR: search
/// The loss above its minimum at the best of some points; `important` weighs x, `other` y.
fn regret(points: &[(f64, f64)], (a, b): (f64, f64), (important, other): (f64, f64)) -> f64 {
    let loss = |&(x, y): &(f64, f64)| important * (x - a).powi(2) + other * (y - b).powi(2);
    points.iter().map(loss).fold(f64::INFINITY, f64::min)
}

/// g × g points in the middles of the cells of a grid.
pub fn grid(g: u32) -> Vec<(f64, f64)> {
    let middle = |i: u32| (f64::from(i) + 0.5) / f64::from(g);
    (0..g).flat_map(|i| (0..g).map(move |j| (middle(i), middle(j)))).collect()
}

/// The mean regret over random problems of a grid and of as many random points.
pub fn compare(g: u32, weights: (f64, f64), problems: u32) -> (f64, f64) {
    let mut rng = Rng::new(12);
    let grid = grid(g);
    let (mut of_grid, mut of_random) = (0.0, 0.0);
    for _ in 0..problems {
        let optimum = (rng.uniform(), rng.uniform());
        let random: Vec<_> = grid.iter().map(|_| (rng.uniform(), rng.uniform())).collect();
        of_grid += regret(&grid, optimum, weights);
        of_random += regret(&random, optimum, weights);
    }
    (of_grid / f64::from(problems), of_random / f64::from(problems))
}
// ANCHOR_END: search

// ANCHOR: main
fn main() {
    for (what, weights) in [("only x matters", (1.0, 0.01)), ("both matter", (1.0, 1.0))] {
        println!("{what}: mean loss above the minimum, × 1000");
        for g in [3, 5, 8] {
            let (grid, random) = compare(g, weights, 2000);
            println!(
                "  {:>2} trials   grid {:6.2}   random {:6.2}",
                g * g,
                1e3 * grid,
                1e3 * random
            );
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// The distance to the nearest of g middles is uniform up to 1/(2g): mean square 1/(12 g²).
    #[test]
    fn the_grid_as_computed() {
        let (grid, _) = compare(4, (1.0, 0.0), 20_000);
        assert_close!(grid / (1.0 / 192.0), 1.0, 0.03);
        let (grid, _) = compare(4, (1.0, 1.0), 20_000);
        assert_close!(grid / (2.0 / 192.0), 1.0, 0.03);
    }

    #[test]
    fn random_wins_where_one_matters_and_not_where_both_do() {
        let (grid, random) = compare(5, (1.0, 0.0), 2000);
        assert!(random < 0.7 * grid, "{random} {grid}");
        let (grid, random) = compare(5, (1.0, 1.0), 2000);
        assert!(grid < random, "{random} {grid}");
    }
}
