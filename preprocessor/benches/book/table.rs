//! Tables in Markdown: medians, with the least and the most.

use std::fmt::Write as _;

use crate::{
    situation::{Row, Situation},
    stage::Listings,
};

/// The table of one book.
pub(crate) fn book(title: &str, listings: Listings, rows: &[Row]) -> String {
    let Listings { all, checked } = listings;
    let mut text = format!(
        "### {title}\n\n{all} listings, {checked} of them compiled; medians (least–most) of {} \
         runs, one after the other in turn.\n\n\
         | | wall | CPU | memory together (largest) | rustc + rustdoc | wall: times faster | CPU: \
         times less |\n|---|--:|--:|--:|--:|--:|--:|\n",
        rows.first().map_or(0, |row| row.samples.len())
    );
    let baseline = rows.iter().find(|row| row.situation == Situation::MdbookTest);
    for row in rows {
        let (memory, compilers) = row.observed.map_or_else(Default::default, |observed| {
            let memory = format!("{:.0} MiB ({:.0})", observed.together, observed.largest);
            (memory, format!("{} + {}", observed.rustc, observed.rustdoc))
        });
        let times = |of: fn(&Row) -> Vec<f64>| -> String {
            let Some(baseline) = baseline else { return String::new() };
            format!("{:.1}", median(&of(baseline)) / median(&of(row)))
        };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {memory} | {compilers} | {} | {} |",
            row.situation.name(),
            spread(&walls(row)),
            spread(&cpus(row)),
            times(walls),
            times(cpus),
        );
    }
    text.push('\n');
    for row in rows {
        if row.samples.iter().any(|sample| !sample.success) {
            let _ =
                writeln!(text, "{} found something wrong in this book.\n", row.situation.name());
        }
    }
    let others: Vec<f64> = rows
        .iter()
        .flat_map(|row| &row.samples)
        .filter_map(|sample| sample.others)
        .map(|part| part * 100.0)
        .collect();
    if let Some(most) = others.iter().copied().reduce(f64::max) {
        let median = median(&others);
        let _ = writeln!(text, "Others used {median:.0} % of the machine, {most:.0} % at most.\n");
    }
    text
}

/// How time and memory grow with the number of listings.
pub(crate) fn growth(books: &[(usize, Vec<Row>)]) -> String {
    let mut text = String::from(
        "### Growth\n\n| listings | | wall | per listing | CPU | per listing | memory |\n\
         |--:|---|--:|--:|--:|--:|--:|\n",
    );
    for (size, rows) in books {
        for row in rows {
            let (wall, cpu) = (median(&walls(row)), median(&cpus(row)));
            let memory = row.observed.map_or(0.0, |observed| observed.together);
            #[expect(clippy::cast_precision_loss, reason = "books are not that large")]
            let each = |seconds: f64| seconds * 1000.0 / *size as f64;
            let _ = writeln!(
                text,
                "| {size} | {} | {} | {:.2} ms | {} | {:.2} ms | {memory:.0} MiB |",
                row.situation.name(),
                seconds(wall),
                each(wall),
                seconds(cpu),
                each(cpu),
            );
        }
    }
    text.push('\n');
    text
}

fn walls(row: &Row) -> Vec<f64> {
    row.samples.iter().flat_map(|sample| sample.wall.iter().copied()).collect()
}

fn cpus(row: &Row) -> Vec<f64> {
    row.samples.iter().filter_map(|sample| sample.cpu).collect()
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => f64::NAN,
        length if length % 2 == 1 => sorted[length / 2],
        length => f64::midpoint(sorted[length / 2 - 1], sorted[length / 2]),
    }
}

/// `1.23 s (1.20–1.31)`.
fn spread(values: &[f64]) -> String {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(0.0, f64::max);
    if values.is_empty() {
        return String::new();
    }
    let (unit, scale, digits) = unit(median(values));
    format!(
        "{:.digits$} {unit} ({:.digits$}–{:.digits$})",
        median(values) * scale,
        least * scale,
        most * scale
    )
}

fn seconds(value: f64) -> String {
    let (unit, scale, digits) = unit(value);
    format!("{:.digits$} {unit}", value * scale)
}

/// Seconds, or milliseconds below half a second.
fn unit(seconds: f64) -> (&'static str, f64, usize) {
    if seconds < 0.5 { ("ms", 1000.0, 0) } else { ("s", 1.0, 2) }
}
