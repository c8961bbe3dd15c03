//! The tables as text: as a careful program writes them, and as they arrive.

use super::{Engagement, Pin, World};

/// The first line of the pins' file.
const PINS: &str = "pin_id,board_id,topic,title,width,height,price,created_day";

impl World {
    /// The pins as CSV (RFC 4180): a header, then a line each. Prices are in dollars with two digits;
    /// what is missing is empty; a title with a comma or a quotation mark is quoted.
    ///
    /// ```
    /// let csv = kit::world::World::new(7).pins_csv();
    /// assert_eq!(csv.lines().count(), 601);
    /// ```
    pub fn pins_csv(&self) -> String {
        let lines =
            self.pins.iter().map(|pin| pin_line(pin, pin.topic.name(), &dollars(pin, false)));
        std::iter::once(PINS.to_string())
            .chain(lines)
            .flat_map(|line| [line, "\n".into()])
            .collect()
    }

    /// The same file as a partner sends it. Nothing is lost beyond repair but the lines that are named
    /// last:
    ///
    /// - it begins with a byte order mark, and lines end in `\r\n`;
    /// - topics are in any case, some with spaces around them (`" Food "`);
    /// - a missing price is empty, `NA` or `null`; from 1,000 dollars on it has a separator
    ///   (`"1,299.95"`);
    /// - every 90th line, counted in pins, stands twice;
    /// - every 120th pin has a topic that nobody knows (`gardn`), every 150th a width that is no
    ///   number (`736px`), and every 200th line ends after its title.
    pub fn dirty_pins_csv(&self) -> String {
        let mut text = format!("\u{feff}{PINS}\r\n");
        for pin in &self.pins {
            let id = pin.pin_id;
            let topic = match id % 120 {
                0 => "gardn".to_string(),
                n if n % 7 == 0 => format!(" {} ", pin.topic.name().to_uppercase()),
                n if n % 5 == 0 => pin.topic.name().to_uppercase(),
                _ => pin.topic.name().to_string(),
            };
            let price = match (pin.price_cents, id % 3) {
                (None, 1) => "NA".to_string(),
                (None, 2) => "null".to_string(),
                _ => dollars(pin, true),
            };
            let mut line = pin_line(pin, &topic, &price);
            if id % 150 == 0 {
                line = line.replacen(&format!(",{},", pin.width), &format!(",{}px,", pin.width), 1);
            }
            if id % 200 == 0 {
                let title = quoted(&pin.title);
                let end = line.find(&title).map_or(line.len(), |at| at + title.len());
                line.truncate(end);
            }
            for _ in 0..=usize::from(id % 90 == 0) {
                text.push_str(&line);
                text.push_str("\r\n");
            }
        }
        text
    }

    /// The events as JSON Lines: an object a line, `dwell_seconds` null where it is missing.
    ///
    /// ```
    /// let world = kit::world::World::new(7);
    /// assert_eq!(world.engagements_jsonl().lines().count(), world.engagements.len());
    /// ```
    pub fn engagements_jsonl(&self) -> String {
        self.engagements.iter().map(|event| event_line(event, &event.seconds.to_string())).collect()
    }

    /// The same as several versions of an app write it:
    ///
    /// - every 40th event, counted in `event_id`, has its time as a string (`"86400"`);
    /// - every 60th has no `dwell_seconds` at all, instead of null;
    /// - every 70th has a field that nobody asked for (`"app":"12.3"`);
    /// - every 500th has an action that nobody knows (`wave`), and every 700th line breaks off in the
    ///   middle.
    pub fn dirty_engagements_jsonl(&self) -> String {
        let mut text = String::new();
        for event in &self.engagements {
            let id = event.event_id;
            let seconds = event.seconds.to_string();
            let mut line =
                event_line(event, &if id % 40 == 0 { format!("\"{seconds}\"") } else { seconds });
            if id % 60 == 0 {
                let end = line.find(",\"dwell_seconds\"").expect("every line has one");
                line.truncate(end);
                line.push_str("}\n");
            }
            if id % 70 == 0 {
                line = line.replacen('{', "{\"app\":\"12.3\",", 1);
            }
            if id % 500 == 0 {
                line = line.replacen(event.action.name(), "wave", 1);
            }
            if id % 700 == 0 {
                line.truncate(line.len() / 2);
                line.push('\n');
            }
            text.push_str(&line);
        }
        text
    }
}

fn pin_line(pin: &Pin, topic: &str, price: &str) -> String {
    let board = pin.board_id.map_or_else(String::new, |board| board.to_string());
    let Pin { pin_id, title, width, height, created_day, .. } = pin;
    let title = quoted(title);
    format!("{pin_id},{board},{topic},{title},{width},{height},{price},{created_day}")
}

/// A field of a CSV file, in quotation marks where it needs them.
fn quoted(text: &str) -> String {
    if text.contains([',', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_string()
    }
}

/// The price in dollars, as `12.95`, or with a separator as `"1,299.95"`.
fn dollars(pin: &Pin, separated: bool) -> String {
    let Some(cents) = pin.price_cents else { return String::new() };
    let (whole, cents) = (cents / 100, cents % 100);
    if separated && whole >= 1_000 {
        format!("\"{},{:03}.{cents:02}\"", whole / 1_000, whole % 1_000)
    } else {
        format!("{whole}.{cents:02}")
    }
}

fn event_line(event: &Engagement, seconds: &str) -> String {
    let Engagement { event_id, user_id, pin_id, platform, action, .. } = event;
    let dwell =
        event.dwell_seconds.map_or_else(|| "null".to_string(), |dwell| format!("{dwell:.1}"));
    format!(
        "{{\"event_id\":{event_id},\"seconds\":{seconds},\"user_id\":{user_id},\"pin_id\":{pin_id},\
         \"platform\":\"{platform}\",\"action\":\"{action}\",\"dwell_seconds\":{dwell}}}\n"
    )
}
