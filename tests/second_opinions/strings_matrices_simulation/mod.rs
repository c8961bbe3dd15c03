//! Strings, matrices and simulation against the standard library's search, `nalgebra`'s transpose,
//! a clock that is read second by second, and walking every step.

mod listings;

use nalgebra::DMatrix;
use proptest::prelude::*;

use listings::expand_runs::letter_at;
use listings::far_future::after_nights;
use listings::matrices::{spiral, turn};
use listings::quarter_turns::same_picture;
use listings::simulation::{after, done_at};
use listings::strings::{borders, find_all, longest_palindrome, runs};

fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

/// A caption in the notation of the exercise, and what it stands for.
fn caption() -> impl Strategy<Value = (String, String)> {
    let plain = "[a-c]{0,3}".prop_map(|text| (text.clone(), text));
    plain.prop_recursive(4, 12, 3, |inner| {
        prop::collection::vec((1_usize..4, inner, "[a-c]{0,2}"), 0..3).prop_map(|parts| {
            parts.into_iter().fold(
                (String::new(), String::new()),
                |(short, long), (times, group, tail)| {
                    (
                        format!("{short}{times}[{}]{tail}", group.0),
                        long + &group.1.repeat(times) + &tail,
                    )
                },
            )
        })
    })
}

proptest! {
    #[test]
    fn runs_write_the_text_again(text in "[abé]{0,20}") {
        let runs = runs(&text);
        let again: String = runs.iter().map(|(letter, count)| letter.to_string().repeat(*count)).collect();
        prop_assert_eq!(again, text);
        prop_assert!(runs.windows(2).all(|two| two[0].0 != two[1].0));
    }

    #[test]
    fn palindromes_by_all_stretches(text in "[abc]{1,12}") {
        let text = chars(&text);
        let reads_the_same = |(start, end): &(usize, usize)| {
            let back: Vec<char> = text[*start..*end].iter().rev().copied().collect();
            back == text[*start..*end]
        };
        let all = (0..text.len()).flat_map(|s| (s + 1..=text.len()).map(move |e| (s, e)));
        let expected = all.filter(reads_the_same).max_by_key(|(s, e)| (e - s, usize::MAX - s));
        prop_assert_eq!(Some(longest_palindrome(&text)), expected);
    }

    #[test]
    fn borders_by_definition(pattern in "[ab]{1,14}") {
        let pattern = chars(&pattern);
        for (place, border) in borders(&pattern).into_iter().enumerate() {
            let upto = &pattern[..=place];
            let longest = (0..=place).rev().find(|length| upto.starts_with(&upto[place + 1 - length..]));
            prop_assert_eq!(Some(border), longest);
        }
    }

    /// `str::starts_with` of the standard library at every place.
    #[test]
    fn places_by_the_standard_library(text in "[ab]{0,30}", pattern in "[ab]{1,5}") {
        let expected: Vec<usize> = (0..text.len()).filter(|place| text[*place..].starts_with(&pattern)).collect();
        prop_assert_eq!(find_all(&chars(&text), &chars(&pattern)), expected);
    }

    /// A quarter turn is a transpose with its columns in reverse order.
    #[test]
    fn turns_by_nalgebra(side in 1_usize..6, cells in prop::collection::vec(any::<u8>(), 36)) {
        let grid: Vec<Vec<u8>> = cells.chunks(side).take(side).map(<[u8]>::to_vec).collect();
        let mut turned = grid.clone();
        turn(&mut turned);
        let transposed = DMatrix::from_fn(side, side, |row, column| grid[row][column]).transpose();
        for row in 0..side {
            for column in 0..side {
                prop_assert_eq!(turned[row][column], transposed[(row, side - 1 - column)]);
            }
        }
        let (turns, mirrored) = same_picture(&grid, &turned).expect("it was turned");
        prop_assert!(turns <= 1 && !mirrored);
    }

    /// A walk that turns right at a border or at a cell that was visited.
    #[test]
    fn spirals_by_walking(rows in 1_usize..6, columns in 1_usize..6) {
        let grid: Vec<Vec<u8>> = (0..rows)
            .map(|row| (0..columns).map(|column| u8::try_from(row * columns + column).expect("small")).collect())
            .collect();
        let mut left = grid.iter().map(|row| row.iter().copied().map(Some).collect()).collect::<Vec<Vec<_>>>();
        let (mut row, mut column, mut direction, mut walked) = (0_usize, 0_usize, 0, Vec::new());
        for _ in 0..rows * columns {
            walked.extend(left[row][column].take());
            for _ in 0..2 {
                let ahead = match direction {
                    0 => (Some(row), column.checked_add(1)),
                    1 => (row.checked_add(1), Some(column)),
                    2 => (Some(row), column.checked_sub(1)),
                    _ => (row.checked_sub(1), Some(column)),
                };
                if let (Some(down), Some(right)) = ahead
                    && left.get(down).and_then(|cells| cells.get(right)).is_some_and(Option::is_some)
                {
                    (row, column) = (down, right);
                    break;
                }
                direction = (direction + 1) % 4;
            }
        }
        prop_assert_eq!(spiral(&grid), walked);
    }

    /// First come, first served: each takes the machine that is free first.
    #[test]
    fn queues_by_free_times(gaps in prop::collection::vec((0_u64..4, 0_u64..6), 0..15), servers in 1_usize..4) {
        let mut now = 0;
        let requests: Vec<(u64, u64)> = gaps.iter().map(|(gap, seconds)| { now += gap; (now, *seconds) }).collect();
        let mut free_from = vec![0; servers];
        let expected: Vec<Option<u64>> = requests
            .iter()
            .map(|&(arrival, seconds)| {
                let first = free_from.iter_mut().min().expect("a machine");
                *first = arrival.max(*first) + seconds;
                Some(*first)
            })
            .collect();
        prop_assert_eq!(done_at(&requests, servers), expected);
    }

    #[test]
    fn states_by_walking(start in 0_u64..50, factor in 0_u64..50, steps in 0_u64..300) {
        let next = |state: &u64| (state * factor + 7) % 50;
        let walked = (0..steps).fold(start, |state, _| next(&state));
        prop_assert_eq!(after(start, steps, next), walked);
    }

    /// Sixteen boards as the bits of a number, night by night.
    #[test]
    fn nights_by_bits(start in any::<u16>(), nights in 0_u64..500) {
        let mut row = start;
        for _ in 0..nights {
            row = row << 1 ^ row >> 1;
        }
        let boards: Vec<bool> = (0..16).map(|bit| start >> bit & 1 == 1).collect();
        let found = after_nights(&boards, nights);
        prop_assert_eq!(found.iter().rev().fold(0_u16, |bits, shown| bits << 1 | u16::from(*shown)), row);
    }

    #[test]
    fn captions_by_writing_them_out((short, long) in caption()) {
        for (k, letter) in long.chars().enumerate() {
            prop_assert_eq!(letter_at(&short, k as u64), Some(letter), "{} {}", short, k);
        }
        prop_assert_eq!(letter_at(&short, long.len() as u64), None);
    }
}
