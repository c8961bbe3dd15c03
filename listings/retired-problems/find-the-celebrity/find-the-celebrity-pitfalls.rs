//! Find the celebrity: eight slips, each caught by the smallest party that shows it.
//!
//! One routine with a switch, so that each slip stands exactly where it happens; `Slip::None` is
//! the right code. The program tries *every* party of 0, 1, 2 and 3 people against the definition
//! and prints the first that a slip gets wrong. Everybody knows themselves here, as in a matrix
//! with ones on its diagonal. Interview-writable: nothing newer than Rust 1.59.

#[derive(Clone, Copy, Debug, PartialEq)]
enum Slip {
    None,
    ForgetsTheEmptyParty,
    WantsCompany,
    RulesOutTheWrongOne,
    TrustsTheCandidate,
    ChecksOnlyWhomTheyKnow,
    ChecksOnlyWhoKnowsThem,
    AsksAboutThemselves,
    SkipsLaterPeople,
}

// ANCHOR: slips
fn find_celebrity(
    people: usize,
    knows: &dyn Fn(usize, usize) -> bool,
    slip: Slip,
) -> Option<usize> {
    if people == 0 && slip != Slip::ForgetsTheEmptyParty {
        return None; // otherwise person 0, who is not there, passes every check
    }
    if people == 1 && slip == Slip::WantsCompany {
        return None; // a rule that the definition does not have
    }
    let mut candidate = 0;
    for next in 1..people {
        // Whoever knows somebody is out; the slip rules out the other one.
        if knows(candidate, next) != (slip == Slip::RulesOutTheWrongOne) {
            candidate = next;
        }
    }
    if slip == Slip::TrustsTheCandidate {
        return Some(candidate); // not ruled out is not proven
    }
    // "The scan has compared the candidate with them": in one direction only.
    let checked = if slip == Slip::SkipsLaterPeople { candidate } else { people };
    for other in 0..checked {
        if other == candidate && slip != Slip::AsksAboutThemselves {
            continue; // a matrix may say that people know themselves
        }
        if slip != Slip::ChecksOnlyWhoKnowsThem && knows(candidate, other) {
            return None;
        }
        if slip != Slip::ChecksOnlyWhomTheyKnow && !knows(other, candidate) {
            return None;
        }
    }
    Some(candidate)
}
// ANCHOR_END: slips

fn by_definition(people: usize, knows: &dyn Fn(usize, usize) -> bool) -> Option<usize> {
    (0..people)
        .find(|&person| (0..people).all(|p| p == person || (!knows(person, p) && knows(p, person))))
}

// ANCHOR: search
/// Whether a knows b, from the bits of a number. The diagonal is 1.
fn party(bits: u32, people: usize) -> impl Fn(usize, usize) -> bool {
    move |a, b| a == b || (bits >> (a * people + b)) & 1 == 1
}

/// The first party, smallest first, that the code gets wrong.
fn first_wrong(slip: Slip) -> Option<(usize, u32)> {
    (0..=3).find_map(|people| {
        let mut parties = 0..1 << (people * people);
        let wrong = |bits: &u32| {
            let knows = party(*bits, people);
            find_celebrity(people, &knows, slip) != by_definition(people, &knows)
        };
        Some((people, parties.find(wrong)?))
    })
}
// ANCHOR_END: search

const SLIPS: [Slip; 8] = [
    Slip::ForgetsTheEmptyParty,
    Slip::WantsCompany,
    Slip::RulesOutTheWrongOne,
    Slip::TrustsTheCandidate,
    Slip::ChecksOnlyWhomTheyKnow,
    Slip::ChecksOnlyWhoKnowsThem,
    Slip::AsksAboutThemselves,
    Slip::SkipsLaterPeople,
];

fn main() {
    assert_eq!(first_wrong(Slip::None), None);
    for slip in SLIPS {
        let (people, bits) = first_wrong(slip).expect("every slip is caught");
        let knows = party(bits, people);
        let pairs = (0..people * people).map(|pair| (pair / people, pair % people));
        let known: Vec<String> = pairs
            .filter(|&(a, b)| a != b && knows(a, b))
            .map(|(a, b)| format!("{a} knows {b}"))
            .collect();
        let who =
            if known.is_empty() { "nobody knows anybody".to_owned() } else { known.join(", ") };
        let (wrong, right) = (find_celebrity(people, &knows, slip), by_definition(people, &knows));
        println!("{slip:?}\n  n = {people}, {who}\n  wrong {wrong:?}, right {right:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slip_is_caught_and_the_right_code_never() {
        assert!(SLIPS.iter().all(|&slip| first_wrong(slip).is_some()));
        assert_eq!(first_wrong(Slip::None), None);
    }
}
