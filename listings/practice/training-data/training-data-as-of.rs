//! A feature as it was, and the same feature as it looks today.
//!
//! The feature of an impression is the pin's smoothed click rate, (clicks + 1) / (impressions + 20).
//! *As of* the impression it counts what had happened strictly before it. Taken from today's table it
//! counts the whole log, the very click to be predicted among it. The generated log has 20 days of
//! 600 impressions; a pin is born on one of the days and its true click rate never changes; seed 71.

use kit::rng::Rng;

/// A pin was shown at a moment and was clicked or not. Times are whole seconds, in order.
#[derive(Debug, Clone, Copy)]
pub struct Impression {
    /// Which pin.
    pub pin: usize,
    /// Seconds since the log began.
    pub time: u64,
    /// The label.
    pub clicked: bool,
}

// ANCHOR: as_of
/// Clicks and impressions of one pin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// How often it was clicked.
    pub clicks: u32,
    /// How often it was shown.
    pub shown: u32,
}

impl Counts {
    /// The click rate, drawn towards 5 % by twenty imagined impressions.
    pub fn rate(self) -> f64 {
        (f64::from(self.clicks) + 1.0) / (f64::from(self.shown) + 20.0)
    }

    fn add(&mut self, impression: Impression) {
        self.shown += 1;
        self.clicks += u32::from(impression.clicked);
    }
}

/// The counts of each impression's pin, strictly before its time. `log` is ordered by time. O(n).
pub fn as_of(log: &[Impression], pins: usize) -> Vec<Counts> {
    let mut now = vec![Counts::default(); pins];
    let mut features = Vec::with_capacity(log.len());
    let mut start = 0;
    while start < log.len() {
        let time = log[start].time;
        let moment = log[start..].iter().take_while(|impression| impression.time == time).count();
        let together = &log[start..start + moment];
        features.extend(together.iter().map(|impression| now[impression.pin])); // (1)
        for &impression in together {
            now[impression.pin].add(impression);
        }
        start += moment;
    }
    features
}

/// The counts that a join on the pin alone finds in today's table.
pub fn of_today(log: &[Impression], pins: usize) -> Vec<Counts> {
    let mut today = vec![Counts::default(); pins];
    for &impression in log {
        today[impression.pin].add(impression);
    }
    log.iter().map(|impression| today[impression.pin]).collect()
}
// ANCHOR_END: as_of

/// 400 pins, 20 days of 600 impressions; at any time only pins that are born are shown.
pub fn generate() -> Vec<Impression> {
    let mut rng = Rng::new(71);
    let pins: Vec<(u64, f64)> = (0..400)
        .map(|_| (rng.below(20) as u64, 1.0 / (1.0 + (3.0 - 0.8 * rng.normal()).exp())))
        .collect();
    let mut log = Vec::new();
    for day in 0..20 {
        let born: Vec<usize> = (0..400).filter(|&pin| pins[pin].0 <= day).collect();
        for second in 0..600 {
            let pin = born[rng.below(born.len())];
            let clicked = rng.bernoulli(pins[pin].1);
            log.push(Impression { pin, time: day * 86_400 + second, clicked });
        }
    }
    log
}

/// The share of pairs (clicked, not clicked) in which the clicked one scores higher, ties half.
pub fn auc(labels: &[bool], scores: &[f64]) -> f64 {
    let of = |class: bool| -> Vec<f64> {
        labels.iter().zip(scores).filter(|(l, _)| **l == class).map(|(_, s)| *s).collect()
    };
    let (clicked, other) = (of(true), of(false));
    let won: f64 = clicked
        .iter()
        .flat_map(|c| other.iter().map(move |o| f64::midpoint(sign(c - o), 1.0)))
        .sum();
    won / (clicked.len() * other.len()) as f64
}

fn sign(x: f64) -> f64 {
    if x > 0.0 {
        1.0
    } else if x < 0.0 {
        -1.0
    } else {
        0.0
    }
}

// ANCHOR: main
fn main() {
    let log = generate();
    let (past, today) = (as_of(&log, 400), of_today(&log, 400));
    // The last five days are the test set. The score is the feature itself.
    let test: Vec<usize> = (0..log.len()).filter(|&i| log[i].time >= 15 * 86_400).collect();
    let labels: Vec<bool> = test.iter().map(|&i| log[i].clicked).collect();
    let scores = |counts: &[Counts]| test.iter().map(|&i| counts[i].rate()).collect::<Vec<_>>();
    println!("AUC on the last five days, {} impressions", test.len());
    println!("offline, today's table    {:.3}", auc(&labels, &scores(&today)));
    println!("offline, as of            {:.3}", auc(&labels, &scores(&past)));
    let (shown, of) =
        test.iter().fold((0, 0), |(shown, of), &i| (shown + past[i].shown, of + today[i].shown));
    println!("impressions a pin's rate rests on: {} then, {} today", shown / 3000, of / 3000);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pin: usize, time: u64, clicked: bool) -> Impression {
        Impression { pin, time, clicked }
    }

    #[test]
    fn the_log_by_hand() {
        let log = [shown(0, 1, true), shown(0, 5, false), shown(1, 5, true), shown(0, 9, true)];
        let clicks = |counts: Vec<Counts>| -> Vec<(u32, u32)> {
            counts.iter().map(|c| (c.clicks, c.shown)).collect()
        };
        assert_eq!(clicks(as_of(&log, 2)), [(0, 0), (1, 1), (0, 0), (1, 2)]);
        assert_eq!(clicks(of_today(&log, 2)), [(2, 3), (2, 3), (1, 1), (2, 3)]);
    }

    #[test]
    fn one_moment_sees_nothing_of_itself() {
        let log = [shown(0, 7, true), shown(0, 7, true)];
        assert_eq!(as_of(&log, 1), [Counts::default(); 2]);
    }

    #[test]
    fn a_feature_does_not_change_when_the_future_does() {
        let log = generate();
        let mut other = log.clone();
        for impression in &mut other[6000..] {
            impression.clicked = !impression.clicked;
        }
        assert_eq!(as_of(&log, 400)[..=6000], as_of(&other, 400)[..=6000]);
        assert_ne!(of_today(&log, 400)[..=6000], of_today(&other, 400)[..=6000]);
    }

    #[test]
    fn the_leak_looks_like_a_gain() {
        let log = generate();
        let labels: Vec<bool> = log.iter().map(|i| i.clicked).collect();
        let score = |counts: Vec<Counts>| -> Vec<f64> { counts.iter().map(|c| c.rate()).collect() };
        let gain =
            auc(&labels, &score(of_today(&log, 400))) - auc(&labels, &score(as_of(&log, 400)));
        assert!(gain > 0.05, "{gain}");
    }

    #[test]
    fn nothing_shown() {
        assert!(as_of(&[], 3).is_empty() && of_today(&[], 3).is_empty());
    }
}
