//! Neardups: five slips of union-find, each with a small input that shows it.
//!
//! One routine with a switch, so that each slip stands exactly where it happens; `Slip::None` is
//! the right code. Images are numbers here. Every row of the printed table is also a test: the
//! slip fails it, the right code passes it.

use std::collections::BTreeMap;

/// Image to the images the pipeline lists as its near-duplicates.
type Lists = BTreeMap<u32, Vec<u32>>;

#[derive(Clone, Copy, PartialEq)]
enum Slip {
    None,
    SkipsEmptyLists,
    SkipsUnlistedImages,
    LinksMembers,
    GroupsByParent,
    NamesTooEarly,
}

// ANCHOR: slips
fn root(parent: &BTreeMap<u32, u32>, mut image: u32) -> u32 {
    while parent[&image] != image {
        image = parent[&image];
    }
    image
}

fn clusters(lists: &Lists, slip: Slip) -> Vec<Vec<u32>> {
    let mut parent = BTreeMap::new();
    let mut early_name = BTreeMap::new();
    for (&image, near) in lists {
        if slip == Slip::SkipsEmptyLists && near.is_empty() {
            continue; // loses singletons
        }
        parent.entry(image).or_insert(image);
        for &other in near {
            if slip == Slip::SkipsUnlistedImages && !lists.contains_key(&other) {
                continue; // loses images that occur only inside a list
            }
            parent.entry(other).or_insert(other);
            if slip == Slip::LinksMembers {
                parent.insert(image, other); // overwrites the link that `image` had
            } else {
                let (below, above) = (root(&parent, image), root(&parent, other));
                parent.insert(below, above);
            }
            early_name.insert(image, root(&parent, image)); // this root may be hung below
            early_name.insert(other, root(&parent, image)); // another one later
        }
    }
    let mut members_of: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for &image in parent.keys() {
        let name = match slip {
            Slip::GroupsByParent => parent[&image], // a parent need not be a root
            Slip::NamesTooEarly => *early_name.get(&image).unwrap_or(&image),
            _ => root(&parent, image),
        };
        members_of.entry(name).or_default().push(image);
    }
    let mut clusters: Vec<Vec<u32>> = members_of.into_values().collect();
    clusters.sort();
    clusters
}
// ANCHOR_END: slips

/// The slip, what it is called on the page, and lists that show it.
fn cases() -> Vec<(Slip, &'static str, Lists)> {
    let two_in_one_list = Lists::from([(1, vec![2, 3])]);
    vec![
        (Slip::SkipsEmptyLists, "skips empty lists", Lists::from([(1, vec![])])),
        (Slip::SkipsUnlistedImages, "skips unlisted images", Lists::from([(1, vec![2])])),
        (Slip::LinksMembers, "links members, not roots", two_in_one_list.clone()),
        (Slip::GroupsByParent, "groups by parent, not root", two_in_one_list.clone()),
        (Slip::NamesTooEarly, "names clusters too early", two_in_one_list),
    ]
}

fn main() {
    for (slip, name, lists) in cases() {
        println!("{name}: {lists:?}");
        println!("  wrong {:?}", clusters(&lists, slip));
        println!("  right {:?}", clusters(&lists, Slip::None));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slip_fails_its_case_and_the_right_code_passes() {
        let right = [
            vec![vec![1]],
            vec![vec![1, 2]],
            vec![vec![1, 2, 3]],
            vec![vec![1, 2, 3]],
            vec![vec![1, 2, 3]],
        ];
        for ((slip, name, lists), right) in cases().into_iter().zip(right) {
            assert_eq!(clusters(&lists, Slip::None), right, "{name}");
            assert_ne!(clusters(&lists, slip), right, "{name}");
        }
    }
}
