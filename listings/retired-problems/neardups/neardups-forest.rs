//! Neardups by hand: what union-find does with each listed pair of the sample.
//!
//! Prints one line per listed pair, with union by size, and draws the lists as a graph and the
//! forests of the careless and of the right rule. No path is shortened, so that the shapes show.
//! Data: the sample of the public report (leetcode.com/discuss/interview-question/1593622).

use kit::figure::{Figure, Graph};

/// The images of the sample in id order, and the listed pairs in the order they are read.
const IMAGES: [&str; 9] = ["A", "B", "C", "D", "E", "F", "G", "I", "K"];
const LISTED: [(usize, usize); 7] = [(0, 1), (0, 7), (0, 8), (1, 0), (1, 3), (2, 4), (6, 8)];

fn root(parent: &[usize], mut image: usize) -> usize {
    while parent[image] != image {
        image = parent[image];
    }
    image
}

// ANCHOR: trace
/// Reads the listed pairs and returns each image's parent. Careless: the first image's root goes
/// below the second's. By size: the smaller tree goes below the larger, the second in a tie.
fn read_pairs(by_size: bool, mut tell: impl FnMut(String)) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..IMAGES.len()).collect();
    let mut size = [1; IMAGES.len()];
    for (one, other) in LISTED {
        let (first, second) = (root(&parent, one), root(&parent, other));
        let swap = by_size && size[first] >= size[second];
        let (below, above) = if swap { (second, first) } else { (first, second) };
        let pair = format!("{} lists {}", IMAGES[one], IMAGES[other]);
        if below == above {
            tell(format!("{pair}: both below {} already", IMAGES[above]));
            continue;
        }
        parent[below] = above;
        size[above] += size[below];
        tell(format!("{pair}: {} below {}, size {}", IMAGES[below], IMAGES[above], size[above]));
    }
    parent
}

fn main() {
    let by_size = read_pairs(true, |line| println!("{line}"));
    let roots = (0..IMAGES.len()).filter(|&image| by_size[image] == image);
    println!("roots: {}", roots.map(|root| IMAGES[root]).collect::<Vec<_>>().join(" "));
    draw_lists();
    draw_forest("neardups-forest-careless", &read_pairs(false, drop));
    draw_forest("neardups-forest-by-size", &by_size);
}
// ANCHOR_END: trace

fn draw_lists() {
    let at = [(3.0, 3.0), (1.5, 2.0), (6.5, 3.0), (1.5, 0.8), (6.5, 1.8)];
    let at = at.into_iter().chain([(8.0, 3.0), (4.5, 0.8), (3.0, 1.4), (4.5, 2.0)]);
    let mut graph = Graph::new(IMAGES.into_iter().zip(at).map(|(name, (x, y))| (name, x, y)));
    for (one, other) in LISTED {
        let (from, to) = (IMAGES[one], IMAGES[other]);
        graph = if from == "G" { graph.dashed_arrow(from, to) } else { graph.arrow(from, to) };
    }
    Figure::diagram().size(400.0, 180.0).with(graph).save("neardups-lists");
}

fn draw_forest(name: &str, parent: &[usize]) {
    let depth = |mut image: usize| {
        let mut steps = 0;
        while parent[image] != image {
            image = parent[image];
            steps += 1;
        }
        steps
    };
    let is_root = |image: &usize| parent[*image] == *image;
    let mut at = vec![0.0; IMAGES.len()];
    let mut next_leaf = 0.0;
    for image in (0..IMAGES.len()).filter(is_root) {
        place(image, parent, &mut at, &mut next_leaf);
    }
    let nodes = (0..IMAGES.len()).map(|image| (IMAGES[image], at[image], -f64::from(depth(image))));
    let mut graph = Graph::new(nodes);
    for (image, &above) in parent.iter().enumerate() {
        let (name, above) = (IMAGES[image], IMAGES[above]);
        graph = if name == above { graph.strong(name) } else { graph.edge(name, above) };
    }
    let deepest = (0..IMAGES.len()).map(depth).max().unwrap_or(0);
    Figure::diagram().size(400.0, 40.0 + 50.0 * f64::from(deepest)).with(graph).save(name);
}

/// Leaves from left to right, a parent above the middle of its children.
fn place(image: usize, parent: &[usize], at: &mut [f64], next_leaf: &mut f64) {
    let children = (0..parent.len()).filter(|&child| child != image && parent[child] == image);
    let mut xs = Vec::new();
    for child in children {
        place(child, parent, at, next_leaf);
        xs.push(at[child]);
    }
    if xs.is_empty() {
        xs.push(*next_leaf);
        *next_leaf += 1.0;
    }
    at[image] = xs.iter().sum::<f64>() / xs.len() as f64;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_rules_give_the_clusters_of_the_report() {
        for by_size in [false, true] {
            let parent = read_pairs(by_size, drop);
            let same = |a: usize, b: usize| root(&parent, a) == root(&parent, b);
            let cluster_of_a: Vec<usize> = (0..9).filter(|&image| same(0, image)).collect();
            assert_eq!(cluster_of_a, [0, 1, 3, 6, 7, 8]);
            assert!(same(2, 4) && !same(2, 0) && !same(2, 5) && !same(0, 5));
        }
    }
}
