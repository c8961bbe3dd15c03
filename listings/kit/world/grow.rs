//! How the world comes about: users, then boards, pins and events, each from what is there already.

use super::{Action, Board, DAYS, Engagement, Pin, Platform, Topic, User, World};
use crate::rng::Rng;

/// Two letters of a country and its share in percent.
const COUNTRIES: [(&str, u32); 6] =
    [("US", 40), ("BR", 18), ("DE", 14), ("MX", 12), ("FR", 10), ("JP", 6)];

/// Words of titles.
struct Words {
    things: [&'static str; 6],
    manners: [&'static str; 6],
    /// Where, when or for whom.
    ends: [&'static str; 4],
}

/// The words of a topic.
const fn words(topic: Topic) -> Words {
    match topic {
        Topic::Food => Words {
            things: ["bread", "soup", "salad", "cake", "pasta", "curry"],
            manners: ["quick", "vegan", "rustic", "lemon", "one-pot", "spicy"],
            ends: ["for two", "for guests", "in 20 minutes", "without oven"],
        },
        Topic::Garden => Words {
            things: ["roses", "herbs", "balcony", "pond", "hedge", "tomatoes"],
            manners: ["wild", "shady", "small", "dry", "raised", "sunny"],
            ends: ["in spring", "in pots", "for bees", "on a slope"],
        },
        Topic::Home => Words {
            things: ["bedroom", "kitchen", "desk", "shelf", "lamp", "sofa"],
            manners: ["bright", "cosy", "narrow", "wooden", "minimal", "blue"],
            ends: ["for renters", "under stairs", "in grey", "on a budget"],
        },
        Topic::Travel => Words {
            things: ["Lisbon", "Kyoto", "Oaxaca", "Alps", "coast", "islands"],
            manners: ["hidden", "quiet", "rainy", "cheap", "early", "long"],
            ends: ["by train", "with children", "in winter", "in three days"],
        },
        Topic::Fashion => Words {
            things: ["coat", "boots", "dress", "scarf", "jeans", "hat"],
            manners: ["linen", "vintage", "warm", "striped", "black", "loose"],
            ends: ["for work", "for rain", "for autumn", "with pockets"],
        },
        Topic::Craft => Words {
            things: ["basket", "quilt", "candle", "frame", "mug", "lantern"],
            manners: ["woven", "paper", "simple", "painted", "tiny", "folded"],
            ends: ["from scraps", "with children", "as a gift", "step by step"],
        },
    }
}

/// Seconds in a day.
const DAY: i64 = 24 * 60 * 60;

pub(super) fn grow(seed: u64, size: u32) -> World {
    // Each table has a generator of its own, so that a change of one leaves the others alone.
    let mut seeds = Rng::new(seed);
    let mut next = || Rng::new(seeds.next_u64());
    let (users, true_ages) = users(&mut next(), size);
    let boards = boards(&mut next(), &users, size * 5 / 3);
    let (pins, copies) = pins(&mut next(), &boards, size * 5);
    let (engagements, true_dwells) = engagements(&mut next(), &users, &pins);
    World { users, boards, pins, engagements, true_ages, true_dwells, copies }
}

/// One of `items`.
fn pick<T: Copy>(rng: &mut Rng, items: &[T]) -> T {
    items[rng.below(items.len())]
}

/// An integer of `low..=high`.
fn between(rng: &mut Rng, low: u32, high: u32) -> u32 {
    low + u32::try_from(rng.below((high - low + 1) as usize)).expect("less than a u32")
}

/// A day of `low..high`.
fn day(rng: &mut Rng, low: i32, high: i32) -> i32 {
    low + i32::try_from(rng.below((high - low).unsigned_abs() as usize)).expect("less than an i32")
}

/// An index of `0..n`; the first ones are drawn more often, index `i` in proportion to `1 / (i + 8)`.
fn popular(rng: &mut Rng, n: usize) -> usize {
    // Rejection: a uniform index is kept with its weight relative to the first.
    loop {
        let index = rng.below(n);
        if rng.bernoulli(8.0 / (index as f64 + 8.0)) {
            return index;
        }
    }
}

fn users(rng: &mut Rng, size: u32) -> (Vec<User>, Vec<u32>) {
    (1..=size)
        .map(|user_id| {
            // The lower of two draws: younger people are more, nobody is below 18 or above 75.
            let age = between(rng, 18, 75).min(between(rng, 18, 75));
            let hidden = rng.bernoulli(f64::from(age - 18) / 90.0);
            let mut share = between(rng, 1, 100);
            let country = COUNTRIES
                .iter()
                .find(|&&(_, percent)| {
                    let found = share <= percent;
                    share = share.saturating_sub(percent);
                    found
                })
                .map_or("US", |&(country, _)| country);
            let user = User {
                user_id,
                country: (!rng.bernoulli(0.05)).then_some(country),
                age: (!hidden).then_some(age),
                joined_day: day(rng, -300, DAYS),
                platform: pick(
                    rng,
                    &[
                        Platform::Ios,
                        Platform::Ios,
                        Platform::Android,
                        Platform::Android,
                        Platform::Web,
                    ],
                ),
            };
            (user, age)
        })
        .unzip()
}

fn boards(rng: &mut Rng, users: &[User], size: u32) -> Vec<Board> {
    (1..=size)
        .map(|board_id| {
            let topic = pick(rng, &Topic::ALL);
            let Words { things, manners, .. } = words(topic);
            let gone = rng.bernoulli(0.025);
            let owner = users[popular(rng, users.len())].user_id;
            let left = u32::try_from(users.len()).expect("at most a million") + board_id;
            Board {
                board_id,
                user_id: if gone { left } else { owner },
                name: format!("{} {}", pick(rng, &manners), pick(rng, &things)),
                topic,
            }
        })
        .collect()
}

fn pins(rng: &mut Rng, boards: &[Board], size: u32) -> (Vec<Pin>, Vec<(u32, u32)>) {
    let mut pins: Vec<Pin> = Vec::new();
    let mut copies = Vec::new();
    for pin_id in 1..=size {
        let board = &boards[popular(rng, boards.len())];
        // A board about one thing holds some pins about others.
        let mut topic = if rng.bernoulli(0.85) { board.topic } else { pick(rng, &Topic::ALL) };
        let mut title = title(rng, topic);
        let original = (pin_id > 12 && rng.bernoulli(1.0 / 12.0)).then(|| rng.below(pins.len()));
        if let Some(original) = original {
            topic = pins[original].topic;
            title = reworded(rng, &pins[original].title);
            copies.push((pin_id, pins[original].pin_id));
        }
        let width = pick(rng, &[236, 474, 564, 736]);
        pins.push(Pin {
            pin_id,
            board_id: (!rng.bernoulli(0.05)).then_some(board.board_id),
            topic,
            title,
            width,
            height: width * between(rng, 2, 6) / 3,
            price_cents: (matches!(topic, Topic::Fashion | Topic::Home) && rng.bernoulli(0.6))
                .then(|| between(rng, 8, 1_600) * 100 - pick(rng, &[1, 5, 50])),
            created_day: day(rng, -200, DAYS),
        });
    }
    (pins, copies)
}

/// As in `Rustic bread for two` or `"Quick" soup, in 20 minutes`.
fn title(rng: &mut Rng, topic: Topic) -> String {
    let Words { things, manners, ends } = words(topic);
    let (manner, thing, end) = (pick(rng, &manners), pick(rng, &things), pick(rng, &ends));
    match rng.below(8) {
        0 => format!("\"{}\" {thing}, {end}", capital(manner)),
        1 => format!("{}, {manner}, {end}", capital(thing)),
        2..=4 => format!("{} {thing} {end}: ideas for every day", capital(manner)),
        _ => format!("{} {thing} {end}", capital(manner)),
    }
}

/// The title with a word added in front, a word added behind, or its first letters small.
fn reworded(rng: &mut Rng, title: &str) -> String {
    match rng.below(3) {
        0 => format!("{title} (saved again)"),
        1 => format!("Best {}", title.to_lowercase()),
        _ => title.to_lowercase(),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn engagements(rng: &mut Rng, users: &[User], pins: &[Pin]) -> (Vec<Engagement>, Vec<f64>) {
    let mut events = Vec::new();
    for user in users {
        // Everybody likes two topics; the two may be the same.
        let likes = [pick(rng, &Topic::ALL), pick(rng, &Topic::ALL)];
        for today in user.joined_day.max(0)..DAYS {
            for _ in 0..rng.below(3) {
                // Most sessions are in the evening, some at any hour.
                let hour =
                    if rng.bernoulli(0.6) { between(rng, 18, 22) } else { between(rng, 6, 22) };
                let start = i64::from(today) * DAY
                    + i64::from(hour) * 3_600
                    + i64::from(between(rng, 0, 3_599));
                session(rng, user, likes, pins, start, &mut events);
            }
        }
    }
    events.sort_by_key(|(event, _)| (event.seconds, event.user_id));
    let mut rows = Vec::new();
    for (number, (mut event, dwell)) in (1..).zip(events) {
        event.event_id = number;
        if rng.bernoulli(1.0 / 80.0) {
            rows.push((event.clone(), dwell));
        }
        rows.push((event, dwell));
    }
    rows.into_iter().unzip()
}

/// A few events of one user, seconds to minutes apart.
fn session(
    rng: &mut Rng,
    user: &User,
    likes: [Topic; 2],
    pins: &[Pin],
    start: i64,
    events: &mut Vec<(Engagement, f64)>,
) {
    let platform = if rng.bernoulli(0.8) { user.platform } else { pick(rng, &Platform::ALL) };
    let mut seconds = start;
    for _ in 0..between(rng, 1, 6) {
        let pin = &pins[popular(rng, pins.len())];
        let liked = likes.contains(&pin.topic);
        let action = action(rng, liked);
        let longer = if liked { 8.0 } else { 3.0 };
        // Exponential with that mean, rounded to tenths so that a file holds it exactly.
        let dwell = (-longer * (1.0 - rng.uniform()).ln() * 10.0).round() / 10.0 + 0.5;
        let unlogged = platform == Platform::Android && rng.bernoulli(1.0 / 3.0);
        let deleted = rng.bernoulli(0.01);
        let beyond = u32::try_from(pins.len()).expect("at most five million") + pin.pin_id;
        let event = Engagement {
            event_id: 0,
            seconds,
            user_id: user.user_id,
            pin_id: if deleted { beyond } else { pin.pin_id },
            platform,
            action,
            dwell_seconds: (!unlogged).then_some(dwell),
        };
        events.push((event, dwell));
        seconds += i64::from(between(rng, 5, 240));
    }
}

fn action(rng: &mut Rng, liked: bool) -> Action {
    let draw = rng.uniform();
    // Shares of closeup, save, click and hide, added up; the rest is an impression and no more.
    let upto = if liked { [0.22, 0.38, 0.46, 0.465] } else { [0.08, 0.11, 0.14, 0.17] };
    [Action::Closeup, Action::Save, Action::Click, Action::Hide]
        .into_iter()
        .zip(upto)
        .find_map(|(action, limit)| (draw < limit).then_some(action))
        .unwrap_or(Action::Impression)
}
