//! Which offline metric would have picked the better ranker? Correlation over past launches.
//!
//! 40 simulated launches. Each has a true effect, normal with deviation 1. An offline metric sees it
//! with noise of deviation 1 or 2, the online result with noise of deviation 0.5. The correlation with
//! the *true* effect is 1/√(1 + noise²): 0.71 and 0.45; online noise multiplies it by
//! 1/√1.25 = 0.89. Repeated 400 times to see the spread of such a study, seed 12.

use kit::figure::{Figure, Points};
use kit::rng::Rng;

fn pearson(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let (mx, my) = pairs.iter().fold((0.0, 0.0), |(a, b), (x, y)| (a + x / n, b + y / n));
    let sum =
        |f: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|&(x, y)| f(x - mx, y - my)).sum::<f64>();
    sum(&|dx, dy| dx * dy) / (sum(&|dx, _| dx * dx) * sum(&|_, dy| dy * dy)).sqrt()
}

// ANCHOR: study
/// (offline, online) of some launches; `noise` is the offline metric's.
pub fn launches(rng: &mut Rng, count: usize, noise: f64) -> Vec<(f64, f64)> {
    let one = |rng: &mut Rng| {
        let effect = rng.normal();
        (effect + noise * rng.normal(), effect + 0.5 * rng.normal())
    };
    (0..count).map(|_| one(rng)).collect()
}

/// Mean and standard deviation of r over repeated studies.
pub fn spread(rng: &mut Rng, count: usize, noise: f64, repetitions: u32) -> (f64, f64) {
    let n = f64::from(repetitions);
    let r: Vec<f64> = (0..repetitions).map(|_| pearson(&launches(rng, count, noise))).collect();
    let mean = r.iter().sum::<f64>() / n;
    (mean, (r.iter().map(|r| (r - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt())
}
// ANCHOR_END: study

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(12);
    println!("launches   offline noise   mean r   spread of r");
    for (count, noise) in [(10, 1.0), (40, 1.0), (160, 1.0), (40, 2.0)] {
        let (mean, deviation) = spread(&mut rng, count, noise, 400);
        println!("{count:>8} {noise:>15} {mean:>8.2} {deviation:>13.2}");
    }
    let shown = launches(&mut rng, 40, 1.0);
    println!("the 40 launches of the figure: r = {:.2}", pearson(&shown));
    Figure::new("offline gain", "online gain")
        .with(Points::new("", shown).radius(3.0))
        .save("correlation-launches");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// r = 1/√((1 + 1)(1 + 0.25)) = 0.632; spread about (1 − r²)/√(n − 1) = 0.096 for n = 40.
    #[test]
    fn noise_attenuates() {
        let (mean, deviation) = spread(&mut Rng::new(1), 40, 1.0, 400);
        // The mean of 400 studies: four standard errors are 0.02; r is a little biased towards 0.
        assert_close!(mean, 0.632, 0.03);
        assert_close!(deviation, 0.096, 0.02);
    }
}
