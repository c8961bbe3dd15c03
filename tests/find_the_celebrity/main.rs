//! Property tests of Find the celebrity: every way agrees with the definition on every small party,
//! and nobody asks more than the page says.
//!
//! The listings come in by path. The judge is the definition, written once more here with a matrix
//! and degrees, so that the brute force of the page is judged too.

mod listings;

use std::collections::{BTreeSet, HashMap};

use listings::adversary::Adversary;
use listings::brute_force::celebrity_by_definition;
use listings::clique::celebrity_clique;
use listings::elimination::{celebrity_in_matrix, find_celebrity};
use listings::forms::{self, FORMS, bound};
use listings::pairs::{celebrity_by_degrees, celebrity_by_marks};
use listings::rounds::find_in_rounds;
use proptest::prelude::*;

/// `party[a][b]`: whether a knows b. The diagonal means nothing.
type Party = Vec<Vec<bool>>;

/// Known by n − 1 others, knows 0 others.
fn by_degrees(party: &Party) -> Option<usize> {
    let n = party.len();
    let pairs = || (0..n).flat_map(|a| (0..n).map(move |b| (a, b))).filter(|(a, b)| a != b);
    let known_by = |p| pairs().filter(|&(a, b)| b == p && party[a][b]).count();
    let knows = |p| pairs().filter(|&(a, b)| a == p && party[a][b]).count();
    (0..n).find(|&p| known_by(p) == n - 1 && knows(p) == 0)
}

/// All 2^(n(n-1)) parties of n people, with a diagonal of `oneself`.
fn every_party(n: usize, oneself: bool) -> impl Iterator<Item = Party> {
    let pairs: Vec<(usize, usize)> =
        (0..n).flat_map(|a| (0..n).map(move |b| (a, b))).filter(|(a, b)| a != b).collect();
    (0..1_u32 << pairs.len()).map(move |bits| {
        let mut party = vec![vec![false; n]; n];
        (0..n).for_each(|p| party[p][p] = oneself);
        pairs.iter().enumerate().for_each(|(i, &(a, b))| party[a][b] = bits >> i & 1 == 1);
        party
    })
}

/// Parties of up to 9 people: about half have a celebrity, and some of these lose them again by
/// one wrong answer, which is where slips hide.
fn parties() -> impl Strategy<Value = Party> {
    (0..10_usize).prop_flat_map(|n| {
        let matrix = prop::collection::vec(prop::collection::vec(any::<bool>(), n), n);
        let flip = (0..n.max(1), 0..n.max(1));
        (matrix, any::<bool>(), 0..n.max(1), prop::option::of(flip)).prop_map(
            move |(mut party, planted, star, flip)| {
                if planted && n > 0 {
                    party[star].fill(false);
                    for row in &mut party {
                        row[star] = true;
                    }
                    if let Some((a, b)) = flip {
                        party[a][b] = !party[a][b];
                    }
                }
                party
            },
        )
    })
}

/// Every way of the page finds `expected` and keeps to its number of calls.
fn all_ways_find(party: &Party, expected: Option<usize>) {
    let n = party.len();
    let most = 3 * n.saturating_sub(1);
    let ask = |a: usize, b: usize| {
        assert_ne!(a, b, "asked about oneself");
        party[a][b]
    };
    assert_eq!(celebrity_by_definition(n, ask), expected);

    let mut calls = 0;
    let mut counted = |a, b| {
        calls += 1;
        ask(a, b)
    };
    assert_eq!(find_celebrity(n, &mut counted), expected);
    assert!(calls <= most, "{calls} calls for {n} people");

    for (name, form) in FORMS {
        let mut asked = BTreeSet::new();
        let found = forms::find_celebrity(n, form, &mut |a, b| {
            assert!(asked.insert((a, b)), "{name} asks twice");
            ask(a, b)
        });
        assert_eq!(found, expected, "{name}");
        assert!(asked.len() <= most.saturating_sub(usize::from(n > 1)), "{name}");
        assert!(name != "queue" || n == 0 || asked.len() <= bound(n), "the queue keeps the bound");
    }

    let matrix: Vec<Vec<u8>> =
        party.iter().map(|row| row.iter().copied().map(u8::from).collect()).collect();
    let index = expected.map_or(-1, |p| i32::try_from(p).expect("small"));
    assert_eq!(celebrity_in_matrix(&matrix), index);

    let pairs: Vec<(usize, usize)> =
        (0..n).flat_map(|a| (0..n).map(move |b| (a, b))).filter(|&(a, b)| party[a][b]).collect();
    assert_eq!(celebrity_by_marks(n, &pairs), expected);
    let once = pairs.iter().copied().filter(|(a, b)| a != b);
    assert_eq!(celebrity_by_degrees(n, once), expected);
    let twice: Vec<_> = pairs.iter().rev().chain(&pairs).copied().collect();
    assert_eq!(celebrity_by_marks(n, &twice), expected);

    for group in 2..5 {
        let mut answer = |batch: &[(usize, usize)]| batch.iter().map(|&(a, b)| ask(a, b)).collect();
        assert_eq!(find_in_rounds(n, group, &mut answer), expected, "groups of {group}");
    }
}

#[test]
fn every_party_of_up_to_four_people() {
    for n in 0..=4 {
        for oneself in [false, true] {
            for party in every_party(n, oneself) {
                all_ways_find(&party, by_degrees(&party));
            }
        }
    }
}

proptest! {
    #[test]
    fn larger_parties(party in parties()) {
        all_ways_find(&party, by_degrees(&party));
    }

    /// New numbers for the people give the new number of the celebrity.
    #[test]
    fn renaming_renames(party in parties(), seed in any::<u64>()) {
        let n = party.len();
        let mut names: Vec<usize> = (0..n).collect();
        names.sort_by_key(|&p| (p as u64 + 1).wrapping_mul(seed | 1));
        let renamed = find_celebrity(n, |a, b| party[names[a]][names[b]]);
        prop_assert_eq!(renamed.map(|p| names[p]), find_celebrity(n, |a, b| party[a][b]));
    }

    /// One changed answer about the celebrity and there is none: the check needs all 2(n - 1).
    #[test]
    fn every_answer_about_the_celebrity_counts(n in 2..9_usize, star in 0..9_usize, other in 0..9_usize, known in any::<bool>()) {
        let (star, other) = (star % n, other % n);
        prop_assume!(star != other);
        let changed = if known { (other, star) } else { (star, other) };
        let knows = |a, b| (a != star && (b == star || a < b)) != ((a, b) == changed);
        prop_assert_eq!(find_celebrity(n, knows), None);
    }
}

/// The sizes that the public statements allow, and one far beyond.
#[test]
fn the_largest_sizes() {
    for people in [100, 501, 20_000] {
        for star in [0, people / 2, people - 1] {
            let knows = |a: usize, b: usize| {
                a != star && (b == star || (a * 31 + b * 17).is_multiple_of(3))
            };
            let mut calls = 0;
            let found = find_celebrity(people, |a, b| {
                calls += 1;
                knows(a, b)
            });
            assert_eq!(found, Some(star));
            assert!(calls <= 3 * (people - 1));
            for (name, form) in FORMS {
                assert_eq!(
                    forms::find_celebrity(people, form, &mut |a, b| knows(a, b)),
                    found,
                    "{name}"
                );
            }
        }
    }
}

/// The examples in public copies of the `GeeksforGeeks` statement.
#[test]
fn the_published_examples() {
    let matrix = |rows: &[&[u8]]| rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>();
    assert_eq!(celebrity_in_matrix(&matrix(&[&[0, 1, 0], &[0, 0, 0], &[0, 1, 0]])), 1);
    assert_eq!(celebrity_in_matrix(&matrix(&[&[0, 1], &[1, 0]])), -1);
    let four = matrix(&[&[0, 0, 1, 0], &[0, 0, 1, 0], &[0, 0, 0, 0], &[0, 0, 1, 0]]);
    assert_eq!(celebrity_in_matrix(&four), 2);
}

/// The fewest questions that *any* way can promise, by trying all ways: the value of the game
/// between somebody who asks and somebody who answers. A state holds, for every pair, "not asked",
/// "no" or "yes", as the digits of a number in base three.
fn fewest_questions(n: usize) -> usize {
    fn celebrity_known(n: usize, answer: &dyn Fn(usize, usize) -> usize) -> bool {
        let against = |p: usize| (0..n).any(|o| o != p && (answer(p, o) == 2 || answer(o, p) == 1));
        let proven = |p: usize| (0..n).all(|o| o == p || (answer(p, o) == 1 && answer(o, p) == 2));
        (0..n).all(against) || (0..n).any(proven)
    }
    fn value(n: usize, state: usize, known: &mut HashMap<usize, usize>) -> usize {
        if let Some(&value) = known.get(&state) {
            return value;
        }
        let digit = |pair: usize| state / 3_usize.pow(u32::try_from(pair).expect("few pairs")) % 3;
        let pair = |a: usize, b: usize| a * (n - 1) + b - usize::from(b > a);
        let found = if celebrity_known(n, &|a, b| digit(pair(a, b))) {
            0
        } else {
            let open: Vec<usize> = (0..n * (n - 1)).filter(|&pair| digit(pair) == 0).collect();
            let worst = |pair: usize, known: &mut _| {
                let step = 3_usize.pow(u32::try_from(pair).expect("few pairs"));
                1 + value(n, state + step, known).max(value(n, state + 2 * step, known))
            };
            open.into_iter().map(|pair| worst(pair, known)).min().expect("something to ask")
        };
        known.insert(state, found);
        found
    }
    value(n, 0, &mut HashMap::new())
}

#[test]
fn no_way_beats_the_bound_in_small_parties() {
    for people in 1..=4 {
        assert_eq!(fewest_questions(people), bound(people), "{people} people");
    }
}

/// Whatever is asked, in whatever order: what the adversary has said fits a party with a celebrity,
/// and whoever asks about everything needs at least as many questions as the bound says.
#[test]
fn the_adversary_never_contradicts_itself() {
    for people in 1..9 {
        let mut adversary = Adversary::new(people);
        let mut party = vec![vec![false; people]; people];
        for (a, row) in party.iter_mut().enumerate() {
            for b in (0..people).rev().filter(|&b| b != a) {
                row[b] = adversary.knows(a, b);
            }
        }
        assert!(by_degrees(&party).is_some());
    }
}

/// The members of the only clique, by trying all sets of people.
fn cliques(party: &Party) -> Vec<Vec<usize>> {
    let n = party.len();
    let sets =
        (1..1_u32 << n).map(|bits| (0..n).filter(|&p| bits >> p & 1 == 1).collect::<Vec<_>>());
    let holds = |set: &Vec<usize>| {
        set.iter().all(|&member| {
            (0..n)
                .filter(|&p| p != member)
                .all(|p| party[p][member] && (!party[member][p] || set.contains(&p)))
        })
    };
    sets.filter(holds).collect()
}

#[test]
fn the_clique_is_the_only_one() {
    for n in 0..=4 {
        for party in every_party(n, false) {
            let expected = cliques(&party);
            assert!(expected.len() <= 1, "{party:?} has {expected:?}");
            assert_eq!(celebrity_clique(n, |a, b| party[a][b]), expected.into_iter().next());
        }
    }
}
