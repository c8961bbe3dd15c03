//! Graphs and heaps: `petgraph` where it does the same job, brute force where it does not.

mod listings;

use std::collections::BTreeSet;

use petgraph::algo;
use petgraph::graph::{DiGraph, NodeIndex, UnGraph};
use petgraph::visit::EdgeRef as _;
use proptest::prelude::*;

use listings::arms::Arms;
use listings::dijkstra::{cheapest, way};
use listings::euler::euler_path;
use listings::finish_times::finish_times;
use listings::heaps::{RunningMedian, top_k};
use listings::merge_boards::cheapest_merge;
use listings::order::order;
use listings::removed_links::groups_after;
use listings::search::shortest_path;
use listings::sponsored_links::fewest_links;
use listings::strongest_chain::strongest_chain;

const NODES: usize = 7;

fn directed(links: &[(usize, usize)]) -> DiGraph<(), ()> {
    let mut graph = DiGraph::new();
    let nodes: Vec<NodeIndex> = (0..NODES).map(|_| graph.add_node(())).collect();
    for &(a, b) in links {
        graph.add_edge(nodes[a], nodes[b], ());
    }
    graph
}

fn undirected(links: &[(usize, usize)]) -> UnGraph<(), ()> {
    let mut graph = UnGraph::new_undirected();
    let nodes: Vec<NodeIndex> = (0..NODES).map(|_| graph.add_node(())).collect();
    for &(a, b) in links {
        graph.add_edge(nodes[a], nodes[b], ());
    }
    graph
}

fn links(most: usize) -> impl Strategy<Value = Vec<(usize, usize)>> {
    prop::collection::vec((0..NODES, 0..NODES), 0..most)
}

proptest! {
    /// Breadth-first against Dijkstra of `petgraph` with cost 1, and the path is one.
    #[test]
    fn the_fewest_steps(links in links(14)) {
        let graph = directed(&links);
        let distances = algo::dijkstra(&graph, NodeIndex::new(0), None, |_| 1_usize);
        for goal in 0..NODES {
            let moves = |&at: &usize| links.iter().filter(|l| l.0 == at).map(|l| l.1).collect();
            let path = shortest_path(0, |&at| at == goal, moves);
            let expected = distances.get(&NodeIndex::new(goal)).copied();
            prop_assert_eq!(path.as_ref().map(|path| path.len() - 1), expected);
            if let Some(path) = path {
                prop_assert!(path.windows(2).all(|step| links.contains(&(step[0], step[1]))));
            }
        }
    }

    /// An order exists exactly if `petgraph` finds no circle; order and circle are what they say.
    #[test]
    fn orders_and_circles(links in links(12)) {
        let cyclic = algo::is_cyclic_directed(&directed(&links));
        match order(NODES, &links) {
            Ok(order) => {
                prop_assert!(!cyclic);
                let place = |step: usize| order.iter().position(|&at| at == step);
                prop_assert!(links.iter().all(|&(a, b)| place(a) < place(b)));
                prop_assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), NODES);
            }
            Err(circle) => {
                prop_assert!(cyclic && !circle.is_empty());
                let round = circle.iter().zip(circle.iter().cycle().skip(1));
                prop_assert!(round.into_iter().all(|(&a, &b)| links.contains(&(a, b))), "{:?}", circle);
                prop_assert_eq!(circle.iter().collect::<BTreeSet<_>>().len(), circle.len());
            }
        }
    }

    /// Finish times as longest ways, by relaxing all pairs as often as there are steps.
    #[test]
    fn finish_times_are_longest_ways(needs in links(10), minutes in prop::collection::vec(1_u64..9, NODES)) {
        let mut done = minutes.clone();
        for _ in 0..NODES {
            for &(step, needed) in &needs {
                done[step] = done[step].max(done[needed] + minutes[step]);
            }
        }
        let cyclic = algo::is_cyclic_directed(&directed(&needs));
        prop_assert_eq!(finish_times(&minutes, &needs), (!cyclic).then_some(done));
    }

    /// All demands "apart" are met exactly if the graph is bipartite.
    #[test]
    fn apart_is_bipartite(links in links(9)) {
        let mut arms = Arms::new(NODES);
        let all = links.iter().map(|&(a, b)| arms.demand(a, b, true)).fold(true, |all, met| all & met);
        let graph = undirected(&links);
        // `is_bipartite_undirected` looks at one component only, and at no loops.
        let bipartite = links.iter().all(|(a, b)| a != b)
            && graph.node_indices().all(|node| algo::is_bipartite_undirected(&graph, node));
        prop_assert_eq!(all, bipartite);
    }

    /// A demand is taken exactly if some division into two arms meets it and those taken before.
    #[test]
    fn demands_by_all_divisions(demands in prop::collection::vec((0..NODES, 0..NODES, any::<bool>()), 0..12)) {
        let mut arms = Arms::new(NODES);
        let mut possible: Vec<u32> = (0..1 << NODES).collect();
        for (a, b, different) in demands {
            let meets = |division: &u32| ((division >> a ^ division >> b) & 1 == 1) == different;
            let left: Vec<u32> = possible.iter().copied().filter(meets).collect();
            prop_assert_eq!(arms.demand(a, b, different), !left.is_empty());
            if !left.is_empty() {
                possible = left;
            }
        }
        for user in 1..NODES {
            let apart: BTreeSet<bool> = possible.iter().map(|d| (d ^ d >> user) & 1 == 1).collect();
            let certain = if apart.len() == 1 { apart.first().copied() } else { None };
            prop_assert_eq!(arms.are_apart(0, user), certain);
        }
    }

    #[test]
    fn groups_are_connected_components(links in links(12), seed in any::<u64>()) {
        let mut removed: Vec<usize> = (0..links.len()).filter(|link| seed >> link & 1 == 1).collect();
        removed.sort_by_key(|link| seed.rotate_left(7 * u32::try_from(*link).expect("small")));
        let expected: Vec<usize> = (1..=removed.len())
            .map(|so_far| {
                let left = (0..links.len()).filter(|link| !removed[..so_far].contains(link));
                algo::connected_components(&undirected(&left.map(|link| links[link]).collect::<Vec<_>>()))
            })
            .collect();
        prop_assert_eq!(groups_after(NODES, &links, &removed), expected);
    }

    #[test]
    fn cheapest_ways(links in prop::collection::vec((0..NODES, 0..NODES, 0_u64..20), 0..20)) {
        let mut graph: DiGraph<(), u64> = DiGraph::new();
        let nodes: Vec<NodeIndex> = (0..NODES).map(|_| graph.add_node(())).collect();
        let mut next = vec![Vec::new(); NODES];
        for &(a, b, cost) in &links {
            graph.add_edge(nodes[a], nodes[b], cost);
            next[a].push((b, cost));
        }
        let expected = algo::dijkstra(&graph, nodes[0], None, |edge| *edge.weight());
        let best = cheapest(&next, 0);
        for goal in 0..NODES {
            prop_assert_eq!(best[goal].map(|(cost, _)| cost), expected.get(&nodes[goal]).copied());
            if let Some(way) = way(&best, goal) {
                let cost = |step: &[usize]| {
                    let both = next[step[0]].iter().filter(|link| link.0 == step[1]);
                    both.map(|link| link.1).min().expect("a link")
                };
                let total: u64 = way.windows(2).map(cost).sum();
                prop_assert_eq!(Some(total), best[goal].map(|(cost, _)| cost));
            }
        }
    }

    /// The fewest links over the graph whose nodes are (pin, used), built and given to `petgraph`.
    #[test]
    fn sponsored_links_as_layers(links in prop::collection::vec((0..NODES, 0..NODES, any::<bool>()), 0..16), allowance in 0_usize..3) {
        let mut graph: DiGraph<(), ()> = DiGraph::new();
        let layers: Vec<Vec<NodeIndex>> =
            (0..=allowance).map(|_| (0..NODES).map(|_| graph.add_node(())).collect()).collect();
        for &(a, b, sponsored) in &links {
            for used in 0..=allowance - usize::from(sponsored).min(allowance) {
                if used + usize::from(sponsored) <= allowance {
                    graph.add_edge(layers[used][a], layers[used + usize::from(sponsored)][b], ());
                }
            }
        }
        let distances = algo::dijkstra(&graph, layers[0][0], None, |_| 1_usize);
        for goal in 0..NODES {
            let expected = layers.iter().filter_map(|layer| distances.get(&layer[goal])).min().copied();
            prop_assert_eq!(fewest_links(NODES, &links, 0, goal, allowance), expected);
        }
    }

    /// The strongest chain lies in a maximum spanning forest: join the strongest links first.
    #[test]
    fn the_strongest_chain_by_joining(links in prop::collection::vec((0..NODES, 0..NODES, 0_u32..9), 0..16)) {
        let mut strongest_first = links.clone();
        strongest_first.sort_by_key(|link| std::cmp::Reverse(link.2));
        for goal in 1..NODES {
            let joined = (1..=strongest_first.len()).find(|&count| {
                let pairs: Vec<_> = strongest_first[..count].iter().map(|link| (link.0, link.1)).collect();
                algo::has_path_connecting(&undirected(&pairs), NodeIndex::new(0), NodeIndex::new(goal), None)
            });
            let expected = joined.map(|count| strongest_first[count - 1].2);
            prop_assert_eq!(strongest_chain(NODES, &links, 0, goal), expected);
        }
    }

    #[test]
    fn the_top_by_sorting(saves in prop::collection::vec(0_u32..9, 0..20), k in 0_usize..25) {
        let mut pins: Vec<(u32, u32)> = (100..).zip(saves).collect();
        let found = top_k(pins.clone(), k);
        pins.sort_by_key(|&(id, saves)| (std::cmp::Reverse(saves), id));
        pins.truncate(k);
        prop_assert_eq!(found, pins);
    }

    #[test]
    fn medians_by_sorting(numbers in prop::collection::vec(any::<u32>(), 1..30)) {
        let mut so_far = RunningMedian::default();
        for count in 1..=numbers.len() {
            so_far.add(numbers[count - 1]);
            let mut sorted = numbers[..count].to_vec();
            sorted.sort_unstable();
            prop_assert_eq!(so_far.median(), Some(sorted[(count - 1) / 2]));
        }
    }

    /// The cost of a merge is a code length: no prefix-free code of these weights is shorter than
    /// the entropy says, and a fixed order of merges is never cheaper.
    #[test]
    fn merging_is_bounded(boards in prop::collection::vec(1_u32..50, 2..12)) {
        let boards: Vec<u64> = boards.into_iter().map(u64::from).collect();
        let total = boards.iter().sum::<u64>() as f64;
        let entropy: f64 = boards.iter().map(|&pins| -(pins as f64) * (pins as f64 / total).log2()).sum();
        let in_turn: u64 = (2..=boards.len()).map(|count| boards[..count].iter().sum::<u64>()).sum();
        let cost = cheapest_merge(&boards);
        prop_assert!(cost <= in_turn);
        prop_assert!(cost as f64 >= entropy - 1e-9 && (cost as f64) < entropy + total);
    }

    /// A walk exists exactly if at most two nodes are odd and all links hang together.
    #[test]
    fn euler_paths(links in links(9)) {
        let graph = undirected(&links);
        let degree = |node| graph.edges(node).map(|e| 1 + usize::from(e.source() == e.target())).sum::<usize>();
        let odd = graph.node_indices().filter(|&node| degree(node) % 2 == 1).count();
        let alone = graph.node_indices().filter(|&node| degree(node) == 0).count();
        let together = algo::connected_components(&graph) - alone <= 1;
        let path = euler_path(NODES, &links);
        prop_assert_eq!(path.is_some(), odd <= 2 && together);
        if let Some(path) = path {
            let sorted = |a: usize, b: usize| (a.min(b), a.max(b));
            let mut walked: Vec<_> = path.windows(2).map(|step| sorted(step[0], step[1])).collect();
            let mut expected: Vec<_> = links.iter().map(|&(a, b)| sorted(a, b)).collect();
            walked.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(walked, expected);
        }
    }
}
