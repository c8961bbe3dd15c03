//! The code of a listing, line by line, as the inner HTML of its `<code>`.
//!
//! All of it is one line of output: line breaks are written `&#10;`, so that Markdown sees neither
//! a blank line nor a line that could lack the prefix of a list or a quote. What is not code has no
//! text of its own (call-outs are numbered by the style sheet), so that whatever copies the text
//! copies the program.

use super::html::escaped;

/// What addresses of whole programs begin with until [`crate::finish`] knows where they are.
pub const PROGRAMS: &str = "rehearse:programs";

/// The address of a program's text, in books that we build.
pub fn address_of_text(name: &str) -> String {
    format!("{PROGRAMS}/{name}.txt")
}

/// One line of a listing as a reader sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShownLine<'a> {
    /// The line, without its line break and without its call-outs.
    pub text: &'a str,
    /// It coloured.
    pub html: &'a str,
    /// Folded away until the reader asks for it.
    pub hidden: bool,
    /// Emphasised.
    pub marked: bool,
    /// The numbers of the call-outs that point at it.
    pub callouts: &'a [usize],
}

/// How hidden lines get to the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hidden {
    /// They stand in their places.
    #[default]
    InPlace,
    /// Their numbers do; the script fetches their text from the program when it is asked for.
    Fetched,
}

/// What a line is that stands in a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both listings.
    Kept,
    /// In the other listing only.
    Removed,
    /// In this listing only.
    Added,
}

/// What surrounds a stretch of lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrap {
    None,
    Hidden,
    Mark,
}

impl Wrap {
    fn of(line: &ShownLine<'_>) -> Self {
        match (line.hidden, line.marked) {
            (true, _) => Self::Hidden,
            (false, true) => Self::Mark,
            (false, false) => Self::None,
        }
    }
}

/// The lines of a listing. `notes` begins the ids of its call-outs.
///
/// Stretches of hidden lines are `<span class="rh-hidden">`, each with its line breaks: with their
/// text, without colours (they are dimmed when they are shown), or with `data-at="3-9"`, the lines
/// of the program from 3 up to 9, counted from 0. Emphasised ones are `<mark>`.
pub fn listing(lines: &[ShownLine<'_>], hidden: Hidden, notes: &str) -> String {
    let mut html = String::new();
    let mut said = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let wrap = Wrap::of(&lines[at]);
        let end = at + lines[at..].iter().take_while(|line| Wrap::of(line) == wrap).count();
        html.push_str(match (wrap, hidden) {
            (Wrap::None, _) => "",
            (Wrap::Hidden, Hidden::InPlace) => "<span class=\"rh-hidden\">",
            (Wrap::Hidden, Hidden::Fetched) => "<span class=\"rh-hidden\" data-at=\"",
            (Wrap::Mark, _) => "<mark>",
        });
        if (wrap, hidden) == (Wrap::Hidden, Hidden::Fetched) {
            html.push_str(&format!("{at}-{end}\">"));
        } else {
            for (index, line) in lines.iter().enumerate().take(end).skip(at) {
                if line.hidden {
                    html.push_str(&escaped(line.text));
                } else {
                    html.push_str(line.html);
                    html.push_str(&badges(line.callouts, notes, &mut said));
                }
                html.push_str(if index + 1 < lines.len() { "&#10;" } else { "" });
            }
        }
        html.push_str(match wrap {
            Wrap::None => "",
            Wrap::Hidden => "</span>",
            Wrap::Mark => "</mark>",
        });
        at = end;
    }
    html
}

/// The shown lines of two listings as one: `<del>` and `<ins>` around the lines that differ.
pub fn difference(rows: &[(Change, ShownLine<'_>)], notes: &str) -> String {
    let mut html = String::new();
    let mut said = Vec::new();
    for (change, line) in rows {
        let tag = match change {
            Change::Kept => None,
            Change::Removed => Some("del"),
            Change::Added => Some("ins"),
        };
        let badges = match change {
            Change::Kept | Change::Added => badges(line.callouts, notes, &mut said),
            Change::Removed => String::new(),
        };
        match tag {
            Some(tag) => html.push_str(&format!("<{tag}>{}{badges}&#10;</{tag}>", line.html)),
            None => html.push_str(&format!("{}{badges}&#10;", line.html)),
        }
    }
    html
}

/// Links from a line to its explanations. The first with its number has the id to come back to.
fn badges(numbers: &[usize], notes: &str, said: &mut Vec<usize>) -> String {
    let mut html = String::new();
    for number in numbers {
        let id = if said.contains(number) {
            String::new()
        } else {
            said.push(*number);
            format!(" id=\"{notes}-c{number}\"")
        };
        html.push_str(&format!(
            "<a class=\"rh-note\"{id} href=\"#{notes}-n{number}\" data-n=\"{number}\" \
             aria-label=\"Note {number}\"></a>"
        ));
    }
    html
}

/// The badge before an explanation: it leads back to the line.
pub fn explanation(number: usize, notes: &str) -> String {
    format!(
        "<a class=\"rh-note\" id=\"{notes}-n{number}\" href=\"#{notes}-c{number}\" \
         data-n=\"{number}\" aria-label=\"Note {number}, to its line\"></a>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, hidden: bool) -> ShownLine<'_> {
        ShownLine { text, html: text, hidden, ..ShownLine::default() }
    }

    #[test]
    fn hidden_lines_stand_in_their_places_or_only_their_numbers_do() {
        let lines =
            [line("a", true), line("<", true), line("c", false), line("", true), line("d", false)];
        assert_eq!(
            listing(&lines, Hidden::InPlace, ""),
            "<span class=\"rh-hidden\">a&#10;&lt;&#10;</span>c&#10;\
             <span class=\"rh-hidden\">&#10;</span>d"
        );
        assert_eq!(
            listing(&lines, Hidden::Fetched, ""),
            "<span class=\"rh-hidden\" data-at=\"0-2\"></span>c&#10;\
             <span class=\"rh-hidden\" data-at=\"3-4\"></span>d"
        );
    }

    #[test]
    fn marks_hold_whole_lines_and_a_repeated_call_out_has_one_id() {
        let mut lines = ["a", "b", "c"].map(|text| line(text, false));
        lines[1].marked = true;
        lines[2].marked = true;
        lines[0].callouts = &[1];
        lines[2].callouts = &[1, 2];
        let badge = |id: &str, n: usize| {
            format!(
                "<a class=\"rh-note\"{id} href=\"#x-n{n}\" data-n=\"{n}\" aria-label=\"Note {n}\"></a>"
            )
        };
        assert_eq!(
            listing(&lines, Hidden::InPlace, "x"),
            format!(
                "a{}&#10;<mark>b&#10;c{}{}</mark>",
                badge(" id=\"x-c1\"", 1),
                badge("", 1),
                badge(" id=\"x-c2\"", 2)
            )
        );
    }

    #[test]
    fn lines_that_went_have_no_call_outs() {
        let mut old = line("old", false);
        old.callouts = &[1];
        let rows = [
            (Change::Kept, line("a", false)),
            (Change::Removed, old),
            (Change::Added, line("new", false)),
        ];
        assert_eq!(difference(&rows, "x"), "a&#10;<del>old&#10;</del><ins>new&#10;</ins>");
    }
}
