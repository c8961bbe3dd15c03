//! Pins from a partner's CSV with `csv` and `serde`: text by column name, then rules, then a report.
//!
//! A field that is not as it should be has exactly one reading and a rule for it, or its line is
//! reported with everything that is wrong on it. records = good + copies + bad, always.
//!
//! Source of the data: the kit's world of seed 7, whose documentation says how it is dirty.

use std::collections::{BTreeMap, HashMap};

use csv::{ByteRecord, ReaderBuilder, StringRecord};
use kit::world::{Pin, Topic, World};
use serde::Deserialize;

// ANCHOR: fields
/// The value, without spaces around it; nothing for the spellings of "missing" that this file uses.
fn present(text: &str) -> Option<&str> {
    let text = text.trim();
    let missing = ["", "NA", "null"].iter().any(|none| text.eq_ignore_ascii_case(none));
    (!missing).then_some(text)
}

/// Dollars as cents: digits, in groups of three or in none, a point, two digits. Never a float.
pub fn cents(text: &str) -> Option<u32> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (dollars, cents) = text.split_once('.')?;
    let mut groups = dollars.split(',');
    let first = groups.next().filter(|first| digits(first))?;
    let grouped = groups.clone().count() > 0;
    let fits = groups.all(|group| group.len() == 3 && digits(group));
    if !fits || (grouped && first.len() > 3) || cents.len() != 2 || !digits(cents) {
        return None;
    }
    let dollars: u32 = dollars.replace(',', "").parse().ok()?;
    dollars.checked_mul(100)?.checked_add(cents.parse().ok()?)
}
// ANCHOR_END: fields

// ANCHOR: row
/// A line as text, by the names of the header, whatever the order of columns.
#[derive(Deserialize)]
struct Raw<'a> {
    pin_id: &'a str,
    board_id: &'a str,
    topic: &'a str,
    title: &'a str,
    width: &'a str,
    height: &'a str,
    price: &'a str,
    created_day: &'a str,
}

const COLUMNS: [&str; 8] =
    ["pin_id", "board_id", "topic", "title", "width", "height", "price", "created_day"];

/// The pin and the rules that were needed, or everything that is wrong.
fn pin(raw: &Raw<'_>) -> Result<(Pin, Vec<&'static str>), Vec<String>> {
    let (mut rules, mut wrong) = (Vec::new(), Vec::new());
    let topic = Topic::ALL.into_iter().find(|t| raw.topic.trim().eq_ignore_ascii_case(t.name()));
    if topic.is_none() {
        wrong.push(format!("topic {:?}", raw.topic));
    } else if topic.map(Topic::name) != Some(raw.topic) {
        rules.push("topic: case and spaces");
    }
    let width = raw.width.strip_suffix("px").inspect(|_| rules.push("width: unit px"));
    let price = present(raw.price);
    if price.is_none() && !raw.price.is_empty() {
        rules.push("price: NA and null are missing");
    } else if raw.price.contains(',') {
        rules.push("price: separators");
    }
    let row = Pin {
        pin_id: number("pin_id", raw.pin_id, &mut wrong),
        board_id: present(raw.board_id).map(|text| number("board_id", text, &mut wrong)),
        topic: topic.unwrap_or(Topic::Food), // does not leave: something is wrong then
        title: raw.title.to_owned(),
        width: number("width", width.unwrap_or(raw.width), &mut wrong),
        height: number("height", raw.height, &mut wrong),
        price_cents: price.map(|text| or_wrong("price", text, cents(text), &mut wrong)),
        created_day: number("created_day", raw.created_day, &mut wrong),
    };
    if wrong.is_empty() { Ok((row, rules)) } else { Err(wrong) }
}

fn number<T: std::str::FromStr + Default>(name: &str, text: &str, wrong: &mut Vec<String>) -> T {
    or_wrong(name, text, text.trim().parse().ok(), wrong)
}

fn or_wrong<T: Default>(name: &str, text: &str, value: Option<T>, wrong: &mut Vec<String>) -> T {
    if value.is_none() {
        wrong.push(format!("{name} {text:?}"));
    }
    value.unwrap_or_default()
}
// ANCHOR_END: row

// ANCHOR: read
/// What became of a file: records = good + copies + bad.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Records behind the header.
    pub records: usize,
    /// One for each key, in order of the file.
    pub good: Vec<Pin>,
    /// Lines that repeat a good row exactly.
    pub copies: Vec<usize>,
    /// Lines that are not used, and all that is wrong with each.
    pub bad: Vec<(usize, Vec<String>)>,
    /// How many fields of good rows needed a rule.
    pub rules: BTreeMap<&'static str, usize>,
}

/// An error is about the file as a whole: no header, or a column that is not there.
pub fn read_pins(file: &[u8]) -> Result<Report, String> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(file);
    let header = reader.headers().map_err(|error| error.to_string())?.clone();
    if let Some(absent) = COLUMNS.iter().find(|&&name| header.iter().all(|other| other != name)) {
        return Err(format!("no column {absent}"));
    }
    let mut report = Report::default();
    let mut places = HashMap::new(); // of keys among the good
    let (mut line, mut at) = (1, 0); // a line and the byte it begins with
    let mut record = ByteRecord::new();
    while reader.read_byte_record(&mut record).map_err(|error| error.to_string())? {
        report.records += 1;
        let start = start_of(&record, file);
        line += line_breaks(&file[at..start]); // (1)
        at = start;
        match typed(&record, &header) {
            Err(wrong) => report.bad.push((line, wrong)),
            Ok((pin, rules)) => match places.get(&pin.pin_id) {
                None => {
                    places.insert(pin.pin_id, report.good.len());
                    report.good.push(pin);
                    for rule in rules {
                        *report.rules.entry(rule).or_insert(0) += 1;
                    }
                }
                Some(&place) if report.good[place] == pin => report.copies.push(line),
                Some(_) => {
                    report.bad.push((line, vec![format!("another row has pin_id {}", pin.pin_id)]));
                }
            },
        }
    }
    Ok(report)
}

fn typed(
    record: &ByteRecord,
    header: &StringRecord,
) -> Result<(Pin, Vec<&'static str>), Vec<String>> {
    if record.len() != header.len() {
        let inside: usize = record.iter().map(line_breaks).sum(); // an open quote swallows lines
        let fields = format!("{} fields of {}", record.len(), header.len());
        return Err(vec![format!("{fields}, {inside} line breaks inside")]);
    }
    let text = StringRecord::from_byte_record(record.clone())
        .map_err(|error| vec![format!("no UTF-8: {}", error.utf8_error())])?;
    let raw = text.deserialize(Some(header)).map_err(|error| vec![error.to_string()])?;
    pin(&raw)
}
// ANCHOR_END: read

/// The byte a record begins with. Its position is where the last one ended: blank lines and, of a
/// `\r\n`, the `\n` are still to come.
fn start_of(record: &ByteRecord, file: &[u8]) -> usize {
    let place = record.position().and_then(|position| usize::try_from(position.byte()).ok());
    let place = place.unwrap_or(0);
    place + file[place..].iter().take_while(|&byte| b"\r\n".contains(byte)).count()
}

fn line_breaks(bytes: &[u8]) -> usize {
    bytes.split(|&byte| byte == b'\n').count() - 1
}

// ANCHOR: main
fn main() {
    let report = read_pins(World::new(7).dirty_pins_csv().as_bytes()).expect("a header");
    let Report { records, good, copies, bad, rules } = &report;
    println!(
        "{records} records = {} good + {} copies + {} bad",
        good.len(),
        copies.len(),
        bad.len()
    );
    for (rule, fields) in rules {
        println!("{fields:4} × {rule}");
    }
    println!("copies on lines {copies:?}");
    for (line, wrong) in bad {
        println!("line {line}: {}", wrong.join(", "));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "pin_id,board_id,topic,title,width,height,price,created_day\n";

    fn read(lines: &str) -> Report {
        read_pins(format!("{HEADER}{lines}").as_bytes()).expect("a header")
    }

    #[test]
    fn the_world_comes_back_but_for_what_is_lost() {
        let world = World::new(7);
        let lost = |pin: &&Pin| pin.pin_id.is_multiple_of(120) || pin.pin_id.is_multiple_of(200);
        for text in [world.pins_csv(), world.dirty_pins_csv()] {
            let report = read_pins(text.as_bytes()).expect("a header");
            let dirty = text.starts_with('\u{feff}');
            let rest = world.pins.iter().filter(|pin| !dirty || !lost(pin));
            assert!(rest.eq(&report.good));
            let lines: Vec<&str> = text.lines().collect();
            for (line, _) in &report.bad {
                let text = lines[line - 1];
                assert!(text.contains("gardn") || text.split(',').count() < 8, "{line}: {text}");
            }
            assert_eq!(report.bad.len(), if dirty { 8 } else { 0 });
            let told = report.good.len() + report.copies.len() + report.bad.len();
            assert_eq!((report.records, lines.len()), (told, told + 1));
        }
    }

    #[test]
    fn nothing_and_nothing_but_a_header() {
        assert_eq!(read_pins(b""), Err("no column pin_id".into()));
        assert_eq!(read_pins(b"pin_id,topic\n1,food\n"), Err("no column board_id".into()));
        assert_eq!(read(""), Report::default());
    }

    #[test]
    fn short_long_and_never_closed() {
        let report =
            read("1,2,food,x\n2,2,food,x,9,9,,0,more\n3,2,food,\"x,9,9,,0\n4,2,food,y,9,9,,0\n");
        let wrong: Vec<(usize, &str)> =
            report.bad.iter().map(|(line, wrong)| (*line, wrong[0].as_str())).collect();
        let expected = [
            (2, "4 fields of 8, 0 line breaks inside"),
            (3, "9 fields of 8, 0 line breaks inside"),
            (4, "4 fields of 8, 2 line breaks inside"), // the open quote took line 5 along
        ];
        assert_eq!((wrong.as_slice(), report.records), (&expected[..], 3));
    }

    #[test]
    fn invalid_utf8_costs_its_line_only() {
        let mut file = HEADER.as_bytes().to_vec();
        file.extend(b"1,,food,caf\xe9,9,9,,0\n2,,food,caf\xc3\xa9,9,9,,0\n");
        let report = read_pins(&file).expect("a header");
        assert_eq!((report.good.len(), report.bad.len(), report.bad[0].0), (1, 1, 2));
    }

    #[test]
    fn everything_wrong_on_a_line_is_said() {
        let report = read("x,,gardn,t,wide,9,1,0\n");
        let wrong = ["topic \"gardn\"", "pin_id \"x\"", "width \"wide\"", "price \"1\""];
        assert_eq!(report.bad[0].1, wrong);
    }

    #[test]
    fn a_key_with_other_values_is_no_copy() {
        let report = read("1,,food,a,9,9,,0\n1,,food,b,9,9,,0\n1,, FOOD ,a,9,9,NA,0\n");
        assert_eq!((report.good.len(), report.copies, report.bad.len()), (1, vec![4], 1));
    }

    #[test]
    fn prices() {
        assert_eq!(cents("1,299.95"), Some(129_995));
        assert_eq!(cents("0.05"), Some(5));
        assert_eq!(cents("1234567.00"), Some(123_456_700));
        for odd in ["1,29", "1.299,95", "1,29.95", "1234,567.00", ",123.00", "-1.00", "9", ""] {
            assert_eq!(cents(odd), None, "{odd}");
        }
        assert_eq!(cents("99999999999.00"), None);
    }
}
