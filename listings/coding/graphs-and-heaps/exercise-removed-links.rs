//! # Groups that fall apart
//!
//! Users are numbered from 0, links connect pairs of them, and users who are connected, directly or
//! over others, form a group; a user without links is a group alone. Links are removed one after
//! another: `removed` holds places in `links`, none twice. Return the number of groups after each
//! removal.
//!
//! The same pair may be linked more than once. Up to 200 000 users, links and removals: counting
//! again after each removal is too slow. Standard library, Rust 1.59.
//!
//! ```text
//! 4 users   links 0: (0, 1)  1: (1, 2)  2: (0, 2)  3: (2, 3)    removed [0, 3, 1]
//!
//! without 0: still one group, over 2.   without 3: user 3 alone.   without 1: also user 1.
//! →  [1, 2, 3]
//! ```

// ANCHOR: solution
/// The number of groups after each removal. O((users + links) α).
pub fn groups_after(users: usize, links: &[(usize, usize)], removed: &[usize]) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..users).collect();
    let mut size = vec![1; users];
    let mut groups = users;
    let mut gone = vec![false; links.len()];
    for &link in removed {
        gone[link] = true;
    }
    // What is left at the end, and then the removals backwards: each adds a link.
    for (link, &(a, b)) in links.iter().enumerate() {
        if !gone[link] && union(&mut parent, &mut size, a, b) {
            groups -= 1;
        }
    }
    let mut counts = Vec::new();
    for &link in removed.iter().rev() {
        counts.push(groups);
        let (a, b) = links[link];
        if union(&mut parent, &mut size, a, b) {
            groups -= 1;
        }
    }
    counts.reverse();
    counts
}

/// Joins two groups, the smaller below the larger; whether they were two.
fn union(parent: &mut [usize], size: &mut [usize], a: usize, b: usize) -> bool {
    let (a, b) = (find(parent, a), find(parent, b));
    if a == b {
        return false;
    }
    let (small, large) = if size[a] < size[b] { (a, b) } else { (b, a) };
    parent[small] = large;
    size[large] += size[small];
    true
}

fn find(parent: &mut [usize], mut user: usize) -> usize {
    while parent[user] != user {
        parent[user] = parent[parent[user]];
        user = parent[user];
    }
    user
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    // ANCHOR: starter
    /// The number of groups after each removal.
    pub fn groups_after(users: usize, links: &[(usize, usize)], removed: &[usize]) -> Vec<usize> {
        todo!("union-find can join, and cannot part")
    }
    // ANCHOR_END: starter
}

fn main() {
    println!("{:?}", groups_after(4, &[(0, 1), (1, 2), (0, 2), (2, 3)], &[0, 3, 1]));
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        let links = [(0, 1), (1, 2), (0, 2), (2, 3)];
        assert_eq!(groups_after(4, &links, &[0, 3, 1]), [1, 2, 3]);
    }

    #[test]
    fn linked_twice() {
        assert_eq!(groups_after(2, &[(0, 1), (1, 0)], &[1, 0]), [1, 2]);
    }

    #[test]
    fn nothing_removed() {
        assert!(groups_after(3, &[(0, 1)], &[]).is_empty());
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    /// Counts again: spread the smallest label until nothing changes.
    fn count(users: usize, links: &[(usize, usize)]) -> usize {
        let mut label: Vec<usize> = (0..users).collect();
        for _ in 0..users {
            for &(a, b) in links {
                let least = label[a].min(label[b]);
                label[a] = least;
                label[b] = least;
            }
        }
        (0..users).filter(|&user| label[user] == user).count()
    }

    #[test]
    fn agrees_with_counting_again() {
        let all = [(0, 1), (1, 2), (2, 3), (3, 0), (1, 3), (2, 2), (0, 4)];
        // Removals in the order of multiples of each step, which goes through all seven links.
        for step in 1..7 {
            for kept in 0..7 {
                let removed: Vec<usize> = (0..7 - kept).map(|i| i * step % 7).collect();
                let expected: Vec<usize> = (1..=removed.len())
                    .map(|so_far| {
                        let left = (0..7).filter(|link| !removed[..so_far].contains(link));
                        count(5, &left.map(|link| all[link]).collect::<Vec<_>>())
                    })
                    .collect();
                assert_eq!(groups_after(5, &all, &removed), expected, "{removed:?}");
            }
        }
    }

    #[test]
    fn the_largest_size() {
        let users = 200_000;
        let links: Vec<(usize, usize)> = (1..users).map(|user| (user - 1, user)).collect();
        let removed: Vec<usize> = (0..links.len()).collect();
        let groups = groups_after(users, &links, &removed);
        assert!(groups.iter().zip(2..).all(|(&groups, expected)| groups == expected));
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Joining groups is cheap with union-find, parting them is not. You know all removals beforehand.
// 2. Watch the film backwards: then every removal is a new link.
// 3. Join what is never removed. Then go through the removals from the last: note the number of
//    groups, and only then put the link back. Reverse what you noted.
// ANCHOR_END: hints
