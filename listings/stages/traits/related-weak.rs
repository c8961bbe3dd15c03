//! Pins saved together: the first version, which works and is hard to talk about.
//!
//! Input: boards, each a list of pin ids; a pin; a number k. Output: the k pins that stand on most
//! of the boards that the pin stands on. Written to be improved: the next listings do.

// ANCHOR: weak
fn f(b: &[Vec<u32>], p: u32, k: usize) -> Vec<u32> {
    let mut r: Vec<(usize, u32)> = vec![];
    for x in b {
        for q in x {
            if *q != p && !r.iter().any(|t| t.1 == *q) {
                let mut c = 0;
                for y in b {
                    if y.contains(&p) && y.contains(q) {
                        c += 1;
                    }
                }
                if c > 0 {
                    r.push((c, *q));
                }
            }
        }
    }
    r.sort_unstable();
    r.reverse();
    r.iter().take(k).map(|t| t.1).collect()
}
// ANCHOR_END: weak

fn main() {
    let boards = vec![vec![1, 2, 3], vec![1, 2], vec![3, 4], vec![1, 3, 5], vec![6]];
    println!("{:?}", f(&boards, 1, 2));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example() {
        // 2 and 3 share two boards with 1 each; of equals the larger id comes first, by accident.
        assert_eq!(f(&[vec![1, 2, 3], vec![1, 2], vec![1, 3, 5]], 1, 2), [3, 2]);
    }
}
