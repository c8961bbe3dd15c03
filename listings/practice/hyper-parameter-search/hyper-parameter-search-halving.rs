//! Successive halving: give many settings a little, and more to those that look good.
//!
//! 81 settings train for 1 epoch; the best 27 go on to 3, the best 9 to 9, the best 3 to 27, the best
//! one to 81. Together 81 · 1 + 27 · 2 + 9 · 6 + 3 · 18 + 1 · 54 = 297 epochs. The same budget trains
//! 297 / 81, so 3 settings to the end. A setting's loss after t epochs is its final loss plus a share
//! that falls as 1/t; in the second world that share is large for the good ones. 300 worlds, seed 5.
//!
//! K. Jamieson, A. Talwalkar, "Non-stochastic best arm identification and hyperparameter
//! optimization", AISTATS 2016.

use kit::rng::Rng;

/// A learning curve: `floor` + `start` / t after t epochs.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// The loss after training for ever.
    pub floor: f64,
    /// What is left to learn after one epoch.
    pub start: f64,
}

impl Setting {
    /// The validation loss after `epochs` ≥ 1 epochs.
    pub fn loss(self, epochs: u32) -> f64 {
        self.floor + self.start / f64::from(epochs)
    }
}

// ANCHOR: halving
/// The setting that survives, and the epochs spent. Rungs end after 1, 3, 9, … epochs; each keeps
/// the best third, of equal ones the first. `None` without settings.
pub fn successive_halving(settings: &[Setting]) -> Option<(usize, u32)> {
    let mut alive: Vec<usize> = (0..settings.len()).collect();
    let (mut epochs, mut before, mut spent) = (1, 0, 0);
    loop {
        // Training goes on where it stopped: only the new epochs cost.
        spent += (epochs - before) * u32::try_from(alive.len()).expect("not that many");
        if alive.len() <= 1 {
            return alive.first().map(|&winner| (winner, spent));
        }
        alive.sort_by(|&a, &b| settings[a].loss(epochs).total_cmp(&settings[b].loss(epochs)));
        alive.truncate(alive.len().div_ceil(3));
        (before, epochs) = (epochs, 3 * epochs);
    }
}
// ANCHOR_END: halving

/// 81 settings. In the first world what is left to learn says nothing about the end, in the second
/// the best end slowest.
pub fn world(rng: &mut Rng, slow_winners: bool) -> Vec<Setting> {
    let setting = |rng: &mut Rng| {
        let floor = rng.uniform();
        let start = if slow_winners { 2.0 * (1.0 - floor) } else { 0.5 * rng.uniform() };
        Setting { floor, start }
    };
    (0..81).map(|_| setting(rng)).collect()
}

// ANCHOR: main
fn main() {
    println!("mean final loss, 297 epochs to spend, 300 worlds   (all 81 to the end: 6561)");
    for (what, slow_winners) in [("early losses tell", false), ("good settings start slowly", true)]
    {
        let mut rng = Rng::new(5);
        let (mut halved, mut three, mut best) = (0.0, 0.0, 0.0);
        for _ in 0..300 {
            let settings = world(&mut rng, slow_winners);
            let (winner, spent) = successive_halving(&settings).expect("settings");
            assert_eq!(spent, 297);
            let last = |setting: &Setting| setting.loss(81);
            halved += last(&settings[winner]) / 300.0;
            three += settings[..3].iter().map(last).fold(f64::INFINITY, f64::min) / 300.0;
            best += settings.iter().map(last).fold(f64::INFINITY, f64::min) / 300.0;
        }
        println!("{what:27}  halving {halved:.3}   three at random {three:.3}   best {best:.3}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(losses: &[f64]) -> Vec<Setting> {
        losses.iter().map(|&floor| Setting { floor, start: 0.0 }).collect()
    }

    #[test]
    fn by_hand() {
        // Three train one epoch, the best one two more.
        assert_eq!(successive_halving(&flat(&[0.3, 0.1, 0.2])), Some((1, 5)));
        assert_eq!(successive_halving(&flat(&[0.2])), Some((0, 1)));
        assert_eq!(successive_halving(&[]), None);
    }

    #[test]
    fn of_equal_ones_the_first() {
        assert_eq!(successive_halving(&flat(&[0.2; 9])).map(|won| won.0), Some(0));
    }

    #[test]
    fn crossing_curves_fool_it() {
        let slow = Setting { floor: 0.0, start: 1.0 };
        let fast = Setting { floor: 0.5, start: 0.0 };
        let settings = [slow, fast, fast, fast];
        assert_ne!(successive_halving(&settings).map(|won| won.0), Some(0));
    }

    #[test]
    fn flat_curves_give_the_best() {
        let mut rng = Rng::new(6);
        for n in 1..40 {
            let losses: Vec<f64> = (0..n).map(|_| rng.uniform()).collect();
            let best = (0..n).min_by(|&a, &b| losses[a].total_cmp(&losses[b]));
            assert_eq!(successive_halving(&flat(&losses)).map(|won| won.0), best);
        }
    }
}
