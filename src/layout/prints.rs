//! Words as numbers, so that lines can be told alike: `Tram line to open` above `Tram line to open in spring`.

use super::lines::Line;
use rustc_hash::FxHashMap;

/// How often a number was seen.
pub type Count = FxHashMap<u64, u32>;

/// How often each of many numbers was seen, up to three times: a table with room for all, made once, so that it never grows.
pub struct Tally {
    /// The upper bits of a number and how often it was seen, or 0; a number that finds its place taken goes to the next.
    cells: Vec<u32>,
    shift: u32,
}

impl Tally {
    /// The bits of a cell that count.
    const TIMES: u32 = 3;

    /// A table for at most `n` numbers.
    pub fn of(n: usize) -> Tally {
        let room = (n * 3 / 2).next_power_of_two().max(16);
        Tally { cells: vec![0; room], shift: 64 - room.trailing_zeros() }
    }

    pub fn add(&mut self, number: u64) {
        let at = self.place(number);
        let times = self.cells[at] & Tally::TIMES;
        self.cells[at] = Tally::key(number) | (times + 1).min(Tally::TIMES);
    }

    pub fn count(&self, number: u64) -> u32 {
        self.cells[self.place(number)] & Tally::TIMES
    }

    /// Where a number stands, or would stand. A third of the places are free, so the walk is short and ends.
    fn place(&self, number: u64) -> usize {
        let key = Tally::key(number);
        let mut at = (number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize;
        while self.cells[at] != 0 && self.cells[at] & !Tally::TIMES != key {
            at = (at + 1) & (self.cells.len() - 1);
        }
        at
    }

    fn key(number: u64) -> u32 {
        (number >> 32) as u32 & !Tally::TIMES
    }
}

/// Every word of the page as a number, the same in capitals and small letters, line by line.
pub struct Prints {
    words: Vec<u64>,
    /// Where each line's words begin; one more at the end.
    starts: Vec<usize>,
    /// A number for each line, which it shares with those of the same words.
    prints: Vec<u64>,
}

/// Marks the number of a word of four bytes or more.
const LONG: u64 = 1;
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

impl Prints {
    pub fn of(lines: &[Line]) -> Prints {
        // `Ann's` and `two-day` are two words here.
        let n_words = lines.iter().map(|line| line.n_words).sum::<usize>() * 6 / 5;
        let mut prints = Prints { words: Vec::with_capacity(n_words), starts: vec![0], prints: Vec::with_capacity(lines.len()) };
        for (i, line) in lines.iter().enumerate() {
            cut(line.text, &mut prints.words);
            prints.starts.push(prints.words.len());
            prints.prints.push(mixed(prints.words(i)));
        }
        prints
    }

    /// The words of a line.
    pub fn words(&self, i: usize) -> &[u64] {
        &self.words[self.starts[i]..self.starts[i + 1]]
    }

    /// A number that two lines with the same letters and digits share.
    pub fn print(&self, i: usize) -> u64 {
        self.prints[i]
    }

    /// A number for each run of five words. Its words are mixed already, so they need only be kept apart.
    pub fn runs(&self, i: usize) -> impl Iterator<Item = u64> + use<'_> {
        self.words(i).windows(5).map(|run| run.iter().fold(0u64, |print, word| print.rotate_left(13) ^ word))
    }

    /// A number for each longer word.
    pub fn long_words(&self, i: usize) -> impl Iterator<Item = u64> + use<'_> {
        self.words(i).iter().copied().filter(|word| word & LONG == LONG)
    }

    /// A number for a line's first two words, as a name.
    pub fn name(&self, i: usize) -> Option<u64> {
        self.words(i).get(..2).map(mixed)
    }

    /// The same for the second and the third: the name behind `By`.
    pub fn name_behind(&self, i: usize) -> Option<u64> {
        self.words(i).get(1..3).map(mixed)
    }

    /// Whether both lines begin with the same four words.
    pub fn echoes(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.words(a), self.words(b));
        a.len() >= 4 && b.len() >= 4 && a[..4] == b[..4]
    }

    /// A number for a line's first four words.
    pub fn head(&self, i: usize) -> Option<u64> {
        self.words(i).get(..4).map(mixed)
    }

    /// A number for a line's first two words, if it has more.
    pub fn start(&self, i: usize) -> Option<u64> {
        let words = self.words(i);
        (words.len() > 2).then(|| mixed(&words[..2]))
    }
}

fn mixed(words: &[u64]) -> u64 {
    words.iter().fold(SEED, |print, word| (print ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(5))
}

/// Adds the numbers of a line's words: runs of letters and digits.
fn cut(text: &str, found: &mut Vec<u64>) {
    let mut word = Word::default();
    let mut rest = text.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        if byte.is_ascii_alphanumeric() {
            word.push(byte.to_ascii_lowercase());
        } else if byte.is_ascii() {
            found.extend(word.take());
        } else {
            let at = text.len() - rest.len() - 1;
            let c = text[at..].chars().next().unwrap_or(' ');
            rest = &text.as_bytes()[at + c.len_utf8()..];
            if c.is_alphanumeric() {
                let mut room = [0; 4];
                c.to_lowercase().for_each(|c| c.encode_utf8(&mut room).bytes().for_each(|byte| word.push(byte)));
            } else {
                found.extend(word.take());
            }
        }
    }
    found.extend(word.take());
}

/// A word so far: eight bytes at a time go into its number.
#[derive(Default)]
struct Word {
    hash: u64,
    bytes: u64,
    n: usize,
}

impl Word {
    fn push(&mut self, byte: u8) {
        self.bytes = self.bytes << 8 | u64::from(byte);
        self.n += 1;
        if self.n.is_multiple_of(8) {
            self.hash = mixed(&[self.hash, self.bytes]);
            self.bytes = 0;
        }
    }

    /// Its number, if it has a letter; then it begins again.
    fn take(&mut self) -> Option<u64> {
        let Word { hash, bytes, n } = std::mem::take(self);
        (n > 0).then(|| mixed(&[hash, bytes]) & !LONG | u64::from(n >= 4))
    }
}
