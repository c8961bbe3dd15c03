//! Edit distance against the crate `strsim`, and as a metric; n-gram models as distributions.

mod listings;

use kit::approx::is_close;
use proptest::prelude::*;

use listings::did_you_mean::did_you_mean;
use listings::levenshtein::{Edit, edits, table, two_rows, within};
use listings::model::NGrams;

fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

fn sentences() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let word = prop::sample::select(vec!["a", "b", "c", "d"]);
    prop::collection::vec(prop::collection::vec(word, 0..6), 1..8)
}

proptest! {
    /// Three ways and the crate, on few letters, one of them of two bytes.
    #[test]
    fn as_strsim(a in "[abé]{0,12}", b in "[abé]{0,12}", limit in 0_usize..15) {
        let distance = strsim::levenshtein(&a, &b);
        let (a, b) = (chars(&a), chars(&b));
        prop_assert_eq!(two_rows(&a, &b), distance);
        prop_assert_eq!(table(&a, &b)[a.len()][b.len()], distance);
        prop_assert_eq!(within(&a, &b, limit), (distance <= limit).then_some(distance));
    }

    #[test]
    fn any_text_as_strsim(a in any::<String>(), b in any::<String>()) {
        let distance = strsim::levenshtein(&a, &b);
        prop_assert_eq!(two_rows(&chars(&a), &chars(&b)), distance);
        prop_assert_eq!(within(&chars(&a), &chars(&b), usize::MAX), Some(distance));
    }

    /// A metric: zero only for equals, symmetric, and no detour is shorter. And its bounds.
    #[test]
    fn a_metric(a in "[abc]{0,9}", b in "[abc]{0,9}", c in "[abc]{0,9}") {
        let (a, b, c) = (chars(&a), chars(&b), chars(&c));
        let ab = two_rows(&a, &b);
        prop_assert_eq!(ab == 0, a == b);
        prop_assert_eq!(ab, two_rows(&b, &a));
        prop_assert!(two_rows(&a, &c) <= ab + two_rows(&b, &c));
        prop_assert!(a.len().abs_diff(b.len()) <= ab && ab <= a.len().max(b.len()));
    }

    /// The edits lead from one to the other, and there are as many as the distance says.
    #[test]
    fn edits_can_be_replayed(a in "[abc]{0,9}", b in "[abc]{0,9}") {
        let (a, b) = (chars(&a), chars(&b));
        let (mut from, mut to, mut cost) = (Vec::new(), Vec::new(), 0);
        for edit in edits(&a, &b) {
            cost += usize::from(!matches!(edit, Edit::Keep(_)));
            match edit {
                Edit::Keep(c) => { from.push(c); to.push(c); }
                Edit::Replace(c, d) => { prop_assert_ne!(c, d); from.push(c); to.push(d); }
                Edit::Delete(c) => from.push(c),
                Edit::Insert(d) => to.push(d),
            }
        }
        prop_assert_eq!((&from, &to), (&a, &b));
        prop_assert_eq!(cost, two_rows(&a, &b));
    }

    /// The best known word by `strsim` and a full sort.
    #[test]
    fn did_you_mean_by_sorting(
        query in "[ab]{0,6}",
        known in prop::collection::btree_map("[ab]{0,6}", 0_u64..4, 0..10),
    ) {
        let known: Vec<(&str, u64)> = known.iter().map(|(word, n)| (word.as_str(), *n)).collect();
        let mut near = known.clone();
        near.retain(|(word, _)| strsim::levenshtein(&query, word) <= 2);
        near.sort_by_key(|(word, n)| (strsim::levenshtein(&query, word), u64::MAX - n, *word));
        prop_assert_eq!(did_you_mean(&query, &known), near.first().map(|(word, _)| *word));
    }

    /// After any context, seen or not, the probabilities of all words add up to 1.
    #[test]
    fn probabilities_add_up(train in sentences(), context in prop::collection::vec("[abcx]", 2), k in 0.01_f64..5.0) {
        let model = NGrams::train(&train, 3);
        let mut words: Vec<&str> = train.concat();
        words.extend(["</s>", "<unk>"]);
        words.sort_unstable();
        words.dedup();
        let sum: f64 = words.iter().map(|word| model.probability(&context, word, k)).sum();
        prop_assert!(is_close(sum, 1.0, 1e-12));
    }

    /// exp(−mean ln p) is the geometric mean of 1/p; order of sentences does not matter.
    #[test]
    fn perplexity_is_a_geometric_mean(train in sentences(), text in sentences(), k in 0.01_f64..5.0) {
        let model = NGrams::train(&train, 2);
        let mut product = 1.0;
        let mut words = 0;
        for sentence in &text {
            let known = |word: &&'static str| if train.concat().contains(word) { *word } else { "<unk>" };
            let mut before = "<s>".to_owned();
            for word in sentence.iter().map(known).chain(["</s>"]) {
                product *= model.probability(&[before], word, k);
                before = word.to_owned();
                words += 1;
            }
        }
        let perplexity = model.perplexity(&text, k).expect("sentences");
        prop_assert!(is_close(perplexity, product.powf(-1.0 / f64::from(words)), 1e-9));
        let mut reversed = text;
        reversed.reverse();
        prop_assert!(is_close(model.perplexity(&reversed, k).expect("sentences"), perplexity, 1e-12));
    }

    /// Without smoothing the counts are the best there is on their own text: more k, more perplexity.
    #[test]
    fn smoothing_costs_on_the_training_text(train in sentences(), k in 0.01_f64..5.0) {
        let model = NGrams::train(&train, 2);
        let at = |k: f64| model.perplexity(&train, k).expect("sentences");
        prop_assert!(at(1e-9) <= at(k) + 1e-9 && at(k) <= at(2.0 * k) + 1e-9);
    }
}
