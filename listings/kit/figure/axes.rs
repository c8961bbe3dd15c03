//! Ranges of axes and the writing of their ticks.

use std::sync::Arc;

use kuva::render::layout::TickFormat;

/// The range of one axis, checked.
pub(super) fn range(
    axis: &str,
    data: &[f64],
    given: Option<(f64, f64)>,
    log: bool,
    tight: bool,
) -> (f64, f64) {
    assert!(!data.is_empty(), "nothing to draw");
    assert!(
        data.iter().all(|v| v.is_finite() && (!log || *v > 0.0)),
        "the {axis} axis cannot show a number that is not finite{}",
        if log { " and positive" } else { "" }
    );
    if let Some((low, high)) = given {
        assert!(low < high && (!log || low > 0.0), "the {axis} range {low} to {high} is empty");
        return (low, high);
    }
    let low = data.iter().copied().fold(f64::INFINITY, f64::min);
    let high = data.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if log {
        let room = (high / low).powf(0.05).max(1.05);
        return (low / room, high * room);
    }
    let room = if tight && high > low {
        0.0
    } else if high > low {
        0.05 * (high - low)
    } else {
        0.5
    };
    (low - room, high + room)
}

/// `20`, `0.5`, and `2·10⁵` where that is shorter.
pub(super) fn log_format() -> TickFormat {
    TickFormat::Custom(Arc::new(|value| {
        let power = (value.log10() + 1e-9).floor();
        if (-3.0..4.0).contains(&power) {
            return ((value * 1e6).round() / 1e6).to_string();
        }
        let raised: String = power
            .to_string()
            .chars()
            .map(|c| c.to_digit(10).map_or('⁻', |digit| RAISED[digit as usize]))
            .collect();
        match (value / 10_f64.powf(power)).round() {
            1.0 => format!("10{raised}"),
            times => format!("{times}·10{raised}"),
        }
    }))
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// As many decimals as the tick step needs: 0.25 → 2, 0.5 → 1, 10 → 0.
pub(super) fn tick_format(step: f64) -> TickFormat {
    let digits = (0..6).find(|&d| {
        let scaled = step * 10_f64.powi(d);
        (scaled - scaled.round()).abs() < 1e-9
    });
    TickFormat::Fixed(usize::try_from(digits.unwrap_or(6)).expect("0 to 6"))
}
