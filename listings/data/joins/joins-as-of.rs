//! The as-of join: to each left row the right row that is nearest in time, looking one way or both.
//!
//! Interview style: std only, Rust 1.59, apart from the figure.
//! Times are whole numbers of any unit. The numbers are those of the pandas reference, `merge_asof`:
//! left 1, 5, 10 and right 1, 2, 3, 6, 7.

use kit::figure::{Dash, Figure, Hue, Line, Marker, Points, Side};

// ANCHOR: as_of
/// Where to look for a partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The last right row at or before the left one.
    Backward,
    /// The first right row at or after it.
    Forward,
    /// The nearer of the two, of equally near ones the earlier.
    Nearest,
}

/// For each left time the index of its partner, if one is at most `tolerance` away.
/// `right` is sorted; of equal right times, backward takes the last and forward the first.
/// O(n log m) for n left and m right rows.
pub fn as_of(
    left: &[i64],
    right: &[i64],
    direction: Direction,
    tolerance: Option<i64>,
) -> Vec<Option<usize>> {
    let near = |time: i64, at: usize| {
        let apart = (right[at] - time).abs();
        tolerance.iter().all(|&tolerance| apart <= tolerance)
    };
    left.iter()
        .map(|&time| {
            let before = right.partition_point(|&t| t <= time).checked_sub(1);
            let after = Some(right.partition_point(|&t| t < time)).filter(|&at| at < right.len());
            let partner = match (direction, before, after) {
                (Direction::Backward, before, _) => before,
                (Direction::Forward, _, after) => after,
                (Direction::Nearest, Some(before), Some(after)) => {
                    let earlier = time - right[before] <= right[after] - time;
                    Some(if earlier { before } else { after })
                }
                (Direction::Nearest, before, after) => before.or(after),
            };
            partner.filter(|&at| near(time, at))
        })
        .collect()
}
// ANCHOR_END: as_of

// ANCHOR: main
fn main() {
    let (left, right) = ([1, 5, 10], [1, 2, 3, 6, 7]);
    for direction in [Direction::Backward, Direction::Forward, Direction::Nearest] {
        for tolerance in [None, Some(2)] {
            let found = as_of(&left, &right, direction, tolerance);
            let times: Vec<Option<i64>> = found.iter().map(|at| at.map(|at| right[at])).collect();
            println!(
                "{:8}  tolerance {:7}  {:?}",
                format!("{:?}", direction),
                format!("{:?}", tolerance),
                times
            );
        }
    }
    draw(&left, &right);
}
// ANCHOR_END: main

/// Both tables on a time line, with who finds whom.
fn draw(left: &[i64], right: &[i64]) {
    let at = |time: i64, y: f64| (time as f64, y);
    let mut figure = Figure::diagram()
        .x_axis("time")
        .size(400.0, 170.0)
        .x_range(-1.0, 11.0)
        .y_range(0.6, 2.4)
        .x_tick(1.0);
    for (direction, name, dash) in [
        (Direction::Backward, "backward", Dash::Solid),
        (Direction::Forward, "forward", Dash::Dotted),
    ] {
        for (&time, found) in left.iter().zip(as_of(left, right, direction, None)) {
            if let Some(found) = found {
                let line = Line::new(name, [at(time, 2.0), at(right[found], 1.0)]);
                figure = figure.with(line.hue(Hue::Text).dash(dash).unnamed());
            }
        }
    }
    figure
        .with(
            Points::new("left", left.iter().map(|&t| at(t, 2.0))).marker(Marker::Circle).unnamed(),
        )
        .with(
            Points::new("right", right.iter().map(|&t| at(t, 1.0)))
                .marker(Marker::Square)
                .unnamed(),
        )
        .label(-0.9, 2.0, Side::Right, "left")
        .label(-0.9, 1.0, Side::Right, "right")
        .save("joins-as-of");
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{Backward, Forward, Nearest};

    const RIGHT: [i64; 5] = [1, 2, 3, 6, 7];

    fn times(direction: Direction, tolerance: Option<i64>) -> Vec<Option<i64>> {
        let found = as_of(&[1, 5, 10], &RIGHT, direction, tolerance);
        found.iter().map(|at| at.map(|at| RIGHT[at])).collect()
    }

    #[test]
    fn the_numbers_of_pandas() {
        assert_eq!(times(Backward, None), [Some(1), Some(3), Some(7)]);
        assert_eq!(times(Forward, None), [Some(1), Some(6), None]);
        assert_eq!(times(Nearest, None), [Some(1), Some(6), Some(7)]);
    }

    #[test]
    fn too_old_is_none() {
        assert_eq!(times(Backward, Some(2)), [Some(1), Some(3), None]);
        assert_eq!(times(Backward, Some(0)), [Some(1), None, None]);
    }

    #[test]
    fn of_equally_near_ones_the_earlier() {
        assert_eq!(as_of(&[5], &[3, 7], Nearest, None), [Some(0)]);
    }

    #[test]
    fn equal_times_on_the_right() {
        assert_eq!(as_of(&[4], &[4, 4, 4], Backward, None), [Some(2)]);
        assert_eq!(as_of(&[4], &[4, 4, 4], Forward, None), [Some(0)]);
    }

    #[test]
    fn nothing_to_find() {
        for direction in [Backward, Forward, Nearest] {
            assert_eq!(as_of(&[1], &[], direction, None), [None]);
            assert!(as_of(&[], &[1], direction, None).is_empty());
        }
        assert_eq!(as_of(&[0], &[1], Backward, None), [None]);
    }
}
