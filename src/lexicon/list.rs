//! One word list: an entry a line, `#` comments, `word = meaning` where a word has one.

use rustc_hash::{FxHashMap, FxHashSet};

/// Words, and what each means where the list says so.
#[derive(Debug, Default)]
pub struct List {
    /// Keys in lower case.
    entries: FxHashMap<&'static str, &'static str>,
    /// Words of the longest entry.
    longest: usize,
    /// First words of the entries, in a list of phrases.
    heads: FxHashSet<&'static str>,
    /// For a first letter and for a last one, in whatever case, a bit a length that entries have: most words are turned
    /// away by them without being hashed.
    starts: [u32; 32],
    ends: [u32; 32],
}

/// No word that is looked up in any case is longer.
const LONGEST_WORD: usize = 31;

impl List {
    /// Reads a list. Its lines are in the program, so a bad one is a bug that `tests/layers.rs` finds.
    pub fn parse(source: &'static str) -> List {
        let lines = source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let entries: FxHashMap<_, _> =
            lines.map(|line| line.split_once(" = ").map_or((line, ""), |(word, meaning)| (word.trim(), meaning.trim()))).collect();
        let longest = entries.keys().map(|key| key.split(' ').count()).max().unwrap_or(0);
        List::of(entries, longest)
    }

    fn of(entries: FxHashMap<&'static str, &'static str>, longest: usize) -> List {
        let (mut starts, mut ends) = ([0; 32], [0; 32]);
        for key in entries.keys().filter(|key| !key.is_empty() && key.len() <= LONGEST_WORD) {
            let (first, last) = outline(key);
            starts[first] |= 1 << key.len();
            ends[last] |= 1 << key.len();
        }
        List { entries, longest, heads: FxHashSet::default(), starts, ends }
    }

    /// Reads a list whose entries are looked up word by word, so that it is known which words begin one.
    pub fn phrases(source: &'static str) -> List {
        let list = List::parse(source);
        let heads = list.entries.keys().map(|key| key.split([' ', '.', '\'']).next().unwrap_or(key)).collect();
        List { heads, ..list }
    }

    /// The first words of the entries of several lists, as one list.
    pub fn heads_of(lists: &[&List]) -> List {
        let head = |key: &'static str| (key.split([' ', '.', '\'']).next().unwrap_or(key), "");
        let entries = lists.iter().flat_map(|list| list.entries.keys()).map(|key| head(key)).collect();
        List::of(entries, 1)
    }

    /// Whether an entry of a list of phrases begins with this word.
    pub fn begins(&self, word: &str) -> bool {
        self.heads.contains(word)
    }

    /// Whether the list has this word. `word` is in the case of the list, which is lower unless its head says otherwise.
    pub fn has(&self, word: &str) -> bool {
        self.entries.contains_key(word)
    }

    /// What a word means; the empty string for a word without a meaning.
    pub fn meaning(&self, word: &str) -> Option<&'static str> {
        self.entries.get(word).copied()
    }

    /// A word as the list holds it, to keep without a copy.
    pub fn key(&self, word: &str) -> Option<&'static str> {
        self.entries.get_key_value(word).map(|(key, _)| *key)
    }

    /// What a word means, in whatever case it stands.
    pub fn look_up(&self, word: &str) -> Option<&'static str> {
        if word.is_empty() || word.len() > LONGEST_WORD {
            return None;
        }
        let (first, last) = outline(word);
        if self.starts[first] & self.ends[last] & 1 << word.len() == 0 {
            return None;
        }
        if !word.bytes().any(|b| b.is_ascii_uppercase()) {
            return self.meaning(word);
        }
        let mut room = [0; LONGEST_WORD];
        let lower = room.get_mut(..word.len())?;
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.meaning(std::str::from_utf8(lower).ok()?)
    }

    /// How many words the longest entry has, so a search for phrases knows when to stop.
    pub fn longest(&self) -> usize {
        self.longest
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.entries.iter().map(|(&word, &meaning)| (word, meaning))
    }
}

/// The low bits of the first and the last byte, which are the same in both cases of a letter.
fn outline(word: &str) -> (usize, usize) {
    let bits = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or(0) & 31);
    (bits(word.as_bytes().first()), bits(word.as_bytes().last()))
}
