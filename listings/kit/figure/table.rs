//! The numbers behind a figure, as CSV: the same data that was drawn.

use super::layer::{Bars, Histogram, Line, Points};
use super::plane::Grid;
use super::{Figure, Layer};

/// Numbers of one series: for each x some values, named by what is behind the series' name.
struct Series {
    name: String,
    endings: &'static [&'static str],
    rows: Vec<(f64, Vec<f64>)>,
}

impl Series {
    fn xs(&self) -> impl Iterator<Item = f64> {
        self.rows.iter().map(|row| row.0)
    }
}

/// Whether all series have the same x, one after another.
fn aligned(series: &[Series]) -> bool {
    series.windows(2).all(|two| two[0].xs().map(f64::to_bits).eq(two[1].xs().map(f64::to_bits)))
}

const VALUE: &[&str] = &[""];
const INTERVAL: &[&str] = &["", " low", " high"];

/// A table by column: a heading and a cell for each row, perhaps an empty one.
type Columns = Vec<(String, Vec<String>)>;

/// Of a grid at most so many rows and columns are written.
const GRID_SAMPLES: usize = 7;

impl Figure {
    /// The numbers behind the figure, a heading first; `None` for a diagram.
    ///
    /// # Panics
    ///
    /// If two series have the same name, or one has none beside others.
    pub fn to_csv(&self) -> Option<String> {
        let columns = if let Some(bars) = self.bars() {
            bars_table(bars, &self.x_axis, &self.y_axis)
        } else if let Some(histograms) = self.only_histograms() {
            bins_table(&histograms, &self.x_axis, &self.y_axis)
        } else {
            self.series_table()?
        };
        let rows = columns.iter().map(|column| column.1.len()).max().unwrap_or(0);
        let mut writer = csv::Writer::from_writer(Vec::new());
        let mut write = |record: Vec<&str>| {
            writer.write_record(record).expect("columns have the same length");
        };
        write(columns.iter().map(|(heading, _)| &**heading).collect());
        (0..rows).for_each(|row| write(columns.iter().map(|column| &*column.1[row]).collect()));
        let bytes = writer.into_inner().expect("writing to memory cannot fail");
        Some(String::from_utf8(bytes).expect("headings and digits are UTF-8"))
    }

    /// The histograms, if there is nothing else with numbers and all have the same bins.
    fn only_histograms(&self) -> Option<Vec<&Histogram>> {
        let mut histograms: Vec<&Histogram> = Vec::new();
        for layer in &self.layers {
            match layer {
                Layer::Histogram(histogram) => histograms.push(histogram),
                Layer::Line(line) if line.reference => {}
                Layer::Line(_)
                | Layer::Points(_)
                | Layer::Bars(_)
                | Layer::Surface(_)
                | Layer::IsoLines(_)
                | Layer::Graph(_) => return None,
            }
        }
        let first = histograms.first()?;
        histograms.iter().all(|histogram| histogram.edges == first.edges).then_some(histograms)
    }

    fn series_table(&self) -> Option<Columns> {
        let (mut series, mut grids) = (Vec::new(), Vec::<(&str, &Grid)>::new());
        for layer in &self.layers {
            match layer {
                Layer::Line(line) if line.reference => {}
                Layer::Line(line) => series.push(line.numbers()),
                Layer::Points(points) => series.push(points.numbers()),
                Layer::Histogram(histogram) => series.push(histogram.outline().numbers()),
                Layer::Surface(surface) => grids.push((&surface.name, &surface.grid)),
                Layer::IsoLines(lines) => grids.push((&lines.name, &lines.grid)),
                Layer::Bars(_) | Layer::Graph(_) => {}
            }
        }
        // A surface and its iso-lines are one function.
        grids.dedup_by_key(|grid| grid.0);
        if self.diagram || (series.is_empty() && grids.is_empty()) {
            return None;
        }
        if let [only] = &mut series[..]
            && only.name.is_empty()
        {
            only.name.clone_from(&self.y_axis);
        }
        for (index, one) in series.iter().enumerate() {
            assert!(!one.name.is_empty(), "a figure with several series names each of them");
            assert!(
                series[..index].iter().all(|other| other.name != one.name),
                "two series have the name {:?}",
                one.name
            );
        }
        let ascending = |series: &Series| series.rows.windows(2).all(|two| two[0].0 < two[1].0);
        let wide = aligned(&series) || series.iter().all(ascending);
        Some(if grids.is_empty() && wide { self.wide(&series) } else { self.long(&series, &grids) })
    }

    /// One row for each x, one column for each series.
    fn wide(&self, series: &[Series]) -> Columns {
        let aligned = aligned(series);
        let sources = if aligned { &series[..1] } else { series };
        let mut xs: Vec<f64> = sources.iter().flat_map(Series::xs).collect();
        if !aligned {
            xs.sort_by(f64::total_cmp);
            xs.dedup();
        }
        let mut columns = vec![(self.x_axis.clone(), cells(some(&xs), self.log_x))];
        for one in series {
            for (value, ending) in one.endings.iter().enumerate() {
                let of = |(index, x): (usize, &f64)| {
                    let row = if aligned {
                        one.rows.get(index)
                    } else {
                        one.rows.iter().find(|row| row.0.total_cmp(x).is_eq())
                    };
                    row.map(|row| row.1[value])
                };
                let values = xs.iter().enumerate().map(of).collect();
                columns.push((format!("{}{ending}", one.name), cells(values, self.log_y)));
            }
        }
        columns
    }

    /// One row for each point, with the name of its series, and for each sample of a grid.
    fn long(&self, series: &[Series], grids: &[(&str, &Grid)]) -> Columns {
        let (mut names, mut xs, mut ys) = (Vec::new(), Vec::new(), Vec::new());
        let (mut lows, mut highs, mut zs) = (Vec::new(), Vec::new(), Vec::new());
        for one in series {
            for (x, values) in &one.rows {
                names.push(one.name.clone());
                xs.push(Some(*x));
                ys.push(Some(values[0]));
                lows.push(values.get(1).copied());
                highs.push(values.get(2).copied());
                zs.push(None);
            }
        }
        for (name, grid) in grids {
            for &row in &samples(grid.y.len()) {
                for &column in &samples(grid.x.len()) {
                    names.push((*name).to_owned());
                    xs.push(Some(grid.x[column]));
                    ys.push(Some(grid.y[row]));
                    lows.push(None);
                    highs.push(None);
                    zs.push(Some(grid.z[row][column]));
                }
            }
        }
        let intervals = lows.iter().any(Option::is_some);
        let mut columns = vec![
            ("series".to_owned(), names),
            (self.x_axis.clone(), cells(xs, self.log_x)),
            (self.y_axis.clone(), cells(ys, self.log_y)),
        ];
        if intervals {
            columns.push(("low".to_owned(), cells(lows, self.log_y)));
            columns.push(("high".to_owned(), cells(highs, self.log_y)));
        }
        if !grids.is_empty() {
            columns.push(("value".to_owned(), cells(zs, false)));
        }
        if series.len() + grids.len() == 1 {
            columns.remove(0);
        }
        columns
    }
}

impl Line {
    fn numbers(&self) -> Series {
        let band = self.band.as_deref();
        Series {
            name: self.name.clone(),
            endings: if band.is_some() { INTERVAL } else { VALUE },
            rows: rows(&self.points, band),
        }
    }
}

impl Points {
    fn numbers(&self) -> Series {
        let spans = self.spans.as_deref();
        Series {
            name: self.name.clone(),
            endings: if spans.is_some() { INTERVAL } else { VALUE },
            rows: rows(&self.at, spans),
        }
    }
}

fn rows(points: &[(f64, f64)], intervals: Option<&[(f64, f64)]>) -> Vec<(f64, Vec<f64>)> {
    points
        .iter()
        .enumerate()
        .map(|(index, &(x, y))| match intervals.map(|intervals| intervals[index]) {
            Some((low, high)) => (x, vec![y, low, high]),
            None => (x, vec![y]),
        })
        .collect()
}

fn bars_table(bars: &Bars, categories: &str, values: &str) -> Columns {
    let of = |value: fn(&(f64, f64)) -> f64| -> Vec<Option<f64>> {
        bars.spans.iter().flatten().map(|span| Some(value(span))).collect()
    };
    let heights = bars.values.iter().map(|bar| Some(bar.1)).collect();
    let mut columns = vec![
        (categories.to_owned(), bars.values.iter().map(|bar| bar.0.clone()).collect()),
        (values.to_owned(), cells(heights, false)),
    ];
    if bars.spans.is_some() {
        columns.push((format!("{values} low"), cells(of(|span| span.0), false)));
        columns.push((format!("{values} high"), cells(of(|span| span.1), false)));
    }
    columns
}

fn bins_table(histograms: &[&Histogram], values: &str, counts: &str) -> Columns {
    let edges = &histograms[0].edges;
    let mut columns = vec![
        (format!("{values} from"), cells(some(&edges[..edges.len() - 1]), false)),
        (format!("{values} to"), cells(some(&edges[1..]), false)),
    ];
    for histogram in histograms {
        let name = if histogram.name.is_empty() { counts } else { &*histogram.name };
        columns.push((name.to_owned(), cells(some(&histogram.counts), false)));
    }
    columns
}

/// Up to [`GRID_SAMPLES`] places of an axis, evenly spaced, both ends among them.
fn samples(n: usize) -> Vec<usize> {
    let wanted = n.min(GRID_SAMPLES);
    (0..wanted).map(|i| i * (n - 1) / (wanted - 1).max(1)).collect()
}

fn some(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

/// A column of numbers with the same number of decimals, four significant digits in the largest;
/// of a logarithmic axis, in each.
fn cells(values: Vec<Option<f64>>, log: bool) -> Vec<String> {
    let largest = values.iter().flatten().fold(0.0_f64, |largest, v| largest.max(v.abs()));
    let of_all = values.iter().flatten().map(|&v| decimals(v, largest)).max().unwrap_or(0);
    let cell = |value: f64| {
        let decimals = if log { decimals(value, value.abs()) } else { of_all };
        let text = format!("{value:.decimals$}");
        // No minus before zero.
        if text.trim_start_matches(['-', '0', '.']).is_empty() {
            text.trim_start_matches('-').to_owned()
        } else {
            text
        }
    };
    values.into_iter().map(|value| value.map_or_else(String::new, cell)).collect()
}

/// The decimals that `value` needs where `largest` gets four significant digits.
fn decimals(value: f64, largest: f64) -> usize {
    let most = if largest > 0.0 { 4.0 - largest.log10().ceil() } else { 0.0 };
    let scale = |decimals: usize| value * 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let exact = |decimals: &usize| {
        let scaled = scale(*decimals);
        (scaled - scaled.round()).abs() < 1e-9 * scaled.abs().max(1.0)
    };
    (0..12).find(|d| exact(d) || *d as f64 >= most).unwrap_or(12)
}
