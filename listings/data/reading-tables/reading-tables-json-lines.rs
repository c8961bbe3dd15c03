//! Events from JSON Lines with `serde_json`: several versions of an app wrote them.
//!
//! Each line is an object of its own, so that a broken one costs nothing else.
//! lines = good + copies + bad, always.
//!
//! Source of the data: the kit's world of seed 7, whose documentation says how it is dirty.

use std::collections::{BTreeMap, HashMap};

use kit::world::{Action, Engagement, Platform, World};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, error::Category};

// ANCHOR: shape
/// Seconds as the new app writes them, and as the old one.
#[derive(Deserialize)]
#[serde(untagged)]
enum Seconds {
    Number(i64),
    Text(String),
}

/// A field that may not be there. `Option` alone cannot tell the first two apart.
#[derive(Default)]
enum Dwell {
    #[default]
    Absent,
    Null,
    Seconds(f64),
}

#[derive(Deserialize)]
struct Raw {
    event_id: u32,
    seconds: Seconds,
    user_id: u32,
    pin_id: u32,
    platform: String,
    action: String,
    #[serde(default, deserialize_with = "dwell")]
    // default: absent; the function: null or a number
    dwell_seconds: Dwell,
    #[serde(flatten)]
    unknown: BTreeMap<String, Value>, // without it they are ignored without a word
}

fn dwell<'de, D: Deserializer<'de>>(field: D) -> Result<Dwell, D::Error> {
    Ok(Option::deserialize(field)?.map_or(Dwell::Null, Dwell::Seconds))
}
// ANCHOR_END: shape

// ANCHOR: read
/// What became of a file: lines = good + copies + bad.
#[derive(Debug, Default, PartialEq)]
pub struct Report {
    /// Lines of the file, blank ones too.
    pub lines: usize,
    /// One for each key, in order of the file.
    pub good: Vec<Engagement>,
    /// Lines that repeat a good event exactly.
    pub copies: usize,
    /// Lines that are not used, and why.
    pub bad: Vec<(usize, String)>,
    /// What was odd about good events, and how often.
    pub odd: BTreeMap<String, usize>,
}

/// Reads all lines; none of them can stop it. O(n) time and memory.
pub fn read_events(file: &[u8]) -> Report {
    let mut report = Report::default();
    let mut places = HashMap::new(); // of keys among the good
    if file.is_empty() {
        return report; // splitting nothing gives one piece
    }
    let file = file.strip_suffix(b"\n").unwrap_or(file);
    for (at, line) in file.split(|&byte| byte == b'\n').enumerate() {
        report.lines += 1;
        match event(line) {
            Err(why) => report.bad.push((at + 1, why)),
            Ok((event, odd)) => match places.get(&event.event_id) {
                None => {
                    places.insert(event.event_id, report.good.len());
                    report.good.push(event);
                    for odd in odd {
                        *report.odd.entry(odd).or_insert(0) += 1;
                    }
                }
                Some(&place) if report.good[place] == event => report.copies += 1,
                Some(_) => report.bad.push((at + 1, "another event has this event_id".into())),
            },
        }
    }
    report
}

/// The event and what is odd about it, or why it is none.
fn event(line: &[u8]) -> Result<(Engagement, Vec<String>), String> {
    let raw: Raw = serde_json::from_slice(line).map_err(|error| match error.classify() {
        Category::Eof => "breaks off".to_owned(),
        Category::Syntax | Category::Io => "no JSON".to_owned(),
        Category::Data => error.to_string(),
    })?;
    let mut odd: Vec<String> =
        raw.unknown.keys().map(|name| format!("unknown field {name}")).collect();
    let seconds = match raw.seconds {
        Seconds::Number(seconds) => seconds,
        Seconds::Text(text) => {
            odd.push("seconds in quotes".into());
            text.parse().map_err(|_| format!("seconds {text:?}"))?
        }
    };
    let dwell_seconds = match raw.dwell_seconds {
        Dwell::Seconds(seconds) => Some(seconds),
        Dwell::Null => None,
        Dwell::Absent => {
            odd.push("dwell_seconds absent".into());
            None
        }
    };
    let platform = Platform::ALL.into_iter().find(|platform| platform.name() == raw.platform);
    let action = Action::ALL.into_iter().find(|action| action.name() == raw.action);
    let Raw { event_id, user_id, pin_id, .. } = raw;
    let platform = platform.ok_or_else(|| format!("platform {:?}", raw.platform))?;
    let action = action.ok_or_else(|| format!("action {:?}", raw.action))?;
    Ok((Engagement { event_id, seconds, user_id, pin_id, platform, action, dwell_seconds }, odd))
}
// ANCHOR_END: read

// ANCHOR: main
fn main() {
    let Report { lines, good, copies, bad, odd } =
        read_events(World::new(7).dirty_engagements_jsonl().as_bytes());
    println!("{lines} lines = {} good + {copies} copies + {} bad", good.len(), bad.len());
    for (odd, events) in &odd {
        println!("{events:4} × {odd}");
    }
    let mut reasons: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (line, why) in &bad {
        reasons.entry(why).or_default().push(*line);
    }
    for (why, lines) in reasons {
        println!("{why}: lines {lines:?}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"event_id":1,"seconds":5,"user_id":2,"pin_id":3,"platform":"web","action":"save","dwell_seconds":null}"#;

    fn why(line: &str) -> String {
        let report = read_events(line.as_bytes());
        assert_eq!((report.lines, report.bad.len()), (1, 1), "{line}");
        report.bad[0].1.clone()
    }

    #[test]
    fn the_world_comes_back_but_for_what_is_lost() {
        let world = World::new(7);
        let mut events = world.engagements.clone();
        events.dedup_by_key(|event| event.event_id);
        assert_eq!(read_events(world.engagements_jsonl().as_bytes()).good, events);
        events.retain(|event| {
            !event.event_id.is_multiple_of(500) && !event.event_id.is_multiple_of(700)
        });
        let report = read_events(world.dirty_engagements_jsonl().as_bytes());
        assert_eq!(report.lines, world.engagements.len());
        assert_eq!(report.lines, report.good.len() + report.copies + report.bad.len());
        let texts = events.iter().filter(|event| event.event_id.is_multiple_of(40)).count();
        assert_eq!(report.odd["seconds in quotes"], texts);
        for (read, event) in report.good.iter().zip(&mut events) {
            if event.event_id.is_multiple_of(60) {
                event.dwell_seconds = None; // it was not sent
            }
            assert_eq!(read, event);
        }
    }

    #[test]
    fn absent_null_and_a_number() {
        let odd = |line: &str| read_events(line.as_bytes()).odd;
        assert!(odd(GOOD).is_empty());
        let absent = GOOD.replace(",\"dwell_seconds\":null", "");
        assert_eq!(odd(&absent)["dwell_seconds absent"], 1);
        let read = read_events(GOOD.replace("null", "12").as_bytes());
        assert_eq!(read.good[0].dwell_seconds, Some(12.0));
    }

    #[test]
    fn bad_lines_say_why() {
        assert_eq!(why(&GOOD[..40]), "breaks off");
        assert_eq!(why(&GOOD.replace("null", "NaN")), "no JSON");
        assert_eq!(why(&GOOD.replace("save", "wave")), "action \"wave\"");
        assert_eq!(why(&GOOD.replace(":5", ":\"noon\"")), "seconds \"noon\"");
        assert!(why(&GOOD.replace("\"user_id\":2,", "")).starts_with("missing field `user_id`"));
        assert!(why(&GOOD.replace("\"user_id\":2", "\"user_id\":-2")).contains("-2"));
        assert!(why(&GOOD.replace('{', "{\"pin_id\":9,")).starts_with("duplicate field `pin_id`"));
    }

    #[test]
    fn empty_blank_crlf_and_no_utf8() {
        assert_eq!(read_events(b""), Report::default());
        assert_eq!(why("\n"), "breaks off");
        assert_eq!(why(&format!("\u{feff}{GOOD}")), "no JSON");
        assert_eq!(read_events(format!("{GOOD}\r\n{GOOD}\r\n").as_bytes()).copies, 1);
        let mut bytes = GOOD.as_bytes().to_vec();
        let at = GOOD.find("save").expect("it is there");
        bytes[at] = 0xff;
        assert_eq!(read_events(&bytes).bad.len(), 1);
    }

    #[test]
    fn a_key_with_other_values_is_no_copy() {
        let report = read_events(format!("{GOOD}\n{}\n", GOOD.replace("save", "hide")).as_bytes());
        assert_eq!(report.bad, [(2, "another event has this event_id".to_owned())]);
    }
}
