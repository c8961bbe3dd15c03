//! An Euler path: every link once (Hierholzer), for links without direction.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. Links may occur twice, and may lead
//! from a node to itself.

// ANCHOR: euler
/// The nodes of a walk that uses every link exactly once, or `None` if there is none. O(nodes +
/// links).
pub fn euler_path(nodes: usize, links: &[(usize, usize)]) -> Option<Vec<usize>> {
    let mut at: Vec<Vec<usize>> = vec![Vec::new(); nodes]; // the links at each node
    for (link, &(a, b)) in links.iter().enumerate() {
        at[a].push(link);
        at[b].push(link); // a loop stands there twice: it is two ends
    }
    let odd: Vec<usize> = (0..nodes).filter(|&node| at[node].len() % 2 == 1).collect();
    if odd.len() > 2 {
        return None; // (1)
    }
    let start = odd.first().copied().or_else(|| links.first().map(|&(a, _)| a));
    let mut stack: Vec<usize> = start.into_iter().collect();
    let (mut used, mut path) = (vec![false; links.len()], Vec::new());
    while let Some(&node) = stack.last() {
        match at[node].pop() {
            Some(link) if used[link] => {} // was walked from its other end
            Some(link) => {
                used[link] = true;
                let (a, b) = links[link];
                stack.push(if a == node { b } else { a });
            }
            None => {
                path.push(node); // (2)
                stack.pop();
            }
        }
    }
    let all = links.is_empty() || path.len() == links.len() + 1; // (3)
    if all { Some(path) } else { None }
}
// ANCHOR_END: euler

// ANCHOR: main
fn main() {
    let house = [(0, 1), (1, 2), (2, 3), (3, 0), (0, 2), (1, 3), (2, 4), (4, 3)];
    println!("{:?}", euler_path(5, &house));
    println!("{:?}", euler_path(4, &[(0, 1), (2, 3)]));
    println!("{:?}", euler_path(4, &[(0, 1), (0, 2), (0, 3)]));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_links() {
        assert_eq!(euler_path(0, &[]), Some(vec![]));
        assert_eq!(euler_path(3, &[]), Some(vec![]));
    }

    #[test]
    fn loops_and_doubles() {
        assert_eq!(euler_path(1, &[(0, 0)]), Some(vec![0, 0]));
        assert_eq!(euler_path(2, &[(0, 1), (0, 1)]), Some(vec![0, 1, 0]));
    }
}
