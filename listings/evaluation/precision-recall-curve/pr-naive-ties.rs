//! Average precision by the rank of each hit, and what ties do to it.
//!
//! Contract: `labels[i]`, `scores[i]` as in the chapter's first listing. `by_rank` sorts by falling
//! score and takes the mean of "hits so far / place" over the hits. The sort is stable, so tied items
//! stay in the order of the file.
//!
//! The formula is that of information retrieval, where every item has a place of its own.

// ANCHOR: by_rank
/// The mean of the precision at each hit. Right as long as no positive ties with a negative.
pub fn by_rank(labels: &[bool], scores: &[f64]) -> f64 {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].partial_cmp(&scores[a]).expect("no NaN here"));
    let (mut hits, mut sum) = (0_u32, 0.0);
    for (place, &item) in (1_u32..).zip(&order) {
        if labels[item] {
            hits += 1;
            sum += f64::from(hits) / f64::from(place);
        }
    }
    sum / f64::from(hits)
}
// ANCHOR_END: by_rank

// ANCHOR: main
fn main() {
    let (positive, negative) = (true, false);
    let constant = [0.5; 5];
    println!("one positive of five, one score for all: the prevalence is 0.2");
    println!(
        "positive written first: {:.2}",
        by_rank(&[positive, negative, negative, negative, negative], &constant)
    );
    println!(
        "positive written last:  {:.2}",
        by_rank(&[negative, negative, negative, negative, positive], &constant)
    );
    let mean = (1..=5_u32).map(|place| 1.0 / f64::from(place)).sum::<f64>() / 5.0;
    println!("mean over all orders:   {mean:.2}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;
    use kit::assert_close;

    #[test]
    fn is_right_without_ties() {
        let labels = [false, false, true, true];
        assert_close!(by_rank(&labels, &[0.1, 0.4, 0.35, 0.8]), 5.0 / 6.0, 1e-15);
    }

    #[test]
    fn depends_on_the_order_of_the_file_with_them() {
        assert_close!(by_rank(&[true, false], &[0.5, 0.5]), 1.0, 0.0);
        assert_close!(by_rank(&[false, true], &[0.5, 0.5]), 0.5, 0.0);
    }
}
