//! Text with terminal escape codes as HTML, and as plain text.
//!
//! Source of the codes: ECMA-48, "Select Graphic Rendition", and the 256-colour table of xterm.

use anstyle_parse::{Params, Parser, Perform, Utf8Parser};

use super::html::escape;

/// The inner HTML of a `<pre>`: colours and styles become spans, every other escape code is
/// dropped.
///
/// The sixteen named colours, bold and the like are classes (`rh-red`, `rh-on-red`, `rh-bright`,
/// `rh-bold` …), so that a theme decides how they look; the 256 and the true colours are inline
/// styles. The result has no line break in it (they are written `&#10;`), like all HTML of ours.
pub fn to_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for run in runs(text) {
        let attributes = run.style.attributes();
        if attributes.is_empty() {
            escape(&run.text, &mut html);
        } else {
            html.push_str("<span");
            html.push_str(&attributes);
            html.push('>');
            escape(&run.text, &mut html);
            html.push_str("</span>");
        }
    }
    html
}

/// The text as a terminal would leave it on paper: without escape codes.
pub fn strip(text: &str) -> String {
    runs(text).into_iter().map(|run| run.text).collect()
}

/// Text of one style.
struct Run {
    style: Style,
    text: String,
}

fn runs(text: &str) -> Vec<Run> {
    let mut parser = Parser::<Utf8Parser>::new();
    let mut screen = Screen::default();
    for byte in text.bytes() {
        parser.advance(&mut screen, byte);
    }
    screen.runs
}

/// How text looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Style {
    colour: Option<Colour>,
    background: Option<Colour>,
    /// In the order of [`LOOKS`].
    looks: [bool; 6],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Colour {
    /// One of the eight, and whether it is the bright one.
    Named(usize, bool),
    /// Red, green, blue.
    Exact(u8, u8, u8),
}

/// The eight colours in the order of their codes.
const NAMES: [&str; 8] = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

/// What else text can be: the code that sets it, the one that ends it, and our class.
const LOOKS: [(u16, u16, &str); 6] = [
    (1, 22, "rh-bold"),
    (2, 22, "rh-dim"),
    (3, 23, "rh-italic"),
    (4, 24, "rh-underline"),
    (7, 27, "rh-inverse"),
    (9, 29, "rh-strike"),
];

impl Style {
    /// The attributes of its span; empty for plain text.
    fn attributes(self) -> String {
        let mut classes = Vec::new();
        let mut css = Vec::new();
        match self.colour {
            Some(Colour::Named(index, bright)) => {
                classes.push(format!("rh-{}", NAMES[index]));
                classes.extend(bright.then(|| "rh-bright".to_owned()));
            }
            Some(Colour::Exact(r, g, b)) => css.push(format!("color:#{r:02x}{g:02x}{b:02x}")),
            None => {}
        }
        match self.background {
            Some(Colour::Named(index, _)) => classes.push(format!("rh-on-{}", NAMES[index])),
            Some(Colour::Exact(r, g, b)) => css.push(format!("background:#{r:02x}{g:02x}{b:02x}")),
            None => {}
        }
        for (set, (_, _, class)) in self.looks.into_iter().zip(LOOKS) {
            classes.extend(set.then(|| class.to_owned()));
        }
        [(" class=\"", classes.join(" ")), (" style=\"", css.join(";"))]
            .into_iter()
            .filter(|(_, values)| !values.is_empty())
            .flat_map(|(name, values)| [name.to_owned(), values, "\"".to_owned()])
            .collect()
    }

    /// Apply one `CSI … m`.
    fn select(&mut self, params: &Params) {
        let groups: Vec<&[u16]> = params.iter().collect();
        let mut rest = groups.as_slice();
        while let [group, after @ ..] = rest {
            rest = after;
            let code = match group {
                // No underline at all; the other kinds (`4:3`, 21) are all one line here.
                [4, 0, ..] => 24,
                [21, ..] => 4,
                [code, ..] => *code,
                [] => 0,
            };
            for (look, (on, off, _)) in self.looks.iter_mut().zip(LOOKS) {
                *look = code == on || (*look && code != off);
            }
            match code {
                0 => *self = Self::default(),
                30..=37 => self.colour = named(code - 30, false),
                38 => self.colour = extended(group, &mut rest).or(self.colour),
                39 => self.colour = None,
                40..=47 => self.background = named(code - 40, false),
                48 => self.background = extended(group, &mut rest).or(self.background),
                49 => self.background = None,
                90..=97 => self.colour = named(code - 90, true),
                100..=107 => self.background = named(code - 100, true),
                _ => {}
            }
        }
    }
}

/// One of the eight colours.
#[expect(clippy::unnecessary_wraps, reason = "every caller stores an optional colour")]
fn named(index: u16, bright: bool) -> Option<Colour> {
    Some(Colour::Named(usize::from(index), bright))
}

/// What follows a 38 or 48: `38:5:n` and `38:2:…` in the group itself, `38;5;n` and `38;2;r;g;b`
/// in the next ones, which are then used up.
fn extended(group: &[u16], rest: &mut &[&[u16]]) -> Option<Colour> {
    if let [_, kind, values @ ..] = group {
        return match (kind, values) {
            (5, [index, ..]) => palette(*index),
            // With four values the first names a colour space.
            (2, [_, r, g, b, ..] | [r, g, b]) => exact(*r, *g, *b),
            _ => None,
        };
    }
    match *rest {
        [[5], [index], after @ ..] => {
            *rest = after;
            palette(*index)
        }
        [[2], [r], [g], [b], after @ ..] => {
            *rest = after;
            exact(*r, *g, *b)
        }
        _ => {
            // What remains cannot be told apart from its values.
            *rest = &[];
            None
        }
    }
}

fn exact(red: u16, green: u16, blue: u16) -> Option<Colour> {
    let byte = |value: u16| u8::try_from(value).ok();
    Some(Colour::Exact(byte(red)?, byte(green)?, byte(blue)?))
}

/// xterm's table: 16 names, a 6×6×6 cube, 24 greys.
fn palette(index: u16) -> Option<Colour> {
    match index {
        0..=15 => named(index % 8, index >= 8),
        16..=231 => {
            let step = |value: u16| if value == 0 { 0 } else { 55 + 40 * value };
            let cube = index - 16;
            exact(step(cube / 36), step(cube / 6 % 6), step(cube % 6))
        }
        232..=255 => {
            let grey = 8 + 10 * (index - 232);
            exact(grey, grey, grey)
        }
        _ => None,
    }
}

/// Collects what a terminal would print.
#[derive(Default)]
struct Screen {
    runs: Vec<Run>,
    style: Style,
    /// A carriage return was read: a line break, unless one follows anyway.
    returned: bool,
}

impl Screen {
    fn push(&mut self, c: char) {
        match self.runs.last_mut() {
            Some(run) if run.style == self.style => run.text.push(c),
            _ => self.runs.push(Run { style: self.style, text: c.to_string() }),
        }
    }
}

impl Perform for Screen {
    fn print(&mut self, c: char) {
        if std::mem::take(&mut self.returned) {
            self.push('\n');
        }
        self.push(c);
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            b'\n' => {
                self.returned = false;
                self.push('\n');
            }
            b'\t' => self.print('\t'),
            b'\r' => self.returned = true,
            _ => {}
        }
    }

    fn csi_dispatch(&mut self, params: &Params, between: &[u8], ignore: bool, action: u8) {
        if action == b'm' && between.is_empty() && !ignore {
            self.style.select(params);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{strip, to_html};

    #[test]
    fn a_diagnostic_keeps_its_colours() {
        let text = "\u{1b}[1m\u{1b}[91merror[E0382]\u{1b}[0m\u{1b}[1m: use of `x`\u{1b}[0m\n \u{1b}[94m|\u{1b}[39m";
        assert_eq!(
            to_html(text),
            "<span class=\"rh-red rh-bright rh-bold\">error[E0382]</span>\
             <span class=\"rh-bold\">: use of `x`</span>&#10; \
             <span class=\"rh-blue rh-bright\">|</span>"
        );
        assert_eq!(strip(text), "error[E0382]: use of `x`\n |");
    }

    #[test]
    fn every_attribute_can_be_set_and_reset() {
        for (on, off, class) in [
            ("1", "22", "rh-bold"),
            ("2", "22", "rh-dim"),
            ("3", "23", "rh-italic"),
            ("4", "24", "rh-underline"),
            ("4:3", "4:0", "rh-underline"),
            ("21", "24", "rh-underline"),
            ("7", "27", "rh-inverse"),
            ("9", "29", "rh-strike"),
            ("31", "39", "rh-red"),
            ("42", "49", "rh-on-green"),
            ("103", "", "rh-on-yellow"),
            ("38;5;3", "0", "rh-yellow"),
            ("38;5;8", "0", "rh-black rh-bright"),
            ("38;5;11", "0", "rh-yellow rh-bright"),
        ] {
            let html = to_html(&format!("a\u{1b}[{on}mb\u{1b}[{off}mc"));
            assert_eq!(html, format!("a<span class=\"{class}\">b</span>c"));
        }
    }

    #[test]
    fn colours_without_a_name_are_inline() {
        for (code, css) in [
            ("38;5;196", "color:#ff0000"),
            ("48;5;244", "background:#808080"),
            ("38;2;1;2;3", "color:#010203"),
            ("38:2:1:2:3", "color:#010203"),
            ("38:2:0:1:2:3", "color:#010203"),
            ("38:5:16", "color:#000000"),
        ] {
            let html = to_html(&format!("\u{1b}[{code}mx"));
            assert_eq!(html, format!("<span style=\"{css}\">x</span>"), "{code}");
        }
        assert_eq!(
            to_html("\u{1b}[38;5;196;1mx\u{1b}[m"),
            "<span class=\"rh-bold\" style=\"color:#ff0000\">x</span>"
        );
        assert_eq!(to_html("\u{1b}[38;5mx\u{1b}[38;5;256my\u{1b}[38;2;1;1mz"), "xyz");
    }

    #[test]
    fn other_escapes_are_dropped() {
        let text = "\u{1b}]8;;http://x\u{7}link\u{1b}]8;;\u{7}\u{1b}[2K\u{1b}[1A\u{1b}(B\u{8}\u{7}.\u{1b}[?25l\u{1b}";
        assert_eq!(strip(text), "link.");
        assert_eq!(to_html(text), "link.");
    }

    #[test]
    fn carriage_returns_are_line_breaks_once() {
        assert_eq!(strip("a\r\nb\rc\r"), "a\nb\nc");
        assert_eq!(strip("\ta\r\tb"), "\ta\n\tb");
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(
            to_html("<é> & {{#x}} \u{1b}[1m\"\n\n"),
            "&lt;é&gt; &amp; {&#123;#x}} <span class=\"rh-bold\">&quot;&#10;&#10;</span>"
        );
    }
}
