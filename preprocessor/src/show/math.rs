//! Formulas on a page.
//!
//! A formula is inline HTML in one line, so that it may stand wherever text may: in a list, a quote, a
//! cell of a table, a heading. Nothing in it means anything to Markdown, to smart punctuation or to
//! mdBook's `{{#…}}`: every punctuation mark of its text is a character reference.

use crate::judge::math::Rendered;

/// The style sheet of formulas. The names of fonts in it are those of systems, behind the one that
/// [`font_face`] declares.
pub const MATH_CSS: &str = include_str!("assets/math/math.css");

/// The script of formulas: whoever copies one gets its LaTeX.
pub const MATH_JS: &str = include_str!("assets/math/math.js");

/// The font of formulas, as WOFF2: a part of Latin Modern Math, see `assets/math/make-book-math.py`.
pub const MATH_FONT: &[u8] = include_bytes!("assets/math/book-math.woff2");

/// The licence of [`MATH_FONT`]; it goes where the font goes.
pub const MATH_FONT_LICENCE: &str = include_str!("assets/math/GUST-FONT-LICENSE.txt");

/// Every character of [`MATH_FONT`], as `U+0041` or `U+0041-005A`, one to a line.
pub const MATH_FONT_CHARACTERS: &str = include_str!("assets/math/book-math.txt");

/// The rule that brings [`MATH_FONT`] into a style sheet, for pages that have it at this address.
pub fn font_face(url: &str) -> String {
    format!(
        "@font-face{{font-family:\"Book Math\";src:url(\"{url}\") format(\"woff2\");font-display:swap}}"
    )
}

/// A formula in a line of text, with the LaTeX it was made of.
pub fn inline(formula: &Rendered) -> String {
    let start = format!("<math alttext=\"{}\"", safe_text(&one_line(&formula.latex)));
    safe_html(&formula.mathml).replacen("<math", &start, 1)
}

/// A formula on display, the `number`th of its page: where it is wider than the page it scrolls, and
/// who has no mouse can reach it.
///
/// A `span`, since a paragraph cannot hold a `div`; a group and not a region, since regions are
/// landmarks, and a page with thirty formulas would have thirty.
pub fn display(formula: &Rendered, number: usize) -> String {
    let math = inline(formula);
    format!(
        "<span class=\"rh-math\" role=\"group\" aria-label=\"Formula {number}\" \
         tabindex=\"0\">{math}</span>"
    )
}

fn one_line(latex: &str) -> String {
    latex.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// HTML whose texts are inert; what stands in its tags, too, as far as a table or mdBook looks there.
fn safe_html(html: &str) -> String {
    let mut safe = String::with_capacity(html.len() * 2);
    let mut rest = html;
    while !rest.is_empty() {
        let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        // What is a reference already stays one.
        for (index, part) in text.split('&').enumerate() {
            let reference = part.split_once(';').filter(|_| index > 0);
            let (name, part) = reference.unwrap_or(("", part));
            if reference.is_some() {
                safe.push_str(&format!("&{name};"));
            }
            safe.push_str(&safe_text(part));
        }
        let end = tag.find('>').map_or(tag.len(), |at| at + 1);
        for c in tag[..end].chars() {
            match c {
                '|' | '{' | '}' => safe.push_str(&format!("&#{};", u32::from(c))),
                c if c.is_ascii_control() => safe.push(' '),
                c => safe.push(c),
            }
        }
        rest = &tag[end..];
    }
    safe
}

/// Text in which every ASCII punctuation mark is a character reference.
fn safe_text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_ascii_punctuation() => safe.push_str(&format!("&#{};", u32::from(c))),
            c if c.is_ascii_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser};

    use super::*;

    const NASTY: &str = "<math><mi>a</mi><mo>*</mo><mi>_b_</mi><mo>|</mo><mo>&lt;</mo><mtext>\"it's\" -- ... \
                         `x` {{#include y}} \\ $5 [z](u)\n<a href=\"#eq|1\">(1)</a></mtext></math>";

    fn rendered(mathml: &str, latex: &str) -> Rendered {
        Rendered { mathml: mathml.to_owned(), latex: latex.to_owned() }
    }

    /// What a browser's parser sees again.
    fn unescaped(html: &str) -> String {
        (33..127)
            .map(|code: u8| (format!("&#{code};"), char::from(code).to_string()))
            .fold(html.to_owned(), |html, (reference, character)| {
                html.replace(&reference, &character)
            })
    }

    #[test]
    fn markdown_finds_nothing_in_a_formula() {
        let latex = r"a * _b_ | < \text{``it's'' {{#include y}}}";
        let formula = inline(&rendered(NASTY, latex));
        assert!(!formula.contains("{{") && !formula.contains('\n') && !formula.contains('|'));
        let options = Options::all() - Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        for markdown in [
            format!("{formula}\n"),
            format!("- *x*{formula}*y*\n"),
            format!("| a |\n|---|\n| {formula} |\n"),
            format!("# {formula}\n"),
            format!("> **{formula}** is\n"),
        ] {
            let mut text = String::new();
            for event in Parser::new_ext(&markdown, options) {
                match event {
                    Event::InlineHtml(part) | Event::Text(part) => text.push_str(&part),
                    Event::Start(_) | Event::End(_) => {}
                    other => panic!("{other:?} in {markdown}"),
                }
            }
            let mathml = NASTY.replace('\n', " ").replace("&lt;", "<").replace("#eq|", "#eq&#124;");
            let mathml = mathml.replacen("<math", "", 1);
            assert!(text.contains(&mathml), "{mathml}\n{text}");
        }
        let alternative = "alttext=\"a * _b_ | < \\text{``it's'' {{#include y}}}\"";
        assert!(unescaped(&formula).contains(alternative), "{formula}");
    }

    #[test]
    fn a_display_can_be_reached_and_has_a_name() {
        assert_eq!(
            display(&rendered("<math display=\"block\"><mi>x</mi></math>", "\nx\n"), 3),
            "<span class=\"rh-math\" role=\"group\" aria-label=\"Formula 3\" tabindex=\"0\"><math \
             alttext=\"x\" display=\"block\"><mi>x</mi></math></span>"
        );
    }
}
