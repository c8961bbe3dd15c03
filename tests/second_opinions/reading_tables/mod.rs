//! Reading dirty tables: the `csv` crate against the reader by hand, and files made of lines whose
//! fate is known.

mod listings;

use csv::{QuoteStyle, ReaderBuilder, StringRecord, WriterBuilder};
use proptest::prelude::*;

use listings::by_hand::{read, write};
use listings::json_lines::read_events;
use listings::log_pairs::log_pairs;
use listings::typed::{cents, read_pins};

/// What the crate reads, and the line it says each record begins on.
fn by_crate(text: &str) -> Vec<(u64, Vec<String>)> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let fields = |record: &StringRecord| record.iter().map(str::to_owned).collect();
    reader
        .records()
        .map(|record| record.expect("text in memory"))
        .map(|record| (record.position().map_or(0, csv::Position::line), fields(&record)))
        .collect()
}

/// Behind a `\r\n` the crate's line is one too low: it has not read the `\n` yet. The listings count
/// for themselves.
#[test]
fn lines_behind_crlf() {
    let lines = |text: &str| {
        let theirs: Vec<u64> = by_crate(text).iter().map(|record| record.0).collect();
        (theirs, read(text).iter().map(|record| record.0).collect::<Vec<usize>>())
    };
    assert_eq!(lines("a\nb\nc\n"), (vec![1, 2, 3], vec![1, 2, 3]));
    assert_eq!(lines("a\r\nb\r\nc\r\n"), (vec![1, 1, 2], vec![1, 2, 3]));
}

/// Text behind a closing quote, and a quote that stays open: the crate takes both as they come, the
/// reader by hand says so.
#[test]
fn broken_quotes() {
    let theirs = |text| by_crate(text).into_iter().map(|record| record.1).collect::<Vec<_>>();
    assert_eq!(theirs("\"a\"b,c\n"), [["ab", "c"]]);
    assert_eq!(theirs("a,\"b\nc,d\n"), [["a", "b\nc,d\n"]]);
    assert!(read("\"a\"b,c\n")[0].1.is_err() && read("a,\"b\nc,d\n")[0].1.is_err());
}

fn tables(field: &'static str) -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(field, 1..5), 0..6)
}

const HEADER: &str = "pin_id,board_id,topic,title,width,height,price,created_day";

/// What a line of a file is to become.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fate {
    Good,
    Copy,
    Bad,
    /// Blank: no record of CSV.
    Nothing,
}

/// A line of pins of the given kind, with a key of its own unless it repeats `last`.
fn pin_line(kind: u8, key: usize, last: Option<&Vec<u8>>) -> (Vec<u8>, Fate) {
    let line = |text: String, fate| (text.into_bytes(), fate);
    match (kind, last) {
        (0, Some(last)) => (last.clone(), Fate::Copy),
        (1, Some(last)) => {
            let text = String::from_utf8(last.clone()).expect("good lines are text");
            line(text.replace(",9,", ",8,"), Fate::Bad)
        }
        (2, _) => line(format!("{key},,food,short"), Fate::Bad),
        (3, _) => line(format!("{key},,food,long,9,9,,0,1"), Fate::Bad),
        (4, _) => line(format!("{key},,gardn,t,9,9,,0"), Fate::Bad),
        (5, _) => line(format!("{key},x,food,t,-1,9,\"1,29\",0"), Fate::Bad),
        (6, _) => ([format!("{key},,food,").as_bytes(), b"\xff,9,9,,0"].concat(), Fate::Bad),
        (7, _) => line(String::new(), Fate::Nothing),
        (8, _) => line(format!("{key},3, FOOD ,t,9px,9,NA,-4"), Fate::Good),
        (9, _) => line(format!("{key},,home,\"two\nlines\",9,9,\"1,299.95\",0"), Fate::Good),
        _ => line(format!("{key},3,Craft,\"a, \"\"b\"\"\",9,9,0.50,0"), Fate::Good),
    }
}

const EVENT: &str = r#"{"event_id":KEY,"seconds":5,"user_id":2,"pin_id":3,"platform":"web","action":"save","dwell_seconds":null}"#;

fn event_line(kind: u8, key: usize, last: Option<&Vec<u8>>) -> (Vec<u8>, Fate) {
    let good = EVENT.replace("KEY", &key.to_string());
    let line = |text: String, fate| (text.into_bytes(), fate);
    match (kind, last) {
        (0, Some(last)) => (last.clone(), Fate::Copy),
        (1, Some(last)) => {
            let text = String::from_utf8(last.clone()).expect("good lines are text");
            line(text.replace("\"user_id\":2", "\"user_id\":4"), Fate::Bad)
        }
        (2, _) => line(good[..good.len() / 2].to_owned(), Fate::Bad),
        (3, _) => line(good.replace("save", "wave"), Fate::Bad),
        (4, _) => line(good.replace("s\":5,", "s\":\"noon\","), Fate::Bad),
        (5, _) => line(good.replace("\"pin_id\":3,", ""), Fate::Bad),
        (6, _) => ([b"\xff".as_slice(), good.as_bytes()].concat(), Fate::Bad),
        (7, _) => line(String::new(), Fate::Bad),
        (8, _) => {
            line(good.replace("s\":5,", "s\":\"5\",").replace('{', "{\"app\":1,"), Fate::Good)
        }
        (9, _) => line(good.replace(",\"dwell_seconds\":null", ""), Fate::Good),
        _ => line(good, Fate::Good),
    }
}

/// Makes a line of a kind, with a key of its own or from the last good line.
type Line = fn(u8, usize, Option<&Vec<u8>>) -> (Vec<u8>, Fate);

/// The lines, and for each the number of the line of the file that it begins on.
struct File {
    bytes: Vec<u8>,
    fates: Vec<(usize, Fate)>,
}

impl File {
    fn grow(mut bytes: Vec<u8>, kinds: &[u8], end: &str, line: Line) -> Self {
        let (mut last, mut fates) = (None, Vec::new());
        for (key, &kind) in kinds.iter().enumerate() {
            let (text, fate) = line(kind, key, last.as_ref());
            fates.push((bytes.split(|&byte| byte == b'\n').count(), fate));
            bytes.extend(&text);
            bytes.extend(end.as_bytes());
            if fate == Fate::Good {
                last = Some(text);
            }
        }
        Self { bytes, fates }
    }

    fn lines(&self, fate: Fate) -> Vec<usize> {
        self.fates.iter().filter(|line| line.1 == fate).map(|line| line.0).collect()
    }
}

fn ends() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("\n"), Just("\r\n")]
}

fn kinds() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(0_u8..13, 0..30)
}

proptest! {
    /// Written and read by hand, any fields come back, and the crate reads the same.
    #[test]
    fn written_by_hand(table in tables("[ab,\"\n\r \u{e9}\u{feff}]{0,5}")) {
        let text: String = table.iter().map(|fields| write(fields)).collect();
        let ours: Vec<_> = read(&text).into_iter().map(|record| record.1).collect();
        prop_assert_eq!(ours, table.iter().cloned().map(Ok).collect::<Vec<_>>());
        let theirs: Vec<_> = by_crate(&text).into_iter().map(|record| record.1).collect();
        prop_assert_eq!(theirs, table);
    }

    /// Written by the crate, with quotes where needed or everywhere, and read by hand.
    #[test]
    fn written_by_the_crate(table in tables("[ab,\"\n\r \u{e9}]{0,5}"), all in any::<bool>()) {
        let style = if all { QuoteStyle::Always } else { QuoteStyle::Necessary };
        let mut writer = WriterBuilder::new().flexible(true).quote_style(style).from_writer(Vec::new());
        for fields in &table {
            writer.write_record(fields).expect("memory takes it");
        }
        let text = String::from_utf8(writer.into_inner().expect("flushed")).expect("text");
        let ours: Vec<_> = read(&text).into_iter().map(|record| record.1).collect();
        prop_assert_eq!(ours, table.into_iter().map(Ok).collect::<Vec<_>>());
    }

    /// On any text, also broken: as many records as the crate finds, and the same fields where whole.
    #[test]
    fn any_text(text in "[ab,\"\n\r]{0,30}") {
        let (ours, theirs) = (read(&text), by_crate(&text));
        prop_assert_eq!(ours.len(), theirs.len());
        for (ours, theirs) in ours.into_iter().zip(theirs) {
            if let Ok(fields) = ours.1 {
                prop_assert_eq!(fields, theirs.1);
            }
        }
    }

    /// Every line of a CSV file meets its fate, once, under its number.
    #[test]
    fn pins_are_told(kinds in kinds(), end in ends(), mark in any::<bool>()) {
        let start = format!("{}{HEADER}{end}", if mark { "\u{feff}" } else { "" });
        let file = File::grow(start.into_bytes(), &kinds, end, pin_line);
        let report = read_pins(&file.bytes).expect("a header");
        let bad: Vec<usize> = report.bad.iter().map(|bad| bad.0).collect();
        prop_assert_eq!(bad, file.lines(Fate::Bad));
        prop_assert_eq!(&report.copies, &file.lines(Fate::Copy));
        prop_assert_eq!(report.good.len(), file.lines(Fate::Good).len());
        prop_assert_eq!(report.records + file.lines(Fate::Nothing).len(), kinds.len());
    }

    /// Whatever stands behind the header: nothing is lost, no line is told twice.
    #[test]
    fn any_bytes_behind_a_header(rest in "([19,\"\n]|food|,9,9,,0\n){0,40}") {
        let report = read_pins(format!("{HEADER}\n{rest}").as_bytes()).expect("a header");
        let told = report.good.len() + report.copies.len() + report.bad.len();
        prop_assert_eq!(report.records, told);
        prop_assert!(report.bad.windows(2).all(|two| two[0].0 < two[1].0));
    }

    /// Every line of a JSON Lines file meets its fate, once, under its number.
    #[test]
    fn events_are_told(kinds in kinds(), end in ends()) {
        let file = File::grow(Vec::new(), &kinds, end, event_line);
        let report = read_events(&file.bytes);
        let bad: Vec<usize> = report.bad.iter().map(|bad| bad.0).collect();
        prop_assert_eq!(bad, file.lines(Fate::Bad));
        prop_assert_eq!(report.copies, file.lines(Fate::Copy).len());
        prop_assert_eq!(report.good.len(), file.lines(Fate::Good).len());
        prop_assert_eq!(report.lines, kinds.len());
    }

    /// Prices come back, with separators and without.
    #[test]
    fn prices(price in 0_u32..400_000_000) {
        let (dollars, rest) = ((price / 100).to_string(), price % 100);
        let grouped: String = dollars
            .char_indices()
            .flat_map(|(at, c)| {
                let comma = at > 0 && (dollars.len() - at) % 3 == 0;
                comma.then_some(',').into_iter().chain([c])
            })
            .collect();
        prop_assert_eq!(cents(&format!("{dollars}.{rest:02}")), Some(price));
        prop_assert_eq!(cents(&format!("{grouped}.{rest:02}")), Some(price));
    }

    /// Pairs that are written, always in quotes or only where needed, come back.
    #[test]
    fn log_pairs_come_back(values in prop::collection::vec("[ab=\"\\\\ \u{e9}]{0,5}", 0..6), all in any::<bool>()) {
        let pairs: Vec<(String, String)> =
            values.into_iter().enumerate().map(|(at, value)| (format!("k_{at}"), value)).collect();
        let line: String = pairs
            .iter()
            .map(|(key, value)| {
                if all || value.contains(['"', ' ']) {
                    format!(" {key}=\"{}\" ", value.replace('\\', "\\\\").replace('"', "\\\""))
                } else {
                    format!(" {key}={value} ")
                }
            })
            .collect();
        prop_assert_eq!(log_pairs(&line), Ok(pairs));
    }
}
