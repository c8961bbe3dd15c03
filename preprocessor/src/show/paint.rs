//! The compiler's messages in colour.
//!
//! Snapshots hold the text alone. What the colours of a diagnostic say can be read off its lines:
//! the level at the start, the gutter, and the marks under the code.

use std::sync::LazyLock;

use regex::Regex;

const RED: &str = "\u{1b}[1;31m";
const YELLOW: &str = "\u{1b}[1;33m";
const GREEN: &str = "\u{1b}[1;32m";
const CYAN: &str = "\u{1b}[1;36m";
const BLUE: &str = "\u{1b}[1;34m";
const BOLD: &str = "\u{1b}[1m";
const RESET: &str = "\u{1b}[0m";

static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(error(?:\[E\d{4}\])?|warning|note|help)(: .*)$").expect("a valid expression")
});
static GUTTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^( *\d* *)(-->|:::|\||=|\+|-|~|\.\.\.)( .*|)$").expect("a valid expression")
});
static MARKS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\^~+-]+|[^\^~+-]+").expect("a valid expression"));

/// Put the compiler's colours into a diagnostic's text.
pub fn diagnostics(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut level = RED;
    let mut hanging = Vec::new();
    for line in text.lines() {
        if let Some(parts) = HEAD.captures(line) {
            level = color(&parts[1]);
            out.push_str(&format!("{level}{}{RESET}{BOLD}{}{RESET}", &parts[1], &parts[2]));
        } else if let Some(parts) = GUTTER.captures(line) {
            out.push_str(&format!("{BLUE}{}{}{RESET}", &parts[1], &parts[2]));
            let beneath = parts[1].trim().is_empty() && &parts[2] == "|";
            if beneath {
                marks(&parts[3], level, &mut hanging, &mut out);
            } else {
                out.push_str(&parts[3]);
            }
        } else {
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

/// What stands beneath a line of code: marks, each with its label behind it, or what hangs from the
/// marks above it. `hanging` are the columns at which those begin, and their colours.
fn marks(text: &str, level: &str, hanging: &mut Vec<(usize, String)>, out: &mut String) {
    let start = text.len() - text.trim_start_matches([' ', '|', '/', '_']).len();
    if !text[start..].starts_with(['^', '~', '+', '-']) {
        return hangs(text, hanging, out);
    }
    hanging.clear();
    let (frame, rest) = text.split_at(start);
    out.push_str(frame);
    let mut column = frame.chars().count();
    let mut open = "";
    let mut labelled = false;
    for piece in MARKS.find_iter(rest) {
        let piece = piece.as_str();
        let colour = match piece.as_bytes()[0] {
            _ if labelled => open,
            b'^' => level,
            b'+' | b'~' => GREEN,
            b'-' => BLUE,
            _ => open,
        };
        // Behind a label every sign is part of it.
        labelled |= piece.contains(char::is_alphanumeric) || piece.contains('`');
        if colour != open {
            out.push_str(&format!("{}{colour}", if open.is_empty() { "" } else { RESET }));
            open = colour;
        }
        if piece.trim_start().len() == piece.len() && !labelled {
            hanging.push((column, colour.to_owned()));
        }
        out.push_str(piece);
        column += piece.chars().count();
    }
    out.push_str(if open.is_empty() { "" } else { RESET });
}

/// Lines down from a mark, and the label at the end of one.
fn hangs(text: &str, hanging: &[(usize, String)], out: &mut String) {
    let mut rest = text;
    let mut column = 0;
    while !rest.is_empty() {
        let space = rest.len() - rest.trim_start_matches(' ').len();
        let (before, after) = rest.split_at(space);
        out.push_str(before);
        column += space;
        let is_line = after.starts_with('|');
        let end = if is_line { 1 } else { after.len() };
        let (piece, after) = after.split_at(end);
        match hanging.iter().find(|(at, _)| *at == column).filter(|_| !piece.is_empty()) {
            Some((_, colour)) => out.push_str(&format!("{colour}{piece}{RESET}")),
            None => out.push_str(piece),
        }
        column += piece.chars().count();
        rest = after;
    }
}

fn color(level: &str) -> &'static str {
    match level.as_bytes().first() {
        Some(b'e') => RED,
        Some(b'w') => YELLOW,
        Some(b'n') => GREEN,
        _ => CYAN,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::ansi, *};

    #[test]
    fn the_text_stays_the_same_and_the_level_colours_the_marks() {
        let text = "error[E0308]: mismatched types\n --> a.rs:1:9\n  |\n1 | let a: u8 = \"\";\n  |        --   ^^ expected `u8`\n  |        |\n  = note: n\n";
        let painted = diagnostics(text);
        assert_eq!(ansi::strip(&painted), text);
        assert!(painted.contains(&format!("{RED}error[E0308]{RESET}")), "{painted:?}");
        let marks = format!("        {BLUE}--   {RESET}{RED}^^ expected `u8`{RESET}\n");
        assert!(painted.contains(&marks), "{painted:?}");
        assert!(painted.contains(&format!("        {BLUE}|{RESET}\n")), "{painted:?}");
    }

    #[test]
    fn labels_have_the_colour_of_their_marks() {
        let text = "error: x\n  |\n3 | a(b);\n  | - ^ the `-` - of it\n  | |\n  | its label | here\n  |\nhelp: y\n  |\n3 | a(b.c());\n  |    ++++\n";
        let painted = diagnostics(text);
        assert_eq!(ansi::strip(&painted), text);
        for part in [
            format!(" {BLUE}- {RESET}{RED}^ the `-` - of it{RESET}\n"),
            format!(" {BLUE}|{RESET}\n"),
            format!(" {BLUE}its label | here{RESET}\n"),
            format!("    {GREEN}++++{RESET}\n"),
        ] {
            assert!(painted.contains(&part), "no {part:?} in {painted:?}");
        }
    }
}
