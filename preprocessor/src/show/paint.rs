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
    LazyLock::new(|| Regex::new(r"^([ |/_]*)([\^~+-]+)(.*)$").expect("a valid expression"));

/// Put the compiler's colours into a diagnostic's text.
pub fn diagnostics(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut level = RED;
    for line in text.lines() {
        if let Some(parts) = HEAD.captures(line) {
            level = color(&parts[1]);
            out.push_str(&format!("{level}{}{RESET}{BOLD}{}{RESET}", &parts[1], &parts[2]));
        } else if let Some(parts) = GUTTER.captures(line) {
            out.push_str(&format!("{BLUE}{}{}{RESET}", &parts[1], &parts[2]));
            let rest = &parts[3];
            let bare = parts[1].trim().is_empty() && &parts[2] == "|";
            match MARKS.captures(rest).filter(|_| bare) {
                Some(marks) => {
                    let color = match marks[2].chars().next() {
                        Some('^') => level,
                        Some('+' | '~') => GREEN,
                        _ => BLUE,
                    };
                    out.push_str(&format!("{}{color}{}{}{RESET}", &marks[1], &marks[2], &marks[3]));
                }
                None => out.push_str(rest),
            }
        } else {
            out.push_str(line);
        }
        out.push('\n');
    }
    out
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
        assert!(painted.contains(&format!("{BLUE}--   ^^ expected `u8`{RESET}")), "{painted:?}");
    }
}
