//! Interference: what I show you changes what your friends do.
//!
//! 100 groups of 10 users who see each other's pins. The metric of a user is
//! group + noise + 0.2 · treated + spill · (share of treated among the other nine),
//! with group ~ N(0, 0.5²) and noise ~ N(0, 1). Shipping to everybody changes the mean by 0.2 + spill.
//!
//! - users randomised: both arms have the same share of treated friends, so the spill cancels: 0.2;
//! - groups randomised: the share is 0 or 1, so the estimate is 0.2 + spill. The unit of the analysis is
//!   then the group. The variance of a mean grows by the design effect 1 + (g − 1) ICC, here with
//!   g = 10 and ICC = 0.25/1.25 = 0.2: 2.8.
//!
//! 500 experiments each, seed 25; a mean lies within four standard errors, 4 · 0.11/√500 = 0.02.
//!
//! Graph clusters as units: J. Ugander and others, "Graph cluster randomization", KDD 2013.

use kit::rng::Rng;

const GROUPS: usize = 100;
const SIZE: usize = 10;

// ANCHOR: world
/// One group's metrics, given who is treated.
fn group(rng: &mut Rng, treated: &[bool; SIZE], spill: f64) -> [f64; SIZE] {
    let common = 0.5 * rng.normal();
    let all = treated.iter().filter(|&&t| t).count();
    treated.map(|own| {
        let friends = (all - usize::from(own)) as f64 / (SIZE - 1) as f64;
        common + rng.normal() + 0.2 * f64::from(u8::from(own)) + spill * friends
    })
}

/// (treated?, metric) of all users. `by_group`: a group is treated or not as a whole.
pub fn experiment(rng: &mut Rng, by_group: bool, spill: f64) -> Vec<[(bool, f64); SIZE]> {
    // Half of the groups exactly, or a coin for each user.
    let mut coins: Vec<bool> = (0..GROUPS).map(|g| g < GROUPS / 2).collect();
    rng.shuffle(&mut coins);
    let one = |coin: bool, rng: &mut Rng| {
        let treated = [(); SIZE].map(|()| if by_group { coin } else { rng.bernoulli(0.5) });
        let metrics = group(rng, &treated, spill);
        let mut users = [(false, 0.0); SIZE];
        for (i, user) in users.iter_mut().enumerate() {
            *user = (treated[i], metrics[i]);
        }
        users
    };
    coins.into_iter().map(|coin| one(coin, rng)).collect()
}
// ANCHOR_END: world

// ANCHOR: analyse
/// Treatment minus control and its standard error, with each row an independent unit.
pub fn difference(rows: &[(bool, f64)]) -> (f64, f64) {
    let of = |arm: bool| {
        let arm: Vec<f64> = rows.iter().filter(|row| row.0 == arm).map(|row| row.1).collect();
        let n = arm.len() as f64;
        let mean = arm.iter().sum::<f64>() / n;
        (mean, arm.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0) / n)
    };
    let ((treatment, var_t), (control, var_c)) = (of(true), of(false));
    (treatment - control, (var_t + var_c).sqrt())
}

/// One row for each group: its arm and its mean. For groups that are treated as a whole.
pub fn group_means(groups: &[[(bool, f64); SIZE]]) -> Vec<(bool, f64)> {
    let mean = |users: &[(bool, f64); SIZE]| users.iter().map(|u| u.1).sum::<f64>() / SIZE as f64;
    groups.iter().map(|users| (users[0].0, mean(users))).collect()
}
// ANCHOR_END: analyse

/// Mean and spread of the estimate over experiments, and the mean standard errors that users and
/// (for whole groups) group means report.
pub fn repeat(rng: &mut Rng, by_group: bool, spill: f64, experiments: usize) -> [f64; 4] {
    let n = experiments as f64;
    let [mut sum, mut squares, mut of_users, mut of_groups] = [0.0; 4];
    for _ in 0..experiments {
        let groups = experiment(rng, by_group, spill);
        let (estimate, error) = difference(&groups.concat());
        sum += estimate;
        squares += estimate * estimate;
        of_users += error;
        of_groups += if by_group { difference(&group_means(&groups)).1 } else { f64::NAN };
    }
    [sum / n, (squares / n - (sum / n).powi(2)).sqrt(), of_users / n, of_groups / n]
}

// ANCHOR: main
fn main() {
    let mut rng = Rng::new(25);
    println!("spill   ship to all   units    estimate    true sd   sd by users   sd by groups");
    for spill in [0.0, 0.3, -0.15] {
        for (units, by_group) in [("users ", false), ("groups", true)] {
            let [mean, spread, of_users, of_groups] = repeat(&mut rng, by_group, spill, 500);
            let of_groups = if by_group { format!("{of_groups:.3}") } else { "-".into() };
            let shipped = 0.2 + spill;
            println!(
                "{spill:>5.2}   {shipped:>11.2}   {units}   {mean:>8.3}   {spread:>8.3}   {of_users:>11.3}   {of_groups:>12}"
            );
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn the_difference_by_hand() {
        let rows = [(true, 3.0), (true, 5.0), (false, 1.0), (false, 2.0), (false, 3.0)];
        let (estimate, error) = difference(&rows);
        assert_close!(estimate, 2.0, 1e-12);
        assert_close!(error, (2.0_f64 / 2.0 + 1.0 / 3.0).sqrt(), 1e-12);
    }

    /// Four standard errors of 400 experiments: 4 · 0.11/√400 = 0.022.
    #[test]
    fn users_see_the_direct_effect_groups_the_whole() {
        let mut rng = Rng::new(1);
        assert_close!(repeat(&mut rng, false, 0.3, 400)[0], 0.2, 0.022);
        assert_close!(repeat(&mut rng, true, 0.3, 400)[0], 0.5, 0.022);
    }

    /// √(2.8) = 1.67 between what users report and what is true; a standard deviation of 400 values is
    /// known to 4/√800 = 14 %.
    #[test]
    fn the_design_effect() {
        let [_, spread, of_users, of_groups] = repeat(&mut Rng::new(2), true, 0.0, 400);
        assert_close!(spread / of_users, 2.8_f64.sqrt(), 0.14);
        assert_close!(of_groups / spread, 1.0, 0.14);
    }
}
