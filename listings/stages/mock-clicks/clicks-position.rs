//! Click rates and where a pin stood: counting what a place adds.
//!
//! Model, made up: the chance of a click is (chance that the place is looked at) × (chance that the
//! pin, looked at, is clicked). Places 0 to 4 are looked at with chances 1, 0.6, 0.4, 0.3 and 0.25.
//! The old system put good pins first, so that place and quality go together in the log; one view in
//! twenty had a random order. The examination chances are estimated from the random views only: there
//! every pin is equally often in every place.

use kit::rng::Rng;

/// Chance that a place is looked at; the estimate is compared with it.
const LOOKED_AT: [f64; 5] = [1.0, 0.6, 0.4, 0.3, 0.25];

#[derive(Clone, Copy)]
struct View {
    pin: usize,
    place: usize,
    clicked: bool,
    random: bool,
}

// ANCHOR: position
/// How often places are clicked, relative to the first, in views of random order.
fn examination(log: &[View]) -> [f64; 5] {
    let mut clicks = [0.0; 5];
    for view in log.iter().filter(|view| view.random && view.clicked) {
        clicks[view.place] += 1.0;
    }
    clicks.map(|count| count / clicks[0])
}

/// Clicks of a pin over the *looks* it can have had: a view in a place that is seldom looked at
/// counts for little.
fn quality(log: &[View], pin: usize, examination: &[f64; 5]) -> f64 {
    let (mut clicks, mut looks) = (0.0, 0.0);
    for view in log.iter().filter(|view| view.pin == pin) {
        clicks += f64::from(u8::from(view.clicked));
        looks += examination[view.place];
    }
    clicks / looks
}
// ANCHOR_END: position

/// True chances of a click, once looked at; pin 4 is the best and was always put last.
const QUALITY: [f64; 5] = [0.20, 0.18, 0.16, 0.14, 0.30];

fn draw(views: usize, rng: &mut Rng) -> Vec<View> {
    let mut log = Vec::new();
    for view in 0..views {
        let random = view % 20 == 0;
        let mut order = [0, 1, 2, 3, 4];
        if random {
            rng.shuffle(&mut order);
        }
        for (place, pin) in order.into_iter().enumerate() {
            let clicked = rng.bernoulli(LOOKED_AT[place] * QUALITY[pin]);
            log.push(View { pin, place, clicked, random });
        }
    }
    log
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(21);
    let log = draw(100_000, &mut rng);
    let found = examination(&log);
    println!("looked at: {found:.2?}");
    println!("{:<6}{:>8}{:>12}{:>8}", "pin", "raw", "corrected", "true");
    for (pin, truth) in QUALITY.iter().enumerate() {
        let (raw, corrected) = (quality(&log, pin, &[1.0; 5]), quality(&log, pin, &found));
        println!("{pin:<6}{raw:>8.3}{corrected:>12.3}{truth:>8.2}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn looks_are_counted_by_hand() {
        let view = |place, clicked| View { pin: 0, place, clicked, random: false };
        let log = [view(0, true), view(1, false), view(1, true)];
        let halves = [1.0, 0.5, 0.5, 0.5, 0.5];
        assert_close!(quality(&log, 0, &halves), 2.0 / 2.0, 1e-12);
        assert_close!(quality(&log, 0, &[1.0; 5]), 2.0 / 3.0, 1e-12);
    }

    #[test]
    fn examination_is_found_again_from_the_random_views() {
        let mut rng = Rng::new(3);
        let found = examination(&draw(400_000, &mut rng));
        for (estimate, truth) in found.iter().zip(LOOKED_AT) {
            // About 4 000 clicks in the first place: 4 standard errors of a ratio are near 0.06.
            assert_close!(*estimate, truth, 0.06);
        }
    }

    #[test]
    fn the_corrected_order_is_the_true_one() {
        let mut rng = Rng::new(5);
        let log = draw(200_000, &mut rng);
        let found = examination(&log);
        let best = |by: &dyn Fn(usize) -> f64| {
            (0..5).max_by(|a, b| by(*a).partial_cmp(&by(*b)).expect("no NaN"))
        };
        assert_eq!(best(&|pin| quality(&log, pin, &found)), Some(4));
        assert_eq!(best(&|pin| quality(&log, pin, &[1.0; 5])), Some(0));
    }
}
