//! OR and AND of posting lists: what a search engine does with sorted lists of document ids.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. A posting list has the ids of the
//! pins that contain a word, ascending and each once.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

// ANCHOR: or
/// Every id in any of the lists, with the number of lists that have it: merge, and count repeats.
pub fn or(lists: &[&[u32]]) -> Vec<(u32, usize)> {
    let mut rest: Vec<_> = lists.iter().map(|list| list.iter().copied()).collect();
    let mut heap = BinaryHeap::new();
    for (index, list) in rest.iter_mut().enumerate() {
        heap.extend(list.next().map(|id| Reverse((id, index))));
    }
    let mut found: Vec<(u32, usize)> = Vec::new();
    while let Some(Reverse((id, index))) = heap.pop() {
        match found.last_mut() {
            Some((last, lists)) if *last == id => *lists += 1,
            _ => found.push((id, 1)),
        }
        heap.extend(rest[index].next().map(|next| Reverse((next, index))));
    }
    found
}
// ANCHOR_END: or

// ANCHOR: and
/// The first place from `from` on with an id of at least `id`: leap 1, 2, 4, …, then bisect.
fn seek(list: &[u32], from: usize, id: u32) -> usize {
    let mut leap = 1;
    while from + leap < list.len() && list[from + leap] < id {
        leap *= 2;
    }
    let end = list.len().min(from + leap);
    from + list[from..end].partition_point(|&other| other < id)
}

/// The ids in all of the lists. Each id of the shortest is looked for in the others.
pub fn and(lists: &[&[u32]]) -> Vec<u32> {
    let mut lists = lists.to_vec();
    lists.sort_by_key(|list| list.len());
    let mut found = Vec::new();
    if let Some((shortest, others)) = lists.split_first() {
        let mut places = vec![0; others.len()];
        for &id in *shortest {
            let everywhere = others.iter().zip(&mut places).all(|(list, place)| {
                *place = seek(list, *place, id); // never backwards
                list.get(*place) == Some(&id)
            });
            if everywhere {
                found.push(id);
            }
        }
    }
    found
}
// ANCHOR_END: and

// ANCHOR: main
fn main() {
    let oak = [2, 3, 5, 8, 13, 21];
    let table = [1, 2, 3, 5, 8, 9, 13, 20];
    let round = [3, 4, 8, 20, 21];
    let words: [&[u32]; 3] = [&oak, &table, &round];
    println!("AND: {:?}", and(&words));
    let any: Vec<String> = or(&words).iter().map(|(id, n)| format!("{id}×{n}")).collect();
    println!("OR:  {}", any.join(" "));
    let two: Vec<u32> = or(&words).iter().filter(|(_, n)| *n >= 2).map(|(id, _)| *id).collect();
    println!("at least two words: {two:?}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_one_list_and_an_empty_list() {
        assert_eq!((or(&[]), and(&[])), (vec![], vec![]));
        assert_eq!((or(&[&[4]]), and(&[&[4]])), (vec![(4, 1)], vec![4]));
        assert_eq!((or(&[&[4], &[]]), and(&[&[4], &[]])), (vec![(4, 1)], vec![]));
    }

    #[test]
    fn seek_finds_every_place() {
        let list: Vec<u32> = (0..50).map(|i| 2 * i).collect();
        for from in 0..=list.len() {
            for id in 0..105 {
                let expected = (from..list.len()).find(|&at| list[at] >= id).unwrap_or(list.len());
                assert_eq!(seek(&list, from, id), expected, "from {from}, {id}");
            }
        }
    }
}
