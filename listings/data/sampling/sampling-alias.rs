//! The alias method: draw from a fixed table of weights in O(1), here to sample negatives.
//!
//! n weights with sum W. Cut a bar of length n·W into n boxes of length W. Box i holds its own item up to
//! `cut[i]` and one other, its alias, above. A draw picks a box and a height. With whole-number
//! weights the table is exact: item i owns `n·w_i` units of length, and a test adds them up.
//!
//! Negatives for training in proportion to f^0.75 (Mikolov and others, 2013): f is how often the
//! pins of `World::new(7)` were seen. Weights are rounded to thousandths.
//!
//! Sources: A. J. Walker, ACM TOMS 3 (1977); M. D. Vose, "A linear algorithm for generating random
//! numbers with a given distribution", IEEE Transactions on Software Engineering 17 (1991). Seed 7.

use kit::rng::Rng;
use kit::world::World;
use std::collections::BTreeMap;

// ANCHOR: alias
/// A table to draw indices in proportion to whole-number weights.
#[derive(Debug)]
pub struct Alias {
    /// Length of a box: the sum of the weights.
    total: u64,
    /// Below this height, box i means i.
    cut: Vec<u64>,
    /// From there on it means this: its alias.
    other: Vec<usize>,
}

impl Alias {
    /// O(n). `None` without a positive weight, or if n times the sum leaves `u64`.
    pub fn new(weights: &[u64]) -> Option<Self> {
        let total = weights.iter().try_fold(0_u64, |sum, &weight| sum.checked_add(weight))?;
        let n = u64::try_from(weights.len()).ok()?;
        if total == 0 || total.checked_mul(n).is_none() {
            return None;
        }
        let mut cut: Vec<u64> = weights.iter().map(|weight| weight * n).collect();
        let mut other: Vec<usize> = (0..weights.len()).collect();
        let (mut small, mut large): (Vec<usize>, Vec<usize>) =
            (0..weights.len()).partition(|&i| cut[i] < total);
        while let (Some(low), Some(&high)) = (small.pop(), large.last()) {
            other[low] = high; // (1)
            cut[high] -= total - cut[low]; // (2)
            if cut[high] < total {
                large.pop();
                small.push(high);
            }
        }
        Some(Self { total, cut, other })
    }

    /// One index: a box, and a height in it.
    pub fn draw(&self, rng: &mut Rng) -> usize {
        let at = rng.below(self.cut.len());
        let height = rng.below(usize::try_from(self.total).expect("a 64-bit machine")) as u64;
        if height < self.cut[at] { at } else { self.other[at] }
    }
}
// ANCHOR_END: alias

impl Alias {
    /// Units of length that each index owns, of n · W in all.
    pub fn owned(&self) -> Vec<u64> {
        let mut owned = vec![0; self.cut.len()];
        for (i, &cut) in self.cut.iter().enumerate() {
            owned[i] += cut.min(self.total);
            owned[self.other[i]] += self.total - cut.min(self.total);
        }
        owned
    }
}

// ANCHOR: negatives
/// Whole-number weights in proportion to `frequency ^ power`, in thousandths.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and positive")]
fn powered(frequencies: &[u32], power: f64) -> Vec<u64> {
    let weight = |&f: &u32| (1000.0 * f64::from(f).powf(power)).round() as u64;
    frequencies.iter().map(weight).collect()
}

fn main() {
    let world = World::new(7);
    let mut seen: BTreeMap<u32, u32> = world.pins.iter().map(|pin| (pin.pin_id, 0)).collect();
    for event in &world.engagements {
        if let Some(times) = seen.get_mut(&event.pin_id) {
            *times += 1;
        }
    }
    let mut frequencies: Vec<u32> = seen.into_values().filter(|&times| times > 0).collect();
    frequencies.sort_unstable_by_key(|&times| std::cmp::Reverse(times));
    let head = frequencies.len() / 10;
    println!(
        "{} pins seen, {} to {} times",
        frequencies.len(),
        frequencies[frequencies.len() - 1],
        { frequencies[0] }
    );
    println!("power   share of the top tenth: exact   100 000 draws");
    let mut rng = Rng::new(7);
    for power in [1.0, 0.75, 0.0] {
        let weights = powered(&frequencies, power);
        let table = Alias::new(&weights).expect("weights are positive and small");
        let exact = weights[..head].iter().sum::<u64>() as f64 / weights.iter().sum::<u64>() as f64;
        let hits = (0..100_000).filter(|_| table.draw(&mut rng) < head).count();
        println!("{power:<8}{exact:>29.3}{:>16.3}", hits as f64 / 1e5);
    }
}
// ANCHOR_END: negatives

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_by_hand() {
        let table = Alias::new(&[1, 2, 5]).expect("positive weights");
        assert_eq!((table.total, &table.cut), (8, &vec![3, 6, 8]));
        assert_eq!(table.other, [2, 2, 2]);
        assert_eq!(table.owned(), [3, 6, 15]);
    }

    #[test]
    fn the_table_is_exact() {
        let weights = [0, 7, 1, 0, 20, 3, 3, 1_000_000];
        let table = Alias::new(&weights).expect("positive weights");
        assert!(table.owned().iter().zip(weights).all(|(&owned, weight)| owned == 8 * weight));
    }

    #[test]
    fn no_table() {
        assert!(Alias::new(&[]).is_none() && Alias::new(&[0, 0]).is_none());
        assert!(
            Alias::new(&[u64::MAX, 1]).is_none() && Alias::new(&[u64::MAX / 2, 1, 1]).is_none()
        );
    }

    #[test]
    fn a_weight_of_zero_is_never_drawn() {
        let (table, mut rng) = (Alias::new(&[0, 5, 0, 1]).expect("positive"), Rng::new(3));
        assert!((0..10_000).map(|_| table.draw(&mut rng)).all(|i| i == 1 || i == 3));
    }
}
