//! From a report, "precision 0.70, recall 0.45", back to counts, F1 and cost; and from two reports
//! to the price at which the choice changes.
//!
//! Notation: n⁺ positives; P = TP/(TP + FP), R = TP/(TP + FN). So TP = R·n⁺, FN = n⁺ − TP,
//! FP = TP·(1 − P)/P. Counts are not whole, because P and R were rounded when they were reported.
//!
//! The numbers (10 000 rows, 8 % positive, two thresholds, a false alarm costs 1 and a miss 5) are a
//! reported interview question; see the chapter's sources. Standard library only, nothing newer than
//! Rust 1.59.

// ANCHOR: counts
/// What a threshold does to the items, in expected counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counts {
    /// Positives called positive.
    pub true_positives: f64,
    /// Negatives called positive: false alarms.
    pub false_positives: f64,
    /// Positives called negative: misses.
    pub false_negatives: f64,
}

/// Counts from precision in (0, 1] and recall in [0, 1]. `None` outside: a precision of 0 with a
/// recall above 0 contradicts itself, and with a recall of 0 it leaves the false alarms open.
pub fn counts(positives: f64, precision: f64, recall: f64) -> Option<Counts> {
    let valid = precision > 0.0 && precision <= 1.0 && (0.0..=1.0).contains(&recall);
    if !valid || positives < 0.0 {
        return None;
    }
    let true_positives = recall * positives;
    Some(Counts {
        true_positives,
        false_positives: true_positives * (1.0 - precision) / precision,
        false_negatives: positives - true_positives,
    })
}

impl Counts {
    /// F1 = 2 TP / (2 TP + FP + FN); `None` if there is nothing positive, called or real.
    pub fn f1(&self) -> Option<f64> {
        let of = 2.0 * self.true_positives + self.false_positives + self.false_negatives;
        if of > 0.0 { Some(2.0 * self.true_positives / of) } else { None }
    }

    /// What the mistakes cost.
    pub fn cost(&self, false_alarm: f64, miss: f64) -> f64 {
        false_alarm * self.false_positives + miss * self.false_negatives
    }
}
// ANCHOR_END: counts

// ANCHOR: even
/// The price of a miss, in false alarms, at which two operating points cost the same.
///
/// `None` if one of them is at least as good in both mistakes: then no price makes them even.
pub fn break_even(one: &Counts, other: &Counts) -> Option<f64> {
    let more_alarms = other.false_positives - one.false_positives;
    let fewer_misses = one.false_negatives - other.false_negatives;
    // Of the same sign: one pays in alarms what it saves in misses.
    if more_alarms * fewer_misses > 0.0 { Some(more_alarms / fewer_misses) } else { None }
}
// ANCHOR_END: even

// ANCHOR: main
fn main() {
    let positives = 0.08 * 10_000.0;
    let strict = counts(positives, 0.70, 0.45).expect("shares");
    let lenient = counts(positives, 0.58, 0.66).expect("shares");
    println!("{:<10}{:>7}{:>9}{:>7}{:>9}{:>10}", "threshold", "TP", "FP", "FN", "F1", "cost");
    for (name, c) in [("0.50", strict), ("0.30", lenient)] {
        println!(
            "{name:<10}{:>7.0}{:>9.2}{:>7.0}{:>9.4}{:>10.2}",
            c.true_positives,
            c.false_positives,
            c.false_negatives,
            c.f1().expect("there are positives"),
            c.cost(1.0, 5.0)
        );
    }
    let even = break_even(&strict, &lenient).expect("each is better in one mistake");
    println!("even if a miss costs {even:.3} false alarms");
    for miss in [1.0, even, 5.0] {
        let (s, l) = (strict.cost(1.0, miss), lenient.cost(1.0, miss));
        println!("a miss costs {miss:.2}: {s:>7.1} and {l:>7.1}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    /// TP = 0.45 · 800 = 360, FP = 360 · 3/7, FN = 440; F1 = 2 P R / (P + R) = 0.63/1.15.
    #[test]
    fn the_reported_question() {
        let strict = counts(800.0, 0.70, 0.45).expect("shares");
        assert_close!(strict.true_positives, 360.0, 1e-9);
        assert_close!(strict.false_positives, 154.285_714_285_7, 1e-9);
        assert_close!(strict.false_negatives, 440.0, 1e-9);
        assert_close!(strict.f1().expect("positives"), 0.547_826_087_0, 1e-9);
        assert_close!(strict.cost(1.0, 5.0), 2_354.285_714_285_7, 1e-9);
        let lenient = counts(800.0, 0.58, 0.66).expect("shares");
        assert_close!(lenient.false_positives, 382.344_827_586_2, 1e-9);
        assert_close!(lenient.f1().expect("positives"), 0.617_419_354_8, 1e-9);
        assert_close!(lenient.cost(1.0, 5.0), 1_742.344_827_586_2, 1e-9);
    }

    #[test]
    fn at_the_break_even_price_both_cost_the_same() {
        let strict = counts(800.0, 0.70, 0.45).expect("shares");
        let lenient = counts(800.0, 0.58, 0.66).expect("shares");
        let even = break_even(&strict, &lenient).expect("a trade");
        assert_close!(strict.cost(1.0, even), lenient.cost(1.0, even), 1e-9);
        assert_close!(even, break_even(&lenient, &strict).expect("a trade"), 1e-12);
    }

    #[test]
    fn who_is_better_in_both_mistakes_has_no_price() {
        let good = counts(100.0, 0.9, 0.9).expect("shares");
        let bad = counts(100.0, 0.5, 0.5).expect("shares");
        assert_eq!(break_even(&good, &bad), None);
        assert_eq!(break_even(&good, &good), None);
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        for (precision, recall) in
            [(0.0, 0.5), (0.0, 0.0), (1.1, 0.5), (0.5, -0.1), (f64::NAN, 0.5)]
        {
            assert_eq!(counts(800.0, precision, recall), None, "{precision} {recall}");
        }
        assert_eq!(counts(0.0, 0.5, 0.5).expect("shares").f1(), None);
    }
}
