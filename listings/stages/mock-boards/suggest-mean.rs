//! Which board for this pin? One vector a board, kept up to date.
//!
//! The average of dot products is the dot product with the average:
//! (1/n) Σ q·pᵢ = q · ((1/n) Σ pᵢ). So a sum and a count say about a board what all its pins say,
//! exactly, and adding or removing a pin changes one of each. B boards: O(B · d) for a suggestion,
//! O(d) for a change, whatever the number of pins.

use std::collections::BTreeMap;

// ANCHOR: mean
/// The sum of a board's vectors, and how many there are.
struct Sum {
    vector: Vec<f64>,
    count: usize,
}

/// Boards by name; a board that has lost its last pin is forgotten.
#[derive(Default)]
struct Boards {
    sums: BTreeMap<String, Sum>,
}

impl Boards {
    fn add(&mut self, board: &str, pin: &[f64]) {
        let empty = Sum { vector: vec![0.0; pin.len()], count: 0 };
        let sum = self.sums.entry(board.to_string()).or_insert(empty);
        for (total, value) in sum.vector.iter_mut().zip(pin) {
            *total += value;
        }
        sum.count += 1;
    }

    /// Take back a pin that was added.
    fn remove(&mut self, board: &str, pin: &[f64]) {
        if let Some(sum) = self.sums.get_mut(board) {
            for (total, value) in sum.vector.iter_mut().zip(pin) {
                *total -= value;
            }
            sum.count -= 1;
            if sum.count == 0 {
                self.sums.remove(board);
            }
        }
    }

    /// The board with the highest average similarity; of equals the first by name.
    fn suggest(&self, pin: &[f64]) -> Option<&str> {
        let mut best: Option<(f64, &str)> = None;
        for (name, sum) in &self.sums {
            let average = dot(pin, &sum.vector) / sum.count as f64;
            match best {
                Some((most, _)) if average <= most => {}
                _ => best = Some((average, name)),
            }
        }
        best.map(|(_, name)| name)
    }
}
// ANCHOR_END: mean

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

// ANCHOR: main
fn main() {
    let mut boards = Boards::default();
    boards.add("cakes", &[1.0, 0.0]);
    boards.add("cakes", &[0.8, 0.6]);
    boards.add("bikes", &[0.0, 1.0]);
    assert_eq!(boards.suggest(&[0.8, 0.6]), Some("cakes"));
    boards.remove("cakes", &[1.0, 0.0]);
    assert_eq!(boards.suggest(&[0.8, 0.6]), Some("cakes"));
    boards.remove("cakes", &[0.8, 0.6]);
    assert_eq!(boards.suggest(&[0.8, 0.6]), Some("bikes"));
    println!("ok: {} board left", boards.sums.len());
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::rng::Rng;

    /// The first version, as the judge: average over all pins, boards in order of name.
    fn brute(pins: &[(String, Vec<f64>)], query: &[f64]) -> Option<(String, f64)> {
        let mut by_board: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for (board, pin) in pins {
            by_board.entry(board).or_default().push(dot(query, pin));
        }
        let averages = by_board
            .iter()
            .map(|(name, all)| (name.to_string(), all.iter().sum::<f64>() / all.len() as f64));
        averages.fold(None, |best: Option<(String, f64)>, now| match best {
            Some(best) if best.1 >= now.1 => Some(best),
            _ => Some(now),
        })
    }

    fn unit(rng: &mut Rng) -> Vec<f64> {
        let vector: Vec<f64> = (0..8).map(|_| rng.normal()).collect();
        let length = dot(&vector, &vector).sqrt();
        vector.iter().map(|value| value / length).collect()
    }

    #[test]
    fn sums_agree_with_brute_force_while_pins_come_and_go() {
        let mut rng = Rng::new(12);
        let (mut boards, mut pins) = (Boards::default(), Vec::new());
        for _ in 0..600 {
            if !pins.is_empty() && rng.bernoulli(0.4) {
                let (board, pin): (String, Vec<f64>) = pins.swap_remove(rng.below(pins.len()));
                boards.remove(&board, &pin);
            } else {
                let (board, pin) = (format!("board {}", rng.below(5)), unit(&mut rng));
                boards.add(&board, &pin);
                pins.push((board, pin));
            }
            let query = unit(&mut rng);
            let expected = brute(&pins, &query).map(|(name, _)| name);
            assert_eq!(boards.suggest(&query).map(str::to_string), expected);
        }
    }

    #[test]
    fn removing_from_a_board_that_is_not_there_changes_nothing() {
        let mut boards = Boards::default();
        boards.remove("none", &[1.0]);
        assert_eq!(boards.suggest(&[1.0]), None);
    }
}
