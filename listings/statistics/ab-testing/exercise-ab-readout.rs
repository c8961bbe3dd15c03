//! # Read an experiment out of its log
//!
//! A log has one row for each visit: the user, the arm that served it (0 for control, 1 for treatment)
//! and whether the user converted in that visit. Rows are in no order. The unit of randomisation is the
//! user, so make users out of visits first:
//!
//! - A user counts once. It has converted if *any* of its visits did.
//! - A user with visits in *both* arms is contaminated: leave it out of both arms and count it in
//!   `crossed`.
//! - `users` and `conversions` are per arm. `srm` is the chi-square of the users against an even split,
//!   (control − treatment)² / (control + treatment); 0 if no user is left.
//! - `z` is the two-proportion statistic with the pooled variance, treatment minus control. `None` if an
//!   arm has no user, or if nobody or everybody converted.
//!
//! Linear in the number of rows, apart from what your map costs. Standard library, Rust 1.59.
//!
//! ```text
//! user  arm  converted
//! 7     0    no
//! 8     1    yes             users        [1, 2]      7 | 8, 9
//! 7     0    yes             conversions  [1, 1]      7 | 8
//! 9     1    no              crossed      1           5
//! 5     0    no              srm          (1 − 2)² / 3 = 0.333…
//! 5     1    yes             z            (1/2 − 1/1) / √(2/3 · 1/3 · (1/1 + 1/2)) = −0.866…
//! 8     1    yes
//! ```

// ANCHOR: given
/// One row of the log.
#[derive(Debug, Clone, Copy)]
pub struct Visit {
    /// Who.
    pub user: u32,
    /// 0 or 1.
    pub arm: usize,
    /// Whether it ended as we want.
    pub converted: bool,
}

/// What the log says.
#[derive(Debug, Clone, PartialEq)]
pub struct Readout {
    /// Users per arm.
    pub users: [usize; 2],
    /// Those of them that converted.
    pub conversions: [usize; 2],
    /// Users with visits in both arms.
    pub crossed: usize,
    /// Chi-square of `users` against an even split.
    pub srm: f64,
    /// The two-proportion statistic, treatment minus control.
    pub z: Option<f64>,
}
// ANCHOR_END: given

// ANCHOR: solution
use std::collections::BTreeMap;

/// Users, conversions and the two statistics.
pub fn read_out(visits: &[Visit]) -> Readout {
    // Per user: seen in arm 0, seen in arm 1, converted.
    let mut of_user: BTreeMap<u32, ([bool; 2], bool)> = BTreeMap::new();
    for visit in visits {
        let (seen, converted) = of_user.entry(visit.user).or_default();
        seen[visit.arm] = true;
        *converted |= visit.converted;
    }
    let (mut users, mut conversions, mut crossed) = ([0, 0], [0, 0], 0);
    for (seen, converted) in of_user.values() {
        if seen[0] && seen[1] {
            crossed += 1;
            continue;
        }
        let arm = usize::from(seen[1]);
        users[arm] += 1;
        conversions[arm] += usize::from(*converted);
    }
    let [n_0, n_1] = users.map(|n| n as f64);
    let [x_0, x_1] = conversions.map(|x| x as f64);
    let srm = if n_0 + n_1 > 0.0 { (n_0 - n_1).powi(2) / (n_0 + n_1) } else { 0.0 };
    let pooled = (x_0 + x_1) / (n_0 + n_1);
    let z = (x_1 / n_1 - x_0 / n_0) / (pooled * (1.0 - pooled) * (1.0 / n_0 + 1.0 / n_1)).sqrt();
    Readout { users, conversions, crossed, srm, z: Some(z).filter(|z| z.is_finite()) }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::{Readout, Visit};

    // ANCHOR: starter
    /// Users, conversions and the two statistics.
    pub fn read_out(visits: &[Visit]) -> Readout {
        todo!("users first, then counts, then statistics")
    }
    // ANCHOR_END: starter
}

fn main() {
    let visit = |user, arm, converted| Visit { user, arm, converted };
    println!("{:?}", read_out(&[visit(7, 0, true), visit(8, 1, false)]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    fn visits(rows: &[(u32, usize, bool)]) -> Vec<Visit> {
        rows.iter().map(|&(user, arm, converted)| Visit { user, arm, converted }).collect()
    }

    #[test]
    fn the_example() {
        let log = visits(&[
            (7, 0, false),
            (8, 1, true),
            (7, 0, true),
            (9, 1, false),
            (5, 0, false),
            (5, 1, true),
            (8, 1, true),
        ]);
        let readout = read_out(&log);
        assert_eq!(readout.users, [1, 2]);
        assert_eq!(readout.conversions, [1, 1]);
        assert_eq!(readout.crossed, 1);
        assert!((readout.srm - 1.0 / 3.0).abs() < 1e-12);
        assert!((readout.z.expect("a z") + 0.75_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn many_visits_are_one_user() {
        let readout =
            read_out(&visits(&[(1, 0, true), (1, 0, true), (1, 0, false), (2, 1, false)]));
        assert_eq!(readout.users, [1, 1]);
        assert_eq!(readout.conversions, [1, 0]);
        assert!((readout.z.expect("a z") + 2.0_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn nobody_converted() {
        assert_eq!(read_out(&visits(&[(1, 0, false), (2, 1, false)])).z, None);
    }

    #[test]
    fn an_empty_arm() {
        let readout = read_out(&visits(&[(1, 0, true), (2, 0, false)]));
        assert_eq!((readout.users, readout.z), ([2, 0], None));
        assert!((readout.srm - 2.0).abs() < 1e-12);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    #[test]
    fn an_empty_log() {
        let nothing = Readout { users: [0, 0], conversions: [0, 0], crossed: 0, srm: 0.0, z: None };
        assert_eq!(read_out(&[]), nothing);
    }

    #[test]
    fn only_crossed_users() {
        let visit = |arm| Visit { user: 3, arm, converted: true };
        let readout = read_out(&[visit(0), visit(1), visit(0)]);
        assert_eq!((readout.users, readout.crossed, readout.z), ([0, 0], 1, None));
        assert!(readout.srm.abs() < 1e-12);
    }

    #[test]
    fn everybody_converted() {
        let visit = |user, arm| Visit { user, arm, converted: true };
        assert_eq!(read_out(&[visit(1, 0), visit(2, 1)]).z, None);
    }

    /// A user who crosses late takes his conversions with him.
    #[test]
    fn crossing_undoes_what_was_counted() {
        let visit = |user, arm, converted| Visit { user, arm, converted };
        let log = [visit(1, 0, true), visit(2, 0, false), visit(3, 1, true), visit(1, 1, false)];
        let readout = read_out(&log);
        assert_eq!((readout.users, readout.conversions), ([1, 1], [0, 1]));
    }

    #[test]
    fn a_large_log() {
        // 100,000 users with three visits each; every tenth of control, every eighth of treatment converts.
        let log: Vec<Visit> = (0..300_000_u32)
            .map(|row| {
                let user = row % 100_000;
                let arm = (user % 2) as usize;
                let place = user / 2;
                let converts = if arm == 0 { place % 10 == 0 } else { place % 8 == 0 };
                Visit { user, arm, converted: converts && row >= 200_000 }
            })
            .collect();
        let readout = read_out(&log);
        assert_eq!(readout.users, [50_000, 50_000]);
        assert_eq!(readout.conversions, [5000, 6250]);
        let pooled: f64 = 0.1125;
        let z = 0.025 / (pooled * (1.0 - pooled) * 2.0 / 50_000.0).sqrt();
        assert!((readout.z.expect("a z") - z).abs() < 1e-9);
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. The rows are visits, the question is about users. Build a map from user to what is known of it, and
//    count only when the log is read.
// 2. Three bits per user are enough: seen in arm 0, seen in arm 1, converted. A user with both of the
//    first two is crossed, whenever the second arm appeared.
// 3. Compute z as if all were well. Every case without an answer makes it NaN or infinite: one check at
//    the end instead of four at the start.
// ANCHOR_END: hints
