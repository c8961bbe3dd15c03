//! The numbers behind a figure, which a listing writes beside it as CSV.

/// How the name of such a file ends; before it stands the figure's.
pub const ENDING: &str = ".csv";

/// A table with a heading for each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// What each column holds.
    pub head: Vec<String>,
    /// The rows, each with a cell for every column. The first cell says what the row is about.
    pub rows: Vec<Vec<String>>,
}

impl Numbers {
    /// Read CSV as RFC 4180 has it, headings first. The error says what is wrong with it, to come
    /// after its name.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let mut records = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| format!("cannot be read: {error}"))?;
            let line = record.position().map_or(0, csv::Position::line);
            records.push((line, record.iter().map(str::to_owned).collect::<Vec<_>>()));
        }
        let mut records = records.into_iter();
        let Some((_, head)) = records.next() else { return Err("is empty".to_owned()) };
        if let Some(at) = head.iter().position(String::is_empty) {
            return Err(format!("has no heading for column {}", at + 1));
        }
        let mut rows = Vec::new();
        for (line, row) in records {
            if row.len() != head.len() {
                let (cells, headings) = (counted(row.len(), "cell"), counted(head.len(), "column"));
                return Err(format!("has {cells} in line {line} and {headings}"));
            }
            rows.push(row);
        }
        if rows.is_empty() {
            return Err("has headings and no rows".to_owned());
        }
        Ok(Self { head, rows })
    }

    /// Whether every cell of a column that is not empty is a number.
    pub fn is_numeric(&self, column: usize) -> bool {
        let cell = |row: &Vec<String>| {
            row.get(column).is_none_or(|cell| cell.is_empty() || cell.parse::<f64>().is_ok())
        };
        self.rows.iter().all(cell)
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_rows_are_read() {
        let numbers = Numbers::parse("\u{feff}x,\"a, b\"\r\n1, 2.5\r\n2,\r\n").expect("CSV");
        assert_eq!(numbers.head, ["x", "a, b"]);
        assert_eq!(numbers.rows, [["1", "2.5"], ["2", ""]]);
        assert!(numbers.is_numeric(0) && numbers.is_numeric(1));
        assert!(!Numbers::parse("x\none\n").expect("CSV").is_numeric(0));
    }

    #[test]
    fn what_is_no_table_is_named() {
        for (text, error) in [
            ("", "is empty"),
            ("x,y\n", "has headings and no rows"),
            ("x,\n1,2\n", "has no heading for column 2"),
            ("x,y\n1,2\n3\n", "has 1 cell in line 3 and 2 columns"),
            ("x\n1,2\n", "has 2 cells in line 2 and 1 column"),
        ] {
            assert_eq!(Numbers::parse(text).expect_err(text), error);
        }
    }
}
