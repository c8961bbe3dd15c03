//! Backtracking: choose, go on, take back. Subsets, orders, and a search that is pruned.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59.

// ANCHOR: subsets
/// All subsets of `items`, that without the first item before that with it. O(n · 2ⁿ).
pub fn subsets<T: Copy>(items: &[T]) -> Vec<Vec<T>> {
    fn go<T: Copy>(items: &[T], chosen: &mut Vec<T>, all: &mut Vec<Vec<T>>) {
        match items.split_first() {
            None => all.push(chosen.clone()),
            Some((&first, rest)) => {
                go(rest, chosen, all);
                chosen.push(first); // choose
                go(rest, chosen, all); // go on
                chosen.pop(); // take back
            }
        }
    }
    let mut all = Vec::new();
    go(items, &mut Vec::new(), &mut all);
    all
}
// ANCHOR_END: subsets

// ANCHOR: orders
/// All different orders of `items`, which must be sorted, in rising order. Equal items are not told
/// apart. O(n · n!).
pub fn orders(items: &[u32]) -> Vec<Vec<u32>> {
    fn go(items: &[u32], used: &mut [bool], order: &mut Vec<u32>, all: &mut Vec<Vec<u32>>) {
        if order.len() == items.len() {
            all.push(order.clone());
            return;
        }
        for next in 0..items.len() {
            let twin_waits = next > 0 && items[next] == items[next - 1] && !used[next - 1];
            if used[next] || twin_waits {
                continue; // (1)
            }
            used[next] = true;
            order.push(items[next]);
            go(items, used, order, all);
            order.pop();
            used[next] = false;
        }
    }
    let mut all = Vec::new();
    go(items, &mut vec![false; items.len()], &mut Vec::new(), &mut all);
    all
}
// ANCHOR_END: orders

// ANCHOR: rows
/// Pins of these heights, largest first, go into `columns` columns, so that none is higher than
/// `limit`: the column of each pin, or `None`. `visits` counts the partial layouts looked at.
pub fn fill_columns(
    heights: &[u32],
    columns: usize,
    limit: u32,
    prune: bool,
    visits: &mut u64,
) -> Option<Vec<usize>> {
    fn go(
        heights: &[u32],
        full: &mut [u32],
        limit: u32,
        prune: bool,
        visits: &mut u64,
    ) -> Option<Vec<usize>> {
        *visits += 1;
        let (&height, rest) = match heights.split_first() {
            None if full.iter().all(|&used| used <= limit) => return Some(Vec::new()),
            None => return None,
            Some(split) => split,
        };
        for column in 0..full.len() {
            let twin = full[..column].contains(&full[column]);
            if prune && (full[column] + height > limit || twin) {
                continue; // (1)
            }
            full[column] += height;
            let found = go(rest, full, limit, prune, visits);
            full[column] -= height;
            if let Some(mut layout) = found {
                layout.push(column);
                return Some(layout);
            }
        }
        None
    }
    let mut layout = go(heights, &mut vec![0; columns], limit, prune, visits)?;
    layout.reverse(); // the last pin was noted first
    Some(layout)
}
// ANCHOR_END: rows

// ANCHOR: main
fn main() {
    println!("{:?}", subsets(&["art", "food"]));
    println!("{:?}", orders(&[1, 1, 2]));
    let heights = [9, 8, 7, 6, 6, 5, 4, 3];
    for limit in [16, 15] {
        for prune in [false, true] {
            let mut visits = 0;
            let layout = fill_columns(&heights, 3, limit, prune, &mut visits);
            println!("limit {limit}, pruned {prune:>5}: {visits:>5} visits, {layout:?}");
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_has_one_subset_and_one_order() {
        assert_eq!(subsets::<u8>(&[]), [Vec::<u8>::new()]);
        assert_eq!(orders(&[]).iter().map(Vec::len).collect::<Vec<usize>>(), [0]);
    }

    #[test]
    fn equal_items_give_each_order_once() {
        assert_eq!(orders(&[5, 5, 5]), [[5, 5, 5]]);
        assert_eq!(orders(&[1, 1, 2, 2]).len(), 6);
    }

    #[test]
    fn columns_at_the_border() {
        assert_eq!(fill_columns(&[], 0, 9, true, &mut 0), Some(vec![]));
        assert_eq!(fill_columns(&[1], 0, 9, true, &mut 0), None);
        assert_eq!(fill_columns(&[9], 2, 8, true, &mut 0), None);
    }
}
