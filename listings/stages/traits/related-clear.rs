//! Pins saved together: the same work, with names, a stated order, and what can go wrong decided.
//!
//! Input: boards, each a list of pin ids (a pin may be listed twice: it counts once); a pin; a
//! number k. Output: at most k pins with the number of boards they share with the pin, most shared
//! first, of equals the smaller id first. A pin on no board is related to none.

// ANCHOR: clear
type PinId = u32;

/// The `k` pins that share most boards with `pin`, with the number of boards they share.
fn related_pins(boards: &[Vec<PinId>], pin: PinId, k: usize) -> Vec<(PinId, usize)> {
    let mut related: Vec<(PinId, usize)> = Vec::new();
    for board in boards {
        for &candidate in board {
            let known = related.iter().any(|(seen, _)| *seen == candidate);
            if candidate == pin || known {
                continue;
            }
            let shared_boards = boards
                .iter()
                .filter(|board| board.contains(&pin) && board.contains(&candidate))
                .count();
            if shared_boards > 0 {
                related.push((candidate, shared_boards));
            }
        }
    }
    related.sort_by_key(|(candidate, shared)| (std::cmp::Reverse(*shared), *candidate));
    related.truncate(k);
    related
}
// ANCHOR_END: clear

fn main() {
    let boards = vec![vec![1, 2, 3], vec![1, 2], vec![3, 4], vec![1, 3, 5], vec![6]];
    for (pin, shared) in related_pins(&boards, 1, 2) {
        println!("pin {pin} shares {shared} boards");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_shared_first_and_of_equals_the_smaller_id() {
        let boards = vec![vec![1, 2, 3], vec![1, 2], vec![1, 3, 5]];
        assert_eq!(related_pins(&boards, 1, 3), [(2, 2), (3, 2), (5, 1)]);
    }

    #[test]
    fn a_pin_listed_twice_on_a_board_counts_once() {
        assert_eq!(related_pins(&[vec![1, 2, 2, 1]], 1, 9), [(2, 1)]);
    }

    #[test]
    fn nothing_is_related_to_a_pin_that_nobody_saved() {
        assert!(related_pins(&[vec![1, 2]], 7, 3).is_empty());
        assert!(related_pins(&[], 1, 3).is_empty());
        assert!(related_pins(&[vec![1]], 1, 3).is_empty());
    }

    #[test]
    fn no_more_than_asked_for() {
        assert_eq!(related_pins(&[vec![1, 2, 3]], 1, 1).len(), 1);
        assert!(related_pins(&[vec![1, 2, 3]], 1, 0).is_empty());
    }
}
