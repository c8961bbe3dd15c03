//! Where to start k-means: k points at random, or k-means++; and how many restarts that saves.
//!
//! k-means++ takes the first centre at random and each further one with a probability proportional to
//! D², the squared distance of a point to the nearest centre so far. Expected inertia, before any round
//! of Lloyd's algorithm: at most 8 (ln k + 2) times the best possible. O(n · k · d).
//!
//! Source: D. Arthur, S. Vassilvitskii, "k-means++: The Advantages of Careful Seeding", SODA 2007.
//!
//! Experiment, made up: nine round clusters of 40 points, standard deviation 1, on a grid 8 apart. 600
//! runs each. A run is right if its inertia is within 1 % of the best of all runs.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

type Point = [f64; 2];

fn squared_distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2)
}

// ANCHOR: seeding
/// `k` different points, every choice equally likely. Needs n ≥ k.
pub fn at_random(points: &[Point], k: usize, rng: &mut Rng) -> Vec<Point> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    rng.shuffle(&mut order);
    order.into_iter().take(k).map(|index| points[index]).collect()
}

/// k-means++: each further centre far from those before, by D². Needs a point.
pub fn plus_plus(points: &[Point], k: usize, rng: &mut Rng) -> Vec<Point> {
    let mut centres = vec![points[rng.below(points.len())]];
    let mut to_nearest = vec![f64::INFINITY; points.len()];
    while centres.len() < k {
        let last = centres[centres.len() - 1];
        for (distance, point) in to_nearest.iter_mut().zip(points) {
            *distance = distance.min(squared_distance(*point, last));
        }
        centres.push(points[draw(&to_nearest, rng)]);
    }
    centres
}

/// An index, with a probability proportional to its weight; any if all weights are 0.
fn draw(weights: &[f64], rng: &mut Rng) -> usize {
    let total: f64 = weights.iter().sum();
    if total <= 0.0 {
        return rng.below(weights.len()); // all points are centres already
    }
    let mut left = rng.uniform() * total;
    for (index, weight) in weights.iter().enumerate() {
        left -= weight;
        if left < 0.0 {
            return index;
        }
    }
    // Rounding: the last one that can be drawn at all.
    weights.iter().rposition(|weight| *weight > 0.0).expect("the total is positive")
}
// ANCHOR_END: seeding

/// Lloyd's algorithm until no centre moves; the inertia at the end.
pub fn lloyd(points: &[Point], mut centres: Vec<Point>) -> f64 {
    loop {
        let mut sums = vec![[0.0; 3]; centres.len()];
        let mut inertia = 0.0;
        for &point in points {
            let mut best = (f64::INFINITY, 0);
            for (c, &centre) in centres.iter().enumerate() {
                let distance = squared_distance(point, centre);
                if distance < best.0 {
                    best = (distance, c);
                }
            }
            inertia += best.0;
            let sum = &mut sums[best.1];
            *sum = [sum[0] + point[0], sum[1] + point[1], sum[2] + 1.0];
        }
        let mut moved = false;
        for (centre, sum) in centres.iter_mut().zip(sums).filter(|(_, sum)| sum[2] > 0.0) {
            let mean = [sum[0] / sum[2], sum[1] / sum[2]];
            moved |= squared_distance(*centre, mean) > 0.0;
            *centre = mean;
        }
        if !moved {
            return inertia;
        }
    }
}

/// Nine clusters on a grid.
fn grid(rng: &mut Rng) -> Vec<Point> {
    let mut points = Vec::new();
    for place in 0..9 {
        let (x, y) = (8.0 * f64::from(place % 3), 8.0 * f64::from(place / 3));
        points.extend((0..40).map(|_| [x + rng.normal(), y + rng.normal()]));
    }
    points
}

// ANCHOR: main
fn main() {
    const RUNS: usize = 600;
    let mut rng = Rng::new(16);
    let points = grid(&mut rng);
    let random: Vec<f64> =
        (0..RUNS).map(|_| lloyd(&points, at_random(&points, 9, &mut rng))).collect();
    let careful: Vec<f64> =
        (0..RUNS).map(|_| lloyd(&points, plus_plus(&points, 9, &mut rng))).collect();
    let best = random.iter().chain(&careful).copied().fold(f64::INFINITY, f64::min);

    println!(
        "{:<12}{:>12}{:>22}{:>20}",
        "start", "runs right", "mean inertia / best", "restarts for 99 %"
    );
    let mut figure = Figure::new("restarts", "chance of the best clustering")
        .x_range(1.0, 20.0)
        .y_range(0.0, 1.0);
    for (name, runs) in [("at random", &random), ("k-means++", &careful)] {
        let right = runs.iter().filter(|inertia| **inertia < 1.01 * best).count() as f64;
        let share = right / RUNS as f64;
        let mean = runs.iter().sum::<f64>() / RUNS as f64 / best;
        // All of r restarts fail with probability (1 - share)^r.
        let restarts = (0.01_f64.ln() / (1.0 - share).ln()).ceil();
        println!("{name:<12}{share:>12.2}{mean:>22.2}{restarts:>20}");
        let chance = (1..=20).map(|r| (f64::from(r), 1.0 - (1.0 - share).powi(r)));
        figure = figure.with(Line::new(name, chance));
    }
    figure.save("k-means-restarts");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn far_points_are_drawn_in_proportion_to_the_square() {
        // From 0, the points at 1 and at 3 have squares 1 and 9.
        let points = [[0.0, 0.0], [1.0, 0.0], [3.0, 0.0]];
        let mut rng = Rng::new(1);
        let (mut far, mut all) = (0.0, 0.0);
        for _ in 0..30_000 {
            let start = plus_plus(&points, 2, &mut rng);
            if start[0][0] < 0.5 {
                all += 1.0;
                far += if start[1][0] > 2.0 { 1.0 } else { 0.0 };
            }
        }
        // About 10 000 draws: standard error 0.003; four of them.
        assert_close!(far / all, 0.9, 0.012);
    }

    #[test]
    fn no_centre_comes_twice_while_there_are_other_points() {
        let mut rng = Rng::new(2);
        for _ in 0..200 {
            let points = [[0.0, 0.0], [0.0, 1.0], [5.0, 5.0], [5.0, 5.0]];
            let mut start = plus_plus(&points, 3, &mut rng);
            start.sort_by(|a, b| a.partial_cmp(b).expect("no NaN"));
            assert!(start.windows(2).all(|pair| squared_distance(pair[0], pair[1]) > 0.0));
        }
    }

    #[test]
    fn equal_points_and_k_of_one() {
        let mut rng = Rng::new(3);
        let points = [[2.0, 2.0]; 5];
        assert_eq!(plus_plus(&points, 4, &mut rng).len(), 4);
        assert_eq!(plus_plus(&points, 1, &mut rng).len(), 1);
        assert_eq!(at_random(&points, 5, &mut rng).len(), 5);
        assert_close!(lloyd(&points, plus_plus(&points, 3, &mut rng)), 0.0, 1e-12);
    }

    #[test]
    fn the_mean_start_keeps_the_promise_of_the_theorem() {
        let mut rng = Rng::new(4);
        let points = grid(&mut rng);
        let before = |centres: &[Point]| -> f64 {
            let near = |point: &Point| {
                centres.iter().map(|c| squared_distance(*point, *c)).fold(f64::INFINITY, f64::min)
            };
            points.iter().map(near).sum()
        };
        let best = (0..50)
            .map(|_| lloyd(&points, plus_plus(&points, 9, &mut rng)))
            .fold(f64::INFINITY, f64::min);
        let mean = (0..100).map(|_| before(&plus_plus(&points, 9, &mut rng))).sum::<f64>() / 100.0;
        assert!(mean < 8.0 * (9.0_f64.ln() + 2.0) * best);
    }
}
