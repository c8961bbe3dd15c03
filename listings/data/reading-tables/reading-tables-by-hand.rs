//! A reader for CSV as RFC 4180 describes it, character by character, and what `split(',')` makes of it.
//!
//! Records end at `\n`, `\r\n` or `\r` outside quotes; blank lines are skipped; a byte order mark at the
//! beginning is dropped. A quotation mark inside a field that does not begin with one is a character
//! like others. A record that is broken says so and keeps its line, counted from 1.
//!
//! Interview style: std only, nothing newer than Rust 1.59. The kit only makes up the file.

use kit::world::World;

// ANCHOR: reader
/// The line a record begins on, and its fields or what is wrong with it.
pub type Record = (usize, Result<Vec<String>, &'static str>);

#[derive(Clone, Copy, PartialEq)]
enum State {
    /// Nothing of the field was read.
    Start,
    /// In a field without quotes.
    Plain,
    /// Between quotes: commas and line breaks are characters.
    Quoted,
    /// Behind a quote that closes the field, or is the first half of a doubled one.
    Closed,
}

/// All records. O(n) time.
pub fn read(text: &str) -> Vec<Record> {
    let mut chars = text.strip_prefix('\u{feff}').unwrap_or(text).chars().peekable();
    let (mut records, mut fields, mut field) = (Vec::new(), Vec::new(), String::new());
    let (mut state, mut wrong) = (State::Start, None);
    let (mut line, mut begun) = (1, 1);
    loop {
        let next = chars.next();
        match (state, next) {
            (State::Quoted, Some('"')) => state = State::Closed,
            (State::Closed, Some('"')) => {
                field.push('"'); // a doubled quote is one
                state = State::Quoted;
            }
            (State::Quoted, Some(c)) => {
                line += usize::from(c == '\n');
                field.push(c);
            }
            (State::Start, Some('"')) => state = State::Quoted,
            (_, Some(',')) => {
                fields.push(std::mem::take(&mut field));
                state = State::Start;
            }
            (_, Some('\r')) if chars.peek() == Some(&'\n') => {} // the break is the next character
            (_, Some('\n' | '\r') | None) => {
                if state == State::Quoted {
                    wrong = Some("a quote is never closed");
                }
                if state != State::Start || !fields.is_empty() {
                    fields.push(std::mem::take(&mut field));
                    let fields = std::mem::take(&mut fields);
                    records.push((begun, wrong.take().map_or(Ok(fields), Err)));
                }
                if next.is_none() {
                    return records;
                }
                line += 1;
                begun = line;
                state = State::Start;
            }
            (_, Some(c)) => {
                if state == State::Closed {
                    wrong = Some("text behind a closing quote");
                }
                field.push(c);
                state = State::Plain;
            }
        }
    }
}
// ANCHOR_END: reader

// ANCHOR: writer
/// The fields as one line of CSV, in quotes where they need them.
pub fn write(fields: &[String]) -> String {
    let special = |c| [',', '"', '\n', '\r', '\u{feff}'].contains(&c);
    let quoted = |field: &String| {
        if field.contains(special) || (fields.len() == 1 && field.is_empty()) {
            format!("\"{}\"", field.replace('"', "\"\""))
        } else {
            field.clone()
        }
    };
    fields.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n"
}
// ANCHOR_END: writer

// ANCHOR: main
fn main() {
    let line = r#"7,3,home,"Shelf, 5"" deep",736,1104,"1,299.95",-3"#;
    println!("split: {:?}", line.split(',').collect::<Vec<_>>());
    println!("read:  {:?}", read(line)[0].1);

    let text = World::new(7).dirty_pins_csv();
    let split = text.lines().filter(|line| line.split(',').count() != 8).count();
    let records = read(&text);
    let short = records.iter().filter(|(_, r)| r.as_ref().map_or(0, Vec::len) != 8);
    let short: Vec<usize> = short.map(|&(line, _)| line).collect();
    println!("{} records; not 8 fields: split {split}, read {}", records.len(), short.len());
    println!("on lines {short:?}");

    for record in read("a,\"one\r\ntwo\"\r\n\r\n\"b\"c,d\r\ne,\"f\r\ng,h\r\n") {
        println!("{record:?}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<Vec<String>> {
        read(text).into_iter().map(|(_, record)| record.expect("a whole record")).collect()
    }

    #[test]
    fn quotes_commas_breaks() {
        assert_eq!(fields("a,\"b,c\",\"d\"\"e\"\n"), [["a", "b,c", "d\"e"]]);
        assert_eq!(fields("\"a\r\nb\",c\r\nd,e"), [["a\r\nb", "c"], ["d", "e"]]);
        assert_eq!(fields("5\" pipe,x\n"), [["5\" pipe", "x"]]);
    }

    #[test]
    fn empty_fields_and_empty_files() {
        assert!(read("").is_empty() && read("\u{feff}\r\n\n").is_empty());
        assert_eq!(fields(",\n"), [["", ""]]);
        assert_eq!(fields("\"\"\n"), [[""]]);
        assert_eq!(fields("a,"), [["a", ""]]);
    }

    #[test]
    fn the_mark_goes_only_at_the_beginning() {
        assert_eq!(fields("\u{feff}id,\u{feff}x\n"), [["id", "\u{feff}x"]]);
    }

    #[test]
    fn broken_records_keep_their_line_and_the_others() {
        let records = read("a\n\"b\nb\"c,d\ne\n\"f\ng\n");
        assert_eq!(records[0], (1, Ok(vec!["a".into()])));
        assert_eq!(records[1], (2, Err("text behind a closing quote")));
        assert_eq!(records[2], (4, Ok(vec!["e".into()])));
        assert_eq!(records[3..], [(5, Err("a quote is never closed"))]);
    }

    #[test]
    fn the_worlds_clean_file() {
        let world = World::new(7);
        let rows = fields(&world.pins_csv());
        assert_eq!(rows.len(), 601);
        for (row, pin) in rows[1..].iter().zip(&world.pins) {
            assert_eq!((row.len(), &row[3]), (8, &pin.title));
        }
    }
}
