//! One random source from another: `rand10` from `rand7`, a fair coin from a bent one, and back.
//!
//! Two calls of `rand7` give 49 equally likely pairs. Forty of them are four for each digit, nine are
//! thrown away: 2 / (40/49) = 2.45 calls expected. Keep the nine instead: with one more call they
//! are 63 cases, of which 60 serve; the 3 left give 21, of which 20 serve; the last one starts again. Then
//! E = 2 + 9/49 · (1 + 3/63 · (1 + 1/21 · E)), so E = 2.193.
//!
//! Von Neumann's coin: toss twice; HT is heads, TH is tails, else again. Both have probability p(1 − p),
//! whatever p is: 1/(p(1 − p)) tosses expected. Seed 7; each mean must lie within four standard errors.
//!
//! Source of the coin: J. von Neumann, "Various techniques used in connection with random digits",
//! National Bureau of Standards, Applied Mathematics Series 12 (1951).

use kit::rng::Rng;

// ANCHOR: rand10
/// Uniform on 0..10 from a source that is uniform on 0..7: throw away what does not divide.
pub fn rand10(mut rand7: impl FnMut() -> u32) -> u32 {
    loop {
        let pair = 7 * rand7() + rand7(); // 0..49, not rand7() + rand7()
        if pair < 40 {
            return pair % 10;
        }
    }
}

/// The same with fewer calls: what is left over is still uniform.
pub fn rand10_thrifty(mut rand7: impl FnMut() -> u32) -> u32 {
    let (mut value, mut cases) = (0, 1); // `value` is uniform on 0..cases
    loop {
        value = 7 * value + rand7();
        cases *= 7;
        let served = cases / 10 * 10;
        if value < served {
            return value % 10;
        }
        value -= served;
        cases -= served;
    }
}
// ANCHOR_END: rand10

// ANCHOR: coins
/// A fair coin from one that shows heads with an unknown probability, neither 0 nor 1.
pub fn fair(mut bent: impl FnMut() -> bool) -> bool {
    loop {
        let (first, second) = (bent(), bent());
        if first != second {
            return first;
        }
    }
}

/// A coin with probability `p` from a fair one: compare random binary digits with those of p, and
/// stop at the first that differs. Two tosses expected, whatever p is.
pub fn bent(mut p: f64, mut fair: impl FnMut() -> bool) -> bool {
    loop {
        p *= 2.0;
        let digit = p >= 1.0; // the next binary digit of p
        if digit {
            p -= 1.0;
        }
        let toss = fair();
        if toss != digit {
            return digit; // the random number is below p if its digit is the smaller
        }
        if p <= 0.0 {
            return false; // all digits left are 0: it cannot get below p any more
        }
    }
}
// ANCHOR_END: coins

/// The mean number of calls of `source` that `draw` makes, and the counts of its results.
fn measure(runs: u32, mut draw: impl FnMut(&mut u32) -> usize) -> (f64, [u32; 10]) {
    let (mut calls, mut counts) = (0, [0; 10]);
    for _ in 0..runs {
        counts[draw(&mut calls)] += 1;
    }
    (f64::from(calls) / f64::from(runs), counts)
}

// ANCHOR: main
fn main() {
    let (mut rng, runs) = (Rng::new(7), 100_000);
    let mut rand7 = |calls: &mut u32| {
        *calls += 1;
        u32::try_from(rng.below(7)).expect("below 7")
    };
    let (plain, counts) = measure(runs, |calls| rand10(|| rand7(calls)) as usize);
    let (thrifty, _) = measure(runs, |calls| rand10_thrifty(|| rand7(calls)) as usize);
    println!("calls of rand7: {plain:.3} (2.45 ± 0.013), thrifty {thrifty:.3} (2.193 ± 0.006)");
    println!("digits: {counts:?}");

    println!("heads   von Neumann: heads   tosses   expected");
    for p in [0.5, 0.8, 0.95] {
        let mut rng = Rng::new(7);
        let mut toss = |calls: &mut u32| {
            *calls += 1;
            rng.bernoulli(p)
        };
        let (tosses, counts) = measure(runs, |calls| usize::from(fair(|| toss(calls))));
        let heads = f64::from(counts[1]) / f64::from(runs);
        println!("{p:<6}{heads:>20.3}{tosses:>9.2}{:>11.2}", 1.0 / (p * (1.0 - p)));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    /// Every pair of calls, and the digit it gives: four pairs for each. Exact.
    #[test]
    fn four_pairs_for_each_digit() {
        let mut counts = [0; 10];
        for pair in 0..40 {
            let mut calls = [pair / 7, pair % 7].into_iter();
            counts[rand10(|| calls.next().expect("two calls")) as usize] += 1;
        }
        assert_eq!(counts, [4; 10]);
    }

    /// All sequences of at most four calls that end: 40 of 2, 60 of 3, 20 of 4; each digit equally often.
    #[test]
    fn thrifty_is_exact_as_well() {
        let mut counts = [[0; 10]; 5];
        for code in 0..7_u32.pow(4) {
            let (mut rest, mut used) = (code, 0);
            let digit = rand10_thrifty(|| {
                used += 1;
                let call = if used > 4 { 0 } else { rest / 343 };
                rest = rest % 343 * 7;
                call
            });
            if used <= 4 {
                counts[used][digit as usize] += 1;
            }
        }
        // A sequence of two calls is met 7² times among those of four, one of three 7 times.
        assert_eq!(counts, [[0; 10], [0; 10], [4 * 49; 10], [6 * 7; 10], [2; 10]]);
    }

    /// Plain: sd of the calls is 2·√(9/49)/(40/49) = 1.05; four standard errors of 10⁵ are 0.0133.
    /// Thrifty: the sd is 0.47, so 0.006.
    #[test]
    fn as_many_calls_as_expected() {
        let mut rng = Rng::new(11);
        let mut rand7 = |calls: &mut u32| {
            *calls += 1;
            u32::try_from(rng.below(7)).expect("below 7")
        };
        let (plain, _) = measure(100_000, |calls| rand10(|| rand7(calls)) as usize);
        let (thrifty, _) = measure(100_000, |calls| rand10_thrifty(|| rand7(calls)) as usize);
        assert!((plain - 2.45).abs() < 0.0133, "{plain}");
        let expected = (2.0 + 9.0 / 49.0 + 27.0 / 3087.0) / (1.0 - 27.0 / 64_827.0);
        kit::assert_close!(expected, 2.193, 5e-4);
        assert!((thrifty - expected).abs() < 0.006, "{thrifty}");
    }

    /// p = 5/8 is 0.101 in binary: below it are 0…, 100…, of 8 triples five.
    #[test]
    fn bent_is_exact() {
        let heads = (0..8).filter(|triple| {
            let mut digit = 3;
            bent(0.625, || {
                digit -= 1;
                triple >> digit & 1 == 1
            })
        });
        assert_eq!(heads.count(), 5);
    }

    #[test]
    fn bent_at_its_ends() {
        let mut rng = Rng::new(12);
        assert!((0..100).all(|_| !bent(0.0, || rng.bernoulli(0.5))));
        assert!((0..100).all(|_| bent(1.0, || rng.bernoulli(0.5))));
    }
}
