//! The teaching kit: the little that every listing shares.
//!
//! A listing is a program about one idea. What it needs besides, it takes from here, so that the
//! page can stay with the idea:
//!
//! - [`rng`]: seeded random numbers, the same on every machine ([`rng::Rng`]).
//! - [`approx`]: comparing floating-point numbers in tests
//!   ([`assert_close!`], [`assert_all_close!`], [`approx::is_close`]).
//! - [`data`]: three real data sets ([`data::iris`], [`data::wine_quality`], [`data::diabetes`]) and
//!   one made up ([`data::half_moons`]).
//! - [`world`]: a made-up world of pins, boards, users and engagements ([`world::World`]).
//! - [`figure`]: pictures as small SVG files that follow the theme, and the numbers behind them
//!   ([`figure::Figure`]).
//!
//! Three rules hold for all of it.
//!
//! 1. **Same input, same bytes.** No clock, no environment, no hash order. What a listing prints
//!    and draws is compared with a snapshot.
//! 2. **Misuse panics with a sentence.** A listing is a program somebody is reading; an error that
//!    nobody handles is noise there. Every panic says what was wrong and is documented.
//! 3. **Nothing you must be able to write yourself.** The kit holds no metric, no model and no
//!    data structure. Those are the listings.
//!
//! ```
//! use kit::assert_close;
//! use kit::rng::Rng;
//!
//! let mut rng = Rng::new(7);
//! let sample: Vec<f64> = (0..10_000).map(|_| rng.normal()).collect();
//! let mean = sample.iter().sum::<f64>() / sample.len() as f64;
//! // The standard error of the mean is 1/√10000 = 0.01; four of them is a fair tolerance.
//! assert_close!(mean, 0.0, 0.04);
//! ```

pub mod approx;
pub mod data;
pub mod figure;
pub mod rng;
pub mod world;
