//! # Which items, in which order?
//!
//! You have read all items of a sitting and know, for once, what each takes. An item takes `minutes`,
//! gives `points`, and counts only if it is finished at minute `deadline` or before. Items are done one
//! after another from minute 0, without pauses; you may leave items out.
//!
//! Return the numbers of the items to do, in the order in which to do them, so that the points are as
//! many as possible and every item in the list counts. If several lists are best, any of them will do.
//!
//! Standard library only, Rust 1.59. There are up to 60 items; minutes are from 1 to 100, deadlines at most 500. Trying all orders is too
//! slow, and most points per minute first is not always best:
//!
//! ```text
//! item   minutes  points  deadline
//! 0      6        7       10          1.17 points a minute
//! 1      5        5       10          1
//! 2      5        5       10          1
//!
//! best: 1 and 2, 10 points, done at minute 10;
//! item 0 first leaves no time for another
//! ```

// ANCHOR: given
/// An item of a sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Minutes it takes, at least 1.
    pub minutes: usize,
    /// Points it gives if it is finished in time.
    pub points: u32,
    /// Minute at which it has to be finished.
    pub deadline: usize,
}
// ANCHOR_END: given

// ANCHOR: solution
/// The items to do, in order: O(n log n + n D) for n items and a last deadline D.
///
/// Whatever is done can be done by ascending deadline: if two neighbours stand the other way round,
/// changing them makes neither late. So sort, and decide for each item whether to take it.
pub fn best_order(items: &[Item]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|&item| items[item].deadline);
    let last = order.last().map_or(0, |&item| items[item].deadline);

    // most[done][clock]: points of the first `done` items if they take at most `clock` minutes.
    let mut most = vec![vec![0; last + 1]];
    for (done, &number) in order.iter().enumerate() {
        let item = items[number];
        let mut row = most[done].clone();
        for (clock, best) in row.iter_mut().enumerate() {
            // Finished no later than its deadline, even if there is time after it.
            let start = clock.min(item.deadline).checked_sub(item.minutes);
            let with = start.map_or(0, |start| most[done][start] + item.points);
            *best = (*best).max(with);
        }
        most.push(row);
    }

    let mut chosen = Vec::new();
    let mut clock = last;
    for (done, &number) in order.iter().enumerate().rev() {
        if most[done + 1][clock] > most[done][clock] {
            chosen.push(number);
            clock = clock.min(items[number].deadline) - items[number].minutes;
        }
    }
    chosen.reverse();
    chosen
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Item;

    // ANCHOR: starter
    /// The items to do, in order.
    pub fn best_order(items: &[Item]) -> Vec<usize> {
        // Most points per minute first, if it still counts. Not always best: go on from here.
        let mut order: Vec<usize> = (0..items.len()).collect();
        order.sort_by(|&a, &b| {
            let (a, b) = (items[a], items[b]);
            (b.points as usize * a.minutes).cmp(&(a.points as usize * b.minutes))
        });
        let mut clock = 0;
        order.retain(|&item| {
            let counts = clock + items[item].minutes <= items[item].deadline;
            clock += if counts { items[item].minutes } else { 0 };
            counts
        });
        order
    }
    // ANCHOR_END: starter
}

fn main() {
    let item = |minutes, points, deadline| Item { minutes, points, deadline };
    let items = [item(6, 7, 10), item(5, 5, 10), item(5, 5, 10)];
    println!("{:?}", best_order(&items));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn item(minutes: usize, points: u32, deadline: usize) -> Item {
        Item { minutes, points, deadline }
    }

    /// The points of a list; it panics if an item is late or there twice.
    fn points(items: &[Item], order: &[usize]) -> u32 {
        let (mut clock, mut sum) = (0, 0);
        for (at, &number) in order.iter().enumerate() {
            assert!(!order[..at].contains(&number), "item {number} is there twice");
            clock += items[number].minutes;
            assert!(clock <= items[number].deadline, "item {number} is late");
            sum += items[number].points;
        }
        sum
    }

    #[test]
    fn points_per_minute_are_not_enough() {
        let items = [item(6, 7, 10), item(5, 5, 10), item(5, 5, 10)];
        assert_eq!(points(&items, &best_order(&items)), 10);
    }

    #[test]
    fn what_is_due_first_comes_first() {
        let items = [item(5, 9, 10), item(5, 1, 5)];
        assert_eq!(best_order(&items), [1, 0]);
    }

    #[test]
    fn an_item_that_cannot_be_finished_is_left_out() {
        let items = [item(20, 50, 10), item(3, 1, 3)];
        assert_eq!(best_order(&items), [1]);
        assert_eq!(best_order(&[]), []);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// The most points that any order of any items gives, tried one after another.
    fn brute_force(items: &[Item], clock: usize, done: &mut Vec<bool>) -> u32 {
        let mut best = 0;
        for number in 0..items.len() {
            let end = clock + items[number].minutes;
            if !done[number] && end <= items[number].deadline {
                done[number] = true;
                best = best.max(items[number].points + brute_force(items, end, done));
                done[number] = false;
            }
        }
        best
    }

    /// The points of a list, if no item is late or there twice.
    fn points(items: &[Item], order: &[usize]) -> Option<u32> {
        let (mut clock, mut sum) = (0, 0);
        for (at, &number) in order.iter().enumerate() {
            clock += items[number].minutes;
            if clock > items[number].deadline || order[..at].contains(&number) {
                return None;
            }
            sum += items[number].points;
        }
        Some(sum)
    }

    #[test]
    fn agrees_with_all_orders_of_few_items() {
        let mut state = 1_u64;
        let mut below = |n: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 40).expect("24 bits") % n
        };
        for _ in 0..300 {
            let items: Vec<Item> = (0..below(7))
                .map(|_| Item {
                    minutes: 1 + below(6),
                    points: u32::try_from(below(9)).expect("small"),
                    deadline: below(16),
                })
                .collect();
            let best = brute_force(&items, 0, &mut vec![false; items.len()]);
            assert_eq!(points(&items, &best_order(&items)), Some(best), "{items:?}");
        }
    }

    #[test]
    fn sixty_items() {
        let items: Vec<Item> =
            (0..60).map(|at| Item { minutes: 1 + at % 9, points: 1, deadline: 70 }).collect();
        // One point each: the shortest first. Seven of 1 minute, seven of 2, seven of 3 take 42,
        // and seven of 4 take the rest of the 70.
        assert_eq!(points(&items, &best_order(&items)), Some(28));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Suppose somebody tells you *which* items to do. In which order do you do them, so that none is late
//    if that is possible at all?
// 2. By deadline. Now take or leave each item, in that order: what has to be known of the items before
//    it? Only how many minutes they took.
// 3. A table: most points of the first items if they take at most so many minutes. An item has to end by
//    its deadline, so it starts no later than deadline − minutes. Walk the table back to get the list.
// ANCHOR_END: hints
