//! Neardups: splitting a lumped component by a greedy k-cut.
//!
//! Nodes are images, edge weights similarities in per cent of the accepted pairs. While a cluster
//! contains two images less similar than a floor, split it along its cheapest cut, found by the
//! algorithm of Stoer and Wagner ("A simple min-cut algorithm", Journal of the ACM 1997). Cutting
//! the cheapest cut again and again is the textbook greedy k-cut, within 2 − 2/k of the best (Saran
//! and Vazirani, "Finding k cuts within twice the optimal", 1995). Pinterest's post of 2018-06-15
//! names a greedy k-cut; its details are not public, and the stopping rule is ours.

type Graph = Vec<Vec<u32>>;

// ANCHOR: min-cut
/// Cheapest way to cut `nodes` in two: the weight of the cut edges, and one side.
///
/// Each phase grows a set by the node most tightly connected to it; cutting the last node off is
/// the cheapest cut that separates the last two. Those two are then merged.
fn min_cut(graph: &Graph, nodes: &[usize]) -> (u32, Vec<usize>) {
    let mut weight: Graph =
        nodes.iter().map(|&a| nodes.iter().map(|&b| graph[a][b]).collect()).collect();
    let mut merged: Vec<Vec<usize>> = nodes.iter().map(|&node| vec![node]).collect();
    let mut alive: Vec<usize> = (0..nodes.len()).collect();
    let mut best = (u32::MAX, Vec::new());
    while alive.len() > 1 {
        let mut outside = alive.clone();
        let mut order = vec![outside.remove(0)];
        let mut pull: Vec<u32> = weight[order[0]].clone();
        let mut last_pull = 0;
        while !outside.is_empty() {
            // The strongest pull; the earliest node in a tie.
            let next = (0..outside.len()).rev().max_by_key(|&i| pull[outside[i]]).unwrap_or(0);
            let node = outside.remove(next);
            last_pull = pull[node];
            order.push(node);
            for &other in &outside {
                pull[other] += weight[node][other];
            }
        }
        let (kept, last) = (order[order.len() - 2], order[order.len() - 1]);
        if last_pull < best.0 {
            best = (last_pull, merged[last].clone());
        }
        let moved = std::mem::take(&mut merged[last]);
        merged[kept].extend(moved);
        for &other in &alive {
            weight[kept][other] += weight[last][other];
            weight[other][kept] = weight[kept][other];
        }
        alive.retain(|&node| node != last);
    }
    best
}
// ANCHOR_END: min-cut

// ANCHOR: k-cut
/// Splits `cluster` until no two images in one part are less similar than `floor`.
fn k_cut(graph: &Graph, similarity: &Graph, floor: u32, cluster: Vec<usize>) -> Vec<Vec<usize>> {
    let least = |c: &[usize]| {
        c.iter().flat_map(|&a| c.iter().map(move |&b| similarity[a][b])).min().unwrap_or(100)
    };
    if least(&cluster) >= floor {
        return vec![cluster];
    }
    let (weight, side) = min_cut(graph, &cluster);
    let (mut one, other): (Vec<usize>, Vec<usize>) =
        cluster.into_iter().partition(|node| side.contains(node));
    one.sort_unstable();
    println!("  cut {one:?} from {other:?}, weight {weight}");
    let mut parts = k_cut(graph, similarity, floor, one);
    parts.extend(k_cut(graph, similarity, floor, other));
    parts.sort();
    parts
}
// ANCHOR_END: k-cut

/// Symmetric matrix of similarities in per cent; the diagonal is 100.
fn matrix(images: usize, similarity: impl Fn(usize, usize) -> u32) -> Graph {
    let cell = |a: usize, b: usize| if a == b { 100 } else { similarity(a.min(b), a.max(b)) };
    (0..images).map(|a| (0..images).map(|b| cell(a, b)).collect()).collect()
}

/// The accepted pairs: similarity at least `threshold`, and no loops.
fn accepted(similarity: &Graph, threshold: u32) -> Graph {
    matrix(
        similarity.len(),
        |a, b| {
            if similarity[a][b] >= threshold { similarity[a][b] } else { 0 }
        },
    )
}

/// Two tight groups, 0–3 and 4–7, and one accepted pair between them.
fn bridge() -> Graph {
    matrix(8, |a, b| match (a, b) {
        (3, 4) => 91,
        _ if (a < 4) == (b < 4) => 97,
        _ => 50,
    })
}

/// Ten images in a row; similarity falls by 4 points per step.
fn morph() -> Graph {
    matrix(10, |a, b| 100 - 4 * u32::try_from(b - a).unwrap_or(25))
}

// ANCHOR: main
fn main() {
    for (name, similarity, floor) in [("bridge", bridge(), 90), ("morph", morph(), 85)] {
        println!("{name}, floor {floor}:");
        let everything = (0..similarity.len()).collect();
        let parts = k_cut(&accepted(&similarity, 90), &similarity, floor, everything);
        println!("  -> {parts:?}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cheapest_cut_agrees_with_trying_all() {
        for similarity in [bridge(), morph()] {
            let graph = accepted(&similarity, 90);
            let n = graph.len();
            let cost = |side: usize| -> u32 {
                let inside = |i: usize| side >> i & 1 == 1;
                (0..n)
                    .flat_map(|a| (0..n).map(move |b| (a, b)))
                    .filter(|&(a, b)| inside(a) && !inside(b))
                    .map(|(a, b)| graph[a][b])
                    .sum()
            };
            let cheapest = (1..(1 << n) - 1).map(cost).min();
            let (found, side) = min_cut(&graph, &(0..n).collect::<Vec<_>>());
            assert_eq!(Some(found), cheapest);
            assert_eq!(cost(side.iter().map(|i| 1 << i).sum()), found);
        }
    }

    #[test]
    fn a_cluster_above_the_floor_stays_whole() {
        let tight = matrix(3, |_, _| 95);
        assert_eq!(k_cut(&tight, &tight, 90, vec![0, 1, 2]), [[0, 1, 2]]);
    }
}
