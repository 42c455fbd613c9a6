//! Trained weights, small enough to travel: what speaks for `Lavrov` being a person, hashed and quantised.
//!
//! A weights file begins with lines of text (`# …`: source, licence, figures, and at last `rows columns step`), then an empty
//! line, then its rows: the distance from the row before as a varint, a mask of the columns that are not 0 as two bytes, and
//! those columns as signed bytes, to be multiplied by `step`.

/// A table of hashed rows; a row that is not there is all 0.
#[derive(Debug, Default)]
pub struct Weights {
    columns: usize,
    step: f32,
    /// Two to the power of `32 - shift` rows.
    shift: u32,
    cells: Vec<i8>,
}

impl Weights {
    /// Reads a weights file. It is part of the program, so a bad one is a bug; it then has no rows.
    pub fn parse(file: &[u8]) -> Weights {
        Weights::parsed(file).unwrap_or_default()
    }

    fn parsed(file: &[u8]) -> Option<Weights> {
        let body = file.windows(2).position(|pair| pair == b"\n\n")?;
        let head = std::str::from_utf8(&file[..body]).ok()?;
        let mut sizes = head.lines().last()?.trim_start_matches(['#', ' ']).split(' ');
        let (rows, columns): (usize, usize) = (sizes.next()?.parse().ok()?, sizes.next()?.parse().ok()?);
        let step = sizes.next()?.parse().ok()?;
        let mut cells = vec![0; rows * columns];
        let (mut at, mut row) = (body + 2, 0);
        while at < file.len() {
            row += varint(file, &mut at)?;
            let mask = u16::from_le_bytes([*file.get(at)?, *file.get(at + 1)?]);
            at += 2;
            for column in (0..columns).filter(|column| mask >> column & 1 == 1) {
                *cells.get_mut(row * columns + column)? = *file.get(at)? as i8;
                at += 1;
            }
        }
        Some(Weights { columns, step, shift: 32 - rows.trailing_zeros(), cells })
    }

    /// Writes a weights file: the inverse of [`Weights::parse`]. `head` is lines that begin with `#`.
    pub fn written(head: &str, rows: &[f32], columns: usize, step: f32) -> Vec<u8> {
        let n_rows = rows.len() / columns;
        let mut file = format!("{}\n# {n_rows} {columns} {step}\n\n", head.trim_end()).into_bytes();
        let mut last = 0;
        for (at, row) in rows.chunks(columns).enumerate() {
            let cells: Vec<i8> = row.iter().map(|weight| (weight / step).round().clamp(-127.0, 127.0) as i8).collect();
            let mask = cells.iter().enumerate().fold(0u16, |mask, (column, &cell)| mask | u16::from(cell != 0) << column);
            if mask == 0 {
                continue;
            }
            push_varint(&mut file, at - last);
            last = at;
            file.extend(mask.to_le_bytes());
            file.extend(cells.iter().filter(|&&cell| cell != 0).map(|&cell| cell as u8));
        }
        file
    }

    /// Adds the row of a hash to sums, a column each.
    pub fn add(&self, hash: u32, sums: &mut [i32]) {
        if self.cells.is_empty() {
            return;
        }
        let at = (hash >> self.shift) as usize * self.columns;
        for (sum, &cell) in sums.iter_mut().zip(&self.cells[at..at + self.columns]) {
            *sum += i32::from(cell);
        }
    }

    /// What a sum is in logarithms of odds.
    pub fn odds(&self, sum: i32) -> f32 {
        sum as f32 * self.step
    }
}

fn varint(file: &[u8], at: &mut usize) -> Option<usize> {
    let mut number = 0;
    for shift in (0..28).step_by(7) {
        let byte = *file.get(*at)?;
        *at += 1;
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

fn push_varint(file: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        file.push(number as u8 | 0x80);
        number >>= 7;
    }
    file.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::Weights;

    #[test]
    fn what_is_written_is_read() {
        let mut rows = vec![0.0; 1024 * 3];
        (rows[1], rows[3 * 700 + 2]) = (1.0, -2.5);
        let weights = Weights::parse(&Weights::written("# made by a test", &rows, 3, 0.5));
        let sums = |row: u32| {
            let mut sums = [0; 3];
            weights.add(row << 22, &mut sums);
            sums.map(|sum| weights.odds(sum))
        };
        assert_eq!((sums(0), sums(700), sums(701)), ([0.0, 1.0, 0.0], [0.0, 0.0, -2.5], [0.0; 3]));
    }

    #[test]
    fn a_broken_file_has_no_rows() {
        for file in [&b""[..], b"# 8 3 0.5\n\n\x01", b"no head"] {
            let mut sums = [0; 3];
            Weights::parse(file).add(u32::MAX, &mut sums);
            assert_eq!(sums, [0; 3]);
        }
    }
}
