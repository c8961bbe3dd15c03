//! Covariate, label and concept drift, each alone, and what each does to a model.
//!
//! The old world: 20 % positives; x is normal with mean 1 for positives, 0 for negatives, variance 1.
//! By Bayes P(y = 1 | x) = sigmoid(x − ½ + ln(0.2/0.8)), and that is the model, perfect for its world.
//!
//! - Covariate drift: x moves up by 0.7, P(y | x) stays.
//! - Label drift: 40 % positives, P(x | y) stays.
//! - Concept drift: x stays, P(y = 1 | x) = sigmoid(½ − x + ln(0.2/0.8)): what attracted repels.
//!
//! 20,000 rows each, seed 60. A log loss is known to about 0.004, a share to 0.003.

use kit::rng::Rng;

fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

// ANCHOR: worlds
const PRIOR_LOGIT: f64 = -1.386_294_361_119_890_6; // ln(0.2/0.8)

/// The model: the old world's P(y = 1 | x).
pub fn model(x: f64) -> f64 {
    sigmoid(x - 0.5 + PRIOR_LOGIT)
}

/// What changes between training and today.
#[derive(Debug, Clone, Copy)]
pub enum Drift {
    /// Nothing.
    None,
    /// P(x).
    Covariate,
    /// P(y).
    Label,
    /// P(y | x).
    Concept,
}

/// One row (x, y).
pub fn draw(drift: Drift, rng: &mut Rng) -> (f64, bool) {
    let positives = if matches!(drift, Drift::Label) { 0.4 } else { 0.2 };
    let y = rng.bernoulli(positives);
    let x = f64::from(u8::from(y)) + rng.normal();
    match drift {
        Drift::None | Drift::Label => (x, y),
        Drift::Covariate => (x + 0.7, rng.bernoulli(model(x + 0.7))),
        Drift::Concept => (x, rng.bernoulli(sigmoid(0.5 - x + PRIOR_LOGIT))),
    }
}
// ANCHOR_END: worlds

/// How far x has moved: its PSI over bins of width ½ from −2 to 3.
fn psi(old: &[f64], new: &[f64]) -> f64 {
    let shares = |values: &[f64]| -> Vec<f64> {
        let mut counts = [0.5_f64; 12];
        for &value in values {
            let edges = (0..11).filter(|&i| -2.0 + 0.5 * f64::from(i) <= value).count();
            counts[edges] += 1.0;
        }
        let total: f64 = counts.iter().sum();
        counts.iter().map(|count| count / total).collect()
    };
    shares(old).iter().zip(shares(new)).map(|(e, a)| (a - e) * (a / e).ln()).sum()
}

// ANCHOR: report
/// What monitoring sees: PSI of x; mean score, share of positives and log loss of the model.
pub fn report(drift: Drift, rows: usize, rng: &mut Rng) -> [f64; 4] {
    let mut old: Vec<f64> = Vec::new();
    let (mut new, mut score, mut positives, mut loss) = (Vec::new(), 0.0, 0.0, 0.0);
    for _ in 0..rows {
        old.push(draw(Drift::None, rng).0);
        let (x, y) = draw(drift, rng);
        let p = model(x);
        new.push(x);
        score += p;
        positives += f64::from(u8::from(y));
        loss -= if y { p.ln() } else { (-p).ln_1p() };
    }
    let rows = rows as f64;
    [psi(&old, &new), score / rows, positives / rows, loss / rows]
}
// ANCHOR_END: report

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(60);
    println!("drift       PSI of x   mean score   positives   log loss");
    for drift in [Drift::None, Drift::Covariate, Drift::Label, Drift::Concept] {
        let [psi, score, positives, loss] = report(drift, 20_000, &mut rng);
        let name = format!("{drift:?}");
        println!("{name:<10} {psi:9.3} {score:12.3} {positives:11.3} {loss:10.3}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    /// 10,000 rows: a share is known to 0.005, four standard errors are 0.02.
    #[test]
    fn each_kind_shows_where_it_must() {
        let mut rng = Rng::new(1);
        let mut seen = |drift| report(drift, 10_000, &mut rng);
        let [psi, score, positives, old] = seen(Drift::None);
        assert!(psi < 0.01 && (score - positives).abs() < 0.02);
        let [psi, score, positives, _] = seen(Drift::Covariate);
        assert!(psi > 0.25 && (score - positives).abs() < 0.02, "calibrated all the same");
        let [psi, score, positives, _] = seen(Drift::Label);
        assert!(psi < 0.1 && positives - score > 0.1, "{psi} {score} {positives}");
        let [psi, _, _, loss] = seen(Drift::Concept);
        assert!(psi < 0.01 && loss > old + 0.1, "no input moved, {loss} {old}");
    }
}
