//! Problems as text for people, in the manner of the compiler's own messages.

use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::{
    paths,
    problem::{Problem, Severity},
    read::mapped::{Place, SourceFile},
};

/// Render a problem of the book in `root`, with the lines it is about.
pub fn problem(problem: &Problem, root: &Path, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let excerpts: Vec<Option<Excerpt>> =
        problem.places.iter().map(|(place, _)| Excerpt::read(place, root)).collect();
    let mut group = Group::with_title(level.primary_title(problem.title.as_str()));
    let mut bare = Vec::new();
    for (index, ((place, label), excerpt)) in problem.places.iter().zip(&excerpts).enumerate() {
        let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        match excerpt {
            Some(excerpt) => {
                let annotation = kind.span(excerpt.span.clone());
                let annotation =
                    if label.is_empty() { annotation } else { annotation.label(label.as_str()) };
                let snippet = Snippet::source(excerpt.line.as_str())
                    .line_start(place.line)
                    .path(excerpt.path.as_str())
                    .annotation(annotation);
                group = group.element(snippet);
            }
            None => bare.push(place.to_string()),
        }
    }
    for help in &problem.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let mut text = renderer.render(&[group]).clone();
    for place in bare {
        text.push_str(&format!("\n --> {place}"));
    }
    if let Some(details) = &problem.details {
        let details = details.trim_end();
        if !details.is_empty() {
            text.push('\n');
            for line in details.lines() {
                text.push_str("    ");
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    text.trim_end().to_owned() + "\n"
}

/// One line of a file and the part of it that is meant.
struct Excerpt {
    path: String,
    line: String,
    span: std::ops::Range<usize>,
}

impl Excerpt {
    fn read(place: &Place, root: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(root.join(&place.file)).ok()?;
        let file = SourceFile::new(place.file.clone(), text);
        let range = file.line_range(place.line);
        let line = file.text.get(range)?.trim_end_matches('\r').to_owned();
        if line.is_empty() {
            return None;
        }
        let start = line.char_indices().nth(place.column - 1).map_or(0, |(at, _)| at);
        let start = if line[start..].trim().is_empty() { 0 } else { start };
        let end = line.trim_end().len().max(start + 1).min(line.len());
        Some(Self { path: paths::display(&place.file), line, span: start..end })
    }
}
