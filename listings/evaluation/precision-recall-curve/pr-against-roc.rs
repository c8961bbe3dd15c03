//! What one mistake costs: AUROC counts every wrong pair alike, AP looks at the top.
//!
//! Contract: a ranking is a list of labels, best first, no ties. 20 positives among 1,000 items stand
//! at places 25, 75, …, 975: no model at all. Exchange a positive with the negative above it: AUROC
//! gains 1/(n⁺ n⁻), wherever that happens. AP gains more, the higher it happens.
//!
//! - AUROC = 1 − E[share of the negatives above a positive]
//! - AP = mean over positives of (positives down to it) / (items down to it)
//!
//! The comparison is that of M. `McDermott` and others, 2024, arXiv:2401.06091. On a figure: the gain
//! by place. The second part simulates random scores: seed 5, 500 sets for each prevalence.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

// ANCHOR: areas
/// AUROC of a ranking without ties.
pub fn auroc(ranking: &[bool]) -> f64 {
    let (mut negatives, mut lost, mut positives) = (0_u32, 0_u32, 0_u32);
    for &positive in ranking {
        if positive {
            positives += 1;
            lost += negatives; // the pairs that this positive loses
        } else {
            negatives += 1;
        }
    }
    1.0 - f64::from(lost) / (f64::from(positives) * f64::from(negatives))
}

/// Average precision of a ranking without ties.
pub fn average_precision(ranking: &[bool]) -> f64 {
    let (mut hits, mut sum) = (0_u32, 0.0);
    for (place, &positive) in (1_u32..).zip(ranking) {
        if positive {
            hits += 1;
            sum += f64::from(hits) / f64::from(place);
        }
    }
    sum / f64::from(hits)
}
// ANCHOR_END: areas

/// 20 positives, evenly spread over 1,000 places.
pub fn spread() -> Vec<bool> {
    (1..=1000).map(|place| place % 50 == 25).collect()
}

// ANCHOR: mended
/// The gains in (AUROC, AP) when the positive at `place` moves up by one.
pub fn gains(ranking: &[bool], place: usize) -> (f64, f64) {
    let mut mended = ranking.to_vec();
    mended.swap(place - 1, place - 2); // places count from 1
    (auroc(&mended) - auroc(ranking), average_precision(&mended) - average_precision(ranking))
}
// ANCHOR_END: mended

/// Mean AUROC and mean AP of random rankings.
pub fn of_random(n: usize, positives: usize, sets: u32, rng: &mut Rng) -> (f64, f64) {
    let (mut roc, mut pr) = (0.0, 0.0);
    for _ in 0..sets {
        let mut ranking: Vec<bool> = (0..n).map(|item| item < positives).collect();
        rng.shuffle(&mut ranking);
        roc += auroc(&ranking);
        pr += average_precision(&ranking);
    }
    (roc / f64::from(sets), pr / f64::from(sets))
}

// ANCHOR: main
fn main() {
    let ranking = spread();
    println!("a positive moves up by one   AUROC gains   AP gains");
    for place in [25, 75, 225, 975] {
        let (roc, pr) = gains(&ranking, place);
        println!("from place {place:>3}               {roc:.6}      {pr:.6}");
    }
    println!("random scores    AUROC     AP");
    let mut rng = Rng::new(5);
    for positives in [500, 100, 10] {
        let (roc, pr) = of_random(1000, positives, 500, &mut rng);
        println!("{:>4.0} % positive  {roc:.3}  {pr:.3}", positives as f64 / 10.0);
    }
    draw(&ranking);
}
// ANCHOR_END: main

fn draw(ranking: &[bool]) {
    let places = (25..=975).step_by(50);
    let of = |area: fn((f64, f64)) -> f64| {
        places
            .clone()
            .map(move |place| (place as f64, area(gains(ranking, place))))
            .collect::<Vec<_>>()
    };
    Figure::new("place of the positive that moves up", "gain")
        .log_x()
        .log_y()
        .x_range(20.0, 1000.0)
        .with(Line::new("AP", of(|gains| gains.1)).marked())
        .with(Line::new("AUROC", of(|gains| gains.0)).marked())
        .save("pr-one-mistake");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn small_rankings_by_hand() {
        let ranking = [true, false, true, false];
        assert_close!(auroc(&ranking), 0.75, 1e-15);
        assert_close!(average_precision(&ranking), 5.0 / 6.0, 1e-15);
    }

    #[test]
    fn every_pair_is_worth_the_same_to_auroc() {
        for place in [25, 475, 975] {
            assert_close!(gains(&spread(), place).0, 1.0 / (20.0 * 980.0), 1e-12);
        }
    }

    /// From the definition: the k-th positive, from place m to m − 1, gains k/(m (m − 1))/20.
    #[test]
    fn the_top_is_worth_more_to_average_precision() {
        for k in 1..=20_u32 {
            let place = f64::from(50 * k - 25);
            let expected = f64::from(k) / (place * (place - 1.0)) / 20.0;
            let (_, gain) = gains(&spread(), 50 * k as usize - 25);
            assert_close!(gain, expected, 1e-12);
        }
    }

    /// Simulated, 500 sets. The standard error of the mean AUROC at 10 positives is
    /// √(1/(12 · 10))/√500 = 0.0041; four of them. Mean AP lies at the prevalence or a little above.
    #[test]
    fn chance_is_one_half_and_the_prevalence() {
        let mut rng = Rng::new(6);
        let (roc, pr) = of_random(1000, 10, 500, &mut rng);
        assert_close!(roc, 0.5, 0.017);
        assert!((0.01..0.025).contains(&pr), "{pr}");
        let (roc, pr) = of_random(1000, 500, 100, &mut rng);
        assert_close!(roc, 0.5, 0.008);
        assert_close!(pr, 0.5, 0.01);
    }
}
