//! Text that remembers, byte by byte, which file it came from.
//!
//! Includes are textual: what the Markdown parser sees is stitched together from the chapter, the
//! files it includes, and a few bytes of glue (`# ` before a hidden line, the prefix of an include
//! that stands in a list). [`Mapped`] carries that text together with its origins, so that every
//! position the compiler reports can be given back as the place the author wrote.
//!
//! A worked example. `ch.md` holds `A{{#include f.rs:2}}B` and line 2 of `f.rs` is `xyz`:
//!
//! ```text
//! text      A   x y z   B
//! runs      0→ch.md:0   1→f.rs:4   4→ch.md:19
//! ```
//!
//! [`Mapped::origin`] of offset 3 is then `f.rs`, byte 6.

use std::{
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A source file as it was read: its path relative to the book's root, and its text.
#[derive(Debug)]
pub struct SourceFile {
    /// Path relative to the book's root, for messages and for the cache key.
    pub path: PathBuf,
    /// The whole text, as found on disk or as handed over by mdBook.
    pub text: String,
    line_starts: Vec<usize>,
}

impl SourceFile {
    /// Index `text` by line.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Arc<Self> {
        let text = text.into();
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Arc::new(Self { path: path.into(), text, line_starts })
    }

    /// The line (from 1) that holds the byte at `offset`.
    pub fn line(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= offset)
    }

    /// The column (from 1, in characters) of the byte at `offset`.
    pub fn column(&self, offset: usize) -> usize {
        let start = self.line_starts[self.line(offset) - 1];
        let end = floor_char_boundary(&self.text, offset);
        self.text[start..end.max(start)].chars().count() + 1
    }

    /// The byte range of a line (from 1), without its line ending.
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let start = self.line_starts.get(line - 1).copied().unwrap_or(self.text.len());
        let end = self.line_starts.get(line).map_or(self.text.len(), |next| next - 1);
        start..end.max(start)
    }
}

fn floor_char_boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A place in a file an author wrote.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path relative to the book's root.
    pub file: PathBuf,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
}

impl Place {
    /// The first column of a line of a file.
    pub fn line_of(file: &Path, line: usize) -> Self {
        Self { file: file.to_path_buf(), line, column: 1 }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", crate::paths::display(&self.file), self.line)
    }
}

/// One stretch of text with a common origin; it ends where the next run starts.
#[derive(Clone, Debug)]
struct Run {
    start: usize,
    file: Arc<SourceFile>,
    offset: usize,
    /// Glue has no text of its own in the file: every byte of it maps to `offset`.
    glue: bool,
    /// The directive of the chapter (byte range in the chapter) that brought this text in.
    directive: Option<Range<usize>>,
}

/// Text with origins. See the module's documentation.
#[derive(Clone, Debug, Default)]
pub struct Mapped {
    text: String,
    runs: Vec<Run>,
}

impl Mapped {
    /// The whole of a file.
    pub fn file(file: &Arc<SourceFile>) -> Self {
        let mut mapped = Self::default();
        mapped.push_source(file, 0..file.text.len());
        mapped
    }

    /// The stitched text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Append a range of a file.
    pub fn push_source(&mut self, file: &Arc<SourceFile>, range: Range<usize>) {
        let run = Run {
            start: self.text.len(),
            file: file.clone(),
            offset: range.start,
            glue: false,
            directive: None,
        };
        self.push_run(run, &file.text[range]);
    }

    /// Append text that stands in no file, on behalf of the given place.
    pub fn push_glue(&mut self, text: &str, file: &Arc<SourceFile>, offset: usize) {
        let run =
            Run { start: self.text.len(), file: file.clone(), offset, glue: true, directive: None };
        self.push_run(run, text);
    }

    fn push_run(&mut self, run: Run, text: &str) {
        if text.is_empty() {
            return;
        }
        self.text.push_str(text);
        if let Some(last) = self.runs.last()
            && !last.glue
            && !run.glue
            && last.directive == run.directive
            && Arc::ptr_eq(&last.file, &run.file)
            && last.offset + (run.start - last.start) == run.offset
        {
            return;
        }
        self.runs.push(run);
    }

    /// Append a range of another mapped text.
    pub fn push_slice(&mut self, other: &Self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let first = other.run_index(range.start);
        for (index, run) in other.runs.iter().enumerate().skip(first) {
            if run.start >= range.end {
                break;
            }
            let start = run.start.max(range.start);
            let end = other.runs.get(index + 1).map_or(other.text.len(), |next| next.start);
            let copy = Run {
                start: self.text.len(),
                offset: if run.glue { run.offset } else { run.offset + (start - run.start) },
                ..run.clone()
            };
            self.push_run(copy, &other.text[start..end.min(range.end)]);
        }
    }

    /// A range of this text.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let mut slice = Self::default();
        slice.push_slice(self, range);
        slice
    }

    /// The lines of this text, as [`str::lines`] gives them.
    pub fn lines(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let base = self.text.as_ptr() as usize;
        self.text.lines().map(move |line| {
            let start = line.as_ptr() as usize - base;
            start..start + line.len()
        })
    }

    /// Mark everything as brought in by a directive at `range` of the chapter.
    #[must_use]
    pub fn brought_in_by(mut self, range: &Range<usize>) -> Self {
        for run in &mut self.runs {
            run.directive = Some(range.clone());
        }
        self
    }

    fn run_index(&self, offset: usize) -> usize {
        self.runs.partition_point(|run| run.start <= offset).saturating_sub(1)
    }

    /// The file and byte offset that the byte at `offset` came from.
    pub fn origin(&self, offset: usize) -> Option<(&Arc<SourceFile>, usize)> {
        let run = self.runs.get(self.run_index(offset))?;
        let delta = if run.glue { 0 } else { offset.saturating_sub(run.start) };
        Some((&run.file, run.offset + delta))
    }

    /// The place the author wrote the byte at `offset`.
    pub fn place(&self, offset: usize) -> Place {
        match self.origin(offset) {
            Some((file, at)) => {
                Place { file: file.path.clone(), line: file.line(at), column: file.column(at) }
            }
            None => Place { file: PathBuf::new(), line: 1, column: 1 },
        }
    }

    /// The directive of the chapter that brought in the byte at `offset`, if one did.
    pub fn directive(&self, offset: usize) -> Option<&Range<usize>> {
        self.runs.get(self.run_index(offset))?.directive.as_ref()
    }

    /// The range of this text that a directive of the chapter brought in.
    pub fn extent(&self, directive: &Range<usize>) -> Range<usize> {
        let of_it = |run: &Run| run.directive.as_ref() == Some(directive);
        let first = self.runs.iter().position(of_it).unwrap_or(self.runs.len());
        let last = self.runs.iter().rposition(of_it).map_or(first, |last| last + 1);
        let start = |index: usize| self.runs.get(index).map_or(self.text.len(), |run| run.start);
        start(first)..start(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_knows_its_file_and_offset() {
        let chapter = SourceFile::new("ch.md", "A{{#include f.rs:2}}B");
        let file = SourceFile::new("f.rs", "abc\nxyz\n");
        let mut mapped = Mapped::default();
        mapped.push_source(&chapter, 0..1);
        mapped.push_slice(&Mapped::file(&file).slice(4..7).brought_in_by(&(1..20)), 0..3);
        mapped.push_source(&chapter, 20..21);
        assert_eq!(mapped.text(), "AxyzB");
        let (origin, at) = mapped.origin(3).expect("inside");
        assert_eq!((origin.path.to_str(), at), (Some("f.rs"), 6));
        assert_eq!(mapped.place(3), Place { file: "f.rs".into(), line: 2, column: 3 });
        assert_eq!(mapped.extent(&(1..20)), 1..4);
        assert_eq!(mapped.place(4).column, 21);
    }

    #[test]
    fn glue_maps_to_where_it_was_needed() {
        let file = SourceFile::new("f.rs", "one\ntwo\n");
        let mut mapped = Mapped::default();
        mapped.push_glue("# ", &file, 4);
        mapped.push_source(&file, 4..7);
        assert_eq!(mapped.text(), "# two");
        assert_eq!(mapped.place(1).line, 2);
        assert_eq!(mapped.place(2), Place { file: "f.rs".into(), line: 2, column: 1 });
    }

    #[test]
    fn columns_count_characters_and_crlf_lines_end_before_the_cr() {
        let file = SourceFile::new("f.md", "é=1\r\nx");
        assert_eq!(file.column(3), 3);
        assert_eq!((file.line(5), file.line(6)), (1, 2));
        let mapped = Mapped::file(&file);
        assert_eq!(mapped.lines().collect::<Vec<_>>(), [0..4, 6..7]);
    }
}
