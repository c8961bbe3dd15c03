//! Skip-gram with negative sampling, trained on boards: pins saved together get similar vectors.
//!
//! World (seed 5): 6 topics of 20 pins; within a topic the r-th pin is saved in proportion to 1/r.
//! A board has a topic and 4 to 7 different pins; each is drawn from its topic with probability 0.8,
//! otherwise from any. Nobody tells the model about topics: it sees boards.
//!
//! Shapes: two tables of n pins × d numbers, `middle` (u) and `context` (v). Loss and gradient are
//! those of `embeddings-pair-loss`; noise in proportion to frequency^¾: T. Mikolov and others 2013.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

/// Topics, and pins in each.
pub const TOPICS: usize = 6;
/// Pins of a topic; pin p is of topic p / PINS, and its rank of popularity there is p % PINS.
pub const PINS: usize = 20;

// ANCHOR: draw
/// Draws indices in proportion to weights: running sums, then a binary search.
pub struct Weighted {
    sums: Vec<f64>,
}

impl Weighted {
    /// The weights are at least 0, one of them more.
    pub fn new(weights: impl IntoIterator<Item = f64>) -> Self {
        let mut sum = 0.0;
        let sums = weights.into_iter().map(|weight| {
            sum += weight;
            sum
        });
        Self { sums: sums.collect() }
    }

    /// An index. O(log n).
    pub fn draw(&self, rng: &mut Rng) -> usize {
        let total = self.sums.last().expect("there are weights");
        let point = rng.uniform() * total;
        self.sums.partition_point(|&sum| sum <= point)
    }
}
// ANCHOR_END: draw

/// Boards, each a list of different pins.
pub fn boards(count: usize, rng: &mut Rng) -> Vec<Vec<usize>> {
    let of_topic = Weighted::new((0..PINS).map(|rank| 1.0 / (rank as f64 + 1.0)));
    let mut board = || {
        let (topic, size) = (rng.below(TOPICS), 4 + rng.below(4));
        let mut pins = Vec::new();
        while pins.len() < size {
            let topic = if rng.bernoulli(0.8) { topic } else { rng.below(TOPICS) };
            let pin = topic * PINS + of_topic.draw(rng);
            if !pins.contains(&pin) {
                pins.push(pin);
            }
        }
        pins
    };
    (0..count).map(|_| board()).collect()
}

// ANCHOR: pairs
/// Every ordered pair of pins that share a board: (middle, context).
pub fn pairs(boards: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let of_board = |board: &Vec<usize>| -> Vec<(usize, usize)> {
        board
            .iter()
            .flat_map(|&i| board.iter().map(move |&j| (i, j)))
            .filter(|(i, j)| i != j)
            .collect()
    };
    boards.iter().flat_map(of_board).collect()
}
// ANCHOR_END: pairs

/// ln(1 + eᶻ), which is −ln σ(−z), without overflow.
fn softplus(z: f64) -> f64 {
    z.max(0.0) + (-z.abs()).exp().ln_1p()
}

// ANCHOR: model
/// Two vectors for each pin.
pub struct SkipGram {
    /// u: the pin in the middle. These are the embeddings.
    pub middle: Vec<Vec<f64>>,
    /// v: the pin as context.
    pub context: Vec<Vec<f64>>,
}

impl SkipGram {
    /// Small random u, so that pins differ; v may start at 0.
    pub fn new(pins: usize, d: usize, rng: &mut Rng) -> Self {
        let mut small = || (rng.uniform() - 0.5) / d as f64;
        let middle = (0..pins).map(|_| (0..d).map(|_| small()).collect()).collect();
        Self { middle, context: vec![vec![0.0; d]; pins] }
    }

    /// One step of size `eta` on a pair and its negatives. The loss before the step.
    pub fn step(&mut self, (i, j): (usize, usize), negatives: &[usize], eta: f64) -> f64 {
        let mut by_u = vec![0.0; self.middle[i].len()];
        let mut loss = 0.0;
        let labelled = negatives.iter().map(|&negative| (negative, 0.0));
        for (other, label) in std::iter::once((j, 1.0)).chain(labelled) {
            let (u, v) = (&self.middle[i], &mut self.context[other]);
            let dot: f64 = u.iter().zip(&*v).map(|(x, y)| x * y).sum();
            let probability = 1.0 / (1.0 + (-dot).exp());
            loss += softplus(if label > 0.5 { -dot } else { dot });
            let error = probability - label;
            for ((sum, x), y) in by_u.iter_mut().zip(u).zip(v) {
                *sum += error * *y; // (1)
                *y -= eta * error * x;
            }
        }
        for (x, slope) in self.middle[i].iter_mut().zip(by_u) {
            *x -= eta * slope; // (2)
        }
        loss
    }
}
// ANCHOR_END: model

// ANCHOR: train
/// Trains for some epochs with k negatives a pair. After each: the mean loss, to `after`.
pub fn train(
    model: &mut SkipGram,
    pairs: &[(usize, usize)],
    (epochs, k): (u32, usize),
    rng: &mut Rng,
    mut after: impl FnMut(u32, f64, &SkipGram),
) {
    let mut frequency = vec![0.0_f64; model.context.len()];
    for &(_, j) in pairs {
        frequency[j] += 1.0;
    }
    let noise = Weighted::new(frequency.iter().map(|f| f.powf(0.75))); // (1)
    let mut order = pairs.to_vec();
    for epoch in 0..epochs {
        let eta = 0.05 * (1.0 - f64::from(epoch) / f64::from(epochs)); // (2)
        rng.shuffle(&mut order);
        let mut loss = 0.0;
        for &(i, j) in &order {
            let mut negatives: Vec<usize> = (0..k).map(|_| noise.draw(rng)).collect();
            negatives.retain(|&negative| negative != j); // (3)
            loss += model.step((i, j), &negatives, eta);
        }
        after(epoch + 1, loss / order.len() as f64, model);
    }
}
// ANCHOR_END: train

// ANCHOR: neighbours
/// The length of a vector.
pub fn norm(a: &[f64]) -> f64 {
    a.iter().map(|x| x * x).sum::<f64>().sqrt()
}

/// The `k` pins nearest to `pin`, itself left out; by cosine, or by dot product.
pub fn neighbours(vectors: &[Vec<f64>], pin: usize, k: usize, cosine: bool) -> Vec<usize> {
    let score = |other: usize| {
        let dot: f64 = vectors[pin].iter().zip(&vectors[other]).map(|(x, y)| x * y).sum();
        if cosine { dot / (norm(&vectors[pin]) * norm(&vectors[other])) } else { dot }
    };
    let mut scored: Vec<(f64, usize)> = (0..vectors.len())
        .filter(|&other| other != pin)
        .map(|other| (score(other), other))
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().take(k).map(|(_, other)| other).collect()
}

/// Of the five nearest pins of every pin, the share of the same topic.
pub fn purity(vectors: &[Vec<f64>]) -> f64 {
    let same = |pin: usize| {
        let near = neighbours(vectors, pin, 5, true);
        near.iter().filter(|&&other| other / PINS == pin / PINS).count()
    };
    (0..vectors.len()).map(same).sum::<usize>() as f64 / (5 * vectors.len()) as f64
}
// ANCHOR_END: neighbours

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(5);
    let boards = boards(400, &mut rng);
    let pairs = pairs(&boards);
    let n = TOPICS * PINS;
    let mut model = SkipGram::new(n, 8, &mut rng);
    println!("{} boards, {} pairs; chance {:.2}", boards.len(), pairs.len(), 19.0 / 119.0);
    println!("epoch  loss    same topic among the five nearest");
    println!("    0  {:.4}  {:.2}", 6.0 * 2.0_f64.ln(), purity(&model.middle));
    let pin = 3 * PINS + 15;
    let name = |&pin: &usize| format!("{}.{}", pin / PINS, pin % PINS);
    let names = |near: Vec<usize>| near.iter().map(name).collect::<Vec<_>>().join(" ");
    let before = names(neighbours(&model.middle, pin, 5, true));
    train(&mut model, &pairs, (10, 5), &mut rng, |epoch, loss, model| {
        if [1, 2, 3, 5, 10].contains(&epoch) {
            println!("{epoch:>5}  {loss:.4}  {:.2}", purity(&model.middle));
        }
    });
    println!("\nnearest to {} (topic.rank)", name(&pin));
    println!("  before, cosine  {before}");
    println!("  after, cosine   {}", names(neighbours(&model.middle, pin, 5, true)));
    println!("  after, dot      {}", names(neighbours(&model.middle, pin, 5, false)));
    draw();
}
// ANCHOR_END: main

/// Purity over epochs for worlds of which more or less was seen.
fn draw() {
    let mut figure =
        Figure::new("epoch", "same topic, of five nearest").y_range(0.0, 1.0).x_tick(2.0);
    for count in [25, 50, 100, 400] {
        let mut rng = Rng::new(5);
        let pairs = pairs(&boards(count, &mut rng));
        let mut model = SkipGram::new(TOPICS * PINS, 8, &mut rng);
        let mut curve = vec![(0.0, purity(&model.middle))];
        train(&mut model, &pairs, (10, 5), &mut rng, |epoch, _, model| {
            curve.push((f64::from(epoch), purity(&model.middle)));
        });
        figure = figure.with(Line::new(format!("{count} boards"), curve).marked());
    }
    figure.horizontal("chance", 19.0 / 119.0).save("embeddings-purity");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn pairs_of_a_board() {
        assert_eq!(pairs(&[vec![7, 9], vec![4]]), [(7, 9), (9, 7)]);
        assert!(pairs(&[]).is_empty());
    }

    /// 100,000 draws: standard errors below √(0.25/10⁵) = 0.0016; four of them.
    #[test]
    fn draws_follow_the_weights() {
        let weighted = Weighted::new([1.0, 0.0, 3.0, 4.0]);
        let mut counts = [0_u32; 4];
        let mut rng = Rng::new(1);
        for _ in 0..100_000 {
            counts[weighted.draw(&mut rng)] += 1;
        }
        assert_eq!(counts[1], 0);
        for (count, share) in counts.iter().zip([0.125, 0.0, 0.375, 0.5]) {
            assert_close!(f64::from(*count) / 1e5, share, 0.0064);
        }
    }

    /// At the start every v is 0: loss (1 + k) ln 2, and only the v move.
    #[test]
    fn the_first_step() {
        let mut model = SkipGram::new(4, 3, &mut Rng::new(2));
        let before = model.middle.clone();
        let loss = model.step((0, 1), &[2, 3], 0.1);
        assert_close!(loss, 3.0 * std::f64::consts::LN_2, 1e-14);
        assert_eq!(model.middle, before);
        assert!(model.context[0].iter().all(|&y| y == 0.0));
        assert_close!(model.context[1][0], 0.05 * before[0][0], 1e-15);
        assert_close!(model.context[2][0], -0.05 * before[0][0], 1e-15);
    }

    /// Boards without topics teach nothing about topics.
    #[test]
    fn nothing_to_learn_from_chance() {
        let mut rng = Rng::new(3);
        let pairs: Vec<(usize, usize)> =
            (0..8000).map(|_| (rng.below(120), rng.below(120))).filter(|(i, j)| i != j).collect();
        let mut model = SkipGram::new(120, 8, &mut rng);
        train(&mut model, &pairs, (3, 5), &mut rng, |_, _, _| ());
        // 600 neighbours, chance 19/119: standard deviation about 0.015 if independent; four of it.
        assert_close!(purity(&model.middle), 19.0 / 119.0, 0.06);
    }
}
