//! Which board for this pin? The first version: average similarity to everything on a board.
//!
//! Vectors have unit length, so that a dot product is a cosine, and all the same dimension d. N pins
//! on all boards: O(N · d) for one suggestion.

// ANCHOR: brute
type Vector = Vec<f64>;

/// A board: its name and the vectors of the pins on it.
struct Board {
    name: String,
    pins: Vec<Vector>,
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// The board whose pins are on average most similar to `pin`; of equals the first. A board without
/// pins says nothing, so it is never suggested.
fn suggest<'a>(boards: &'a [Board], pin: &[f64]) -> Option<&'a str> {
    let mut best: Option<(f64, &str)> = None;
    for board in boards {
        if board.pins.is_empty() {
            continue;
        }
        let total: f64 = board.pins.iter().map(|other| dot(pin, other)).sum();
        let average = total / board.pins.len() as f64;
        match best {
            Some((most, _)) if average <= most => {}
            _ => best = Some((average, &board.name)),
        }
    }
    best.map(|(_, name)| name)
}
// ANCHOR_END: brute

// ANCHOR: main
fn main() {
    let board = |name: &str, pins: &[[f64; 2]]| Board {
        name: name.to_string(),
        pins: pins.iter().map(|pin| pin.to_vec()).collect(),
    };
    let boards = [
        board("cakes", &[[1.0, 0.0], [0.8, 0.6]]),
        board("bikes", &[[0.0, 1.0]]),
        board("new board", &[]),
    ];
    assert_eq!(suggest(&boards, &[0.8, 0.6]), Some("cakes"));
    assert_eq!(suggest(&boards, &[0.0, 1.0]), Some("bikes"));
    assert_eq!(suggest(&boards[2..], &[0.0, 1.0]), None);
    println!("ok: {:?}", suggest(&boards, &[0.8, 0.6]));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equal_boards_the_first_and_of_none_none() {
        let twin = |name: &str| Board { name: name.to_string(), pins: vec![vec![1.0, 0.0]] };
        assert_eq!(suggest(&[twin("a"), twin("b")], &[1.0, 0.0]), Some("a"));
        assert_eq!(suggest(&[], &[1.0, 0.0]), None);
    }

    #[test]
    fn a_negative_average_is_still_a_suggestion() {
        let board = Board { name: "far".to_string(), pins: vec![vec![-1.0, 0.0]] };
        assert_eq!(suggest(&[board], &[1.0, 0.0]), Some("far"));
    }
}
