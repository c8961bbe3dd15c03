//! Shapley values of one prediction, exactly.
//!
//! The value of a set S of features is v(S), the mean prediction when the features of S are those of
//! the item explained and the others come from background rows. Feature j gets
//! φ = Σ over S without j of |S|! (d − |S| − 1)! / d! · (v(S ∪ {j}) − v(S)): its mean contribution over
//! all orders in which features can become known. The φ add up to f(x) minus the mean prediction.
//!
//! Costs 2^d · rows predictions: for d up to about 15. Source: L. S. Shapley, "A value for n-person
//! games", 1953; S. Lundberg, S.-I. Lee, "A unified approach to interpreting model predictions", 2017.

// ANCHOR: shapley
/// v of every set of features, a set being the bits of its index.
///
/// `x` and each row of `background`, of which there is at least one, have the same length d.
pub fn set_values(f: impl Fn(&[f64]) -> f64, x: &[f64], background: &[Vec<f64>]) -> Vec<f64> {
    let mut mixed = x.to_vec();
    (0..1_usize << x.len())
        .map(|set| {
            let mut sum = 0.0;
            for row in background {
                for j in 0..x.len() {
                    mixed[j] = if set >> j & 1 == 1 { x[j] } else { row[j] };
                }
                sum += f(&mixed);
            }
            sum / background.len() as f64
        })
        .collect()
}

/// The Shapley values of `d` players, from the 2^d values of all sets.
pub fn shapley(values: &[f64], d: usize) -> Vec<f64> {
    // weights[s] = s! (d − s − 1)! / d!, by steps: from s − 1 to s it changes by s / (d − s).
    let mut weights = vec![1.0 / d as f64]; // (1)
    for s in 1..d {
        weights.push(weights[s - 1] * s as f64 / (d - s) as f64);
    }
    (0..d)
        .map(|j| {
            let without = (0..values.len()).filter(|set| set >> j & 1 == 0);
            without
                .map(|set| {
                    let gain = values[set | 1 << j] - values[set];
                    weights[set.count_ones() as usize] * gain
                })
                .sum()
        })
        .collect()
}
// ANCHOR_END: shapley

// ANCHOR: main
fn main() {
    // Recency counts by itself; image and text quality only count together; the id never does.
    let f = |x: &[f64]| x[0] + 4.0 * x[1] * x[2];
    let background: Vec<Vec<f64>> = (0..8_u32)
        .map(|i| vec![f64::from(i & 1), f64::from(i >> 1 & 1), f64::from(i >> 2), 0.0])
        .collect();
    for x in [[1.0, 1.0, 1.0, 7.0], [1.0, 1.0, 0.0, 7.0]] {
        let values = set_values(f, &x, &background);
        let phi = shapley(&values, 4);
        let total: f64 = phi.iter().sum();
        println!("prediction {} = mean {} + {total}", f(&x), values[0]);
        for (name, phi) in ["recency", "image", "text", "id"].iter().zip(phi) {
            println!("  {name:8} {phi:+.2}");
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_all_close;

    /// Two players: alone 1 and 2, together 5. Each gets the mean of first and second place.
    #[test]
    fn two_players_by_hand() {
        assert_all_close!(&shapley(&[0.0, 1.0, 2.0, 5.0], 2), &[2.0, 3.0], 1e-15);
    }

    /// A linear model: weight times distance from the mean, whatever the background.
    #[test]
    fn a_linear_model_in_closed_form() {
        let background = vec![vec![1.0, 5.0, 0.0], vec![3.0, 1.0, 2.0]];
        let f = |x: &[f64]| 2.0 * x[0] - x[1] + 0.5 * x[2] + 9.0;
        let values = set_values(f, &[4.0, 4.0, 4.0], &background);
        assert_all_close!(&shapley(&values, 3), &[4.0, -1.0, 1.5], 1e-12);
    }

    #[test]
    fn no_feature_and_one() {
        assert!(shapley(&[3.0], 0).is_empty());
        assert_all_close!(&shapley(&[3.0, 5.0], 1), &[2.0], 0.0);
    }
}
