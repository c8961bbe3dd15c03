//! Union-find that knows who is on the other side: two arms of an experiment.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. Users are numbered from 0. Each demand
//! says that two users belong to the same arm, or to different ones. Union by size alone: trees are
//! at most log₂ n high, and `find` needs no `&mut`.

// ANCHOR: arms
/// Demands that do not contradict each other.
pub struct Arms {
    parent: Vec<usize>,
    /// Whether a user is in another arm than its parent.
    differs: Vec<bool>,
    size: Vec<usize>,
}

impl Arms {
    /// Nobody is bound to anybody.
    pub fn new(users: usize) -> Self {
        Self { parent: (0..users).collect(), differs: vec![false; users], size: vec![1; users] }
    }

    /// The root of a user's group, and whether the user is in another arm than the root.
    fn find(&self, user: usize) -> (usize, bool) {
        let (mut at, mut differs) = (user, false);
        while self.parent[at] != at {
            differs ^= self.differs[at]; // twice on the other side is on the same side
            at = self.parent[at];
        }
        (at, differs)
    }

    /// Adds a demand, unless it contradicts those before: then `false`. O(log n).
    pub fn demand(&mut self, a: usize, b: usize, different: bool) -> bool {
        let ((root_a, side_a), (root_b, side_b)) = (self.find(a), self.find(b));
        if root_a == root_b {
            return (side_a != side_b) == different;
        }
        let a_is_small = self.size[root_a] < self.size[root_b];
        let (small, large) = if a_is_small { (root_a, root_b) } else { (root_b, root_a) };
        self.parent[small] = large;
        self.size[large] += self.size[small];
        self.differs[small] = side_a ^ side_b ^ different;
        true
    }

    /// Whether two users are in different arms; `None` if nothing follows from the demands.
    pub fn are_apart(&self, a: usize, b: usize) -> Option<bool> {
        let ((root_a, side_a), (root_b, side_b)) = (self.find(a), self.find(b));
        if root_a == root_b { Some(side_a != side_b) } else { None }
    }
}
// ANCHOR_END: arms

// ANCHOR: main
fn main() {
    let mut arms = Arms::new(5);
    let demands = [(0, 1, true), (1, 2, true), (3, 4, false), (0, 2, true), (2, 4, true)];
    for (a, b, different) in demands {
        let what = if different { "apart" } else { "together" };
        println!("{a} and {b} {what}: {}", arms.demand(a, b, different));
    }
    println!("0 and 3 apart? {:?}", arms.are_apart(0, 3));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_cannot_be_pairwise_apart_in_two_arms() {
        let mut arms = Arms::new(3);
        assert!(arms.demand(0, 1, true) && arms.demand(1, 2, true));
        assert!(!arms.demand(0, 2, true));
        assert_eq!(arms.are_apart(0, 2), Some(false));
    }

    #[test]
    fn a_user_and_itself() {
        let mut arms = Arms::new(1);
        assert!(arms.demand(0, 0, false));
        assert!(!arms.demand(0, 0, true));
    }

    #[test]
    fn nothing_follows() {
        assert_eq!(Arms::new(2).are_apart(0, 1), None);
    }
}
