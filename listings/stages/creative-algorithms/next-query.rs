//! Suggest the next query of a search session.
//!
//! Baseline: the most frequent query of all. Better: count what followed the last two queries, the
//! last one, and anything (n-grams with n = 3, 2, 1); ask the longest context that was seen at least
//! `LEAST` times, otherwise back off to the shorter one.
//!
//! Made up, with known truth: 40 queries. The next one is, with probability 0.6, fixed by the last two,
//! with 0.2 by the last one, otherwise at random and mostly from a few popular ones. 2 000 sessions of 3
//! to 8 queries to count, 500 to try. Metric: hit@1, the share of next queries that are suggested.
//!
//! Interview style: std only and Rust 1.59, but for `kit::rng`, which makes up the data.

use std::collections::BTreeMap;

use kit::rng::Rng;

// ANCHOR: baseline
/// How often each query came.
type Counts = BTreeMap<String, u32>;

/// The query with the highest count; of equals the first by alphabet.
fn most_frequent(counts: &Counts) -> Option<&str> {
    let mut best: Option<(&str, u32)> = None;
    for (query, &count) in counts {
        let most = best.map_or(0, |(_, most)| most); // no count is 0
        if count > most {
            best = Some((query, count));
        }
    }
    best.map(|(query, _)| query)
}
// ANCHOR_END: baseline

// ANCHOR: better
/// What followed each context of up to two queries, the empty one included.
#[derive(Default)]
pub struct Suggester {
    after: BTreeMap<Vec<String>, Counts>,
}

impl Suggester {
    /// How often a context must have been seen before it is believed.
    pub const LEAST: u32 = 3;

    /// Counts each query after the two, one and no queries before it.
    pub fn learn(&mut self, session: &[String]) {
        for next in 0..session.len() {
            for length in 0..=next.min(2) {
                let context = session[next - length..next].to_vec();
                let counts = self.after.entry(context).or_default();
                *counts.entry(session[next].clone()).or_insert(0) += 1;
            }
        }
    }

    /// Asks contexts of `longest` queries first, then shorter ones down to `shortest`.
    pub fn suggest(&self, history: &[String], longest: usize, shortest: usize) -> Option<&str> {
        for length in (shortest..=longest.min(history.len())).rev() {
            if let Some(counts) = self.after.get(&history[history.len() - length..]) {
                // The empty context is the last resort: it needs no minimum.
                if length == 0 || counts.values().sum::<u32>() >= Self::LEAST {
                    return most_frequent(counts);
                }
            }
        }
        None
    }
}
// ANCHOR_END: better

/// The process that makes up sessions.
struct World {
    after_one: Vec<usize>,
    after_two: Vec<usize>,
}

impl World {
    const QUERIES: usize = 40;

    fn new(rng: &mut Rng) -> Self {
        let mut table = |size| (0..size).map(|_| rng.below(Self::QUERIES)).collect();
        Self { after_one: table(Self::QUERIES), after_two: table(Self::QUERIES * Self::QUERIES) }
    }

    fn session(&self, rng: &mut Rng) -> Vec<String> {
        let mut session: Vec<usize> = Vec::new();
        for _ in 0..3 + rng.below(6) {
            let kind = rng.uniform();
            // The smaller of three draws: low numbers are popular.
            let popular = (0..3).map(|_| rng.below(Self::QUERIES)).min().unwrap_or(0);
            session.push(match *session {
                [.., before, last] if kind < 0.6 => self.after_two[before * Self::QUERIES + last],
                [.., last] if kind < 0.8 => self.after_one[last],
                _ => popular,
            });
        }
        session.iter().map(|query| format!("q{query:02}")).collect()
    }
}

/// Share of the queries after the first whose suggestion was right.
fn hits<'a>(tried: &[Vec<String>], suggest: impl Fn(&[String]) -> Option<&'a str>) -> f64 {
    let (mut right, mut all) = (0.0, 0.0);
    for session in tried {
        for next in 1..session.len() {
            all += 1.0;
            right += if suggest(&session[..next]) == Some(&session[next]) { 1.0 } else { 0.0 };
        }
    }
    right / all
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(4);
    let world = World::new(&mut rng);
    let mut suggester = Suggester::default();
    (0..2_000).for_each(|_| suggester.learn(&world.session(&mut rng)));
    let tried: Vec<Vec<String>> = (0..500).map(|_| world.session(&mut rng)).collect();
    for (name, longest, shortest) in [
        ("most frequent of all", 0, 0),
        ("after the last query", 1, 1),
        ("after the last two", 2, 2),
        ("two, else one, else all", 2, 0),
    ] {
        let share = hits(&tried, |history| suggester.suggest(history, longest, shortest));
        println!("{name:<25}hit@1 {share:.2}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn session(queries: &str) -> Vec<String> {
        queries.split(' ').map(str::to_owned).collect()
    }

    fn taught(sessions: &[&str]) -> Suggester {
        let mut suggester = Suggester::default();
        for queries in sessions {
            suggester.learn(&session(queries));
        }
        suggester
    }

    #[test]
    fn two_queries_know_more_than_one() {
        let suggester = taught(&["a b c", "a b c", "a b c", "x b d", "x b d", "x b d", "b d"]);
        assert_eq!(suggester.suggest(&session("a b"), 2, 0), Some("c"));
        assert_eq!(suggester.suggest(&session("x b"), 2, 0), Some("d"));
        assert_eq!(suggester.suggest(&session("b"), 2, 0), Some("d"));
    }

    #[test]
    fn rare_contexts_back_off() {
        // "a b" was seen twice: too rare. "b" four times.
        let suggester = taught(&["a b c", "a b c", "b d", "b d", "b d"]);
        assert_eq!(suggester.suggest(&session("a b"), 2, 0), Some("d"));
        assert_eq!(suggester.suggest(&session("a b"), 2, 2), None);
        assert_eq!(suggester.suggest(&session("z"), 2, 0), Some("b"));
    }

    #[test]
    fn ties_go_to_the_alphabet_and_nothing_learnt_is_nothing_said() {
        assert_eq!(taught(&["b", "a"]).suggest(&[], 2, 0), Some("a"));
        assert_eq!(Suggester::default().suggest(&session("a"), 2, 0), None);
    }

    #[test]
    fn backing_off_is_best_on_every_draw() {
        for seed in 5..8 {
            let mut rng = Rng::new(seed);
            let world = World::new(&mut rng);
            let mut suggester = Suggester::default();
            (0..1_000).for_each(|_| suggester.learn(&world.session(&mut rng)));
            let tried: Vec<_> = (0..200).map(|_| world.session(&mut rng)).collect();
            let share = |longest, shortest| {
                hits(&tried, |history| suggester.suggest(history, longest, shortest))
            };
            let backed_off = share(2, 0);
            assert!(backed_off > 0.3 && backed_off > share(0, 0) + 0.15, "seed {seed}");
            assert!(backed_off > share(1, 1) && backed_off > share(2, 2), "seed {seed}");
        }
    }
}
