//! One word list: an entry a line, `#` comments, `word = meaning` where a word has one.

use super::word_map::WordMap;
use rustc_hash::FxHashSet;

/// Words, and what each means where the list says so.
#[derive(Debug, Default)]
pub struct List {
    /// Words in lower case, each with its meaning.
    entries: WordMap<&'static str, Entry>,
    /// Words of the longest entry.
    longest: usize,
    /// First words of the entries, in a list of phrases.
    heads: FxHashSet<&'static str>,
    outlines: Outlines,
    head_outlines: Outlines,
}

/// A word of a list and what it means.
type Entry = (&'static str, &'static str);

/// For a first letter and for a last one, in whatever case, a bit a length that words have: most others are turned away by
/// them without being hashed.
#[derive(Debug, Default)]
struct Outlines {
    starts: [u32; 32],
    ends: [u32; 32],
}

impl Outlines {
    fn of(words: impl Iterator<Item = &'static str>) -> Outlines {
        let mut outlines = Outlines::default();
        for word in words.filter(|word| !word.is_empty() && word.len() <= LONGEST_WORD) {
            let (first, last) = outline(word);
            outlines.starts[first] |= 1 << word.len();
            outlines.ends[last] |= 1 << word.len();
        }
        outlines
    }

    /// Whether a word of this length, with these ends, may be one of them.
    fn fit(&self, word: &str) -> bool {
        let (first, last) = outline(word);
        !word.is_empty() && word.len() <= LONGEST_WORD && self.starts[first] & self.ends[last] & 1 << word.len() != 0
    }
}

/// No word with outlines is longer.
const LONGEST_WORD: usize = 31;

impl List {
    /// Reads a list. Its lines are in the program, so a bad one is a bug that `tests/layers.rs` finds.
    pub fn parse(source: &'static str) -> List {
        let lines = source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        List::of(lines.map(|line| line.split_once(" = ").map_or((line, ""), |(word, meaning)| (word.trim(), meaning.trim()))))
    }

    /// Of a word that stands in a list twice, the last counts.
    pub(super) fn of(words: impl Iterator<Item = Entry>) -> List {
        let mut list = List::default();
        words.for_each(|(word, meaning)| list.entries.insert(word, (word, meaning)));
        list.longest = list.iter().map(|(word, _)| word.split(' ').count()).max().unwrap_or(0);
        list.outlines = Outlines::of(list.iter().map(|(word, _)| word));
        list
    }

    /// Reads a list whose entries are looked up word by word, so that it is known which words begin one.
    pub fn phrases(source: &'static str) -> List {
        let list = List::parse(source);
        let heads: FxHashSet<_> = list.iter().map(|(key, _)| head(key)).collect();
        List { head_outlines: Outlines::of(heads.iter().copied()), heads, ..list }
    }

    /// The first words of the entries of several lists, as one list.
    pub fn heads_of(lists: &[&List]) -> List {
        List::of(lists.iter().flat_map(|list| list.iter()).map(|(key, _)| (head(key), "")))
    }

    /// Whether an entry of a list of phrases begins with this word.
    pub fn begins(&self, word: &str) -> bool {
        (self.head_outlines.fit(word) || word.len() > LONGEST_WORD) && self.heads.contains(word)
    }

    /// The words that begin an entry of a list of phrases.
    pub fn heads(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.heads.iter().copied()
    }

    /// Whether the list has this word. `word` is in the case of the list, which is lower unless its head says otherwise.
    pub fn has(&self, word: &str) -> bool {
        self.could_have(word) && self.entries.get(word).is_some()
    }

    /// What a word means; the empty string for a word without a meaning.
    pub fn meaning(&self, word: &str) -> Option<&'static str> {
        if self.could_have(word) { self.entries.get(word).map(|(_, meaning)| *meaning) } else { None }
    }

    /// Whether a word that is not long has the outlines of one of the list, in whatever case it stands.
    pub(super) fn fits(&self, word: &str) -> bool {
        self.outlines.fit(word)
    }

    fn could_have(&self, word: &str) -> bool {
        self.outlines.fit(word) || word.len() > LONGEST_WORD
    }

    /// A word as the list holds it, to keep without a copy.
    pub fn key(&self, word: &str) -> Option<&'static str> {
        self.entries.get(word).map(|(key, _)| *key)
    }

    /// What a word means, in whatever case it stands.
    pub fn look_up(&self, word: &str) -> Option<&'static str> {
        if self.fits(word) { self.entries.look_up(word).map(|(_, meaning)| *meaning) } else { None }
    }

    /// How many words the longest entry has, so a search for phrases knows when to stop.
    pub fn longest(&self) -> usize {
        self.longest
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.entries.values().copied()
    }
}

/// The first word of an entry.
fn head(key: &'static str) -> &'static str {
    key.split([' ', '.', '\'']).next().unwrap_or(key)
}

/// The low bits of the first and the last byte, which are the same in both cases of a letter.
fn outline(word: &str) -> (usize, usize) {
    let bits = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or(0) & 31);
    (bits(word.as_bytes().first()), bits(word.as_bytes().last()))
}
