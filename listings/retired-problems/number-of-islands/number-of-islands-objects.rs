//! Objects in an image: threshold, label, bounding boxes, and specks left out.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. An image is rows of grey values from
//! 0 (black) to 255 (white). A pixel is dark if its value is below the threshold; dark pixels that
//! touch at a side are one object. Data: an image of our own.

// ANCHOR: objects
/// A connected group of dark pixels, and the least box around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// How many.
    pub pixels: usize,
    /// The first row.
    pub top: usize,
    /// The first column.
    pub left: usize,
    /// The last row.
    pub bottom: usize,
    /// The last column.
    pub right: usize,
}

/// Objects of at least `least` pixels, in the order in which rows meet them.
pub fn objects(image: &[Vec<u8>], threshold: u8, least: usize) -> Vec<Object> {
    let dark = |row: usize, col: usize| match image.get(row).and_then(|r| r.get(col)) {
        Some(&grey) => grey < threshold,
        None => false, // outside
    };
    let mut seen: Vec<_> = image.iter().map(|row| vec![false; row.len()]).collect();
    let mut objects = Vec::new();
    for top in 0..image.len() {
        for first in 0..image[top].len() {
            if !dark(top, first) || seen[top][first] {
                continue;
            }
            seen[top][first] = true;
            let (left, right) = (first, first);
            let mut object = Object { pixels: 0, top, left, bottom: top, right };
            let mut stack = vec![(top, first)];
            while let Some((row, col)) = stack.pop() {
                object.pixels += 1;
                object.left = object.left.min(col);
                object.right = object.right.max(col);
                object.bottom = object.bottom.max(row); // none lies above the first
                let (up, left) = (row.wrapping_sub(1), col.wrapping_sub(1));
                for (r, c) in [(up, col), (row + 1, col), (row, left), (row, col + 1)] {
                    if dark(r, c) && !seen[r][c] {
                        seen[r][c] = true;
                        stack.push((r, c));
                    }
                }
            }
            if object.pixels >= least {
                objects.push(object);
            }
        }
    }
    objects
}
// ANCHOR_END: objects

// ANCHOR: main
fn main() {
    let image = vec![
        vec![250, 20, 30, 240, 245, 250, 250, 90],
        vec![240, 25, 250, 250, 110, 105, 250, 95],
        vec![250, 250, 250, 60, 100, 115, 250, 250],
        vec![10, 250, 250, 250, 250, 250, 250, 250],
    ];
    for threshold in [50, 100, 128] {
        println!("below {}: {} groups", threshold, objects(&image, threshold, 1).len());
        for object in objects(&image, threshold, 2) {
            let Object { pixels, top, left, bottom, right } = object;
            println!("  {pixels} pixels, rows {top}-{bottom}, columns {left}-{right}");
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_below_zero_and_white_needs_more_than_255() {
        let white = vec![vec![255; 3]; 2];
        assert!(objects(&white, 0, 1).is_empty() && objects(&white, 255, 1).is_empty());
        assert!(objects(&[], 128, 1).is_empty());
    }

    /// Two is the least group that counts: one pixel alone is a speck.
    #[test]
    fn the_size_at_the_limit_counts() {
        let image = vec![vec![0, 0, 255, 0]];
        assert_eq!(objects(&image, 128, 1).len(), 2);
        let two = Object { pixels: 2, top: 0, left: 0, bottom: 0, right: 1 };
        assert_eq!(objects(&image, 128, 2), [two]);
        assert!(objects(&image, 128, 3).is_empty());
    }

    /// The box of a hook that grows to the left below its first pixel.
    #[test]
    fn the_box_grows_to_all_sides() {
        let image = vec![vec![9, 0, 9, 9], vec![0, 0, 9, 0], vec![9, 0, 0, 0]];
        let hook = Object { pixels: 7, top: 0, left: 0, bottom: 2, right: 3 };
        assert_eq!(objects(&image, 5, 2), [hook]);
    }
}
