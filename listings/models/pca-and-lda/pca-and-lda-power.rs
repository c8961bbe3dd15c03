//! Principal components by power iteration and deflation.
//!
//! Contract: `rows` are n ≥ 2 rows of d finite numbers; k ≤ d components. The covariance divides by
//! n − 1. A component is a unit vector; its sign is arbitrary. O(n d²) for the covariance, O(d²) for
//! each iteration; the number of iterations grows as two variances come close.
//!
//! The six rows and their numbers are those of scikit-learn's `PCA`; a random start (seeded) is
//! almost surely not orthogonal to what is looked for.

use kit::rng::Rng;

// ANCHOR: covariance
/// The means, and the covariance matrix of the features.
pub fn covariance(rows: &[Vec<f64>]) -> (Vec<f64>, Vec<Vec<f64>>) {
    let (n, d) = (rows.len() as f64, rows[0].len());
    let means: Vec<f64> = (0..d).map(|j| rows.iter().map(|row| row[j]).sum::<f64>() / n).collect();
    let entry = |j: usize, k: usize| {
        let products = rows.iter().map(|row| (row[j] - means[j]) * (row[k] - means[k]));
        products.sum::<f64>() / (n - 1.0)
    };
    let matrix = (0..d).map(|j| (0..d).map(|k| entry(j, k)).collect()).collect();
    (means, matrix)
}
// ANCHOR_END: covariance

// ANCHOR: power
/// The largest eigenvalue of a covariance matrix and its unit eigenvector.
pub fn leading(matrix: &[Vec<f64>], rng: &mut Rng) -> (f64, Vec<f64>) {
    let mut v = unit((0..matrix.len()).map(|_| rng.normal()).collect());
    let mut value = 0.0;
    for _ in 0..10_000 {
        let image: Vec<f64> = matrix.iter().map(|line| dot(line, &v)).collect();
        value = dot(&v, &image);
        if dot(&image, &image) == 0.0 {
            break; // no variance left: any direction will do
        }
        let next = unit(image);
        let moved: f64 = v.iter().zip(&next).map(|(a, b)| (a - b).abs()).sum();
        v = next;
        if moved < 1e-14 {
            break;
        }
    }
    (value, v)
}

/// The k directions of most variance, with their variances: each time the strongest, then taken out.
pub fn principal_components(mut matrix: Vec<Vec<f64>>, k: usize) -> Vec<(f64, Vec<f64>)> {
    let mut rng = Rng::new(18);
    let mut found = Vec::with_capacity(k);
    for _ in 0..k {
        let (variance, v) = leading(&matrix, &mut rng);
        for (i, line) in matrix.iter_mut().enumerate() {
            for (entry, vj) in line.iter_mut().zip(&v) {
                *entry -= variance * v[i] * vj; // deflation
            }
        }
        found.push((variance, v));
    }
    found
}
// ANCHOR_END: power

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn unit(v: Vec<f64>) -> Vec<f64> {
    let length = dot(&v, &v).sqrt();
    v.into_iter().map(|x| x / length).collect()
}

// ANCHOR: project
/// Coordinates of a row in the components.
pub fn project(row: &[f64], means: &[f64], components: &[(f64, Vec<f64>)]) -> Vec<f64> {
    let centred: Vec<f64> = row.iter().zip(means).map(|(x, mean)| x - mean).collect();
    components.iter().map(|(_, v)| dot(&centred, v)).collect()
}

/// Back to the features: the closest row that the components can say.
pub fn reconstruct(scores: &[f64], means: &[f64], components: &[(f64, Vec<f64>)]) -> Vec<f64> {
    let mut row = means.to_vec();
    for (score, (_, v)) in scores.iter().zip(components) {
        row.iter_mut().zip(v).for_each(|(x, vj)| *x += score * vj);
    }
    row
}
// ANCHOR_END: project

/// The shares of the variance, as text.
fn shares(matrix: &[Vec<f64>]) -> String {
    let total: f64 = (0..matrix.len()).map(|j| matrix[j][j]).sum();
    let components = principal_components(matrix.to_vec(), matrix.len());
    let each = components.iter().map(|(variance, _)| format!("{:.4}", variance / total));
    each.collect::<Vec<_>>().join(" ")
}

// ANCHOR: main
fn main() {
    let rows = [[-1.0, -1.0], [-2.0, -1.0], [-3.0, -2.0], [1.0, 1.0], [2.0, 1.0], [3.0, 2.0]];
    let (means, matrix) = covariance(&rows.map(|row| row.to_vec()));
    println!("covariance {matrix:.1?}");
    let components = principal_components(matrix.clone(), 2);
    for (variance, v) in &components {
        let (x, y) = (v[0].abs(), v[1] * v[0].signum());
        println!("variance {variance:.4}, direction ±({x:.4}, {y:.4})");
    }
    println!("shares {}", shares(&matrix));
    let first = &components[..1];
    let score = project(&rows[2], &means, first);
    println!("(−3, −2) from one number: {:.2?}", reconstruct(&score, &means, first));

    let (_, mut matrix) = covariance(&kit::data::iris().rows);
    println!("iris in cm           {}", shares(&matrix));
    let deviations: Vec<f64> = (0..4).map(|j| matrix[j][j].sqrt()).collect();
    for (line, here) in matrix.iter_mut().zip(&deviations) {
        line.iter_mut().zip(&deviations).for_each(|(entry, there)| *entry /= here * there);
    }
    println!("iris, standardised   {}", shares(&matrix));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{assert_all_close, assert_close};

    fn six() -> Vec<Vec<f64>> {
        let rows = [[-1, -1], [-2, -1], [-3, -2], [1, 1], [2, 1], [3, 2]];
        rows.map(|row| row.map(f64::from).to_vec()).to_vec()
    }

    /// Published, rounded, in the docstring of scikit-learn's `PCA`; recomputed with version 1.9.1.
    #[test]
    fn agrees_with_scikit_learn() {
        let (_, matrix) = covariance(&six());
        let found = principal_components(matrix, 2);
        assert_close!(found[0].0, 7.939_543_120_7, 1e-9);
        assert_close!(found[1].0, 0.060_456_879_3, 1e-9);
        let total = found[0].0 + found[1].0;
        assert_close!(found[0].0 / total, 0.992_442_890_1, 1e-9);
        assert_close!(found[1].0 / total, 0.007_557_109_9, 1e-9);
        // A singular value of the centred rows is √((n − 1) · variance).
        assert_close!((5.0 * found[0].0).sqrt(), 6.300_612_319_7, 1e-9);
        assert_close!((5.0 * found[1].0).sqrt(), 0.549_803_961_8, 1e-9);
        let sign = found[0].1[0].signum();
        let direction: Vec<f64> = found[0].1.iter().map(|x| x * sign).collect();
        assert_all_close!(&direction, &[0.838_492_237_9, 0.544_913_540_8], 1e-9);
    }

    #[test]
    fn all_components_together_lose_nothing() {
        let rows = six();
        let (means, matrix) = covariance(&rows);
        let components = principal_components(matrix, 2);
        for row in &rows {
            let back = reconstruct(&project(row, &means, &components), &means, &components);
            assert_all_close!(&back, row, 1e-9);
        }
    }

    /// The mean squared error of a reconstruction is the variance that was left out.
    #[test]
    fn what_is_left_out_is_the_error() {
        let rows = kit::data::iris().rows;
        let (means, matrix) = covariance(&rows);
        let components = principal_components(matrix, 4);
        let kept = &components[..2];
        let error: f64 = rows
            .iter()
            .flat_map(|row| {
                let back = reconstruct(&project(row, &means, kept), &means, kept);
                row.iter().zip(back).map(|(x, y)| (x - y).powi(2)).collect::<Vec<_>>()
            })
            .sum();
        assert_close!(error / 149.0, components[2].0 + components[3].0, 1e-9);
    }

    #[test]
    fn constant_rows_have_no_variance() {
        let (_, matrix) = covariance(&vec![vec![3.0, 1.0]; 4]);
        for (variance, v) in principal_components(matrix, 2) {
            assert_close!(variance, 0.0, 0.0);
            assert_close!(dot(&v, &v), 1.0, 1e-12);
        }
    }

    /// With equal variances every direction is as good: the variances are right all the same.
    #[test]
    fn a_circle_has_no_first_direction() {
        let found = principal_components(vec![vec![2.0, 0.0], vec![0.0, 2.0]], 2);
        assert_close!(found[0].0, 2.0, 1e-12);
        assert_close!(found[1].0, 2.0, 1e-12);
        assert_close!(dot(&found[0].1, &found[1].1), 0.0, 1e-12);
    }
}
