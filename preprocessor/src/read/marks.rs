//! Emphasised lines: what `{mark=…}` picks out of a listing.
//!
//! Numbers (`3`, `3-5`) count the lines that are shown. They are wrong as soon as a line is added
//! above, so there are two other ways: the name of an anchor in the file that the listing includes,
//! and a text, which picks the shown lines that hold it.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::Arc,
};

use super::{include::anchors, lines::Line, mapped::SourceFile};
use crate::problem::nearest;

/// What is wrong with a `mark`: what, and what to do.
pub type Complaint = (String, String);

/// The lines that `mark` picks, by index among `lines`. `files` are those that lines come from.
pub fn marked(
    mark: &str,
    lines: &[Line],
    files: &BTreeMap<PathBuf, Arc<SourceFile>>,
) -> Result<BTreeSet<usize>, Vec<Complaint>> {
    let shown: Vec<usize> = (0..lines.len()).filter(|index| !lines[*index].hidden).collect();
    let mut picked = BTreeSet::new();
    let mut complaints = Vec::new();
    for item in mark.split(',').map(str::trim).filter(|item| !item.is_empty()) {
        let found = match numbers(item) {
            Some((first, last)) => by_number(first, last, &shown),
            None => {
                by_anchor(item, lines, files).unwrap_or_else(|| by_text(item, lines, &shown, files))
            }
        };
        match found {
            Ok(found) => picked.extend(found),
            Err(complaint) => complaints.push(complaint),
        }
    }
    if picked.is_empty() && complaints.is_empty() {
        let help = "name lines, as `3-5,9`, an anchor, or a text that the lines hold".to_owned();
        complaints.push(("`mark` picks no line".to_owned(), help));
    }
    if complaints.is_empty() { Ok(picked) } else { Err(complaints) }
}

/// `3` or `3-5`.
fn numbers(item: &str) -> Option<(usize, usize)> {
    let (first, last) = item.split_once('-').unwrap_or((item, item));
    Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
}

fn by_number(first: usize, last: usize, shown: &[usize]) -> Result<Vec<usize>, Complaint> {
    if first == 0 || last < first || last > shown.len() {
        let title = if first == last {
            format!("there is no line {first} to mark")
        } else {
            format!("there are no lines {first}-{last} to mark")
        };
        let count = shown.len();
        let lines = if count == 1 { "line" } else { "lines" };
        return Err((title, format!("the listing shows {count} {lines}, counted from 1")));
    }
    Ok(shown[first - 1..last].to_vec())
}

/// `None` if no file has such an anchor.
fn by_anchor(
    name: &str,
    lines: &[Line],
    files: &BTreeMap<PathBuf, Arc<SourceFile>>,
) -> Option<Result<Vec<usize>, Complaint>> {
    let (path, range) = files.iter().find_map(|(path, file)| {
        let found = anchors(&file.text).into_iter().find(|(anchor, _)| *anchor == name)?;
        Some((path, found.1))
    })?;
    let inside =
        |line: &Line| !line.hidden && line.place.file == *path && range.contains(&line.place.line);
    let found: Vec<usize> = (0..lines.len()).filter(|index| inside(&lines[*index])).collect();
    Some(if found.is_empty() {
        let help = "put it inside the part that is included, or mark another one";
        Err((format!("the listing shows no line of anchor `{name}`"), help.to_owned()))
    } else {
        Ok(found)
    })
}

fn by_text(
    text: &str,
    lines: &[Line],
    shown: &[usize],
    files: &BTreeMap<PathBuf, Arc<SourceFile>>,
) -> Result<Vec<usize>, Complaint> {
    let holds = |index: &usize| lines[*index].shown.contains(text);
    let found: Vec<usize> = shown.iter().copied().filter(holds).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let names: Vec<&str> =
        files.values().flat_map(|file| anchors(&file.text)).map(|(name, _)| name).collect();
    let help = match nearest(text, names) {
        Some(near) => format!("there is an anchor with a similar name: `{near}`"),
        None => "a mark is a line number, an anchor, or a text of a shown line".to_owned(),
    };
    Err((format!("no shown line has the text `{text}` to mark"), help))
}

#[cfg(test)]
mod tests {
    use super::{
        super::{fence::code_blocks, lines::lines, mapped::Mapped},
        *,
    };

    fn mark(mark: &str) -> Result<Vec<usize>, Vec<Complaint>> {
        let text = "# hidden();\na();\n// ANCHOR: loop\nb();\nc();\n// ANCHOR_END: loop\nd();\n";
        let markdown = format!("```rust\n{}```\n", text.replace("// ANCHOR", "# // ANCHOR"));
        let chapter = SourceFile::new("x.rs", markdown.as_str());
        let lines = lines(&code_blocks(&markdown)[0], &Mapped::file(&chapter));
        let files = BTreeMap::from([(PathBuf::from("x.rs"), chapter)]);
        marked(mark, &lines, &files).map(|found| found.into_iter().collect())
    }

    #[test]
    fn numbers_count_shown_lines_and_texts_and_anchors_find_them() {
        assert_eq!(mark("1"), Ok(vec![1]));
        assert_eq!(mark("2-3, 4"), Ok(vec![3, 4, 6]));
        assert_eq!(mark("c();"), Ok(vec![4]));
        assert_eq!(mark("();"), Ok(vec![1, 3, 4, 6]));
        assert_eq!(mark("loop"), Ok(vec![3, 4]));
    }

    #[test]
    fn a_mark_outside_of_the_listing_is_an_error() {
        let title = |item: &str| {
            let complaints = mark(item).expect_err("wrong");
            assert_eq!(complaints.len(), 1, "{complaints:?}");
            complaints[0].clone()
        };
        assert_eq!(title("5").0, "there is no line 5 to mark");
        assert_eq!(title("5").1, "the listing shows 4 lines, counted from 1");
        assert_eq!(title("3-2").0, "there are no lines 3-2 to mark");
        assert_eq!(title("hidden").0, "no shown line has the text `hidden` to mark");
        assert!(title("lopo").1.contains("`loop`"), "{:?}", title("lopo"));
        assert_eq!(title(",").0, "`mark` picks no line");
        assert_eq!(mark("0,9,x").expect_err("wrong").len(), 3);
    }
}
