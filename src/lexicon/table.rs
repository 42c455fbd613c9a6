//! A table of numbers with named rows and columns: weights that a person can read.

use rustc_hash::FxHashMap;

/// Numbers by row and column. The first line that is no comment names the columns; an empty cell is written `.` and is 0.
#[derive(Debug, Default)]
pub struct Table {
    columns: Vec<&'static str>,
    rows: FxHashMap<&'static str, Vec<f32>>,
}

impl Table {
    /// Reads a table. Its lines are in the program, so a bad one is a bug that `tests/layers.rs` finds.
    pub fn parse(source: &'static str) -> Table {
        let mut lines = source.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        let columns = lines.next().unwrap_or("").split_whitespace().skip(1).collect();
        let rows = lines.filter_map(|line| {
            let mut cells = line.split_whitespace();
            Some((cells.next()?, cells.map(|cell| cell.parse().unwrap_or(0.0)).collect()))
        });
        Table { columns, rows: rows.collect() }
    }

    /// Where a column stands.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| *column == name)
    }

    /// A cell; 0 where there is none.
    pub fn at(&self, row: &str, column: usize) -> f32 {
        self.rows.get(row).and_then(|cells| cells.get(column)).copied().unwrap_or(0.0)
    }
}
