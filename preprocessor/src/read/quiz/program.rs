//! Programs that questions show, and what keys say of them.

use std::ops::Range;

use super::{
    Claim, Program, Said,
    table::{Table, Value},
};
use crate::{
    problem::Problem,
    read::{
        fence::CodeBlock,
        include,
        lines::lines,
        mapped::{Mapped, Place},
    },
};

/// Read `prompt.program`: the program itself, or `{ file = "x.rs", anchor = "part" }`.
pub(super) fn read(value: &Value<'_>, claim: Option<Claim>) -> Option<Program> {
    let place = value.place();
    let claim = claim.unwrap_or(Claim::Compiles);
    let Some(table) = value.as_table() else {
        let text = value.text()?;
        if text.text.trim().is_empty() {
            return value.is_not("a program");
        }
        let lines = lines_of(&inline(value, &text.text));
        let place = lines.first().map_or(place, |line| line.place.clone());
        return Some(Program { lines, file: None, place, claim });
    };
    let file = table.text("file");
    let anchor = table.text("anchor").map(|anchor| anchor.text);
    if file.is_none() && table.get("file").is_none() {
        table.lacks("file", "name it, relative to the quiz");
    }
    table.finish();
    let file = file?;
    let sheet = value.sheet;
    match include::part(&file.text, anchor.as_deref(), sheet.folder, sheet.files) {
        Ok((text, path, complaint)) => {
            if let Some((title, help)) = complaint {
                sheet.say(Problem::error(title, file.place.clone()).help(help));
            }
            Some(Program { lines: lines_of(&text), file: Some(path), place: file.place, claim })
        }
        Err((title, help)) => {
            let title = title.replacen("cannot include", "cannot read program", 1);
            sheet.say(Problem::error(title, file.place).help(help));
            None
        }
    }
}

fn lines_of(text: &Mapped) -> Vec<crate::read::lines::Line> {
    let line = |range: Range<usize>| (text.text()[range.clone()].to_owned(), range.start);
    let block = CodeBlock { range: 0..0, info: None, lines: text.lines().map(line).collect() };
    lines(&block, text)
}

/// The text of a value, with the lines of the file that it was written on.
///
/// Where TOML's escapes have made other lines of it, it has the place of its first.
fn inline(value: &Value<'_>, text: &str) -> Mapped {
    let file = value.sheet.file;
    let raw = &file.text[value.range.clone()];
    let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
    let mut start = value.range.start + quotes;
    let end = value.range.end.saturating_sub(quotes).max(start);
    for line_break in ["\r\n", "\n"] {
        if quotes == 3 && file.text[start..end].starts_with(line_break) {
            start += line_break.len();
            break;
        }
    }
    let mut mapped = Mapped::default();
    let written: Vec<&str> = file.text[start..end].split('\n').collect();
    let meant: Vec<&str> = text.split('\n').collect();
    if written.len() != meant.len() {
        mapped.push_glue(text, file, start);
        return mapped;
    }
    let mut at = start;
    for (index, (written, meant)) in written.iter().zip(&meant).enumerate() {
        if index > 0 {
            mapped.push_glue("\n", file, at);
        }
        if written.trim_end_matches('\r') == meant.trim_end_matches('\r') {
            mapped.push_source(file, at..at + meant.trim_end_matches('\r').len());
        } else {
            mapped.push_glue(meant, file, at);
        }
        at += written.len() + 1;
    }
    mapped
}

/// Read what a key says of its program; `None` if it says nothing.
pub(super) fn claim(answer: &Table<'_>, kind: &Said) -> Option<Claim> {
    let compiles = answer.boolean("doesCompile");
    let stdout = answer.text("stdout");
    let code = answer.text("error").and_then(|code| error_code(answer, code));
    let line = answer.count("lineNumber");
    let panics = answer.boolean("panics").filter(|(panics, _)| *panics);
    let fails: Option<Place> = match (&compiles, &code, &line) {
        (Some((false, place)), _, _) => Some(place.clone()),
        (Some((true, _)), _, _) => None,
        (None, Some(code), _) => Some(code.place.clone()),
        (None, None, Some((_, place))) => Some(place.clone()),
        (None, None, None) => None,
    };
    let contradict = |key: &str, place: &Place, why: &str| {
        answer.sheet.say(
            Problem::error(format!("`answer.{key}` contradicts the key"), place.clone()).label(why),
        );
    };
    if let Some((true, _)) = compiles {
        let why = "it compiles, the key says";
        if let Some(code) = &code {
            contradict("error", &code.place, why);
        }
        if let Some((_, place)) = &line {
            contradict("lineNumber", place, why);
        }
    }
    if let Some(place) = fails {
        let why = "it does not compile, the key says";
        if let Some(stdout) = &stdout {
            contradict("stdout", &stdout.place, why);
        }
        if let Some((_, place)) = &panics {
            contradict("panics", place, why);
        }
        return Some(Claim::Fails { place, code, line });
    }
    match (panics, stdout, compiles) {
        (Some((_, place)), stdout, _) => Some(Claim::Panics { place, stdout }),
        (None, Some(stdout), _) => Some(Claim::Prints(stdout)),
        // Of another type than `Tracing` no more has to be said.
        (None, None, Some(_)) if kind.text != "Tracing" => Some(Claim::Compiles),
        (None, None, _) => None,
    }
}

fn error_code(answer: &Table<'_>, code: Said) -> Option<Said> {
    let digits = code.text.strip_prefix('E').unwrap_or_default();
    if digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(code);
    }
    answer.sheet.say(
        Problem::error(format!("`{}` is no error code", code.text), code.place)
            .help("the compiler's codes are E0001 to E9999, as in `error[E0502]`"),
    );
    None
}
