//! A small made-up world of users, boards, pins and engagements, for the chapters on data.
//!
//! Four tables that look like a log at work: keys that lead nowhere, missing values, rows that were
//! logged twice, ties. Everything comes from a seed, nothing from Pinterest. The same seed gives the
//! same world on every machine.
//!
//! | table | a row is | key | refers to |
//! |---|---|---|---|
//! | [`World::users`] | somebody with an account | `user_id` | |
//! | [`World::boards`] | a named collection | `board_id` | `user_id` |
//! | [`World::pins`] | an image with a title | `pin_id` | `board_id` |
//! | [`World::engagements`] | one event of the log | `event_id` | `user_id`, `pin_id` |
//!
//! What is wrong with it, on purpose:
//!
//! - **Keys.** About one board in forty belongs to an account that was deleted; about one pin in
//!   twenty is on no board; about one event in a hundred is about a pin that was deleted. Some users have no
//!   board, some boards no pin.
//! - **Missing values.** A country is missing for one user in twenty, whoever they are (MCAR).
//!   `dwell_seconds` is missing from one event in three on Android, from none elsewhere (MAR, given the
//!   platform). The older somebody is, the more likely `age` is missing (MNAR). What was true stands in
//!   [`World::true_ages`] and [`World::true_dwells`], which no real log has.
//! - **Copies.** About one event in eighty was logged twice, with the same `event_id`. About one pin
//!   in twelve is a copy of an earlier one with a word or two changed; [`World::copies`] says of which.
//!
//! As files, cleanly or as dirty as files are: [`World::pins_csv`], [`World::dirty_pins_csv`],
//! [`World::engagements_jsonl`], [`World::dirty_engagements_jsonl`].

mod files;
mod grow;

use std::fmt;

/// What a pin is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Recipes and tables.
    Food,
    /// Plants and what they grow in.
    Garden,
    /// Rooms and furniture.
    Home,
    /// Places.
    Travel,
    /// Clothes and shoes.
    Fashion,
    /// Things to make.
    Craft,
}

impl Topic {
    /// All topics, in the order of their declaration.
    pub const ALL: [Self; 6] =
        [Self::Food, Self::Garden, Self::Home, Self::Travel, Self::Fashion, Self::Craft];

    /// The topic in lower-case letters, as the files write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Food => "food",
            Self::Garden => "garden",
            Self::Home => "home",
            Self::Travel => "travel",
            Self::Fashion => "fashion",
            Self::Craft => "craft",
        }
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What an event came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Platform {
    /// An Android phone or tablet.
    Android,
    /// An iPhone or iPad.
    Ios,
    /// A browser.
    Web,
}

impl Platform {
    /// All platforms, in the order of their declaration.
    pub const ALL: [Self; 3] = [Self::Android, Self::Ios, Self::Web];

    /// The platform in lower-case letters, as the files write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Android => "android",
            Self::Ios => "ios",
            Self::Web => "web",
        }
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What somebody did with a pin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// It was on the screen, nothing more.
    Impression,
    /// It was opened.
    Closeup,
    /// It was put on a board.
    Save,
    /// Its link was followed.
    Click,
    /// They asked not to see it again.
    Hide,
}

impl Action {
    /// All actions, in the order of their declaration.
    pub const ALL: [Self; 5] =
        [Self::Impression, Self::Closeup, Self::Save, Self::Click, Self::Hide];

    /// The action in lower-case letters, as the files write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Impression => "impression",
            Self::Closeup => "closeup",
            Self::Save => "save",
            Self::Click => "click",
            Self::Hide => "hide",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Somebody with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Their key, from 1.
    pub user_id: u32,
    /// Two letters, as ISO 3166-1 has them; missing at random.
    pub country: Option<&'static str>,
    /// In years; missing the more often the higher it is.
    pub age: Option<u32>,
    /// The day they joined; day 0 is the first of the log, earlier ones are negative.
    pub joined_day: i32,
    /// What they mostly use.
    pub platform: Platform,
}

/// A named collection of pins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// Its key, from 1.
    pub board_id: u32,
    /// Its owner, who may have left: then no user has this key.
    pub user_id: u32,
    /// Its name. Two boards may have the same.
    pub name: String,
    /// What most of its pins are about.
    pub topic: Topic,
}

/// An image with a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// Its key, from 1.
    pub pin_id: u32,
    /// The board it is on, if it is on one.
    pub board_id: Option<u32>,
    /// What it is about.
    pub topic: Topic,
    /// A few words, some with commas or quotation marks.
    pub title: String,
    /// Width of the image in pixels.
    pub width: u32,
    /// Height of the image in pixels.
    pub height: u32,
    /// Its price in cents, if it can be bought.
    pub price_cents: Option<u32>,
    /// The day it was made; 0 is the first day of the log, earlier ones are negative.
    pub created_day: i32,
}

/// One event of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Engagement {
    /// The key that the app gave it. An event that was logged twice has the same in both rows.
    pub event_id: u32,
    /// Seconds since the first midnight of the log, which is a Monday's.
    pub seconds: i64,
    /// Who did it.
    pub user_id: u32,
    /// With which pin. It may have been deleted since: then no pin has this key.
    pub pin_id: u32,
    /// On what.
    pub platform: Platform,
    /// What they did.
    pub action: Action,
    /// How long they looked, in seconds, to a tenth; missing from a third of the events on Android.
    pub dwell_seconds: Option<f64>,
}

/// The four tables, and what was true where a value is missing.
#[derive(Debug, Clone, PartialEq)]
pub struct World {
    /// In order of their key.
    pub users: Vec<User>,
    /// In order of their key.
    pub boards: Vec<Board>,
    /// In order of their key.
    pub pins: Vec<Pin>,
    /// In order of time, then of key; a second copy directly after the first.
    pub engagements: Vec<Engagement>,
    /// The age in years of each user, in order of `users`.
    pub true_ages: Vec<u32>,
    /// The dwell time in seconds of each event, in order of `engagements`.
    pub true_dwells: Vec<f64>,
    /// `(copy, original)`: keys of pins whose title was copied with a word or two changed.
    pub copies: Vec<(u32, u32)>,
}

/// Days that the log of [`World::engagements`] covers.
pub const DAYS: i32 = 14;

impl World {
    /// The world that grows from `seed`: 120 users, 200 boards, 600 pins and about 5,000 events in
    /// [`DAYS`] days.
    ///
    /// ```
    /// use kit::world::World;
    ///
    /// let world = World::new(7);
    /// assert_eq!((world.users.len(), world.boards.len(), world.pins.len()), (120, 200, 600));
    /// assert!((4_000..7_000).contains(&world.engagements.len()));
    /// ```
    pub fn new(seed: u64) -> Self {
        Self::sized(seed, 120)
    }

    /// The same with another number of users, and everything else in proportion: five pins and some
    /// forty events a user.
    ///
    /// # Panics
    ///
    /// If there are fewer than 12 users, or more than a million.
    pub fn sized(seed: u64, users: u32) -> Self {
        assert!((12..=1_000_000).contains(&users), "a world of {users} users: 12 to a million");
        grow::grow(seed, users)
    }
}

#[cfg(test)]
mod tests;
