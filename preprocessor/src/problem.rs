//! What went wrong, where the author wrote it, and what to do about it.
//!
//! Problems are data: every stage collects them, nothing stops at the first, and only
//! [`crate::report`] turns them into text.

use crate::read::mapped::Place;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; the check passes.
    Warning,
    /// The check fails.
    Error,
}

/// One message to the author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub title: String,
    /// Where: the first place is the one to open; each has a short label (may be empty).
    pub places: Vec<(Place, String)>,
    /// What the program or the compiler said, shown as it is.
    pub details: Option<String>,
    /// What to do.
    pub help: Vec<String>,
}

impl Problem {
    /// An error at a place.
    pub fn error(title: impl Into<String>, place: Place) -> Self {
        Self::new(Severity::Error, title.into(), place)
    }

    /// A warning at a place.
    pub fn warning(title: impl Into<String>, place: Place) -> Self {
        Self::new(Severity::Warning, title.into(), place)
    }

    fn new(severity: Severity, title: String, place: Place) -> Self {
        Self {
            severity,
            title,
            places: vec![(place, String::new())],
            details: None,
            help: Vec::new(),
        }
    }

    /// Say what the first place shows.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        if let Some(first) = self.places.first_mut() {
            first.1 = label.into();
        }
        self
    }

    /// Add a second place.
    #[must_use]
    pub fn also(mut self, place: Place, label: impl Into<String>) -> Self {
        self.places.push((place, label.into()));
        self
    }

    /// Add what the program or compiler said.
    #[must_use]
    pub fn details(mut self, details: impl Into<String>) -> Self {
        self.details = Some(details.into());
        self
    }

    /// Add a line of advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// The place to open first.
    pub fn place(&self) -> Option<&Place> {
        self.places.first().map(|(place, _)| place)
    }

    /// Whether the check fails because of it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The candidate closest to `word`, if one is close enough to be what was meant.
///
/// Close enough: equal but for case, `-` and `_`, or at most one edit per four characters
/// (transpositions count as one).
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let fold = |text: &str| text.to_lowercase().replace(['-', '_'], "");
    let folded = fold(word);
    let limit = (folded.chars().count() / 4).clamp(1, 3);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &fold(candidate)), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_recognised_and_a_different_word_is_not() {
        let known = ["no_run", "should_panic", "ignore", "compile_fail"];
        for (typed, meant) in
            [("norun", "no_run"), ("should-panic", "should_panic"), ("ingore", "ignore")]
        {
            assert_eq!(nearest(typed, known), Some(meant));
        }
        assert_eq!(nearest("mermaid", known), None);
        assert_eq!(nearest("playground", known), None);
    }
}
