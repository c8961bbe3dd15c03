//! # When is each step done?
//!
//! A pipeline has steps, numbered from 0; step `s` takes `minutes[s]`, at least 1. A pair `(s, n)` in
//! `needs` says that `s` starts only after `n` is done. Steps run at the same time whenever they can,
//! and all start as early as possible, from minute 0. Return the minute at which each is done, or
//! `None` if some steps wait for each other and never start.
//!
//! Pairs may be given twice. Up to 100 000 steps and 200 000 pairs. Standard library, Rust 1.59.
//!
//! ```text
//! minutes [3, 2, 4, 1]   needs (2, 0) (2, 1) (3, 1)
//!
//! 0 and 1 start at 0, done at 3 and 2.  2 starts at 3, done at 7.  3 starts at 2, done at 3.
//! →  Some([3, 2, 7, 3])
//! ```

// ANCHOR: solution
/// When each step is done, if all start as early as they can. O(steps + pairs).
pub fn finish_times(minutes: &[u64], needs: &[(usize, usize)]) -> Option<Vec<u64>> {
    let steps = minutes.len();
    let (mut behind, mut waits_for) = (vec![Vec::new(); steps], vec![0; steps]);
    for &(step, needed) in needs {
        behind[needed].push(step);
        waits_for[step] += 1;
    }
    let mut ready: Vec<usize> = (0..steps).filter(|&step| waits_for[step] == 0).collect();
    let (mut start, mut done) = (vec![0; steps], 0);
    while let Some(step) = ready.pop() {
        done += 1;
        let finished = start[step] + minutes[step];
        for &next in &behind[step] {
            start[next] = finished.max(start[next]); // the last one to finish decides
            waits_for[next] -= 1;
            if waits_for[next] == 0 {
                ready.push(next);
            }
        }
    }
    if done < steps {
        return None;
    }
    Some(start.iter().zip(minutes).map(|(start, minutes)| start + minutes).collect())
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// When each step is done, if all start as early as they can.
    pub fn finish_times(minutes: &[u64], needs: &[(usize, usize)]) -> Option<Vec<u64>> {
        todo!("in which order can the times be worked out?")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", finish_times(&[3, 2, 4, 1], &[(2, 0), (2, 1), (3, 1)]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let times = finish_times(&[3, 2, 4, 1], &[(2, 0), (2, 1), (3, 1)]);
        assert_eq!(times, Some(vec![3, 2, 7, 3]));
    }

    #[test]
    fn a_circle_never_starts() {
        assert_eq!(finish_times(&[1, 1, 1], &[(0, 1), (1, 0)]), None);
        assert_eq!(finish_times(&[1], &[(0, 0)]), None);
    }

    #[test]
    fn pairs_given_twice() {
        assert_eq!(finish_times(&[5, 1], &[(1, 0), (1, 0)]), Some(vec![5, 6]));
    }

    #[test]
    fn no_steps() {
        assert_eq!(finish_times(&[], &[]), Some(vec![]));
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Minute by minute: start what can start, finish what is over.
    fn simulate(minutes: &[u64], needs: &[(usize, usize)]) -> Option<Vec<u64>> {
        let mut done_at: Vec<Option<u64>> = vec![None; minutes.len()];
        for now in 0..=minutes.iter().sum() {
            for step in 0..minutes.len() {
                let is_done = |n: usize| matches!(done_at[n], Some(minute) if minute <= now);
                let mut all = needs.iter().filter(|pair| pair.0 == step);
                if done_at[step].is_none() && all.all(|pair| is_done(pair.1)) {
                    done_at[step] = Some(now + minutes[step]);
                }
            }
        }
        done_at.into_iter().collect()
    }

    #[test]
    fn agrees_with_a_clock() {
        let minutes = [3, 1, 4, 2];
        let pairs: Vec<(usize, usize)> =
            (0..4).flat_map(|s| (0..4).filter(move |&n| n != s).map(move |n| (s, n))).collect();
        for chosen in 0..1_u32 << pairs.len() {
            let needs: Vec<(usize, usize)> =
                (0..pairs.len()).filter(|i| chosen >> i & 1 == 1).map(|i| pairs[i]).collect();
            assert_eq!(finish_times(&minutes, &needs), simulate(&minutes, &needs), "{needs:?}");
        }
    }

    #[test]
    fn the_largest_size() {
        let steps = 100_000;
        let needs: Vec<(usize, usize)> = (1..steps).map(|step| (step, step - 1)).collect();
        let times = finish_times(&vec![2; steps], &needs);
        assert_eq!(times.and_then(|times| times.last().copied()), Some(200_000));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. When does a step start, if you know when all that it needs are done?
// 2. So each step has to be worked out after all it needs: a topological order. Count for each step
//    what it still waits for.
// 3. When a step is taken from the ready ones, its finish is certain: raise the start of all behind it
//    to that, lower their counts. If not all were taken, there is a circle.
// ANCHOR_END: hints
