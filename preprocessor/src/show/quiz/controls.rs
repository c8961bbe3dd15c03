//! What a reader answers with: radio buttons, checkboxes, fields, selects.

use std::sync::LazyLock;

use regex::Regex;

use super::{Page, escaped, shuffled, token, tolerance, unit};
use crate::read::quiz::{Choice, Kind, Way};

impl Page<'_> {
    /// The controls of a question, all of this name.
    pub(super) fn controls(&self, kind: &Kind, name: &str) -> String {
        match kind {
            Kind::Choice { options, several } => {
                let (kind, hint) = match several {
                    true => ("checkbox", note("Choose every right answer.")),
                    false => ("radio", String::new()),
                };
                let options = options.iter().map(|choice| {
                    let text = self.inline(&choice.text);
                    let spoken = spoken(&choice.text, &text);
                    option(kind, name, &token(&choice.text), &spoken, &text)
                });
                hint + &options.collect::<String>()
            }
            Kind::Short { long: false, .. } => field(&format!(
                "Your answer <input type=\"text\" name=\"{name}\" autocomplete=\"off\" \
                 autocapitalize=\"off\" spellcheck=\"false\">"
            )),
            Kind::Short { long: true, .. } => field(&format!(
                "Your answer <textarea name=\"{name}\" rows=\"4\" spellcheck=\"false\"></textarea>"
            )),
            Kind::Number { allowed, unit: counted, .. } => field(&format!(
                "Your answer, a number{} <input type=\"text\" name=\"{name}\" inputmode=\"decimal\" \
                 autocomplete=\"off\" size=\"10\">{}",
                escaped(&tolerance(allowed)),
                escaped(&unit(counted.as_ref())),
            )),
            Kind::Order { lines } => self.order(lines, name),
            Kind::Trace { .. } => {
                let output = field(&format!(
                    "Its output <textarea name=\"{name}-output\" rows=\"2\" autocapitalize=\"off\" \
                     spellcheck=\"false\"></textarea>"
                ));
                let ways = Way::ALL.map(|way| {
                    let choice = option("radio", name, way.word(), "", way.sentence());
                    if way == Way::Prints { choice + &output } else { choice }
                });
                ways.concat()
            }
        }
    }

    fn order(&self, lines: &[Choice], name: &str) -> String {
        let places = lines.iter().filter(|line| line.right).count();
        let mut choices = String::from("<option value=\"\">…</option>");
        for place in 1..=places {
            choices.push_str(&format!("<option>{place}</option>"));
        }
        let hint = if places < lines.len() {
            choices.push_str("<option value=\"0\">leave out</option>");
            "Number the lines in their order. Leave out those that do not belong."
        } else {
            "Number the lines in their order."
        };
        let lines = shuffled(lines).into_iter().map(|line| {
            let text = self.inline(&line.text);
            field(&format!(
                "<select name=\"{name}\" data-line=\"{}\"{}>{choices}</select> <span>{text}</span>",
                token(&line.text),
                spoken(&line.text, &text),
            ))
        });
        note(hint) + &lines.collect::<String>()
    }
}

fn note(text: &str) -> String {
    format!("<p class=\"rh-how\">{text}</p>")
}

/// A control in its label.
fn field(html: &str) -> String {
    format!("<div class=\"rh-opt\"><label>{html}</label></div>")
}

fn option(kind: &str, name: &str, value: &str, spoken: &str, text: &str) -> String {
    field(&format!(
        "<input type=\"{kind}\" name=\"{name}\" value=\"{value}\"{spoken}> <span>{text}</span>"
    ))
}

/// What is inside a formula, and elements.
static SILENT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("(?s)<math.*?</math>|<[^>]*>").expect("a valid expression"));

/// A name for a control whose text is nothing but formulas: those name nothing. It is their LaTeX.
fn spoken(markdown: &str, html: &str) -> String {
    if SILENT.replace_all(html, "").chars().any(char::is_alphanumeric) {
        return String::new();
    }
    format!(" aria-label=\"{}\"", escaped(&markdown.replace(['$', '`'], "")))
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn a_control_that_only_a_formula_describes_has_a_name() {
        let math = "<span class=\"rh-math\"><math><mi>s</mi></math></span>";
        assert_eq!(spoken("$s + n$", math), " aria-label=\"s + n\"");
        assert_eq!(spoken("$s$ slots", &format!("{math} slots")), "");
        assert_eq!(spoken("`+`", "<code>+</code>"), " aria-label=\"+\"");
    }
}
