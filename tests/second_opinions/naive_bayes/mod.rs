//! Naive Bayes: a published table, an exercise computed by hand, `smartcore` 0.7, and properties.

#[expect(
    clippy::todo,
    dead_code,
    unreachable_pub,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a listing is a program of its own, with the lints of the listings package"
)]
mod listings;

use kit::rng::Rng;
use kit::{assert_all_close, assert_close};
use listings::gaussian::GaussianNb;
use listings::learn_and_forget::Model;
use listings::multinomial::MultinomialNb;
use listings::{bernoulli, categorical, copies, variances};
use proptest::prelude::*;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::naive_bayes::bernoulli::{BernoulliNB, BernoulliNBParameters};
use smartcore::naive_bayes::categorical::{CategoricalNB, CategoricalNBParameters};
use smartcore::naive_bayes::gaussian::{GaussianNB as Theirs, GaussianNBParameters};
use smartcore::naive_bayes::multinomial::{MultinomialNB, MultinomialNBParameters};

const WORDS: [&str; 5] = ["a", "b", "c", "d", "e"];
const CLASSES: [&str; 3] = ["k0", "k1", "k2"];

/// Texts of five words in three classes: class, and how often each word occurs.
fn corpus() -> impl Strategy<Value = Vec<(usize, [u32; 5])>> {
    let text = (0_usize..3, prop::array::uniform5(0_u32..4));
    // One text of each class, with every word somewhere, so that all models have the same vocabulary.
    prop::collection::vec(text, 0..12).prop_map(|mut texts| {
        texts.extend([(0, [1, 1, 1, 1, 1]), (1, [1, 0, 2, 0, 0]), (2, [0, 1, 0, 0, 1])]);
        texts
    })
}

fn written(counts: &[u32; 5]) -> String {
    let words = WORDS.iter().zip(counts);
    words
        .flat_map(|(word, &n)| std::iter::repeat_n(*word, n as usize))
        .collect::<Vec<_>>()
        .join(" ")
}

/// C. Huyen, *Introduction to Machine Learning Interviews*, section 8.1.2: four tweets, Laplace
/// smoothing, words that are not in the training texts dropped. Computed independently.
#[test]
fn the_four_tweets() {
    let tweets = [
        ("neg", "this makes me so upset"),
        ("neg", "no hamsters allowed in my house"),
        ("pos", "this puppy makes me happy"),
        ("pos", "look at this happy hamster"),
    ];
    let model = MultinomialNb::fit(&tweets, 1.0);
    let query = "the hamster is upset with the puppy";
    assert_all_close!(model.joint_log(query), [-9.887_510_598_0, -9.081_142_433_5], 1e-9);
    assert_close!(model.predict_proba(query)[1], 0.691_335_042_7, 1e-9);
}

/// ORACLES: scikit-learn 1.9 on its six points; Mitchell's day.
#[test]
fn values_of_scikit_learn_and_of_mitchell() {
    let (rows, labels) = listings::gaussian::six_points();
    let model = GaussianNb::fit(&rows, &labels).expect("well formed");
    assert_all_close!(model.joint_log(&[-0.8, -1.0]), [-2.906_252_995_7, -19.706_252_710_1], 1e-9);
    let day = ["sunny", "cool", "high", "strong"];
    let [yes, no] =
        [true, false].map(|label| categorical::product(&categorical::DAYS, day, label, 0.0));
    assert_close!(yes, 0.0053, 5e-5);
    assert_close!(no, 0.0206, 5e-5);
    assert_close!(no / (yes + no), 0.795, 5e-4);
}

/// All 36 possible days, smoothed, against `smartcore`'s categorical model.
#[test]
fn every_day_is_called_as_smartcore_calls_it() {
    let values: [&[&str]; 4] = [
        &["sunny", "overcast", "rain"],
        &["hot", "mild", "cool"],
        &["high", "normal"],
        &["weak", "strong"],
    ];
    let code = |day: &[&str; 4]| -> Vec<u32> {
        let index = |(j, value): (usize, &&str)| {
            values[j].iter().zip(0..).find(|(other, _)| *other == value).expect("a value").1
        };
        day.iter().enumerate().map(index).collect()
    };
    let rows: Vec<Vec<u32>> = categorical::DAYS.iter().map(|day| code(&day.0)).collect();
    let labels: Vec<u32> = categorical::DAYS.iter().map(|day| u32::from(day.1)).collect();
    let theirs = CategoricalNB::fit(
        &DenseMatrix::from_2d_vec(&rows).expect("a matrix"),
        &labels,
        CategoricalNBParameters::default().with_alpha(1.0),
    )
    .expect("well formed");
    for outlook in values[0] {
        for temperature in values[1] {
            for humidity in values[2] {
                for wind in values[3] {
                    let day = [*outlook, *temperature, *humidity, *wind];
                    let [yes, no] = [true, false]
                        .map(|label| categorical::product(&categorical::DAYS, day, label, 1.0));
                    let query = DenseMatrix::from_2d_vec(&vec![code(&day)]).expect("a matrix");
                    let said = theirs.predict(&query).expect("four features");
                    assert_eq!(said, [u32::from(yes > no)], "{day:?}");
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn multinomial_is_that_of_smartcore(texts in corpus(), alpha in 0.05..3.0) {
        let ours_in: Vec<(&str, String)> =
            texts.iter().map(|(class, counts)| (CLASSES[*class], written(counts))).collect();
        let ours_in: Vec<(&str, &str)> = ours_in.iter().map(|(c, t)| (*c, t.as_str())).collect();
        let ours = MultinomialNb::fit(&ours_in, alpha);
        let rows: Vec<Vec<u32>> = texts.iter().map(|text| text.1.to_vec()).collect();
        let labels: Vec<u32> = texts.iter().map(|text| u32::try_from(text.0).expect("small")).collect();
        let theirs = MultinomialNB::fit(
            &DenseMatrix::from_2d_vec(&rows).expect("a matrix"),
            &labels,
            MultinomialNBParameters::default().with_alpha(alpha),
        )
        .expect("well formed");
        // One word more in a text changes the joint logarithm by that word's.
        let base = ours.joint_log("");
        for (word, name) in WORDS.iter().enumerate() {
            let with = ours.joint_log(name);
            for class in 0..3 {
                let log = theirs.feature_log_prob()[class][word];
                assert_close!(with[class] - base[class], log, 1e-12);
            }
        }
    }

    #[test]
    fn bernoulli_calls_as_smartcore_calls(texts in corpus(), alpha in 0.05..3.0) {
        let strings: Vec<(&str, String)> =
            texts.iter().map(|(class, counts)| (CLASSES[*class], written(counts))).collect();
        let ours_in: Vec<(&str, &str)> = strings.iter().map(|(c, t)| (*c, t.as_str())).collect();
        let rows: Vec<Vec<f64>> = texts
            .iter()
            .map(|text| text.1.iter().map(|&n| f64::from(u8::from(n > 0))).collect())
            .collect();
        let labels: Vec<u32> = texts.iter().map(|text| u32::try_from(text.0).expect("small")).collect();
        let data = DenseMatrix::from_2d_vec(&rows).expect("a matrix");
        let theirs = BernoulliNB::fit(
            &data,
            &labels,
            BernoulliNBParameters::default().with_alpha(alpha),
        )
        .expect("well formed");
        let said = theirs.predict(&data).expect("five features");
        for ((_, text), theirs) in ours_in.iter().zip(said) {
            let proba = bernoulli::predict_proba(&ours_in, text, alpha);
            let mut sorted: Vec<f64> = proba.values().copied().collect();
            sorted.sort_by(f64::total_cmp);
            if sorted[2] - sorted[1] > 1e-9 {
                let best = CLASSES[theirs as usize];
                prop_assert!(proba.values().all(|&p| p <= proba[best]), "{proba:?}, {best}");
            }
        }
    }

    /// Without a floor in `smartcore`; means and variances to twelve digits and to the floor.
    #[test]
    fn gaussian_is_that_of_smartcore(seed: u64, n in 12_usize..60) {
        let mut rng = Rng::new(seed);
        let labels: Vec<u32> = (0..3).cycle().take(n).collect();
        let rows: Vec<Vec<f64>> =
            labels.iter().map(|&l| (0..2).map(|_| f64::from(l) + rng.normal()).collect()).collect();
        let ours = GaussianNb::fit(&rows, &labels).expect("well formed");
        let data = DenseMatrix::from_2d_vec(&rows).expect("a matrix");
        let theirs = Theirs::fit(&data, &labels, GaussianNBParameters::default()).expect("fits");
        for (class, (means, vars)) in ours.0.iter().zip(theirs.theta().iter().zip(theirs.var())) {
            let (m, v): (Vec<f64>, Vec<f64>) = class.features.iter().copied().unzip();
            assert_all_close!(m, means, 1e-12);
            assert_all_close!(v, vars, 1e-7);
        }
        for (row, said) in rows.iter().zip(theirs.predict(&data).expect("two features")) {
            let mut sorted = ours.predict_proba(row);
            assert_close!(sorted.iter().sum::<f64>(), 1.0, 1e-12);
            sorted.sort_by(f64::total_cmp);
            if sorted[2] - sorted[1] > 1e-6 {
                prop_assert_eq!(ours.predict(row), said);
            }
        }
    }

    /// Another unit for a feature changes no probability (the floor apart).
    #[test]
    fn gaussian_does_not_see_units(seed: u64, scale in 0.01..100.0, shift in -50.0..50.0) {
        let mut rng = Rng::new(seed);
        let labels: Vec<u32> = (0..2).cycle().take(20).collect();
        let rows: Vec<Vec<f64>> =
            labels.iter().map(|&l| vec![f64::from(l) + rng.normal(), rng.normal()]).collect();
        let moved: Vec<Vec<f64>> =
            rows.iter().map(|row| vec![scale * row[0] + shift, row[1]]).collect();
        let one = GaussianNb::fit(&rows, &labels).expect("well formed");
        let other = GaussianNb::fit(&moved, &labels).expect("well formed");
        for (row, moved) in rows.iter().zip(&moved) {
            assert_all_close!(one.predict_proba(row), other.predict_proba(moved), 1e-4);
        }
    }

    /// The boundary of the page, against the classifier's own probabilities on a class of two points
    /// each: mean ± standard deviation has exactly that mean and variance.
    #[test]
    fn boundaries_are_those_of_the_classifier(variance in 0.2..5.0) {
        let sd = f64::sqrt(variance);
        let rows = [-1.0, 1.0, 1.5 - sd, 1.5 + sd].map(|x| vec![x]);
        let model = GaussianNb::fit(&rows, &[0, 0, 1, 1]).expect("well formed");
        for x in variances::boundaries(variance) {
            // Close to a variance of 1 the second boundary runs off to infinity.
            if x.abs() < 100.0 {
                assert_close!(model.predict_proba(&[x])[0], 0.5, 1e-4);
            }
        }
    }

    /// The exercise against the listing, which learns from all texts at once.
    #[test]
    fn learning_one_by_one_is_learning_at_once(texts in corpus(), query in prop::array::uniform5(0_u32..3)) {
        let strings: Vec<(&str, String)> =
            texts.iter().map(|(class, counts)| (CLASSES[*class], written(counts))).collect();
        let all: Vec<(&str, &str)> = strings.iter().map(|(c, t)| (*c, t.as_str())).collect();
        let mut model = Model::default();
        for (class, counts) in &texts {
            let text = written(counts);
            let words: Vec<&str> = text.split_whitespace().collect();
            model.learn(u32::try_from(*class).expect("small"), &words);
        }
        let query = written(&query);
        let joint = MultinomialNb::fit(&all, 1.0).joint_log(&query);
        let words: Vec<&str> = query.split_whitespace().collect();
        let best = model.best(&words).expect("there are texts") as usize;
        prop_assert!(joint.iter().all(|log| *log <= joint[best] + 1e-8));
    }
}

/// The odds that naive Bayes states with m copies are those of one copy, to the power m.
#[test]
fn copies_multiply_the_log_odds() {
    let odds = |a: f64, m: u32| {
        let p = copies::stated(a, 0.0, m);
        (p / (1.0 - p)).ln()
    };
    for a in [-1.5, 0.3, 2.0] {
        assert_close!(odds(a, 4), 4.0 * odds(a, 1), 1e-9);
    }
}
