//! Find the celebrities: a group known by everybody, whose members know only one another.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. The scan keeps a list instead of a
//! single candidate. The problem is chapter 9 of R. Bird, "Pearls of Functional Algorithm Design",
//! 2010; code and argument are ours.

// ANCHOR: clique
/// Known by everybody, knowing only one another, and not empty.
pub fn celebrity_clique(
    people: usize,
    mut knows: impl FnMut(usize, usize) -> bool,
) -> Option<Vec<usize>> {
    let mut clique: Vec<usize> = Vec::new();
    for person in 0..people {
        match clique.first() {
            // They are out, all of them.
            Some(&first) if !knows(person, first) => clique = vec![person],
            // `person` is out.
            Some(&first) if !knows(first, person) => {}
            // They know each other, or nobody was there.
            _ => clique.push(person),
        }
    }
    let first = *clique.first()?;
    let inside = |person: usize| clique.binary_search(&person).is_ok();
    for person in (0..people).filter(|&person| person != first) {
        // Members know one another and nobody else; everybody knows the members.
        for &member in clique.iter().filter(|&&member| member != person) {
            if !knows(person, member) || knows(member, person) != inside(person) {
                return None;
            }
        }
    }
    Some(clique)
}
// ANCHOR_END: clique

// ANCHOR: main
fn main() {
    let pairs = ["12", "21", "01", "02", "31", "32", "30"]; // "31": 3 knows 1
    let knows = |a: usize, b: usize| pairs.contains(&format!("{a}{b}").as_str());
    println!("two stars and two fans: {:?}", celebrity_clique(4, knows));
    println!("all friends:            {:?}", celebrity_clique(4, |_, _| true));
    println!("all strangers:          {:?}", celebrity_clique(4, |_, _| false));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_celebrity_is_a_clique_of_one() {
        assert_eq!(celebrity_clique(5, |a, b| a != 3 && b == 3), Some(vec![3]));
        assert_eq!(celebrity_clique(1, |_, _| false), Some(vec![0]));
        assert_eq!(celebrity_clique(0, |_, _| true), None);
    }
}
