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

/// On which side of its point a [label](super::Figure::label) stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Centred above the point.
    Above,
    /// Centred below the point.
    Below,
    /// Ending left of the point.
    Left,
    /// Starting right of the point.
    Right,
    /// Centred on the point itself, for text that stands in an area.
    Centre,
}
