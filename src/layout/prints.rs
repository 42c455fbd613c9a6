//! Words as numbers, so that lines can be told alike: `Tram line to open` above `Tram line to open in spring`.

use super::lines::Line;
use rustc_hash::FxHashMap;

/// How often a number was seen.
pub type Count = FxHashMap<u64, u32>;

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
