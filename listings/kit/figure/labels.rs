//! Where texts stand: the author's labels where they say, names of series where there is room.

use kuva::render::render::{Primitive, TextAnchor};

use super::style::Side;

/// Size of ticks and labels, in drawing units.
pub(super) const SIZE: u32 = 13;

/// Half the height of a line of text, and how far its baseline is below its middle.
const HALF_HEIGHT: f64 = 7.0;
const BASELINE: f64 = 4.5;

/// A rectangle in drawing units; y grows downwards.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    fn grown(self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    fn holds(self, other: Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether a part of the segment lies inside (Liang and Barsky's clipping).
    pub(super) fn crossed_by(self, (from, to): Segment) -> bool {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (step, room) in [
            (-dx, from.0 - self.left),
            (dx, self.right - from.0),
            (-dy, from.1 - self.top),
            (dy, self.bottom - from.1),
        ] {
            if step < 0.0 {
                enter = enter.max(room / step);
            } else if step > 0.0 {
                leave = leave.min(room / step);
            } else if room < 0.0 {
                return false;
            }
        }
        enter <= leave
    }
}

pub(super) type Segment = ((f64, f64), (f64, f64));

/// What is drawn of one series, for names to keep clear of.
#[derive(Debug, Clone, Default)]
pub(super) struct Ink {
    pub(super) segments: Vec<Segment>,
    pub(super) dots: Vec<Area>,
}

impl Ink {
    fn touches(&self, area: Area) -> bool {
        self.segments.iter().any(|&segment| area.crossed_by(segment))
            || self.dots.iter().any(|&dot| area.meets(dot))
    }
}

/// A place for a text: a point in drawing units, and the side of it.
pub(super) type Spot = ((f64, f64), Side);

/// A text and the places where it may stand, the better ones first.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub(super) text: String,
    pub(super) spots: Vec<Spot>,
    /// The series it names; `None` for the author's own labels, which stand where they say.
    pub(super) series: Option<usize>,
}

/// The texts, each with an outline in the page's background, so that what lies behind does not
/// disturb.
///
/// # Panics
///
/// If a text has no place: outside the drawing, or over another.
pub(super) fn place(wanted: &[Wanted], inks: &[Ink], canvas: Area, frame: Area) -> Vec<Primitive> {
    let mut taken: Vec<(Area, &str)> = Vec::new();
    let mut placed = vec![Primitive::GroupStart {
        transform: None,
        title: None,
        extra_attrs: Some(
            "stroke=\"var(--bg,none)\" stroke-width=\"4\" stroke-linejoin=\"round\" \
             paint-order=\"stroke\""
                .to_owned(),
        ),
    }];
    // The author's labels first: names keep clear of them.
    for label in wanted.iter().filter(|label| label.series.is_none()) {
        let (at, side) = label.spots[0];
        let area = area(&label.text, at, side);
        assert!(
            canvas.holds(area),
            "the label {:?} does not fit into the figure: shorten it or put it elsewhere",
            label.text
        );
        if let Some((_, other)) = taken.iter().find(|(other, _)| area.meets(*other)) {
            panic!("the labels {other:?} and {:?} overlap: put one of them elsewhere", label.text);
        }
        taken.push((area, &label.text));
        placed.push(text(&label.text, at, side));
    }
    for label in wanted.iter().filter(|label| label.series.is_some()) {
        let free = label.spots.iter().enumerate().filter_map(|(rank, &(at, side))| {
            let area = area(&label.text, at, side);
            let fits = frame.holds(area) && !taken.iter().any(|(other, _)| area.meets(*other));
            // A name beside another could be taken for it.
            let beside = taken.iter().filter(|(other, _)| area.grown(12.0).meets(*other)).count();
            let cost = cost(area, label.series, inks) + 2 * beside;
            fits.then_some(((cost, rank), at, side))
        });
        let Some((_, at, side)) = free.min_by_key(|(cost, ..)| *cost) else {
            panic!(
                "there is no room for the name {:?}: give the axes a wider range, shorten the \
                 name, or say where it goes with `name_at`",
                label.text
            );
        };
        taken.push((area(&label.text, at, side), &label.text));
        placed.push(text(&label.text, at, side));
    }
    placed.push(Primitive::GroupEnd);
    if placed.len() == 2 {
        placed.clear();
    }
    placed
}

/// How bad a place is: over its own series, over another, so close to another that it could be
/// taken for its name.
fn cost(area: Area, series: Option<usize>, inks: &[Ink]) -> usize {
    let cost = |(index, ink): (usize, &Ink)| {
        if Some(index) == series {
            if ink.touches(area) { 4 } else { 0 }
        } else if ink.touches(area) {
            8
        } else if ink.touches(area.grown(9.0)) {
            3
        } else {
            usize::from(ink.touches(area.grown(18.0)))
        }
    };
    inks.iter().enumerate().map(cost).sum()
}

/// The middle of a text that stands on this side of a point.
fn middle(text: &str, (x, y): (f64, f64), side: Side) -> (f64, f64) {
    let (dx, dy) = side.direction();
    let gap = if dx == 0.0 || dy == 0.0 { 7.0 } else { 4.0 };
    (x + dx * (text_width(text) / 2.0 + gap), y + dy * (HALF_HEIGHT + gap))
}

fn area(text: &str, at: (f64, f64), side: Side) -> Area {
    let ((x, y), half) = (middle(text, at, side), text_width(text) / 2.0);
    Area { left: x - half, top: y - HALF_HEIGHT, right: x + half, bottom: y + HALF_HEIGHT }
}

fn text(content: &str, at: (f64, f64), side: Side) -> Primitive {
    let ((middle, y), half) = (middle(content, at, side), text_width(content) / 2.0);
    // The width is an estimate: the side towards the point is the one that must not move.
    let (x, anchor) = match side {
        Side::Right | Side::AboveRight | Side::BelowRight => (middle - half, TextAnchor::Start),
        Side::Above | Side::Below | Side::Centre => (middle, TextAnchor::Middle),
        Side::Left | Side::AboveLeft | Side::BelowLeft => (middle + half, TextAnchor::End),
    };
    let (y, content, size) = (y + BASELINE, content.to_owned(), SIZE);
    Primitive::Text { x, y, content, size, anchor, rotate: None, bold: false, color: None }
}

/// How wide a text of [`SIZE`] is at most, roughly, in a sans-serif font.
pub(super) fn text_width(text: &str) -> f64 {
    let em: f64 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.29,
            ' ' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '·' | '°' => 0.37,
            'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '●' | '▲' | '■' | '◆' => 0.92,
            'A'..='Z' | '+' | '=' | '<' | '>' | '×' | '≥' | '≤' => 0.68,
            _ => 0.58,
        })
        .sum();
    em * f64::from(SIZE)
}
