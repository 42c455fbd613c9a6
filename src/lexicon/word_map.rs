//! Words with what is known of each, short ones as numbers: `said` is found as fast as a number is, and most words are short.

use rustc_hash::FxHashMap;
use std::borrow::Borrow;
use std::hash::Hash;

/// What is known of each word.
#[derive(Debug)]
pub struct WordMap<K, T> {
    /// Of words that [`packed`] takes.
    short: FxHashMap<u64, T>,
    long: FxHashMap<K, T>,
}

impl<K, T> Default for WordMap<K, T> {
    fn default() -> Self {
        WordMap { short: FxHashMap::default(), long: FxHashMap::default() }
    }
}

impl<K: Borrow<str> + Hash + Eq, T> WordMap<K, T> {
    pub fn get(&self, word: &str) -> Option<&T> {
        match packed(word) {
            Some(number) => self.short.get(&number),
            None => self.long.get(word),
        }
    }

    /// What is known of a word that the map has in small letters, in whatever case it stands.
    pub fn look_up(&self, word: &str) -> Option<&T> {
        match packed(word) {
            Some(number) => self.short.get(&in_small_letters(number)),
            None if word.bytes().any(|b| b.is_ascii_uppercase()) => self.long.get(word.to_ascii_lowercase().as_str()),
            None => self.long.get(word),
        }
    }

    pub fn insert(&mut self, word: K, known: T) {
        match packed(word.borrow()) {
            Some(number) => self.short.insert(number, known),
            None => self.long.insert(word, known),
        };
    }

    /// What is known of a word, to add to.
    pub fn entry(&mut self, word: K) -> &mut T
    where
        T: Default,
    {
        match packed(word.borrow()) {
            Some(number) => self.short.entry(number).or_default(),
            None => self.long.entry(word).or_default(),
        }
    }

    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.short.values().chain(self.long.values())
    }
}

/// A word of one to eight bytes as a number, its own: the first four and the last four bytes, which may overlap. No loop, since
/// how often it runs is nothing that a processor can guess.
pub(super) fn packed(word: &str) -> Option<u64> {
    let (bytes, n) = (word.as_bytes(), word.len());
    let at = |i: usize| u64::from(bytes[i]) << (8 * i);
    let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    // A byte that no text has stands behind the last.
    let end = |n: usize| 0xFF << (8 * n);
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) if n == 8 => Some(four(first) | four(last) << 32),
        (Some(first), Some(last)) if n < 8 => Some(four(first) | four(last) << (8 * (n - 4)) | end(n)),
        (None, None) if n > 0 => Some(at(0) | at(n / 2) | at(n - 1) | end(n)),
        _ => None,
    }
}

/// Eight bytes at once: a byte from A to Z gets the bit of small letters.
fn in_small_letters(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let low = bytes & (0x7F * EACH);
    // The upper bit of a byte says: from A on, and past Z.
    let (from_a, past_z) = (low + (0x80 - u64::from(b'A')) * EACH, low + (0x7F - u64::from(b'Z')) * EACH);
    bytes | (from_a & !past_z & !bytes & (0x80 * EACH)) >> 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_words_share_a_number() {
        let words = ["a", "aa", "aaa", "aaaa", "aaaaa", "aaaaaa", "aaaaaaa", "aaaaaaaa", "a\0", "ab", "ba", "abcdefgh", "abcdefg"];
        let mut numbers: Vec<u64> = words.iter().filter_map(|word| packed(word)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), words.len());
        assert_eq!((packed(""), packed("aaaaaaaaa")), (None, None));
    }

    #[test]
    fn only_capitals_are_made_small() {
        let bytes: Vec<u8> = (0..=255).collect();
        for chunk in bytes.chunks(8) {
            let eight = |bytes: &[u8]| bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
            assert_eq!(in_small_letters(eight(chunk)), eight(&chunk.to_ascii_lowercase()));
        }
    }

    #[test]
    fn long_words_and_short_are_found() {
        let mut map: WordMap<&str, u8> = WordMap::default();
        ["", "the", "minister", "ministers"].into_iter().zip(1..).for_each(|(word, n)| map.insert(word, n));
        *map.entry("the") += 10;
        assert_eq!(
            ["", "the", "minister", "ministers", "them"].map(|word| map.get(word).copied()),
            [Some(1), Some(12), Some(3), Some(4), None]
        );
        assert_eq!(["The", "MINISTER", "Ministers", "THEM"].map(|word| map.look_up(word).copied()), [Some(12), Some(3), Some(4), None]);
    }
}
