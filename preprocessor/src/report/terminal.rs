//! The terminal: what is printed, where, and whether in colour.

use std::io::{IsTerminal, Write};

/// Results go to stdout, everything else to stderr.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Whether stderr takes colour.
    pub color: bool,
    /// Whether stderr is a terminal, and so can show what is going on.
    pub interactive: bool,
}

impl Terminal {
    /// The terminal of this process. `NO_COLOR` and `CLICOLOR_FORCE` are respected.
    pub fn new() -> Self {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let interactive = std::io::stderr().is_terminal();
        let color = !set("NO_COLOR") && (interactive || set("CLICOLOR_FORCE"));
        Self { color, interactive }
    }

    /// Print a result.
    pub fn result(self, text: &str) {
        // A reader that has gone away is no failure of ours.
        drop(writeln!(std::io::stdout().lock(), "{}", text.trim_end_matches('\n')));
    }

    /// Say something.
    pub fn say(self, text: &str) {
        drop(writeln!(std::io::stderr().lock(), "{}", text.trim_end_matches('\n')));
    }

    /// Say that the tool could not do its work.
    pub fn fail(self, error: &anyhow::Error) {
        let (start, end) = if self.color { ("\u{1b}[1;31m", "\u{1b}[0m") } else { ("", "") };
        let mut text = format!("{start}error{end}: {error}");
        for cause in error.chain().skip(1) {
            text.push_str(&format!("\n  caused by: {cause}"));
        }
        self.say(&text);
    }
}

impl Default for Terminal {
    fn default() -> Self {
        Self::new()
    }
}
