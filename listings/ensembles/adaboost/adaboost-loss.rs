//! Where the vote comes from: one step of coordinate descent on the exponential loss.
//!
//! Contract: a weak learner is wrong on a share ε of the weight. Adding it with vote a makes the
//! exponential loss (1 − ε) e^(−a) + ε e^a times what it was. A numeric search for the best a must
//! find ½ ln((1 − ε)/ε), and the factor there is Z = 2 √(ε(1 − ε)).
//!
//! Also drawn: four losses over the margin y · F(x).
//!
//! Source: J. Friedman, T. Hastie, R. Tibshirani, "Additive logistic regression: a statistical view
//! of boosting", Annals of Statistics 28 (2000), section 4.

use kit::figure::{Figure, Line};

// ANCHOR: loss
/// What the exponential loss is multiplied by when a learner of error ε gets the vote `a`.
pub fn factor(error: f64, a: f64) -> f64 {
    (1.0 - error) * (-a).exp() + error * a.exp()
}

/// Where a function with one valley is smallest: cut off the worse third until little is left.
pub fn lowest(f: impl Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    while high - low > 1e-9 {
        let third = (high - low) / 3.0;
        if f(low + third) < f(high - third) {
            high -= third;
        } else {
            low += third;
        }
    }
    f64::midpoint(low, high)
}
// ANCHOR_END: loss

/// The four losses of a margin m: mistake, exponential, logistic (in bits), hinge.
pub fn losses(m: f64) -> [f64; 4] {
    [f64::from(u8::from(m <= 0.0)), (-m).exp(), (-m).exp().ln_1p() / 2_f64.ln(), (1.0 - m).max(0.0)]
}

// ANCHOR: main
fn main() {
    println!("error   best vote   ½ ln((1-e)/e)   factor there   2 sqrt(e(1-e))");
    for error in [0.01, 0.1, 0.3, 0.45, 0.5, 0.7] {
        let vote = lowest(|a| factor(error, a), -5.0, 5.0);
        let formula = 0.5 * ((1.0 - error) / error).ln();
        let (there, z) = (factor(error, vote), 2.0 * (error * (1.0 - error)).sqrt());
        println!("{error:.2}   {vote:>10.5}   {formula:>13.5}   {there:>12.5}   {z:>14.5}");
    }
    println!("\nmargin   mistake   exponential   logistic   hinge");
    for margin in [2.0, 0.0, -2.0, -4.0] {
        let [mistake, exponential, logistic, hinge] = losses(margin);
        println!("{margin:>6}   {mistake:>7}   {exponential:>11.2}   {logistic:>8.2}   {hinge:>5}");
    }
    let curve = |name: &str, which: usize| {
        let at = |step: i32| (f64::from(step) / 5.0, losses(f64::from(step) / 5.0)[which]);
        Line::new(name, (-15..=15).map(at))
    };
    Figure::new("margin: label times vote", "loss")
        .x_range(-3.0, 3.0)
        .y_range(0.0, 6.0)
        .with(curve("exponential", 1))
        .with(curve("logistic", 2))
        .with(Line::reference("mistake", [(-3.0, 1.0), (0.0, 1.0), (0.0, 0.0), (3.0, 0.0)]))
        .save("adaboost-losses");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// A valley is flat at its bottom: a search by values finds its place to about √(1e-16).
    #[test]
    fn the_search_finds_the_formula() {
        for percent in 1..100 {
            let error = f64::from(percent) / 100.0;
            let formula = 0.5 * ((1.0 - error) / error).ln();
            assert_close!(lowest(|a| factor(error, a), -5.0, 5.0), formula, 1e-6);
            assert_close!(factor(error, formula), 2.0 * (error * (1.0 - error)).sqrt(), 1e-12);
        }
    }

    #[test]
    fn every_loss_is_above_the_mistake() {
        for step in -100..=100 {
            let [mistake, exponential, logistic, hinge] = losses(f64::from(step) / 10.0);
            assert!(exponential >= mistake && logistic >= mistake && hinge >= mistake);
        }
    }
}
