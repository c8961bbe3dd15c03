//! Books that are made up: the same seed gives the same book, byte for byte.

use std::{fmt::Write as _, fs, path::Path};

use anyhow::{Context, Result};

const TEMPLATES: &str = include_str!("templates.md");

/// One listing in so many is of a rare kind: expected to fail, not run, ignored.
const RARE: u64 = 25;

/// Write a book of so many listings to `folder`.
pub(crate) fn generate(folder: &Path, listings: usize, seed: u64) -> Result<()> {
    let (common, rare) = TEMPLATES.split_once("# Rare").context("no rare templates")?;
    let (common, rare) = (fences(common), fences(rare));
    let mut random = Random(seed);
    let src = folder.join("src");
    fs::create_dir_all(&src)?;
    let title = format!("[book]\ntitle = \"{listings} listings\"\n\n[rust]\nedition = \"2021\"\n");
    fs::write(folder.join("book.toml"), title)?;
    let mut summary = String::from("# Summary\n\n");
    let mut written = 0;
    for chapter in 0.. {
        if written == listings {
            break;
        }
        // Two thirds of the chapters have one listing, as in Rust by Example.
        let wanted = if random.below(3) < 2 { 1 } else { 2 + random.index(5) };
        let mut text = format!("# Chapter {chapter}\n\n");
        for _ in 0..wanted.min(listings - written) {
            let templates = if random.below(RARE) == 0 { &rare } else { &common };
            let template = templates[random.index(templates.len())];
            let listing = fill(template, written, &mut random);
            let _ = write!(text, "What `{written}` is about, in a sentence.\n\n{listing}\n\n");
            written += 1;
        }
        let file = format!("chapter-{chapter:05}.md");
        fs::write(src.join(&file), text)?;
        let _ = writeln!(summary, "- [Chapter {chapter}]({file})");
    }
    fs::write(src.join("SUMMARY.md"), summary)?;
    Ok(())
}

/// The fences of a text, each with its first and last line.
fn fences(text: &str) -> Vec<&str> {
    let mut rest = text;
    let mut found = Vec::new();
    while let Some(start) = rest.find("\n```rust") {
        let fence = &rest[start + 1..];
        let end = fence.find("\n```\n").map_or(fence.len(), |end| end + "\n```".len());
        found.push(&fence[..end]);
        rest = &fence[end..];
    }
    found
}

fn fill(template: &str, number: usize, random: &mut Random) -> String {
    const TYPES: [&str; 8] =
        ["Point", "Tree", "Account", "Matrix", "Garden", "Signal", "Parcel", "Engine"];
    const FUNCTIONS: [&str; 6] = ["visit", "combine", "reduce", "inspect", "measure", "compare"];
    const WORDS: [&str; 8] =
        ["river", "stone", "cloud", "ember", "meadow", "harbor", "lantern", "orchard"];
    let mut text = template.replace("@i", &number.to_string());
    for name in ["@a", "@b", "@c"] {
        text = text.replace(name, &(2 + random.below(60)).to_string());
    }
    let mut pick = |names: &[&'static str]| names[random.index(names.len())];
    let names = [("@T", pick(&TYPES)), ("@f", pick(&FUNCTIONS)), ("@w", pick(&WORDS))];
    names.into_iter().fold(text, |text, (name, value)| text.replace(name, value))
}

/// `SplitMix64` (Steele, Lea and Flood 2014): small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or(0)
    }
}
