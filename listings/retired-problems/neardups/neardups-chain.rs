//! Neardups: the relation is not transitive, and what a leader pass makes of that.
//!
//! Ten embeddings on the unit circle, 9° apart: image 0 turns into image 9 in small steps, the
//! cat-to-dog morph of Pinterest's post "Detecting image similarity using Spark, LSH and
//! TensorFlow" (2018-06-15) in miniature. Two images are near if they are at most 10° apart, so each
//! is near its neighbours only. Numbers are ours.

use kit::figure::{Dash, Figure, Hue, Line, Side};
use std::collections::BTreeMap;

const IMAGES: usize = 10;
const STEP: f64 = 9.0;
const LIMIT: f64 = 10.0;

/// Angle between images `i` and `j` in degrees.
fn angle(i: usize, j: usize) -> f64 {
    STEP * (i as f64 - j as f64).abs()
}

fn near(i: usize, j: usize) -> bool {
    angle(i, j) <= LIMIT
}

/// Connected components: `leader[i]` is the smallest image of i's component.
fn components() -> Vec<usize> {
    let mut leader: Vec<usize> = (0..IMAGES).collect();
    for i in 1..IMAGES {
        if near(i - 1, i) {
            leader[i] = leader[i - 1]; // enough here, where only neighbours can be near
        }
    }
    leader
}

// ANCHOR: leader
/// Leader pass: each image, in the order given, joins the first leader it is near to,
/// or becomes a leader itself. `leader[i]` is the leader of image i.
fn leader_pass(order: &[usize]) -> Vec<usize> {
    let mut leaders: Vec<usize> = Vec::new();
    let mut leader_of = vec![0; order.len()];
    for &image in order {
        let found = leaders.iter().copied().find(|&leader| near(leader, image));
        leader_of[image] = found.unwrap_or(image);
        if found.is_none() {
            leaders.push(image);
        }
    }
    leader_of
}

/// Leader pass in which the next leader is always the image with the most neighbours that
/// nobody has taken yet (the smallest such image in a tie), and takes them all.
fn greedy_leaders() -> Vec<usize> {
    let mut leader_of = vec![None; IMAGES];
    while leader_of.contains(&None) {
        let free: Vec<usize> = (0..IMAGES).filter(|&i| leader_of[i].is_none()).collect();
        let takes = |leader: usize| free.iter().filter(move |&&image| near(leader, image));
        let best = free.iter().copied().rev().max_by_key(|&leader| takes(leader).count());
        if let Some(leader) = best {
            takes(leader).for_each(|&image| leader_of[image] = Some(leader));
        }
    }
    leader_of.into_iter().flatten().collect()
}
// ANCHOR_END: leader

fn clusters(leader_of: &[usize]) -> Vec<Vec<usize>> {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (image, &leader) in leader_of.iter().enumerate() {
        members.entry(leader).or_default().push(image);
    }
    let mut clusters: Vec<Vec<usize>> = members.into_values().collect();
    clusters.sort();
    clusters
}

/// Cosine of the two most different images of one cluster.
fn least_similarity(clusters: &[Vec<usize>]) -> f64 {
    let widest = clusters.iter().map(|c| angle(c[0], c[c.len() - 1])).fold(0.0, f64::max);
    widest.to_radians().cos()
}

// ANCHOR: main
fn main() {
    let in_order: Vec<usize> = (0..IMAGES).collect();
    let ways = [
        ("union-find", components()),
        ("leaders in id order", leader_pass(&in_order)),
        ("greedy leaders", greedy_leaders()),
    ];
    for (name, leader_of) in &ways {
        let clusters = clusters(leader_of);
        let cut = (1..IMAGES).filter(|&i| leader_of[i - 1] != leader_of[i]).count();
        println!(
            "{name}: least similarity {:.2}, near pairs cut {cut}",
            least_similarity(&clusters)
        );
        println!("  {clusters:?}");
    }
    draw(&ways);
}
// ANCHOR_END: main

fn draw(ways: &[(&str, Vec<usize>)]) {
    let mut figure = Figure::diagram()
        .x_axis("image (9° apart)")
        .x_range(-0.5, 9.5)
        .x_tick(1.0)
        .y_range(0.05, 3.05)
        .size(400.0, 260.0);
    for (row, (name, leader_of)) in ways.iter().enumerate() {
        let y = 2.3 - row as f64;
        let clusters = clusters(leader_of);
        for c in &clusters {
            let images = c.iter().map(|&image| (image as f64, y));
            figure = figure.with(Line::new("", images).hue(Hue::One).dash(Dash::Solid).marked());
        }
        let text = format!("{name}: {:.2}", least_similarity(&clusters));
        figure = figure.label(-0.3, y + 0.4, Side::Right, text);
    }
    figure.save("neardups-chain");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both members lie within LIMIT of their leader, and angles obey the triangle inequality.
    #[test]
    fn two_members_are_at_most_twice_the_limit_apart() {
        let backwards: Vec<usize> = (0..IMAGES).rev().collect();
        for leader_of in [leader_pass(&backwards), greedy_leaders()] {
            for cluster in clusters(&leader_of) {
                assert!(angle(cluster[0], cluster[cluster.len() - 1]) <= 2.0 * LIMIT);
            }
        }
    }

    #[test]
    fn the_leader_pass_depends_on_the_order() {
        let middle_first = [4, 0, 1, 2, 3, 5, 6, 7, 8, 9];
        let of_middle_first = clusters(&leader_pass(&middle_first));
        assert_eq!(of_middle_first, [vec![0, 1], vec![2], vec![3, 4, 5], vec![6, 7], vec![8, 9]]);
        assert_ne!(of_middle_first, clusters(&leader_pass(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9])));
    }

    #[test]
    fn union_find_lumps_the_whole_morph() {
        assert_eq!(clusters(&components()).len(), 1);
    }
}
