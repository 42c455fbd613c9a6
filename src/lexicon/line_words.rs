//! What the lists say of a word when a page's lines are told apart, in one look: `the` is small, `pictured` is a caption's.

use super::List;
use rustc_hash::FxHashMap;

/// Marks of a word, a bit each.
pub mod mark {
    pub const SMALL: u16 = 1;
    pub const VERB: u16 = 2;
    pub const ASKS: u16 = 4;
    pub const YOU: u16 = 8;
    pub const WE: u16 = 16;
    pub const PICTURE: u16 = 32;
    pub const JOB: u16 = 64;
    /// Begins a phrase by which a page speaks of itself.
    pub const PAGE: u16 = 128;
    /// Tells that somebody said something.
    pub const SAID: u16 = 256;
    /// Goes on with a phrase by which a page speaks of itself.
    pub const PAGE_NEXT: u16 = 512;
}

/// Words of several lists, with what each list says as marks.
#[derive(Debug, Default)]
pub struct LineWords {
    marks: FxHashMap<&'static str, u16>,
    /// The same for words of up to eight bytes, which most are: the bytes themselves are the key.
    short: FxHashMap<u64, u16>,
    /// The words alone, in whose outlines most others do not fit.
    words: List,
}

impl LineWords {
    pub fn of(small: &List, picture: &List, byline: &List, page: &List) -> LineWords {
        let mut marks: FxHashMap<&'static str, u16> = FxHashMap::default();
        let mut mark = |word, mark| *marks.entry(word).or_insert(0) |= mark;
        small.iter().for_each(|(word, meaning)| mark(word, mark::SMALL | of_small(meaning)));
        picture.iter().for_each(|(word, _)| mark(word, mark::PICTURE));
        byline.iter().filter(|(_, meaning)| *meaning == "job").for_each(|(word, _)| mark(word, mark::JOB));
        page.heads().for_each(|word| mark(word, mark::PAGE));
        page.iter().flat_map(|(phrase, _)| phrase.split(' ').skip(1)).for_each(|word| mark(word, mark::PAGE_NEXT));
        let words = List::of(marks.keys().map(|&word| (word, "")).collect(), 1);
        let short = marks.iter().filter_map(|(word, &marks)| Some((packed(word)?, marks))).collect();
        LineWords { marks, short, words }
    }

    /// The marks of a word, in whatever case it stands.
    pub fn marks(&self, word: &str) -> u16 {
        if !self.words.fits(word) {
            return 0;
        }
        let marks = match packed(word) {
            Some(bytes) => self.short.get(&bytes).copied(),
            None => self.words.in_lower_case(word, |word| self.marks.get(word).copied()),
        };
        marks.unwrap_or(0)
    }
}

/// The bytes of a word of one to eight, in small letters: its first four and its last four, which may overlap. No loop, since
/// how often it runs is nothing that a processor can guess.
fn packed(word: &str) -> Option<u64> {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let (bytes, n) = (word.as_bytes(), word.len());
    let at = |i: usize| u64::from(bytes[i]) << (8 * i);
    let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) if n <= 8 => Some(four(first) | four(last) << (8 * (n - 4)) | SMALL),
        (None, None) if n > 0 => Some(at(0) | at(n / 2) | at(n - 1) | SMALL),
        _ => None,
    }
}

fn of_small(meaning: &str) -> u16 {
    match meaning {
        "verb" => mark::VERB,
        "said" => mark::VERB | mark::SAID,
        "asks" => mark::ASKS,
        "you" => mark::YOU,
        "we" => mark::WE,
        _ => 0,
    }
}
