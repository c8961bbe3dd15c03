//! Neardups: how the work of each way grows with the number of images, counted, not timed.
//!
//! What is counted: matrix cells looked at (closure), images taken from the queue plus neighbour
//! entries looked at (breadth-first search), entries of `parent` read (union-find). Two inputs of
//! V images: a chain 0-1-2-…, and lists of k = 3 random images each (seeded). Union-find without
//! union by size and without path halving is called careless.

use kit::figure::{Figure, Line};
use kit::rng::Rng;

type Edges = Vec<(usize, usize)>;

fn chain(images: usize) -> Edges {
    (1..images).map(|i| (i - 1, i)).collect()
}

fn random_lists(images: usize) -> Edges {
    let mut rng = Rng::new(2021);
    (0..3 * images).map(|i| (i / 3, rng.below(images))).collect()
}

/// Matrix cells that Warshall's closure looks at.
fn closure(images: usize, edges: &Edges) -> u64 {
    let mut cells = 0;
    let mut reach: Vec<Vec<bool>> =
        (0..images).map(|i| (0..images).map(|j| i == j).collect()).collect();
    for &(a, b) in edges {
        reach[a][b] = true;
        reach[b][a] = true;
    }
    for via in 0..images {
        let via_row = reach[via].clone();
        for row in &mut reach {
            cells += 1;
            if row[via] {
                for (cell, &from_via) in row.iter_mut().zip(&via_row) {
                    cells += 1;
                    *cell |= from_via;
                }
            }
        }
    }
    cells
}

/// Images taken from the queue and neighbour entries looked at.
fn breadth_first(images: usize, edges: &Edges) -> u64 {
    let mut looks = 0;
    let mut neighbours = vec![Vec::new(); images];
    for &(a, b) in edges {
        neighbours[a].push(b);
        neighbours[b].push(a);
    }
    let mut seen = vec![false; images];
    for start in 0..images {
        let mut queue = std::collections::VecDeque::new();
        if !std::mem::replace(&mut seen[start], true) {
            queue.push_back(start);
        }
        while let Some(image) = queue.pop_front() {
            looks += 1;
            for &next in &neighbours[image] {
                looks += 1;
                if !std::mem::replace(&mut seen[next], true) {
                    queue.push_back(next);
                }
            }
        }
    }
    looks
}

/// Reads of `parent`: two finds per edge, one per image at the end.
fn union_find(images: usize, edges: &Edges, careful: bool) -> u64 {
    let mut reads = 0;
    let mut parent: Vec<usize> = (0..images).collect();
    let mut size = vec![1; images];
    let mut find = |parent: &mut Vec<usize>, mut image: usize| {
        reads += 1;
        while parent[image] != image {
            if careful {
                reads += 2;
                parent[image] = parent[parent[image]];
            }
            image = parent[image];
            reads += 2;
        }
        image
    };
    for &(a, b) in edges {
        let (mut below, mut above) = (find(&mut parent, a), find(&mut parent, b));
        if careful && size[below] > size[above] {
            std::mem::swap(&mut below, &mut above);
        }
        if below != above {
            parent[below] = above;
            size[above] += size[below];
        }
    }
    for image in 0..images {
        find(&mut parent, image);
    }
    reads
}

/// One way, counted: its name, the largest V it is tried on, its counter, its label.
type Way = (&'static str, usize, fn(usize, &Edges) -> u64, &'static str);

const WAYS: [Way; 4] = [
    ("closure", 256, closure, "closure"),
    ("careless union-find", 4096, |images, edges| union_find(images, edges, false), "careless"),
    ("breadth-first", 4096, breadth_first, "breadth-first"),
    ("union-find", 4096, |images, edges| union_find(images, edges, true), "union-find"),
];

// ANCHOR: main
fn main() {
    let chain_input: fn(usize) -> Edges = chain;
    for (name, input) in [("chain", chain_input), ("random lists, k = 3", random_lists)] {
        println!("{name}");
        println!("{:>21}{:>10}{:>10}{:>10}{:>10}  exponent", "V =", 16, 64, 256, 4096);
        for (way, largest, count, _) in WAYS {
            let counts: Vec<u64> = [16, 64, 256, 4096]
                .into_iter()
                .filter(|&images| images <= largest)
                .map(|images| count(images, &input(images)))
                .collect();
            let doubled = count(largest, &input(largest)) as f64;
            let exponent = (doubled / count(largest / 2, &input(largest / 2)) as f64).log2();
            print!("{way:>21}");
            (0..4).for_each(|i| match counts.get(i) {
                Some(count) => print!("{count:>10}"),
                None => print!("{:>10}", "-"),
            });
            println!("  {exponent:.2}");
        }
    }
    draw();
}
// ANCHOR_END: main

fn draw() {
    let mut figure = Figure::new("images V", "operations").log_x().log_y().y_range(10.0, 1e8);
    for (_, largest, count, name) in WAYS {
        let sizes = (4..=12).map(|log| 1 << log).filter(|&images| images <= largest);
        let points = sizes.map(|images| (images as f64, count(images, &chain(images)) as f64));
        figure = figure.with(Line::new(name, points).marked());
    }
    figure.save("neardups-growth");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every image is queued once and every edge is looked at from both ends: V + 2E.
    #[test]
    fn breadth_first_looks_at_v_plus_2e() {
        assert_eq!(breadth_first(1000, &chain(1000)), 1000 + 2 * 999);
        assert_eq!(breadth_first(1000, &random_lists(1000)), 1000 + 2 * 3000);
    }

    /// On a chain image i ends V − 1 − i steps below its root: the last pass alone is quadratic.
    #[test]
    fn careless_union_find_is_quadratic_on_a_chain() {
        let v = 100;
        let unions = 2 * (v - 1);
        let last_pass = v + v * (v - 1);
        assert_eq!(union_find(100, &chain(100), false), unions + last_pass);
    }
}
