//! The numbers behind a figure as a table.

use super::html::{START, escaped};
use crate::judge::numbers::Numbers;

/// A page shows so many rows at most.
const ROWS: usize = 60;

/// A folded table beneath a figure. `about` says what the figure is about, `file` where the listing
/// writes all rows to.
///
/// One line without a line break at its end.
pub fn html(numbers: &Numbers, about: &str, file: &str) -> String {
    let about = format!("Numbers behind the figure: {about}");
    let label = escaped(&about);
    let mut html = format!(
        "{START}<details class=\"rh-data\"><summary>The numbers behind this figure</summary>\
         <div tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table><caption>{label}\
         </caption><thead><tr>"
    );
    let classes: Vec<&str> = (0..numbers.head.len())
        .map(|column| if numbers.is_numeric(column) { "" } else { " class=\"rh-text\"" })
        .collect();
    for (heading, class) in numbers.head.iter().zip(&classes) {
        html.push_str(&format!("<th scope=\"col\"{class}>{}</th>", escaped(heading)));
    }
    html.push_str("</tr></thead><tbody>");
    for row in shown(numbers) {
        html.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            let (class, cell) = (classes[column], escaped(cell));
            html.push_str(&match column {
                0 => format!("<th scope=\"row\"{class}>{cell}</th>"),
                _ => format!("<td{class}>{cell}</td>"),
            });
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table></div>");
    if let Some(note) = note(numbers) {
        html.extend(["<p>", &note, &format!(" <code>{}</code>.</p>", escaped(file))]);
    }
    html + "</details>"
}

/// The same as lines of Markdown, without a line break at the end.
pub(super) fn markdown(numbers: &Numbers, file: &str) -> String {
    let cell = |text: &String| super::markdown::escaped(text);
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let rule = |column| if numbers.is_numeric(column) { "---:" } else { ":---" }.to_owned();
    let mut lines = vec![
        line(numbers.head.iter().map(cell).collect()),
        line((0..numbers.head.len()).map(rule).collect()),
    ];
    lines.extend(shown(numbers).map(|row| line(row.iter().map(cell).collect())));
    if let Some(note) = note(numbers) {
        lines.extend([String::new(), format!("{note} `{file}`.")]);
    }
    lines.join("\n")
}

/// The rows that are shown: all, or evenly spaced ones with the first and the last among them.
fn shown(numbers: &Numbers) -> impl Iterator<Item = &Vec<String>> {
    let (all, shown) = (numbers.rows.len(), numbers.rows.len().min(ROWS));
    (0..shown).map(move |index| &numbers.rows[index * (all - 1) / (shown - 1).max(1)])
}

/// What to say of the rows that are not shown; the name of the file comes behind it.
fn note(numbers: &Numbers) -> Option<String> {
    let all = numbers.rows.len();
    (all > ROWS).then(|| {
        format!(
            "{ROWS} of {all} rows, evenly spaced; {} are left out. The listing writes all of them to",
            all - ROWS
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(csv: &str) -> Numbers {
        Numbers::parse(csv).expect("CSV")
    }

    #[test]
    fn rows_and_columns_have_headings_and_text_stands_on_the_left() {
        assert_eq!(
            html(&numbers("way,V & E,note\nbfs,16,\nall,,{{#x}}\n"), "A \"b\"", "x.csv"),
            "<!--rehearse--><details class=\"rh-data\"><summary>The numbers behind this figure\
             </summary><div tabindex=\"0\" role=\"region\" aria-label=\"Numbers behind the figure: \
             A &quot;b&quot;\"><table><caption>Numbers behind the figure: A &quot;b&quot;</caption>\
             <thead><tr><th scope=\"col\" class=\"rh-text\">way</th><th scope=\"col\">V &amp; E</th>\
             <th scope=\"col\" class=\"rh-text\">note</th></tr></thead><tbody>\
             <tr><th scope=\"row\" class=\"rh-text\">bfs</th><td>16</td><td class=\"rh-text\"></td></tr>\
             <tr><th scope=\"row\" class=\"rh-text\">all</th><td></td><td class=\"rh-text\">\
             {&#123;#x}}</td></tr></tbody></table></div></details>"
        );
    }

    #[test]
    fn of_many_rows_some_are_shown_and_the_rest_is_counted() {
        let csv = |rows: usize| {
            (0..rows).fold("x,y\n".to_owned(), |csv, row| format!("{csv}{row},{row}\n"))
        };
        let rows = |html: &str| html.matches("<th scope=\"row\">").count();
        let few = html(&numbers(&csv(60)), "a", "x.csv");
        assert!(rows(&few) == 60 && !few.contains("left out"));
        let many = html(&numbers(&csv(500)), "a", "x.csv");
        assert_eq!(rows(&many), 60);
        assert!(many.contains(">0</th>") && many.contains(">499</th>"));
        assert!(many.contains(
            "<p>60 of 500 rows, evenly spaced; 440 are left out. The listing writes all of them \
             to <code>x.csv</code>.</p>"
        ));
        assert!(html(&numbers("x\n1\n"), "a", "x.csv").contains(">1</th>"));
    }

    #[test]
    fn markdown_has_a_pipe_table() {
        assert_eq!(
            markdown(&numbers("way,n\na|b,1\n"), "x.csv"),
            "| way | n |\n| :--- | ---: |\n| a\\|b | 1 |"
        );
    }
}
