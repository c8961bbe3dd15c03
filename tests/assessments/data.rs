//! Tables, chains and the clock, against slow and obvious programs.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use proptest::prelude::*;

use crate::listings::board_saves::board_saves;
use crate::listings::order_by_deadline::{Item, best_order};
use crate::listings::pin_origins::{most_saved, origins};
use crate::listings::sessions::{Event, Session, longest, sessions};
use crate::listings::top_pins::{Row, top_pins};

/// One of these texts.
fn text(choices: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(choices)
}

proptest! {
    /// Boards by scanning the tables once for each of them.
    #[test]
    fn board_saves_by_scanning(
        pins in prop::collection::vec(
            (text(&["a", " a", "b", "c", "A", "", " "]), text(&["X", "x ", "y", "", "Z"])),
            0..12,
        ),
        saves in prop::collection::vec(
            (
                text(&["a", "b ", "c", "A", "q", ""]),
                text(&["0", "1", " 2", "07", "", "-1", "+1", "1.0", "x"]),
            ),
            0..12,
        ),
    ) {
        let name = |board: &str| {
            let board = board.trim().to_lowercase();
            if board.is_empty() { "(none)".to_owned() } else { board }
        };
        let board_of = |pin: &str| {
            let row = pins.iter().find(|row| row.0.trim() == pin.trim() && !pin.trim().is_empty());
            row.map(|row| name(row.1))
        };
        let value = |count: &str| match count.trim() {
            "0" => Some(0_u64),
            "1" => Some(1),
            "2" => Some(2),
            "07" => Some(7),
            _ => None,
        };
        let known: BTreeSet<&str> =
            pins.iter().map(|row| row.0.trim()).filter(|pin| !pin.is_empty()).collect();
        let found = board_saves(&pins, &saves);
        let mut names = BTreeSet::new();
        for board in &found.boards {
            prop_assert!(names.insert(board.name.clone()), "once");
            let is_here = |pin: &str| board_of(pin).as_deref() == Some(board.name.as_str());
            let pins = known.iter().filter(|pin| is_here(pin)).count();
            prop_assert_eq!(board.pins, pins as u64);
            let here = saves.iter().filter(|row| is_here(row.0));
            prop_assert_eq!(board.saves, here.filter_map(|row| value(row.1)).sum::<u64>());
        }
        let expected: BTreeSet<String> = known.iter().filter_map(|pin| board_of(pin)).collect();
        prop_assert_eq!(names, expected);
        let bad = |row: &&(&str, &str)| value(row.1).is_none();
        let unnamed = pins.iter().filter(|row| row.0.trim().is_empty()).count();
        prop_assert_eq!(found.unreadable, unnamed + saves.iter().filter(bad).count());
        let unknown = saves.iter().filter(|row| !bad(row) && board_of(row.0).is_none()).count();
        prop_assert_eq!(found.unknown, unknown);
        // Falling saves per pin, then by name; numbers this small divide without harm.
        let keys: Vec<(f64, &str)> = found
            .boards
            .iter()
            .map(|board| (-(board.saves as f64) / board.pins as f64, board.name.as_str()))
            .collect();
        prop_assert!(keys.is_sorted());
    }

    /// A session is a component: two events of a user are joined if they are near.
    #[test]
    fn sessions_are_components(
        log in prop::collection::vec((0_u32..3, prop::option::of(0_u64..20), 0_u32..3), 0..25),
    ) {
        let log: Vec<Event> = log
            .into_iter()
            .map(|(user, slot, pin)| Event { user, second: slot.map(|slot| slot * 450), pin })
            .collect();
        let events: BTreeSet<(u32, u64, u32)> = log
            .iter()
            .filter_map(|event| Some((event.user, event.second?, event.pin)))
            .collect();
        let mut left = events;
        let mut expected = Vec::new();
        while let Some(first) = left.pop_first() {
            let mut members = BTreeSet::from([first]);
            let mut queue = VecDeque::from([first]);
            while let Some(event) = queue.pop_front() {
                let near = |other: &(u32, u64, u32)| {
                    other.0 == event.0 && other.1.abs_diff(event.1) <= 1800
                };
                let reached: Vec<_> = left.iter().copied().filter(near).collect();
                for other in reached {
                    left.remove(&other);
                    members.insert(other);
                    queue.push_back(other);
                }
            }
            let seconds = || members.iter().map(|member| member.1);
            expected.push(Session {
                user: first.0,
                start: seconds().min().expect("a member"),
                end: seconds().max().expect("a member"),
                events: members.len(),
                pins: members.iter().map(|member| member.2).collect::<BTreeSet<_>>().len(),
            });
        }
        expected.sort_by_key(|session| (session.user, session.start));
        let found = sessions(&log);
        prop_assert_eq!(&found, &expected);
        let mut best: BTreeMap<u32, Session> = BTreeMap::new();
        for session in expected.into_iter().rev() {
            let length = |session: &Session| session.end - session.start;
            let best = best.entry(session.user).or_insert(session);
            if length(&session) >= length(best) {
                *best = session;
            }
        }
        prop_assert_eq!(longest(&found), best.into_values().collect::<Vec<_>>());
    }

    /// The other way round: from every upload, along reversed edges. What is not reached has none.
    #[test]
    fn origins_by_searching_from_the_uploads(
        source in prop::collection::vec(prop::option::weighted(0.8, 0_usize..30), 0..30),
    ) {
        let mut saved_from: Vec<Vec<usize>> = vec![Vec::new(); source.len()];
        for (pin, from) in source.iter().enumerate() {
            if let Some(list) = from.and_then(|from| saved_from.get_mut(from)) {
                list.push(pin);
            }
        }
        let mut expected = vec![None; source.len()];
        for upload in (0..source.len()).filter(|&pin| source[pin].is_none()) {
            let mut stack = vec![upload];
            while let Some(pin) = stack.pop() {
                expected[pin] = Some(upload);
                stack.extend(&saved_from[pin]);
            }
        }
        prop_assert_eq!(origins(&source), expected.clone());
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for origin in expected.into_iter().flatten() {
            *counts.entry(origin).or_default() += 1;
        }
        let best = counts.into_iter().rev().max_by_key(|&(_, count)| count);
        prop_assert_eq!(most_saved(&source), best);
    }

    /// Ranks as a window function defines them: 1 + how many of the board are better.
    #[test]
    fn top_pins_by_counting(
        rows in prop::collection::vec((0_u32..3, 0_u32..6, prop::option::of(0_u64..5)), 0..30),
        n in 0_usize..5,
    ) {
        let rows: Vec<Row> =
            rows.into_iter().map(|(board, pin, saves)| Row { board, pin, saves }).collect();
        let mut sums: BTreeMap<(u32, u32), u64> = BTreeMap::new();
        for row in &rows {
            *sums.entry((row.board, row.pin)).or_default() += row.saves.unwrap_or_default();
        }
        let found = top_pins(&rows, n);
        let boards: BTreeSet<u32> = rows.iter().map(|row| row.board).collect();
        prop_assert_eq!(found.iter().map(|entry| entry.0).collect::<BTreeSet<_>>(), boards);
        prop_assert!(found.is_sorted_by_key(|entry| entry.0));
        for (board, list) in found {
            let of_board = || sums.iter().filter(move |entry| entry.0.0 == board);
            let total: u64 = of_board().map(|entry| entry.1).sum();
            let mut expected: Vec<(usize, u32, u64)> = of_board()
                .map(|(&(_, pin), &saves)| {
                    (1 + of_board().filter(|other| *other.1 > saves).count(), pin, saves)
                })
                .filter(|&(rank, ..)| rank <= n)
                .collect();
            expected.sort_unstable();
            let ours: Vec<(usize, u32, u64)> =
                list.iter().map(|ranked| (ranked.rank, ranked.pin, ranked.saves)).collect();
            prop_assert_eq!(ours, expected);
            for ranked in list {
                kit::assert_close!(ranked.share * total as f64, ranked.saves as f64, 1e-12);
            }
        }
    }

    /// All subsets of up to ten items, each by ascending deadline.
    #[test]
    fn best_order_by_subsets(
        items in prop::collection::vec((1_usize..7, 0_u32..9, 0_usize..25), 0..10),
    ) {
        let items: Vec<Item> = items
            .into_iter()
            .map(|(minutes, points, deadline)| Item { minutes, points, deadline })
            .collect();
        let score = |order: &[usize]| {
            let mut clock = 0;
            let mut sum = 0;
            for &number in order {
                clock += items[number].minutes;
                if clock > items[number].deadline {
                    return None;
                }
                sum += items[number].points;
            }
            Some(sum)
        };
        let subsets = (0..1_usize << items.len()).filter_map(|bits| {
            let mut order: Vec<usize> = (0..items.len()).filter(|i| bits >> i & 1 == 1).collect();
            order.sort_by_key(|&item| items[item].deadline);
            score(&order)
        });
        let order = best_order(&items);
        prop_assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), order.len());
        prop_assert_eq!(score(&order), subsets.max());
    }
}
