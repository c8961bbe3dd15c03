//! How series look: colours, dash patterns, markers.

use kuva::plot::LineStyle;
use kuva::plot::scatter::MarkerShape;

/// One of the six series colours of the book's themes, or the colour of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hue {
    /// `--fig-1`
    One,
    /// `--fig-2`
    Two,
    /// `--fig-3`
    Three,
    /// `--fig-4`
    Four,
    /// `--fig-5`
    Five,
    /// `--fig-6`
    Six,
    /// The colour of the text: for reference lines and things that are not data.
    Text,
}

impl Hue {
    pub(super) const SERIES: [Self; 6] =
        [Self::One, Self::Two, Self::Three, Self::Four, Self::Five, Self::Six];

    pub(super) fn nth(index: usize) -> Self {
        Self::SERIES[index % Self::SERIES.len()]
    }

    pub(super) fn css(self) -> &'static str {
        match self {
            Self::One => "var(--fig-1)",
            Self::Two => "var(--fig-2)",
            Self::Three => "var(--fig-3)",
            Self::Four => "var(--fig-4)",
            Self::Five => "var(--fig-5)",
            Self::Six => "var(--fig-6)",
            Self::Text => "currentColor",
        }
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// ————
    Solid,
    /// — — —
    Dashed,
    /// · · · ·
    Dotted,
    /// — · — ·
    DashDot,
}

impl Dash {
    pub(super) const SERIES: [Self; 4] = [Self::Solid, Self::Dashed, Self::DashDot, Self::Dotted];

    pub(super) fn nth(index: usize) -> Self {
        Self::SERIES[index % Self::SERIES.len()]
    }

    pub(super) fn style(self) -> LineStyle {
        match self {
            Self::Solid => LineStyle::Solid,
            Self::Dashed => LineStyle::Dashed,
            Self::Dotted => LineStyle::Dotted,
            Self::DashDot => LineStyle::DashDot,
        }
    }
}

/// The shape of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// ●
    Circle,
    /// ×
    Cross,
    /// ▲
    Triangle,
    /// ■
    Square,
    /// ◆
    Diamond,
    /// +
    Plus,
}

impl Marker {
    pub(super) const SERIES: [Self; 6] =
        [Self::Circle, Self::Cross, Self::Triangle, Self::Square, Self::Diamond, Self::Plus];

    pub(super) fn nth(index: usize) -> Self {
        Self::SERIES[index % Self::SERIES.len()]
    }

    /// The character that looks like it.
    pub(super) fn glyph(self) -> char {
        match self {
            Self::Circle => '●',
            Self::Cross => '×',
            Self::Triangle => '▲',
            Self::Square => '■',
            Self::Diamond => '◆',
            Self::Plus => '+',
        }
    }

    pub(super) fn shape(self) -> MarkerShape {
        match self {
            Self::Circle => MarkerShape::Circle,
            Self::Cross => MarkerShape::Cross,
            Self::Triangle => MarkerShape::Triangle,
            Self::Square => MarkerShape::Square,
            Self::Diamond => MarkerShape::Diamond,
            Self::Plus => MarkerShape::Plus,
        }
    }
}

/// On which side of its point a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Centred above the point.
    Above,
    /// Above it to the right.
    AboveRight,
    /// Starting right of the point.
    Right,
    /// Below it to the right.
    BelowRight,
    /// Centred below the point.
    Below,
    /// Below it to the left.
    BelowLeft,
    /// Ending left of the point.
    Left,
    /// Above it to the left.
    AboveLeft,
    /// Centred on the point itself, for text that stands in an area.
    Centre,
}

impl Side {
    /// All sides but the point itself, the better ones first.
    pub(super) const AROUND: [Self; 8] = [
        Self::Right,
        Self::Above,
        Self::AboveRight,
        Self::BelowRight,
        Self::AboveLeft,
        Self::BelowLeft,
        Self::Below,
        Self::Left,
    ];

    /// Which way it lies: right and down are positive.
    pub(super) fn direction(self) -> (f64, f64) {
        match self {
            Self::Above => (0.0, -1.0),
            Self::AboveRight => (1.0, -1.0),
            Self::Right => (1.0, 0.0),
            Self::BelowRight => (1.0, 1.0),
            Self::Below => (0.0, 1.0),
            Self::BelowLeft => (-1.0, 1.0),
            Self::Left => (-1.0, 0.0),
            Self::AboveLeft => (-1.0, -1.0),
            Self::Centre => (0.0, 0.0),
        }
    }
}

/// Where the name of a series stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Naming {
    /// Where there is room.
    Found,
    /// On the line itself, where there is room.
    On,
    /// On this side of this point, in data coordinates.
    At((f64, f64), Side),
    /// Nowhere.
    Hidden,
}
