//! Click rates with a prior: how much to believe a pin that was shown once.
//!
//! Rate of a pin: (clicks + a) / (views + a + b), the mean of a Beta(a + clicks, b + views − clicks)
//! distribution, where Beta(a, b) describes the rates of pins in general. a and b come from the data
//! by moments: with m and v the mean and variance of rates over pins, a + b = m(1 − m)/v − 1 and
//! a = m(a + b). The variance of *observed* rates is too large by what chance adds; with n views a
//! pin, m(1 − m)/n on average is subtracted.
//!
//! Experiment, made up: 2 000 pins with true rates from Beta(2, 38), mean 0.05; 1 to 200 views each.
//! Error: root mean square of estimate minus true rate, over pins.

use kit::rng::Rng;

// ANCHOR: smoothed
/// What is known of pins in general: as if `a` clicks in `a + b` views had been seen before.
#[derive(Clone, Copy)]
struct Prior {
    a: f64,
    b: f64,
}

/// The rate to expect of a pin: its own, pulled towards the general one, less so the more views.
fn smoothed(views: f64, clicks: f64, prior: Prior) -> f64 {
    (clicks + prior.a) / (views + prior.a + prior.b)
}

/// A prior by the method of moments from `(views, clicks)` of many pins. `None` if their rates vary
/// no more than chance explains: then all pins are alike, and the mean is the best estimate.
fn prior(pins: &[(f64, f64)]) -> Option<Prior> {
    let n = pins.len() as f64;
    let rates: Vec<f64> = pins.iter().map(|(views, clicks)| clicks / views).collect();
    let mean = rates.iter().sum::<f64>() / n;
    let observed = rates.iter().map(|rate| (rate - mean).powi(2)).sum::<f64>() / (n - 1.0);
    let by_chance = pins.iter().map(|(views, _)| mean * (1.0 - mean) / views).sum::<f64>() / n;
    let variance = observed - by_chance;
    // NaN: one pin has no variance.
    if variance <= 0.0 || variance.is_nan() {
        return None;
    }
    let strength = mean * (1.0 - mean) / variance - 1.0;
    Some(Prior { a: mean * strength, b: (1.0 - mean) * strength })
}
// ANCHOR_END: smoothed

/// A draw from Beta(a, b) for whole a and b: the a-th smallest of a + b − 1 uniform numbers.
fn beta(a: usize, b: usize, rng: &mut Rng) -> f64 {
    let mut uniform: Vec<f64> = (0..a + b - 1).map(|_| rng.uniform()).collect();
    uniform.sort_by(|x, y| x.partial_cmp(y).expect("no NaN"));
    uniform[a - 1]
}

/// Views, clicks and the true rate of each pin.
fn draw(pins: usize, rng: &mut Rng) -> Vec<(f64, f64, f64)> {
    (0..pins)
        .map(|_| {
            let rate = beta(2, 38, rng);
            let views = 1 + rng.below(200);
            let clicks = (0..views).filter(|_| rng.bernoulli(rate)).count();
            (views as f64, clicks as f64, rate)
        })
        .collect()
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(50);
    let pins = draw(2_000, &mut rng);
    let counts: Vec<(f64, f64)> = pins.iter().map(|(views, clicks, _)| (*views, *clicks)).collect();
    let found = prior(&counts).expect("pins differ");
    println!("prior: {:.1} clicks in {:.1} views", found.a, found.a + found.b);

    let error = |few: bool, estimate: &dyn Fn(f64, f64) -> f64| {
        let of: Vec<_> = pins.iter().filter(|(views, ..)| (*views <= 20.0) == few).collect();
        let square = of.iter().map(|(v, c, rate)| (estimate(*v, *c) - rate).powi(2)).sum::<f64>();
        (square / of.len() as f64).sqrt()
    };
    println!("{:<12}{:>16}{:>16}", "error", "up to 20 views", "more views");
    for (name, estimate) in [
        ("raw", &(|views, clicks| clicks / views) as &dyn Fn(f64, f64) -> f64),
        ("smoothed", &|views, clicks| smoothed(views, clicks, found)),
        ("the mean", &|_, _| found.a / (found.a + found.b)),
    ] {
        println!("{name:<12}{:>16.4}{:>16.4}", error(true, estimate), error(false, estimate));
    }
    println!("1 click of 1 view: {:.3}", smoothed(1.0, 1.0, found));
    println!("60 clicks of 1000: {:.3}", smoothed(1_000.0, 60.0, found));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn few_views_lean_on_the_prior_and_many_do_not() {
        let prior = Prior { a: 2.0, b: 38.0 };
        assert_close!(smoothed(0.0, 0.0, prior), 0.05, 1e-12);
        assert_close!(smoothed(1.0, 1.0, prior), 3.0 / 41.0, 1e-12);
        assert_close!(smoothed(1e9, 6e7, prior), 0.06, 1e-6);
    }

    #[test]
    fn the_estimate_lies_between_the_pin_and_the_prior() {
        let prior = Prior { a: 2.0, b: 38.0 };
        for (views, clicks) in [(1.0, 0.0), (1.0, 1.0), (40.0, 3.0), (500.0, 5.0)] {
            let (raw, estimate) = (clicks / views, smoothed(views, clicks, prior));
            assert!(estimate >= f64::min(raw, 0.05) && estimate <= f64::max(raw, 0.05));
        }
    }

    #[test]
    fn the_prior_is_found_again() {
        let mut rng = Rng::new(6);
        let counts: Vec<(f64, f64)> =
            draw(20_000, &mut rng).iter().map(|(views, clicks, _)| (*views, *clicks)).collect();
        let found = prior(&counts).expect("pins differ");
        assert_close!(found.a / (found.a + found.b), 0.05, 0.002);
        // Moments of a spread are estimated less well than a mean.
        assert_close!(found.a + found.b, 40.0, 12.0);
    }

    #[test]
    fn pins_that_are_all_alike_have_no_prior() {
        assert!(prior(&[(10.0, 1.0), (10.0, 1.0), (10.0, 1.0)]).is_none());
    }

    #[test]
    fn a_draw_from_beta_has_its_mean() {
        let mut rng = Rng::new(40);
        let mean = (0..20_000).map(|_| beta(2, 38, &mut rng)).sum::<f64>() / 20_000.0;
        // Standard deviation 0.034; four standard errors.
        assert_close!(mean, 0.05, 0.001);
    }
}
