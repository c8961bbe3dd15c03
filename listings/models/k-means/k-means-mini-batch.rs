//! k-means on a stream: mini-batches, and how many distances they save.
//!
//! A batch is assigned to the centres as they are; then each of its points pulls its centre by 1 / (points
//! that this centre has had), so that the centre is the mean of all of them. Nothing is kept but k centres
//! and k counts.
//!
//! Source: D. Sculley, "Web-Scale K-Means Clustering", WWW 2010.
//!
//! Experiment, made up: 20 000 points in eight round clusters of 10 dimensions; both ways start from the
//! same k-means++ centres of the first 500 points.

use kit::rng::Rng;

const D: usize = 10;
type Point = [f64; D];

fn squared_distance(a: &Point, b: &Point) -> f64 {
    a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum()
}

/// The nearest centre and the squared distance to it.
fn nearest(point: &Point, centres: &[Point]) -> (usize, f64) {
    let mut best = (0, f64::INFINITY);
    for (c, centre) in centres.iter().enumerate() {
        let distance = squared_distance(point, centre);
        if distance < best.1 {
            best = (c, distance);
        }
    }
    best
}

// ANCHOR: batch
/// k centres, and how many points each has had.
pub struct Stream {
    /// The centres.
    pub centres: Vec<Point>,
    counts: Vec<f64>,
}

impl Stream {
    /// Centres to start from; they count as nothing seen.
    pub fn new(centres: Vec<Point>) -> Self {
        let counts = vec![0.0; centres.len()];
        Self { centres, counts }
    }

    /// Learns from a batch, which can be forgotten afterwards.
    pub fn learn(&mut self, batch: &[Point]) {
        // Assign all first: the order within a batch does not matter for who belongs where.
        let own: Vec<usize> = batch.iter().map(|point| nearest(point, &self.centres).0).collect();
        for (point, c) in batch.iter().zip(own) {
            self.counts[c] += 1.0;
            for (x, target) in self.centres[c].iter_mut().zip(point) {
                *x += (target - *x) / self.counts[c];
            }
        }
    }
}
// ANCHOR_END: batch

/// Lloyd's algorithm; also the number of distances computed.
fn lloyd(points: &[Point], mut centres: Vec<Point>) -> (Vec<Point>, usize) {
    let mut distances = 0;
    let mut before = f64::INFINITY;
    loop {
        let mut sums = vec![([0.0; D], 0.0); centres.len()];
        let mut inertia = 0.0;
        for point in points {
            let (c, distance) = nearest(point, &centres);
            inertia += distance;
            sums[c].1 += 1.0;
            sums[c].0.iter_mut().zip(point).for_each(|(sum, x)| *sum += x);
        }
        distances += points.len() * centres.len();
        if inertia >= before * (1.0 - 1e-9) {
            return (centres, distances);
        }
        before = inertia;
        for (centre, (sum, size)) in centres.iter_mut().zip(sums).filter(|(_, s)| s.1 > 0.0) {
            *centre = sum.map(|x| x / size);
        }
    }
}

/// Each further centre with a probability proportional to the squared distance to the nearest.
fn plus_plus(points: &[Point], k: usize, rng: &mut Rng) -> Vec<Point> {
    let mut centres = vec![points[rng.below(points.len())]];
    while centres.len() < k {
        let weights: Vec<f64> = points.iter().map(|point| nearest(point, &centres).1).collect();
        let mut left = rng.uniform() * weights.iter().sum::<f64>();
        let next = weights.iter().position(|weight| {
            left -= weight;
            left < 0.0
        });
        centres.push(points[next.unwrap_or(0)]);
    }
    centres
}

/// Points around eight random centres.
fn draw(n: usize, rng: &mut Rng) -> Vec<Point> {
    let centres: Vec<Point> = (0..8).map(|_| [0.0; D].map(|_: f64| 3.0 * rng.normal())).collect();
    (0..n).map(|i| centres[i % 8].map(|x| x + 2.0 * rng.normal())).collect()
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(20);
    let points = draw(20_000, &mut rng);
    let start = plus_plus(&points[..500], 8, &mut rng);
    let inertia = |centres: &[Point]| {
        points.iter().map(|point| nearest(point, centres).1).sum::<f64>() / points.len() as f64
    };
    println!("{:<26}{:>18}{:>12}", "inertia per point", "", "distances");
    println!("{:<26}{:>18.3}{:>12}", "start", inertia(&start), 0);
    let mut stream = Stream::new(start.clone());
    for (round, batch) in points.chunks(100).take(100).enumerate() {
        stream.learn(batch);
        if [1, 10, 100].contains(&(round + 1)) {
            let name = format!("{} batches of 100", round + 1);
            println!("{name:<26}{:>18.3}{:>12}", inertia(&stream.centres), (round + 1) * 800);
        }
    }
    let (centres, distances) = lloyd(&points, start);
    println!("{:<26}{:>18.3}{distances:>12}", "Lloyd, all 20 000 points", inertia(&centres));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_all_close;

    #[test]
    fn a_centre_is_the_mean_of_the_points_it_had() {
        let mut rng = Rng::new(1);
        let points = draw(300, &mut rng);
        let mut stream = Stream::new(vec![points[0]]);
        points.chunks(7).for_each(|batch| stream.learn(batch));
        let mut mean = [0.0; D];
        for point in &points {
            mean.iter_mut().zip(point).for_each(|(m, x)| *m += x / 300.0);
        }
        assert_all_close!(&stream.centres[0], &mean, 1e-9);
    }

    #[test]
    fn an_empty_batch_teaches_nothing() {
        let mut stream = Stream::new(vec![[1.0; D], [2.0; D]]);
        stream.learn(&[]);
        assert_all_close!(&stream.centres[1], &[2.0; D], 1e-12);
    }

    #[test]
    fn it_comes_close_to_lloyd() {
        let mut rng = Rng::new(2);
        let points = draw(4_000, &mut rng);
        let start = points[..8].to_vec(); // one of each cluster: both find them all
        let mut stream = Stream::new(start.clone());
        points.chunks(100).for_each(|batch| stream.learn(batch));
        let inertia =
            |centres: &[Point]| points.iter().map(|point| nearest(point, centres).1).sum::<f64>();
        assert!(inertia(&stream.centres) < 1.05 * inertia(&lloyd(&points, start).0));
    }
}
