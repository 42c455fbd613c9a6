//! Words as numbers, so that lines can be told alike: `Tram line to open` above `Tram line to open in spring`.

use super::lines::Line;
use rustc_hash::FxHashMap;

/// How often a number was seen.
pub type Count = FxHashMap<u64, u32>;

/// How often each of many numbers was seen, up to 255 times: a table with room for all, made once, so that it never grows.
pub struct Tally {
    /// The upper half of a number, or nothing; a number that finds its place taken goes to the next.
    keys: Vec<u32>,
    counts: Vec<u8>,
    shift: u32,
}

impl Tally {
    /// A table for at most `n` numbers.
    pub fn of(n: usize) -> Tally {
        let room = (n * 2).next_power_of_two().max(16);
        Tally { keys: vec![0; room], counts: vec![0; room], shift: 64 - room.trailing_zeros() }
    }

    pub fn add(&mut self, number: u64) {
        let at = self.place(number);
        self.keys[at] = Tally::key(number);
        self.counts[at] = self.counts[at].saturating_add(1);
    }

    pub fn count(&self, number: u64) -> u8 {
        self.counts[self.place(number)]
    }

    /// Where a number stands, or would stand. Half of the places are free, so the walk is short and ends.
    fn place(&self, number: u64) -> usize {
        let key = Tally::key(number);
        let mut at = (number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize;
        while self.counts[at] > 0 && self.keys[at] != key {
            at = (at + 1) % self.keys.len();
        }
        at
    }

    fn key(number: u64) -> u32 {
        (number >> 32) as u32
    }
}

/// Every word of the page as a number, the same in capitals and small letters, line by line.
pub struct Prints {
    words: Vec<u64>,
    /// Where each line's words begin; one more at the end.
    starts: Vec<usize>,
}

/// Marks the number of a word of four bytes or more.
const LONG: u64 = 1;
const FNV: u64 = 0xcbf2_9ce4_8422_2325;

impl Prints {
    pub fn of(lines: &[Line]) -> Prints {
        let mut prints = Prints { words: Vec::new(), starts: vec![0] };
        for line in lines {
            cut(line.text, &mut prints.words);
            prints.starts.push(prints.words.len());
        }
        prints
    }

    /// The words of a line.
    pub fn words(&self, i: usize) -> &[u64] {
        &self.words[self.starts[i]..self.starts[i + 1]]
    }

    /// A number that two lines with the same letters and digits share.
    pub fn print(&self, i: usize) -> u64 {
        mixed(self.words(i))
    }

    /// A number for each run of five words.
    pub fn runs(&self, i: usize) -> impl Iterator<Item = u64> + use<'_> {
        self.words(i).windows(5).map(mixed)
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

    /// A number for a line's first two words, if it has more.
    pub fn start(&self, i: usize) -> Option<u64> {
        let words = self.words(i);
        (words.len() > 2).then(|| mixed(&words[..2]))
    }
}

fn mixed(words: &[u64]) -> u64 {
    words.iter().fold(FNV, |print, word| (print ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(5))
}

fn cut(text: &str, found: &mut Vec<u64>) {
    let (mut hash, mut n) = (FNV, 0usize);
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            (hash, n) = ((hash ^ u64::from(c.to_ascii_lowercase() as u32)).wrapping_mul(0x0100_0000_01b3), n + 1);
        } else if !c.is_ascii() && c.is_alphanumeric() {
            for c in c.to_lowercase() {
                (hash, n) = ((hash ^ u64::from(c as u32)).wrapping_mul(0x0100_0000_01b3), n + c.len_utf8());
            }
        } else if n > 0 {
            found.push(numbered(hash, n));
            (hash, n) = (FNV, 0);
        }
    }
    if n > 0 {
        found.push(numbered(hash, n));
    }
}

fn numbered(hash: u64, n: usize) -> u64 {
    hash & !LONG | u64::from(n >= 4)
}
