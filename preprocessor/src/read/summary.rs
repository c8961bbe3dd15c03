//! Chapters that the summary names and nobody has written yet.
//!
//! mdBook makes empty files of them below `src/`, or gives up at the first. Here nothing is written
//! there: they are left out like drafts, and the author is told of each.

use std::path::Path;

use anyhow::{Context, Result};
use mdbook_driver::MDBook;
use mdbook_preprocessor::config::Config;
use mdbook_summary::{Summary, SummaryItem, parse_summary};

use super::mapped::Place;
use crate::problem::Problem;

/// Load the book in `root`, and tell which chapters are not there.
pub fn load(root: &Path, mut config: Config) -> Result<(MDBook, Vec<Problem>)> {
    let cannot = || format!("cannot load the book in {}", root.display());
    let path = config.book.src.join("SUMMARY.md");
    let text = std::fs::read_to_string(root.join(&path))
        .with_context(|| format!("cannot read {}", path.display()))
        .with_context(cannot)?;
    let mut summary = parse_summary(&text)
        .with_context(|| format!("cannot read {}", path.display()))
        .with_context(cannot)?;
    let made_by_mdbook = std::mem::replace(&mut config.build.create_missing, false);
    let src = root.join(&config.book.src);
    let missing = leave_out(&mut summary, &src)
        .into_iter()
        .map(|chapter| {
            let title = format!("there is no chapter `{chapter}`");
            let line = text.lines().position(|line| line.contains(&chapter)).map_or(1, |at| at + 1);
            let place = Place::line_of(&path, line);
            let draft = "leave its path empty for a draft: `[Title]()`";
            if made_by_mdbook {
                let help = "`mdbook build` makes an empty one";
                Problem::warning(title, place).help(help).help(draft)
            } else {
                Problem::error(title, place).help(draft)
            }
        })
        .collect();
    let book = MDBook::load_with_config_and_summary(root, config, summary).with_context(cannot)?;
    Ok((book, missing))
}

/// Make drafts of what is not there; the paths, as the summary has them.
fn leave_out(summary: &mut Summary, src: &Path) -> Vec<String> {
    let mut missing = Vec::new();
    for items in
        [&mut summary.prefix_chapters, &mut summary.numbered_chapters, &mut summary.suffix_chapters]
    {
        leave_out_items(items, src, &mut missing);
    }
    missing
}

fn leave_out_items(items: &mut [SummaryItem], src: &Path, missing: &mut Vec<String>) {
    for item in items {
        let SummaryItem::Link(link) = item else { continue };
        if let Some(location) = link.location.take_if(|location| !src.join(location).is_file()) {
            missing.push(location.to_string_lossy().into_owned());
        }
        leave_out_items(&mut link.nested_items, src, missing);
    }
}
